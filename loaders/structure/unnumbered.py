"""Parts and items without printed numbers, told by markup, by their place between numbers, by titles, or by 一是, 二是.

A copied page often loses the numbers of its parts: their titles stand as short lines between （三） and （四）, or as
marked headings, and items as bullets. Where only parts are numbered, paragraphs that open with a title are the tasks.
Such a line or paragraph then stands for a number, counted by its place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise, takewhile

from loaders.annotate.clauses import LABELS
from loaders.annotate.closing import is_closing_line
from loaders.reading.page_lines import is_of_page_head
from loaders.reading.squeezing import squeeze
from loaders.structure.arranged import heads_tasks_of_a_body
from loaders.structure.breaks.run_in_slogans import titled_by_slogans
from loaders.structure.content_labels import opens_with_label, read_label
from loaders.structure.letter.title_lines import GENRE
from loaders.structure.no_tasks.titles import titles_no_tasks
from loaders.structure.numbering import Mark, MarkKind, read_mark
from loaders.structure.outline import opens_box
from loaders.structure.paragraphs import Paragraph, is_closed_paragraph
from loaders.structure.report_titles import is_phrase, opening_title
from loaders.structure.running_titles import are_running, read_running_title
from loaders.structure.sentences import split_sentences
from loaders.structure.stages import stage_places

_ORDINAL = re.compile(r"([一二三四五六七八九十]{1,2})[是要](?!求|素|点|件)\s*")
_TITLES = re.compile(r"(?:任务|项目|事项|工程|实事|工作)(?:名称|任务|事项|项目)\s*[：:]\s*(?=\S)")
_ENDS = re.compile(r"[。；：，、！？;:,!?]$")
_NO_HEAD = re.compile(r"[。：:|]|^[（(〔【\[]|\d{4}年\d{1,2}月\d{1,2}日$")  # a closing phrase, a date, a cell
_TITLED = re.compile(r"[^。；]{3,40}。.*\S")
_IN_BRACKETS = re.compile(r"[）)〕】\]]\s*。?\s*$")
_TIMES = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?[：:]?|第?[一二三四]季度[：:]?|[上下]半年[：:]?")
_NO_END = re.compile(r"[^。；：，、！？;:,!?]$")
_SENTENCE_END = re.compile(r"[。：:]$")
_LEADS_IN = re.compile(r"(?:以下|下列|如下)[^。：]{0,12}(?:工作|任务|措施|事项|方面)[^。：]{0,6}[：:]$")
_STOCK = re.compile(
    r"[一-鿿]{2,8}(?:任务|内容|措施|举措|安排|目标|要求|步骤|分工|保障|领导|思想|原则|范围|对象|职责|时间|方法|实施)"
)
_LONGEST = 40
_SHORT = 20  # a title of a paragraph that nothing but its shortness tells
_FEW = 2
_MOSTLY = 0.8
_HEADINGS = (MarkKind.CHINESE, MarkKind.PAREN_CHINESE)
_PARTS = frozenset({MarkKind.CHAPTER, MarkKind.DIVISION, MarkKind.CHINESE})


def unnumbered_marks(paragraphs: Sequence[Paragraph]) -> dict[int, Mark]:
    """Return a mark for the place of each paragraph that stands for a part or an item without a printed number.

    Only where the document prints no numbers of that kind; what is numbered is never touched.
    """
    marks = [read_mark(paragraph.text) for paragraph in paragraphs]
    return _marks_of_stages(paragraphs, marks) | _marks_by_form(paragraphs, marks)


def _marks_of_stages(paragraphs: Sequence[Paragraph], marks: Sequence[Mark | None]) -> dict[int, Mark]:
    """Return the marks of the stages that stand without numbers below the heading of them: 三、时间安排 / 4月：…."""
    found: dict[int, Mark] = {}
    for place, mark in enumerate(marks):
        if mark is None or mark.kind not in (*_HEADINGS, MarkKind.ARABIC):
            continue
        below = list(takewhile(lambda n: marks[n] is None, range(place + 1, len(marks))))
        lines = [paragraphs[n].strand for n in below]
        kind = MarkKind.ARABIC if mark.kind < MarkKind.ARABIC else MarkKind.PAREN_ARABIC
        stages = stage_places(paragraphs[place].text[mark.length :], lines)
        found.update({below[stage]: Mark(kind, count, "", 0) for count, stage in enumerate(stages, start=1)})
    return found


def _marks_by_form(paragraphs: Sequence[Paragraph], marks: Sequence[Mark | None]) -> dict[int, Mark]:
    """Return the marks of parts and items, told by the form of a document."""
    kinds = {mark.kind for mark in marks if mark and mark.kind is not MarkKind.DASH}
    signs = _signed(paragraphs, marks, is_all=not kinds) if MarkKind.ARABIC not in kinds else {}
    places = [n for n, mark in enumerate(marks) if mark and mark.kind is not MarkKind.DASH]
    if signs:
        return _counted(signs, (), places)
    if MarkKind.ARABIC in kinds and (lines := _lines_above_items(paragraphs, marks)):
        return _counted(
            dict.fromkeys(lines, MarkKind.LINE), (), [n for n, m in enumerate(marks) if m and m.kind < MarkKind.LINE]
        )
    if kinds and _kinds_of_tasks(paragraphs, marks) <= _PARTS and (titled := _titled_below(paragraphs, marks)):
        return _counted({}, titled, places)
    if not kinds.isdisjoint(_PARTS) and (titled := _titled_under_headings(paragraphs, marks)):
        return _counted({}, titled, places)
    levels = _levels(paragraphs, marks) if kinds.isdisjoint({MarkKind.CHAPTER, MarkKind.CHINESE}) else {}
    items = set() if MarkKind.ARABIC in kinds else _bullets(paragraphs, marks)
    if not kinds and not levels and not items:
        found = _ordinals(paragraphs) or _labelled(paragraphs) or _titles_of_closed(paragraphs)
        return found or _closed_below_lines(paragraphs) or _titled_alone(paragraphs)
    return _counted(levels, items) if levels or not kinds else {}


def _kinds_of_tasks(paragraphs: Sequence[Paragraph], marks: Sequence[Mark | None]) -> set[MarkKind]:
    """Return the kinds of number of a document, those below headings that hold no tasks (总体要求) left out."""
    kinds: set[MarkKind] = set()
    holds_tasks = True
    for paragraph, mark in zip(paragraphs, marks, strict=True):
        if mark and mark.kind in _PARTS:
            holds_tasks = not titles_no_tasks(paragraph.text[mark.length :])
            kinds.add(mark.kind)
        elif mark and mark.kind is not MarkKind.DASH and holds_tasks:
            kinds.add(mark.kind)
    return kinds


def _levels(paragraphs: Sequence[Paragraph], marks: Sequence[Mark | None]) -> dict[int, MarkKind]:
    """Return which paragraphs head parts: those marked as headings, else short lines before a number that runs on."""
    marked = [n for n, p in enumerate(paragraphs) if p.heading is not None and marks[n] is None and _may_head(p)]
    if len(marked) >= _FEW or any(_opens_numbers(marks, n) for n in marked):
        depths = sorted({paragraphs[n].heading or 0 for n in marked})
        return {n: _HEADINGS[d] for n in marked if (d := depths.index(paragraphs[n].heading or 0)) < len(_HEADINGS)}
    stock = [n for n in range(len(marks) - 1) if marks[n] is None and _is_stock_title(paragraphs[n])]
    if len(stock) > _FEW and any(_is_first(marks[n + 1]) for n in stock):
        return dict.fromkeys(stock, MarkKind.CHINESE)
    bodies = [n for n in range(len(marks) - 1) if _names_a_body(paragraphs, marks, n)]
    if len(bodies) >= _FEW:
        return dict.fromkeys(bodies, MarkKind.CHINESE)
    numbered = [mark for mark in marks if mark and mark.kind is MarkKind.PAREN_CHINESE]
    runs_on = len(numbered) > 1 and all(lower.number > upper.number for upper, lower in pairwise(numbered))
    lines = [n for n in range(len(marks) - 1) if runs_on and marks[n] is None and _stands_before(paragraphs, marks, n)]
    return dict.fromkeys(lines, MarkKind.CHINESE) if len(lines) >= _FEW else {}


def _is_stock_title(paragraph: Paragraph) -> bool:
    """Tell a line that is the title of a part as plans have it, and nothing else: 总体要求, 重点整治内容, 工作安排."""
    return _may_head(paragraph) and bool(_STOCK.fullmatch(squeeze(paragraph.text)))


def _is_first(mark: Mark | None) -> bool:
    return mark is not None and mark.number == 1


def _lines_above_items(paragraphs: Sequence[Paragraph], marks: Sequence[Mark | None]) -> list[int]:
    """Return the short lines that head items whose numbers run on past them: 促进就业。 between 125. and 126."""
    found: list[int] = []
    last = 0
    for place, mark in enumerate(marks):
        if mark is None or mark.kind is not MarkKind.ARABIC:
            continue
        is_next = mark.number == last + 1 or not last
        if is_next and place and marks[place - 1] is None and _heads_items(paragraphs, marks, place - 1):
            found.append(place - 1)
        last = mark.number
    return found if len(found) >= _FEW else []


def _heads_items(paragraphs: Sequence[Paragraph], marks: Sequence[Mark | None], place: int) -> bool:
    """Tell a title line above an item; one that ends as a sentence may end the text below the item before it."""
    line = paragraphs[place].text.strip()
    if _TIMES.fullmatch(line):
        return True
    is_sentence = line.endswith("。")
    return _is_title_line(paragraphs[place]) and not (is_sentence and place and marks[place - 1] is None)


def _is_title_line(paragraph: Paragraph) -> bool:
    sentences = split_sentences(paragraph.strand)
    bare = squeeze(paragraph.text).rstrip("。")
    is_line = len(sentences) == 1 and 1 < len(bare) <= _LONGEST and is_phrase(sentences[0])
    says_who = is_closing_line(paragraph.text) or heads_tasks_of_a_body(paragraph.text)
    return is_line and not _ENDS.search(bare) and not _NO_HEAD.search(bare) and not says_who


def _titled_below(paragraphs: Sequence[Paragraph], marks: Sequence[Mark | None]) -> set[int]:
    """Return the paragraphs below numbered headings that open with titles of their own, if nearly all of them do.

    What stands below a heading that holds no tasks (总体要求) is not asked. Where a heading has one paragraph at the
    most, its first sentence may be no more than that.
    """
    below = _below_headings(paragraphs, marks)
    titled = {n for n in below if (t := opening_title(paragraphs[n].strand)) and is_phrase(t)}
    if _are_the_tasks(titled, below, len(below)):
        return titled
    running = {n: read_running_title(paragraphs[n].strand) for n in below}
    named = {n for n, title in running.items() if title and title.rest}
    if are_running([running[n] for n in sorted(below)]) and _are_the_tasks(named, below, len(below)):
        return named
    return _lines_above_texts(paragraphs, below)


def _are_the_tasks(titled: Collection[int], below: Mapping[int, int], count: int) -> bool:
    """Tell whether titles that stand at these places, of `count` places below headings, are those of the tasks."""
    several = len(titled) > len({below[n] for n in titled})
    return several and len(titled) > _FEW and len(titled) >= _MOSTLY * count


def _lines_above_texts(paragraphs: Sequence[Paragraph], below: Mapping[int, int]) -> set[int]:
    """Return the lines below numbered headings that title the text below them, where nearly all of it has a title.

    They end with no mark, or where all do with that of a sentence or a colon.
    """
    for ends in (_NO_END, _SENTENCE_END):
        lines = {n for n in below if _titles_text(paragraphs, below, n, ends)}
        untitled = [n for n in below if n not in lines and not any(below.get(m) == below[n] for m in lines if m < n)]
        if _are_the_tasks(lines, below, len(lines) + len(untitled)):
            return lines
    return set()


def _titles_text(paragraphs: Sequence[Paragraph], below: Mapping[int, int], place: int, ends: re.Pattern[str]) -> bool:
    """Tell a short line above a longer one with sentences, both below one heading."""
    if below.get(place + 1) != below[place] or not ends.search(paragraphs[place].text.strip()):
        return False
    text = paragraphs[place + 1].text
    bare = squeeze(paragraphs[place].text).rstrip("：:。")
    is_title = 1 < len(bare) <= _SHORT and is_phrase(paragraphs[place].strand) and not _NO_HEAD.search(bare)
    is_title = is_title and not (read_label(paragraphs[place].text) or is_closing_line(paragraphs[place].text))
    return is_title and not _ENDS.search(bare) and "。" in text and len(text) > len(bare)


def _below_headings(paragraphs: Sequence[Paragraph], marks: Sequence[Mark | None]) -> dict[int, int]:
    """Return the place of the heading above each paragraph that may be a task, lines on who and when left out."""
    found: dict[int, int] = {}
    above: list[tuple[MarkKind, int, bool]] = []
    for place, (paragraph, mark) in enumerate(zip(paragraphs, marks, strict=True)):
        if mark and mark.kind in _PARTS:
            above = [each for each in above if each[0] < mark.kind]
            title = paragraph.text[mark.length :]
            is_heading = len(title) <= _LONGEST and "。" not in title.rstrip("。")
            above.append((mark.kind, place, is_heading and not titles_no_tasks(title)))
        elif above and all(each[2] for each in above) and not is_closing_line(paragraph.text):
            found[place] = above[-1][1]
    return found


def _titled_under_headings(paragraphs: Sequence[Paragraph], marks: Sequence[Mark | None]) -> set[int]:
    """Return the paragraphs below headings such as （一） where each of them, and of two at least, opens with a title.

    Who is responsible may stand behind all of them or behind none: behind the last alone it holds for the heading.
    """
    found: set[int] = set()
    above: list[tuple[MarkKind, bool]] = []
    for place, mark in enumerate(marks):
        if mark is None or mark.kind is MarkKind.DASH:
            continue
        above = [each for each in above if each[0] < mark.kind]
        title = paragraphs[place].text[mark.length :]
        is_heading = len(title) <= _LONGEST and "。" not in title.rstrip("。")
        above.append((mark.kind, is_heading and not titles_no_tasks(title)))
        lines = takewhile(
            lambda n: marks[n] is None and not opens_box(paragraphs[n].text), range(place + 1, len(marks))
        )
        below = list(lines)
        if mark.kind is MarkKind.PAREN_CHINESE and all(each[1] for each in above) and len(below) >= _FEW:
            found.update(below if _all_titled([paragraphs[n] for n in below]) else ())
    return found if len(found) > _FEW else set()


def _all_titled(below: Sequence[Paragraph]) -> bool:
    titles = [opening_title(paragraph.strand) for paragraph in below]
    is_titled = all(title and is_phrase(title) and len(title) <= _SHORT for title in titles)
    return is_titled and len({bool(_IN_BRACKETS.search(paragraph.text)) for paragraph in below}) == 1


def _names_a_body(paragraphs: Sequence[Paragraph], marks: Sequence[Mark | None], place: int) -> bool:
    """Tell the name of a body above tasks that are numbered anew, in a plan arranged by who is to do them."""
    following = marks[place + 1]
    opens = marks[place] is None and following is not None and following.number == 1
    return opens and heads_tasks_of_a_body(paragraphs[place].text)


def _opens_numbers(marks: Sequence[Mark | None], place: int) -> bool:
    """Tell the only marked heading of an extract, below which （一） begins."""
    following = marks[place + 1] if place + 1 < len(marks) else None
    return following is not None and following.kind is MarkKind.PAREN_CHINESE and following.number == 1


def _stands_before(paragraphs: Sequence[Paragraph], marks: Sequence[Mark | None], place: int) -> bool:
    following = marks[place + 1]
    is_before = following is not None and following.kind is MarkKind.PAREN_CHINESE
    return is_before and _may_head(paragraphs[place])


def _may_head(paragraph: Paragraph) -> bool:
    text = squeeze(paragraph.text)
    is_short = 1 < len(text) <= _LONGEST and not _ENDS.search(text) and not _NO_HEAD.search(text)
    is_title = bool(GENRE.search(text) and re.search(r"(?:19|20)\d{2}|关于", text))
    return is_short and not is_title and not is_of_page_head(text)


def _bullets(paragraphs: Sequence[Paragraph], marks: Sequence[Mark | None]) -> set[int]:
    return {n for n, paragraph in enumerate(paragraphs) if paragraph.bullet and marks[n] is None}


def _signed(paragraphs: Sequence[Paragraph], marks: Sequence[Mark | None], *, is_all: bool) -> dict[int, MarkKind]:
    """Return the level of each bullet where they stand for numbers: ★ heads above ◆ items, or ● items with titles.

    `is_all` tells that the document prints no numbers at all. Bullets below printed numbers count where most open
    with a title sentence; others only list what the paragraph above says.
    """
    signs = sorted(_bullets(paragraphs, marks))
    heads = [n for n in signs if _may_head(paragraphs[n])]
    if is_all and heads and len(signs) - len(heads) >= _FEW and heads[0] == signs[0]:
        return {n: MarkKind.CHINESE if n in heads else MarkKind.ARABIC for n in signs}
    titled = [n for n in signs if _TITLED.match(squeeze(paragraphs[n].text))]
    return dict.fromkeys(signs, MarkKind.ARABIC) if len(titled) > max(1, len(signs) // 2) and not is_all else {}


def _counted(levels: dict[int, MarkKind], items: Collection[int], numbered: Collection[int] = ()) -> dict[int, Mark]:
    """Return the marks, counted: the inner ones anew below each outer one, and behind each `numbered` place."""
    counts: dict[MarkKind, int] = {}
    found: dict[int, Mark] = {}
    for place in sorted({*levels, *items, *numbered}):
        if place in numbered:
            counts = {}
            continue
        kind = levels.get(place, MarkKind.ARABIC)
        counts = {each: count for each, count in counts.items() if each <= kind}
        counts[kind] = counts.get(kind, 0) + 1
        found[place] = Mark(kind, counts[kind], "", 0)
    return found


def _labelled(paragraphs: Sequence[Paragraph]) -> dict[int, Mark]:
    """Return the marks of lines whose label says that they title a task: 任务名称：…, where nothing is numbered."""
    found: dict[int, Mark] = {}
    for place, paragraph in enumerate(paragraphs):
        match = _TITLES.match(paragraph.text)
        if match:
            found[place] = Mark(MarkKind.ARABIC, len(found) + 1, match.group().strip(), match.end())
    return found if len(found) >= _FEW else {}


def _titles_of_closed(paragraphs: Sequence[Paragraph]) -> dict[int, Mark]:
    """Return the marks of title lines whose text below says who or when behind labels, where nothing is numbered."""
    found: dict[int, Mark] = {}
    for place, below in enumerate(paragraphs[1:]):
        is_text = "。" in below.text and not _is_title_line(below)
        is_told = is_text and _says_who(paragraphs[place + 1 : place + 3])
        if is_told and (_is_title_line(paragraphs[place]) or _stands_above_labels(paragraphs, place)):
            found[place] = Mark(MarkKind.ARABIC, len(found) + 1, "", 0)
    return found if len(found) > _FEW else {}


def _stands_above_labels(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Tell a line that no sentence ends right above labels: 大力推进20个产业集群建设 above 工作措施：…."""
    line = squeeze(paragraphs[place].text)
    return 1 < len(line) <= _LONGEST and not _ENDS.search(line) and _opens_with_label(paragraphs[place + 1].text)


def _opens_with_label(line: str) -> bool:
    return opens_with_label(line) or bool(LABELS.match(line))


def _says_who(below: Sequence[Paragraph]) -> bool:
    return bool(LABELS.search(below[0].text)) or any(is_closing_line(paragraph.text) for paragraph in below)


def _closed_below_lines(paragraphs: Sequence[Paragraph]) -> dict[int, Mark]:
    """Return the marks of paragraphs that each name who is responsible at their end, and of the lines that head them.

    That is a division of labour whose numbers were lost, or that never had any.
    """
    closed = {n for n, paragraph in enumerate(paragraphs) if is_closed_paragraph(paragraph.text)}
    if len(closed) <= _FEW:
        return {}
    heads = {n for n in range(len(paragraphs) - 1) if n + 1 in closed and _may_head(paragraphs[n]) and n not in closed}
    first = min(closed | heads)
    levels = dict.fromkeys(heads, MarkKind.CHINESE) if first in heads else {}
    return _counted(levels, closed)


def _titled_alone(paragraphs: Sequence[Paragraph]) -> dict[int, Mark]:
    """Return the marks of paragraphs that open with titles, where nothing is numbered.

    All below the line that leads them in (重点做好以下工作：), or all of the body behind it, open with short phrases,
    or several with slogans alike.
    """
    places = titled_by_slogans([paragraph.strand for paragraph in paragraphs])
    lead = next((n for n, paragraph in enumerate(paragraphs) if _LEADS_IN.search(paragraph.text)), -1)
    below = paragraphs[lead + 1 :]
    if not places and len(below) > _FEW and _all_titled(below):
        places = list(range(lead + 1, len(paragraphs)))
    return _counted({}, places)


def _ordinals(paragraphs: Sequence[Paragraph]) -> dict[int, Mark]:
    """Return the marks of paragraphs that open with 一是, 二是 or 一要, where nothing else is numbered."""
    found: dict[int, Mark] = {}
    for place, paragraph in enumerate(paragraphs):
        match = _ORDINAL.match(paragraph.text)
        if match:
            found[place] = Mark(MarkKind.ARABIC, len(found) + 1, match.group().strip(), match.end())
    return found if len(found) >= _FEW else {}
