"""A report as a workbook: one sheet a subject, its head frozen, filters on, widths set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any

from kg.design import KINDS, RULE
from kg.diff.elements import Spot
from kg.diff.model import Fate, MeasureDiff, PlanDiff, YearDiff
from kg.reports.archive import still_archive
from kg.reports.promises import movement
from kg.reports.scope import scope_items, scope_rule, scope_warnings
from kg.reports.times import due_text
from kg.reports.voice import Voice, passage

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_ILLEGAL = {code: None for code in range(32) if code not in (9, 10, 13)}
_LONGEST = 32_000  # characters that a cell may hold, less what an escape may add
_LINE, _TALLEST = 15.5, 400.0  # points
_A3, _A4, _WIDE = 8, 9, 160
_HEADER = 200  # characters: Excel takes 255 in all three parts of a header
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its columns with their widths in characters, and its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str | int | float, ...], ...]


def write_xlsx(diff: YearDiff, language: str) -> bytes:
    """Return the comparison as a workbook, always the same bytes for the same comparison."""
    from openpyxl import Workbook  # noqa: PLC0415 - an optional package

    book = Workbook()
    book.remove(book.worksheets[0])
    confined = Voice(language)("；", "; ").join(scope_items(diff, Voice(language)))
    for sheet in sheets(diff, language):
        page = book.create_sheet(sheet.name)
        _fill(page, sheet)
        page.oddHeader.center.text = confined.replace("&", "&&")[:_HEADER] or None
    book.properties.creator, book.properties.subject = "policy-kg", confined or None
    out = BytesIO()
    book.save(out)
    return still_archive(out.getvalue())


def sheets(diff: YearDiff, language: str) -> tuple[Sheet, ...]:
    """Return the sheets: tasks, measures, responsibilities, figures, provinces, links that are not settled, sources.

    What a report is confined to stands before them.
    """
    voice = Voice(language)
    return (
        *(() if diff.scope.whole else (_confined(diff, voice),)),
        _tasks(diff, voice),
        _measures(diff, voice),
        _departments(diff, voice),
        _figures(diff, voice),
        _provinces(diff, voice),
        _proposed(diff, voice),
        _sources(diff, voice),
    )


def _fill(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an optional package

    page.append([title for title, _ in sheet.columns])
    for number, (_, width) in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    widths = [width for _, width in sheet.columns]
    page.row_dimensions[1].height = _height([title for title, _ in sheet.columns], widths)
    for index, row in enumerate(sheet.rows, start=2):
        page.append([_cell(value) for value in row])
        page.row_dimensions[index].height = _height(row, widths)
    _dress(page)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    _set_print(page, sum(widths))


def _dress(page: Worksheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415 - an optional package

    wrap, bold = Alignment(wrap_text=True, vertical="top", horizontal="left"), Font(bold=True)
    line = Border(bottom=Side("thin", color=RULE.lstrip("#")))
    fill = PatternFill("solid", start_color=KINDS["Plan"].fill.lstrip("#"))
    for row in page.iter_rows():
        for cell in row:
            cell.alignment, cell.border = wrap, line
            _as_text(cell)
            if isinstance(cell.value, float):  # how sure a link is: nothing else of a report is a fraction
                cell.number_format = "0%"
    for cell in page[1]:
        cell.font, cell.fill = bold, fill


def _height(row: Sequence[str | float], widths: Sequence[int]) -> float:
    """The height of a row in points: no office suite makes one that fits by itself from what openpyxl writes."""
    lines = [ceil(_width(str(value)) / max(width - 3, 3)) for value, width in zip(row, widths, strict=True)]
    return min(_LINE * max(1, *lines) + 2, _TALLEST)


def _width(text: str) -> int:
    """The width of a text in characters: one of Chinese takes two."""
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text)


def _set_print(page: Worksheet, width: int) -> None:
    """Landscape, as wide as the sheet and as many pages as it needs; A3 for a wide one."""
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 - an optional package

    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A3 if width > _WIDE else _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _cell(value: str | float) -> str | float:
    return value.translate(_ILLEGAL)[:_LONGEST] if isinstance(value, str) else value


def _as_text(cell: Any) -> None:
    """Nothing that a document says is a formula."""
    if isinstance(cell.value, str) and cell.value.startswith(_FORMULA):
        cell.data_type = "s"
        cell.quotePrefix = True


def _confined(diff: YearDiff, voice: Voice) -> Sheet:
    """What the workbook is confined to, which filters and sheets would not show."""
    said = (*scope_items(diff, voice), scope_rule(voice), *scope_warnings(diff, voice))
    return Sheet(
        voice("范围", "scope"),
        _columns(voice, "本工作簿只包括|this workbook is confined to|110"),
        tuple((one,) for one in said),
    )


def _tasks(diff: YearDiff, voice: Voice) -> Sheet:
    columns = _columns(
        voice,
        "前一年计划|earlier plan|12",
        "前一年任务|earlier task|8",
        "前一年题目|earlier title|34",
        "变化|change|12",
        "把握|confidence|9",
        "人工确认|confirmed|9",
        "后一年计划|later plan|12",
        "后一年任务|later task|8",
        "后一年题目|later title|34",
        "移至另一部分|moved|8",
        "前一年部门|departments before|26",
        "后一年部门|departments after|26",
        "前一年时限|deadline before|16",
        "后一年时限|deadline after|16",
        "前一年位置|earlier passage|22",
        "后一年位置|later passage|22",
    )
    return Sheet(voice("任务", "tasks"), columns, tuple(row for step in diff.steps for row in _task_rows(step, voice)))


def _task_rows(step: PlanDiff, voice: Voice) -> Iterator[tuple[str | int | float, ...]]:
    for task in step.tasks:
        new = task.later
        right = (new.spot.element.plan, new.spot.task, new.spot.title)
        for tie in task.ties:
            old = tie.earlier
            yield (
                old.spot.element.plan, old.spot.task, old.spot.title, voice.change(tie.change.value), tie.confidence,
                _yes(tie.confirmed, voice), *right, _yes(task.moved, voice), voice.bearers(old.bearers),
                voice.bearers(new.bearers), due_text(old, voice), due_text(new, voice), _place(old.spot),
                _place(new.spot),
            )  # fmt: skip
        if not task.ties:
            empty = ("", "", "", voice.change("New"), "", "")
            yield (*empty, *right, "", "", voice.bearers(new.bearers), "", due_text(new, voice), "", _place(new.spot))
    for fate in (fate for fate in step.fates if not fate.ties):
        old = fate.earlier
        left = (old.spot.element.plan, old.spot.task, old.spot.title, voice.change("Dropped"), "", "")
        yield (*left, "", "", "", "", voice.bearers(old.bearers), "", due_text(old, voice), "", _place(old.spot), "")


def _measures(diff: YearDiff, voice: Voice) -> Sheet:
    columns = _columns(
        voice,
        "前一年任务|earlier task|8",
        "句|sentence|6",
        "前一年举措|earlier measure|60",
        "情况|standing|10",
        "联系|link|10",
        "把握|confidence|9",
        "移自另一任务|moved|9",
        "变化|what changed|36",
        "后一年任务|later task|8",
        "句|sentence|6",
        "后一年举措|later measure|60",
        "行动主体|addressee|16",
        "前一年位置|earlier passage|22",
        "后一年位置|later passage|22",
    )
    rows = [row for step in diff.steps for task in step.tasks for m in task.measures for row in _measure_rows(m, voice)]
    rows += [_gone(part, voice) for step in diff.steps for f in step.fates for part in f.measures if not part.heirs]
    return Sheet(voice("举措", "measures"), columns, tuple(rows))


def _measure_rows(measure: MeasureDiff, voice: Voice) -> Iterator[tuple[str | int | float, ...]]:
    new = measure.later
    changes = voice("；", "; ").join(voice.aspect(aspect) for aspect in measure.aspects)
    right = (new.spot.task, _sentence(new.spot), new.spot.text, new.actor or "")
    standing = voice.standing(measure.standing)
    for origin in measure.origins:
        old = origin.earlier.spot
        yield (
            old.task, _sentence(old), old.text, standing, voice.change(origin.change.value), origin.confidence,
            _yes(origin.moved, voice), changes, *right, _place(old), _place(new.spot),
        )  # fmt: skip
    if not measure.origins:
        yield ("", "", "", standing, "", "", "", changes, *right, "", _place(new.spot))


def _gone(fate: Fate, voice: Voice) -> tuple[str | int | float, ...]:
    old = fate.earlier
    left = (old.spot.task, _sentence(old.spot), old.spot.text, voice.standing(fate.standing), "", "", "", "")
    return (*left, "", "", "", old.actor or "", _place(old.spot), "")


def _departments(diff: YearDiff, voice: Voice) -> Sheet:
    columns = _columns(
        voice,
        "部门|department|22",
        "全称|full name|34",
        "前一年任务|tasks before|26",
        "后一年任务|tasks after|30",
        "增加|gained|16",
        "减少|lost|16",
        "其中未再列入|of these not carried on|16",
        "延续|carried on|20",
    )
    rows = (
        (
            voice.name_of(one),
            one.name,
            *(voice("；", "; ").join(voice.borne(one.name, sides)) for sides in (one.earlier, one.later)),
            *(voice.tasks(sides) for sides in (one.gained, one.lost, one.dropped, one.kept)),
        )
        for step in diff.steps
        for one in step.departments
    )
    return Sheet(voice("责任", "responsibilities"), columns, tuple(rows))


def _figures(diff: YearDiff, voice: Voice) -> Sheet:
    columns = _columns(
        voice,
        "指标|indicator|30",
        "年度|year|8",
        "文件|document|12",
        "目标|target|14",
        "原文|as printed|50",
        "判断|verdict|12",
        "理由|reason|50",
        "变化|change|16",
        "位置|passage|26",
    )
    rows = (
        (
            one.indicator, target.plan_year, target.plan, target.value, target.quote,
            voice.verdict(target.judgement.verdict.value) if target.judgement else "",
            target.judgement.reason if target.judgement else "", movement(one, voice),
            ", ".join(f"{p.source} {p.start}–{p.end}" for p in target.passage),
        )
        for one in diff.figures
        for target in (*one.earlier, *one.between, *one.later)
    )  # fmt: skip
    return Sheet(voice("数字", "figures"), columns, tuple(rows))


def _provinces(diff: YearDiff, voice: Voice) -> Sheet:
    columns = _columns(
        voice,
        "年度|year|8",
        "省份类别|category|30",
        "要求|obligation|10",
        "任务|task|8",
        "句|sentence|6",
        "举措|measure|70",
        "位置|passage|24",
    )
    rows = (
        (
            m.spot.year,
            one.category,
            one.obligation.value if one.obligation else "",
            m.spot.task,
            _sentence(m.spot),
            m.spot.text,
            _place(m.spot),
        )
        for step in diff.steps
        for one in (*step.duties.earlier, *step.duties.later)
        for m in one.measures
    )
    return Sheet(voice("省份", "provinces"), columns, tuple(rows))


def _proposed(diff: YearDiff, voice: Voice) -> Sheet:
    columns = _columns(
        voice,
        "把握|score|9",
        "拟议|proposed|12",
        "前一年|earlier|24",
        "前一年文字|earlier text|60",
        "后一年|later|24",
        "后一年文字|later text|60",
    )
    rows = (
        (
            p.confidence,
            voice.change(p.change.value),
            voice.cite(p.earlier).text,
            p.earlier.text,
            voice.cite(p.later).text,
            p.later.text,
        )
        for step in diff.steps
        for p in step.proposed
    )
    return Sheet(voice("待确认", "to be confirmed"), columns, tuple(rows))


def _sources(diff: YearDiff, voice: Voice) -> Sheet:
    columns = _columns(
        voice,
        "标识|id|14",
        "年度|year|8",
        "标题|title|60",
        "文件|file|20",
        "发布日期|issued|14",
        "文号|number|24",
        "参与对比|compared|10",
    )
    compared = dict.fromkeys(facts for step in diff.steps for facts in (step.earlier, step.later))
    rows = (
        (f.identifier, f.year, f.title, f.source, f.issued or "", f.document_number or "", _yes(f in compared, voice))
        for f in (*compared, *diff.alone)
    )
    return Sheet(voice("来源", "sources"), columns, tuple(rows))


def _columns(voice: Voice, *said: str) -> tuple[tuple[str, int], ...]:
    """Columns from `Chinese|English|width in characters`."""
    parts = (one.split("|") for one in said)
    return tuple((voice(chinese, english), int(width)) for chinese, english, width in parts)


def _yes(said: bool, voice: Voice) -> str:  # noqa: FBT001
    return voice("是", "yes") if said else voice("否", "no")


def _sentence(spot: Spot) -> str | int:
    return spot.position if spot.position is not None else spot.number or ""


def _place(spot: Spot) -> str:
    return f"{spot.source} {passage(spot)}"
