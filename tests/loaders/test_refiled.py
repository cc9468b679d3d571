"""The same plan saved as Word, as PDF of an office suite or of a browser is the same plan."""

from __future__ import annotations

import pytest

from benchmarks.genre.measure import HERE, items_of
from benchmarks.genre.refiled import FORMS, read_files
from benchmarks.genre.reprinted import KINDS, paragraphs_of, read_again


@pytest.mark.parametrize("form", FORMS)
def test_what_is_read_does_not_depend_on_the_kind_of_file(form: str) -> None:
    names = ("transport-action-2024", "employment-firstlead-2020")
    texts = {name: paragraphs_of(HERE / name) for name in names}
    found = read_files(texts, form)
    for name, text in texts.items():
        plain = read_again(text, "as it is")
        assert plain is not None
        assert {kind: found[name][kind] for kind in KINDS} == {kind: items_of(plain)[kind] for kind in KINDS}
