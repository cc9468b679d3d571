"""What a plan says of things as they are, by definition or of whom, which is no promise, beside what it promises."""

from __future__ import annotations

import pytest

from kg.model import Comparator
from loaders.annotate.figures import read_targets
from loaders.reading.strand import whole
from tests.loaders.test_counted_subjects import shown

NO_PROMISE = (
    "截至2024年底，全县县道总里程300公里，桥梁80座。",
    "避难场所分为综合避难场所和社区避难场所2类。",
    "公布综合能耗1000吨—3000吨标准煤重点单位名单。",
    "梳理设施优化、风貌保护等方面共18项任务。",
    # of which things something is said
    "支持运行超过20年且不达标的变压器更新。",
    "支持容量小于1000千瓦的风电场、使用15年以上老旧电站改造。",
    "对投资3000万元以上符合条件的技改项目给予支持。",
    "冰箱、电视等8类家电产品给予一次性补贴。",
    # how large a single project is
    "某公司阀门制造项目，总投资3.2亿元，占地120亩，年产阀门5万套。",
    "推进滨河公园项目，计划总投资2亿元，6月底前开工。",
    # what is dealt with, by how much it is over
    "严格执行装载要求，对货车装载超过6辆、客车载客超过60人的，均认定为违法车辆。",
    "对1年内违法超过3次的车辆，吊销其道路运输证。",
    # what a sum is multiplied with
    "绩效面积=作业面积×36%。",
    # what a fine is
    "违反规定的，处二十元以上二百元以下罚款。",
    # how much the document lists, and how long the work takes
    "2023年要重点完成12条推进举措。",
    "推进5项引领性改革任务率先突破。",
    "本次专项整治行动持续时间共6个月。",
    "开展为期3个月的集中治理。",
    # how things are
    "目前分拣能力提升至600吨/日，基本满足需要。",
    "据统计，全县每日清运垃圾近300吨。",
    "全县共有学校60所、在校学生2万人。",
    "排水公司有5支应急队伍，其中2支为市级队伍。",
    "今年以来本市已连续发生5起食堂火灾。",
    "截至2024年底，全市已建成充电桩8000个。",
    "发挥20亿元产业基金作用。",
    "零碳园区是指以生产为主的园区，年综合能耗应不小于3万吨标准煤。",
    # what things have, are by definition, or where something is done
    "研发具备问答、翻译等4项能力的模型。",
    "是指投资额占总投资不足30%的闲置用地。",
    "保护占全国种群1%以上的候鸟。",
    "在2个核心区、6条主干道改造中加大乡土树种应用。",
    "加强对油罐车、3家油库、40家加油站的检查。",
    "推动甲公司50万吨复合肥、乙公司20万吨装置升级等项目建设。",
    "自受理之日起15个工作日内完成。",
    "比上年提高2个百分点，达到65%。",
    "截至2025年底，全县共有公园绿地80处以上。",
    "截至2025年底已建成车位900个。",
    # how many are to see to the work itself
    "各单位确定1名分管领导和2名工作人员。",
    "抽调县水利局、县林业局、县气象局各1名熟悉情况、责任心强的同志组成专班。",
    "从各乡镇抽调8名技术人员协助普查。",
    # which things are supported
    "优先支持再生水利用率超过60%的新建景观设施。",
    "对购买拖拉机、播种机、收割机、脱粒机、烘干机、植保无人机、割草机、打捆机、水稻插秧机、青贮机等10类农机中1级能效的产品，予以补助。",
)
PROMISES = {
    "截至2026年底，全市建成公园12座。": ["公园数量 = 12座"],
    # parts in a bracket, and what goes for each of a list
    "建成示范点20个（公交示范点8个）。": ["示范点数量 = 20个", "公交示范点数量 = 8个"],
    "建成“1+3”（装置1个、试验区3个）布局。": ["装置数量 = 1个", "试验区数量 = 3个"],
    "布局新通道（可再生能源比例原则上不低于40%），力争建成。": ["可再生能源比例 >= 40%"],
    "开展宣传（各单位全年不少于一场）。": ["各单位数量 >= 1场"],
    "建成停车楼（建筑面积3000平方米）。": [],
    "选派4名骨干教师支教，安排60名困难人员就业，培训干部90人。": [
        "骨干教师支教人数 = 4名",
        "困难人员就业人数 = 60名",
        "培训干部人数 = 90人",
    ],
    "完成（节能率不低于15%）的改造30万平方米。": ["（节能率不低于15%）的改造 = 30万平方米"],
    "新评选质量奖和提名奖各5个。": ["新评选质量奖数量 = 5个", "提名奖数量 = 5个"],
    "受理率和办结率均达到100%。": ["受理率 = 100%", "办结率 = 100%"],
    "可设置变更备案的时限，原则上不超过3个月。": ["变更备案的时限 <= 3个月"],
    "在5家企业已纳入平台监管的基础上，培训20家企业。": ["培训企业数量 = 20家"],
    "在保留的2家养殖场100%实施监管。": ["实施监管的养殖场比例 = 100%"],
    "累计给予最高500万元的支持。": ["支持 <= 500万元"],
    "单台补贴最高不超过1万元，按800元/总吨予以补贴。": ["单台补贴 <= 1万元", "补贴 = 800元/总吨"],
    "2026年完成全县现有12条河道整治任务。": ["全县河道整治数量 = 12条"],
    "培养30名在全县有影响的青年人才。": ["在全县有影响的青年人才人数 = 30名"],
    "2026年6月底前实现已建成电站100%接入。": ["电站接入率 = 100%"],
    "建成2座20万千瓦光伏电站。": ["20万千瓦光伏电站数量 = 2座"],
    "地区生产总值增长6%、力争7%。": ["地区生产总值 = 6%", "地区生产总值 = 7%"],
    # in a bracket, and in quotation marks
    "提高教育支出占财政支出的比例（不低于15%）。": ["教育支出占财政支出的比例 >= 15%"],
    "完成“全县新增500个停车位”建设目标。": ["新增停车位数量 = 500个"],
    '召开"县域发展50人会"，新增企业20家。': ["新增企业数量 = 20家"],
    # what opens the name and is none of it
    "“10”是指新建示范村10个。": ["新建示范村数量 = 10个"],
    "参与制定（修订）3项国家标准。": ["国家标准数量 = 3项"],
    "东江县“十五五”期间计划新增公园6座。": ["新增公园数量 = 6座"],
    "县住建局联合各镇等部门遴选6个小区先行先试。": ["先行先试的小区数量 = 6个"],
    "项目建成后年产值达到8亿元。": ["年产值 >= 8亿元"],
    # what there is to be, or what is done beside what there is
    "到2027年，全县有4家企业上市。": ["全县企业数量 = 4家"],
    "到2027年，全县共有托位2万个。": ["托位数量 = 2万个"],
    "到2027年底已建成车位900个。": ["车位数量 = 900个"],
    "2027年底，全县共有公园绿地80处以上。": ["公园绿地数量 >= 80处"],
    "目前，全县共有泵站70座，今年新建3座。": ["泵站新建数量 = 3座"],
    "发挥我县现有龙头企业的带动作用，招引2家总部企业。": ["招引总部企业数量 = 2家"],
    "出台助企纾困措施20条以上，推出8项便民举措。": ["助企纾困措施数量 >= 20条", "便民举措数量 = 8项"],
    "实施重点项目60个，总投资300亿元。": ["重点项目数量 = 60个", "重点项目总投资 = 300亿元"],
    "新建厂房20万平方米，总投资达到15亿元。": ["新建厂房 = 20万平方米", "新建厂房总投资 >= 15亿元"],
    "培育年产值超50亿元、具备竞争力的企业3家。": ["年产值超50亿元、具备竞争力的企业数量 = 3家"],
    "6000万元（含）至2亿元（不含）的企业，给予一次性补助400万元。": ["一次性补助 = 400万元"],
    # how far a service reaches, beside a size that only names something
    "公共停车服务半径小于2公里。": ["公共停车服务半径 < 2公里"],
    "目前全县有水厂6座，支持新办水厂2座。": ["新办水厂数量 = 2座"],
    "公司现有员工300人，计划新招50人。": ["公司现有员工新招人数 = 50人"],
    # what a count at the end says of each
    "东、西两县参保率分别达到95%。": ["东县参保率 >= 95%", "西县参保率 >= 95%"],
    "城北区、城南区两区就业率均达到90%。": ["城北区就业率 >= 90%", "城南区就业率 >= 90%"],
    # all of what is listed
    "新建泵站、水厂等共8个项目。": ["新建泵站、水厂等项目数量 = 8个"],
    # what goes on behind the figure says nothing of which things are meant
    "建成绿地6万亩以上并完成配套管网的建设。": ["绿地 >= 6万亩"],
    "投资超过5亿元且带动就业的企业达到4家。": ["投资超过5亿元且带动就业的企业数量 >= 4家"],
    '实现"新增路灯90盏"的目标。': ["新增路灯数量 = 90盏"],
}


@pytest.mark.parametrize("sentence", NO_PROMISE)
def test_what_only_describes_promises_nothing(sentence: str) -> None:
    assert shown(sentence) == []


@pytest.mark.parametrize(("sentence", "expected"), PROMISES.items())
def test_what_is_to_be_done_is_promised_beside_a_description(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected


def test_a_time_behind_the_number_of_an_item_is_that_of_its_figures() -> None:
    text = "1.2025年6月底前，新增特色道路10条。"
    assert [target.period for target in read_targets(whole(text), text, year=2026)] == ["2025"]


def test_a_ceiling_behind_a_share_is_a_figure_of_its_own() -> None:
    text = "按照规定给予不超过揭榜额30%、最高2000万元的经费支持。"
    ceiling = read_targets(whole(text), text, year=2024)[-1]
    assert (ceiling.indicator, ceiling.comparator, ceiling.unit) == ("经费支持", Comparator.AT_MOST, "万元")
    assert ceiling.value == 2000


OF_A_PLAN = {
    "将全镇划分为9个网格，配备专人。": [],
    "制定工作计划，分4批推进。": [],
    "3000平方米以上商业综合体开展消防检查。": [],
    "解决13亿中国人的吃饭问题始终是大事。": [],
    "技术合同额全国第一。": [],
    "今年毕业生8万人，再创新高，要做好就业服务。": [],
    "今年毕业生9万人，为历史最高。要加强就业指导。": [],
    "国家已设立90亿元引导基金，要整合更多资金。": [],
    "设立总规模8亿元的产业基金。": ["产业基金总规模 = 8亿元"],
    "平均车速提高5公里/小时。": ["平均车速 = 5公里/小时"],
    "力争投资增速全省第一。": ["投资增速 = 1位"],
    "实施“千企改造”，总投资60亿元。": ["总投资 = 60亿元"],
    "车桩比达到2.5:1。": ["车桩比 >= 2.5:1"],
    "按1:1比例配套资金。": [],
    "公交站点500米覆盖率达到90%。": ["公交站点500米覆盖率 >= 90%"],
    "存贷比提高2个百分点。": ["存贷比 = 2个百分点"],
    "地区生产总值在去年增长8%的基础上增长6%。": ["地区生产总值 = 6%"],
    "固定资产投资、消费品零售总额分别增长9%和7%。": ["固定资产投资 = 9%", "消费品零售总额 = 7%"],
    "组建应急队伍（各镇15人、各村5人）。": [],
}


@pytest.mark.parametrize(("sentence", "expected"), OF_A_PLAN.items())
def test_a_plan_promises_what_is_to_be_reached_alone(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected


def test_what_goes_on_with_last_year_is_of_last_year() -> None:
    text = "过去一年，各项工作取得新成绩。产值增长9%，新增就业800人。今年要新增就业900人。"
    found = [(str(target.value), target.period) for target in read_targets(whole(text), text, year=2024)]
    assert found == [("9", "2023"), ("800", "2023"), ("900", "2024")]
    text = "去年，全县完成投资5亿元。要加大投入，新增学位500个。"
    assert [t.period for t in read_targets(whole(text), text, year=2024)] == ["2023", "2024"]


def test_upon_a_base_is_no_last_year() -> None:
    text = "今后几年，产值在提高质量的基础上年均增长7%。"
    assert [target.period for target in read_targets(whole(text), text, year=2024)] == ["2024"]
