"""What a column of a task table may hold, and which words at its head say so, whatever stands beside it."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from loaders.genre.headers.times import bare_header, time_in
from loaders.genre.lexicon import either, maybe


class Column(Enum):
    """The meanings of a column."""

    NUMBER = "number"  # 序号
    GROUP = "group"  # 类别: what parts the tasks
    TASK = "task"  # 重点任务
    MEASURES = "measures"  # 工作举措
    DEPARTMENT = "department"  # 责任单位
    LEAD = "lead"  # 牵头单位
    PARTICIPANT = "participant"  # 配合单位
    DEADLINE = "deadline"  # 完成时限
    SCOPE = "scope"  # 试点地区
    MUST = "must"  # 必做任务
    MAY = "may"  # 选做任务
    GOAL = "goal"  # 目标值
    AIM = "aim"  # 整改目标, beside 整改措施
    UNIT = "unit"  # 计量单位, beside 目标值
    PROGRESS = "progress"  # 完成情况
    BYSTANDER = "bystander"  # 验收单位, beside 责任单位
    DUTY = "duty"  # 职责分工, beside 成员单位


WHO = frozenset({Column.LEAD, Column.DEPARTMENT, Column.PARTICIPANT})
SAID = frozenset({*WHO, Column.DEADLINE})
HEADER_LENGTH = 14

_BODY = either("单位 部门 处室")
_PROBLEM = "问题" + maybe("表述 描述 清单 内容 事项 隐患")
UNIT = re.compile(maybe("计量 计算") + "单位")
PROBLEM = re.compile(f"{_PROBLEM}$")
DUTIES = re.compile("(?:工作|主要|部门|单位|具体|成员单位)?职责(?:分工|任务|划分|内容)?|责任分工")
STAGE_OF_WORK = re.compile(maybe("工作 实施 推进 活动 任务") + either("阶段 步骤"))
_TITLE = re.compile(".{6,}" + either("清单 台账"))  # of a table, and no header of a column

# what a header says that is of these words alone
_WHOLE: tuple[tuple[Column, str], ...] = (
    (Column.NUMBER, either("序号 编号 序列 项次")),
    (Column.GROUP, "一级(?:考核)?指标"),
    (Column.DEADLINE, maybe("完成 办结 实施 推进") + either("时限 时间 期限 节点") + maybe("要求 安排 节点")),
    (Column.DEADLINE, either("时间进度 进度安排 进度要求 月份 时限清单 时间清单")),
    (Column.LEAD, either("牵头 主办 第一责任") + "(?:责任)?" + _BODY),
    (Column.PARTICIPANT, either("配合 参加 参与 协办 协同 协作 协助 会办 支持 支撑") + "(?:责任)?" + _BODY),
    (
        Column.DEPARTMENT,  # 责任单位及责任人
        either("责任 主责 执行 负责 落实 实施 承办 指导")
        + either("主体 单位 部门 处室 司局")
        + "(?:[及和、与]责任人)?",
    ),
    (Column.DEPARTMENT, either("责任方 责任分工 分工 责任清单")),
    (Column.SCOPE, either("推广 适用 实施 试点") + either("范围 地区 区域 省份")),
    (Column.SCOPE, either("省份 地区")),
    (Column.MEASURES, maybe("落实 工作 具体 主要 重点 推进 政策 实施") + either("举措 措施")),
    (Column.MEASURES, either("主要 工作 具体 任务 目标") + "内容"),
    (Column.MEASURES, either("工作要求 目标要求")),
    (  # beside 完成情况
        Column.MEASURES,
        "(?:下一?步|下一?阶段|下半年|明年|下年度)的?" + maybe("主要 重点 推进 整改") + "(?:工作)?"
        "(?:打算|计划|安排|思路|措施|举措|任务|重点|工作)",
    ),
    (
        Column.TASK,  # 巡察反馈的主要问题
        either("反馈 存在 发现 主要 具体 突出 指出 整改 交办 排查 督察 巡察 审计") + "{0,3}的?" + _PROBLEM,
    ),
    (Column.TASK, either("意见 问题") + "建议"),
    (Column.TASK, either("任务 工作 事项 项目") + maybe("清单 名称 事项 任务")),
    (Column.TASK, either("重点 主要 工作 年度 改革 目标") + either("任务 工作 事项 举措 目标 项目")),
    (Column.TASK, either("改革举措 行动计划")),
    (Column.TASK, maybe("考核 工作 主要 量化 [二三]级(?:考核)?") + "指标(?:名称)?"),
)
# What it says by its end, for the head of a Chinese compound stands last: 拟投入运营时间 is a time, 数据集名称 names
# what is done. None: no part of what is to be done.
_HEADS: tuple[tuple[Column | None, str], ...] = (
    (None, either("责任人 负责人 联系人 联络员 领导 电话 地点 地址 位置 备注 说明 属性 依据 来源")),
    (None, either("分值 权重 得分 投资额? 资金")),  # what a point is worth
    (None, either("目标 指标 任务") + either("类型 性质")),
    # how far it has come
    (
        Column.PROGRESS,
        either("目前 当前 整改 完成 最新 实际 工作 推进 落实 进展 执行") + either("进展 进度 情况"),
    ),
    (Column.PROGRESS, "进展|取得[^、]{0,4}" + either("成效 成果")),
    (
        Column.DEADLINE,
        either("时限 时间 期限 年限 节点 (?<!形象)进度 时序 日期 工期") + maybe("要求 安排 节点 计划"),
    ),
    (Column.DEADLINE, "何时" + either("完成 办结")),
    # one column for those who lead and those who answer or help (牵头及责任单位) tells no one's part
    (
        Column.DEPARTMENT,
        either("牵头 主办 主责") + "[^、]{0,4}[和及与、][^、]{0,4}" + either("责任 配合 参与 协办") + "[^、]{0,4}",
    ),
    (Column.LEAD, either("牵头 主办") + "[^、]{0,6}"),
    (Column.PARTICIPANT, either("配合 参加 参与 协办 协同 协作") + "[^、]{0,6}"),
    (Column.MEASURES, either("细化分工 具体分工 任务分工 任务分解")),
    (Column.MEASURES, either("实施 推进 工作 建设 季度") + "计划"),
    (Column.DEPARTMENT, either("单位 部门 处室 科室 股室 站所 司局 主体 机构 分工 责任[处科股室]")),
    (Column.MUST, "^必做[^、]{0,6}|必做"),
    (Column.MAY, "^选做[^、]{0,6}|选做"),
    (Column.SCOPE, either("推广 适用 实施 试点 应用 参与") + either("范围 地区 区域 对象 省份")),
    (Column.SCOPE, "省份"),
    (Column.GROUP, either("类别 类型 领域 方面 方向 板块 分类 大类 专题 主题 维度")),
    (Column.GROUP, "^" + maybe("工作 实施 推进 任务") + "阶段"),
    (Column.MEASURES, either("内容 措施 举措 要求 标准 描述 做法 安排 目标 成果 成效 要点 步骤 路径 形象进度")),
    (Column.MEASURES, "(?<!投资)(?<!资金)规模"),
    (Column.TASK, either("任务 事项 工作 项目 工程 名称 清单 行动 实事 重点")),
)
_MEANINGS = tuple((column, re.compile(words)) for column, words in _WHOLE)
_ENDINGS = tuple((column, re.compile(f"(?:{words})$")) for column, words in _HEADS)


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
    return next((column for column, head in _ENDINGS if head.search(text)), None)


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
    return is_short and (is_known or any(head.search(bare) for _, head in _ENDINGS) or bool(DUTIES.fullmatch(bare)))
