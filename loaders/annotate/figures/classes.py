"""Numbers that only tell which things are spoken of: above a size, first in an order, points of a list."""

from __future__ import annotations

import re

from kg.model import Comparator
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
_AND_MORE = re.compile(r"(?:并?且|或者?)[^，。；]{2,24}的(?!标准|要求|目标|水平|规定|任务)[一-鿿]{2}")
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
_CLASSES_OF = ("届", "级")
_FIRST_YEAR = 1900
# what those have to have who are given something, who apply, or who are fined
_GRANT = "给予|予以|发放|补助|补贴|奖励|资助|奖补|贴息"
# 每新增1000万元产值奖励2万元: for every so many
_FOR_EVERY = re.compile(
    r"每(?:新增|增加|提高|提升|增长|降低|下降|减少|超过?|满|完成|引进|招引|新建|建设|建成|投资|投入|培育|达到?)$"
)
# 年收入达到1000万元的，给予奖励2万元; 全国15个县之一
_WHOEVER = re.compile(
    rf"[^。；，：]{{0,24}}?的，[^。；：，]{{0,30}}?(?:{_GRANT})|[^，。；：\d]{{0,8}}之一(?=[，。；、]|$)"
)
# 申请企业应成立满2年，注册资本不低于100万元
_APPLICANT = re.compile(
    r"(?:^|[。；])(?:申请|申报|参评|报名)(?!量|数|率)[^。；，]{0,12}?(?:应当?|须|需要?|具备|符合|满足)(?!求)"
    r"(?![^。；]*(?:力争|争取|确保))[^。；]*$"
)
_SO_MANY = re.compile(r"(?:应当?|须|需要?)(?:力争)?(?:达到?)?$")  # 申报省级园区应不少于3个: how many there are to be
_BANNED = re.compile(r"(?:严禁|禁止|限制|严查)[^，。；、\d]{0,4}$")  # 严禁7座以上客车夜间通行
# 对记满12分的，以及超载20%以上的驾驶人, but not 对闲置土地开展清理，盘活500亩以上
_DEALT_WITH = re.compile(
    r"(?:(?:^|[。；，])对(?!照)|(?:^|[。；])(?:凡是?|[^。；，]{0,12}发生))(?:[^。；：，]|(?<=的)，|，(?=以及|或))*$"
)
# those who have it, and not what is done to them: 对100%的水库开展巡查，依法…
_WHO = "(?:(?!开展|实行|进行|实施|组织|完成|建立|落实)[一-鿿]){2,12}"
_WHO_IS_DEALT_WITH = re.compile(
    rf"[^。；：]{{0,60}}?的{_WHO}，[^。；：，]{{0,8}}?(?:要|应|须|依法|一律|责令|严格|取消|吊销|撤销|暂扣|不予|列入黑|停业|约谈|问责|处罚)"
    # 装载超过6辆的，均认定为违法
    r"|[^。；：]{0,60}?的，[^。；：，]{0,8}?(?:认定|视|列|判定)为"
)
# 5000万元（含）至1亿元（不含）的企业，给予…, and what has it beside something else: 年产值超50亿元、具有竞争力的企业3家
_OF_A_CLASS = re.compile(
    rf"□{{2,8}}[^，。；]{{0,24}}?的[一-鿿]{{1,6}}，[^。；，]{{0,8}}(?:{_GRANT})|、[^，。；：\d]{{2,24}}的[^，。；\d的]{{2,16}}\d"
)
_FINED = re.compile(r"处(?:以)?(?!置|理|罚决|罚案|罚[一-鿿]{0,6}\d)[^，。；]{0,12}$")  # 处二百元以下罚款
_FACTOR = re.compile(r"[*×÷]$")  # 绩效面积=作业面积×36%
_BUT = re.compile(r"(?:^|[，。；：])除$")  # 除1件不属实外，均已办结
_TO_WHOM = re.compile(r"(?:^|[。；，：])(?:对于?|凡是?)(?P<whom>[^。；，：]*)$")
_IS_GRANTED = re.compile(f"{_GRANT}|不超过|最[高多]|按照?")
# a clause that ends with who is meant, and what they are given in this one or the next
_WHO_IS_GIVEN = re.compile(
    r"[^。；，：]{0,120}?(?:的|企业|项目|单位|机构|人员|个人|产品|家庭|农户|小区|园区|基地)"
    rf"(?:，[^。；：]{{0,60}}?|(?:按照?|一次性|每年|每[一-鿿])?[^。；，：的]{{0,4}})(?:{_GRANT})"
)


_HAVE_EACH = re.compile(r"[^，。；\d]{0,4}(?:配备?|配置|设立?|设置|派驻?|建)(?:不少于|至少)?\d")


def tells_which(masked: str, mention: Mention) -> bool:
    """Tell a number that says which things are meant, and promises none: 漏损率高于10%的城市, 每2个村, 2022届毕业生."""
    before, after = masked[max(0, mention.start - _REACH) : mention.start], masked[mention.end :]
    if _is_condition(masked, mention) or describes_project(masked, mention) or _is_around(before, after, mention):
        return True
    if _is_of_people(after, mention) or _is_described(masked, mention):
        return True
    if mention.measured is Measured.SHARE:
        return _is_part_of_an_order(before) or _is_of_holders(before, after, mention)
    is_size = mention.measured in (Measured.AMOUNT, Measured.MONEY)
    return is_size and (bool(_ACROSS.match(after)) or _is_up_to(masked, before, mention))


def _is_condition(masked: str, mention: Mention) -> bool:
    """Tell what those have to have who are given something: 对年产值500万元以上增产扩能的企业，给予奖励10万元."""
    before = masked[max(0, mention.start - _FAR) : mention.start]
    if _FOR_EVERY.search(before) or _BUT.search(before) or _FACTOR.search(before):
        return True
    if _WHOEVER.match(masked, mention.end) and not _IS_GRANTED.search(re.split("[，；。：]", before)[-1]):
        return True
    is_fine = _FINED.search(before) and re.match("[^，。；]{0,12}罚款", masked[mention.end :])
    if _is_of_applicants(before, mention) or is_fine or (_is_size(mention) and _OF_A_CLASS.match(masked, mention.end)):
        return True
    if _is_size(mention) and (_BANNED.search(before) or _is_of_offenders(masked, mention)):
        return True
    opened = _TO_WHOM.search(before)
    if opened is None or _IS_GRANTED.search(opened["whom"]) or not _is_size(mention):
        return False
    return _WHO_IS_GIVEN.match(masked, mention.end) is not None


def _is_of_applicants(before: str, mention: Mention) -> bool:
    """Tell what those have to be who apply, and not how many are to: 申请企业应成立满2年, 申报企业应达到20家."""
    counts_them = mention.measured is Measured.COUNT and _SO_MANY.search(before) is not None
    return not counts_them and _APPLICANT.search(before) is not None


def _is_of_offenders(masked: str, mention: Mention) -> bool:
    """Tell what those have done who are dealt with: 对1年内发生2起及以上事故的企业，依法责令停业."""
    opened = _DEALT_WITH.search(masked[max(0, mention.start - 2 * _FAR) : mention.start])
    return opened is not None and _WHO_IS_DEALT_WITH.match(masked, mention.end) is not None


def _is_size(mention: Mention) -> bool:
    """Tell how large something is, and not how many are given something: 200万元以上, 20台以上, not 200家."""
    is_bounded = mention.bound not in (None, Comparator.EQUAL)
    return is_bounded or mention.high is not None or mention.measured is not Measured.COUNT


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
    return bool(_ON_TOP.match(after) or is_listed)


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
