"""Where the project's own files lie, as the tests about the house need them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def own_files() -> tuple[Path, ...]:
    """Return every file of the project that is under version control, or is about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return tuple(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())


def with_suffix(*suffixes: str) -> tuple[Path, ...]:
    """Return the project's files whose name ends so."""
    return tuple(path for path in own_files() if path.suffix in suffixes)


def shown(path: Path) -> str:
    """Return a file's path as it is named in a failed test."""
    return path.relative_to(ROOT).as_posix()


def pages() -> str:
    """Return all that is written for readers: both READMEs and docs/."""
    return "\n".join(path.read_text(encoding="utf-8") for path in with_suffix(".md") if _is_page(path))


def _is_page(path: Path) -> bool:
    return path.parent in (ROOT, ROOT / "docs") and path.name != "CHANGELOG.md"
