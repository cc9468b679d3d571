"""The network of departments that work together: who with whom, how often, in which circles, who in the middle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations

import networkx as nx

from kg.graphs.cards import EDGE, PADDING, SMALL, fit_node
from kg.graphs.corpus import Bearer, Corpus, Item
from kg.graphs.free import lay_groups
from kg.graphs.lettering import text_width
from kg.graphs.names import page_name
from kg.graphs.picture import Edge, Fact, Node, Picture, Reference, Wording

_RESOLUTION = 1.15
_CLOSEST = 8
_STRONG = 40  # measures: few departments have as many, and their names stand out


def departments_picture(corpus: Corpus) -> Picture:
    """Return the picture of all departments, tied where one measure is given to both.

    Circles are communities of the network (greedy modularity of Clauset, Newman and Moore, by the number of common
    measures), named after their most central members; the size of a name tells how many measures the department has
    a part in.
    """
    bearers, load, together = _count(corpus)
    graph = nx.Graph()
    graph.add_nodes_from(sorted(bearers))
    graph.add_weighted_edges_from((one, other, count) for (one, other), count in sorted(together.items()))
    central = nx.betweenness_centrality(graph)
    nodes = {body: _chip(bearer, load[body], graph, central, bearers) for body, bearer in bearers.items()}
    groups = [sorted(group, key=lambda body: (-load[body], body)) for group in _circles(graph)]
    titles = [_name_circle(group, graph, bearers) for group in groups]
    placed, areas = lay_groups([[nodes[body] for body in group] for group in groups], titles, graph)
    edges = tuple(Edge(one, other, "Together", weight=count) for (one, other), count in sorted(together.items()))
    return Picture(
        "departments", ("部门协作网络", "Departments that work together"), _summary(graph, bearers, load), placed,
        edges, areas=areas, free=True,
    )  # fmt: skip


def _count(corpus: Corpus) -> tuple[dict[str, Bearer], Counter[str], Counter[tuple[str, str]]]:
    """Every department, how many measures it has a part in, and how many together with each other one.

    Who is named for a task has a part in each of its measures that names nobody itself. A task without measures
    counts as one.
    """
    bearers = {bearer.body: bearer for item in corpus.items.values() for bearer in item.bearers}
    load: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for item in _bearing(corpus):
        names = sorted({bearer.body for bearer in item.bearers})
        load.update(names)
        together.update(combinations(names, 2))
    return bearers, load, together


def _bearing(corpus: Corpus) -> Iterable[Item]:
    return (item for item in corpus.items.values() if not item.measures)


def _circles(graph: nx.Graph) -> list[list[str]]:
    """The communities, the largest first; those who work with nobody are the last of all."""
    alone = sorted(body for body in graph if not graph.degree(body))
    tied = graph.subgraph(sorted(set(graph) - set(alone)))
    found = nx.community.greedy_modularity_communities(tied, weight="weight", resolution=_RESOLUTION) if tied else []
    circles = sorted((sorted(circle) for circle in found), key=lambda circle: (-len(circle), circle))
    return [*circles, alone] if alone else circles


def _name_circle(group: list[str], graph: nx.Graph, bearers: Mapping[str, Bearer]) -> Wording:
    strength = {
        body: sum(weight for _, other, weight in graph.edges(body, "weight") if other in group) for body in group
    }
    if not any(strength.values()):
        return f"单独承担，{len(group)} 个部门", f"Alone: {len(group)} departments"
    centre = sorted(group, key=lambda body: (-strength[body], body))[: 2 if len(group) > 3 else 1]
    names = "、".join(bearers[body].short for body in centre)
    return f"围绕{names}，{len(group)} 个部门", f"Around {names}: {len(group)} departments"


def _chip(
    bearer: Bearer, load: int, graph: nx.Graph, central: Mapping[str, float], bearers: Mapping[str, Bearer]
) -> Node:
    strong = load >= _STRONG
    borne = f"{load} 条举措", f"{load} measures" if load > 1 else "1 measure"
    beneath = max(map(text_width, borne)) * SMALL + 2 * PADDING + EDGE
    width = max(96.0, beneath, text_width(bearer.short) * (18 if strong else 14) + 44)
    closest = sorted(graph[bearer.body].items(), key=lambda pair: (-pair[1]["weight"], pair[0]))[:_CLOSEST]
    rank = sorted(central, key=lambda body: (-central[body], body)).index(bearer.body) + 1
    facts = [
        Fact(("全称", "Full name"), bearer.name),
        Fact(("承担", "Bears"), borne),
        Fact(("合作部门", "Works with"), (f"{graph.degree(bearer.body)} 个", f"{graph.degree(bearer.body)}")),
    ]
    if central[bearer.body]:
        facts.append(
            Fact(
                ("居中程度", "In the middle"),
                (f"第 {rank} 位（多少部门经由它相联）", f"rank {rank} of those others meet through"),
            )
        )
    if closest:
        counted = [(bearers[body].short, tie["weight"]) for body, tie in closest]
        words = (
            "、".join(f"{name}（{count}）" for name, count in counted),
            ", ".join(f"{name} ({count})" for name, count in counted),
        )
        facts.append(Fact(("最常合作（共同的举措）", "Most often with (measures)"), words))
    page = Reference(("这个部门的图", "The picture of this department"), page_name("department", bearer.body))
    chip = fit_node(
        Node(
            identifier=bearer.body,
            kind="Department",
            title=bearer.short,
            foot=borne,
            width=width,
            tone="focus" if strong else "plain",
            departments=(bearer.short,),
            facts=tuple(facts),
            references=(page,),
        )
    )
    return replace(chip, foot=borne)  # whole: a department has no parts whose number would stand beside it


def _summary(graph: nx.Graph, bearers: Mapping[str, Bearer], load: Mapping[str, int]) -> Wording:
    pairs = sorted(graph.edges(data="weight"), key=lambda edge: (-edge[2], edge[0], edge[1]))
    most = sorted(load, key=lambda body: (-load[body], body))[:3]
    names = "、".join(f"{bearers[body].short}（{load[body]} 条）" for body in most)
    named = ", ".join(f"{bearers[body].short} ({load[body]})" for body in most)
    zh = f"{len(graph)} 个部门，{len(pairs)} 对共同承担过举措；承担举措最多的是{names}。线越粗，共同承担的举措越多。"
    en = f"{len(graph)} departments, {len(pairs)} pairs with common measures; most measures by {named}. "
    return zh, en + "The thicker a line, the more measures they have in common."
