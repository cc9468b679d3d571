"""Kills `kg build` at fifty random moments, and looks each time that the old store or the new one lies there, whole.

Run it in the project: python -m benchmarks.kills 50. It prints what it found and puts it into RESULTS.md.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from benchmarks.corpora import write_corpus
from benchmarks.results import write_part
from kg.errors import KgError
from kg.store import open_store, read_info

_PLANS = 4
_COMMAND = (sys.executable, "-m", "kg", "build")


def main(times: int) -> None:
    """Kill so many builds, print how the store was found, and keep it."""
    chance = Random(times)  # noqa: S311 - no secret hangs on it
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "office"
        write_corpus(root, _PLANS)
        _finish(root)
        for number in range(times):
            old = _content(root)
            _change(root, number)
            new = _elsewhere(root)
            begun = time.monotonic()
            _finish(root, Path(name) / "timed")
            longest = time.monotonic() - begun
            found[_killed(root, chance.uniform(0, longest), old, new)] += 1
        _finish(root)
        right = _content(root) == _elsewhere(root)
    text = (
        "# Killed builds\n\n"
        f"{times} builds with SIGKILL at a random moment: the old store was there {found['old']} times, the new one "
        f"{found['new']} times, anything else {times - found['old'] - found['new']} times. The build after the last "
        f"one gave {'the bytes of one from nothing' if right else 'OTHER BYTES than one from nothing'}.\n"
    )
    write_part(text)
    print(text)


def _killed(root: Path, seconds: float, old: str, new: str) -> str:
    process = subprocess.Popen(
        _COMMAND, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    try:
        content = _content(root)
    except KgError as error:
        return str(error)
    return "new" if content == new else "old" if content == old else "other"


def _content(root: Path) -> str:
    """The digest of a store, after all of it was read."""
    with open_store(root / ".kg") as store:
        assert len(store.nquads().splitlines()) == read_info(root / ".kg").quads
    return read_info(root / ".kg").content


def _change(root: Path, number: int) -> None:
    file = root / "corpus" / "s0-2020.txt"
    text = file.read_text(encoding="utf-8")
    first = text.index("1．") + 2
    file.write_text(f"{text[:first]}第{number}批{text[first:]}", encoding="utf-8")


def _finish(root: Path, store: Path | None = None) -> None:
    place = () if store is None else ("--store", str(store))
    subprocess.run((*_COMMAND, *place), cwd=root, capture_output=True, check=True)


def _elsewhere(root: Path) -> str:
    """The digest of a build from nothing."""
    store = root.parent / "fresh"
    subprocess.run((*_COMMAND, "--fresh", "--store", str(store)), cwd=root, capture_output=True, check=True)
    content = read_info(store).content
    shutil.rmtree(store)
    return content


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
