"""What a file that cannot be read is, and why a text is no plan of a kind that is read, in Chinese."""

from __future__ import annotations

import re

THINGS: dict[str, str] = {
    "text": "文字",
    "a web page (HTML)": "网页（HTML）",
    "a Word document (DOCX)": "Word 文件（DOCX）",
    "a PDF": "PDF 文件",
    "an old office document (DOC, WPS)": "旧版办公文件（DOC、WPS）",
    "a rich text document (RTF)": "RTF 文件",
    "an OpenDocument text (ODT)": "ODT 文件",
    "a picture (PNG)": "图片（PNG）",
    "a picture (JPEG)": "图片（JPEG）",
    "a picture (TIFF)": "图片（TIFF）",
    "an archive (RAR)": "压缩包（RAR）",
    "an archive (7z)": "压缩包（7z）",
    "an archive (gzip)": "压缩包（gzip）",
    "a workbook (XLSX)": "Excel 表格（XLSX）",
    "an old workbook (XLS, ET)": "旧版表格（XLS、ET）",
    "an OpenDocument workbook (ODS)": "ODS 表格",
    "a presentation (PPTX)": "演示文稿（PPTX）",
    "an OFD document": " OFD 文件",
}
"""What a blank of a message may hold that is said in words."""

_KIND = re.compile(r"(?P<name>.+?) \([a-z ]+\): (?P<why>.+)")
_WHY = (
    (r"no table header such as (.+)", r"没有“\1”这样的表头"),
    (r"(\d+) numbered items closed by words such as (.+)", r"以\2一类文字收尾的编号条目有 \1 条，不够"),
    (
        r"(\d+) numbered paragraphs with a title sentence, closed by words such as (.+)",
        r"首句为标题、以\2一类文字收尾的编号段落有 \1 段，不够",
    ),
    (
        r"(\d+) paragraphs with a title sentence under (.+) of a part such as (.+)",
        r"\3一类部分的\2之下，首句为标题的段落有 \1 段，不够",
    ),
    (
        r"a title such as (.+) without a heading that looks back, or (.+)",
        r"标题是\1一类而没有回顾工作的部分，或标题是\2",
    ),
    (r"no numbered paragraph that could be a task or a measure", "没有可以作为任务或举措的编号段落"),
)


def thing_in_chinese(said: str) -> str:
    """Return what a file is, or what it should be (text or Markdown), in Chinese; other words as they are."""
    parts = said.split(" or ")
    known = [THINGS.get(part, part) for part in parts if part in {*THINGS, "Markdown"}]
    return " 或 ".join(known) if len(known) == len(parts) else said


def kinds_in_chinese(listed: str) -> str:
    """Return the kinds that were looked for, parted by semicolons, each with why a text is none of it."""
    return "；".join(map(_kind, listed.split("; ")))


def _kind(seen: str) -> str:
    match = _KIND.fullmatch(seen)
    if match is None:
        return seen
    found = (re.sub(pattern, said, match["why"]) for pattern, said in _WHY if re.fullmatch(pattern, match["why"]))
    return f"{match['name']}（{next(found, match['why'])}）"
