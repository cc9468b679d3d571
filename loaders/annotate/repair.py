"""Repairs of noise in a text: a foreign word for a Chinese one, a word set twice, a traditional character.

The printed form is always kept; a repair is given beside it. Only noise that has one reading is repaired.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

# “任务 and 指标”, “重要行业 and 重点领域”: a recognition error for 和, the only conjunction it replaces.
_AND = re.compile(r"(?<=[一-鿿，、”’）》])\s*\band\b\s*(?=[一-鿿“‘（《])")
# “会议上的 的工作报告”: a function word set twice where a line was broken.
_TWICE = re.compile(r"([的和与及在了])\s+\1(?=[一-鿿])")


def mend(text: str) -> str:
    """Return `text` with its noise repaired; the same text if there is none."""
    simplified: str = _simplifier().convert(mend_spacing(_AND.sub("和", text)))
    return simplified


def mend_spacing(text: str) -> str:
    """Return `text` with a function word that was set twice (的 的) set once."""
    return _TWICE.sub(r"\1", text)


def normalized(text: str) -> str | None:
    """Return the repaired wording of `text`, or None if nothing in it needs repair."""
    mended = mend(text)
    return mended if mended != text else None


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    """Traditional forms, met in texts that passed through foreign copies (人員), are also read as simplified."""
    from opencc import OpenCC  # noqa: PLC0415  # a native library: only where text is read

    return OpenCC("t2s")
