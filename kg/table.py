"""The answer to a query: named columns and rows of terms, free of any RDF library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["iri", "literal", "blank"]


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """One RDF term: the IRI, the lexical form of a literal, or the label of a blank node.

    `datatype` is the IRI of a literal's datatype where it is neither a plain nor a tagged string;
    `language` is the tag of a literal that has one.
    """

    value: str
    kind: Kind
    datatype: str | None = None
    language: str | None = None

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Table:
    """Columns in the order of the projection, and rows in the order of the answer; unbound is `None`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def records(self) -> list[dict[str, str]]:
        """Return each row as texts by column, unbound as the empty text."""
        return [
            {column: term.value if term else "" for column, term in zip(self.columns, row, strict=True)}
            for row in self.rows
        ]
