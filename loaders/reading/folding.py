"""One spelling for the rules: simplified characters and full-width Chinese punctuation, each in its own place.

Copies of one document differ in how they print the same sentence: with half-width commas and brackets, with
full-width digits, in traditional characters, with characters of no width between. The rules read the folded text,
which has as many characters as the printed one, so that every place holds for both; `loaders.printed` puts the
printed characters back into what was read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.reading.blocks import Block, Reading
from loaders.reading.strand import Strand

if TYPE_CHECKING:
    from opencc import OpenCC

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_WIDE = rf"{_HAN}“”‘’《》〈〉（）〔〕【】「」、。，；：！？％"
_MARKS = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
# a mark of a Chinese sentence has Chinese beside it (…3.6%;财政); that of a number or an address has not (1,095; 9:30)
_MARK = re.compile(rf"(?<=[{_WIDE}])[ ]*([,;:!?])(?!//)|([,;:!?])(?=[ \n]*[{_WIDE}])")
_STOP = re.compile(r"(?<=[\u4e00-\u9fff）》”])(?<![〇零一二三四五六七八九十百])\.(?=\s|$|[\u4e00-\u9fff])")
_LONGEST = 400  # characters between two brackets
_CHINESE = re.compile(f"[{_HAN}]")
_BESIDE = re.compile(f"[{_WIDE}]")
_WIDE_CODES = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
# the small forms of CNS 11643, which text that came by way of a traditional code page has: 1﹒全省生产总值增长7%以上
_SMALL = dict(zip("﹐﹑﹒﹔﹕﹖﹗﹙﹚﹝﹞﹪", "，、．；：？！（）〔〕%", strict=True))
_HALF = str.maketrans({**{chr(code): chr(code - 0xFEE0) for code in _WIDE_CODES}, **_SMALL})
# a sign of a symbol font or a picture among them; a tick alone may be all that a cell says, a star stands before a name
_SIGNS = r"(?![□☐☑△☆✓-✘❶-➓])[■-◿☀-➿⬀-⯿•‣\uf020-\uf0ff\U0001f300-\U0001faff]"
_BULLET = re.compile(
    rf"^(\s*)(?:{_SIGNS}|[□☐√✓✔☑·∙・](?=[ \u3000]*[一-鿿“《])|-(?=[ \u3000]+[一-鿿“《]))",
    re.MULTILINE,
)
# a sign before a number, which counts by itself: ◈1.开展培训。, ※一、总体要求
_SIGN_OF_NUMBER = re.compile(
    rf"^(\s*)(?:{_SIGNS}|[□☐√✓✔☑·∙・△☆※*＊])"
    r"(?=[ \u3000]*(?:\d{1,3}[.．、]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]))",
    re.MULTILINE,
)
# 【牵头单位】市财政局 is 牵头单位：市财政局, and so is 【目标】 before what is to be reached
_BOXED = re.compile(
    r"[【〖［](?P<label>[一-鿿]{0,6}(?:目标|指标|任务|举措|措施|内容|要求|成效|成果|牵头|配合|参与|责任|负责|主办|协办"
    r"|单位|部门|处室|主体|时限|时间|节点|范围))[】〗］](?=\s*\S)"
)
# 【市市场监管局】 behind the last sentence of a line is （市市场监管局）
_BOXED_BODIES = re.compile(
    r"(?<=[。；])(?P<blank>[ \u3000]*)【(?P<who>[一-鿿、，]{2,80}[局委办部厅院会处科室心府门位道镇乡区县司])】"
    r"(?=[ \u3000]*$)",
    re.MULTILINE,
)
# a bracket that a copy closes with another sign: （区市场监管局〉
_MISPRINTED = re.compile(r"(?<=[（(])(?P<inside>[^（()）〈〉《》。\n]{2,40})〉")
# a bracket in the name of a place that a copy prints as signs of less and more: 各县级市<区>人民政府<管委会>
_LESS_AND_MORE = re.compile(r"(?<=[\u4e00-\u9fff])<(?P<inside>[市区县旗、]{1,6}|管委会|街道|办事处)>")
_NO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f]")
# Characters that are only traditional and that hardly a page of such text goes without.
_TRADITIONAL = re.compile(
    "[們個國會務業產進發動對實將為來時過這經與關於點總應區長開設貿創導後級條權質責負單項標準辦環護績網]"
)


def folded(reading: Reading) -> Reading:
    """Return a reading whose texts are folded; the same one if nothing in it needs to be."""
    text = fold(reading.source.text)
    if text == reading.source.text:
        return reading
    is_traditional = bool(_TRADITIONAL.search(reading.source.text))  # 教體局 alone in its cell would not tell
    read = (_folded_block(block, is_traditional=is_traditional) for block in reading.blocks)
    blocks = tuple(block for block in read if block.cell or block.strand.strip())
    return replace(reading, source=replace(reading.source, text=text), blocks=blocks)


def fold(text: str, *, is_traditional: bool = False) -> str:
    """Return `text` as the rules read it, of the same length; `is_traditional` tells that its document is."""
    text = _SIGN_OF_NUMBER.sub(r"\1 ", _NO_WIDTH.sub(" ", text).translate(_HALF))
    text = _BULLET.sub(r"\1 ", text)
    text = _STOP.sub("。", _MARK.sub(_wide_mark, text))
    text = _BOXED_BODIES.sub(r"\g<blank>（\g<who>）", _BOXED.sub(_label, text))
    text = _LESS_AND_MORE.sub(r"（\g<inside>）", _MISPRINTED.sub(r"\g<inside>）", text))
    return _simplified(_with_wide_brackets(text), is_traditional=is_traditional)


def _folded_block(block: Block, *, is_traditional: bool) -> Block:
    text = fold(block.text, is_traditional=is_traditional)
    if text == block.text:
        return block
    bullet = block.bullet or bool(_BULLET.match(block.text) and not _SIGN_OF_NUMBER.match(block.text))
    return replace(block, strand=Strand(text, block.strand.pieces).strip(), bullet=bullet)


def _wide_mark(match: re.Match[str]) -> str:
    return re.sub(r"[,;:!?]", lambda mark: _MARKS[mark.group()], match.group())


def _label(match: re.Match[str]) -> str:
    has_colon = match.string[match.end() :].lstrip().startswith("：")
    return f" {match['label']}{' ' if has_colon else '：'}"


def _with_wide_brackets(text: str) -> str:
    """Return a text whose brackets are wide where Chinese stands between them or beside them, on one line."""
    signs = list(text)
    opened: list[int] = []
    for position, char in enumerate(text):
        if char == "\n":
            opened.clear()
        elif char == "(":
            opened.append(position)
        elif char == ")" and opened:
            start = opened.pop()
            if _are_chinese(text, start, position):
                signs[start], signs[position] = "（", "）"
    return "".join(signs)


def _are_chinese(text: str, start: int, end: int) -> bool:
    if end - start > _LONGEST:
        return False
    beside = (text[start - 1 : start] if start else "") + text[end + 1 : end + 2]
    return bool(_CHINESE.search(text, start, end) or _BESIDE.search(beside))


def _simplified(text: str, *, is_traditional: bool) -> str:
    """Return traditional characters as simplified ones; a text in which none is met is left as it is."""
    if not (is_traditional or _TRADITIONAL.search(text)):
        return text
    simple: str = _simplifier().convert(text)
    if len(simple) == len(text):
        return simple
    return "".join(_simple_char(char) for char in text)


@lru_cache(maxsize=8192)
def _simple_char(char: str) -> str:
    simple: str = _simplifier().convert(char)
    return simple if len(simple) == 1 else char


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    from opencc import OpenCC  # noqa: PLC0415  # a native library: only where such text is met

    return OpenCC("t2s")
