"""What a page prints below a plan and is no part of it: further links, who runs the site."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.genre.numbering import MarkKind, read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.page_lines import as_shown, is_links, labels_who_runs_page, numbers_page, opens_page_foot
from loaders.structure.paragraphs import Paragraph, is_source_note

_LONGEST = 80


def foot(body: Sequence[Paragraph], signing: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return what a page prints below the signature of a letter, or below a plan that nobody signs."""
    if not signing:
        return tuple(paragraph for paragraph in page_foot(body) if not is_source_note(paragraph.text))
    below = body[max(n for n, paragraph in enumerate(body) if paragraph in signing) + 1 :]
    return tuple(paragraph for paragraph in below if not is_source_note(paragraph.text))


def page_foot(body: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Return the short lines that end a page, from the first one on that only a page prints: 打印, 相关链接."""
    start = len(body)
    is_site = False
    for place in range(len(body) - 1, 0, -1):
        text = squeeze(body[place].text)
        shown = as_shown(text)
        is_link = (is_links(text) or numbers_page(shown)) and not is_source_note(body[place].text)
        if not is_link and (len(shown) > _LONGEST or "。" in shown or _is_numbered(shown)):
            break
        is_site = is_site or numbers_page(shown)
        is_foot = is_link or (is_site and labels_who_runs_page(text)) or opens_page_foot(shown)
        start = place if is_foot else start
    return body[start:]


def _is_numbered(text: str) -> bool:
    mark = read_mark(text)
    return mark is not None and mark.kind is not MarkKind.DASH
