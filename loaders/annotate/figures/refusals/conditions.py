"""To whom something is given or for whom a rule holds, said in numbers that promise nothing themselves."""

from __future__ import annotations

import re

from kg.model import Comparator
from loaders.annotate.figures.indicator import ends_in_verb
from loaders.annotate.figures.refusals.number import FAR, FARTHEST, Number
from loaders.annotate.figures.units import Measured
from loaders.genre.lexicon import either

_GRANT = either("给予 予以 发放 补助 补贴 奖励 资助 奖补 贴息 免[征收缴交除于] 减免 减征 减半 减按 返还 退还")
_GROWS = "新增 增加 提高 提升 增长 降低 下降 减少"
_EVERY = re.compile(
    "(?:每(?:成功)?"
    + either(f"{_GROWS} 超过? 满 完成 引进 招引 新建 建设 建成 投资 投入 培育 达到?")
    + "|每成功[一-鿿]{2,4})$",
)
_EACH_MORE = re.compile("每" + either(f"{_GROWS} 新吸纳 吸纳") + r"[^，。；\d每]{2,12}$")
_GETS_MORE = re.compile(rf"(?:以上)?的?，?[^，。；\d]{{0,6}}?(?:增加|{_GRANT})")
_IS_GRANTED = re.compile(f"{_GRANT}|不超过|最[高多]|按照?")
_WHOEVER = re.compile(rf"[^。；，：]{{0,24}}?的，[^。；：，]{{0,30}}?{_GRANT}")
_WHOEVER_HAS = re.compile(
    rf"[^。；，：]{{0,24}}?的[一-鿿]{{2,8}}(?<!贷款|资金|补贴|补助|奖励|支持|基金|租金)，[^。；：，]{{0,16}}?{_GRANT}"
)
_AND_HAS = re.compile(
    r"[^。；，：]{0,16}?，?(?:并?且|同时)[^。；，：]{2,40}?(?:的[一-鿿]{0,8}|企业|机构|单位|项目|网点)，"
    rf"[^。；：]{{0,40}}?{_GRANT}"
)
_ONE_OF = re.compile(r"[^，。；：\d]{0,8}之一(?=[，。；、]|$)")
_APPLICANT = re.compile(
    r"(?:^|[。；])(?:申请|申报|参评|报名)(?!量|数|率)[^。；，]{0,12}?(?:应当?|须|需要?|具备|符合|满足)(?!求)"
    r"(?![^。；]*(?:力争|争取|确保))[^。；]*$"
)
_SO_MANY = re.compile(r"(?:应当?|须|需要?)(?:力争)?(?:达到?)?$")
_BANNED = re.compile(r"(?:严禁|禁止|限制|严查)[^，。；、\d]{0,4}$")
_FINED = re.compile(r"处(?:以)?(?!置|理|罚决|罚案|罚[一-鿿]{0,6}\d)[^，。；]{0,12}$")
_A_FINE = re.compile("[^，。；]{0,12}罚款")
# 绩效面积=耕地面积×36%+林地面积×27%; the sign * is left out of the text as one of emphasis
_FACTOR = re.compile(r"[*×÷]$|[=＝][^，。；≥≤]*[一-鿿][^，。；]*$")
_BUT = re.compile(r"(?:^|[，。；：])除$")
# 对记满12分的，以及超载20%以上的驾驶人, but not 对闲置土地开展清理，盘活500亩以上
_DEALT_WITH = re.compile(
    r"""(?:
      (?:^|[。；，]|^\d{1,2}[.．、])(?:对(?!照)|发现(?![并和及、]))
    | (?:^|[。；])(?:凡是?|[^。；，]{0,12}发生)
    )
    (?:[^。；：，] | (?<=的)， | ，(?=以及|或))*$""",
    re.VERBOSE,
)
_PUNISHED = "依法 责令 一律"
_OFFENDERS = re.compile(
    # those who have it, and not what is done to them: 对100%的水库开展巡查，依法…
    r"[^。；：]{0,60}?的(?:(?!开展|实行|进行|实施|组织|完成|建立|落实)[一-鿿]){2,12}，[^。；：，]{0,8}?"
    + either(f"{_PUNISHED} 要 应 须 严格 取消 吊销 撤销 暂扣 不予 列入黑 停业 约谈 问责 处罚")
)
# 连接软管超过2米、未装报警器的，要依法责令改正
_OFFENCES = re.compile(
    r"[^。；：，]{0,60}?的，(?:[^。；：，]{2,60}?的，)*"
    + either(f"{_PUNISHED} 要 应 须 严肃 限期")
    + "[^。；]{0,24}"
    + either("责令 整改 改正 处罚 查处 移送 停止 取缔 问责 约谈")
)
# 装载超过6辆的，均认定为违法
_TAKEN_FOR = re.compile(r"[^。；：]{0,60}?的，[^。；：，]{0,8}?(?:认定|视|列|判定)为")
# 5000万元（含）至1亿元（不含）的企业，给予…
_OF_A_CLASS = re.compile(rf"□{{2,8}}[^，。；]{{0,24}}?的[一-鿿]{{1,6}}，[^。；，]{{0,8}}{_GRANT}")
# what has it beside something else: 年产值超50亿元、具有竞争力的企业3家
_AND_MORE = re.compile(
    r"、[^，。；：\d]{2,24}的(?:[^，。；\d的]{2,16}\d|[一-鿿]{0,6}(?:项目|企业|机构|园区)(?=[，。；、]|$))"
)
# 购车价5万元（含）至10万元（不含）新车: which limit belongs to the class
_INCLUDED = re.compile(r"(?:及?以[上下])?□{3,4}(?:及?以[上下])?(?:[至到—~～-]|的?[一-鿿\d])")
# what a project has to cost that may apply: 单体项目总投资不低于2000万元
_INVESTED_IN_EACH = re.compile(
    "(?:单[体个]|每个)项目(?:的)?(?:固定资产|计划|总|设备)*投资(?:额|规模)?(?:原则上|应当?|须|需)*$"
)
_ENSURED = re.compile("(?:确保|力争|争取|实现|做到)[^，。；]*$")  # 确保每个项目投资不低于1000万元 is promised
_RIGHT_BEHIND_GRANT = re.compile(rf"{_GRANT}(?:标准|金额|资金)?[为达]?$")
_TO_WHOM = re.compile(
    r"(?:^|[。；，：])(?:(?:按照?规定|依法|依规|继续|全面|统一|阶段性)*对于?|凡是?)(?P<whom>[^。；，：]*)$"
)
_OWNED = re.compile("[^，。；、的]{1,10}的[一-鿿]{2}")
# a clause that ends with who is meant, and what they are given in this one or the next
_WHO_IS_GIVEN = re.compile(
    r"[^。；，：]{0,120}?"
    + either("的 企业 项目 单位 机构 人员 个人 产品 家庭 农户 小区 园区 基地")
    + r"(?:[^。；，：的\d]{0,12}，[^。；：]{0,60}?|(?:按照?|一次性|每年|每[一-鿿])?[^。；，：的]{0,12})"
    + _GRANT
)


def is_for_every(number: Number) -> bool:
    """Tell for every how many something is given: 每新增[1000万元]产值奖励2万元."""
    return number.follows(_EVERY, FAR)


def is_for_each_more(number: Number) -> bool:
    """Tell for how many more of something it is given: 每增加就业岗位[50个]奖励3万元."""
    return number.follows(_EACH_MORE, FAR) and number.precedes(_GETS_MORE)


def is_excepted(number: Number) -> bool:
    """Tell what is left out: 除[1件]不属实外，均已办结."""
    return number.follows(_BUT, FAR)


def is_factor(number: Number) -> bool:
    """Tell part of a formula, or the other side of an area: 绩效面积=作业面积×[36%]."""
    return number.follows(_FACTOR, FAR)


def is_of_whoever(number: Number) -> bool:
    """Tell what whoever has who is given something: 年收入达到[1000万元]的，给予奖励2万元."""
    return not _names_a_grant(number) and number.precedes(_WHOEVER)


def is_of_those_who_have(number: Number) -> bool:
    """Tell of whom one has so many who is given something: 招用[3名以上]退役军人的企业，给予奖励2万元."""
    if _names_a_grant(number) or not number.is_size or ends_in_verb(number.before(FAR)):
        return False
    return number.precedes(_WHOEVER_HAS)


def is_of_those_who_have_both(number: Number) -> bool:
    """Tell what one has beside something else: 面积[500平方米以上]，且销售额超过80万元的网点，按投资额给予补助."""
    return not _names_a_grant(number) and number.is_size and number.precedes(_AND_HAS)


def is_one_of_so_many(number: Number) -> bool:
    """Tell of how many one is: 成为全国[15个]试点县之一."""
    return not _names_a_grant(number) and number.precedes(_ONE_OF)


def _names_a_grant(number: Number) -> bool:
    """Tell whether the clause says before the number what is given, which then is so much."""
    return _IS_GRANTED.search(re.split("[，；。：]", number.before(FAR))[-1]) is not None


def is_fine(number: Number) -> bool:
    """Tell what somebody is fined: 处[200元以下]罚款."""
    return number.follows(_FINED, FAR) and number.precedes(_A_FINE)


def is_of_applicants(number: Number) -> bool:
    """Tell what those have to be who apply, and not how many are to: 申请企业应成立[满2年]."""
    counts_them = number.is_count and number.follows(_SO_MANY, FAR)  # 申报省级园区应不少于3个
    return not counts_them and number.follows(_APPLICANT, FAR)


def is_banned(number: Number) -> bool:
    """Tell for how large ones a ban holds: 严禁[7座以上]客车夜间通行."""
    return number.is_size and number.follows(_BANNED, FAR)


def is_of_a_class(number: Number) -> bool:
    """Tell how large those of a class are who are given something: [5000万元]（含）至1亿元（不含）的企业，给予奖励."""
    # 购买电动车补贴3000元、购买燃油车的… says what is given
    is_given = number.follows(_RIGHT_BEHIND_GRANT, FAR)
    return number.is_size and not is_given and (number.precedes(_OF_A_CLASS) or number.precedes(_AND_MORE))


def is_limit_of_a_class(number: Number) -> bool:
    """Tell the limit of a class that says whether it is one of them: [5万元]（含）至10万元（不含）新车，补贴2000元."""
    return number.mention.measured is Measured.MONEY and not _names_a_grant(number) and number.precedes(_INCLUDED)


def is_invested_in_each(number: Number) -> bool:
    """Tell what a project has to cost for which one may apply: 单体项目总投资[不低于3000万元]."""
    is_floor = number.mention.bound is Comparator.AT_LEAST and number.mention.measured is Measured.MONEY
    return is_floor and number.follows(_INVESTED_IN_EACH, FAR) and not number.follows(_ENSURED, FAR)


def is_of_offenders(number: Number) -> bool:
    """Tell what those have done who are dealt with: 对1年内发生[2起及以上]事故的企业，依法责令停业."""
    if not number.is_size or not number.follows(_DEALT_WITH, FARTHEST):
        return False
    return any(number.precedes(pattern) for pattern in (_OFFENDERS, _OFFENCES, _TAKEN_FOR))


def is_of_those_given(number: Number) -> bool:
    """Tell how large those are to whom a clause turns, before what is given: 对亩均产值[5万元以上]的农户，给予补助."""
    opened = _TO_WHOM.search(number.before(FAR)) if number.is_size else None
    if opened is None or _IS_GRANTED.search(opened["whom"]):
        return False
    # 对1000家以上企业给予返还 says how many are given it; 对20台以上农机的合作社给予补助 does not
    counts_them = not opened["whom"] and number.is_count and not number.precedes(_OWNED)
    return not counts_them and number.precedes(_WHO_IS_GIVEN)
