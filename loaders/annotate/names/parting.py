"""Where in a row of names one ends and the next begins.

Names are joined by 、 and by 和, 及, 与, which also stand inside names (工业和信息化部): such a word parts two
names only where what stands before it could end a name. 各省、自治区、直辖市人民政府 is one addressee.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from loaders.annotate.bodies import is_body
from loaders.genre.lexicon import either
from loaders.genre.references import references_among
from loaders.reading.strand import Strand

STARS = "★☆▲△◆●※*＊#"  # what marks one name of a row
_ENDS_A_NAME = re.compile(
    either(
        "部 委 委员会 局 署 院 厅 办 办公室 司 室 处 科 所 站 行 社 会 中心 单位 部门 机构 团体 协会 学会 联合会 "
        "集团 公司 学院 大学 高校 学校 银行 法院 检察院 总队 支队 科协 工会 妇联 政府 地区 地方 省 市 县 区 州 盟 旗 "
        "镇 乡 街道 各地 党委 企业 领导小组 专班 联席会议 网信办 海关 税务 兵团"
    )
    + "$"
)
_BRACKETED = re.compile(r"[（(〈〔][^（()）〈〉〔〕]*[)）〉〕]")
# 办公室会宣传处 is one office together with another; 常委会办公室 is one name
_TOGETHER = r"(?<=[处科室股部局厅司办])会(?=[一-鿿]{2,10}(?:[处科室股部局厅司办]|中心)(?:[、，,；;]|$))"
# 区住建局区市场监管局各街道: the lines of a cell that a copy ran together
_RUN_TOGETHER = (
    r"(?:(?<=[一-鿿]{3}[局委办厅])|(?<=办公室)|(?<=[一-鿿]{2}中心)|(?<=人民政府)|(?<=办事处)"
    r"|(?<=[宣组统][传织战]部)|(?<=公司)|(?<=乡镇)|(?<=各部门)|(?<=单位))"
    r"(?:(?=[省市县区](?![级域场])[一-鿿]{2,12}?(?:[局委办厅社]|中心|集团|公司|办公室|政府|部门|单位)(?:[省市县区各、，；]|$))"
    r"|(?<!政府)(?<!总局)(?=各(?:乡镇|镇|街道|县|区|市|有关|相关|责任|部门|单位|片区|园区)))"
)
# 商务局江城公安分局工信局发改委: offices that are no units of one another, told by their fields
_PEER = (
    either(
        "财政 发改 发展改革 发展和改革 人社 教育 民政 工信 工业和信息化 住建 交通 交通运输 水利 "
        "农业农村 文旅 卫健 应急 应急管理 审计 税务 商务 科技 司法 城管 市场监管 生态环境 自然资源 统计 医保"
    )
    + "[局委办厅]"
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
_CONCERNED = re.compile(rf"{_LEVEL}(?:有关|相关)(?:部门|单位)")
_GOES_ON_WITH_LEVEL = re.compile(
    rf"{_LEVEL}(?=[、和及与（(〔，,；;]|级|(?:人民)?政府|党委|$)|自治区|自治州|自治县|直辖市|特区|新疆生产建设兵团"
)
_NEXT_NAME = re.compile(r"(?:[^、，,；;/／\s（(]|[（(][^（()）]*[)）])+")
_HARD = ("、", "，", ",", "；", ";")
# 等 before those that are meant in general (等省直有关部门), or with their count (等13个部门和单位), which names nobody
_ETC = re.compile(
    r"(?<![高中初平])等(?:(?:\d{1,3}|[一二两三四五六七八九十]{1,3})[个家]?(?:部门|单位)(?:[和、](?:部门|单位))?$"
    r"|[一-鿿]{0,6}(?<![各关])(?:主管|管理|监管|职能|行业|责任)(?:部门|单位)$"  # says what those before are
    r"|(?=[一-鿿]{0,10}成员单位$)"  # 省应急厅等省安委会成员单位
    r"|(?=(?:国务院|自治区|省|市|县|区|州|中央|国家)?[直级]?(?:各|有关|相关)*(?:部门|单位|机构|地区|地方)(?:[和、]单位)?$)"
    r"|(?=(?:高校|院校|学校|企业|公司|银行|地|县区|区县|县市区?|乡镇|镇街|街道)$)|$)"
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
# what no body is by itself, unlike 各企业 and 沙河实验室, and the unit of an office that may be on it: 企业与投资处
_FIELD_ALONE = re.compile(either("实验室 教室 场所 高校 院校 企业 机构 团体 银行 社会 小区 景区 城市 城镇"))
_UNIT = re.compile(r"[一-鿿]{2,10}?(?:[处科股司室部]|中心)(?=$|[、，,；;（(\s和与及])")
_NOBODY = frozenset({
    "部门", "单位", "机构", "高校", "院校", "学校", "企业", "公司", "银行", "地", "县区", "区县", "县市", "县市区",
    "乡镇", "镇街", "街道",
})  # fmt: skip
_BLANKS = re.compile(r"\s*")
_LONGEST = 200  # characters; what is longer is no name and parted at every joining word


def run_together(names: str) -> list[int]:
    """Return where names end that the next follows without a sign: 县司法局 in 县司法局县直各部门."""
    return [match.start() for match in re.finditer(_RUN_TOGETHER, names)]


def part_names(row: Strand) -> Iterator[tuple[Strand, str]]:
    """Yield each name with the separator after it ('' at the end)."""
    start = 0
    depths = tuple(accumulate((char in "（(〈〔") - (char in "）)〉〕") for char in row.text))
    references = references_among(row.text)
    for match in _JOINER.finditer(row.text):
        is_within = any(first < match.start() < last for first, last in references)  # 同第3、4项
        if match.start() < start or depths[match.start()] > 0 or is_within:
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
    is_name = len(before) > 1 and bool(_ENDS_A_NAME.search(_without_brackets(before)))
    return is_name and len(text) - after > 1 and not _is_of_one_unit(before, text, after)


def _is_of_one_unit(before: str, text: str, after: int) -> bool:
    """Tell fields of one unit, the first of which is no body by itself: 实验室与设备管理处."""
    is_unit = _UNIT.match(text, after) and not _OPENS_LEVELS.match(text, after)
    return bool(is_unit and _FIELD_ALONE.fullmatch(before))


def _goes_on_with_level(before: str, text: str, after: int) -> bool:
    """Tell levels of one name: 各市、县人民政府, 市、区两级教育部门."""
    levels = _OPENS_LEVELS.fullmatch(_without_brackets(before))
    if levels and _CONCERNED.match(text, after):  # 各州、市有关部门, but not 各区、市有关部门
        return _rank(text[after]) >= _rank(before[-1]) and text[after] != before[-1]
    if levels and _GOES_ON_WITH_LEVEL.match(text, after):
        return not _climbs(levels[0], text[after : after + 2])
    is_level = bool(_BARE_LEVELS.fullmatch(before) and _A_LEVEL.match(text, after))
    return is_level and not _climbs(before, text[after : after + 2])


def _climbs(before: str, following: str) -> bool:
    """Tell a level above the last one, which opens another name: 各镇（街道）、县级有关部门; 各县、市、区 is one."""
    last, level = _rank(before[-1]), _rank(following[0])
    return 0 <= level < last and (following.endswith(("级", "直")) or before[-1] in "镇乡")


def _rank(char: str) -> int:
    """Return how low a level is, by the sign for it; what is no level comes before all."""
    return _RANKS.find(_RANK_OF.get(char, char))


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
