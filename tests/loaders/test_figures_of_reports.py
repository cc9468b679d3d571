"""Figures as yearly reports print them: rates behind several quantities, shares of a plan, falls below nothing."""

from __future__ import annotations

import pytest

from kg.attainment.quantities import Direction, direction_of_change
from loaders.annotate.figures import read_outcomes
from loaders.reading.strand import whole

SENTENCES = {
    # several quantities, and as many rates behind them
    "完成货运量300万吨，货物周转量4.5亿吨公里，同比增长3.1%、-2.4%。": [
        "货运量 300万吨",
        "货物周转量 4.5亿吨公里",
        "货运量 3.1%",
        "货物周转量 -2.4%",
    ],
    "城乡居民收入41000元、19000元。": ["城镇居民收入 41000元", "农村居民收入 19000元"],
    "一、二产业增加值分别增长4.2%、6.1%。": ["一产业增加值 4.2%", "二产业增加值 6.1%"],
    "接待游客80万人次，同比增长5%，实现收入6亿元，比增7%，分别恢复至2019年的90%、85%。": [
        "接待游客人次 80万人次",
        "接待游客人次 5%",
        "收入 6亿元",
        "收入 7%",
        "接待游客人次 90%",
        "收入 85%",
    ],
    # a mark that is passed, and what was reached
    "税收突破亿元大关，实现10500万元，增长6.2%。": ["税收 1亿元", "税收 10500万元", "税收 6.2%"],
    "全市人均产值超9万元大关。": ["全市人均产值 9万元"],
    "港口吞吐量连续6年保持全省首位，同口径增长2%。": [
        "港口吞吐量连续保持全省首位 6年",
        "港口吞吐量 1位",
        "港口吞吐量 2%",
    ],
    "工业投资增速-5.3%。": ["工业投资增速 -5.3%"],
    "在全省百强县排位上升4位，列第52位。": ["全省百强县排位 4位", "全省百强县排位 52位"],
    "水环境质量综合指数3.42，好于上年。": ["水环境质量综合指数 3.42"],
    # what stands in a bracket, and what is none of it
    "完成房屋签约80户（签约率95.2%）。": ["房屋签约数量 80户", "签约率 95.2%"],
    "完成整治图斑60个（2022年任务45个）。": ["整治图斑数量 60个"],
    "转办件共31件，除2件不属实外，均已办结。": ["转办件数量 31件"],
    # words that only look like bounds or that belong to time
    "约谈企业12家，签约项目9个。": ["约谈企业数量 12家", "签约项目数量 9个"],
    "截止9月3日共发放补助210户，今年以来走访300户。": ["补助数量 210户", "走访数量 300户"],
    "新认定示范点40个，核减2个。": ["新认定示范点数量 40个", "核减示范点数量 2个"],
    "选聘了6名站长，引进了3个品种。": ["选聘站长人数 6名", "品种数量 3个"],
    # who does it, and how many of what
    "12项民生实事基本完成。": ["基本完成的民生实事数量 12项"],
    "30个指标已如期全部完成。": ["全部完成的指标数量 30个"],
    "全国30个城市完成公交客运量200亿人次。": ["城市完成公交客运量 200亿人次"],
    "13家乡镇医院通过验收。": ["通过验收的乡镇医院数量 13家"],
    "开展陆上巡查40个次、海上巡查22航次。": ["陆上巡查数量 40个次", "海上巡查数量 22航次"],
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items())
def test_a_report_says_what_was_reached(sentence: str, expected: list[str]) -> None:
    found = read_outcomes(whole(sentence), sentence, year=2023)
    assert [f"{o.indicator} {o.value}{o.unit or ''}" for o in found] == expected


MORE = {
    "争取债券资金300万元实施防洪工程项目，夯实基础。": ["债券资金实施防洪工程项目 300万元"],
    "向上争取补助3个亿，完成9万余平方网箱改造。": ["向上争取补助 3个亿", "网箱改造 9万平方"],
    "东村收入蝉联全区第一，满意度名列全县第三。": ["东村收入 1位", "满意度 3位"],
    "支出进度达90%，位列全省九市一区第3名。": ["支出进度 90%", "支出进度 3名"],
    "贷款利率不高于一年期市场利率。": [],
    "1-9月累计发放贷款500万元，5月份新增贷款60万元。": ["贷款 500万元", "新增贷款 60万元"],
    "县内20万吨粮食储备库即将建成。": [],
    "获奖励200亩，为全省9个县之一。": ["获奖励 200亩"],
    "补助资金下达2亿元，完成投资3亿元，比年度计划高4.5个百分点。": [
        "补助资金下达 2亿元",
        "投资 3亿元",
        "投资 4.5个百分点",
    ],
    "完成投资3亿元，为年度计划的96%，同比增长5%。": ["投资 3亿元", "投资占年度计划比例 96%", "投资 5%"],
    "我们累计修路60公里，路网密度在全市位次前移2位。": ["修路 60公里", "路网密度在全市位次 2位"],
    "消除隐患30台件，出动人员20多批600多人次，培训40次2万余人。": [
        "消除隐患数量 30台件",
        "出动人员数量 20批",
        "出动人员数量 600人次",
        "培训次数 40次",
        "培训次数 2万人",
    ],
    "按时办结率95%、及时查阅率100%，参与80人次。": ["按时办结率 95%", "及时查阅率 100%", "及时查阅率 80人次"],
    "实现100%线上办案，组织生活会9场次。": ["线上办案比例 100%", "组织生活会场次 9场次"],
    "年度投资总任务5亿元，完成投资5.2亿元。": ["投资 5.2亿元"],
    "子公司从原先的30家重组为18家。": ["子公司数量 18家"],
    "完成房屋拆除60座。": ["房屋拆除数量 60座"],
    "利润比上年同期减亏2亿元。": ["利润 2亿元"],
}


@pytest.mark.parametrize(("sentence", "expected"), MORE.items())
def test_what_only_looks_like_a_figure_of_a_report_is_none(sentence: str, expected: list[str]) -> None:
    found = read_outcomes(whole(sentence), sentence, year=2023)
    assert [f"{o.indicator} {o.value}{o.unit or ''}" for o in found] == expected


def test_a_conjunction_within_a_member_of_a_list_does_not_part_it() -> None:
    sentence = "食堂及超市食品自查率、隐患整改率均达100%，组织3轮次学校全覆盖检查。"
    found = read_outcomes(whole(sentence), sentence, year=2023)
    assert [f"{o.indicator} {o.value}{o.unit or ''}" for o in found] == [
        "食堂及超市食品自查率 100%",
        "隐患整改率 100%",
        "学校全覆盖检查数量 3轮次",
    ]


GENRE = {
    # what a bracket says of growth and place, and of parts
    "税收完成8.6亿元（同比增长4.2%，居全市第二位），其中工业税收5亿元。": [
        "税收 8.6亿元",
        "税收 4.2%",
        "税收 2位",
        "工业税收 5亿元",
    ],
    "完成投资7亿元（占年度计划的102%），税收增长3%（同口径增长5%）。": [
        "投资 7亿元",
        "投资占年度计划比重 102%",
        "税收 3%",
        "税收 5%",
    ],
    "培育企业60家（比上年增加8家）。": ["企业数量 60家", "企业数量 8家"],
    "零售总额增长5%（全市平均4.1%）。": ["零售总额 5%"],
    "收回土地80亩（林地12.5亩）。": ["收回土地 80亩", "林地 12.5亩"],
    "整治图斑60宗（未整治8宗，其中：住宅5宗，厂房3宗）。": [
        "整治图斑数量 60宗",
        "未整治数量 8宗",
        "住宅数量 5宗",
        "厂房数量 3宗",
    ],
    # a place without a verb
    "用电量增速全省第一，排名前移。": ["用电量增速 1位"],
    # from where, and up to when
    "负债率从2015年的6.2%降到去年的4.5%左右。": ["负债率 4.5%"],
    "补贴标准从人均每月80元提高到现在的120元。": ["补贴标准 120元"],
    "死亡率由3.6%降至0。": ["死亡率 0"],
    "死亡率由2014年的3.6%下降到零。": ["死亡率 0"],
    "利润由上年下降3%转为增长5%。": ["利润 5%"],
    "城乡收入比由2.41缩小到2.2。": ["城乡收入比 2.2"],
    "占比比2017年提高3个多百分点。": ["占比 3个百分点"],
    "用于水利的投入五年累计60亿元，年均增长超过9%。": ["用于水利的投入 60亿元", "用于水利的投入 9%"],
    # households and people of one case
    "将860户、2100人纳入保障。": ["纳入保障数量 860户", "纳入保障人数 2100人"],
    "对35户91名困难家庭开展慰问。": ["开展慰问的困难家庭数量 35户", "开展慰问的困难家庭人数 91名"],
    # what of a whole is done
    "90项改革举措已实施86项，实施率95.6%。": ["改革举措已实施数量 86项", "实施率 95.6%"],
    "已完成整改90宗未整改6宗。": ["整改未整改数量 90宗", "未整改数量 6宗"],
    "补助项目比上年减少1/3以上。": ["补助项目 33.3%"],
    "反馈的14个问题已全部完成整改。": ["全部完成整改的问题数量 14个"],
    # what was asked for, or is only meant
    "超额完成年度500户目标任务。": [],
    "超额完成产量3万吨、面积8万亩的年度目标。": [],
    "拟定制度9项，拟创设制度5项，已创设3项。": ["拟定制度数量 9项", "创设数量 3项"],
    "策划项目12个，计划投资9亿元。": ["策划项目数量 12个"],
    "按计划安置60人。": ["计划安置人数 60人"],
    # what other things stand for, and who they are
    "以6个码头改造为契机，优化布局。": [],
    "我县是百万人口大县。": [],
    "划分40个网格、300个单元，分3批推进，处分5人次。": ["划分网格数量 40个", "单元数量 300个", "处分人次 5人次"],
    # for how many years on end, unless the clause has a figure of its own
    "连续12年无重大疫情。": ["连续无重大疫情 12年"],
    "公用经费连续4年压减比例超6%，清退连续3年亏损的企业。": ["公用经费连续4年压减比例 6%"],
    # what there was before, and of how many others one is
    "补贴标准从300元/月提升360元/月。": ["补贴标准 360元/月"],
    "办理时限由7个工作日压缩成即办。": [],
    "渔民和农民收入从2020年的3万元和2万元分别增加到4万元和3万元。": ["渔民和农民收入 4万元", "渔民和农民收入 3万元"],
    "县三中入选全省第三批18所示范高中。": [],
    "入园率90%，远超市定标准80%任务指标。": ["入园率 90%"],
    "资助标准为800元/年-1200元/年不等。": ["资助标准 800元/年", "资助标准 1200元/年"],
    "工业产值跨越2个百亿元台阶。": ["工业产值跨越百亿元台阶数量 2个"],
    "绿化满意度跃上全省首位。": ["绿化满意度 1位"],
    "代表队获得4金、2银、7铜。": ["代表队获得数量 4金", "代表队获得数量 2银", "代表队获得数量 7铜"],
    # of two kinds, or from two places, in one row
    "城镇和农村人均住房面积38平方米、45平方米。": ["城镇面积 38平方米", "农村人均住房面积 45平方米"],
    "产值增长7%，分别高于全国、全省2.1和0.8个百分点。": ["产值 7%", "产值 2.1个百分点", "产值 0.8个百分点"],
    "新增用户3.2亿、线路60万公里。": ["新增用户数量 3.2亿", "新增线路 60万公里"],
    "作出处罚决定7宗、处罚款30万元。": ["作出处罚决定数量 7宗", "作出处罚款 30万元"],
    "完成渠道清淤20公里、桥梁4座，总投资3000万元。": ["渠道清淤 20公里", "桥梁数量 4座", "桥梁总投资 3000万元"],
}


@pytest.mark.parametrize(("sentence", "expected"), GENRE.items())
def test_what_reports_print_again_and_again_is_read(sentence: str, expected: list[str]) -> None:
    found = read_outcomes(whole(sentence), sentence, year=2023)
    assert [f"{o.indicator} {o.value}{o.unit or ''}" for o in found] == expected


def test_an_origin_of_a_past_year_is_the_baseline() -> None:
    sentence = "负债率从2015年的6.2%降到去年的4.5%左右。"
    (found,) = read_outcomes(whole(sentence), sentence, year=2023)
    assert (found.baseline, found.period) == ("2015年的6.2%", "2022")


@pytest.mark.parametrize(
    ("sentence", "indicator"), [("国有企业比上年减亏2亿元。", "国有企业利润"), ("利润总额减亏2亿元。", "利润总额")]
)
def test_a_smaller_loss_is_more_profit(sentence: str, indicator: str) -> None:
    (outcome,) = read_outcomes(whole(sentence), sentence, year=2023)
    assert outcome.indicator == indicator
    assert direction_of_change(outcome) is Direction.UP
