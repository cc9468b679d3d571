"""The words that open who is responsible and by when, by how they are made and not as a list: 市级牵头责任单位：.

A label on who is a role or several (牵头, 责任, 配合) behind whatever narrows it (市级, 主要, 项目), and closes with
what kind of body it is (单位, 部门, 科室). A label on when closes with a word for time (时限, 节点, 进度). Roles may
also stand alone (牵头：水利部 配合：财政部).
"""

from __future__ import annotations

import re

_LEADING = "牵头|主办|抓总|第一责任|首要责任"
_HELPING = "配合|参加|参与|协同|协作|协助|(?<!政)协办|会办|支持|支撑|联办|参建"
_DOING = (
    "责任|主责|负责|执行|实施|承办|经办|承担|落实|承接|指导|督导|监管|主管|分管|归口|推进|建设|组织|管理|完成|办理|任务|业主"
    "|主要责任|主体责任|起草|验收|督办|监督|协调|包保|包联|包抓"
)
_ROLE = f"(?:{_LEADING}|{_HELPING}|{_DOING})"
_NARROWED = (
    r"(?:(?:[国省市县区州镇乡局委部厅]|自治区)[级直]|[省市县区镇乡]{2}(?:两?级)?|主要|具体|第[一二三]|首要|联合|总|主|共同|直接|相关|有关|工作|项目|任务|其他"
    r"|目标|整改|属地|行业|业务|问题|技术|安全|验收|后续|日常)"
)
_BODY = r"(?:单位|部门|处室|科室|股室|科（处）室|处（科）室|机构|主体|司局|厅局|地区|科|股|站所|集体|归口|方)"
_WHEN = "(?:完成|整改|办结|落实)?(?:时限|时间|期限)"
_PERSONS = "责任人|负责人|责任领导|牵头领导|分管领导|联系人"
_ALONE = (
    r"局内|部内|委内|厅内|院内|(?:任务|责任|职责|工作|部门|单位)?分工(?!方案|如下)"
    r"|(?<![一-鿿])(?:牵头|主办|主责|责任|负责|承办|落实|配合|协办|协同|参与)(?=\s*[：:])"
)
WHO_LABEL = (
    rf"(?:{_NARROWED}{{0,3}}{_ROLE}(?:(?:及|和|、|与|或)?{_ROLE}){{0,2}}{_BODY}"
    rf"(?:[（(](?:[^（(）)]{{1,6}})[)）])?(?:(?:及|和|、|与|或|/)(?:{_ROLE}?{_BODY}|{_PERSONS}|{_WHEN})){{0,2}}|{_ALONE})"
)
# who answers for it in person, which names no body: 责任领导：李明, 牵头县领导：王芳
PERSON_LABEL = (
    r"(?:联系人|联系电话|(?:[省市州县区镇乡局委部厅校院所]级?|主要|具体|第一|直接|责任|牵头|分管|主管|协管|包保|包联|包案|包抓|包挂|挂钩|挂联|联系|督导|督办|督查"
    r"|负责|配合|协助|参与|工作|项目|整改|落实|副){0,4}(?:领导|同志|[市县区州镇乡局校院处科所链河湖林田路街湾段库]长|秘书长|责任人|负责人|经办人|联络人|联络员))"
)
# A label that a time follows: 计划完成时间：, 工作进度：
WHEN_LABEL = (
    r"(?:计划|预计|预期|拟|要求|目标|工作|年度|项目|任务|总体|起止|截止|达成|建成|完成|办结|办理|实施|推进|落实|整改|建设"
    r"|启动|开工|竣工|上报|报送|销号|达标|整治|责任|时间){0,3}(?:时限|时间|期限|节点|进度|日期|年限|时序|工期)"
    r"(?:要求|安排|节点|计划|进度|期限)?"
)
_VERB = (
    "牵头|主办|主责|主抓|抓总|负责|配合|参加|参与|协助|协同|(?<!政)协办"  # 市政协办 is an office
    "|落实|承担|实施|推进|办理|承办|起草|拟[订定]|指导|督导|督促|监督"
)
_DUTY = r"(?:按照?|依据?|依照|根据|结合)(?:各自)?(?:工作)?(?:职责|职能)(?:任务|分工|范围|权限)?"
_MANNER = (
    r"(?:共同|分别|分工|分头|具体|统筹|业务|检查|全力|积极|结合实际|因地制宜|联合|密切|总|抓好|做好|组织|协调|贯彻|各负其责"
    rf"|按照?(?:有关|相关)?(?:规定|要求|分工)|{_DUTY})"
)
# How a row of names closes: 按职责分工负责, 牵头负责, 配合落实.
MODE = re.compile(rf"(?:(?:{_MANNER}*(?:{_VERB})){{1,3}}|{_DUTY}|作?为(?P<part>{_NARROWED}?{_ROLE}{_BODY}))$")
# the same in a bracket behind a row of names, which is of all of them: 甲、乙（按职责分工负责）
SHARED_MODE = re.compile(rf"[（(]\s*(?:{_MANNER})+(?:{_VERB}){{0,2}}\s*[)）]$")
# words that close nothing else, and all of them
TOLD_END = (
    rf"(?:为{_NARROWED}?{_ROLE}{_BODY}"
    r"|(?:负责|牵头|配合|参加|参与|协同|承担)(?:负责|落实|实施|推进|办理|配合)?|分工落实|分别落实|组织实施)"
)
ANY_END = rf"(?:{_VERB})"
# who sees to it that others do it, and does nothing himself: 督办单位：, 验收部门：
_CHECKS = re.compile(rf"{_NARROWED}{{0,3}}(?:督办|督查|督导|督察|验收|考核|销号|评价)(?:责任|牵头)?{_BODY}")
LEADS = re.compile(_LEADING)
HELPS = re.compile(_HELPING)
_ANSWERS = re.compile(rf"(?!第一|首要){_NARROWED}{{0,3}}(?:责任|主责|落实|实施|执行){_BODY}")
_SEVERAL = re.compile(rf"(?:及|和|、|与|或){_ROLE}(?!人|领导|时)")


def role_of_label(label: str) -> str | None:
    """Return a label that says a role (牵头单位, 配合单位, 责任单位); None for one that only says that names follow.

    局内 and 负责单位 say none, nor does one that names several at once (牵头及责任单位).
    """
    helps, leads = HELPS.search(label), LEADS.search(label)
    if leads and (helps or _SEVERAL.search(label)):
        return None
    return label if leads or helps or answers(label) else None


def only_checks(label: str) -> bool:
    """Tell a label on who sees to it that others act: 督办单位."""
    return bool(_CHECKS.fullmatch(label))


def answers(label: str) -> bool:
    """Tell a label that calls responsible whom it names, beside those who lead too: 责任单位."""
    return bool(_ANSWERS.match(label))
