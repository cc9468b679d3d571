"""What a cell that lost its table is by its own words: whom it names, by when, what is done, a title, or no cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from loaders.annotate.bodies import is_body, says_deed
from loaders.genre.headers.columns import WHO, Column, column_of
from loaders.genre.numbering import Mark, read_mark
from loaders.genre.references import read_reference
from loaders.genre.squeezing import squeeze
from loaders.structure.tables.cell_kinds import CellKind, is_nothing, kind_of

SENTENCE = re.compile(r"[。；，]")
BETWEEN = re.compile(r"[、，,；;](?![^（(]*[）)])")
_HEADING = frozenset({*WHO, Column.NUMBER, Column.DEADLINE})
_NOTE_IN_CELL = re.compile(r"\s*[（(]?注[：:1]")
_NOTE = re.compile(
    r"\s*(?:[（(]?注[：:1]|备注|附件|附注|填表|[（(]?此件|主办|版权|分享|打印|来源|上一[篇条]|下一[篇条])"
)
_TITLE_LENGTH = 24
_NAME_LENGTH = 3
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
    """What a cell is by its own words; `is_none`: no cell, but a note below the table or a header (牵头单位)."""

    text: str
    kind: CellKind
    mark: Mark | None
    is_nothing: bool
    is_none: bool
    is_sentence: bool

    @property
    def closes_note(self) -> bool:
        """Whether the words are a note, which may close a cell: 注：以实际为准。."""
        return bool(_NOTE_IN_CELL.match(self.text))

    @property
    def refers(self) -> bool:
        """Whether the words refer to those of another cell: 同上, 同第3项."""
        return read_reference(self.text) is not None

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
        is_short = all(len(name) <= _NAME_LENGTH for name in BETWEEN.split(self.text))
        return self.kind is CellKind.TEXT and is_short

    @property
    def may_title(self) -> bool:
        """Whether the words may title what stands below them: few, and no sentence."""
        is_other = self.is_sentence or self.is_nothing or self.is_none or self.text.startswith("《")
        return self.kind is CellKind.TEXT and not is_other


@lru_cache(maxsize=8192)  # several headers may be tried above the same cells
def words_of(cell: str) -> CellWords:
    """Return what a cell is by its words."""
    text = squeeze(cell)
    kind = _kind(cell)
    return CellWords(
        text=text,
        kind=kind,
        mark=read_mark(text),
        is_nothing=is_nothing(text),
        is_none=bool(_NOTE.match(cell)) or column_of(text) in _HEADING,
        is_sentence=bool(SENTENCE.search(text)) or len(text) > _TITLE_LENGTH,
    )


def _kind(cell: str) -> CellKind:
    """Return the kind of a cell; no name opens with what is done, and one that no rule knows may be among others."""
    kind, text = kind_of(cell), squeeze(cell)
    if read_reference(text):
        return kind
    names = [name for name in BETWEEN.split(text.rstrip("。")) if name]
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
