"""The table of contents of a plan in plain text: its entries are the titles of the plan, and none of its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Furniture, FurnitureKind
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block, Reading
from loaders.reading.titles import is_contents

_HEAD = re.compile(r"目录|目次")
_PAGE = re.compile(r"[…. ·－_—\t]*[（(]?\d{0,3}[)）]?$")
_FEW = 3


def without_contents(reading: Reading) -> Reading:
    """Return a reading without its table of contents, which is furniture; the same one if it has none.

    Entries have leaders and a page (一、总体要求……1), or stand below 目录 and come again as titles of the text.
    """
    places = _leaders(reading.blocks) or _repeated(reading.blocks)
    if not places:
        return reading
    first = min(places)
    if first and _HEAD.fullmatch(squeeze(reading.blocks[first - 1].text)):
        places.add(first - 1)
    text = reading.source.text
    passages = (reading.blocks[place].strand.passage(text) for place in sorted(places))
    kept = tuple(block for place, block in enumerate(reading.blocks) if place not in places)
    furniture = (Furniture(FurnitureKind.CONTENTS, passage) for passage in passages)
    return replace(reading, blocks=kept, furniture=(*reading.furniture, *furniture))


def _leaders(blocks: Sequence[Block]) -> set[int]:
    found = {n for n, block in enumerate(blocks) if block.cell is None and is_contents(block.text)}
    return found if len(found) >= _FEW else set()


def _repeated(blocks: Sequence[Block]) -> set[int]:
    """Return the lines below 目录 each of which comes again below them."""
    head = next((n for n, block in enumerate(blocks) if block.cell is None and _is_head(block)), None)
    if head is None:
        return set()
    lines = [_title(block) for block in blocks]
    end = head + 1
    while end < len(blocks) and blocks[end].cell is None and lines[end] in lines[end + 1 :]:
        end += 1
    return set(range(head + 1, end)) if end - head > _FEW else set()


def _is_head(block: Block) -> bool:
    return bool(_HEAD.fullmatch(squeeze(block.text)))


def _title(block: Block) -> str:
    return squeeze(_PAGE.sub("", block.text.strip()))
