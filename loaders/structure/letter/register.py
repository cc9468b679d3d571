"""The register that a page prints above a document, as the rows of a table: 索引号 | … | 发布日期 | 2024-05-06 |."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand
from loaders.structure.paragraphs import Paragraph

# what an entry is called, alone in its cell: 索 引 号：, 公开事项名称:, 发布时间
_NAME = re.compile(
    r"""
    (?: 索引号 | 信息索引 | (?:公开事项|信息|文件)?(?:名称|标题)
      | (?:信息|主题|组配|公开|服务对象|体裁|文件)(?:分类|类别|类型|词)
      | (?:发布|发文|印发|制发|公开|所属|主办|成文|制作)(?:机构|机关|单位|部门)
      | (?:发布|发文|印发|制发|公开|成文|生成|公布)(?:日期|时间) | (?:发文)?(?:字号|文号) | 发文字号
      | 关键[字词] | 主题词 | 有效性 | 时效性? | 公开(?:方式|范围|形式|时限) | (?:内容)?概述 | 信息来源 )
    [：:]?
    """,
    re.VERBOSE,
)
_FRAME = re.compile(r"[|\s:-]*\|[|\s:-]*")  # what Markdown draws between the rows, and a row of empty cells
_FEWEST = 2  # entries of a row, or rows of one entry: a table of tasks may have one column called so


def entries_apart(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a letter, each entry of its register on a line of its own, its name before it."""
    found = [_entries(paragraph.strand) for paragraph in paragraphs]
    fewest = 1 if sum(count > 0 for count, _ in found) >= _FEWEST else _FEWEST
    return tuple(
        replace(paragraph, strand=entry)
        for paragraph, (count, entries) in zip(paragraphs, found, strict=True)
        for entry in (entries if count >= fewest else (paragraph.strand,))
    )


def _entries(line: Strand) -> tuple[int, tuple[Strand, ...]]:
    """Return how many entries of a register a row has, and these, each with its name."""
    cells = tuple(line.split_at([match.end() for match in re.finditer(r"\|", line.text)]))
    opens = [place for place, cell in enumerate(cells[:-1]) if _NAME.fullmatch(squeeze(cell.text).strip("|"))]
    starts = [0, *(sum(len(cell) for cell in cells[:place]) for place in opens)]
    return len(opens), tuple(entry.strip() for entry in line.split_at(starts) if entry.text.strip())


def is_of_register(text: str) -> bool:
    """Tell an entry of a register, its name in a cell before it, or what is drawn between its rows: | --- | --- |."""
    name, stroke, _ = squeeze(text).partition("|")
    return bool(stroke and _NAME.fullmatch(name)) or bool(_FRAME.fullmatch(text))
