"""Lets a person decide on proposed links: what waits, what differs, and the file that keeps the decisions."""

from kg.difference import Piece, compare_words
from kg.review.proposals import Proposal, Side, read_evidence, read_proposals, read_sides
from kg.review.record import DecidedError, record_decision, withdraw_decision

__all__ = [
    "DecidedError",
    "Piece",
    "Proposal",
    "Side",
    "compare_words",
    "read_evidence",
    "read_proposals",
    "read_sides",
    "record_decision",
    "withdraw_decision",
]
