"""Reads a workbook: each sheet that is shown as a table with its merged cells, and the lines above and below it."""

from __future__ import annotations

import posixpath
import re
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from kg.errors import SourceError
from kg.model import FurnitureKind, Note, Severity
from loaders.reading.layout import Grid, GridCell, Layout, Line, lay_out, visible
from loaders.reading.office_xml import (
    LARGEST_PART,
    Element,
    attribute,
    child,
    descendants,
    local,
    main_part,
    opened,
    parse_part,
)
from loaders.reading.xlsx_values import Formats, printed, printed_day, read_formats
from loaders.structure.copied_tables.converted_tables import heads_table

_HINT = "open it in Excel or WPS, save it again, and give that file"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
# the name that a program gives a new sheet, and one that only counts
_NAMED = re.compile(r"(?:Sheet|工作表|附件|附表|表)\s*[\d一二三四五六七八九十]*(?:\s*[（(]\d+[）)])?", re.IGNORECASE)
_HOW_TO = re.compile(r"(?:填[报表写]|使用|编制|操作)(?:说明|须知|要求)")
_ESCAPED = re.compile(r"_x([0-9A-Ca-cE-Fe-f][0-9A-Fa-f]{3}|[Dd][0-7][0-9A-Fa-f]{2})_")  # no half of a pair: D8 to DF
_SIGNED = re.compile(  # 填表人：张三 | 审核人：李四, below the table or above it
    r"(?:填[表报写]|制表|编制|上报|审[核批定]|复核|经办|联系|单位|部门|主要|分管)(?:单位|部门)?"
    r"(?:负责人|领导|人员?|单位|部门|日期|时间|电话)?(?:[（(][^）)]{0,6}[）)])?[：:]"
)
_ON = ("1", "true")
_FEWEST_HEADERS = 3
_MOST_CELLS = 200_000
_MOST_CHARACTERS = LARGEST_PART // 3  # a Chinese one takes three bytes; many cells may share one long text
_LINE = 64  # characters that a line counts besides its own: a cell over many rows has its lines in each of them

Place = tuple[int, int]
Rows = dict[int, dict[int, str]]


@dataclass(frozen=True, slots=True)
class _Merge:
    """A range that is one cell: its first and last row and column."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a sheet prints: its name, the filled cells by row and column, and the ranges that are one cell.

    `unsaved` counts the formulas whose value was not saved, `hides` tells of rows or columns that are not shown.
    """

    name: str
    rows: Rows
    merges: tuple[_Merge, ...]
    unsaved: int = 0
    hides: bool = False


def read_layout(data: bytes, path: Path) -> Layout:
    """Return the text of a workbook with its blocks: the sheets in their order, those that are hidden only noted.

    Raises `SourceError` if the file is damaged, encrypted, unpacks beyond bounds, or has more cells than a plan.
    """
    with opened(data, path, what="a workbook (XLSX)", hint=_HINT) as archive:
        sheets, hidden = _read_sheets(archive, path)
    unread = [Note(Severity.WARNING, f"the sheet {name} is hidden; it was not read") for name in hidden]
    return lay_out(_all_items(sheets), (*_notes(sheets), *unread))


def _notes(sheets: Sequence[_Sheet]) -> Iterator[Note]:
    """Tell what a person who looks at the sheets sees otherwise."""
    for sheet in sheets:
        if sheet.hides:
            yield Note(Severity.INFO, f"the sheet {sheet.name} hides rows or columns; they were read too")
        if sheet.unsaved:
            name, count = sheet.name, sheet.unsaved
            said = f"the sheet {name} has {count} formulas whose values were not saved; they are read as blank"
            yield Note(Severity.WARNING, said)


def _read_sheets(archive: zipfile.ZipFile, path: Path) -> tuple[list[_Sheet], list[str]]:
    """Return the sheets that print something, and the names of those that are hidden."""
    main = main_part(archive, "xl/workbook.xml", path)
    if main is None:
        raise SourceError(f"{path}: a workbook without its main part", hint=_HINT)
    workbook = parse_part(archive, main, path)
    places = _places(archive, main, path)
    related = dict(places.values())
    strings = _strings(archive, related.get("sharedStrings"), path)
    from_1904 = any(attribute(each, "date1904") in _ON for each in descendants(workbook, "workbookPr"))
    styles = parse_part(archive, related["styles"], path) if "styles" in related else None
    formats = read_formats(styles, from_1904=from_1904)
    sheets: list[_Sheet] = []
    hidden: list[str] = []
    room = LARGEST_PART
    for entry in descendants(workbook, "sheet"):
        name, kind = attribute(entry, "name") or "", attribute(entry, "state")
        _, place = places.get(attribute(entry, "id") or "", ("", ""))
        if kind in ("hidden", "veryHidden"):
            hidden.append(name)
            continue
        if not place:
            raise zipfile.BadZipFile(f"no part for the sheet {name}")
        room -= archive.getinfo(place).file_size
        if room < 0:
            raise _endless(name, path)
        sheet = _sheet(parse_part(archive, place, path), name, strings, formats, path)
        sheets.extend([sheet] if sheet.rows else [])
    return sheets, hidden


def _places(archive: zipfile.ZipFile, main: str, path: Path) -> dict[str, tuple[str, str]]:
    """Return what the workbook refers to: the kind and the name of each part, by its identifier."""
    folder, names = PurePosixPath(main).parent, {name.lower(): name for name in archive.namelist()}
    relations = str(folder / "_rels" / f"{PurePosixPath(main).name}.rels")
    if relations.lower() not in names:
        raise SourceError(f"{path}: a workbook that does not name its sheets", hint=_HINT)
    found: dict[str, tuple[str, str]] = {}
    for relation in parse_part(archive, names[relations.lower()], path):
        kind = (relation.get("Type") or "").rpartition("/")[2]
        target = relation.get("Target") or ""
        meant = (names.get(_part_name(folder, each)) for each in (target, unquote(target)))
        place = next((each for each in meant if each), None)
        if place is not None and relation.get("TargetMode") != "External":
            found[relation.get("Id") or ""] = (kind, place)
    return found


def _part_name(folder: PurePosixPath, target: str) -> str:
    """Return the name of the part that a relation means, in small letters: ../xl/Styles.xml is one of this package."""
    path = posixpath.join("/", str(folder), target.replace("\\", "/"))
    return posixpath.normpath(path).lstrip("/").lower()


def _strings(archive: zipfile.ZipFile, place: str | None, path: Path) -> list[str]:
    """Return the texts that cells share; what only says how a word is spoken is left out."""
    if place is None:
        return []
    return [_text(item) for item in parse_part(archive, place, path) if local(item) == "si"]


def _text(item: Element) -> str:
    """Return the text of a cell without the runs that are struck out, unless all are: that says a task is done."""
    runs = [item, *(each for each in item if local(each) == "r")]
    kept = "".join(_own_text(run) for run in runs if not _is_struck(run))
    return _unescaped(kept if visible(kept) else "".join(map(_own_text, runs)))


def _own_text(run: Element) -> str:
    return "".join(each.text or "" for each in run if local(each) == "t")


def _is_struck(run: Element) -> bool:
    struck = child(child(run, "rPr"), "strike")
    return struck is not None and (attribute(struck, "val") or "1") in _ON


def _unescaped(text: str) -> str:
    """Return a text with its characters that XML cannot hold, _x000A_, and without ends of lines of two of them."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n").replace("\r", "")


def _sheet(root: Element, name: str, strings: list[str], formats: Formats, path: Path) -> _Sheet:
    rows: Rows = {}
    room = _MOST_CHARACTERS
    for (row, column), cell in _cells(root):
        text = _cell_text(cell, strings, formats)
        room -= len(text)
        if room < 0:
            raise _endless(name, path)
        if visible(text):
            rows.setdefault(row, {})[column] = text
    width = len({column for row in rows.values() for column in row})
    if len(rows) * width > _MOST_CELLS:
        said = f"{path}: the sheet {name} has {len(rows)} rows and {width} columns, more than {_MOST_CELLS} cells"
        raise SourceError(said, hint="give the sheet that holds the plan, in a file of its own")
    merges = (_merge(attribute(each, "ref") or "") for each in descendants(root, "mergeCell"))
    ranges = tuple(merge for merge in merges if merge)
    sheet = _as_shown(_Sheet(name, dict(sorted(rows.items())), ranges, _unsaved(root), _hides(root)))
    if _weight(sheet) > _MOST_CHARACTERS:
        raise _endless(name, path)
    return sheet


def _unsaved(root: Element) -> int:
    """Count the formulas without a value: a program wrote the workbook, and nobody has opened it since."""
    formulas = (cell for _, cell in _cells(root) if child(cell, "f") is not None)
    values = (child(cell, "v") for cell in formulas)
    return sum(value is None or not value.text for value in values)


def _hides(root: Element) -> bool:
    return any(attribute(each, "hidden") in _ON for name in ("row", "col") for each in descendants(root, name))


def _endless(name: str, path: Path) -> SourceError:
    limit = LARGEST_PART // 2**20
    return SourceError(f"{path}: {name} unpacks to more than {limit} MiB", hint="this is no plan; check the file")


def _cells(root: Element) -> Iterator[tuple[Place, Element]]:
    """Yield the cells with their rows and columns; one that does not name its place follows the one before it."""
    number = 0
    for row in descendants(root, "row"):
        named = _place(f"A{attribute(row, 'r')}")
        number, column = named[0] if named else number + 1, 0
        for cell in row:
            if local(cell) == "c":
                place = _place(attribute(cell, "r") or "") or (number, column + 1)
                column = place[1]
                yield place, cell


def _as_shown(sheet: _Sheet) -> _Sheet:
    """Return a sheet without what its merged cells cover, and without ranges that cover each other or are blank."""
    numbers, columns = list(sheet.rows), sorted({column for row in sheet.rows.values() for column in row})
    room, taken, merges = _MOST_CELLS, set[Place](), []
    for merge in sheet.merges:
        if merge.left not in sheet.rows.get(merge.top, {}):
            continue
        across = columns[bisect_left(columns, merge.left) : bisect_right(columns, merge.right)]
        down = numbers[bisect_left(numbers, merge.top) : bisect_right(numbers, merge.bottom)]
        room -= len(across) * len(down)
        if room < 0:  # ranges that do not cover each other are no more than the sheet
            break
        places = {(row, column) for row in down for column in across}
        if not places & taken:
            taken |= places
            merges.append(merge)
    covered = taken - {(merge.top, merge.left) for merge in merges}
    shown = {n: {c: text for c, text in row.items() if (n, c) not in covered} for n, row in sheet.rows.items()}
    return replace(sheet, rows={n: row for n, row in shown.items() if row}, merges=tuple(merges))


def _weight(sheet: _Sheet) -> int:
    """Return how many characters a sheet prints, those of a cell over several rows in each of them."""
    numbers = list(sheet.rows)
    heights = {
        (each.top, each.left): bisect_right(numbers, each.bottom) - bisect_left(numbers, each.top)
        for each in sheet.merges
    }
    texts = (((n, c), text) for n, row in sheet.rows.items() for c, text in row.items())
    return sum(heights.get(place, 1) * (len(text) + _LINE * (text.count("\n") + 1)) for place, text in texts)


def _place(reference: str) -> Place | None:
    """Return the row and column of a reference such as B12, each from 1."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _merge(reference: str) -> _Merge | None:
    first, _, last = reference.partition(":")
    start, end = _place(first), _place(last)
    return _Merge(*start, *end) if start and end and start <= end else None


def _cell_text(cell: Element, strings: list[str], formats: Formats) -> str:
    """Return what a cell prints; a formula prints the value that it last had."""
    kind, value = attribute(cell, "t"), child(cell, "v")
    said = (value.text or "") if value is not None else ""
    if kind == "inlineStr":
        own = child(cell, "is")
        return _text(own) if own is not None else ""
    if kind == "s":
        return strings[int(said)] if said.isdecimal() and int(said) < len(strings) else ""
    if kind in ("str", "e"):
        return "" if kind == "e" else _unescaped(said)
    if kind == "d":
        return printed_day(said, formats.of(attribute(cell, "s")))
    if kind == "b":
        return "是" if said == "1" else "否"
    return printed(said, formats.of(attribute(cell, "s")), from_1904=formats.from_1904)


def _all_items(sheets: list[_Sheet]) -> Iterator[Line | Grid]:
    """Yield what all sheets print; a title that an earlier sheet has, and how to fill in the book, is set aside."""
    tables = sum(any(len(row) > 1 for row in sheet.rows.values()) for sheet in sheets)
    said: set[str] = set()
    for sheet in sheets:
        items = list(_items(sheet, is_one_of=(len(sheets), tables)))
        start = next((place for place, item in enumerate(items) if isinstance(item, Grid)), 0)
        for place, item in enumerate(items):
            if isinstance(item, Line) and _HOW_TO.fullmatch(sheet.name.strip()):
                yield replace(item, furniture=FurnitureKind.SOURCE_NOTE)
            elif isinstance(item, Line) and place < start and item.text in said:
                yield replace(item, furniture=FurnitureKind.PAGE_HEADER)
            else:
                yield item
        said.update(item.text for item in items if isinstance(item, Line))


def _items(sheet: _Sheet, *, is_one_of: tuple[int, int]) -> Iterator[Line | Grid]:
    """Yield the lines above the table, the sheet's name where no line says it, the table, the lines below.

    `is_one_of` are how many sheets there are, and how many with a table: those are parts of one plan.
    """
    filled = list(sheet.rows.items())
    wide = [place for place, (_, row) in enumerate(filled) if len(row) > 1 and not _is_signed(row)]
    start, end = (wide[0], wide[-1] + 1) if wide else (len(filled), len(filled))
    end = next((n for n in range(len(filled), end, -1) if _is_row(filled[n - 1], filled[start:end])), end)
    above = list(_lines(filled[:start]))
    yield from above
    name = sheet.name.strip()
    is_part = is_one_of[1] > 1 if start else is_one_of[0] > 1
    if start < end and is_part and not _NAMED.fullmatch(name) and name not in {line.text.strip() for line in above}:
        yield Line(name)
    if start < end:
        yield from _tables(filled[start:end], sheet.merges)
    yield from _lines(filled[end:])


def _tables(rows: list[tuple[int, dict[int, str]]], merges: tuple[_Merge, ...]) -> Iterator[Line | Grid]:
    """Yield the tables that stand one below the other on a sheet, with the lines above each.

    Below a blank row, or the title of the next one, other headers begin another table.
    """
    start = 0
    head: tuple[str, ...] = ()
    for place, (_, row) in enumerate(rows):
        words = tuple(row.values())
        if words == head or len(row) < _FEWEST_HEADERS or not heads_table(words):
            continue
        above = next((n for n in range(place, start, -1) if len(rows[n - 1][1]) > 1), start)
        is_apart = above < place or (place > 0 and rows[place][0] - rows[place - 1][0] > 1)
        if head and is_apart:
            yield _grid(dict(rows[start:above]), merges)
            yield from _lines(rows[above:place])
            start = place
        head = words
    yield _grid(dict(rows[start:]), merges)


def _is_signed(row: Mapping[int, str]) -> bool:
    """Tell a row that says who filled in the sheet and who answers for it, whatever number of cells it has."""
    return _SIGNED.match(row[min(row)].strip()) is not None


def _is_row(entry: tuple[int, Mapping[int, str]], table: list[tuple[int, dict[int, str]]]) -> bool:
    """Tell a last row with one cell that is of the table: it does not stand in the first column."""
    return (
        bool(table) and not _is_signed(entry[1]) and min(entry[1]) > min(column for _, row in table for column in row)
    )


def _lines(rows: list[tuple[int, dict[int, str]]]) -> Iterator[Line]:
    for _, row in rows:
        for text in row.values():
            yield from (Line(part) for part in text.split("\n"))


def _grid(rows: Rows, merges: tuple[_Merge, ...]) -> Grid:
    """Return the filled rows and columns as a table, blank ones between them left out."""
    numbers, columns = sorted(rows), sorted({column for row in rows.values() for column in row})
    spans = {(merge.top, merge.left): merge for merge in merges}

    def cell(row: int, column: int) -> GridCell:
        merge = spans.get((row, column), _Merge(row, column, row, column))
        height = bisect_right(numbers, merge.bottom) - bisect_left(numbers, row)
        width = bisect_right(columns, merge.right) - bisect_left(columns, column)
        text = tuple(rows[row][column].split("\n"))
        return GridCell(text, bisect_left(numbers, row), bisect_left(columns, column), max(height, 1), max(width, 1))

    return Grid(tuple(cell(row, column) for row in numbers for column in sorted(rows[row])))
