"""What a worker is asked, what it replies, and how both pass through a pipe.

A frame is one byte that names its kind, four bytes of length, and as many bytes of content.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self

HEADER = struct.Struct(">cI")

QUESTION = b"Q"
READY = b"R"
HEAD = b"H"
DATA = b"D"
END = b"E"
FAILURE = b"X"

Kind = Literal["query", "element", "graph", "default", "everything"]
Cut = Literal["rows", "seconds"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a query may take in seconds, how many rows its answer may have, and how many MiB it may take."""

    seconds: float = 30
    rows: int = 100_000
    memory: int = 1024


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a query, or the statements of an element or a graph (`text` is its IRI), or of all graphs.

       Of all graphs, either their union (`default`) or each by its name (`everything`).
    `default_graphs` and `named_graphs` make the dataset of a query, as SPARQL 1.1 Protocol has it; if both are
       None, it is what the query says. `accept` is an Accept header; `form` names a format and goes before it.
    """

    text: str
    kind: Kind = "query"
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    accept: str = ""
    form: str | None = None
    limits: Limits = field(default_factory=Limits)

    def pack(self) -> bytes:
        """Return the frame of this question; written out, for this is done for every request."""
        data = {
            "text": self.text,
            "kind": self.kind,
            "default_graphs": self.default_graphs,
            "named_graphs": self.named_graphs,
            "accept": self.accept,
            "form": self.form,
            "limits": (self.limits.seconds, self.limits.rows, self.limits.memory),
        }
        return frame(QUESTION, data)

    @classmethod
    def unpack(cls, content: bytes) -> Self:
        """Return the question whose frame has this content."""
        data = json.loads(content)
        for name in ("default_graphs", "named_graphs"):
            data[name] = None if data[name] is None else tuple(data[name])
        return cls(**{**data, "limits": Limits(*data["limits"])})


@dataclass(frozen=True, slots=True)
class Head:
    """What an answer is: its media type, and whether its form has a place to say that it was cut."""

    media: str
    has_note: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """How an answer ended: by which limit it was cut, if it was, and how many rows or statements it has."""

    cut: Cut | None
    rows: int


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer: `kind` is `syntax`, `refused`, `format`, `missing`, `time`, `memory` or `failed`."""

    kind: str
    message: str
    hint: str = ""


def frame(kind: bytes, content: bytes | Mapping[str, Any]) -> bytes:
    """Return a frame of this kind; what is no bytes goes as JSON."""
    data = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
    return HEADER.pack(kind, len(data)) + data
