"""The formats of answers, and which of them an Accept header wants (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the name that `?format=` takes, its media type, and others by which it is known.

    `note` are the signs around a remark at the end of an answer; None where the format has no place for one.
    """

    name: str
    media: str
    aliases: tuple[str, ...] = ()
    note: tuple[str, str] | None = None

    @property
    def content_type(self) -> str:
        """The media type with its character set, where browsers need to be told."""
        return f"{self.media}; charset=utf-8" if self.media.startswith("text/") else self.media


_HASH = ("# ", "\n")
_MARKUP = ("<!-- ", " -->\n")

RESULTS: tuple[Format, ...] = (
    Format("json", "application/sparql-results+json", ("application/json",), ("", "")),
    Format("xml", "application/sparql-results+xml", ("application/xml", "text/xml"), _MARKUP),
    Format("csv", "text/csv"),
    Format("tsv", "text/tab-separated-values"),
)
"""The formats of the answers to SELECT and ASK, the preferred one first."""

GRAPHS: tuple[Format, ...] = (
    Format("turtle", "text/turtle", ("application/x-turtle", "application/turtle", "text/n3"), _HASH),
    Format("ntriples", "application/n-triples", ("text/plain",), _HASH),
    Format("nquads", "application/n-quads", ("text/x-nquads",), _HASH),
    Format("trig", "application/trig", ("application/x-trig",), _HASH),
    Format("jsonld", "application/ld+json", ("application/json", "application/json-ld")),
    Format("rdfxml", "application/rdf+xml", ("application/xml", "text/xml"), _MARKUP),
)
"""The formats of the answers to CONSTRUCT and DESCRIBE, the preferred one first."""

QUADS: tuple[Format, ...] = tuple(form for form in GRAPHS if form.name in ("trig", "nquads", "jsonld"))
"""The formats that keep the names of graphs."""

_Range = tuple[str, float]


@lru_cache(maxsize=512)
def choose_format(offered: tuple[Format, ...], accept: str, name: str | None = None) -> Format | None:
    """Return the format that the client likes best, or None if it likes none of those offered.

    `name`, if it is given, goes before the Accept header: None if none of those offered is called so. It is the name
    of a format, its media type, or the end of one (rdf+xml), as clients send it. Among equals the order of `offered`
    decides.
    """
    if name:
        return next((one for one in offered if name.lower() in _names(one)), None)
    best = max(offered, key=lambda one: _liking(one, accept))
    return best if _liking(best, accept) > 0 else None


def _names(one: Format) -> frozenset[str]:
    media = (one.media, *one.aliases)
    return frozenset((one.name, *media, *(each.rpartition("/")[2] for each in media)))


def best_media(offered: Sequence[str], accept: str) -> str | None:
    """Return the media type of those offered that an Accept header likes best, None if none."""
    found = choose_format(tuple(Format(media, media) for media in offered), accept)
    return found.media if found else None


def _liking(one: Format, accept: str) -> float:
    ranges = tuple(_ranges(accept)) or (("*/*", 1.0),)
    named = (quality for wanted, quality in ranges if wanted in one.aliases)
    return max(_quality(one.media, ranges), *named, 0.0)


def _quality(media: str, ranges: Iterable[_Range]) -> float:
    """What the most specific range that holds the media type says of it."""
    found = [(_specificity(wanted), quality) for wanted, quality in ranges if _holds(wanted, media)]
    return max(found)[1] if found else 0.0


def _holds(wanted: str, media: str) -> bool:
    return wanted in (media, "*/*", f"{media.partition('/')[0]}/*")


def _specificity(wanted: str) -> int:
    return 0 if wanted == "*/*" else 1 if wanted.endswith("/*") else 2


def _ranges(accept: str) -> Iterator[_Range]:
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if media:
            yield media, next((_number(p[2:]) for p in parameters if p.startswith("q=")), 1.0)


def _number(text: str) -> float:
    """A weight; one that is no number from 0 to 1 counts as 1, for a client that errs should get an answer."""
    try:
        value = float(text)
    except ValueError:
        return 1.0
    return value if 0 <= value <= 1 else 1.0
