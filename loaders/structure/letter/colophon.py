"""The lines around a plan that only name annexes, and who printed, sent or holds the document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.reading.annex_marks import listed_annexes, names_annex, read_annex_mark
from loaders.reading.squeezing import squeeze
from loaders.structure.letter.header_lines import TITLE_LENGTH
from loaders.structure.numbering import read_mark
from loaders.structure.paragraphs import Paragraph

# below a plan: who printed it and when, to whom copies went
_COLOPHON = re.compile(
    r".{0,40}(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日印发|抄送[：:].*|[（(]?联系人[：:].*|责任编辑[：:].*"
)
# who printed it, and when, with wide blanks between
_PRINTER = re.compile(r"[一-鿿]{2,30}(?:办公室|办公厅|秘书处|委员会|厅|局|委|办|政府|中心)")
_PRINTED = re.compile(r"(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日印发")
_ANNEX_LISTED = re.compile(
    r"[0-9]{1,2}[.．、][^。；]{2,50}(?:表|清单|名单|方案|计划|办法|说明|样式|台账|分工|目录|目标)"
)


def colophon(body: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the lines that only name annexes and who printed, sent or holds the document."""
    found: list[Paragraph] = []
    is_list, is_alone = False, False
    listed = listed_annexes([paragraph.text for paragraph in body])
    for place, (paragraph, below) in enumerate(zip(body, (*body[1:], None), strict=False)):
        text = squeeze(paragraph.text)
        mark = read_annex_mark(text)
        is_named = bool(_COLOPHON.fullmatch(text) or names_annex(text)) and "。" not in text.removesuffix("。")
        is_named = is_named or bool(below and _PRINTER.fullmatch(text) and _PRINTED.fullmatch(squeeze(below.text)))
        is_named = is_named or (is_alone and _names_an_annex(text))
        title = mark.title if mark and mark.has_colon else None  # "" where it stands on the next line
        is_list = (is_list and bool(_ANNEX_LISTED.fullmatch(text))) or (is_named and bool(title))
        is_alone = title == ""
        if is_named or is_list or place in listed:
            found.append(paragraph)
    return tuple(found)


def _names_an_annex(text: str) -> bool:
    """Tell the name of an annex below the line 附件：, which is short and neither a sentence nor numbered."""
    return len(text) <= TITLE_LENGTH and not re.search(r"[。；：|]", text) and read_mark(text) is None
