"""The letter around a plan: title, document number, addressees, issuer, date, as far as the text states them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.model import Furniture, FurnitureKind, Header, Passage, Stated
from loaders.annotate.names import split_names
from loaders.annotate.repair import mend_spacing
from loaders.reading.strand import Strand
from loaders.structure.context import squeeze, tidy_title
from loaders.structure.numbering import MarkKind, read_mark
from loaders.structure.paragraphs import Paragraph
from loaders.structure.signature import (
    DATE,
    LETTERHEAD,
    folded,
    foot,
    in_digits,
    is_date,
    signature,
    signed_by,
    signers,
)
from loaders.structure.title_lines import GENRE, SITE, join_title_lines

_NUMBER = re.compile(r"[一-鿿]{2,14}\s*[〔\[（(【]\s*(?:19|20)\d{2}\s*[〕\])）】]\s*第?\s*\d+\s*号")
_NUMBER_LINE = re.compile(rf"(?:(?:发文)?[字文]\s*号|发文字号)?\s*[：:]?[\s|]*(?P<number>{_NUMBER.pattern})")
_PUBLISHED = re.compile(
    r"(?:发布|印发|公布|成文)(?:时间|日期)\s*[：:]\s*((?:19|20)\d{2})[-年./]\s*(\d{1,2})[-月./]\s*(\d{1,2})日?"
)
_NUMBERED_IN = re.compile(r"[〔\[（(【]((?:19|20)\d{2})[〕\])）】]")
# a day alone in brackets below the title of a speech: （2024年2月20日）
_DATE_LINE = re.compile(rf"[（(]?\s*{DATE.pattern}\s*[）)]?")
_SIGNED_LINE = re.compile(
    rf"(?P<issuer>[一-鿿]{{2,30}}(?:部|委|委员会|局|署|院|办公室|办公厅|厅|政府|中心))\s+(?P<day>{DATE.pattern})"
)
_NOTICE = re.compile(
    r"(?:关于(?:印发|转发|发布|下达|公布)|(?:印发|转发)(?=《)|政府(?:印发|转发)(?=关于))(?P<plan>.+?)的通知\|?$"
)
# the entry of a page's register that holds the title: 标 题: | 某县关于…的通知 |
_ENTRY = re.compile(r"(?:标\s*题|名\s*称|文件名称)\s*[：:][\s|]*(?=\S)")
_HANDS_OUT = re.compile(r"关于.+的通知$")
_QUOTED = re.compile(r"《(?P<plan>.+)》")
_YEAR = re.compile(r"((?:19|20)\d{2})\s*(?:年|[)）]|[—\-－~至])")
# 2022年工作总结和2023年工作计划 is for 2023
_SUMMARY = re.compile(r"(?:19|20)\d{2}年?[^，。]{0,16}(?:总结|回顾|情况)[^，。]{0,10}?((?:19|20)\d{2})年")
# ——2022年3月5日在第十三届全国人民代表大会第五次会议上: where and when a report was given
_GIVEN = re.compile(r"[—－（(-]*((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日在.{4,60}上[）)]?$")
_ANNEX = re.compile(r"附件\s*[0-9一二三四五六七八九十]*\s*[：:]\s*(?:[0-9]{1,2}[.．、]\s*)?(?=\S)")
# below a plan: the names of its annexes, who printed it and when, to whom copies went
_COLOPHON = re.compile(
    r"附件(?:[0-9一二三四五六七八九十]{0,2}|[0-9一二三四五六七八九十]{0,2}[：:].{1,60})"
    r"|.{4,40}(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日印发|抄送[：:].*|[（(]?联系人[：:].*|责任编辑[：:].*"
)
_ANNEX_LISTED = re.compile(r"[0-9]{1,2}[.．、][^。；]{2,50}(?:表|清单|名单|方案|计划|办法|说明|样式|台账|分工|目录)")
_ADDRESSEES = re.compile(
    r"(?:各(?!位)|[一-鿿]{2,}、|[一-鿿]{2,40}(?:局|部|委|厅|院|署|办|政府|单位|公司)[：:]).*[：:]?$"
)
_GIVES_OUT = re.compile(r"(?:印发|转发|下发|下达)(?:给)?你们|现将.{2,120}(?:印发|下发|下达)")
_SAYS_WHO = re.compile(r"[（(](?:[^（(）)]*(?:负责|牵头|配合)|[^（(）)]*(?:单位|部门)[：:][^（(）)]*)[)）]$")
_NEAR = 8
_TITLE_LENGTH = 80
_WHOLE_NAME = re.compile(r"(?:部|委|局|署|院|会|厅|办|中心|单位|团体|部门|机构|高校|学校|企业)$")
_ISSUED_BY = re.compile(
    r"\s*(?P<issuer>[一-鿿（）、\s]{2,60}?(?:部|委|委员会|局|署|院|办公室|办公厅|厅|政府|会议|小组|党组|中心|协会))\s*关于"
)
# 清河区教育局2024年工作要点; 2024年 may not stand there: 市水务局关于…
_NAMED_FIRST = re.compile(
    r"\s*(?P<issuer>(?!附件)[一-鿿]{1,12}[省市县区州盟旗镇乡][一-鿿]{0,10}?(?:局|委员会|厅|政府|委|办公室|中心)"
    r"|(?!附件)[一-鿿]{1,10}(?:部|总局|署))(?=(?:19|20)\d{2}年)"
)
_UNTYPED_TITLE = re.compile(r"(?=.*(?:(?:19|20)\d{2}年|关于))[^。；：:，,!！?？|>]{8,50}")
_PLACED = re.compile(r"(?:19|20)\d{2}|[一-鿿]{1,8}[省市县区州盟旗]|全国|国家")
_IN_MARKS = re.compile("《[^《》]+》?")
_MARKS = re.compile("[《》〈〉<>“”]")  # inside a title that is quoted, its own marks change
_SEPARATORS = re.compile(r"[，；,;]")


@dataclass(frozen=True, slots=True)
class Letter:
    """What the text before the first part says: the header, what is only letterhead, and prose left over.

    `titles` are the title lines as strands, for the documents that they cite.
    """

    header: Header
    furniture: tuple[Furniture, ...]
    prose: tuple[Strand, ...]
    body: tuple[Paragraph, ...]
    titles: tuple[Strand, ...] = ()


def read_letter(
    paragraphs: Sequence[Paragraph], source_text: str, *, opens: Callable[[str], bool] | None = None
) -> Letter:
    """Return the letter that opens a document and the paragraphs of its body; nothing is invented.

    `opens` tells a line without a number that opens the body.
    """
    first = _body_start(paragraphs, opens)
    header = Header()
    furniture: list[Furniture] = []
    prose: list[Strand] = []
    titles: list[Strand] = []
    named: list[Strand] = []
    colophon = _colophon(paragraphs[first:])
    rest = tuple(paragraph for paragraph in paragraphs[first:] if paragraph not in colophon)
    signing = signature(rest)
    letter = (*join_title_lines(paragraphs[:first]), *signing)
    issuers = signed_by(letter)
    is_dated = any(is_date(paragraph) for paragraph in letter)
    for paragraph in letter:
        mark = _annex_mark(header, paragraph.text)
        furniture.extend(_letterhead(paragraph.strand[:mark], source_text) if mark else ())
        strand, text = paragraph.strand[mark:], squeeze(paragraph.text)
        entry = _ENTRY.match(strand.text)
        if entry:
            furniture.extend(_letterhead(strand[: entry.end()], source_text))
            strand = strand[entry.end() :].strip("| \u3000")
            text = squeeze(strand.text)
        is_older = is_dated and _PUBLISHED.match(text)
        found = _read_line(header, strand, source_text) if not is_older else None
        if paragraph in issuers:
            header = _with_signer(header, strand, source_text)
        elif found is not None:
            titles.extend([strand] if found.notice_title is not header.notice_title else [])
            named.extend([strand] if (found.title, found.notice_title) != (header.title, header.notice_title) else [])
            header = found
        elif LETTERHEAD.match(text) or _is_repeated_title(header, strand):
            furniture.extend(_letterhead(strand, source_text))
        elif is_older or (len(text) <= _TITLE_LENGTH and SITE.search(text)):
            furniture.append(Furniture(FurnitureKind.SITE, strand.passage(source_text)))
        else:
            prose.append(strand)
    if header.title is None and header.notice_title is None:
        header, prose = _first_line_as_title(header, prose, source_text)
    header = _with_issuer(_with_year(_with_title(header)), named, source_text)
    below = foot(rest, signing)
    furniture.extend(Furniture(FurnitureKind.SITE, paragraph.strand.passage(source_text)) for paragraph in below)
    body = tuple(paragraph for paragraph in rest if paragraph not in signing and paragraph not in below)
    furniture.extend(mark for paragraph in colophon for mark in _letterhead(paragraph.strand, source_text))
    return Letter(header, tuple(furniture), tuple(prose), body, tuple(titles))


def plan_year(title: str) -> int | None:
    """Return the first year that a title names (2020年…, …（2021）), or None; behind a summary, that of the plan."""
    title = in_digits(title)
    match = _SUMMARY.search(title) or _YEAR.search(title)
    return int(match[1]) if match else None


def _body_start(paragraphs: Sequence[Paragraph], opens: Callable[[str], bool] | None) -> int:
    """The letter ends at the first numbered part, or at a heading that is marked up and no title."""
    seen_title = False
    notice = _notice_end(paragraphs)
    for position, paragraph in enumerate(paragraphs):
        if position < notice:
            continue
        mark = read_mark(paragraph.text)
        if (mark and mark.kind <= MarkKind.ARABIC) or (opens and opens(paragraph.text)):
            return position
        if paragraph.heading is not None:
            is_title = bool(GENRE.search(squeeze(paragraph.text)))
            if seen_title and not is_title:
                return position
            seen_title = True
    return len(paragraphs)


def _notice_end(paragraphs: Sequence[Paragraph]) -> int:
    """Return where the letter ends that gives a plan out and asks in numbers of its own how to carry it out.

    一、提高站位… 二、压实责任… stand above the signature and the title of the plan, whose numbers begin anew below it.
    """
    signed = next((n for n, p in enumerate(paragraphs) if is_date(p)), 0)
    above = paragraphs[:signed]
    is_given_out = any(_GIVES_OUT.search(p.text) for p in above) and any(read_mark(p.text) for p in above)
    if not is_given_out:
        return 0
    below = paragraphs[signed + 1 : signed + 1 + _NEAR]
    titled = next((n for n, p in enumerate(below) if _is_plan_title(p.text)), None)
    if titled is None or _letter_is_plan(above):
        return 0
    first = next((mark for p in paragraphs[signed + 1 :] if (mark := read_mark(p.text))), None)
    return signed + 2 + titled if first and first.number == 1 else 0


def _is_plan_title(text: str) -> bool:
    title = squeeze(text)
    return bool(GENRE.search(title)) and len(title) <= _TITLE_LENGTH and not re.search(r"[。；：:]", title)


def _letter_is_plan(above: Sequence[Paragraph]) -> bool:
    """Tell a notice that is itself the plan: its numbered paragraphs name who is responsible."""
    return any(_SAYS_WHO.search(p.text) for p in above)


def _letterhead(strand: Strand, source_text: str) -> tuple[Furniture, ...]:
    return (Furniture(FurnitureKind.LETTERHEAD, strand.passage(source_text)),)


def _annex_mark(header: Header, line: str) -> int:
    """Return the length of the mark of an annex that stands before the title of a plan: 附件1：2021年…工作要点."""
    mark = _ANNEX.match(line)
    is_title = mark and not header.title and not header.notice_title and GENRE.search(squeeze(line))
    return mark.end() if mark and is_title else 0


def _read_line(header: Header, strand: Strand, text: str) -> Header | None:
    """Return the header with what this paragraph adds, or None if it states nothing of it."""
    for read in _READERS:
        found = read(header, strand, text)
        if found is not None:
            return found
    return None


def _read_number(header: Header, strand: Strand, text: str) -> Header | None:
    match = _NUMBER_LINE.fullmatch(folded(strand.text.strip()))
    if header.document_number or not match:
        return None
    number = strand.strip().group(match, "number")
    return replace(header, document_number=Stated(squeeze(number.text), number.passage(text)))


def _read_signed(header: Header, strand: Strand, text: str) -> Header | None:
    """Return the header with issuer and day of a line that is both: 青原市林业局 2021年3月1日."""
    match = _SIGNED_LINE.fullmatch(folded(strand.text.strip()))
    issued = _date(DATE.fullmatch(match["day"])) if match and not header.issued and not header.issuer else None
    if not match or not issued:
        return None
    named, day = strand.strip().group(match, "issuer"), strand.strip().group(match, "day")
    issuer = Stated(signers(named.text), named.passage(text))
    return replace(header, issuer=issuer, issued=issued, issued_text=Stated(squeeze(day.text), day.passage(text)))


def _read_published(header: Header, strand: Strand, text: str) -> Header | None:
    match = _PUBLISHED.match(strand.text)
    issued = _date(match) if match and not header.issued else None
    if not issued:
        return None
    return replace(header, issued=issued, issued_text=Stated(strand.text, strand.passage(text)))


def _read_date(header: Header, strand: Strand, text: str) -> Header | None:
    match = _DATE_LINE.fullmatch(in_digits(strand.text.strip()))
    issued = _date(match) if match and not header.issued else None
    if not issued:
        return None
    return replace(header, issued=issued, issued_text=Stated(squeeze(strand.text), strand.passage(text)))


def _read_given(header: Header, strand: Strand, text: str) -> Header | None:
    match = _GIVEN.match(squeeze(strand.text))
    issued = _date(match) if match and not header.issued else None
    if not issued:
        return None
    return replace(header, issued=issued, issued_text=Stated(squeeze(strand.text), strand.passage(text)))


def _with_signer(header: Header, strand: Strand, text: str) -> Header:
    """Return the header with one more issuer that signs; each may stand on a line of its own."""
    named = signers(strand.text)
    if header.issuer is None:
        return replace(header, issuer=Stated(named, strand.passage(text)))
    above = header.issuer
    pieces = (*above.passage.pieces, *strand.passage(text).pieces)
    return replace(header, issuer=Stated(f"{above.text}、{named}", Passage(pieces)))


def _colophon(body: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the lines that only name annexes and who printed, sent or holds the document."""
    found: list[Paragraph] = []
    is_list = False
    for paragraph in body:
        text = squeeze(paragraph.text)
        is_named = bool(_COLOPHON.fullmatch(text)) and "。" not in text
        is_list = (is_list and bool(_ANNEX_LISTED.fullmatch(text))) or (is_named and bool(_ANNEX.match(text)))
        if is_named or is_list:
            found.append(paragraph)
    return tuple(found)


def _read_notice(header: Header, strand: Strand, text: str) -> Header | None:
    title = squeeze(strand.text)
    if header.notice_title or len(title) > 2 * _TITLE_LENGTH or not _NOTICE.search(title):
        return None
    return replace(header, notice_title=Stated(tidy_title(strand.text), strand.passage(text)))


def _read_addressees(header: Header, strand: Strand, text: str) -> Header | None:
    row_text = squeeze(strand.text)
    if header.addressees or row_text[-1] not in "：:" or "。" in row_text or not _ADDRESSEES.match(row_text):
        return None
    row = strand.strip("：: \u3000\n")
    return replace(header, addressees=tuple(_addressees(row, text)))


def _addressees(row: Strand, text: str) -> list[Stated]:
    """各省、自治区、直辖市…知识产权局 is one addressee: in a row with ，, only a whole name ends at 、."""
    cuts = [match.end() for match in _SEPARATORS.finditer(row.text)]
    parts = [part.strip("，；,; ") for part in row.split_at(cuts)]
    names: list[Strand] = []
    for part in parts:
        if len(parts) == 1 or _is_row_of_names(part.text):
            names.extend(name.printed for name in split_names(part))
        else:
            names.append(part)
    return [Stated(squeeze(name.text), name.passage(text)) for name in names if name.text.strip()]


def _is_row_of_names(text: str) -> bool:
    return all(_WHOLE_NAME.search(squeeze(name)) for name in text.split("、"))


def _read_title(header: Header, strand: Strand, text: str) -> Header | None:
    title = squeeze(strand.text)
    is_annexed = header.title is not None and _is_annexed(header, title)
    if is_annexed:
        header = replace(header, title=None, notice_title=header.title)
    if header.title or len(title) > _TITLE_LENGTH or not GENRE.search(title) or "。" in title or SITE.search(title):
        return None
    if header.notice_title and squeeze(header.notice_title.text) == title:
        return None
    is_below = is_annexed or (
        header.issued is not None and bool(_PLACED.match(title))
    )  # one of several, below the signature
    if header.notice_title and not is_below and not _is_announced(header.notice_title.text, title):
        return None
    is_quoted = _IN_MARKS.fullmatch(strand.text.strip())
    bare = strand.strip("《》 ") if is_quoted else strand
    return replace(header, title=Stated(tidy_title(mend_spacing(bare.text)), bare.passage(text)))


def _is_annexed(header: Header, title: str) -> bool:
    """Tell the title of the table or plan below a signed notice which only hands it out: 附件 …分解表."""
    notice = header.title.text if header.title else ""
    return bool(header.issued and not header.notice_title and _HANDS_OUT.search(notice) and not title.endswith("通知"))


def _is_announced(notice: str, title: str) -> bool:
    return _MARKS.sub("", title) in _MARKS.sub("", squeeze(notice))


def _is_repeated_title(header: Header, strand: Strand) -> bool:
    titles = [stated.text for stated in (header.title, header.notice_title) if stated]
    return squeeze(strand.text) in map(squeeze, titles)


def _with_title(header: Header) -> Header:
    """A notice whose plan has no title line of its own names it in its own title."""
    if header.title or not header.notice_title:
        return header
    notice = header.notice_title
    match = _NOTICE.search(notice.text)
    name = match["plan"] if match else notice.text
    quoted = _QUOTED.search(name)
    is_within = quoted and GENRE.search(name[quoted.end() :])  # 2022年《政府工作报告》任务分解方案
    return replace(header, title=Stated(quoted["plan"] if quoted and not is_within else name, notice.passage))


def _first_line_as_title(header: Header, prose: list[Strand], text: str) -> tuple[Header, list[Strand]]:
    """Return a header titled by the first line, which no word of the genre closes: 2024年某市为民办实事项目."""
    first = prose[0] if prose else None
    if first is None or not _UNTYPED_TITLE.fullmatch(squeeze(first.text)) or SITE.search(squeeze(first.text)):
        return header, prose
    return replace(header, title=Stated(tidy_title(first.text), first.passage(text))), prose[1:]


def _with_issuer(header: Header, titles: Sequence[Strand], text: str) -> Header:
    """A document that nobody signs names its issuer in its title: 国务院办公厅关于印发…的通知."""
    for strand in titles if not header.issuer else ():
        match = _ISSUED_BY.match(strand.text) or _NAMED_FIRST.match(strand.text)
        if match:
            named = strand.group(match, "issuer")
            return replace(header, issuer=Stated(signers(named.text), named.passage(text)))
    return header


def _with_year(header: Header) -> Header:
    year = plan_year(header.title.text) if header.title else None
    if year is None and header.notice_title:
        year = plan_year(header.notice_title.text)
    if year is None and header.issued:
        year = header.issued.year
    number = _NUMBERED_IN.search(folded(header.document_number.text)) if header.document_number else None
    if year is None and number:
        year = int(number[1])
    return replace(header, year=year)


def _date(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


_READERS = (
    _read_number,
    _read_signed,
    _read_published,
    _read_date,
    _read_given,
    _read_notice,
    _read_addressees,
    _read_title,
)
