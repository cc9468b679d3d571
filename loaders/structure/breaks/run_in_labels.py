"""Where lines ran together that open with a label, the same below each title: …服务站。实施内容：…。责任分工：…."""

from __future__ import annotations

import re
from collections import Counter

from loaders.structure.sentences import enclosed

_LABEL = re.compile(r"(?:(?<=。)|^)\s*[·•]?\s*([一-鿿]{4,6})[：:](?=\s*[一-鿿“《（(\d])")
_LEADS_IN = re.compile(r"如下|以下|包括|其中|[一二三四五六七八九]是|方面|首先|其次|即$")
_COUNTED = re.compile("(?<=。)二是")
_SEVERAL = 3  # times that a label comes again


def recurring_labels(texts: list[str]) -> frozenset[str]:
    """Return the labels that open several sentences of a text, none of which leads in a list within one."""
    found = Counter(match[1] for text in texts for match in _LABEL.finditer(text))
    return frozenset(label for label, count in found.items() if count >= _SEVERAL and not _LEADS_IN.search(label))


def label_cuts(text: str, labels: frozenset[str]) -> list[int]:
    """Return where the sentences of a paragraph begin that open with one of the labels.

    Labels that come again in it close its parts: 一是修路。责任单位：县交通局。二是架桥。责任单位：县住建局。
    """
    found = [match for match in _LABEL.finditer(text) if match.start() and match[1] in labels]
    if len({match[1] for match in found}) < len(found) and _COUNTED.search(text, found[0].end()):
        return []
    inside = enclosed(text) if found else []
    return [match.start() for match in found if not inside[match.start()]]
