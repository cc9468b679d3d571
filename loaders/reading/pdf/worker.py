"""Takes characters and table cells out of a PDF, as a process of its own with limits on its time and memory.

A PDF is a program: a small file may ask for any amount of work. So the parser runs apart; it is given the file on
standard input and writes one JSON line per page on standard output: width, height, number of pictures, characters
[text, x0, x1, top, bottom, size, upright, bold] and, for each table, its cells [x0, top, x1, bottom]. A file that is
encrypted or too long ends with {"error": …}. Arguments: seconds of processor time and bytes of memory.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

MOST_PAGES = 2000
MOST_CHARACTERS = 3_000_000
_FEWEST_EDGES, _MOST_EDGES = 4, 4000
_FEWEST_COLUMNS = 3
_MOST_CELLS = 3000
_NEAR = 3.0  # points
_SHORTEST = 10.0  # a shorter rule is the end of a thick one
_BOLD = re.compile(r"bold|black|heavy|simhei|heiti|黑体|fz[a-z]*(?:hei|xbs|dbs)", re.IGNORECASE)


def main() -> int:
    """Read a PDF from standard input and write its pages; a damaged file ends the process with a traceback."""
    limit(*map(int, sys.argv[1:3]))
    for record in read_pages(sys.stdin.buffer.read()):
        sys.stdout.write(json.dumps(record, ensure_ascii=True, separators=(",", ":")) + "\n")
    return 0


def limit(seconds: int, memory: int) -> None:
    """Bound the processor time and the memory (bytes) of this process, where the system can do so."""
    try:
        import resource  # noqa: PLC0415  # not on Windows, where the caller's time limit has to do
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory)):
        hard = resource.getrlimit(what)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with contextlib.suppress(ValueError, OSError):  # macOS does not bound the address space
            resource.setrlimit(what, (bound, bound))


def read_pages(data: bytes) -> Iterator[dict[str, Any]]:
    """Yield a record for each page of a PDF, or one record that says why it cannot be read."""
    import pdfplumber  # noqa: PLC0415
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect  # noqa: PLC0415
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415

    try:
        pdf = pdfplumber.open(io.BytesIO(data))
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect | PDFEncryptionError):
            yield {"error": "encrypted"}
            return
        raise
    count = 0
    with pdf:
        if len(pdf.pages) > MOST_PAGES:
            yield {"error": "pages", "number": len(pdf.pages)}
            return
        for page in pdf.pages:
            record = _read_page(page)
            count += len(record["chars"])
            if count > MOST_CHARACTERS:
                yield {"error": "characters", "number": count}
                return
            yield record
            page.close()


def _read_page(page: Any) -> dict[str, Any]:
    chars = [
        [
            char["text"],
            *(round(float(char[key]), 2) for key in ("x0", "x1", "top", "bottom", "size")),
            bool(char["upright"]),
            bool(_BOLD.search(char["fontname"])),
        ]
        for char in page.chars
    ]
    edges = page.edges
    is_ruled = _FEWEST_EDGES <= len(edges) <= _MOST_EDGES
    tables = page.find_tables({"explicit_horizontal_lines": open_ends(edges)}) if is_ruled else []
    return {
        "width": round(float(page.width), 2),
        "height": round(float(page.height), 2),
        "images": len(page.images),
        "chars": chars,
        "tables": [
            [[round(float(side), 2) for side in cell] for cell in table.cells]
            for table in tables
            if len(table.cells) <= _MOST_CELLS
        ],
    }


def open_ends(edges: list[dict[str, Any]]) -> list[float]:
    """Return the heights at which the rules of columns end without a rule below or above them.

    A browser that prints a row over two pages closes it on neither. Where it cuts a cell over several rows between two
    of them, it closes these at the end of the page and leaves the other open.
    """
    across = [edge for edge in edges if edge["orientation"] == "h" and edge["x1"] - edge["x0"] > _SHORTEST]
    down = [edge for edge in edges if edge["orientation"] == "v"]
    ends: list[float] = []
    for side, outermost in (("top", min), ("bottom", max)):
        columns: dict[int, set[int]] = {}
        for edge in down:
            if not any(abs(edge[side] - rule["top"]) <= _NEAR for rule in across):
                columns.setdefault(round(edge[side] / _NEAR), set()).add(round(edge["x0"] / _NEAR))
        ends.extend(place * _NEAR for place, found in columns.items() if len(found) >= _FEWEST_COLUMNS)
        ends.extend(_cut_at(outermost((edge[side] for edge in down), default=0.0), side, down, across))
    return sorted(set(ends))


def _cut_at(height: float, side: str, down: list[dict[str, Any]], across: list[dict[str, Any]]) -> Iterator[float]:
    """Yield the height of the first or last end of rules on a page, if rules close some columns there and not all."""
    rules = [rule for rule in across if abs(rule["top"] - height) <= _NEAR]
    there = sorted(edge["x0"] for edge in down if abs(edge[side] - height) <= _NEAR)
    columns = [(left, right) for left, right in pairwise(there) if right - left > _SHORTEST]
    closed = [any(rule["x0"] - _NEAR <= sum(column) / 2 <= rule["x1"] + _NEAR for rule in rules) for column in columns]
    if any(closed) and not all(closed):
        yield height


if __name__ == "__main__":
    sys.exit(main())
