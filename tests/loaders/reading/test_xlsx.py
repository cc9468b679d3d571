"""Workbooks: a sheet is a table with its merged cells, between the lines above and below it."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from kg.errors import SourceError
from loaders import load_document
from loaders.reading.blocks import Reading
from loaders.reading.xlsx.values import printed, printed_day
from tests.loaders.reading.files import furniture, read, rows, texts
from tests.loaders.reading.rendering import convert

SHEET = "xl/worksheets/sheet1.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
HEADER = ["序号", "重点任务", "具体举措", "牵头单位", "配合单位", "完成时限"]


def _written(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _plan(sheet: Worksheet) -> None:
    """Fill a sheet as offices do: a title over all columns, parts over all columns, tasks over several rows."""
    sheet["A1"] = "附件"
    sheet["A2"] = "2025年林业重点任务清单"
    sheet.merge_cells("A2:F2")
    sheet.append([])
    sheet.append(HEADER)
    sheet.append(["一、加强巡护"])
    sheet.merge_cells("A5:F5")
    sheet.append([1, "完善巡护制度", "新建巡护站2个。\n培训护林员500名。", "市林业局", "市财政局", date(2025, 6, 30)])
    sheet.append([None, None, "建立会商制度。", "市应急局", None, date(2025, 12, 1)])
    for merged in ("A6:A7", "B6:B7"):
        sheet.merge_cells(merged)
    sheet["F6"].number_format = 'yyyy"年"m"月"d"日"'
    sheet["F7"].number_format = 'yyyy"年"m"月"'
    sheet.append(["注：任务按月调度。"])


def _book() -> Workbook:
    book = Workbook()
    _plan(book.worksheets[0])
    return book


def _cells(tmp_path: Path, *values: tuple[float | date, str]) -> list[str]:
    """Return what cells of these values and formats print, below a header."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["甲"] * len(values))
    for column, (value, form) in enumerate(values, start=1):
        sheet.cell(2, column, value).number_format = form
    return rows(read(_written(book), tmp_path / "plan.xlsx"))[1]


def test_a_sheet_is_a_table_between_its_lines(tmp_path: Path) -> None:
    reading = read(_written(_book()), tmp_path / "plan.xlsx")
    assert texts(reading) == ["附件", "2025年林业重点任务清单", "注：任务按月调度。"]
    assert rows(reading) == [
        HEADER,
        ["一、加强巡护"],
        ["1", "完善巡护制度", "新建巡护站2个。|培训护林员500名。", "市林业局", "市财政局", "2025年6月30日"],
        ["1", "完善巡护制度", "建立会商制度。", "市应急局", "", "2025年12月"],
    ]


def test_a_plan_in_a_workbook_has_its_tasks_departments_and_times(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(_written(_book()))
    document = load_document(path)
    (task,) = document.tasks
    assert (task.number, task.title, document.header.year) == ("1", "完善巡护制度", 2025)
    assert [(m.text, m.deadline and m.deadline.due) for m in task.measures] == [
        ("新建巡护站2个。", date(2025, 6, 30)),
        ("培训护林员500名。", date(2025, 6, 30)),
        ("建立会商制度。", date(2025, 12, 31)),
    ]
    assert [[r.name for r in m.responsibilities] for m in task.measures] == [
        ["市林业局", "市财政局"],
        ["市林业局", "市财政局"],
        ["市应急局"],
    ]


def test_who_filled_in_a_sheet_is_no_row_of_it(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["填报单位：市林业局", None, "填报日期：2025年2月"])
    sheet.append(["序号", "任务", "责任单位"])
    sheet.append([1, "加强巡护", "市林业局"])
    sheet.append(["填表人：张三", "审核人（签字）：", "联系电话：12345678"])
    reading = read(_written(book), tmp_path / "plan.xlsx")
    assert rows(reading) == [["序号", "任务", "责任单位"], ["1", "加强巡护", "市林业局"]]
    assert texts(reading)[-3:] == ["填表人：张三", "审核人（签字）：", "联系电话：12345678"]


def test_numbers_print_as_their_formats_say(tmp_path: Path) -> None:
    found = _cells(tmp_path, (0.15, "0%"), (0.985, "0.0%"), (0.1 + 0.2, "General"), (12000, "#,##0"), (3.5, "0.00_ "))
    assert found == ["15%", "98.5%", "0.3", "12000", "3.5"]


def test_days_print_the_parts_that_their_formats_have(tmp_path: Path) -> None:
    day = date(2025, 6, 30)
    found = _cells(tmp_path, (day, "yyyy/m/d"), (day, "yyyy-mm"), (day, 'm"月"d"日"'), (45838, "[$-804]yyyy年m月;@"))
    assert found == ["2025年6月30日", "2025年6月", "6月30日", "2025年6月"]


def test_numbers_print_with_the_words_of_their_formats_and_rounded_as_they_say(tmp_path: Path) -> None:
    forms = ('0"所"', '#,##0 "人"', "000", "0%", '"¥"#,##0.0', '[>=10000]0.0,"万";0', "0.00E+00", "[h]:mm")
    numbers = (12, 55000, 3, 0.43333, 1234.56, 12000, 5, 0.5)
    found = _cells(tmp_path, *zip(numbers, forms, strict=True))
    assert found == ["12所", "55000人", "003", "43%", "1234.6", "12000", "5", "0.5"]


def test_the_year_of_a_chinese_format_is_a_year(tmp_path: Path) -> None:
    found = _cells(tmp_path, (45838, '[$-804]e"年"m"月"d"日";@'), (45838, "General"))
    assert found == ["2025年6月30日", "45838"]


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [("1.2E+20", "", "120000000000000000000"), ("1E+400", "0%", "1E+400"), ("2958460", "yyyy-m-d", "2958460")],
)
def test_numbers_beyond_all_bounds_stay_what_they_are(value: str, code: str, said: str) -> None:
    assert printed(value, code, from_1904=True) == said


def test_a_day_that_is_written_out_is_a_day() -> None:
    written = (("2025-06-30T00:00:00", ""), ("2025-06-30", "yyyy-m"), ("甲", ""))
    found = [printed_day(day, code) for day, code in written]
    assert found == ["2025年6月30日", "2025年6月", "甲"]


def test_a_day_in_a_format_of_the_chinese_edition_is_a_day(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["甲", "乙"])
    book.worksheets[0].append(["丙", 45838])
    plain, chinese = b'<cellXfs count="1"><xf numFmtId="0"', b'<cellXfs count="1"><xf numFmtId="57"'
    data = _rewritten(_written(book), "xl/styles.xml", plain, chinese)
    assert rows(read(data, tmp_path / "plan.xlsx")) == [["甲", "乙"], ["丙", "2025年6月"]]


def test_days_may_be_counted_from_1904(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["甲", "乙"])
    book.worksheets[0].append(["丙", 44376])
    book.worksheets[0]["B2"].number_format = "yyyy-m-d"
    data = _rewritten(_written(book), "xl/workbook.xml", b"<workbookPr", b'<workbookPr date1904="1"')
    assert rows(read(data, tmp_path / "plan.xlsx"))[1] == ["丙", "2025年6月30日"]


def test_several_sheets_follow_each_other_and_one_without_a_title_has_its_name(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].title = "保护"
    for name in ("运用", "Sheet3"):
        book.create_sheet(name)
    for number, sheet in enumerate(book.worksheets, start=1):
        sheet.append(["序号", "任务"])
        sheet.append([number, "加强巡护"])
    reading = read(_written(book), tmp_path / "plan.xlsx")
    assert texts(reading) == ["保护", "运用"]
    assert rows(reading)[1::2] == [["1", "加强巡护"], ["2", "加强巡护"], ["3", "加强巡护"]]


def test_sheets_of_one_title_are_its_parts_and_how_to_fill_them_in_is_set_aside(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].title = "填报说明"
    book.worksheets[0].append(["一、本表由各单位填报。"])
    for name in ("保护", "运用"):
        sheet = book.create_sheet(name)
        for row in ([f"附件{name}"], ["2025年重点任务清单"], ["序号", "任务"], [1, "加强巡护"]):
            sheet.append(row)
    reading = read(_written(book), tmp_path / "plan.xlsx")
    assert texts(reading) == ["附件保护", "2025年重点任务清单", "保护", "附件运用", "运用"]
    assert furniture(reading) == ["一、本表由各单位填报。", "2025年重点任务清单"]


def test_a_hidden_sheet_is_not_read_and_noted(tmp_path: Path) -> None:
    book = _book()
    book.create_sheet("内部").append(["不公开", "的"])
    book.worksheets[1].sheet_state = "hidden"
    reading = read(_written(book), tmp_path / "plan.xlsx")
    assert "不公开" not in reading.source.text
    assert [note.message for note in reading.notes] == ["the sheet 内部 is hidden; it was not read"]


def test_blank_rows_and_columns_are_left_out(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["C2"], sheet["E2"], sheet["C900000"], sheet["E900000"] = "序号", "任务", "1", "加强巡护"
    sheet["A5"].number_format = "0%"
    assert rows(read(_written(book), tmp_path / "plan.xlsx")) == [["序号", "任务"], ["1", "加强巡护"]]


def test_what_a_merged_cell_covers_is_not_shown(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["序号", "任务"], ["1", "加强巡护"], ["2", "旧"], ["3", "建立制度"]):
        book.worksheets[0].append(row)
    merge = b'</sheetData><mergeCells><mergeCell ref="B2:B3"/></mergeCells>'
    data = _rewritten(_written(book), SHEET, b"</sheetData>", merge)
    assert rows(read(data, tmp_path / "plan.xlsx"))[1:] == [["1", "加强巡护"], ["2", "加强巡护"], ["3", "建立制度"]]


def test_ranges_that_cover_each_other_cost_nothing(tmp_path: Path) -> None:
    ranges = b"".join(b'<mergeCell ref="A%d:XFD1048576"/>' % row for row in range(2, 9000))
    merges = b"</sheetData><mergeCells>" + ranges + b"</mergeCells>"
    book = Workbook()
    for row in (("序号", "任务"), ("1", "加强巡护"), *[(None, "甲")] * 9000, ("2", "乙")):
        book.worksheets[0].append(row)
    data = _rewritten(_written(book), SHEET, b"</sheetData>", merges)
    assert rows(read(data, tmp_path / "plan.xlsx")) == [["序号", "任务"]]


def test_a_cell_that_does_not_name_its_place_follows_the_one_before_it(tmp_path: Path) -> None:
    bare = (
        b"<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row><row><c><v>4</v></c></row></sheetData>"
    )
    data = _rewritten(_written(Workbook()), SHEET, b"</sheetData>", bare)
    assert rows(read(data, tmp_path / "plan.xlsx")) == [["1", "2"], ["", "3"]]


def test_a_part_of_nothing_but_tags_is_refused(tmp_path: Path) -> None:
    data = _rewritten(_written(_book()), SHEET, b"</sheetData>", b"<c/>" * 4_000_000 + b"</sheetData>")
    with pytest.raises(SourceError, match="unpacks to more than 64 MiB"):
        read(data, tmp_path / "plan.xlsx")


def test_a_long_text_that_many_cells_share_is_refused(tmp_path: Path) -> None:
    few, many = (b"<row>" + b'<c t="s"><v>0</v></c>' * cells + b"</row></sheetData>" for cells in (2, 800))
    data = _sharing("甲" * 32_000, _written(Workbook()))
    assert len(rows(read(_rewritten(data, SHEET, b"</sheetData>", few), tmp_path / "plan.xlsx"))[0][1]) == 32_000
    with pytest.raises(SourceError, match="unpacks to more than 64 MiB"):
        read(_rewritten(data, SHEET, b"</sheetData>", many), tmp_path / "plan.xlsx")


def test_a_cell_of_many_lines_over_many_rows_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["甲\n" * 8000, "任务"])
    for _ in range(100):
        sheet.append([None, "乙"])
    sheet.merge_cells("A1:A101")
    with pytest.raises(SourceError, match="unpacks to more than 64 MiB"):
        read(_written(book), tmp_path / "plan.xlsx")


def test_what_is_struck_out_within_a_cell_is_not_read(tmp_path: Path) -> None:
    struck = InlineFont(strike=True)
    book = Workbook()
    corrected = CellRichText("检查企业", TextBlock(struck, "50"), "80家")
    book.worksheets[0].append([corrected, CellRichText(TextBlock(struck, "已完成"))])
    assert rows(read(_written(book), tmp_path / "plan.xlsx")) == [["检查企业80家", "已完成"]]


def test_characters_that_are_written_by_their_number_are_characters(tmp_path: Path) -> None:
    escaped = "甲_x000D_\n乙_x000A_丙_x0007_丁_x005F_x0041_戊_xD800_"
    cells = f'<row><c t="str"><v>{escaped}</v></c><c t="s"><v>0</v></c></row></sheetData>'.encode()
    data = _rewritten(_sharing(escaped, _written(Workbook())), SHEET, b"</sheetData>", cells)
    assert rows(read(data, tmp_path / "plan.xlsx")) == [["甲|乙|丙丁_x0041_戊_xD800_"] * 2]


def test_a_sheet_of_more_cells_than_a_plan_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    for place in range(1, 461):
        book.worksheets[0].cell(place, place, "甲")
    with pytest.raises(SourceError, match="460 rows and 460 columns") as caught:
        read(_written(book), tmp_path / "plan.xlsx")
    assert "a file of its own" in caught.value.hint


@pytest.mark.parametrize(
    ("part", "said"),
    [("xl/workbook.xml", "without its main part"), (RELATIONS, "does not name its sheets")],
)
def test_a_workbook_without_its_parts_is_refused(tmp_path: Path, part: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read(_rewritten(_written(_book()), part, None, b""), tmp_path / "plan.xlsx")


@pytest.mark.parametrize(
    "target",
    ["../xl/worksheets/sheet1.xml", "./worksheets/sheet1.xml", "Worksheets\\Sheet1.xml", "worksheets/sheet%31.xml"],
)
def test_a_sheet_is_found_however_it_is_referred_to(tmp_path: Path, target: str) -> None:
    data = _rewritten(_written(_book()), RELATIONS, b"/" + SHEET.encode(), target.encode())
    assert len(rows(read(data, tmp_path / "plan.xlsx"))) == 4


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "file:///etc/passwd", "/xl/worksheets/sheet9.xml"])
def test_a_sheet_that_is_not_in_the_workbook_is_told(tmp_path: Path, target: str) -> None:
    data = _rewritten(_written(_book()), RELATIONS, b"/" + SHEET.encode(), target.encode())
    with pytest.raises(SourceError, match="no part for the sheet Sheet"):
        read(data, tmp_path / "plan.xlsx")


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    broken = _rewritten(_written(_book()), SHEET, b"</sheetData>", b"</rows>")
    with pytest.raises(SourceError, match="a workbook \\(XLSX\\) that is damaged"):
        read(broken, tmp_path / "plan.xlsx")


@pytest.mark.parametrize("form", ["xls:MS Excel 97", "ods:calc8"])
def test_an_old_workbook_states_what_it_was_made_from(tmp_path: Path, form: str) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(_written(_book()))
    original = _read(path)
    (old,) = convert([path], form, tmp_path)
    assert (texts(_read(old)), rows(_read(old))) == (texts(original), rows(original))


def _read(path: Path) -> Reading:
    return read(path.read_bytes(), path)


def _sharing(text: str, data: bytes) -> bytes:
    """Return a workbook with a text that its cells may share."""
    relation = (
        b'<Relationship Id="shared" Type="relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    stream = io.BytesIO(_rewritten(data, RELATIONS, b"</Relationships>", relation))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst><si><t>{text}</t></si></sst>")
    return stream.getvalue()


def _rewritten(data: bytes, name: str, old: bytes | None, new: bytes) -> bytes:
    """Return a workbook with the bytes `old` of a part replaced, or without the part if `old` is None."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for entry in source.namelist():
            content = source.read(entry)
            if entry != name:
                target.writestr(entry, content)
            elif old is not None:
                assert old in content
                target.writestr(entry, content.replace(old, new, 1))
    return stream.getvalue()


def test_hidden_rows_are_read_and_formulas_without_a_value_are_blank_and_both_are_noted(tmp_path: Path) -> None:
    book = _book()
    book.worksheets[0].row_dimensions[7].hidden = True
    book.worksheets[0]["E7"] = '="市"&"财政局"'
    reading = read(_written(book), tmp_path / "plan.xlsx")
    assert rows(reading)[-1][3:5] == ["市应急局", ""]
    assert [note.message for note in reading.notes] == [
        "the sheet Sheet hides rows or columns; they were read too",
        "the sheet Sheet has 1 formulas whose values were not saved; they are read as blank",
    ]


def test_a_table_with_other_headers_below_the_first_one_is_a_table_of_its_own(tmp_path: Path) -> None:
    book = _book()
    sheet = book.worksheets[0]
    sheet.append(["附件2 主要指标"])
    sheet.append(["指标名称", "单位", "2025年目标"])
    sheet.append(["造林面积", "万亩", 3])
    reading = read(_written(book), tmp_path / "plan.xlsx")
    assert {block.cell.table for block in reading.blocks if block.cell} == {0, 1}
    assert rows(reading)[-1] == ["造林面积", "万亩", "3"]
    assert "附件2 主要指标" in [block.text for block in reading.blocks if block.cell is None]


def test_the_headers_of_a_table_printed_again_below_a_part_go_on_with_it(tmp_path: Path) -> None:
    book = _book()
    sheet = book.worksheets[0]
    sheet.delete_rows(8)
    sheet.append(["二、修复湿地"])
    sheet.append(HEADER)
    sheet.append([2, "修复湿地", "修复湿地300亩。", "市林业局", None, date(2025, 9, 30)])
    reading = read(_written(book), tmp_path / "plan.xlsx")
    assert {block.cell.table for block in reading.blocks if block.cell} == {0}
