"""Promises of completeness: that all of something is done, or none of it remains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.annotate.figures.clauses import Span, find_clauses, find_sentences
from loaders.annotate.figures.indicator import name_object, name_subject
from loaders.annotate.figures.plain import Plain
from loaders.annotate.figures.refusals.reasons import NO_COMPLETENESS, is_refused
from loaders.annotate.figures.wording import find_hedge
from loaders.genre.lexicon import either

_DONE = either(
    "实现 完成 落实 到位 达到 达标 通过 验收 实施 开展 推行 启动 "
    "纳入 公开 接入 上线 录入 归集 入驻 进驻 开通 电子化 网上 "
    "取消 退还 免除 下放 移交 改为 转为 办结 整改 清零 清理 脱贫 摘帽 "
    "建成 覆盖 建立 配备 设立 安装 更换 更新 改造 签约 投产 开工 "
    "关停 淘汰 消除 迁入 搬迁 拆除 关闭"
)
# how all of it is done says something of a thing that is named, not of 项目 or 资金: 新上锅炉全部按照超低排放标准建设
_HOW = "(?:(?:按照|按)(?![时期序需]|计划|要求|规定|进度|程序)|参照(?!执行)|执行(?!到位)|采用|使用)"
_ANYTHING = (
    "(?:所有|全部|各类|各项|各|有关|相关)*"
    "(?:项目|资金|经费|工程|人员|任务|工作|设备|材料|事项|企业|单位|部门|建设|业务)?"
)
# what there is so much of that all of it can be done
_STOCK = either(
    "改造 治理 整治 替代 淘汰 拆除 清理 更新 更换 置换 排查 整改 销号 登记 确权 普查 划定 修复 改厕 改水 安装 搬迁 "
    "脱贫 摘帽 清零 系统建设 设施建设"
)
_ALL_THERE_IS = "(?:对接|配备|设立|接入|淘汰|停用|停止(?=.{4})|联通|贯通|消除(?=.*(?:黑臭|劣|散煤|空白|危房)))"
# 全面完成年度目标任务 says no more than the plan, 全面完成安全专项整治 nothing that can be counted
_NO_STOCK = (
    ".{0,16}(?:目标|指标|下达|(?:各项|年度|重点|工作|有关|既定)任务)"
    "|.*(?:专项|集中)(?:整治|治理|检查|排查)(?:行动|工作|任务)?$"
)
_TAIL = "(?:并.*|□+)?$"  # 岸电设施全覆盖（油船除外）
_WORDINGS = (
    # 全面取消对知识产权申请的资助
    r"(?:全面|全部|一律)(?:清理)?取消(?P<object>[^、]*(?:、[^、]*)*)$",
    # 将行政许可事项全部纳入清单管理; 力争全部实现知识产权业务“一窗通办”; 出租汽车全部新能源化
    r"^(?:.*(?<!即)[将把](?![来军握关]))?(?P<subject>.*?)(?:全部|全数|全量)"
    rf"(?:{_DONE}(?P<object>.*)|[^，、□]{{2,5}}化$|□+$)",
    # 新上锅炉全部按照超低排放标准建设
    rf"^(?!{_ANYTHING}全)(?P<subject>.*?)全部{_HOW}(?P<object>.*)",
    # 监测网络覆盖所有建制镇
    r"^(?P<subject>.*?)覆盖(?:所有|全部)(?P<object>.+)$",
    # 所有行政村生活垃圾得到有效治理
    r"^(?P<subject>.{0,4}?所有[^，、]{2,20}?)(?:均|都)?"
    r"(?:实现|得到|完成|达到|纳入|建成|建立|接入|配备|通)(?P<object>.+)$",
    # 两个政务服务平台全面对接, 园区污水全面实现达标排放
    r"^(?P<subject>.*?)"
    rf"(?:(?<=..)全面(?:覆盖|达标|实现(?=.{{0,4}}达标))|全面{_ALL_THERE_IS})(?P<object>.*)$",
    # 全面完成垃圾转运车清洁能源替代
    rf"全面完成(?P<object>(?!{_NO_STOCK})(?=[^，]*{_STOCK})[^，]{{4,}})$",
    # 零就业家庭动态清零
    r"^(?:保持|实现|确保)*(?P<subject>.+?)(?:实现)?(?:动态|全面|全部|基本|存量)清零$",
    # 2021年底前在全国实现“证照分离”改革全覆盖
    rf"(?:实现|达到|做到)(?P<object>.+?)的?全覆盖{_TAIL}",
    # 村级快递网点力争全覆盖并延伸到自然村
    rf"^(?P<subject>.+?)(?:力争|基本)?(?:实现|达到|做到)?全覆盖{_TAIL}",
    # 对农村房屋开展全覆盖排查
    r"^(?:由[^对]{1,16})?对(?P<subject>.+?)(?:组织)?(?:开展|进行|实施)全覆盖[^，、]{2,8}$",
)
_PROMISES = tuple(re.compile(wording) for wording in _WORDINGS)
_BARE = re.compile(r"^[□◇\d年底末月前力争到基本确保]*(?:实现|达到|做到)全覆盖$")  # of what the clause before it names
_JOINS = ("且", "并", "并且")
_SEVERAL = re.compile(r"(?<=全覆盖)[、和]")  # 应急预案全覆盖、应急演练全覆盖


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of completeness: its stretch of the plain text, what it is about, and the word that hedges it."""

    start: int
    end: int
    indicator: str
    hedge: str | None


def find_promises(plain: Plain) -> Iterator[Promise]:
    """Yield the promises of completeness of a text in order, one per clause at most."""
    for sentence in find_sentences(plain.masked):
        before: Span | None = None
        for clause in _parts(plain.masked, sentence):
            promise = _read_promise(plain, clause) or _read_bare(plain, clause, before)
            if promise is not None:
                yield promise
            before = clause


def _parts(masked: str, sentence: Span) -> Iterator[Span]:
    """Yield the clauses of a sentence, each of several promises by itself."""
    for start, end in find_clauses(masked, sentence):
        marks = [between.span() for between in _SEVERAL.finditer(masked, start, end)]
        yield from zip([start, *(behind for _, behind in marks)], [*(at for at, _ in marks), end], strict=True)


def _read_bare(plain: Plain, clause: Span, before: Span | None) -> Promise | None:
    """Return the promise of a clause that leaves what it is about to the one before: …建设充电桩，2025年全覆盖."""
    if before is None or not _BARE.match(plain.masked[slice(*clause)]):
        return None
    indicator = name_object(plain.text[slice(*before)])
    hedge = find_hedge(plain.text[slice(*clause)])
    return Promise(before[0], clause[1], indicator, hedge) if indicator else None


def _read_promise(plain: Plain, clause: Span) -> Promise | None:
    masked = plain.masked[slice(*clause)]
    for pattern in _PROMISES:
        match = pattern.search(masked)
        indicator = _name(plain, clause[0], match) if match and not is_refused(NO_COMPLETENESS, masked) else ""
        if indicator:
            return Promise(*clause, indicator, find_hedge(plain.text[slice(*clause)]))
    return None


def _name(plain: Plain, offset: int, match: re.Match[str]) -> str:
    """Return what is promised in full: the subject before 全部, else the object after it."""
    parts = match.groupdict()
    if parts.get("subject"):
        subject = name_subject(plain.text[offset + match.start("subject") : offset + match.end("subject")])
        subject = "" if subject in _JOINS else subject  # 建设林场2个，且全部达到国家标准
        if subject:
            return subject
    if parts.get("object"):
        return name_object(plain.text[offset + match.start("object") : offset + match.end("object")])
    return ""
