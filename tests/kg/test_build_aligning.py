"""What the links of two plans say of departments is kept under all that the departments follow from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.align import PlanPair
from kg.build.aligning import Comparison, Side, bearers_of
from kg.build.originals import Original
from kg.links import ElementRef
from kg.workspace import PlanEntry
from tests.kg.plans import FARM_2022

ENTRY = PlanEntry("farm2022", Path("farm2022.txt"), year=2022, issuer="甲市人民政府", level="municipal")
SIDE = Side(Original(ENTRY, (), None), "earlier digest")
LATER = Side(Original(replace(ENTRY, identifier="farm2023"), (), None), "later digest")
PAIR = Comparison(PlanPair("farm2022", "farm2023", "continues"), SIDE, LATER)


def test_statements_of_links_are_made_anew_where_a_plan_stands_elsewhere_or_says_something_else() -> None:
    moved = replace(SIDE, original=Original(replace(ENTRY, organisation="甲市农业局"), (), None))
    issued = replace(SIDE, original=Original(replace(ENTRY, issuer="乙市人民政府"), (), None))
    changed = replace(SIDE, digest="another digest")
    keys = {replace(PAIR, earlier=side).links_key("as decided") for side in (SIDE, moved, issued, changed)}
    assert len(keys) == 4
    assert PAIR.links_key("as decided") != PAIR.links_key("as decided otherwise")


def test_what_a_row_says_of_the_title_of_a_plan_leaves_the_statements_of_its_links() -> None:
    titled = replace(SIDE, original=Original(replace(ENTRY, title="2022年农业工作要点"), (), None))
    assert replace(PAIR, earlier=titled).links == PAIR.links


def test_every_task_of_a_plan_has_its_departments_even_if_none() -> None:
    found = bearers_of((SIDE,), {"farm2022": FARM_2022})
    assert found == {ElementRef("farm2022", "task", (task.number,)): frozenset() for task in FARM_2022.tasks}
