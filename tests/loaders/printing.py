"""Prints a drawn plan in the forms of the genre: as a table, as numbered items, as a guide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tests.strategies import Plan, Said, Work

NUMERALS = "一二三四五六七八九"
TITLE = "2021年生态保护工作"
DEADLINE = "2021年6月底前完成"


def as_table(plan: Plan, headers: Sequence[tuple[str, str]]) -> str:
    """Print a plan as tab-separated rows; `headers` gives the columns in order, each with its meaning and its header.

    The header row comes again before each part, as on a new page.
    """
    lines = [f"{TITLE}任务清单", ""]
    number = 0
    for ordinal, part in zip(NUMERALS, plan.parts, strict=False):
        lines.append("\t".join(header for _, header in headers))
        lines.append(f"{ordinal}、{part.title}" + "\t" * (len(headers) - 1))
        for task in part.tasks:
            number += 1
            cells = _cells(task, number)
            lines.append("\t".join(cells[meaning] for meaning, _ in headers))
    return "\n".join(lines) + "\n"


def _cells(task: Work, number: int) -> dict[str, str]:
    paragraphs = ["国家林草局：" + "".join(said.text for said in task.measures)]
    if task.regional:
        paragraphs.append("".join(task.regional))
    return {
        "task": f"{number}. {task.title}",
        "measures": "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
        "departments": "、".join(task.departments),
        "lead": task.departments[0] if task.departments else "",
        "participants": "、".join(task.departments[1:]),
        "deadline": task.deadline or "",
    }


def as_flattened_table(plan: Plan, *, widths: tuple[int, int, int], rows_a_page: int, cut_after: int) -> str:
    """Print a plan as the text layer of a PDF: cell after cell, each broken at its column's width in characters.

    A page ends after `cut_after` lines of the measures of each second row, which go on below the next header.
    """
    title_width, body_width, cell_width = widths
    header = "任务清单 落实举措 执行部门 完成时间"
    lines = [f"{TITLE}任务清单"]
    number = 0
    for ordinal, part in zip(NUMERALS, plan.parts, strict=False):
        for n, task in enumerate(part.tasks):
            if number % rows_a_page == 0:
                lines.extend([f"— {number // rows_a_page + 1} —"] if number else [])
                lines.append(header)
            if n == 0:
                lines.append(f"{ordinal}、{part.title}")
            number += 1
            body = [
                *_broken("国家林草局：" + "".join(said.text for said in task.measures), body_width),
                *_broken("".join(task.regional), body_width),
            ]
            cut = min(cut_after, len(body)) if number % 2 else len(body)
            lines.extend(_broken(f"{number}.{task.title}", title_width))
            lines.extend(body[:cut])
            lines.extend(_broken("局内：" + "、".join(task.departments), cell_width))
            if cut == len(body):
                lines.extend(_broken("省份：各类省份必做" if task.regional else "", cell_width))
            lines.extend(_broken(task.deadline or "", cell_width))
            if cut < len(body):
                lines.extend(["— 7 —", header, *body[cut:]])
                lines.extend(_broken("省份：各类省份必做" if task.regional else "", cell_width))
    return "\n\n".join(lines) + "\n"


def _broken(text: str, width: int) -> Iterator[str]:
    """Break a cell at its width; a line opens with no closing mark, as in any typesetting."""
    start = 0
    while start < len(text):
        end = start + width
        while end < len(text) and text[end] in "，。、）》”；：":
            end += 1
        yield text[start:end]
        start = end


def in_brackets(said: Said) -> str:
    """水利部牵头，林草局配合, in brackets at the end of the sentence."""
    return f"（{_phrase(said)}）"


def with_labels(said: Said) -> str:
    """牵头单位：水利部；配合单位：林草局, in 〔〕 at the end of the sentence."""
    return f"〔{'；'.join(_labelled(said))}〕"


def on_lines(said: Said) -> str:
    """牵头单位：水利部 and 配合单位：林草局 on lines of their own below the sentence."""
    return "".join(f"\n\n{line}" for line in _labelled(said))


def with_a_deadline(said: Said) -> str:
    """水利部牵头，林草局配合，2021年6月底前完成, in brackets at the end of the sentence."""
    return f"（{_phrase(said)}，{DEADLINE}）"


def as_numbered_plan(plan: Plan, closing: Callable[[Said], str] = in_brackets) -> str:
    """Print a plan as numbered items below 一、 and （一）, each closed by who is responsible."""
    lines = [f"{TITLE}推进计划", ""]
    number = 0
    for ordinal, part in zip(NUMERALS, plan.parts, strict=False):
        lines.append(f"{ordinal}、{part.title}")
        for inner, task in zip(NUMERALS, part.tasks, strict=False):
            lines.append(f"（{inner}）{task.title}")
            for said in task.measures:
                number += 1
                lines.append(f"{number}. {said.text}{closing(said)}")
    return "\n\n".join(lines) + "\n"


def as_guide(plan: Plan) -> str:
    """Print a plan as paragraphs that open with a title, each sentence closed by who is responsible."""
    lines = [f"{TITLE}指引（2021）", ""]
    number = 0
    for ordinal, part in zip(NUMERALS, plan.parts, strict=False):
        lines.append(f"{ordinal}、{part.title}")
        for task in part.tasks:
            said = "".join(f"{measure.text}（{_phrase(measure)}）" for measure in task.measures)
            lines.append(f"（{NUMERALS[number]}）{task.title}。{said}")
            number += 1
    return "\n".join(lines) + "\n"


def _labelled(said: Said) -> Iterator[str]:
    first, *others = said.departments
    if not said.has_leader:
        yield "责任单位：" + "、".join(said.departments)
        return
    yield f"牵头单位：{first}"
    if others:
        yield f"配合单位：{'、'.join(others)}"


def _phrase(said: Said) -> str:
    first, *others = said.departments
    if not said.has_leader:
        return "、".join(said.departments) + "负责"
    return f"{first}牵头" + (f"，{'、'.join(others)}配合" if others else "")
