"""One file with several plans: where it is parted, and what is put together."""

from __future__ import annotations

from pathlib import Path

from kg.model import PlanDocument
from loaders import load_document
from loaders.reading.blocks import read_blocks
from loaders.reading.decode import read_source
from loaders.several import parted

NOTICE = """某市林业局关于印发2021年工作总结和2022年工作要点的通知
各县（市、区）林业局：
现将有关材料印发给你们。
某市林业局
2022年1月20日
2021年某市林业工作总结
2021年全市林业工作平稳推进。
一、生态修复扎实开展
1.完成造林12万亩。建成湿地公园3处。
2022年某市林业工作要点
2022年要抓好以下工作。
一、推进国土绿化
1.建设森林乡村。完成造林15万亩。
2.保护古树名木。挂牌保护古树300株。
二、加强资源管理
3.严守生态红线。森林督查整改率达到95%以上。
"""


def read(folder: Path, text: str) -> PlanDocument:
    file = folder / "notice.txt"
    file.write_text(text, encoding="utf-8")
    return load_document(file)


def test_a_summary_and_a_plan_in_one_notice_are_each_read_by_their_own_kind(tmp_path: Path) -> None:
    document = read(tmp_path, NOTICE)
    assert [(task.number, task.title) for task in document.tasks] == [
        ("1", "建设森林乡村"),
        ("2", "保护古树名木"),
        ("3", "严守生态红线"),
    ]
    assert [(str(each.value), each.unit, each.period) for each in document.outcomes] == [
        ("12", "万亩", "2021"),
        ("3", "处", "2021"),
    ]
    assert document.header.year == 2022
    assert document.coverage is not None
    assert document.coverage.unassigned == ()


def test_numbers_that_a_second_plan_uses_again_are_told_apart(tmp_path: Path) -> None:
    text = (
        "2023年某县为民实事清单\n一、交通\n1.改造农村公路30公里。（责任单位：县交通局）\n2.新建桥梁2座。（责任单位：县公路中心）\n"
        "附件2\n2023年某县重点项目清单\n一、水利\n1.建设水库1座。（责任单位：县水利局）\n2.治理河道8公里。（责任单位：县水利局）\n"
    )
    document = read(tmp_path, text)
    assert [section.number for section in document.sections] == ["一", "一-2"]
    assert [(task.title, task.section) for task in document.tasks] == [("交通", "一"), ("水利", "一-2")]


def test_the_numbered_demands_of_a_notice_are_no_tasks_of_the_plan_below_it(tmp_path: Path) -> None:
    text = (
        "各乡镇人民政府，县直各单位：\n《某县2023年重点工作任务分解》已经县政府同意，现印发给你们，并就有关事项通知如下。\n"
        "一、提高认识，压实责任。分解方案明确66项任务，涉及20个单位。\n二、加强督查，确保实效。县政府督查室要定期通报。\n"
        "某县人民政府办公室\n2023年2月1日\n某县2023年重点工作任务分解\n一、县发改局牵头工作（2项）\n1.全年新开工项目40个以上。\n"
        "2.推进节能降耗。（配合单位：县统计局）\n"
    )
    document = read(tmp_path, text)
    [task] = document.tasks
    assert [(r.name, r.role.name) for r in task.responsibilities] == [("县发改局", "LEAD")]
    assert [measure.text for measure in task.measures] == ["全年新开工项目40个以上。", "推进节能降耗。"]
    assert [str(target.value) for holder in document.holders() for target in holder.targets] == ["40"]


def test_a_plan_in_an_annex_behind_a_table_is_read_by_itself_and_for_the_year_of_the_letter(tmp_path: Path) -> None:
    text = (
        "某县人民政府关于印发《某县林道管护实施方案》的通知\n各乡镇人民政府：\n现印发给你们。\n某县人民政府\n2021年8月25日\n某县林道管护实施方案\n"
        "为管好林道，制定本方案。\n一、总体要求\n管好林道。\n二、主要任务\n（一）压实责任。编制管护计划。开展巡查。（责任单位：县林业局）\n"
        "（二）筹措资金。列入预算。专款专用。（责任单位：县财政局）\n附件：1.责任清单\n2.某县林道长制实施方案（试行）\n附件1\n责任清单\n"
        "任务清单\t工作措施\t责任单位\n巡查林道\t每月巡查林道。\t县林业局\n养护林道\t修补路面。\t县交通局\n"
        "附件2\n某县林道长制实施方案（试行）\n为建立林道长制，制定本方案。\n一、指导思想\n坚持系统治理。\n二、工作流程\n"
        "（一）巡视检查。村级林道长每周巡查。专管员做好记录。\n（二）考核评估。县级林道长定期考核，实现林道巡查全覆盖。通报结果。\n"
    )
    document = read(tmp_path, text)
    assert [(task.title, task.section) for task in document.tasks] == [
        ("压实责任", "二"),
        ("筹措资金", "二"),
        ("巡查林道", None),
        ("养护林道", None),
        ("巡视检查", "二-2"),
        ("考核评估", "二-2"),
    ]
    targets = [target for holder in document.holders() for target in holder.targets]
    assert [(target.indicator, target.period) for target in targets] == [("林道巡查", "2021")]


def test_a_table_in_an_annex_is_no_plan_of_its_own(tmp_path: Path) -> None:
    text = (
        "某县林道管护实施方案\n为管好林道，制定本方案。\n一、主要任务\n（一）压实责任。开展巡查。（责任单位：县林业局）\n"
        "附件\n某县林道管护重点任务\n一、养护\n{}"
    )
    rows = "序号\t任务清单\t工作措施\t责任单位\n1\t巡查林道\t每月巡查林道。\t县林业局\n"
    file = tmp_path / "plan.txt"
    for below, count in ((rows, 1), ("（一）巡查林道。每月巡查。\n", 2)):
        file.write_text(text.format(below), encoding="utf-8")
        assert len(parted(read_blocks(read_source(file)))) == count
