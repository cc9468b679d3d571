"""What decides the result of a step is part of its version, so that no change of it goes unnoticed."""

from __future__ import annotations

from pathlib import Path

import grimp
import pytest

from kg.build.versions import ROOMS, digest_files, step_version

WORK = {
    "read": ("loaders", "kg.corrections.apply"),
    "align": ("kg.align.corpus", "kg.align.plans", "kg.align.related"),
    "state": ("kg.build.stating", "kg.build.joining", "kg.build.aligning", "kg.build.deciding"),
}
"""The modules that the work of a step begins in."""
_GRAPH = grimp.build_graph("kg", "loaders")


@pytest.mark.parametrize("step", sorted(WORK))
def test_every_module_that_a_step_imports_is_part_of_its_version(step: str) -> None:
    starts = {module for module in _GRAPH.modules for name in WORK[step] if f"{module}.".startswith(f"{name}.")}
    used = starts.union(*(_GRAPH.find_upstream_modules(module) for module in starts))
    rooms = {room.removesuffix(".py") for room in (*ROOMS[step], *(ROOMS["align"] if step == "state" else ()))}
    # The loaders are counted by whoever hands them in; a package itself holds no rule.
    missing = {module for module in used if module.startswith("kg.") and module.split(".")[1] not in rooms}
    assert sorted(missing) == []


def test_a_version_changes_with_a_file_and_not_with_its_place(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "rules.txt").write_text("农田", encoding="utf-8")
    same = digest_files([tmp_path / "one"])
    assert digest_files([tmp_path / "other"]) == same
    (tmp_path / "other" / "rules.txt").write_text("水利", encoding="utf-8")
    assert digest_files([tmp_path / "other"]) != same


def test_the_versions_of_steps_are_apart() -> None:
    assert len({step_version(step) for step in ROOMS}) == len(ROOMS)
