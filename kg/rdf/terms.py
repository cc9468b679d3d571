"""The terms of the vocabulary as rdflib nodes, made once."""

from rdflib import URIRef
from rdflib.namespace import XSD

from kg.identify import DCAT, DCTERMS, KG, OA, ODRL, ORG, PROV, QB, RDF, RDFS, SKOS, SSSOM
from kg.values import COMPARATOR_TERMS, OBLIGATION_TERMS, QUANTITY_KIND_TERMS, ROLE_TERMS


def _kg(name: str) -> URIRef:
    return URIRef(KG + name)


TYPE = URIRef(RDF + "type")
LABEL, COMMENT = URIRef(RDFS + "label"), URIRef(RDFS + "comment")

PLAN, SECTION, TASK, MEASURE = _kg("Plan"), _kg("Section"), _kg("Task"), _kg("Measure")
REMARK, SOURCE, CITATION, CITED_DOCUMENT = _kg("Remark"), _kg("Source"), _kg("Citation"), _kg("CitedDocument")
DEPARTMENT, RESPONSIBILITY = _kg("Department"), _kg("Responsibility")
PROVINCE_CATEGORY, PROVINCE_DUTY = _kg("ProvinceCategory"), _kg("ProvinceDuty")
INDICATOR, TARGET, OUTCOME = _kg("Indicator"), _kg("Target"), _kg("Outcome")

HAS_SECTION, HAS_TASK, HAS_MEASURE = _kg("hasSection"), _kg("hasTask"), _kg("hasMeasure")
HAS_REMARK, HAS_TARGET, HAS_OUTCOME = _kg("hasRemark"), _kg("hasTarget"), _kg("hasOutcome")
HAS_DUTY, HAS_CITATION = _kg("hasDuty"), _kg("hasCitation")
IN_PLAN, IN_SECTION, IN_TASK = _kg("inPlan"), _kg("inSection"), _kg("inTask")
PASSAGE, ACTOR_PASSAGE, DEADLINE_PASSAGE = _kg("passage"), _kg("actorPassage"), _kg("deadlinePassage")

YEAR, DOCUMENT_NUMBER, ADDRESSEE = _kg("year"), _kg("documentNumber"), _kg("addressee")
NOTICE_TITLE, FAMILY, SUPPLIED_BY_MANIFEST = _kg("noticeTitle"), _kg("family"), _kg("suppliedByManifest")
SHA256, CHARACTERS = _kg("sha256"), _kg("characterCount")
ASSIGNED, FURNITURE, UNASSIGNED = (
    _kg("assignedCharacterCount"),
    _kg("furnitureCharacterCount"),
    _kg("unassignedCharacterCount"),
)

NUMBER, PRINTED_NUMBER, POSITION = _kg("number"), _kg("printedNumber"), _kg("position")
TEXT, NORMALIZED_TEXT, ACTOR = _kg("text"), _kg("normalizedText"), _kg("actor")
DEADLINE, DUE_DATE = _kg("deadline"), _kg("dueDate")

HAS_DEPARTMENT, DEPARTMENT_NAMES = _kg("department"), _kg("departmentNames")
LEAD_DEPARTMENT, PARTICIPATING_DEPARTMENT = _kg("leadDepartment"), _kg("participatingDepartment")
RANK, MODE, PRINTED_NAME = _kg("rank"), _kg("mode"), _kg("printedName")
HAS_CATEGORY, HAS_OBLIGATION = _kg("provinceCategory"), _kg("obligation")

HAS_INDICATOR, QUANTITY_KIND = _kg("indicator"), _kg("quantityKind")
VALUE, UNIT, PERIOD, BASELINE = _kg("value"), _kg("unit"), _kg("period"), _kg("baseline")
HEDGE, QUOTE, GROWTH, REPORTED_IN = _kg("hedge"), _kg("quote"), _kg("growth"), _kg("reportedIn")
PERIOD_START = _kg("periodStart")
CITED = _kg("citedDocument")

LINK, EVIDENCE, ATTAINMENT = _kg("Link"), _kg("Evidence"), _kg("Attainment")
EARLIER, LATER, CHANGE, STATUS = _kg("earlier"), _kg("later"), _kg("change"), _kg("status")
ACCEPTED_LATER, SHARED_DEPARTMENT, REVIEW_ORDER = _kg("acceptedLater"), _kg("sharedDepartment"), _kg("reviewOrder")
MOVED_FROM, UNASSIGNED_MEASURE = _kg("movedFrom"), _kg("unassignedMeasure")
ELEMENT, COMPARED_WITH = _kg("element"), _kg("comparedWith")
HAS_EVIDENCE, FIELD, SCORE = _kg("evidence"), _kg("field"), _kg("score")
OF_TARGET, OF_OUTCOME, VERDICT, REASON = _kg("target"), _kg("outcome"), _kg("verdict"), _kg("reason")
CORRECTION, CORRECTED_BY = _kg("Correction"), _kg("correctedBy")
READ_AS, CORRECTED_TO = _kg("readAs"), _kg("correctedTo")
MAPPING, PREDICATE_ID, JUSTIFICATION = (
    URIRef(SSSOM + "Mapping"),
    URIRef(SSSOM + "predicate_id"),
    URIRef(SSSOM + "mapping_justification"),
)
CONFIDENCE, REVIEWER = URIRef(SSSOM + "confidence"), URIRef(SSSOM + "reviewer_label")
GENERATED_BY, ACTIVITY, HAS_VERSION = (
    URIRef(PROV + "wasGeneratedBy"),
    URIRef(PROV + "Activity"),
    URIRef(DCTERMS + "hasVersion"),
)

ASSOCIATION, PROV_PLAN, PROV_ENTITY = URIRef(PROV + "Association"), URIRef(PROV + "Plan"), URIRef(PROV + "Entity")
QUALIFIED_ASSOCIATION, AGENT, HAD_ROLE = (
    URIRef(PROV + "qualifiedAssociation"),
    URIRef(PROV + "agent"),
    URIRef(PROV + "hadRole"),
)
FORMER_VERSION = _kg("FormerVersion")
PREVIOUS_VERSION, REPLACED_BY = URIRef(DCAT + "previousVersion"), URIRef(DCTERMS + "isReplacedBy")
DATE_OF = URIRef(DCTERMS + "date")
DERIVED_FROM = URIRef(PROV + "wasDerivedFrom")
RESOURCE, SERIES = URIRef(DCAT + "Resource"), URIRef(DCAT + "DatasetSeries")
IN_SERIES, PREV = URIRef(DCAT + "inSeries"), URIRef(DCAT + "prev")
TITLE, PUBLISHER, ISSUED, FORMAT = (
    URIRef(DCTERMS + "title"),
    URIRef(DCTERMS + "publisher"),
    URIRef(DCTERMS + "issued"),
    URIRef(DCTERMS + "format"),
)
REFERENCES, SPATIAL, LOCATION, IDENTIFIER = (
    URIRef(DCTERMS + "references"),
    URIRef(DCTERMS + "spatial"),
    URIRef(DCTERMS + "Location"),
    URIRef(DCTERMS + "identifier"),
)
ORGANIZATION, UNIT_OF, CLASSIFICATION = (
    URIRef(ORG + "Organization"),
    URIRef(ORG + "unitOf"),
    URIRef(ORG + "classification"),
)
CONCEPT, PREF_LABEL, ALT_LABEL = URIRef(SKOS + "Concept"), URIRef(SKOS + "prefLabel"), URIRef(SKOS + "altLabel")
EXACT_MATCH = URIRef(SKOS + "exactMatch")
BROADER, NARROWER, RELATED = URIRef(SKOS + "broader"), URIRef(SKOS + "narrower"), URIRef(SKOS + "related")
CONSTRAINT, OPERATOR, OBSERVATION = URIRef(ODRL + "Constraint"), URIRef(ODRL + "operator"), URIRef(QB + "Observation")

SPECIFIC_RESOURCE, HAS_SOURCE, HAS_SELECTOR = (
    URIRef(OA + "SpecificResource"),
    URIRef(OA + "hasSource"),
    URIRef(OA + "hasSelector"),
)
POSITION_SELECTOR, QUOTE_SELECTOR = URIRef(OA + "TextPositionSelector"), URIRef(OA + "TextQuoteSelector")
START, END, EXACT, REFINED_BY = (
    URIRef(OA + "start"),
    URIRef(OA + "end"),
    URIRef(OA + "exact"),
    URIRef(OA + "refinedBy"),
)

DECIMAL, GYEAR, DATE = XSD.decimal, XSD.gYear, XSD.date

ROLES = {role: URIRef(term) for role, term in ROLE_TERMS.items()}
OBLIGATIONS = {obligation: URIRef(term) for obligation, term in OBLIGATION_TERMS.items()}
QUANTITY_KINDS = {kind: URIRef(term) for kind, term in QUANTITY_KIND_TERMS.items()}
OPERATORS = {comparator: URIRef(term) for comparator, term in COMPARATOR_TERMS.items()}
