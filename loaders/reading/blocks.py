"""From decoded text to blocks: lines, headings and table cells, with markup set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kg.model import Furniture, FurnitureKind, Note, Passage, Source
from loaders.reading.quoted_cells import unquoted, without_inner_breaks
from loaders.reading.strand import Strand, join, whole

_TAG = re.compile(r"</?(?:p|br|b|i|u|strong|em|span|div|td|tr)\b[^<>]{0,200}>|&(?:nbsp|emsp|ensp);", re.IGNORECASE)
_TAG_IN_ROW = re.compile(rf"(?!<br\b){_TAG.pattern}", re.IGNORECASE)  # <br> parts the paragraphs of a cell
_INDENT = re.compile(r"\u3000\u3000|[ \t]{2,}")
_PARAGRAPH_TAG = re.compile(r"</?(?:p|br|div)\b[^<>]{0,200}>", re.IGNORECASE)
# a row of a table that only numbers and titles a part: 一 | 优化布局
_PART_ROW = re.compile(r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?|[0-9]{1,3})[、.．]?\t[^\t]{2,40}\t*$")
_MARKDOWN_LINE = re.compile(r"[ \t]*(#{1,6}(?=\s)|[-*+](?=\s)|>(?=\s|$)|!\[[^\]]*\]\([^)]*\)|-{3,}\s*$)")
# emphasis, single asterisks where it is of a bracket: *（市司法局）*
_MARKDOWN_INLINE = re.compile(r"\*\*|__|\*(?=[（(【])|(?<=[）)】])\*|\\(?=[\\`*_{}\[\]()#+.!|<>~-])")
_ITALIC, _STARS = re.compile(r"\s*\*[^*\s][^*]*\*\s*"), re.compile(r"\*")
_BOLD = re.compile(r"\*\*[^*]+\*\*|__[^_]+__")
# what a text of another name has that is Markdown: **一、主要目标**, or several lines such as ## 重点任务
_EMPHASISED = re.compile(r"^[ \t\u3000|]*\*\*(?=[^*\n]*[\u4e00-\u9fff])[^*\n]+\*\*", re.MULTILINE)
_HEADED = re.compile(r"^#{1,6}[ \t]+\S*[\u4e00-\u9fff]", re.MULTILINE)
# a page number of a text pasted from a PDF: — 3 —, 第3页 共8页; a bare number may be a cell
_PAGE_NUMBER = re.compile(
    r"(?:[—–－-]\s*){1,3}\d{1,4}(?:\s*[—–－-]){1,3}|第\s*\d{1,4}\s*页(?:[\s，,/]*共\s*\d{1,4}\s*页)?"
)
# 3 or 3/8, alone between lines of running text, where they count the pages
_BARE_NUMBER = re.compile(r"(\d{1,3})(?:\s*[/／]\s*\d{1,3})?")
_LINE = 18  # characters
_PAGE_LINES = 12
_FEWEST_PAGES = 2
# 重 点 任 务: a blank behind every character
_SPACED = re.compile(r"\s*\S(?:[ \u3000]{1,2}\S){3,}\s*")
_BLANKS = re.compile(r"[ \u3000]+")
# a blank where a line of the copied page broke, in the middle of a word: 按职 责分工负责
_CUT_WORD = re.compile(r"(?<=[\u4e00-\u9fff])(?<![局委办厅部院会府室司处科]) (?=[\u4e00-\u9fff])")
# a sign that no font had, before a number: ？二、重点任务
_NO_SIGN = re.compile(
    r"^\s*[？?\ufffd]+\s*(?=(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]))"
)
# a page that a converter took for a table of one cell a line
_SOLE_CELL = re.compile(r"\s*\|[^|]*\|\s*")
# and one that it took for a single cell: |关于…的通知<br>各镇：<br>现将…。<br>一、… |
_ENDED = re.compile(r"[。；：]\s*<br", re.IGNORECASE)
_FRAME = re.compile(r"^\s*\|(?:\s*:?-{3,}:?\s*\|\s*$)?\s*|\s*\|\s*$")
_BOX_RULE = re.compile(r"\s*\|\s*:?-{3,}:?\s*\|\s*")
_TITLE = 40  # characters
_PARAGRAPH = 60  # characters of a paragraph that fills several lines
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_FEW = 3
_ROW_TABS = 2
_ROW_STROKES = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a block in a table: which table of the document, row and column, each from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """One line or one paragraph of a cell, stripped; `heading` is the markup level of a heading, 1 to 6.

    A cell that spans several rows gives each of them a block with the same strand. `page` counts from 1 where the
    format has pages. `opens` is true where the layout shows that a paragraph begins here (an indent), false where
    it shows that the one before goes on, and None where the format does not tell. `after_blank` tells, in plain text,
    whether a blank line stands before it, and `indented` whether it is indented as the first line of a paragraph is.
    """

    strand: Strand
    heading: int | None = None
    bullet: bool = False
    cell: Cell | None = None
    page: int | None = None
    opens: bool | None = None
    after_blank: bool | None = field(default=None, compare=False)
    indented: bool | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        """The characters of the block."""
        return self.strand.text


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as blocks in reading order.

    `markup` is what was set aside (tags, number signs, asterisks), `furniture` what the format shows to belong to
    the page or the site and not to the text, `notes` what a person should know of the reading.
    """

    source: Source
    blocks: tuple[Block, ...]
    markup: tuple[Passage, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidOut(Source):
    """A source whose text a reader extracted from a format with a layout of its own, which came with it."""

    blocks: tuple[Block, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[Note, ...] = ()


def read_blocks(source: Source) -> Reading:
    """Return the blocks of a source, none blank; in text and Markdown, tab-separated lines become table cells."""
    if isinstance(source, LaidOut):
        plain = Source(source.name, source.media_type, source.sha256, source.text)
        return Reading(plain, source.blocks, (), source.furniture, source.notes)
    blocks: list[Block] = []
    markup: list[Strand] = []
    furniture: list[Furniture] = []
    table, row, last_was_row, last_end, above = -1, 0, False, 0, whole("")
    lines = list(_lines(source.text))
    is_markdown = source.media_type == "text/markdown" or _has_markdown(source.text)
    is_cut = _cuts_words(lines)
    framed = _framed(lines, source.text)
    pages = _page_numbers([line.text.strip() for line in lines])
    for number, line in enumerate(lines):
        if _is_row(line.text, after_row=last_was_row):
            table, row = (table, row + 1) if last_was_row else (table + 1, 0)
            last_was_row = True
            blocks.extend(_cells(line, table, row, markup))
        elif line.text.strip():
            last_was_row = False
            if number in pages or _PAGE_NUMBER.fullmatch(line.text.strip()):
                furniture.append(Furniture(FurnitureKind.PAGE_NUMBER, line.strip().passage(source.text)))
                last_end = line.pieces[-1].end
                continue
            is_framed = number in framed
            is_apart = is_markdown and (_is_bold(line.text) or _is_bold(above.text))
            above = line
            for part in _parts_of(line, is_framed=is_framed):
                block = _read_line(part, markup, is_markdown=is_markdown, is_cut=is_cut, is_framed=is_framed)
                if block.strand:
                    start = block.strand.pieces[0].start
                    is_indented = bool(_INDENT.match(_TAG.sub("", part.text)))
                    is_parted = source.text.count("\n", last_end, start) > 1
                    opens = True if is_apart and is_parted else None
                    blocks.append(replace(block, opens=opens, after_blank=is_parted, indented=is_indented))
                    last_end = block.strand.pieces[-1].end
    passages = tuple(strand.passage(source.text) for strand in markup if strand.text.strip())
    return Reading(source, tuple(blocks), passages, tuple(furniture))


def _is_bold(line: str) -> bool:
    """Tell a line of Markdown that is emphasised from its first word to its last: **压实安全责任**."""
    return bool(_BOLD.fullmatch(line.strip()))


def _framed(lines: Sequence[Strand], text: str) -> frozenset[int]:
    """Return the lines that stand in frames of one column: all that have strokes, or those of a box with its rule."""
    stroked = [n for n, line in enumerate(lines) if line.text.count("|") >= _ROW_STROKES]
    if all(_SOLE_CELL.fullmatch(lines[n].text) for n in stroked):
        return frozenset(stroked)
    runs: list[list[int]] = []
    for n in stroked:
        goes_on = runs and runs[-1][-1] == n - 1 and _follows(lines[n - 1], lines[n], text)
        runs[-1].append(n) if goes_on else runs.append([n])
    boxes = (run for run in runs if all(_SOLE_CELL.fullmatch(lines[n].text) for n in run))
    return frozenset(n for run in boxes if any(_BOX_RULE.fullmatch(lines[n].text) for n in run) for n in run)


def _follows(upper: Strand, lower: Strand, text: str) -> bool:
    """Tell a line right below another, with no blank one between them."""
    return text.count("\n", upper.pieces[-1].end - 1, lower.pieces[0].start) <= 1


def _parts_of(line: Strand, *, is_framed: bool) -> Iterator[Strand]:
    """Yield what tags such as <br> part in a line that is no row: a page in one cell of a table has its lines so."""
    is_page = _SOLE_CELL.fullmatch(line.text) is not None and (is_framed or len(_ENDED.findall(line.text)) >= _FEW)
    is_row = line.text.count("|") >= _ROW_STROKES and not is_page
    if is_row or not _PARAGRAPH_TAG.search(line.text):
        yield line
        return
    start = len(line) - len(line.text.lstrip("| \t")) if line.text.lstrip().startswith("|") else 0
    end = len(line.text.rstrip("| \t\r\n")) if is_page else len(line)
    yield from ([line[:start]] if start else [])
    yield from _paragraphs(line[start:end])
    yield from ([line[end:]] if line[end:].strip() else [])


def _page_numbers(lines: Sequence[str]) -> frozenset[int]:
    """Return the lines that are bare numbers of pages: counted without a gap, a page apart, most below long lines.

    The numbers of the rows of a table that was copied with one cell a line stand closer together.
    """
    filled = [n for n, line in enumerate(lines) if line]
    found = {place: int(match[1]) for place, n in enumerate(filled) if (match := _BARE_NUMBER.fullmatch(lines[n]))}
    places, values = list(found), list(found.values())
    if len(values) < _FEWEST_PAGES or values != list(range(values[0], values[0] + len(values))):
        return frozenset()
    long = sum(len(lines[filled[place - 1]]) >= _LINE for place in places if place)
    is_apart = all(below - above >= _PAGE_LINES for above, below in pairwise([0, *places]))
    return frozenset(filled[place] for place in places) if is_apart and long * 2 >= len(places) else frozenset()


def _is_row(line: str, *, after_row: bool) -> bool:
    """Tell a row of a table from a paragraph that tabs indent; below a row, leading tabs are empty cells."""
    if after_row and _PART_ROW.match(line.rstrip("\r\n")):
        return True
    return (line if after_row else line.lstrip()).count("\t") >= _ROW_TABS


def _lines(text: str) -> Iterator[Strand]:
    position = len(text) - len(text.removeprefix("\ufeff"))
    for line in re.split(r"(\r\n|[\n\r\f\v\u2028\u2029])", without_inner_breaks(text[position:])):
        if line.strip("\r\n\f\v\u2028\u2029"):
            yield whole(text[position : position + len(line)], position)
        position += len(line)


def _cells(line: Strand, table: int, row: int, markup: list[Strand]) -> Iterator[Block]:
    start = 0
    for column, cell in enumerate(line.text.split("\t")):
        strand = line[start : start + len(cell)]
        start += len(cell) + 1
        for paragraph in _paragraphs(unquoted(strand, markup)):
            clean = _take_out(_TAG, paragraph, markup).strip()
            yield Block(clean, cell=Cell(table, row, column))


def _paragraphs(cell: Strand) -> Iterator[Strand]:
    """Yield the paragraphs of a cell, each with its own tags; a blank cell yields itself once.

    A quoted cell has line breaks for them.
    """
    cuts = [match.end() for match in re.finditer("\n", cell.text)]
    cuts += [m.end() if m.group().startswith("</") else m.start() for m in _PARAGRAPH_TAG.finditer(cell.text)]
    parts = [part for part in cell.split_at(sorted(set(cuts))) if part.text.strip()]
    yield from parts or [cell]


def _has_markdown(text: str) -> bool:
    """Tell a text that was converted to Markdown, whatever its name says."""
    return bool(_EMPHASISED.search(text)) or len(_HEADED.findall(text)) >= _FEW


def _cuts_words(lines: Sequence[Strand]) -> bool:
    """Tell a copy that has blanks within its words, in most of the paragraphs that fill several lines."""
    long = [line.text for line in lines if len(line) >= _PARAGRAPH]
    cut = sum(bool(_CUT_WORD.search(text, _TITLE)) for text in long)
    return cut >= _FEW and cut * 2 > len(long)


def _without_cuts(line: Strand, markup: list[Strand]) -> Strand:
    """Return a line without the blanks within its words; one near its beginning may part a title from the text."""
    return line[:_TITLE] + _take_out(_CUT_WORD, line[_TITLE:], markup)


def _read_line(line: Strand, markup: list[Strand], *, is_markdown: bool, is_cut: bool, is_framed: bool) -> Block:
    heading, bullet = None, False
    if is_markdown:
        sign = _MARKDOWN_LINE.match(line.text)
        if sign:
            markup.append(line[: sign.end()])
            heading = len(sign[1]) if sign[1].startswith("#") else None
            bullet = sign[1] in ("-", "*", "+")
            line = line[sign.end() :]
        line = _take_out(_STARS, line, markup) if _ITALIC.fullmatch(line.text) else line
        line = _take_out(_MARKDOWN_INLINE, line, markup)
        line = _take_out(_FRAME, line, markup) if is_framed else line
    line = _take_out(_NO_SIGN, line, markup)
    line = _without_cuts(line, markup) if is_cut else line
    if _SPACED.fullmatch(line.text) and len(_CHINESE.findall(line.text)) > _FEW:
        line = _take_out(_BLANKS, line.strip(), markup)
    tag = _TAG_IN_ROW if line.text.count("|") >= _ROW_STROKES else _TAG
    return Block(_take_out(tag, line, markup).strip(), heading=heading, bullet=bullet)


def _take_out(pattern: re.Pattern[str], strand: Strand, markup: list[Strand]) -> Strand:
    kept, last = [], 0
    for match in pattern.finditer(strand.text):
        markup.append(strand.group(match))
        kept.append(strand[last : match.start()])
        last = match.end()
    return join((*kept, strand[last:])) if last else strand
