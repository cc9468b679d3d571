"""Whether a centre that a row cuts short has the full name that the document prints elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loaders.specimens import read

_PLAN = (
    "江南省专利局2024年工作要点\n\n一、加强保护\n1.开展执法检查。（保护处牵头，省专利纠纷调解中心配合）\n"
    "2.完善调解网络。（{row}）\n3.组织培训。（人事处）\n"
)


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("省专利保护中心、纠纷调解中心", ["省专利保护中心", "省专利纠纷调解中心"]),
        # one that opens a row stays, and one that no other name ends in
        ("纠纷调解中心、保护处", ["纠纷调解中心", "保护处"]),
        ("保护处、专利导航中心", ["保护处", "专利导航中心"]),
    ],
)
def test_a_centre_behind_another_body_is_named_in_full(tmp_path: Path, row: str, names: list[str]) -> None:
    measures = [measure for task in read(tmp_path, _PLAN.format(row=row)).tasks for measure in task.measures]
    told = {each.name for measure in measures[1:2] for each in measure.responsibilities}
    assert told == set(names)
