"""Which numbers of a plan are figures at all: the rest are spans of time, idioms and counts of no thing."""

from __future__ import annotations

import re

from kg.model import Comparator
from loaders.annotate.figures.classes import tells_which
from loaders.annotate.figures.indicator import ends_in_verb, has_quantity
from loaders.annotate.figures.mentions import AT_LEAST_ONE, ONE_EACH, Mention
from loaders.annotate.figures.plain import HIDDEN, Plain
from loaders.annotate.figures.slots import Slot
from loaders.annotate.figures.units import Measured
from loaders.annotate.figures.wording import Movement, find_verb

_AGE = re.compile(r"(?:年|岁|(?<!工作)(?<!自然)日)$")
_DONE = re.compile(r"^(?:内)?(?:完成|办结|办理完毕)")
_CLASS = re.compile(r"[百千万亿]+\S{1,2}以上|超[百千万亿]+元")  # 千人以上集中式水源地, 产值超亿元企业
# 产值10亿元以上企业, 35岁以下青年, 超5000万元项目: how large those are that are spoken of, and no promise
_SIZED = re.compile(
    rf"^{HIDDEN}*的?(?![且并需应])[一-鿿]{{0,9}}?(?:企业|项目|产业|集群|工程|园区|基地|[乡镇村县]|平台|设备|装备|机组|锅炉|水库|青年|少年|人员|人才|规模养殖|养殖|群众|老年人|老人|儿童|居民|职工|自然村|综合体|场所|商[场超]|超市|场馆|楼宇|酒店|饭店|仓库|厂房|电梯|村[民庄组]|线路|道路|公路|铁路|河流|建筑|桥梁|管[道线网]|高楼|单位|用户|数据中心|充电设施|充电桩|电站|货车|车辆|船舶)"
)
# 实现200平方米以上餐馆全覆盖 promises all of them
_COVERED = re.compile("[^，。；]{2,20}全覆盖")
_ACHIEVES = re.compile("(?:^|[，。；、]|实现|做到)$")
# 时速120公里以上线路, 两侧500米范围内, 10亿元以上5个; 10万吨铝材等项目: how large a thing is that is only named
_DIMENSION = re.compile(r"(?:时速|海拔|(?<!服务)半径|直径|两侧|周边|沿线|方圆|不同)$")
# 推动某公司30万吨纸浆等项目释放产能
_GOES_ON_WITH = (
    r"(?:即将|已经?|正式|全面|顺利|加快|尽快|尽早|早日|满负荷)*(?:新?(?:装置|设备))?"
    r"(?:稳产|达产|达效|满产|量产|投产|开工|建成|落地|竣工|投运|签约|(?:释放)?产能|[，。；、]|$)"
)
_OF_A_PROJECT = re.compile(rf"[^，。；、\d]{{2,16}}(?:项目|工程|生产线|基地|储备库|码头|电站|厂){_GOES_ON_WITH}")
# 争取资金5000万元实施防洪项目: what it is spent on
_SPENT_ON = re.compile("(?:专项|专门|主要)?(?:实施|用于|支持|推进|开展|扶持)")
# 全年争取资金20亿元以上支持项目建设: a sum, and no size of the projects
_IS_A_SUM = re.compile(r"(?:资金|经费|贷款|[投外]资|债券|资本|基金)$")
# 提供10类以上技术的卫生院占比达到90%: which of them are meant
_OF_WHICH = re.compile(r"[^，。；□]{1,24}的[^，。；□]{1,16}(?:占比|比例|比重|率|数量)(?:达|不|提|超|为|控|保)")
_OF_WHOM = re.compile(
    r"(?:及?以上)?[一-鿿]{0,8}的[一-鿿]{0,8}(?:单位|企业|机构|用户|设施|[一-鿿]炉|机组)[，、]?(?:应|须|要|可|纳入|列入|暂|不)?"
)
_COUNTED = re.compile(r"\d[个家座台条处艘套]$")  # 12个百亿元项目, 3座35万千瓦光热电站
_ONE_OF_SEVERAL = re.compile(
    rf"[一-鿿]{{2}}[^，。；]{{0,60}}?等[^，。；、]{{0,8}}(?:项目|工程|电站)(?:(?:建设)?(?=[，。；]|$)|{_GOES_ON_WITH})"
)
_GOES_ON = re.compile("[一-鿿]{2}")
# 退出全国168个重点城市后十位, 入选全省第二批20所示范高中
_OF_ALL = re.compile(
    r"(?:退出|进入|跻身|位列|位居|列|居|在|入选|获评|成为|[列纳]入)(?:全[国省市区县]|我[国省市])(?:第[一二三四五六七八九十]批|首批)?$"
)
_MARKS = re.compile(r"(?:得|扣|加|计|减|记|倒扣|满分|总分)(?:满)?$")  # 未完成的扣2分
# 评分80分以上为优秀; but 以满意度90分以上为目标
_GRADES = re.compile(
    "的?，?(?:(?:评[为定]|(?:确|认)定为|视为)[一-鿿“”□]{1,6}"
    "|(?:为|属于?)(?:不|基本|较)?(?:优|良|合格|达标|及格|称职|中等|[一二三四五甲乙丙丁]等|[一二三四五甲乙丙]级|[A-E]|“|□))"
)
_SIZED_APART = re.compile(r"□{2,6}以[上下]的?[一-鿿]{0,4}(?:企业|单位|项目|家庭|人员)")  # 30人（含）以下的企业
# 对6个省份有关企业开展检查: on whom it is done, and no promise as 在12个省份开展试点 is
_WHERE = re.compile(r"(?:对|由|向)$")
# 由10个集群和30条产业链组成的体系
_MADE_UP = re.compile(r"[^，。；]{1,40}(?:组成|构成)的|(?<=[人名员])组成(?=[，。；]|$)|时速")
# 完善12个县、区平台功能: of all of them, as they are; but 完善8个省级实验室, 20个市场设施, 5个市政项目 are things
_BETTERS = re.compile("(?:完善|优化|健全)$")
_PLACES = re.compile(
    r"(?:(?:[州地]、?市|县、?区|区、?县|市、?县|县（市、区）|县市区)(?![场域级政城])|[省市县区镇](?=专区|平台|分中心))(?=[一-鿿]{2})"
)
_ARRANGED = re.compile(r"[^，。；\d]{2,8}(?:部署|组织|开展|实施)的")  # 在6个省份部署的专项监管
_OF_PLACES = re.compile(r"(?:省份|省（区、市）|省区市|省|地市|设区市|城市|县区|区县|[市县区州](?=[有相开实进]))")
# 给予最长2年的岗位补贴: how long it is given
_OF_A_GRANT = re.compile(
    r"的(?:(?!给予|予以|发放)[^，。；的]){0,16}(?:补贴|补助|贴息|贷款|减免|优惠|资助|返还)(?=[，。；、]|$)"
)
_RATINGS = ("千伏", "kV")
_SIZES = ("岁", "头", "只", "羽", "人", "户")
# 百万人口大县, 13亿中国人的吃饭问题
_OF_A_PEOPLE = re.compile("(?:人口的?[^，。；]{0,6}大?[国省市县区镇]|中国人)(?![内外])")
_ROUND = re.compile(r"[百千万亿]+[^百千万亿\W]{1,2}")  # 引进人才百名: what closes its clause, behind its noun
# 百亿企业5家, 千亿集群2个: of what size; 突破千亿大关 and 达到百亿规模 are reached
_ROUND_CLASS = re.compile(
    r"[十百千万亿]+亿(?!元|[余多]|以[上下]|左右|大关|规模|台阶|门槛|关口|斤|级(?:大关|规模|台阶))[一-鿿]{2}"
)
_REPEATED = re.compile(r"[两二三四五六七八九十]次(?:荣?获|受到|入选|被|登上|位列)")  # 两次获省政府表彰
_SINCE = re.compile("[自从].*起$")
_IS_INDEX = re.compile("(?:指数|系数|[生职师车桩]比)$")
_REACH = 12  # how far back a verb before a number is looked for
_SMALL = 10
_VAGUE = ("个", "项", "条", "件", "种", "人", "位", "份", "本", "套", "对", "组", "类", "处")


def is_counted(masked: str, mention: Mention) -> bool:
    """Tell whether a number is more than part of a name.

    In Chinese numerals it counts only where it is reached, bounded, or made (举办两届): 五局, 四级 and 八项规定 are
    names, and small numbers of vague things (三项制度改革) too.
    """
    if (
        tells_which(masked, mention)
        or _is_sized(masked, mention)
        or _is_where(masked, mention)
        or _is_piece(masked, mention)
        or _is_span_or_people(masked, mention)
        or (mention.spoken and _ROUND_CLASS.match(masked, mention.start))
    ):
        return False
    if not mention.spoken or masked.startswith("半", mention.number):
        return True
    if any(one.search(masked, max(0, mention.number - 2 * _REACH), mention.number) for one in (AT_LEAST_ONE, ONE_EACH)):
        return True
    if (mention.value < _SMALL and mention.unit in _VAGUE) or _is_class(masked, mention):
        return False
    if _ROUND.fullmatch(masked[mention.start : mention.end]) or _REPEATED.match(masked, mention.start):
        return True
    before = masked[max(0, mention.start - _REACH) : mention.start]
    moved = find_verb(before, rank=mention.rank).movement not in (Movement.NONE, Movement.STAY)
    return moved or mention.bound is not None or ends_in_verb(before)


def _is_span_or_people(masked: str, mention: Mention) -> bool:
    """Tell the years that a sum is of, and how large a people is: 投入五年累计60亿元, 百万人口大县."""
    is_span = mention.measured is Measured.TIME and masked.startswith("累计", mention.end)
    return is_span or _OF_A_PEOPLE.match(masked, mention.end) is not None


def _is_piece(masked: str, mention: Mention) -> bool:
    """Tell a number of what something consists of, and the other side of an area: 1公里×1公里."""
    return bool(_MADE_UP.match(masked, mention.end)) or masked[: mention.start].endswith("×")


def _is_sized(masked: str, mention: Mention) -> bool:
    """Tell a size from which or up to which things are meant, where no verb says that it is reached."""
    before = masked[max(0, mention.start - _REACH) : mention.start]
    if (mention.bound and _OF_WHICH.match(masked, mention.end)) or _SIZED_APART.match(masked[mention.end :]):
        return True
    is_amount = mention.measured in (Measured.MONEY, Measured.AMOUNT)
    if _rates(masked, mention) or (is_amount and _names_a_size(masked, before, mention)):
        return True
    sizes = is_amount or mention.unit in _SIZES
    if sizes and mention.bound and _ACHIEVES.search(before) and _COVERED.match(masked, mention.end):
        return True
    if not (sizes and (mention.bound or mention.high) and _SIZED.match(masked[mention.end :])):
        return False
    is_sum = _IS_A_SUM.search(before) and _SPENT_ON.match(masked, mention.end)
    is_said = find_verb(before, rank=False).movement is not Movement.NONE and not _COVERED.match(masked, mention.end)
    return not (is_sum or is_said)


def _names_a_size(masked: str, before: str, mention: Mention) -> bool:
    """Tell an amount that is a dimension, part of a name, or says which of them are meant."""
    is_named = _DIMENSION.search(before) is not None or _is_part_of_a_name(masked, mention)
    return is_named or _is_of_whom(masked, mention)


def _is_of_whom(masked: str, mention: Mention) -> bool:
    """Tell an amount that says which of them are meant: 年取水量达到20万吨的用水单位，应当安装计量设施."""
    is_reached = masked[: mention.number].endswith("达到")
    return is_reached and bool(_OF_WHOM.match(masked, mention.end))


def _is_where(masked: str, mention: Mention) -> bool:
    """Tell a number of places in which something is done, which promises none of them: 对6个省份有关企业检查."""
    before = masked[max(0, mention.start - _REACH) : mention.start]
    if mention.unit == "个" and _BETTERS.search(before) and _PLACES.match(masked, mention.end):
        return True
    is_place = mention.unit == "个" and mention.bound is None and _OF_PLACES.match(masked, mention.end)
    return bool(is_place and (_WHERE.search(before) or _ARRANGED.match(masked, mention.end)))


def _rates(masked: str, mention: Mention) -> bool:
    """Tell a class or a whole that things are of: 220千伏变电站, 30万吨级航道, 12个百亿元项目, 使用超过20年的管网."""
    if mention.unit in _RATINGS or masked.startswith("级", mention.end):
        return True
    if mention.measured is Measured.TIME and mention.bound and masked.startswith(("的", "老旧"), mention.end):
        return not (mention.start < mention.number and _OF_A_GRANT.match(masked, mention.end))
    before = masked[max(0, mention.start - _REACH) : mention.start]
    is_amount = mention.measured in (Measured.MONEY, Measured.AMOUNT)
    if mention.measured is Measured.SCORE and (_MARKS.search(before) or _GRADES.match(masked, mention.end)):
        return True
    is_whole = mention.measured is not Measured.SHARE and _OF_ALL.search(before)  # 在全省40%以上的县开展
    return bool(
        is_whole
        or (is_amount and mention.bound is None and _COUNTED.search(before) and _GOES_ON.match(masked, mention.end))
    )


def _is_part_of_a_name(masked: str, mention: Mention) -> bool:
    """Tell a size that only names what it stands before: 10亿元以上5个, 500米范围内, 某公司10万吨铝材等项目投产."""
    if mention.bound and masked[mention.end : mention.end + 1].isdigit():
        return True
    if re.match(r"范围|(?:服务)?半径|(?:站点)?覆盖率", masked[mention.end :]):
        return True
    before = masked[max(0, mention.start - _REACH) : mention.start]
    is_stated = ends_in_verb(before) or find_verb(before, rank=False).movement is not Movement.NONE
    if not is_stated and mention.bound is None and _ONE_OF_SEVERAL.match(masked, mention.end):
        return True  # 甲公司60万吨复合肥、乙公司40万吨装置升级等项目建设
    if _SPENT_ON.match(masked, mention.end):
        return False
    return not is_stated and mention.bound is None and bool(_OF_A_PROJECT.match(masked[mention.end :]))


def _is_class(masked: str, mention: Mention) -> bool:
    """Tell a class that a number sets apart, and no quantity: 千人以上集中式水源地."""
    printed = masked[mention.start : mention.end]
    return bool(_CLASS.fullmatch(printed) and re.match(r"[\u4e00-\u9fff]", masked[mention.end :]))


def is_figure(plain: Plain, slot: Slot, name: str) -> bool:
    """Tell whether the number of a slot is a figure for `name`.

    Spans of time count with a verb of reaching, or as the value of a quantity (审查周期 4 个月), not as 24小时服务.
    """
    mention = slot.mention
    if mention.measured is Measured.TIME and _SINCE.match(name):
        return False  # 自受理之日起20个工作日内
    bounded = mention.bound in (Comparator.AT_LEAST, Comparator.AT_MOST) and mention.start < mention.number
    stated = bounded or slot.movement not in (Movement.NONE, Movement.STAY)  # 培训不少于3个月
    if not mention.unit:
        return stated or mention.value == 0 or _IS_INDEX.search(name) is not None  # 劣V类断面比例为0, 综合指数1.78
    return stated or mention.measured is not Measured.TIME or _is_duration(plain, mention, name)


def _is_duration(plain: Plain, mention: Mention, name: str) -> bool:
    if has_quantity(name):
        return True
    if _AGE.search(mention.unit):
        return False
    finished = _DONE.match(plain.text[mention.end :]) is not None
    return finished and mention.bound in (None, Comparator.AT_MOST)
