"""Builds a workspace of simple plans as a process of its own: python -m tests.kg.building ROOT JOBS."""

from __future__ import annotations

import sys
from pathlib import Path

from kg.build import Means, build_store, cache_folder, crew
from kg.errors import KgError
from kg.workspace import find_workspace
from tests.kg.simple import VERSION, read_simple


def main(root: Path, jobs: int) -> int:
    """Build by so many processes, even where there is little to do, and return the exit code of `kg`."""
    crew.FEWEST = crew.CHUNK = 1
    here = find_workspace(root)
    try:
        report = build_store(here, Means(read_simple, VERSION, cache=cache_folder(here.store), jobs=jobs), here.store)
    except KgError as error:
        sys.stderr.write(f"{error}; {error.hint}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    sys.stdout.write(f"{report.anew[0]} {report.anew[1]} {report.content}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
