"""What is not certain, what was left out, how the comparison was made, and from which documents."""

from __future__ import annotations

from collections.abc import Iterator

from kg.diff.elements import PlanFacts
from kg.diff.model import PlanDiff, YearDiff
from kg.reports.blocks import Block, Bullets, Column, Heading, Line, Paragraph, Row, Span, Table, cell, line, lines
from kg.reports.voice import Voice

_RULES = (
    (
        "举措以句为单位；“文字未变”指除空白和标点外文字相同。句内差异按词比较，数字连同单位、日期、"
        "书名号内的名称和部门名称不拆开。",
        "A measure is a sentence. “Same words” means but for white space and marks. Differences inside a "
        "sentence are by words; numbers with units, dates, titles in 《》 and names of departments are whole.",
    ),
    (
        "“措辞加重”“措辞减轻”只依据加在未变文字之前的程度词（如加快、严格；探索、鼓励），是否有实质变化由人判断。",
        "“Put firmer” and “put softer” rest on words of degree before unchanged words alone (加快, 严格; 探索, 鼓励); "
        "whether anything changes in substance is for a person to judge.",
    ),
    (
        "“合作单位”是举措正文中“联合”“会同”“协同”“配合”之后的部门或单位；只比较正文写到的，另一年整项任务都没有写到的才算有变。",
        "“Partners” are bodies that a measure's text names behind 联合, 会同, 协同 or 配合; they changed where nothing "
        "of the other year's task names them.",
    ),
    (
        "“内容扩展”“内容收窄”是联系所记的变化类型；一句承接几句的，以文字最接近的一句为准。",
        "“Broadened” and “narrowed” are the kinds of change that the links state; where a sentence carries on several, "
        "that of the one nearest to it in words.",
    ),
    (
        "“增加”“删去”的是另一年承接句中没有、也没有换个说法写到的整个分句（六字以上），只列于联系没有记为扩展或收窄的举措；是否另成一事，由人判断。",
        "“Added” and “left out” are whole clauses (of six characters and more) that the sentences of the other year do "
        "not have, nor say in other words, told where the links state neither broadened nor narrowed; whether they are "
        "a matter of their own is for a person to judge.",
    ),
    (
        "章节对应和可能更名的部门是推算，已经注明。一切以原文为准，每行都给出所在年度、任务和句次；经人工更正的内容已经注明。",
        "Which section carries on which, and who may have been renamed, is inferred and said so. The text decides: "
        "each line names year, task and sentence, and what people corrected is said to be so.",
    ),
)


def uncertain(step: PlanDiff, voice: Voice, *, suffix: str) -> Iterator[Block]:
    """Yield the links that are proposed and not settled, with their scores."""
    yield Heading(1, voice("尚不确定", "Not certain"), f"uncertain{suffix}")
    if not step.proposed:
        here = voice("涉及所列任务的", " that touches the tasks told here") if step.confined else ""
        yield Paragraph(line(voice(f"没有{here}可能的联系待确认。", f"No link{here} waits for a person.")))
        return
    said = voice(
        "以下联系由方法提出而未采用：或把握不够，或通读两份文件的人没有确认；也还没有人逐条否决。上文各表和计数都不包括它们。"
        "可在网页“复核”中或用 kg review 逐条决定。",
        "These links were proposed by the method and do not count: they are not sure enough, or whoever read both "
        "documents did not confirm them, and nobody has rejected them one by one. No table and no count above includes "
        "them. Decide on them on the page “Review” or with kg review.",
    )
    yield Paragraph(line(said))
    columns = (
        Column(voice("把握", "how sure"), 10, number=True),
        Column(voice("拟议", "proposed"), 14),
        Column(voice.year(step.earlier.year), 38),
        Column(voice.year(step.later.year), 38),
    )
    rows = tuple(
        Row(
            (
                cell(voice.sure(one.confidence)),
                cell(voice.sign(one.change.value)),
                lines((line(one.earlier.text), line(voice.cite(one.earlier)))),
                lines((line(one.later.text), line(voice.cite(one.later)))),
            )
        )
        for one in step.proposed
    )
    here = voice("涉及所列任务的", " that touch the tasks told here") if step.confined else ""
    found = f"{voice.count(len(rows), '', 'link')} to be confirmed{here}"
    yield Table(voice(f"{here}{len(rows)}条可能的联系，待确认", found), columns, rows)


def method(diff: YearDiff, voice: Voice) -> Iterator[Block]:
    """Yield how the comparison was made, what it leaves out, and the documents with their dates."""
    yield Heading(1, voice("方法与来源", "Method and sources"), "method")
    yield Bullets(tuple(_method(diff, voice)))
    yield Heading(2, voice("所比较的文件", "Documents compared"), "sources-list")
    yield _sources([facts for step in diff.steps for facts in (step.earlier, step.later)], voice)
    if diff.alone:
        yield Heading(2, voice("没有可比对象的文件", "Documents without a counterpart"), "alone")
        said = voice(
            "下列文件在这些年度没有同系列的另一年文件，其任务既不算新增也不算未再列入；其中的数字指标参与比较。",
            "These have no document of the same series in another of these years: their tasks count as neither new nor "
            "dropped. Their figures are compared.",
        )
        yield Paragraph(line(said))
        yield _sources(list(diff.alone), voice)


def _method(diff: YearDiff, voice: Voice) -> Iterator[Line]:
    for step in diff.steps:
        every = step.confirmed == step.settled
        others = "" if every else voice("，其余由机器判断", ", the others by machine")
        waiting, here = step.waiting, len(step.proposed)
        apart = voice(f"，其中涉及所列任务的{here}条另列" if step.confined else "，另列", "")
        told = f", of which the {here} that touch the tasks told here are apart" if step.confined else ", told apart"
        yield line(
            voice(
                f"任务和举措的前后联系：方法 {step.method}，两年之间采用{step.settled}条，"
                f"其中经人工确认{step.confirmed}条{others}；可能的联系{waiting}条，待确认，未采用{apart}。",
                f"Links between tasks and between measures: method {step.method}; {step.settled} count between the two "
                f"years, of which a person has confirmed {step.confirmed}{others}; {waiting} are to be confirmed and "
                f"do not count{told}.",
            )
        )
    yield from (line(voice(*said)) for said in _RULES)
    digest = diff.content[:16]
    content = voice(f"；图库内容摘要 {digest}", f"; digest of the store {digest}") if digest else ""
    yield line(voice("policy-kg 版本 ", "policy-kg version ") + diff.version + content)


def _sources(plans: list[PlanFacts], voice: Voice) -> Table:
    columns = (
        Column(voice("标识", "id"), 17),
        Column(voice("年度", "year"), 10),
        Column(voice("标题", "title"), 38),
        Column(voice("发布", "issued"), 20),
        Column(voice("读出", "read"), 21),
    )
    rows = tuple(
        Row(
            (
                cell(facts.identifier),
                cell(str(facts.year)),
                lines((line(facts.title), line(Span(facts.source, "soft")))),
                lines(line(said) for said in _issue(facts, voice)),
                cell(_read(facts, voice)),
            )
        )
        for facts in dict.fromkeys(plans)
    )
    return Table(voice("文件", "Documents"), columns, rows)


def _issue(facts: PlanFacts, voice: Voice) -> Iterator[str]:
    noted = (
        voice("（据登记，原文未写）", " (as registered; the text does not say)")
        if "publisher" in facts.supplied
        else ""
    )
    yield facts.issuer + noted if facts.issuer else voice("未写明发布机构", "issuer not stated")
    if facts.document_number:
        yield facts.document_number
    yield facts.issued or voice("未写明日期", "date not stated")


def _read(facts: PlanFacts, voice: Voice) -> str:
    counts = (
        (facts.tasks, "task"),
        (facts.measures, "measure"),
        (facts.targets, "target"),
        (facts.citations, "citation"),
    )
    said = voice(
        f"任务{facts.tasks}项、举措{facts.measures}条、目标{facts.targets}个、引用{facts.citations}处",
        voice.join(voice.count(number, "", noun) for number, noun in counts),
    )
    unread = f"{facts.left_out}个字符未读懂" if facts.left_out else "没有未读懂的字符"
    left = voice(f"；{unread}", f"; {facts.left_out} characters not understood")
    return said + left
