"""What a marked text says, Chinese first and English second."""

from __future__ import annotations

from kg.model import Comparator, FurnitureKind, QuantityKind, Role

WORDS: dict[str, tuple[str, str]] = {
    "Plan": ("文件信息", "of the document"),
    "Section": ("章节", "section"),
    "Task": ("任务", "task"),
    "Measure": ("举措", "measure"),
    "Responsibility": ("责任", "responsibility"),
    "Department": ("部门", "department"),
    "Deadline": ("期限", "deadline"),
    "ProvinceCategory": ("适用省份", "provinces"),
    "Target": ("目标", "target"),
    "Outcome": ("成效", "outcome"),
    "CitedDocument": ("引用文件", "cited document"),
    "Actor": ("行动主体", "who is addressed"),
    "Region": ("地区", "region"),
    "Remark": ("说明文字", "remark"),
    "Correction": ("更正", "correction"),
    "Leftover": ("未读懂", "left over"),
    "Furniture": ("版面", "furniture"),
    "title": ("标题", "title"),
    "issuer": ("发布机关", "issuer"),
    "document number": ("文号", "document number"),
    "issued": ("发布日期", "issued"),
    "addressee": ("主送", "addressee"),
    "notice": ("通知标题", "title of the notice"),
    "year": ("年度", "year"),
    "family": ("读作", "read as"),
    "number": ("编号", "number"),
    "text": ("文字", "text"),
    "repaired": ("校正后", "repaired"),
    "actor": ("行动主体", "who is addressed"),
    "lead": ("牵头", "lead"),
    "participant": ("参加", "participant"),
    "responsible": ("负责", "responsible"),
    "mode": ("方式", "mode"),
    "phrase": ("原文", "as printed"),
    "name": ("名称", "name"),
    "parent": ("隶属", "part of"),
    "role": ("角色", "role"),
    "deadline": ("期限", "deadline"),
    "due": ("截止日期", "due"),
    "no date": ("没有给出日期", "gives no date"),
    "provinces": ("适用省份", "provinces"),
    "indicator": ("指标", "indicator"),
    "figure": ("数值", "figure"),
    "complete": ("全部完成（无数值）", "in full (no figure)"),
    "period": ("时期", "period"),
    "baseline": ("基数", "baseline"),
    "hedge": ("语气", "hedge"),
    "growth": ("增减", "change"),
    "by how much": ("说的是变化了多少", "says by how much it changes"),
    "kind": ("类别", "kind"),
    "measures": ("举措", "measures"),
    "code": ("行政区划代码", "code"),
    "corrected": ("更正", "corrected"),
    "nothing": ("（无）", "(nothing)"),
    "no figure": ("不是指标", "no figure"),
    "change": ("{field}：{was} → {now}（{who}）", "{field}: {was} → {now} ({who})"),
    "who": ("{by}：{why}", "{by}: {why}"),
    "leftover": ("这里没有归入任何条目，请看是否漏读", "this belongs to no element: see whether it was missed"),
    "furniture": ("属于版面，不是计划的内容", "belongs to the page, not to the plan"),
    "remark": ("不提出任务、举措、目标或成效", "states no task, measure, target or outcome"),
    "legend": ("图例（取消勾选即隐去）", "Legend (untick to hide)"),
    "contents": ("目录", "Contents"),
    "understood": ("读出的内容", "What was understood"),
    "hint": (
        "把鼠标移到标记上，或按 Tab 进入正文后用 ← → 逐个移动、Home 和 End 到首尾，这里说明读出了什么；单击固定。",
        "Point at a mark, or press Tab to enter the text and move with ← →, Home and End; what was understood is "
        "said here. A click keeps it.",
    ),
    "body": ("正文", "The text"),
    "coverage": (
        "共 {all} 个非空字符：正文 {assigned}，版面 {furniture}，未读懂 {left} 个字符。",
        "{all} characters: {assigned} assigned, {furniture} furniture, {left} left over.",
    ),
    "all read": ("每个字都有归属。", "Every character belongs to something."),
    "leftovers": ("未读懂的 {n} 处", "{n} left over"),
    "corrections": ("更正 {n} 处", "{n} corrections"),
    "notes": ("读取时的说明 {n} 条", "{n} notes of the reader"),
    "place": ("第 {line} 行第 {column} 列", "line {line}, column {column}"),
    "more": ("……另有 {n} 处", "… and {n} more"),
    "sections": ("章节 {n}", "{n} sections"),
    "tasks": ("任务 {n}", "{n} tasks"),
    "measures n": ("举措 {n}", "{n} measures"),
    "targets": ("目标 {n}", "{n} targets"),
    "outcomes": ("成效 {n}", "{n} outcomes"),
    "checked": ("文件检查", "document check"),
    "sentences": ("断句", "sentences"),
    "department": ("部门", "department"),
    "comparator": ("比较", "comparator"),
    "value": ("数值", "value"),
    "unit": ("单位", "unit"),
}

ROLES: dict[Role, str] = {Role.LEAD: "lead", Role.PARTICIPANT: "participant", Role.RESPONSIBLE: "responsible"}

SIGNS: dict[Comparator, str] = {
    Comparator.AT_MOST: "≤",
    Comparator.AT_LEAST: "≥",
    Comparator.EQUAL: "=",
    Comparator.MORE_THAN: ">",
    Comparator.LESS_THAN: "<",
}

QUANTITIES: dict[QuantityKind, tuple[str, str]] = {
    QuantityKind.STOCK: ("存量", "stock"),
    QuantityKind.FLOW: ("流量", "flow"),
    QuantityKind.RATE: ("比率", "rate"),
    QuantityKind.RANK: ("位次", "rank"),
    QuantityKind.SCORE: ("得分", "score"),
    QuantityKind.DURATION: ("时长", "duration"),
}

PAGE_PARTS: dict[FurnitureKind, tuple[str, str]] = {
    FurnitureKind.PAGE_HEADER: ("页眉或表头", "page header"),
    FurnitureKind.PAGE_NUMBER: ("页码", "page number"),
    FurnitureKind.LETTERHEAD: ("版头版记", "letterhead"),
    FurnitureKind.SOURCE_NOTE: ("来源注明", "source note"),
    FurnitureKind.MARKUP: ("排版标记", "markup"),
    FurnitureKind.CAPTION: ("图片说明", "caption"),
    FurnitureKind.NUMBERING: ("序号", "numbering"),
    FurnitureKind.SITE: ("网站内容", "site"),
    FurnitureKind.CONTENTS: ("目录", "table of contents"),
}


class Speech:
    """Says the words of a page in one language, `zh` or `en`."""

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, key: str, **values: object) -> str:
        """Return the words called `key`, their blanks filled."""
        return self.choose(WORDS[key]).format(**values)

    def choose(self, wordings: tuple[str, str]) -> str:
        """Return the one of two wordings that is in this language."""
        return wordings[0 if self.language == "zh" else 1]
