"""A workspace of simple plans on which things are done at random, as an office does them over the years."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from kg.workspace import PlanEntry, Workspace, find_workspace
from tests.kg.simple import read_simple

SENTENCES = (
    "新建高标准农田，配套完善灌溉排水设施@市农业农村局|高标准农田 {n} 万亩",
    "落实《农田建设管护办法》，建立管护台账",
    "贯彻《关于农田建设管护办法》，开展土壤检测@市水务局",
    "推广粪肥还田技术，覆盖{n}个乡镇",
    "建设农产品质量追溯平台@市大数据局|追溯平台 {n} 个",
    "培育精品民宿，打造乡村旅游线路",
    "完善宅基地联审联办制度@市自然资源局",
)
TITLES = ("加强高标准农田建设", "推进畜禽粪污资源化利用", "发展乡村旅游", "规范农村宅基地审批", "推动数字农业发展")
LINKS = "subject_id\tpredicate_modifier\tpredicate_id\tobject_id\tmapping_justification\treviewer_label\n"


class Office:
    """A workspace on which things are done at random, as a ministry's office does them over the years."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.random = root, random.Random(seed)  # noqa: S311 - no secret hangs on it
        self.plans: dict[str, dict[str, str]] = {}
        self.former: dict[str, dict[str, str]] = {}
        self.decisions: list[str] = []
        self.corrections: list[str] = []
        (root / "corpus").mkdir(parents=True)
        (root / "curation").mkdir()
        for year in (2021, 2022):
            self.add_plan("farm", year)

    def add_plan(self, series: str = "", year: int = 0) -> None:
        series = series or self.random.choice(("farm", "water"))
        year = year or self.random.randint(2019, 2025)
        name = f"{series}{year}"
        if name not in self.plans:
            self.plans[name] = {"year": str(year), "series": series, "issuer": "甲市人民政府"}
            self._write(name)

    def change_text(self) -> None:
        self._write(self.random.choice(sorted(self.plans)))

    def issue_again(self) -> None:
        name = self.random.choice(sorted(self.plans))
        former = f"{name}-v{sum(row['superseded_by'] == name for row in self.former.values()) + 1}"
        self.former[former] = {**self.plans[name], "superseded_by": name}
        (self.root / "corpus" / f"{name}.txt").rename(self.root / "corpus" / f"{former}.txt")
        self._write(name)

    def remove_plan(self) -> None:
        name = self.random.choice(sorted(self.plans))
        if len(self.plans) > 2 and all(row["superseded_by"] != name for row in self.former.values()):
            del self.plans[name]

    def change_row(self) -> None:
        self.plans[self.random.choice(sorted(self.plans))]["issuer"] = self.random.choice(("乙市水务局", "甲市农业局"))

    def decide(self) -> None:
        one, other = (f"farm{year}" for year in sorted(self.random.sample(range(2019, 2026), 2)))
        numbers = self.random.randint(1, 4), self.random.randint(1, 4)
        said = self.random.choice(("Not", ""))
        self.decisions.append(
            f"plan:{other}/task/{numbers[0]}\t{said}\tkg:continues\tplan:{one}/task/{numbers[1]}"
            "\tsemapv:ManualMappingCuration\t王丽\n"
        )

    def take_back(self) -> None:
        self.decisions, self.corrections = self.decisions[1:], self.corrections[:-1]

    def correct(self) -> None:
        name = self.random.choice(sorted(self.plans))
        was = read_simple(PlanEntry(name, self.root / "corpus" / f"{name}.txt", 2020)).tasks[0].title
        self.corrections.append(
            f'[[correction]]\nplan = "{name}"\nelement = "task/1"\nfield = "title"\nwas = "{was}"\n'
            f'now = "{was}和管护"\nby = "王丽"\nwhy = "原文如此"\n'
        )

    def do_something(self) -> str:
        deeds: tuple[Callable[[], None], ...] = (
            self.add_plan,
            self.add_plan,
            self.change_text,
            self.issue_again,
            self.remove_plan,
            self.change_row,
            self.decide,
            self.take_back,
            self.correct,
        )
        deed = self.random.choice(deeds)
        deed()
        return deed.__name__

    def workspace(self) -> Workspace:
        rows = [
            "".join(f'{key} = "{value}"\n' if key != "year" else f"year = {value}\n" for key, value in said.items())
            for said in ({"id": n, "file": f"{n}.txt", **row} for n, row in (*self.plans.items(), *self.former.items()))
        ]
        series = '[series.farm]\ntitle = "农业工作要点"\n[series.water]\ntitle = "水务工作要点"\n'
        manifest = series + "".join(f"[[plan]]\n{row}" for row in rows)
        (self.root / "corpus" / "manifest.toml").write_text(manifest, encoding="utf-8")
        (self.root / "curation" / "links.sssom.tsv").write_text(LINKS + "".join(self.decisions), encoding="utf-8")
        (self.root / "curation" / "corrections.toml").write_text("".join(self.corrections), encoding="utf-8")
        return find_workspace(self.root)

    def _write(self, name: str) -> None:
        titles = self.random.sample(TITLES, 4)
        lines = [f"{self.plans[name]['year']}年工作要点"]
        for title in titles:
            lines.append(f"# {title}")
            for sentence in self.random.sample(SENTENCES, 2):
                text, _, rest = sentence.format(n=self.random.randint(1, 40)).partition("@")
                lines.append(f"- {text}。" + (f"@{rest}" if rest else "") if "|" not in text else f"- {text}")
        (self.root / "corpus" / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")
