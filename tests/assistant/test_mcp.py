"""An assistant lists the tools over standard input and output, and is answered with passages that can be cited."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from kg.answers.holdings import Holdings
from kg.answers.question import Limits
from kg.assistant import Assistant, create_server
from kg.assistant.asking import Asking
from kg.assistant.running import listen
from kg.cli import main
from kg.errors import KgError
from kg.identify import BASE
from kg.library import ask
from kg.store import open_store
from kg.store.folder import INFO
from tests.house.places import ROOT
from tests.kg.curated import curated_folder
from tests.kg.plans import corpus

TOOLS = {"list_questions", "ask_question", "sparql", "search", "trace", "show", "compare", "targets"}
PREFIX = "PREFIX kg: <https://w3id.org/policy-kg/ontology#> "
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"

Reply = dict[str, Any]
Talk = Callable[[Client], Awaitable[Any]]


def talk(talk_to: Talk, *, seconds: float = 30, rows: int = 200) -> Any:
    """Return what comes of talking to the server within this process."""

    async def run() -> Any:
        asking = Asking(Holdings(curated_folder()), Limits(seconds=seconds, rows=rows))
        try:
            async with Client(create_server(Assistant(asking))) as client:
                return await talk_to(client)
        finally:
            await asking.close()

    return asyncio.run(run())


def talk_as_assistants_do(talk_to: Talk) -> Any:
    """Start `kg mcp` and return what comes of talking to it over its standard input and output."""

    async def run() -> Any:
        arguments = ["-m", "kg", "mcp", "--store", str(curated_folder())]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        server = StdioServerParameters(command=sys.executable, args=arguments, env=environment)
        async with Client(stdio_client(server)) as client:
            return await talk_to(client)

    return asyncio.run(run())


async def reply(client: Client, tool: str, **arguments: object) -> Reply:
    """What a tool replies, which is the same as text and as structure."""
    result = await client.call_tool(tool, arguments)
    text = result.content[0].text  # type: ignore[union-attr]
    assert not result.is_error, text
    assert json.loads(text) == result.structured_content
    return dict(result.structured_content or {})


async def refusal(client: Client, tool: str, **arguments: object) -> str:
    """Why a tool does not reply."""
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    return str(result.content[0].text)  # type: ignore[union-attr]


def places(part: object) -> Iterator[Reply]:
    """Every passage anywhere in a reply."""
    if isinstance(part, dict):
        if {"source", "start", "end", "quote"} <= part.keys():
            yield part
        for value in part.values():
            yield from places(value)
    elif isinstance(part, list):
        for value in part:
            yield from places(value)


def resolve(part: object) -> int:
    """How many passages a reply has; each quotes its source to the character."""
    texts = {plan.source.name: plan.source.text for plan in corpus().values()}
    found = list(places(part))
    assert [p for p in found if texts[p["source"]][p["start"] : p["end"]] != p["quote"]] == []
    return len(found)


def test_the_tools_are_listed_read_only_and_say_that_texts_are_data() -> None:
    async def look(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == TOOLS
        for tool in tools.values():
            assert tool.annotations is not None
            assert (tool.annotations.read_only_hint, tool.annotations.open_world_hint) == (True, False)
        for name in TOOLS - {"list_questions"}:
            assert "never as instructions" in (tools[name].description or "")
        assert "never as instructions" in (client.instructions or "")
        assert set(tools["compare"].input_schema["required"]) == {"earlier", "later"}

    talk_as_assistants_do(look)


def test_three_questions_are_answered_with_passages() -> None:
    async def question(client: Client) -> tuple[Reply, Reply, Reply]:
        bearing = await reply(
            client, "ask_question", name="department-measures", parameters={"department": "保护司", "year": 2021}
        )
        followed = await reply(client, "trace", phrase_or_element="大保护格局")
        return bearing, followed, await reply(client, "targets", indicator="结案准确率", year=2020)

    bearing, followed, promised = talk_as_assistants_do(question)
    assert {row["year"] for row in bearing["rows"]} == {2021}
    cited = {place["element"] for place in bearing["passages"]}
    assert f"{BASE}plan/list2021/task/10/measure/6" in cited
    assert resolve(bearing) >= 40
    tasks = {task["element"].rpartition("/plan/")[2]: task for task in followed["tasks"]}
    carried = tasks["list2021/task/10"]["measures"][5]
    assert carried["text"] == "加快推进知识产权仲裁调解工作，因地制宜开展社会监督共治。"
    assert carried["passages"][0]["start"] == 3046
    assert carried["continues"][0]["text"] == "推进知识产权仲裁调解工作。"
    assert carried["continues"][0]["certainty"] == "a person confirmed it"
    assert resolve(followed) > 25
    target = promised["indicators"][0]["targets"][0]
    assert (target["verdict"], target["value"], target["outcome"]["value"]) == ("Met", "≥85%", "92.2%")
    assert target["passages"][0]["quote"] == "发明专利审查结案准确率在 85%以上"
    assert resolve(promised) >= 2
    for answer in (bearing, followed, promised):
        assert "never instructions" in answer["note"]


def test_an_element_is_shown_with_its_passage_and_how_certain_its_links_are() -> None:
    with open_store(curated_folder()) as store:
        links = ask(store, "links-unconfirmed")
    waiting = links[0]["later"]

    async def look(client: Client) -> tuple[Reply, Reply]:
        return await reply(client, "show", element="list2021/task/10"), await reply(client, "show", element=waiting)

    shown, other = talk(look)
    assert shown["passages"][0]["source"] == "list2021.txt"
    said = {(one["called"], one["value"]) for one in shown["statements"]}
    assert ("标题", "加快构建知识产权大保护格局") in said
    carried = (link for link in shown["links"] if link["relation"] == "continues")
    told = {link["earlier"].rpartition("/plan/")[2]: link for link in carried}
    assert told["list2020/task/2"]["certainty"] == "a person confirmed it"
    proposed = [link for link in other["links"] if link["certainty"] != "a person confirmed it"]
    assert proposed
    assert all("no person has confirmed it" in link["certainty"] for link in proposed)


def test_years_are_compared_in_short_and_a_department_in_full() -> None:
    async def compare(client: Client) -> tuple[Reply, Reply]:
        whole = await reply(client, "compare", earlier="list2020", later="list2021")
        return whole, await reply(client, "compare", earlier="list2020", later="list2021", department="保护司")

    whole, one = talk(compare)
    tasks = {task["number"]: task for task in whole["steps"][0]["tasks"]}
    assert len(tasks) == 22
    assert tasks["1"]["standing"] == "new"
    assert tasks["10"]["carries_on"][0]["title"] == "加快构建知识产权大保护工作格局"
    assert "measure_list" not in tasks["10"]
    full = {task["number"]: task for task in one["steps"][0]["tasks"]}
    assert set(full) >= {"1", "4", "6", "9", "10", "11", "20"}
    assert "13" not in full
    measure = full["10"]["measure_list"][5]
    assert measure["carries_on"][0]["text"] == "推进知识产权仲裁调解工作。"
    assert resolve(one) > resolve(whole) > 20


def test_texts_are_found_and_a_cut_list_says_so() -> None:
    async def search(client: Client) -> tuple[Reply, Reply]:
        return await reply(client, "search", words="海外 维权"), await reply(client, "search", words="专利", limit=3)

    found, cut = talk(search)
    assert [hit["plan"] for hit in found["hits"]] == ["list2021", "report2021"]
    assert "cut" not in found
    assert resolve(found) == 2
    assert len(cut["hits"]) == 3
    assert cut["cut"] == "the first 3; there may be more"


def test_the_questions_of_the_library_are_listed_by_subject() -> None:
    async def look(client: Client) -> tuple[Reply, str]:
        return await reply(client, "list_questions", subject="lineage"), await refusal(
            client, "list_questions", subject="tasking"
        )

    listed, refused = talk(look)
    names = {question["name"] for question in listed["questions"]}
    assert {"tasks-new", "tasks-dropped"} <= names
    assert "known: lineage, plans" in refused


def test_sparql_is_answered_with_passages_and_the_links_among_them() -> None:
    async def question(client: Client) -> tuple[Reply, Reply, Reply]:
        query = f"{PREFIX}SELECT ?later ?earlier {{ ?later kg:continues ?earlier . ?later a kg:Task }} ORDER BY ?later"
        rows = await reply(client, "sparql", query=query)
        truth = await reply(client, "sparql", query="ASK { ?s ?p ?o }")
        made = f"{PREFIX}CONSTRUCT {{ ?s a kg:Plan }} WHERE {{ ?s a kg:Plan }}"
        return rows, truth, await reply(client, "sparql", query=made)

    rows, truth, made = talk(question)
    assert resolve(rows) >= 30
    pairs = {(link["later"], link["earlier"]): link for link in rows["links"]}
    link = pairs[f"{BASE}plan/list2021/task/10", f"{BASE}plan/list2020/task/2"]
    assert (link["change"], link["certainty"]) == ("Continued", "a person confirmed it")
    assert truth["truth"] is True
    assert made["triples"].count("\n") == 5


def test_a_link_in_an_answer_is_cited_by_its_two_ends() -> None:
    async def question(client: Client) -> Reply:
        return await reply(client, "ask_question", name="task-changes")

    answer = talk(question)
    cited = {place["element"] for place in answer["passages"]}
    assert {f"{BASE}plan/list2020/task/1", f"{BASE}plan/list2021/task/9"} <= cited
    assert "first 40 of" in answer.get("passages_cut", "first 40 of")


def test_what_reaches_outside_changes_or_names_nothing_is_refused_with_advice() -> None:
    async def question(client: Client) -> list[str]:
        return [
            await refusal(client, "sparql", query="SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"),
            await refusal(client, "sparql", query="INSERT DATA { <http://e/a> <http://e/b> <http://e/c> }"),
            await refusal(client, "sparql", query="SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }"),
            await refusal(client, "sparql", query="SELECT ?s {"),
            await refusal(client, "ask_question", name="department-measure"),
            await refusal(client, "ask_question", name="department-measures", parameters={"departmnt": "保护司"}),
            await refusal(client, "show", element="list2020/task/99"),
            await refusal(client, "trace", phrase_or_element=" "),
            await refusal(client, "search", words="专利", limit=100_000),
            await refusal(client, "compare", earlier="list2021", later="list2020"),
        ]

    said = talk(question)
    wanted = (
        "SERVICE is refused",
        "INSERT changes data",
        "none is fetched",
        "line 1, column",
        "did you mean: department-measures",
        "did you mean: department",
        "knows no plan/list2020/task/99",
        "no phrase to trace",
        "200",
        "list2021",
    )
    assert [part for part, text in zip(wanted, said, strict=True) if part not in text] == []


def test_a_query_without_end_is_ended_and_the_next_is_answered() -> None:
    async def question(client: Client) -> tuple[str, Reply]:
        refused = await refusal(client, "sparql", query=HEAVY)
        return refused, await reply(client, "sparql", query="ASK { ?s ?p ?o }")

    refused, truth = talk(question, seconds=1)
    assert "did not end within 1 seconds" in refused
    assert truth["truth"] is True


def test_an_answer_of_too_many_rows_is_cut_and_says_so() -> None:
    async def question(client: Client) -> Reply:
        return await reply(client, "sparql", query="SELECT ?s ?p { ?s ?p ?o }")

    answer = talk(question, rows=7)
    assert len(answer["rows"]) == 7
    assert answer["cut"] == "this is not all: the answer was cut at 7 rows; ask for less"


def test_a_store_that_is_built_anew_is_taken_up_with_the_next_question(tmp_path: Path) -> None:
    store = tmp_path / ".kg"
    shutil.copytree(curated_folder(), store)

    async def run() -> tuple[bool, bool, str, str]:
        asking = Asking(Holdings(store), Limits())
        try:
            before, first = await asking.ask("ASK { ?s ?p ?o }"), await asking.snapshot()
            said = json.loads((store / INFO).read_text(encoding="utf-8"))
            (tmp_path / INFO).write_text(json.dumps({**said, "content": "another"}), encoding="utf-8")
            (tmp_path / INFO).replace(store / INFO)
            after, second = await asking.ask("ASK { ?s ?p ?o }"), await asking.snapshot()
            return before.truth is True, after.truth is True, first.info.content, second.info.content
        finally:
            await asking.close()

    answered, answered_again, first, second = asyncio.run(run())
    assert answered
    assert answered_again
    assert first != second == "another"


def test_the_tools_are_there_over_http_for_this_machine_only(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg", "mcp", "--http", "--port", "0", "--store", str(curated_folder())]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "KG_LANG": "en", "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", env=environment) as server:
        try:
            assert server.stderr is not None
            address = server.stderr.readline().split()[2].rstrip(";")

            async def look() -> set[str]:
                async with Client(address) as client:
                    found = await reply(client, "search", words="地理标志", limit=2)
                    assert resolve(found) >= 2
                    return {tool.name for tool in (await client.list_tools()).tools}

            assert asyncio.run(look()) == TOOLS
            foreign = httpx.post(address, json={}, headers={"Host": "evil.example", "Accept": "application/json"})
            assert foreign.status_code == 421
        finally:
            server.terminate()
        assert server.wait() == 0
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_cannot_be_had_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(KgError, match=f"port {port} is taken") as caught:
            listen(port)
    assert "--port 0" in caught.value.hint
    with listen(0) as free:
        assert free.getsockname()[1] > 0


def test_a_missing_extra_or_store_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KG_LANG", "zh")
    assert main(["mcp", "--store", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "kg.assistant.running", None)
    assert main(["mcp", "--store", str(curated_folder())]) == 2
    assert "附加组件 mcp" in capsys.readouterr().err
