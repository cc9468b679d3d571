"""Deals the tests out to the processes of `pytest -n`, what takes longest first, and runs some of them unmeasured."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from tests.unmeasured import unmeasured

TOGETHER = (
    "tests/cli/test_readme.py",
    "tests/web/",
    "tests/graphs/",
    "tests/cluster/",
    "tests/remote/",
    "tests/house/",
    "tests/queries/test_answers.py",
)
"""Begun first and in this order, each in one process; every other file is a part by itself."""


class TogetherScheduling(LoadScopeScheduling):  # type: ignore[misc]
    """Gives a room of `TOGETHER`, or a file, to one process, so that what it sets up is set up once."""

    def _split_scope(self, nodeid: str) -> str:
        return next((room for room in TOGETHER if nodeid.startswith(room)), nodeid.partition("::")[0])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> TogetherScheduling | None:
    """Deal out as collected; xdist begins with files of many tests, and ends with those of few long ones."""
    if config.getoption("dist") != "loadscope":
        return None
    config.option.loadscopereorder = False
    return TogetherScheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Collect what is in `TOGETHER` before all else."""
    places = dict(zip(TOGETHER, range(len(TOGETHER)), strict=True))
    items.sort(key=lambda item: min((places[room] for room in TOGETHER if item.nodeid.startswith(room)), default=99))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Run a test that is marked `unmeasured`, and all it sets up, at full speed."""
    if item.get_closest_marker("unmeasured") is None:
        return (yield)
    with unmeasured():
        return (yield)
