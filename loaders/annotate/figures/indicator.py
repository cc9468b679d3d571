"""The name of what a figure counts, in the words of the text."""

from __future__ import annotations

import re

from kg.model import QuantityKind
from loaders.annotate.figures.numbers import ABOUT
from loaders.annotate.figures.units import Measured, classifier_of, measured_by
from loaders.genre.lexicon import either

# What opens a clause and names nothing.
_DATE = r"(?:\d{4}年?)?(?:\d{1,2}月)?(?:\d{1,2}日)?"
_TIME = (
    r"(?:[到至自\-—–－~～]|截[至止]到?)?\d{4}(?:年(?:度(?!假))?|(?=年$)|(?![一-鿿\d]))"
    rf"{_DATE}[底末初]?(?:之?前|以来|间|起(?![步点重飞降]))?|"
    + either(
        r"\d{1,2}月?[-—–~～至]\d{1,2}月份? [到至截止]{0,3}\d{1,2}月[底末份]?前? "
        r"[到至截止]{0,3}\d{1,2}月\d{1,2}日之?前? "
        r"全年 今年以来 今年来 今年内 今年底 今年末 今年 去年以来 去年底 去年末 去年 年初以来 上年 本年度? 年内 "
        r"当年 每年 年初 年末 [到截]?至?年底之?前? "
        r"(?:项目)?(?:建成|投产|达产|投用)后 [一两三五]年来 [一两三四五]年(?=累计|共) 过去[一两三五]年 近年来 "
        r"(?:已)?连续(?:\d+|[一二两三四五六七八九十]+)(?:年|次|届|个月|个?季度) "
        r"下一?步 下一?阶段 接下来 汛前(?=完成|建成) "
        r"第[一二三四五]年度? 前?[一二三四]季度 [上下]半年 目前 截至目前 期间 "
        r"“?十[一二三四五]五”?(?:时期|期间)"
    )
)
_DISCOURSE = either(
    "特别是 尤其是 其中 包括 包含 我们 同时 此外 另外 例如 并且 并/购列联入网轨排行发存 还/款贷本息原田林草建 的/确士 "
    "也/门 且 以及 及/时格其 和/平谐解美睦顺 与/会 或 "
    r"[一二三四五六七八九十]是 “[^”]{1,6}”是?指 （(?:修订|修改|扩建|改建|试行)） "
    r"[（(][一二三四五六七八九十\d]{1,3}[）)] [（(](?:下同|预计数?(?:，下同)?)[）)] \d{1,2}[.．、](?=[一-鿿]) "
    "[、，：；。—）)》”★☆▲●■◆※]"
)
_MANNER = either(
    "力争 争取 努力 力求 原则上 预计 有望 同口径 按可比(?:价格?|口径)(?:计算)? 进一步 继续 延续 持续 加快 稳步 稳妥 "
    "有序 积极 大力 全面 切实 坚决 成功 连续/0123456789一二两三四五六七八九十 适当 "
    "着力 扎实 逐步 不断 深入 累计/数额量值 共计 总计 合计 共/享同建识性有产和治 整体上 总体上 "
    "基本/养老|医疗|医保|公共|农田|建设|盘|民生|药|面 已经 已/故 再次 拟/人定建 预期 "
    "再(?=完成|新|建|改|培育) 计划(?=合计|新|建|打造|形成|完成|改|培|投|实施|再|更新|开[工展办]|[一二三四]季度) "
    "可/再生|持续|吸入|靠|信|复|支配|用|行|降解|比|见|视|穿戴 要/素求件 "
    "应当 需/求要 均/衡等值价 各(?=建成|培育|打造) 分别 首次 率先 陆续"
)
_CAUSE = either(
    "将/军来 把/关握 使/用命馆 让/利渡 推动 促进 引导 推进 实现 确保 保证 做到 达成 支撑 带动 助力 鼓励 指导 "
    "督促 安排 完成/率|度|量|情况 "
    "通过(?=完成|新建|改造|建设|实施|培育|打造|组织|举办|开展)"
)
_SCOPE = (
    r"全系统|各地区?(?=建成|实现|完成)|我[国省市]在(?=.{2,}的)"
    r"|(?:督促|指导|要求)[^，]{2,12}?(?:落实好|落实|做好|确保)"
    # who is told: 中西部省份要改造敬老院1000所
    r"|[^，。；]{1,14}?(?:省份|地区|主产[区省]|部门|单位|政府|[县区镇乡])(?:要(?!求|素|件)|应当)"
    r"|[一-鿿]{1,6}[省市县区]“?十[一二三四五]五”?(?:时期|期间)"
    r"|全[省市国区县州镇](?=实现|建成|完成|培育|新增|力争|争取|累计|打造|设立|组建|共(?!同|享))"
)
_WITHIN = (
    r"在[^，]{1,20}?(?:前提下|基础上|条件下|情况下|背景下|过程中|方面|期间|范围内)"
    r"|围绕[^，]{2,14}?(?=布局|建设|新建|打造|培育|开展|实施)|依托[^，]{2,14}?(?=归集|汇集|汇聚|采集)"
)
_PREPOSITION = either(
    "在/运(?!河|动|输|城|行)|校|读|册|职|建|线|岗|研|华|营[业企收]|保|园|孵|室|网|用|售 "
    "对/外口接应照标 与 同/比业类步期一口 向/上 "
    "为/主 由/于 从/业事 按照 按/揭时期劳月季照 于"
)
_LEAD = re.compile(rf"^(?:{_TIME}|{_DISCOURSE}|{_MANNER}|{_SCOPE}|{_CAUSE}|{_WITHIN})(?=.)|^{_PREPOSITION}(?=..)")

# Verbs of making, having and doing, whose object is the thing counted.
_MAKING_VERBS = either(
    "布局建设 建设布局 建成/区(?!域)|率 建设/用地|项目|工程|周期|规模|投资 建立 培育/期 培养 产生/量能 打造 形成 "
    "组建 创建 创造 "
    "突破 攻克 开拓 "
    "评选出? 遴选出? 选出 筛选出? 选树 推出 举办 召开 主办 承办 举行 支持(?!比例|金额|额度|标准|力度|资金) 帮助 "
    "扶持 拥有 设有 设立 现有 已有 "
    "共有/产 有/效限色机 编制实施 编制 制定实施 制定修订 制定 修订 制修订 制订 出台 发布 印发 提供 组织/收生 开展 参与 "
    "参加 发放 使用/权费率量 吸引 惠及 服务/业机器贸平站体人量收区点 覆盖/率面人 推广/量 引进 落实 实施 汇聚 "
    "汇集 采集 归集 严守 守住 坚守 保障/性房水金 保持 给予 予以 采取 投入/强产 布局 取得 获得 荣获 选派 派出 推荐 争创 "
    "扩大 提高 提升 压缩 压减 降低 加大 增加/值 减少 缩短 下调 上调 强化 加强 确定 明确 配备 设置 稳定/性器度率剂 引入"
)
# Verbs that tell an addition from a whole, or what was done to the thing: they stay in its name.
_KEPT_VERBS = either(
    "新建 净增 新增 新设 新立 新开工 "
    "新(?:引进|培育|认定|登记|注册|投产|签约?|入库|发展|组建|成立|落地|招引|创建|获批|改建|改扩建|扩建|招|聘|评定"
    "|购置?|采购|推出|上线|开设|增设|开通|布局|打造|选育|研发|制定|修订) "
    "(?<![更创革翻刷全最])新/能材型华兴城闻药时 审结 审理 办结 办理 处理 受理 查处 查办 立案查处 "
    "立案 结案 移送 侦破 破获 签署 约谈 责令整改 作出 注册 认定 授权 登记 减免 核准 核发 签发 检查 抽查 开通 "
    "上线 培训 发展 引育 孵化 转化 转让 许可 更新 更换 置换 淘汰 核减 核销 购置 添置 开工/率面 竣工/率验 完工/率验 "
    "改造提升 提升改造 巩固提升 优化提升 整治提升"
)
_MAKING = re.compile(rf"^{_MAKING_VERBS}了?(?!的|率|量|额)(?=..)")
# two of them go together over a list: 新建和改造充电站600座、换电站130座
_KEPT = re.compile(rf"^{_KEPT_VERBS}(?:[和及或、](?:改造|改建|扩建|改扩建|续建|提升改造)(?=..))?")
# Kept verbs that are as often the beginning of a noun (注册商标, 培训基地).
_NOMINAL = re.compile(
    "^" + either("注册 认定 授权 登记 检查 抽查 培训 发展 转化 转让 许可 处理 受理 开通 上线 孵化 办理") + "$"
)
# Verbs of building that a noun follows: a name that opens with one takes no other verb from the one before it.
_BUILDING = either("改扩建 改建 扩建 改造 维修 养护 修缮 整治 治理 提升 完善 续建 迁建 翻建 升级")
_BUILDS = re.compile("^" + _BUILDING)
_BUILDS_IT = re.compile(f"(?:{_BUILDING}[和及、]?)+$")
_LAST_VERB = re.compile(rf"(?:(?P<kept>{_KEPT_VERBS})|{_MAKING_VERBS})(?:了|出)?$")
_CHANGING = re.compile("^" + either("下调 上调 降低 提高 减少 压减 压缩 削减 扩大 缩短"))

# What leans on a following verb, and conjunctions left over at the end.
_SUBJECT_END = re.compile(
    either(
        "力争 争取 努力 力求 预计 有望 继续 已经 已 也 都 分别 同比 同期 同口径 按可比(?:价格?|口径)(?:计算)? "
        "(?:^|(?<=，))年度 环比 年均 平均每年 每年 微 略 小幅 实际 "
        "名义 (?:[一两三四五]年)?累计 去年 上年 "
        f"整体 总体上? 全年 全部 今年 再 不 仅 仍 共有 共 共计 总计 合计 大约 {ABOUT} 则 就 "
        "进一步 大幅度? 明显 显著 平均 "
        "拟 将 要 (?<![许认])可 (?<![响效供相对适反感回呼])应 一般 需 基本 全面 持续 首次 一举 "
        "稳步 快速 由 从 按 不断 逐步 (?<=[率例量积度])稳定 最[高多低] "
        "均 实现 达到 (?<![下雷])达 为 是 拥?有 安排 "
        "计划完成 完成 执行 按照 依据 以 到 至 在 净 各 原则上 一次性 全省 全国 在华"
    )
    + r"$|^[^，、]{0,8}基础上$|在[^，、]{0,20}基础上$|^[年底末初]+$|^比$|(?<=[一-鿿）])\d{4}年(?:\d{1,2}月)?[底末]?$"
    + rf"|(?:于|在)?(?:年|{_DATE})[底末]?之?前$|连续[^，]?[^，]年$|(?:以及|并且|(?<!参)与|[、，和及并或])$"
)
_QUANTITY = re.compile(
    either(
        "率 量 额 数 值 规模 排位 周期 时限 (?<!有效)期限 时间 时长 年限 (?<!制)度 指数 排名 名次 位次 比例 比重 占比 "
        "增速 增幅 涨幅 降幅 跌幅 人次 费用 花费 收入 支出 成本 年龄 价格 资费 浓度 能耗 寿命 得分 评分 密度 面积 利润 "
        "红线"
    )
    + "$"
)
# 北县2026年供水普及率: a year behind a place tells when, and stands for no year of a name (2026年度)
# 甲路（东路—西路）、乙路（…）、…等14条管网: a name that is longer is a row of them
_LONGEST_NAME, _SHORTENED = 180, 60
_IN_ROW = re.compile("[，、；]")
_INNER_YEAR = re.compile(r"^([^占比较]{1,10}[省市县区州])\d{4}年[底末]?(?=[一-鿿])(?!度|以来)")
_LEVEL_BEHIND = re.compile("(?P<thing>.{2,}?)(?P<level>(?:国家|省|市|县|区|部|州)级)")
_PROCESS = re.compile(either("授权 注册 发证 登记 申请 受理 备案 出口 进口 销售") + "$")
_COUNTED = {"人": "人数", "名": "人数", "位": "人数", "人次": "人次", "次": "次数", "届": "届数", "场次": "场次"}
_REACHED = re.compile(r"(?:提高|提升|上调|降低|达|降)(?:到|至)[^，]*$")  # 标准提高到最低工资标准的90%
_AT_LEAST = re.compile(r"(?:至少|(?<!“)最多|不少于|不低于)(?!\d)")
# 6万元（含）至12万元（不含）新车补贴: the class of those who are given it
_LIMIT = r"[\d.]+[百千万亿]*元(?:及?以[上下])?（不?含[^（）]*）(?:及?以[上下])?"
_CLASS = re.compile(rf"{_LIMIT}(?:[至到—–~～-]{_LIMIT})?的?")
_VARIES = re.compile("不等的?")  # 每家2—8万元不等的奖励
_DONE_IT = re.compile(r"^([一-鿿]{1,5})了(?!解)(?=..)")  # 选聘了5名站长
# 70个项目建设, 4个铁路项目加快建设 count the projects
# 反馈的6个问题年底前整改到位: by when, and that all of it is done, is none of the name
_DUE = re.compile(r"(?<=[一-鿿])(?:年[底末]|\d{1,2}月(?:\d{1,2}日)?[底末]?)之?前(?=整改|销号|办结)")
_IN_FULL = re.compile("(?<=整改)(?:到位|完毕)$")
_BUILT = re.compile(r"(?<=项目|基地|中心|平台|园区|工程)(?:加快)?建设$")
_TARGET_TAIL = re.compile(r"(?:首期|一期|二期)?(?:建设|培育|创建)?的?(?:目标任务|目标|任务)$")


def trim_subject(text: str) -> str:
    """Return `text` without the adverbs and particles that lean on a following verb (整体, 分别, 由)."""
    while (shorter := _SUBJECT_END.sub("", text)) != text:
        text = shorter
    return text


def trim_lead(text: str) -> str:
    """Return `text` without what opens a clause and names nothing: times, hedges, 将, 在…前提下."""
    while (shorter := _LEAD.sub("", text)) != text:
        text = shorter
    return text


def name_subject(text: str) -> str:
    """Return the name in what stands before a verb of reaching: 将商标注册平均审查周期 → 商标注册平均审查周期."""
    return trim_subject(trim_lead(text))


def name_object(text: str) -> str:
    """Return the name in a verb with its object: 培育国家知识产权优势示范企业 → 国家知识产权优势示范企业."""
    name = name_subject(text)
    while (shorter := trim_lead(_MAKING.sub("", name))) != name:
        name = shorter
    return trim_subject(name)


def kept_verb(name: str) -> str:
    """Return the verb of a name that is part of it (新建, 审结), or an empty text."""
    match = _KEPT.match(name)
    return match[0] if match else ""


def building_verb(text: str) -> str:
    """Return the verbs of building at the end of `text`, which stay in the name (、改造 | 10个小区), or nothing."""
    match = _BUILDS_IT.search(text)
    return match[0] if match else ""


def carry_verb(verb: str, first: str, name: str) -> str:
    """Return a further name of a list with the verb of the first: 审结甲案件, 乙案件 → 审结乙案件.

    A verb that may as well begin a noun goes over only to a thing of the same kind (注册甲商标, 乙商标).
    """
    if not verb or kept_verb(name) or has_quantity(name) or _BUILDS.match(name):
        return name
    if _NOMINAL.match(verb) and first[-2:] != name[-2:]:
        return name
    return verb + name


def is_verb(name: str) -> bool:
    """Tell whether a name is no more than a verb of making (培育), its object standing before the clause."""
    return re.fullmatch(_MAKING_VERBS, name) is not None


def is_made_by(text: str) -> bool:
    """Tell whether `text` opens with a verb of making or having: 拥有自主品牌的企业."""
    return _MAKING.match(text) is not None


def ends_in_verb(text: str) -> bool:
    """Tell whether `text` ends in a verb of making or doing, as before a number: 各地区新建."""
    return _LAST_VERB.search(text) is not None


def is_made(text: str) -> bool:
    """Tell whether a verb at the end of `text` makes what is counted (分别新建), and does not name it (分别授权)."""
    match = _LAST_VERB.search(text)
    return match is not None and not (match["kept"] and _NOMINAL.match(match["kept"]))


def starts_with_change(text: str) -> bool:
    """Tell whether a clause sets out with a verb of change, whose figure is then an amount of change: 下调…5%."""
    return _CHANGING.match(trim_lead(text)) is not None


def without_last_verb(text: str) -> str:
    """Return `text` without a verb of making at its end; one that stays in names (新建) is all that is left."""
    match = _LAST_VERB.search(text)
    if match is None:
        return text
    return match["kept"] or trim_subject(text[: match.start()])


def has_quantity(name: str) -> bool:
    """Tell whether a name ends in a word for a quantity (…率, …规模), so that it can stand before its value."""
    return _QUANTITY.search(name) is not None


def fit_name(name: str, quote: str) -> str:
    """Return a name that can stand as one: the end of a row that ran on, or the quote where no word is left (－5%)."""
    if not any(character.isalnum() for character in name):
        return quote[:_SHORTENED]
    if len(name) <= _LONGEST_NAME:
        return name
    end = name[-_SHORTENED:]
    return _IN_ROW.split(end, maxsplit=1)[-1] or end


def complete_name(name: str, unit: str, *, rank: bool = False) -> str:
    """Return a name that says it is a quantity: 新建技术与创新支持中心 and 家 → 新建技术与创新支持中心数量."""
    name = _IN_FULL.sub("", _DUE.sub("", _VARIES.sub("", _CLASS.sub("", name) or name)))
    name = _AT_LEAST.sub("", _TARGET_TAIL.sub("", _DONE_IT.sub(r"\1", name))) or name
    if level := _LEVEL_BEHIND.fullmatch(name):  # 绿色工厂国家级5家
        verb = kept_verb(level["thing"])
        name = verb + level["level"] + level["thing"].removeprefix(verb)
    if name.endswith("占") and measured_by(unit) is Measured.SHARE:  # 新增车辆中电动车占80%以上
        name += "比"
    if name.endswith("的"):  # 完成年度目标任务的60%
        bare = _REACHED.sub("", name[:-1])
        share = "比例" if bare == name[:-1] and measured_by(unit) is Measured.SHARE else ""
        name = (trim_subject(bare) + share) or name  # 达到二级标准的不少于10个
    if has_quantity(name):
        return _INNER_YEAR.sub(r"\1", name)
    if rank or not unit or measured_by(unit) is not Measured.COUNT:
        return name
    name = _BUILT.sub("", name)
    if _PROCESS.search(name):
        return name + "量"
    return name + _COUNTED.get(classifier_of(unit), "数量")


_KINDS = {
    QuantityKind.RANK: "排名 名次 位次",
    QuantityKind.DURATION: "周期 时限 时间 时长 年限 寿命",
    QuantityKind.SCORE: "满意度 满意度指数 得分 评分",
    QuantityKind.RATE: "率 比例 比重 占比 增速 增幅 涨幅 降幅 浓度 强度",
    QuantityKind.STOCK: "拥有量 有效[一-鿿]{0,8}量 存量 保有量 总量 余额",
    QuantityKind.FLOW: "授权量 申请量 注册量 发证量 产量 增加值 总额 产值 营业收入 进出口额 交易额 次数 届数",
}
_BY_NAME = {kind: re.compile(either(words) + "$") for kind, words in _KINDS.items()}
_BY_UNIT = {
    Measured.SHARE: QuantityKind.RATE,
    Measured.TIME: QuantityKind.DURATION,
    Measured.SCORE: QuantityKind.SCORE,
}
_ADDED = re.compile("^" + either("新 审结 办理 办结 查处 立案 约谈 责令 作出 减免 授权 受理 发放"))


def kind_of(name: str, unit: str, *, rank: bool, growth: bool, stock: bool) -> QuantityKind | None:
    """Return what kind of quantity a name counts, as far as name and unit tell.

    `stock` says that the text gives a state reached (达到) and not what a year added.
    """
    if rank:
        return QuantityKind.RANK
    by_name = next((kind for kind, pattern in _BY_NAME.items() if pattern.search(name)), None)
    if by_name is not None or growth:
        return by_name
    if _ADDED.match(name):
        return QuantityKind.FLOW
    return _BY_UNIT.get(measured_by(unit), QuantityKind.STOCK if stock else None)
