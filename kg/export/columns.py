"""The tables of the data package: which columns each has, from which property, of which type, and what it points at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kg.identify import DCAT, DCTERMS, KG, ODRL, ORG, PROV, SKOS, SSSOM

FieldType = Literal["string", "integer", "number", "boolean", "date", "year"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the property that fills it, its titles, and the table whose rows its values name.

    Several values stand in one cell, parted by a blank and a bar; such a column cannot be a key.
    """

    name: str
    of: str
    title_zh: str
    title: str
    type: FieldType = "string"
    points_at: str | None = None
    several: bool = False


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table with a row for each member of a class, its `id` first."""

    kind: str
    title_zh: str
    title: str
    columns: tuple[Column, ...]


_PLAN = Column("plan", f"{KG}inPlan", "计划", "plan", points_at="plans")
_NUMBER = Column("number", f"{KG}number", "编号", "number")
_TITLE = Column("title", f"{DCTERMS}title", "标题", "title")
_TEXT = Column("text", f"{KG}text", "文字", "text")
_POSITION = Column("position", f"{KG}position", "次序", "position", "integer")
_DEADLINE = Column("deadline", f"{KG}deadline", "期限（原文）", "deadline as printed")
_DUE = Column("due_date", f"{KG}dueDate", "截止日期", "due date", "date")
_DEPARTMENTS = Column("departments", f"{KG}department", "部门", "departments", several=True)
_NAME = Column("name", f"{SKOS}prefLabel", "名称", "name")
_NAMES = Column("other_names", f"{SKOS}altLabel", "别名", "other names", several=True)
_TASK = Column("task", f"{KG}inTask", "任务", "task", points_at="tasks")
_FIGURE = (
    _PLAN,
    Column("indicator", f"{KG}indicator", "指标", "indicator", points_at="indicators"),
    Column("operator", f"{ODRL}operator", "比较", "comparison"),
    Column("value", f"{KG}value", "数值", "value", "number"),
    Column("unit", f"{KG}unit", "单位", "unit"),
    Column("period_start", f"{KG}periodStart", "时期起", "first year", "year"),
    Column("period", f"{KG}period", "时期", "year", "year"),
    Column("growth", f"{KG}growth", "为增幅", "is a change", "boolean"),
    Column("baseline", f"{KG}baseline", "基期", "compared with"),
    Column("hedge", f"{KG}hedge", "措辞", "hedge"),
    Column("quote", f"{KG}quote", "原文", "quote"),
)

TABLES: Mapping[str, TableSpec] = {
    "plans": TableSpec("Plan", "计划", "plans", (
        _TITLE,
        Column("year", f"{KG}year", "年度", "year", "year"),
        Column("publisher", f"{DCTERMS}publisher", "发布机关", "publisher", several=True),
        Column("document_number", f"{KG}documentNumber", "文号", "document number"),
        Column("issued", f"{DCTERMS}issued", "发布日期", "issued", "date"),
        Column("series", f"{DCAT}inSeries", "系列", "series"),
        Column("previous", f"{DCAT}prev", "上一年度计划", "plan of the year before", points_at="plans"),
        Column("family", f"{KG}family", "类型", "family"),
    )),
    "sections": TableSpec("Section", "章节", "sections", (_PLAN, _NUMBER, _TITLE, _POSITION)),
    "tasks": TableSpec("Task", "任务", "tasks", (
        _PLAN,
        Column("section", f"{KG}inSection", "章节", "section", points_at="sections"),
        _NUMBER, _TITLE, _POSITION, _DEPARTMENTS, _DEADLINE, _DUE,
    )),
    "measures": TableSpec("Measure", "举措", "measures", (
        _PLAN, _TASK, _NUMBER, _POSITION,
        Column("actor", f"{KG}actor", "主体", "addressee"),
        _TEXT, _DEPARTMENTS, _DEADLINE, _DUE,
    )),
    "responsibilities": TableSpec("Responsibility", "责任", "responsibilities", (
        _PLAN,
        Column("element", f"^{PROV}qualifiedAssociation", "条目", "task or measure"),
        Column("department", f"{PROV}agent", "部门", "department", points_at="departments"),
        Column("printed_name", f"{KG}printedName", "印出的名称", "name as printed"),
        Column("role", f"{PROV}hadRole", "角色", "role"),
        Column("rank", f"{KG}rank", "位次", "rank", "integer"),
        Column("mode", f"{KG}mode", "方式", "mode"),
        _TEXT,
    )),
    "duties": TableSpec("ProvinceDuty", "省份任务", "duties of provinces", (
        _PLAN,
        Column("element", f"^{KG}hasDuty", "条目", "task or measure"),
        Column("category", f"{KG}provinceCategory", "省份类别", "category of provinces"),
        Column("obligation", f"{KG}obligation", "要求", "obligation"),
        _TEXT,
    )),
    "targets": TableSpec("Target", "目标", "targets", (
        Column("element", f"^{KG}hasTarget", "条目", "what the target hangs on"), *_FIGURE,
    )),
    "outcomes": TableSpec("Outcome", "成效", "outcomes", (_TASK, *_FIGURE)),
    "attainments": TableSpec("Attainment", "目标结论", "what became of targets", (
        Column("target", f"{KG}target", "目标", "target", points_at="targets"),
        Column("outcome", f"{KG}outcome", "成效", "outcome", points_at="outcomes"),
        Column("verdict", f"{KG}verdict", "结论", "verdict"),
        Column("confidence", f"{SSSOM}confidence", "置信度", "confidence", "number"),
        Column("reason", f"{KG}reason", "理由", "reason"),
    )),
    "links": TableSpec("Link", "联系", "links", (
        Column("earlier", f"{KG}earlier", "以往条目", "earlier element"),
        Column("later", f"{KG}later", "后来条目", "later element"),
        Column("relation", f"{SSSOM}predicate_id", "关系", "relation"),
        Column("change", f"{KG}change", "变化", "change"),
        Column("confidence", f"{SSSOM}confidence", "置信度", "confidence", "number"),
        Column("status", f"{KG}status", "状态", "status"),
        Column("reviewer", f"{SSSOM}reviewer_label", "复核人", "reviewer"),
    )),
    "departments": TableSpec("Department", "部门", "departments", (
        _NAME, _NAMES,
        Column("part_of", f"{ORG}unitOf", "隶属于", "unit of", several=True),
    )),
    "indicators": TableSpec("Indicator", "指标", "indicators", (
        _NAME, _NAMES,
        Column("quantity", f"{KG}quantityKind", "量的种类", "kind of quantity"),
    )),
    "remarks": TableSpec("Remark", "说明", "remarks", (
        _PLAN, Column("section", f"{KG}inSection", "章节", "section", points_at="sections"), _TEXT,
    )),
}  # fmt: skip
"""The tables by name; the file of each is its name and .csv. A property after ^ is read against its direction."""
