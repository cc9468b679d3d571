"""What the tools do: each takes plain values and returns a reply that can be cited."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.answers.holdings import Snapshot
from kg.assistant.asking import Asking
from kg.assistant.changes import changes_reply
from kg.assistant.replies import NOTE, Reply, cite, cited_elements, places_reply, plain, table_reply, tie_reply
from kg.assistant.stories import line_reply, task_reply
from kg.diff import Scope, diff_years, read_years
from kg.elements import find_element, resolve_names
from kg.errors import QueryError
from kg.evidence import read_places, read_ties
from kg.identify import KG
from kg.iris import shorten_iri
from kg.library import Query, fill_query, find_query, is_element, list_queries
from kg.search import search
from kg.store import Store
from kg.table import Table
from kg.targets import target_lines
from kg.terms import STANDARD
from kg.trace import trace

Given = Mapping[str, str | int | Sequence[str | int]]
Found = TypeVar("Found")

_PASSAGE = f"{KG}passage"
_MOST_TIES = 30


@dataclass(frozen=True, slots=True)
class Assistant:
    """The tools over one store; questions in SPARQL, also those of the library, are asked within limits."""

    asking: Asking

    async def list_questions(self, subject: str | None = None) -> Reply:
        """Return the questions of the library, all or those of a subject."""
        found = [query for query in list_queries() if subject in (None, query.folder)]
        subjects = sorted({query.folder for query in list_queries()})
        if not found:
            raise QueryError(f"the library has no subject {subject!r}", hint=f"known: {', '.join(subjects)}")
        return {"subjects": subjects, "questions": [_question(query) for query in found]}

    async def ask_question(self, name: str, parameters: Given | None = None) -> Reply:
        """Return the answer to a question of the library with the passages of what it names."""
        query = find_query(name)
        given = {key: _texts(value) for key, value in (parameters or {}).items()}
        question = await self._read(lambda now: fill_query(query, resolve_names(now.store, query, given)))
        return {"question": query.summary, **await self._answer(question)}

    async def sparql(self, query: str) -> Reply:
        """Return the answer to a query with the passages of what it names."""
        return await self._answer(query)

    async def search(self, words: str, limit: int = 20) -> Reply:
        """Return the texts that hold all the words, each with its passage."""

        def find(now: Snapshot) -> Reply:
            hits = search(now.index, words, limit)
            places = read_places(now.store, [hit.iri for hit in hits])
            found = [
                {
                    "element": hit.iri,
                    "kind": hit.kind,
                    "plan": hit.plan,
                    "year": hit.year or None,
                    "text": hit.text,
                    "passages": places_reply(places.get(hit.iri, ())),
                }
                for hit in hits
            ]
            return {"hits": found, **_cut(len(hits), limit), "note": NOTE}

        return await self._read(find)

    async def trace(self, phrase_or_element: str) -> Reply:
        """Return the line of a phrase or an element through the years."""

        def follow(now: Snapshot) -> Reply:
            if is_element(phrase_or_element.strip()):
                find_element(now.store, phrase_or_element)
            found = trace(now.store, now.index, phrase_or_element)
            return {"asked": found.asked, "tasks": [task_reply(task) for task in found.tasks], "note": NOTE}

        return await self._read(follow)

    async def show(self, element: str) -> Reply:
        """Return all that is known of an element, with its passage and its links, the surest first."""

        def look(now: Snapshot) -> Reply:
            iri = find_element(now.store, element)
            ties = read_ties(now.store, (iri,))
            reply = {
                "element": iri,
                "statements": _statements(now.store, iri),
                "passages": places_reply(read_places(now.store, (iri,)).get(iri, ())),
                "links": [tie_reply(tie) for tie in ties[:_MOST_TIES]],
                "note": NOTE,
            }
            return reply | ({"links_cut": f"the surest {_MOST_TIES} of {len(ties)}"} if len(ties) > _MOST_TIES else {})

        return await self._read(look)

    async def targets(self, indicator: str = "", year: int | None = None) -> Reply:
        """Return what was promised in figures and what came of it."""

        def tell(now: Snapshot) -> Reply:
            lines = target_lines(now.store, indicator, year=year, language="zh")
            return {"indicators": [line_reply(line, year) for line in lines], "note": NOTE}

        return await self._read(tell)

    async def compare(self, earlier: str, later: str, department: str | None = None, task: str | None = None) -> Reply:
        """Return what is different from one year, or plan, to a later one."""

        def tell(now: Snapshot) -> Reply:
            inputs = read_years(now.store, earlier, later)
            return {**changes_reply(now.store, diff_years(inputs, Scope(department, task=task))), "note": NOTE}

        return await self._read(tell)

    async def _answer(self, query: str) -> Reply:
        found = await self.asking.ask(query)
        cut = {"cut": found.cut} if found.cut else {}
        if found.table is None:
            answer = {"truth": found.truth} if found.triples is None else {"triples": found.triples}
            return {**answer, **cut, "note": NOTE}
        table: Table = found.table
        cited = await self._read(lambda now: cite(now.store, cited_elements(table)))
        return {**table_reply(table), **cut, **cited}

    async def _read(self, work: Callable[[Snapshot], Found]) -> Found:
        """Return what `work` reads in the newest build; it runs beside the conversation."""
        now = await self.asking.snapshot()
        return await asyncio.to_thread(work, now)


def _question(query: Query) -> Reply:
    return {
        "name": query.name,
        "subject": query.folder,
        "summary": query.summary,
        "summary_zh": query.summary_zh,
        "parameters": [
            {"name": one.name, "kind": one.kind, "default": list(one.default), "meaning": one.text}
            for one in query.parameters
        ],
    }


def _statements(store: Store, iri: str) -> list[Reply]:
    """What is said of an element but its passage, which is given whole."""
    table = store.select(fill_query(find_query("element-statements"), {"element": iri}))
    rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    return [
        {
            "property": str(row["property"]),
            "called": str(row["property_zh"] or STANDARD.get(shorten_iri(str(row["property"])), ("",))[0]),
            "value": plain(row["value"]),
            **({"value_called": row["name"].value} if row["name"] else {}),
        }
        for row in rows
        if str(row["property"]) != _PASSAGE
    ]


def _cut(found: int, limit: int) -> Reply:
    return {"cut": f"the first {limit}; there may be more"} if found >= limit else {}


def _texts(value: str | int | Sequence[str | int]) -> list[str]:
    return [str(value)] if isinstance(value, str | int) else [str(one) for one in value]
