"""Tests that every error and warning the code can give is also said in Chinese, with the same blanks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg.errors
from kg.cli.failures import describe_failure
from kg.cli.words import use_language
from kg.cli.words.errors import ERRORS, in_chinese, translate
from kg.cli.words.hints import HINTS
from kg.cli.words.warnings import WARNINGS
from kg.errors import FamilyError, KgError
from loaders import load_document
from tests.house.places import own_files, shown

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_RAISED = {name for name, value in vars(kg.errors).items() if isinstance(value, type) and issubclass(value, KgError)}


def _template(node: ast.expr, constants: dict[str, str]) -> str | None:
    """What a string of the code looks like with its blanks as {}; None where it is put together elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)  # type: ignore[misc]
    return constants.get(node.id) if isinstance(node, ast.Name) else None


def _wordings(path: Path) -> Iterator[str]:
    """Every message and hint of a `KgError` that a module makes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _RAISED:
            hints = [keyword.value for keyword in node.keywords if keyword.arg == "hint"]
            for said in (*node.args, *hints):
                template = _template(said, constants)
                if template:
                    yield template


_WARNED = {"Note", "CurationProblem", "Problem", "MisfitError"}


def _warnings(path: Path) -> Iterator[str]:
    """Every message of a note or of a row that cannot be obeyed that a module makes, and the reasons it returns."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    made = {
        target.id: template
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and (template := _template(node.value, {}))
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    warned = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in _WARNED]
    yield from (said for call in warned for argument in call.args if (said := _template(argument, made)))
    for function in (node for node in ast.walk(tree) if warned and isinstance(node, ast.FunctionDef)):
        if function.returns is not None and ast.unparse(function.returns) == "str | None":
            returned = (node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value)
            yield from (said for value in returned if (said := _template(value, {})))


def _known(said: str) -> bool:
    """Whether a warning is said in Chinese, whole or behind the words that a row no longer applies."""
    return {said, said.removeprefix("no longer applies: ")} & WARNINGS.keys() != set()


@pytest.mark.unmeasured
def test_every_warning_has_its_chinese() -> None:
    modules = [path for path in own_files() if path.suffix == ".py" and shown(path).startswith(("kg/", "loaders/"))]
    missing = {f"{shown(path)}: {said}" for path in modules for said in _warnings(path) if not _known(said)}
    assert sorted(missing) == []


@pytest.mark.unmeasured
def test_every_error_and_hint_has_its_chinese() -> None:
    modules = [path for path in own_files() if path.suffix == ".py" and shown(path).startswith(("kg/", "loaders/"))]
    known = {**ERRORS, **HINTS, **WARNINGS}
    missing = {f"{shown(path)}: {said}" for path in modules for said in _wordings(path) if said not in known}
    assert sorted(missing) == []


def test_two_blanks_in_a_row_stay_together_since_nothing_tells_them_apart() -> None:
    rows = [(english, chinese) for english, chinese in {**ERRORS, **HINTS, **WARNINGS}.items() if "{}{}" in english]
    assert [english for english, chinese in rows if not re.search(r"\{\d\}\{\d\}", chinese)] == []


def test_a_chinese_wording_uses_the_blanks_of_the_english_one() -> None:
    wrong = []
    for english, chinese in {**ERRORS, **HINTS, **WARNINGS}.items():
        blanks = {int(number) for number in re.findall(r"\{(\d+)\}", chinese)}
        if not blanks <= set(range(english.count("{}"))) or not _CHINESE.search(chinese):
            wrong.append(english)
    assert [one for one in wrong if one != "{}: {}"] == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("plan.txt: the file is empty", "plan.txt：文件是空的"),
        ("number 7 follows 5", "编号 7 前面是 5，不连续"),
        (
            "curation/links.sssom.tsv:12: no longer applies: there is no list2020/task/99",
            "curation/links.sssom.tsv:12：不再适用：没有 list2020/task/99",
        ),
        ("no query is called 'tragets'", "查询库中没有 'tragets'"),
        ("did you mean: targets, outcomes?", "相近的有：targets, outcomes"),
        (
            "a/manifest.toml: plan 3 (list): year 1 is no year from 1949 to 2099",
            "a/manifest.toml: plan 3 (list)：year 1 不是 1949 到 2099 之间的年份",
        ),
        ("SPARQL error at line 1, column 31, where the text ends", "SPARQL 错误，第 1 行第 31 列，文字在此结束"),
        ("SPARQL error at line 2, column 3: ?s ?p }", "SPARQL 错误，第 2 行第 3 列：?s ?p }"),
        (
            "SPARQL error at line 1, column 24: the prefix dc: is not declared",
            "SPARQL 错误，第 1 行第 24 列：没有声明前缀 dc:",
        ),
        (
            "line 1, column 18: SERVICE is refused; a query stays within its store",
            ("第 1 行第 18 列：不允许 SERVICE，查询只能在本图库内进行"),
        ),
        ("line 1, column 1: FETCH begins no query", "第 1 行第 1 列：查询不能以 FETCH 开头"),
        (
            "a.txt: a name of 300 characters begins '局局'; a name has at most 200",
            "a.txt：以 '局局' 开头的名称有 300 个字，最多 200 个",
        ),
        ("nobody has translated this", "nobody has translated this"),
    ],
)
def test_an_error_is_said_in_the_language_in_use(english: str, chinese: str) -> None:
    use_language("zh")
    assert translate(english) == chinese
    use_language("en")
    assert translate(english) == english
    use_language("zh")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device", "a/b"), "磁盘已满：a/b"),
        (OSError(30, "Read-only file system", "a/b"), "不能写入（只读）：a/b"),
        (PermissionError(13, "Permission denied", "a/b"), "没有权限：a/b"),
        (OSError(5, "Input/output error", "a/b"), "a/b：Input/output error"),
        (ModuleNotFoundError("No module named 'x'", name="x"), "缺少模块 x"),
    ],
)
def test_what_the_system_says_becomes_one_line(error: Exception, said: str) -> None:
    use_language("zh")
    message, _ = describe_failure(error)
    assert message == said


@pytest.mark.parametrize(
    "text",
    ["今天天气很好。\n我们去公园散步。\n", "关于安全生产的工作方案\n\n请各单位认真贯彻执行，抓好落实。\n"],
)
def test_a_text_that_is_no_plan_is_told_why_in_chinese_alone(tmp_path: Path, text: str) -> None:
    file = tmp_path / "随笔.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FamilyError) as caught:
        load_document(file)
    assert not re.search("[A-Za-z]", in_chinese(str(caught.value)).replace(str(file), ""))
