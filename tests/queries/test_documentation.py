"""The page on queries names every query; its tables are made from the headers."""

from __future__ import annotations

from kg.library import list_queries
from tests.queries.table import PAGE, renewed_page


def test_the_page_on_queries_is_up_to_date() -> None:
    page = PAGE.read_text(encoding="utf-8")
    renewed = renewed_page(page)
    if renewed != page:
        PAGE.write_text(renewed, encoding="utf-8")
    assert renewed == page, "docs/queries.md was made anew from the headers of the queries; read it and keep it"


def test_every_query_and_parameter_is_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for query in list_queries():
        assert f"| `{query.name}` | {query.summary} | {query.summary_zh} |" in page
        assert all(f"`{parameter.name}` ({parameter.kind})" in page for parameter in query.parameters)
