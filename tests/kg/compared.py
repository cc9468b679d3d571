"""The corpus compared from year to year, by a store that obeys the decisions of people; made once for all tests."""

from __future__ import annotations

from functools import cache

from kg.diff import YearDiff, YearInputs, diff_years, read_years
from tests.kg.curated import curated_store
from tests.unmeasured import unmeasured


@cache
@unmeasured()
def inputs(earlier: str = "2020", later: str = "2021", language: str = "zh") -> YearInputs:
    """Return what is compared between two years or two plans of the corpus."""
    return read_years(curated_store(), earlier, later, language=language)


@cache
@unmeasured()
def year_diff(earlier: str = "2020", later: str = "2021", language: str = "zh") -> YearDiff:
    """Return the comparison of two years or two plans of the corpus."""
    return diff_years(inputs(earlier, later, language))
