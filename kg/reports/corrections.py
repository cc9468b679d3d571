"""Tells what people corrected in the documents compared, so that nobody takes it for printed."""

from __future__ import annotations

from collections.abc import Iterator

from kg.diff.elements import Corrected
from kg.diff.model import PlanDiff
from kg.marked.facts import say_correction
from kg.marked.words import Speech
from kg.reports.blocks import Block, Column, Heading, Line, Paragraph, Row, Span, Table, cell, line, lines
from kg.reports.voice import Voice, task_anchor


def corrections(step: PlanDiff, voice: Voice, *, suffix: str) -> Iterator[Block]:
    """Yield every correction of both plans; nothing where there is none."""
    if not step.corrected:
        return
    yield Heading(1, voice("人工更正", "Corrected by people"), f"corrected{suffix}")
    said = voice(
        "下列内容由人更正，本报告按更正后的内容比较，更正的部门和时限注明“更正”；程序原来从文件读出的见下表，是否与文件相符，请核对原文。",
        "People corrected the following; the report compares what they put there, and says “corrected” of departments "
        "and deadlines. What was read of the document before is told here: look at the document.",
    )
    yield Paragraph(line(said))
    columns = (
        Column(voice("位置", "place"), 20),
        Column(voice("更正：原来读作 → 现为（更正人：理由）", "field: read as → corrected to (who: why)"), 80),
    )
    rows = tuple(
        Row((lines((place_of(one, voice),)), cell(say_correction(one.correction, Speech(voice.language)))))
        for one in step.corrected
    )
    yield Table(voice(f"{len(rows)}处更正", voice.count(len(rows), "", "correction")), columns, rows)


def corrected_note(step: PlanDiff, voice: Voice, suffix: str) -> Iterator[Block]:
    """Yield that some of what is compared was corrected, and where, for the first page."""
    if not step.corrected:
        return
    places = voice.join(dict.fromkeys("".join(s.text for s in place_of(one, voice)) for one in step.corrected))
    count = len(step.corrected)
    yield Paragraph(
        line(
            voice(
                f"所比较的内容中有{count}处经人工更正（{places}），上文和下文都按更正后的内容计，",
                f"{voice.count(count, '', 'correction')} by people ({places}); all that is told here is as corrected: ",
            ),
            Span(voice("详见“人工更正”", "see “Corrected by people”"), href=f"corrected{suffix}"),
            voice("。", "."),
        ),
        note=True,
    )


def place_of(one: Corrected, voice: Voice) -> Line:
    """Return where a correction stands: year and task or sentence, or the plan of a year."""
    if one.spot is None:
        return line(voice(f"{one.year}年计划", f"plan of {one.year}"))
    return line(Span(voice.cite(one.spot).text, href=task_anchor(one.spot)))
