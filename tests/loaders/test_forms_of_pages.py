"""What copied pages and older documents put around a plan: registers, days in Chinese numerals, labels for numbers."""

from __future__ import annotations

from pathlib import Path

from kg.model import Role
from loaders import load_document
from tests.loaders.specimens import left_over, read, tree


def test_a_day_and_a_year_in_chinese_numerals_are_read(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "河西县农业局二〇二一年农业工作要点\n一、抓好生产。播种面积稳定在45万亩以上。\n二、发展产业。新增企业2家。\n"
        "三、推进改革。流转率提高5个百分点。\n河西县农业局\n二○二一年十二月十八日\n",
    )
    header = document.header
    assert (header.year, str(header.issued)) == (2021, "2021-12-18")
    assert header.issuer is not None
    assert header.issuer.text == "河西县农业局"
    assert [task.title for task in document.tasks] == ["抓好生产", "发展产业", "推进改革"]
    assert [len(task.measures) for task in document.tasks] == [1, 1, 1]


def test_the_register_of_a_page_holds_the_title_and_no_prose_of_the_notice(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "索引号: | 0034166647K/202004-00328 | 信息分类: | 规范性文件 |\n发布机构: | 梅城区政府 | 主题分类: | 通知 |\n"
        "标 题: | 梅城区人民政府办公室关于印发2020年重点工作任务分解表的通知 | ||\n各乡镇人民政府:\n"
        "现将《梅城区2020年度重点工作任务分解表》印发给你们,请抓好落实。\n一、夯实责任。各单位要重视。\n"
        "二、强化协作。各单位要配合。\n梅城区人民政府办公室\n二○二○年四月八日\n梅城区2020年度重点工作任务分解表\n"
        "一、稳定增长\n1.新增企业20家。（区经信局牵头，区统计局配合）\n2.完成投资80亿元。（区发改委负责）\n"
        "3.新建学校6所。（区教育局负责）\n",
    )
    assert document.header.title is not None
    assert document.header.title.text == "梅城区2020年度重点工作任务分解表"
    assert [section.title for section in document.sections] == ["稳定增长"]
    assert [len(task.measures) for task in document.tasks] == [3]


def test_labels_that_title_tasks_stand_for_numbers(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2023年推进健康老龄化工作任务及分工\n任务名称：提升服务能力\n主要举措：新增试点3个。\n牵头单位：省卫生健康委\n"
        "参与单位：省医保局\n完成时间：2023年12月\n任务名称：完善照护体系\n主要举措：培训护理员8000人次。\n"
        "牵头单位：省医保局\n完成时间：持续推进\n",
    )
    assert tree(document) == [
        (None, "提升服务能力", ["新增试点3个。"]),
        (None, "完善照护体系", ["培训护理员8000人次。"]),
    ]
    assert [(each.name, each.role) for each in document.tasks[0].responsibilities] == [
        ("省卫生健康委", Role.LEAD),
        ("省医保局", Role.PARTICIPANT),
    ]
    assert [task.deadline.text if task.deadline else None for task in document.tasks] == ["2023年12月", "持续推进"]


def test_a_title_that_ends_like_a_body_names_none(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2022年统计工作分工\n一、服务发展大局\n（1）编发分析30篇。（综合科）\n（2）举办开放日1次。（办公室）\n"
        "二、锻造过硬干部\n（3）举办培训2期。（人事科；协助单位：各县局）\n",
    )
    assert [task.responsibilities for task in document.tasks] == [(), ()]
    named = [[each.name for each in measure.responsibilities] for task in document.tasks for measure in task.measures]
    assert named[:2] == [["综合科"], ["办公室"]]


def test_what_a_page_prints_below_a_plan_that_nobody_signs_is_none_of_its_last_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "洪山区2022年教育工作要点\n1.建设课程。培育精品课20节。（责任科室：德育科）\n"
        "2.扩大供给。新建学校4所。（责任科室：基建办）\n3.关爱群体。入学率不低于97%。（责任科室：基教科）\n"
        "打印\n关闭\n分享到：\n相关链接：\n洪山区2021年教育工作要点\n地址：洪山大道18号 邮政编码：430070\n",
    )
    assert tree(document)[-1] == (None, "关爱群体", ["入学率不低于97%。"])
    assert len(document.furniture) == 6
    assert left_over(document) == []


def test_who_printed_a_plan_and_to_whom_copies_went_is_none_of_its_last_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "江北县2020年脱贫攻坚工作要点\n1.落实保障。对1200名困难人员落实低保。（县民政局）\n"
        "2.开展督战。对3个村挂牌督战。（县扶贫办）\n3.发展产业。每村培育1个产业。（县农业农村局）\n"
        "抄送：县委办公室，县人大常委会办公室。\n江北县人民政府办公室　　　　　　2020年3月20日印发\n",
    )
    assert tree(document)[-1] == (None, "发展产业", ["每村培育1个产业。"])
    assert [each.name for each in document.tasks[-1].responsibilities] == ["县农业农村局"]
    assert left_over(document) == []


def test_links_beside_one_another_open_the_foot_of_a_page(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "洪山区2022年教育工作要点\n1.建设课程。培育精品课20节。（责任科室：德育科）\n"
        "2.扩大供给。新建学校4所。（责任科室：基建办）\n3.关爱群体。入学率不低于97%。（责任科室：基教科）\n"
        "【打印本页】【关闭窗口】\n上一篇：关于做好防汛工作的通知\n联系我们 | 网站地图\n",
    )
    assert tree(document)[-1] == (None, "关爱群体", ["入学率不低于97%。"])
    assert left_over(document) == []


_TABLES = (
    "<p>一、扩大绿地</p><table><tr><td>序号</td><td>任务</td><td>责任单位</td></tr>"
    "<tr><td>1</td><td>新建绿地9公顷。</td><td>县园林局</td></tr></table>"
    "<p>二、加强管护</p><table><tr><td>序号</td><td>任务</td><td>责任单位</td></tr>"
    "<tr><td>2</td><td>修剪树木。</td><td>县林业局</td></tr></table>"
)


def test_who_runs_a_site_is_responsible_for_nothing(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"<html><body><h1>西山县2024年绿化任务清单</h1>{_TABLES}<p>主办：西山县人民政府办公室</p>"
        "<p>承办：西山县数据局</p><p>网站标识码：1400000001</p></body></html>",
        suffix=".html",
    )
    assert tree(document) == [("一", "新建绿地9公顷", ["新建绿地9公顷。"]), ("二", "修剪树木", ["修剪树木。"])]
    assert [[r.name for r in task.responsibilities] for task in document.tasks] == [["县园林局"], ["县林业局"]]


def test_lines_on_who_runs_a_site_end_a_copied_page(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "西山县2024年绿化工作要点\n一、扩大绿地\n1.新建绿地9公顷。（县园林局负责）\n2.栽植行道树。（县林业局负责）\n"
        "二、加强管护\n3.修剪树木。（县园林局负责）\n主办：西山县人民政府办公室\n承办：西山县数据局\n"
        "网站标识码：1400000001 晋ICP备05000001号\n",
    )
    of_tasks = {r.name for task in document.tasks for r in task.responsibilities}
    of_measures = {r.name for task in document.tasks for measure in task.measures for r in measure.responsibilities}
    assert of_tasks | of_measures == {"县园林局", "县林业局"}
    assert not any("主办" in measure.text for task in document.tasks for measure in task.measures)


def test_the_mark_of_an_annex_is_no_line_of_a_title(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "<html><body><p>附件1</p><h3>西山县绿化工作领导小组成员名单</h3><table><tr><td>职务</td><td>姓名</td></tr>"
        "<tr><td>组长</td><td>王强</td></tr></table><p>附件2</p><p>西山县2024年绿化任务分解表</p>"
        f"{_TABLES}</body></html>",
        suffix=".html",
    )
    assert document.header.title is not None
    assert document.header.title.text == "西山县2024年绿化任务分解表"


def test_what_a_page_that_became_markdown_prints_below_a_plan_is_none_of_its_last_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 洪山区2022年教育工作要点\n\n1.建设课程。培育精品课20节。\n\n2.扩大供给。新建学校4所。\n\n"
        "3.关爱群体。入学率不低于97%。\n\n      \\|      分享到:\n"
        "[![](https://jy.example.cn/images/weibo_logo_large.png)](https://share.example.cn/share.php?url=https://jy.example.cn/art/2022)"
        "![](https://jy.example.cn/images/weixin.png)\n\n分享到微信×\n\n- 国务院部门网站\n  - [教育部](http://www.moe.gov.cn/)\n"
        "- 其他链接\n\n"
        "[![](https://jy.example.cn/images/file.png)![](https://jy.example.cn/images/save.png)]"
        '(https://jy.example.cn/2022/a.pdf "工作要点.pdf")\n\n'
        "视窗区0\n\n读屏专用\n",
        suffix=".md",
    )
    assert tree(document)[-1] == (None, "关爱群体", ["入学率不低于97%。"])
    assert left_over(document) == []


def test_the_headline_of_a_page_and_what_its_pictures_count_promise_nothing(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "明年底新建学校40所！洪山区印发方案\n\n- _![](https://jy.example.cn/images/eye.png)_ 218次\n\n"
        "洪山区扩大学位供给行动方案\n\n一、主要目标\n\n到2027年，新建学校40所。\n\n二、重点任务\n\n"
        "（一）建设学校。开工学校12所。\n\n（二）培育师资。培训教师900人次。\n",
        suffix=".md",
    )
    assert document.targets == ()
    assert [str(target.value) for target in document.sections[0].targets] == ["40"]
    assert [task.title for task in document.tasks] == ["建设学校", "培育师资"]


def test_a_notice_that_a_converter_took_for_a_single_cell_has_its_lines(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "无障碍浏览\n\n|     |\n| --- |\n| 各镇、各有关单位：<br>为做好防汛工作，现将有关事项通知如下：<br>"
        "**一、工作目标**<br>    确保安全度汛。<br>**二、重点任务**<br>各成员单位结合职责，联合开展以下工作：<br>"
        "    （一）排查隐患。排查水库30座。（责任单位：县水利局）<br>"
        "    （二）备足物资。储备编织袋5万条。（责任单位：县应急局）<br>"
        "三、时间安排<br>整治时间：2024年4月1日-6月30日。<br>（一）自查阶段（4月）。各镇开展自查。 |\n"
        "| 分享：<br>打印本页 |\n",
        suffix=".md",
    )
    assert [section.title for section in document.sections] == ["工作目标", "重点任务", "时间安排"]
    assert tree(document) == [
        ("二", "排查隐患", ["排查水库30座。"]),
        ("二", "备足物资", ["储备编织袋5万条。"]),
        ("三", "自查阶段（4月）", ["各镇开展自查。"]),
    ]
    assert left_over(document) == []


def test_links_stand_below_a_plan_though_the_site_tells_more_of_itself_behind_them(tmp_path: Path) -> None:
    page = (
        "<html><head><title>河口县2024年护林方案</title></head><body><div>首页</div><div><h1>河口县2024年护林方案</h1>"
        "<p>一、主要任务</p><p>（一）加强巡护。落实护林员120名。</p><p>（二）完善设施。新建瞭望塔3座，更新防火器材。</p>"
        "<h3>相关解读</h3><ul><li><a href='#'>图说护林方案</a></li></ul>"
        "<div>主办：河口县人民政府办公室</div><div>联系电话：0000-5550000</div></div></body></html>"
    )
    document = read(tmp_path, page, suffix=".html")
    assert tree(document) == [
        ("一", "加强巡护", ["落实护林员120名。"]),
        ("一", "完善设施", ["新建瞭望塔3座，更新防火器材。"]),
    ]


def test_menus_above_a_plan_title_nothing_though_they_sound_like_titles(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>清河学院2025年护林工作要点-清河学院</title></head><body><div><a href='/'>清河学院</a></div>"
        "<ul><li><a href='/zn'>信息公开指南</a></li><li><a href='/nb'>年度工作报告</a></li></ul>"
        "<div><h1>清河学院2025年护林工作要点</h1><p>一、年度目标</p><p>全年栽植苗木420株。</p>"
        "<p>二、主要任务</p><p>1.推进绿化。栽植苗木，建设苗圃2个。（后勤处负责）</p><p>2.完善制度。修订办法。（后勤处负责）</p></div>"
        "<div><p>版权所有：清河学院</p><p>信息公开办公室电话：0000-8600000　清ICP备05000000号</p></div></body></html>",
        encoding="utf-8",
    )
    document = load_document(page)
    assert document.header.title is not None
    assert document.header.title.text == "清河学院2025年护林工作要点"
    assert [task.title for task in document.tasks] == ["推进绿化", "完善制度"]
