"""Writes each plan as StratML, Part 2 (ISO 17469): a task is a Goal, a measure an Objective, a target an indicator.

The order of elements and what each must hold are those of the schema of 16 February 2016. What the schema has no
element for (a deadline, an addressee, who vouches for a verdict) is told in OtherInformation, in the words of the plan.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kg.export.facts import Facts, by_number, local, read_facts, xml_text
from kg.export.files import File
from kg.identify import DCTERMS, KG, ODRL, PROV
from kg.store import Store

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
_NOT_NAME = re.compile(r"[^A-Za-z0-9.\-_\u4e00-\u9fff]")
_SIGNS = {"lteq": "≤", "gteq": "≥", "eq": "=", "lt": "<", "gt": ">"}
_COMPARED = ("Met", "NotMet")  # the outcome of any other verdict counts something else
_ROLES = {"Lead": "牵头", "Participant": "参加", "Responsible": "负责"}
_OBLIGATIONS = {"Mandatory": "必做", "Optional": "选做"}


def write_stratml(store: Store) -> tuple[File, ...]:
    """Return a document for each plan that has a task, a target or an outcome, named by the plan."""
    writer = _Writer(read_facts(store))
    files: list[File] = []
    for plan in writer.facts.of_kind("Plan"):
        root = writer.plan(plan)
        if root is not None:
            indent(root)
            name = local(plan).removeprefix("plan/")
            files.append((f"{name}.xml", bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"))
    return tuple(files)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes elements in the order of the schema."""

    facts: Facts

    def plan(self, iri: str) -> Element | None:
        """Return the document of a plan, None if it has nothing that a Goal could hold."""
        year = self.facts.text(iri, f"{KG}year")
        outcomes = self.facts.texts(iri, f"{KG}hasOutcome")
        by_task = self._by_task(outcomes)
        kind = "Performance_Report" if outcomes else "Performance_Plan"
        root = Element("PerformancePlanOrReport", {"xmlns": NAMESPACE, "Type": kind})
        _add(root, "Name", self.facts.label(iri))
        _add(root, "Description", self.facts.text(iri, f"{KG}documentNumber"))
        _add(root, "OtherInformation", "\n".join(self._remarks(iri)))
        core = SubElement(root, "StrategicPlanCore")
        self._publisher(core, iri)
        self._own_targets(core, iri)
        for task in sorted(self.facts.texts(iri, f"{KG}hasTask"), key=self._by_position):
            self._goal(core, task, by_task.get(task, ()))
        self._outcomes(core, iri, by_task.get(None, ()))
        self._administration(root, iri, year)
        return root if core.find("Goal") is not None else None

    def _remarks(self, plan: str) -> Iterable[str]:
        return (self.facts.label(remark) for remark in self.facts.texts(plan, f"{KG}hasRemark"))

    def _publisher(self, core: Element, plan: str) -> None:
        for publisher in self.facts.texts(plan, f"{DCTERMS}publisher"):
            organisation = SubElement(core, "Organization")
            _add(organisation, "Name", self.facts.label(publisher))
            _add(organisation, "Identifier", identifier(publisher))

    def _own_targets(self, core: Element, plan: str) -> None:
        """The targets that hang on the plan itself or on a section, as a Goal each of them."""
        for holder in (plan, *sorted(self.facts.texts(plan, f"{KG}hasSection"), key=self._by_position)):
            targets = self.facts.texts(holder, f"{KG}hasTarget")
            if targets:
                goal = SubElement(core, "Goal")
                _add(goal, "Name", self.facts.label(holder))
                _add(goal, "Description", "；".join(map(self.facts.label, targets)), always=True)
                _add(goal, "Identifier", identifier(f"{holder}/targets"))
                _add(goal, "SequenceIndicator", self.facts.text(holder, f"{KG}number"))
                self._target_objective(goal, holder, targets)

    def _by_task(self, outcomes: Iterable[str]) -> Mapping[str | None, Sequence[str]]:
        """Outcomes by the task that each is told of, those of the plan by None."""
        found: dict[str | None, list[str]] = defaultdict(list)
        for outcome in outcomes:
            found[self.facts.text(outcome, f"{KG}inTask")].append(outcome)
        return found

    def _goal(self, core: Element, task: str, outcomes: Sequence[str]) -> None:
        section = self.facts.text(task, f"{KG}inSection")
        goal = SubElement(core, "Goal")
        _add(goal, "Name", self.facts.label(task))
        _add(goal, "Description", self.facts.label(section) if section else "", always=True)
        _add(goal, "Identifier", identifier(task))
        _add(goal, "SequenceIndicator", self.facts.text(task, f"{KG}number"))
        self._stakeholders(goal, task)
        _add(goal, "OtherInformation", self._more(task))
        targets = self.facts.texts(task, f"{KG}hasTarget")
        if targets or outcomes:
            self._target_objective(goal, task, targets, outcomes)
        for measure in sorted(self.facts.texts(task, f"{KG}hasMeasure"), key=self._by_position):
            self._objective(goal, measure)

    def _objective(self, goal: Element, measure: str) -> None:
        objective = SubElement(goal, "Objective")
        _add(objective, "Description", self.facts.label(measure))
        _add(objective, "Identifier", identifier(measure))
        number = self.facts.text(measure, f"{KG}number") or self.facts.text(measure, f"{KG}position")
        _add(objective, "SequenceIndicator", number)
        self._stakeholders(objective, measure)
        _add(objective, "OtherInformation", self._more(measure))
        for target in self.facts.texts(measure, f"{KG}hasTarget"):
            self._indicator(objective, target, "TargetResult")

    def _target_objective(
        self, goal: Element, holder: str, targets: Iterable[str], outcomes: Iterable[str] = ()
    ) -> None:
        """An Objective for the figures of an element that is none: only there does the schema have indicators."""
        objective = SubElement(goal, "Objective")
        _add(objective, "Name", self.facts.label(holder))
        _add(objective, "Identifier", identifier(f"{holder}/figures"))
        for target in targets:
            self._indicator(objective, target, "TargetResult")
        for outcome in outcomes:
            self._indicator(objective, outcome, "ActualResult")

    def _outcomes(self, core: Element, plan: str, outcomes: Sequence[str]) -> None:
        """A Goal for what was reached of no task."""
        if outcomes:
            goal = SubElement(core, "Goal")
            _add(goal, "Name", "成效")
            _add(goal, "Description", self.facts.label(plan), always=True)
            _add(goal, "Identifier", identifier(f"{plan}/outcomes"))
            objective = SubElement(goal, "Objective")
            _add(objective, "Name", "成效")
            for outcome in outcomes:
                self._indicator(objective, outcome, "ActualResult")

    def _stakeholders(self, parent: Element, element: str) -> None:
        for part in self.facts.texts(element, f"{PROV}qualifiedAssociation"):
            role = local(self.facts.text(part, f"{PROV}hadRole") or "")
            name = self.facts.text(part, f"{KG}printedName") or self.facts.label(part)
            _stakeholder(parent, "Organization", name, self.facts.text(part, f"{KG}text"), _ROLES.get(role, role))
        for duty in self.facts.texts(element, f"{KG}hasDuty"):
            category = self.facts.text(duty, f"{KG}provinceCategory")
            obligation = local(self.facts.text(duty, f"{KG}obligation") or "")
            name = self.facts.label(category) if category else self.facts.label(duty)
            printed = self.facts.text(duty, f"{KG}text")
            _stakeholder(parent, "Generic_Group", name, printed, _OBLIGATIONS.get(obligation, "适用"))

    def _more(self, element: str) -> str:
        named = (("主体", f"{KG}actor"), ("完成时限", f"{KG}deadline"))
        said = [f"{name}：{text}" for name, of in named if (text := self.facts.text(element, of))]
        cited = [self.facts.label(document) for document in self.facts.texts(element, f"{DCTERMS}references")]
        return "；".join((*said, *(f"引用：《{title}》" for title in cited)))

    def _indicator(self, objective: Element, figure: str, result: str) -> None:
        value = self.facts.text(figure, f"{KG}value")
        kind = "Quantitative" if value else "Qualitative"
        indicator = SubElement(objective, "PerformanceIndicator", PerformanceIndicatorType=kind)
        counted = self.facts.text(figure, f"{KG}indicator")
        _add(indicator, "MeasurementDimension", self.facts.label(counted) if counted else "", always=True)
        _add(indicator, "UnitOfMeasurement", self.facts.text(figure, f"{KG}unit"), always=True)
        _add(indicator, "Identifier", identifier(figure))
        instance = SubElement(indicator, "MeasurementInstance")
        self._result(instance, result, figure)
        judged = self._judgement(figure)
        outcome = self.facts.text(judged, f"{KG}outcome") if judged else None
        if judged and outcome and local(self.facts.text(judged, f"{KG}verdict") or "") in _COMPARED:
            self._result(instance, "ActualResult", outcome)
        if judged:
            _add(indicator, "OtherInformation", self.facts.text(judged, f"{KG}reason"))

    def _result(self, instance: Element, name: str, figure: str) -> None:
        result = SubElement(instance, name)
        last = self.facts.text(figure, f"{KG}period")
        first = self.facts.text(figure, f"{KG}periodStart") or last
        _add(result, "StartDate", f"{first}-01-01" if first else None)
        _add(result, "EndDate", f"{last}-12-31" if last else None)
        _add(result, "NumberOfUnits", self.facts.text(figure, f"{KG}value"))
        operator = local(self.facts.text(figure, f"{ODRL}operator") or "").removeprefix(ODRL)
        if operator:
            descriptor = SubElement(result, "Descriptor")
            _add(descriptor, "DescriptorName", "比较")
            _add(descriptor, "DescriptorValue", _SIGNS.get(operator, operator))
        _add(result, "Description", self.facts.text(figure, f"{KG}quote"))

    def _judgement(self, target: str) -> str | None:
        """What became of a target, where the graph says so."""
        found = (one for one in self.facts.of_kind("Attainment") if self.facts.text(one, f"{KG}target") == target)
        return next(found, None)

    def _administration(self, root: Element, plan: str, year: str | None) -> None:
        told = SubElement(root, "AdministrativeInformation")
        _add(told, "Identifier", identifier(plan))
        _add(told, "StartDate", f"{year}-01-01" if year else None)
        _add(told, "EndDate", f"{year}-12-31" if year else None)
        _add(told, "PublicationDate", self.facts.text(plan, f"{DCTERMS}issued"))

    def _by_position(self, iri: str) -> tuple[int, object]:
        return int(self.facts.text(iri, f"{KG}position") or 0), by_number(iri)


def identifier(iri: str) -> str:
    """Return the path of an IRI as an XML name, which has neither a slash nor a percent sign."""
    return "_" + _NOT_NAME.sub(lambda match: "." if match[0] == "/" else f".{ord(match[0]):X}.", local(iri))


def _stakeholder(parent: Element, kind: str, name: str, printed: str | None, role: str) -> None:
    stakeholder = SubElement(parent, "Stakeholder", StakeholderTypeType=kind)
    _add(stakeholder, "Name", name)
    _add(stakeholder, "Description", printed)
    played = SubElement(stakeholder, "Role")
    _add(played, "Name", role)
    _add(played, "RoleType", "Performer")


def _add(parent: Element, name: str, text: str | None, *, always: bool = False) -> None:
    """Add an element with a text; without a text only where the schema requires it."""
    if text or always:
        SubElement(parent, name).text = xml_text(text or "")
