"""Names the characters that glyphs of a PDF stand for: fonts call 门 a radical (⻔), or give no name at all."""

from __future__ import annotations

import re
import unicodedata

UNKNOWN = "\ufffd"
_UNNAMED = re.compile(r"\(cid:\d+\)")
# CJK radicals whose glyph a font shares with a character of simplified text; Unicode gives them no decomposition.
_RADICALS = dict(
    zip(
        "⺁⺇⺊⺒⺓⺔⺕⺖⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺦⺧⺨⺩⺪⺫⺬⺭⺮⺰⺲⺶⺹⺺⺻⺼⺽⺾⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂几卜巳幺彑彐忄扌攵旡日月歺母民氵氺灬丬牛犭王疋目示礻竹纟罒羊耂肀聿肉臼艹虎衤覀西见角讠贝车辶阝钅長镸长门阝雨青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
# Kangxi radicals decompose to traditional characters; these two share their glyph with the simplified one.
_SIMPLIFIED = {"\u2f3e": "户", "\u2fc8": "黄"}
# \u2015 is the glyph of — in the fonts of browsers, which print it so
_DASHES = {"\u2e3a": "——", "\u2e3b": "———", "\u2015": "—"}
_NAMES = {**_RADICALS, **_SIMPLIFIED, **_DASHES}
_COMPATIBLE = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFB00, 0xFB06), (0x2F800, 0x2FA1F))


def readable(glyph: str) -> str:
    """Return the text that a glyph prints: as it is, by its proper name, or U+FFFD for no name."""
    if _UNNAMED.search(glyph):
        return _UNNAMED.sub(UNKNOWN, glyph)
    return "".join(_named(char) for char in glyph)


def _named(char: str) -> str:
    if char in _NAMES:
        return _NAMES[char]
    if any(first <= ord(char) <= last for first, last in _COMPATIBLE):
        return unicodedata.normalize("NFKC", char)
    return char
