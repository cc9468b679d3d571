"""The paper of a Word report: page, fonts and styles after GB/T 9704 and page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document

# 仿宋 for the text, 黑体 for 一、, 楷体 for （一）, a bold 宋体 for the title, and the Latin type beside them.
_SONG, _FANG, _HEI, _KAI = "宋体", "仿宋", "黑体", "楷体"
_LATIN = "Times New Roman"
_ADDED, _REMOVED, _SOFT = "00553F", "8D2A20", "55606E"


class _Look(NamedTuple):
    """A paragraph style: what it is based on, its font, size in points, and whether it is bold."""

    name: str
    font: str
    size: float
    bold: bool = False
    base: str | None = None


_LOOKS = (
    _Look("Normal", _FANG, 14),
    _Look("Title", _SONG, 18, bold=True),
    _Look("Subtitle", _KAI, 12),
    _Look("Heading 1", _HEI, 15),
    _Look("Heading 2", _KAI, 13, bold=True),
    _Look("Heading 3", _FANG, 12, bold=True),
    _Look("Caption", _KAI, 10.5),
    _Look("List Bullet", _FANG, 12),
    _Look("List Number", _FANG, 12),
    _Look("Report Facts", _FANG, 11, base="List Bullet"),
    _Look("Report Contents", _FANG, 12, base="Normal"),
    _Look("Report Contents Head", _HEI, 13, base="Normal"),
    _Look("Report Note", _KAI, 10.5, base="Normal"),
    _Look("Report Fold", _KAI, 10.5, base="Report Note"),
    _Look("Report Small List", _FANG, 10.5, base="List Bullet"),
    _Look("Report Head", _HEI, 10, base="Normal"),
    _Look("Report Cell", _FANG, 10, base="Normal"),
    _Look("Report Number", _FANG, 10, base="Report Cell"),
    _Look("Report Gap", _FANG, 6, base="Normal"),
)
_TIGHT = (
    "Report Head",
    "Report Cell",
    "Report Number",
    "Caption",
    "Report Note",
    "Report Small List",
    "List Bullet",
    "Report Facts",
    "Report Contents",
)


def set_styles(document: Document, language: str, *, own_page: bool) -> None:
    """Give a document the styles that a report needs; with `own_page` also the page and the fonts of known styles."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - an optional package

    if own_page:
        _set_page(document)
    for look in _LOOKS:
        new = look.name not in document.styles
        if new:
            document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
        if new or own_page:
            _set_look(document, look)
    _set_spacing(document)
    _set_spans(document)
    _set_language(document, language)


def add_page_numbers(document: Document) -> None:
    """Put the number of each page between dashes at its foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - an optional package
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    paragraph: Any = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.style = "Report Note"
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
    paragraph.add_run(" —")


def _set_page(document: Document) -> None:
    """A4 with the margins of GB/T 9704: 37 mm above, 35 below, 28 at the left, 26 at the right."""
    from docx.shared import Mm  # noqa: PLC0415 - an optional package

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)


def _set_look(document: Document, look: _Look) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 - an optional package
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    style: Any = document.styles[look.name]
    if look.base is not None:
        style.base_style = document.styles[look.base]
    style.font.name, style.font.size, style.font.bold, style.font.italic = _LATIN, Pt(look.size), look.bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), _LATIN)
    fonts.set(qn("w:eastAsia"), look.font)


def _set_spacing(document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - an optional package
    from docx.shared import Pt  # noqa: PLC0415

    styles: Any = document.styles
    for look in _LOOKS:
        layout = styles[look.name].paragraph_format
        tight = look.name in _TIGHT
        layout.space_before, layout.space_after = Pt(0), Pt(1 if tight else 4)
        layout.line_spacing = 1.15 if tight else 1.35
    for name, before in (("Heading 1", 18), ("Heading 2", 12), ("Heading 3", 9), ("Caption", 6)):
        styles[name].paragraph_format.space_before = Pt(before)
        styles[name].paragraph_format.keep_with_next = True
    for name in ("Title", "Subtitle"):
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in ("Report Head", "Report Fold", "Report Facts", "Report Contents Head", "Report Note"):
        styles[name].paragraph_format.keep_with_next = True
    styles["Report Contents Head"].paragraph_format.page_break_before = True
    styles["Report Number"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _drop_border(styles["Title"])


def _drop_border(style: Any) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 - an optional package

    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _set_spans(document: Document) -> None:
    """Added words are underlined, removed ones struck, so that black-and-white print tells them apart too."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - an optional package
    from docx.enum.text import WD_UNDERLINE  # noqa: PLC0415
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    for name in ("Strong", "Place", "Added", "Removed", "Moved", "Elsewhere"):
        if f"Report {name}" not in document.styles:
            document.styles.add_style(f"Report {name}", WD_STYLE_TYPE.CHARACTER)
    fonts: Any = {
        name: document.styles[f"Report {name}"].font
        for name in ("Strong", "Place", "Added", "Removed", "Moved", "Elsewhere")
    }
    fonts["Strong"].bold = True
    fonts["Place"].size, fonts["Place"].color.rgb = Pt(8.5), RGBColor.from_string(_SOFT)
    fonts["Added"].underline, fonts["Added"].color.rgb = WD_UNDERLINE.SINGLE, RGBColor.from_string(_ADDED)
    fonts["Removed"].strike, fonts["Removed"].color.rgb = True, RGBColor.from_string(_REMOVED)
    fonts["Moved"].underline = WD_UNDERLINE.DOUBLE
    fonts["Elsewhere"].underline = WD_UNDERLINE.DOTTED


def _set_language(document: Document, language: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an optional package
    from docx.oxml.ns import qn  # noqa: PLC0415

    properties: Any = document.styles["Normal"].element.get_or_add_rPr()
    found = properties.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        properties.append(found)
    found.set(qn("w:val"), "en-US" if language == "zh" else "en-GB")
    found.set(qn("w:eastAsia"), "zh-CN")
