"""What the StratML schema of 16 February 2016 demands, as far as exports use it, and a check against that.

The schema itself is no part of the project; where it lies beside, the tests hold the exports against it as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kg.export.stratml import NAMESPACE
from tests.house.places import ROOT

SCHEMA = next(
    (
        found
        for folder in ROOT.parents
        if (found := folder / "shared" / "schemas" / "stratml-performance-plan-or-report-20160216.xsd").is_file()
    ),
    None,
)
"""The real schema, where it lies beside the project."""

CHILDREN = {
    "PerformancePlanOrReport": (
        "Name", "Description?", "OtherInformation?", "StrategicPlanCore", "AdministrativeInformation?", "Submitter?",
    ),
    "StrategicPlanCore": ("Organization*", "Vision?", "Mission?", "Value*", "Goal+"),
    "Organization": ("Name?", "Acronym?", "Identifier?", "Description?", "Stakeholder*"),
    "Goal": (
        "Name", "Description", "Identifier?", "SequenceIndicator?", "Stakeholder*", "OtherInformation?", "Objective*",
    ),
    "Objective": (
        "Name?", "Description?", "Identifier?", "SequenceIndicator?", "Stakeholder*", "OtherInformation?",
        "PerformanceIndicator*",
    ),
    "PerformanceIndicator": (
        "SequenceIndicator?", "MeasurementDimension", "UnitOfMeasurement", "Identifier?", "Relationship*",
        "MeasurementInstance*", "OtherInformation?",
    ),
    "MeasurementInstance": ("TargetResult*", "ActualResult*"),
    "TargetResult": ("StartDate?", "EndDate?", "NumberOfUnits?", "Descriptor?", "Description?"),
    "ActualResult": ("StartDate?", "EndDate?", "NumberOfUnits?", "Descriptor?", "Description?"),
    "Descriptor": ("DescriptorName?", "DescriptorValue?"),
    "Stakeholder": ("Name", "Description?", "Role*"),
    "Role": ("Name", "Description?", "RoleType?"),
    "AdministrativeInformation": ("Identifier?", "StartDate?", "EndDate?", "PublicationDate?", "Source?"),
}  # fmt: skip
"""The children of each element in their order: once, ? at most once, * any number, + once or more."""

_TEXTS = {
    "StartDate": r"\d{4}-\d\d-\d\d",
    "EndDate": r"\d{4}-\d\d-\d\d",
    "PublicationDate": r"\d{4}-\d\d-\d\d",
    "NumberOfUnits": r"[+-]?\d+(\.\d+)?",
    "Identifier": r"[A-Za-z_\u4e00-\u9fff][A-Za-z0-9._\u4e00-\u9fff-]*",
    "RoleType": "Performer|Beneficiary",
}
_ATTRIBUTES = {
    ("PerformancePlanOrReport", "Type"): "Strategic_Plan|Performance_Plan|Performance_Report",
    ("Stakeholder", "StakeholderTypeType"): "Person|Organization|Generic_Group",
    ("PerformanceIndicator", "PerformanceIndicatorType"): "Quantitative|Qualitative",
}


def find_faults(root: Element) -> Iterator[str]:
    """Yield what the schema does not allow in a document."""
    identifiers = [element.text for element in root.iter(f"{{{NAMESPACE}}}Identifier")]
    yield from (f"Identifier {text} stands there twice" for text in set(identifiers) if identifiers.count(text) > 1)
    if (_local(root), "Type") not in {(_local(root), name) for name in root.attrib}:
        yield "the document has no Type"
    for element in root.iter():
        yield from _faults_of(element)


def _faults_of(element: Element) -> Iterator[str]:
    name = _local(element)
    if name in CHILDREN:
        wanted = "".join(re.sub(r"^(\w+)([?*+]?)$", r"(?:\1 )\2", child) for child in CHILDREN[name])
        found = "".join(f"{_local(child)} " for child in element)
        if not re.fullmatch(wanted, found):
            yield f"{name} holds {found.strip()}"
    elif len(element):
        yield f"{name} holds elements"
    if name in _TEXTS and not re.fullmatch(_TEXTS[name], element.text or ""):
        yield f"{name} says {element.text!r}"
    for attribute, value in element.attrib.items():
        if not re.fullmatch(_ATTRIBUTES.get((name, attribute), "-"), value):
            yield f"{name} has {attribute}={value!r}"


def _local(element: Element) -> str:
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")
