"""Reads old office documents (DOC, WPS, RTF, ODT) by having LibreOffice turn them into DOCX."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SourceError
from loaders.reading.docx import reader as docx
from loaders.reading.layout import Layout

_SECONDS = 120
_NAMES = ("soffice", "libreoffice")


@dataclass(frozen=True, slots=True)
class Saved:
    """What an old document is turned into: LibreOffice's name of the format, its ending, the package that writes it.

    `old` is the ending of the document where its name has none.
    """

    form: str
    ending: str
    package: str
    old: str

    @property
    def hint(self) -> str:
        """What to do where the document cannot be converted."""
        saved = self.ending.upper()
        return f"install LibreOffice (apt-get install {self.package}), or save the document as {saved} in Word or WPS"


_WORD = Saved("MS Word 2007 XML", "docx", "libreoffice-writer-nogui", old=".doc")


def read_layout(data: bytes, path: Path) -> Layout:
    """Return the text of an old document with its blocks.

    Raises `SourceError` if LibreOffice is not installed, or cannot read the file.
    """
    return docx.read_layout(convert(data, path, _WORD), path)


def convert(data: bytes, path: Path, saved: Saved) -> bytes:
    """Return an old document in the format that is asked for.

    Raises `SourceError` if LibreOffice is not installed, or cannot read the file.
    """
    office = next((found for found in map(shutil.which, _NAMES) if found), None)
    if office is None:
        raise SourceError(f"{path}: an old office document, which is read through LibreOffice", hint=saved.hint)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"document{path.suffix.lower() or saved.old}"
        source.write_bytes(data)
        try:
            _run(office, source, f"{saved.ending}:{saved.form}")
        except subprocess.TimeoutExpired as error:
            raise SourceError(f"{path}: LibreOffice did not read it within {_SECONDS} s", hint=saved.hint) from error
        made = Path(folder) / "out" / f"document.{saved.ending}"
        if not made.is_file():
            form = saved.ending.upper()
            raise SourceError(
                f"{path}: LibreOffice cannot read it", hint=f"open it in Word or WPS and save it as {form}"
            )
        return made.read_bytes()


def _run(office: str, source: Path, form: str) -> None:
    """Convert a file; the conversion has a profile and a folder of its own, and no network."""
    folder = source.parent
    command = [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        form,
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    subprocess.run(  # noqa: S603  # the command is ours; the file lies in a folder of our own
        command, capture_output=True, timeout=_SECONDS, check=False, env={**os.environ, "HOME": str(folder)}
    )
