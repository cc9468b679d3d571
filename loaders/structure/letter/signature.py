"""Who signs a letter and when: the issuers above the date, on one line or on several, and what may stand below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from loaders.annotate.bodies import is_body
from loaders.annotate.names import opening_level
from loaders.genre.documents import ISSUERS, MEETINGS
from loaders.genre.lexicon import either
from loaders.genre.numbering import chinese_number, read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.annex_marks import marks_annex, names_annex
from loaders.reading.page_lines import is_of_page_foot, is_of_page_head
from loaders.structure.letter.page_foot import page_foot
from loaders.structure.letter.title_lines import GENRE
from loaders.structure.paragraphs import Paragraph, is_source_note

DATE = re.compile(r"((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_LETTERHEAD = re.compile(
    r"(?:特急|加急|机密|秘密|[（(].{2,30}代章[)）]|[一-鿿]{2,30}[（(]代章[)）]|[（(]此件.{0,10}[)）]|抄送[：:].*)$"
)
_ORGANISATION = re.compile(
    r"[一-鿿（）()、\s]{2,40}"
    + either(f"{ISSUERS} {MEETINGS} 办公厅 管委会 中心 协会 中央 [局部委署][一-鿿]{{2,6}}司")
    + "$"
)
_PLACE = re.compile(r"[一-鿿]{1,6}?[省市县区旗州]")
_OFFICE_OF = re.compile(r"办公[厅室]|秘书处")  # 某省人民政府 办公厅 is one body
# 二〇二一年二月十八日
_IN_NUMERALS = re.compile(
    r"([〇○零一二三四五六七八九]{4})\s*年\s*([一二三四五六七八九十]{1,3})\s*月\s*([一二三四五六七八九十]{1,3})\s*日"
)
_YEAR_IN_NUMERALS = re.compile(r"[一二][〇○零一二三四五六七八九]{3}(?=年)")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_FOLDED = str.maketrans("０１２３４５６７８９", "0123456789")
_SIGNER_BEHIND = re.compile(r"(?<=[。！])[ \u00a0\u3000]+(?=[一-鿿]{4,30}$)")
# where a name ends whose letters are set apart: 教育部|财政部, but not 委|员会, 交通部|办公厅, 市委|组织部, 军委|装备部
_ENDS_OF_OFFICES = re.compile(
    r"(?<=[部局署厅])(?!办公|$)|(?<![省市县区州地党团军]委)(?<=委)(?!员|办公|$)|(?<!国务院)(?<=院)(?!办公|$)"
    r"|(?<=办)(?!公[厅室]|$)|(?<=政府|银行|工会|协会)(?!办公|$)|(?<=委员会)(?!办公|$)"
)
# 采购办 is within 县政府 and 国库科 within 县财政局, but 国务院扶贫办 and 县扶贫办 say whose they are
_WITHIN = re.compile(r"(?!国务院|中央|国家|全国).*[办司处科室股队]")
_LETTERS = 2
_LISTED = 6  # lines above the issuers that may list annexes
_LINES = 5  # issuer, seal, date, and two lines below
_LONGEST = 40
_MOST_SIGNERS = 16


def folded(text: str) -> str:
    """Return a text of the same length whose full-width digits are plain."""
    return text.translate(_FOLDED)


def in_digits(text: str) -> str:
    """Return a text with its days and years in Arabic digits: 二〇二一年二月十八日 is 2021年2月18日."""
    days = _IN_NUMERALS.sub(_day_in_digits, text)
    return _YEAR_IN_NUMERALS.sub(lambda m: m[0].translate(_DIGITS), folded(days))


def _day_in_digits(match: re.Match[str]) -> str:
    return f"{match[1].translate(_DIGITS)}年{chinese_number(match[2])}月{chinese_number(match[3])}日"


def is_letterhead(line: str) -> bool:
    """Tell a line that only marks a letter or its annex: 特急, 附件2, （此件公开发布）, 抄送：…."""
    return bool(_LETTERHEAD.match(squeeze(line))) or marks_annex(line)


def is_date(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a day and nothing else."""
    return bool(DATE.fullmatch(in_digits(paragraph.text.strip())))


def signers_apart(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs, who signs apart from the last sentence before and from the day behind on the same line.

    江城市园林局办公室2023年2月10日, 国家医保局 财政部 2021年4月12日, and …认真实施。 江城新区管委会办公室 above a day.
    A letter and its annex have one such line each; many of them are rows that name somebody and a time.
    """
    below = (*paragraphs[1:], None)
    cuts = [_cuts_at_signer(paragraph, day) for paragraph, day in zip(paragraphs, below, strict=False)]
    if not 0 < sum(map(bool, cuts)) <= _LETTERS or _closes_items(paragraphs, cuts):
        return tuple(paragraphs)
    return tuple(
        replace(paragraph, strand=part.strip())
        for paragraph, places in zip(paragraphs, cuts, strict=True)
        for part in (paragraph.strand.split_at(places) if places else (paragraph.strand,))
        if part.text.strip()
    )


def _closes_items(paragraphs: Sequence[Paragraph], cuts: Sequence[list[int]]) -> bool:
    """Tell names and days that say of items who does them and by when: 1.造林3万亩。县林业局2024年6月30日 above a 2."""
    marks = [read_mark(paragraph.text) for paragraph in paragraphs]
    for place, mark in enumerate(marks):
        if mark and cuts[place]:
            following = (each for each in marks[place + 1 :] if each and each.kind is mark.kind)
            if (below := next(following, None)) and below.number == mark.number + 1:
                return True
    return False


def _cuts_at_signer(paragraph: Paragraph, below: Paragraph | None) -> list[int]:
    """Return where the name begins and ends that a paragraph is signed with, right before a day."""
    text = paragraph.text.rstrip()
    if paragraph.heading is not None:
        return []
    if below is not None and is_date(below):
        signer = _SIGNER_BEHIND.search(text)
        return [*signer.span()] if signer and is_body(text[signer.end() :]) else []
    days = [day for form in (DATE, _IN_NUMERALS) for day in form.finditer(folded(text)) if day.end() == len(text)]
    end = days[0].start() if days else 0
    start = max(text.rfind(mark, 0, end) for mark in "。！）)") + 1
    return [start, end] if _may_sign_alone(text[start:end].split()) else []


def _may_sign_alone(words: Sequence[str]) -> bool:
    """Tell the name of a body, whatever blanks are in it, or the names of several with blanks between them."""
    name = "".join(words)
    is_one = len(name) <= _LONGEST and bool(_ORGANISATION.fullmatch(name)) and is_body(name)
    return is_one or (len(words) > 1 and all(map(is_body, words)))


def signed_by(letter: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the lines that name the issuers: they sign above the date; a seal (…代章) may stand between."""
    day = next((n for n, paragraph in enumerate(letter) if is_date(paragraph)), 0)
    signers: list[Paragraph] = []
    for paragraph in reversed(letter[max(day - _MOST_SIGNERS, 0) : day]):
        if is_letterhead(paragraph.text) and not signers:
            continue
        if not _may_sign(paragraph):
            break
        signers.append(paragraph)
    return tuple(reversed(signers))


def signature(body: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the lines that sign a document at its end: issuers, date, and marks such as （此件公开发布） below."""
    printed = body[: len(body) - len(page_foot(body))]
    end = [paragraph for paragraph in printed if not is_source_note(paragraph.text)][-_LINES - _MOST_SIGNERS :]
    days = [n for n, paragraph in enumerate(end) if is_date(paragraph)]
    if not days or any(not _may_stand_below(paragraph) for paragraph in end[days[-1] + 1 :]):
        return ()
    day = days[-1]
    issuers = signed_by(end[: day + 1])
    is_alone = all(is_letterhead(paragraph.text) for paragraph in end[day + 1 :])
    if not (issuers or is_alone):
        return ()
    marks = [paragraph for paragraph in end[day + 1 :] if is_letterhead(paragraph.text)]
    return (*end[end.index(issuers[0]) if issuers else day : day + 1], *marks)


def signed_without_day(body: Sequence[Paragraph], opening: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the last line where it is the body that the lines above a document name, and signs without a day.

    县林业局2024年工作总结 … 县林业局
    """
    printed = body[: len(body) - len(page_foot(body))]
    last = [paragraph for paragraph in printed if not is_source_note(paragraph.text)][-1:]
    above = [squeeze(paragraph.text) for paragraph in opening]
    are_signers = last and _may_sign(last[0]) and any(line.startswith(squeeze(last[0].text)) for line in above)
    return tuple(last) if are_signers else ()


def signature_above_annexes(body: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the lines that sign a document above its annexes: 附件 stands right below them, or its list above."""
    for day, paragraph in enumerate(body):
        issuers = signed_by(body[: day + 1]) if is_date(paragraph) else ()
        if not issuers:
            continue
        first = next(n for n, each in enumerate(body) if each is issuers[0])
        marks = tuple(takewhile(lambda each: is_letterhead(each.text), body[day + 1 :]))
        beside = (*body[max(first - _LISTED, 0) : first], *body[day + 1 : day + len(marks) + 2])
        if any(names_annex(each.text) for each in beside):
            return (*body[first : day + 1], *marks)
    return ()


def signers(line: str, known: Sequence[str] = ()) -> str:
    """Return the issuers of a line, parted by 、 where blanks stand between whole names, else without its blanks.

    Names that open with the same place are parted where it comes again: 江城区教育局江城区财政局. Of letters set apart
    (教 育 部 财 政 部) each name ends with its office; `known` names, as a title prints them, tell better.
    """
    named = _made_of(squeeze(line), known) or _spaced(line.split())
    words = named or [name for word in line.split() for name in _of_one_place(word)]
    are_names = all(len(word) > 2 and _names_a_body(word) and not _OFFICE_OF.fullmatch(word) for word in words)
    return "、".join(words) if are_names else "".join(words)


def _made_of(line: str, known: Sequence[str]) -> list[str]:
    """Return the known names that a line consists of, in their order; nothing if anything else stands there."""
    names = sorted((name for name in known if name), key=len, reverse=True)
    named = re.findall("|".join(map(re.escape, names)), line) if names else []
    return named if "".join(named) == line else []


def _spaced(words: Sequence[str]) -> list[str]:
    """Return the names of a line some of which have a blank behind each letter: 水利部 教 育 部 财 政 部."""
    if all(len(word) > 1 for word in words):
        return []
    runs = [list(run) for _, run in groupby(words, key=lambda word: len(word) == 1)]
    return [name for run in runs for name in (_of_letters("".join(run)) if len(run[0]) == 1 else run)]


def _of_letters(letters: str) -> list[str]:
    """Return the bodies that letters set apart name, what is but a part of the one before with it: 县政府采购办."""
    names: list[str] = []
    for name in _ENDS_OF_OFFICES.split(letters):
        is_within = _WITHIN.fullmatch(name) and not (opening_level(name) or _PLACE.match(name))
        if names and is_within:
            names[-1] += name
        else:
            names.append(name)
    return names


def _of_one_place(word: str) -> list[str]:
    """Return the bodies that a word names one behind the other, each with the place that opens it; else the word."""
    place = _PLACE.match(word)
    names = re.split(rf"(?<=[局委会厅院府办室])(?={place[0]})", word) if place else [word]
    return names if all(map(_names_a_body, names)) else [word]


def _may_sign(paragraph: Paragraph) -> bool:
    text = squeeze(paragraph.text)
    return len(text) <= _LONGEST and _names_a_body(text) and not GENRE.search(text)


def _names_a_body(text: str) -> bool:
    """Tell whom a letter may come from: 某市教育局, and whatever else is a body, as 某区城东街道办事处."""
    return bool(_ORGANISATION.fullmatch(text)) or is_body(text)


def _may_stand_below(paragraph: Paragraph) -> bool:
    """Below a signature stand marks, and at the foot of a page links and who runs the site: no sentences."""
    text = squeeze(paragraph.text)
    is_link = len(text) <= _LONGEST and "。" not in text and read_mark(text) is None
    return bool(is_letterhead(text) or is_of_page_foot(text) or is_of_page_head(text)) or is_link
