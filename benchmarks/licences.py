"""Lists the licence of every package that the project is locked to, and finds those that it may not be given on with.

`python -m benchmarks.licences --output docs/licences.md` writes the page; a test compares it with the lock files. What
a package says of itself is taken as it stands: its licence expression, else its classifiers, else its free text.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from benchmarks.speed import ROOT

_LOCKS = ("requirements.lock", "requirements-spark.lock")
_PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", re.MULTILINE)
# Words of licences that ask nothing of whoever gives the project on but to name them, or (MPL) to keep their own files.
_FREE = re.compile(
    r"MIT|BSD|0BSD|Apache|ISC|PSF|Python Software|Zlib|MPL|Mozilla|CC0|CC-BY|Public Domain|W3C|Unlicense|HPND"
)
_BINDING = re.compile(r"GPL|GNU|SSPL|AGPL|Commercial|Proprietary")
_IN_A_FILE = {"jsuri": "MIT"}  # packages that name their licence nowhere but in the text beside them
_HEAD = """# Licences · 许可

policy-kg is Apache-2.0. These are all packages that it is locked to (`requirements.lock`, `requirements-spark.lock`,
`package-lock.json`), with what each says of its own licence, made by
`python -m benchmarks.licences --output docs/licences.md`. *run* is what `pip install policy-kg` brings, or one of its
extras; *tests* is what only its developers need, and is not given on. A test holds that nothing of *run* has a licence
that would bind a user's own work.

| package | version | licence | for |
|---|---|---|---|"""


@dataclass(frozen=True, slots=True)
class Package:
    """A package of a lock file: what it is called, its version, its licence in its own words, and what it is for."""

    name: str
    version: str
    licence: str
    purpose: str

    @property
    def may_be_given_on(self) -> bool:
        """Whether its licence lets a user keep the terms of their own work; of several to choose from, one does."""
        choices = re.split(r"\bOR\b|;", self.licence)
        return any(_FREE.search(choice) and not _BINDING.search(choice) for choice in choices)


def main() -> None:
    """Write the page, or print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    page = licences_page()
    if arguments.output:
        arguments.output.write_text(page, encoding="utf-8")
    else:
        print(page)


def licences_page() -> str:
    """Return the page of all licences."""
    rows = (f"| {p.name} | {p.version} | {p.licence} | {p.purpose} |" for p in read_packages())
    return "\n".join((_HEAD, *rows, ""))


def read_packages() -> tuple[Package, ...]:
    """Return the packages of both lock files, those from PyPI first, each in the order of their names."""
    installed = {str(canonicalize_name(one.metadata["Name"])): one for one in distributions()}
    needed = needed_to_run(installed)
    pinned = {pin for lock in _LOCKS for pin in _PINNED.findall((ROOT / lock).read_text(encoding="utf-8"))}
    python = (
        Package(name, version, _licence(installed.get(name)), "run" if name in needed else "tests")
        for name, version in sorted(pinned)
    )
    return (*python, *_scripts())


def needed_to_run(installed: Mapping[str, Distribution]) -> frozenset[str]:
    """Return the names of all that the project needs without its tests, with every extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (wanted for name, wanted in project["optional-dependencies"].items() if name != "dev")
    waiting = [Requirement(one) for wanted in (project["dependencies"], *extras) for one in wanted]
    found: set[tuple[str, str]] = set()
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        for extra in ("", *one.extras):
            if (name, extra) not in found and name in installed:
                found.add((name, extra))
                waiting += _requirements(installed[name], extra)
    return frozenset(name for name, _ in found)


def _requirements(package: Distribution, extra: str) -> Iterable[Requirement]:
    for text in package.requires or ():
        one = Requirement(text)
        asked = one.marker is None or one.marker.evaluate({"extra": extra})
        if asked and not (extra and one.marker is None):
            yield one


def _licence(package: Distribution | None) -> str:
    if package is None:
        return "of another system; not installed here"
    said = package.metadata
    expression = said.get_all("License-Expression") or ()
    classifiers = [one.split(" :: ")[-1] for one in said.get_all("Classifier") or () if one.startswith("License ::")]
    free = "".join(said.get_all("License") or ()).strip().splitlines()
    return "; ".join(expression or classifiers or free[:1]) or "not said"


def _scripts() -> Iterable[Package]:
    """The packages from npm; what only they need at build time is not in what is shipped."""
    lock: Mapping[str, Any] = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    for path, one in sorted(lock["packages"].items()):
        if path:
            name = path.rpartition("node_modules/")[2]
            licence = one.get("license") or _IN_A_FILE.get(name, "not said")
            yield Package(name, one["version"], licence, "tests" if one.get("dev") else "run")


if __name__ == "__main__":
    main()
