"""A list of what was found that is also a table, a frame, and a picture in a notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from kg.notebook.answers import Answer

if TYPE_CHECKING:
    from kg.notebook.frames import Frame

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, repr=False)
class Listing(Generic[Item]):
    """The items in order; `table` says the same in rows, `draw` returns the HTML that a notebook shows."""

    items: tuple[Item, ...]
    table: Answer
    draw: Callable[[], str]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __getitem__(self, position: int) -> Item:
        return self.items[position]

    def frame(self) -> Frame:
        """Return the table as a pandas frame. Raises `KgError` naming the extra if pandas is missing."""
        return self.table.frame()

    def __repr__(self) -> str:
        return repr(self.table)

    def _repr_html_(self) -> str:
        return self.draw()
