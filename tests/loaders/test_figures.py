"""Figures of single sentences and paragraphs: each structure of the genre by a small specimen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Comparator, Figure, Outcome, Piece, QuantityKind, Target
from loaders.annotate.figures import join_repeats, read_outcomes, read_targets
from loaders.annotate.figures.numbers import read_number
from loaders.genre.lexicon import either, maybe
from loaders.reading.strand import join, whole

WORDS = (
    *(
        "第",
        "一",
        "三五",
        "百",
        "千",
        "万",
        "亿",
        "余",
        "多",
        "12",
        "1,000",
        "3.5",
        "20%",
        "十百",
        "三百五千",
        "半个月",
    ),
    *("个", "家", "件", "位", "倍", "万元", "亿美元", "个月", "三分之一", "百分之八十五", "一半", "翻一番"),
    *("由", "从", "较", "比", "提高到", "增长", "下降", "超过", "不低于", "以上", "以内", "排名", "位居", "全球"),
    *("分别", "、", "和", "，", "；", "。", "《", "》", "“", "”", "（", "）", "2020年", "6月底前", "的", "占", "比重"),
    *("专利", "审查周期", "中心", "建成", "新建", "全部", "全覆盖", "取消", "实现"),
)
SPECIMENS = Path(__file__).parent / "figures"
YEAR = 2021


def read_specimens(name: str) -> list[Any]:
    specimens: list[dict[str, Any]] = json.loads((SPECIMENS / name).read_text(encoding="utf-8"))
    return [pytest.param(s["sentence"], s["expected"], id=s["note"]) for s in specimens]


def shown(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """Return figures as the specimens write them, without what is absent."""
    return [_shown(figure) for figure in figures]


def _shown(figure: Figure) -> dict[str, Any]:
    row: dict[str, Any] = {
        "quote": re.sub(r"\s", "", figure.quote),
        "indicator": figure.indicator,
        "comparator": figure.comparator.value if figure.comparator else None,
        "value": str(figure.value) if figure.value is not None else None,
        "unit": figure.unit,
        "period": figure.period,
    }
    optional = {"baseline": figure.baseline, "hedge": figure.hedge, "growth": figure.growth}
    return row | {key: value for key, value in optional.items() if value}


def targets(sentence: str) -> tuple[Target, ...]:
    return read_targets(whole(sentence), sentence, year=YEAR)


def outcomes(sentence: str, period: str | None = None) -> tuple[Outcome, ...]:
    return read_outcomes(whole(sentence), sentence, year=YEAR, period=period)


@pytest.mark.parametrize(("sentence", "expected"), read_specimens("target-specimens.json"))
def test_a_promise_is_read_as_a_reader_lists_it(sentence: str, expected: list[dict[str, Any]]) -> None:
    assert shown(targets(sentence)) == expected


@pytest.mark.parametrize(("sentence", "expected"), read_specimens("outcome-specimens.json"))
def test_a_result_is_read_as_a_reader_lists_it(sentence: str, expected: list[dict[str, Any]]) -> None:
    assert shown(outcomes(sentence)) == expected


FORMS = {
    "2021年、2022年、2023年普及率分别达到90%、93%、95%。": [
        "普及率 >= 90% 2021",
        "普及率 >= 93% 2022",
        "普及率 >= 95% 2023",
    ],
    "2021年、2022年分别新建学校3所、5所。": ["新建学校数量 = 3所 2021", "新建学校数量 = 5所 2022"],
    "补助标准提高到每人每年640元。": ["补助标准 >= 640元 2021"],
    "低保标准分别提高到每人每月700元、520元。": ["低保标准 >= 700元 2021", "低保标准 >= 520元 2021"],
    "奖补标准为每亩150元。": ["奖补标准 = 150元 2021"],
    "企业开办3个环节3个工作日完成。": ["企业开办环节数量 = 3个 2021", "企业开办时间 = 3个工作日 2021"],
    "完成年度目标任务的60%。": ["年度目标任务比例 = 60% 2021"],
    "每季度至少走访一次。": ["每季度走访次数 >= 1次 2021"],
    "每个县至少建成1个融媒体中心。": ["每个县融媒体中心数量 >= 1个 2021"],
    "开展检查4轮次、处罚案件30起。": ["检查数量 = 4轮次 2021", "处罚案件数量 = 30起 2021"],
    "新引进亿元以上项目30个，其中10亿元以上项目5个。": [
        "新引进亿元以上项目数量 = 30个 2021",
        "新引进10亿元以上项目数量 = 5个 2021",
    ],
    "投资、消费增速分别快于全国3.4个、1个百分点。": [
        "投资增速 = 3.4个百分点 2021",
        "消费增速 = 1个百分点 2021",
    ],
    "推动11个重点领域项目投资突破2000亿元。": ["重点领域项目投资 > 2000亿元 2021"],
    "完成投资超万亿元。": ["投资 > 1万亿元 2021"],
    "办理时间分别压缩至15个、7个、5个工作日以内。": [
        "办理时间 <= 15个工作日 2021",
        "办理时间 <= 7个工作日 2021",
        "办理时间 <= 5个工作日 2021",
    ],
    "小麦、玉米产量分别达到30万吨、50万吨。": ["小麦产量 >= 30万吨 2021", "玉米产量 >= 50万吨 2021"],
    "完成建成区42公里管道改造。": ["建成区管道改造 = 42公里 2021"],
    "建成区域医疗中心3个。": ["区域医疗中心数量 = 3个 2021"],
    "推进12个百亿元项目建设。": ["百亿元项目数量 = 12个 2021"],
    "突破百项育种技术，形成千项标准，培育百家种业企业。": [
        "育种技术数量 = 100项 2021",
        "标准数量 = 1000项 2021",
        "种业企业数量 = 100家 2021",
    ],
    "力争突破20项关键技术。": ["关键技术数量 = 20项 2021"],
    "种业企业总数突破百家，实施百家企业培育工程。": ["种业企业总数 > 100家 2021"],
    "城镇、农村居民人均可支配收入分别增长5%和7%。": [
        "城镇居民人均可支配收入 = 5% 2021",
        "农村居民人均可支配收入 = 7% 2021",
    ],
    "一二三产增加值分别增长3%、6%、5%。": ["一产增加值 = 3% 2021", "二产增加值 = 6% 2021", "三产增加值 = 5% 2021"],
    "新建道路47公里，改造管网18公里，较“十三五”时期分别增长4%、50%。": [
        "新建道路 = 47公里 2021",
        "改造管网 = 18公里 2021",
        "新建道路 = 4% 2021",
        "改造管网 = 50% 2021",
    ],
    "每千人口床位数达到6张、医师数达到3人。": ["每千人口床位数 >= 6张 2021", "每千人口医师数 >= 3人 2021"],
    "为困难家庭实施适老化改造，每年不少于1000户。": ["困难家庭实施适老化改造数量 >= 1000户 2021"],
    "90%以上村庄的垃圾得到有效治理。": ["垃圾得到有效治理的村庄比例 >= 90% 2021"],
    "围绕产业需求布局建设铁路专用线5条，用好奖补资金1亿元。": ["铁路专用线数量 = 5条 2021"],
    "未完成的扣2分，完成得满5分，满意度达到90分以上。": ["满意度 >= 90分 2021"],
    "建成区40%以上面积达到海绵城市要求。": ["达到海绵城市要求的建成区面积比例 >= 40% 2021"],
    "补建市政消火栓169具。": ["补建市政消火栓数量 = 169具 2021"],
    "建设二手市场不低于2个/百万人。": ["二手市场数量 >= 2个/百万人 2021"],
    "渗透率全国第1位。": [],
    "首次全部退出全国168个重点城市后十位。": [],
    "新建8米宽道路3公里。": ["新建8米宽道路 = 3公里 2021"],
    "我国有2.9亿在校学生，要坚持立德树人。今年毕业生超过1000万人，要加强支持。": [],
    "建设500千伏输电线路，推进30万吨级航道，改造100万千瓦以上机组，建设1000兆宽带网络。": [],
}


@pytest.mark.parametrize(("sentence", "expected"), FORMS.items())
def test_a_figure_is_read_by_how_its_sentence_is_made(sentence: str, expected: list[str]) -> None:
    found = [
        f"{t.indicator} {t.comparator.value if t.comparator else ''} {t.value}{t.unit} {t.period}"
        for t in targets(sentence)
    ]
    assert found == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "办好第13次中美欧日韩五局局长会。",
        "培育首批示范高校，遴选公布第二批目录，建设一批地方分中心。",
        "启动《企业知识产权管理规范》（GB/T29490-2013）修订工作，落实国知发〔2020〕5号文件。",
        "深入推进审判“三合一”工作，实施“双随机、一公开”监管，实现“一窗通办”和“最多跑一地”。",
        "建立健全国家、省、市、县四级执法体系，落实中央八项规定，抓好以下8个方面工作。",
        "启动质押信息平台第一阶段系统建设，完成检索系统升级（一期）。",
        "由多个部门负责的，列第一位的部门为牵头部门。",
        "请于2021年12月15日前报送，联系电话：0591-87833634。",
        "详见 https://www.example.cn/art/2021/1/22/art_53_156324.html。",
        "加大5G网络建设力度，办好2020年国际版权论坛，庆祝建党100周年。",
        "对经营3年以上的企业给予支持，将适用16%和10%税率的项目改按新税率征税。",
        "建立全流程全覆盖的质量管控机制，全面落实各项措施。",
        "落实国务院22条措施，围绕5个重点领域开展研究，抓好8项重点任务。",
        "鼓励第三方机构参与，提升一个台阶，开展三项制度改革。",
        "支持投资10亿元以上企业扩大生产，打通3个关键环节。",
        "淘汰国二机械和国四场内车辆，对容量2兆瓦以上数据中心逐一核查。",
        "年取水量达到20万吨的用水单位，应当安装计量设施。",
        "创建5A级景区，开通12345热线24小时服务，实施“1+X”证书制度，推广2020年版目录。",
        "对16岁以上未参保人员进行摸排，保障3岁以下婴幼儿照护，打造15分钟便民生活圈，公布有效期为3年。",
    ],
)
def test_a_number_that_counts_nothing_is_no_target(sentence: str) -> None:
    assert targets(sentence) == ()


def test_a_figure_of_last_year_in_a_plan_is_no_target() -> None:
    assert targets("去年新增减税超过1万亿元，今年力争减税2万亿元。")[0].value == 2


def test_last_year_as_a_comparison_does_not_make_a_target_past() -> None:
    (target,) = targets("支出规模比去年扩大2万亿元以上。")
    assert (target.baseline, target.growth, target.comparator) == ("去年", True, Comparator.AT_LEAST)


def test_a_plan_without_a_year_gives_targets_without_a_period() -> None:
    sentence = "新建5家保护中心。"
    assert read_targets(whole(sentence), sentence, year=None)[0].period is None


def test_the_period_of_the_heading_gives_way_to_the_time_of_the_sentence() -> None:
    found = outcomes("“十三五”期间，拥有量达到15件。2019年，授权量达到9万件。认定产品30件。", period="2020")
    assert [outcome.period for outcome in found] == ["2016-2020", "2019", "2020"]


def test_a_paragraph_opened_by_five_years_is_for_the_five_years_before() -> None:
    found = outcomes("五年来，各地结合实际深化改革。全国28个省出台配套政策。", period="2020")
    assert [outcome.period for outcome in found] == ["2016-2020"]


def test_blanks_inside_figures_do_not_matter() -> None:
    (spaced,) = outcomes("有效注册商标量达到 3017.3 万件。")
    (tight,) = outcomes("有效注册商标量达到3017.3万件。")
    assert (spaced.value, spaced.unit, spaced.indicator) == (tight.value, tight.unit, tight.indicator)


def test_a_quote_over_a_page_break_has_a_passage_of_several_pieces() -> None:
    source = "培育示范企\n— 12 —\n业 57 家。"
    strand = join((whole("培育示范企"), whole("业 57 家。", source.index("业 57"))))
    (outcome,) = read_outcomes(strand, source, year=YEAR)
    assert outcome.indicator == "示范企业数量"
    assert outcome.passage.pieces == (Piece(0, 5), Piece(13, 19))
    assert "".join(source[p.start : p.end] for p in outcome.passage.pieces) == outcome.quote


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("商标审查周期压减至4个月。", QuantityKind.DURATION),
        ("社会满意度达到80分。", QuantityKind.SCORE),
        ("电子申请率达到98%。", QuantityKind.RATE),
        ("指数排名提升到第14位。", QuantityKind.RANK),
        ("新建30家中心。", QuantityKind.FLOW),
        ("发明专利拥有量达到15件。", QuantityKind.STOCK),
    ],
)
def test_an_indicator_says_what_kind_of_quantity_it_is(sentence: str, kind: QuantityKind) -> None:
    assert outcomes(sentence)[0].kind is kind


def test_a_caption_is_a_repeat_of_the_outcome_that_it_prints_again() -> None:
    prose = "社会满意度由72分提高到80分，有效注册商标量达到3017.3万件。"
    captions = ("社会满意度  \n72分提高到**80分**", "有效注册商标量**3017.3万件**")
    source = "\n\n".join((prose, *captions))
    strands = [whole(caption, source.index(caption)) for caption in captions]
    joined, further = join_repeats(read_outcomes(whole(prose), source, year=YEAR), strands, source)
    assert further == ()
    repeats = [[source[p.start : p.end] for p in outcome.repeats] for outcome in joined]
    assert repeats == [[captions[0]], [captions[1]]]


def test_a_caption_whose_figure_is_cut_off_repeats_the_outcome_that_it_names() -> None:
    prose, caption = "国际专利申请量跃居全球第一。", "国际专利申请量**全球第**"
    source = prose + "\n" + caption
    strand = whole(caption, len(prose) + 1)
    joined, _ = join_repeats(read_outcomes(whole(prose), source, year=YEAR), [strand], source)
    assert joined[0].repeats == (strand.passage(source),)


def test_a_caption_that_repeats_nothing_is_an_outcome_of_its_own() -> None:
    prose, captions = "拥有量达到15.8件。", ("地理标志商标**6085件**", "主要工作数据")
    source = "\n".join((prose, *captions))
    strands = [whole(caption, source.index(caption)) for caption in captions]
    joined, further = join_repeats(
        read_outcomes(whole(prose), source, year=YEAR), strands, source, year=YEAR, period="2020"
    )
    assert [outcome.repeats for outcome in joined] == [()]
    assert [(outcome.indicator, outcome.period) for outcome in further] == [("地理标志商标数量", "2020")]


def test_one_value_of_two_things_is_no_repeat() -> None:
    prose, caption = "审结案件30件。", "国家标准**30件**"
    source = prose + "\n" + caption
    joined, further = join_repeats(
        read_outcomes(whole(prose), source, year=YEAR), [whole(caption, len(prose) + 1)], source
    )
    assert joined[0].repeats == ()
    assert [outcome.indicator for outcome in further] == ["国家标准数量"]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map("".join))
def test_whatever_the_words_every_figure_stands_in_the_source(text: str) -> None:
    for figure in (*targets(text), *outcomes(text)):
        pieces = figure.passage.pieces
        assert figure.indicator
        assert "".join(text[piece.start : piece.end] for piece in pieces) == figure.quote


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1,095", "1095"),
        ("4.4223", "4.4223"),
        ("二十", "20"),
        ("两", "2"),
        ("百", "100"),
        ("半", "0.5"),
        ("三千五百", "3500"),
    ],
)
def test_a_printed_number_has_its_value(printed: str, value: str) -> None:
    assert read_number(printed) == Decimal(value)


def test_numerals_in_a_wrong_order_are_no_number() -> None:
    with pytest.raises(ValueError, match="三百五千"):
        read_number("三百五千")


def test_a_word_list_keeps_a_unit_out_of_longer_words() -> None:
    pattern = re.compile(either("家/庭长 个/体|税 家庭户"))
    assert [match[0] for match in pattern.finditer("家庭户 家庭 个体 个税 5家 3个")] == ["家庭户", "家", "个"]


def test_a_word_list_may_be_left_out() -> None:
    pattern = re.compile(maybe("责任 牵头") + "单位")
    assert [bool(pattern.fullmatch(text)) for text in ("单位", "牵头单位", "牵头", "配合单位")] == [
        True,
        True,
        False,
        False,
    ]


def test_the_last_character_of_a_permit_is_no_modal_word() -> None:
    sentence = "专利转让许可2000次以上。"
    (target,) = read_targets(whole(sentence), sentence, year=2023)
    assert target.indicator == "专利转让许可次数"
