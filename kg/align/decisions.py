"""Puts human decisions over an automatic alignment: confirmed links hold, rejected ones do not, whatever the score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.align.curation import Curation, CurationProblem, Decision
from kg.align.elements import Elements, read_elements
from kg.align.plans import find_unmatched
from kg.links import Alignment, Change, ElementRef, Link, Status
from kg.model import PlanDocument


@dataclass(frozen=True, slots=True)
class Curated:
    """Alignments with the decisions obeyed, and every line of the curation that was not, in their order."""

    alignments: tuple[Alignment, ...]
    problems: tuple[CurationProblem, ...]


def apply_curation(
    alignments: Iterable[Alignment], curation: Curation, documents: Mapping[str, PlanDocument]
) -> Curated:
    """Return the alignments with every decision obeyed that applies to `documents`.

    An element whose text stands elsewhere in its plan now, and only there, is followed. A decision no longer applies
    when its plans are not aligned with each other in that relation, when an element is not in its plan, or when the
    text it was decided on is another now; it is then a problem named by its line. Between plans that were read whole,
    a link that nobody decided is no edge: it waits for a person.
    """
    plans = {identifier: read_elements(document) for identifier, document in documents.items()}
    texts = {ref: text for plan in plans.values() for ref, text in _texts(plan)}
    automatic = tuple(alignments)
    relations = {(a.earlier, a.later): a.relation for a in automatic}
    applying: list[Decision] = []
    problems = list(curation.problems)
    places = _places(texts)
    for written in curation.decisions:
        decision = _follow(written, texts, places)
        reason = _stale(decision, relations, texts)
        if reason is None:
            applying.append(decision)
        else:
            problems.append(CurationProblem(decision.line, f"no longer applies: {reason}"))
    whole = {(pair.earlier, pair.later) for pair in curation.whole}
    problems += [
        CurationProblem(pair.line, f"no longer applies: {pair.later} is not aligned with {pair.earlier}")
        for pair in curation.whole
        if (pair.earlier, pair.later) not in relations
    ]
    waiting = (_wait(a) if (a.earlier, a.later) in whole else a for a in automatic)
    return Curated(tuple(_decide(a, applying, plans) for a in waiting), tuple(sorted(problems)))


def _wait(alignment: Alignment) -> Alignment:
    return replace(alignment, links=tuple(replace(link, accepted=False) for link in alignment.links))


def _places(texts: Mapping[ElementRef, str]) -> Mapping[tuple[str, str, str], list[ElementRef]]:
    """Where each text stands: by plan, kind of element and text."""
    places: dict[tuple[str, str, str], list[ElementRef]] = {}
    for ref, text in texts.items():
        places.setdefault((ref.plan, ref.kind, text), []).append(ref)
    return places


def _follow(
    decision: Decision, texts: Mapping[ElementRef, str], places: Mapping[tuple[str, str, str], list[ElementRef]]
) -> Decision:
    """The decision on its elements where they stand now: a sentence cut anew moves those after it."""

    def now(ref: ElementRef, label: str | None) -> ElementRef:
        text = "".join((label or "").split())
        there = places.get((ref.plan, ref.kind, text), [])
        return there[0] if texts.get(ref) != text and len(there) == 1 else ref

    earlier, later = now(decision.earlier, decision.earlier_label), now(decision.later, decision.later_label)
    return replace(decision, earlier=earlier, later=later)


def _stale(decision: Decision, relations: Mapping[tuple[str, str], str], texts: Mapping[ElementRef, str]) -> str | None:
    pair = (decision.earlier.plan, decision.later.plan)
    if pair not in relations:
        return f"{pair[1]} is not aligned with {pair[0]}"
    if relations[pair] != decision.relation:
        return f"{pair[1]} {relations[pair]} {pair[0]}, not: {decision.relation}"
    for element, label in ((decision.earlier, decision.earlier_label), (decision.later, decision.later_label)):
        if element not in texts:
            return f"there is no {element}"
        if label is not None and "".join(label.split()) != texts[element]:
            return f"{element} has another text now: {texts[element][:30]}"
    return None


def _decide(alignment: Alignment, decisions: Iterable[Decision], plans: Mapping[str, Elements]) -> Alignment:
    here = {
        (d.earlier, d.later): d
        for d in decisions
        if (d.earlier.plan, d.later.plan) == (alignment.earlier, alignment.later)
    }
    known = {(link.earlier, link.later): link for link in alignment.links}
    links = [_decided(known.get(pair), here[pair]) if pair in here else link for pair, link in known.items()]
    links += [_decided(None, decision) for pair, decision in here.items() if pair not in known]
    old, new = plans[alignment.earlier], plans[alignment.later]
    order = {ref: position for position, (ref, _) in enumerate((*_texts(old), *_texts(new)))}
    return replace(
        alignment,
        links=tuple(sorted(links, key=lambda link: (order[link.earlier], order[link.later]))),
        unmatched=find_unmatched(links, old, new) if alignment.relation == "continues" else (),
    )


def _decided(link: Link | None, decision: Decision) -> Link:
    """The link as decided; one that no method found has the confidence of its decision."""
    given = decision.confidence
    automatic = link or Link(
        earlier=decision.earlier,
        later=decision.later,
        relation=decision.relation,
        change=Change.REWORDED,
        confidence=1.0 if decision.confirmed else 0.0,
    )
    return replace(
        automatic,
        change=decision.change or automatic.change,
        confidence=automatic.confidence if given is None else given,
        status=Status.CONFIRMED if decision.confirmed else Status.REJECTED,
        accepted=decision.confirmed,
        reviewer=decision.reviewer,
        justification=decision.justification,
        comment=decision.comment,
    )


def _texts(plan: Elements) -> tuple[tuple[ElementRef, str], ...]:
    """What a label of an element is compared with: a task's title, a measure's text as printed."""
    return (*((task.ref, task.title) for task in plan.tasks), *((m.ref, m.printed) for m in plan.measures))
