"""What the columns of a task table hold, told by the words of their headers and never by their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from loaders.structure.context import squeeze
from loaders.structure.header_times import FEWEST_TIMES, bare_header, is_yearly, parts_in, time_in, year_in
from loaders.structure.place_columns import names_work_of_places


class Column(Enum):
    """The meanings of a column."""

    NUMBER = "number"
    GROUP = "group"
    TASK = "task"
    MEASURES = "measures"
    DEPARTMENT = "department"
    LEAD = "lead"
    PARTICIPANT = "participant"
    DEADLINE = "deadline"
    SCOPE = "scope"
    MUST = "must"
    MAY = "may"
    GOAL = "goal"
    AIM = "aim"
    UNIT = "unit"
    PROGRESS = "progress"
    BYSTANDER = "bystander"
    DUTY = "duty"


_MEANINGS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.NUMBER, re.compile(r"序号|编号|序列|项次")),
    (Column.GROUP, re.compile(r"一级(?:考核)?指标")),
    (
        Column.DEADLINE,
        re.compile(
            r"(?:完成|办结|实施|推进)?(?:时限|时间|期限|节点)(?:要求|安排|节点)?|时间进度|进度(?:安排|要求)|月份|时[限间]清单"
        ),
    ),
    (Column.LEAD, re.compile(r"(?:牵头|主办|第一责任)(?:责任)?(?:单位|部门|处室)")),
    (
        Column.PARTICIPANT,
        re.compile(r"(?:配合|参加|参与|协办|协同|协作|协助|会办|支持|支撑)(?:责任)?(?:单位|部门|处室)"),
    ),
    (
        Column.DEPARTMENT,
        re.compile(
            r"(?:责任|主责|执行|负责|落实|实施|承办|指导)(?:主体|单位|部门|处室|司局)(?:[及和、与]责任人)?|责任方|责任分工|分工|责任清单"
        ),
    ),
    (Column.SCOPE, re.compile(r"(?:推广|适用|实施|试点)(?:范围|地区|区域|省份)|省份|地区")),
    (
        Column.MEASURES,
        re.compile(
            r"(?:落实|工作|具体|主要|重点|推进|政策|实施)?(?:举措|措施)|(?:主要|工作|具体|任务|目标)内容|工作要求|目标要求"
        ),
    ),
    (
        Column.TASK,
        re.compile(
            r"(?:反馈|存在|发现|主要|具体|突出|指出|整改|交办|排查|督察|巡察|审计){0,3}(?:的)?问题(?:表述|描述|清单|内容|事项|隐患)?|(?:意见|问题)建议"
        ),
    ),
    (
        Column.TASK,
        re.compile(
            r"(?:任务|工作|事项|项目)(?:清单|名称|事项|任务)?|(?:重点|主要|工作|年度|改革|目标)(?:任务|工作|事项|举措|目标|项目)|改革举措|行动计划"
            r"|(?:(?:考核|工作|主要|量化)?|[二三]级(?:考核)?)指标(?:名称)?"
        ),
    ),
)
# The head of a Chinese compound stands last: 拟投入运营时间 is a time, 数据集名称 names what is done.
_HEADS: tuple[tuple[Column | None, re.Pattern[str]], ...] = (
    (
        None,
        re.compile(
            # what a point is worth, and of what kind it is: no part of what is to be done
            r"(?:责任人|负责人|联系人|联络员|领导|电话|地点|地址|位置|备注|说明|属性|依据|来源|分值|权重|得分|投资额?|资金)$"
            r"|(?:目标|指标|任务)(?:类型|性质)$"
        ),
    ),
    # how far it has come
    (
        Column.PROGRESS,
        re.compile(
            r"(?:目前|当前|整改|完成|最新|实际|工作|推进|落实|进展|执行)(?:进展|进度|情况)$|进展$|取得[^、]{0,4}(?:成效|成果)$"
        ),
    ),
    (
        Column.DEADLINE,
        re.compile(
            r"(?:时限|时间|期限|年限|节点|(?<!形象)进度|时序|日期|工期)(?:要求|安排|节点|计划)?$|何时(?:完成|办结)$"
        ),
    ),
    # one column for those who lead and those who answer or help (牵头及责任单位) tells no one's part
    (
        Column.DEPARTMENT,
        re.compile(r"(?:牵头|主办|主责)[^、]{0,4}[和及与、][^、]{0,4}(?:责任|配合|参与|协办)[^、]{0,4}$"),
    ),
    (Column.LEAD, re.compile(r"(?:牵头|主办)[^、]{0,6}$")),
    (Column.PARTICIPANT, re.compile(r"(?:配合|参加|参与|协办|协同|协作)[^、]{0,6}$")),
    (Column.MEASURES, re.compile(r"(?:细化|具体|任务)分工$|任务分解$|(?:实施|推进|工作|建设|季度)计划$")),
    (Column.DEPARTMENT, re.compile(r"(?:单位|部门|处室|科室|股室|站所|司局|主体|机构|分工|责任[处科股室])$")),
    (Column.MUST, re.compile(r"^必做[^、]{0,6}$|必做$")),
    (Column.MAY, re.compile(r"^选做[^、]{0,6}$|选做$")),
    (Column.SCOPE, re.compile(r"(?:推广|适用|实施|试点|应用|参与)(?:范围|地区|区域|对象|省份)$|省份$")),
    (
        Column.GROUP,
        re.compile(r"(?:类别|类型|领域|方面|方向|板块|分类|大类|专题|主题|维度|^(?:工作|实施|推进|任务)?阶段)$"),
    ),
    (
        Column.MEASURES,
        re.compile(
            r"(?:内容|措施|举措|要求|标准|描述|做法|安排|目标|成果|成效|要点|步骤|路径|形象进度|(?<!投资)(?<!资金)规模)$"
        ),
    ),
    (Column.TASK, re.compile(r"(?:任务|事项|工作|项目|工程|名称|清单|行动|实事|重点)$")),
)
# what is to be reached, beside what is done for it
_AIM = re.compile(r"(?:整改|整治|治理|销号|工作|任务|预期|年度|总体|主要|阶段性?){0,2}目标")
_OF_A_LEVEL = re.compile(r"[一二三]级(?:考核)?指标")
_OUTER, _INNER = re.compile(r"一级(?:任务|目标|工作|事项)"), re.compile(r"二级(?:任务|目标|工作|事项)")
_DONE = re.compile(r"(?:措施|举措|内容)$")
_PROBLEM = re.compile(r"问题(?:表述|描述|清单|内容|事项|隐患)?$")
# who looks whether it was done, and by what
_CHECKED_BY = re.compile(r"(?:验收|督办|督查|督导|督察|考核|评分|考评|评价|审核|销号)(?:责任|牵头)?(?:单位|部门|科室)$")
# whose the trouble is, and not who sees to it
_TROUBLED = re.compile(r"(?:隐患|问题|违法|违规|受检|被检查?|被查|被督[查察])(?:单位|部门|企业|主体|场所)$")
_CHECK = re.compile(r"(?:验收|销号|评分|计分|扣分|加分|考评|考核)(?:标准|办法|方法|要求|细则|说明)$")
# what is divided among bodies: each is named, and what it has to do
_BODIES = re.compile(r"(?:成员|责任|牵头|相关|有关|组成)?(?:单位|部门)(?:名称)?")
_DUTIES = re.compile(r"(?:工作|主要|部门|单位|具体|成员单位)?职责(?:分工|任务|划分|内容)?|责任分工")
# what titles the work beside it where no column of tasks does: a kind of tasks, a stage, the theme of an event
_STAGE_OF_WORK = re.compile(r"(?:工作|实施|推进|活动|任务)?(?:阶段|步骤)")
_KIND_OF_TASK = re.compile(rf"任务(?:类型|类别|分类)|{_STAGE_OF_WORK.pattern}|(?:活动|宣传|工作)?主题")
_SPAN = re.compile(r"年限|起止|工期|周期")
_BEGINS = re.compile(r"开工|启动|开始|动工|起始")
_IN_YEAR = re.compile(r"20\d{2}年|年度|形象进度")
_GOAL = re.compile(r"(?:年度|全年)?(?:目标|指标|计划)(?:值|数|量)")
_PLAIN_GOAL = re.compile(r"(?:年度|全年|工作)?目标")  # beside a unit
_UNIT = re.compile(r"(?:计量|计算)?单位")
_SCENE = re.compile(r"(?:场景|情形)$")  # what may then be done; beside measures it only says what these are for
_TITLE = re.compile(r".{6,}(?:清单|台账)")  # of a table, and no header of a column
_HEADER_LENGTH = 14
_AND = re.compile(r"[、及和与]")
# Beside columns on funds and progress, a number, a task and who does it are enough.
_TOLD = 3
WHO = frozenset({Column.LEAD, Column.DEPARTMENT, Column.PARTICIPANT})
SAID = frozenset({*WHO, Column.DEADLINE})
_BLANKS = re.compile(r"[\s|｜]+")


@lru_cache(maxsize=4096)  # a page may print its headers again and again, and each line may be one
def column_of(header: str) -> Column | None:
    """Return what a column with this header holds, or None if the words mean none of it."""
    text = bare_header(header)
    return next((column for column, words in _MEANINGS if words.fullmatch(text)), None)


def names_tasks(header: str) -> bool:
    """Tell whether a header, by its words or the head of their compound, names tasks: 任务事项 and not 工作内容."""
    return (column_of(header) or _by_head(header)) is Column.TASK


def names_problems(header: str) -> bool:
    """Tell whether a header stands above what is wrong, which titles what is done against it: 反馈问题."""
    return bool(_PROBLEM.search(bare_header(header)))


def names_stages(header: str) -> bool:
    """Tell whether a header stands above the names of stages: 阶段, 实施步骤."""
    return bool(_STAGE_OF_WORK.fullmatch(bare_header(header)))


def read_columns(headers: Sequence[str]) -> tuple[Column | None, ...]:
    """Return the meaning of each header of a row, by its words or by the head of the compound.

    Without a column of tasks, the first column of measures titles them (改革举措 before 主要内容); of several columns
    of tasks, the first titles what the others do (重点任务, 具体任务).
    """
    columns = [column_of(header) or _by_head(header) or _by_year(header) for header in headers]
    columns = _with_levels(headers, columns)
    columns = _with_years(headers, _without_spans(headers, _without_starts(headers, columns)))
    columns = _without_checks(headers, _with_aims(headers, _with_group(columns)))
    columns = _with_stages(headers, columns)
    columns = _with_duties(headers, _with_kinds(headers, columns))
    if (place := names_work_of_places(headers)) is not None:
        columns[place] = Column.TASK
    if Column.TASK not in columns and Column.MEASURES in columns:
        columns[columns.index(Column.MEASURES)] = Column.TASK
    columns = _with_values(headers, columns)
    first = columns.index(Column.TASK) if Column.TASK in columns else 0
    # of what kind a task is stands behind it, and parts nothing: 反馈问题 | 整改措施 | 整改类型
    columns = [None if column is Column.GROUP and place > first else column for place, column in enumerate(columns)]
    return tuple(
        Column.MEASURES if column is Column.TASK and place > first else column for place, column in enumerate(columns)
    )


def _with_levels(headers: Sequence[str], columns: list[Column | None]) -> list[Column | None]:
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


def _with_aims(headers: Sequence[str], columns: list[Column | None]) -> list[Column | None]:
    """A goal beside measures is what these are for: 反馈问题 | 整改目标 | 整改措施; a problem is no task beside one."""
    words = [bare_header(header) for header in headers]
    tasks = [word for word, column in zip(words, columns, strict=True) if column is Column.TASK]
    is_problem = [bool(_PROBLEM.search(word)) for word in words]
    if any(not _PROBLEM.search(word) for word in tasks):
        columns = [None if problem else column for column, problem in zip(columns, is_problem, strict=True)]
    if not tasks or not any(_DONE.search(word) for word in words):
        return columns
    return [Column.AIM if _AIM.fullmatch(word) else column for word, column in zip(words, columns, strict=True)]


def _with_stages(headers: Sequence[str], columns: list[Column | None]) -> list[Column | None]:
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


def _with_duties(headers: Sequence[str], columns: list[Column | None]) -> list[Column | None]:
    """What each body has to do stands beside its name where nothing else is to be done: 成员单位 | 职责分工."""
    words = [bare_header(header) for header in headers]
    names = [n for n, word in enumerate(words) if _BODIES.fullmatch(word)]
    duties = [n for n, word in enumerate(words) if _DUTIES.fullmatch(word)]
    others = [column for n, column in enumerate(columns) if n not in duties]  # 职责任务 divides them too
    if len(names) != 1 or len(duties) != 1 or not {Column.TASK, Column.MEASURES}.isdisjoint(others):
        return columns
    columns[names[0]], columns[duties[0]] = Column.DEPARTMENT, Column.DUTY
    return columns


def _with_kinds(headers: Sequence[str], columns: list[Column | None]) -> list[Column | None]:
    """Kinds of tasks title what is to be done where no other column does: 任务类型 | 重点内容.

    Stages do where nobody is named beside them, whatever the work in them is called: 阶段 | 时间 | 主要工作.
    """
    works = [n for n, column in enumerate(columns) if column in (Column.TASK, Column.MEASURES)]
    if not works or (Column.TASK in columns and not WHO.isdisjoint(columns)):
        return columns
    kind = _STAGE_OF_WORK if Column.TASK in columns else _KIND_OF_TASK
    kinds = [n for n, header in enumerate(headers[: works[0]]) if kind.fullmatch(bare_header(header))]
    place = kinds[-1] if kinds else works[0]
    if not kinds or not set(columns[place + 1 : works[0]]) <= {Column.DEADLINE, Column.NUMBER}:
        return columns
    told = [Column.MEASURES if column is Column.TASK else column for column in columns]
    return [*told[:place], Column.TASK, *told[place + 1 :]]


def _with_years(headers: Sequence[str], columns: list[Column | None]) -> list[Column | None]:
    """What is done in each of several years (2024年工作任务 | 2025年工作计划) is no title of it."""
    years = [bool(year_in(header)) for header in headers]
    if sum(years) < FEWEST_TIMES:
        return columns
    return [Column.MEASURES if year else column for year, column in zip(years, columns, strict=True)]


def _without_spans(headers: Sequence[str], columns: list[Column | None]) -> list[Column | None]:
    """How long a project takes (建设年限) is no time for what is to be done, beside a column that tells that."""
    spans = [
        column is Column.DEADLINE and bool(_SPAN.search(bare_header(h)))
        for h, column in zip(headers, columns, strict=True)
    ]
    is_told = any(column is Column.DEADLINE and not span for column, span in zip(columns, spans, strict=True))
    is_work = any(_IN_YEAR.search(bare_header(header)) for header in headers)
    return [None if span and (is_told or is_work) else column for column, span in zip(columns, spans, strict=True)]


def _without_starts(headers: Sequence[str], columns: list[Column | None]) -> list[Column | None]:
    """When something begins (开工时间) is no time by which it is done, beside a column that tells that (竣工时间)."""
    times = [column is Column.DEADLINE for column in columns]
    starts = [is_time and bool(_BEGINS.search(bare_header(h))) for h, is_time in zip(headers, times, strict=True)]
    if sum(times) == sum(starts):
        return columns
    return [None if starts[n] else column for n, column in enumerate(columns)]


def _without_checks(headers: Sequence[str], columns: list[Column | None]) -> list[Column | None]:
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


def _with_group(columns: list[Column | None]) -> list[Column | None]:
    """A column left of the numbers groups what these count: 专项名称 | 序号 | 重点任务."""
    place = columns.index(Column.NUMBER) if Column.NUMBER in columns else 0
    if place == 0 or Column.TASK not in columns[place:] or columns[place - 1] not in (None, Column.TASK):
        return columns
    return [*columns[: place - 1], Column.GROUP, *columns[place:]]


def is_header_row(headers: Sequence[str]) -> bool:
    """Tell whether the cells of a row are the headers of a task table: tasks, and what is done or who does it."""
    words = [header for header in headers if squeeze(header)]
    known = [column for column in map(column_of, words) if column]
    return len(known) >= max(2, len(words) - 1) and _holds_tasks(known)


def is_header_word(text: str) -> bool:
    """Tell whether a line may head a column: short words whose head is known (责任领导, which holds no task, too)."""
    bare = bare_header(text).strip("|")
    is_known = column_of(bare) is not None or bool(time_in(bare))
    if not is_known and (re.search(r"\d", text) or _TITLE.fullmatch(bare)):
        return False
    is_short = bool(bare) and len(bare) <= _HEADER_LENGTH and not re.search(r"[。，：；]", bare)
    return is_short and (is_known or any(head.search(bare) for _, head in _HEADS) or bool(_DUTIES.fullmatch(bare)))


def may_be_header_row(headers: Sequence[str]) -> bool:
    """Tell whether the first cells of a table may be the headers of a task table, by the heads of their compounds."""
    words = [squeeze(header) for header in headers if squeeze(header)]
    if len(words) < 2 or any(_is_long(bare_header(word)) or "。" in word for word in words):
        return False
    known = [column for column in read_columns(words) if column not in (None, Column.PROGRESS, Column.BYSTANDER)]
    is_told = len(known) * 2 > len(words) or (len(known) >= _TOLD and not WHO.isdisjoint(known))
    return is_told and _holds_tasks(known)


def _is_long(word: str) -> bool:
    """Tell what is too long for a header, each of several in one by itself: 进展情况、存在问题及下一步打算."""
    return any(len(part) > _HEADER_LENGTH for part in _AND.split(word))


@lru_cache(maxsize=4096)
def _by_head(header: str) -> Column | None:
    text = bare_header(header)
    if len(text) > _HEADER_LENGTH:
        return None
    return next((column for column, head in _HEADS if head.search(text)), None)


def _with_values(headers: Sequence[str], columns: list[Column | None]) -> list[Column | None]:
    """A value to be reached has a column, and its unit (目标值 | 单位), which is no department."""
    words = [bare_header(header) for header in headers]
    units = [bool(_UNIT.fullmatch(word)) for word in words]
    goals = [bool(_GOAL.fullmatch(word)) for word in words]
    goals = goals if any(goals) or not any(units) else [bool(_PLAIN_GOAL.fullmatch(word)) for word in words]
    if not any(goals):
        return columns
    told = zip(columns, goals, units, strict=True)
    return [Column.GOAL if is_goal else Column.UNIT if is_unit else column for column, is_goal, is_unit in told]


def _by_year(header: str) -> Column | None:
    """Return what a column of one of several years holds beside tasks: what is to be done in it."""
    return Column.MEASURES if is_yearly(header) else None


def _holds_tasks(known: Sequence[Column]) -> bool:
    has_tasks = not {Column.TASK, Column.MEASURES, Column.DUTY}.isdisjoint(known)
    return has_tasks and len(set(known) - {Column.NUMBER, Column.GROUP}) >= 2


def is_header_line(line: str) -> bool:
    """Tell whether a line of running text is a table header that was flattened: 任务清单 落实举措 执行部门 完成时间."""
    words = [word for word in _BLANKS.split(line.strip()) if word]
    return len(words) >= 3 and all(column_of(word) for word in words) and is_header_row(words)
