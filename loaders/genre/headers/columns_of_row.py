"""What the columns below a row of headers hold, each beside the others: a goal beside measures is an aim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.genre.headers.columns import DUTIES, PROBLEM, STAGE_OF_WORK, UNIT, WHO, Column, column_by_head, column_of
from loaders.genre.headers.places import names_work_of_places
from loaders.genre.headers.times import FEWEST_TIMES, bare_header, is_yearly, parts_in, year_in

# what is to be reached, beside what is done for it
_AIM = re.compile(r"(?:整改|整治|治理|销号|工作|任务|预期|年度|总体|主要|阶段性?){0,2}目标")
_OF_A_LEVEL = re.compile(r"[一二三]级(?:考核)?指标")
_OUTER, _INNER = re.compile(r"一级(?:任务|目标|工作|事项)"), re.compile(r"二级(?:任务|目标|工作|事项)")
_DONE = re.compile(r"(?:措施|举措|内容)$")
# who looks whether it was done, and by what
_CHECKED_BY = re.compile(r"(?:验收|督办|督查|督导|督察|考核|评分|考评|评价|审核|销号)(?:责任|牵头)?(?:单位|部门|科室)$")
# whose the trouble is, and not who sees to it
_TROUBLED = re.compile(r"(?:隐患|问题|违法|违规|受检|被检查?|被查|被督[查察])(?:单位|部门|企业|主体|场所)$")
_CHECK = re.compile(r"(?:验收|销号|评分|计分|扣分|加分|考评|考核)(?:标准|办法|方法|要求|细则|说明)$")
# what is divided among bodies: each is named, and what it has to do
_BODIES = re.compile(r"(?:成员|责任|牵头|相关|有关|组成)?(?:单位|部门)(?:名称)?")
# what titles the work beside it where no column of tasks does: a kind of tasks, a stage, the theme of an event
_KIND_OF_TASK = re.compile(rf"任务(?:类型|类别|分类)|{STAGE_OF_WORK.pattern}|(?:活动|宣传|工作)?主题")
_SPAN = re.compile(r"年限|起止|工期|周期")
_BEGINS = re.compile(r"开工|启动|开始|动工|起始")
_IN_YEAR = re.compile(r"20\d{2}年|年度|形象进度")
_GOAL = re.compile(r"(?:年度|全年)?(?:目标|指标|计划)(?:值|数|量)")
_PLAIN_GOAL = re.compile(r"(?:年度|全年|工作)?目标")  # beside a unit
_SCENE = re.compile(r"(?:场景|情形)$")  # what may then be done; beside measures it only says what these are for

_Columns = list[Column | None]


def read_columns(headers: Sequence[str]) -> tuple[Column | None, ...]:
    """Return the meaning of each header of a row, by its words or by the head of the compound.

    One column at most titles tasks (`Column.TASK`); what the others say is done for them.
    """
    columns = [column_of(header) or column_by_head(header) or _by_year(header) for header in headers]
    for rule in _RULES:
        columns = rule(headers, columns)
    return tuple(columns)


def _by_year(header: str) -> Column | None:
    """Return what a column of one of several years holds beside tasks: what is to be done in it."""
    return Column.MEASURES if is_yearly(header) else None


def _with_levels(headers: Sequence[str], columns: _Columns) -> _Columns:
    """What a first level names parts what a second one does, and indicators of a level part the tasks of a column:
    一级任务 | 二级任务, 一级指标 | 二级指标 | 改革任务.
    """
    words = [bare_header(header) for header in headers]
    parts = any(map(_INNER.fullmatch, words))
    levels = [bool(_OF_A_LEVEL.fullmatch(word) or (parts and _OUTER.fullmatch(word))) for word in words]
    told = list(zip(columns, levels, strict=True))
    if not any(column is Column.TASK and not level for column, level in told):
        return columns
    return [Column.GROUP if level else column for column, level in told]


def _without_starts(headers: Sequence[str], columns: _Columns) -> _Columns:
    """When something begins (开工时间) is no time by which it is done, beside a column that tells that (竣工时间)."""
    times = [column is Column.DEADLINE for column in columns]
    starts = [is_time and bool(_BEGINS.search(bare_header(h))) for h, is_time in zip(headers, times, strict=True)]
    if sum(times) == sum(starts):
        return columns
    return [None if starts[n] else column for n, column in enumerate(columns)]


def _without_spans(headers: Sequence[str], columns: _Columns) -> _Columns:
    """How long a project takes (建设年限) is no time for what is to be done, beside a column that tells that."""
    spans = [
        column is Column.DEADLINE and bool(_SPAN.search(bare_header(h)))
        for h, column in zip(headers, columns, strict=True)
    ]
    is_told = any(column is Column.DEADLINE and not span for column, span in zip(columns, spans, strict=True))
    is_work = any(_IN_YEAR.search(bare_header(header)) for header in headers)
    return [None if span and (is_told or is_work) else column for column, span in zip(columns, spans, strict=True)]


def _with_years(headers: Sequence[str], columns: _Columns) -> _Columns:
    """What is done in each of several years (2024年工作任务 | 2025年工作计划) is no title of it."""
    years = [bool(year_in(header)) for header in headers]
    if sum(years) < FEWEST_TIMES:
        return columns
    return [Column.MEASURES if year else column for year, column in zip(years, columns, strict=True)]


def _with_group(_: Sequence[str], columns: _Columns) -> _Columns:
    """A column left of the numbers groups what these count: 专项名称 | 序号 | 重点任务."""
    place = columns.index(Column.NUMBER) if Column.NUMBER in columns else 0
    if place == 0 or Column.TASK not in columns[place:] or columns[place - 1] not in (None, Column.TASK):
        return columns
    return [*columns[: place - 1], Column.GROUP, *columns[place:]]


def _with_aims(headers: Sequence[str], columns: _Columns) -> _Columns:
    """A goal beside measures is what these are for: 反馈问题 | 整改目标 | 整改措施; a problem is no task beside one."""
    words = [bare_header(header) for header in headers]
    tasks = [word for word, column in zip(words, columns, strict=True) if column is Column.TASK]
    is_problem = [bool(PROBLEM.search(word)) for word in words]
    if any(not PROBLEM.search(word) for word in tasks):
        columns = [None if problem else column for column, problem in zip(columns, is_problem, strict=True)]
    if not tasks or not any(_DONE.search(word) for word in words):
        return columns
    return [Column.AIM if _AIM.fullmatch(word) else column for word, column in zip(words, columns, strict=True)]


def _without_checks(headers: Sequence[str], columns: _Columns) -> _Columns:
    """Who checks (验收单位) or has the trouble (隐患单位) is set aside beside who does it; 销号标准 beside what is."""
    words = [bare_header(header) for header in headers]
    by = [bool(_CHECKED_BY.search(word) or _TROUBLED.search(word)) for word in words]
    what = [bool(_CHECK.search(word)) for word in words]
    told = list(zip(columns, by, what, strict=True))
    has_who = any(column in WHO and not by_whom for column, by_whom, _ in told)
    said = [column for column, _, by_what in told if not by_what and column in (Column.TASK, Column.MEASURES)]
    has_what = len(said) > 1 or any(map(_GOAL.fullmatch, words))  # one titles the task; 目标值 says what it is to reach
    seen = [Column.BYSTANDER if by_whom and has_who else column for column, by_whom, _ in told]
    return [None if by_what and has_what else column for column, by_what in zip(seen, what, strict=True)]


def _with_stages(headers: Sequence[str], columns: _Columns) -> _Columns:
    """What is done in each part of the year (上半年 | 下半年) is a measure of its task, beside other measures too."""
    if Column.TASK not in columns:
        return columns
    words = [bare_header(header) for header in headers]
    stages = [bool(part) for part in parts_in(headers)]
    if Column.MEASURES in columns:
        stages = stages if sum(stages) >= FEWEST_TIMES else [False] * len(words)
    else:
        stages = [stage or bool(_SCENE.search(word)) for stage, word in zip(stages, words, strict=True)]
    return [Column.MEASURES if stage else column for column, stage in zip(columns, stages, strict=True)]


def _with_kinds(headers: Sequence[str], columns: _Columns) -> _Columns:
    """Kinds of tasks title what is to be done where no other column does: 任务类型 | 重点内容.

    Stages do where nobody is named beside them, whatever the work in them is called: 阶段 | 时间 | 主要工作.
    """
    works = [n for n, column in enumerate(columns) if column in (Column.TASK, Column.MEASURES)]
    if not works or (Column.TASK in columns and not WHO.isdisjoint(columns)):
        return columns
    kind = STAGE_OF_WORK if Column.TASK in columns else _KIND_OF_TASK
    kinds = [n for n, header in enumerate(headers[: works[0]]) if kind.fullmatch(bare_header(header))]
    place = kinds[-1] if kinds else works[0]
    if not kinds or not set(columns[place + 1 : works[0]]) <= {Column.DEADLINE, Column.NUMBER}:
        return columns
    told = [Column.MEASURES if column is Column.TASK else column for column in columns]
    return [*told[:place], Column.TASK, *told[place + 1 :]]


def _with_duties(headers: Sequence[str], columns: _Columns) -> _Columns:
    """What each body has to do stands beside its name where nothing else is to be done: 成员单位 | 职责分工."""
    words = [bare_header(header) for header in headers]
    names = [n for n, word in enumerate(words) if _BODIES.fullmatch(word)]
    duties = [n for n, word in enumerate(words) if DUTIES.fullmatch(word)]
    others = [column for n, column in enumerate(columns) if n not in duties]  # 职责任务 divides them too
    if len(names) != 1 or len(duties) != 1 or not {Column.TASK, Column.MEASURES}.isdisjoint(others):
        return columns
    columns[names[0]], columns[duties[0]] = Column.DEPARTMENT, Column.DUTY
    return columns


def _with_title(_: Sequence[str], columns: _Columns) -> _Columns:
    """Without a column of tasks, the first column of measures titles them: 改革举措 before 主要内容."""
    if Column.TASK in columns or Column.MEASURES not in columns:
        return columns
    place = columns.index(Column.MEASURES)
    return [*columns[:place], Column.TASK, *columns[place + 1 :]]


def _with_places(headers: Sequence[str], columns: _Columns) -> _Columns:
    """Places title what each of them has to do: 乡镇 | 目标任务."""
    place = names_work_of_places(headers)
    return columns if place is None else [*columns[:place], Column.TASK, *columns[place + 1 :]]


def _with_values(headers: Sequence[str], columns: _Columns) -> _Columns:
    """A value to be reached has a column, and its unit (目标值 | 单位), which is no department."""
    words = [bare_header(header) for header in headers]
    units = [bool(UNIT.fullmatch(word)) for word in words]
    goals = [bool(_GOAL.fullmatch(word)) for word in words]
    goals = goals if any(goals) or not any(units) else [bool(_PLAIN_GOAL.fullmatch(word)) for word in words]
    if not any(goals):
        return columns
    told = zip(columns, goals, units, strict=True)
    return [Column.GOAL if is_goal else Column.UNIT if is_unit else column for column, is_goal, is_unit in told]


def _with_one_title(_: Sequence[str], columns: _Columns) -> _Columns:
    """The first of several columns of tasks titles what the others do (重点任务, 具体任务).

    Of what kind a task is stands behind it, and parts nothing: 反馈问题 | 整改措施 | 整改类型.
    """
    first = columns.index(Column.TASK) if Column.TASK in columns else 0
    behind: dict[Column | None, Column | None] = {Column.GROUP: None, Column.TASK: Column.MEASURES}
    return [*columns[: first + 1], *(behind.get(column, column) for column in columns[first + 1 :])]


# in this order: what a rule sees, those above it have left
_RULES = (
    _with_levels,
    _without_starts,
    _without_spans,
    _with_years,
    _with_group,
    _with_aims,
    _without_checks,
    _with_stages,
    _with_kinds,
    _with_duties,
    _with_places,
    _with_title,
    _with_values,
    _with_one_title,
)
