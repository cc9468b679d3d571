"""What the things do that a figure counts: 28个省 | 设立机构, 在8个行业 | 分别培育."""

from __future__ import annotations

import re

from kg.model import Comparator
from loaders.annotate.figures.clauses import Span
from loaders.annotate.figures.indicator import has_quantity, name_subject
from loaders.annotate.figures.plain import Plain
from loaders.annotate.figures.shares import DOES
from loaders.annotate.figures.slots import Slot
from loaders.annotate.figures.units import Measured
from loaders.annotate.figures.wording import Movement
from loaders.genre.lexicon import either

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
BEARER = re.compile(
    either(
        "支持 遴选 选择 选取 选派 推动 指导 帮助 引导 组织 带动 鼓励 促进 助力 在 与 对 同 将 把 使 让 向 为 "
        "覆盖 惠及 全国 全省 全市 全区 全球 我国 我省 我市 的"
    )
    + "$"
)
OF_PEOPLE = {"户", "人", "名", "口", "万户", "万人", "户次", "人次"}  # 将200户、600人纳入低保: the same ones
# 、推广一批应用成果 is no more counted than 和一批高校中心
_UNCOUNTED = r"(?:以及|[、和与及并])(?:[一-鿿]{0,4}(?:一批|若干|一系列)|多[家个项所])"
# 新建一批基地、培育5家企业: the things before, which nobody counts, are others
_UNCOUNTED_BEFORE = re.compile("^.*(?:一批|若干|一系列)[^，；]*、")
# what a clause goes on to after its last figure: 和一批高校中心, 并投入运行
# or where those go who are counted: 选派100名医生到20个卫生院帮扶
_OTHERS = re.compile(rf"{_UNCOUNTED}.*$|并(?![购列联网行]).*$|[到赴往]\d+[个家所].*$")
_EACH_HAS = re.compile("(?:行政|建制|自然)?村|乡镇|社区|农户|贫困户")
_LEANS_ON = re.compile(
    r"(?<=..)(?:[对向在把将均都]|已经?|如期|相继|陆续|顺利|全部|全面)+$"
)  # 8个检查组 | 对24个省份开展检查
_VALUES = (Measured.MONEY, Measured.AMOUNT, Measured.SHARE)
_REACHES = re.compile("实现|达到|完成|新增")


def is_bearer(before: str) -> bool:
    """Tell whether what precedes a number leaves it to the thing counted to act: empty, 全国, 支持, 与."""
    return not name_subject(before) or BEARER.search(before) is not None


def is_circumstance(slots: tuple[Slot, ...], i: int, before: str, masked: str) -> bool:
    """Tell a mere place, partner or bearer of the next figure: 在8个行业分别培育2个数据集, 6个园区实现产值9亿元."""
    if i + 1 >= len(slots):
        return False
    following = slots[i + 1]
    if following.mention.rank and is_bearer(before) and has_quantity(name_subject(masked[slice(*following.subject)])):
        return True  # 42个县生态质量变好占比居全国第1位
    is_quantity = has_quantity(name_subject(masked[slice(*following.subject)]))
    is_passed = following.mention.bound is Comparator.MORE_THAN or (following.mention.bound and is_quantity)
    if {slots[i].mention.unit, following.mention.unit} <= OF_PEOPLE:
        return False  # 对200户600人实施救助
    reaches = following.movement is not Movement.NONE or is_passed or _REACHES.search(masked, *slots[i].after)
    if is_passed and _EACH_HAS.match(masked, slots[i].mention.end):
        return False  # 52个村收入达到10万元以上: so many have it
    if (following.mention.measured in _VALUES or is_quantity) and is_bearer(before) and reaches:
        return True
    is_of_them = following.mention.measured is Measured.SHARE and DOES.match(masked, following.mention.end)
    # 2家养殖场100%实施监管; 在8个行业 | 培育2个数据集
    return (bool(is_of_them) or before.endswith(("在", "对", "与"))) and following.lead[0] == slots[i].mention.end


def split_predicate(plain: Plain, after: Span) -> tuple[str, str]:
    """Return the thing that follows a number, and what it does: 高校 and 开设知识产权本科专业."""
    start, end = after
    start += next((len(word) for word in ("不等的", "的") if plain.masked.startswith(word, start)), 0)
    others = _OTHERS.search(plain.masked, start, end)
    match = _PREDICATE.search(plain.masked, start + 1, others.start() if others else end)
    cut = match.start() if match else end
    noun = plain.text[start : others.start() if others and not match else cut]
    return _LEANS_ON.sub("", noun), plain.text[cut:end]


def later_predicate(plain: Plain, slots: tuple[Slot, ...], i: int) -> str:
    """Return what the last of a list of things does, for those before it: 28 个省和 15 个城市设立…."""
    for slot in slots[i + 1 :]:
        if slot.lead[0] < slot.lead[1]:
            return ""
        predicate = split_predicate(plain, slot.after)[1]
        if predicate:
            return predicate
    return ""


def without_uncounted(text: str) -> str:
    """Return what stands before a figure without the things before it that nobody counts: 新建一批基地、|培育."""
    return _UNCOUNTED_BEFORE.sub("", text)


def cut_others(plain: Plain, slot: Slot, end: int) -> int:
    """Return where the quote of a figure ends: before things without a number (和一批…) that close its clause."""
    if slot.after[1] != end:
        return end
    others = re.search(_UNCOUNTED, plain.masked[slice(*slot.after)])
    return slot.after[0] + others.start() if others else end
