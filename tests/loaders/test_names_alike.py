"""Whether departments of a province are given their 省, told by how the whole document prints them."""

from __future__ import annotations

from pathlib import Path

from tests.loaders.specimens import read

_HEAD = "江南省2024年工作要点\n\n一、提升服务水平\n"


def _names(tmp_path: Path, *brackets: str) -> list[list[str]]:
    lines = (f"{number}.推进事项{number}。开展检查。（{who}）\n" for number, who in enumerate(brackets, start=1))
    document = read(tmp_path, _HEAD + "".join(lines))
    return [[each.name for each in task.responsibilities] for task in document.tasks]


def test_a_few_rows_without_their_province_do_not_shorten_the_others(tmp_path: Path) -> None:
    names = _names(
        tmp_path, "省教育厅、财政厅负责", "省科技厅、水利厅", "省交通运输厅、财政厅", "人力资源社会保障厅", "农业农村厅"
    )
    assert names[0] == ["省教育厅", "省财政厅"]
    assert names[1] == ["省科技厅", "省水利厅"]
    assert names[2] == ["省交通运输厅", "省财政厅"]


def test_rows_that_mostly_open_without_their_province_keep_them_bare(tmp_path: Path) -> None:
    names = _names(tmp_path, "教育厅、财政厅", "水利厅、省财政厅", "民政厅", "省林业局、财政厅")
    assert names[3] == ["省林业局", "财政厅"]


def test_departments_that_a_document_prints_without_their_province_are_whole_in_every_row(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_HEAD}1.修订办法。（教育厅、财政厅负责）\n2.开展检查。（水利厅负责）\n3.组织培训。（省林业局、财政厅负责）\n",
    )
    assert [[r.name for r in m.responsibilities] for task in document.tasks for m in task.measures] == [
        ["教育厅", "财政厅"], ["水利厅"], ["省林业局", "财政厅"],
    ]  # fmt: skip
