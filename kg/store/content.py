"""The digest of what a store holds, whatever the order in which its statements come.

It is the sum of the SHA-256 of all lines of the N-Quads, modulo 2^256 (the additive multiset hash of Clarke and
others, ASIACRYPT 2003): the digest of a whole is the sum of those of its parts, so a part that has not changed is not
read again. It tells builds apart; it is no signature.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

_MODULUS = 1 << 256


def sum_lines(lines: Iterable[str]) -> int:
    """Return the digest of lines of N-Quads, each with its end, as a number; no line may come twice."""
    return sum(int.from_bytes(sha256(line.encode("utf-8")).digest(), "big") for line in lines) % _MODULUS


def content_digest(sums: Iterable[int]) -> str:
    """Return the digest of several parts that have no line in common, by the digests of each, as 64 digits."""
    return f"{sum(sums) % _MODULUS:064x}"
