"""Makes a store of any size out of a built one: its plans and links again and again, each time under new names."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.identify import BASE, VOCABULARY, graph_iri
from kg.library import ask, find_query
from kg.search import build_index, read_entries
from kg.store import open_store, read_info
from kg.store.folder import SEARCH, write_info
from kg.store.oxigraph import OxigraphStore

_SERIES = f"{BASE}series/"


def multiply_store(store: Path, folder: Path, quads: int) -> int:
    """Write a store of at least so many quads to `folder`, and return how many it holds.

    The plans of `store` keep their names in the first copy. Every further copy has plans, series, links and sources
    of its own, and shares departments, indicators and the vocabulary.
    """
    with open_store(store) as held:
        lines = held.nquads().decode("utf-8").splitlines()
        plans = [row["plan"] for row in ask(held, "plan-counts")]
    own = [line for line in lines if not line.endswith(f"<{graph_iri(VOCABULARY)}> .")]
    copies = max(0, -(-(quads - len(lines)) // len(own)))
    text = "\n".join((*lines, *_copies(own, plans, copies), ""))
    with OxigraphStore.create(folder) as made:
        made.put(text.encode("utf-8"))
        build_index(folder / SEARCH, read_entries(made.select(find_query("all-texts").text)))
    sizes = Counter(line[line.rindex("<") + 1 : -3] for line in set(text.splitlines()))
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    known = replace(read_info(store), quads=sizes.total(), graphs=tuple(sorted(sizes.items())), content=digest)
    write_info(folder, known)
    return known.quads


def _copies(lines: Sequence[str], plans: Sequence[str], copies: int) -> Iterator[str]:
    """The lines with every name of a plan, and of a series, followed by the number of the copy."""
    names = re.compile(rf"\b(?:{'|'.join(map(re.escape, plans))})\b|{re.escape(_SERIES)}[\w-]+")
    for copy in range(2, copies + 2):
        yield from (names.sub(rf"\g<0>-{copy}", line) for line in lines)
