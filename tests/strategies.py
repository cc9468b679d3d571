"""What Hypothesis draws in the tests: strands cut from a source, and plans written by the grammar of the genre."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st

from kg.model import Piece
from loaders.reading.strand import Strand, join, whole

# The same examples on every machine and in every run, and no time limit that a busy machine could miss.
settings.register_profile("house", derandomize=True, deadline=None, max_examples=40, database=None)
settings.load_profile("house")

TEXTS = st.text(alphabet="林水校 \n\u3000a1，。（）《》", max_size=40)

_ENCODED = st.builds(str.encode, TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"]))
# Bytes as a person may name them by mistake: of any kind, or a text with other bytes in its midst.
FILES = st.one_of(st.binary(max_size=400), st.lists(st.one_of(_ENCODED, st.binary(max_size=6))).map(b"".join))


@dataclass(frozen=True, slots=True)
class Cutting:
    """A source text and a strand over some of its pieces, in any order."""

    source: str
    strand: Strand


@st.composite
def cuttings(draw: st.DrawFn) -> Cutting:
    """Draw a source and a strand made of pieces of it, which may lie apart, touch, or stand in another order."""
    source = draw(TEXTS)
    bounds = st.integers(min_value=0, max_value=len(source))
    spans = draw(st.lists(st.tuples(bounds, bounds), max_size=5))
    parts = [Strand(source[a:b], (Piece(a, b),)) for a, b in (sorted(span) for span in spans) if a < b]
    return Cutting(source, join(parts))


@st.composite
def contiguous(draw: st.DrawFn) -> Cutting:
    """Draw a source and the strand over the whole of it."""
    source = draw(TEXTS)
    return Cutting(source, whole(source))


@dataclass(frozen=True, slots=True)
class Said:
    """A measure of a drawn plan: its sentence, who is responsible, and whether the first of them leads."""

    text: str
    departments: tuple[str, ...]
    has_leader: bool


@dataclass(frozen=True, slots=True)
class Work:
    """A task of a drawn plan; `regional` are the sentences addressed to the regions."""

    title: str
    measures: tuple[Said, ...]
    regional: tuple[str, ...]
    departments: tuple[str, ...]
    deadline: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a drawn plan."""

    title: str
    tasks: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A drawn plan: what a document would state, whatever its form."""

    parts: tuple[Part, ...]

    @property
    def tasks(self) -> tuple[Work, ...]:
        """The tasks of all parts."""
        return tuple(task for part in self.parts for task in part.tasks)


_VERBS = st.sampled_from(["推进", "完善", "加强", "健全", "开展", "组织实施", "统筹"])
_OBJECTS = st.sampled_from(
    [
        "湿地保护", "森林防火", "河湖巡查", "校园阅读", "水土保持监测", "“一长两员”管护", "教师培训（含轮训）",
        "节水型社会建设", "《湿地分类》宣传", "12个灌区改造", "工业用水和生活用水管理",
    ]
)  # fmt: skip
_DEPARTMENTS = st.sampled_from(
    [
        "水利部", "林草局", "教育部", "工业和信息化部", "文化和旅游部", "住房和城乡建设部", "银保监会", "中国科协",
        "农业农村部（渔业渔政局）", "最高人民法院",
    ]
)  # fmt: skip
_DEADLINES = st.sampled_from([None, "年底前完成", "2021年6月底前", "持续推进", "11月30日前", "年内有阶段性成果"])
_PHRASES = st.builds(str.__add__, _VERBS, _OBJECTS)
_SENTENCES = st.lists(_PHRASES, min_size=1, max_size=4).map(lambda phrases: "，".join(phrases) + "。")
_ROWS = st.lists(_DEPARTMENTS, min_size=1, max_size=4, unique=True).map(tuple)
_SAID = st.builds(Said, _SENTENCES, _ROWS, st.booleans())
_WORK = st.builds(
    Work,
    title=_PHRASES,
    measures=st.lists(_SAID, min_size=1, max_size=3).map(tuple),
    regional=st.lists(_SENTENCES.map("各地区要".__add__), max_size=2).map(tuple),
    departments=_ROWS,
    deadline=_DEADLINES,
)
_PARTS = st.builds(Part, title=_PHRASES, tasks=st.lists(_WORK, min_size=1, max_size=3).map(tuple))
# A family is told by at least three paragraphs of its kind.
PLANS = st.builds(Plan, st.lists(_PARTS, min_size=1, max_size=3).map(tuple)).filter(lambda plan: len(plan.tasks) > 2)


# What the documents of the genre are made of, to be put where it makes no sense.
_WORDS = [
    "一、", "（一）", "(二)", "1.", "2. ", "10．", "第一条", "①", "——", "加强湿地保护", "。",
    "；", "，", "：", "、", "《湿地分类》", "《", "》", "“", "”", "（", "）", "（水利部负责）",
    "（教育部牵头，水利部配合；完成时限：年底前）", "责任单位：水利部", "完成时间：6月底前",
    "局内：资源司", "省份：各类省份必做", "各地区要", "国家林草局：",
    "任务清单 落实举措 执行部门 完成时间", "<p>", "</p>", "# ", "- ", "**", "年底前完成", "2021年",
    "52%", "达到12.5万公顷", "全覆盖", "重点工作", "工作回顾", "总体要求",
    "列第一位的部门为牵头部门", "水保〔2021〕5号", "2021年3月8日", "水利部", "and", "員", "— 3 —",
    "来源：水利部网站", "同志们，", "https://example.org", "é",
]  # fmt: skip
FRAGMENTS = (*_WORDS, "", "\t", "\t\t", "\n", "\n\n", "\r\n", "\f", "\u3000\u3000", "\\", "\ufeff", "\U00020000")


@st.composite
def damaged(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """Draw a text in which fragments of the genre were put, and stretches taken out, anywhere."""
    text = draw(texts)
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(text)))
        length = draw(st.sampled_from([0, 0, 1, 20]))
        text = text[:start] + draw(st.sampled_from(FRAGMENTS)) + text[start + length :]
    return text
