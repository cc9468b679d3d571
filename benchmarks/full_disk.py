"""Builds on a small disk of its own (tmpfs) that is full sooner or later, and looks what is left and what is said.

Run it in the project as root: python -m benchmarks.full_disk. It prints a table and puts it into RESULTS.md.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.corpora import write_corpus
from benchmarks.results import write_part
from kg.store import open_store, read_info

_PLANS = 4
_COMMAND = (sys.executable, "-m", "kg", "build", "--jobs", "1", "--lang", "en")
_SHARES = (0.0, 0.02, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 1.0, 1.2)
_LARGE = 1 << 30


def main() -> None:
    """Build on disks with ever more room, print how each build ended and keep it."""
    if os.geteuid() != 0:
        raise SystemExit("a disk can be mounted by root alone; run it as root: sudo python -m benchmarks.full_disk")
    rows = ["# Full disks", "", "A changed document is built again on a disk (tmpfs) with so much room beside the old"]
    rows[-1] += " workspace and store; 100 % is the most that a build was seen to take where there was room enough."
    rows += ["", "| room | exit | said | store afterwards | sources and decisions |", "|---:|---:|---|---|---|"]
    with tempfile.TemporaryDirectory() as name:
        office = Path(name) / "office"
        write_corpus(office, _PLANS)
        _build(office)
        need = _need(office, Path(name) / "disk")
        rows += [_try(office, Path(name) / "disk", share, need) for share in _SHARES]
    text = "\n".join(rows) + "\n"
    write_part(text)
    print(text)


def _need(office: Path, disk: Path) -> int:
    """The bytes that a build takes at its most demanding moment, beside what was there: watched on a large disk."""
    with _mounted(disk, _LARGE):
        shutil.copytree(office, disk / "office")
        _change(disk / "office")
        before = most = _used(disk)
        process = subprocess.Popen(_COMMAND, cwd=disk / "office", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while process.poll() is None:
            most = max(most, _used(disk))
            time.sleep(0.002)
    return most - before


def _try(office: Path, disk: Path, share: float, need: int) -> str:
    old = read_info(office / ".kg").content
    with _mounted(disk, _LARGE):
        root = disk / "office"
        shutil.copytree(office, root)
        _change(root)
        size = _used(disk) + int(share * need)
        subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=True)
        sources = _sources(root)
        done = _build(root)
        said = [line for line in done.stderr.splitlines() if line.startswith("error")]
        kept = "untouched" if _sources(root) == sources else "CHANGED"
        with open_store(root / ".kg") as store:
            whole = len(store.nquads().splitlines()) == read_info(root / ".kg").quads
        which = "the old one" if read_info(root / ".kg").content == old else "the new one"
    first = _told(said[0], disk) if done.returncode and said else ""
    return f"| {share:.0%} | {done.returncode} | {first} | {which}, {'whole' if whole else 'BROKEN'} | {kept} |"


def _told(line: str, disk: Path) -> str:
    """What was said, without what differs from one run to the next."""
    return re.sub(r"(\.kg\.building)-\d+", r"\1", line.replace(str(disk), "…").partition(": While")[0])


@contextmanager
def _mounted(disk: Path, size: int) -> Iterator[None]:
    disk.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def _build(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(_COMMAND, cwd=root, capture_output=True, text=True, check=False)


def _change(root: Path) -> None:
    file = root / "corpus" / "s0-2020.txt"
    text = file.read_text(encoding="utf-8")
    first = text.index("1．") + 2
    file.write_text(f"{text[:first]}第二批{text[first:]}", encoding="utf-8")


def _sources(root: Path) -> dict[str, bytes]:
    folders = (root / "corpus", root / "curation")
    return {str(path): path.read_bytes() for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()}


def _used(disk: Path) -> int:
    found = os.statvfs(disk)
    return (found.f_blocks - found.f_bfree) * found.f_frsize


if __name__ == "__main__":
    main()
