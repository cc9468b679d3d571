"""Tests that every file opens with what it is for, stays short, and holds nothing of one machine."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.house.places import ROOT, own_files, shown, with_suffix

pytestmark = pytest.mark.unmeasured

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
_COMMENT = re.compile(r"(?:#!.*\n)?(?:#\+? ?\S|<!--|<\?xml[^>]*>\s*<!--|/\*|//)")
_HEADING = re.compile(r"# \S.*\n\n\S")
_RECEIVED = ("corpus/", "tests/gold/", "LICENSE")
_OPENED = (".rq", ".ttl", ".toml", ".svg", ".css", ".js", ".sh", ".yml", ".yaml")
_UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
_MACHINE = re.compile(r"""(?:^|[\s"'(=])/(?:work|tmp|root|home|Users|farm|opt)/\w""", re.MULTILINE)
_REGISTRY = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.org|index" + r"-url|find" + r"-links", re.IGNORECASE)


def _text(path: Path) -> str:
    """The text of a file; a specimen may be in another encoding, its Latin letters are the same."""
    return path.read_text(encoding="utf-8", errors="replace")


def _is_received(path: Path) -> bool:
    return shown(path).startswith(_RECEIVED) and path.name != "manifest.toml"


WRITTEN = tuple(
    path
    for path in own_files()
    if not _is_received(path) and path.suffix not in (".pdf", ".docx", ".png", ".jpg", ".whl", ".xlsx")
)


_SPECIMENS = ("tests/", "benchmarks/genre/")  # documents to be read, however they open


def test_every_module_opens_with_one_sentence_on_what_it_is_for() -> None:
    silent = []
    for path in with_suffix(".py"):
        said = (ast.get_docstring(ast.parse(_text(path))) or "").split("\n\n")[0]
        if not said.rstrip().endswith((".", "。", "?")):
            silent.append(shown(path))
    assert not silent


def test_every_data_file_opens_with_a_comment_on_what_it_is_for() -> None:
    opened = [p for p in WRITTEN if p.suffix in _OPENED or p.name == "Makefile"]
    assert [shown(p) for p in opened if p.name != "pyproject.toml" and not _COMMENT.match(_text(p))] == []


def test_every_page_opens_with_a_heading_and_a_sentence() -> None:
    opened = [path for path in WRITTEN if path.suffix == ".md" and not shown(path).startswith(_SPECIMENS)]
    assert [shown(path) for path in opened if not _HEADING.match(_text(path))] == []


def test_no_module_is_over_four_hundred_lines() -> None:
    assert [shown(p) for p in with_suffix(".py") if _text(p).count("\n") > LONGEST_MODULE] == []


def test_no_function_is_long() -> None:
    long = []
    for path in with_suffix(".py"):
        for node in ast.walk(ast.parse(_text(path))):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION:
                long.append(f"{shown(path)}: {node.name}")
    assert long == []


def _values(path: Path) -> Counter[str]:
    """How often a module gives each of its names a value on its first level."""
    given: Counter[str] = Counter()
    for node in ast.parse(_text(path)).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        given.update(target.id for target in targets if isinstance(target, ast.Name))
    return given


def test_no_module_gives_a_name_two_values() -> None:
    """The second would silently take the place of the first; the checkers of types and of style let it pass."""
    twice = {shown(path): [name for name, times in _values(path).items() if times > 1] for path in with_suffix(".py")}
    assert {path: names for path, names in twice.items() if names} == {}


def test_no_module_has_a_private_value_that_it_does_not_use() -> None:
    idle = []
    for path in with_suffix(".py"):
        text = _text(path)
        private = (name for name in _values(path) if re.fullmatch("_[A-Za-z].*", name))
        idle += [f"{shown(path)}: {name}" for name in private if len(re.findall(rf"\b{name}\b", text)) == 1]
    assert idle == []


def test_no_pattern_lost_a_brace() -> None:
    """{0,80} in an f-string is a pair of numbers and no repetition, which is {{0,80}} there."""
    lost = [
        f"{shown(path)}:{node.lineno}"
        for path in with_suffix(".py")
        for node in ast.walk(ast.parse(_text(path)))
        if isinstance(node, ast.FormattedValue)
        and all(isinstance(part, ast.Constant) for part in getattr(node.value, "elts", [node.value]))
        and not (isinstance(node.value, ast.Constant) and isinstance(node.value.value, str))
    ]
    assert lost == []


def test_nothing_is_left_to_be_done() -> None:
    assert [shown(path) for path in WRITTEN if _UNFINISHED.search(_text(path))] == []


def test_no_file_holds_a_path_of_one_machine() -> None:
    assert [shown(path) for path in WRITTEN if _MACHINE.search(_text(path))] == []


def test_no_file_holds_the_address_of_a_registry() -> None:
    here = {Path(__file__).resolve(), ROOT / "Makefile"}
    assert [shown(path) for path in WRITTEN if path not in here and _REGISTRY.search(_text(path))] == []


def test_the_lock_pins_every_package_with_its_hashes() -> None:
    logical = _text(ROOT / "requirements.lock").replace("\\\n", " ").splitlines()
    loose = [line for line in logical if line and not re.match(r"[\w.-]+==\S+ .*--hash=sha256:", line)]
    assert loose == []


@pytest.mark.parametrize("folder", ["ontology", "queries"])
def test_a_data_folder_holds_no_code(folder: str) -> None:
    assert [shown(path) for path in (ROOT / folder).rglob("*.py")] == []


def test_continuous_integration_calls_the_tests_and_nothing_else() -> None:
    lines = [line for line in _text(ROOT / ".ci" / "run").splitlines() if line and not line.startswith("#")]
    assert lines == ["exec make test"]


def test_no_test_is_skipped_for_want_of_something() -> None:
    skips = re.compile(r"\b(?:skip" + r"if|pytest\.sk" + r"ip|importor" + r"skip)\b")
    assert [shown(path) for path in with_suffix(".py") if skips.search(_text(path))] == []
