"""What the title of a part tells of the tasks below it: 总体要求 holds none, 加强组织领导 closes the plan."""

from __future__ import annotations

import re

from loaders.annotate.bodies import says_deed
from loaders.genre.squeezing import squeeze

_BEFORE = r"""  # what was there before the plan
    [一-鿿]{0,12}(?:形势|现状|背景)  # 全省林业保护形势
    | [一-鿿]{0,6}(?:基本|总体)情况 | [一-鿿]{0,6}概况
    | (?:存在的?)?(?:主要|突出)?问题(?=$)  # 现状与问题
    | (?:发展|工作|现实|建设)基础  # but 夯实发展基础 is to be done
    | [一-鿿]{0,10}(?:取得[一-鿿]{0,6}(?:进展|成效)|回顾)  # 护林工作取得积极成效
    | (?:19|20)\d{2}年度?[一-鿿]{0,12}(?:回顾|总结|(?:完成|进展|落实|推进|执行)情况)  # 2023年任务完成情况
"""
_AIMS = r"""  # what is aimed at
    (?:明确|确定|准确?把握)?
    (?:总体|基本|有关|工作|相关|具体|主要|发展|年度|指导|预期){0,2}
    (?:要求|思路|目标|原则|思想|任务目标|目标任务|情况)  # 总体要求, 明确发展目标
    | [“"]十[一二三四五六]五[”"](?:时期|期间)?的?
      (?:经济社会)?(?:主要|发展|总体|预期|奋斗){0,2}目标  # but “十五五”时期主要目标任务 is work
"""
_PRINCIPLES = r"""  # 就近就便原则; but who keeps to one has work to do: 坚持就近就便原则, 严格落实公开原则
    (?!
        (?:严格|全面|始终|认真|切实|牢牢|充分)?
        (?:坚持|坚守|落实|遵循|遵守|严守|恪守|贯彻|执行|践行|体现|秉持|把握|突出|强化)
    )
    [一-鿿]{2,6}原则
"""
_SIGNIFICANCE = r"""  # why it is done: 充分认识…的重要意义, 必要性
    (?!.{0,4}(?:阐释|阐明|弘扬|宣传|宣讲|讲清|讲好|挖掘|彰显|凸显|解读|研究))  # 深入阐释抗战精神的时代意义 is work
    [^，。；：]{0,24}(?:(?:重要|重大|现实|战略|深远|特殊|时代){1,3}的?意义
    | (?:(?:极端|现实)?(?:重要|必要|紧迫|艰巨|复杂)性){1,3})
"""
_STEPS = r"""  # when it is done
    (?:时间|进度|阶段|步骤|实施|工作|推进)?(?:安排|步骤|阶段)  # 进度安排
    | 方法步骤
"""
# 切实抓好推广工作的组织实施
_CARRIED_OUT = r"(?:切实|认真|扎实|全力|精心)?(?:抓好|做好|加强|强化)[一-鿿]{2,16}的组织实施"
_SAFEGUARDS = r"""  # how it is carried out
    (?:切实|进一步|全面)?(?:组织|强化|加强|推进)?(?:组织|工作)?(?:实施|领导|保障)  # 切实加强组织领导
    | (?:强化|加强|落实|健全|完善|夯实)?(?:组织|各项|实施|工作)?保障措施  # 强化保障措施
    | [一-鿿]{2,16}组织保障  # 完善护林体系运行组织保障
    | (?:工作|项目|专项)?(?:经费|资金)(?:保障|来源|渠道)  # 项目资金来源
    | (?:工作|实施|推进|组织|保障)(?:实施|推进|保障)?机制  # 工作推进机制
    | 附则 | 总则
"""
_REACH = r"""  # to what it applies, who takes part, and what its words mean
    (?:适用|实施|试点|整治|改造|抽查|检查|评估|考核|监测|评选|培训|竞赛|普查)(?:事项)?(?:范围|对象|依据)  # 检查对象
    | (?:评估|考核|评选|评审|参评)(?:标准|条件)  # 评选条件
    | (?:抽查|检查|整治|活动|行动|实施|治理|排查|执法|竞赛|评估|考核|监测|评选|培训|普查)(?:时间|主题|地点)  # 活动主题
    | (?:名词|术语)(?:解释|定义)
    | (?:园区|项目|企业|产品|用地|申报|奖补|支持)类型  # 项目类型
    | (?:实施|执行)?(?:期限|有效期)  # 实施期限
    | (?:参与|参加)(?:部门|单位)  # 参加单位
"""
_WHY = re.compile(_SIGNIFICANCE, re.VERBOSE)
_WHAT_WAS = re.compile(_BEFORE, re.VERBOSE)
_NO_TASKS = re.compile(
    "|".join((_BEFORE, _SIGNIFICANCE, _AIMS, _PRINCIPLES, _STEPS, _SAFEGUARDS, _CARRIED_OUT, _REACH)), re.VERBOSE
)
# what a heading with text alone may still be called that asks for nothing
_NO_WORK = re.compile(
    r"""
    [一-鿿]{2,12}(?:定义|释义|概念)  # 建筑垃圾定义
    | (?:其他|其它|有关|未尽)(?:事项|事宜|规定)  # 其他事项
    | 组织(?:架构|机构)
    | [一-鿿]{0,3}(?:解释|说明|定义|范围|对象|条件|路径|期限|意义|依据|类型)  # 支持对象
    | [一-鿿]{0,3}(?:目标|原则|思路|要求|思想)  # 建设目标
    | [一-鿿]{0,3}(?:估算|概算|匡算|预算|来源|概况|概述)  # 投资估算
    | (?:工作|年度|进度|推进|实施)?计划  # 年度计划
    """,
    re.VERBOSE,
)
_CLOSES = re.compile(
    r"""
    (?:强化|加强|抓好|落实|压实|健全)?[一-鿿]{0,4}(?:领导|保障|实施|机制|措施)  # 加强组织领导
    | [一-鿿]{2,16}组织保障
    """
    + f"|{_CARRIED_OUT}",
    re.VERBOSE,
)
# how it is seen to that the tasks before it are done
_SEES_TO_IT = re.compile(
    r"""
    (?:加强|强化|严格|狠抓|抓好|健全|完善|严肃|做好)?
    (?:工作|跟踪|日常|定期|目标|绩效|责任|全程|政务|专项)?
    (?:
        (?:督查|督导|督促|督办|考核|考评|问责|奖惩|追责|调度|通报|评估|问效|检查|落实
        |监督|激励|推进|推动|指导|评价|奖励|责任|追究)[和与及、]?
    ){1,4}
    (?:机制|力度|工作)?  # 强化督导考核, 严格督查问责
    | (?:工作)?推进措施
    """,
    re.VERBOSE,
)
# what has to be given for a project or a grant or is meant by a word, and is no goal
_CONDITIONS = re.compile(
    r"""
    [一-鿿]{0,6}
    (?:项目|申报|申请|准入|适用|实施|建设|支持|奖补|补贴|认定|评选|入库|入选|入围|遴选|推荐|评价|评估|考核|参评|验收|报名|参赛)
    (?:基本)?(?:条件|标准)  # 项目实施条件
    | 适用(?:范围|对象) | (?:名词|术语)(?:解释|定义)
    """,
    re.VERBOSE,
)
# of them those on who is taken in: 企业入选条件, but 改善准入条件 is work
_TAKES_IN = re.compile(r"[一-鿿]{0,4}(?:申报|申请|准入|入选|入围|入库|认定|评选|遴选|推荐|报名|参赛)(?:基本)?条件")
# where one of several words of a title ends: 指导思想|主要目标, 基本原则|工作步骤
_WORDS = re.compile(
    r"""
    (?:明确|确定|准确?把握)?.*?
    (?:
        任务目标|目标任务|形势|现状|问题|背景|基础|进展|成效|回顾  # what was there before
        |要求|思路|目标|原则|思想|情况|机制|安排|步骤|阶段|路径
        |实施|领导|保障|措施|附则|总则  # how it is carried out
    )
    """,
    re.VERBOSE,
)
_AND = re.compile(r"[和与及、]")
_LONGEST = 30  # characters of a title that says so


def titles_no_tasks(title: str) -> bool:
    """Tell whether the title of a part says that no tasks follow: 总体要求, 指导思想和主要目标."""
    bare = _AND.sub("", _bare(title))
    if not bare or len(bare) > _LONGEST:
        return False
    return bool(_NO_TASKS.fullmatch(bare)) or all(_NO_TASKS.fullmatch(word) for word in _words(bare))


def titles_no_work(title: str) -> bool:
    """Tell the title of a heading with text alone that asks for nothing: 总体要求, 名词解释, 投资估算."""
    return titles_no_tasks(title) or bool(_NO_WORK.fullmatch(_bare(title)))


def closes_a_plan(title: str) -> bool:
    """Tell whether a title speaks of how a plan is carried out (加强组织领导), and not of goals or principles."""
    return bool(_CLOSES.fullmatch(_bare(title)))


def sets_aims(title: str) -> bool:
    """Tell a title that no tasks follow, and not for being on how the plan is carried out: 主要目标, 基本原则."""
    return titles_no_tasks(title) and not closes_a_plan(title)


def asks_at_the_end(line: str) -> bool:
    """Tell a line that titles what is asked of all at the end of a plan: 工作要求, 保障措施："""
    title = squeeze(line).rstrip("：:。")
    return titles_no_tasks(title) and (title.endswith("要求") or closes_a_plan(title))


def sees_to_it(title: str) -> bool:
    """Tell the title of a last part on how it is seen to that the tasks are done: 强化督导考核."""
    return bool(_SEES_TO_IT.fullmatch(_bare(title)))


def tells_what_was(title: str) -> bool:
    """Tell the title of a part on what there was before the plan: 发展基础, 全国生态环境保护形势."""
    return any(_WHAT_WAS.fullmatch(word) for word in _AND.split(_bare(title)))


def tells_why(title: str) -> bool:
    """Tell the title of a part on why the plan is made: 充分认识护林工作的重要意义."""
    return bool(_WHY.fullmatch(_AND.sub("", _bare(title))))


def states_conditions(title: str) -> bool:
    """Tell the title of a part on what has to be given beforehand (申报条件), or on what its words mean: 适用范围."""
    return bool(_CONDITIONS.fullmatch(_bare(title)))


def titles_who_is_taken_in(title: str) -> bool:
    """Tell the title of a part on which are taken in (企业入选条件), below which nothing is to be done."""
    bare = _bare(title)
    return bool(_TAKES_IN.fullmatch(bare)) and not says_deed(bare)


def _bare(title: str) -> str:
    return squeeze(title).rstrip("。")


def _words(title: str) -> list[str]:
    """指导思想和主要目标 is two words that each say that no tasks follow."""
    parts = _WORDS.findall(title)
    return parts if "".join(parts) == title else [title]
