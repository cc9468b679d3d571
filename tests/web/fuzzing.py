"""Requests that schemathesis makes from the OpenAPI description of a server, shared by tests and benchmarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

Check = Callable[[Any], None]


def send_requests(address: str, number: int, check: Check | None = None) -> Counter[int]:
    """Send at least `number` requests, as many to each operation, the same ones each time; count the statuses.

    `check` is given each answer, and raises what it thinks wrong.
    """
    schema = schemathesis.openapi.from_url(f"{address}/api/openapi.json")
    operations = [found.ok() for found in schema.get_all_operations()]  # type: ignore[union-attr]
    counts: Counter[int] = Counter()
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(
            max_examples=-(-number * 4 // (3 * len(operations))),  # some operations have fewer different requests
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def send(case: Any) -> None:
            answer = case.call(timeout=60)
            counts[answer.status_code] += 1
            if check is not None:
                check(answer)

        send()
    return counts
