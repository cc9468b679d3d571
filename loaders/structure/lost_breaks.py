"""Gives running text its paragraphs back where line breaks were lost: numbering found inside a paragraph.

A number inside a paragraph opens a new one only if it goes on from the last of its kind, or begins a kind anew
with 一 or 1, and if it stands behind an end: 。 ） ： or, for （一）, the title of the part above it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.annotate.bodies import is_body
from loaders.annotate.labels import WHO_LABEL
from loaders.reading.strand import Strand
from loaders.structure.numbering import Mark, MarkKind, read_mark
from loaders.structure.paragraphs import Paragraph
from loaders.structure.sentences import enclosed
from loaders.structure.signature import DATE, is_date

_LONG = 120
_CANDIDATE = re.compile(
    r"(?<=[。：）] )(?=[一二三四五六七八九十]{1,3} [一-鿿]{4,24} [（(]\s*一)|"
    r"(?<=[。！？；：:）)〕】”\u3000 ])(?=[〇零一二三四五六七八九十百]{1,4}\s*、)"
    r"|(?<=计划|方案|要点|清单|意见|规划|措施|分工|安排|纲要|报告|通知)(?=一\s*、)"
    r"|(?<![《〈（(第“》”])(?=[（(]\s*[一二三四五六七八九十百]{1,4}\s*[)）])"
    r"|(?<=[。！？；：:）)〕】\u3000 ])(?=[0-9０-９]{1,3}\s*[.．、](?:(?!\s*[0-9０-９])|\s*(?:19|20)\d{2}\s*年))"
    r"|(?<=[。；：:）)〕】])(?=[（(]\s*[0-9]{1,3}\s*[)）])"
    r"|(?<=[一-鿿”])(?=[0-9]{1,2}\s*[.．、]\s*[一-鿿])"
    r"|(?<=[一-鿿])(?=[一二三四五六七八九十]{1,3}、[一-鿿]{4})"
)
# 责任单位：省民政厅、省医保局十、加强宣传引导。 and the first part behind the title of the plan
_OPENS_A_PART = re.compile(
    r"(?<=[局委厅部办院会府行司])[一二三四五六七八九十]{1,3}、[^，。；、]{4,30}。"
    r"|(?<=计划|方案|要点|清单|意见|规划|措施|分工|安排|纲要|报告|通知)一\s*、"
)
# the first item behind the title of what it stands below
_GLUED = re.compile(r"(?<=[一-鿿”])(?:[0-9]{1,2}\s*[.．、]|[一二三四五六七八九十]{1,3}、)")
# and behind who is responsible for the item before it: 责任单位：区国资局3.盘活资产。
_TOLD = re.compile(rf"{WHO_LABEL}\s*[：:][^。：:]{{2,200}}$")
_HEADING = 40
_TAIL = 240
_NEAR = 4
# 具体措施：抓好…。 below a heading that has one measure only, which then has no number
_SOLE_MEASURE = re.compile(
    r"(?<=[。）)])(?=具体(?:措施|举措)\s*[：:]\s*[一-鿿《“0-9])(?!具体..\s*[：:]\s*[0-9]{1,2}\s*[.．、])"
)
# 。临江市住房和城乡建设局2019年3月5日临江市2019年…工作要点: who signs, when, and the plan behind it
_SIGNED_RUN_IN = re.compile(
    r"(?<=[。！])([一-鿿]{4,30}(?:部|委|委员会|局|署|院|厅|办公室|政府))(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日"
)
_SIGNERS = 8  # at most, besides the first
# …认真组织实施。 城东新区管委会办公室, with the day below
_SIGNED = re.compile(
    rf"(?P<who>[一-鿿]{{2,30}}(?:[ \u3000]+[一-鿿]{{2,30}}){{1,{_SIGNERS}}})[ \u3000]+(?P<day>{DATE.pattern})"
)
_SIGNER = re.compile(r"(?<=[。！])[ \u00a0\u3000]+(?=[一-鿿]{4,30}$)")
# the title of a part that a lost break glued to its text: 四、工作要求各单位要高度重视
_PART_TITLE = re.compile(
    r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])(?:(?:工作|有关|相关|总体)要求|(?:工作|主要|总体|发展)目标"
    r"|(?:重点|主要|工作|目标)任务|任务目标|(?:保障|工作)措施|组织(?:实施|保障|领导)|指导思想|(?:核查|检查|评价|考核|验收)标准|(?:部门|工作)职责"
    r"|(?:时间|工作|实施|方法)步骤)(?=[各全到以为坚认要请至在紧（(\d]|根据|按照|通过|力争|确保|围绕|片区|我[省市县区镇局]|本[省市县区镇]|[^。，；]{0,12}(?:要|应))"
    # of a report: 一、2022年工作回顾2022年，是极不平凡的一年; 二、2023年文旅工作思路总体要求：…
    r"|[一二三四五]、(?=[^，。；：、]*(?:工作|任务|(?:19|20)\d{2}年|时期))(?:(?!（|[（(]一)[^，。；：、]){2,24}?"
    r"(?:回顾|总结|情况|任务|安排|重点|打算|计划|思路|谋划|要点|成效|主要工作)"
    r"(?=(?:19|20)\d{2}年|过去|一年来|今年|上半年|下半年|年初以来|下一步|刚刚|“十|全[市省县区国]|我[们市省县区局委厅]|[（(]一"
    r"|去年|总体要求|预期目标|主要目标|指导思想|根据|按照|围绕|坚持|一是|一年来|截[至止])"
    # and one above what is counted by 一是: （十）整治旅游市场一是规范合同。
    r"|(?:[（(][一二三四五六七八九十]+[)）]|[0-9]{1,3}[.．、])\s*[一-鿿“”]{4,24}(?=一是)"
    # and one with a blank behind it: 三、保障措施 加强组织领导，…
    r"|[一二三四五六七八九十]+、[一-鿿]{2,14}(?=[ \u3000]+[一-鿿\d“（(][^。]{8,}。)"
)
# and one of any words above a sentence that opens as sentences do: 二、明确任务，落实责任根据今年的重点，…
_GLUED_TITLE = re.compile(
    r"[一二三四五六七八九十]+、[一-鿿“”，、]{3,24}?(?<![，、])(?=(?:根据|按照|经过|近年来|通过|为(?:切实|进一步|深入|全面|认真|贯彻|确保|加强|推进|落实|做好|加快|有效))[^。]{10,}。)"
)
_LISTED = re.compile(r"[（(][^）)]*[）)][^。；;]*[；;]\s*[（(]\s*[0-9]")
# the title of a text whose breaks were lost, glued to its first words: …分解方案为贯彻落实…
_TITLE = re.compile(
    r"[^。，；：\s]{6,45}(?:计划|方案|要点|清单|意见|规划|措施|分工|安排)(?=为(?:贯彻|深入|全面|认真|落实|进一步|加快|切实))"
)
# the day of the letter, glued to the title of the plan: 2023年8月30日临江市安全生产工作要点
_DATED_TITLE = re.compile(
    rf"{DATE.pattern}(?=[一-鿿“《][^。，；：\s]{{4,60}}?(?:计划|方案|要点|清单|意见|规划|措施|分工|安排)(?:[（(][^（()）]{{2,20}}[)）])?"
    r"(?:\s|$|为|一、|根据|按照))"
)
# a list behind the last item, whose cells ran together: 附件2023年重点任务清单序号名称责任单位1…
_LIST_RUN_IN = re.compile(
    r"(?:^|(?<=[。）)]))\s*附件(?:\d(?!\d))?[：:]?(?P<title>[^。，；：]{4,60}?(?:清单|[一览汇总分解]表))\s*(?=序\s*号)"
)
_LETTER = re.compile(
    r"(?<=计划 |方案 |要点 |清单 |意见 |规划 |措施 |分工 |安排 )(?=为(?:贯彻|深入|全面|认真|落实|进一步|加快|切实))|"
    r"(?<=的通知)(?=[一-鿿]{2,12}[〔\[][0-9]{4}[〕\]])|(?<=\d号)(?=[^。]{4,120}[：:])|(?<=[：:])(?=(?:《|为|经|现|根据|按照))"
    r"|(?<=[。！])(?=[一-鿿]{4,20}(?:部|委|局|署|院|办公厅|办公室|政府)(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)"
    r"|(?<=[部委局署院厅室府])(?=(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日(?:$|[（(]))|(?<=日)(?=[（(]此件)"
)
# Two ideographic spaces, or one and two narrow ones, are the indent of a paragraph; behind the end of one they are a
# lost line break.
_INDENT = re.compile(r"(?<=\S)\s*\u3000(?:\u3000|[ \u00a0]{2})\s*(?=\S)(?!\S{1,2}\s*[：:])")  # 标　　题：
# A text on one line may have a blank for each lost line break; none is behind a number or within an enumeration.
_BEHIND_SENTENCE = re.compile(r"(?<=[。）：])[ \u00a0\u3000]+(?=\S)")
_BLANK = re.compile(r"(?<=[一-鿿。！？；：）)〕》”])[ \u00a0\u3000]+(?=[一-鿿\d（(〔《“])")
# blanks beside digits are those of typesetting in a text that has them on both sides: 和 2020 年
_BESIDE_DIGITS = re.compile(r"[一-鿿][ \u00a0\u3000]+\d+[ \u00a0]+[年月日个项家件亿万]")
_NUMBER = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[)）]$")  # （一） 深化改革
_NUMBER_LENGTH = 6
# 突出抓好三项工作：一是扩投资。…二是促消费。…
_ORDINALS = "一二三四五六七八九十"
_ORDINAL = re.compile(r"(?:(?<=[。：:；])|^)([一二三四五六七八九十])是(?![一否])")
_LEADS_IN = re.compile(r"(?:工作|任务|措施|举措|事项|重点|方面)[^。]{0,8}[：:]\s*$")
_FEW = 3
_WHOLE = 400
_SEVERAL = 5


def restore_breaks(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs, those that hold several numbered ones parted; others are left as they are."""
    last: dict[MarkKind, int] = {}
    restored: list[Paragraph] = []
    length = sum(len(paragraph.strand) for paragraph in paragraphs)
    for paragraph in signers_apart(_at_ordinals(paragraphs)):
        is_whole = len(paragraph.strand) >= max(_WHOLE, length / 2)  # a text on one line, and none of many paragraphs
        for indented in _at_indents(paragraph.strand, is_whole=is_whole):
            for strand in _at_numbers(indented, last, is_part=is_whole):
                restored.append(replace(paragraph, strand=strand))
    return tuple(restored)


def _at_ordinals(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Return the paragraphs, one that counts its sentences by 一是, 二是 parted there where nothing is numbered.

    What stands before them says that work follows: 突出抓好三项工作：.
    """
    if any(read_mark(paragraph.text) for paragraph in paragraphs):
        return paragraphs
    parted: list[Paragraph] = []
    above = ""
    for paragraph in paragraphs:
        found = list(_ORDINAL.finditer(paragraph.text))
        is_counted = len(found) >= _FEW and [match[1] for match in found] == list(_ORDINALS[: len(found)])
        lead = (paragraph.text[: found[0].start()] if is_counted else "") or above
        cuts = [match.start() for match in found] if is_counted and _LEADS_IN.search(lead) else []
        above = paragraph.text
        parted.extend(replace(paragraph, strand=part) for part in paragraph.strand.split_at(cuts))
    return parted


def signers_apart(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs, whoever signs right above a day apart from the last sentence of the letter, and several
    who sign on one line apart from the day behind them: 国家医保局 财政部 2021年4月12日.
    """
    for paragraph, below in zip(paragraphs, (*paragraphs[1:], None), strict=False):
        text = paragraph.text.rstrip()
        match = _SIGNER.search(text) if below and is_date(below) else None
        is_signed = match is not None and is_body(text[match.end() :])
        cuts = [match.start(), match.end()] if match and is_signed else []
        dated = _SIGNED.fullmatch(text)
        cuts = [dated.start("day")] if dated and all(map(is_body, dated["who"].split())) else cuts
        yield from (
            replace(paragraph, strand=part.strip()) for part in paragraph.strand.split_at(cuts) if part.text.strip()
        )


def _at_indents(strand: Strand, *, is_whole: bool) -> Iterator[Strand]:
    inside = enclosed(strand.text)
    found = (*_INDENT.finditer(strand.text), *(_blanks(strand) if is_whole else ()))
    cuts = sorted({match.end() for match in found if not inside[match.start()]})
    yield from (part.strip() for part in strand.split_at(cuts) if part.text.strip())


def _blanks(strand: Strand) -> Iterator[re.Match[str]]:
    """Yield the blanks of a whole text on one line that stand for its line breaks: as many as behind its sentences."""
    behind = Counter(match[0] for match in _BEHIND_SENTENCE.finditer(strand.text))
    blank, count = behind.most_common(1)[0] if behind else ("", 0)
    if count >= _SEVERAL:
        is_set = len(_BESIDE_DIGITS.findall(strand.text)) >= _SEVERAL
        found = [match for match in _BLANK.finditer(strand.text) if match[0] == blank]
        found = [match for match in found if not (is_set and _stands_before_digits(strand.text, match))]
        yield from (match for match in found if not _NUMBER.search(strand.text[: match.start()][-_NUMBER_LENGTH:]))


def _stands_before_digits(text: str, blank: re.Match[str]) -> bool:
    is_number = read_mark(text[blank.end() : blank.end() + _NUMBER_LENGTH]) is not None
    return text[blank.end()].isdigit() and text[blank.start() - 1] not in "。！？；：）)" and not is_number


def _opens_run(text: str) -> bool:
    """Tell a paragraph that opens with a number and has the next behind a sentence: 1.建厂。建成2座。2.查口。…"""
    first = read_mark(text)
    if first is None or first.kind is not MarkKind.ARABIC:
        return False
    return bool(re.search(rf"[。）)]\s*{first.number + 1}\s*[.．、]\s*[一-鿿“]", text))


def _at_numbers(strand: Strand, last: dict[MarkKind, int], *, is_part: bool) -> Iterator[Strand]:
    _note(read_mark(strand.text), last)
    cuts = set(_letter_cuts(strand.text, is_first=not last))
    if len(strand) >= _LONG or is_part or _opens_run(strand.text):
        cuts.update(_number_cuts(strand.text, last))
        cuts.update(match.start() for match in _SOLE_MEASURE.finditer(strand.text))
        cuts.update(
            cut for match in _LIST_RUN_IN.finditer(strand.text) for cut in (match.start(), *match.span("title"))
        )
    elif not cuts:
        yield strand
        return
    for part in strand.split_at(sorted(cuts)):
        title = _PART_TITLE.match(part.text.strip()) or (_GLUED_TITLE.match(part.text.strip()) if is_part else None)
        pieces = part.strip().split_at([title.end()]) if title else (part,)
        yield from (piece.strip() for piece in pieces if piece.text.strip())


def _letter_cuts(text: str, *, is_first: bool) -> Iterator[int]:
    """The letter before the first number: document number, addressees, signature and date run together there."""
    if is_first:
        yield from (match.start() for match in _LETTER.finditer(text) if match.start())
        titles = (_TITLE.match(text), _DATED_TITLE.match(text))
        yield from (title.end() for title in titles if title)
        yield from (cut for match in _SIGNED_RUN_IN.finditer(text) for cut in (*match.span(1), match.end()))


def _number_cuts(text: str, last: dict[MarkKind, int]) -> Iterator[int]:
    opened = 0
    for match in _CANDIDATE.finditer(text):
        mark = read_mark(text[match.start() :])
        is_glued = _GLUED.match(text, match.start()) and not _OPENS_A_PART.match(text, match.start())
        if is_glued and not _may_stand_before(text[opened : match.start()]):
            continue
        is_behind = text[max(0, match.start() - _NEAR) : match.start()].rstrip()[-1:] in ("。", "）", ")")
        if (
            match.start()
            and mark
            and _goes_on(mark, last, is_behind=is_behind)
            and not _is_listed(text, match.start(), mark)
        ):
            _note(mark, last)
            opened = match.start()
            yield match.start()


def _may_stand_before(text: str) -> bool:
    """Tell what a number may be glued to: a bare heading, or the names of those responsible behind their label."""
    return _is_bare_heading(text) or bool(_TOLD.search(text[-_TAIL:]))


def _is_bare_heading(text: str) -> bool:
    """Tell a numbered heading that holds no sentence, behind which the first item may be glued: （一）稳定增长1.…

    It may be a slogan of two halves: 三、备足苗木，科学造林1.落实苗木。
    """
    is_heading = len(text) <= _HEADING and read_mark(text) is not None
    return is_heading and not re.search(r"[。；]", text) and text.count("，") <= 1


def _is_listed(text: str, start: int, mark: Mark) -> bool:
    """Tell a list inside one sentence (做好：（1）…；（2）…。) from numbered items: its parts end with ；."""
    if mark.kind is not MarkKind.PAREN_ARABIC:
        return False
    return text[:start].rstrip()[-1:] in "；;" or bool(_LISTED.match(text[start:]))


def _goes_on(mark: Mark, last: dict[MarkKind, int], *, is_behind: bool) -> bool:
    """Numbers go on through the parts of a plan, or begin anew in each; behind a sentence one may be left out."""
    expected = last.get(mark.kind, 0) + 1
    is_left_out = is_behind and mark.kind is MarkKind.PAREN_CHINESE and mark.number == expected + 1 > _SEVERAL
    return mark.number in (1, expected) or is_left_out


def _note(mark: Mark | None, last: dict[MarkKind, int]) -> None:
    if mark is not None:
        last[mark.kind] = mark.number
