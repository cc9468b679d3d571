"""The forms in which a sentence says of bodies what is theirs to do: 县水利局牵头, 县水利局为责任单位, 由县水利局负责.

A row of names stands before the word of duty (`DUTY`) where a clause opens (`START`), or in a place of its own
(`FORMS`). The word says the role of those named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Role
from loaders.annotate.labels import HELPS, LEADS
from loaders.annotate.verbs import MUST
from loaders.genre.lexicon import either

# what is spoken of, and no duty: 各地配合程度要提高, 行政执法部门负责制全面推行, 教育部门负责招生的同志要加强学习
_NO_DUTY = (
    r"(?!的|人(?![民力才防社])|同志|解释|制(?![定订发作止造图])|作用|(?:工作)?机制|程度|力度|度|情况|意识|能力|关系"
    r"|[^，。；：]+的(?:同志|人员|干部|领导|工作人员)(?:要|应|须|必须))"
)
_HOW = either(
    "按照?(?:各自)?(?:职责|职能)(?:分工)? 切实 认真 具体 共同 分别 积极 抓紧 统筹 统一 主要 总体 全面 依法 负责(?=牵头)"
)
_WORD = f"(?:牵头|负责|会同|配合|协助){_NO_DUTY}"
# each form is named by what it says, and its group is the word that says it
DUTY = re.compile(
    "|".join(
        (
            # 县水利局、县林业局按照各自职责抓好落实
            rf"(?:{MUST})?(?P<duly>按照?(?:各自)?(?:职责|职能)(?:分工)?)(?=[一-鿿，])(?!的|范围|任务|要求|定位|权限|边界|清单)",
            # 市住建局要发挥牵头抓总作用, but not 牵头作用充分发挥
            rf"(?:{MUST})?(?:充分|切实|更好|积极)?发挥好?[^，。；、]{{0,16}}?(?P<plays>牵头)(?:抓总|统筹|协调|组织)*的?作用",
            # 县教育局要牵头完善制度; 县教育局要加强监管 only speaks to it
            rf"{MUST}(?:{_HOW}*(?P<told>{_WORD}))?",
            # 县商务局按职责分工负责编制清单
            rf"{_HOW}*(?P<does>{_WORD})",
            # 市住建局为责任单位, 各镇是整治工作的责任主体
            r"(?:(?:为|是)[^，。；：、“”]{0,16}?|作为[^，。；：]{0,40}?)(?P<is>牵头|责任|实施|配合)(?:单位|部门|主体)",
            # 各县政府对本地防汛工作负总责, 县政府对河湖管理负领导责任
            r"对[^，。；]{2,30}(?P<answers>负)(?:总责|主责|全责|首责|有?[一-鿿]{0,6}责任)",
            # 各镇承担属地管理责任
            r"(?P<bears>承担)(?!的)[^，。；、的]{0,16}责任(?=[，。；]|$)",
            # 以市住建局为主
            "(?P<most>为主)",
            # 县水利局、县林业局分别制定细则 gives none of them a part
            "分别|共同",
        )
    )
)
# a clause opens here, perhaps with who entrusts them: 县水务局委托县检测院负责…; or the row stands behind 由 or 以
START = re.compile(
    r"(?:^|[；，]\s*)(?:[一二三四五六七八九十]是|其中，?|同时，?)?(?:[^，。；：委]{2,20}委托)?"
    r"|(?P<by>(?<![自理缘事再原未已曾])由(?![于来此衷])|以(?=[^，。；]{2,40}为主))"
)
# in what manner, between who is named behind 由 and what they do: 由县商务局按照要求确定
_SO = (
    r"(?:等(?:部门|单位)?)?(?:[，]?(?:会同|联合)[^，。；]{2,60}?)?"
    + either(
        "按照?[^，。；]{2,24}?(?=并|制|确|合理|$) 根据[^，。；]{2,20}?(?=制|确|编|进行|组织|$) 结合实际 并 依法 依规 "
        "另行 统一 合理 具体 统筹 牵头 负责 分别 共同 定期 及时 按程序 科学 严格 严肃 指导[^，。；]{2,12}?结合实际 "
    )
    + "*"
)
# and behind 由 whoever does what it asks: 由县发改局制定指导价; but not 由县财政局核定的标准
DONE_BY = re.compile(
    _SO
    + either(
        "制[定订] 拟[定订] 确定 明确 编制 起草 提出 研究 论证 组织 实施 统筹 协调 安排 落实 承担 办理 审核 审定 审批 "
        "核定 核实 认定 验收 考核 督促 督办 指导 约谈 查处 处[理罚置] 吊销 收回 拨付 发放 公布 发布 印发 汇总 建设 "
        "改造 开展 管理 挂牌督办 进行公示"
    )
    + "(?![^，。；]{0,12}的)(?!局|厅|委|部|办|站|所|中心)"
)
# what is set up is only led by them: 成立由市教育局牵头的专班
SETS_UP = re.compile(r"(?:成立|建立|组建|形成|构建|健全|完善|实行|坚持)[^，。；]{0,6}$")
# and behind the word of duty those with whom they work: 县水利局牵头，会同县林业局制定办法
JOINS = re.compile(r"(?:负责|组织)?[，,]?(?:会同|联合)")
# somebody of theirs goes along: 县水利局会同县林业局负责同志开展巡查
IN_PERSON = re.compile("(?:有关|相关|主要)?(?:负责)?(?:同志|人员?|领导|干部)")
# who explains the plan does nothing of it: 本方案由县教育局会同县财政局负责解释
EXPLAINS = re.compile("[^，。；]*负责解释")


@dataclass(frozen=True, slots=True)
class Form:
    """A place of its own for a row of names: the pattern has the row as `who`, and the word on its role as `part`.

    `beside` tells whether the sentence must have named others before, or must not have; None that either will do.
    Those of a class may be named too where `of_class` is set.
    """

    pattern: re.Pattern[str]
    beside: bool | None = None
    of_class: bool = False


FORMS = (
    # 该项目建设主体为区应急局，统筹开展验收
    Form(
        re.compile(
            r"(?P<part>牵头|责任|实施|建设|承建|主办)(?:主体|单位|部门)(?:为|是)(?P<who>[^，。；：“”]{2,60}?)(?=[，。；]|$)"
        )
    ),
    # who is asked for more leads in what a later clause of it asks: 市水务局要履行职责，加强调度，牵头制定预案
    Form(
        re.compile(
            rf"\A(?P<who>[^，。；：“”《》]{{2,40}}?){MUST}(?:(?!{MUST}|负责|牵头|由)[^。；])*"
            rf"，(?P<part>牵头){_NO_DUTY}(?![，。；、]|单位|部门|[处科]室)"
        ),
        beside=False,
        of_class=True,
    ),
    # 县大数据局牵头制定标准，县司法局积极配合。
    Form(
        re.compile(
            r"(?:[，,]|(?<=牵头)、|(?<=配合)、|(?<=参[与加])、|(?<=协助)、)(?P<who>[^，。；：“”]{2,60}?)(?:作为[^，。；、]{2,8}?)?(?:共同|积极|分别)?"
            r"(?P<part>配合|参与|参加|协助)(?=[，。；、]|$)"
        ),
        beside=True,
    ),
)


def role_of(word: str) -> Role | None:
    """Return the role that a word of duty tells of; None for one that leaves it open (负责, 会同)."""
    if LEADS.search(word) or word == "为主":
        return Role.LEAD
    return Role.PARTICIPANT if HELPS.search(word) else None
