"""Figures as they stand in a sentence: number, unit and bound, before it is known what they count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.model import Comparator
from loaders.annotate.figures.numbers import ABOUT, ARABIC, CHINESE, MAGNITUDE, read_fraction, read_number
from loaders.annotate.figures.plain import HIDDEN
from loaders.annotate.figures.units import UNIT, Measured, measured_by


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in a plain text, from its bound (超过) to the end of what closes it (以上).

    `high` is the upper end of a range (1—2个). `number` is where the number itself begins. `spoken` tells a figure
    written in Chinese numerals, which needs more of its surroundings to be taken for one. `rank` tells a place in an
    order (第14位).
    """

    start: int
    number: int
    end: int
    value: Decimal
    unit: str
    bound: Comparator | None = None
    high: Decimal | None = None
    spoken: bool = False
    rank: bool = False

    @property
    def measured(self) -> Measured:
        """What the unit measures."""
        return measured_by(self.unit)


_MORE = "超过|超出|超|突破|跨越|迈过|逾|高于|多于|大于|>|＞"
_LEAST = "不(?:得|应|能|可)?(?:低于|少于|小于)|至少|迈上|跨上|站上|跃上|≥"
_MOST = "最[高长]|[不未](?:得|应|能|可)?(?:超过|高于|多于|大于|超出)|最多|≤"
_LESS = "低于|少于|不足|不到|小于|<|＜"
_ABOUT = f"大约|约为|{ABOUT}|将近|接近|逼近|近|仅"
_BOUNDS = {
    _LEAST: Comparator.AT_LEAST,
    _MOST: Comparator.AT_MOST,
    _LESS: Comparator.LESS_THAN,
    _MORE: Comparator.MORE_THAN,
    _ABOUT: Comparator.EQUAL,
}
_BOUND = "|".join(_BOUNDS)
_SUFFIXES = {
    "及?以上": Comparator.AT_LEAST,
    "及?以内|之内|及?以下|内(?!容|部|地|外|涵|在|设|河|蒙|资|需)": Comparator.AT_MOST,
    "左右|上下": Comparator.EQUAL,
    # 出水氨氮执行1.5毫克/升限值
    "为上限|封顶|的?(?:排放|浓度|标准)?限值(?:标准|要求)?": Comparator.AT_MOST,
    "为下限|起步": Comparator.AT_LEAST,
}
_SUFFIX = "|".join(_SUFFIXES)
_RANGE = r"[-—–~～至到]+"
# 国四场内车辆 names a standard, 全国三个示范基地 counts
_NOT_INSIDE = (
    r"(?<![\dA-Za-z第/\\.．〇零一二三四五六七八九十])(?<!\d[-—–,])(?<![A-Za-z][-—–])(?<!\d[:：](?=\d\d(?!\d)))"
    r"(?<![^全中我各]国(?=[一二三四五六]))(?<!^国(?=[一二三四五六]))"
)

# 增速-7.8%, 同比增长-0.3%: less than nothing
_MINUS = r"(?<=[速幅长率比为至到、])[-－−](?=\d)"
# a coefficient has no unit: 灌溉水有效利用系数提高到0.553
_BARE_DECIMAL = (
    rf"(?:(?<=\.\d)|(?<=\.\d\d)|(?<=\.\d\d\d))"
    rf"(?=[，。；、,;]|{_SUFFIX}|(?:提高|提升|上升|扩大|缩小|下降|降低|增加|减少|调整|降)[到至为]|$)"
)
# and an index none either: 融合发展指数达到105; nor has nothing: 劣V类断面比例为0
_BARE_NUMBER = (
    rf"(?:(?<=[到至为在过于]\d)|(?<=[到至为在过于]\d\d)|(?<=[到至为在过于]\d\d\d))(?=[，。；、,;]|{_SUFFIX}|$)"
)
_INDEX = re.compile(r"(?:指数|系数|比值|倍数)[^，。；、]{0,6}$")
_STEPS = re.compile(r"[十百千万亿元]{0,4}(?:台阶|大关|关口)")
_RATIO_MARKS = (":", "：", "∶")
_IS_RATIO = re.compile("(?:比例?|比值)[^，。；、]{0,6}$")  # 车桩比达到2.5:1
_COUNTED_AS_NONE = re.compile(
    r"(?:率|比例|比重|占比|数|量|事故|案件)(?:[由从]\d[\d.]*[%起件个]?)?(?:均|都|下?降|归|保持|控制|[为至到在])*$"
)

_FIGURE = re.compile(
    rf"(?P<before>{_BOUND})?(?P<upto>上(?=[百千万亿]))?"
    rf"(?P<minus>{_MINUS})?(?P<number>{_NOT_INSIDE}(?:{ARABIC}|{CHINESE}))"
    # both ends of a range are of one unit: 选派教师80名到6个县 is none
    rf"(?:(?:{MAGNITUDE})?(?P<within>{UNIT})?{_RANGE}(?P<high>{ARABIC}|{CHINESE})"
    rf"(?(within)(?=(?:{MAGNITUDE})*(?P=within))))?"
    rf"(?P<over>[余多几]|(?<=\d\d)[+＋](?=[一-鿿]))?(?P<unit>(?:{MAGNITUDE})*(?P<over2>[余多])?(?:{UNIT})|(?<=0[+＋])(?=[一-鿿])|(?:{MAGNITUDE})(?P<over3>[余多])?(?:(?=[\u4e00-\u9fff])(?!大关|级)|(?<=\d[万亿])(?=[，。；,;]|、[一-鿿]|$))|{_BARE_DECIMAL}|{_BARE_NUMBER})"
    rf"(?P<over4>[余多](?![元种]))?(?:{HIDDEN}{{3,}}(?={_SUFFIX}))?(?P<after>{_SUFFIX})?(?:之间|区间)?"
)
_REACH = 40  # characters before a figure
# 分别高于全国、全省1.6和0.9个百分点: what is compared with may be a list
_ROW = re.compile(
    r"(?<=分别)(?:[^，；、\d]{0,8}?|(?:高|低|快|多|少|优)[于出过][^，；\d]{2,16})"
    rf"(?P<before>{_BOUND})?(?P<numbers>(?:{ARABIC}(?:以及|[、和及与]))+)$"
)
_APART = 12
# but 每季度最后一个周五前 says when
AT_LEAST_ONE = re.compile(
    r"(?:至少|不少于|每(?:[半两三]?年|季度?|个?月|半月|[周旬]|星期|学[期年]))(?:(?!最后|第|[上下])[^，、\d]){0,8}$"
)
ONE_EACH = re.compile(
    r"每[\d两二三四五六七八九十百千万][^，。；]{0,16}?"
    r"(?:配备|配置|配强|建设|建成|建立|新建|设立|设置|布设|布局|安排|培育|打造|创建|组建)$"
)
_MAGNITUDES = re.compile("[百千万亿]+")
_TO_ALL = re.compile("(?:[飘送走融]进|走入|送到|惠及?|暖|和谐进)$")  # 书香飘进万家, but 增加到百家 counts
_BEHIND_NOUN = re.compile(r"(?<![百千万])[\u4e00-\u9fff](?<![几数这那过百千万])$")
# what is made in round numbers: 形成百项标志性产品; but 实施百家企业培育工程 is the name of a campaign
_MAKES = re.compile(
    r"(?:^|[，。；、,;]|力争|计划|[再共])(?:突破|形成|打造|开拓|制定|培育|建成|建设|新建|引进|新增|遴选|发布|推出|创建|新培育|攻克|支持|实施|推动|推进|组织|开展|举办|评选|选派|招引|招聘|走访|服务|帮扶)$"
)
_CAMPAIGN = re.compile(r"[^，。；、]{0,16}?(?:工程|行动|活动|计划|专项)(?=[，。；、]|$|[和及与][百千万])")
_ENDS_CLAUSE = re.compile(r"[，。；、,;]|$")
_THERE_IS = re.compile("(?:[应须要]当?有|配[备置强]|设[立置]|选[派配聘]|安排|落实)$")
_SHARES = re.compile(
    rf"(?P<before>{_BOUND})?(?:(?P<half>(?:一|过)半|半数(?=以上))|百分之(?P<percent>{CHINESE}|{ARABIC})"
    r"|(?P<all>百分百)|(?P<whole>[二三四五六七八九十])分之(?P<part>[一二三四五六七八九])"
    r"|(?<![\d/.])(?P<over_line>[1-4])/(?P<line>[2-9])(?![\d/])"
    r"|(?P<tenths>[一二两三四五六七八九]|(?<![\d.])[1-9])成(?!立|果|员|功|本|效|为|年|熟|渝|都))"
    rf"(?P<over>多)?(?P<after>{_SUFFIX})?"
)
_NONE = re.compile("(?<=[降归减至到为])零(?=[，。；、]|$)")  # 发生率由3%下降到零
# 对新购拖拉机减半征收购置税, but 落实车船税减半征收政策 only names the policy
_HALVED = re.compile("减半(?=[征收缴计]|[，。；、]|$)(?![^，。；、]{0,6}政策)")
# 通行费八五折优惠 as 8.5折
_DISCOUNT = re.compile(
    "(?<![一二三四五六七八九])(?P<tens>[一二三四五六七八九])(?P<ones>[一二三四五六七八九])折(?=优惠|[，。；、收]|$)"
)
_DOUBLED = re.compile(r"翻(?:了)?[近约]?(?P<times>[一两二三])?番|翻(?:了)?(?:一)?倍")
_RANK = re.compile(
    # 全省九市一区第2名, 全国地级市首位
    r"(?P<scope>(?:(?:全球|世界|全国|国际|亚洲|全[省市区县州]|同类|国内|各省)(?:[一-鿿]{1,7}?[市县区州](?=中?(?:第|首位|榜首|前)))?中?)?(?:的)?)"
    r"(?:第(?P<number>\d+|[一二三四五六七八九十]+)(?P<unit>位|名)?(?![\d一二三四五六七八九十大个批次届部期款条项类产方线家轮阶章节季年月周天时责书步手代站师])"
    r"|(?P<first>首位|榜首)|(?<![底末年月日节汛季])前(?P<top>\d+|[一二三四五六七八九十]+)(?P<place>位|名|强)?(?![\d一二三四五六七八九十批期款大个年季月周天%.]))"
)


def find_mentions(masked: str) -> tuple[Mention, ...]:
    """Return the figures of a masked text in order, none overlapping another."""
    found: list[Mention] = []
    for mention in sorted(_all_mentions(masked), key=lambda m: (m.start, -m.end)):
        if not found or mention.start >= found[-1].end:
            found.extend(_bare_before(masked, mention, found[-1].end if found else 0))
            found.append(mention)
    for place in range(len(found) - 2, -1, -1):  # from the last on, whose unit is printed whole
        if _shares_unit(masked, found[place], found[place + 1]):
            found[place] = replace(found[place], unit=found[place + 1].unit)
    return tuple(found)


def _bare_before(masked: str, mention: Mention, start: int) -> Iterator[Mention]:
    """Yield the numbers of a row whose unit is printed behind the last alone: 分别不高于32和53微克/立方米."""
    row = _ROW.search(masked, max(start, mention.start - _REACH), mention.start)
    if row is None or mention.start < mention.number:
        return
    bound = _bound(row["before"], None)
    for match in re.finditer(ARABIC, row["numbers"]):
        number, end = row.start("numbers") + match.start(), row.start("numbers") + match.end()
        opens = number - len(row["before"] or "") if match.start() == 0 else number
        yield Mention(opens, number, end, read_number(match[0]), mention.unit, bound)
        bound = None


def _shares_unit(masked: str, mention: Mention, following: Mention) -> bool:
    """Tell 3.4个 before 1个百分点 in a list, which are points as well, and 15个 before 5个工作日, which are days."""
    is_next = following.start - mention.end == 1 and masked[mention.end] in "、和及，"
    is_whole = following.unit.endswith("百分点") or (
        following.unit.startswith("个") and following.measured is Measured.TIME
    )
    return is_next and mention.unit == "个" and is_whole


def _all_mentions(masked: str) -> Iterator[Mention]:
    for pattern, read in _READERS:
        for match in pattern.finditer(masked):
            try:
                mention = read(match)
            except ValueError:  # numerals that make no number: 三百五千
                continue
            if mention is not None:
                yield mention


def _read_figure(match: re.Match[str]) -> Mention | None:
    printed = match["number"]
    over = any(match[name] for name in ("over", "over2", "over3", "over4")) or re.search("[余多]", match["unit"])
    unit = re.sub("[余多]", "", match["unit"])
    if not unit and "." not in printed and not _needs_no_unit(match):
        return None
    if unit[:1] in _RATIO_MARKS and not _IS_RATIO.search(match.string, max(0, match.start() - _APART), match.start()):
        return None
    spoken = not printed[0].isdigit()
    if spoken:
        bounded = bool(over) or any(match[name] for name in ("before", "upto", "after"))
        is_one = printed == "一" and (_is_at_least(match) or _is_one_each(match) or _is_from_one(match))
        if not (is_one or _is_countable(printed, unit, bounded=bounded) or _is_round(match, unit)):
            return None
        if printed in ("万亿", "亿"):  # 突破亿元大关
            printed, unit = "1", printed + unit
        elif _MAGNITUDES.fullmatch(printed):  # 千亿元 is 1000 亿元
            printed, unit = printed[0], printed[1:] + unit
    bounded_by = "" if _breaks_through(match, unit) else match["before"] or ""
    bound = _bound(bounded_by or None, match["after"])
    if bound is None and (over or match["upto"]):
        bound = Comparator.AT_LEAST
    return Mention(
        match.start() if bounded_by else match.start() + len(match["before"] or ""),
        match.start("number"),
        match.end(),
        -read_number(printed) if match["minus"] else read_number(printed),
        unit,
        bound,
        high=read_number(match["high"]) if match["high"] else None,
        spoken=spoken,
    )


def _needs_no_unit(match: re.Match[str]) -> bool:
    """Tell a whole number that needs no unit: of an index, none at all, or more of what follows (100+应用场景)."""
    if match["over"] in ("+", "＋"):
        return True
    before = match.string[max(0, match.start() - _APART) : match.start()]
    return bool(_INDEX.search(before) or (match["number"] == "0" and _COUNTED_AS_NONE.search(before)))


def _breaks_through(match: re.Match[str], unit: str) -> bool:
    """Tell things in which one breaks through, and no bound that is passed: 突破10项关键技术, 跨越2个百亿台阶."""
    if unit == "个" and _STEPS.match(match.string, match.end()):
        return True
    is_followed = not _ENDS_CLAUSE.match(match.string, match.end())
    return match["before"] == "突破" and measured_by(unit) is Measured.COUNT and is_followed


def _is_countable(printed: str, unit: str, *, bounded: bool) -> bool:
    """Tell whether Chinese numerals can be a figure.

    百 only as 百余, 上百 or 超百; 一 only of time (一个月) or as 一倍, for 一批 and 一次 count nothing; no 〇, and no
    digits side by side.
    """
    if _MAGNITUDES.fullmatch(printed):
        return bounded
    if printed == "一" and measured_by(unit) not in (Measured.TIME, Measured.TIMES, Measured.SHARE):
        return False
    return not re.search("[〇零一二三四五六七八九]{2}|^[零〇]", printed)


def _is_at_least(match: re.Match[str]) -> bool:
    """Tell a number right behind what is to be done at least so often, or so often: 至少走访一次, 每季度走访一次."""
    start = match.start("number")
    return AT_LEAST_ONE.search(match.string, max(0, start - _APART), start) is not None


def _is_one_each(match: re.Match[str]) -> bool:
    """Tell the one of which so many have one each: 每50公里高速公路建设一座充电站."""
    start = match.start("number")
    return ONE_EACH.search(match.string, max(0, start - _REACH), start) is not None


def _is_from_one(match: re.Match[str]) -> bool:
    """Tell the one of so many persons at least that there are to be: 应有一至两名, 配备一到二人."""
    is_asked = _THERE_IS.search(match.string, max(0, match.start() - _APART), match.start("number"))
    return bool(match["high"] and match["unit"] in ("名", "人") and is_asked)


def _is_round(match: re.Match[str], unit: str) -> bool:
    """Tell a round number that stands behind its noun and ends the clause: 引进人才百名, 义务植树百万株."""
    start, text = match.start("number"), match.string
    if not _MAGNITUDES.fullmatch(match["number"]) or measured_by(unit) is Measured.TIME:
        return False
    is_said = unit.endswith(("家", "户")) and _TO_ALL.search(text, max(0, start - 3), start)
    is_behind = not is_said and _BEHIND_NOUN.search(text, max(0, start - 3), start)
    if is_behind and _ENDS_CLAUSE.match(text, match.end()):
        return True
    is_made = _MAKES.search(text, max(0, start - _APART), start) and measured_by(unit) is Measured.COUNT
    return bool(is_made and not _CAMPAIGN.match(text, match.end()))


def _read_share(match: re.Match[str]) -> Mention:
    if match["half"] or match["all"]:  # 百分百落实
        value = Decimal(50 if match["half"] else 100)
    elif match["percent"]:
        value = read_number(match["percent"])
    elif match["tenths"]:
        value = read_number(match["tenths"]) * 10
    else:
        value = read_fraction(match["part"] or match["over_line"], match["whole"] or match["line"])
    bound = _bound(match["before"], match["after"])
    if bound is None and (match["over"] or match["half"] == "过半"):
        bound = Comparator.AT_LEAST if match["over"] else Comparator.MORE_THAN
    return Mention(match.start(), match.start(), match.end(), value, "%", bound)


def _read_rank(match: re.Match[str]) -> Mention:
    printed = match["number"] or match["top"] or "一"
    unit = match["unit"] or match["place"] or "位"
    return Mention(
        match.start(),
        match.end("scope"),
        match.end(),
        read_number(printed),
        "名" if unit == "强" else unit,
        Comparator.AT_MOST if match["top"] else None,
        rank=True,
    )


def _read_doubled(match: re.Match[str]) -> Mention:
    doublings = {"两": 2, "二": 2, "三": 3}.get(match["times"] or "", 1)
    return Mention(match.start(), match.start(), match.end(), Decimal(100 * (2**doublings - 1)), "%")


def _bound(before: str | None, after: str | None) -> Comparator | None:
    for pattern, comparator in _BOUNDS.items():
        # 约 says nothing against a later 以上
        telling = comparator is not Comparator.EQUAL or not after
        if before and telling and re.fullmatch(pattern, before):
            return comparator
    return next((sign for pattern, sign in _SUFFIXES.items() if after and re.fullmatch(pattern, after)), None)


def _read_halved(match: re.Match[str]) -> Mention:
    return Mention(match.start(), match.start(), match.end(), Decimal(50), "%")


def _read_discount(match: re.Match[str]) -> Mention:
    value = read_number(match["tens"]) + read_number(match["ones"]) / 10
    return Mention(match.start(), match.start(), match.end(), value, "折")


def _read_none(match: re.Match[str]) -> Mention:
    return Mention(match.start(), match.start(), match.end(), Decimal(0), "")


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Mention | None]], ...] = (
    (_FIGURE, _read_figure),
    (_SHARES, _read_share),
    (_DOUBLED, _read_doubled),
    (_RANK, _read_rank),
    (_NONE, _read_none),
    (_HALVED, _read_halved),
    (_DISCOUNT, _read_discount),
)
