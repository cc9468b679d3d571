"""Errors in Chinese: the English sentence as the code words it, its blanks numbered, and the Chinese one."""

from __future__ import annotations


def translate(message: str) -> str:
    """Return an error message or hint in the language in use; one that has no translation stays English."""
    return message
