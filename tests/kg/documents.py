"""A plan for the tests of the graph, written by hand, with one of everything and true passages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from kg.model import (
    Citation,
    Comparator,
    Coverage,
    Deadline,
    Duty,
    Header,
    Measure,
    Obligation,
    Outcome,
    Passage,
    Piece,
    PlanDocument,
    QuantityKind,
    Region,
    Remark,
    Responsibility,
    Role,
    Section,
    Source,
    Stated,
    Target,
    Task,
)
from kg.workspace import PlanEntry

ENTRY = PlanEntry("water2022", Path("water2022.txt"), 2022, "water", organisation="甲市水务局", level="city")
_BREAK = "\n— 3 —\n"


@dataclass
class Page:
    """A source that grows word by word; each word put down gives its passage."""

    text: str = ""

    def put(self, words: str) -> Passage:
        """Put words down on a line of their own and return their place."""
        start = len(self.text)
        self.text += words + "\n"
        return Passage((Piece(start, start + len(words)),))

    def put_broken(self, words: str) -> Passage:
        """Put words down with a page break in their midst."""
        middle = len(words) // 2
        first = Piece(len(self.text), len(self.text) + middle)
        self.text += words[:middle] + _BREAK
        second = Piece(len(self.text), len(self.text) + len(words) - middle)
        self.text += words[middle:] + "\n"
        return Passage((first, second))

    def state(self, words: str) -> Stated:
        """Put words down as a statement of the header."""
        return Stated(words, self.put(words))


def water_plan() -> PlanDocument:
    """A plan that has one of everything the graph can say."""
    page = Page()
    header = Header(
        title=page.state("甲市2022年农田水利工作要点"),
        year=2022,
        issuer=page.state("甲市水务局"),
        document_number=page.state("甲水发〔2022〕7号"),
        issued=date(2022, 3, 1),
        issued_text=page.state("2022年3月1日"),
        addressees=(page.state("各县水务局"), page.state("局属各单位")),
    )
    section = Section("一", "建设", page.put("一、建设"), "一、")
    phrase = page.put("（建设科牵头，市财政局、监督科配合）")
    said = [("建设科", Role.LEAD), ("市财政局", Role.PARTICIPANT), ("监督科", Role.PARTICIPANT)]
    responsibilities = tuple(
        Responsibility(name, name, role, rank, "建设科牵头，市财政局、监督科配合", phrase, "牵头")
        for rank, (name, role) in enumerate(said, start=1)
    )
    sentence = page.put_broken("各县要按照《农田水利条例》新打机井120眼以上。")
    first = Measure(
        position=1,
        text="各县要按照《农田水利条例》新打机井120眼以上。",
        passage=sentence,
        actor="各县",
        actor_passage=Passage((Piece(sentence.start, sentence.start + 2),)),
        responsibilities=responsibilities,
        duties=(Duty("重点县", Obligation.MANDATORY, "重点县必做", page.put("重点县必做")),),
        deadline=Deadline("6月底前", page.put("6月底前"), date(2022, 6, 30)),
        targets=(
            Target(
                "新打机井120眼以上", "新打机井数", sentence, Comparator.AT_LEAST, Decimal("120"), "眼", "2022",
                hedge="力争", kind=QuantityKind.FLOW,
            ),
        ),
        citations=(Citation("农田水利条例", page.put("《农田水利条例》")),),
        regions=(Region("甲县", page.put("甲县")),),
    )  # fmt: skip
    second = Measure(2, "全面推进 and 水价改革。", page.put("全面推进 and 水价改革。"), normalized="全面推进水价改革。")
    task = Task("1", "完善灌溉设施", page.put("1.完善灌溉设施"), (first, second), "1.", "一")
    outcome_place = page.put("节水灌溉面积达到3017.30万亩")
    document = PlanDocument(
        identifier="water2022",
        source=Source("water2022.txt", "text/plain", "", ""),
        family="numbered-plan",
        header=header,
        sections=(section,),
        tasks=(task,),
        outcomes=(
            Outcome(
                "节水灌溉面积达到3017.30万亩", "节水灌溉面积", outcome_place, Comparator.EQUAL, Decimal("3017.30"),
                "万亩", "2016-2020", "“十二五”末", kind=QuantityKind.STOCK, repeats=(page.put("图：3017.30万亩"),),
                task="1",
            ),
        ),
        citations=(Citation("水法", page.put("《水法》")),),
        remarks=(Remark("水是生命之源。", page.put("水是生命之源。"), "一"),),
    )  # fmt: skip
    return with_text(document, page.text)


def with_text(document: PlanDocument, text: str) -> PlanDocument:
    """The document with this source text, its digest and an account of its characters."""
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    count = len("".join(text.split()))
    source = Source(document.source.name, "text/plain", digest, text)
    return replace(document, source=source, coverage=Coverage(count, count - 4, 4))
