"""What a share is of that stands before its noun, or before what is done: 50%的社区建成…, 车位100%建设充电设施."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.annotate.figures.indicator import has_quantity, is_verb, name_object, name_subject
from loaders.genre.lexicon import either

_DONE_TO = re.compile(
    "^" + either("接入 覆盖 达标 完成 纳入 入网 通达 整改 核查 办结 上网 公开 执行 落实 到位 派驻 配备 进驻")
)
DOES = re.compile(
    "(?:均|都|应|要|须)?(?:同步)?"
    + either(
        "建设 预留 配建 配备 配置 安装 设置 为/止|主|例 采用 使用 实行 实施 实现 应用 具备 达到 开展 建成 签订 "
        "通过 由 按照 按/时 网上 线上 在线 自主 就地 绿色 新能源 电动化"
    )
)
# a verb that makes a share of them so, and where it does: 完成全市范围50%老旧货车的淘汰
_DONE_BEFORE = re.compile(
    "(?P<verb>"
    + either(
        "接入 覆盖 通达 连通 完成 实现 纳入 惠及 支持 推动 淘汰 更新 更换 置换 改造 整治 治理 启动 取消 压减 减少 "
        "拆除 关闭 安排 拿出 提取 拨付 发放 支付 提供 承担 贡献 预留 抽查 检查 走访 培训 轮训 建成 回收 利用 处置"
    )
    + ")(?:全[国省市县区](?:范围)?内?|[一-鿿]{0,6}(?:范围|城区|区域|辖区|市域|县域)内?)?$"
)
GRANT = re.compile(either("补贴 补助 奖励 资助 贴息 优惠 减免 补偿 支持 奖补 贷款 返还 退还 加计扣除") + "$")
# 每年对辖区内30%以上的县开展稽查: how many of all are to be met
_OF_ALL = re.compile(r"(?:^|[要须应年])对[^，]*?[内中的]?$|(?:抽查|检查|走访|覆盖|稽查|选取)[^，]{0,8}$|^[和及、]?$")
# what most of them have: 90%以上村庄的生活垃圾得到有效治理
_BETTERED = re.compile(
    r"(?P<noun>[一-鿿]{1,8}?)的(?P<what>[一-鿿]{2,14}(?:得到|实现|达到|完成|建成|通过|配备|消除)[^，]{0,12})"
)
_ACT = re.compile("(?!以|左|目标)[一-鿿]{4,10}")
# how much they have: 20%的村集体收入达到50万元以上
_HAVE_SO_MUCH = re.compile(r"的(?P<noun>[一-鿿]{2,16}?)(?P<what>(?:达到?|超过|突破|不低于)\d[\d.]*[一-鿿]{1,4})")
# of what a whole before it has: 建成区40%以上面积达到目标要求
_REACHED = re.compile(r"(?P<noun>面积|区域|路段|河段|地块)(?P<what>(?:达到|实现|完成|建成|纳入)[^，]{2,16})")
# what they have one of: 60%以上的县至少有1家医院
_HAVE_ONE = re.compile("的(?P<noun>[一-鿿]{1,8}?)(?:至少|都|均)*(?:拥有|建有|建成|设有|配有|有)")
_SPENT = re.compile("(?:用于|投向|投入)(?!产)")
# at which rate something is done: 按10%的车位比例建设充电设施
_RATE = re.compile(r"的(?P<noun>[^，、达符]{0,6}?(?:比例|比率|幅度)|标准)(?P<what>[^，]*)")
_TO_WHOM = re.compile("(?<=..)(?:给|供|用于).*$")  # 提供30%的场地给学生使用
_REACHES = re.compile("(?:实现|达到|完成|形成|保持|确保)$")
_ALREADY = re.compile("^(?:均|都|应|要|须)")
_BY = re.compile(r"(?:按照?|依照|以)$")
# by what a charger's share is counted: 按10%的车位比例建设充电设施
_COUNTED_BY = re.compile("(?P<unit>车位|面积|床位|座位|泊位|户数|人数)(?:比例|比率)$")
_EQUIPS = re.compile("^(?:同步)?(?:配建|配备|配置|设置|预留|布设|安装)")
_SEVERAL = re.compile("[、或和与及]")
_GIVES = re.compile(r"^(?:给予|予以|提供|发放|安排|进行|实行|实施|用于)?(?:最高)?")
_LAST_MAKES = re.compile(
    r"(?:配建|配备|配置|设置|预留|建设|布设|缴纳|收取|给予|予以|提供|发放|安排|进行|实行|实施|用于)?(?:最高)?$"
)


# at which part of it something is levied: 减按2%征收率征收增值税, 车船税减半征收, 门票按7折收取
_LEVIED = re.compile(r"(?P<verb>征收(?!率)|收取|缴纳|征缴|计征)(?P<what>[^，]*)")
# of what, or to whom: 实行过路费8折优惠, 小型企业按照40%返还
_FEE = re.compile("(?:实行|实施|给予|享受|提供|^)(?P<what>[一-鿿]{1,8}(?:费|票价?|租金))$")
_WHOSE = re.compile("(?!对|给|向|将|把|[可按])(?P<what>[一-鿿]{2,10}?)可?按照?")
_AS_RULED = re.compile("(?:可?按(?:照|规定)*|减按|继续|实行)+$|^(?:继续|延续)?实[行施]")
_REDUCED = re.compile(r"的?(?:(?P<rate>征收率|税率)(?:征收|缴纳|计征)?(?P<what>[^，]*)|(?P<into>计入[^，]+))")


@dataclass(frozen=True, slots=True)
class Share:
    """The words around a share: those `before` it, those `after` as read and as masked, and what `after` parts into."""

    before: str
    after: str
    masked: str
    noun: str
    predicate: str
    is_floor: bool


def name_share(share: Share) -> str:
    """Return what a share is of, or an empty text where it says of nothing."""
    if named := _name_bettered(share) or _name_levied(share) or _name_spent(share):
        return named
    rate = _RATE.fullmatch(share.masked)
    if rate is not None:
        return _name_rate(share, rate)
    return _name_part(share) if share.masked.startswith("的") else _name_done(share)


def name_reckoned(before: str, after: str) -> str:
    """Return what is a share of something else, where the verb before says only that it is given or made.

    给予不超过更新费用30%的资金补助: 资金补助; 配建不低于车位25%的充电设施: 充电设施比例.
    """
    rate = _RATE.fullmatch(after)
    subject = name_subject(_BY.sub("", before))
    whose = "" if before.startswith("对") or is_verb(subject) else _LAST_MAKES.sub("", subject)
    if whose and (whose == subject and not rate) and not GRANT.fullmatch(after):
        return ""
    given = _GIVES.sub("", rate["what"] if rate else after.removeprefix("的"))
    if GRANT.search(given):
        return whose + given
    thing = whose + name_object(given)
    return thing if not thing or has_quantity(thing) else f"{thing}比例"


def _name_bettered(share: Share) -> str:
    reaching = _HAVE_SO_MUCH.fullmatch(share.after)
    if reaching:
        return f"{reaching['what']}的{reaching['noun']}比例"
    bettered = _BETTERED.fullmatch(share.after) if not share.before and share.is_floor else None
    reached = _REACHED.fullmatch(share.after) if share.before and share.is_floor else None
    if reached:
        return f"{reached['what']}的{name_object(share.before)}{reached['noun']}比例"
    return f"{bettered['what']}的{bettered['noun']}比例" if bettered else ""


def _name_levied(share: Share) -> str:
    """Name what is levied at a part of it: 购置税减半征收, 减按2%征收率征收增值税, 减按25%计入应纳税所得额."""
    if share.before.endswith("减按") and (reduced := _REDUCED.match(share.masked)):
        what = share.after[slice(*reduced.span("what"))] if reduced["rate"] else ""
        return f"{what}{reduced['rate'] or reduced['into'] + '比例'}"
    levied = _LEVIED.match(share.masked)
    if levied is None:
        return ""
    what = share.after[slice(*levied.span("what"))] or name_object(_AS_RULED.sub("", share.before))
    return f"{what}{levied['verb']}比例"


def _name_spent(share: Share) -> str:
    """Name what so much of it is spent on: 把新增财力的80%用于民生."""
    is_spent = share.before.endswith("的") and _SPENT.match(share.masked)
    return f"{share.after}的{name_object(share.before[:-1])}比例" if is_spent else ""


def _name_rate(share: Share, rate: re.Match[str]) -> str:
    """Name the rate at which something is done: 停车场按10%的车位比例建设…, 按15%的比例抽取企业."""
    subject = name_subject(_BY.sub("", share.before))
    noun = share.after[slice(*rate.span("noun"))]
    what = name_object(_GIVES.sub("", share.after[slice(*rate.span("what"))]))
    made = _EQUIPS.sub("", what)
    if subject and made and _COUNTED_BY.match(noun) and not _SEVERAL.search(made):
        return f"{subject}{made}{noun}"  # 停车场充电设施车位比例
    if subject and len(noun) == len("比例") and what and len(what) <= len("抽取"):
        return f"{subject}{what}{noun}"  # 甲类企业按15%的比例抽取
    return (subject or what) + noun if subject or what or len(noun) > len("比例") else ""


def _name_part(share: Share) -> str:
    """Name what a share is of that 的 ties to it: 50%的社区建成…, 淘汰30%的旧车, 1%以上的节能量."""
    if GRANT.search(share.noun):
        return f"{share.noun}比例"
    if share.predicate:
        return f"{share.predicate}的{share.noun}比例"
    have = _HAVE_ONE.fullmatch(share.after)
    if have and share.is_floor:
        return f"{have['noun']}比例"
    if has_quantity(share.noun) and _REACHES.search(share.before):
        return share.noun
    verb = _DONE_BEFORE.search(share.before)
    if verb and verb["verb"] not in ("抽查", "检查", "走访"):
        return f"{verb['verb']}的{_TO_WHOM.sub('', share.noun)}比例"
    return f"{share.noun}比例" if share.is_floor and _OF_ALL.search(share.before) else ""


def _name_done(share: Share) -> str:
    """Name what a share is of by what is done to it: 电站100%接入, 车位100%建设充电设施, 完成20%年度任务."""
    subject = name_object(share.before)
    done = _DONE_TO.match(share.masked)
    if done and subject:
        return f"{subject}{done[0]}率"
    if subject and DOES.match(share.masked):
        return f"{_ALREADY.sub('', share.after)}的{subject}比例"
    if GRANT.search(share.after.removesuffix("政策") if _FEE.search(share.before) else share.after):
        whose = _FEE.search(share.before) or _WHOSE.fullmatch(share.before)
        return (whose["what"] if whose else "") + _GIVES.sub("", share.after)
    if not subject and share.before.endswith("实现") and _ACT.fullmatch(share.masked):
        return f"{share.after}比例"  # 实现100%线上办案
    verb = _DONE_BEFORE.search(share.before)
    if verb is None or not share.noun or share.predicate:
        return ""
    return f"{share.noun}完成比例" if verb["verb"] == "完成" else f"{verb['verb']}的{share.noun}比例"
