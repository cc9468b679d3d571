"""What closes an item: who is responsible, by when, and where it applies, in a parenthesis or a line of its own.

（教育部牵头，科技部配合）（责任单位：省教育厅；完成时限：2021年底前）（负责部门：商务部；适用范围：所有自贸试验区）,
and the same words as a line below the item: 责任单位：省教育厅  完成时限：年底前.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.model import Deadline, Duty, Responsibility, Role
from loaders.annotate import responsibility
from loaders.annotate.bodies import is_body
from loaders.annotate.clauses import IN_PERSON, LABEL, LABEL_WITHIN, LABELS
from loaders.annotate.context import Context
from loaders.annotate.deadlines import START, TIME, read_deadline_cell
from loaders.annotate.duties import cut_duties, is_duty_line, read_duties, read_scope
from loaders.annotate.labels import WHEN_LABEL
from loaders.annotate.of_items import length_on_items
from loaders.annotate.responsibility import find_parentheses, read_responsibilities
from loaders.genre.references import REFERS
from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand

_DEADLINE = re.compile(rf"\s*{WHEN_LABEL}\s*(?:[：:]|{REFERS})\s*")  # 完成时限：年底前, 完成时限同上
_SCOPE = re.compile(r"\s*(?:(?:推广|适用|实施|试点)(?:范围|地区|区域|省份)|省份)\s*[：:]\s*")
# but not within one label: 责任单位及完成时限：
_WITHIN = r"(?<![及和与])(?<![及和与]完成)(?<![及和与]整改)(?<![及和与]办结)(?<![及和与]落实)"
_PARTS = re.compile(rf"{_WITHIN}{WHEN_LABEL}\s*(?:[：:]|{REFERS})|(?:推广|适用|实施)(?:范围|地区|省份)\s*[：:]")
# a time without a label beside those responsible: （水利部负责，2022年底前完成）
# and what is to be done by several times: （财政部牵头，6月底前出台办法，年内持续推进）
# without brackets at the end of an item: …新建学位3000个。责任单位：市教育局
_WHO_IS = r"(?:牵头|责任|主办|主责)(?:单位|部门)为(?=[一-鿿]{2})"  # 牵头单位为市教育局，配合单位为市财政局。
_TRAILING = re.compile(
    rf"(?<=[。！；;）)，\s])[*—－]{{0,2}}(?:{LABELS.pattern}|{_WHO_IS}|{WHEN_LABEL}\s*[：:])[^。：:]{{1,200}}"
    rf"(?:。?\s*(?:{LABELS.pattern}|{WHEN_LABEL}\s*[：:])[^。：:]{{1,200}}){{0,4}}。?\s*$"
)
# and behind one of several parts: 一是修路。责任单位：县交通局。完成时限：6月底前。二是架桥。责任单位：…
_BETWEEN = re.compile(
    rf"(?<=[。；;）)])\s*(?:{LABELS.pattern})[^。：:]{{1,200}}"
    rf"(?:。?\s*(?:{LABELS.pattern}|{WHEN_LABEL}\s*[：:])[^。：:]{{1,200}}){{0,4}}。(?=\s*\S)"
)
# who is said in the sentence itself, whose words stay: 关于“…”的问题，由甲局会同乙局研究办理。
# or in a sentence of its own: 培育主体100家。市农业农村局、市林业局具体负责。
_SPOKEN = re.compile(
    r"(?:(?:^|[，,；;。])\s*(?:(?:此|该|本|上述|以上)项?(?:工作|任务|措施|事项)?)?由|。\s*)(?P<who>[^，,。；;：:“”]{2,60}?)(?:会同(?P<others>[^，,。；;：:“”]{2,100}?))?"
    r"(?<![并后再])(?:共同|分别|具体|统一)?(?:(?:牵头)?研究提出[一-鿿]{0,8}(?:意见|措施|方案|办法)|研究办理|研究答复|研究落实|研究解决|研究|办理|牵头办理|牵头负责|牵头落实|牵头|负责落实|负责办理|负责|组织实施)"
    rf"(?:[，,；;](?P<help>[^，,。；;：:“”]{{2,100}}?)(?:(?:配合|参与|参加|协助|协同)(?:落实|办理)?|负责落实|负责|落实))?(?:[。；;，]\s*{TIME})?[。；;]?\s*$"
)
# who leads and who helps, said at the head of a sentence: 省政府办公厅牵头，省信息中心配合，年内出台管理办法。
_SPOKEN_FIRST = re.compile(
    r"(?:^|(?<=。))\s*(?:由)?(?P<who>[^，,。；;：:“”]{2,60}?)(?:共同|具体)?牵头(?:负责|组织|落实)?[，,]"
    r"(?:(?:会同|联合)(?P<others>[^，,。；;：:“”]{2,300}?)(?=[，,]|(?:统筹|建立|组织|做好|加强|开展|推进|负责))"
    r"|(?P<help>[^，,。；;：:“”]{2,100}?)(?:配合|参与|参加|协助|协同)(?:落实|实施)?)(?!的)[，,]?(?=[^。]{4,})"
)
# who leads alone: 由县水务局牵头，建立会商机制。
_SPOKEN_ALONE = re.compile(
    r"(?:^|(?<=。))\s*由(?P<who>[^，,。；;：:“”]{2,60}?)(?:共同|具体)?(?P<word>牵头|负责)(?:负责|组织|落实)?[，,](?=[^。]{4,})"
)
_HELPED = "[，；][^，；。]{2,40}(?:配合|参[加与]|协[助同办]|牵头)"  # 甲牵头，6月底前完成；乙配合
_TIMES = re.compile(rf"(?<=[责头合加与实])\s*[、，,；;]\s*(?P<time>{START.pattern}(?:(?!{_HELPED})[^。])*)$")
# several behind a row of names, with what is done by each: 市财政局，6月底前完成50%，年底前全面完成
_TIMES_BEHIND = re.compile(
    rf"(?<=[局委办部厅院会行校府区县市乡镇道司处科室心）)])\s*[，,；;]\s*(?P<time>{START.pattern}(?:(?!配合|参[加与]|协[助同办]|牵头)[^。：:])*[，,；;](?:(?!配合|参[加与]|协[助同办]|牵头)[^。：:])*)$"
)
_BARE_TIME = re.compile(rf"(?:^|[，,；;])\s*(?P<time>{TIME})\s*(?=[，,；;。]|$)")


_SIGNS = "-*·•—－ \u3000"  # what may stand before a line: - 责任单位：…


@dataclass(frozen=True, slots=True)
class Closing:
    """What one closing phrase says, and where it stands in its paragraph (start, end).

    What the head of a sentence says (市教育局牵头，市财政局配合，…) stands at `sentence`, and is said of that alone.
    """

    start: int
    end: int
    responsibilities: tuple[Responsibility, ...] = ()
    deadline: Deadline | None = None
    scope: tuple[Duty, ...] = ()
    sentence: int | None = None


@lru_cache(maxsize=2048)  # a paragraph is asked about when levels are told, and again for each of its parts
def find_closings(paragraph: Strand, context: Context) -> tuple[Closing, ...]:
    """Return the closing phrases of a paragraph in order; those that name nobody and no date are none."""
    return tuple(_closings(paragraph, context))


def is_closing_line(text: str) -> bool:
    """Tell whether a whole paragraph only says who or when: 责任单位：… 完成时限：…, each part behind its label.

    It may open with the items that it is on: 上述（四）至（六）项由县林业局负责。
    """
    opening = length_on_items(text)
    text = text[opening:].rstrip("，；。 ") + "。" if opening else text  # a clause: 第1项由甲负责，第2项由乙负责。
    if responsibility.only_says_who(text):
        return True
    squeezed = squeeze(text).lstrip(_SIGNS + "（(【[")
    parts = [part for part in squeezed.split("。") if part.strip("）)】]")]
    is_labelled = bool(parts) and _opens_with_label(parts[0])
    rules = (responsibility.rules_for_all(part.lstrip("（(〔【[")) for part in parts)
    is_labelled = is_labelled and all(_opens_with_label(p) or rule for p, rule in zip(parts, rules, strict=True))
    return is_labelled and not is_duty_line(text)  # that is said of the paragraph above, and not of the whole task


def _opens_with_label(part: str) -> bool:
    """Tell what opens with a label on who, when or where; one on a person may stand before (责任人：… 责任单位：…)."""
    if any(label.match(part) for label in (LABEL, _DEADLINE, _SCOPE)):
        return True
    return bool(IN_PERSON.match(part) and LABEL_WITHIN.search(part))


def read_closing_line(line: Strand, context: Context) -> Closing:
    """Return what a line of its own says of the item above it."""
    sign = len(line) - len(line.text.lstrip(_SIGNS))
    return replace(_read(line[sign:], context), start=0, end=len(line))


def _closings(paragraph: Strand, context: Context) -> Iterator[Closing]:
    found = [
        replace(_read(paragraph.group(match), context), start=match.start(), end=match.end())
        for match in find_parentheses(paragraph)
        if not _is_in_title(paragraph.text, match.start())
    ]
    found = [each for each in found if _says_something(each)]  # （列第一位的为牵头单位） alone names nobody
    trailing = _TRAILING.search(paragraph.text, found[-1].end if found else 0)
    if trailing:
        between = _BETWEEN.finditer(paragraph.text, 0, trailing.start()) if not found else ()
        found.extend(
            replace(_read(paragraph.group(match), context), start=match.start(), end=match.end())
            for match in (*between, trailing)
        )
    yield from _joined(found, paragraph)
    spoken = _SPOKEN.search(paragraph.text) if not found else None
    if spoken and (who := _spoken(paragraph, spoken, context)):
        start = spoken.start() + 1 if spoken.group().startswith("。") else len(paragraph)
        phrase = _read(paragraph[start:], context)  # a sentence of its own is a phrase as those in brackets are
        is_alike = {each.name for each in who} == {each.name for each in phrase.responsibilities}
        yield Closing(start, len(paragraph), phrase.responsibilities if is_alike else who, phrase.deadline)
        return
    heads = (_SPOKEN_FIRST, _SPOKEN_ALONE) if not found else ()
    first = next(filter(None, (head.search(paragraph.text) for head in heads)), None)
    if first and (who := _spoken(paragraph, first, context)):
        yield Closing(len(paragraph), len(paragraph), who, sentence=first.start())


def _is_in_title(text: str, place: int) -> bool:
    """Tell a bracket of a title that is named: 《林区保护规划（2021—2035年）》."""
    return text.count("《", 0, place) > text.count("》", 0, place)


def _joined(closings: Sequence[Closing], paragraph: Strand) -> Iterator[Closing]:
    """Yield the phrases that say something, those that follow one another as one: （牵头单位：…）（配合单位：…）."""
    group: list[Closing] = []
    for closing in closings:
        if not _says_something(closing):
            continue
        if group and paragraph.text[group[-1].end : closing.start].strip(" \u3000，；,;"):
            yield _as_one(group)
            group = []
        group.append(closing)
    if group:
        yield _as_one(group)


def _says_something(closing: Closing) -> bool:
    return bool(closing.responsibilities or closing.deadline or closing.scope)


def _as_one(group: Sequence[Closing]) -> Closing:
    if len(group) == 1:
        return group[0]
    who = responsibility.beside_leaders([each for closing in group for each in closing.responsibilities])
    return Closing(
        group[0].start,
        group[-1].end,
        tuple(replace(each, rank=n) for n, each in enumerate(who, start=1)),
        next((closing.deadline for closing in group if closing.deadline), None),
        tuple(duty for closing in group for duty in closing.scope),
    )


def _spoken(paragraph: Strand, match: re.Match[str], context: Context) -> tuple[Responsibility, ...]:
    """Return whom a clause of a sentence entrusts with it; nobody unless all that it names are bodies.

    Whom 配合 joins takes part beside the first, who then leads; whom 会同 joins answers for it as the first does.
    """
    named = {part for part, text in match.groupdict().items() if text}
    found: list[Responsibility] = []
    for part, role in (("who", Role.LEAD), ("others", Role.PARTICIPANT), ("help", Role.PARTICIPANT)):
        if part in named:
            told = read_responsibilities(paragraph.group(match, part), context.text)
            found.extend(replace(each, role=role, rank=len(found) + n) for n, each in enumerate(told, start=1))
    leads = "help" in named or "牵头" in match.group()
    who = found if leads else [replace(each, role=Role.RESPONSIBLE) for each in found]
    return tuple(who) if found and all(is_body(each.name) for each in found) else ()


def _read(phrase: Strand, context: Context) -> Closing:
    """Cut a phrase into who, when and where, by their labels."""
    bare = responsibility.unwrap(phrase)
    closing = Closing(0, len(phrase))
    for part in bare.split_at([match.start() for match in _PARTS.finditer(bare.text)]):
        strand = part.strip("；;，,。 \u3000\t")
        when, where = _DEADLINE.match(strand.text), _SCOPE.match(strand.text)
        if when:
            told = LABELS.search(strand.text, when.end())  # 完成时限：6月底前；责任单位：…
            who = strand[told.start() :] if told else None
            strand = (strand[: told.start()] if told else strand).strip("；;，,。 \u3000\t")
            closing = replace(closing, deadline=_deadline(strand[when.end() :], strand, context))
            closing = _read_unlabelled(who, closing, context) if who else closing
        elif where:
            named = strand[where.end() :]
            areas = read_duties(named, context.text) or read_scope(named, strand, context.text)
            closing = replace(closing, scope=areas)
        elif strand:
            closing = _read_unlabelled(strand, closing, context)
    return closing


def _read_unlabelled(strand: Strand, closing: Closing, context: Context) -> Closing:
    """Return a closing with what a part without a label of its own adds: who, and a time among them."""
    strand, duties = cut_duties(strand, context.text)
    closing = replace(closing, scope=(*closing.scope, *duties))
    time = _TIMES.search(strand.text) or _TIMES_BEHIND.search(strand.text) or _BARE_TIME.search(strand.text)
    if time:
        when = strand.group(time, "time")
        closing = replace(closing, deadline=closing.deadline or _deadline(when, when, context))
        strand = (strand[: time.start()] + strand[time.end() :]).strip("；;，,。 \u3000\t")
    who = read_responsibilities(strand, context.text, rule=context.leads) if strand else ()
    return replace(closing, responsibilities=(*closing.responsibilities, *who))


def _deadline(value: Strand, whole: Strand, context: Context) -> Deadline | None:
    """The passage is the phrase with its label, as that of a scope and of who is responsible."""
    deadline = read_deadline_cell(value, context.text, year=context.year)
    return replace(deadline, passage=whole.passage(context.text)) if deadline else None
