"""Tests of human decisions on links: read, written, obeyed, and named by line where they cannot be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.align import align, apply_curation, curation_text, read_curation
from kg.align.curation import Decision, parse_curation
from kg.errors import CurationError
from kg.links import Alignment, Change, ElementRef, Link, Status
from tests.kg.plans import FARM_2022, FARM_2023

HEADER = "subject_id\tpredicate_modifier\tpredicate_id\tobject_id\tmapping_justification\tchange\treviewer_label\n"
MANUAL = "semapv:ManualMappingCuration"
PLANS = {"farm2022": FARM_2022, "farm2023": FARM_2023}
FARM = align(FARM_2022, FARM_2023, relation="continues")


def _row(earlier: str, later: str, modifier: str = "", change: str = "", reviewer: str = "王丽") -> str:
    cells = (f"plan:farm2023/{later}", modifier, "kg:continues", f"plan:farm2022/{earlier}", MANUAL, change, reviewer)
    return "\t".join(cells) + "\n"


def _ref(path: str) -> ElementRef:
    plan, kind, number = path.split("/")
    return ElementRef(plan, "task" if kind == "task" else "measure", (number,))


def _decision(earlier: str, later: str, *, confirmed: bool = True) -> Decision:
    return Decision(_ref(f"farm2022/{earlier}"), _ref(f"farm2023/{later}"), "continues", confirmed, "王丽")


def _curate(text: str) -> tuple[Alignment, list[str]]:
    curated = apply_curation((FARM,), parse_curation(text), PLANS)
    return curated.alignments[0], [f"{problem.line}: {problem.message}" for problem in curated.problems]


def _find(alignment: Alignment, earlier: str, later: str) -> Link | None:
    found = [link for link in alignment.links if (link.earlier.path, link.later.path) == (earlier, later)]
    return found[0] if found else None


def test_a_file_that_is_not_there_holds_no_decision(tmp_path: Path) -> None:
    assert read_curation(tmp_path / "links.sssom.tsv").decisions == ()


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "links.sssom.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CurationError, match=r"links\.sssom\.tsv"):
        read_curation(tmp_path / "links.sssom.tsv")


def test_decisions_are_written_and_read_back(tmp_path: Path) -> None:
    decisions = (
        replace(
            _decision("task/1", "task/2"),
            change=Change.BROADENED,
            confidence=0.9,
            comment="范围扩大",
            date="2026-11-01",
        ),
        replace(
            _decision("task/3", "task/3", confirmed=False), earlier_label="发展乡村旅游", later_label="推动数字农业发展"
        ),
    )
    path = tmp_path / "links.sssom.tsv"
    path.write_text(curation_text(decisions[::-1]), encoding="utf-8")
    curation = read_curation(path)
    assert tuple(replace(decision, line=0) for decision in curation.decisions) == decisions
    assert curation.problems == ()


def test_a_rejected_link_is_kept_as_rejected_and_is_no_edge() -> None:
    alignment, problems = _curate(HEADER + _row("task/1", "task/2", "Not"))
    link = _find(alignment, "task/1", "task/2")
    assert problems == []
    assert link is not None
    assert (link.status, link.accepted, link.reviewer) == (Status.REJECTED, False, "王丽")
    assert any(
        str(r.element) == "farm2022/task/1" and r.direction == "successor" for r in alignment.unmatched
    ) is not any(other.accepted and other.earlier == link.earlier for other in alignment.links)


def test_a_confirmed_link_holds_with_the_change_that_the_person_gave() -> None:
    alignment, _ = _curate(HEADER + _row("task/1", "task/2", change="kg:Broadened"))
    link = _find(alignment, "task/1", "task/2")
    automatic = _find(FARM, "task/1", "task/2")
    assert link is not None
    assert automatic is not None
    assert (link.status, link.accepted, link.change) == (Status.CONFIRMED, True, Change.BROADENED)
    assert (link.justification, link.confidence) == ("ManualMappingCuration", automatic.confidence)


def test_a_link_that_no_method_found_is_made_by_a_decision_and_ends_the_record_of_its_absence() -> None:
    assert _find(FARM, "task/3", "task/3") is None
    alignment, _ = _curate(HEADER + _row("task/3", "task/3"))
    link = _find(alignment, "task/3", "task/3")
    assert link is not None
    assert link.accepted
    assert not any(str(record.element).endswith("/task/3") for record in alignment.unmatched)


def test_contradictory_rows_are_named_and_the_rest_is_obeyed() -> None:
    text = HEADER + _row("task/1", "task/2") + _row("task/1", "task/2", "Not") + _row("task/3", "task/3")
    alignment, problems = _curate(text)
    assert [problem[:2] for problem in problems] == ["2:", "3:"]
    assert "lines 2, 3 contradict each other" in problems[0]
    assert _find(alignment, "task/1", "task/2") == _find(FARM, "task/1", "task/2")
    assert _find(alignment, "task/3", "task/3") is not None


def test_the_same_row_twice_is_no_contradiction() -> None:
    _, problems = _curate(HEADER + _row("task/1", "task/2") * 2)
    assert problems == []


def test_the_rows_of_a_merge_conflict_are_not_obeyed_and_the_rest_is() -> None:
    conflict = (
        "<<<<<<< ours\n" + _row("task/1", "task/2") + "=======\n" + _row("task/1", "task/2", "Not") + ">>>>>>> theirs\n"
    )
    alignment, problems = _curate(HEADER + conflict + _row("task/3", "task/3"))
    assert problems == ["2: a merge conflict begins here: its rows are not obeyed"]
    assert _find(alignment, "task/1", "task/2") == _find(FARM, "task/1", "task/2")
    assert _find(alignment, "task/3", "task/3") is not None


def test_a_mark_of_a_conflict_left_behind_is_named() -> None:
    _, problems = _curate(HEADER + ">>>>>>> theirs\n" + _row("task/3", "task/3"))
    assert problems == ["2: a mark of a merge conflict (>>>>>>>) without its beginning"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (_row("task/x/y", "task/2"), "object_id 'plan:farm2022/task/x/y' names no task or measure"),
        (_row("task/1", "section/2"), "subject_id 'plan:farm2023/section/2' names no task or measure"),
        (_row("task/1", "task/2").replace("kg:continues", "kg:follows"), "predicate_id 'kg:follows' is none of"),
        (_row("task/1", "task/2", "No"), "predicate_modifier 'No' is neither empty nor Not"),
        (_row("task/1", "task/2", change="kg:Grown"), "change 'kg:Grown' is none of"),
        (_row("task/1", "task/2", reviewer=""), "no reviewer_label"),
        (_row("task/1", "task/2").replace(MANUAL, "manual"), "mapping_justification 'manual' is no term of semapv"),
        (_row("task/99", "task/2"), "no longer applies: there is no farm2022/task/99"),
        (_row("task/1", "task/2").replace("farm2022", "farm2019"), "farm2023 is not aligned with farm2019"),
        (_row("task/1", "task/2").replace("continues", "restates"), "farm2023 continues farm2022, not: restates"),
    ],
)
def test_a_row_that_cannot_be_obeyed_is_named_by_its_line(row: str, message: str) -> None:
    alignment, problems = _curate("# comment\n" + HEADER + row + _row("task/3", "task/3"))
    assert len(problems) == 1
    assert problems[0].startswith("3: ")
    assert message in problems[0]
    assert _find(alignment, "task/3", "task/3") is not None


def test_a_decision_on_a_text_that_has_changed_no_longer_applies() -> None:
    decision = replace(_decision("task/3", "task/3"), earlier_label="发展 乡村旅游", later_label="推动智慧农业发展")
    alignment, problems = _curate(curation_text([decision]))
    assert len(problems) == 1
    assert "farm2023/task/3 has another text now: 推动数字农业发展" in problems[0]
    assert alignment == FARM


def test_an_unknown_column_is_named_and_the_rows_are_obeyed() -> None:
    header, row = HEADER.replace("\n", "\tcolour\n"), _row("task/3", "task/3").replace("\n", "\tred\n")
    alignment, problems = _curate(header + row)
    assert problems[0].startswith("1: unknown column 'colour'")
    assert _find(alignment, "task/3", "task/3") is not None


def test_without_a_needed_column_nothing_is_obeyed_and_the_header_is_named() -> None:
    alignment, problems = _curate(HEADER.replace("object_id", "target") + _row("task/3", "task/3"))
    assert "1: no column 'object_id': no row of the file is obeyed" in problems
    assert alignment == FARM


def test_decisions_on_other_plans_leave_an_alignment_as_it_is() -> None:
    alignment, _ = _curate(HEADER)
    assert alignment == FARM


@pytest.mark.parametrize("cell", ["字" * 200_000, '"甲', "甲\0乙", "\x1b[2J"])
def test_a_line_of_odd_cells_is_a_problem_and_the_other_lines_are_obeyed(cell: str) -> None:
    alignment, problems = _curate(HEADER + f"{cell}\t{cell}\n" + _row("task/1", "task/1"))
    link = _find(alignment, "task/1", "task/1")
    assert link is not None
    assert link.status is Status.CONFIRMED
    assert [problem.partition(":")[0] for problem in problems] == ["2"]
    told = _curate(f"{cell}\n")[1]
    assert any(problem.startswith("1: unknown column") for problem in told)
    assert all(len(problem) < 400 for problem in told)


def test_a_decision_follows_a_sentence_that_stands_elsewhere_in_its_plan_now() -> None:
    text = FARM_2023.tasks[1].title
    moved = replace(_decision("task/1", "task/4"), later_label=text)
    curated = apply_curation((FARM,), parse_curation(curation_text([moved])), PLANS)
    assert curated.problems == ()
    link = _find(curated.alignments[0], "task/1", "task/2")
    assert link is not None
    assert link.status is Status.CONFIRMED
