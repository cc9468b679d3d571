"""Titles that no full stop parts from their text: （一）完善监测：…, （一）【完善监测】…, （一）完善监测　….

One such paragraph may be a sentence with a colon or a blank in it. Where most paragraphs with one kind of number open
so, and what follows is more than a slogan (简政提效：深化审批改革。), these are the titles of tasks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.annotate.bodies import is_body
from loaders.annotate.closing import is_closing_line
from loaders.annotate.names import split_names
from loaders.genre.numbering import MarkKind
from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand
from loaders.structure.no_tasks.lines import is_aside
from loaders.structure.no_tasks.titles import titles_no_tasks
from loaders.structure.outline import Node
from loaders.structure.sentences import split_sentences

_COLON = re.compile(r"(?P<title>[^。；：:！？|【】]{2,24})[：:]\s*(?P<rest>.*)", re.DOTALL)
_HEADS = (
    re.compile(r"【(?P<title>[^【】]{2,24})】\s*[：:]?\s*(?P<rest>.*)", re.DOTALL),
    _COLON,
    re.compile(r"(?P<title>[^。；：:！？|【】，、\s]{3,24})[ \u3000]+(?P<rest>.*)", re.DOTALL),
)
# what a colon introduces within a sentence: 主要包括以下内容：, 2024年：, 其中：
_INTRODUCES = re.compile(
    r"以下|如下|下列|包括|其中|[一二三四五六七八九十]是|^(?:到|在(?![线岗校建])|对(?![外口接标台])|按"
    r"|为(?![民农老企])|以(?!工代赈|旧换新)|经(?![济营费贸开])|由)|年$|月$|季度$|阶段$"
)
_SLOGAN = 40  # characters of a first sentence that may be a title with a colon in it
_FEW = 3
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class RunningTitle:
    """The title that a paragraph opens with, and the text behind what parts them."""

    title: Strand
    rest: Strand
    colon: bool = False


def read_running_title(strand: Strand) -> RunningTitle | None:
    """Return the title that a colon, a blank or brackets part from the text of a paragraph, or None."""
    text = strand.text.strip()
    if is_closing_line(text) or is_aside(text):
        return None
    for form in _HEADS:
        match = form.match(strand.text)
        if match and _may_title(strand.group(match, "title")) and (not match["rest"].strip() or "。" in match["rest"]):
            title, rest = strand.group(match, "title").strip(), strand.group(match, "rest").strip()
            return RunningTitle(title, rest, colon=form is _COLON)
    return None


def are_running(titles: Sequence[RunningTitle | None]) -> bool:
    """Tell whether paragraphs have such titles as a rule: most of them do, and say more than a slogan behind them."""
    found = [title for title in titles if title]
    full = [title for title in found if _says_more(title)]
    return len(found) >= _FEW and len(found) >= _MOSTLY * len(titles) and len(full) * 2 >= len(found)


def part_running_titles(root: Node) -> None:
    """Part the titles of numbered paragraphs from their text, kind by kind; changes the tree in place."""
    for kind in MarkKind:
        nodes = [node for parent in (root, *root.descendants()) for node in _own(parent, kind)]
        titles = [read_running_title(node.strand) for node in nodes]
        if are_running(titles):
            for node, title in zip(nodes, titles, strict=True):
                if title:
                    node.strand = title.title
                    node.paragraphs[:0] = [title.rest] if title.rest else []


def _own(parent: Node, kind: MarkKind) -> list[Node]:
    """Return the paragraphs of a kind below a heading; what lists the text of one with sentences has no titles."""
    is_heading = parent.mark is None or parent.mark.kind <= MarkKind.CHINESE
    is_heading = is_heading or not any("。" in line.text for line in (parent.strand, *parent.paragraphs))
    if not is_heading or (parent.mark and titles_no_tasks(parent.strand.text)):
        return []
    return [child for child in parent.children if child.mark and child.mark.kind is kind]


def _may_title(title: Strand) -> bool:
    bare = squeeze(title.text)
    if (
        len(bare) < len("监测")
        or bare.count("，") > 1
        or _INTRODUCES.search(bare)
        or bare.count("“") != bare.count("”")
    ):
        return False
    return not all(is_body(name.full) for name in split_names(title))


def _says_more(title: RunningTitle) -> bool:
    """Tell text that is more than the second half of a slogan: a long sentence, a figure, or all that it says.

    A title with its colon alone on a line has its text below.
    """
    sentences = split_sentences(title.rest)
    if not title.colon or len(sentences) <= 1:
        return True
    return len(sentences[0]) + len(title.title) > _SLOGAN or any(char.isdigit() for char in sentences[0].text)
