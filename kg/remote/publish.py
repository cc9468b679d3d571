"""Writes a build to a server beside the one that is read there, and makes it the current one once it is whole.

1. the writer says who it is, and deletes what earlier builds have left, but for the current one;
2. the graphs are written under the name of the new build, in pieces, each sent once the one before is taken in;
3. the server is asked how many statements each graph holds;
4. the build says of itself what it is, and one graph of one triple is replaced: from here on it is the current one.

A reader that began before goes on with the former build, which stays until the next build comes to step 1. Whatever
goes wrong before step 4 leaves the current build as it was, and the next build clears it away. Of two who write at
once the one that began last goes on; the other sees it before the switch, or right after it, and takes it back.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.errors import StoreError
from kg.library import fill_query, find_query
from kg.remote.pieces import PIECE, cut_pieces
from kg.store import Store, StoreInfo
from kg.store.layout import (
    BUILDS,
    POINTER,
    WRITER,
    Layout,
    about_lines,
    builds_lines,
    layout_of,
    listing_lines,
    pointer_lines,
    read_builds,
    read_listing,
    read_writer,
    writer_lines,
)
from kg.store.remote import Server, find_current
from kg.store.results import MEDIA, read_table

_AT_A_TIME = 1000  # Virtuoso compiles no question that names 5,000 graphs


class Progress(Protocol):
    """Who is told how far the writing is, as of a build."""

    def start(self, step: str, total: int) -> None:
        """Say that a step begins."""
        ...

    def advance(self) -> None:
        """Say that one part of the step is done."""
        ...

    def done(self) -> None:
        """Say that the step has ended."""
        ...


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: the statements, the requests that carried them, whether the build was there already."""

    statements: int
    pieces: int
    was_current: bool


def publish(store: Store, info: StoreInfo, server: Server, progress: Progress, *, most: int = PIECE) -> Published:
    """Write the build in `store`, which `info` describes, to `server`, and make it the current one there.

    `most` are the bytes of one request. Raises `StoreError` if the server cannot be written, or does not hold in the
    end what it was sent; readers then still find the build that was there before.
    """
    layout, current = layout_of(info.content), find_current(server)
    if current == layout and server.read(layout.build).strip():
        return Published(info.quads, 0, was_current=True)
    name = secrets.token_hex(16)
    server.replace(WRITER, writer_lines(layout, name))
    _clear(server, keep={layout, current})
    server.replace(BUILDS, builds_lines((layout, current) if current else (layout,)))
    server.replace(layout.listing, listing_lines(layout, info))
    pieces = _write(store, layout, server, progress, most=most)
    _give_way(server, layout, info, name)
    _verify(server, layout, info)
    server.replace(layout.build, about_lines(layout, info))
    _give_way(server, layout, info, name)
    server.replace(POINTER, pointer_lines(layout))
    if _writer(server) != name:
        _verify_again(server, layout, info, current)
    return Published(info.quads, pieces, was_current=False)


def _clear(server: Server, keep: Collection[Layout | None]) -> None:
    """Delete all builds but some."""
    for layout in read_builds(server.read(BUILDS)):
        if layout not in keep:
            _drop(server, layout, dict(read_listing(server.read(layout.listing), layout)))


def _drop(server: Server, layout: Layout, graphs: Iterable[str]) -> None:
    """Delete a build: first what it says of itself, so that no reader takes a part for the whole."""
    server.drop(layout.build)
    for graph in graphs:
        server.drop(layout.stored(graph))
    server.drop(layout.union)
    server.drop(layout.listing)


def _writer(server: Server) -> str:
    return read_writer(server.read(WRITER))


def _give_way(server: Server, layout: Layout, info: StoreInfo, name: str) -> None:
    """Stop if somebody has begun to write after us, and take away what we have written."""
    if _writer(server) == name:
        return
    if layout not in read_builds(server.read(WRITER)):
        _drop(server, layout, dict(info.graphs))
    raise StoreError(
        f"somebody else has begun to write a build to {server.address}",
        hint="theirs goes on; build again when it is there",
    )


def _verify_again(server: Server, layout: Layout, info: StoreInfo, former: Layout | None) -> None:
    """Somebody began while we switched, and may have cleared away what is current now: then switch to what is whole."""
    try:
        _verify(server, layout, info)
    except StoreError:
        others = (*read_builds(server.read(WRITER)), former)
        whole = next((other for other in others if other and server.read(other.build).strip()), None)
        if whole:
            server.replace(POINTER, pointer_lines(whole))
        raise


def _write(store: Store, layout: Layout, server: Server, progress: Progress, *, most: int) -> int:
    """Write every graph by itself and into the union of all; return how many requests it took."""
    graphs, requests = store.graphs(), 0
    progress.start("send", len(graphs))
    for graph in graphs:
        for piece in cut_pieces(store.statements(graph), most):
            server.add(layout.stored(graph), piece)
            server.add(layout.union, piece)
            requests += 2
        progress.advance()
    progress.done()
    return requests


def _verify(server: Server, layout: Layout, info: StoreInfo) -> None:
    """Ask the server how much it holds; that two builds were written at once shows here too."""
    wanted = {layout.stored(graph): count for graph, count in info.graphs} | {layout.union: info.quads}
    held = _count(server, layout, tuple(wanted))
    for graph, count in wanted.items():
        if held.get(graph, 0) != count:
            raise StoreError(
                f"{server.address} holds {held.get(graph, 0)} of the {count} statements of {layout.known(graph)}",
                hint="the former build stays in use; see that nobody else builds there, and build again",
            )


def _count(server: Server, layout: Layout, graphs: Sequence[str]) -> dict[str, int]:
    """The statements of each graph, by so many graphs at a time as every engine takes in one question."""
    held: dict[str, int] = {}
    for first in range(0, len(graphs), _AT_A_TIME):
        some = tuple(graphs[first : first + _AT_A_TIME])
        question = fill_query(find_query("graph-sizes"), {"graph": some})
        answer = read_table(server.query(question, MEDIA, (layout.union,), some), str)
        held |= {row["graph"]: int(row["statements"]) for row in answer.records()}
    return held
