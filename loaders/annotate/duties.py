"""What province categories must or may do: 省份：引领型、支撑型知识产权强省试点省必做，其他省份选做.

It stands in a cell, in a line of its own, or in a bracket behind what they do: …巩固成效。（各类省份必做）
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Duty, Obligation
from loaders.reading.strand import Strand

LABEL = re.compile(r"\s*(?:省份|地区|地方|适用省份|适用地区)\s*[：:]\s*")
_OBLIGATIONS = {
    "必做": Obligation.MANDATORY, "选做": Obligation.OPTIONAL, "自选": Obligation.OPTIONAL, "可选": Obligation.OPTIONAL,
}  # fmt: skip
OBLIGES = f"(?:{'|'.join(_OBLIGATIONS)})"
_ENTRY = re.compile(rf"(?P<names>[^，,；;。]+?)(?P<obligation>{OBLIGES})")
# what is said behind a paragraph, between its sentences, and behind who is responsible
_CLAUSE = rf"[^，,；;。（）()]{{1,60}}?{OBLIGES}"
_CLAUSES = rf"{_CLAUSE}(?:[，,；;]{_CLAUSE}){{0,5}}"
_BRACKET = rf"[（(〔\[]\s*(?P<said>(?:{LABEL.pattern})?{_CLAUSES})\s*[)）〕\]]"
_BEHIND = re.compile(rf"{_BRACKET}\s*[。；;]?\s*$")
_WITHIN = re.compile(rf"(?<=[。；！])\s*{_BRACKET}(?=\s*\S)")
_AT_END = re.compile(rf"(?:^|[；;，,])\s*(?P<said>{_CLAUSES})\s*$")
_MODIFIER = re.compile(r"(?:[一-鿿]{2,4}型|第[一二三四五六七八九十]+(?:批|类))")
# one category: 各省、自治区、直辖市; and several that share what the last of them ends in: 京津冀、长三角相关省份
_LEVELS = re.compile(
    r"(?:各|有关|相关)?(?:省|自治区|直辖市|计划单列市)(?:[、和](?:省|自治区|直辖市|计划单列市|兵团|新疆生产建设兵团))+"
)
_BETWEEN = re.compile(r"、(?![^（(]*[）)])")
_TAIL = re.compile(r"(?:相关|有关|所在|沿线)(?:省份|省|地区|地方)$")
_PLACE = re.compile(r"[省市县]|自治区|地区|地方|兵团")


def read_duties(cell: Strand, source_text: str) -> tuple[Duty, ...]:
    """Return the duties of a province cell in order; none if it says neither 必做 nor 选做."""
    if not cell.strip():
        return ()
    passage = cell.passage(source_text)
    phrase = _squeeze(cell.text)
    body = LABEL.sub("", phrase, count=1)
    return tuple(
        Duty(category, _OBLIGATIONS[entry["obligation"]], phrase, passage)
        for entry in _ENTRY.finditer(body)
        for category in _categories(entry["names"])
    )


def split_by_duties(paragraph: Strand, source_text: str) -> Iterator[tuple[Strand, tuple[Duty, ...]]]:
    """Yield the stretches of a paragraph with what the bracket behind each says of provinces.

    …优先安排民生档案。（各省份必做）数字化试点省份要…。（试点省份必做，其他省份选做）
    """
    start = 0
    for match in _WITHIN.finditer(paragraph.text):
        yield paragraph[start : match.start()].strip(), read_duties(paragraph.group(match, "said"), source_text)
        start = match.end()
    if paragraph.text[start:].strip():
        yield part_duties(paragraph[start:], source_text)


def part_duties(paragraph: Strand, source_text: str) -> tuple[Strand, tuple[Duty, ...]]:
    """Return a paragraph without the bracket at its end that says which provinces must or may do it, and that."""
    match = _BEHIND.search(paragraph.text)
    if match is None or not paragraph.text[: match.start()].strip():
        return paragraph, ()
    return paragraph[: match.start()].strip(), read_duties(paragraph.group(match, "said"), source_text)


def cut_duties(phrase: Strand, source_text: str) -> tuple[Strand, tuple[Duty, ...]]:
    """Return a phrase on who is responsible without what it says of provinces at its end, and that.

    标准创新司负责；自贸区所在省份必做，其他省份选做 says both.
    """
    match = _AT_END.search(phrase.text)
    if match is None:
        return phrase, ()
    return phrase[: match.start()], read_duties(phrase.group(match, "said"), source_text)


def is_duty_line(text: str) -> bool:
    """Tell a line of its own that says which provinces must or may do what stands above: 省份：各省必做."""
    return bool(LABEL.match(text) and _ENTRY.search(_squeeze(text)))


def read_scope(areas: Strand, phrase: Strand, source_text: str) -> tuple[Duty, ...]:
    """Return the areas that a measure applies to (全国; 所有自贸试验区), which are told nothing that they must do.

    `phrase` is the cell, or the areas with their label; what is said of other measures after a comma is not of this.
    """
    names = re.split(r"[，,；;。]", _squeeze(areas.text))[0]
    if not names:
        return ()
    passage = phrase.passage(source_text)
    return tuple(Duty(name, None, _squeeze(phrase.text), passage) for name in _categories(names))


def _categories(names: str) -> Iterator[str]:
    """Yield the categories, a shortened one with the noun that the last one ends in.

    引领型、支撑型知识产权强省试点省 is 引领型知识产权强省试点省 and 支撑型知识产权强省试点省, 京津冀、长三角相关省份
    is two as well. 各省、自治区、直辖市 is one category.
    """
    row = names.strip("，,、；; ")
    parts = [row] if _LEVELS.fullmatch(row) else [part for part in _BETWEEN.split(row) if part]
    last = _MODIFIER.match(parts[-1]) if parts else None
    noun = parts[-1][last.end() :] if last else ""
    tail = _TAIL.search(parts[-1]) if parts else None
    for part in parts:
        shares = tail and not _PLACE.search(part)
        yield part + noun if _MODIFIER.fullmatch(part) else part + tail[0] if tail and shares else part


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)
