"""Tests of what waits for a person, what differs between two texts, and the file that keeps the decisions."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from kg.align import apply_curation, curation_text, read_curation
from kg.align.curation import Decision, WholePair, parse_curation
from kg.build import build_store
from kg.difference import Kind
from kg.errors import CurationError
from kg.identify import BASE
from kg.library import Query, fill_query, list_queries
from kg.links import Change, ElementRef, Status, read_element
from kg.review import (
    DecidedError,
    Piece,
    compare_words,
    read_evidence,
    read_proposals,
    read_sides,
    record_decision,
    withdraw_decision,
)
from kg.segment import read_words
from kg.store import Store, open_store
from kg.workspace import Workspace, find_workspace
from tests.kg.test_build import MANIFEST, read_farm
from tests.kg.test_curation import FARM, PLANS

EARLIER = f"{BASE}plan/farm2022/task/2"


def _ref(path: str) -> ElementRef:
    element = read_element(path)
    assert element is not None
    return element


def _decision(earlier: str, later: str, *, confirmed: bool = True) -> Decision:
    return Decision(_ref(f"farm2022/{earlier}"), _ref(f"farm2023/{later}"), "continues", confirmed, "王丽")


def _marked(earlier: str, later: str) -> tuple[str, str]:
    """Both texts with what only one of them says in brackets."""
    left, right = compare_words(earlier, later, read_words((earlier, later)))
    return tuple("".join(p.text if p.shared else f"[{p.text}]" for p in pieces) for pieces in (left, right))  # type: ignore[return-value]


@pytest.fixture(name="farm", scope="module")
def _farm(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("farm")
    (root / "corpus").mkdir()
    (root / "corpus" / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    workspace = find_workspace(root)
    build_store(workspace, read_farm, workspace.store)
    return workspace


def test_a_number_is_one_word_with_its_unit() -> None:
    assert _marked("审查周期压减至16个月以内", "审查周期压减至14.5个月以内") == (
        "审查周期压减至[16个月]以内",
        "审查周期压减至[14.5个月]以内",
    )
    assert _marked("力争全年增长20%以上", "力争全年增长25%以上") == (
        "力争全年增长[20%]以上",
        "力争全年增长[25%]以上",
    )


def test_words_that_are_added_and_gone_are_marked_whole() -> None:
    assert _marked("加快构建知识产权大保护工作格局", "加快构建知识产权大保护格局") == (
        "加快构建知识产权大保护[工作]格局",
        "加快构建知识产权大保护格局",
    )


def test_equal_texts_differ_in_nothing_and_foreign_ones_in_all() -> None:
    assert compare_words("开展试点", "开展试点", read_words(("开展试点",)))[0] == (Piece("开展试点", Kind.KEPT),)
    assert _marked("培育民宿", "检测土壤") == ("[培育民宿]", "[检测土壤]")
    assert compare_words("", "", {}) == ((), ())


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("办好2020 年“一带一路”会议", "研究“一带一路”合作"), ("GB/T29490-2013 修订", "修订 GB/T29490 等标准，1,000件")],
)
def test_the_pieces_of_a_text_are_the_text(earlier: str, later: str) -> None:
    left, right = compare_words(earlier, later, read_words((earlier, later)))
    assert "".join(piece.text for piece in left) == earlier
    assert "".join(piece.text for piece in right) == later
    assert "".join(p.text for p in left if p.shared).split() == "".join(p.text for p in right if p.shared).split()


def test_what_waits_is_proposed_and_undecided_in_the_order_of_the_plans(farm: Workspace) -> None:
    with open_store(farm.store) as store:
        every = read_proposals(store, (), edges=True)
        waiting = read_proposals(store, ())
        decided = {(every[0].earlier, every[0].later)}
        assert every[1:] == read_proposals(store, decided, edges=True)
    assert waiting == tuple(proposal for proposal in every if not proposal.edge)
    assert [p.earlier.number for p in every] == sorted(p.earlier.number for p in every)
    assert {(p.earlier, p.later) for p in every} == {(link.earlier, link.later) for link in FARM.links}
    assert {p.edge for p in every} == {link.accepted for link in FARM.links}


def test_a_proposal_has_its_evidence_and_both_sides(farm: Workspace) -> None:
    with open_store(farm.store) as store:
        (proposal,) = [p for p in read_proposals(store, (), edges=True) if str(p.earlier).endswith("/task/1/measure/2")]
        evidence = read_evidence(store, proposal.iri)
        earlier, later = read_sides(store, proposal.iri)
    (link,) = [link for link in FARM.links if link.earlier == proposal.earlier]
    assert {(e.field, e.score) for e in evidence} == {(e.field, e.score) for e in link.evidence}
    assert [e.score for e in evidence] == sorted((e.score for e in evidence), reverse=True)
    assert (earlier.year, earlier.plan_title, earlier.task, earlier.actor) == (
        2022,
        "甲市2022年农业工作要点",
        "加强高标准农田建设",
        "各县",
    )
    assert (later.year, later.task) == (2023, "高质量推进高标准农田建设")


def test_a_first_decision_makes_the_file_and_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "curation" / "links.sssom.tsv"
    decision = replace(_decision("task/1", "task/2"), change=Change.BROADENED, date="2023-03-01", comment="范围扩大")
    record_decision(path, decision)
    curation = read_curation(path)
    assert [replace(found, line=0) for found in curation.decisions] == [decision]
    assert curation.problems == ()


def test_rows_stand_in_the_order_in_which_people_count_whenever_they_are_written(tmp_path: Path) -> None:
    rows = [_decision("task/10", "task/2"), _decision("task/2", "task/1"), _decision("task/1/measure/10", "task/1")]
    rows += [_decision("task/1/measure/2", "task/1/measure/1"), _decision("task/1", "task/9")]
    path = tmp_path / "curation" / "links.sssom.tsv"
    for row in rows:
        record_decision(path, row)
    assert path.read_text(encoding="utf-8") == curation_text(rows)
    assert [d.earlier.path for d in read_curation(path).decisions] == [
        "task/1",
        "task/1/measure/2",
        "task/1/measure/10",
        "task/2",
        "task/10",
    ]


def test_every_other_line_stays_as_it_is_also_one_that_cannot_be_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "curation" / "links.sssom.tsv"
    path.parent.mkdir()
    odd = "plan:farm2023/section/1\t\t\tkg:follows\t??\t\tmanual\t\t\t\t\t\n#a remark\n\n"
    before = curation_text([_decision("task/4", "task/4")]) + odd
    path.write_bytes(before.encode("utf-8"))
    line = record_decision(path, _decision("task/1", "task/2"))
    after = path.read_text(encoding="utf-8")
    assert sorted(after.splitlines()) == sorted([*before.splitlines(), line.rstrip("\n")])
    assert withdraw_decision(path, line)
    assert path.read_text(encoding="utf-8") == before


def test_a_line_of_someone_else_is_kept_though_the_file_was_read_before(tmp_path: Path) -> None:
    path = tmp_path / "curation" / "links.sssom.tsv"
    record_decision(path, _decision("task/1", "task/2"))
    path.write_text(path.read_text(encoding="utf-8") + "#by someone else\n", encoding="utf-8")
    record_decision(path, _decision("task/2", "task/1"))
    assert "#by someone else" in path.read_text(encoding="utf-8")
    assert len(read_curation(path).decisions) == 2


def test_many_reviews_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "curation" / "links.sssom.tsv"
    rows = [_decision(f"task/{number}", "task/1") for number in range(1, 25)]
    threads = [threading.Thread(target=record_decision, args=(path, row)) for row in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_text(encoding="utf-8") == curation_text(rows)
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_pair_that_has_a_decision_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "curation" / "links.sssom.tsv"
    record_decision(path, _decision("task/1", "task/2"))
    before = path.read_bytes()
    with pytest.raises(DecidedError, match=r"links\.sssom\.tsv:\d+: this pair has a decision already"):
        record_decision(path, _decision("task/1", "task/2", confirmed=False))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\n", "a merge conflict begins here"),
        ("subject_id\tobject_id\nplan:farm2023/task/1\tplan:farm2022/task/1\n", "1: no column 'subject_label'"),
        ("# nothing but a remark\n", "no column 'subject_id'"),
    ],
)
def test_a_file_that_is_not_in_order_is_not_written(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "curation" / "links.sssom.tsv"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CurationError, match=message):
        record_decision(path, _decision("task/1", "task/2"))
    assert path.read_text(encoding="utf-8") == text


def test_the_ends_of_lines_stay_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "curation" / "links.sssom.tsv"
    path.parent.mkdir()
    path.write_bytes(curation_text([_decision("task/4", "task/4")]).rstrip("\n").replace("\n", "\r\n").encode())
    record_decision(path, _decision("task/5", "task/5"))
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n") == len(path.read_bytes().splitlines())


def test_a_line_that_someone_changed_is_not_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "curation" / "links.sssom.tsv"
    line = record_decision(path, _decision("task/1", "task/2"))
    changed = path.read_text(encoding="utf-8").replace("王丽", "李明")
    path.write_text(changed, encoding="utf-8")
    assert not withdraw_decision(path, line)
    assert path.read_text(encoding="utf-8") == changed


def test_between_plans_read_whole_only_what_was_decided_is_an_edge() -> None:
    whole = [WholePair("farm2022", "farm2023")]
    text = curation_text([_decision("task/4", "task/4")], whole=whole)
    curation = parse_curation(text)
    assert [(pair.earlier, pair.later) for pair in curation.whole] == [("farm2022", "farm2023")]
    curated = apply_curation((FARM,), curation, PLANS)
    assert curated.problems == ()
    (alignment,) = curated.alignments
    assert [str(link.earlier) for link in alignment.links if link.accepted] == ["farm2022/task/4"]
    assert {link.status for link in alignment.links if not link.accepted} == {Status.PROPOSED}
    assert len(alignment.links) == len(FARM.links)
    assert _ref("farm2022/task/1") in {record.element for record in alignment.unmatched}


def test_plans_read_whole_that_are_not_compared_are_named_by_line() -> None:
    text = curation_text([], whole=[WholePair("farm2019", "farm2023")])
    curated = apply_curation((FARM,), parse_curation(text), PLANS)
    (problem,) = curated.problems
    assert text.splitlines()[problem.line - 1] == "#- farm2019 farm2023"
    assert "farm2023 is not aligned with farm2019" in problem.message
    assert curated.alignments == (FARM,)


def test_a_rejected_link_disappears_from_every_question_about_the_years_after_the_next_build(
    farm: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    mine = find_workspace(tmp_path)
    with open_store(farm.store) as store:
        before = {query.name for query in list_queries() if _names_heir(store, query)}
        for edge in read_proposals(store, (), edges=True):
            decision = Decision(edge.earlier, edge.later, "continues", confirmed=False, reviewer="王丽")
            record_decision(mine.decisions, decision)
    build_store(mine, read_farm, mine.store)
    with open_store(mine.store) as store:
        after = {query.name for query in list_queries() if _names_heir(store, query)}
    assert before - after >= {"links-of", "links-unconfirmed", "task-by-iri", "task-by-phrase", "task-changes"}
    assert after - before == {"tasks-new", "measures-new"}
    assert after == {"tasks-new", "measures-new", "threads"}  # a task that carries nothing on is a line of its own


def _names_heir(store: Store, query: Query) -> bool:
    """Whether a question about the years that is asked of 畜禽粪污资源化利用 names the task that carries it on."""
    if query.folder != "lineage":
        return False
    asked = {"element": EARLIER, "task": EARLIER, "phrase": "畜禽粪污资源化"}
    given = {p.name: asked[p.name] for p in query.parameters if p.name in asked}
    terms = [str(term or "") for row in store.select(fill_query(query, given)).rows for term in row]
    return any(term.endswith("farm2023/task/1") or "加快畜禽粪污综合利用" in term for term in terms)
