"""Which parts of the country a text names, and when the name of a smaller city is one."""

from __future__ import annotations

import pytest

from loaders.annotate import regions as gazetteer
from loaders.annotate.regions import read_regions
from loaders.reading.strand import whole

NAMED = {
    "支持广州、深圳、佛山、清远建设。": [
        ("广州", "440100"), ("深圳", "440300"), ("佛山", "440600"), ("清远", "441800")
    ],
    "支持佛山和东莞建设。": [("佛山", "440600"), ("东莞", "441900")],
    "黄石市、恩施州先行。": [("黄石市", "420200"), ("恩施州", "422800")],
    "吉林省支持吉林市建设。": [("吉林省", "220000"), ("吉林市", "220200")],
    "浙江、吉林先行。": [("浙江", "330000"), ("吉林", "220000")],
    "来宾登记，日照充足，长白山更绿。": [],
    "按《佛山、东莞规划》建设。": [],
    "落实北京条约、来宾登记。": [],
    "建设朝阳市场、海口市场监管体系，美化中山市容。": [],
    "朝阳市民政局先行。": [("朝阳市", "211300")],
    "上海、朝阳区先行。": [("上海", "310000")],
    "北京朝阳、上海黄浦先行。": [("北京", "110000"), ("上海", "310000")],
    "江苏苏州、无锡先行。": [("江苏", "320000"), ("苏州", "320500"), ("无锡", "320200")],
    "山西大同和中山装。": [("山西", "140000"), ("大同", "140200")],
}  # fmt: skip


@pytest.mark.parametrize(("text", "regions"), NAMED.items())
def test_a_city_is_told_by_its_word_or_by_its_row(text: str, regions: list[tuple[str, str]]) -> None:
    found = read_regions(whole(text), text)
    assert [(each.name, each.code) for each in found] == regions
    assert all(text[each.passage.start : each.passage.end] == each.name for each in found)


def test_a_text_without_a_name_of_a_region_is_read_without_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "_language", lambda: pytest.fail("spaCy was loaded"))
    text = "压实责任，健全机制。"
    assert read_regions(whole(text), text) == ()
