"""Deadlines: the words as printed, and the date where the words give one."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from loaders.annotate.dates import due_date
from loaders.annotate.deadlines import find_deadline, is_time, read_deadline_cell
from loaders.annotate.sentence_times import find_times
from loaders.reading.strand import whole

DATED = {
    "年底前完成": (2021, 12, 31),
    "年内完成": (2021, 12, 31),
    "2022年底": (2022, 12, 31),
    "2022 年 6 月底前": (2022, 6, 30),
    "6月底前": (2021, 6, 30),
    "6月": (2021, 6, 30),
    "2022年2月份": (2022, 2, 28),
    "2024年2月底前": (2024, 2, 29),
    "2021年3月15日前": (2021, 3, 15),
    "11月30日前报送": (2021, 11, 30),
    "上半年": (2021, 6, 30),
    "下半年": (2021, 12, 31),
    "第三季度": (2021, 9, 30),
    "2022年第二季度末": (2022, 6, 30),
    "四季度": (2021, 12, 31),
    "2022年完成": (2022, 12, 31),
    "2021年1月至6月": (2021, 6, 30),
    "2022年6月底前报送初稿，12月底前完成": (2022, 12, 31),
    "2022.6.30": (2022, 6, 30),
    "2022-09": (2022, 9, 30),
    "次年1月底前报送": (2022, 1, 31),
    "5月上旬": (2021, 5, 10),
    "7月初": (2021, 7, 10),
    "年中": (2021, 6, 30),
    "2022年中": (2022, 6, 30),
    "年中前": (2021, 6, 30),
    "国庆节前": (2021, 9, 30),
    "十一前": (2021, 9, 30),
    "到“十四五”末": (2025, 12, 31),
    "2021—2023年": (2023, 12, 31),
    "明年": (2022, 12, 31),
    "2022": (2022, 12, 31),
    "2021-2023": (2023, 12, 31),
    "2022年全年": (2022, 12, 31),
    "2021年6月底前完成，以后每年12月底前更新": (2021, 6, 30),
}


@pytest.mark.parametrize(("text", "expected"), DATED.items())
def test_a_deadline_gives_its_last_day(text: str, expected: tuple[int, int, int]) -> None:
    assert due_date(text, 2021) == date(*expected)


@pytest.mark.parametrize(
    "text",
    [
        "年内有阶段性成果",
        "持续推进",
        "长期",
        "每月底前",
        "每年12月底前",
        "全年",
        "13月底前",
        "2021年9月起",
        "彻底完成",
        "2021年以来",
        "自2021年9月1日起",
        "今年中秋节前",
        "2022年中小学开学前",
        "2021年中考前",
        "二十一前",
    ],
)
def test_what_names_no_last_day_gives_no_date(text: str) -> None:
    assert due_date(text, 2021) is None


def test_without_a_year_there_is_no_date() -> None:
    assert due_date("年底前完成", None) is None
    assert due_date("2021年底前完成", None) == date(2021, 12, 31)


def test_a_day_that_the_month_does_not_have_is_its_last() -> None:
    assert due_date("2月30日前", 2021) == date(2021, 2, 28)


def test_a_cell_keeps_its_words_without_white_space() -> None:
    source = "年 内 有 阶\n段性成果"
    deadline = read_deadline_cell(whole(source), source, year=2020)
    assert deadline
    assert (deadline.text, deadline.due) == ("年内有阶段性成果", None)
    assert (deadline.passage.start, deadline.passage.end) == (0, len(source))


@pytest.mark.parametrize(
    "text",
    [
        "2024年6月底前完成并长期坚持",
        "每季度末",
        "立即实施，持续推进",
        "3—12月",
        "2024年三季度",
        "按时序推进",
        "汛期前",
        "贯穿全年",
        "2024.06.30",
        "立行立改，并长期坚持",
        "每月5日前",
        "每季度至少一次",
        "印发后30日内",
        "“十四五”期间",
        "前三季度",
        "节前",
        "分两批实施",
        "立查立改",
        "自方案印发之日起30日内",
        "按省统一部署",
        "贯穿始终",
        "三个月内",
    ],
)
def test_a_time_is_told_by_how_it_is_made(text: str) -> None:
    assert is_time(text)


@pytest.mark.parametrize("text", ["2024年新建小学5所", "市水务局", "持续推进产业升级", "全年建设项目", "完成"])
def test_what_is_done_is_no_time(text: str) -> None:
    assert not is_time(text)


def test_a_blank_cell_is_no_deadline() -> None:
    assert read_deadline_cell(whole("  "), "  ", year=2020) is None


FOUND = {
    "到今年年底，建成林长站3个。": ("到今年年底", date(2021, 12, 31)),
    "各市要在 2021 年 12 月 15 日前报送林长制成效。": ("2021年12月15日前", date(2021, 12, 15)),
    "力争6月底前建成监测站。": ("6月底前", date(2021, 6, 30)),
    "2021年，新建林道3公里，2022—2023年结合财力推进林道建设。": ("2022—2023年", date(2023, 12, 31)),
    "在规定期限（5月1日至9月30日）内，补贴报废油锯。": ("5月1日至9月30日", date(2021, 9, 30)),
    "年底之前完成确权。": ("年底之前", date(2021, 12, 31)),
    "上半年前印发方案。": ("上半年前", date(2021, 6, 30)),
    "6月底前印发方案，年底前完成确权。": ("年底前", date(2021, 12, 31)),
    "到2023年，建成率达到80%，2022年6月底前开工。": ("到2023年", date(2023, 12, 31)),
    "力争2024年前建成林长制公园。": ("2024年前", date(2024, 12, 31)),
    "10月中旬前开展秋防。": ("10月中旬前", date(2021, 10, 20)),
    "9月底完成验收。": ("9月底", date(2021, 9, 30)),
    "计划2022年8月建成。": ("2022年8月", date(2022, 8, 31)),
    "一季度启动，四季度完工。": ("四季度", date(2021, 12, 31)),
    "明年3月底前完成清算。": ("明年3月底前", date(2022, 3, 31)),
    "次年1月底前报送总结。": ("次年1月底前", date(2022, 1, 31)),
    "2022年年底前建成。": ("2022年年底前", date(2022, 12, 31)),
    "年内新建监测站3座。": ("年内", date(2021, 12, 31)),
    "今年内，完成立法调研。": ("今年内", date(2021, 12, 31)),
    "加快建设中心，确保年内通过验收。": ("年内", date(2021, 12, 31)),
    "到年底，建成示范点50个。": ("到年底", date(2021, 12, 31)),
    "2021年启动建设，2023年建成。": ("2023年", date(2023, 12, 31)),
    "房租减免政策再延长至明年5月底。": ("至明年5月底", date(2022, 5, 31)),
    "支持某公司三季度新品上市。": ("三季度", date(2021, 9, 30)),
    "推动某车型上半年量产。": ("上半年", date(2021, 6, 30)),
    "减免政策延长执行到2022年6月30日。": ("到2022年6月30日", date(2022, 6, 30)),
    "至2023年底，建成充电桩5万个。": ("至2023年底", date(2023, 12, 31)),
    "到2023年底前，全部覆盖。": ("到2023年底前", date(2023, 12, 31)),
    "2022年12月，各区进行总结。": ("2022年12月", date(2022, 12, 31)),
    "7月至12月，开展整治。": ("7月至12月", date(2021, 12, 31)),
    "报送截止日期由3月31日调整至6月30日。": ("6月30日", date(2021, 6, 30)),
    "到2022年年底，建成示范点45个。": ("到2022年年底", date(2022, 12, 31)),
    "2022年底前建成布局合理、功能完善的巡护网络。": ("2022年底前", date(2022, 12, 31)),
    "先行启动试点，2023年逐步扩大至全市。": ("2023年", date(2023, 12, 31)),
    "加强养护，2023年树木成活率达到90%以上。": ("2023年", date(2023, 12, 31)),
    "上半年，组织林地普查。": ("上半年", date(2021, 6, 30)),
    "三季度，印发方案。": ("三季度", date(2021, 9, 30)),
    "即日起至2022年底，开展巡护。": ("即日起至2022年底", date(2022, 12, 31)),
    "2022年任务：10月底前完成修编。": ("10月底前", date(2022, 10, 31)),
    "自5月1日起至10月31日，开展防火检查。": ("自5月1日起至10月31日", date(2021, 10, 31)),
    "2022年先行配备巡护设备。": ("2022年", date(2022, 12, 31)),
    "县林业局在2022年建立巡护体系。": ("2022年", date(2022, 12, 31)),
    "于2021年全面实施林长制。": ("2021年", date(2021, 12, 31)),
    "2021年，为林区道路安装护栏，基本实现全覆盖。": ("2021年", date(2021, 12, 31)),
    "2022年林区道路硬化率提高3个百分点。": ("2022年", date(2022, 12, 31)),
    "2021—2023年，每年新增林地50公顷。": ("2021—2023年", date(2023, 12, 31)),
    "2022、2023年计划改造林区道路30公里。": ("2022、2023年", date(2023, 12, 31)),
    "到2022年6月底，完成一期工程。": ("到2022年6月底", date(2022, 6, 30)),
    "争取2022年6月通过评审。": ("2022年6月", date(2022, 6, 30)),
    "7月初前通报进展。": ("7月初前", date(2021, 7, 10)),
    "11月底提交自评报告。": ("11月底", date(2021, 11, 30)),
    "建立领导机制，3月份成立领导小组。": ("3月份", date(2021, 3, 31)),
    "6月30日24时前报送材料。": ("6月30日24时前", date(2021, 6, 30)),
    "2022年底全市林区基本通水。": ("2022年底", date(2022, 12, 31)),
    "整改火灾隐患（9月5日至9月8日）。": ("9月5日至9月8日", date(2021, 9, 8)),
    "2022年3月底前印发方案，12月底前完成。": ("12月底前", date(2022, 12, 31)),
    "5月1日至5月7日，开展宣传。": ("5月1日至5月7日", date(2021, 5, 7)),
    "11月下旬开展预验收，11月底前完成验收。": ("11月底前", date(2021, 11, 30)),
    "年末林木成活率达到90%以上。": ("年末", date(2021, 12, 31)),
    "2022年拟建林区驿站5座。": ("2022年", date(2022, 12, 31)),
    "2021年至2023年，全县计划建设驿站12座，其中2021年完成4座、2023年完成4座。": ("2021年至2023年", date(2023, 12, 31)),
    "2022年任务：编制率达到100%。": ("2022年", date(2022, 12, 31)),
    "到2022年和2023年，覆盖率分别达到60%、80%。": ("到2022年和2023年", date(2023, 12, 31)),
    "2021年1-6月完成评估。": ("2021年1-6月", date(2021, 6, 30)),
    "制定方案，6月至8月开展排查。": ("6月至8月", date(2021, 8, 31)),
    "5月中下旬组织验收。": ("5月中下旬", date(2021, 5, 31)),
    "整改完成时限为2022年6月底。": ("2022年6月底", date(2022, 6, 30)),
    "报送时间不迟于9月30日。": ("9月30日", date(2021, 9, 30)),
    "2022年度完成改造100户。": ("2022年度", date(2022, 12, 31)),
    "自5月1日起至10月31日结束，开展巡护。": ("自5月1日起至10月31日", date(2021, 10, 31)),
    "一期工程2022年6月投用。": ("2022年6月", date(2022, 6, 30)),
    "推动2台机组2022年上半年按期投产。": ("2022年上半年", date(2022, 6, 30)),
    "林场改造率2022年达到60%。": ("2022年", date(2022, 12, 31)),
    "2022年达到60%，2023年达到80%。": ("2023年", date(2023, 12, 31)),
    "2022年底和2023年底覆盖率分别达到60%、80%。": ("2023年底", date(2023, 12, 31)),
    "驿站二季度开工，年底主体完工。": ("年底", date(2021, 12, 31)),
    "9月上旬，召开推进会；12月中旬，组织验收。": ("12月中旬", date(2021, 12, 20)),
    "国庆节前全面完成修缮。": ("国庆节前", date(2021, 9, 30)),
    "整改火灾隐患（2022年）。": ("2022年", date(2022, 12, 31)),
    "与2020年相比，2022年林地、湿地面积分别提高5个百分点以上、1个百分点以上，林区道路改善。": (
        "2022年",
        date(2022, 12, 31),
    ),
    "使林地覆盖率到2022年达到60%。": ("到2022年", date(2022, 12, 31)),
    "力争全县到2022年，新增林地100公顷。": ("到2022年", date(2022, 12, 31)),
    "2022年中完成修缮。": ("2022年中", date(2022, 6, 30)),
    "年中前完成修缮。": ("年中前", date(2021, 6, 30)),
}


@pytest.mark.parametrize(("sentence", "expected"), FOUND.items())
def test_a_sentence_that_says_by_when_has_a_deadline(sentence: str, expected: tuple[str, date]) -> None:
    deadline = find_deadline(whole(sentence), sentence, year=2021)
    assert deadline
    assert (deadline.text, deadline.due) == expected


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("加大力度，5年内引进专家100名。", "5年内"),
        ("2021年启动地区须于两年内完成确权。", "两年内"),
        ("“十四五”期间，新建步道500公里。", "“十四五”期间"),
        ("推进步道建设，“十四五”期间新建步道500公里。", "“十四五”期间"),
        ("加强衔接，“十四五”期间完成步道规划编制。", "“十四五”期间"),
        ("2021年底，完成方案编制。“十四五”期间，新增绿地40公顷。", "“十四五”期间"),
        ("力争用3年左右时间完成改造。", "用3年左右时间"),
        ("以移交为目标， 3年内完成现有林区道路整治。", "3年内"),
        ("3个月内完成整改。", "3个月内"),
        ("自本方案印发之日起30日内报送名单。", "自本方案印发之日起30日内"),
        ("各林场应于目录更新后30天内，组织评估。", "目录更新后30天内"),
        ("自收到本通知之日起10日内报送名单。", "自收到本通知之日起10日内"),
        ("主汛期来临前完成清淤。", "主汛期来临前"),
        ("元旦春节前发放补贴。", "元旦春节前"),
        ("迎峰度夏前投运。", "迎峰度夏前"),
        ("博览会召开前完成整治。", "博览会召开前"),
        ("县第十九届人民代表大会召开前完成整治。", "县第十九届人民代表大会召开前"),
        ("完成整治并在博览会开幕前验收。", "博览会开幕前"),
        ("力争通过3年努力，建成林区路网。", "通过3年努力"),
        ("未来三年，新增林地1万亩。", "未来三年"),
    ],
)
def test_within_several_years_is_a_time_without_a_day(sentence: str, time: str) -> None:
    deadline = find_deadline(whole(sentence), sentence, year=2020)
    assert deadline is not None
    assert (deadline.text, deadline.due) == (time, None)


def test_a_day_behind_the_years_of_a_plan_is_no_earlier_for_it() -> None:
    sentence = "“十四五”期间，新增绿地40公顷，2021年底，完成方案编制。"
    deadline = find_deadline(whole(sentence), sentence, year=2021)
    assert deadline is not None
    assert deadline.text == "“十四五”期间"


@pytest.mark.parametrize("sentence", ["总结“十三五”期间完成的项目。", "对比“十四五”期间完成情况，改进工作。"])
def test_the_years_of_a_plan_that_tell_what_is_spoken_of_are_no_time(sentence: str) -> None:
    assert find_deadline(whole(sentence), sentence, year=2021) is None


@pytest.mark.parametrize("sentence", ["对镇内农户逐一登记，做到底数清、情况明。", "对县内问题一抓到底，务求实效。"])
def test_the_bottom_of_things_is_no_end_of_a_year(sentence: str) -> None:
    assert find_deadline(whole(sentence), sentence, year=2021) is None


@pytest.mark.parametrize("sentence", ["建设基地，力争“十五五”期间基本建成。", "力争在“十五五”期间，完成编制。"])
def test_the_years_of_a_plan_are_a_time_without_a_day_where_it_is_to_be_reached_in_them(sentence: str) -> None:
    deadline = find_deadline(whole(sentence), sentence, year=2021)
    assert deadline is not None
    assert (deadline.text, deadline.due) == ("“十五五”期间", None)


@pytest.mark.parametrize(
    "event",
    [
        "元旦",
        "元宵",
        "清明",
        "端午",
        "中秋",
        "重阳",
        "两节",
        "五一",
        "开学",
        "三秋",
        "秋收",
        "高温季",
        "入汛",
        "封冻",
        "两会",
        "高考",
    ],
)
def test_each_event_alone_in_a_sentence_is_a_time(event: str) -> None:
    sentence = f"{event}前完成林区道路修复。"
    deadline = find_deadline(whole(sentence), sentence, year=2021)
    assert deadline is not None
    assert deadline.text == f"{event}前"


@pytest.mark.parametrize(
    ("year", "until", "expected"), [(2021, None, None), (2021, 2023, "2021年"), (None, None, "2021年")]
)
def test_a_year_is_a_time_in_a_plan_for_several_or_for_none_known(
    year: int | None, until: int | None, expected: str | None
) -> None:
    sentence = "2021年建成林长站100个。"
    deadline = find_deadline(whole(sentence), sentence, year=year, until=until)
    assert (deadline.text if deadline else None) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "做好2021年森林防火工作。",
        "2020年底以来，造林进度加快。",
        "建设100个村级林长站。",
        "目前进展顺利。",
        "2021年完成投资5亿元。",
        "年内容建设计划。",
        "3月5日前往湿地调研。",
        "每月25日前报送进展。",
        "每月底前报送进展。",
        "每年12月15日前报送总结。",
        "2022年覆盖率超过90%的乡镇给予奖励。",
        "2022年启动项目的林场按季度报送进展。",
        "改造2000年前建成的林场房屋。",
        "申请补助的林场房屋须为2022年1月5日之前登记的林场房屋。",
        "落实《2030年前碳达峰行动方案》。",
        "实施林长制三年行动计划（2021—2023年）。",
        "区规划局于每年7月底前通报，12月20日前考核，12月30日前总结。",
        "扎实开展汛前检查。",
        "三季度开展一次专项检查。",
        "企业现有人才，5年内享受补贴。",
        "三年内不得申报补助。",
        "自2022年起，养护经费由县财政承担。",
        "每月结束后5日内报送数据。",
        "2022年工作计划要细化。",
        "推进2022年建设项目落地。",
        "参与2022年底考核。",
        "对年底前未完成整改的，予以通报。",
        "2022年度完成情况报县政府。",
        "2022年底前入库的项目优先支持。",
        "做好春节前安全检查。",
        "每年“五一”前开展检查。",
        "制定2030年前林业碳汇行动方案。",
        "毕业生从事个体经营，在3年内按限额扣减税费。",
        "支持使用15年以上（2021年1月1日前办理登记）的林机更新。",
        "截至2021年12月31日前已造林但尚未补助的，由县财政安排。",
        "自2021年7月1日起新造的林地，继续给予补助。",
        "将补助范围扩大到2022年新造林地。",
        "将补助对象拓展至2022年新聘护林员。",
        "护林员收入达到2022年平均水平。",
        "按照到2022年全面建成的要求，加快推进。",
        "自受理之日起5个工作日内办结。",
        "自收到申请之日起5日内答复。",
        "材料受理后5个工作日内办结。",
        "自签订合同之日起30日内支付。",
        "加强监管，自2021年7月1日起禁止使用旧式林机。",
        "2021年7月1日起，禁止使用旧式林机。",
        "编制林地空间规划（2021年）。",
        "2030年前对林区充电设施用电免收容量电费。",
        "2021年建设林长站10个，2022年建设20个，2023年建设20个。",
        "分散考前完成培训，集中考前不再安排。",
    ],
)
def test_a_year_alone_is_no_deadline(sentence: str) -> None:
    assert find_deadline(whole(sentence), sentence, year=2021) is None


@pytest.mark.parametrize(
    ("step", "time"),
    [
        ("一季度：完成招标。", "一季度"),
        ("上半年：开工建设。", "上半年"),
        ("7—9月：铺设管道。", "7—9月"),
        ("责任：落实到人。", None),
    ],
)
def test_a_time_that_labels_a_step_is_its_deadline(step: str, time: str | None) -> None:
    found = find_deadline(whole(step), step, year=2024)
    assert (found.text if found else None) == time


def test_many_years_in_one_sentence_are_looked_for_in_linear_time() -> None:
    def seconds(count: int) -> float:
        text = "、2022年水利工作" * count
        start = process_time()
        list(find_times(text))
        return process_time() - start

    assert seconds(8000) < 40 * seconds(500)
