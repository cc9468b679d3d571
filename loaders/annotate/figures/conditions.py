"""To whom something is given, or for whom a rule holds, said in numbers that promise nothing themselves."""

from __future__ import annotations

import re

from kg.model import Comparator
from loaders.annotate.figures.indicator import ends_in_verb
from loaders.annotate.figures.mentions import Mention
from loaders.annotate.figures.units import Measured

_FAR = 80  # characters before a figure
_GRANT = "给予|予以|发放|补助|补贴|奖励|资助|奖补|贴息|免[征收缴交除于]|减免|减征|减半|减按|返还|退还"
# 每新增1000万元产值奖励2万元: for every so many
_FOR_EVERY = re.compile(
    r"每(?:新增|增加|提高|提升|增长|降低|下降|减少|超过?|满|完成|引进|招引|新建|建设|建成|投资|投入|培育|达到?)$"
)
# 招用3名以上退役军人的企业，给予…: who has so many
_WHOEVER_HAS = re.compile(
    rf"[^。；，：]{{0,24}}?的[一-鿿]{{2,8}}(?<!贷款|资金|补贴|补助|奖励|支持|基金|租金)，[^。；：，]{{0,16}}?(?:{_GRANT})"
)
# 每增加就业岗位50个奖励3万元
_EACH_MORE = re.compile(r"每(?:新增|增加|提高|提升|增长|降低|下降|减少|新吸纳|吸纳)[^，。；\d每]{2,12}$")
_GETS_MORE = re.compile(rf"(?:以上)?的?，?[^，。；\d]{{0,6}}?(?:增加|{_GRANT})")
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
    r"(?:(?:^|[。；，]|^\d{1,2}[.．、])(?:对(?!照)|发现(?![并和及、]))|(?:^|[。；])(?:凡是?|[^。；，]{0,12}发生))(?:[^。；：，]|(?<=的)，|，(?=以及|或))*$"
)
# those who have it, and not what is done to them: 对100%的水库开展巡查，依法…
_WHO = "(?:(?!开展|实行|进行|实施|组织|完成|建立|落实)[一-鿿]){2,12}"
_WHO_IS_DEALT_WITH = re.compile(
    rf"[^。；：]{{0,60}}?的{_WHO}，[^。；：，]{{0,8}}?(?:要|应|须|依法|一律|责令|严格|取消|吊销|撤销|暂扣|不予|列入黑|停业|约谈|问责|处罚)"
    # 连接软管超过2米、未装报警器的，要依法责令改正
    r"|[^。；：，]{0,60}?的，(?:[^。；：，]{2,60}?的，)*(?:要|应|须|依法|责令|严肃|一律|限期)[^。；]{0,24}(?:责令|整改|改正|处罚|查处|移送|停止|取缔|问责|约谈)"
    # 装载超过6辆的，均认定为违法
    r"|[^。；：]{0,60}?的，[^。；：，]{0,8}?(?:认定|视|列|判定)为"
)
# 5000万元（含）至1亿元（不含）的企业，给予…, and what has it beside something else: 年产值超50亿元、具有竞争力的企业3家
_OF_A_CLASS = re.compile(
    rf"□{{2,8}}[^，。；]{{0,24}}?的[一-鿿]{{1,6}}，[^。；，]{{0,8}}(?:{_GRANT})|、[^，。；：\d]{{2,24}}的[^，。；\d的]{{2,16}}\d"
)
_RIGHT_BEHIND_GRANT = re.compile(rf"(?:{_GRANT})(?:标准|金额|资金)?[为达]?$")
_FINED = re.compile(r"处(?:以)?(?!置|理|罚决|罚案|罚[一-鿿]{0,6}\d)[^，。；]{0,12}$")  # 处二百元以下罚款
_FACTOR = re.compile(r"[*×÷]$")  # 绩效面积=作业面积×36%
_BUT = re.compile(r"(?:^|[，。；：])除$")  # 除1件不属实外，均已办结
_TO_WHOM = re.compile(
    r"(?:^|[。；，：])(?:(?:按照?规定|依法|依规|继续|全面|统一|阶段性)*对于?|凡是?)(?P<whom>[^。；，：]*)$"
)
_IS_GRANTED = re.compile(f"{_GRANT}|不超过|最[高多]|按照?")
_OWNED = re.compile("[^，。；、的]{1,10}的[一-鿿]{2}")  # 对20台以上农机的合作社给予补助
# a clause that ends with who is meant, and what they are given in this one or the next
_WHO_IS_GIVEN = re.compile(
    r"[^。；，：]{0,120}?(?:的|企业|项目|单位|机构|人员|个人|产品|家庭|农户|小区|园区|基地)"
    rf"(?:[^。；，：的\d]{{0,12}}，[^。；：]{{0,60}}?|(?:按照?|一次性|每年|每[一-鿿])?[^。；，：的]{{0,12}})(?:{_GRANT})"
)


def is_condition(masked: str, mention: Mention) -> bool:
    """Tell what those have to have who are given something: 对年产值500万元以上增产扩能的企业，给予奖励10万元."""
    before, after = masked[max(0, mention.start - _FAR) : mention.start], masked[mention.end :]
    if any(step.search(before) for step in (_FOR_EVERY, _BUT, _FACTOR)) or _is_each_step(before, after):
        return True
    if _is_of_whoever(masked, before, mention):
        return True
    is_fine = _FINED.search(before) and re.match("[^，。；]{0,12}罚款", after)
    if is_fine or _is_of_applicants(before, mention):
        return True
    return _is_size(mention) and (
        _is_of_a_class(masked, before, mention)
        or _BANNED.search(before) is not None
        or _is_of_offenders(masked, mention)
        or _is_of_those_given(masked, before, mention)
    )


def _is_of_whoever(masked: str, before: str, mention: Mention) -> bool:
    """Tell what whoever has who is given something: 年收入达到1000万元的，给予…, 招用3名以上退役军人的企业，给予…."""
    if _IS_GRANTED.search(re.split("[，；。：]", before)[-1]):
        return False
    has = _is_size(mention) and not ends_in_verb(before) and _WHOEVER_HAS.match(masked, mention.end)
    return bool(has or _WHOEVER.match(masked, mention.end))


def _is_of_those_given(masked: str, before: str, mention: Mention) -> bool:
    """Tell how large those are to whom a clause turns before it says what is given: 对亩均产值5万元以上的农户，…."""
    opened = _TO_WHOM.search(before)
    if opened is None or _IS_GRANTED.search(opened["whom"]):
        return False
    counts_them = not opened["whom"] and mention.measured is Measured.COUNT and not _OWNED.match(masked, mention.end)
    if counts_them:  # 对1000家以上企业给予返还: how many are given it
        return False
    return _WHO_IS_GIVEN.match(masked, mention.end) is not None


def _is_of_a_class(masked: str, before: str, mention: Mention) -> bool:
    """Tell how large those of a class are, where 购买电动车补贴3000元、购买燃油车的… says what is given."""
    is_given = _RIGHT_BEHIND_GRANT.search(before) is not None
    return not is_given and _OF_A_CLASS.match(masked, mention.end) is not None


def _is_each_step(before: str, after: str) -> bool:
    """Tell for how much more of something more is given: 每增加就业岗位50个奖励3万元."""
    return bool(_EACH_MORE.search(before) and _GETS_MORE.match(after))


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
