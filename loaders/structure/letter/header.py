"""The letter around a plan: title, document number, addressees, issuer, date, as far as the text states them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from kg.model import Furniture, FurnitureKind, Header, Stated
from loaders.genre.documents import HANDS_ON, ISSUERS
from loaders.genre.lexicon import either
from loaders.genre.numbering import MarkKind, read_mark
from loaders.genre.page_registers import TITLE_LABEL
from loaders.genre.squeezing import squeeze, tidy_title
from loaders.reading.annex_marks import names_annex, read_annex_mark
from loaders.reading.page_lines import is_links, is_of_page_head
from loaders.reading.strand import Strand
from loaders.structure.annexes.lists import listed_annexes
from loaders.structure.letter.colophon import colophon
from loaders.structure.letter.header_lines import (
    NOTICE,
    PUBLISHED,
    TITLE_LENGTH,
    ends_notice_title,
    given_out_by,
    is_addressed,
    is_day,
    is_document_number,
    is_put_up,
    numbered_by,
    parted_register,
    read_line,
    says_when_made,
)
from loaders.structure.letter.issuer_rows import issuers_apart
from loaders.structure.letter.issuers import names_an_issuer, with_issuer, with_signer
from loaders.structure.letter.page_foot import foot, page_foot
from loaders.structure.letter.plan_years import with_year
from loaders.structure.letter.register import entries_apart, is_of_register
from loaders.structure.letter.signature import (
    is_date,
    is_letterhead,
    signature,
    signature_above_annexes,
    signed_by,
    signed_without_day,
    signers_apart,
)
from loaders.structure.letter.title_lines import GENRE, join_title_lines, names_years, with_owner_of_title
from loaders.structure.paragraphs import Paragraph, is_source_note

# the entry of a page's register that holds the title: 标 题: | 某县关于…的通知 |
_ENTRY = re.compile(
    rf"""
    (?: {TITLE_LABEL} \s* (?:[：:][\s|]*|\|\s*) (?=\S)
      | (?:发文)?[文字]\s*号 \s* (?:[：:][\s|]*|\|\s*|\s) )  # which may have nothing behind
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(r"《(?P<plan>.+)》")
_QUOTES = re.compile(r"[《》〈〉“”]")
_GIVES_OUT = re.compile(rf"{either(HANDS_ON)}给?你们|现将.{{2,120}}(?!转发){either(HANDS_ON)}")
_SAYS_WHO = re.compile(r"[（(](?:[^（(）)]*(?:负责|牵头|配合)|[^（(）)]*(?:单位|部门)[：:][^（(）)]*)[)）]$")
_NEAR = 8
_MONTH_ALONE = re.compile(r"[（(]?(?P<year>(?:19|20)\d{2})年\d{1,2}月(?:\d{1,2}日)?[)）]?")  # of a text without a title
# below a title: （2022年6月，共30条）, （清河县水利局 2022年6月）
_MONTH = re.compile(
    rf"[（(](?P<issuer>[一-鿿]{{2,20}}{either(ISSUERS)})?"
    r"(?P<year>(?:19|20)\d{2})年\d{1,2}月(?:[，,][^（()）。]{1,12})?[)）]"
)
# the news that a plan was given out: 近日，某市印发《…行动方案》
_TOLD_OF = re.compile(
    r"^(?:[^。]{0,16}(?:近日|日前|近期|最近)|[^。，]{2,12}\d{1,2}日电)[^。]{0,80}?"
    r"(?:印发|发布|出台|公布|审查|审议)了?(?:《(?P<quoted>[^《》]{6,60})》|(?P<named>(?:19|20)\d{2}年[^，。《》]{4,40}?)(?:的通知)?[，。])"
)
_UNTYPED_TITLE = re.compile(r"(?=.*(?:(?:19|20)\d{2}年|关于))[^。；：:，,!！?？|>]{8,50}")


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
    menus = [paragraph for paragraph in paragraphs if is_links(paragraph.text) and not is_source_note(paragraph.text)]
    paragraphs = with_owner_of_title(signers_apart(_without(paragraphs, menus)))
    first = _body_start(paragraphs, opens)
    page = page_foot(paragraphs[first:])
    held = colophon(paragraphs[first : len(paragraphs) - len(page)])
    rest = _without(paragraphs[first:], held)
    above = signature_above_annexes(paragraphs[first:])
    signing = above or signature(rest)
    undated = () if signing else signed_without_day(rest, paragraphs[:first])
    signing = signing or undated
    row = issuers_apart(entries_apart(paragraphs[:first]))
    letter = (*join_title_lines(row.lines), *signing)
    issuers = signed_by(letter) or undated
    lines = [paragraph.text for paragraph in letter]
    draft = _Draft(source_text, any(map(is_day, lines)), any(map(says_when_made, lines)), row.names)
    for strand in row.set_apart:
        _set_aside(draft, strand)
    listed = listed_annexes(lines)
    for place, paragraph in enumerate(letter):
        if place in listed:
            _set_aside(draft, paragraph.strand)
            continue
        _take_line(draft, paragraph.strand, signs=paragraph in issuers)
    _complete(draft)
    below = foot(rest, () if above else signing)
    for paragraph in (*menus, *below):
        _set_aside(draft, paragraph.strand, FurnitureKind.SITE)
    for paragraph in held:
        _set_aside(draft, paragraph.strand)
    body = _without(rest, (*signing, *below))
    return Letter(draft.header, tuple(draft.furniture), tuple(draft.prose), body, tuple(draft.titles))


def _without(paragraphs: Sequence[Paragraph], taken: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs but those that were taken from among them, however many both are."""
    gone = set(map(id, taken))
    return tuple(paragraph for paragraph in paragraphs if id(paragraph) not in gone)


@dataclass(slots=True)
class _Draft:
    """What was read of a letter so far.

    `named` are the lines that may name the issuer, `publisher` is whom the page names; `is_dated` tells that a line of
    the letter is a day, which counts before the one that the page prints, and `is_made` that the page says when the
    document was made, which counts before when it was put up. `row` are the bodies that open the title in a row.
    """

    text: str
    is_dated: bool
    is_made: bool
    row: tuple[Strand, ...] = ()
    header: Header = field(default_factory=Header)
    furniture: list[Furniture] = field(default_factory=list)
    prose: list[Strand] = field(default_factory=list)
    titles: list[Strand] = field(default_factory=list)
    named: list[Strand] = field(default_factory=list)
    publisher: Strand | None = None


def _take_line(draft: _Draft, line: Strand, *, signs: bool) -> None:
    """Read one line of a letter; `signs` tells that it names an issuer above the day."""
    strand = _without_frame(draft, line)
    text = squeeze(strand.text)
    if not text:
        return
    is_older = bool(PUBLISHED.search(text)) and (draft.is_dated or (draft.is_made and is_put_up(text)))
    is_rest = ends_notice_title(draft.header, text)
    found = read_line(draft.header, strand, draft.text) if not (is_older or is_rest) else None
    if is_rest:
        _set_aside(draft, strand)
    elif signs:
        draft.header = with_signer(draft.header, strand, draft.text, draft.row)
    elif found is not None:
        draft.titles.extend([strand] if found.notice_title is not draft.header.notice_title else [])
        draft.named.extend([strand] if _titles_of(found) != _titles_of(draft.header) else [])
        draft.header = found
    elif is_letterhead(text) or (names_annex(text) and "。" not in text):
        _set_aside(draft, strand)
    elif _is_repeated_title(draft.header, strand):
        draft.named.append(strand)
        _set_aside(draft, strand)
    elif (publisher := given_out_by(strand)) is not None:
        draft.publisher = publisher
        _set_aside(draft, strand)
    elif (
        is_older
        or is_of_register(strand.text)
        or is_source_note(text)
        or (len(text) <= TITLE_LENGTH and is_of_page_head(text))
    ):
        _set_aside(draft, strand, FurnitureKind.SITE)
    else:
        draft.prose.append(strand)


def _without_frame(draft: _Draft, line: Strand) -> Strand:
    """Return a line without the mark of an annex before it, the register behind it, and the name of an entry."""
    mark = _annex_mark(draft.header, line.text)
    strand, register = parted_register(line[mark:])
    for part in (line[:mark], register):
        if part:
            _set_aside(draft, part)
    draft.header = numbered_by(draft.header, register, draft.text)
    entry = _ENTRY.match(strand.text)
    if entry is None:
        return strand
    value = strand[entry.end() :].strip("| \u3000\n")  # or it stands on the next line
    _set_aside(draft, strand[: entry.end()] if value.text else strand)
    return value


def _set_aside(draft: _Draft, strand: Strand, kind: FurnitureKind = FurnitureKind.LETTERHEAD) -> None:
    draft.furniture.append(Furniture(kind, strand.passage(draft.text)))


def _titles_of(header: Header) -> tuple[Stated | None, Stated | None]:
    return header.title, header.notice_title


def _complete(draft: _Draft) -> None:
    """Settle what the letter as a whole says: its title, its year, its issuer."""
    if draft.header.title is None and draft.header.notice_title is None:
        draft.header, draft.prose = _first_line_as_title(draft.header, draft.prose, draft.text)
    if draft.header.title is None and draft.header.notice_title is None:
        draft.header = _title_told(draft.header, draft.prose, draft.text)
    month = next(((line, match) for line in draft.prose if (match := _MONTH.fullmatch(squeeze(line.text)))), None)
    header = with_year(_with_title(draft.header), int(month[1]["year"]) if month else None)
    if month and month[1]["issuer"] and not header.issuer:
        header = replace(header, issuer=Stated(month[1]["issuer"], month[0].passage(draft.text)))
    draft.header = with_issuer(header, draft.row, draft.named, draft.text, draft.publisher)


def _body_start(paragraphs: Sequence[Paragraph], opens: Callable[[str], bool] | None) -> int:
    """The letter ends at the first numbered part, or at a heading that is marked up and no title."""
    seen_title = False
    titles: list[str] = []
    notice = _notice_end(paragraphs)
    listed = listed_annexes([paragraph.text for paragraph in paragraphs])
    for position, paragraph in enumerate(paragraphs):
        if position < notice or position in listed:
            continue
        mark = read_mark(paragraph.text)
        if (mark and mark.kind <= MarkKind.ARABIC) or (opens and opens(paragraph.text)):
            return position
        if paragraph.heading is not None:
            is_title = bool(GENRE.search(squeeze(paragraph.text))) or names_years(paragraph.text)
            if seen_title and not is_title and not _stands_above_letter(paragraphs[position + 1 :], titles):
                return position
            seen_title = True
            titles.append(squeeze(paragraph.text))
    return len(paragraphs)


def _stands_above_letter(below: Sequence[Paragraph], titles: Sequence[str]) -> bool:
    """Tell the heading of a page (政策全文) below which the letter begins: whom it is to, its number or title."""
    letter = tuple(takewhile(lambda paragraph: read_mark(paragraph.text) is None, below))
    if not any(map(_is_plan_title, titles)) and any(p.heading is not None and _is_plan_title(p.text) for p in letter):
        return True
    if any(is_addressed(p.text) for p in letter[:1]):
        return True
    return any(
        NOTICE.search(squeeze(p.text)) or is_document_number(p.text) or squeeze(p.text) in titles for p in letter
    )


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
    begins_anew = first is not None and first.number == 1
    return signed + 2 + titled if begins_anew or _is_named_in(above, below[titled].text) else 0


def _is_named_in(above: Sequence[Paragraph], title: str) -> bool:
    """Tell the title of the plan that a letter gives out by its name: an extract may begin with （七）."""
    name = _QUOTES.sub("", squeeze(title))
    return any(name in _QUOTES.sub("", squeeze(paragraph.text)) for paragraph in above)


def _is_plan_title(text: str) -> bool:
    title = squeeze(text)
    return bool(GENRE.search(title)) and len(title) <= TITLE_LENGTH and not re.search(r"[。；：:]", title)


def _letter_is_plan(above: Sequence[Paragraph]) -> bool:
    """Tell a notice that is itself the plan: its numbered paragraphs name who is responsible."""
    return any(_SAYS_WHO.search(p.text) for p in above)


def _annex_mark(header: Header, line: str) -> int:
    """Return the length of the mark of an annex that stands before the title of a plan: 附件1：2021年…工作要点."""
    mark = read_annex_mark(line) if not header.title and not header.notice_title else None
    return mark.length if mark and mark.has_colon and GENRE.search(squeeze(mark.title)) else 0


def _is_repeated_title(header: Header, strand: Strand) -> bool:
    """Tell a title that stands again, as a page prints it above the letter; there its issuer may open it."""
    titles = [squeeze(stated.text) for stated in (header.title, header.notice_title) if stated]
    text = squeeze(strand.text)
    return text in titles or any(
        text.endswith(title) and names_an_issuer(text.removesuffix(title))
        for title in titles
        if title.startswith("关于")
    )


def _with_title(header: Header) -> Header:
    """A notice whose plan has no title line of its own names it in its own title."""
    if header.title or not header.notice_title:
        return header
    notice = header.notice_title
    match = NOTICE.search(notice.text)
    name = match["plan"] if match else notice.text
    quoted = _QUOTED.search(name)
    if quoted and "转发" in notice.text[: match.start("plan") if match else 0] and quoted["plan"].endswith("通知"):
        return replace(header, title=notice)  # what it forwards is elsewhere, and what it asks itself is the plan
    is_within = quoted and GENRE.search(name[quoted.end() :])  # 2022年《政府工作报告》任务分解方案
    return replace(header, title=Stated(quoted["plan"] if quoted and not is_within else name, notice.passage))


def _first_line_as_title(header: Header, prose: list[Strand], text: str) -> tuple[Header, list[Strand]]:
    """Return a header titled by the first line, which no word of the genre closes: 2024年某市为民办实事项目."""
    first = prose[0] if prose else None
    month = _MONTH_ALONE.fullmatch(squeeze(first.text)) if first else None
    if month:
        return replace(header, year=int(month["year"])), prose
    if first is None or not _UNTYPED_TITLE.fullmatch(squeeze(first.text)) or is_of_page_head(squeeze(first.text)):
        return header, prose
    return replace(header, title=Stated(tidy_title(first.text), first.passage(text))), prose[1:]


def _title_told(header: Header, prose: Sequence[Strand], text: str) -> Header:
    """Return a header titled by the news that opens a page: 近日，某市印发《…行动方案》, if its text has no title."""
    match = _TOLD_OF.search(prose[0].text) if prose else None
    group = match.lastgroup if match else None
    if not match or not group or not GENRE.search(squeeze(match[group])):
        return header
    named = prose[0].group(match, group)
    return replace(header, title=Stated(tidy_title(named.text), named.passage(text)))
