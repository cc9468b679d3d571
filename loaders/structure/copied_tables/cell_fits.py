"""How well a cell that lost its table fits a column, in points: the kind of its words beside what the column asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from loaders.annotate.bodies import is_body, says_deed
from loaders.annotate.deadlines import START
from loaders.annotate.figures.units import UNIT
from loaders.genre.headers.columns import WHO, Column, column_of
from loaders.genre.numbering import Mark, read_mark
from loaders.genre.squeezing import squeeze
from loaders.structure.tables.cell_kinds import CellKind, is_nothing, kind_of

TEXT = frozenset({Column.TASK, Column.MEASURES, Column.DUTY})
NEVER = -1000
_NONE_FITS = -30
_VALUE = re.compile(r"\d+(?:\.\d+)?")  # what something costs, or counts for: 28000
_AMOUNT = re.compile(rf"约?\d[\d.,]*[余多万亿千百]{{0,3}}{UNIT}(?:以上|左右)?")  # what is to be reached: 30座
_HEADING = frozenset({*WHO, Column.NUMBER, Column.DEADLINE})
_NOTE_IN_CELL = re.compile(r"\s*[（(]?注[：:1]")
_NOTE = re.compile(
    r"\s*(?:[（(]?注[：:1]|备注|附件|附注|填表|[（(]?此件|主办|版权|分享|打印|来源|上一[篇条]|下一[篇条])"
)
_SENTENCE = re.compile(r"[。；，]")
_BETWEEN = re.compile(r"[、，,；;](?![^（(]*[）)])")
_TITLE_LENGTH = 24
_GROUP_LENGTH = 24
_NAME_LENGTH = 3
_WORD_LENGTH = 12
_DEED_LENGTH = 6  # 建设处 is an office, 建设湿地监测平台 is done
_DEED = re.compile(
    r"\d{1,2}[.．、]|(?:建设|设立|新增|制定|编制|开办|举办)(?![局委处科厅部和与]|管理|规划|工程|交通|发展|投资|集团|银行)"
)
_LONGEST_NAME = 18
# what closes a sentence is a name if it opens or ends as one does: 县林业局。 and not 建成监测站。
_SURELY = re.compile(
    r"^[各区县市省州镇乡]|[局委处科办部署司]$|(?:委员会|办公室|公司|集团|政府|街道|单位|部门|中心)(?:[（(][^（()）]*[）)])?$"
)
# 行动一：修复湿地, 专题3：…: the title of a part that counts by a word of its own
_COUNTED = re.compile(
    r"(?:行动|任务|工程|专项|板块|部分|专题|领域|方面|目标)[一二三四五六七八九十\d]{1,3}[：:、\s]|第[一二三四五六七八九十]+[章节部条]"
)


@dataclass(frozen=True, slots=True)
class CellWords:
    """What a cell is by its own words; `is_number` tells that it counts on with the numbers of rows above.

    `is_group` tells, where the kinds of numbers part groups from the tasks in them, which of both it titles.
    `counts_tasks` tells that its number goes on with those of the titles above.
    `is_none` tells words that are no cell: a note below the table, or a header of another (牵头单位).
    """

    text: str
    kind: CellKind
    mark: Mark | None
    is_number: bool
    is_nothing: bool
    is_none: bool
    is_sentence: bool
    is_group: bool | None = None
    counts_tasks: bool = False

    @property
    def closes_note(self) -> bool:
        """Whether the words are a note, which may close a cell: 注：以实际为准。."""
        return bool(_NOTE_IN_CELL.match(self.text))

    @property
    def is_open(self) -> bool:
        """Whether the words go on: 县林业局、."""
        return self.text.endswith(("、", "，", ","))

    @property
    def heads_part(self) -> bool:
        """Whether the words say that they title a part: 一、湿地修复, 行动一：修复湿地."""
        is_short = not re.search(r"[。；]", self.text) and len(self.text) <= 2 * _TITLE_LENGTH
        return is_short and (self.kind is CellKind.PART or bool(_COUNTED.match(self.text)))

    @property
    def says_deed(self) -> bool:
        """Whether the words open with what is done: 推进示范工程."""
        return says_deed(self.text)

    @property
    def names_persons(self) -> bool:
        """Whether the words may be the names of persons: 王禾、李青."""
        is_short = all(len(name) <= _NAME_LENGTH for name in _BETWEEN.split(self.text))
        return self.kind is CellKind.TEXT and is_short

    @property
    def may_title(self) -> bool:
        """Whether the words may title what stands below them: few, and no sentence."""
        is_other = self.is_sentence or self.is_nothing or self.is_none or self.text.startswith("《")
        return self.kind is CellKind.TEXT and not is_other


@lru_cache(maxsize=8192)  # several headers may be tried above the same cells
def words_of(cell: str, *, is_number: bool) -> CellWords:
    """Return what a cell is by its words."""
    text = squeeze(cell)
    kind = _kind(cell)
    return CellWords(
        text=text,
        kind=kind,
        mark=read_mark(text),
        is_number=is_number,
        is_nothing=is_nothing(text),
        is_none=bool(_NOTE.match(cell)) or column_of(text) in _HEADING,
        is_sentence=bool(_SENTENCE.search(text)) or len(text) > _TITLE_LENGTH,
    )


def _kind(cell: str) -> CellKind:
    """Return the kind of a cell; no name opens with what is done, and one that no rule knows may be among others."""
    kind, text = kind_of(cell), squeeze(cell)
    names = [name for name in _BETWEEN.split(text.rstrip("。")) if name]
    if kind is CellKind.WHO:
        return CellKind.TEXT if any(_says_deed(name, closed=text.endswith("。")) for name in names) else kind
    if kind is not CellKind.TEXT or len(names) < 2 or re.search(r"[，；。：]", text):
        return kind
    known = sum(is_body(name) or kind_of(name) is CellKind.WHO for name in names)
    is_list = all(len(name) <= _LONGEST_NAME and not says_deed(name) for name in names)
    return CellKind.WHO if is_list and known * 2 >= len(names) else kind


def _says_deed(name: str, *, closed: bool) -> bool:
    """Tell words that end as a name does and yet say what is done: 5.设立湿地委员会, 布置展厅。, 新建哨所2处."""
    is_deed = says_deed(name) or bool(_DEED.match(name))
    if is_deed and (closed or len(name) >= _DEED_LENGTH):
        return True
    return bool(re.search(r"\d", name)) or (closed and not _SURELY.search(name))


def with_groups(cells: Sequence[CellWords], columns: Sequence[Column | None]) -> list[CellWords]:
    """Return the cells with what those title whose numbers are of the kinds that open the table: （一） above （1）."""
    groups = columns[: columns.index(Column.TASK)].count(Column.GROUP) if Column.TASK in columns else 0
    kinds = [cell.mark.kind for cell in cells[: groups + 1] if cell.mark]
    if not groups or len(kinds) <= groups or kinds != sorted(set(kinds)):
        return list(cells)
    told = [replace(c, is_group=c.mark.kind is not kinds[-1]) if c.mark and c.mark.kind in kinds else c for c in cells]
    return [replace(c, counts_tasks=c.is_group is False) for c in told] if _count_on(told) else told


def _count_on(cells: Sequence[CellWords]) -> bool:
    """Tell whether the numbers of tasks go on from one to the next, or begin anew right below a group.

    Else some of them count what is done: （1）… below （2）….
    """
    last = 0
    for above, cell in pairwise(cells):
        if cell.is_group is not False or cell.mark is None:
            continue
        if cell.mark.number != last + 1 and not (cell.mark.number == 1 and above.is_group):
            return False
        last = cell.mark.number
    return last > 1


def with_times_as_words(cells: Sequence[CellWords], columns: Sequence[Column | None]) -> list[CellWords]:
    """Return the cells, where no column asks by when, with those that say so in words as what is done: 持续推进。."""
    if Column.DEADLINE in columns:
        return list(cells)
    return [
        replace(c, kind=CellKind.TEXT) if c.kind is CellKind.DEADLINE and not re.search(r"\d", c.text) else c
        for c in cells
    ]


class Titles(Enum):
    """What titles the tasks of a table: nothing apart from what is done, a few words, sentences too, or a number."""

    NONE = "none"
    NUMBERED = "numbered"
    WORDS = "words"
    SENTENCES = "sentences"


def titles_of(cells: Sequence[CellWords], columns: Sequence[Column | None]) -> Titles:
    """Return what titles the tasks of a table, told by its first title: that of the first row is printed above all."""
    if Column.TASK not in columns or Column.MEASURES not in columns:
        return Titles.NONE
    texts = [cell for cell in cells if cell.kind is CellKind.TEXT and not cell.heads_part]
    if texts and texts[0].mark and Column.NUMBER not in columns:
        return Titles.NUMBERED
    return Titles.WORDS if texts and any(cell.may_title for cell in texts[:2]) else Titles.SENTENCES


def fit(cell: CellWords, column: Column | None, titles: Titles) -> int:
    """Return how well a cell fits a column: numbers, names and times where they are asked."""
    if cell.is_number or column is Column.NUMBER:
        return 30 if cell.is_number and column is Column.NUMBER else NEVER
    if cell.is_nothing:
        return -5 if column in TEXT else 0
    return _NONE_FITS if cell.is_none else _fit_words(cell, column, titles)


def _fit_words(cell: CellWords, column: Column | None, titles: Titles) -> int:
    if _VALUE.fullmatch(cell.text) and (column is None or column in TEXT):
        return -10 if column else 10
    if column in WHO or column is Column.BYSTANDER:
        return 20 if cell.kind is CellKind.WHO else -10
    if column is Column.DEADLINE:
        return 20 if cell.kind is CellKind.DEADLINE else _fit_no_time(cell.text)
    if column is Column.GROUP:
        return _fit_group(cell)
    return _fit_text(cell, column, titles) if column else _fit_unknown(cell)


def _fit_no_time(text: str) -> int:
    """By when may be said in words that no rule knows, and hardly in a sentence without a time."""
    if len(text) <= _WORD_LENGTH:
        return -5
    return -12 if not text.endswith("。") or START.search(text) else _NONE_FITS


def _fit_unknown(cell: CellWords) -> int:
    """A column that no rule knows holds the names of persons (分管领导), documents (参考文件), or remarks."""
    return 10 if cell.names_persons or cell.text.startswith("《") else -2


def _fit_group(cell: CellWords) -> int:
    """What groups tasks is a word: it promises nothing."""
    if cell.is_group is not None:
        return 15 if cell.is_group else -10
    is_said = bool(_SENTENCE.search(cell.text) or _AMOUNT.fullmatch(cell.text))
    if is_said or len(cell.text) > _GROUP_LENGTH or cell.kind is CellKind.DEADLINE:
        return -10
    return {CellKind.PART: 15, CellKind.WHO: 4 if not _BETWEEN.search(cell.text) else -5}.get(cell.kind, 10)


def _fit_text(cell: CellWords, column: Column, titles: Titles) -> int:
    if cell.is_group or cell.kind not in (CellKind.TEXT, CellKind.PART):
        return -10
    if cell.counts_tasks:
        return 20 if column is Column.TASK else -10
    if cell.names_persons:
        return 0
    if titles is Titles.NONE or column not in TEXT:
        return 2 if cell.heads_part and cell.kind is CellKind.TEXT else 10
    if column is Column.MEASURES:
        return 13 if cell.is_sentence else 8
    return _fit_title(cell, titles)


def _fit_title(cell: CellWords, titles: Titles) -> int:
    if titles is Titles.NUMBERED:
        return -2 if cell.mark is None else 9 if cell.is_sentence else 15
    if titles is Titles.SENTENCES:
        return 11
    return -2 if cell.is_sentence else 13
