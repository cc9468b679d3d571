"""Tests that a line between closed boxes counts tasks and measures apart, as they stand in the plans."""

from __future__ import annotations

from pathlib import Path

from kg.graphs import Edge, Node, Picture, picture_page
from kg.graphs.cards import fit_node
from kg.graphs.picture import Band
from kg.graphs.stacks import make_columns, stack
from tests.graphs.conftest import Visit

LISTEN = """
window.written = new Set();
for (const kind of [CanvasRenderingContext2D, window.OffscreenCanvasRenderingContext2D].filter(Boolean)) {
  const write = kind.prototype.fillText;
  kind.prototype.fillText = function (text, ...more) {
    window.written.add(text);
    return write.call(this, text, ...more);
  };
}"""


def _between() -> Picture:
    """Two sections, each with a task and three measures; all go on, and a measure goes into two."""
    columns = make_columns([(("2031", "2031"), ("", "")), (("2032", "2032"), ("", ""))], 300, 900)
    boxes = [box for column, side in enumerate(("old", "new")) for box in _boxes(side, column)]
    pairs = [("task", "task"), *((f"measure/{n}", f"measure/{n}") for n in (1, 2, 3)), ("measure/1", "measure/2")]
    edges = tuple(Edge(f"old/{one}", f"new/{other}", "Continued") for one, other in pairs)
    nodes, bands = stack(boxes, edges, columns, [Band(("航道", "航道"))])
    return Picture("map", ("航道", "航道"), ("", ""), nodes, edges, columns, bands)


def _boxes(side: str, column: int) -> list[Node]:
    section = Node(f"{side}/section", "Section", "疏浚内河航道", width=300, column=column)
    inside = [Node(f"{side}/task", "Task", "清除碍航物", width=280, column=column, parent=section.identifier)]
    inside += [
        Node(f"{side}/measure/{n}", "Measure", "巡查", width=280, column=column, parent=section.identifier)
        for n in (1, 2, 3)
    ]
    return [fit_node(box) for box in (section, *inside)]


def test_a_line_between_closed_boxes_counts_tasks_and_measures_apart(visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "between.html"
    path.write_text(picture_page(_between(), "zh"), encoding="utf-8")
    visit.page.add_init_script(LISTEN)
    page = visit.open(path)
    assert "→ 1 项任务 · 3 条举措" in page.evaluate("[...written]")
    page.click("#language")
    page.wait_for_function("written.has('→ tasks: 1 · measures: 3')")
