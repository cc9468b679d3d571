"""What figures count that name nothing themselves, told by what was promised: 新建冷库5座 | 已建成2座."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Target
from loaders.annotate.figures.indicator import building_verb, is_verb, kept_verb, name_subject
from loaders.annotate.figures.units import Measured, classifier_of, measured_by

# 计划完成5座, 现有5座 and 剩余2座 are no results
_NOT_REACHED = re.compile(r"计划|拟|任务|目标|应|剩|其余|余下|尚|未|待|[^没]有$|原|需")
_PART = re.compile(r"\s*其中")
_OF_THINGS = (Measured.COUNT, Measured.AMOUNT, Measured.MONEY)


@dataclass(frozen=True, slots=True)
class Promised:
    """What a task is called and what it promises, which a cell beside it may go on with: 已完成962公里."""

    title: str = ""
    targets: tuple[Target, ...] = ()

    def thing_of(self, unit: str) -> str:
        """Return what is promised in a unit, or nothing where more than one thing is: 座 → 新建冷库数量.

        A part of what is promised first (新建冷库5座，其中省级2座) is no other thing.
        """
        alike = [each for each in self.targets if classifier_of(each.unit or "") == classifier_of(unit)]
        things = [each for each in alike if each.value is not None and not each.growth]
        if not things or measured_by(unit) not in _OF_THINGS:
            return ""
        first, *others = things
        are_parts = all(_PART.match(each.quote) or each.indicator.endswith(first.indicator) for each in others)
        return first.indicator if are_parts else ""

    def title_of(self, unit: str) -> str:
        """Return the title of the task for what is counted or measured in a unit, else nothing."""
        return self.title if measured_by(unit) in _OF_THINGS else ""


def names_nothing(lead: str) -> bool:
    """Tell words before a figure that say no more than that so many are done: 目前已建成, 已开工; not 剩余."""
    said = name_subject(lead)
    is_bare = not said or is_verb(said) or said in (kept_verb(said), building_verb(said))
    return is_bare and not _NOT_REACHED.search(lead)


def named_by(promised: Promised, name: str, lead: str, unit: str) -> str:
    """Return what was promised in a unit, with a verb of its own, for a figure that names nothing; else nothing.

    Of 冷库2座 promised 已建成1座 is 冷库数量 and 已开工1座 is 开工冷库数量. `name` is what was found before the figure.
    """
    thing, said = promised.thing_of(unit), name_subject(lead)
    is_said = bool(said) and said in thing and not _NOT_REACHED.search(lead)  # 修复护坡20处 | 已修复11处
    if not thing or (name and name != said) or not (is_said or names_nothing(lead)):
        return ""
    return thing if is_said or not name or is_verb(name) else name + thing.removeprefix(kept_verb(thing))
