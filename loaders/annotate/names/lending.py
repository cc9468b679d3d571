"""What names of a row lend those after them: a level, a committee of the party, the organisation of a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.annotate.cities import prefectures
from loaders.annotate.names.name import Name
from loaders.genre.lexicon import either
from loaders.reading.strand import Strand

# 省财政厅、教育厅 is 省财政厅 and 省教育厅; a body of the centre, or one that names its place, is not of the province.
# 市外经贸局 and 省外办 are bodies, 市外企业 and 省外高校 are not.
_OUTSIDE = "外(?![经事办侨资汇商贸国])"
_OPENS_WITH_LEVEL = re.compile(
    r"区县|市县|县区(?!域)|县市(?!场|监|政)区?"  # 区县公安局 is of each of them
    rf"|(?:省|自治区|自治州|兵团)(?![直级属内局厅]|{_OUTSIDE})"
    rf"|市(?![直级属内场容县区州局]|监局|{_OUTSIDE}|政(?![府务协法策研]))"
    rf"|县(?![直级属内区局]|市(?!场|监局)|{_OUTSIDE})|区(?![直级属内县域块局]|{_OUTSIDE})|州(?![直级属])"
)
# zones with an office of their own, whose names hold no word for what they are: 前海管理局
_ZONES = either("[前东西南北上][海湾沙] 横琴 临港 曹妃甸 两江 天府 光谷 平潭 浑南 亦庄")
# 杭州市民政局 and 江南区教育局 behind 省数据局 name their place; 城市管理局, 市场监管局 and 社区服务中心 do not
_CITY = "(?:(?![大中小新老古])[一-鿿]城|[成昌宜]都|[一-鿿]{2,6}?(?<![城超都直农上]))市"
_PLACE = (
    rf"(?:{_CITY}(?![场容值面价县区]|民(?![政族宗办])|政(?![府法务协数])|监(?![察测狱]))"
    r"|[一-鿿]{1,4}县(?![域级区]|市(?![场监政])|乡(?!村)|城(?![管市建乡投]))|[一-鿿]{1,10}自治[州县]"
    r"|[一-鿿]{2,4}(?<![社地园景林灾库矿校小辖护贸湾老特片街灌军洪牧])区(?![域块划]))"
)
# what is of no level before it: of the state, or told by its place
_OF_ITS_OWN = (
    _PLACE,
    either(" ".join(name for _, name in prefectures())),
    either("水利 财政 生态环境 自然资源 交通运输 农业农村 商务") + "部",  # 水利部长江委, 财政部某省监管局
    "[省市县区州][直级属]",
    either("各 有关 相关 其他 国家 中国 中央 全 团"),
    either(
        "金融监管总局 税务总局 人民 人行 民航 国铁 银保监 证监 海关 海事 邮政 通信 .{0,4}能源监管 "
        "(?:外汇|烟草|铁路)管理局$"
    ),
    either(
        "北京 天津 河北 山西 内蒙 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 "
        "重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 深圳 厦门 宁波 青岛 大连"
    ),
    either("环保 生态环境 公安 自然资源 规划 国土 市场监管 住建 税务") + "[一-鿿]{2,3}分局$",  # 环保拱墅分局
    "[一-鿿]{2,5}"
    + either(
        "(?<!地方)金融监管分?局 海关 海事局 供电(?:分?局|分?公司|服务中心) (?:公安|生态环境)分局 银保?监分?局 "
        "保监分?局 证监局 监管分局 检验检疫局"
    )
    + "$",
    ".{0,8}(?:开发|高新|经开|新|园|片|示范|试验|保税|度假)区",
    ".{1,8}(?:街道|镇|乡)(?:管理|事务|党政)?办",  # 打浦桥街道管理办
    f"{_ZONES}管理局$",
)
_IS_OF_ITS_OWN = re.compile("|".join(_OF_ITS_OWN))
_OF_A_LEVEL = re.compile(
    either(
        "[一-鿿]{2,10}(?:厅|局|委|委员会|办|法院|检察院) 法院 检察院 [一-鿿]{2,4}工作部 "
        "(?!社区|村|学校|便民)[一-鿿]{2,8}(?:服务|管理|事务|数据|指挥|保障|监测|交易|登记)中心 "
        "(?:消防|公安|交警|交通|路政|巡?特警|治安|水政|渔政|城管)[一-鿿]{0,6}[总支大]队 "
        "(?:住房)?公积金(?:管理)?中心 供销(?:合作)?(?:联合)?(?:总)?社 "
        "(?:水务|燃气|供水|供热|排水|公交|轨道|地铁|城投|交投|国投|文旅|粮食|环卫|城建|机场|港口)集团 电力公司 "
        "总工会 红十字会 贸促会 妇联 残联 侨联 文联 社科联 工商联 科协"
    )
)
# 省委组织部、宣传部: the bodies of a party committee, which lends them its name
_OF_THE_PARTY = re.compile(r"(?:省|市|县|区|州)委(?!员)|自治区党委")
_PARTY_BODIES = frozenset({"组织部", "宣传部", "统战部", "政法委", "网信办", "编办", "社会工作部"})
_WHOLE_FIRST = re.compile(r"(?!省|自治区)[一-鿿]{2,9}厅(?=[、，,；;]|$)")
_OF_A_PROVINCE = re.compile(r"(?:^|[、，,；;和及与])(?:省|自治区)[一-鿿]{2,9}厅(?=[、，,；;和及与（(]|$)")
_BEHIND = re.compile(r"(?<=.)[（(〔][^（()）〔〕]*[)）〕]$")  # by what other name it goes: 农业农村厅（乡村振兴局）
# The ministries whose names look like a unit of something else.
_MINISTRIES = frozenset({
    "外交部", "国防部", "教育部", "科技部", "科学技术部", "公安部", "民政部", "司法部", "财政部", "自然资源部",
    "生态环境部",
    "交通运输部", "水利部", "农业部", "农业农村部", "商务部", "文化部", "文化和旅游部", "应急部", "应急管理部",
    "退役军人部", "退役军人事务部", "工业和信息化部", "住房城乡建设部", "住房和城乡建设部", "人力资源社会保障部",
    "人力资源和社会保障部", "环境保护部", "国土资源部", "中央宣传部", "中央组织部", "中央统战部", "统战部", "宣传部",
    "组织部", "中联部", "军委装备发展部", "中央军委装备发展部",
})  # fmt: skip
_UNIT = re.compile(
    r"(?P<parent>[省市县区州总][局厅]"
    r"|[一-鿿]{2,}?(?:局|院|总局|总署|中心|厅|(?<![省市县区州盟旗党工团纪])委|部(?=[一-鿿]+(?<!公)司$)))"
    r"(?P<unit>[一-鿿]{2,12}(?:部|(?<!公)司|处|室))$"
)

_BARE_PARENT = re.compile("[省市县区州总][局厅]")  # an office that its level alone names: 市局监测处
_ALIKE = ("部", "司", "处室")  # what closes the names of units that stand in one row
# whoever it is, and a bank whose branch is called so: 有关司, 人民银行丰县营业部
_OF_NO_OTHER = re.compile("各|有关|相关|其他|[一-鿿]{0,4}银行")


def opening_level(name: str) -> str:
    """Return the level of government that a name opens with (省 of 省教育厅), or nothing."""
    match = _OPENS_WITH_LEVEL.match(name)
    return match[0] if match else ""


@dataclass(slots=True)
class Lent:
    """What the names of a row lend those after them: a level, a committee of the party, the organisation of a unit."""

    level: str
    is_whole: bool
    party: str = ""
    parent: str | None = None

    def in_full(self, printed: str, part: Strand, *, before: str) -> Name:
        """Return the next name with what those `before` it lend, and keep what it lends itself."""
        own = opening_level(printed)
        self.level = own or self.level
        committee = _OF_THE_PARTY.match(printed)
        self.party = committee[0] if committee else self.party if printed in _PARTY_BODIES else ""
        unit = None if printed in _MINISTRIES else _UNIT.match(printed)
        if unit:
            self.parent = unit["parent"]
            return Name(printed, part, self.parent)
        is_unit = printed not in _MINISTRIES and _is_alike(printed, before) and not _OF_NO_OTHER.match(printed)
        if self.parent and is_unit:
            return Name(self.parent + printed, part, self.parent)
        if self.party and not committee:
            return Name(self.party + printed, part)
        self.parent = None
        return Name(self.level + printed if not own and self._lacks_level(printed) else printed, part)

    def end_clause(self) -> None:
        """Keep for the next clause only an office that its level alone names, for its units can be of no other."""
        self.parent = self.parent if self.parent and _BARE_PARENT.fullmatch(self.parent) else None

    def _lacks_level(self, printed: str) -> bool:
        bare = _BEHIND.sub("", printed)
        is_local = bool(self.level) and bare in _PARTY_BODIES  # 县教育局、宣传部
        is_of_a_level = is_local or (_OF_A_LEVEL.fullmatch(bare) and not _IS_OF_ITS_OWN.match(bare))
        return bool(is_of_a_level) and not (self.is_whole and bare.endswith("厅"))


def _is_alike(name: str, before: str) -> bool:
    """Tell units of one kind: 监测处 and 办公室, 法规司 and 人事司."""
    return any(name[-1] in kind and before[-1:] in kind for kind in _ALIKE) and bool(before)


def prints_whole(row: str) -> bool:
    """Tell a row with a department of a province at its head, and 省 before none: 教育厅、省卫健委，财政厅."""
    bare = re.sub(r"\s+", "", row)
    return bool(_WHOLE_FIRST.match(bare)) and not _OF_A_PROVINCE.search(bare)
