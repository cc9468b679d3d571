"""Who makes a decision, and on which day: as an option says, as git knows, or as the person types."""

from __future__ import annotations

import datetime
import subprocess

from kg.errors import CurationError


def git_name() -> str:
    """Return the name that git knows the person by, or nothing."""
    command = ("git", "config", "user.name")
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603
    except OSError:  # git is not installed
        return ""


def read_date(given: str | None, option: str = "--date") -> datetime.date:
    """Return the day that an option gives, else today; raise `CurationError` if it is no day."""
    if given is None:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(given)
    except ValueError as error:
        raise CurationError(f"{option} {given!r} is no day", hint=f"write it as in {option} 2021-03-01") from error
