"""The names of things, which stand behind their figures: 建成 40 家中心, 93 所高校开设专业."""

from __future__ import annotations

import re

from kg.model import Comparator
from loaders.annotate.figures.attributed import name_attributed
from loaders.annotate.figures.bearers import (
    is_bearer,
    is_circumstance,
    later_predicate,
    split_predicate,
    without_uncounted,
)
from loaders.annotate.figures.indicator import (
    building_verb,
    ends_in_verb,
    has_quantity,
    is_made_by,
    kept_verb,
    name_object,
    name_subject,
    trim_lead,
    trim_subject,
    without_last_verb,
)
from loaders.annotate.figures.limits import is_limit
from loaders.annotate.figures.named import LEVEL, LIST, Named
from loaders.annotate.figures.plain import Plain
from loaders.annotate.figures.shares import GRANT, Share, name_share
from loaders.annotate.figures.slots import Slot
from loaders.annotate.figures.units import Measured
from loaders.annotate.figures.words_behind import SKIPPED

# who makes it is no part of its name: 县住建局联合各镇等部门遴选6个小区
_OFFICES = re.compile(
    r"^(?!每|各).*(?:部门|[局厅]|委员会|[省市县区]委|办公室|管委会|公司|集团|[省市县区镇乡]政府|街道办事处)$"
)
_AT_NORM = re.compile(
    r"的标准(?:足额|统一|分别)?(?:安排|落实|给予|予以|发放|拨付|核定|配套|提取|筹集|缴纳|收取|支付)(?P<what>[一-鿿]{2,12})"
)
# 按每人不低于100元的标准安排培训经费 is a norm too, and so is of things 按每个机构不少于2艘的标准配备抢通船
_EQUIPPED = re.compile(r"的标准(?:足额|统一|分别)?(?:配备|配置|配齐|配足|设置)(?P<what>[一-鿿]{2,12})")
# 重点 | 培养10名领军人才, 通过 | 实施5个工程, 按照不同条件 | 给予2—8万元不等的奖励
_HOW = re.compile(r"计划|重点|通过|动态|跟踪|统筹|集中|分批|择优|优先|公开|联合|(?:按照|根据|依据)[一-鿿]{2,12}")
# how long before it something is made known: 停电计划提前7天公布
_AHEAD = re.compile("(?P<what>.{2,}?)(?:提前|提早)")
_TOLD = re.compile("[^，。；]{0,6}?(?:公布|公开|公示|公告|告知|通知|发布|脱贫|实现|完成|建成)")
# for how long there is enough: 冻品储备达到城区7天市场供应量, 应急供水可满足居民3天以上需求
_MEETS = re.compile("(?:满足|达到|保障|保证)(?P<whose>[^，。；、的]{0,12})$")
_NEED = re.compile("的?(?:市场|生活|基本|应急|正常)?(?:供应量|需求量?|用[量水电粮]|消费量|供应)(?![^，。；、])")
# how long one is active each day: 学生每天校内、校外各1小时体育锻炼
_DAILY = re.compile("每[天日](?:校园?内外?(?:[、和]校外)?)?各?$")
_ACTIVE = re.compile("的?(?:体育|户外|阳光|课外)(?:锻炼|活动|运动)")
# 建设口袋公园8个，一半以上布局在老城区: of them
_LIES = re.compile("(?:均|要|应)?(?:布局|分布|布设|设置?|建设?|落户|安排|投放|位于)(?:在|到|于|至)")
_FREED = re.compile("(?P<verb>减免|免除|免收|免缴|免交|减收|缓缴|缓交|减半收取)$")
_RENT = re.compile(r"的?(?!之?后|以后|起|期满|到期)(?P<what>[^，。；、]{0,8}?(?:租金|房租|租费|[^，。；、收缴交]费))")
# 争取上级资金20亿元以上支持项目建设: a sum, behind which stands what it is for
_IS_A_SUM = re.compile("(?:资金|经费|贷款|债券)$")
_FUNDS = re.compile("(?:经费|资金)$")  # 安排不少于3万元的巡护工作经费
# 巡护经费按每人每月不低于600元的标准列入预算
_BUDGETED = re.compile("(?:的?标准)?[列纳]入[^，。；]{0,8}预算")
_AT_A_RATE = re.compile("按照?(?P<each>(?:每[一-鿿]{1,2})+)$")
_SPENT_ON = re.compile("(?:专项|专门|主要|重点)?(?:用于|支持|扶持)")
_ON_TOP = re.compile("的?基础上")
_ENSURED = re.compile("^在(?:确保|保证)")
_TAKEN_IN = re.compile("纳入|列入")  # 将800人纳入低保


def name_counted(plain: Plain, slots: tuple[Slot, ...], i: int, carried: str) -> Named | None:
    """Name what stands after its number: 建成 40 家中心, 93 所高校开设专业."""
    slot = slots[i]
    before = plain.text[slice(*slot.lead)]
    share = slot.mention.measured is Measured.SHARE
    is_valued = has_quantity(name_subject(before))  # 连续放电时长2小时以上配置储能
    if slot.mention.measured is Measured.TIME or (share and is_valued):
        return Named(name_subject(before)) if is_valued else _name_span(plain, slot, before)
    if is_circumstance(slots, i, before, plain.masked):
        return None
    noun, predicate = split_predicate(plain, slot.after)
    noun += _behind_level(plain, slots, i) if LEVEL.fullmatch(noun) else ""
    named = _name_ensured(plain, slot, before) or _name_part(plain, slot, before, noun, predicate)
    if named or SKIPPED.match(noun):
        return named
    if is_bearer(before):
        return _name_bearer(plain, slots, i, (noun, predicate), carried)
    if share or (_is_attributive(plain, slot) and not ends_in_verb(before)):
        attributed = name_attributed(slot, before, noun)
        return Named(attributed) if attributed else None
    counted = noun + predicate if "的" in predicate else noun
    return _name_made(slot, before, counted, carried)


def _behind_level(plain: Plain, slots: tuple[Slot, ...], i: int) -> str:
    """Return of what the next figure counts a level too: 1个国家级、3个省级重点实验室."""
    following = plain.text[slice(*slots[i + 1].after)] if i + 1 < len(slots) else ""
    level = LEVEL.match(following)
    return following[level.end() :] if level else ""


def _name_ensured(plain: Plain, slot: Slot, before: str) -> Named | None:
    """Name what is promised on the way to more: 在确保完成改造20万平方米的基础上，再改造5万平方米."""
    is_base = _ON_TOP.match(plain.masked, slot.after[0])
    return Named(name_object(_ENSURED.sub("", before))) if is_base else None


def _name_part(plain: Plain, slot: Slot, before: str, noun: str, predicate: str) -> Named | None:
    """Name what a share or an amount that stands before its noun is of: 50%的社区建成…, 50万元的奖励."""
    if slot.mention.measured is Measured.SHARE:
        return _name_share(plain, slot, before, (noun, predicate))
    is_of_money = slot.mention.measured is Measured.MONEY or slot.mention.unit == "次"  # 不超过3次的贷款贴息
    if norm := (_AT_NORM if is_of_money else _EQUIPPED).match(plain.masked, slot.after[0]):
        is_norm = is_of_money or slot.mention.bound is Comparator.AT_LEAST
        return Named(plain.text[slice(*norm.span("what"))]) if is_norm else None
    if not is_of_money:
        return None
    after = plain.masked[slice(*slot.after)]
    if _is_attributive(plain, slot) and (GRANT.search(noun) or _FUNDS.search(after)):
        return Named(noun if GRANT.search(noun) else plain.text[slice(*slot.after)].removeprefix("的"))
    if _BUDGETED.match(after) and (rate := _AT_A_RATE.search(before)):
        return Named(name_subject(before[: rate.start()]) or f"{rate['each']}标准")
    return Named(name_subject(before)) if GRANT.search(before) else None  # 每新增一户奖励2万元的标准


def _name_share(plain: Plain, slot: Slot, before: str, parts: tuple[str, str]) -> Named | None:
    """Name what a share is of: what stands behind it, or what was just counted (公园8个，一半以上布局在老城区)."""
    if not before and not slot.joined and _LIES.match(plain.masked, slot.after[0]):
        return Named(generic="比例", back=True)
    words = plain.text[slice(*slot.after)], plain.masked[slice(*slot.after)]
    named = name_share(Share(before, *words, *parts, slot.mention.bound is Comparator.AT_LEAST))
    return Named(named) if named else None


def _name_bearer(plain: Plain, slots: tuple[Slot, ...], i: int, parts: tuple[str, str], carried: str) -> Named | None:
    """Name things by what they do: 28个省设立机构 → 设立机构的省."""
    slot = slots[i]
    noun, predicate = parts[0].rstrip("未已均都仍"), parts[1] or later_predicate(plain, slots, i)
    share = slot.mention.measured is Measured.SHARE
    if predicate:
        return Named(f"{predicate}的{noun}{'比例' if share else ''}")
    before = plain.text[slice(*slot.lead)]
    if slot.joined and slot.mention.measured is Measured.COUNT and slot.mention.bound is Comparator.AT_LEAST:
        return Named(name_object(before + noun))  # 建设有4个专题、不少于5万条的题库
    if share or _is_attributive(plain, slot) or (before.endswith(("把", "将")) and not _TAKEN_IN.match(noun)):
        return None
    return Named((kept_verb(carried) if slot.joined else "") + name_object(before + noun))


def _name_made(slot: Slot, before: str, counted: str, carried: str) -> Named:
    """Name things that are made or had: 建成40家中心 → 中心, 新建30家中心 → 新建中心."""
    if _IS_A_SUM.search(before) and _SPENT_ON.match(counted):
        return Named(name_object(before))
    listed = LIST.search(before[-1:])
    if listed is not None:
        # 建成指导中心和10家分中心: the first is no figure, and a branch is a branch of it
        head = name_object(before[:-1])
        return Named(head + counted if counted.startswith("分") else counted)
    is_clause = "的" in counted and (is_made_by(counted) or counted.startswith("在"))  # 6家拥有自主品牌的企业
    if slot.joined:
        thing = counted if is_clause else name_object(counted)
        return Named((kept_verb(without_last_verb(before)) or building_verb(before) or kept_verb(carried)) + thing)
    maker = without_last_verb(without_uncounted(before))
    maker = "" if _OFFICES.search(maker) or _HOW.fullmatch(maker) else maker
    return Named(name_object(maker) + counted if is_clause else name_object(maker + counted))


def _name_span(plain: Plain, slot: Slot, before: str) -> Named | None:
    """Name how long something is given or waived: 给予最长2年的岗位补贴 → 岗位补贴期限, 减免3个月租金."""
    given = GRANT.search(plain.masked[slice(*slot.after)]) if _is_attributive(plain, slot) else None
    if given and slot.mention.bound is Comparator.AT_MOST:
        return Named(plain.text[slice(*slot.after)].removeprefix("的") + "期限")
    freed = _FREED.search(before)
    if freed and (what := _RENT.match(plain.text[slice(*slot.after)])):
        return Named(f"{what['what']}{freed['verb']}时间")
    if (ahead := _AHEAD.fullmatch(before)) and _TOLD.match(plain.masked, slot.after[0]):
        return Named(f"{name_subject(ahead['what'])}提前时间")
    if (lasts := _MEETS.search(before)) and (need := _NEED.match(plain.text[slice(*slot.after)])):
        return Named(f"{name_subject(before[: lasts.start()])}{lasts['whose']}{need[0]}时间")
    if _DAILY.search(before) and (active := _ACTIVE.match(plain.text[slice(*slot.after)])):
        return Named(f"每天{active[0].removeprefix('的')}时间")
    return name_prompt(plain, slot, before)


def name_prompt(plain: Plain, slot: Slot, before: str) -> Named | None:
    """Name the time within which something is done: 受灾群众12小时内得到救助 → 受灾群众得到救助时间."""
    if not is_limit(slot.mention, plain.masked[slice(*slot.lead)], plain.masked[slice(*slot.after)]):
        return None
    done = plain.text[slice(*slot.after)]
    if not before and not slot.joined:  # 申请24小时内受理，7个工作日内办结
        return Named(generic=f"{done}时间", back=True)
    return Named(f"{trim_lead(trim_subject(before) + done)}时间")  # 确保2小时响应


def _is_attributive(plain: Plain, slot: Slot) -> bool:
    return plain.masked[slice(*slot.after)].startswith("的")
