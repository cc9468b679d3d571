"""`kg init`: makes a workspace, empty or with the five sample documents."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Annotated

import typer

from kg.cli.place import program_name
from kg.cli.words import say
from kg.errors import ManifestError
from kg.resources import data_folder
from kg.workspace import CORRECTIONS, CURATION, MANIFEST, read_manifest

_EMPTY = """\
# The plans of this workspace: one [[plan]] per document, in the folder of this file.
# `kg add FILE` copies a document here and adds its row; or write one yourself:
#
# [[plan]]
# id = "list2020"               # part of its IRI: letters, digits, hyphen
# file = "list2020.txt"         # the document, beside this manifest
# year = 2020                   # the year that the plan is for
# series = "task-list"          # the series of yearly plans it belongs to, a key below
# issuer = "国家知识产权局"       # who issued it, where the text does not say
# organisation = "国家知识产权局" # whose departments are meant where the text names no parent
# level = "national"            # national, provincial or city
#
# [series.task-list]
# title = "推动知识产权高质量发展任务清单"
"""


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="init.folder", show_default=False)] = Path(),
    *,
    sample: Annotated[bool, typer.Option("--sample", help="init.sample")] = False,
) -> int:
    """Make a workspace in a folder."""
    make_workspace(folder, sample=sample)
    sys.stdout.write(say("made workspace", folder=folder) + "\n")
    step = "" if folder == Path() else f"cd {folder} && "
    sys.stdout.write(f"{say('next')}\n  {step}{program_name()} {'build' if sample else 'add FILE'}\n")
    return 0


def make_workspace(folder: Path, *, sample: bool) -> None:
    """Make `folder` a workspace; its corpus appears whole or not at all.

    Raises `ManifestError` if it is one already, or is no folder; `OSError` if it cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise ManifestError(f"{folder} is a file, not a folder", hint="choose another folder")
    if (folder / MANIFEST).exists():
        raise ManifestError(
            f"{folder} is a workspace already", hint="go there and run kg build, or choose another folder"
        )
    corpus = folder / MANIFEST.parent
    if corpus.exists():
        raise ManifestError(f"{corpus} exists and has no {MANIFEST.name}", hint="choose another folder")
    folder.mkdir(parents=True, exist_ok=True)
    if sample:
        _copy_decisions(folder)
    draft = Path(mkdtemp(prefix=".kg-init-", dir=folder))
    try:
        _fill(draft, sample=sample)
        draft.chmod(0o755)
        draft.rename(corpus)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _copy_decisions(folder: Path) -> None:
    """Copy what people decided on the sample, unless the folder has decisions of its own."""
    source = data_folder(CURATION.parent.name)
    for path in (CURATION, CORRECTIONS):
        if not (folder / path).exists():
            (folder / path).parent.mkdir(exist_ok=True)
            shutil.copyfile(source / path.name, folder / path)


def _fill(corpus: Path, *, sample: bool) -> None:
    if not sample:
        (corpus / MANIFEST.name).write_text(_EMPTY, encoding="utf-8")
        return
    source = data_folder("corpus")
    shutil.copyfile(source / MANIFEST.name, corpus / MANIFEST.name)
    for plan in read_manifest(source / MANIFEST.name).plans:
        shutil.copyfile(plan.file, corpus / plan.file.name)
