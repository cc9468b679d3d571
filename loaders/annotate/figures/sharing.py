"""What each of several things has that share a row of figures or one: 分别 gives them out, 均 and 各 give all one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.annotate.figures.indicator import (
    has_quantity,
    is_made,
    kept_verb,
    name_subject,
    without_last_verb,
)
from loaders.annotate.figures.named import COUNTED_EACH, LEVEL, LIST, Named
from loaders.annotate.figures.plain import HIDDEN, Plain
from loaders.annotate.figures.slots import Slot
from loaders.annotate.figures.wording import Movement
from loaders.genre.lexicon import either

_ALL_OF = re.compile(r"(?<!平)(?:均|都)(?![衡等值价市])[^，、]{0,6}$")
_BOTH = re.compile("分别[^，、]{0,6}$")
# 较“十三五”时期分别增长4.8%、50%: what is compared with is not what grows
_COMPARED_FIRST = re.compile(r"(?:较|比|与|同)[^，]{1,30}$")
# 增长6.8%，分别高于全国、全省1.6和0.9个百分点: of one quantity
_FROM_OTHERS = re.compile("(?:高|低|快|多|少|优)[于出过].+|[比较].+(?:高|低|快|多|少)出?")
_TOGETHER = {
    "一二三产业": ("一产", "二产", "三产"),
    "一二三产": ("一产", "二产", "三产"),
    "存贷款": ("存款", "贷款"),
    "城乡": ("城镇", "农村"),
}
_NUMBERED = re.compile(r"^一(?P<rest>、二(?:、三)?)(?P<what>(?:次)?产业?.*)$")
_TAIL = re.compile(
    r"(?:产值|增加值|营收|收入|投资|支出|面积|数量|人数|总量)占(?!比)[^，、]*(?:比重|比例)$|"
    + either(
        "保险 居民 常住 可支配 人均 污水 生活 垃圾 无害化 资源化 再生水 集中 收集 排放 总 机组 装机 容量 综合 年均 "
        "电子 注册 平均 人均 业务 经费 财政 补助 审查 审批 审理 办理 登记 申请 授权 受理 查处 质押 融资 拥有 有效 年 "
        "覆盖 普及 参保 入学 就学 合格 达标 处理 处置 利用 完成 签约 建档 管理 通过 使用 开通 接入 通达 上网 报装 送达 "
        "种植 播种 建设 改造 养殖 造林 治理 固定资产 销售 交易 生产 消费 运行"
    )
    + "*"
    + either(
        "[一-鿿]{2}[率量额] 产量 总量 销量 数量 用量 储量 存量 运量 总额 余额 效率 税率 费率 汇率 份额 增长率 增速 "
        "数 人数 人次 周期 时限 时间 标准 规模 比例 比重 占比 增幅 指数 满意度 得分 评分 产值 增加值 收入 支出 "
        "面积 产能 投资 里程 强度 浓度 能耗 价格 成本"
    )
    + "$"
)
_OF_THEM = re.compile("中?的.+$")  # 水泵、风机中的高效产品占比
_LETTERS = re.compile(r"[A-Za-z][A-Za-z0-9.]*")
_PLACE = re.compile(r"[^省市县区州镇乡]{1,4}[省市县区州镇乡](?=[^，]{2})")  # 甲区、乙县空气优良率
_KIND = "(?:城镇|城市|农村|乡村|省级|市级|县级|国内|境外|入境)"
_KINDS = re.compile(f"{_KIND}[和与、及]{_KIND}")  # 城镇和农村人均住房面积30平方米、40平方米
_IS_WHOLE = re.compile("人均|单位|亩均|每")  # 碳排放、人均综合能耗: a quantity of its own
# 单位生产总值能耗和二氧化碳排放: both are of the unit
_HEAD = re.compile(
    r"(?:单位|万元)(?:国内|地区)?(?:生产总值|GDP|(?:规上)?工业增加值|增加值|工业产值|产值|建筑面积|产品)(?=..)"
)
_PER_UNIT = re.compile("(?:能耗|水耗|电耗|消耗|用水量|用能|排放|排放量)$")
# 甲、乙两县参保率: 甲县参保率 and 乙县参保率
_COUNTED = re.compile(
    r"(?P<count>[两二三四五六七八九]|\d)个?(?P<level>[县区市镇乡村省州])(?P<what>[^县区市镇乡村省州、].+)$"
)
_LESS_OF = re.compile("(?:平均)?[减降压](?!少|低)[一-鿿]{2,4}")  # 减材料、减跑动均不低于50%
_LEAST = 2  # characters of a tail


def name_shared(plain: Plain, slots: tuple[Slot, ...], back: tuple[Named, ...]) -> tuple[Named, ...]:
    """Return what each of several figures counts where 分别 gives them out, or an empty tuple.

    `back` is what the sentence counted before, for a clause that has no subject of its own: the members of the last
    name (甲、乙时限压缩一半，分别减至…), or as many names as there are figures.
    """
    if len(slots) < 2 or any(slot.lead[0] < slot.lead[1] for slot in slots[1:]):
        return ()
    first, back = slots[0], _distinct(back)
    at = plain.masked.find("分别", first.lead[0], first.mention.start)
    if at < 0:
        return _name_alike(plain, slots, back)
    if (
        back
        and _FROM_OTHERS.fullmatch(plain.text, at + 2, first.lead[1])
        and not name_subject(plain.text[first.lead[0] : at])
    ):
        return (replace(back[-1], growth=True),) * len(slots)
    compared = _COMPARED_FIRST.match(plain.text, first.lead[0], at)
    nominal = plain.text[at + 2 : first.lead[1]] if first.movement is Movement.NONE else ""
    verb, nominal = _made(plain, slots[-1], nominal) if is_made(nominal) else ("", nominal)
    subject = name_subject(plain.text[compared.end() if compared else first.lead[0] : at])
    if not subject and not back:
        return ()
    names = tuple(
        Named(verb + name + nominal, back=not subject) for name in _give_out(_spelt_out(subject or back[-1].name))
    )
    if len(names) == len(slots):
        return names
    return back[-len(slots) :] if not subject and len(back) >= len(slots) else ()


def _distinct(back: tuple[Named, ...]) -> tuple[Named, ...]:
    """Return the quantities of a sentence so far, each once: 客运量3万人，增长5%，收入6亿元 are two."""
    names = {named.name: named for named in back}
    return tuple(names.values())


def _name_alike(plain: Plain, slots: tuple[Slot, ...], back: tuple[Named, ...]) -> tuple[Named, ...]:
    """Return the quantities that reach as many figures, though 分别 is left out: 甲率、乙率达到70%、85%.

    城乡居民收入3万元、2万元 are of two, and so are rates of change right behind two: …，同比增长5%、7%.
    """
    subject = name_subject(plain.text[slice(*slots[0].subject)])
    if not subject and slots[0].movement is Movement.CHANGE and len(back) >= len(slots):
        return back[-len(slots) :]
    names = tuple(_give_out(_spelt_out(subject)))
    are_quantities = len(names) == len(slots) and all(has_quantity(name) for name in names)
    is_reached = slots[0].movement in (Movement.UP, Movement.DOWN, Movement.STAY) or slots[0].mention.bound is not None
    is_spelt = _spelt_out(subject) != subject or _KINDS.match(subject) is not None
    return tuple(Named(name) for name in names) if are_quantities and (is_reached or is_spelt) else ()


def _made(plain: Plain, last: Slot, nominal: str) -> tuple[str, str]:
    """Return the verb that stays in the name of what is made, and the noun behind the last number of the row."""
    noun = plain.text[slice(*last.after)]
    return kept_verb(without_last_verb(nominal)), "" if HIDDEN in noun else noun


def name_each(plain: Plain, slot: Slot, name: str, *, is_sole: bool) -> tuple[str, ...]:
    """Return the members of a list that all reach one figure (甲、乙参保率均达到95%), or the name alone.

    `is_sole` tells that the clause has no other figure that 分别 might give out.
    """
    said = plain.masked[slot.lead[0] : slot.mention.number]
    is_each = said.endswith("各") and slot.mention.measured in COUNTED_EACH
    if not LIST.search(name) or not (is_each or _ALL_OF.search(said) or (is_sole and _BOTH.search(said))):
        return (name,)
    members = tuple(_give_out(name))
    if is_each:
        return members
    if all(_LESS_OF.fullmatch(member) for member in members):
        opening = "平均" if members[0].startswith("平均") else ""
        return tuple(opening + member.removeprefix(opening) for member in members)
    are_quantities = all(has_quantity(member) and len(member) > 2 for member in members)
    return members if len(members) > 1 and are_quantities else (name,)


def _spelt_out(subject: str) -> str:
    """Return a subject with a word for several things as their list: 一二三产增加值, 存贷款余额, 城乡居民收入."""
    if numbered := _NUMBERED.search(subject):  # 一、二、三产业增加值
        return "、".join(f"{number}{numbered['what']}" for number in "一二三"[: len(numbered["rest"]) // 2 + 1])
    for word, members in _TOGETHER.items():
        if word in subject:
            before, after = subject.split(word, 1)
            return "、".join(f"{before}{member}{after}" for member in members)
    return subject


def _give_out(subject: str) -> Iterator[str]:
    """Yield the members of a list, each with the tail that they share: 专利、商标电子申请率."""
    members = _each_place([name_subject(member) for member in _parted(subject)])
    tail = _shared_tail(*members[-2:]) if len(members) > 1 else ""
    head = _HEAD.match(members[0])
    for place, member in enumerate(members):
        is_of_unit = place and head and _PER_UNIT.search(member) and not _IS_WHOLE.match(member)
        is_whole = has_quantity(member) or member.endswith(tail) or (member.endswith("投资") and tail.endswith("额"))
        yield (head[0] if head and is_of_unit else "") + member + ("" if is_whole else tail)


def _parted(subject: str) -> list[str]:
    """Return the members of a list; a conjunction before its last 、 stands within one: 食堂及超市自查率、整改率."""
    marks = [mark for mark in LIST.finditer(subject) if mark[0] == "、" or "、" not in subject[mark.end() :]]
    starts, ends = [0, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks), len(subject)]
    return [subject[start:end] for start, end in zip(starts, ends, strict=True)]


def _each_place(members: list[str]) -> list[str]:
    """Return the members of a list with what their count at its end says of each: 甲、乙两县参保率."""
    counted = _COUNTED.search(members[-1])
    if counted is None or not counted.start() or _number(counted["count"]) != len(members):
        return members
    places = [*members[:-1], members[-1][: counted.start()]]
    return [place.removesuffix(counted["level"]) + counted["level"] + counted["what"] for place in places]


def _number(count: str) -> int:
    return int(count) if count.isdigit() else 2 + "两三四五六七八九".index(count.replace("二", "两"))


def _shared_tail(before: str, last: str) -> str:
    """Return what the last member of a list says of those before it too, or an empty text.

    It stands behind what the names of both end with (公共建筑、农村建筑改造率), else behind a particle or letters, or
    it is the words of quantity that the last one ends with.
    """
    if LEVEL.fullmatch(before) and (level := LEVEL.match(last)):  # 国家级、省级示范社区
        return last[level.end() :]
    for length in range(len(before), 0, -1):
        _, found, tail = last[1:].partition(before[-length:])
        if found and len(tail) >= _LEAST and has_quantity(tail):
            return tail
    place = _PLACE.match(last)
    if place and before.endswith(tuple("省市县区州镇乡")):
        return last[place.end() :]
    if (of_them := _OF_THEM.search(last)) and has_quantity(last):
        return of_them[0]
    letters = _LETTERS.match(last)
    if letters and _LETTERS.fullmatch(before):
        return last[letters.end() :]
    # its own name has two characters at the least, if it can: of 玉米产量 that is 产量, and not 米产量
    words = None if _IS_WHOLE.match(last) else _TAIL.search(last, 2) or _TAIL.search(last, 1)
    return words[0] if words else ""
