"""Plans for the tests of the alignment: small ones made of titles and sentences, and those of the corpus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from kg.model import Deadline, Header, Measure, Passage, Piece, PlanDocument, Source, Task
from kg.workspace import Workspace, find_workspace
from tests.loaders.corpus import read_corpus

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
HERE = Passage((Piece(0, 1),))

Titled = tuple[str, Sequence[str]]


def corpus() -> Mapping[str, PlanDocument]:
    """The documents of the project's corpus, read once."""
    return read_corpus()


@cache
def workspace() -> Workspace:
    """The project itself as a workspace."""
    return find_workspace(ROOT)


def make_plan(identifier: str, tasks: Sequence[Titled], *, year: int = 2022, numbered: bool = False) -> PlanDocument:
    """A plan with these titled tasks; a sentence `各县：…` is addressed to 各县, any other to nobody.

    `numbered` numbers the measures through the plan.
    """
    made: list[Task] = []
    count = 0
    for number, (title, sentences) in enumerate(tasks, start=1):
        measures: list[Measure] = []
        for position, sentence in enumerate(sentences, start=1):
            count += 1
            actor, _, text = sentence.rpartition("：")
            measures.append(Measure(position, text, HERE, number=str(count) if numbered else None, actor=actor or None))
        made.append(Task(str(number), title, HERE, tuple(measures), deadline=Deadline("年底前完成", HERE)))
    source = Source(f"{identifier}.txt", "text/plain", "0" * 64, "…")
    return PlanDocument(identifier, source, "task_list", Header(year=year), tasks=tuple(made))


FARM_2022 = make_plan(
    "farm2022",
    [
        (
            "加强高标准农田建设",
            ["新建高标准农田，配套完善灌溉排水设施。", "各县：各县要建立农田管护台账，落实管护经费。"],
        ),
        ("推进畜禽粪污资源化利用", ["建设畜禽粪污集中处理中心。", "推广粪肥还田技术，开展土壤检测。"]),
        ("发展乡村旅游", ["培育一批精品民宿。"]),
        ("规范农村宅基地审批", ["完善宅基地联审联办制度。"]),
    ],
)
FARM_2023 = make_plan(
    "farm2023",
    [
        ("加快畜禽粪污综合利用", ["继续推广粪肥还田技术。", "提升畜禽粪污集中处理中心运行水平。"]),
        ("高质量推进高标准农田建设", ["新建和改造高标准农田，完善灌溉排水设施。", "各县：各县要健全农田管护台账。"]),
        ("推动数字农业发展", ["建设农产品质量追溯平台。"]),
        ("规范农村宅基地审批", ["完善宅基地联审联办制度。"]),
    ],
    year=2023,
)
