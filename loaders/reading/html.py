"""Reads a saved web page: the document in it as lines and tables, what the site sets around it as furniture."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from kg.errors import SourceError
from loaders.reading.decode import decode
from loaders.reading.html_body import choose_body
from loaders.reading.html_page import Element, Leaf, read_leaves
from loaders.reading.layout import Grid, Layout, Line, lay_out
from loaders.reading.titles import continues_title

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_ENCODINGS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "utf-8": "utf-8"}
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MIME = re.compile(rb"(?:From|MIME-Version|Content-Type|Subject|Date|Snapshot-Content-Location)\s*:", re.IGNORECASE)
_DEEPEST = 2000


def read_layout(data: bytes, path: Path) -> Layout:
    """Return the text of a page with its blocks; what stands around the document is furniture.

    Raises `SourceError` if the page is nested too deeply to be read whole, or in no known encoding.
    """
    root = parse_page(decode_page(unpack_page(data, path), path), path)
    leaves = list(read_leaves(root))
    title = root.findtext(".//title") or ""
    return lay_out(_joined(choose_body(root, leaves, title)))


def unpack_page(data: bytes, path: Path) -> bytes:
    """Return the page inside a web archive (MHTML), or `data` if it is no archive."""
    if not _MIME.match(data):
        return data
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content
    raise SourceError(f"{path}: a web archive without a page in it", hint="save the page again as HTML only")


def decode_page(data: bytes, path: Path) -> str:
    """Return the text of a page: in the charset that it names if that holds, else as any text is decoded."""
    named = _CHARSET.search(data[:4096])
    encoding = _ENCODINGS.get(named[1].decode("ascii").lower()) if named else None
    if encoding and not data.startswith(_BOMS):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass  # mislabelled: pages that were moved to UTF-8 go on saying gb2312
    return decode(data, path)


def parse_page(text: str, path: Path) -> Element:
    """Return the root of a page; nothing is fetched, and broken markup is mended."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    root: Element | None = etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise SourceError(f"{path}: elements nested deeper than {_DEEPEST}", hint="save the page again from a browser")
    if root is None:
        raise SourceError(f"{path}: the page holds no text", hint="check that it was saved whole")
    return root


def _joined(leaves: Iterable[Leaf]) -> Iterator[Line | Grid]:
    """Yield what the leaves hold; a centred line set like the one before it goes on with that title."""
    last: Leaf | None = None
    for leaf in leaves:
        item = leaf.item
        if isinstance(item, Line) and item.furniture is None and last is not None and _is_title_like(last, leaf):
            item = replace(item, opens=False) if continues_title(last.text, item.text) else item
        last = leaf
        yield item


def _is_title_like(last: Leaf, leaf: Leaf) -> bool:
    return leaf.style == last.style and leaf.style.centred and isinstance(last.item, Line) and not last.item.furniture
