"""What measures of support give, waive and raise in figures, and what beside it only tells to whom or of what."""

from __future__ import annotations

import pytest

from loaders.annotate.figures import read_targets
from loaders.reading.strand import whole
from tests.loaders.test_counted_subjects import shown

GIVEN = {
    # of those only who have the one and the other
    "对经营面积800平方米以上，且年销售额90万元以上的网点，按当年投入给予7%的补助。": ["补助 = 7%"],
    "每成功引进1家注册资本2—8亿元且年收入超过6000万元企业，给予引进单位40万元奖励。": ["单位奖励 = 40万元"],
    # a sum that is asked for, with what it is spent on
    "全年争取上级资金30亿元以上支持重大水利项目建设。": ["上级资金 >= 30亿元"],
    "全年新增贷款60亿元以上支持小微企业发展。": ["新增贷款 >= 60亿元"],
    # money that the plan itself spends
    "用好3亿元市级科技创新专项资金，重点支持技术攻关。": ["用好市级科技创新专项资金 = 3亿元"],
    # parts of it, and shares that are paid back
    "立项后先行拨付40%资助资金。": ["拨付的资助资金比例 = 40%"],
    "大型企业按企业上年度实际缴纳水费的20%返还，小型企业按照40%返还。": ["大型企业返还 = 20%", "小型企业返还 = 40%"],
    # what is levied at a part of it
    "减按2%征收率征收增值税。": ["增值税征收率 = 2%"],
    "对其应纳税额减按25%计入征收基数。": ["计入征收基数比例 = 25%"],
    "对新购拖拉机减半征收购置税。": ["购置税征收比例 = 50%"],
    "实行船舶税减半征收。": ["船舶税征收比例 = 50%"],
    "对电动客车实行过路费8折优惠。": ["过路费优惠 = 8折"],
    "住宿费按7折收取。": ["住宿费收取比例 = 7折"],
    # for how long
    "给予最长2年的岗位补贴。": ["岗位补贴期限 <= 2年"],
    "补贴期限最长3年。": ["补贴期限 <= 3年"],
    "对承租公房的个体工商户减免3个月租金。": ["租金减免时间 = 3个月"],
    # and up to how much
    "对建档的网点给予资金支持，单个网点可达6万元。": ["单个网点 <= 6万元"],
    "给予培训机构可达9万元资金支持。": ["给予培训机构 <= 9万元"],
    "按设备年度收入不高于15%的比例给予租用单位补助，每个单位补助最高可达40万元。": [
        "租用单位补助 <= 15%",
        "每个单位补助 <= 40万元",
    ],
    "新区产值可达30亿元。": ["新区产值 >= 30亿元"],
    "给予农户资金支持，带动基地产值可达5亿元。": ["基地产值 >= 5亿元"],
    "对合作社给予贴息，单户贷款额度可达90万元。": ["单户贷款额度 <= 90万元"],
    "每成功申报1项地方标准，奖励4万元。": ["奖励 = 4万元"],
    "争取4000万元专项资金支持冷库建设。": ["专项资金支持冷库建设 = 4000万元"],
    # from a floor to a ceiling
    "按照不同条件给予2—9万元不等的定额奖励。": ["定额奖励 >= 2万元", "定额奖励 <= 9万元"],
    # for those that are done to, of which one is named
    "对东线北段等5条路段实行分时收费。": ["东线北段等路段数量 = 5条"],
    # side by side
    "对报废旧车并购买符合条件的电动车补贴9000元、购买符合条件的燃油车补贴6000元。": [
        "报废旧车并购买符合条件的电动车补贴 = 9000元",
        "购买符合条件的燃油车补贴 = 6000元",
    ],
    "按照不超过展位、运输费用40%的比例予以资金支持。": ["资金支持 <= 40%"],
    "按照不超过1级能效锅炉投资额30%、2级能效锅炉投资额15%的标准予以补贴。": ["补贴 <= 30%", "补贴 <= 15%"],
    "按不超过实际投资额30%、最高80万元的标准给予奖补。": ["奖补 <= 30%", "奖补 <= 80万元"],
    "支持下岗职工申请不超过15万元的创业贷款，按规定给予贴息。": ["创业贷款 <= 15万元"],
}


@pytest.mark.parametrize(("sentence", "expected"), GIVEN.items())
def test_what_is_given_waived_or_raised_is_a_figure(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "growth"),
    [
        ("到2027年事故发生率减半。", True),
        ("审批时限减半，窗口减少8个。", True),
        ("实行船舶税减半征收。", False),
        ("垃圾费减半收取。", False),
    ],
)
def test_what_is_halved_falls_by_half_and_what_is_levied_at_half_is_a_share(sentence: str, *, growth: bool) -> None:
    target = read_targets(whole(sentence), sentence, year=2025)[0]
    assert (str(target.value), target.unit, target.growth) == ("50", "%", growth)


RAISED = {
    "预留份额由20%以上阶段性提高至35%以上。": ("预留份额", "35", "20%以上"),
    "延续实施预留份额由20%以上阶段性提高至35%以上的政策。": ("实施预留份额", "35", "20%以上"),
    "审批时间由20天以内统一压缩至9天以内。": ("审批时间", "9", "20天以内"),
    "贷款额度由20万元左右逐步提高到30万元。": ("贷款额度", "30", "20万元左右"),
    "试点范围从2个镇扩大到7个镇。": ("试点范围", "7", "2个"),
}


@pytest.mark.parametrize(("sentence", "expected"), RAISED.items())
def test_what_a_figure_starts_from_is_its_baseline_whatever_stands_between(
    sentence: str, expected: tuple[str, str, str]
) -> None:
    (target,) = read_targets(whole(sentence), sentence, year=2024)
    assert (target.indicator.removesuffix("数量"), str(target.value), target.baseline) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("由8家企业承担的产能提升到60万吨。", "60万吨"),
        ("由4家单位共建产业园扩大到30万平方米。", "30万平方米"),
        ("从5个县试点覆盖率提高到80%。", "80%"),
    ],
)
def test_a_figure_of_another_kind_is_no_start_of_the_next(sentence: str, expected: str) -> None:
    (target,) = read_targets(whole(sentence), sentence, year=2024)
    assert (f"{target.value}{target.unit}", target.baseline) == (expected, None)


NOT_GIVEN = {
    # of another's money
    "用足用好国家新增900亿元支农再贷款。": [],
    "用好奖补资金1亿元。": [],
    # how many kinds a list has that something is given for, and how many of a set are left
    "个人购买雨衣、水靴、头盔3类1级防护用品按照零售价格10%予以补贴。": ["补贴 = 10%"],
    "将吸痰器、制氧机等2类器械纳入政府补贴范围。": [],
    "渔船更新、农机更新等其余5项奖补资金从市级专项中安排。": [],
    "落实船舶税减半征收政策。": [],
    # to whom, and of what
    "按规定对季度销售额未超过20万元（按月申报的，未超过7万元）的小规模纳税人免征增值税。": [],
    "对适用5%征收率的应税收入，减按3%征收。": ["征收比例 = 3%"],
    "标的金额600万元以下（含600万元）的项目免收保证金。": [],
    "300万元以下（含300万元）的工程采购项目，专门面向中小企业。": [],
    "招用4名以上退役军人的企业，按每人2000元给予补贴。": ["每人给予补贴 = 2000元"],
    "对新增贷款增速超过12%的银行，给予奖励6万元。": ["奖励 = 6万元"],
    "每增加就业岗位50个奖励3万元。": ["每增加就业岗位50个奖励 = 3万元"],
    "对煤气罐总重量超过40kg但未设专用间的，责令整改。": [],
    "实现学校食堂、300㎡以上餐饮单位备案。": [],
    # all of those that are so large
    "实现300平方米以上餐馆全覆盖。": ["300平方米以上餐馆  None"],
    # how many a list has
    "编制东港、西港2个港区和甲、乙、丙3个园区建设规划。": [],
    "支持退役军人、残疾人等6类群体申请贷款。": [],
    "完善12个县、区专区功能。": [],
    "完善9个区、县平台功能。": [],
    "优化7个县专区功能。": [],
    "为老人、儿童等4类重点人群提供服务。": [],
    # who has so many
    "继续对15台以上农机的合作社给予补助。": [],
    "发现1年内发生3起及以上事故的企业，依法责令停业。": [],
    # what is done
    "东区、西区共计25平方公里已完成评估。": [],
    "12个项目都已开工。": [],
    "减免4个月后恢复收费。": [],
    "制度不齐全的每项扣1分，扣完4分为止。": [],
}


@pytest.mark.parametrize(("sentence", "expected"), NOT_GIVEN.items())
def test_conditions_lists_and_what_is_another_s_are_no_figures(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected


PROMISED = {
    # things of that kind, and no places that have them
    "完善15个市场服务设施。": ["完善市场服务设施数量 = 15个"],
    "健全9个区域性救援中心。": ["健全区域性救援中心数量 = 9个"],
    "健全9个县区域性救援中心。": ["健全县区域性救援中心数量 = 9个"],
    "完善6个省级重点实验室。": ["完善省级重点实验室数量 = 6个"],
    "完善7个镇级污水处理厂。": ["完善镇级污水处理厂数量 = 7个"],
    "完善8个县城供水设施。": ["完善县城供水设施数量 = 8个"],
    # kinds that are made
    "鼓励研发智能手环、助听器等15种新产品。": ["研发智能手环、助听器等新产品数量 = 15种"],
    "引导建成餐饮、百货等5类示范店。": ["餐饮、百货等示范店数量 = 5类"],
    "组织开展禁毒、反诈等4类宣传活动。": ["禁毒、反诈等宣传活动数量 = 4类"],
    # how many are given it, and how many are put right beside how others are dealt with
    "按规定对800家以上企业给予稳岗返还。": ["给予稳岗返还的企业数量 >= 800家"],
    "继续对3万户以上农户发放补贴。": ["农户发放补贴数量 >= 3万户"],
    "实现30个行政村全覆盖。": ["行政村全覆盖数量 = 30个"],
    # done by a time to come
    "确保年底前15个项目都已开工。": ["项目都已开工数量 = 15个"],
    "力争年底4个项目已建成投产。": ["建成投产的项目数量 = 4个"],
    "到年底前，15个项目都已建成。": ["建成的项目数量 = 15个"],
    "发现并整改隐患600处以上，对拒不整改的企业，依法处罚。": ["发现并整改隐患数量 >= 600处"],
}


@pytest.mark.parametrize(("sentence", "expected"), PROMISED.items())
def test_things_made_in_words_like_those_of_a_condition_are_figures(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "大型企业按企业上年度实际缴纳水费的20%返还，小型企业按照40%返还。",
        "报废2014年6月30日前（含当日）登记的汽车并购买新车的，单台补贴2万元、更换电池补贴1万元。",
        "招用毕业2年内高校毕业生并签订合同的，给予1500元/人补贴。",
    ],
)
def test_the_time_of_what_is_spoken_of_is_not_that_of_the_figure(sentence: str) -> None:
    assert {target.period for target in read_targets(whole(sentence), sentence, year=2025)} == {"2025"}


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("改造2000年底前建成的小区30个。", "2025"),
        ("改造2024年前已建成并投用的厂房6座。", "2025"),
        ("2028年底前建成覆盖乡镇的托育中心40个。", "2028"),
        ("2026年底前新建成高标准的停车场70座。", "2026"),
        ("2026年3月底前投产自动化的装配线2条。", "2026"),
        ("到2025年底前登记造册的古树达到500株。", "2025"),
        ("2026年前登记失业率控制在4.5%以内。", "2026"),
        ("2026年前出生缺陷率的下降幅度达到4%。", "2026"),
    ],
)
def test_the_time_by_which_something_is_made_is_that_of_the_figure(sentence: str, period: str) -> None:
    assert [target.period for target in read_targets(whole(sentence), sentence, year=2025)] == [period]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("评分85分以上为优秀，65分以上为达标。", []),
        ("群众满意度得分达到85分以上。", ["群众满意度得分 >= 85分"]),
        ("可继续提供不超过3次的贷款贴息。", ["贷款贴息次数 <= 3次"]),
        ("得分90分以上为A级，60分以下的视为不达标。", []),
        ("80分以上的认定为示范单位。", []),
        ("以家长满意度达到92分以上为目标。", ["以家长满意度 >= 92分"]),
        ("全市办事满意度稳定在88分以上为常态。", ["全市办事满意度 >= 88分"]),
        ("以泊位全面配备充电桩为基础，完善服务。", []),
    ],
)
def test_grades_and_grounds_promise_nothing(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected
