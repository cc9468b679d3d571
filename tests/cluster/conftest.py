"""What the tests of a cluster share: machines of Java that begin at once, since each of them lives for seconds."""

from __future__ import annotations

import pytest

# Only the quick one of Java's two compilers: the other costs as much as all that the tests do.
_QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", _QUICK)
