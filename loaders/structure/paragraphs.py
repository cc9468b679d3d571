"""Puts lines back together into paragraphs: hard-wrapped text, and prose that a page cut in two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kg.model import Piece
from loaders.genre.documents import PLANS
from loaders.genre.lexicon import either
from loaders.genre.numbering import MarkKind, read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block
from loaders.reading.strand import Strand, join
from loaders.structure.content_labels import WORDS

# a line of signs between what a page says of itself and its text: ====== 正文 ======
_RULE = re.compile(r"={8,}|-{8,}|\*{8,}|_{8,}")
_FINISHED = re.compile(r"[。！？：；!?:;]['”’）)》」』】]*$")
# a closing phrase ends a paragraph: （市教育局负责） （责任单位：市财政局）, and so does any bracket behind a sentence
_CLOSED = re.compile(
    r"[（(〔\[【](?:[^（(）)]|[（(][^（(）)]*[)）])*(?:负责|牵头|配合|参加|(?:单位|部门|处室|时限|时间)\s*[：:])"
    r"(?:[^（(）)]|[（(][^（(）)]*[)）])*[)）〕\]】]$"
    r"|(?<=[。！？；])[（(〔\[【][^（(）)。]*[)）〕\]】]$"
)
# and so does a line on who is responsible that lacks its stop: 市教育局、市财政局按职责分工负责, 县水利局牵头
_SAYS_WHO = re.compile(r"(?:^|(?<=。))(?!.*由)[^。；：（(]{2,}(?:分工负责|分别负责|牵头)$")
_GOES_ON = re.compile("[的和及与并或、，]|[一-鿿]{2}[和及、][一-鿿]{2}|(?:组织)?实施")
_NAMES_WHO = re.compile(r"负责|牵头|配合|(?:单位|部门|处室)\s*[：:]")
_SOURCE_NOTE = re.compile(r"(?:出所|来源|出处|资料来源|原文链接|文章来源)\s*[：:]|<?\[?\(?https?://")
_WHOLE_TITLE = re.compile(r"关于.+的(?:通知|意见|决定|函|通报|公告|批复|报告)$")
# a title that fills a line and is no cut sentence, and the lines of a letter that never go on another
_LONG_TITLE = re.compile(
    r"(?:附\s*[件表]\s*\d{0,2}\s*[：:]\s*)?[^，。；：！？]{20,}"
    + either(f"{PLANS} 分工 报告 指引 通知 纲要")
    + "(?:[（(][^（(）)]{2,20}[)）])?"
)
_OPEN_LABEL = re.compile(r"[一-鿿（）]{0,8}(?:单位|部门|处室|科室|股室|主体|机构|时限|时间)(?:要求)?[：:]")
_OF_A_LETTER = re.compile(
    r"[一-鿿]{2,16}[〔\[]\d{4}[〕\]]\d{1,5}号|(?:19|20)\d{2}年\d{1,2}月\d{1,2}日|(?:19|20)\d{2}-\d{1,2}-\d{1,2}.{0,9}"
)
# the register of a page of a government: 索引号: …, 发布机构: …
_REGISTER = re.compile(
    r"(?:索\s*引\s*号|(?:信息|主题|组配)分类|发布(?:机构|日期)|成文日期|发文(?:字号|机关)|文\s*号|标\s*题|名\s*称|(?:公开|生成)日期|政策咨询.{2})\s*[：:]"
)
# a line that opens with what it holds begins a paragraph, even in wrapped text: 年度目标：…, 牵头单位：…
_LABELLED = re.compile(rf"(?:[一-鿿]{{0,6}}(?:单位|部门|领导|时限|时间|名称|进度|范围|{WORDS})|序号|编号)\s*[：:]")
# no line opens so: it goes on with the one above; a copy of a page may break lines within 1 / . / 建设 / 。
_ENDS_ABOVE = re.compile(r"[。，、；：）”》〕]|[.．]\s*$|号\s*$")
_NUMBER_ALONE = re.compile(
    r"\s*(?:\d{1,2}\s*[.．、]|[一二三四五六七八九十]{1,3}、|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）])\s*"
    r"|.*[一-鿿]〔(?:19|20)\d{2}〕\s*"  # 沙能发〔2024〕 / 7 / 号
)
_LEFT_OPEN = re.compile(r"[（(〔［【《“]\s*$")  # no line ends so: what follows is within
_PAIRS = (("（", "）"), ("〔", "〕"), ("【", "】"), ("［", "］"))
_ENDED = re.compile(r"[。！？；：，、!?:;）)〕\]】”》]$")
_WORD = re.compile(r"[A-Za-z0-9]")
_CUT_PROSE = 40  # a paragraph that a page cut fills at least a line and a bit
_HEADING = 50  # characters of a heading
_WRAPPED_SHARE = 0.4
_FULL_LINE = 0.88
_USUAL_SHARE = 0.7
_WIDEST = 1.25
_MANY = 15
_PARTS = 4  # lines into which a number may be broken
_NEARLY = 0.7
_FULL_TO_NEAR = 3
_ROOM = 6  # columns: a character and a mark that may hang over the edge would have stood there
_NARROWEST = 24  # columns; narrower lines are entries of a list
_WIDER_THAN_ANY = 1_000_000  # columns at which no line is wrapped
_SEVERAL = 8
_FEW = 3
_SHORT = 14  # characters of a line that may be a title
_CLOSING = 300  # how far back the opening bracket of a closing phrase is looked for


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with broken words rejoined; `heading` is its markup level, if it was marked up as one."""

    strand: Strand
    heading: int | None = None
    bullet: bool = False

    @property
    def text(self) -> str:
        """The characters of the paragraph."""
        return self.strand.text


def read_paragraphs(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of running text; table cells are left to the reader of tables."""
    lines = [block for block in blocks if block.cell is None]
    full = blank_line_width(lines)
    width = wrap_width([line.text for line in lines]) if full is None else None
    width = _WIDER_THAN_ANY if width is None and full is None and _lost_its_stops(lines) else width
    hang = sum(_hangs([upper], lower) for upper, lower in pairwise(lines)) >= _FEW
    paragraphs: list[list[Block]] = []
    for line in lines:
        is_indented = hang and line.indented  # where lines go on at the margin, an indent opens a paragraph
        if paragraphs and not is_indented and _joins(paragraphs[-1], line, width, full, hang=hang):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(
        Paragraph(join_lines([line.strand for line in group]), group[0].heading, group[0].bullet)
        for group in paragraphs
    )


def _lost_its_stops(lines: Sequence[Block]) -> bool:
    """Tell a text that kept its lines and lost the full stops at their ends, so that none of them is cut."""
    prose = [line.text for line in lines if len(line.text) >= _CUT_PROSE and not _CLOSED.search(line.text[-_CLOSING:])]
    return len(prose) >= _SEVERAL and sum("。" in text for text in prose) * _SEVERAL <= len(prose)


def is_closed_paragraph(text: str) -> bool:
    """Tell a paragraph that a bracket on who is responsible closes: …20个。（责任单位：市财政局）."""
    closing = _CLOSED.search(text.strip().rstrip("。")[-_CLOSING:])
    return closing is not None and bool(_NAMES_WHO.search(closing.group())) and len(text) > len(closing.group()) + 1


def is_source_note(text: str) -> bool:
    """Tell whether a line says where a copy of the text was taken from."""
    return bool(_SOURCE_NOTE.match(text.strip()))


def join_lines(lines: Sequence[Strand]) -> Strand:
    """Return the lines as one strand; a blank is kept only between two Latin words, for a number may be cut too."""
    joined: list[Strand] = []
    for line in lines:
        if joined and _are_two_words(joined[-1].text[-1:], line.text[:1]):
            gap = joined[-1].pieces[-1].end
            joined.append(Strand(" ", (Piece(gap, gap + 1),)))
        joined.append(line)
    return join(joined)


def _are_two_words(last: str, first: str) -> bool:
    """Tell whether a line break stands between two Latin words; between two digits it cuts a number."""
    return bool(_WORD.match(last) and _WORD.match(first)) and not (last.isdigit() and first.isdigit())


@lru_cache(maxsize=4096)  # a line is measured several times, and again by each kind of document
def display_width(text: str) -> int:
    """Return the width of `text` in half-width columns, blanks not counted."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text if not c.isspace())


def wrap_width(lines: Sequence[str]) -> int | None:
    """Return the column at which the lines are hard-wrapped, or None if paragraphs stand on one line each.

    Wrapped text has many lines of nearly the same, greatest width that end in the middle of a sentence.
    """
    widths = sorted(display_width(line) for line in lines)
    if len(widths) < 8:
        return None
    widest = widths[int(len(widths) * 0.95)]
    cut = [line for line in lines if display_width(line) >= widest * _FULL_LINE and not _is_whole(line)]
    is_wrapped = _NARROWEST <= widest < 160 and len(cut) >= _WRAPPED_SHARE * len(lines)
    return widest if is_wrapped else _even_width(lines)


def _even_width(lines: Sequence[str]) -> int | None:
    """Return the column at which the lines of a text with many short ones are wrapped, or None.

    Those that break off within a sentence then fill the width, which no line exceeds, or are far from it: titles.
    """
    widest = max((display_width(line) for line in lines), default=0)
    pairs = [(u, lower) for u, lower in pairwise(lines) if not (_is_numbered(lower) or _LABELLED.match(lower))]
    broken = [u for u, _ in pairs if not _is_whole(u) and not _LABELLED.match(u) and len(u) > _SHORT]
    full = sum(_fills(line, widest) for line in broken)
    near = sum(display_width(line) >= widest * _NEARLY for line in broken) - full
    is_wrapped = full >= _FEW and full >= _FULL_TO_NEAR * near
    return widest if is_wrapped and _NARROWEST <= widest < 160 else _usual_width(broken, widest)


def _usual_width(broken: Sequence[str], widest: int) -> int | None:
    """Return the width of most lines that break off within a sentence, or None: by hand some are cut a word later."""
    widths = sorted(map(display_width, broken))
    usual = widths[len(widths) // 2] if widths else 0
    close = sum(_FULL_LINE * usual <= width <= usual / _FULL_LINE for width in widths)
    is_usual = close >= _MANY and close >= _USUAL_SHARE * len(widths) and widest <= usual * _WIDEST
    return usual if is_usual and _NARROWEST <= usual < 160 else None


def _is_whole(line: str) -> bool:
    """Tell a line that ends its paragraph: with a sentence, or with who is responsible behind one."""
    return bool(_FINISHED.search(line) or _CLOSED.search(line[-_CLOSING:]))


def _is_numbered(line: str) -> bool:
    mark = read_mark(line)
    return mark is not None and mark.kind is not MarkKind.ARTICLE  # 第六十三条 may be what a sentence names


def blank_line_width(lines: Sequence[Block]) -> int | None:
    """Return the column at which lines are wrapped in a text whose paragraphs are parted by blank lines, or None.

    The lines that another one follows without a blank line, and which do not end as a paragraph does, then all have
    nearly the same, greatest width, and hardly any of those above a blank line breaks off at that width.
    """
    pairs = [(upper.text, lower) for upper, lower in pairwise(lines) if upper.page is None and lower.page is None]
    followed = [upper for upper, lower in pairs if lower.after_blank is False and not _is_whole(upper)]
    parted = [upper for upper, lower in pairs if lower.after_blank is not False]
    widest = max((display_width(line.text) for line in lines), default=0)
    if len(followed) < _FEW or len(parted) < _FEW or widest >= 160:
        return None
    cut = sum(_fills(upper, widest) and not _is_whole(upper) for upper in parted)
    is_wrapped = sum(_fills(upper, widest) for upper in followed) >= 0.9 * len(followed)
    return widest if is_wrapped and cut <= 0.1 * len(parted) else None


def _fills(line: str, width: int) -> bool:
    """Tell whether a line is as wide as the text is wrapped, or has as many characters, some of them narrow."""
    return display_width(line) >= width * _FULL_LINE or 2 * len(squeeze(line)) >= width - 2


def _joins(group: Sequence[Block], line: Block, width: int | None, full: int | None, *, hang: bool) -> bool:
    if line.page is None and (_ENDS_ABOVE.match(line.text) or _is_cut_off(group, line)):
        return True
    if _RULE.search(line.text) or _RULE.search(group[-1].text):
        return False
    goes_on = _continues(group, line, width) if full is None else _is_wrapped(group, line, full)
    return goes_on or (hang and _hangs(group, line))


def _is_cut_off(group: Sequence[Block], line: Block) -> bool:
    """Tell lines that are the number of an item and no more, or leave a bracket open at their end: 沙能发〔."""
    above = "".join(part.text.strip() for part in group[-_PARTS:])
    is_number = len(group) <= _PARTS and _NUMBER_ALONE.fullmatch(above)
    return bool(_LEFT_OPEN.search(above) or is_number or (above.isdigit() and line.text.startswith((".", "．"))))


def _hangs(group: Sequence[Block], line: Block) -> bool:
    """Tell a line at the margin that goes on with an indented paragraph whose last sentence is open."""
    is_at_margin = group[0].indented is True and line.indented is False and not line.after_blank
    is_open = not (_FINISHED.search(group[-1].text) or _CLOSED.search(group[-1].text[-_CLOSING:]))
    is_new = line.heading is not None or line.bullet or read_mark(line.text) or _opens_entry(group, line)
    return is_at_margin and is_open and not is_new and sum(len(part.text) for part in group) >= _CUT_PROSE // 2


def _is_wrapped(group: Sequence[Block], line: Block, full: int) -> bool:
    marked = line.heading is not None or group[-1].heading is not None or line.bullet
    if marked or _opens_number(group, line) or is_source_note(line.text) or _opens_entry(group, line):
        return False
    return line.after_blank is False and _fills(group[-1].text, full)


def _opens_number(group: Sequence[Block], line: Block) -> bool:
    """Tell a line that opens with a number of its own, and not with what a sentence names: 第六十三条规定, 1）."""
    mark = read_mark(line.text)
    if mark is None:
        return False
    is_cut = not (_FINISHED.search(group[-1].text) or _CLOSED.search(group[-1].text))
    # …重点抓好以下工作： / （1）推进…; at the margin of a text whose paragraphs are indented goes on with the sentence
    is_within = group[0].indented is True and line.indented is False and group[-1].text.endswith("：")
    is_named = (mark.kind is MarkKind.ARTICLE and is_cut) or (mark.kind >= MarkKind.ARABIC and is_within)
    return not is_named and not _LEFT_OPEN.search(group[-1].text)


def _is_line_apart(last: str, line: str, width: int) -> bool:
    """Tell a line behind a sentence that ends near the edge, which opens a paragraph.

    Either the line before it had room for more, or it is short and has no end: who signs, or a title.
    """
    if not _FINISHED.search(last):
        return False
    had_room = display_width(last) + _ROOM <= width and 2 * len(squeeze(last)) + _ROOM <= width
    return had_room or (not _fills(line, width) and not _ENDED.search(line.rstrip()))


def _opens_entry(group: Sequence[Block], line: Block) -> bool:
    """Tell a line that opens with its label, and not within a bracket that the lines above it left open."""
    if not _LABELLED.match(line.text):
        return False
    above = "".join(part.text for part in group)
    return all(above.count(opening) <= above.count(closing) for opening, closing in _PAIRS)


def _is_within_bracket(above: str, below: str) -> bool:
    """Tell whether a line leaves a bracket open that the next one closes."""
    return any(
        above.rfind(opening) > above.rfind(closing)
        and closing in re.sub(f"{opening}[^{opening}{closing}]*{closing}", "", below)
        for opening, closing in _PAIRS
    )


def _heads_a_part(line: str) -> bool:
    """Tell the long heading of a part, which no sentence ends: 一、生产、储存、使用、运输危险品的单位要落实主体责任."""
    mark = read_mark(line)
    is_part = mark is not None and mark.kind is MarkKind.CHINESE
    return is_part and len(line) <= _HEADING and not re.search("[。；]", line)


def _leaves_label_open(last: Block, line: Block) -> bool:
    return bool(_OPEN_LABEL.fullmatch(last.text.strip())) and not _OPEN_LABEL.fullmatch(line.text.strip())


def _end_of(group: Sequence[Block]) -> str:
    """Return the last lines of a paragraph, as many as it takes to tell how it ends; a whole file may be one."""
    kept: list[str] = []
    length = 0
    for part in reversed(group):
        kept.append(part.text)
        length += len(part.text)
        if length >= max(_CLOSING, _CUT_PROSE):
            break
    return "".join(reversed(kept))


def _continues(group: Sequence[Block], line: Block, width: int | None) -> bool:
    last = group[-1]
    if line.opens is not None:
        return not line.opens
    in_register = _REGISTER.match(line.text) or _REGISTER.match(last.text)
    is_marked = line.heading is not None or last.heading is not None or line.bullet or last.bullet
    is_new = _opens_number(group, line) or is_source_note(line.text) or _opens_entry(group, line)
    # a row of a table is closed: | 首页 | 通知公告 | above the title of a page
    is_below_row = bool(line.after_blank) and last.text.endswith("|") and not line.text.startswith("|")
    if in_register or is_marked or is_new or is_below_row or _WHOLE_TITLE.search(last.text):
        return False
    above = _end_of(group)
    # （…新区管委会。 / 排第一位的为牵头单位，下同）; 牵头单位： / 市财政局
    is_open = _is_within_bracket(above[-_CLOSING:], line.text) or _leaves_label_open(last, line)
    is_open = is_open or (last.text.endswith(("、", "，")) and not _OF_A_LETTER.fullmatch(line.text.strip()))
    is_full = width is not None and _fills(last.text, width) and not _is_line_apart(last.text, line.text, width)
    if is_open or is_full or (width is not None and line.page is None):
        return is_open or is_full
    if (len(group) == 1 and _LONG_TITLE.fullmatch(last.text.strip())) or _OF_A_LETTER.fullmatch(line.text.strip()):
        return False
    if len(group) == 1 and _heads_a_part(last.text):
        return False
    says_who = _SAYS_WHO.search(above[-_CLOSING:]) and not _GOES_ON.match(line.text)
    is_closed = _FINISHED.search(last.text) or _CLOSED.search(above[-_CLOSING:]) or says_who
    return len(above) >= _CUT_PROSE and not is_closed
