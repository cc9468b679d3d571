"""All that is known of one element: what is said of it, where it stands in its source, and what it is linked with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from kg.evidence import Tie, read_places
from kg.identify import KG
from kg.iris import shorten_iri
from kg.library import ask
from kg.notebook.answers import Answer
from kg.notebook.html import choose, show_value, soft, table_html
from kg.notebook.listings import name_certainty, name_change, show_places
from kg.notebook.values import Iri
from kg.terms import STANDARD
from kg.trace import Place

if TYPE_CHECKING:
    from kg.notebook.frames import Frame
    from kg.store import Store

_PASSAGE = f"{KG}passage"
_TIES = ("relation", "change", "confidence", "status", "element", "text")


@dataclass(frozen=True, slots=True)
class Card:
    """An element with what is said of it (`statements`), its `passage`, and its `links`, the surest first."""

    iri: Iri
    statements: Answer
    passage: tuple[Place, ...]
    links: tuple[Tie, ...]

    def frame(self) -> Frame:
        """Return the statements as a pandas frame. Raises `KgError` naming the extra if pandas is missing."""
        return self.statements.frame()

    def __str__(self) -> str:
        return f"{self.iri.short}\n{self.statements}"

    def _repr_html_(self) -> str:
        language = self.statements.language
        quotes = "".join(
            f"<blockquote>{escape(place.quote)} {soft(show_places((place,)))}</blockquote>" for place in self.passage
        )
        said = table_html(
            ("label", "text"), [(row["label"], _named(row)) for row in self.statements], language=language, count=False
        )
        return f"<p><strong>{escape(self.iri.short)}</strong></p>{quotes}{said}{self._links_html()}"

    def _links_html(self) -> str:
        language = self.statements.language
        rows = [_tie_row(tie, self.iri, language) for tie in self.links]
        title = choose("联系", "links", language)
        return f"<p><strong>{title}</strong></p>{table_html(_TIES, rows, language=language)}" if rows else ""


def read_card(store: Store, iri: str, ties: tuple[Tie, ...], language: str) -> Card:
    """Return all that the store says of an element; its properties are called by their names in `language`."""
    rows = tuple(
        (_label(row, language), _value(row["value"]), row["name"] or None, Iri(row["property"]))
        for row in ask(store, "element-statements", element=iri)
        if row["property"] != _PASSAGE
    )
    answer = Answer(("label", "value", "name", "property"), rows, language)
    return Card(Iri(iri), answer, read_places(store, (iri,)).get(iri, ()), ties)


def _label(row: Mapping[str, str], language: str) -> str:
    """What a property is called: by the ontology, by us, or by its name."""
    short = shorten_iri(row["property"])
    standard = choose(*STANDARD[short], language) if short in STANDARD else ""
    return row[f"property_{language}"] or standard or short.rpartition(":")[2]


def _value(value: str) -> Iri | str:
    return Iri(value) if value.startswith(("http://", "https://")) else value


def _named(row: Mapping[str, object]) -> object:
    """The value, or what it is called where it is a node of its own."""
    return f"{row['name']}  ⟨{show_value(row['value'], 'zh')}⟩" if row["name"] else row["value"]


def _tie_row(tie: Tie, iri: str, language: str) -> tuple[object, ...]:
    """A link seen from one of its ends."""
    other, text = (tie.later, tie.later_text) if tie.earlier == iri else (tie.earlier, tie.earlier_text)
    relation = {
        ("continues", True): choose("→ 延续为", "→ continued by", language),
        ("continues", False): choose("← 承接", "← continues", language),
    }.get((tie.relation, tie.earlier == iri), choose("= 内容相近", "= says alike", language))
    certainty = name_certainty(tie.status, tie.confidence, language)
    waits = "" if tie.accepted else choose("待确认，未采用，", "to be confirmed, not counted, ", language)
    return relation, name_change(tie.change, language), None, f"{waits}{certainty}", Iri(other), text
