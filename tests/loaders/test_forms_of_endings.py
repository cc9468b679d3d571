"""How plans end: who signs, what is said to all behind the last task, annexes named, the foot of a web page."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from kg.model import PlanDocument
from tests.loaders.specimens import left_over, read, tree

_PLAN = (
    "沙河区2024年防汛工作方案\n根据要求，制定本方案。\n"
    "一、主要任务\n（一）查清隐患。建立台账。\n（二）备足物资。补充沙袋。\n"
)


def _issuer(document: PlanDocument) -> str | None:
    return document.header.issuer.text if document.header.issuer else None


@pytest.mark.parametrize(
    "signer",
    [
        "沙河区柳林街道办事处",
        "沙河经济开发区管委会",
        "沙河海事处",
        "沙河区总工会",
        "沙河区交通警察大队",
        "中国人民银行沙河支行",
        "沙河区创建办",
        "沙河区安委会",
    ],
)
def test_whoever_is_a_body_signs_above_the_day(tmp_path: Path, signer: str) -> None:
    document = read(tmp_path, f"{_PLAN}{signer}\n2024年5月6日\n")
    assert _issuer(document) == signer
    assert str(document.header.issued) == "2024-05-06"
    assert tree(document)[-1] == ("一", "备足物资", ["补充沙袋。"])
    assert left_over(document) == []


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("沙河区教育局         沙河区消防救援大队", "沙河区教育局、沙河区消防救援大队"),
        ("沙河区人民政府 办公室", "沙河区人民政府办公室"),
        ("沙 河 区 教 育 局", "沙河区教育局"),
        ("沙河区教育局沙河区卫生健康委员会沙河区司法局", "沙河区教育局、沙河区卫生健康委员会、沙河区司法局"),
    ],
)
def test_a_blank_parts_two_signers_and_spreads_the_name_of_one(tmp_path: Path, line: str, issuer: str) -> None:
    assert _issuer(read(tmp_path, f"{_PLAN}{line}\n2024年5月6日\n")) == issuer


def test_two_issuers_in_a_title_are_two(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "中共沙河区委 沙河区人民政府关于做好2024年防汛工作的意见\n"
        "一、主要任务\n（一）查清隐患。建立台账。\n（二）备足物资。补充沙袋。\n",
    )
    assert _issuer(document) == "中共沙河区委、沙河区人民政府"


def test_a_day_alone_below_the_last_task_is_that_of_the_plan(tmp_path: Path) -> None:
    document = read(tmp_path, f"{_PLAN}2024年5月6日\n收藏\n打印本页\n关闭窗口\n")
    assert str(document.header.issued) == "2024-05-06"
    assert tree(document)[-1] == ("一", "备足物资", ["补充沙袋。"])
    assert left_over(document) == []


@pytest.mark.parametrize(
    "foot",
    [
        "[打印]仅打印内容\n相关阅读推荐\n您可能对以下文章感兴趣\n",
        "打印全文\n热门排行榜\n- _01_\n",
        "猜你喜欢\n2024-05-06\n",
    ],
)
def test_what_a_page_recommends_below_the_last_task_is_none_of_it(tmp_path: Path, foot: str) -> None:
    document = read(tmp_path, _PLAN + foot)
    assert tree(document)[-1] == ("一", "备足物资", ["补充沙袋。"])
    assert left_over(document) == []


@pytest.mark.parametrize("end", ["", "沙河区水务局\n2024年5月6日\n"])
def test_the_name_of_an_annex_below_its_label_is_no_measure(tmp_path: Path, end: str) -> None:
    document = read(tmp_path, f"{_PLAN}附件：\n沙袋储备进展情况\n{end}")
    assert tree(document)[-1] == ("一", "备足物资", ["补充沙袋。"])
    assert left_over(document) == []


@pytest.mark.parametrize(
    "words",
    [
        "各地区、各部门要锚定目标，扛起责任。区水务局要加强调度。重大事项及时请示报告。\n",
        "各镇（街道）要压实责任，主动作为。\n",
        "让我们更加紧密地团结起来，为建设平安沙河而努力奋斗！\n",
    ],
)
def test_what_is_said_to_all_behind_the_last_task_is_a_remark(tmp_path: Path, words: str) -> None:
    document = read(tmp_path, _PLAN + words)
    assert tree(document)[-1] == ("一", "备足物资", ["补充沙袋。"])
    assert words.strip() in "".join(remark.text for remark in document.remarks)
    assert left_over(document) == []


def test_where_every_task_asks_all_so_does_the_last(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "沙河区2024年防汛工作方案\n一、主要任务\n（一）查清隐患。建立台账。\n各镇街要逐村排查。\n"
        "（二）备足物资。补充沙袋。\n各镇街要逐村补齐。\n",
    )
    assert [measures for _, _, measures in tree(document)] == [
        ["建立台账。", "各镇街要逐村排查。"],
        ["补充沙袋。", "各镇街要逐村补齐。"],
    ]


@pytest.mark.parametrize(
    "end",
    [
        "浏览量达到500万人次\n点击量超过200万次\n",
        "各镇（街道）要成立专班，6月底前新建站点12个。\n",
        "同志们要深入基层，走访企业200家。\n",
    ],
)
def test_what_has_a_figure_at_the_end_is_to_be_done(tmp_path: Path, end: str) -> None:
    measures = tree(read(tmp_path, _PLAN + end))[-1][2]
    assert measures == ["补充沙袋。", *end.split()]


def test_where_the_text_of_the_last_task_speaks_to_all_so_does_what_follows(tmp_path: Path) -> None:
    end = "（三）强化落实\n各部门要建立台账，每月报送进展。\n各镇（街道）要摸清底数。\n"
    assert tree(read(tmp_path, _PLAN + end))[-1][2] == ["各部门要建立台账，每月报送进展。", "各镇（街道）要摸清底数。"]


def test_links_with_titles_of_their_own_below_a_plan_are_the_pages(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 青川市2024年更新方案\n\n一、推进更新\n\n（一）更新设备。更新设备900台。建立台账。\n\n"
        "（二）强化资金。落实配套5%。\n\n附件：\n\n排行榜\n\n"
        '- _01_\n\n## [关于规则的复函(青发〔2026〕5号)](http://a.example/1.html "关于规则的复函(青发〔2026〕5号)")\n\n'
        "2026-04-24\n",
        suffix=".md",
    )
    assert [len(task.measures) for task in document.tasks] == [2, 1]


def test_a_list_that_is_numbered_anew_in_an_annex_is_a_part(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川市2024年营商环境方案\n一、优化审批\n1.简化流程。压减时限。精简材料。\n2.推行联办。新增事项6个。公布清单。\n"
        "二、强化服务\n3.走访企业。建立台账。定期回访。\n附件\n示范场景\n1.联办场景。新增场景3个。推广应用。\n"
        "2.绿色场景。建设站点2座。开展试点。\n",
    )
    assert [(section.title) for section in document.sections] == ["优化审批", "强化服务", "示范场景"]
    assert [(task.section, task.title) for task in document.tasks][3:] == [("3", "联办场景"), ("3", "绿色场景")]
    assert [measure.text for measure in document.tasks[2].measures] == ["建立台账。", "定期回访。"]


def test_paragraphs_of_an_item_that_names_nobody_are_measures(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川市2024年运输安全意见\n一、落实监管责任\n（一）交通部门要公布企业名单，加强联合检查。\n"
        "（二）公安部门要依托平台加强监控，查处违法行为。\n自5月起开展专项整治，严查超载车辆。\n"
        "（三）应急部门要完善预案，组织演练。\n",
    )
    assert [measure.text for measure in document.tasks[0].measures] == [
        "交通部门要公布企业名单，加强联合检查。",
        "公安部门要依托平台加强监控，查处违法行为。",
        "自5月起开展专项整治，严查超载车辆。",
        "应急部门要完善预案，组织演练。",
    ]


def test_sentences_counted_by_words_are_the_tasks_where_nothing_is_numbered(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "在全市经济工作会议上的讲话\n2024年，要突出抓好三项重点工作：\n一是全力扩大投资。实施项目200个。"
        "二是努力促进消费。发放消费券1亿元。三是坚持培育产业。新增企业40家。\n",
    )
    assert [task.title for task in document.tasks] == ["全力扩大投资", "努力促进消费", "坚持培育产业"]


def test_a_part_between_the_first_and_the_innermost_is_a_section(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川市2024年乡村方案\n一、产业发展\n（一）做强产业\n1.发展茶业\n（1）建设基地。新建茶园2万亩。（责任单位：市农业局）\n"
        "（2）培育品牌。新增认证5个。（责任单位：市农业局）\n（二）完善服务\n1.健全网络\n"
        "（1）派驻专家。选派特派员50名。（责任单位：市科技局）\n",
    )
    assert [(section.number, section.title) for section in document.sections] == [
        ("一", "产业发展"),
        ("一-一", "做强产业"),
        ("一-一-1", "发展茶业"),
        ("一-二", "完善服务"),
        ("一-二-1", "健全网络"),
    ]
    assert left_over(document) == []


def test_a_closing_title_without_a_number_is_no_measure(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "江南省支持企业若干措施\n1.强化融资支持。设立资金池10亿元。\n2.降低用能成本。推行直接交易。\n"
        "附则\n本措施有效期3年。由省工信厅负责解释。\n",
    )
    assert tree(document) == [
        (None, "强化融资支持", ["设立资金池10亿元。"]),
        (None, "降低用能成本", ["推行直接交易。"]),
    ]


@pytest.mark.parametrize("title", ["工作要求", "有关要求：", "保障措施"])
@pytest.mark.parametrize(
    "tasks",
    [
        "一、查清隐患。排查堤防30公里。\n责任单位：区水务局\n二、备足物资。补充沙袋5万条。\n责任单位：区应急局\n",
        "（一）查清隐患。排查堤防30公里。（区水务局）\n（二）备足物资。补充沙袋5万条。（区应急局）\n",
    ],
)
def test_what_is_numbered_anew_below_a_line_at_the_end_is_no_work(tmp_path: Path, title: str, tasks: str) -> None:
    document = read(
        tmp_path,
        f"沙河区2024年防汛工作方案\n根据要求，制定本方案。\n{tasks}{title}\n"
        "（一）高度重视。各单位要压实责任。\n（二）严明纪律。严格执行值班制度。\n",
    )
    assert [each[1:] for each in tree(document)] == [
        ("查清隐患", ["排查堤防30公里。"]),
        ("备足物资", ["补充沙袋5万条。"]),
    ]
    assert left_over(document) == []


@pytest.mark.parametrize(
    ("title", "count"), [("强化督导考核", 2), ("严格督查问责", 2), ("加强督促落实", 2), ("加强堤防检查维护", 3)]
)
def test_a_last_part_that_sees_to_the_others_and_names_nobody_is_no_task(
    tmp_path: Path, title: str, count: int
) -> None:
    document = read(
        tmp_path,
        "沙河区2024年防汛工作方案\n根据要求，制定本方案。\n一、查清隐患\n（一）排查堤防。排查30公里。（区水务局）\n"
        f"二、备足物资\n（二）补充沙袋。补充5万条。（区应急局）\n三、{title}\n区防指办会同有关单位定期开展检查，结果予以通报。\n",
    )
    assert len(document.tasks) == count


def test_parts_that_go_on_behind_what_is_asked_are_tasks_still(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "沙河区2024年服务工作方案\n一、完善制度\n（一）完善章程。修订章程。\n工作要求\n1.压实责任。\n2.按时报送。\n"
        "二、优化服务\n（一）开展走访。走访企业。\n（二）建立台账。登记造册。\n",
    )
    assert [task.title for task in document.tasks] == ["完善章程", "开展走访", "建立台账"]


_TOLD = (
    "沙河区2024年防汛工作方案\n根据要求，制定本方案。\n一、主要任务\n（一）查清隐患。建立台账。（区水务局）\n"
    "（二）备足物资。补充沙袋5万条。（区应急局）\n"
)


@pytest.mark.parametrize(
    "annex",
    [
        "附件\n沙袋储备计划\n单位：万条\n柳林街道 1.2\n各街道要按计划落实。数量可适当调整。\n",
        "附件1\n申报材料清单\n1.申报书。一式三份。\n2.营业执照。\n附件2\n进展情况统计表\n1.每月报送一次。\n",
        "附件1\n堤防的分类\n一级堤防高于5米。\n附件2\n堤高计算方法\n1.土堤按堤顶计，高出部分不大于1/4者不计。\n",
        "附件1：验收标准\n一、堤防完好\n1.堤顶平整，无坑洼。\n2.标志牌设置率达到95%。\n",
        "附件2\n防汛指挥部成员名单\n（一）指挥长：李明。\n（二）成员：各街道主要负责人。\n",
    ],
)
def test_what_an_annex_holds_that_is_no_list_of_tasks_is_none(tmp_path: Path, annex: str) -> None:
    document = read(tmp_path, f"{_TOLD}{annex}")
    assert tree(document) == [
        ("一", "查清隐患", ["建立台账。"]),
        ("一", "备足物资", ["补充沙袋5万条。"]),
    ]
    assert [target.quote for target in document.targets] == []
    assert left_over(document) == []


def test_what_an_annex_without_numbers_says_behind_a_form_is_told_once(tmp_path: Path) -> None:
    annexes = "附件1\n验收标准\n1.堤顶平整。\n附件2\n堤段 宽度\n甲段 九米\n"
    remarks = [remark.text for remark in read(tmp_path, f"{_TOLD}{annexes}").remarks]
    assert remarks.count("堤段 宽度") == 1


@pytest.mark.parametrize(
    ("annex", "titles"),
    [
        # a list of tasks that is called as forms are
        (
            "附件\n重点任务台账\n1.新建泵站。责任单位：区水务局。\n2.疏浚河道。责任单位：区水务局。\n",
            ["新建泵站", "疏浚河道"],
        ),
        # the first part of a plan ends as the titles of some forms do: 总体要求
        (
            "附件1\n河道清障\n一、总体要求\n坚持边查边改。\n二、清障任务\n（一）清理围网。拆除围网。（区农业农村局）\n",
            ["清理围网"],
        ),
        # what has numbers of its own in the annex behind a form
        ("附件1\n验收标准\n1.堤顶平整。\n附件2\n河道任务\n（1）清理围网。责任单位：区水务局。\n", ["清理围网"]),
    ],
)
def test_what_an_annex_holds_that_is_to_be_done_is_read(tmp_path: Path, annex: str, titles: list[str]) -> None:
    document = read(tmp_path, f"{_TOLD}{annex}")
    assert [task.title for task in document.tasks][-len(titles) :] == titles


@pytest.mark.parametrize("line", ["附件\n", "[通知](/tz/)\n", "附件1：验收标准\n1.堤顶平整。\n"])
def test_many_annexes_and_links_take_no_longer_each_than_a_few(tmp_path: Path, line: str) -> None:
    def seconds(count: int) -> float:
        start = process_time()
        read(tmp_path, _TOLD + line * count)
        return process_time() - start

    seconds(10)
    few, many = (min(seconds(count) for _ in range(2)) for count in (300, 4800))
    assert many < 40 * few


def test_menus_of_a_page_that_became_markdown_are_none_of_the_plan(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "- [首页](https://example.org/index.html)\n1. [政策文件](/zcwj/)\n2. [政策解读](/zcjd/)\n\n"
        "青原市2024年托育工作要点\n\n一、扩大供给。新建托育机构6家。\n\n二、规范服务。培训保育员200人。\n\n"
        "三、加强监管。检查机构40家次。\n\n![](/img/1.png)关闭\n\n![](/img/2.png)打印\n\n"
        '[上一篇：青原市关于印发《2023年托育工作要点》的通知](/a/1.html "标题")\n\n'
        "主办单位：青原市卫生健康委员会地址：青原市[青ICP备123456号](https://example.org/)网站标识码：1300000001\n",
        suffix=".md",
    )
    assert [[m.text for m in task.measures] for task in document.tasks] == [
        ["新建托育机构6家。"], ["培训保育员200人。"], ["检查机构40家次。"]
    ]  # fmt: skip
    assert not document.citations
    assert not any("政策" in remark.text for remark in document.remarks)
    assert not [each for task in document.tasks for each in task.responsibilities]


def test_what_follows_many_tasks_of_one_paragraph_each_is_none_of_the_last(tmp_path: Path) -> None:
    tasks = "".join(
        f"（{n}）加强{what}。完善{what}制度。\n\n"
        for n, what in zip("一二三四五六", ["巡查", "培训", "储备", "演练", "预警", "值守"], strict=True)
    )
    closing = "做好防汛工作，关键在人。各级干部要多到一线，切实解决群众的困难。\n"
    document = read(tmp_path, f"沙河区2024年防汛工作意见\n\n一、主要任务\n\n{tasks}{closing}")
    assert [m.text for m in document.tasks[-1].measures] == ["完善值守制度。"]
    assert closing.strip() in "".join(remark.text for remark in document.remarks)
    promising = read(tmp_path, f"沙河区2024年防汛工作意见\n\n一、主要任务\n\n{tasks}2024年新建泵站6座。\n")
    assert [m.text for m in promising.tasks[-1].measures] == ["完善值守制度。", "2024年新建泵站6座。"]


def test_from_when_to_when_an_action_plan_holds_is_no_measure_of_its_last_task(tmp_path: Path) -> None:
    document = read(tmp_path, f"{_PLAN}本行动计划自2024年6月1日起施行，有效期至2026年12月31日。\n")
    assert tree(document)[-1] == ("一", "备足物资", ["补充沙袋。"])


def test_a_closing_title_behind_a_last_task_that_a_bracket_closes_is_none_of_it(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "柳塘县2024年文旅工作要点\n景区建设\n1.修缮古街。修缮古街2条。更新路灯。（县文旅局负责）\n2.建设驿站。建设驿站5座。配齐设施。（同第1项）\n"
        "工作要求\n各乡镇要加强组织领导，落实经费。进展于11月底前报送。\n",
    )
    assert [[measure.text for measure in task.measures] for task in document.tasks] == [
        ["修缮古街2条。", "更新路灯。"], ["建设驿站5座。", "配齐设施。"],
    ]  # fmt: skip
