"""Which parts of the country a text names, and when the name of a smaller city is one."""

from __future__ import annotations

import pytest

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
}  # fmt: skip


@pytest.mark.parametrize(("text", "regions"), NAMED.items())
def test_a_city_is_told_by_its_word_or_by_its_row(text: str, regions: list[tuple[str, str]]) -> None:
    found = read_regions(whole(text), text)
    assert [(each.name, each.code) for each in found] == regions
    assert all(text[each.passage.start : each.passage.end] == each.name for each in found)
