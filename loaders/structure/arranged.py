"""Who is responsible by the title of a part, in a plan arranged by department: 一、办公室, 二、发改局牵头工作."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Responsibility, Role
from loaders.annotate.bodies import says_deed
from loaders.annotate.context import Context
from loaders.annotate.lead_rule import LeadRule
from loaders.annotate.names import split_names
from loaders.annotate.responsibility import read_responsibilities
from loaders.annotate.verbs import SLOGAN
from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand

_NOT_DONE = f"(?!{SLOGAN})"
_IS_BODY = re.compile(
    rf"{_NOT_DONE}[一-鿿]{{2,16}}(?:(?<![全干内])部|委|委员会|(?<![大格布全])局|署|院|厅|办|办公室|司|处|科|股|室|所|站|中心|会|团|公司|政府|集团|党委|支部|街道|镇|乡)"
    r"(?:[（(][^（(）)]{1,16}[)）])?"
)
_IS_OFFICE = re.compile(rf"办公室|{_NOT_DONE}[一-鿿]{{1,6}}(?:处|科|股|室|(?<![全干内])部|中心)")
_IS_CLASS = re.compile(r"[一-鿿]{2,16}(?:企业|单位|机构|部门|委员会|居委会|村委会|业主)")
_DOES_BY_NAME = re.compile(r"(?:建设|服务)(?:单位|企业)")
# 县发改局牵头工作（3项）, 住建局负责的任务
_TASKS_OF = re.compile(
    r"(?P<who>[^，。：；]{2,24}?)(?:按照?职责(?:分工)?|分别|共同)?(?P<role>牵头|负责|主办|承办|配合)(?:负责|落实|推进|实施|办理)?的?(?:工作|任务|事项|项目)*"
)
_COUNTED = re.compile(r"\s*[（(]共?计?\d{1,3}[项个件条]?[)）]$")  # 县林业局（4项）
_LONGEST = 24


def named_by_title(title: Strand, context: Context) -> tuple[Responsibility, ...]:
    """Return whom the title of a part names as responsible for all that stands below it; nobody if it names no body."""
    title = title.strip("：: \u3000")
    counted = _COUNTED.search(title.text)
    title = title[: counted.start()] if counted else title
    told = _TASKS_OF.fullmatch(title.text.strip())
    who = title.strip()[: told.end("role")] if told else title
    names = split_names(title.strip().group(told, "who") if told else title)
    is_short = len(squeeze(title.text)) <= _LONGEST + (8 if told else 0)
    if not (is_short and names and all(_IS_BODY.fullmatch(name.full) or _is_office(name.full) for name in names)):
        return ()
    named = read_responsibilities(who, context.text, rule=context.leads)
    is_ruled = context.leads is LeadRule.TITLE and all(each.role is Role.RESPONSIBLE for each in named)
    return tuple(replace(each, role=Role.LEAD) for each in named) if is_ruled else named


def named_as_class(title: Strand, context: Context) -> tuple[Responsibility, ...]:
    """Return whom a title names that is a class and stands among those of bodies: 物业服务企业, 建设单位."""
    names = split_names(title.strip())
    is_short = len(squeeze(title.text)) <= _LONGEST
    are_classes = is_short and all(_is_class(name.full) for name in names)
    return read_responsibilities(title.strip(), context.text, rule=context.leads) if names and are_classes else ()


def named_by_titles(titles: Sequence[Strand | None], context: Context) -> list[tuple[Responsibility, ...]]:
    """Return whom each of the titles of one level names, where most of them name bodies; nobody for none.

    Among 企业开办全程网办 and 工程审批提速 the first is no office, though it ends like one.
    """
    named = [named_by_title(title, context) if title else () for title in titles]
    is_arranged = sum(map(bool, named)) * 2 > sum(map(bool, titles))
    return named if is_arranged else [()] * len(named)


def heads_tasks_of_a_body(title: str) -> bool:
    """Tell whether a line without a number is the name of one body and nothing else: 县市场监督管理局."""
    name = squeeze(title).rstrip("：:")
    return bool(_IS_BODY.fullmatch(name)) and len(name) <= _LONGEST


def _is_class(name: str) -> bool:
    """Tell a class of bodies (建设单位), and not what is done with them: 引进金融机构."""
    return bool(_DOES_BY_NAME.fullmatch(name) or (_IS_CLASS.fullmatch(name) and not says_deed(name)))


def _is_office(name: str) -> bool:
    return bool(_IS_OFFICE.fullmatch(name))
