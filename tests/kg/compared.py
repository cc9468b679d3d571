"""The corpus compared from year to year, by a store that obeys the decisions of people; made once for all tests."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from kg.build import build_store
from kg.diff import YearDiff, YearInputs, diff_years, read_years
from kg.store import OxigraphStore, open_store
from tests.kg.plans import corpus, workspace


@cache
def curated_folder() -> Path:
    """Return the store of the corpus with human decisions; it is removed when the tests end."""
    folder = Path(mkdtemp(prefix="policy-kg-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    store = folder / ".kg"
    build_store(workspace(), lambda entry: corpus()[entry.identifier], store)
    return store


@cache
def curated_store() -> OxigraphStore:
    """Return that store, opened to read."""
    return open_store(curated_folder())


@cache
def inputs(earlier: str = "2020", later: str = "2021", language: str = "zh") -> YearInputs:
    """Return what is compared between two years or two plans of the corpus."""
    return read_years(curated_store(), earlier, later, language=language)


@cache
def year_diff(earlier: str = "2020", later: str = "2021", language: str = "zh") -> YearDiff:
    """Return the comparison of two years or two plans of the corpus."""
    return diff_years(inputs(earlier, later, language))
