"""Writes corpora of any size with their truth beside them: plans of many offices and years, as offices write them.

Run it in the project: python -m benchmarks.corpora DIR PLANS. No sentence is copied: each is put together from stocks
of words of eight fields. An office has a plan a year; from year to year items go on as they are or in other words, take
in more or less, are divided or put together, end, and new ones come. `truth.jsonl` has a line a plan: who is
responsible for each item, its targets, and which item of the year before it carries on, with the kind of change.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import TextIO

_NUMERALS = "一二三四五六七八九十"
_ITEMS = 24
_SECTIONS = 4
FIELDS: dict[str, tuple[str, ...]] = {
    "农业农村": ("农田", "灌区", "种业", "畜禽", "渔港", "果园", "茶园", "农机", "冷链", "民宿", "宅基地", "粮仓"),
    "生态环境": ("河湖", "湿地", "土壤", "排污口", "噪声", "危废", "尾矿", "蓝天", "海湾", "固废", "水源地", "碳汇"),
    "交通运输": ("公路", "航道", "枢纽", "公交", "客运", "货运", "桥梁", "港口", "物流园", "停车场", "护栏", "隧道"),
    "卫生健康": ("医院", "疫苗", "急救", "药房", "托育", "病历", "全科", "中医馆", "血站", "康复", "体检", "防疫"),
    "教育": ("幼儿园", "教材", "校舍", "课后", "职教", "体育场", "师资", "宿舍", "实训", "营养餐", "图书室", "学籍"),
    "工业": ("芯片", "电池", "机床", "园区", "算力", "机器人", "钢材", "纺织", "药械", "传感", "软件", "船舶"),
    "文化旅游": ("博物馆", "戏曲", "古籍", "景区", "非遗", "书院", "影院", "古村", "石窟", "展陈", "导览", "驿站"),
    "应急管理": (
        "矿山",
        "化工",
        "消防",
        "堤防",
        "森林火险",
        "烟花",
        "电梯",
        "燃气",
        "避难所",
        "预警",
        "物资库",
        "校车",
    ),
}
_KINDS = ("质量", "安全", "运行", "数字化", "管护", "标准", "人才", "保供", "应急", "节能", "信用", "绿色")
_THINGS = ("体系", "机制", "平台", "设施", "台账", "名录", "基地", "队伍", "制度", "试点", "服务", "监测网")
_VERBS = (
    ("完善", "健全"), ("建设", "建成"), ("推广", "推行"), ("开展", "组织开展"), ("制定", "研究制定"), ("提升", "增强"),
    ("培育", "扶持"), ("整治", "清理"), ("改造", "更新"), ("评估", "评价"), ("共享", "开放"), ("修订", "修改"),
)  # fmt: skip
_ADDED = ("加强日常检查", "落实经费保障", "做好宣传引导", "强化数据统计", "按季通报进展", "引导社会参与")
_MEANS = ("分批实施", "逐项登记", "统一编号", "定期轮训", "挂图作战", "以点带面", "分类施策", "联网运行")
_UNITS = ("个", "处", "家", "公里", "万亩", "座")
_OFFICES = ("省财政厅", "省教育厅", "省科技厅", "省水利厅", "省商务厅", "省民政厅", "省司法厅", "省统计局", "省审计厅")
_PLACES = ("东", "西", "南", "北", "中", "上", "下", "前", "后", "内", "外", "左", "右", "高", "平", "长", "安", "宁")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a plan: what is done to what, by what means, with what more, by whom, and how many by the year's end.

    `origins` are the items of the year before that it carries on, by number, each with the kind of change.
    """

    verb: int
    objects: tuple[str, ...]
    means: str
    added: tuple[str, ...]
    offices: tuple[str, ...]
    amount: int = 0
    unit: str = ""
    reworded: bool = False
    origins: tuple[tuple[int, str], ...] = ()

    def sentence(self) -> str:
        """Return the item as it is printed, without its number."""
        verb = _VERBS[self.verb][int(self.reworded)]
        parts = [f"{verb}{'、'.join(self.objects)}"]
        if self.amount:
            parts.append(f"{self.objects[0]}达到{self.amount}{self.unit}以上")
        parts += [self.means, *self.added]
        return f"{'，'.join(parts)}。（{_responsible(self.offices)}）"


@dataclass(slots=True)
class Office:
    """An office that issues a plan a year; `items` are those of the last one."""

    name: str
    subject: str
    key: str
    random: Random
    items: list[Item] = field(default_factory=list)

    def next_items(self) -> list[Item]:
        """Return the items of the next year, and keep them."""
        found = list(self._carried()) if self.items else []
        while len(found) < _ITEMS:
            found.append(self._new())
        self.random.shuffle(found)
        self.items = found
        return found

    def _new(self) -> Item:
        amount = self.random.choice((0, 0, self.random.randint(3, 900)))
        return Item(
            verb=self.random.randrange(len(_VERBS)),
            objects=(self._object(),),
            means=self.random.choice(_MEANS),
            added=tuple(self.random.sample(_ADDED, self.random.randint(0, 1))),
            offices=tuple(self.random.sample(_OFFICES, self.random.randint(1, 3))),
            amount=amount,
            unit=self.random.choice(_UNITS) if amount else "",
        )

    def _object(self) -> str:
        parts = (FIELDS[self.subject], _KINDS, _THINGS)
        return "".join(self.random.choice(part) for part in parts)

    def _carried(self) -> Iterator[Item]:
        """What comes of the items of the last year; the shares of the changes are those of the annotated plans."""
        waiting: tuple[int, Item] | None = None
        for number, item in enumerate(self.items, start=1):
            plain = replace(item, origins=())
            drawn = self.random.random()
            if drawn < 0.15:
                continue
            if drawn < 0.25 and waiting is not None:
                other, before = waiting
                merged = ((other, "MergedInto"), (number, "MergedInto"))
                yield replace(_merge(before, plain), origins=merged)
                waiting = None
                continue
            if drawn < 0.35 and waiting is None:
                waiting = (number, plain)
                continue
            yield from self._changed(number, plain, drawn)
        if waiting is not None:
            yield replace(waiting[1], origins=((waiting[0], "Continued"),))

    def _changed(self, number: int, item: Item, drawn: float) -> Iterator[Item]:
        if drawn < 0.6:
            yield replace(item, origins=((number, "Continued"),))
        elif drawn < 0.78:
            means = self.random.choice([one for one in _MEANS if one != item.means])
            yield replace(item, reworded=not item.reworded, means=means, origins=((number, "Reworded"),))
        elif drawn < 0.88:
            more = (*item.objects, self._object())[:3]
            new = self.random.choice([one for one in _ADDED if one not in item.added] or _ADDED)
            added = tuple(dict.fromkeys((*item.added, new)))
            yield replace(item, objects=more, added=added, origins=((number, "Broadened"),))
        elif len(item.objects) > 1:
            for thing in item.objects:
                yield replace(item, objects=(thing,), origins=((number, "SplitInto"),))
        elif item.added or item.amount:
            yield replace(item, added=(), amount=0, unit="", origins=((number, "Narrowed"),))
        else:  # there is nothing to leave out
            yield replace(item, origins=((number, "Continued"),))


def _merge(one: Item, other: Item) -> Item:
    """An item that takes in the whole of two."""
    figured = other if other.amount else replace(other, amount=one.amount, unit=one.unit)
    added = tuple(dict.fromkeys((*other.added, *one.added)))
    first, second = (other.objects, one.objects) if other.amount else (one.objects, other.objects)
    return replace(figured, objects=(*first, *second), added=added)


@dataclass(frozen=True, slots=True)
class Plan:
    """A generated plan: what the manifest says of it, its text, and its items."""

    identifier: str
    series: str
    year: int
    title: str
    text: str
    items: tuple[Item, ...]


def generate_plans(plans: int, years: int = 5, first: int = 2019) -> Iterator[Plan]:
    """Yield so many plans, office by office and year by year; the same numbers give the same plans."""
    for number in range(-(-plans // years)):
        office = _office(number)
        for year in range(first, first + min(years, plans - number * years)):
            yield _plan(office, year)


def _office(number: int) -> Office:
    random = Random(number)  # noqa: S311 - no secret hangs on it
    names = list(FIELDS)
    place, rest = "", number
    for _ in range(3):
        place, rest = place + _PLACES[rest % len(_PLACES)], rest // len(_PLACES)
    return Office(f"{place}州", names[number % len(names)], f"s{number}", random)


def _plan(office: Office, year: int) -> Plan:
    items = office.next_items()
    title = f"{year}年{office.name}{office.subject}重点工作推进计划"
    lines, size = [title, ""], -(-len(items) // _SECTIONS)
    for section in range(_SECTIONS):
        mine = items[section * size : (section + 1) * size]
        lines += [f"{_NUMERALS[section]}、推进{office.subject}{_KINDS[section]}工作", ""]
        lines += [f"{section * size + n}．{item.sentence()}" for n, item in enumerate(mine, start=1)]
        lines.append("")
    return Plan(f"{office.key}-{year}", office.key, year, title, "\n".join(lines), tuple(items))


def write_corpus(folder: Path, plans: int, years: int = 5) -> None:
    """Write a workspace of generated plans into a new folder, with `truth.jsonl` beside the corpus."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    with (corpus / "manifest.toml").open("w", encoding="utf-8") as manifest, _truth(folder) as truth:
        last = ""
        for plan in generate_plans(plans, years):
            (corpus / f"{plan.identifier}.txt").write_text(plan.text, encoding="utf-8")
            if plan.series != last:
                manifest.write(f'[series.{plan.series}]\ntitle = "{plan.title[5:]}"\n')
                last = plan.series
            manifest.write(
                f'[[plan]]\nid = "{plan.identifier}"\nfile = "{plan.identifier}.txt"\nyear = {plan.year}\n'
                f'series = "{plan.series}"\nlevel = "city"\n'
            )
            truth.write(json.dumps(_told(plan), ensure_ascii=False) + "\n")


def _truth(folder: Path) -> TextIO:
    return (folder / "truth.jsonl").open("w", encoding="utf-8")


def _told(plan: Plan) -> dict[str, object]:
    numbered = list(enumerate(plan.items, start=1))
    return {
        "plan": plan.identifier,
        "series": plan.series,
        "year": plan.year,
        "departments": {str(n): item.offices for n, item in numbered},
        "targets": {str(n): [item.amount, item.unit] for n, item in numbered if item.amount},
        "links": [[earlier, n, change] for n, item in numbered for earlier, change in item.origins],
    }


def _responsible(offices: tuple[str, ...]) -> str:
    if len(offices) == 1:
        return f"{offices[0]}负责"
    return f"{offices[0]}牵头，{'、'.join(offices[1:])}配合"


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]), int(sys.argv[2]))
