"""Which figure of a clause counts something, and what."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.model import Comparator
from loaders.annotate.figures.attributed import name_attributed
from loaders.annotate.figures.clauses import Span
from loaders.annotate.figures.indicator import (
    carry_verb,
    ends_in_verb,
    has_quantity,
    is_made_by,
    is_verb,
    kept_verb,
    name_object,
    name_subject,
    starts_with_change,
    without_last_verb,
)
from loaders.annotate.figures.lexicon import either
from loaders.annotate.figures.plain import Plain
from loaders.annotate.figures.shares import DOES, GRANT, Share, name_reckoned, name_share
from loaders.annotate.figures.slots import Slot
from loaders.annotate.figures.units import Measured
from loaders.annotate.figures.wording import Movement

# What a thing does, after its number: 93所高校 | 开设知识产权本科专业.
_PREDICATE = re.compile(
    either(
        "开展 先行先试 通过 开设 设立 完成/率 取得 建立 出台 推进 推广 实现 纳入 推动 参与 获得 获批 获评 入选 建成 "
        "配备 基本(?=完成|建成|实现|达到|形成|消除) 稳定 增收 吸纳 上市/公企后 创建(?=[一-鿿]{2}) 配齐 具备 "
        "建有 "
        "享受 受益 脱贫 摘帽 达到 落户 进入/口 "
        "上线 开通 加入 签署 签订 接入 (?<!全)覆盖 启动 列入 采用 投入 印发 积极 全部 顺利 率先 全面 正式 成为 "
        "实行 实施 "
        "提供/商 通(?=[三四五光客]|等级|硬化|公路|自来|宽带) 落地 发布 直达 用于 给予 减半 申报 拥有/量"
    )
    + r"(?!中心|平台|机构|基地|工程|系统|计划|项目|[点站员者商率量度型类式]|数(?!据|字|量|智))"
)
# What leaves it to the thing counted to act: 全国28个省…出台, 支持37个城市开展, 与30个国家建立.
_BEARER = re.compile(
    either(
        "支持 遴选 选择 选取 选派 推动 指导 帮助 引导 组织 带动 鼓励 促进 助力 在 与 对 同 将 把 使 让 向 为 "
        "覆盖 惠及 全国 全省 全市 全区 全球 我国 我省 我市 的"
    )
    + "$"
)
PROMPT = re.compile("(?:全部|基本)?" + either("得到 到达 响应 送达 处置 恢复 赶到 反馈 答复 回应 修复 抵达"))
_CLOSES = re.compile(
    r"^(?:[、和与及并）)×]|以及|大关|安排|的?(?:总?目标|水平|任务|要求|(?:技术)?能力)|完成$|办结$|全?覆盖|办理完毕|[□◇]*$)"
)
_OF_PEOPLE = {"户", "人", "名", "口", "万户", "万人", "户次", "人次"}  # 将200户、600人纳入低保: the same ones
_TAKEN_IN = re.compile("纳入|列入")  # 将800人纳入低保
_SKIPPED = re.compile(r"^(?:部分|税率|以下|以上|之间|的)")
_GROWN = re.compile(r"^(?:的|同比|环比)?(?:增长|增速|增幅|降幅|提升|下降)$")
_GENERIC = re.compile(
    either(
        "总?规模 总额 金额 总?数量 总数 总量 占比 比重 增幅 增速 增长率 降幅 涨幅 余额 总?面积 "
        "(?:增速|规模|总量|增幅)排名 覆盖率 同比 总?投资 平均"
    )
)
_HOW_OFTEN = re.compile(r"全年|每(?:年|半年|季度?|月|周|期|次)")
_SUMMED = re.compile("累计|共|合计|总计|完成|^实现")
# 省级企业3家、市级8家: of the second only the level is said
LEVEL = re.compile(r"(?:国家|省部?|市|县|区|州|乡镇?|村|校|院|世界|行业|[一二三五两]?[十百千万亿]+)级")
_PART = re.compile(r"占(?!比|地|用|补|道)(?P<whole>.+?)的?(?:比重|比例)?$")
_UNCOUNTED = r"(?:以及|[、和与及并])(?:一批|若干|一系列|多[家个项所])"
# what a clause goes on to after its last figure: 和一批高校中心, 并投入运行
_OTHERS = re.compile(rf"{_UNCOUNTED}.*$|并(?![购列联网行]).*$")
# who makes it is no part of its name: 县住建局联合各镇等部门遴选6个小区
_OFFICES = re.compile(
    r"^(?!每|各).*(?:部门|[局厅]|委员会|[省市县区]委|办公室|管委会|公司|集团|[省市县区镇乡]政府|街道办事处)$"
)
OF_PLAN = re.compile(
    r"占?(?P<plan>(?:全年|年度?|年初|既定|预算)?(?:计划|目标任务|任务|目标|预算)(?:任务|目标)?)(?:的|比例)?"
)
_AT_NORM = re.compile(
    r"的标准(?:足额|统一|分别)?(?:安排|落实|给予|予以|发放|拨付|核定|配套|提取|筹集|缴纳|收取|支付)(?P<what>[一-鿿]{2,12})"
)
_SPENDS = re.compile(
    r"(?:^|.*[省市县区镇乡])?(?:全年|今年|累计|共|总计|已|先后|计划|再|新)*(?P<verb>投入|筹措|筹集|统筹|整合|拨付|撬动)"
)
_HOW = re.compile(r"重点|跟踪|统筹|集中|分批|择优|优先|公开|联合")  # 重点 | 培养10名领军人才
_EACH_HAS = re.compile("(?:行政|建制|自然)?村|乡镇|社区|农户|贫困户")
_LEANS_ON = re.compile(
    r"(?<=..)(?:[对向在把将均都]|已经?|如期|相继|陆续|顺利|全部|全面)+$"
)  # 8个检查组 | 对24个省份开展检查
COUNTED_EACH = (Measured.COUNT, Measured.AMOUNT, Measured.MONEY)
_VALUES = (Measured.MONEY, Measured.AMOUNT, Measured.SHARE)
# 帮助300家企业稳定就业岗位5万个: what they have, not they
_HOLDER = re.compile(
    r"[一-鿿]{0,6}(?:企业|家庭|农户|群众|居民|单位|人员|毕业生|劳动力)(?=(?:稳定|新增|吸纳|提供|开发|增加)..)"
)
_REACHES = re.compile("实现|达到|完成|新增")
_ONLY_GIVES = re.compile(r"(?:给予|予以)(?:一次性|最高|每[一-鿿]{1,2})?")
LIST = re.compile(
    r"以及|、|(?<![饱共温缓总综调])和(?![谐解平睦美])|(?<![参赠授])与(?!会)|(?<![普涉波危惠顾])及(?![时其格])"
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a figure counts; an empty name is to be found before the clause.

    `generic` is a word that says only which side of the thing before is counted (规模). `indicator` is that of the
    figure before, where the two speak of one quantity. `back` tells that the name stands before the clause, `each` is
    the part of it that says for what there is one each.
    """

    name: str = ""
    generic: str = ""
    indicator: str = ""
    growth: bool = False
    back: bool = False
    each: str = ""


def name_slot(plain: Plain, slots: tuple[Slot, ...], i: int, carried: str) -> Named | None:
    """Return what the figure of a slot counts, or None where it counts nothing.

    `carried` is the name of the first figure of a list, whose verb goes for the others (审结甲案件3件、乙案件2件).
    """
    slots = (*slots[:i], _with_shared_noun(slots, i), *slots[i + 1 :])
    slot = slots[i]
    subject = plain.text[slice(*slot.subject)]
    after = plain.masked[slice(*_last_of_bare(slots, i).after)]
    if slot.mention.rank:
        return _name_rank(plain, slot, after)
    if slot.is_part and (reckoned := name_reckoned(subject, _given(plain, slots, i))):
        return Named(reckoned)
    if slot.movement is not Movement.NONE and not _counts_object(slot, after):
        return _name_moved(slot, subject, after)
    if _CLOSES.match(after) and not _is_quoted(plain, slot):
        return _name_taken(plain, slots, i) or _name_value(slot, subject, carried)
    if _GROWN.match(after):
        return Named(name_subject(subject), growth=True)
    return _name_counted(plain, slots, i, carried)


def _given(plain: Plain, slots: tuple[Slot, ...], i: int) -> str:
    """Return what stands behind a share, up to the noun behind its ceiling: 按投资额的10%给予不超过5万元的补助."""
    given = plain.text[slice(*slots[i].after)]
    last = max(n for n, slot in enumerate(slots) if slot.after == slots[i].after)  # of 50%、30% side by side
    if last + 1 == len(slots) or not _ONLY_GIVES.fullmatch(given):
        return given
    return given + plain.text[slice(*slots[last + 1].after)].removeprefix("的")


def _is_quoted(plain: Plain, slot: Slot) -> bool:
    """Tell a thing counted that stands in quotation marks right behind its number: 100名“创业能手”."""
    return plain.text[slot.after[0] : slot.after[0] + 1] == "“" and slot.movement is Movement.NONE


def _with_shared_noun(slots: tuple[Slot, ...], i: int) -> Slot:
    """Return a slot with the noun behind the last of the figures that stand side by side: 10个、20个、30个充电站."""
    last = i
    while last + 1 < len(slots) and slots[last].after[0] == slots[last].after[1]:
        last += 1
        units = {slots[last].mention.unit, slots[i].mention.unit}
        if slots[last].lead[0] < slots[last].lead[1] or not (len(units) == 1 or units <= _OF_PEOPLE):
            return slots[i]
    return replace(slots[i], after=slots[last].after)


def _last_of_bare(slots: tuple[Slot, ...], i: int) -> Slot:
    """Return the last of the figures that follow one another bare (16%和10%税率): what hangs on it hangs on all."""
    if slots[i].mention.measured is Measured.COUNT:
        return slots[i]
    while i + 1 < len(slots) and slots[i + 1].lead[0] >= slots[i + 1].lead[1]:
        i += 1
    return slots[i]


def _counts_object(slot: Slot, after: str) -> bool:
    """Tell whether a figure after a verb of change counts what follows it: 增加10个名额."""
    countable = slot.mention.measured in (Measured.COUNT, Measured.AMOUNT, Measured.MONEY)
    return countable and slot.movement is Movement.CHANGE and not _CLOSES.match(after) and not _SKIPPED.match(after)


def _name_moved(slot: Slot, subject: str, after: str) -> Named | None:
    """Name what a verb of reaching or of change precedes; a span of time that goes on names a thing (五年行动)."""
    if _GROWN.match(after) or _CLOSES.match(after):
        return _as_named(name_subject(subject))
    if slot.mention.measured is Measured.TIME or _SKIPPED.match(after):
        return None
    return _as_named(name_subject(subject))


def _as_named(name: str) -> Named:
    if is_verb(name):
        return Named()
    if _GROWN.match(name):
        return Named(growth=True)  # 同比增长均为42%左右
    if (part := _PART.search(name)) is not None:
        # 发明专利占全部专利的 30%
        tail = "" if part["whole"].endswith(("率", "比")) else "比重"
        name = f"{name[: part.start()]}占{part['whole']}{tail}"
        return Named(generic=name, back=True) if part.start() == 0 else Named(name)
    if (plan := OF_PLAN.fullmatch(name)) is not None:
        return Named(generic=f"占{plan['plan']}比例")  # 完成投资5亿元，为年度计划的96%
    return Named(generic=name) if _GENERIC.fullmatch(name) else Named(name)


def _name_rank(plain: Plain, slot: Slot, after: str) -> Named | None:
    """A place in an order needs a verb that gives it (跃居), and nothing may hang on it (列第一位的部门)."""
    subject = name_subject(plain.text[slice(*slot.subject)])
    stands = slot.movement is Movement.NONE and slot.mention.start < slot.mention.number and has_quantity(subject)
    if not _CLOSES.match(after) or (slot.movement is Movement.NONE and not stands):  # 投资增速全省第一
        return None
    ranked = "排名" in plain.text[slot.lead[1] : slot.mention.start]
    return _as_named(subject + "排名" if subject and ranked else subject)


def _name_taken(plain: Plain, slots: tuple[Slot, ...], i: int) -> Named | None:
    """Name the time that something takes in so many steps: 企业开办3个环节3个工作日完成 → 企业开办时间."""
    slot, before = slots[i], slots[i - 1] if i else None
    if before is None or slot.mention.measured is not Measured.TIME or before.mention.measured is not Measured.COUNT:
        return None
    what = name_subject(plain.text[slice(*before.lead)])
    follows = slot.lead[0] == before.mention.end or slot.lead[0] >= slot.lead[1]
    return Named(f"{what}时间") if what and follows and slot.movement is Movement.NONE else None


def _name_value(slot: Slot, subject: str, carried: str) -> Named | None:
    """Name what stands before its value: 有效注册商标量 3017.3 万件, 约谈代理机构 2950 家."""
    name = "" if _HOW_OFTEN.fullmatch(subject) else name_object(subject)
    if slot.mention.measured is Measured.SHARE and not name and subject.endswith("完成"):
        return Named("完成比例")  # 6月底前完成50%
    spent = _SPENDS.fullmatch(subject) if slot.mention.measured is Measured.MONEY else None
    if spent:
        return Named(f"{spent['verb']}资金")  # 投入1.2亿元，新建学校3所
    if not name or (not slot.joined and _BEARER.fullmatch(name)):
        # …增长5%，突破1.4万亿元; …项目50个，约605万平方米
        about = slot.mention.bound is Comparator.EQUAL and slot.mention.measured in COUNTED_EACH
        is_bounded = slot.mention.start < slot.mention.number and slot.mention.bound is not Comparator.EQUAL
        goes_on = not name_subject(subject) and (slot.mention.bound is Comparator.MORE_THAN or about or is_bounded)
        goes_on = goes_on or bool(_HOW_OFTEN.fullmatch(subject) and slot.mention.bound)  # …改造，每年不少于100户
        return Named() if slot.joined or goes_on or _SUMMED.search(subject) else None
    if slot.joined and LEVEL.fullmatch(name) and (level := LEVEL.search(carried)):
        return Named(carried[: level.start()] + name + carried[level.end() :])
    if slot.joined and (holder := _HOLDER.match(name)):
        name = name_object(name[holder.end() :])
    if slot.joined and name_subject(subject) == name:
        name = carry_verb(kept_verb(carried), carried, name)
    changed = slot.mention.measured is Measured.SHARE and starts_with_change(subject)
    return replace(_as_named(name), growth=changed)


def _name_counted(plain: Plain, slots: tuple[Slot, ...], i: int, carried: str) -> Named | None:
    """Name what stands after its number: 建成 40 家中心, 93 所高校开设专业."""
    slot = slots[i]
    before = plain.text[slice(*slot.lead)]
    share = slot.mention.measured is Measured.SHARE
    is_valued = has_quantity(name_subject(before))  # 连续放电时长2小时以上配置储能
    if slot.mention.measured is Measured.TIME or (share and is_valued):
        return Named(name_subject(before)) if is_valued else _name_prompt(plain, slot, before)
    if _is_circumstance(slots, i, before, plain.masked):
        return None
    noun, predicate = _split_predicate(plain, slot.after)
    noun += _behind_level(plain, slots, i) if LEVEL.fullmatch(noun) else ""
    named = _name_part(plain, slot, before, noun, predicate)
    if named or _SKIPPED.match(noun):
        return named
    if _is_bearer(before):
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


def _name_prompt(plain: Plain, slot: Slot, before: str) -> Named | None:
    """Name the time within which something is done: 受灾群众12小时内得到救助 → 受灾群众得到救助时间."""
    is_within = slot.mention.bound is Comparator.AT_MOST and PROMPT.match(plain.masked[slice(*slot.after)])
    return Named(f"{name_subject(before)}{plain.text[slice(*slot.after)]}时间") if is_within else None


def _name_part(plain: Plain, slot: Slot, before: str, noun: str, predicate: str) -> Named | None:
    """Name what a share or an amount that stands before its noun is of: 50%的社区建成…, 50万元的奖励."""
    if slot.mention.measured is Measured.SHARE:
        words = plain.text[slice(*slot.after)], plain.masked[slice(*slot.after)]
        named = name_share(Share(before, *words, noun, predicate, slot.mention.bound is Comparator.AT_LEAST))
        return Named(named) if named else None
    if slot.mention.measured is not Measured.MONEY:
        return None
    if _is_attributive(plain, slot) and GRANT.search(noun):
        return Named(noun)
    if norm := _AT_NORM.match(plain.masked, slot.after[0]):  # 按每人不低于100元的标准安排培训经费
        return Named(plain.text[slice(*norm.span("what"))])
    return Named(name_subject(before)) if GRANT.search(before) else None  # 每新增一户奖励2万元的标准


def _name_bearer(plain: Plain, slots: tuple[Slot, ...], i: int, parts: tuple[str, str], carried: str) -> Named | None:
    """Name things by what they do: 28个省设立机构 → 设立机构的省."""
    slot = slots[i]
    noun, predicate = parts[0].rstrip("未已均都仍"), parts[1] or _later_predicate(plain, slots, i)
    share = slot.mention.measured is Measured.SHARE
    if predicate:
        return Named(f"{predicate}的{noun}{'比例' if share else ''}")
    before = plain.text[slice(*slot.lead)]
    if share or _is_attributive(plain, slot) or (before.endswith(("把", "将")) and not _TAKEN_IN.match(noun)):
        return None
    return Named((kept_verb(carried) if slot.joined else "") + name_object(before + noun))


def _name_made(slot: Slot, before: str, counted: str, carried: str) -> Named:
    """Name things that are made or had: 建成40家中心 → 中心, 新建30家中心 → 新建中心."""
    listed = LIST.search(before[-1:])
    if listed is not None:
        # 建成指导中心和10家分中心: the first is no figure, and a branch is a branch of it
        head = name_object(before[:-1])
        return Named(head + counted if counted.startswith("分") else counted)
    is_clause = "的" in counted and (is_made_by(counted) or counted.startswith("在"))  # 6家拥有自主品牌的企业
    if slot.joined:
        thing = counted if is_clause else name_object(counted)
        return Named((kept_verb(without_last_verb(before)) or kept_verb(carried)) + thing)
    maker = without_last_verb(before)
    maker = "" if _OFFICES.search(maker) or _HOW.fullmatch(maker) else maker
    return Named(name_object(maker) + counted if is_clause else name_object(maker + counted))


def _is_bearer(before: str) -> bool:
    """Tell whether what precedes a number leaves it to the thing counted to act: empty, 全国, 支持, 与."""
    return not name_subject(before) or _BEARER.search(before) is not None


def _is_attributive(plain: Plain, slot: Slot) -> bool:
    return plain.masked[slice(*slot.after)].startswith("的")


def _is_circumstance(slots: tuple[Slot, ...], i: int, before: str, masked: str) -> bool:
    """Tell a mere place, partner or bearer of the next figure: 在8个行业分别培育2个数据集, 6个园区实现产值9亿元."""
    if i + 1 >= len(slots):
        return False
    following = slots[i + 1]
    if following.mention.rank and _is_bearer(before) and has_quantity(name_subject(masked[slice(*following.subject)])):
        return True  # 42个县生态质量变好占比居全国第1位
    is_quantity = has_quantity(name_subject(masked[slice(*following.subject)]))
    is_passed = following.mention.bound is Comparator.MORE_THAN or (following.mention.bound and is_quantity)
    if {slots[i].mention.unit, following.mention.unit} <= _OF_PEOPLE:
        return False  # 对200户600人实施救助
    reaches = following.movement is not Movement.NONE or is_passed or _REACHES.search(masked, *slots[i].after)
    if is_passed and _EACH_HAS.match(masked, slots[i].mention.end):
        return False  # 52个村收入达到10万元以上: so many have it
    if (following.mention.measured in _VALUES or is_quantity) and _is_bearer(before) and reaches:
        return True
    is_of_them = following.mention.measured is Measured.SHARE and DOES.match(masked, following.mention.end)
    # 2家养殖场100%实施监管; 在8个行业 | 培育2个数据集
    return (bool(is_of_them) or before.endswith(("在", "对", "与"))) and following.lead[0] == slots[i].mention.end


def _split_predicate(plain: Plain, after: Span) -> tuple[str, str]:
    """Return the thing that follows a number, and what it does: 高校 and 开设知识产权本科专业."""
    start, end = after
    start += next((len(word) for word in ("不等的", "的") if plain.masked.startswith(word, start)), 0)
    match = _PREDICATE.search(plain.masked, start + 1, end)
    cut = match.start() if match else end
    others = _OTHERS.search(plain.masked, start, cut)
    noun = plain.text[start : others.start() if others else cut]
    return _LEANS_ON.sub("", noun), plain.text[cut:end]


def _later_predicate(plain: Plain, slots: tuple[Slot, ...], i: int) -> str:
    """Return what the last of a list of things does, for those before it: 28 个省和 15 个城市设立…."""
    for slot in slots[i + 1 :]:
        if slot.lead[0] < slot.lead[1]:
            return ""
        predicate = _split_predicate(plain, slot.after)[1]
        if predicate:
            return predicate
    return ""


def cut_others(plain: Plain, slot: Slot, end: int) -> int:
    """Return where the quote of a figure ends: before things without a number (和一批…) that close its clause."""
    if slot.after[1] != end:
        return end
    others = re.search(_UNCOUNTED, plain.masked[slice(*slot.after)])
    return slot.after[0] + others.start() if others else end
