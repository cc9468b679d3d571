"""How large those things are that are only spoken of, which is no promise to make them as large."""

from __future__ import annotations

import re

from kg.model import Comparator
from loaders.annotate.figures.plain import HIDDEN
from loaders.annotate.figures.refusals.number import FAR, Number
from loaders.annotate.figures.units import Measured
from loaders.genre.lexicon import either

_SIZES = ("岁", "头", "只", "羽", "人", "户")  # of what has a size besides amounts
_PEOPLE = re.compile("人口$")  # 服务人口2万人以上水厂
_RATINGS = ("千伏", "kV")
# 推广20吨冷藏箱
_CARRIER = re.compile(r"[一-鿿]{0,3}(?:箱(?!板|涵|梁)|货车|卡车|吊车|吊机|起重机|罐车|自卸车|龙门吊)")
# 形成20万千瓦级的调节能力
_WHAT_IT_CAN = re.compile("级的[^，。；、的]{0,12}能力")
# 产值10亿元以上企业, 35岁以下青年, 超5000万元项目
_SIZED = re.compile(
    rf"{HIDDEN}*(?!的?(?:标准|列入|纳入))的?(?![且并需应])[一-鿿]{{0,9}}?"
    + either(
        "企业 项目 产业 集群 工程 园区 基地 平台 综合体 单位 用户 [乡镇村县] 自然村 村[民庄组] "
        "设备 装备 机组 锅炉 电梯 数据中心 充电设施 充电桩 电站 货车 车辆 船舶 "
        "青年 少年 人员 人才 群众 老年人 老人 儿童 居民 职工 规模养殖 养殖 "
        "场所 商[场超] 超市 场馆 楼宇 酒店 饭店 仓库 厂房 建筑 高楼 水厂 "
        "水库 河流 空域 线路 道路 公路 铁路 桥梁 隧道 管[道线网]"
    )
)
# 40万元以上仪器平均机时由820小时提高到1000小时: of those the rest of the clause is said
_HEADS = re.compile("(?:^|[，。；])(?:全[省市县区校]|单价|价值|原值|投资额?)?$")
_OF_WHICH_MUCH = re.compile(
    r"的?[一-鿿]{2,24}?(?:由\d|达到\d|提高到?\d|稳定在\d|保持在\d|不[低少]于\d|降[低至到]+\d|控制在\d)"
)
_STEEP = re.compile("坡度$")
_SLOPE = re.compile("的?[一-鿿]{0,2}坡")
_BY = re.compile("以$")
_MOSTLY = re.compile("[一-鿿]{0,8}?为主")
_COVERED = re.compile("[^，。；]{2,20}全覆盖")
# 按每座6万元标准建设公厕20座, but 按每户500元标准给予奖补 is given
_BY_EACH = re.compile("按照?每[一-鿿]{1,3}$")
_BUILDS = re.compile("的?标准(?:新建|建设|改建|改造|配建|配备|购置)")
_ACHIEVES = re.compile("(?:^|[，。；、]|实现|做到)$")
# 时速120公里以上线路, 两侧500米范围内
_DIMENSION = re.compile(either("时速 海拔 (?<!服务)半径 直径 两侧 周边 沿线 方圆 不同 绵延 蜿蜒") + "$")
_TIMES, _TIMES_BEFORE = re.compile(r"\s*[×✕xX*]\s*\d"), re.compile(r"\d\s*(?:毫|厘|分)?米?\s*[×✕xX*]\s*$")
_DIMENSION_BEHIND = re.compile(either("直径 口径 孔径 管径 内径 外径 跨度 幅宽 分辨率 见方"))
_SPEED = re.compile("时速")
_AROUND = re.compile(r"范围|(?:服务)?半径|(?:站点)?覆盖率")
_DIGIT = re.compile(r"\d")
# 推动某公司30万吨纸浆等项目释放产能
_GOES_ON_WITH = "(?:即将|已经?|正式|全面|顺利|加快|尽快|尽早|早日|满负荷)*(?:新?(?:装置|设备))?" + either(
    "稳产 达产 达效 满产 量产 投产 开工 建成 落地 竣工 投运 签约 (?:释放)?产能 [，。；、] $"
)
_PROJECT = r"(?:项目|工程|生产线|基地|储备库|码头|电站|厂)"
_OF_A_PROJECT = re.compile(rf"[^，。；、\d]{{2,16}}{_PROJECT}{_GOES_ON_WITH}")
_OF_A_PROJECT_BUILT = re.compile(rf"[^，。；、\d]{{0,16}}{_PROJECT}建设(?=[，。；、]|$)")
# 完成20万吨冷库项目建设, 加快50公里管网改造工程建设: so much of it is promised
_FINISHES = re.compile("完成$")
_EXTENT = re.compile("公里|千米|(?<!立方)米|亩|公顷")
_ONE_OF_SEVERAL = re.compile(
    r"[一-鿿]{2}[^，。；]{0,60}?等[^，。；、]{0,8}(?:项目|工程|电站)"
    rf"(?:(?:建设)?(?=[，。；]|$)|{_GOES_ON_WITH})"
)
_SPENT_ON = re.compile("(?:专项|专门|主要)?(?:资金|经费|债券|贷款)?(?:实施|用于|支持|推进|开展|扶持)")
# 安排不少于3万元的巡护工作经费
_IS_OF_FUNDS = re.compile(r"的[^，。；的]{0,12}(?:经费|资金)(?=[，。；、]|$)")
_IS_A_SUM = re.compile(r"(?:资金|经费|贷款|[投外]资|债券|资本|基金)$")
_OF_WHICH = re.compile(r"[^，。；□]{1,24}的[^，。；□]{1,16}(?:占比|比例|比重|率|数量)(?:达|不|提|超|为|控|保)")
_OF_WHOM = re.compile(
    r"(?:及?以上)?[一-鿿]{0,8}的[一-鿿]{0,8}(?:单位|企业|机构|用户|设施|[一-鿿]炉|机组)[，、]?(?:应|须|要|可|纳入|列入|暂|不)?"
)
_COUNTED = re.compile(r"\d[个家座台条处艘套]$")
_NOUN = re.compile("[一-鿿]{2}")
_UP_TO = re.compile(r"(?:及以[上下]|以下)$")
_GOES_ON = re.compile(r"[一-鿿](?<![的并且和及与])")
_HAS_SIZE = re.compile("(?<!达到)" + either("容量 规模 面积 时间 年限 金额 投资 能力 产量 高度 长度 重量") + "$")
_FOUNDS = re.compile("(?:打造|设立|组建|发起|形成|成立)[总首期]*规模$")  # 设立总规模超3亿元的基金
_AIM = re.compile(r"的(?:总?目标|水平|任务|要求)")
_OR_ELSE = re.compile(
    f"{HIDDEN}*"
    r"(?:并?且|或者?)[^，。；]{2,24}的(?!标准|要求|目标|水平|规定|任务)[一-鿿]{2}|但(?:未|不|没)[^，。；]{2,24}的"
)
# 建成农田5万亩以上且…, 面积不低于…: that much is made or is to be kept to
_IS_MADE = re.compile(either("建成 建设 新建 新增 实现 完成 达到 达 完善 扩大 增加 形成"))
_OF_A_GRANT = re.compile(
    r"的(?:(?!给予|予以|发放)[^，。；的]){0,16}(?:补贴|补助|贴息|贷款|减免|优惠|资助|返还)(?=[，。；、]|$)"
)
# 规划范围包括东片区，面积共计60平方公里; but 扩大实施范围，面积达到5万亩 makes it
_UNMADE = rf"(?:(?!{either('新建 建成 打造 创建 新增 扩大 拓展 划定')})[^。；])*"
_WHERE = re.compile(
    rf"(?:^|[。；，]){_UNMADE}(?:(?:实施|规划|试点|适用|建设|研究|管控)范围|范围(?:包括|涵盖|[为是])){_UNMADE}$"
)
_AREA = re.compile(r"(?:规划|总)?面积(?:共计|总计|合计|共|为|约)*$")
_LONGEST_ROW = 400  # characters of the places that a range has in it
_HOLDS = re.compile(r"占[^，。；、\d]{2,12}$|(?:持股|参股|控股)(?:比例)?(?:达到?)?$")


def is_of_sized_things(number: Number) -> bool:
    """Tell how large things are that no verb says to become as large: 推动产值[10亿元以上]企业数字化."""
    sizes = number.is_amount or number.mention.unit in _SIZES or number.follows(_PEOPLE)
    ends = number.has_bound or number.mention.high
    if number.is_amount and number.has_bound and number.follows(_HEADS, FAR) and number.precedes(_OF_WHICH_MUCH):
        return True
    if not (sizes and ends and number.precedes(_SIZED)):
        return False
    # 全年争取资金20亿元以上支持项目建设: a sum, and no size of the projects
    is_sum = (number.follows(_IS_A_SUM) and number.precedes(_SPENT_ON)) or number.precedes(_IS_OF_FUNDS)
    return not is_sum and (not number.is_reached or number.precedes(_COVERED))


def is_of_all_covered(number: Number) -> bool:
    """Tell how large those are of which all are promised: 实现[200平方米以上]餐馆全覆盖."""
    sizes = number.is_amount or number.mention.unit in _SIZES
    return sizes and number.has_bound and number.follows(_ACHIEVES) and number.precedes(_COVERED)


def is_of_a_share(number: Number) -> bool:
    """Tell which ones a share is of: 提供[10类以上]技术的卫生院占比达到90%."""
    return number.has_bound and number.precedes(_OF_WHICH)


def is_standard_of_each(number: Number) -> bool:
    """Tell what each of those costs that are built, where no grant is spoken of: 按每座[6万元]标准建设公厕20座."""
    return number.is_amount and number.follows(_BY_EACH) and number.precedes(_BUILDS)


def is_rating(number: Number) -> bool:
    """Tell the rating of a thing: 建设[220千伏]变电站, 整治30万吨级航道, 推广20吨冷藏箱."""
    is_class = number.is_before("级") and not number.precedes(_WHAT_IT_CAN)
    carries = number.mention.unit == "吨" and not number.has_bound and number.precedes(_CARRIER)
    return number.mention.unit in _RATINGS or is_class or carries


def is_dimension(number: Number) -> bool:
    """Tell how long, fast or far away something is: 整治公路两侧[500米]地带, [1.2米]×1米托盘."""
    is_side = not number.has_bound and (number.precedes(_TIMES) or number.follows(_TIMES_BEFORE))
    return number.is_amount and (is_side or number.follows(_DIMENSION))


def is_slope(number: Number) -> bool:
    """Tell how steep the land is that is spoken of: 对[25度以上]陡坡茶园退茶还林, 坡度25度以上山地."""
    is_angle = number.mention.unit == "度" and number.is_amount
    return is_angle and (number.precedes(_SLOPE) or (number.follows(_STEEP) and number.precedes(_NOUN)))


def is_dimension_before_its_name(number: Number) -> bool:
    """Tell a dimension whose name stands behind it: 研制[3.8米]直径火箭, 开行300公里时速列车."""
    return number.precedes(_SPEED) or (number.is_amount and number.precedes(_DIMENSION_BEHIND))


def is_prevailing(number: Number) -> bool:
    """Tell how large most of them are: 单体面积以[200平方米左右]为主."""
    return number.follows(_BY) and number.precedes(_MOSTLY)


def is_reach(number: Number) -> bool:
    """Tell how far something reaches: 清理水源地[500米]范围内的排口."""
    return number.is_amount and number.precedes(_AROUND)


def is_of_those_counted_next(number: Number) -> bool:
    """Tell how large those are that the next number counts: 产值[10亿元以上]5个."""
    return number.is_amount and number.has_bound and number.precedes(_DIGIT)


def is_of_those_just_counted(number: Number) -> bool:
    """Tell how large those are that the number before counts: 建设3座[35万千瓦]光热电站."""
    return number.is_amount and not number.has_bound and number.follows(_COUNTED) and number.precedes(_NOUN)


def is_of_a_named_project(number: Number) -> bool:
    """Tell how much a project is to yield that is only named: 推动某公司[30万吨]纸浆项目投产."""
    if not number.is_amount or number.has_bound or number.is_stated:
        return False
    is_named = number.precedes(_OF_A_PROJECT) or (number.precedes(_OF_A_PROJECT_BUILT) and not _is_work(number))
    return is_named and not number.precedes(_SPENT_ON)  # 争取资金5000万元实施防洪项目


def _is_work(number: Number) -> bool:
    """Tell how much of something is built, and not what it is to yield: 推进20公里绿道工程建设."""
    return number.follows(_FINISHES) or _EXTENT.search(number.mention.unit) is not None


def is_of_one_of_several(number: Number) -> bool:
    """Tell how much the first of several projects is to yield: 推进甲公司[60万吨]复合肥、乙公司装置升级等项目建设."""
    is_named = number.is_amount and number.precedes(_ONE_OF_SEVERAL)
    return is_named and not (number.has_bound or number.is_stated)


def is_of_whom_a_rule_holds(number: Number) -> bool:
    """Tell how much those use, or make, whom a rule holds for: 年取水量达到[20万吨]的用水单位，应当安装计量设施."""
    is_reached = number.masked[: number.mention.number].endswith("达到")
    return number.is_amount and is_reached and number.precedes(_OF_WHOM)


def is_up_to(number: Number) -> bool:
    """Tell up to which size things are meant: 淘汰[200万吨/年及以下]常减压装置."""
    if not (number.is_amount and _UP_TO.search(number.printed) and number.precedes(_GOES_ON)):
        return False
    return not (number.is_reached or number.is_of_a_quantity)


def is_of_those_less_or_more(number: Number) -> bool:
    """Tell below or above which size things are meant: 改造容量[小于1500千瓦]的风电场."""
    is_apart = number.mention.bound in (Comparator.MORE_THAN, Comparator.LESS_THAN)
    sizes = is_apart and (number.is_span or number.is_amount) and not number.follows(_FOUNDS, FAR)
    return sizes and number.follows(_HAS_SIZE, FAR) and number.is_before("的") and not number.precedes(_AIM)


def is_one_of_two_terms(number: Number) -> bool:
    """Tell what those have who have something else besides: 更换运行[超过25年]且不达标的变压器."""
    if not (number.has_bound and (number.is_span or number.is_amount) and number.precedes(_OR_ELSE)):
        return False
    return not _IS_MADE.search(number.before(FAR).rpartition("，")[2])


def is_age_of_things(number: Number) -> bool:
    """Tell how old things are, and not how long something is given: 更新使用[超过20年]的管网."""
    if not (number.is_span and number.has_bound and number.is_before("的", "老旧")) or number.precedes(_AIM):
        return False
    # 给予最长2年的岗位补贴
    return number.mention.start == number.mention.number or not number.precedes(_OF_A_GRANT)


def is_of_where_it_holds(number: Number) -> bool:
    """Tell how large the place is for which a plan holds: 实施范围为三个片区的核心区域，面积共计[60平方公里]."""
    return number.is_amount and number.follows(_AREA) and number.follows(_WHERE, _LONGEST_ROW)


def is_share_held(number: Number) -> bool:
    """Tell what share those have of the whole: 保护占全球数量[1%以上]的水鸟."""
    names = number.is_share and number.has_bound and number.is_before("的")
    return names and not number.precedes(_AIM) and number.follows(_HOLDS, FAR)


def is_age(number: Number) -> bool:
    """Tell how old those are who are spoken of: 照护[3岁以下]婴幼儿."""
    return number.mention.unit == "岁" and number.has_bound and number.precedes(_NOUN)


# how large one project is: 总投资3.2亿元，占地120亩，年产阀门5万套
_SENTENCE_ENDS = re.compile("[。；！？]")
_SENTENCE = 200  # characters of the sentence on each side
_INVESTED = re.compile(r"(?:^|[，：、])(?:项目)?(?:计划|预计|估算|概算)?总投资(?:额|规模)?(?:约|为)?(?=\d)")
_SEVERAL = re.compile(
    # 实施“千企技改”，总投资300亿元: a campaign in quotation marks
    rf"(?:实施|推进|开展|启动){HIDDEN}{{4,}}"
    # 完成道路硬化56公里、桥梁8座，总投资1亿元
    r"|(?:完成|建成|改造|新建)[^，。；]*?\d[^，。；、]*、[^，。；、\d]+\d"
    # 实施重点项目60个，总投资300亿元
    r"|\d+个[^，。；]{0,12}项目|项目[^，。；\d]{0,8}\d+[个项]|一批|若干"
    # 抓好十大工程，总投资90亿元
    r"|[两三四五六七八九十百千][个项大](?!型)[^，。；]{0,12}(?:项目|工程)"
)
_SIZE_OF_ONE = re.compile(
    r"(?:^|[，：、])(?:项目)?"
    r"(?:(?:计划|预计|估算|概算)?总投资(?:额|规模)?|(?:新增|规划)?总?(?:建筑|占地|用地)面积|占地|用地"
    r"|(?:建成后)?(?:可)?(?:年产(?!值)|年处理|年加工)[^，。；]{0,40})(?:约|为)?$"
)


def is_of_one_project(number: Number) -> bool:
    """Tell what one project costs, its ground, and what it makes a year: 阀门项目，总投资[3.2亿元]，占地120亩."""
    before = _SENTENCE_ENDS.split(number.before(_SENTENCE))[-1]
    if not _SIZE_OF_ONE.search(before):
        return False
    start = number.mention.start
    sentence = before + _SENTENCE_ENDS.split(number.masked[start : start + _SENTENCE])[0]
    invested = _INVESTED.search(sentence)
    return invested is not None and not _SEVERAL.search(sentence, 0, invested.start())


# 评分80分以上为优秀; but 以满意度90分以上为目标
_GRADES = re.compile(
    r"""的?，?(?:
      (?:评[为定] | (?:确|认)定为 | 视为)[一-鿿“”□]{1,6}
    | (?:为|属于?)(?:不|基本|较)?
      (?:优 | 良 | 合格 | 达标 | 及格 | 称职 | 中等 | [一二三四五甲乙丙丁]等 | [一二三四五甲乙丙]级 | [A-E] | “ | □)
    )""",
    re.VERBOSE,
)
_MARKS = re.compile(r"(?:得|扣|加|计|减|记|倒扣|满分|总分)(?:满)?$")


def is_mark(number: Number) -> bool:
    """Tell the points of an assessment: 未完成的扣[2分]."""
    return number.mention.measured is Measured.SCORE and number.follows(_MARKS)


def is_grade(number: Number) -> bool:
    """Tell from how many points on a grade is given: 评分[80分以上]为优秀."""
    return number.mention.measured is Measured.SCORE and number.precedes(_GRADES)
