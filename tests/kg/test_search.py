"""Full-text search finds every text that holds all the words, of whatever length, width and case."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError, StoreError
from kg.search import Entry, build_index, find_scattered, fold, read_entries, search
from kg.table import Table, Term

ENTRIES = (
    Entry("r1", "remark", "guide2021", 2021, 5, "统筹推进严保护、大保护"),
    Entry("m1", "measure", "list2020", 2020, 30, "推进 PCT 国际专利 申请"),
    Entry("m2", "measure", "list2020", 2020, 20, "审查周期压减至 16个月以内，达到100%"),
    Entry("t3", "task", "list2021", 2021, 10, "加快构建大保护格局"),
    Entry("t2", "task", "list2020", 2020, 40, "加强地理标志保护"),
    Entry("t1", "task", "list2020", 2020, 10, "加快构建大保护工作格局"),
    Entry("m3", "measure", "push2020", 2020, 1, "扩大保护名录"),
    Entry("o1", "outcome", "report2021", 2021, 3, "大保护成效显著"),
)


@pytest.fixture(name="index", scope="module")
def _index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "search.sqlite"
    assert build_index(path, ENTRIES) == len(ENTRIES)
    return path


def iris(index: Path, words: str, limit: int | None = None) -> list[str]:
    """The elements that a search finds, in its order."""
    return [hit.iri for hit in search(index, words, limit)]


def test_titles_come_first_then_measures_then_figures_then_remarks(index: Path) -> None:
    assert iris(index, "大保护") == ["t1", "t3", "o1", "r1"]  # and not 扩大保护名录
    assert iris(index, "大保护", 2) == ["t1", "t3"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("保护", ["t1", "t2", "t3", "m3", "o1", "r1"]),
        ("格", ["t1", "t3"]),
        ("大保护 格局", ["t1", "t3"]),
        ("格局　构建", ["t1", "t3"]),
        ("大保护 地理标志", []),
        ("格局，构建", ["t1", "t3"]),
        ("格局、构建；加快", ["t1", "t3"]),
        ("“大保护”／格局", ["t1", "t3"]),
        ("《地理标志》", ["t2"]),
        ("严保护、大保护", ["r1"]),  # as printed
        ("大保护、严保护", ["r1"]),
        ("。", []),
        ("pct", ["m1"]),
        ("ＰＣＴ国际", ["m1"]),
        ("16个月", ["m2"]),
        ("16 个月", ["m2"]),
        ("%", ["m2"]),
        ("_", []),
        ("0%", ["m2"]),
        ('"', []),
        ("专利申请", ["m1"]),
        ("OR", []),
    ],
)
def test_all_words_are_found_whatever_their_length_width_and_case(index: Path, words: str, expected: list[str]) -> None:
    assert iris(index, words) == expected


def test_marks_are_the_places_in_the_text_as_printed(index: Path) -> None:
    (hit,) = search(index, "ｐｃｔ 专利申请 国际专")
    assert [hit.text[start:end] for start, end in hit.marks] == ["PCT", "国际专利 申请"]
    hit = search(index, "构建 大保护 构")[0]
    assert [hit.text[start:end] for start, end in hit.marks] == ["构建大保护"]


def test_a_hit_tells_where_it_stands(index: Path) -> None:
    hit = search(index, "名录")[0]
    assert (hit.kind, hit.plan, hit.year, hit.text) == ("measure", "push2020", 2020, "扩大保护名录")


@pytest.mark.parametrize("words", ["", "  ", "　\n"])
def test_no_word_is_wrong_use(index: Path, words: str) -> None:
    with pytest.raises(QueryError, match="no word"):
        search(index, words)


def test_a_missing_or_damaged_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no index"):
        search(tmp_path / "search.sqlite", "大保护")
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(b"not a database, but longer than a hundred bytes" * 10)
    with pytest.raises(StoreError, match="cannot be read"):
        search(damaged, "大保护")


def test_an_index_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        build_index(tmp_path / "no" / "folder" / "search.sqlite", ENTRIES)


def test_the_same_entries_give_the_same_file_in_whatever_order(tmp_path: Path) -> None:
    build_index(tmp_path / "a", ENTRIES)
    build_index(tmp_path / "b", reversed(ENTRIES))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_an_index_is_built_anew_over_an_old_one(tmp_path: Path) -> None:
    build_index(tmp_path / "a", ENTRIES)
    assert build_index(tmp_path / "a", ENTRIES[:1]) == 1
    assert iris(tmp_path / "a", "保护") == ["r1"]


def test_scattered_characters_are_found_in_their_order(index: Path) -> None:
    assert [text.iri for text in find_scattered(index, "大保护格局")] == ["t1", "t3"]
    assert [text.iri for text in find_scattered(index, "局格护")] == []


def test_folding_keeps_the_place_of_each_character() -> None:
    folded = fold("Ａ ㎡大")
    assert folded.text == "am2大"
    assert folded.places == (0, 2, 2, 3, 4)
    assert folded.mark(1, 2) == (2, 3)


def test_entries_are_read_from_an_answer() -> None:
    columns = ("year", "plan", "kind", "text", "start", "element")
    row = [Term(value, "literal") for value in ("2020", "list2020", "task", "大保护", "7", "t1")]
    assert read_entries(Table(columns, (tuple(row),))) == (Entry("t1", "task", "list2020", 2020, 7, "大保护"),)
    no_passage = (*row[:4], None, row[5])
    assert read_entries(Table(columns, (no_passage,)))[0].start == 0


def test_words_that_cut_others_count_only_where_nothing_else_is_found(index: Path) -> None:
    assert "m3" not in iris(index, "大保护")
    assert "m3" in iris(index, "大保护名")
    assert iris(index, "大保护", 3) == ["t1", "t3", "o1"]
