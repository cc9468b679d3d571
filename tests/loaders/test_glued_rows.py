"""Tables of a page whose cells were printed one behind the other on one line, without any sign between them."""

from __future__ import annotations

from pathlib import Path

from kg.model import Role, Task
from tests.loaders.specimens import left_over, read, tree

_LEADS, _HELPS, _DOES = Role.LEAD, Role.PARTICIPANT, Role.RESPONSIBLE
_LETTER = (
    "当前位置： 首页政策文件 关于印发2023年全县古树保护任务分解表的通知 时间：2023-04-06 各乡镇，县直各单位： "
    "现将《2023年全县古树保护任务分解表》印发给你们，请认真组织实施，按时报送进展，确保各项任务落到实处、取得实效。 "
    "2023年全县古树保护任务分解表"
)


def _who(task: Task) -> list[tuple[str, Role]]:
    return [(each.name, each.role) for each in task.responsibilities]


def test_numbers_in_the_cells_open_rows_below_the_titles_of_tasks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_LETTER}工作任务工作要求牵头单位配合单位一、普查建档1.普查古树名木，逐株建立档案。县林业局县住建局各乡镇"
        "2.更新保护牌480块。 县直各有关单位，各乡镇二、救治复壮3.救治濒危古树16株。县林业局县财政局"
        "二、救治复壮4.修建围栏。县林业局各乡镇 来源：古泉县林业局 附件下载 分解表.pdf",
    )
    assert tree(document) == [
        (None, "普查建档", ["普查古树名木，逐株建立档案。", "更新保护牌480块。"]),
        (None, "救治复壮", ["救治濒危古树16株。", "修建围栏。"]),
    ]
    assert [[(r.name, r.role) for r in m.responsibilities] for task in document.tasks for m in task.measures] == [
        [("各乡镇", _HELPS)],
        [("县直各有关单位", _HELPS), ("各乡镇", _HELPS)],
        [("县林业局", _LEADS), ("县财政局", _HELPS)],
        [("县林业局", _LEADS), ("各乡镇", _HELPS)],
    ]
    assert [_who(task) for task in document.tasks] == [
        [("县林业局", _LEADS), ("县住建局", _LEADS)],
        [],
    ]
    assert not left_over(document)


def test_numbers_in_a_column_of_their_own_open_rows_and_no_figure_does(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_LETTER}序号工作任务分管领导责任单位完成时限一、保护（2项）1救治古树16株，3月底前完成诊断。陈青山县林业局6月底前"
        "2新建围栏3处。县住建局、各乡镇9月底前二、宣传3举办古树摄影展。李文县文旅局持续推进 备注：责任单位按职责落实。",
    )
    assert tree(document) == [
        ("一", "救治古树16株，3月底前完成诊断", ["救治古树16株，3月底前完成诊断。"]),
        ("一", "新建围栏3处", ["新建围栏3处。"]),
        ("二", "举办古树摄影展", ["举办古树摄影展。"]),
    ]
    assert [_who(task) for task in document.tasks] == [
        [("县林业局", _DOES)],
        [("县住建局", _DOES), ("各乡镇", _DOES)],
        [("县文旅局", _DOES)],
    ]
    assert [t.deadline.text if t.deadline else None for t in document.tasks] == ["6月底前", "9月底前", "持续推进"]


def test_names_left_of_the_numbers_are_of_the_rows_below_them(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_LETTER}责任部门序号工作任务完成时间县林业局1救治古树16株。6月底前2更新保护牌480块。8月底前"
        "县文旅局3举办古树摄影展。10月底前",
    )
    assert [_who(task) for task in document.tasks] == [
        [("县林业局", _DOES)], [("县林业局", _DOES)], [("县文旅局", _DOES)],
    ]  # fmt: skip


def test_the_title_of_a_table_is_none_of_its_headers(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_LETTER}附件2023年古树保护重点任务清单序号名称类型（机制、任务等）具体内容责任部门1巡护机制任务建立巡护制度。林业处负责"
        "2普查任务普查古树名木。林业处、各处室按职责分工负责3救治任务救治古树16株。生态处负责",
    )
    assert [task.number for task in document.tasks] == ["1", "2", "3"]
    assert [[r.name for r in task.responsibilities] for task in document.tasks] == [
        ["林业处"], ["林业处", "各处室"], ["生态处"],
    ]  # fmt: skip


def test_words_of_headers_in_running_text_head_nothing(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "古泉县2023年古树保护工作要点\n一、扩大普查。各地要把重点任务工作措施责任单位落实到人，增强责任感、使命感，通过全面普查摸清古树名木的数量、位置和"
        "长势，逐株建立图文档案，按季度更新台账，确保底数清、情况明、责任实，并向社会公布名录接受监督，同时加强宣传引导，"
        "营造全社会爱护古树的良好氛围，及时总结推广各地的好做法好经验，形成比学赶超的局面，年底前完成普查。\n"
        "二、救治复壮。救治古树16株。\n三、加强管护。修建围栏9处。\n",
    )
    assert [task.title for task in document.tasks] == ["扩大普查", "救治复壮", "加强管护"]
