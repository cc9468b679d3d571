"""What a plan promises in figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from kg.model import Comparator, Target
from loaders.annotate.figures.completeness import Promise, find_promises
from loaders.annotate.figures.indicator import fit_name, kind_of
from loaders.annotate.figures.judging import both_ends, promised_comparator, stated_value
from loaders.annotate.figures.listed import is_of_a_list
from loaders.annotate.figures.periods import find_opening, find_period, follows_last_year
from loaders.annotate.figures.plain import DATED, Plain, make_plain
from loaders.annotate.figures.readings import Reading, read_figures
from loaders.annotate.figures.staffing import sets_to_work
from loaders.annotate.figures.units import Measured
from loaders.annotate.figures.wording import Movement
from loaders.reading.strand import Strand

_PAST = re.compile(
    r"去年|(?<!基础)上年|过去[一二三五]年|[一三五]年来|近年来|以来|已经|已建成?了?(?=\d)|当前(?=\d)|了$"
    r"|已(?:达|有|经|设立|积累|完成|形成|汇聚|归集|收集|采集|标注|连续|先后|(?:累计|陆续)?(?:发生|出现))"
    r"|(?:^|[，；底末区市县省]|目前)已(?:建成|培育|实现|开展|改造|投入|发放|覆盖)"
)
# 东区、西区共计25平方公里已完成评估
_DONE_BY_NOW = re.compile(
    r"[^，。；、\d]{0,6}?[均都现]?已(?:经|全部|基本|陆续|先后)*(?:完成|建成|投用|投入|开工|竣工|实现|覆盖|纳入|整改|办结)(?![^，。；]*\d)"
)
_AIMED_AT = re.compile(
    r"(?:确保|力争|争取|(?<!截)[到至][^，。；]{0,8}[前末底]，?)[^，。；]*$"
)  # 确保年底前20个项目都已开工
# how things are: 目前处置能力为900吨/日, 据统计…, 排水公司有6支队伍, 全区共有学校120所
_STANDS = re.compile(
    r"^(?:目前|当前|现阶段|据(?:初步)?统计|经统计|据测算)"
    r"(?!.*(?:要|将|力争|计划|确保|争取|目标|拟|应|须|[，；](?:今年|本年|年内|年底前|明年|下一?步|支持|推动|推进|加快|加大|开展)|[，；][到至]◇))"
    r"|^截[至止][□◇]+[^，]{0,3}，?(?=[全我本][市县区省国])(?!.*(?:建成|完成|新建|新增|实现|达到|培育))"
)
_HAS = re.compile(
    r"(?:公司|[全本][市县区省]|辖区|我[市县区省国]|目前)(?:共|现|已)?有(?!影响|关|效|条件|较|一定)|共有|现有|现存|原有"
)
_TO_DO = re.compile(
    "完成|推动|改造|整治|治理|提升|更新|实现|确保|任务|对|新增|淘汰|达到|新建|建设|建成(?![果效绩就])|招引|引进|培育|打造|布局|支持|扩大|计划(?!生育)|(?<![模虚])拟|力争|争取"
)
_WHOSE = re.compile("[^，。；]*的")  # 我省现有大模型的牵引: what something else has
# a time to come, which no state has: 到2025年，全市有5家企业上市, 力争2025年…
_COMING = re.compile(f"(?<!截)[到至]{DATED}|力争|争取|{DATED}[底末]?前")
_SO_FAR = re.compile(f"截[至止]|目前|当前|现阶段|统计|{DATED}以来")
# a set that is given, not made: 落实国务院22条措施, 围绕5个重点领域, （一）知识产权保护方面5项
_GIVEN = re.compile(
    r"加强(?:了)?对[^，]*$|(?:分|划分|细分)[为成][^，]*$|等方面共$|"  # 加强对74家加油站检查
    r"^(?:对|由|针对)(?=[^，]*、)[^，]{2,120}等$"  # 对收割机、脱粒机等7种机械实行补贴, but 对东线北段等5条路段…
    r"|(?:围绕|聚焦|针对)(?:(?!建设|新建|建成|布局|打造|培育|引进|改造|创建|开工|推动|开展|实施|举办|新增|完成|治理)[^，])*、$"
    r"|(?:依托|立足|围绕|聚焦|针对)(?:(?!建设|新建|建成|布局|打造|培育|引进|改造|创建|开工|推动|推进|开展|实施|举办|新增|完成|治理)[^，、达至到]){0,20}$"
    r"|(?:落实|贯彻|执行|围绕|聚焦|针对|按照|根据|依据|对照|抓好|做好|抓实|突出|明确|分解为?)"
    r"(?:(?!建设|新建|建成|布局|打造|培育|引进|改造|创建|开工)[^，、达至到]){0,8}$|涉及$|方面$"
    # set by somebody else: 省林业厅下达的30项任务, 国家102项重大工程
    r"|(?:下达|部署|确定|明确|安排|提出|交办|承担|规划)的$"
)
_LONGEST = 1000  # characters of a sentence
_CLAUSE_ENDS = re.compile("[。！？；，]")
_NEAR, _FAR = 4, 40  # characters before a figure
_BEHIND = 1000  # characters before a promise of completeness in which its time is looked for
_AT_HAND = re.compile(r"(?:用好|用足|用活|管好|发挥)[^，]{0,14}$")  # 用好奖补资金1亿元
# but 用好2亿元市级专项资金 is money that the plan itself spends, and 国家新增500亿元再贷款 is another's
_OWN_MONEY = re.compile(
    r"(?:用好|用足|用活)(?![^，。；]*(?:国家|中央|上级|再贷款))[^，。；]*(?:[省市县区州]级|本级|财政)[^，。；]*(?:资金|经费|基金)"
)
# a set that what is done is only one of: 102项重大工程中的堤防项目
# 落实安全生产十五条措施和省66条具体措施, 推进提醒、督办等5项机制
_STANDING = re.compile("(?:落实|贯彻|执行|推进|坚持)[^，]*$")
_RULES = re.compile("[一-鿿]{0,4}(?:措施|政策|规定|制度|机制|要求)(?=[，。；、]|$)")
_AMONG = re.compile(
    r"[^，、\d]{0,10}(?:工程|任务|项目|事项|举措|措施|清单|计划)(?:(?:之?中|范围内|里)的|中(?=[^，、]{2,}项目))"
)
_LISTED = re.compile(
    r"[^。，]{0,6}，?(?:[^。]{0,20}如下(?:[：:]|$)|[^。]{0,4}(?:包括|分别为|分别是|即)[：:])"
)  # 共11项，具体包括：
# 落实培训3万人任务 says how many, 落实22项任务 does not
_AS_A_TASK = re.compile(r"(?:年度)?(?:目标)?(?:任务|指标)(?:$|[，。；、])")
_POINT = re.compile("[项条个件款]$")
_QUANTITY = re.compile(r"(?:量|面积|总额|余额|规模|里程|容量|落实[一-鿿]{0,8}(?:项目|岗位|[床学车]位))$")
# how many things to do a document lists: 重点完成12条举措, 推进5项改革任务; 出台10条措施, 完成46项任务 promise,
# and so does what is won or taken over from others: 争取3项国家试点任务, 复制推广15项创新举措
_COUNTS_WORK = re.compile(r"[^，。；、\d]{0,10}(?P<what>举措|措施|(?<=..)任务)")
_MAKES = re.compile(r"(?:出台|制[定订]|推出|新增|提出|形成|研究|印发|发布|争取|复制|推广)[^，。；]{0,8}$")
_FULFILS = re.compile("完成|新增|争取|承担|承接")
# how long the work itself takes: 行动持续时间共6个月, 开展为期3个月的整治
_LASTS = re.compile(r"(?:为期|历时|持续时间|(?:行动|活动|整治|治理|检查)(?:时间|期限))(?:共|约|为|是)?$")
_SCORED = re.compile(r"(?:得|扣完?|奖|加|减|计|记|赋|满分)[\d.、，至~～—–-]*$")  # 得2分, 分别奖20、10分
_POINTED = re.compile(r"(?:上述|前述|以上|以下|下列|如下|这|该)$")
_SITUATED = re.compile(
    rf"(?:我[国省市县区]|全[国省市县区]|目前|当前|今年|现)(?!.*(?:新增|新建|建成|完成|实现|培育|改造|安排|{DATED}))"
    r".{0,20}?(?:有|是|为|达|超过)?$"
)
_DEMANDS = re.compile(r"[^，。；]{0,20}，(?:[^，。；]{2,12}[，。])?(?:要|必须|需要|应当)(?!求|素|点|件)")
_ON_TOP = re.compile("在[^，]*基础上")  # 在去年增长8%的基础上增长6%
_COMPARED = re.compile(r"(?:(?:较|比(?![例重率值])|与|同)[^，]{0,4}|[由从])$")  # 比去年; 由上年的5%提高到


def read_targets(strand: Strand, source_text: str, *, year: int | None, until: int | None = None) -> tuple[Target, ...]:
    """Return the targets of a sentence or paragraph, in the order of the text.

    `source_text` is the decoded source that the strand's offsets count in; `year` the year of the plan and `until` the
    last one of a plan for several, which a target is for where its sentence gives no other. A promise of completeness
    (全面取消) has no value. Numbers that are no quantities (第13次, 一批, “三合一”, years, document numbers) give none.
    """
    plain = make_plain(strand)
    readings = read_figures(plain, year=year)
    promised = [r for r in readings if _is_promised(plain, r, year)]
    dated = [_with_last_year(plain, r, year) for r in promised]
    found = [
        (r.mention.start, _make_target(plain, end, source_text, until or year))
        for r in dated
        for end in both_ends(plain, r)
    ]
    places = sorted(r.mention.start for r in readings)
    for promise in find_promises(plain):
        if bisect_left(places, promise.start) == bisect_left(places, promise.end):  # no figure in it
            found.append((promise.start, _make_promise(plain, promise, source_text, year, until)))
    return tuple(target for _, target in sorted(found, key=lambda pair: pair[0]))


def is_over(target: Target, year: int | None) -> bool:
    """Tell a figure for a time that is over in `year`, that of the plan: 2021年投资5亿元 in one of 2022."""
    last = (target.period or "").rpartition("-")[2]
    return bool(last) and year is not None and int(last) < year


def _with_last_year(plain: Plain, reading: Reading, year: int | None) -> Reading:
    """Return a figure that goes on with what was reached last year as one of that year."""
    is_past = year is not None and not reading.period and follows_last_year(plain.text, reading.mention.start)
    return replace(reading, period=_year(year - 1)) if is_past and year is not None else reading


def _is_promised(plain: Plain, reading: Reading, year: int | None) -> bool:
    """Tell what is to be reached; a place that no verb takes (规模全国第一) only says how it is."""
    if reading.mention.rank and reading.movement is Movement.NONE and not reading.hedge:
        return False
    return not (_is_past(plain, reading, year) or _is_given(plain, reading) or _is_situation(plain, reading))


def _is_past(plain: Plain, reading: Reading, year: int | None) -> bool:
    """Tell a figure of the past inside a plan (去年…已达…), unless the past is only compared with (比去年)."""
    if _says_how_it_is(plain, reading, year):
        return True
    if _is_done_by_now(plain, reading) and not _is_to_come(plain, reading, year):
        return True
    before = plain.text[reading.start : reading.mention.start].replace(reading.baseline or "\0", "")
    before = _ON_TOP.sub("", before)
    found = (match for match in _PAST.finditer(before) if not _COMPARED.search(before[: match.start()]))
    # 到2025年底已建成1000个 is done by then
    return any("已" not in match[0] or not _is_to_come(plain, reading, year) for match in found)


def _is_done_by_now(plain: Plain, reading: Reading) -> bool:
    """Tell of how many something is done already, where nobody aims at it: 25平方公里已完成评估."""
    place = reading.mention.start
    is_done = _DONE_BY_NOW.match(plain.masked, reading.mention.end) is not None
    return is_done and not _AIMED_AT.search(plain.masked, _sentence_start(plain, place), place)


def _says_how_it_is(plain: Plain, reading: Reading, year: int | None) -> bool:
    """Tell how many there are, or how much is done so far: 全区共有学校120所, 目前处置能力为900吨/日."""
    place = reading.mention.start
    opening = _sentence_start(plain, place)
    said = plain.masked[opening : _clause_end(plain, place)]
    if reading.hedge or _is_to_come(plain, reading, year):
        return False
    has = [match for match in _HAS.finditer(said[: place - opening]) if not _WHOSE.match(said, match.end())]
    return bool(has and not _TO_DO.search(said)) or _STANDS.match(said[: place - opening]) is not None


def _is_to_come(plain: Plain, reading: Reading, year: int | None) -> bool:
    """Tell a figure whose sentence opens with a time to come: 到2025年，…, 2025年底，…以上 in a plan of 2025."""
    before = plain.masked[_sentence_start(plain, reading.mention.start) : reading.mention.start]
    if _SO_FAR.search(before):
        return False
    due = int(reading.period[-4:]) if reading.period else None
    is_dated = due is not None and (year is None or due >= year)
    is_later = due is not None and year is not None and due > year
    return is_later or (is_dated and (_COMING.search(before) is not None or reading.mention.bound is not None))


def _sentence_start(plain: Plain, place: int) -> int:
    first = max(0, place - _LONGEST)  # a longer sentence is read in parts
    return max((plain.masked.rfind(mark, first, place) + 1 for mark in "。！？；"), default=0) or first


def _clause_end(plain: Plain, place: int) -> int:
    """Return where the clause that a figure stands in ends."""
    end = _CLAUSE_ENDS.search(plain.masked, place, place + _LONGEST)
    return end.start() if end else min(len(plain.masked), place + _LONGEST)


def _is_situation(plain: Plain, reading: Reading) -> bool:
    """Tell how things are, where a clause on what has to be done follows: 今年高校毕业生超过1000万人，要加强支持."""
    if reading.movement is not Movement.NONE or reading.hedge:
        return False
    states = _SITUATED.match(plain.masked, reading.start, reading.mention.start)
    return bool(states and _DEMANDS.match(plain.masked, reading.mention.end))


def _is_given(plain: Plain, reading: Reading) -> bool:
    """Tell the number of a standing set, which the plan does not set itself (落实22条措施), and points: 得2分.

    Nor does it set how many are to see to it: 明确1名联络员.
    """
    if sets_to_work(plain.masked, reading.mention) or _POINTED.search(
        plain.masked[max(0, reading.mention.start - _NEAR) : reading.mention.start]
    ):
        return True
    end = reading.mention.end
    if _is_of_rules(plain, reading) or _LISTED.match(plain.masked, end):
        return True
    if reading.mention.unit == "分" and _SCORED.search(
        plain.text[max(0, reading.mention.start - _FAR) : reading.mention.start]
    ):
        return True
    sets = reading.mention.measured in (Measured.COUNT, Measured.AMOUNT)
    before = plain.masked[reading.start : reading.mention.start]
    counted = sets and (reading.movement is Movement.NONE or before.endswith(("分为", "分成")))
    if (
        is_of_a_list(plain, reading.mention)
        or _is_at_hand(plain, reading, before)
        or _tells_of_the_plan(plain, reading, before)
    ):
        return True
    if _AS_A_TASK.match(plain.masked, reading.mention.end) and not _POINT.search(reading.mention.unit):
        return False
    is_named = _GIVEN.search(before) or _AMONG.match(plain.masked, reading.mention.end)
    measures = _QUANTITY.search(before)  # 落实耕地保有量32.6万亩 says how much there is to be, 落实项目12个 how many
    return counted and reading.mention.bound is None and is_named is not None and not measures


def _is_at_hand(plain: Plain, reading: Reading, before: str) -> bool:
    """Tell money that is there and is only made good use of: 用好奖补资金1亿元, 国家新增500亿元再贷款."""
    at_hand = _AT_HAND.search(before)
    return at_hand is not None and not _OWN_MONEY.match(plain.masked, reading.start + at_hand.start())


def _is_of_rules(plain: Plain, reading: Reading) -> bool:
    """Tell how many measures or rules there are that are kept to: 贯彻落实省66条具体措施."""
    is_standing = _STANDING.search(plain.masked[reading.start : reading.mention.start])
    counts = reading.mention.measured is Measured.COUNT and reading.mention.bound is None
    return bool(counts and is_standing and _RULES.match(plain.masked, reading.mention.end))


def _tells_of_the_plan(plain: Plain, reading: Reading, before: str) -> bool:
    """Tell how many things to do a document lists, or how long its work takes: 重点完成12条举措, 为期3个月."""
    is_point = _POINT.search(reading.mention.unit) is not None
    lists = _COUNTS_WORK.match(plain.masked, reading.mention.end) if is_point else None
    makes = _FULFILS if lists and lists["what"] == "任务" else _MAKES
    lasts = _LASTS.search(before) if reading.mention.bound is not Comparator.AT_MOST else None  # 检查时间不超过1小时
    return lasts is not None or bool(lists and not makes.search(before))


def _make_target(plain: Plain, reading: Reading, source_text: str, year: int | None) -> Target:
    quote = plain.cut(reading.start, reading.end).strip()
    comparator = promised_comparator(plain, reading)
    mention = reading.mention
    return Target(
        quote=quote.text,
        indicator=fit_name(reading.indicator, quote.text),
        passage=quote.passage(source_text),
        comparator=comparator,
        value=stated_value(reading, comparator),
        unit=plain.unit_at(mention.unit, mention.number, mention.end) or None,
        period=reading.period or find_opening(plain.text, reading.start) or _year(year),
        baseline=reading.baseline,
        hedge=reading.hedge,
        growth=reading.growth,
        kind=kind_of(reading.indicator, mention.unit, rank=mention.rank, growth=reading.growth, stock=False),
    )


def _make_promise(plain: Plain, promise: Promise, source_text: str, year: int | None, until: int | None) -> Target:
    quote = plain.cut(promise.start, promise.end).strip()
    period = find_period(plain, (max(0, promise.end - _BEHIND), len(plain.text)), promise.end, year=year)
    return Target(
        quote=quote.text,
        indicator=fit_name(promise.indicator, quote.text),
        passage=quote.passage(source_text),
        period=period or _year(until or year),
        hedge=promise.hedge,
    )


def _year(year: int | None) -> str | None:
    return str(year) if year is not None else None
