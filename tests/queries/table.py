"""Makes the table of all queries that docs/queries.md holds."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from kg.library import Query, list_queries

PAGE = Path(__file__).resolve().parents[2] / "docs" / "queries.md"
BEGIN, END = "<!-- queries: begin -->", "<!-- queries: end -->"
TITLES = {
    "lineage": "Through the years · 沿革",
    "plans": "Plans · 计划",
    "quality": "Quality · 质量",
    "responsibility": "Who is responsible · 责任",
    "targets": "Targets and outcomes · 目标与成效",
    "tasks": "Tasks and measures · 任务与举措",
}


def queries_table() -> str:
    """Return the tables of all queries by subject, in Markdown."""
    parts = [_folder_table(folder, list(queries)) for folder, queries in groupby(list_queries(), lambda q: q.folder)]
    return "\n".join(parts)


def renewed_page(page: str) -> str:
    """Return the page with the tables between its marks made anew."""
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n\n{queries_table()}\n{END}{tail}"


def _folder_table(folder: str, queries: list[Query]) -> str:
    rows = [
        f"### {TITLES[folder]} (`{folder}/`)\n",
        "| query | asks | 问题 | parameters |",
        "|---|---|---|---|",
        *(f"| `{q.name}` | {q.summary} | {q.summary_zh} | {_parameters(q)} |" for q in queries),
    ]
    return "\n".join(rows) + "\n"


def _parameters(query: Query) -> str:
    return "<br>".join(f"`{p.name}` ({p.kind}): {p.text}" for p in query.parameters)
