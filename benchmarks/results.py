"""Keeps the page of results: each benchmark renews the part of its own heading and leaves the others."""

from __future__ import annotations

import re
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"
_PART = re.compile(r"^# .*?(?=^# |\Z)", re.MULTILINE | re.DOTALL)


def write_part(text: str, path: Path = RESULTS) -> None:
    """Put a part, which opens with its heading `# …`, in the place of the part of that heading, or at the end."""
    heading = text.partition("\n")[0]
    parts = _PART.findall(path.read_text(encoding="utf-8")) if path.exists() else []
    renewed = [text if part.partition("\n")[0] == heading else part for part in parts]
    if text not in renewed:
        renewed.append(text)
    path.write_text("\n\n".join(part.strip() for part in renewed) + "\n", encoding="utf-8")
