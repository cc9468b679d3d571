"""Makes docs/vocabulary.md, the reference of the ontology in both languages, and its diagrams, from ontology/.

`python -m tests.ontology.page` writes them; a test sees that they are those of the ontology as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.ontology.drawing import draw_class, draw_whole, edges_of
from tests.ontology.terms import Term, classes, properties, schemes, ties, uses

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = "vocabulary.md"
PICTURES = "images/ontology"
_LONG = 60
"""Longer schemes are counted and not listed: organisations, regions."""
_BACK = "dcterms:isPartOf"
_ASIDE = frozenset({"kg:correctedBy"})
"""What almost any element may have, and would hide the rest."""
_NEARNESS = {
    "exactMatch": "the same · 相同",
    "closeMatch": "close · 相近",
    "relatedMatch": "related · 相关",
    "broadMatch": "narrower than · 更窄",
    "narrowMatch": "broader than · 更宽",
}


def files() -> dict[str, str]:
    """Return the page and its diagrams by their paths under docs/."""
    found = classes()
    edges = edges_of(properties(), found)
    drawn = {_picture(term): draw_class(term.name, found, edges) for term in found}
    pictures = {path: text for path, text in drawn.items() if text is not None}
    back = frozenset(one.name for one in properties() if _BACK in one.kind_of)
    pictures[f"{PICTURES}/overview.svg"] = draw_whole(found, edges, "kg:Plan", hidden=back | _ASIDE)
    return {PAGE: "\n".join(_page(found, frozenset(pictures))), **dict(sorted(pictures.items()))}


def _page(found: tuple[Term, ...], pictures: frozenset[str]) -> Iterator[str]:
    yield "# The vocabulary, term by term · 词汇表\n"
    yield (
        "Made from `ontology/` by `python -m tests.ontology.page`; do not write here. How the terms belong together "
        "is told in [ontology.md](ontology.md). 由 `ontology/` 生成，请勿直接修改；总体说明见该页。\n"
    )
    yield (
        "`kg:` is `https://w3id.org/policy-kg/ontology#`. How often: how many times the shapes let a property stand "
        "on an element (`1..*`: once or more); nothing is said where no shape asks. "
        "“次数”一栏是校验规则允许一个属性出现的次数，空白表示没有规定。\n"
    )
    yield f"![All classes, by their steps from a plan · 各类及其与计划的关系]({PICTURES}/overview.svg)\n"
    yield "## Classes · 类\n"
    yield " · ".join(f"[{term.labels[0]} {term.name}](#{_anchor(term)})" for term in found) + "\n"
    for term in found:
        yield from _class(term, pictures)
    yield "## Properties · 属性\n"
    yield "| property | 名称 | name | 含义 · meaning | on · 用于 | leads to · 指向 |"
    yield "|---|---|---|---|---|---|"
    yield from (_row(term) for term in properties())
    yield "\n## Concepts · 概念表\n"
    for scheme, concepts in schemes():
        yield from _scheme(scheme, concepts)
    yield "## Ties to other vocabularies · 与其他词汇的对应\n"
    yield "What is a kind of another term is said with each term above; these are looser. 较松的对应：\n"
    yield "| ours · 本词汇 | nearness · 关系 | other · 其他词汇 |"
    yield "|---|---|---|"
    yield from (f"| `{ours}` | {_NEARNESS[tie]} | `{other}` |" for ours, tie, other in ties())
    yield ""


def _class(term: Term, pictures: frozenset[str]) -> Iterator[str]:
    yield f'<a id="{_anchor(term)}"></a>\n\n### {term.labels[0]} · {term.labels[1]} · `{term.name}`\n'
    yield f"{term.definitions[0]}\n\n{term.definitions[1]}\n"
    if term.kind_of:
        yield f"A kind of · 上位类: {_code(term.kind_of)}\n"
    if _picture(term) in pictures:
        yield f"![{term.labels[0]} · {term.labels[1]}]({_picture(term)})\n"
    own = uses().get(term.name, ())
    if own:
        yield "| property | 名称 | name | leads to · 指向 | how often · 次数 |"
        yield "|---|---|---|---|---|"
        yield from (f"| `{u.name}` | {u.labels[0]} | {u.labels[1]} | {_code(u.leads_to)} | {u.often} |" for u in own)
        yield ""


def _row(term: Term) -> str:
    kinds = f"<br>⊂ {_code(term.kind_of)}" if term.kind_of else ""
    inverse = f"<br>↔ `{term.inverse}`" if term.inverse else ""
    meaning = f"{term.definitions[0]}<br>{term.definitions[1]}"
    labels = " | ".join(term.labels)
    return f"| `{term.name}`{kinds}{inverse} | {labels} | {meaning} | {_code(term.used_on)} | {_code(term.leads_to)} |"


def _scheme(scheme: Term, concepts: tuple[Term, ...]) -> Iterator[str]:
    yield f"### {scheme.labels[0]} · {scheme.labels[1]} · `{scheme.name}`\n"
    yield f"{scheme.definitions[0]} {scheme.definitions[1]}\n"
    if len(concepts) > _LONG:
        yield f"{len(concepts)} concepts, in the file · 共 {len(concepts)} 项，见文件。\n"
        return
    yield "| concept | 名称 | name | 含义 · meaning |"
    yield "|---|---|---|---|"
    for one in concepts:
        yield f"| `{one.name}` | {one.labels[0]} | {one.labels[1]} | {'<br>'.join(filter(None, one.definitions))} |"
    yield ""


def _code(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _anchor(term: Term) -> str:
    return term.name.removeprefix("kg:")


def _picture(term: Term) -> str:
    return f"{PICTURES}/{_anchor(term)}.svg"


def write() -> None:
    """Write the page and its diagrams, and take away diagrams of classes that are gone."""
    folder = DOCS / PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    made = files()
    for old in folder.glob("*.svg"):
        if f"{PICTURES}/{old.name}" not in made:
            old.unlink()
    for path, text in made.items():
        (DOCS / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
