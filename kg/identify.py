"""Makes every IRI of the graph, from checked identifiers and names and never from raw text.

IRIs are readable and stable, and Chinese stands in them as it is. A number or key that comes from a loader or
a manifest is checked; a name that comes from a text is cleaned: white space and invisible characters go, and
what is neither a letter, a digit nor in a short list of Chinese marks is percent-encoded. This module imports
no RDF library.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from kg.errors import IdentifierError
from kg.links import ElementRef
from kg.model import Measure, Passage, PlanDocument, Task

BASE = "https://w3id.org/policy-kg/id/"
KG = "https://w3id.org/policy-kg/ontology#"
DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
ODRL = "http://www.w3.org/ns/odrl/2/"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
QB = "http://purl.org/linked-data/cube#"
QUDT = "http://qudt.org/schema/qudt/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SD = "http://www.w3.org/ns/sparql-service-description#"
SEMAPV = "https://w3id.org/semapv/vocab/"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SSSOM = "https://w3id.org/sssom/"
TIME = "http://www.w3.org/2006/time#"
VOID = "http://rdfs.org/ns/void#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "kg": KG,
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "oa": OA,
    "odrl": ODRL,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "qb": QB,
    "qudt": QUDT,
    "rdf": RDF,
    "rdfs": RDFS,
    "sd": SD,
    "semapv": SEMAPV,
    "sh": SH,
    "skos": SKOS,
    "sssom": SSSOM,
    "time": TIME,
    "void": VOID,
    "xsd": XSD,
}
"""The prefixes that queries and serialisations use, by name."""

VOCABULARY = "vocabulary"
"""The name of the graph of the ontology, its schemes, and whatever plans share."""
LINKS = "links"
"""The name of the graph of links between plans."""
ATTAINMENT = "attainment"
"""The name of the graph of what became of targets."""
LONGEST_NAME = 200
_SHARED = tuple(
    f"{BASE}{kind}/" for kind in ("department", "document", "indicator", "province-category", "region", "series")
)
_MARKS = frozenset("-·—“”‘’（）〔〕、，")
_NUMBER = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LONGEST_PASSAGE = 120


@lru_cache(maxsize=1 << 12)
def clean_name(name: str) -> str:
    """Return `name` as it stands in an IRI.

    White space, control and other invisible characters are removed; letters, digits, the hyphen and a few
    Chinese marks stay; the rest is percent-encoded. Raises `IdentifierError` if nothing is left or if the
    name has more than `LONGEST_NAME` characters, which is a paragraph taken for a name.
    """
    visible = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c)[0] not in "ZC")
    if not any(c.isalnum() for c in visible):
        raise IdentifierError(f"{name!r} has no letter or digit to make a name of")
    if len(visible) > LONGEST_NAME:
        raise IdentifierError(
            f"a name of {len(visible)} characters begins {visible[:20]!r}; a name has at most {LONGEST_NAME}",
            hint="look at the passage: a mark that closes the name is missing there",
        )
    return "".join(map(_quote_mark, visible))


def restore_marks(path: str) -> str:
    """Return the path of an IRI as the graph has it, from one in which a browser or server unquoted Chinese marks.

    `indicator/《指南》数量` becomes `indicator/%E3%80%8A指南%E3%80%8B数量`; what is ASCII stays as it is.
    """
    return "".join(c if c.isascii() else _quote_mark(c) for c in path)


def _quote_mark(character: str) -> str:
    return character if character.isalnum() or character in _MARKS else quote(character, safe="")


def check_number(number: str) -> str:
    """Return `number` if it is one (letters and digits, with hyphens between), else raise `IdentifierError`."""
    if not _NUMBER.fullmatch(number) or len(number) > LONGEST_NAME:
        raise IdentifierError(f"{number!r} cannot number an element: letters, digits, hyphens between")
    return number


def plan_iri(identifier: str) -> str:
    """Return the IRI of the plan that the manifest calls `identifier`."""
    return f"{BASE}plan/{check_number(identifier)}"


def graph_iri(name: str) -> str:
    """Return the name of the graph that holds a plan, `links` or `vocabulary`."""
    return f"{BASE}graph/{check_number(name)}"


def is_shared(iri: str) -> bool:
    """Return whether an IRI names what several plans speak of: a department, an indicator, a cited document …"""
    return iri.startswith(_SHARED)


def series_iri(key: str) -> str:
    """Return the IRI of a series of plans by its key in the manifest."""
    return f"{BASE}series/{clean_name(key)}"


def source_iri(plan: str) -> str:
    """Return the IRI of the document that a plan was read from, as received."""
    return f"{plan_iri(plan)}/source"


def section_iri(plan: str, number: str) -> str:
    """Return the IRI of a section: …/plan/list2020/section/一."""
    return f"{plan_iri(plan)}/section/{check_number(number)}"


def task_iri(plan: str, number: str) -> str:
    """Return the IRI of a task: …/plan/list2020/task/10, …/plan/push2020/task/1-1."""
    return f"{plan_iri(plan)}/task/{check_number(number)}"


def measure_iri(plan: str, task: Task, measure: Measure) -> str:
    """Return the IRI of a measure: by its own number where items are numbered through, else below its task."""
    if measure.number is not None:
        return f"{plan_iri(plan)}/measure/{check_number(measure.number)}"
    return f"{task_iri(plan, task.number)}/measure/{_ordinal(measure.position)}"


def element_iri(element: ElementRef) -> str:
    """Return the IRI of a task or measure by its reference."""
    for number in element.number:
        check_number(number)
    return f"{plan_iri(element.plan)}/{element.path}"


def numbered_iri(plan: str, kind: str, ordinal: int) -> str:
    """Return the IRI of an element counted through a plan: …/plan/report2021/outcome/1."""
    return f"{plan_iri(plan)}/{check_number(kind)}/{_ordinal(ordinal)}"


def part_iri(holder: str, kind: str, ordinal: int) -> str:
    """Return the IRI of a part of an element (a `responsibility`, a `duty`), counted from 1 within it."""
    return f"{holder}/{check_number(kind)}/{_ordinal(ordinal)}"


def passage_iri(plan: str, passage: Passage) -> str:
    """Return the IRI of a passage, named by the offsets of its pieces: …/plan/list2020/passage/74-88_102-110.

    A passage of very many pieces is named by where it begins and ends and a digest of the pieces between.
    """
    name = "_".join(f"{piece.start}-{piece.end}" for piece in passage.pieces)
    if len(name) > _LONGEST_PASSAGE:
        digest = hashlib.sha256(name.encode("ascii")).hexdigest()[:16]
        name = f"{passage.start}-{passage.end}_{digest}"
    return f"{plan_iri(plan)}/passage/{name}"


def category_iri(name: str) -> str:
    """Return the IRI of a category of provinces: …/id/province-category/各类省份."""
    return f"{BASE}province-category/{clean_name(name)}"


def indicator_iri(name: str) -> str:
    """Return the IRI of an indicator by the words that name what is counted."""
    return f"{BASE}indicator/{clean_name(name)}"


def normalize_title(title: str) -> str:
    """Return the title of a document without white space and without the 《》 around it.

    Inner marks stay: 《关于〈商标法〉的决定》 has them as part of its title.
    """
    plain = "".join(title.split())
    while plain.startswith("《") and plain.endswith("》") and _encloses(plain):
        plain = plain[1:-1]
    return plain


def document_iri(title: str) -> str:
    """Return the IRI of a cited document by its title: one for each printed title, white space and 《》 removed."""
    return f"{BASE}document/{clean_name(normalize_title(title))}"


def attainment_iri(target: str) -> str:
    """Return the IRI of what became of the target with the IRI `target`: …/id/attainment/list2020/target/1."""
    return f"{BASE}attainment/{target.removeprefix(f'{BASE}plan/')}"


def region_iri(name: str) -> str:
    """Return the IRI of a region by its name: …/id/region/北京市."""
    return f"{BASE}region/{clean_name(name)}"


def department_iri(name: str, parent: str | None = None) -> str:
    """Return the IRI of a department: under its organisation where it has one, else by its own name.

    …/id/department/教育部, …/id/department/国家知识产权局-保护司.
    """
    own = clean_name(name)
    return f"{BASE}department/{clean_name(parent)}-{own}" if parent else f"{BASE}department/{own}"


def link_iri(earlier: ElementRef, later: ElementRef) -> str:
    """Return the IRI of a link: …/id/link/list2020/task/2/to/list2021/task/10."""
    return f"{BASE}link/{_path(earlier)}/to/{_path(later)}"


def thread_iri(first: ElementRef) -> str:
    """Return the IRI of a line of tasks by the task that it begins with: …/id/thread/list2020-task-2."""
    return f"{BASE}thread/{_path(first).replace('/', '-')}"


def unmatched_iri(element: ElementRef, compared_with: str) -> str:
    """Return the IRI of the record that `element` has no counterpart in the plan `compared_with`."""
    return f"{BASE}unmatched/{_path(element)}/in/{check_number(compared_with)}"


def evidence_iri(link: str, field: str) -> str:
    """Return the IRI of the evidence for a link by its field, or for an indicator by the printed name."""
    return f"{link}/evidence/{clean_name(field)}"


def method_iri(name: str, version: str) -> str:
    """Return the IRI of the run of a method, by its name and version: …/id/method/tfidf-links/1.0."""
    numbers = "/".join(clean_name(part) for part in (name, version.replace(".", "-")))
    return f"{BASE}method/{numbers}"


def skolem_iri(source: str, label: str) -> str:
    """Return the IRI that stands for a blank node of the vocabulary: the file's stem and a canonical label."""
    return f"{BASE}genid/{clean_name(source)}-{clean_name(label)}"


def build_iri(content: str) -> str:
    """Return the IRI of a build that a server holds, by the digest of its statements: …/id/build/….

    Raises `IdentifierError` for a text that is no digest, since it may come from a server.
    """
    if not _DIGEST.fullmatch(content):
        raise IdentifierError(f"{content[:80]!r} is no digest of a build")
    return f"{BASE}build/{content}"


def check_numbers(document: PlanDocument) -> None:
    """Raise `IdentifierError` if two sections, tasks or measures of a document would have one IRI."""
    seen: dict[str, str] = {}
    plan = document.identifier
    named = [(section_iri(plan, s.number), f"section {s.number}") for s in document.sections]
    for task in document.tasks:
        named.append((task_iri(plan, task.number), f"task {task.number}"))
        named += [(measure_iri(plan, task, m), f"measure {m.number or m.position}") for m in task.measures]
    for iri, what in named:
        if iri in seen:
            raise IdentifierError(
                f"{document.source.name}: {what} stands there twice ({iri.removeprefix(BASE)})",
                hint="the numbers of a plan are unique; look whether one heading was read twice",
            )
        seen[iri] = what


def _ordinal(position: int) -> int:
    if position < 1:
        raise IdentifierError(f"{position} cannot be a position: they count from 1")
    return position


def _path(element: ElementRef) -> str:
    return element_iri(element).removeprefix(f"{BASE}plan/")


def _encloses(title: str) -> bool:
    """Whether the first 《 is closed by the last 》, so that the two are marks around the whole."""
    depth = 0
    for position, character in enumerate(title):
        depth += (character == "《") - (character == "》")
        if depth == 0:
            return position == len(title) - 1
    return False
