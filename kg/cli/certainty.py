"""Says how sure a link is: that a person confirmed it, or what the machine gives it."""

from __future__ import annotations

from kg.cli.words import say
from kg.trace import Counterpart

_CONFIRMED = "Confirmed"


def describe_certainty(status: str, confidence: float) -> str:
    """Return who judged a link; `status` is the local name of its term, and only the machine's word has a figure."""
    return say("by a person") if status == _CONFIRMED else say("by machine", value=f"{confidence:.2f}")


def describe_likeness(other: Counterpart) -> str:
    """Return that the other end of a link says alike, and who says so."""
    return say("similar", certainty=describe_certainty(other.status, other.confidence))
