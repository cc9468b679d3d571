"""Grants in figures, and the conditions beside them: to whom something is given, for how much, and by what measure."""

from __future__ import annotations

import pytest

from tests.loaders.test_counted_subjects import shown

GRANTS = {
    "对实施设备投资300万元以上技术改造的企业，给予一次性奖励8万元。": ["一次性奖励 = 8万元"],
    "对新建车位30个以上的小区，给予每个小区3万元补助。": ["每个小区补助 = 3万元"],
    "对设备投资超过100万元的项目按15%给予补助。": ["补助 = 15%"],
    "按照产值每新增500万元奖励1万元的标准给予增量奖励。": ["增量奖励 = 1万元"],
    "对合作银行年度贷款每增加2亿元给予5万元奖励。": ["合作银行年度贷款每增加2亿元奖励 = 5万元"],
    # a share that goes with a ceiling, and several of them
    "按软件投资额的20%给予不超过60万元的奖励。": ["奖励 = 20%", "奖励 <= 60万元"],
    "对购买农机的农户按售价的10%给予最高2万元补贴。": ["补贴 = 10%", "补贴 <= 2万元"],
    "按上级补助的40%、20%给予最高不超过80万元的配套补助。": [
        "配套补助 = 40%",
        "配套补助 = 20%",
        "配套补助 <= 80万元",
    ],
    "一次性给予5万元至20万元不等的奖励。": ["奖励 >= 5万元", "奖励 <= 20万元"],
    "按投入的20%给予补助，单个企业最高90万元，同一企业年度累计不超过120万元。": [
        "补助 = 20%",
        "单个企业补助 <= 90万元",
        "同一企业年度补助 <= 120万元",
    ],
    "新入库企业一次性奖励3万元；年零售额增速超过15%的，再奖励1万元。": [
        "新入库企业一次性奖励 = 3万元",
        "新入库再奖励 = 1万元",
    ],
    "镇财政按每人每年不低于80元的标准安排培训经费。": ["培训经费 >= 80元"],
    "原则上按300户配备1名护林员。": ["300户护林员人数 = 1名"],
    # how many are given something is a figure
    "对500户家庭给予补贴。": ["给予补贴的家庭数量 = 500户"],
    "每年新增就业800人。": ["新增就业人数 = 800人"],
    # how large those are that are counted, and how many of them have so much
    "纳税过2亿元的企业达12家。": ["纳税过2亿元的企业数量 >= 12家"],
    "30%的村集体收入达20万元以上。": ["达20万元以上的村集体收入比例 = 30%"],
    # what is there already, and how it is parted
    "巩固现有9个示范点和4个品牌创建成果。": [],
    "将辖区划分成5个片区。": [],
    "完成购买耕地占补平衡指标300亩。": ["购买耕地占补平衡指标 = 300亩"],
    "今年内事项网办率超过85%，力争今年底办结率超过60%。": ["事项网办率 > 85%", "办结率 > 60%"],
    "河岸绿化计划完成300亩。": ["河岸绿化 = 300亩"],
    "重点培养不少于20名骨干，跟踪培养60名新人。": ["骨干人数 >= 20名", "新人人数 = 60名"],
}


@pytest.mark.parametrize(("sentence", "expected"), GRANTS.items())
def test_a_grant_is_a_figure_and_its_condition_is_none(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected


RULES = {
    "严禁9座以上客车（含包车）夜间进山。": [],
    "对1年内发生2起及以上事故的企业，依法责令停业。": [],
    "对考核记满12分的，以及有超载20%以上、超速30%以上的货车驾驶人，要严格依法处罚。": [],
    "半年内发生2起及以上火情的乡镇，乡镇政府要作出检查。": [],
    "贯彻落实安全生产十条措施和市30条具体措施。": [],
    "推进调度、通报等4项机制。": [],
    "不搞一刀切、全覆盖，构建上下贯通、全面覆盖的监督体制。": [],
    "出台9项政策措施。": ["政策措施数量 = 9项"],
    "对6家企业开展检查，整改率达到100%。": ["开展检查的企业数量 = 6家", "整改率 = 100%"],
    "每半年至少组织1次生产安全演练。": ["每半年组织生产安全演练次数 >= 1次"],
}


@pytest.mark.parametrize(("sentence", "expected"), RULES.items())
def test_whom_a_rule_holds_for_is_no_figure(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected


APPLICANTS = {
    "申请单位应成立满3年，注册资本不低于200万元。": [],
    "申报项目须符合产业政策，总投资不低于600万元。": [],
    "每个专班由5—7人组成。": [],
    "建设300公里时速铁路。": [],
    "围绕五大产业、7个专项行动推进。": [],
    "专利申请量达到400件，符合条件的20家企业上市。": ["专利申请量 >= 400件", "上市的企业数量 = 20家"],
    "围绕重点产业，建设4个园区、培育9个平台。": ["园区数量 = 4个", "平台数量 = 9个"],
}


@pytest.mark.parametrize(("sentence", "expected"), APPLICANTS.items())
def test_what_applicants_have_to_be_is_no_figure(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected


PROMISES = {
    # how many apply is promised, and what is won beside it
    "申报市级示范社应不少于8个，争取资金600万元以上。": ["申报市级示范社数量 >= 8个", "资金 >= 600万元"],
    "申报企业应达到15家。": ["申报企业数量 >= 15家"],
    # what is done to all of them, with a second clause on what follows
    "对100%的渔船开展检验，依法清理三无船舶。": ["开展检验的渔船比例 = 100%"],
    # what those have done who are dealt with, also in several clauses
    "对存放气瓶超过90kg未设气瓶间、堆放杂物的，软管长度超过3米的，要依法责令限期改正。": [],
    "发现餐馆使用软管超过3米、私接管道的，要及时移送城管部门处罚。": [],
    "推进江北化工园40万吨甲醇项目稳产达产。": [],
    "推动沙河6万千瓦风电项目、石桥3万千瓦储能电站项目建设，力争年底前并网。": [],
    "推进沙河水泥厂80万吨生产线建设。": [],
    # but how much of it is built
    "推进12公里绿道工程建设。": ["绿道工程建设 = 12公里"],
    "完成6万吨冷库项目建设。": ["冷库项目建设 = 6万吨"],
    # what is won or taken over, and no list of what a document asks for
    "承担4项国家试点任务。": ["承担国家试点数量 = 4项"],
    "争取2个省级改革试点任务。": ["省级改革试点数量 = 2个"],
    "推广14项改革举措。": ["改革举措数量 = 14项"],
    "推进6项改革任务。": [],
    # a limit of each visit, and no length of the work
    "单次入企检查时间不超过2小时。": ["单次入企检查时间 <= 2小时"],
    "开展为期2个月的整治行动。": [],
    # of several projects together
    "抓好三大灌区工程，总投资7亿元，占地面积90亩。": ["总投资 = 7亿元", "占地面积 = 90亩"],
    "实施一批冷链项目，总投资4亿元。": ["总投资 = 4亿元"],
    "推进沙河水库建设，总投资6亿元，占地面积80亩。": [],
}


@pytest.mark.parametrize(("sentence", "expected"), PROMISES.items())
def test_what_only_looks_like_a_condition_is_promised(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected
