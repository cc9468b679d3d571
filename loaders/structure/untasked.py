"""Which parts of a plan hold goals, principles or requirements, and no tasks: told by their titles."""

from __future__ import annotations

import re

from loaders.reading.squeezing import squeeze

# what was there before the plan: 全国生态环境保护形势, 发展基础; but 夯实发展基础 is to be done
_BEFORE = (
    r"[一-鿿]{0,12}(?:形势|现状|背景)|(?:发展|工作|现实|建设)基础|[一-鿿]{0,10}(?:取得[一-鿿]{0,6}(?:进展|成效)|回顾)"
    r"|(?:19|20)\d{2}年度?[一-鿿]{0,12}(?:回顾|总结|(?:完成|进展|落实|推进|执行)情况)"
)
# who keeps to a principle has work to do: 坚持就近就便原则, 严格落实公开原则
_KEEPS = (
    r"(?:严格|全面|始终|认真|切实|牢牢|充分)?"
    r"(?:坚持|坚守|落实|遵循|遵守|严守|恪守|贯彻|执行|践行|体现|秉持|把握|突出|强化)"
)
_LOOKS_BACK = re.compile(_BEFORE)
_NO_TASKS = re.compile(
    rf"{_BEFORE}|"
    rf"(?:明确|确定|准确?把握)?(?:总体|基本|有关|工作|相关|具体|主要|发展|年度|指导|预期){{0,2}}(?:要求|思路|目标|原则|思想|任务目标|目标任务|情况)|(?!{_KEEPS})[一-鿿]{{2,6}}原则"
    r"|(?:时间|进度|阶段|步骤|实施|工作|推进)?(?:安排|步骤|阶段)|(?:方法|实施|工作)步骤"
    r"|(?:和|与|、|及)|(?:切实|进一步|全面)?(?:组织|强化|加强|推进)?(?:组织|工作)?(?:实施|领导|保障)|(?:强化|加强|落实|健全|完善|夯实)?(?:组织|各项|实施|工作)?保障措施|(?:组织)?(?:实施)?保障|[一-鿿]{2,16}组织保障|(?:工作|项目|专项)?(?:经费|资金)(?:保障|来源|渠道)|附则|总则|(?:工作|实施|推进|组织|保障)(?:实施|推进|保障)?机制"
    # but “十五五”时期主要目标任务 is work
    r"|[“\"]十[一二三四五六]五[”\"](?:时期|期间)?的?(?:经济社会)?(?:主要|发展|总体|预期|奋斗){0,2}目标"
    # to what it applies, and what its words mean
    r"|(?:适用|实施|试点|整治|改造|抽查|检查|评估|考核|监测|评选|培训|竞赛|普查)(?:事项)?(?:范围|对象|依据)|(?:评估|考核|评选|评审|参评)(?:标准|条件)|(?:抽查|检查|整治|活动|行动|实施|治理|排查|执法|竞赛|评估|考核|监测|评选|培训|普查)(?:时间|主题|地点)|(?:名词|术语)(?:解释|定义)|(?:园区|项目|企业|产品|用地|申报|奖补|支持)类型|(?:实施|执行)?(?:期限|有效期)|(?:参与|参加)(?:部门|单位)"
)
_CLOSES = re.compile(
    r"(?:强化|加强|抓好|落实|压实|健全)?[一-鿿]{0,4}(?:领导|保障|实施|机制|措施)|[一-鿿]{2,16}组织保障"
)
# how it is seen to that the tasks before it are done: 强化督导考核, 严格督查问责, 推进措施
_SEES_TO_IT = re.compile(
    r"(?:加强|强化|严格|狠抓|抓好|健全|完善|严肃|做好)?(?:工作|跟踪|日常|定期|目标|绩效|责任|全程|政务|专项)?"
    r"(?:(?:督查|督导|督促|督办|考核|考评|问责|奖惩|追责|调度|通报|评估|问效|检查|落实|监督|激励|推进|推动|指导|评价|奖励|责任|追究)[和与及、]?){1,4}(?:机制|力度|工作)?"
    r"|(?:工作)?推进措施"
)
# what a document says to all at its end, behind its last task: 各地区、各部门要认真贯彻落实本意见…
_TO_ALL = re.compile(
    r"(?:请)?(?:各级|各|有关|省直|市直|县直|区直)[^。，]{0,20}?(?:部门|单位|地区|地方|地|市|县|区|处室|科室)[^。，；]{0,8}?(?:要|应)"
    r"[^。]*?(?:本(?:意见|通知|方案|计划|清单|要点|指引|规划|措施|分工)|高度重视|充分认识|组织领导|贯彻落实|抓好落实|狠抓落实|细化(?:分工|措施|方案)|建立台账)"
    r"|请(?:各级|各|有关)[^。，]{0,20}(?:部门|单位|地区|地方|市|县|区)[^。]{0,24}(?:落实|报送?)"
    # who leads, for all: 以上任务的责任部门，列第一位的为牵头部门
    r"|(?:以上|上述|本(?:方案|计划|清单|分工)中?)[^。；]{0,24}(?:[列排居](?:在|名)?(?:第一|首)|首位|第一)[^。；]{0,12}牵头"
    r"|(?:有关|工作|相关|几点|具体)?要求\s*[：:]\s*各"  # 有关要求：各责任单位要倒排工期
    r"|特此(?:通知|公告|函告?)|工作中遇到[^。]{0,24}(?:问题|情况)[^。]{0,16}(?:反馈|报告?|联系)"
    # how long the document holds, and a note below a table: 本措施自印发之日起施行, 注：…
    r"|本(?:意见|通知|方案|计划|办法|清单|要点|规划|措施)[^。，；]{0,12}自[^。，；]{1,12}(?:之日)?起|注\s*[：:]"
    # who else is responsible for all: 〔以下分工均涉及各市人民政府，不再列出〕
    r"|[（(〔\[【]?(?:以下|上述|以上)[^。，]{0,16}均[^。]{2,80}不再[^。]{0,6}列"
    # how it takes leave: 让我们紧密团结在…周围，…
    r"|让我们|(?:各位(?:代表|委员|同志)|同志们)[，,！!：:]|新征程上|蓝图已绘就"
)
# what asks everybody, but perhaps for work: 各区、各部门要完善工作机制，…
_ASKS_ALL = re.compile(
    r"(?:请)?各[^，。；：:]{0,24}(?:部门|单位|地区|地方|省|市|县|区|镇|街道|[（(][^（()）]{1,12}[)）])[^，。；：:]{0,8}"
    r"(?:要(?!求)|应|须|务必)"
)
# whom it concerns, and on what it rests: 监管对象：电网企业, 主要依据：《电力监管条例》
_SUMS_UP = re.compile(r"[【\[（(*]*(?:内容|文章|本文)?(?:摘要|提要|导读|导语|核心提示)[】\]）)*]*[：:】]")
_ASIDE = re.compile(
    r"(?:监管|监督|检查|督查|核查|整治|服务|适用|评估|考核|申报|补贴|支持|奖补|培训|统计|抽查)(?:的)?对象\s*[：:]"
    r"|(?:主要|政策|法律|法规|工作|编制|执法|监管|检查)?依据\s*[：:]|(?:联系人|联系电话|咨询电话|联系方式)\s*[：:]"
    r"|[^。，；]{4,40}除外。?$"  # 按规定不报批的项目除外。
)
_LEAVE = re.compile(r"特此(?:通知|公告|通告|函[告达]?|报告|批复)[。！.]?")
# 全面贯彻…精神，以…为指导; 坚持“政府主导、社会参与”的原则
_THOUGHT = re.compile(
    r"(?:(?:高举|(?:坚持)?以习近平|(?:全面|深入|认真|坚决)*(?:学习)?(?:贯彻|落实))[^。]{0,60}?(?:精神|思想|理念)[^。]{0,40}?(?:[，；](?:以|按照|坚持|牢固|紧紧)|为(?:指导|引领|统领))"
    r"|坚持[“\"][^”\"。]{4,60}[”\"]的?(?:基本|工作)?(?:原则|方针|理念|思路))"
)
# what has to be given for a project or grant, and is no goal: 项目实施条件
_CONDITIONS = re.compile(
    r"[一-鿿]{0,6}(?:项目|申报|申请|准入|适用|实施|建设|支持|奖补|补贴|认定|评选|入库|遴选|推荐|评价|评估|考核|参评|验收)(?:基本)?(?:条件|标准)"
)
_LONGEST = 30  # characters of such a title
_WORDS = re.compile(
    r"(?:明确|确定|准确?把握)?.*?(?:任务目标|目标任务|形势|现状|背景|基础|进展|成效|回顾|要求|思路|目标|原则|思想|情况|实施|领导|保障|措施|附则|总则|机制|安排|步骤|阶段|路径)"
)


def closes_a_plan(title: str) -> bool:
    """Tell whether a title speaks of how a plan is carried out (加强组织领导), and not of goals or principles."""
    return bool(_CLOSES.fullmatch(squeeze(title).rstrip("。")))


def sees_to_it(title: str) -> bool:
    """Tell the title of a last part on how it is seen to that the tasks are done: 强化督导考核."""
    return bool(_SEES_TO_IT.fullmatch(squeeze(title).rstrip("。")))


def speaks_to_all(text: str) -> bool:
    """Tell a closing address, which asks everybody to carry the document out and is no measure of its last task."""
    return bool(_TO_ALL.match(text.strip()))


def asks_all(text: str) -> bool:
    """Tell what everybody is asked (各部门、各单位要…), which its place tells from the work of a task."""
    return bool(_ASKS_ALL.match(text.strip()))


def states_thought(paragraph: str) -> bool:
    """Tell a paragraph of guiding thought or principles: 以…思想为指导，…; 坚持“安全第一、预防为主”的原则，…."""
    return bool(_THOUGHT.match(paragraph.strip()))


def is_aside(line: str) -> bool:
    """Tell a line below a task that says behind a label whom it concerns or on what it rests: no measure."""
    return bool(_ASIDE.match(line.strip()))


def takes_leave(line: str) -> bool:
    """Tell the formula that a letter ends with, which is nothing to be done wherever it stands: 特此通知。"""
    return bool(_LEAVE.fullmatch(line.strip()))


def sums_up(line: str) -> bool:
    """Tell a line at the head of a page that says in short what the text below says again: 摘要：…, 【导读】…"""
    return bool(_SUMS_UP.match(squeeze(line)))


def asks_at_the_end(line: str) -> bool:
    """Tell a line that titles what is asked of all at the end of a plan: 工作要求, 保障措施："""
    title = squeeze(line).rstrip("：:。")
    return titles_no_tasks(title) and (title.endswith("要求") or closes_a_plan(title))


def states_conditions(title: str) -> bool:
    """Tell the title of a part on what has to be given beforehand: 项目实施条件, 申报条件."""
    return bool(_CONDITIONS.fullmatch(squeeze(title).rstrip("。")))


def looks_back(title: str) -> bool:
    """Tell the title of a part on what there was before the plan: 发展基础, 全国生态环境保护形势."""
    bare = squeeze(title).rstrip("。")
    return any(_LOOKS_BACK.fullmatch(word) for word in re.split(r"[和与及、]", bare))


def titles_no_tasks(title: str) -> bool:
    """Tell whether the title of a part says that no tasks follow: 总体要求, 指导思想和主要目标."""
    bare = re.sub(r"[和与及、]", "", squeeze(title).rstrip("。"))
    if not bare or len(bare) > _LONGEST:
        return False
    return bool(_NO_TASKS.fullmatch(bare)) or all(_NO_TASKS.fullmatch(word) for word in _words(bare))


def _words(title: str) -> list[str]:
    """指导思想和主要目标 is two words that each say that no tasks follow."""
    parts = _WORDS.findall(title)
    return parts if "".join(parts) == title else [title]
