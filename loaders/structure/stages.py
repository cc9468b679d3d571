"""Stages of the work that say when they are: （一）动员部署阶段（4月1日至4月30日）, or 第一阶段（4月）：摸底自查."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.annotate.deadlines import is_time
from loaders.annotate.sentence_times import find_times
from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand
from loaders.structure.outline import Node
from loaders.structure.sentences import split_sentences

# 工作安排, 推进计划; but of whom or of what a plan is (培训计划, 采购计划), half a year promises of
_TITLE = re.compile(
    r"(?:[一-鿿]{0,6}(?:步骤|阶段|进度|时间|节点)(?:安排|划分|要求|节点|任务|计划)?"
    r"|(?:工作|推进|实施|行动|活动|整治|治理|总体|具体|任务|组织|日程|计划|落实)(?:安排|计划))(?:[与和及][一-鿿]{2,8})?"
)
_BEHIND = re.compile(r"(?P<title>[^（(。：]{2,30})[（(](?P<time>[^（()）]{1,30})[)）]\s*[。：:]?")
_BEFORE = re.compile(r"[（(](?P<time>[^（()）]{1,30})[)）]\s*[：:]?\s*(?P<title>[^（(。：]{2,30})(?:。|$)")
_OF_A_YEAR = re.compile(r"(?P<time>20\d{2}年?)[：:，]?(?P<title>[一-鿿]{2,10}年)[。：:]")  # 2024推进实施年。
# 第一阶段（3月1日—20日）：动员部署。 in a paragraph that has a number of its own
_COUNTED_FIRST = re.compile(
    r"第[一二三四五六]阶段[（(](?P<time>[^（()）]{1,30})[)）]\s*[：:]\s*(?P<title>[^（(。：，]{2,20})(?:[。：]|$)"
)
_BEHIND_COLON = re.compile(r"(?P<title>[^（(。：，]{2,16}(?:阶段|步骤))[：:。]\s*(?P<time>[^。，：（(]{2,30})(?:。|$)")
_AS = re.compile(r"(?P<time>[^。，：（(]{2,24})为(?P<title>[^。，：（(]{2,16}阶段)(?:。|$)")  # 3月底前为动员部署阶段。
_TIME_ALONE = re.compile(r"(?P<title>(?P<time>[^。，：:（(]{2,24}))[：:](?=.*\S)")  # 第一季度：完成招标；
_FORMS = (_COUNTED_FIRST, _BEHIND, _BEFORE, _OF_A_YEAR, _BEHIND_COLON, _AS, _TIME_ALONE)
# 城市规划（2021—2035年）: the years of what it names, and no time in which it is to be done
_PLAN_OF_YEARS = re.compile(r"[^（(]*(?:规划|计划|纲要|方案|行动)[（(]20\d{2}年?\s*[—－~～至到-]+\s*20\d{2}年?[)）]")
_FROM = re.compile(r"自?20\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?起，?")
_COUNTED = re.compile(r"第[一二三四五六]阶段")
_FEW = 2
_SHORT = 16  # characters of a title


@dataclass(frozen=True, slots=True)
class Stage:
    """The title of a stage and its time as printed, with the text behind both; a bracket stays with its title."""

    title: Strand
    time: Strand
    rest: Strand


def is_staged(node: Node) -> bool:
    """Tell a part whose title speaks of stages and whose paragraphs are stages, each with its time.

    It stands in the title or in the text: （一）集中攻坚阶段。9月底前，排查隐患。… Where more than half of the
    paragraphs say one so, the others need none: 2.分类处置。各镇逐户制定方案。
    """
    counted = all(child.mark and _COUNTED.match(child.mark.printed) for child in node.children)
    speaks_of_them = counted or _TITLE.fullmatch(squeeze(node.strand.text).rstrip("。"))
    if not speaks_of_them or len(node.children) < _FEW:
        return False
    timed = [read_stage(child.strand) is not None or _opens_with_time(_text(child)) for child in node.children]
    return sum(timed) * 2 > len(timed) and all(map(_is_stage, node.children))


def says_when(node: Node) -> bool:
    """Tell a part on when what is done, with text alone most sentences of which open with a time.

    二、进度安排 / 2024年上半年，各镇制定方案。2024年7月至2026年6月，推进实施。
    """
    if node.children or not _TITLE.fullmatch(squeeze(node.strand.text).rstrip("。")):
        return False
    sentences = [sentence for line in node.paragraphs for sentence in split_sentences(line)]
    timed = sum(_opens_with_time(sentence.text) for sentence in sentences)
    return timed >= _FEW and timed * 2 > len(sentences)


def _is_stage(node: Node) -> bool:
    """Tell a title with its time, or a short one with a text on the same line or below."""
    title = squeeze(node.strand.text.partition("。")[0])
    return read_stage(node.strand) is not None or (0 < len(title) <= _SHORT and bool(_text(node)))


def _text(node: Node) -> str:
    """Return what follows the title of a paragraph."""
    text = node.strand.text.partition("。")[2].strip()
    return text or next((line.text.strip() for line in node.paragraphs), "")


def _opens_with_time(text: str) -> bool:
    """Tell a text that opens with a time by which (9月底前，排查隐患。), or from which (2023年起，按季通报。)."""
    time = next(iter(find_times(text)), None)
    return (time is not None and time.start() == 0) or bool(_FROM.match(text))


def stage_places(title: str, below: Sequence[Strand]) -> list[int]:
    """Return which lines below a title that speaks of stages open one: 启动试点（3月—5月）：选定学校。

    At the most one line may stand above the first, which says how many there are.
    """
    if not _TITLE.fullmatch(squeeze(title).rstrip("。：:")):
        return []
    places = [place for place, line in enumerate(below) if read_stage(line)]
    return places if len(places) >= _FEW and places[0] <= 1 else []


def is_timed(strand: Strand) -> bool:
    """Tell a paragraph whose title is a phrase with its time in brackets behind it: 签订协议（2025年10月—12月）。"""
    match = _BEHIND.match(strand.text)
    return match is not None and "，" not in match["title"] and read_stage(strand) is not None


def read_stage(strand: Strand) -> Stage | None:
    """Return the stage that a paragraph opens with, its number left out; None if its title names no time."""
    found = (form.match(strand.text) for form in _FORMS)
    match = next((match for match in found if match and is_time(squeeze(match["time"]))), None)
    if match is None or _PLAN_OF_YEARS.match(strand.text) or _breaks_off(match["title"]):
        return None
    # a bracket behind a title is of it: 动员部署阶段（3月）
    end = match.end("time") + 1 if match.re is _BEHIND else match.end("title")
    title = strand[match.start("title") : end].strip()
    return Stage(title, strand.group(match, "time").strip(), strand[match.end() :])


def _breaks_off(title: str) -> bool:
    """Tell a title that a bracket cuts: 编制《城市规划（2021—2035年）》."""
    return title.count("《") > title.count("》")
