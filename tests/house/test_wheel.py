"""Tests that the wheel holds all that a person needs, and serves one who never saw the repository.

The packages that it needs are lent by the environment of the tests. `make wheel-test` installs them anew
instead, from the lock, by setting WHEEL_TEST=whole.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from kg.workspace import MANIFEST
from tests.house.places import ROOT, own_files, shown

EDITOR = [
    path
    for name in ("yasgui.min.js", "yasgui.min.css")
    if (ROOT / (path := Path("node_modules", "@zazuko", "yasgui", "build", name))).is_file()
]
"""The files of the query editor, where npm has fetched them."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from a copy of the files under version control."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for path in own_files():
        target = source / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    for path in EDITOR:
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, source / path)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def kg(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command of an environment that knows the wheel and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("empty") / "venv"
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    if os.environ.get("WHEEL_TEST") == "whole":
        subprocess.run([*pip, "--require-hashes", "--no-deps", "-r", str(ROOT / "requirements.lock")], check=True)
    else:
        lent = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})["purelib"]
        (Path(lent) / "lent.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
    return folder / "bin" / "kg"


def _plain_environment() -> dict[str, str]:
    """The environment without what a developer may have set."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KG_", "COV"))}


def _run(kg: Path, *arguments: str, at: Path) -> str:
    ran = subprocess.run(
        [str(kg), *arguments],
        cwd=at,
        env={**_plain_environment(), "KG_LANG": "zh"},
        capture_output=True,
        encoding="utf-8",
        timeout=400,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_wheel_holds_code_vocabulary_questions_and_sample_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    data = ("ontology", "queries", "corpus", "curation")
    expected = {shown(p) for p in own_files() if shown(p).startswith(("kg/", "loaders/"))}
    expected |= {f"kg/_data/{shown(p)}" for p in own_files() if shown(p).startswith(tuple(f"{d}/" for d in data))}
    expected |= {f"kg/_data/scripts/{path.name}" for path in EDITOR}
    assert held == expected
    assert f"kg/_data/{MANIFEST.as_posix()}" in held
    assert not [
        name for name in held if "test" in Path(name).parts or (name.startswith("kg/_data/") and name.endswith(".py"))
    ]


def test_the_wheel_names_its_command_licence_and_types(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        about = {Path(name).name: archive.read(name).decode() for name in archive.namelist() if ".dist-info/" in name}
        names = archive.namelist()
    assert "kg = kg.cli:main" in about["entry_points.txt"]
    assert "License-Expression: Apache-2.0" in about["METADATA"]
    assert {"kg/py.typed", "loaders/py.typed"} <= set(names)


def test_a_person_who_never_saw_the_repository_gets_as_far(kg: Path, tmp_path: Path) -> None:
    _run(kg, "init", "try", "--sample", at=tmp_path)
    folder = tmp_path / "try"
    assert "list2020" in _run(kg, "build", at=folder)
    assert "125" in _run(kg, "query", "plan-counts", at=folder)
    traced = _run(kg, "trace", "大保护格局", at=folder)
    assert "任务 10  加快构建知识产权大保护格局" in traced
    assert "没有问题" in _run(kg, "validate", at=folder)
    where = subprocess.run(
        [str(kg.parent / "python"), "-c", "import kg; print(kg.__file__)"],
        cwd=tmp_path, env=_plain_environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert str(kg.parent.parent) in where.stdout
