"""Rows of organisation names: where one ends and the next begins, and the shortened ones given in full.

Names are joined by 、 and by 和, 及, 与, which also stand inside names (工业和信息化部): such a word parts two
names only where what stands before it could end a name. 各省、自治区、直辖市人民政府 is one addressee. Within a row,
a unit of an organisation lends it to the bare units after it: 专利局审查部、自动化部 is 专利局审查部 and
专利局自动化部.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from loaders.annotate.bodies import is_body
from loaders.reading.strand import Strand

ENDINGS = (
    "部|委|委员会|局|署|院|厅|办|办公室|司|室|处|科|所|站|行|社|会|中心|单位|部门|机构|团体|协会|学会|联合会|集团|公司|"
    "学院|大学|高校|学校|银行|法院|检察院|总队|支队|科协|工会|妇联|政府|地区|地方|省|市|县|区|州|盟|旗|镇|乡|街道|"
    "各地|党委|企业|领导小组|专班|联席会议|网信办|海关|税务|兵团"
)
STARS = "★☆▲△◆●※*＊#"  # what marks one name of a row
_ENDS_A_NAME = re.compile(rf"(?:{ENDINGS})$")
_BRACKETED = re.compile(r"[（(〈〔][^（()）〈〉〔〕]*[)）〉〕]")
# 办公室会宣传处 is one office together with another; 常委会办公室 is one name
_TOGETHER = r"(?<=[处科室股部局厅司办])会(?=[一-鿿]{2,10}(?:[处科室股部局厅司办]|中心)(?:[、，,；;]|$))"
# 区住建局区市场监管局各街道: the lines of a cell that a copy ran together
_RUN_TOGETHER = (
    r"(?:(?<=[一-鿿]{3}[局委办厅])|(?<=办公室)|(?<=[一-鿿]{2}中心)|(?<=人民政府)|(?<=办事处)|(?<=[宣组统][传织战]部)|(?<=公司)|(?<=乡镇)|(?<=各部门)|(?<=单位))"
    r"(?:(?=[省市县区](?![级域场])[一-鿿]{2,12}?(?:[局委办厅社]|中心|集团|公司|办公室|政府|部门|单位)(?:[省市县区各、，；]|$))"
    r"|(?<!政府)(?<!总局)(?=各(?:乡镇|镇|街道|县|区|市|有关|相关|责任|部门|单位|片区|园区)))"
)
# 商务局江城公安分局工信局发改委: offices that are no units of one another, told by their fields
_PEER = (
    "(?:财政|发改|发展改革|发展和改革|人社|教育|民政|工信|工业和信息化|住建|交通|交通运输|水利|农业农村|文旅|卫健|应急|应急管理|审计|税务"
    "|商务|科技|司法|城管|市场监管|生态环境|自然资源|统计|医保)[局委办厅]"
)
_PEERS_TOGETHER = (
    rf"(?<=[一-鿿]{{2}}[局委办厅])(?<!总局)(?:(?={_PEER}(?:$|[、，,；;（(]|{_PEER}))"
    r"|(?<!公安局)(?=[一-鿿]{2,3}公安分局)|(?<!环境局)(?=[一-鿿]{2,3}生态环境分局)"
    r"|(?<!电业局)(?<!供电局)(?=(?:国网)?[一-鿿]{2,3}供电(?:服务中心|(?:分)?公司))"
    r"|(?<!铁路局)(?<!中铁[一-鿿]局)(?=[一-鿿]{2,4}集团(?:$|[、，,；;（(])))"
)
_JOINER = re.compile(
    rf"[、，,；;]|{_RUN_TOGETHER}|{_PEERS_TOGETHER}|[/／]|[ \u3000\t\n]+|以及|会同|和|及|与|{_TOGETHER}"
)
_LEVEL = r"(?:省|自治区|特区|直辖市|计划单列市|自治州|自治县|市|州|盟|县|区|旗|乡|镇)"
_OPENS_LEVELS = re.compile(rf"(?:各|有关|相关|所?辖|设区的?|地级以上)*{_LEVEL}(?:[、和及与]{_LEVEL})*")
_GOES_ON_WITH_LEVEL = re.compile(
    rf"{_LEVEL}(?=[、和及与（(〔，,；;]|级|(?:人民)?政府|党委|$)|自治区|自治州|自治县|直辖市|特区|新疆生产建设兵团"
)
# 各市州、县市区人民政府: two addressees, where each word holds several levels, and share what closes the second
_LEVELS = r"(?:省|自治[州县]|[地市州盟县区旗乡镇]|街道)+(?:[（(][^（()）]{1,8}[)）])?"
_OF_LEVELS = re.compile(rf"各(?:设区的?|地级|县级)?{_LEVELS}")
_GOVERNMENTS = re.compile(rf"(?:县级)?{_LEVELS}(?P<tail>(?:党委、)?(?:人民)?政府)")
_NEXT_NAME = re.compile(r"(?:[^、，,；;/／\s（(]|[（(][^（()）]*[)）])+")
_HARD = ("、", "，", ",", "；", ";")
# 等 before those that are meant in general (等省直有关部门), or with their count (等13个部门和单位), which names nobody
_ETC = re.compile(
    r"(?<![高中初平])等(?:(?:\d{1,3}|[一二两三四五六七八九十]{1,3})[个家]?(?:部门|单位)(?:[和、](?:部门|单位))?$"
    r"|[一-鿿]{0,6}(?<![各关])(?:主管|管理|监管|职能|行业|责任)(?:部门|单位)$"  # says what those before are
    r"|(?=[一-鿿]{0,10}成员单位$)"  # 省应急厅等省安委会成员单位
    r"|(?=(?:国务院|自治区|省|市|县|区|州|中央|国家)?[直级]?(?:各|有关|相关)*(?:部门|单位|机构|地区|地方)(?:[和、]单位)?$)|(?=(?:高校|院校|学校|企业|公司|银行|地|县区|区县|县市区?|乡镇|镇街|街道)$)|$)"
)
_GENERAL = re.compile(r"(?:有关|相关|各|直|级|\d[个家]|[一二三四五六七八九十][个家])部门$")
_GOES_ON_WITH_UNITS = re.compile(r"单位(?=按|共同|分别|分工|负责|配合|参[加与]|及|和|与|[、，,；;]|$)")
_IN_A_PLACE = re.compile(
    r"[省市县区]?(?:驻[一-鿿]{1,4}|属)[一-鿿]{0,4}(?:单位|企业|部门|机构|高校|院校)"
)  # 中央、省驻青有关单位
_THE_GOVERNMENT = re.compile(r"(?:人民)?政府(?![一-鿿])")
_A_LEVEL = re.compile(_LEVEL)
_BARE_LEVELS = re.compile(rf"{_LEVEL}(?:[、和及与]{_LEVEL})*")  # 市、区两级教育部门
_RANKS = "省市县乡"
_RANK_OF = {"州": "市", "盟": "市", "区": "县", "旗": "县", "镇": "乡"}
_SHORT = re.compile(r"[办局厅部室司处科所站](?=[、，,；;：:（(]|$)")
_NOBODY = frozenset({
    "部门", "单位", "机构", "高校", "院校", "学校", "企业", "公司", "银行", "地", "县区", "区县", "县市", "县市区",
    "乡镇", "镇街", "街道",
})  # fmt: skip
# a cell that names nobody, and what is left of 等部门和单位
_NONE = frozenset({"无", "暂无", "/", "／", "-", "—", "——", "－", "部门", "单位"})
# 省财政厅、教育厅 is 省财政厅 and 省教育厅; a body of the centre, or one that names its place, is not of the province.
# 市外经贸局 and 省外办 are bodies, 市外企业 and 省外高校 are not.
_OUTSIDE = "外(?![经事办侨资汇商贸国])"
_OPENS_WITH_LEVEL = re.compile(
    r"区县|市县|县区(?!域)|县市(?!场|监|政)区?"  # 区县公安局 is of each of them
    rf"|(?:省|自治区|自治州|兵团)(?![直级属内局厅]|{_OUTSIDE})|市(?![直级属内场容县区州局]|监局|{_OUTSIDE}|政(?![府务协法策研]))"
    rf"|县(?![直级属内区局]|市(?!场|监局)|{_OUTSIDE})|区(?![直级属内县域块局]|{_OUTSIDE})|州(?![直级属])"
)
# 临江、河口经济开发区管委会: places that share what follows the last of them
_FIELDS = "财政|发改|人社|教育|民政|公安|工信|住建|交通|水利|农业|文旅|卫健|应急|审计|税务|商务|科技|司法|城管|林业"
_BARE_PLACE = re.compile(
    rf"(?!{_FIELDS})[一-鿿]{{2,3}}(?<![部委局署院厅办室司处科所站社会省市县区州旗镇乡位门地方企业])"
)
# zones with an office of their own, whose names hold no word for what they are: 前海管理局
_ZONES = "[前东西南北上][海湾沙]|横琴|临港|曹妃甸|两江|天府|光谷|平潭|浑南|亦庄"
# 海坛、苏平、金井三个片区管理局: places that share what is counted behind the last of them
_COUNTED = re.compile(
    r"(?P<place>[一-鿿]{2,4}?)等?(?P<count>[两二三四五六七八九十]|\d{1,2})[个家](?P<tail>[一-鿿]{0,8}(?:局|管委会|政府|街道|分局|办|处|区|县|镇|乡))"
)
_COUNTS = "零一二三四五六七八九十"
# 市工信、商务、住建部门: fields that share the word behind the last of them, and the level before the first
_FIELD = re.compile(
    rf"(?P<level>[省市县区州]?)(?:{_FIELDS}|发展改革|工业和信息化|经信|人力资源(?:和)?社会保障|生态环境|环保|自然资源|规划|国土|住房(?:和)?城乡建设|交通运输"
    r"|农业农村|文化(?:和)?旅游|文化|旅游|卫生健康|卫生|医保|医疗保障|应急管理|市场监管|统计|体育|科学技术|金融|粮食|能源|气象|城市管理|国资|外事|残联|消防|退役军人"
    r"|宣传|网信|政法|统战|编制|工商|质监|食药监|食品药品监管|国税|地税|安监|城建|海洋|水务|畜牧|农机|扶贫|乡村振兴|民宗|档案|交警|公安交管"
    r"|园林|市政|房管|人防|邮政|通信|电力|检察)"
)
_OF_FIELDS = re.compile(rf"{_FIELD.pattern}(?P<tail>(?:行政)?(?:主管|管理)?部门)")
_FIELDS_ETC = re.compile(rf"(?:^|[、，,和及与])(?P<last>{_FIELD.pattern})等(?:有关|相关)?部门")  # 公安、城管等部门
_SHARED_TAIL = re.compile(
    r"[一-鿿]{2,3}?(?P<tail>(?:经济|高新|技术|产业)*(?:开发区|管理区|示范区|新区)(?:管委会|管理委员会)?)"
)
_LACKS_LEVEL = re.compile(
    r"(?!(?:水利|财政|生态环境|自然资源|交通运输|农业农村|商务)部)"  # 水利部长江委, 财政部某省监管局
    r"(?![省市县区州][直级属])"
    r"(?!(?:环保|生态环境|公安|自然资源|规划|国土|市场监管|住建|税务)[一-鿿]{2,3}分局$)"  # 环保拱墅分局: by its place
    # of the state, named by their place
    r"(?![一-鿿]{2,5}(?:海关|海事局|供电(?:分?局|分?公司|服务中心)|(?:公安|生态环境)分局|银保?监分?局|保监分?局|证监局|监管分局)$)"
    r"(?!.{0,8}(?:开发|高新|经开|新|园|片|示范|试验|保税|度假)区)"
    r"(?!各|有关|相关|其他|国家|金融监管总局|税务总局|中国|中央|全|团|人民|人行|民航|国铁|银保监|证监|海关|海事|邮政|通信|.{0,4}能源监管)"
    r"(?!北京|天津|河北|山西|内蒙|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|深圳|厦门|宁波|青岛|大连)"
    r"(?!.{1,8}(?:街道|镇|乡)(?:管理|事务|党政)?办)"  # 打浦桥街道管理办: by its place
    rf"(?!(?:{_ZONES})管理局$)(?!(?:外汇|烟草|铁路)管理局$)"
    r"(?:[一-鿿]{2,10}(?:厅|局|委|委员会|办|法院|检察院)|法院|检察院|[一-鿿]{2,4}工作部"
    r"|(?!社区|村|学校|便民)[一-鿿]{2,8}(?:服务|管理|事务|数据|指挥|保障|监测|交易|登记)中心|供销(?:合作)?(?:联合)?(?:总)?社"
    r"|消防(?:救援)?[总支大]队|(?:住房)?公积金(?:管理)?中心|总工会|红十字会|贸促会"
    r"|(?:水务|燃气|供水|供热|排水|公交|轨道|地铁|城投|交投|国投|文旅|粮食|环卫|城建|机场|港口)集团|电力公司"
    r"|妇联|残联|侨联|文联|社科联|工商联|科协)"
)
# a zone or a district, and its office: 西咸新区管委会, 东湖区政府
_PLACE = (
    r"(?!各|有关|相关|全|[省市县区](?:级|直))[一-鿿]{1,8}?"
    r"(?:(?P<zone>(?:开发|示范|高新|经开|试验|管理|度假|保税|产业|园|新)区)|[县区镇乡])"
)
_PLACE_ALONE = re.compile(_PLACE)
_OF_A_PLACE = re.compile(rf"{_PLACE}(?P<office>(?(zone)(?:管委会|管理委员会|党工委)|(?:人民)?政府))")
# 省委组织部、宣传部: the bodies of a party committee, which lends them its name
_OF_THE_PARTY = re.compile(r"(?:省|市|县|区|州)委(?!员)|自治区党委")
_PARTY_BODIES = frozenset({"组织部", "宣传部", "统战部", "政法委", "网信办", "编办", "社会工作部"})
_BLANKS = re.compile(r"\s*")
_WHOLE_FIRST = re.compile(r"(?!省|自治区)[一-鿿]{2,9}厅(?=[、，,；;]|$)")
_OF_A_PROVINCE = re.compile(r"(?:^|[、，,；;和及与])(?:省|自治区)[一-鿿]{2,9}厅(?=[、，,；;和及与（(]|$)")
_PLACE_LENGTH = 4
_BEHIND = re.compile(r"(?<=.)[（(〔][^（()）〔〕]*[)）〕]$")  # by what other name it goes: 农业农村厅（乡村振兴局）
_LONGEST = 200  # characters; what is longer is no name and parted at every joining word
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
    r"(?P<parent>[省市县区州总][局厅]|[一-鿿]{2,}?(?:局|院|总局|总署|中心|厅|(?<![省市县区州盟旗党工团纪])委|部(?=[一-鿿]+(?<!公)司$)))"
    r"(?P<unit>[一-鿿]{2,12}(?:部|(?<!公)司|处|室))$"
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a row: in full, as printed, and the organisation that the row puts it in."""

    full: str
    printed: Strand
    parent: str | None = None


def opening_level(name: str) -> str:
    """Return the level of government that a name opens with (省 of 省教育厅), or nothing."""
    match = _OPENS_WITH_LEVEL.match(name)
    return match[0] if match else ""


def run_together(names: str) -> list[int]:
    """Return where names end that the next follows without a sign: 县司法局 in 县司法局县直各部门."""
    return [match.start() for match in re.finditer(_RUN_TOGETHER, names)]


def split_names(row: Strand, *, level: str = "") -> tuple[Name, ...]:
    """Return the names of a row in order, shortened ones in full; white space inside a name is removed.

    `level` is that of the names before the row (省), which its bare names share.
    """
    names: list[Name] = []
    lent = _Lent(level, is_whole=not level and _prints_whole(row.text))
    fields = _FIELDS_ETC.search(re.sub(r"\s+", "", row.text))
    for part, separator in _parts(row):
        printed = re.sub(r"\s+", "", part.text)
        if not printed or printed in _NONE:
            continue
        if fields and printed == fields["last"]:
            names.append(Name(printed + "部门", part))
            continue
        names.append(lent.in_full(printed, part, before=names[-1].full if names else ""))
        if separator in ("，", ",", "；", ";"):
            lent.parent = None
    shared = tuple(_with_shared_tails(_with_shared_fields(_with_counted_tails(names))))
    return tuple(_with_governments(_with_office_of_next(shared)))


@dataclass(slots=True)
class _Lent:
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
        is_unit = printed[-1] in "部司处室" and printed not in _MINISTRIES and before.endswith(printed[-1])
        if self.parent and is_unit:
            return Name(self.parent + printed, part, self.parent)
        if self.party and not committee:
            return Name(self.party + printed, part)
        self.parent = None
        return Name(self.level + printed if not own and self._lacks_level(printed) else printed, part)

    def _lacks_level(self, printed: str) -> bool:
        bare = _BEHIND.sub("", printed)
        return bool(_LACKS_LEVEL.fullmatch(bare)) and not (self.is_whole and bare.endswith("厅"))


def _prints_whole(row: str) -> bool:
    """Tell a row with a department of a province at its head, and 省 before none: 教育厅、省卫健委，财政厅."""
    bare = re.sub(r"\s+", "", row)
    return bool(_WHOLE_FIRST.match(bare)) and not _OF_A_PROVINCE.search(bare)


def _with_counted_tails(names: Sequence[Name]) -> list[Name]:
    """Return the names, as many places as are counted with what they share: 海坛、苏平、金井三个片区管理局."""
    read = list(names)
    for end, last in enumerate(names):
        match = _COUNTED.fullmatch(last.full)
        if match is None:
            continue
        said = match["count"].replace("两", "二")
        count = int(said) if said.isdigit() else _COUNTS.index(said)
        start = end + 1 - count
        if start >= 0 and all(_may_share(name.full) for name in names[start:end]):
            own = [*(name.full for name in names[start:end]), match["place"]]
            read[start : end + 1] = [
                replace(name, full=place + match["tail"])
                for name, place in zip(names[start : end + 1], own, strict=True)
            ]
    return read


def _may_share(name: str) -> bool:
    return len(name) <= _PLACE_LENGTH and not is_body(name)


def _with_shared_fields(names: Sequence[Name]) -> list[Name]:
    """Return the names, bare fields with what the last of them shares: 市工信、商务、住建部门."""
    read = list(names)
    for end, last in enumerate(names):
        tail = _OF_FIELDS.fullmatch(last.full)
        start = end
        while tail and start and _FIELD.fullmatch(names[start - 1].full):
            start -= 1
        first = _FIELD.match(names[start].full)
        if tail and first and start < end:
            own = [(_FIELD.match(name.full), name) for name in names[start : end + 1]]
            levels = ["" if match and match["level"] else first["level"] for match, _ in own]
            tails = [*[tail["tail"]] * (end - start), ""]
            read[start : end + 1] = [
                replace(name, full=level + name.full + more)
                for (_, name), level, more in zip(own, levels, tails, strict=True)
            ]
    return read


def _with_office_of_next(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names, places alone with the office of the next one: 杨凌示范区、西咸新区管委会."""
    read: list[Name] = []
    for name in reversed(names):
        following = _OF_A_PLACE.fullmatch(read[-1].full) if read else None
        own = _PLACE_ALONE.fullmatch(name.full)
        is_alike = following and own and (following["zone"] is None) is (own["zone"] is None)
        read.append(replace(name, full=name.full + following["office"]) if is_alike and following else name)
    return tuple(reversed(read))


def _with_shared_tails(names: Sequence[Name]) -> Iterator[Name]:
    """Yield the names, bare places with the tail of the next one that has any: 临江、河口经济开发区管委会."""
    following, read = "", list[Name]()
    for name in reversed(names):
        is_bare = _BARE_PLACE.fullmatch(name.full)
        following = following if is_bare else name.full
        tail = _SHARED_TAIL.fullmatch(following) if is_bare else None
        read.append(replace(name, full=name.full + tail["tail"]) if tail else name)
    yield from reversed(read)


def _with_governments(names: Sequence[Name]) -> Iterator[Name]:
    """Yield the names, levels in a row with what they share: 各市州人民政府 and 各县市区人民政府."""
    for n, name in enumerate(names):
        following = _GOVERNMENTS.fullmatch(names[n + 1].full) if n + 1 < len(names) else None
        shares = _OF_LEVELS.fullmatch(name.full) and following
        is_second = n > 0 and _OF_LEVELS.fullmatch(names[n - 1].full) and _GOVERNMENTS.fullmatch(name.full)
        full = name.full + following["tail"] if shares and following else name.full
        yield replace(name, full="各" + full if is_second else full)


def _parts(row: Strand) -> Iterator[tuple[Strand, str]]:
    """Yield each name with the separator after it ('' at the end)."""
    start = 0
    depths = tuple(accumulate((char in "（(〈〔") - (char in "）)〉〕") for char in row.text))
    for match in _JOINER.finditer(row.text):
        if match.start() < start or depths[match.start()] > 0:
            continue
        is_soft = not match.group().strip() or match.group() in "/／"
        if not (_stands_between_bodies if is_soft else _parts_two_names)(row.text, start, match):
            continue
        yield from _with_etc(row[start : match.start()].strip(), match.group())
        start = match.end()
    yield from _with_etc(row[start:].strip(), "")


def _stands_between_bodies(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell a blank or stroke with the whole name of a body on each side: 市财政局 市水利局."""
    before = re.sub(r"\s+", "", text[start : match.start()]).strip(STARS)
    following = _NEXT_NAME.match(text, match.end())
    return is_body(_without_brackets(before)) and bool(following and is_body(_without_brackets(following[0])))


def _parts_two_names(text: str, start: int, match: re.Match[str]) -> bool:
    if match.start() - start > _LONGEST:
        return True
    before = re.sub(r"\s+", "", text[start : match.start()])
    blanks = _BLANKS.match(text, match.end())
    after = blanks.end() if blanks else match.end()
    if _goes_on_with_level(before, text, after) or (before == "中央" and _IN_A_PLACE.match(text, after)):
        return False
    if _GENERAL.search(before) and match.group() in "、和及与" and _GOES_ON_WITH_UNITS.match(text, after):
        return False  # 省直有关部门、单位 is one addressee
    is_of_two = before.endswith(("党委", "行政公署", "行署")) and _THE_GOVERNMENT.match(text, after)
    is_short = _SHORT.match(text, after) or is_of_two
    if match.group() in ("、", "和", "及") and is_short:
        return False  # 市政府各委、办、局 is one addressee, as is 各市（州）党委、政府
    if match.group() in _HARD:
        return True
    return len(before) > 1 and len(text) - after > 1 and bool(_ENDS_A_NAME.search(_without_brackets(before)))


def _goes_on_with_level(before: str, text: str, after: int) -> bool:
    """Tell levels of one name: 各市、县人民政府, 市、区两级教育部门."""
    levels = _OPENS_LEVELS.fullmatch(_without_brackets(before))
    if levels and _GOES_ON_WITH_LEVEL.match(text, after):
        return not _climbs(levels[0], text[after : after + 2])
    is_level = bool(_BARE_LEVELS.fullmatch(before) and _A_LEVEL.match(text, after))
    return is_level and not _climbs(before, text[after : after + 2])


def _climbs(before: str, following: str) -> bool:
    """Tell a level above the last one, which opens another name: 各镇（街道）、县级有关部门; 各县、市、区 is one."""
    last, level = (_RANKS.find(_RANK_OF.get(char, char)) for char in (before[-1], following[0]))
    return 0 <= level < last and (following.endswith(("级", "直")) or before[-1] in "镇乡")


def _without_brackets(text: str) -> str:
    """Return `text` without its brackets, nested ones too: a name may end in one (渔业局（渔政处（执法队）））."""
    bare = _BRACKETED.sub("", text)
    return bare if bare == text else _without_brackets(bare)


def _with_etc(part: Strand, separator: str) -> Iterator[tuple[Strand, str]]:
    """Part 银保监会等国务院相关部门 into 银保监会 and 国务院相关部门; a bare closing 等 or 等部门 names nobody."""
    etc = _ETC.search(part.text)
    if not etc:
        yield part, separator
        return
    for piece in (part[: etc.start()].strip(), part[etc.end() :].strip()):
        if piece and piece.text not in _NOBODY:
            yield piece, separator
