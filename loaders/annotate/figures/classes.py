"""Numbers that only tell which things are spoken of: above a size, first in an order, points of a list."""

from __future__ import annotations

import re

from kg.model import Comparator
from loaders.annotate.figures.conditions import is_condition
from loaders.annotate.figures.indicator import has_quantity, trim_subject
from loaders.annotate.figures.mentions import Mention
from loaders.annotate.figures.projects import describes_project
from loaders.annotate.figures.units import Measured
from loaders.annotate.figures.wording import Movement, find_verb

_REACH = 16  # characters before a figure
_FAR = 80
# who has such a share: 峰谷差率超过40%的地区
_HOLDERS = re.compile(
    r"的[一-鿿]{0,6}?(?:地区|省份|城市|[县市区镇乡村]|社区|小区|园区|街道|企业|单位|机构|学校|医院|家庭|居民|农户|用户|人员|群众|项目|建筑|产品|设备|设施|装置|机组|车辆|行业)"
)
# 200万吨/年及以下常减压装置: no verb says that so much is reached, and a noun follows
_UP_TO = re.compile(r"(?:及以[上下]|以下)$")
_GOES_ON = re.compile(r"[一-鿿](?<![的并且和及与])")
_ACROSS = re.compile(r"(?:直径|口径|孔径|管径|内径|外径|跨度|幅宽|见方)")  # 3.8米直径运载火箭
_ROUND = re.compile("[一-鿿]{0,8}圈")  # 15分钟便民生活圈
# 以10件实事为引领, 以3个渔港改造为契机
_STANDS_FOR = re.compile(
    r"[^，。；]{0,16}为(?:引领|抓手|重点|主线|主体|核心|依托|基础|载体|牵引|契机|支撑|突破口|切入点|着力点|纽带)"
)
_IN_PARTS = re.compile("(?<![百千万十部充处得评积学划细])分$")  # 分3批推进
_ON_TOP = re.compile(r"[^，。；\d]{0,24}基础上")  # 在原有15类机具基础上
_BY_RULE = re.compile(r"[^，。；\d]{2,12}(?:按照|参照|依据)(?=[^，。；]{2})")  # 其他5种农机按照…给予补贴
# 电子商务、现代物流等12个领域: the points of a list
# 电视、空调等12类家电产品给予补贴
_GRANTED = re.compile(r"[^，。；]{0,12}(?:给予|予以|实行|进行)[^，。；]*(?:补贴|补助|奖励|支持)")
# 运行超过25年且不达标的变压器, 容量小于1500千瓦的风电场
# 支持退役军人、残疾人等6类群体申请贷款: of whom a list names the kinds, and nothing that is made
_KINDS_LISTED = re.compile(
    r"(?:^|[，。；：])[^，。；：]{0,8}?(?:支持|鼓励|引导|帮助|组织|面向|针对|围绕|聚焦|涵盖|包括|覆盖|对|为|向|将|把)[^，。；：]*?、[^，。；：]*等$"
)
_WHO = re.compile(r"[^，。；：、的\d]{0,6}?(?:群体|人员|人群|主体|对象|企业)")
# 编制东港、西港2个港区和甲、乙、丙3个园区建设规划: of which places
_PLACES_LISTED = re.compile(r"(?:编制|制定|制订|修编|印发|出台|实施)[^。；]*?[一-鿿]+(?:、[一-鿿]+)+$")
_A_PLAN = re.compile(r"[^，。；、\d]{2,12}(?:和[^，。；]*?\d[^，。；、\d]{2,12})?(?:规划|方案)(?:编制)?(?=[，。；]|$)")
_AND_MORE = re.compile(
    r"(?:并?且|或者?)[^，。；]{2,24}的(?!标准|要求|目标|水平|规定|任务)[一-鿿]{2}|但(?:未|不|没)[^，。；]{2,24}的"
)
# 建成农田5万亩以上且…, 面积不低于…: that much is made or is to be kept to
_IS_MADE = re.compile("建成|建设|新建|新增|实现|完成|达到|达|完善|扩大|增加|形成")
_POINTS = re.compile(r"(?:重点|主要|细分|关键)?(?:领域|行业|方面|环节|门类|品类|类别|方向|板块|维度|层面|专题|要素)")
# 具备知识问答、报告生成等5项能力的模型: what it has
_EQUIPPED = re.compile(r"(?:具备|具有|拥有|包含|包括|涵盖)[^，]*等$")
_OF_IT = re.compile(r"[^，。；、]{1,8}的[^，。；、]{2}")
_HAS_SIZE = re.compile("(?<!达到)(?:容量|规模|面积|时间|年限|金额|投资|能力|产量|高度|长度|重量)$")
_HOLDS = re.compile(r"占[^，。；、\d]{2,12}$")  # 占全球数量1%以上的水鸟
_AIM = re.compile(r"的(?:总?目标|水平|任务|要求)")
_DEFINED = re.compile(
    r"(?:^|[。；：（])(?:[^，。；：“”]{2,20}是)?指(?!导|标|南|定|挥|引|数|派|向|令|示|新建|在|利用)[^。；]*$"
)
# in which places something is done: 在8个区域、13条道路建设中加大应用
_IN_THE_COURSE = re.compile(r"(?:^|[，。；])在(?:[^，。；]*?、)?$")
_COURSE_ENDS = re.compile(
    r"[^，。；]{2,60}?[^一-鿿]?(?:建设|改造|区域|地区|道路|工作|工程|项目|园区)中(?=(?:加大|推广|推进|加强|优先|积极|全面|广泛)[^，。；]{2})"
)
# 办理时限由7个工作日压缩为当场办结, 从去年的3万元和2万元分别增加到4万元和3万元: what was before
_STARTS = re.compile(r"[由从自](?:原来|之前|以前|□+|◇+)?的?$")
_CHANGES = "(?:提高|增加|增长|提升|上升|扩大|压缩|缩短|减少|降低|下降|压减|精简|调整|优化|升级|变|改|转)"
_GIVES_WAY = re.compile(
    rf"(?:大幅|全部|直接)?{_CHANGES}[为成至到](?:即|当场|当日|立等|免|“)"
    rf"|[、和][\d.,]+[百千万亿]*[一-鿿%]{{1,3}}分别{_CHANGES}(?:到|至)"
)
_CLASSES_OF = ("届", "级")
_FIRST_YEAR = 1900
_HAVE_EACH = re.compile(r"[^，。；\d]{0,4}(?:配备?|配置|设立?|设置|派驻?|建)(?:不少于|至少)?\d")


def tells_which(masked: str, mention: Mention) -> bool:
    """Tell a number that says which things are meant, and promises none: 漏损率高于10%的城市, 每2个村, 2022届毕业生."""
    before, after = masked[max(0, mention.start - _REACH) : mention.start], masked[mention.end :]
    if is_condition(masked, mention) or describes_project(masked, mention) or _is_around(before, after, mention):
        return True
    if _is_of_people(after, mention) or _is_described(masked, mention) or _counts_a_list(masked, mention):
        return True
    if mention.measured is Measured.SHARE:
        return _is_part_of_an_order(before) or _is_of_holders(before, after, mention)
    is_size = mention.measured in (Measured.AMOUNT, Measured.MONEY)
    return is_size and (bool(_ACROSS.match(after)) or _is_up_to(masked, before, mention))


def _is_around(before: str, after: str, mention: Mention) -> bool:
    """Tell by the words right before and behind it: 每2个村, 退出全国后20位, 在15类机具基础上, 15分钟生活圈."""
    if mention.measured is Measured.COUNT and _IN_PARTS.search(before):
        return True
    if before.endswith("每") or (before.endswith("后") and mention.unit in ("位", "名")):
        return True
    if before.endswith(("按", "按照")) and _HAVE_EACH.match(after):  # 按500户配1名
        return True
    if mention.measured is Measured.COUNT and (_BY_RULE.match(after) or _STANDS_FOR.match(after)):
        return True
    if mention.measured is Measured.TIME and _ROUND.match(after):
        return True
    is_listed = before.endswith("等") and (_POINTS.match(after) or _GRANTED.match(after))
    is_left = _STARTS.search(before) is not None and _GIVES_WAY.match(after) is not None
    return bool(_ON_TOP.match(after) or is_listed or is_left)


def _counts_a_list(masked: str, mention: Mention) -> bool:
    """Tell how many kinds or places are listed before it: 支持农民、残疾人等6类群体, 编制甲、乙2个港区规划."""
    before = masked[max(0, mention.start - 2 * _FAR) : mention.start]
    if mention.bound is not None or mention.measured is not Measured.COUNT:
        return False
    if mention.unit in ("类", "种") and _KINDS_LISTED.search(before) and _WHO.match(masked, mention.end):
        return True
    return bool(_PLACES_LISTED.search(before) and _A_PLAN.match(masked, mention.end))


def _is_described(masked: str, mention: Mention) -> bool:
    """Tell what things have or are by definition, or where they are: 具备…等5项能力的, 指…不足25%的, 在8个区…建设中."""
    before, after = masked[max(0, mention.start - _FAR) : mention.start], masked[mention.end :]
    if _DEFINED.search(before):
        return True
    if mention.measured is Measured.COUNT and _EQUIPPED.search(before) and _OF_IT.match(after):
        return True
    if mention.measured is Measured.SHARE and mention.bound and after.startswith("的") and not _AIM.match(after):
        return bool(_HOLDS.search(before))
    if mention.bound and mention.measured in (Measured.TIME, Measured.AMOUNT, Measured.MONEY):
        is_less_or_more = mention.bound in (Comparator.MORE_THAN, Comparator.LESS_THAN)
        of_those = is_less_or_more and after.startswith("的") and not _AIM.match(after) and _HAS_SIZE.search(before)
        is_one_of_two = _AND_MORE.match(after) and not _IS_MADE.search(before[before.rfind("，") + 1 :])
        return bool(is_one_of_two or of_those)
    return mention.bound is None and bool(_IN_THE_COURSE.search(before) and _COURSE_ENDS.match(after))


def _is_of_people(after: str, mention: Mention) -> bool:
    """Tell the age or the year of those who are spoken of: 3岁以下婴幼儿, 2023届毕业生."""
    if mention.unit in _CLASSES_OF and mention.value > _FIRST_YEAR:
        return True
    return mention.unit == "岁" and mention.bound is not None and re.match("[一-鿿]{2}", after) is not None


def _is_part_of_an_order(before: str) -> bool:
    """Tell the first so many of an order, which nothing is said to reach: 按照能效前5%水平."""
    is_first = re.search("(?<![底末年月日节季会])前$", before)
    return is_first is not None and not re.search("进入|跻身|位居|位列|居|处于|保持|达到", before)


def _is_of_holders(before: str, after: str, mention: Mention) -> bool:
    """Tell a share that those have who are spoken of: 漏损率高于10%的城市."""
    verb = find_verb(before, rank=False)
    subject = trim_subject(before[: verb.start])
    is_said = mention.bound is not None or verb.movement is not Movement.NONE
    is_said = is_said and verb.movement is not Movement.CHANGE
    return is_said and has_quantity(subject) and _HOLDERS.match(after) is not None


def _is_up_to(masked: str, before: str, mention: Mention) -> bool:
    printed = masked[mention.start : mention.end]
    is_said = find_verb(before, rank=False).movement is not Movement.NONE or has_quantity(trim_subject(before))
    return bool(_UP_TO.search(printed) and _GOES_ON.match(masked, mention.end)) and not is_said
