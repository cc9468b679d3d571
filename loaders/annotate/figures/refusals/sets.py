"""Numbers of what is given and not set by the plan itself: of rules, tasks, staff, points, names, how long it lasts."""

from __future__ import annotations

import re

from kg.model import Comparator
from loaders.annotate.figures.refusals.claim import Claim
from loaders.annotate.figures.refusals.number import FAR, FARTHEST
from loaders.annotate.figures.units import Measured
from loaders.genre.lexicon import either

_POINT = re.compile("[项条个件款]$")  # the unit of things to do
# 落实国务院22条措施, 围绕5个重点领域: up to the number no verb makes them
_MADE = "归集 汇集 汇聚 采集 建设 新建 建成 布局 打造 培育 引进 改造 创建 开工"
_MADE_OR_DONE = f"{_MADE} 治理 推动 开展 实施 举办 新增 完成"
_UNMADE = rf"(?:(?!{either(_MADE_OR_DONE)})[^，])*"
_KEPT_TO = "落实 贯彻 执行 围绕 聚焦 针对 按照 根据 依据 对照 抓好 做好 抓实 突出 明确 分解为?"
_GIVEN = re.compile(
    "|".join(
        (
            r"加强(?:了)?对[^，]*$",  # 加强对74家加油站检查
            r"(?:分|划分|细分)[为成][^，]*$",  # 划分为5个片区
            r"等方面共$|涉及$|(?:^|，)涉及[^，\d]*等$|方面$",  # 知识产权保护方面5项
            r"^(?:对|由|针对)(?=[^，]*、)[^，]{2,120}等$",  # 对收割机、脱粒机等7种机械实行补贴
            r"(?:^|等)其[余他]$",  # 旧船报废等其余4项资金
            rf"(?:围绕|聚焦|针对){_UNMADE}、(?:{_UNMADE}等)?$",  # 聚焦种业、农机、3个产业
            # 立足本地5个园区
            rf"(?:依托|立足|围绕|聚焦|针对)(?:(?!{either(f'{_MADE_OR_DONE} 推进')})[^，、达至到]){{0,20}}$",
            rf"(?<!累计){either(_KEPT_TO)}(?:(?!{either(_MADE)})[^，、达至到]){{0,8}}$",
            # set by somebody else: 省林业厅下达的30项任务
            r"(?:下达|部署|确定|明确|安排|提出|承担|规划)的$",
        )
    )
)
# 抓好督察反馈的9个问题整改, 对…反馈的9个问题逐一销号; but 完成…9个问题整改 and …9个问题年底前整改到位 promise them
_RAISED = re.compile("(?P<to>(?:^|，)(?:对|针对)[^，]*)?(?:反馈|转办|交办|指出|通报)的$")
_SETTLES = re.compile("完成|确保|力争")
_SETTLED = re.compile("[^，。；]*(?:到位|完毕|销号|办结|清零|见底)")
# a set that what is done is only one of: 102项重大工程中的堤防项目
_AMONG = re.compile(
    r"[^，、\d]{0,10}(?:工程|任务|项目|事项|举措|措施|清单|计划)(?:(?:之?中|范围内|里)的|中(?=[^，、]{2,}项目))"
)
# 落实培训3万人任务 says how many, 落实22项任务 does not
_AS_A_TASK = re.compile(r"(?:年度)?(?:目标)?(?:任务|指标)(?:$|[，。；、])")
# 落实耕地保有量32.6万亩 says how much there is to be, 落实项目12个 how many
_QUANTITY = re.compile(r"(?:量|面积|总额|余额|规模|里程|容量|落实[一-鿿]{0,8}(?:项目|岗位|[床学车]位))$")
# but 落实护林员320名, 明确河长500名 and 抓好2万名护林员培训 are to be so many
_PROVIDES = re.compile("(?:落实|(?P<appoints>明确))(?![好了])[^，、]{2,}$")
_IN_PLACE = re.compile("(?:全部|全员)?(?:到岗|上岗|到位)*(?:[，。；、]|$)")
_TRAINED = re.compile(r"[^，。；、\d]{0,16}培训(?=[，。；、]|$)")
_PARTED = ("分为", "分成")
_STANDING = re.compile("(?:落实|贯彻|执行|推进|坚持)[^，]*$")
_RULES = re.compile("[一-鿿]{0,4}(?:措施|政策|规定|制度|机制|要求)(?=[，。；、]|$)")
_LISTED_BELOW = re.compile(r"[^。，]{0,6}，?(?:[^。]{0,20}如下(?:[：:]|$)|[^。]{0,4}(?:包括|分别为|分别是|即)[：:])")
# but AA级及以上不少于4个 and 省级以上3个 tell which are counted
_POINTED = re.compile(r"(?:上述|前述|(?<![及级])以[上下]|下列|如下|这|该)$")
# 推动12项…标准落地应用, but 制定12项标准 are made and 完成12项标准应用推广 is promised
_APPLIED = re.compile(r"[^，。；、\d]{0,12}(?:标准|编码|规范|规程)的?(?:贯标|落地|贯彻|推广|应用){1,2}")
# 本计划共安排立法项目20项, but 今年计划共安排重点项目20个 is what is planned
_LISTS = re.compile(
    r"(?:(?<!今年)(?<!明年)(?<![省市县区])计划|方案|要点|清单)(?:共|总共)"
    r"(?:安排|列入|包括|确定|收录)[^，。；\d]{0,12}(?:项目|任务|事项)"
    # 2025年民生实事项目共10件
    "|(?:民生|为民|惠民|利民|便民)实事(?:项目|工程)?(?:共计?|总共|合计)"
)
_SENTENCE = re.compile("[^。！？]*$")
# its own parts: …20项，其中，审议项目8项，包括…5项、…3项; but …12项，年底前完成8项 are done
_PARTS = re.compile("其中|包括|分别[为是]|：")
_DONE_OF_IT = re.compile(r"(?:完成|办结|[底末]前|年内)[^，；]*$")
_CLASSES = ("大类", "小类")
_COUNTS_WORK = re.compile(r"[^，。；、\d]{0,10}(?P<what>举措|措施|(?<=..)任务)")
# 出台10条措施, 完成46项任务, and what is won or taken over from others: 争取3项国家试点任务, 复制推广15项创新举措
_MAKES = re.compile(either("出台 制[定订] 推出 新增 提出 形成 研究 印发 发布 争取 复制 推广") + "[^，。；]{0,8}$")
_FULFILS = re.compile("完成(?!的)|新增|争取|承担|承接")
_LASTS = re.compile(r"(?:为期|历时|持续时间|(?:行动|活动|整治|治理|检查)(?:时间|期限))(?:共|约|为|是)?$")
_COMES_AGAIN = re.compile("每(?:[天日周月年]|季度?|学[期年]|星期|个月)")
_SCORED = re.compile(r"(?:得|扣完?|奖|加|减|计|记|赋|满分)[\d.、，至~～—–-]*$")  # 得2分, 分别奖20、10分
_AT_HAND = re.compile(r"(?:用好|用足|用活|管好|发挥)[^，]{0,14}$")
# but 用好2亿元市级专项资金 is money that the plan itself spends, and 国家新增500亿元再贷款 is another's
_OWN_MONEY = re.compile(
    "(?:用好|用足|用活)(?![^，。；]*(?:国家|中央|上级|再贷款))"
    "[^，。；]*(?:[省市县区州]级|本级|财政)[^，。；]*(?:资金|经费|基金)"
)
_SET_TO_WORK = re.compile(r"(?:抽调|抽派|指定|指派|确定|明确|落实|安排)[^，；。]*$")
_STAFF = re.compile(
    "[^，；。]{0,20}?"
    + either("(?:领导|干部)(?!培训) 负责(?:人|同志) 同志 联[络系]员 联系人 信息员 工作人员 业务人员 专人 业务骨干")
)
# 安排30名领导干部赴外地培训: for whom it is done; but 安排1名分管领导参加培训 comes for his office
_SEVERAL = 10
_TAUGHT = re.compile(r"[^，。；]{0,24}(?:培训|轮训|进修|研修|挂职|锻炼|跟班|实训)(?=[，。；、]|$)")
# 抽调10名技术人员 is of those who see to it, 落实10名技术人员 of whom there are to be more
_DRAWN = re.compile(r"抽[调派][^，；。]*$")
_DRAWN_STAFF = re.compile(r"[^，；。]{0,20}?(?:人员|专家|骨干|力量)")
# What is there already, or is no thing that one builds: 建成甲、乙2座公园 and 推进甲、乙等5个项目建设 promise as many.
_NAMES = "(?P<names>[^，。；：\\d]{2,}?(?P<more>等)?)$"
_NURSES = re.compile(either("支持 促进 发展 培育 构建 研发 健全 完善 优化 壮大 做强 做优 做大") + _NAMES)
_DONE_IN = re.compile(either("在 推进 推动 支持 开展 组织 深化") + _NAMES)
# 整合甲证、乙证等2个事项 joins what is there
_JOINS = re.compile(f"{either('整合 归并 合并 融合')}{_NAMES}")
_FOCUSES = re.compile(f"{either('围绕 聚焦 针对 立足')}(?!.*{either(_MADE_OR_DONE)}){_NAMES}")
_PLACES = re.compile("(?:城市|[县市区省州镇乡])(?=[一-鿿]{2})")
_FIELDS = re.compile("[一-鿿]{0,4}(?:产业|行业|领域|体系|机制|集群)")
_NOUN = re.compile("[一-鿿]{2}")
# 全县9家医院全部开设专窗, but 全县9家医院全部改造完成 are so many to be finished
_ALL_HERE = re.compile("(?:^|[，。；、])[本全][省市县区州镇乡](?:现有的?|共)?$")
_EACH_DOES = re.compile(
    r"[^，。；、\d]{2,12}(?:全部|均|都)(?:[要须应]|能够)*"
    + either("设[立置] 开[设展通] 配[备齐] 落实 实行 执行 提供 公[开示] 张贴")
)
_QUOTED = re.compile("“[^”]*”")


def is_of_a_given_set(claim: Claim) -> bool:
    """Tell how many a set has that stands already, or that somebody else sets: 围绕[5个]重点领域开展研究."""
    number, before = claim.number, claim.lead
    sets = (number.mention.measured in (Measured.COUNT, Measured.AMOUNT)) and not number.has_bound
    if not sets or (claim.is_reached and not before.endswith(_PARTED)):
        return False
    is_task = number.precedes(_AS_A_TASK) and not _POINT.search(claim.reading.mention.unit)
    is_given = _GIVEN.search(before) is not None or number.precedes(_AMONG) or _is_raised(claim)
    return is_given and not (is_task or _QUANTITY.search(before) or _is_provided(claim))


def _is_raised(claim: Claim) -> bool:
    """Tell how many points others have raised, unless they are to be settled: 抓好督察反馈的9个问题整改."""
    raised = _RAISED.search(claim.lead)
    if raised is None or _SETTLES.search(claim.lead):
        return False
    return raised["to"] is not None or not claim.number.precedes(_SETTLED)


def _is_provided(claim: Claim) -> bool:
    """Tell how many there are to be: 落实护林员320名。, 明确河长500名。, 抓好2万名护林员培训."""
    of_people = claim.reading.mention.unit.endswith(("人", "名", "人次"))
    if claim.number.precedes(_TRAINED):
        return of_people
    provides = _PROVIDES.search(claim.lead)
    if provides is None or _POINT.search(claim.reading.mention.unit) or not claim.number.precedes(_IN_PLACE):
        return False
    # 各单位明确联络员1名 says who sees to the plan itself
    return not provides["appoints"] or (of_people and not _STAFF.search(provides[0]))


def counts_rules(claim: Claim) -> bool:
    """Tell how many measures or rules there are that are kept to: 贯彻落实省[66条]具体措施."""
    counts = claim.number.is_count and not claim.number.has_bound
    return counts and _STANDING.search(claim.lead) is not None and claim.number.precedes(_RULES)


def counts_work(claim: Claim) -> bool:
    """Tell how many things to do a document lists: 重点推进[12条]举措."""
    mention = claim.reading.mention
    work = _COUNTS_WORK.match(claim.plain.masked, mention.end)
    if work is None or not _POINT.search(mention.unit):
        return False
    return not (_FULFILS if work["what"] == "任务" else _MAKES).search(claim.lead)


def counts_standards_applied(claim: Claim) -> bool:
    """Tell how many standards there are that are put into use: 实现[12项]数据编码标准落地应用."""
    is_set = claim.number.is_count and not claim.number.has_bound and claim.number.precedes(_APPLIED)
    return is_set and not _FULFILS.search(claim.lead)


def counts_what_a_plan_lists(claim: Claim) -> bool:
    """Tell how many things a plan has in it, and of which kinds: 本计划共安排立法项目28项，其中审议项目[10项]."""
    mention, masked = claim.reading.mention, claim.plain.masked
    before = _SENTENCE.search(masked, max(0, mention.start - FARTHEST), mention.start)
    listed = _LISTS.search(before[0]) if before and _POINT.search(mention.unit) else None
    if before is None or listed is None:
        return False
    since = before[0][listed.end() :]
    is_part = (
        re.match(rf"\d+{re.escape(mention.unit)}", since) and _PARTS.search(since) and not _DONE_OF_IT.search(since)
    )
    return not since or bool(is_part)


def counts_classes(claim: Claim) -> bool:
    """Tell into how many classes things fall: 梳理[5大类]事项, but 由5大类扩充至8大类 is to be more."""
    return claim.reading.mention.unit in _CLASSES and not claim.is_reached


def is_how_long_work_lasts(claim: Claim) -> bool:
    """Tell how long the work itself takes: 整治行动持续时间共[6个月], but 检查时间不超过1小时 bounds it.

    每天锻炼活动时间不少于1小时 comes again.
    """
    mention = claim.reading.mention
    is_norm = mention.bound is Comparator.AT_MOST or (mention.bound and _COMES_AGAIN.search(claim.lead))
    return not is_norm and _LASTS.search(claim.lead) is not None


def is_listed_below(claim: Claim) -> bool:
    """Tell how many a list has that follows: 办理事项共[11项]，具体包括：许可、备案."""
    return claim.number.precedes(_LISTED_BELOW)


def is_pointed_at(claim: Claim) -> bool:
    """Tell how many were spoken of just before: 推进上述[3项]工作."""
    return claim.number.follows(_POINTED)


def is_score(claim: Claim) -> bool:
    """Tell the points that something is given: 对前两名各奖[20分]."""
    mention = claim.reading.mention
    before = claim.plain.text[max(0, mention.start - FAR) : mention.start]
    return mention.unit == "分" and _SCORED.search(before) is not None


def is_at_hand(claim: Claim) -> bool:
    """Tell money that is there and is only made good use of: 用好上级奖补资金[1亿元]."""
    at_hand = _AT_HAND.search(claim.lead)
    return at_hand is not None and not _OWN_MONEY.match(claim.plain.masked, claim.reading.start + at_hand.start())


def sets_to_work(claim: Claim) -> bool:
    """Tell how many are to see to the plan itself: 每个单位明确[1名]联络员."""
    is_staff = claim.reading.mention.unit in ("名", "人", "位") and claim.number.precedes(_STAFF)
    return is_staff and claim.number.follows(_SET_TO_WORK, FARTHEST) and not _are_taught(claim)


def _are_taught(claim: Claim) -> bool:
    return claim.reading.mention.value >= _SEVERAL and claim.number.precedes(_TAUGHT)


def draws_staff(claim: Claim) -> bool:
    """Tell how many are drawn from elsewhere to see to it: 从各局抽调[2名]技术人员."""
    is_staff = claim.reading.mention.unit in ("名", "人", "位") and claim.number.precedes(_DRAWN_STAFF)
    return is_staff and claim.number.follows(_DRAWN, FARTHEST)


def is_all_that_do(claim: Claim) -> bool:
    """Tell how many bodies there are in the land, all of which do something: 全县[9家]医院全部开设专窗."""
    number = claim.number
    bodies = number.mention.unit in ("家", "所") and not number.has_bound
    return bodies and number.follows(_ALL_HERE) and number.precedes(_EACH_DOES)


def counts_names_before(claim: Claim) -> bool:
    """Tell how many names stand right before it: 支持甲、乙、丙[3个]实验室运行, 围绕纺织、食品[2个]板块布局.

    What is joined is there already: 整合甲、乙等[2个]窗口.
    """
    number, plain = claim.number, claim.plain
    if not number.is_count or number.has_bound or number.mention.high is not None or not number.precedes(_NOUN):
        return False
    start = max(0, number.mention.start - FARTHEST)
    pattern = _DONE_IN if number.precedes(_PLACES) else _NURSES
    patterns = pattern, _FOCUSES, _JOINS
    found = next(filter(None, (p.search(plain.masked, start, number.mention.start) for p in patterns)), None)
    if found is None:
        return False
    listed = _count_names(plain.text[slice(*found.span("names"))])
    if found["more"]:
        are_there = number.precedes(_FIELDS) or found.re is _JOINS
        return 1 < listed <= number.mention.value and are_there
    return listed > 1 and listed == number.mention.value


def _count_names(names: str) -> int:
    """Return how many names a stretch lists: 东部、西部和北部, or “甲”“乙” side by side."""
    quoted = len(_QUOTED.findall(names))
    return max(quoted, names.count("、") + 1 + bool(re.search("、[^、]*[和与及]", names)))
