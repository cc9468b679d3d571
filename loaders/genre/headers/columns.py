"""What a column of a task table may hold, and which words at its head say so, whatever stands beside it."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from loaders.genre.headers.times import bare_header, time_in


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


WHO = frozenset({Column.LEAD, Column.DEPARTMENT, Column.PARTICIPANT})
SAID = frozenset({*WHO, Column.DEADLINE})
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
PROBLEM = re.compile(r"问题(?:表述|描述|清单|内容|事项|隐患)?$")
DUTIES = re.compile(r"(?:工作|主要|部门|单位|具体|成员单位)?职责(?:分工|任务|划分|内容)?|责任分工")
STAGE_OF_WORK = re.compile(r"(?:工作|实施|推进|活动|任务)?(?:阶段|步骤)")
_TITLE = re.compile(r".{6,}(?:清单|台账)")  # of a table, and no header of a column
HEADER_LENGTH = 14


@lru_cache(maxsize=4096)  # a page may print its headers again and again, and each line may be one
def column_of(header: str) -> Column | None:
    """Return what a column with this header holds, or None if the words mean none of it."""
    text = bare_header(header)
    return next((column for column, words in _MEANINGS if words.fullmatch(text)), None)


@lru_cache(maxsize=4096)
def column_by_head(header: str) -> Column | None:
    """Return what a column holds by the word that its header ends with, or None: 拟投入运营时间 is a time."""
    text = bare_header(header)
    if len(text) > HEADER_LENGTH:
        return None
    return next((column for column, head in _HEADS if head.search(text)), None)


def names_tasks(header: str) -> bool:
    """Tell whether a header, by its words or the head of their compound, names tasks: 任务事项 and not 工作内容."""
    return (column_of(header) or column_by_head(header)) is Column.TASK


def names_problems(header: str) -> bool:
    """Tell whether a header stands above what is wrong, which titles what is done against it: 反馈问题."""
    return bool(PROBLEM.search(bare_header(header)))


def names_stages(header: str) -> bool:
    """Tell whether a header stands above the names of stages: 阶段, 实施步骤."""
    return bool(STAGE_OF_WORK.fullmatch(bare_header(header)))


def is_header_word(text: str) -> bool:
    """Tell whether a line may head a column: short words whose head is known (责任领导, which holds no task, too)."""
    bare = bare_header(text).strip("|")
    is_known = column_of(bare) is not None or bool(time_in(bare))
    if not is_known and (re.search(r"\d", text) or _TITLE.fullmatch(bare)):
        return False
    is_short = bool(bare) and len(bare) <= HEADER_LENGTH and not re.search(r"[。，：；]", bare)
    return is_short and (is_known or any(head.search(bare) for _, head in _HEADS) or bool(DUTIES.fullmatch(bare)))
