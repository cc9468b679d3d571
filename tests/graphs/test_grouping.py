"""Too many boxes are grouped, and nothing is lost by it."""

from __future__ import annotations

from kg.graphs.grouping import group_visible
from kg.graphs.picture import Node

NODES = [Node(f"task/{n}", "Task", f"第{n}项", plan=f"plan{n % 3}", width=300, height=40) for n in range(12)]


def by_plan(node: Node) -> tuple[str, str, str]:
    """The group of a box: its plan."""
    return node.plan, "Plan", f"文件{node.plan}"


def test_what_can_be_read_is_left_as_it_is() -> None:
    assert group_visible(NODES, by_plan, most=12) == tuple(NODES)


def test_too_many_are_shown_as_their_groups_which_open_to_all_of_them() -> None:
    grouped = group_visible(NODES, by_plan, most=11)
    shown = [node for node in grouped if node.parent is None]
    assert [node.title for node in shown] == ["文件plan0", "文件plan1", "文件plan2"]
    assert shown[0].foot[0] == "4 项"
    assert [node.identifier for node in grouped if node.parent] == [node.identifier for node in NODES]
    assert {node.parent for node in grouped if node.plan == "plan1" and node.parent} == {shown[1].identifier}


def test_what_has_no_group_stays() -> None:
    assert group_visible(NODES, lambda _: None, most=3) == tuple(NODES)
