"""Labels that are no titles, closings of a group, and parts that are named after who is responsible."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loaders.specimens import left_over, read, targets_of, tree


def test_labels_that_part_every_task_alike_are_no_tasks(tmp_path: Path) -> None:
    text = (
        "某县2022年畜牧工作要点\n一、重点工作\n（一）发展规模养殖。\n1.工作目标：生猪存栏达到20万头。\n2.工作措施：\n（1）改造猪舍。\n"
        "（2）推广良种。\n3.责任单位：县畜牧中心\n（二）强化防疫。\n1.工作目标：免疫密度达到100%。\n2.工作措施：\n（1）开展春防。\n"
        "3.责任单位：县动物疫控中心\n"
    )
    tasks = read(tmp_path, text).tasks
    assert [task.title for task in tasks] == ["发展规模养殖", "强化防疫"]
    assert [m.text for m in tasks[0].measures] == ["生猪存栏达到20万头。", "改造猪舍。", "推广良种。"]
    assert [[r.name for r in task.responsibilities] for task in tasks] == [["县畜牧中心"], ["县动物疫控中心"]]


def test_a_closing_below_the_last_of_several_items_closes_them_all(tmp_path: Path) -> None:
    text = (
        "某市防灾规划责任分解（2018年）\n一、预案体系\n1.健全预案\n（1）修订总体预案。\n（2）开展演练。\n（责任单位：市应急局、市气象局）\n"
        "2.健全队伍\n（1）组建骨干队伍。\n（2）储备物资。\n（责任单位：市消防支队）\n"
    )
    document = read(tmp_path, text)
    who = [[r.name for r in task.responsibilities] for task in document.tasks]
    assert who == [["市应急局", "市气象局"], ["市消防支队"]]
    assert all(not measure.responsibilities for task in document.tasks for measure in task.measures)


_HALLS = (
    "某县2024年市场整治方案\n一、主要任务\n（一）压实摊位责任\n各所要摸清底数。\n1．要落实主办方责任。督促主办方建立台账。\n"
    "2．要落实巡查责任。各所每周巡查。{first}\n（二）整治隐患\n1．开展检查。检查摊位。{inside}\n2．开展回头看。复查整改。{last}\n"
)


def test_a_bracket_behind_the_last_item_of_each_heading_is_of_the_heading(tmp_path: Path) -> None:
    text = _HALLS.format(first="（县市场监管局牵头）", inside="", last="（县城管局负责）")
    first, second = read(tmp_path, text).tasks
    assert [first.title, second.title] == ["压实摊位责任", "整治隐患"]
    assert [[r.name for r in task.responsibilities] for task in (first, second)] == [["县市场监管局"], ["县城管局"]]
    assert [m.text for m in second.measures] == ["开展检查。", "检查摊位。", "开展回头看。", "复查整改。"]


@pytest.mark.parametrize("inside", ["（县公安局负责）", "（县消防大队配合）"])
def test_a_bracket_is_of_its_item_where_other_items_have_brackets_too(tmp_path: Path, inside: str) -> None:
    text = _HALLS.format(first="（县市场监管局牵头）", inside=inside, last="（县城管局负责）")
    tasks = read(tmp_path, text).tasks
    assert [task.title for task in tasks][-2:] == ["开展检查", "开展回头看"]
    assert [r.name for r in tasks[-1].responsibilities] == ["县城管局"]


def test_a_part_that_is_itself_a_task_stands_in_the_section_that_it_is(tmp_path: Path) -> None:
    text = (
        "关于稳定外贸的意见\n一、用好出口信用保险。扩大覆盖面。降低费率。\n二、加快出口退税。优化分类管理。压缩办理时间。\n"
        "三、支持边贸。完善口岸设施。简化查验。\n"
    )
    document = read(tmp_path, text)
    assert [section.number for section in document.sections] == ["一", "二", "三"]
    assert [task.section for task in document.tasks] == ["一", "二", "三"]


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("一、办公室", [("办公室", "RESPONSIBLE")]),
        ("一、普及部会联络部", [("普及部", "RESPONSIBLE"), ("联络部", "RESPONSIBLE")]),
        ("一、县商务局牵头任务（5项）", [("县商务局", "LEAD")]),
        ("一、机关党委（人事处）", [("机关党委（人事处）", "RESPONSIBLE")]),
        ("一、优化服务", []),
    ],
)
def test_a_part_named_after_a_body_is_its_responsibility(
    tmp_path: Path, title: str, who: list[tuple[str, str]]
) -> None:
    [task] = read(tmp_path, f"某会2022年任务分解\n{title}\n1.办好年会。\n2.编印简报12期。\n3.做好档案整理。\n").tasks
    assert [(r.name, r.role.name) for r in task.responsibilities] == who


def test_items_behind_a_label_are_measures_with_their_numbers_and_what_is_asked_of_all_is_none(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "滨海市督察反馈意见整改方案（2024年）\n一、重点任务\n（一）河流水质问题\n整改目标：入海断面水质稳定。\n"
        "整改措施：1.新建污水处理厂2座。2.整治排污口186个。3.建立巡查机制。\n牵头单位：市生态环境局\n"
        "（二）渔港污染问题\n整改目标：收集处置率100%。\n整改措施：配备收集设施40套。\n牵头单位：市海洋发展局\n"
        "有关要求：各责任单位要倒排工期，确保按期完成。\n",
    )
    assert tree(document) == [
        ("一", "河流水质问题", ["入海断面水质稳定。", "新建污水处理厂2座。", "整治排污口186个。", "建立巡查机制。"]),
        ("一", "渔港污染问题", ["收集处置率100%。", "配备收集设施40套。"]),
    ]
    assert [t.indicator for task in document.tasks for t in targets_of(task)][:2] == [
        "新建污水处理厂数量",
        "整治排污口数量",
    ]
    assert left_over(document) == []


@pytest.mark.parametrize("word", ["", "负责"])
def test_brackets_behind_the_halves_of_a_sentence_all_say_who_does_it(tmp_path: Path, word: str) -> None:
    document = read(
        tmp_path,
        "临江市2022年商标工作要点\n一、重点工作\n"
        f"1.强化培育。新增商标5000件（市市场监管局、各县政府{word}）；引导合作社注册，覆盖率达80%（市农业农村局{word}）。\n"
        f"2.加大保护。查处案件200件（市公安局、市法院{word}）。\n3.提升服务。新建指导站20家（市财政局、市文旅局{word}）。\n",
    )
    (measure,) = document.tasks[0].measures
    assert measure.text == "新增商标5000件；引导合作社注册，覆盖率达80%。"
    assert [who.name for who in measure.responsibilities] == ["市市场监管局", "各县政府", "市农业农村局"]


def test_a_label_with_a_year_is_none_of_the_words_of_a_measure(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "东川省规划重点任务分工及2022年推进计划\n（一）完善政策体系\n主要任务：健全法规。\n2022年重点工作：修订条例1部。\n"
        "牵头单位：省司法厅\n（二）加强司法保护\n主要任务：提升质效。\n2022年重点工作：结案率不低于92%。\n牵头单位：省法院\n",
    )
    measures = [measure.text for task in document.tasks for measure in task.measures]
    assert measures == ["健全法规。", "修订条例1部。", "提升质效。", "结案率不低于92%。"]


def test_where_most_headings_say_who_does_all_of_their_items_one_whose_items_each_say_it_is_a_task_too(
    tmp_path: Path,
) -> None:
    heads = "".join(
        f"（{n}）{title}\n{text}\n1.{one}。摸清底数。\n2.{two}。建立台账。（区林业局负责）\n"
        for n, title, text, one, two in (
            ("一", "编制造林规划", "明确造林重点。", "勘定地块", "选定树种"),
            ("二", "改善林区设施", "分期改造设施。", "维护道路", "增设标牌"),
            ("三", "丰富林下产业", "引导村民种植。", "种植菌菇", "养殖蜜蜂"),
        )
    )
    last = "".join(
        f"{n}.{title}。举办讲座。（{who}负责）\n"
        for n, title, who in (
            (1, "培训林农", "区林业局"),
            (2, "引进专家", "区人社局"),
            (3, "组织交流", "区科协"),
            (4, "表彰能手", "区工会"),
        )
    )
    document = read(tmp_path, f"青岭区2024年林区工作方案\n一、重点任务\n{heads}（四）汇聚林区人才\n{last}")
    assert [(task.title, len(task.measures)) for task in document.tasks] == [
        ("编制造林规划", 3),
        ("改善林区设施", 3),
        ("丰富林下产业", 3),
        ("汇聚林区人才", 4),
    ]
    assert [[who.name for who in task.responsibilities] for task in document.tasks[:3]] == [["区林业局"]] * 3
    assert [who.name for m in document.tasks[3].measures for who in m.responsibilities] == [
        "区林业局",
        "区人社局",
        "区科协",
        "区工会",
    ]
