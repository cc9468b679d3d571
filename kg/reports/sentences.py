"""The five findings of the first page as sentences that lead to their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.diff.elements import Spot, TaskSide
from kg.diff.findings import (
    StrengthFinding,
    find_dropped,
    find_figures,
    find_new,
    find_responsibility,
    find_strength,
)
from kg.diff.model import DepartmentDiff, FigureDiff, MeasureDiff, PlanDiff, Tie, YearDiff
from kg.diff.through import follow_series
from kg.reports.apart import tell_apart_in_short
from kg.reports.blocks import Line, Span, line
from kg.reports.times import tell_times
from kg.reports.voice import Voice, task_anchor

_SHOWN = 3


def tell_findings(diff: YearDiff, step: PlanDiff, voice: Voice, suffix: str) -> Iterator[Line]:
    """Yield the five findings on a step; four where it is one of a series of steps, whose figures are told for all.

    Where a scope leaves tasks out, each sentence says what it counts: the tasks that are told, or all of the plans.
    """
    yield _new(step, voice)
    yield _dropped(step, voice)
    yield _strength(step, voice, suffix)
    yield _responsibility(step, voice, suffix, tell_apart_in_short(diff, voice))
    if not follow_series(diff.steps):
        yield tell_figures(diff, voice)


def diff_years(diff: YearDiff) -> tuple[int, int]:
    """Return the first and the last year of a comparison."""
    years = [facts.year for step in diff.steps for facts in (step.earlier, step.later)]
    return min(years), max(years)


def _new(step: PlanDiff, voice: Voice) -> Line:
    found, of = find_new(step), len(step.tasks)
    old, new, here = step.earlier.year, step.later.year, _told(step, voice)
    none = voice(
        f"{here}{new}年{of}项任务在{old}年{_all(of)}有对应的任务",
        f"{_every(of)} of {new}{here} had a predecessor in {old}",
    )
    some = voice(
        f"{here}{new}年{of}项任务中，{len(found.tasks)}项在{old}年没有对应的任务",
        f"Of the {of} tasks of {new}{here}, {len(found.tasks)} had no predecessor in {old}",
    )
    head = voice(f"；{len(found.in_part)}项只承接了部分内容", f"; {len(found.in_part)} take over parts only")
    partly = line(head, *_named((task.later.spot for task in found.in_part), voice)) if found.in_part else ()
    doubt = _doubt(found.doubtful, voice)
    return line(
        _head(voice("新增。", "New. ")),
        some if found.tasks else none,
        *_named((task.later.spot for task in found.tasks), voice),
        *_perhaps((tie for task in found.tasks for tie in task.perhaps), voice, later=False),
        *partly,
        voice("。", ". "),
        voice(
            f"{'上述任务' if step.confined else ''}{_fresh(found.measures)}{doubt}。",
            f"{voice.count(found.measures, '', 'new measure')}{' in these' if step.confined else ''}{doubt}.",
        ),
    )


def _dropped(step: PlanDiff, voice: Voice) -> Line:
    found, of = find_dropped(step), len(step.fates)
    old, new, here = step.earlier.year, step.later.year, _told(step, voice)
    none = voice(
        f"{here}{old}年{of}项任务{_all(of)}有后续或部分后续",
        f"{_every(of)} of {old}{here} {_are(of)} carried on, whole or in part",
    )
    some = voice(
        f"{here}{old}年{of}项任务中，{len(found.tasks)}项在{new}年没有后续",
        f"Of the {of} tasks of {old}{here}, {len(found.tasks)} {_are(len(found.tasks))} not carried on in {new}",
    )
    doubt = _doubt(found.doubtful, voice)
    lost = f"{found.measures}条举措没有后续" if found.measures else "举措都有后续"
    here_lost = "上述任务有" if found.measures else "上述任务的"
    measures = voice(
        f"；{here_lost if step.confined else ''}{lost}{doubt}",
        f"; {voice.count(found.measures, '', 'measure')}{' of these' if step.confined else ''} "
        f"{_are(found.measures)} not{doubt}",
    )
    most: list[str | Span] = []
    for fate, count in found.most if of > 1 else ():
        most += [
            voice("、", ", ") if most else voice("，最多的是", ", most of all of "),
            _task(fate.earlier.spot, voice),
        ]
        most += [voice(f"（{count}条）", f" ({count})")]
    tasks = (
        *_named((fate.earlier.spot for fate in found.tasks), voice),
        *_perhaps((tie for fate in found.tasks for tie in fate.perhaps), voice, later=True),
    )
    head = _head(voice("未再列入。", "Not carried on. "))
    said = _entitled(found.titles, step, voice)
    return line(head, some if found.tasks else none, *tasks, measures, *most, said, voice("。", "."))


def _entitled(titles: Sequence[Spot], step: PlanDiff, voice: Voice) -> str:
    """How many of the measures that none carries on are said by titles of later tasks, and by which."""
    if not titles:
        return ""
    tasks, new = voice.join(dict.fromkeys(spot.task for spot in titles)), step.later.year
    return voice(
        f"；没有后续的举措中，{len(titles)}条的提法见于{new}年任务{tasks}的题目",
        f"; what {len(titles)} of the measures not carried on said is in the titles of {new} (task {tasks})",
    )


def _strength(step: PlanDiff, voice: Voice, suffix: str) -> Line:
    found = find_strength(step)
    parts: list[str | Span] = [_head(voice("要求。", "Obligation. "))]
    if step.confined:
        parts += [voice("所列任务中，", "Of the tasks told here: ")]
    parts += tell_times(step, found, voice, suffix)
    parts += _obligations(step, voice, suffix)
    firmer, softer = _put(found.firmer, ("加重", "firmer"), voice), _put(found.softer, ("减轻", "softer"), voice)
    parts += [*firmer, voice("；", "; "), *softer]
    return line(*parts, _widened(found, voice), *_clauses(found, voice, suffix), voice("。", "."))


def _clauses(found: StrengthFinding, voice: Voice, suffix: str) -> Iterator[str | Span]:
    """How many other measures have whole clauses more, or fewer, which may be actions of their own."""
    if not found.added and not found.left_out:
        return
    more = voice(f"{found.added}条增加了整个分句", f"{found.added} with whole clauses added")
    less = voice(f"{found.left_out}条删去了整个分句", f"{found.left_out} with whole clauses left out")
    said = voice.join(words for count, words in ((found.added, more), (found.left_out, less)) if count)
    yield voice("；此外", "; beside these, ")
    yield Span(said, href=f"details{suffix}")


def _widened(found: StrengthFinding, voice: Voice) -> str:
    """How many measures say more, and how many less, than they did."""
    wider, narrower = found.broadened, found.narrowed
    if not wider and not narrower:
        return voice("；没有内容扩展或收窄的举措", "; none broadened or narrowed")
    more = f"内容扩展的{wider}条" if wider else "没有内容扩展的"
    less = f"收窄的{narrower}条" if narrower else "没有收窄的"
    return voice(f"；{more}，{less}", f"; {wider or 'none'} broadened, {narrower or 'none'} narrowed")


def _obligations(step: PlanDiff, voice: Voice, suffix: str) -> Iterator[str | Span]:
    """Where one of the plans prints no obligation of provinces at all, that is said."""
    counts = [sum(len(d.measures) for d in side if d.obligation) for side in (step.duties.earlier, step.duties.later)]
    old, new = step.earlier.year, step.later.year
    if counts[0] and not counts[1]:
        said = voice(f"{new}年举措不再印各类省份的必做、选做", f"{new} no longer prints what provinces must or may do")
        yield from (Span(said, href=f"provinces{suffix}"), voice("；", "; "))
    if counts[1] and not counts[0]:
        said = voice(
            f"{new}年举措印有各类省份的必做、选做，{old}年没有",
            f"{new} prints what provinces must or may do, {old} did not",
        )
        yield from (Span(said, href=f"provinces{suffix}"), voice("；", "; "))


def _put(found: Sequence[MeasureDiff], words: tuple[str, str], voice: Voice) -> Line:
    chinese, english = words
    if not found:
        return line(voice(f"没有措辞{chinese}的举措", f"no measure is put {english}"))
    count = voice.count(len(found), "", "measure")
    return line(
        voice(f"措辞{chinese}的举措{count}条（", f"{count} put {english} ("), *_cited(found, voice), voice("）", ")")
    )


def _cited(found: Sequence[MeasureDiff], voice: Voice) -> Iterator[str | Span]:
    """The first few of some measures, each leading to its task."""
    for number, measure in enumerate(found[:_SHOWN]):
        yield voice("、", ", ") if number else ""
        yield Span(voice.cite(measure.later.spot, year=False).text, href=task_anchor(measure.later.spot))
    if len(found) > _SHOWN:
        yield voice("等", " and others")


def _responsibility(step: PlanDiff, voice: Voice, suffix: str, elsewhere: Line) -> Line:
    found = find_responsibility(step)
    new = step.later.year
    head = _head(voice("责任。", "Responsibility. "))
    own = next((one for one in step.departments if one.name == step.asked), None)
    parts: list[str | Span] = [_own(own, step, voice)] if own else []
    if found.more and not own:
        parts += [voice("任务增加较多的：", "More tasks: "), _counted(found.more, voice), voice("；", "; ")]
    if found.fewer and not own:
        parts += [voice("任务减少的：", "fewer tasks: "), _counted(found.fewer, voice), voice("；", "; ")]
    if found.relieved and not own:
        said = (_relieved(one, voice) for one in found.relieved)
        parts += [voice("原有任务中不再承担的：", "relieved of: "), voice.join(said), voice("；", "; ")]
    for some, chinese, english in (
        (found.begun, f"{new}年新列：", f"named in {new} only: "),
        (found.ended, f"{new}年未列：", f"no longer named in {new}: "),
    ):
        if some and not own:
            parts += [voice(chinese, english), voice.join(voice.department(one) for one in some), voice("；", "; ")]
    for pair in found.perhaps_same:
        old, later = "/".join(pair.earlier.printed[0]), "/".join(pair.later.printed[1])
        parts += [
            voice(
                f"{old}与{later}可能是同一部门，待人工判断；", f"{old} and {later} may be one, for a person to decide; "
            )
        ]
    if not parts:
        parts += [_steady(step, voice)]
    if step.confined:
        parts.insert(0, voice("（按两份计划的全部任务计）", "(of all tasks of both plans) "))
    parts += [*_partners(found.partners, step, voice), *elsewhere]
    see = Span(voice("详见“责任部门”", "see “Responsibility”"), href=f"departments{suffix}")
    return line(head, *parts, see, voice("。", "."))


def _partners(found: Sequence[MeasureDiff], step: PlanDiff, voice: Voice) -> Iterator[str | Span]:
    """Measures whose text names others to work with than it did."""
    if found:
        count = voice.count(len(found), "", "measure")
        english = f"{count}{_told(step, voice)} with other partners in the text ("
        yield voice(f"{_told(step, voice)}{'任务中' if step.confined else ''}合作单位有变的举措{count}条（", english)
        yield from (*_cited(found, voice), voice("）；", "); "))


def _own(one: DepartmentDiff, step: PlanDiff, voice: Voice) -> str:
    """The one department that is meant: its tasks of either year, those it gained and those it no longer bears."""
    old, new, name = step.earlier.year, step.later.year, voice.department(one)
    before, after = (_borne(sides, voice) for sides in (one.earlier, one.later))
    counts = voice(f"{name}{old}年{before}，{new}年{after}；", f"{name}: {before} of {old}, {after} of {new}; ")
    told = (
        (one.gained, f"{new}年增加任务", f"gained of {new}: "),
        (one.relieved, f"{old}年的任务中不再承担任务", f"relieved, of {old}, of: "),
        (one.dropped, f"{old}年承担而{new}年未再列入的是任务", f"borne in {old} and not carried on: "),
    )
    return counts + "".join(
        voice(f"{chinese}{voice.tasks(sides)}；", f"{english}{voice.tasks(sides)}; ")
        for sides, chinese, english in told
        if sides
    )


def _borne(sides: Sequence[TaskSide], voice: Voice) -> str:
    """How many tasks, and which: 2项任务（6、7）."""
    if not sides:
        return voice("没有任务", "no task")
    return voice(
        f"{len(sides)}项任务（{voice.tasks(sides)}）", f"{voice.count(len(sides), '', 'task')} ({voice.tasks(sides)})"
    )


def _steady(step: PlanDiff, voice: Voice) -> str:
    """That nobody bears more or fewer tasks."""
    who = voice("所列任务的" if step.confined else "", "of these " if step.confined else "")
    return voice(f"{who}部门承担的任务数没有增减；", f"no department {who}has more or fewer tasks; ")


def _counted(departments: Iterable[DepartmentDiff], voice: Voice) -> str:
    counts = ((voice.department(one), f"{len(one.earlier)}→{len(one.later)}") for one in departments)
    return voice.join(voice(f"{name}（{change}项）", f"{name} ({change})") for name, change in counts)


def _relieved(one: DepartmentDiff, voice: Voice) -> str:
    tasks = voice.tasks(one.relieved)
    return voice(f"{voice.department(one)}（任务{tasks}）", f"{voice.department(one)} (tasks {tasks})")


def tell_figures(diff: YearDiff, voice: Voice) -> Line:
    """Return the finding on figures: those of the first year that is compared beside those of the last."""
    found, confined = find_figures(diff.figures), not diff.scope.whole
    old, new = diff_years(diff)
    parts: list[str | Span] = [_head(voice("数字。", "Figures. "))]
    if confined and not diff.figures:
        return line(*parts, voice("所列任务没有提出目标的指标。", "The tasks told here promise nothing in figures."))
    if confined:
        parts += [voice("所列任务提出目标的指标中：", "Of the indicators that the tasks told here promise: ")]
    for one in found.moved:
        parts += [Span(one.indicator, href="figures"), voice("由", " from "), _move(one, voice), voice("；", "; ")]
    if not found.moved and not found.same:
        parts += [voice("没有两年都有目标的指标；", "no indicator has a target in both years; ")]
    elif not found.moved:
        parts += [voice("两年都有目标的指标，数值没有变化；", "no promise made in both years moved; ")]
    if found.same:
        said = (voice(f"{one.indicator}（{_value(one)}）", f"{one.indicator} ({_value(one)})") for one in found.same)
        parts += [voice("数值未变：", "same value: "), voice.join(said), voice("；", "; ")]
    before, after = len(found.only_earlier), len(found.only_later)
    counts = voice(
        f"只有{old}年文件提出目标的指标{before}项，只有{new}年文件提出目标的{after}项",
        f"{voice.count(before, '', 'indicator')} {'has' if before == 1 else 'have'} a target in documents of {old} "
        f"only, {after} in those of {new} only",
    )
    return line(*parts, Span(counts, href="figures"), voice("。", "."))


def _move(one: FigureDiff, voice: Voice) -> str:
    old, new = (voice.join(dict.fromkeys(f.value for f in figures)) for figures in (one.earlier, one.later))
    moved = {"tighter": voice("，收紧", ", tighter"), "looser": voice("，放宽", ", looser")}.get(one.movement, "")
    return voice(f"{old}改为{new}{moved}", f"{old} to {new}{moved}")


def _value(one: FigureDiff) -> str:
    return " → ".join(dict.fromkeys(figure.value for figure in (*one.earlier, *one.later)))


def _all(count: int) -> str:
    """A word that several are meant without exception; one alone is not all."""
    return "都" if count > 1 else ""


def _every(count: int) -> str:
    """The same in English, with the noun: All 5 tasks."""
    return f"All {count} tasks" if count > 1 else "The one task"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _fresh(count: int) -> str:
    return f"新增举措{count}条" if count else "没有新增举措"


def _told(step: PlanDiff, voice: Voice) -> str:
    """Words that confine a count to the tasks of the scope."""
    return voice("所列", " told here") if step.confined else ""


def _perhaps(ties: Iterable[Tie], voice: Voice, *, later: bool) -> Line:
    """Links that wait for a person and would take a task out of a count, had they been confirmed."""
    spans: list[Span] = []
    for tie in ties:
        spans += [Span(voice("、", ", ") if spans else voice("；其中", "; "))]
        spans += perhaps_tied(tie, voice, later=later, named=True)
    return tuple(spans)


def perhaps_tied(tie: Tie, voice: Voice, *, later: bool, named: bool = False) -> Line:
    """Return what a link that waits for a person may mean to the task at one end, `named` or as told beside it."""
    other, own = (tie.later, tie.earlier) if later else (tie.earlier, tie.later)
    year = other.spot.year
    english = f"perhaps goes on in {year}, as " if later else f"perhaps carries on, of {year}, "
    return line(
        *((_task(own.spot, voice), voice("", " ")) if named else ()),
        voice(f"可能由{year}年" if later else f"可能承接{year}年", english),
        _task(other.spot, voice),
        voice("承接，" if later else "，", ", "),
        voice(f"待确认（把握{voice.sure(tie.confidence)}）", f"to be confirmed ({voice.sure(tie.confidence)} sure)"),
    )


def _head(text: str) -> Span:
    return Span(text, "strong")


def _task(spot: Spot, voice: Voice) -> Span:
    return Span(voice.task(spot.task), href=task_anchor(spot))


def _named(spots: Iterable[Spot], voice: Voice) -> Line:
    """Tasks by number and title in parentheses."""
    spans: list[Span] = []
    for spot in spots:
        spans += [Span(voice("、", ", ") if spans else voice("（", " (")), _task(spot, voice), Span(f" {spot.title}")]
    return (*spans, Span(voice("）", ")"))) if spans else ()


def _doubt(count: int, voice: Voice) -> str:
    if not count:
        return ""
    return voice(
        f"（其中{count}条另有可能的联系，待确认，见“尚不确定”）",
        f" ({count} with a possible link, to be confirmed, see “Not certain”)",
    )
