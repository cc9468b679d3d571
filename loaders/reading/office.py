"""Reads old office documents (DOC, WPS, RTF, ODT) by having LibreOffice turn them into DOCX."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from kg.errors import SourceError
from loaders.reading import docx
from loaders.reading.layout import Layout

_SECONDS = 120
_NAMES = ("soffice", "libreoffice")
_HINT = "install LibreOffice (apt-get install libreoffice-writer-nogui), or save the document as DOCX in Word or WPS"


def read_layout(data: bytes, path: Path) -> Layout:
    """Return the text of an old document with its blocks.

    Raises `SourceError` if LibreOffice is not installed, or cannot read the file.
    """
    office = next((found for found in map(shutil.which, _NAMES) if found), None)
    if office is None:
        raise SourceError(f"{path}: an old office document, which is read through LibreOffice", hint=_HINT)
    with tempfile.TemporaryDirectory() as folder:
        return docx.read_layout(_converted(office, data, path, Path(folder)), path)


def _converted(office: str, data: bytes, path: Path, folder: Path) -> bytes:
    """Return the document as DOCX; the conversion has a profile and a folder of its own, and no network."""
    source = folder / f"document{path.suffix.lower() or '.doc'}"
    source.write_bytes(data)
    command = [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    try:
        subprocess.run(  # noqa: S603  # the command is ours; the file lies in a folder of our own
            command, capture_output=True, timeout=_SECONDS, check=False, env={**os.environ, "HOME": str(folder)}
        )
    except subprocess.TimeoutExpired as error:
        raise SourceError(f"{path}: LibreOffice did not read it within {_SECONDS} s", hint=_HINT) from error
    target = folder / "out" / "document.docx"
    if not target.is_file():
        raise SourceError(f"{path}: LibreOffice cannot read it", hint="open it in Word or WPS and save it as DOCX")
    return target.read_bytes()
