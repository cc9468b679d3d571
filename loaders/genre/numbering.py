"""The numbering of Chinese official documents: 一、 （一） 1. （1） ① 第一条 ——."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

_CHINESE = "〇零一二三四五六七八九十百"
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
_UNITS = {"十": 10, "百": 100}
_ACCOUNTS = "壹贰叁肆伍陆柒捌玖拾"
_LATIN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class MarkKind(IntEnum):
    """The kinds of number in the order in which GB/T 9704 nests them, outermost first; an article holds （一）.

    Above them stand the chapters of a long plan (第一章) and their divisions (第一节). LINE is a line without a number
    that heads items whose numbers run on past it.
    """

    CHAPTER = 0
    DIVISION = 1
    CHINESE = 2
    ARTICLE = 3
    PAREN_CHINESE = 4
    LINE = 5
    ARABIC = 6
    PAREN_ARABIC = 7
    CIRCLED = 8
    DASH = 9


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at the start of a paragraph: its kind, value, printed form, and length with white space after it."""

    kind: MarkKind
    number: int
    printed: str
    length: int


# 3．2020年底前开展…, 3.9月底前开展… and 3. 5G网络 are item 3, while 3.2 is a figure and 3、4月 are two months. （二）。
# is the rest of a cited title that a line break cut off, and no heading: a mark is followed by words.
_NUMERAL = f"[{_CHINESE}]{{1,6}}"  # 一百二十三; a longer run of such characters is no number
_FORMS: tuple[tuple[MarkKind, re.Pattern[str]], ...] = (
    (MarkKind.CHAPTER, re.compile(rf"第\s*({_NUMERAL}|\d{{1,4}})\s*(?:[章编篇]|部分)\s*[：:]?\s*")),
    (MarkKind.DIVISION, re.compile(r"([壹贰叁肆伍陆柒捌玖拾])\s*[、．.]\s*")),  # above 一、
    (MarkKind.DIVISION, re.compile(rf"第\s*({_NUMERAL}|\d{{1,4}})\s*节(?:\s+|\s*[：:]\s*|(?=[一-鿿]))")),
    (MarkKind.ARTICLE, re.compile(rf"第\s*({_NUMERAL}|\d{{1,4}})\s*条\s*")),
    (MarkKind.CHINESE, re.compile(rf"({_NUMERAL})\s*[、．.]\s*")),
    (MarkKind.CHINESE, re.compile(r"第([一二三四五六七八九十]{1,3})、\s*(?!第?[一二三四五六七八九十])")),
    (MarkKind.CHINESE, re.compile(r"([Ⅰ-Ⅻ])\s*[、．.]\s*")),
    (MarkKind.CHINESE, re.compile(r"(VIII|VII|VI|IV|IX|III|II|I|V|X|[A-H])\s*[、．.]\s*(?=[一-鿿“【])")),
    (
        MarkKind.CHINESE,
        re.compile(r"【([一二三四五六七八九十]{1,3})】\s*|([一二三四五六七八九十]{1,2})[：:]\s*(?=[一-鿿“])"),
    ),
    (
        MarkKind.CHINESE,
        re.compile(r"([一二三四五六七八九十]{1,3})[ \u3000]+(?=[一-鿿]{4})(?![年月日是要])"),
    ),  # 一 完善制度
    (
        MarkKind.PAREN_CHINESE,
        re.compile(
            rf"(?:重点|主要|专项|重大)?(?:任务|行动|工程|专项|实事|项目|问题)(?:之)?({_NUMERAL}|\d{{1,2}})"
            r"(?:\s*(?:[：:]|、(?![一二三四五六七八九十\d])|[．.](?!\d))\s*|[ \u3000]+(?=[一-鿿“]))"
        ),
    ),  # 任务一：做强茶产业, 任务1 做强茶产业, 重点任务一、做强茶产业
    (
        MarkKind.PAREN_CHINESE,
        re.compile(rf"【(?:任务|行动|工程|专项|实事|项目|问题)({_NUMERAL}|\d{{1,2}})】\s*[：:]?\s*"),
    ),
    (MarkKind.ARABIC, re.compile(r"【第?\s*([0-9]{1,3})\s*[项条号]?】\s*|第([0-9]{1,3})项\s*[：:]\s*")),  # 【第3项】
    (MarkKind.ARABIC, re.compile(r"([0-9]{1,2})[：:]\s*(?=[一-鿿“])|No\.?\s*([0-9]{1,2})[.、：:]?\s*(?=[一-鿿“])")),
    (MarkKind.ARABIC, re.compile(r"第([一二三四五六七八九十]{1,3})[，,]\s*(?=[一-鿿“【])")),  # 第一，提升创造质量。
    # ——任务1：制定条例 below 行动1：完善法规
    (MarkKind.ARABIC, re.compile(rf"(?:——|－－|--)\s*(?:任务|措施|举措|项目)({_NUMERAL}|\d{{1,2}})\s*[：:]\s*")),
    (MarkKind.ARABIC, re.compile(rf"(?:措施|举措)({_NUMERAL}|\d{{1,2}})\s*[：:、．.]\s*")),
    # 第一阶段：动员部署（4月）, 第一阶段（4月）：动员部署
    (MarkKind.PAREN_CHINESE, re.compile(r"第([一二三四五六])阶段\s*(?:[：:、]\s*|(?=[（(]))")),
    (MarkKind.PAREN_CHINESE, re.compile(r"([㈠-㈩])\s*")),
    (MarkKind.ARABIC, re.compile(r"([0-9]{1,2})。\s*(?=[一-鿿“])")),  # 1。加强培训。 for 1.
    (MarkKind.ARABIC, re.compile(r"([⒈-⒛])\s*")),
    (MarkKind.PAREN_ARABIC, re.compile(r"([⑴-⒇])\s*")),
    (MarkKind.PAREN_CHINESE, re.compile(rf"[（(]\s*({_NUMERAL})\s*[)）]\s*(?![。；，、,;])")),
    (MarkKind.ARABIC, re.compile(r"([0-9０-９]{1,3})\s*[.．、](?:\s+|(?![0-9０-９])|(?=(?:19|20)\d{2}\s*年))")),
    (MarkKind.ARABIC, re.compile(r"([0-9]{1,3})[.．](?=(?:1[0-2]|[1-9])月)")),
    # 1 完善制度 above 1.1 and 1.1.1, which a blank parts from what they number, unlike a figure (1.2万亩)
    (
        MarkKind.ARABIC,
        re.compile(
            r"([0-9]{1,2})[ \u3000]{1,3}(?=[一-鿿]{4}|【)(?![年月日个项家名户次件米吨元亩万亿人岁周天号]|小时|分钟)"
        ),
    ),
    (MarkKind.ARABIC, re.compile(r"([0-9]{1,2})\n(?=\S)")),  # on the line above what it numbers
    (MarkKind.PAREN_ARABIC, re.compile(r"[0-9]{1,2}\.([0-9]{1,2})(?:[ \u3000、]{1,3}|\.\s*)(?=[一-鿿“【])")),
    (MarkKind.CIRCLED, re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.([0-9]{1,2})(?:[ \u3000、]{1,3}|\.\s*)(?=[一-鿿“【])")),
    (MarkKind.PAREN_ARABIC, re.compile(r"[（(]\s*([0-9０-９]{1,3})\s*[)）]\s*(?![。；，、,;])")),
    (MarkKind.PAREN_ARABIC, re.compile(r"[〔［\[]([0-9]{1,2})[〕］\]]\s*(?![。；，、,;])")),
    (MarkKind.PAREN_ARABIC, re.compile(r"([0-9]{1,2})[)）]\s*(?![。；，、,;）])")),
    (MarkKind.PAREN_ARABIC, re.compile(r"[0-9]{1,2}-([0-9]{1,2})(?:[.．、]\s*|\s+)(?=[一-鿿]{2}|【)")),
    (MarkKind.PAREN_ARABIC, re.compile(r"([a-h])[.．、]\s*(?=[一-鿿“【])|[（(]([a-h])[)）]\s*(?=[一-鿿“【])")),
    (MarkKind.CIRCLED, re.compile(rf"([{_CIRCLED}❶-❿➀-➉])\s*")),
    (MarkKind.DASH, re.compile(r"(——|－－|--)\s*")),
)
# saves trying the forms: each opens with one of these
_OPENS = re.compile(
    rf"[{_CHINESE}{_ACCOUNTS}0-9０-９A-Ia-hNVXⅠ-Ⅻ㈠-㈩⒈-⒛⑴-⒇{_CIRCLED}❶-❿➀-➉第（(【〔［\[—－\-]"
    r"|[重主专]|任务|行动|工程|实事|项目|问题|措施|举措"
)


def read_mark(text: str) -> Mark | None:
    """Return the number that `text` opens with, or None; `text` has no leading white space."""
    for kind, form in _FORMS if _OPENS.match(text) else ():
        match = form.match(text)
        if match:
            printed = match.group().strip()
            return Mark(kind, _value(match[match.lastindex or 0]), printed, match.end())
    return None


def chinese_number(numeral: str) -> int:
    """Return the value of a Chinese numeral below 1000 as used in numbering: 十二 is 12, 一百零三 103, 二〇 20."""
    if not any(char in _UNITS for char in numeral):
        return int("".join(str(_DIGITS[char]) for char in numeral))
    total, digit = 0, 0
    for char in numeral:
        if char in _UNITS:
            total += max(digit, 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def _value(numeral: str) -> int:
    if numeral in ("——", "－－", "--"):
        return 0
    if len(numeral) == 1 and not numeral.isascii() and numeral not in _CHINESE and not numeral.isdecimal():
        return int(unicodedata.numeric(numeral))  # ① ⑴ ㈠ Ⅱ
    if numeral[0] in _CHINESE:
        return chinese_number(numeral)
    return int(numeral) if numeral[0].isdecimal() else _letter_value(numeral)


def _letter_value(numeral: str) -> int:
    """Return the value of a Latin numeral or letter, or of a numeral of accounts: IV is 4, C or c 3, 贰 2."""
    if numeral in _ACCOUNTS:
        return _ACCOUNTS.index(numeral) + 1
    return _LATIN.index(numeral) + 1 if numeral in _LATIN else ord(numeral.lower()) - ord("a") + 1
