"""Which things are spoken of, of how many they are or where they stand in an order, which promises none of them."""

from __future__ import annotations

import re

from loaders.annotate.figures.plain import DATED
from loaders.annotate.figures.refusals.number import FAR, FARTHEST, Number
from loaders.annotate.figures.wording import Movement, find_verb
from loaders.annotate.timed_deeds import DOING, FINISHED
from loaders.annotate.verbs import OPENS_DEED
from loaders.genre.lexicon import either

_HOLDERS = re.compile(
    "的(?!比例|比率|标准|额度|幅度)[一-鿿]{0,6}?"
    + either(
        "地区 省份 城市 [县市区镇乡村] 社区 小区 园区 街道 企业 单位 机构 学校 医院 家庭 居民 农户 用户 人员 群众 "
        "项目 建筑 产品 设备 设施 装置 机组 车辆 行业"
    )
)
_FIRST = re.compile("(?<![底末年月日节季会])前$")
_TAKES_A_PLACE = re.compile(either("进入 跻身 位居 位列 居 处于 保持 达到"))
_FROM_THE_END = re.compile("后$")
# 退出全国168个重点城市后十位, 入选全省第二批20所示范高中
_OF_ALL = re.compile(
    either("退出 进入 跻身 位列 位居 列 居 在 入选 获评 成为 [列纳]入")
    + "(?:全[国省市区县]|我[国省市])(?:第[一二三四五六七八九十]批|首批)?$"
)
_EACH = re.compile("每$")
_BY_SO_MANY = re.compile("(?:按|按照)$")
_HAVE_ONE = re.compile(r"[^，。；\d]{0,4}(?:配备?|配置|设立?|设置|派驻?|建)(?:不少于|至少)?\d")
_IN_PARTS = re.compile("(?<![百千万十部充处得评积学划细])分$")
_BY_RULE = re.compile(r"[^，。；\d]{2,12}(?:按照|参照|依据)(?=[^，。；]{2})")
_STANDS_FOR = re.compile(
    "[^，。；]{0,16}为"
    + either("引领 抓手 重点 主线 主体 核心 依托 基础 载体 牵引 契机 支撑 突破口 切入点 着力点 纽带")
)
_CIRCLE = re.compile("[一-鿿]{0,8}圈")
_ON_TOP = re.compile(r"[^，。；\d]{0,24}基础上")
_ENSURED_FIRST = re.compile("在(?:确保|保证)[^，。；]*$")  # 在确保完成改造20万平方米的基础上 promises them
_ET_CETERA = re.compile("等$")
_POINTS = re.compile(
    "(?:重点|主要|细分|关键)?" + either("领域 行业 方面 环节 门类 品类 类别 方向 板块 维度 层面 专题 要素 内容")
)
_GRANTED = re.compile(
    r"[^，。；]{0,24}(?:(?:给予|予以|实行|进行)[^，。；]*(?:补贴|补助|奖励|支持)|纳入[^，。；]*(?:补贴|补助|支持|奖补)[^，。；]*范围)"
)
_TRADED_IN = re.compile(r"[^，。；\d]{0,12}(?:以旧换新|购新|换新)")
_KINDS = ("类", "种")
_CLAUSE = re.compile("[^，。；：]*$")
_STARTS = re.compile(r"[由从自](?:原来|之前|以前|□+|◇+)?的?$")
_CHANGES = either("提高 增加 增长 提升 上升 扩大 压缩 缩短 减少 降低 下降 压减 精简 调整 优化 升级 变 改 转")
# 办理时限由7个工作日压缩为当场办结
_GIVES_WAY = re.compile(rf"(?:大幅|全部|直接)?{_CHANGES}[为成至到](?:即|当场|当日|立等|免|“)")
# 从去年的3万元和2万元分别增加到4万元和3万元
_GIVES_WAY_BOTH = re.compile(rf"[、和][\d.,]+[百千万亿]*[一-鿿%]{{1,3}}分别{_CHANGES}(?:到|至)")
_CLASSES_OF = ("届", "级")
_FIRST_YEAR = 1900
# 百万人口大县, 13亿中国人的吃饭问题
_OF_A_PEOPLE = re.compile("(?:人口的?[^，。；]{0,6}大?[国省市县区镇]|中国人)(?![内外])")
# 由10个集群和30条产业链组成的体系
_MADE_UP = re.compile(r"[^，。；]{1,40}(?:组成|构成)的|(?<=[人名员])组成(?=[，。；]|$)")
_DEFINED = re.compile(
    "(?:^|[。；：（])(?:[^，。；：“”]{2,20}是)?指(?!导|标|南|定|挥|引|数|派|向|令|示|新建|在|利用)[^。；]*$"
)
_EQUIPPED = re.compile(r"(?:具备|具有|拥有|包含|包括|涵盖)[^，]*等$")
_OF_IT = re.compile(r"[^，。；、]{1,8}的[^，。；、]{2}")
_KINDS_LISTED = re.compile(
    "(?:^|[，。；：])[^，。；：]{0,8}?"
    + either("支持 鼓励 引导 帮助 组织 面向 针对 围绕 聚焦 涵盖 包括 覆盖 对 为 向 将 把")
    + "[^，。；：]*?、[^，。；：]*等$"
)
_WHO = re.compile(r"[^，。；：、的\d]{0,6}?(?:群体|人员|人群|主体|对象|企业)")
_PLACES_LISTED = re.compile(r"(?:编制|制定|制订|修编|印发|出台|实施)[^。；]*?[一-鿿]+(?:、[一-鿿]+)+$")
_A_PLAN = re.compile(r"[^，。；、\d]{2,12}(?:和[^，。；]*?\d[^，。；、\d]{2,12})?(?:规划|方案)(?:编制)?(?=[，。；]|$)")
_IN_THE_COURSE = re.compile(r"(?:^|[，。；])在(?:[^，。；]*?、)?$")
_COURSE_ENDS = re.compile(
    r"[^，。；]{2,60}?[^一-鿿]?(?:建设|改造|区域|地区|道路|工作|工程|项目|园区)中"
    r"(?=(?:加大|推广|推进|加强|优先|积极|全面|广泛)[^，。；]{2})"
)
_TO_OR_BY = re.compile(r"(?:对|由|向)$")
_ARRANGED = re.compile(r"[^，。；\d]{2,8}(?:部署|组织|开展|实施)的")
_OF_PLACES = re.compile(
    either("省份 省（区、市） 省区市 省 地市 设区市 城市 县区 区县 市州 [市县区州](?=[有相开实进])"),
)
# 选派100名教师到9个国家乡村振兴重点帮扶县任教
_GO_TO = re.compile("(?:到|赴|往)$")
# 选派60名到4个县: whoever is counted before goes there
_PERSONS = ("名", "人", "位", "支", "户")
_SO_MANY_GO = re.compile(rf"\d[百千万余多]*(?:{'|'.join(_PERSONS)})[^，。；\d]{{0,12}}(?:到|赴|往)$")
_THERE = re.compile(
    r"[^，。；\d]{0,14}(?:[县市区乡镇村]|学校|地区|街道|企业)(?:任教|支教|挂职|任职|驻[点村]|服务|帮扶|巡回|工作)"
)
# 6个试点镇所在县制定方案
_WHOSE_PLACE = re.compile("[一-鿿]{1,10}所在的?(?:[省市县区州镇乡村]|街道|社区|园区)")
# 在甲市、乙市等5个地区开展试点, 东溪等4个镇的合同到期, but 新建东溪等4个镇污水厂 and 推动东溪等4个镇开展试点
_SOME_OF_THEM = re.compile(r"(?:^|[，。；]|(?P<within>[在对]))(?P<names>[^，。；：\d在对]{2,60})等$")
_ASKS = re.compile(rf"{FINISHED}|{DOING}|{OPENS_DEED.pattern}")
_PLACES_NAMED = re.compile(
    "(?:地区|区域(?!性|中心)|城市|乡镇|镇街|街镇|街道|[县市区省州镇乡村](?![域级]))(?=[一-鿿]{2})"
)
_TO_ALL = re.compile("(?:对|针对|将)全[省市县区州镇乡](?:现有的?)?$")
_ONE_BY_ONE = re.compile("[^，。；、\\d]{1,14}?逐(?!步|渐|年|月|季|级|批|项落)")
_UNDER_WAY = re.compile("在建的?$")
# 对全市600余家企业开展诊断, 对全县8个镇、90个村的水井开展普查, 实现全省3万家机构检查全覆盖
_OF_THE_LAND = re.compile(
    r"(?P<to>对|针对|将|实现|完成|做到|^)全[国省市县区州](?:范围内)?(?:现有的?|共)?(?:\d+个[一-鿿]{1,5}[、和])*$"
)
_OR_SO = re.compile("[余多几]")  # who sets himself a number knows it: 对全市50家企业开展诊断 is promised
# 对全省300家机构开展检查，抽查比例不低于10%: it is done to some of them
_DRAWN = re.compile("[^。；]{0,40}(?:抽查|抽检|抽取|随机)")
_ALL_PLACES_OF = re.compile("(?:街道|社区|乡镇|[县市区镇乡村](?![域级民委办]))")  # a land has as many places as it has
_DONE_TO_ALL = re.compile(r"[^，。；\d]{1,5}[、和]?(?:\d+个)?[^，。；\d]{1,24}?(?:开展|进行|实施|实行|逐一)")
_ALL_COVERED = re.compile(r"[^，。；\d]{2,24}全覆盖")
# 每季度对12座主要水库开展巡测, where the round is what is promised
_IN_TURN = re.compile(r"(?:每(?:[半两三]?年|季度?|个?月|半月|[周旬日天]|星期)|定期|逐[月季周日])[^，。；\d]{0,12}对$")
_THE_MAIN = re.compile("的?(?:主要|重点|大型|中型|骨干)[一-鿿]{2}")
# 在3个国家试点城市推开, 加快东港等3个国家物流枢纽建设
_CHOSEN = re.compile("(?:(?:^|[，。；])(?:率先|先行|优先)?在|[一-鿿]等)$")
_BY_THE_STATE = re.compile(r"国家[^，。；、\d]{0,10}(?:城市|枢纽|基地|[县区市]|园区|节点)(?=[一-鿿、])")
_WON = re.compile("(?:创建|争取|争创|新增|获批|建成|申报|打造)[^，。；]*$")
# 壮大8条乡村产业链, but 培育8条, 打造并壮大8条 are made, and 到2027年壮大8条 is an aim
_STRENGTHENS = re.compile(either("壮大 做优 做强 做大") + "(?:[^，。；]{2,14}[和、])?$")
_CHAINS = re.compile(r"[^，。；、\d]{0,12}(?:产业链|集群)(?=[，。；、和]|$)")
_AIMED_AT = re.compile(
    rf"(?:力争|争取|确保|目标|年内|年[底末]|[到至]{DATED}|{DATED}前)[^。；]*$"
    rf"|{either('打造 培育 建成 建设 形成 新增 创建 引进')}[^，。；]*$"
)
_BETTERS = re.compile("(?:完善|优化|健全)$")
# but 完善8个省级实验室, 20个市场设施, 5个市政项目 are things
_ALL_PLACES = re.compile(
    "(?:(?:[州地]、?市|县、?区|区、?县|市、?县|县（市、区）|县市区)(?![场域级政城])"
    "|[省市县区镇](?=专区|平台|分中心))(?=[一-鿿]{2})"
)


def is_of_holders(number: Number) -> bool:
    """Tell what share those have who are spoken of: 帮助漏损率[高于10%]的城市."""
    if not (number.is_share and number.precedes(_HOLDERS) and number.is_of_a_quantity):
        return False
    moved = find_verb(number.before(), rank=False).movement
    return moved is not Movement.CHANGE and (number.has_bound or moved is not Movement.NONE)


def is_first_of_an_order(number: Number) -> bool:
    """Tell the first so many of an order, which nothing is said to reach: 按照能效前[5%]水平评价."""
    return number.is_share and number.follows(_FIRST) and not number.follows(_TAKES_A_PLACE)


def is_last_of_an_order(number: Number) -> bool:
    """Tell the last so many of an order, which are left: 水质退出全国后[20位]."""
    return number.mention.unit in ("位", "名") and number.follows(_FROM_THE_END)


def is_of_all(number: Number) -> bool:
    """Tell of how many somebody is one, or in how many something is done: 入选全省第二批[20所]示范高中."""
    return not number.is_share and number.follows(_OF_ALL)  # 在全省40%以上的县开展


def has_one_each(number: Number) -> bool:
    """Tell for how many there is one: 每[2个]村建设1个食堂."""
    return number.follows(_EACH)


def has_one_by_rule(number: Number) -> bool:
    """Tell for how many there is to be one: 按[500户]配1名网格员."""
    return number.follows(_BY_SO_MANY) and number.precedes(_HAVE_ONE)


def is_in_parts(number: Number) -> bool:
    """Tell in how many parts something is done: 分[3批]推进."""
    return number.is_count and number.follows(_IN_PARTS)


def is_done_by_rule(number: Number) -> bool:
    """Tell for how many a rule holds that stands elsewhere: 其他[5种]农机按照原标准给予补贴."""
    return number.is_count and number.precedes(_BY_RULE)


def stands_for_the_rest(number: Number) -> bool:
    """Tell how many things the rest is built around: 以[10件]实事为引领."""
    return number.is_count and number.precedes(_STANDS_FOR)


def is_circle(number: Number) -> bool:
    """Tell the name of a circle by how far one walks in it: 打造[15分钟]便民生活圈."""
    return number.is_span and number.precedes(_CIRCLE)


def is_built_upon(number: Number) -> bool:
    """Tell how many there are that are added to: 在原有[15类]机具基础上扩大范围."""
    return number.precedes(_ON_TOP) and not number.follows(_ENSURED_FIRST, FAR)


def counts_points(number: Number) -> bool:
    """Tell how many points a list has: 布局电子商务、现代物流等[12个]领域."""
    return number.follows(_ET_CETERA) and number.precedes(_POINTS)


def counts_kinds_granted(number: Number) -> bool:
    """Tell how many kinds something is given for: 对电视、空调等[12类]家电产品给予补贴, 支持[6类]家电以旧换新."""
    is_listed = number.follows(_ET_CETERA) or (number.mention.unit in _KINDS and _lists_as_many(number))
    is_traded_in = number.mention.unit in _KINDS and number.precedes(_TRADED_IN)
    return (is_listed and number.precedes(_GRANTED)) or is_traded_in


def _lists_as_many(number: Number) -> bool:
    """Tell a number right behind as many names as it says: 电视、空调[2类]."""
    listed = _CLAUSE.search(number.before(FARTHEST))
    return listed is not None and number.mention.value == listed.group().count("、") + 1


def counts_kinds_of_people(number: Number) -> bool:
    """Tell how many kinds of people a list names: 支持农民、残疾人等[6类]群体申请贷款."""
    counts = number.is_count and not number.has_bound and number.mention.unit in ("类", "种")
    return counts and number.follows(_KINDS_LISTED, FARTHEST) and number.precedes(_WHO)


def counts_places_planned(number: Number) -> bool:
    """Tell how many places a list names that a plan is made for: 编制东港、西港[2个]港区规划."""
    counts = number.is_count and not number.has_bound
    return counts and number.follows(_PLACES_LISTED, FARTHEST) and number.precedes(_A_PLAN)


def counts_what_it_has(number: Number) -> bool:
    """Tell how much a thing can do: 培育具备知识问答、报告生成等[5项]能力的模型."""
    return number.is_count and number.follows(_EQUIPPED, FAR) and number.precedes(_OF_IT)


def is_left_behind(number: Number) -> bool:
    """Tell what there was before: 办理时限由[7个工作日]压缩为当场办结."""
    return number.follows(_STARTS) and (number.precedes(_GIVES_WAY) or number.precedes(_GIVES_WAY_BOTH))


def is_year_of_a_class(number: Number) -> bool:
    """Tell the year in which people leave school: 帮扶[2023届]毕业生."""
    return number.mention.unit in _CLASSES_OF and number.mention.value > _FIRST_YEAR


def is_of_a_people(number: Number) -> bool:
    """Tell how large a people is: 支持[百万]人口大县."""
    return number.precedes(_OF_A_PEOPLE)


def is_of_a_sum(number: Number) -> bool:
    """Tell the years that a sum is of: 投入[五年]累计60亿元."""
    return number.is_span and number.is_before("累计")


def makes_up(number: Number) -> bool:
    """Tell of how many something consists: 健全由[10个]集群和30条产业链组成的体系."""
    return number.precedes(_MADE_UP)


def is_defined(number: Number) -> bool:
    """Tell what words mean: 低收入户是指收入低于平均水平[50%]的家庭."""
    return number.follows(_DEFINED, FAR)


def is_in_the_course(number: Number) -> bool:
    """Tell in how many places something is done besides: 在[8个]新区建设中加大应用."""
    return not number.has_bound and number.follows(_IN_THE_COURSE, FAR) and number.precedes(_COURSE_ENDS)


def is_done_to_places(number: Number) -> bool:
    """Tell on how many places something is done: 对[6个]省份有关企业开展检查, but 在12个省份开展试点 promises them."""
    places = number.mention.unit == "个" and not number.has_bound and number.precedes(_OF_PLACES)
    return places and (number.follows(_TO_OR_BY) or number.precedes(_ARRANGED))


def is_where_they_go(number: Number) -> bool:
    """Tell how many places somebody is sent to: 选派教师100名到[9个]重点帮扶县任教."""
    if not number.is_count or number.has_bound or number.mention.unit.endswith(_PERSONS):
        return False
    return number.follows(_SO_MANY_GO, FAR) or (number.follows(_GO_TO) and number.precedes(_THERE))


def is_where_who_does_it_is(number: Number) -> bool:
    """Tell how many things there are of which somebody has one: [6个]试点社区所在街道制定方案."""
    return number.is_count and not number.has_bound and number.precedes(_WHOSE_PLACE)


def is_named_by_some(number: Number) -> bool:
    """Tell how many places there are, told by some of them: 在甲市、乙市等[5个]地区开展试点."""
    is_set = number.mention.unit == "个" and not number.has_bound and number.precedes(_PLACES_NAMED)
    some = _SOME_OF_THEM.search(number.before(FAR)) if is_set else None
    return some is not None and (some["within"] is not None or not _ASKS.match(some["names"]))


def is_all_there_are(number: Number) -> bool:
    """Tell how many there are in the land, to all of which something is done: 对全市[600余家]企业开展诊断."""
    if not number.is_count or not (named := _OF_THE_LAND.search(number.before())):
        return False
    is_told = _OR_SO.search(number.printed) is not None or number.precedes(_DRAWN) or number.precedes(_ALL_PLACES_OF)
    is_done = named["to"] in ("对", "针对", "将") and number.precedes(_DONE_TO_ALL)
    return (is_told and is_done) or number.precedes(_ALL_COVERED)


def is_seen_to_in_turn(number: Number) -> bool:
    """Tell how many main ones there are, to which one comes again and again: 每季度对[12座]主要水库开展巡测."""
    is_set = number.is_count and not number.has_bound
    return is_set and number.precedes(_THE_MAIN) and number.follows(_IN_TURN, FAR)


def is_one_by_one(number: Number) -> bool:
    """Tell how many there are, each seen to or under way: 对全县[57座]水库逐库检查, 在建的4个工程."""
    is_set = number.is_count and not number.has_bound
    return is_set and ((number.follows(_TO_ALL) and number.precedes(_ONE_BY_ONE)) or number.follows(_UNDER_WAY))


def is_chosen_by_the_state(number: Number) -> bool:
    """Tell how many the state has chosen: 加快东港等[3个]国家物流枢纽建设, 在3个国家试点城市推开."""
    is_set = number.is_count and not number.has_bound and number.follows(_CHOSEN) and number.precedes(_BY_THE_STATE)
    return is_set and not number.follows(_WON, FAR)


def is_strengthened(number: Number) -> bool:
    """Tell how many chains or clusters of industry there are that are to be stronger: 壮大[8条]乡村产业链."""
    is_set = number.is_count and not number.has_bound and number.follows(_STRENGTHENS, FAR)
    return is_set and number.precedes(_CHAINS) and not number.follows(_AIMED_AT, FARTHEST)


def is_of_all_places(number: Number) -> bool:
    """Tell how many places there are, in all of which something is bettered: 完善[12个]县、区平台功能."""
    return number.mention.unit == "个" and number.follows(_BETTERS) and number.precedes(_ALL_PLACES)
