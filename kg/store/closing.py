"""Lets a store be used in a `with` statement, which closes it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self


class Closing(ABC):
    """What holds files or a connection until it is closed."""

    @abstractmethod
    def close(self) -> None:
        """Let go of what is held; nothing can be asked afterwards."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
