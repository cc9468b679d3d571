"""The graph of the corpus, built once for all tests that ask questions of it."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from kg.build import build_store
from kg.store import OxigraphStore, open_store
from tests.kg.plans import corpus, workspace
from tests.unmeasured import unmeasured


@cache
def corpus_folder() -> Path:
    """Return the store of the corpus, without human decisions; it is removed when the tests end."""
    folder = Path(mkdtemp(prefix="policy-kg-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    store = folder / ".kg"
    documents = corpus()
    with unmeasured():
        build_store(workspace(), lambda entry: documents[entry.identifier], store, curation=False)
    return store


@cache
def corpus_store() -> OxigraphStore:
    """Return the store of the corpus, opened to read."""
    return open_store(corpus_folder())
