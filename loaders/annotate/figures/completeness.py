"""Promises of completeness: that all of something is done, or none of it remains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.annotate.figures.clauses import Span, find_clauses, find_sentences
from loaders.annotate.figures.indicator import name_object, name_subject
from loaders.annotate.figures.plain import Plain
from loaders.annotate.figures.wording import find_hedge

_DONE = (
    r"实现|纳入|取消|完成|退还|整改|清零|清理|公开|建成|接入|到位|覆盖|落实|上线|下放|免除|办结|达标|脱贫|摘帽|建立|开通|入驻|进驻|关停|淘汰|消除"
    r"|录入|归集|通过|改为|转为|达到|电子化|网上"
    r"|开展|实施|推行|启动|配备|设立|执行"
)
_PROMISES = (
    # 全面取消对知识产权申请的资助
    re.compile(r"(?:全面|全部|一律)取消(?P<object>[^、]*(?:、[^、]*)*)$"),
    # 将行政许可事项全部纳入清单管理; 力争全部实现知识产权业务“一窗通办”
    re.compile(rf"^(?P<subject>.*?)(?:全部|全数)(?:(?:{_DONE})(?P<object>.*)|□+)$"),
    # 监测网络覆盖所有建制镇
    re.compile(r"^(?P<subject>.*?)覆盖(?:所有|全部)(?P<object>.+)$"),
    # 2021年底前在全国实现“证照分离”改革全覆盖
    re.compile(r"(?:实现|达到|做到)(?P<object>.*?)的?全覆盖$"),
    re.compile(r"^(?P<subject>.+?)(?:实现|达到|做到)?全覆盖$"),
)


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of completeness: its stretch of the plain text, what it is about, and the word that hedges it."""

    start: int
    end: int
    indicator: str
    hedge: str | None


# 制定把坡耕地全部建成梯田的实施方案; 建立覆盖所有行政村的服务体系
_ONLY_NAMED = re.compile(r"的[^的，]{0,8}(?:方案|办法|计划|规划|意见|制度|政策|措施|体系|网络|系统|平台|机制|格局)$")


def find_promises(plain: Plain) -> Iterator[Promise]:
    """Yield the promises of completeness of a text in order, one per clause at most."""
    for sentence in find_sentences(plain.masked):
        for clause in find_clauses(plain.masked, sentence):
            promise = _read_promise(plain, clause)
            if promise is not None:
                yield promise


def _read_promise(plain: Plain, clause: Span) -> Promise | None:
    masked = plain.masked[slice(*clause)]
    for pattern in _PROMISES:
        match = pattern.search(masked)
        if match is not None and not _ONLY_NAMED.search(masked):
            indicator = _name(plain, clause[0], match)
            hedge = find_hedge(plain.text[slice(*clause)])
            return Promise(*clause, indicator, hedge) if indicator else None
    return None


def _name(plain: Plain, offset: int, match: re.Match[str]) -> str:
    """Return what is promised in full: the subject before 全部, else the object after it."""
    parts = match.groupdict()
    if parts.get("subject"):
        subject = name_subject(plain.text[offset + match.start("subject") : offset + match.end("subject")])
        if subject:
            return subject
    if parts.get("object"):
        return name_object(plain.text[offset + match.start("object") : offset + match.end("object")])
    return ""
