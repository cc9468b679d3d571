"""What a line says that is no task and no measure, wherever it stands: an address to all, an aside, a summary."""

from __future__ import annotations

import re

from loaders.genre.squeezing import squeeze

# what a document says to all at its end, behind its last task
_TO_ALL = re.compile(
    r"""
    (?:请)?(?:各级|各|有关|省直|市直|县直|区直)[^。，]{0,20}?
        (?:部门|单位|地区|地方|地|市|县|区|处室|科室)[^。，；]{0,8}?(?:要|应)[^。]*?
        (?:
            本(?:意见|通知|方案|计划|清单|要点|指引|规划|措施|分工)
            |高度重视|充分认识|组织领导|贯彻落实|抓好落实|狠抓落实|细化(?:分工|措施|方案)|建立台账
        )  # 各地区、各部门要认真贯彻落实本意见
    | 请(?:各级|各|有关)[^。，]{0,20}(?:部门|单位|地区|地方|市|县|区)[^。]{0,24}(?:落实|报送?)  # 请各单位认真落实
    | (?:以上|上述|本(?:方案|计划|清单|分工)中?)[^。；]{0,24}
        (?:[列排居](?:在|名)?(?:第一|首)|首位|第一)[^。；]{0,12}牵头  # 以上任务列第一位的为牵头部门
    | (?:有关|工作|相关|具体|几点)?要求\s*[：:]\s*各  # 有关要求：各责任单位要倒排工期
    | 特此(?:通知|公告|函告?)
    | 工作中遇到[^。]{0,24}(?:问题|情况)[^。]{0,16}(?:反馈|报告?|联系)  # 工作中遇到问题及时反馈
    | 本(?:行动|实施|工作|专项|推进|建设)*(?:意见|通知|方案|计划|办法|清单|要点|规划|措施)
        (?: [^。，；]{0,12}自[^。，；]{1,12}(?:之日)?起  # …自印发之日起施行
          | [^，。；由]{0,12}由[^，。；]{2,60}解释 )  # …由县水利局负责解释
    | 注\s*[：:]  # a note below a table
    | [（(〔\[【]?(?:以下|上述|以上)[^。，]{0,16}均[^。]{2,80}不再[^。]{0,6}列  # 〔以下分工均涉及各镇，不再列出〕
    | 让我们 | (?:各位(?:代表|委员|同志)|同志们)[，,！!：:] | 新征程上 | 蓝图已绘就  # how a report takes leave
    """,
    re.VERBOSE,
)
# what asks everybody, but perhaps for work: 各区、各部门要完善工作机制，…
_ASKS_ALL = re.compile(
    r"""
    (?:请)?各[^，。；：:]{0,24}
    (?:部门|单位|地区|地方|省|市|县|区|镇|街道|[（(][^（()）]{1,12}[)）])[^，。；：:]{0,8}
    (?:要(?!求)|应|须|务必)
    """,
    re.VERBOSE,
)
# what opens so is of all behind a task that has said who is responsible: 各有关单位…, 本方案…
_OF_ALL = re.compile(
    r"""
    (?:请)?各(?:有关|相关|责任|牵头|成员)*(?:单位|部门|地区|地|市|县)
    | 以上 | 上述 | 本(?:清单|方案|计划|通知)
    """,
    re.VERBOSE,
)
_ASIDE = re.compile(
    r"""
    (?:监管|监督|检查|督查|核查|整治|服务|适用|评估|考核|申报|补贴|支持|奖补|培训|统计|抽查)(?:的)?对象\s*[：:]
    | (?:[一-鿿]{2,4})?(?:地点|主题)\s*[：:] | 参[加会与训](?:人员|对象)\s*[：:]  # where an event is, and for whom
    | (?:主要|政策|法律|法规|工作|编制|执法|监管|检查)?依据\s*[：:]  # 主要依据：《电力监管条例》
    | [（(]?[^。，；：:（(]{0,24}(?:联系人|联系电话|咨询电话|联系方式)\s*[：:]  # （市局林政处联系电话：…）
    | [^。，；]{4,40}除外。?$  # 按规定不报批的项目除外。
    | 第?\d{1,3}(?:[、，和至—－~～-]第?\d{1,3})*项?[.．、：:为]?$  # 1、2项, before who does them
    """,
    re.VERBOSE,
)
_LEAVE = re.compile(r"[特专]此(?:通知|公告|通告|函[告达]?|报告|汇报|批复)[。！.]?")
_SUMS_UP = re.compile(r"[【\[（(*]*(?:内容|文章|本文)?(?:摘要|提要|导读|导语|核心提示)[】\]）)*]*[：:】]")
_THOUGHT = re.compile(
    r"""
    (?:
        高举|(?:坚持)?以习近平
        |(?:全面|深入|认真|坚决)*(?:学习)?(?:贯彻|落实)
    )
    [^。]{0,60}?(?:精神|思想|理念)[^。]{0,40}?
    (?:[，；](?:以|按照|坚持|牢固|紧紧)|为(?:指导|引领|统领))  # 全面贯彻…精神，以…
    | 坚持[“"][^”"。]{4,60}[”"]的?(?:基本|工作)?(?:原则|方针|理念|思路)  # 坚持“政府主导、社会参与”的原则
    """,
    re.VERBOSE,
)

# 入库企业应符合以下条件之一：, but 对符合以下条件的企业给予补助： says what is done
_CONDITIONS = re.compile(r"[^。；：]{0,60}(?:满足|符合|具备)(?:以下|下列|如下)[^。；：]{0,10}条件(?:之一)?\s*[：:]")


def speaks_to_all(text: str) -> bool:
    """Tell a closing address, which asks everybody to carry the document out and is no measure of its last task."""
    return bool(_TO_ALL.match(text.strip()))


def asks_all(text: str) -> bool:
    """Tell what everybody is asked (各部门、各单位要…), which its place tells from the work of a task."""
    return bool(_ASKS_ALL.match(text.strip()))


def is_of_all(text: str) -> bool:
    """Tell what is of the whole plan, if it stands below a task that said who is responsible: 各单位每月报送。"""
    return bool(_OF_ALL.match(text))


def states_thought(paragraph: str) -> bool:
    """Tell a paragraph of guiding thought or principles: 以…思想为指导，…; 坚持“安全第一、预防为主”的原则，…."""
    return bool(_THOUGHT.match(paragraph.strip()))


def is_aside(line: str) -> bool:
    """Tell a line below a task that says behind a label whom it concerns or on what it rests: no measure."""
    return bool(_ASIDE.match(line.strip()))


def leads_into_conditions(line: str) -> bool:
    """Tell a line above what has to be given, each item a condition: 入库企业应符合以下条件之一：."""
    return bool(_CONDITIONS.fullmatch(line.strip()))


def takes_leave(line: str) -> bool:
    """Tell the formula that a letter ends with, which is nothing to be done wherever it stands: 特此通知。"""
    return bool(_LEAVE.fullmatch(line.strip()))


def sums_up(line: str) -> bool:
    """Tell a line at the head of a page that says in short what the text below says again: 摘要：…, 【导读】…"""
    return bool(_SUMS_UP.match(squeeze(line)))
