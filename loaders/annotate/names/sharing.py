"""What names of a row share with a later one: 市工信、商务、住建部门, 临江、河口开发区管委会."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.annotate.bodies import is_body, says_deed
from loaders.annotate.names.name import Name

# 各市州、县市区人民政府: two addressees, where each word holds several levels, and share what closes the second
_LEVELS = r"(?:省|自治[州县]|[地市州盟县区旗乡镇]|街道)+(?:[（(][^（()）]{1,8}[)）])?"
_OF_LEVELS = re.compile(rf"各(?:设区的?|地级|县级)?{_LEVELS}")
_GOVERNMENTS = re.compile(rf"(?:县级)?{_LEVELS}(?P<tail>(?:党委、)?(?:人民)?政府)")
# 临江、河口经济开发区管委会, 东湖、西湖片区建设指挥部: places that share what follows the last of them
_FIELDS = "财政|发改|人社|教育|民政|公安|工信|住建|交通|水利|农业|文旅|卫健|应急|审计|税务|商务|科技|司法|城管|林业"
_BARE_PLACE = re.compile(
    rf"(?!{_FIELDS})[一-鿿]{{2,3}}(?<![部委局署院厅办室司处科所站社会省市县区州旗镇乡位门地方企业])"
)
# 海坛、苏平、金井三个片区管理局: places that share what is counted behind the last of them
_COUNTED = re.compile(
    r"(?P<place>[一-鿿]{2,4}?)等?(?P<count>[两二三四五六七八九十]|\d{1,2})[个家](?P<tail>[一-鿿]{0,8}(?:局|管委会|政府|街道|分局|办|处|区|县|镇|乡))"
)
_COUNTS = "零一二三四五六七八九十"
_LEVEL = re.compile("(?:各级|[省市县区州](?!政|场|域|委))")
# 市工信、商务、住建部门: fields that share the word behind the last of them, and the level before the first
_FIELD = re.compile(
    rf"{_LEVEL.pattern}?(?:{_FIELDS}"
    "|发展改革|工业和信息化|经信|人力资源(?:和)?社会保障|生态环境|环保|自然资源|规划|国土|住房(?:和)?城乡建设|交通运输"
    "|农业农村|文化(?:和)?旅游|文化|旅游|卫生健康|卫生|医保|医疗保障|应急管理|市场监管|统计|体育|科学技术|金融|粮食|能源"
    "|气象|城市管理|国资|外事|残联|消防|退役军人|宣传|网信|政法|统战|编制|工商|质监|食药监|食品药品监管|国税|地税|安监|城建"
    "|规划(?:和自然)?资源|国土资源|绿化(?:市容)?|建设|发展和改革|经济(?:和)?信息化|商贸|民族宗教|知识产权|版权|广电|药监|房屋管理|住房保障|信访"
    "|海洋|水务|畜牧|农机|扶贫|乡村振兴|民宗|档案|交警|公安交管|园林|市政|房管|人防|邮政|通信|电力|检察)"
)
_OF_FIELDS = re.compile(rf"{_FIELD.pattern}(?P<tail>(?:行政)?(?:主管|管理)?部门)")
FIELDS_ETC = re.compile(rf"(?:^|[、，,和及与])(?P<last>{_FIELD.pattern})等(?:有关|相关)?部门")  # 公安、城管等部门
_SHARED_TAIL = re.compile(
    r"[一-鿿]{2,3}?(?P<tail>(?:经济|高新|技术|产业)*(?:开发区|管理区|示范区|新区)(?:管委会|管理委员会)?"
    r"|(?:片区|园区|新城)[一-鿿]{0,8}(?:指挥部|管理局|管委会|管理委员会|办公室))"
)
# a zone has a 管委会, a district a government, a 新区 either: 西咸新区管委会, 东湖区政府
_PLACE = (
    r"(?!各|有关|相关|全|[省市县区](?:级|直))[一-鿿]{1,8}?"
    r"(?:(?P<new>(?<!高)新区)|(?P<zone>(?:开发|示范|高新|经开|试验|管理|度假|保税|产业|园|新)区)|[县区镇乡])"
)
_PLACE_ALONE = re.compile(_PLACE)
_COMMITTEE, _GOVERNMENT = "(?:管委会|管理委员会|党工委)", "(?:人民)?政府"
_OFFICE = f"(?(new)(?:{_COMMITTEE}|{_GOVERNMENT})|(?(zone){_COMMITTEE}|{_GOVERNMENT}))"
_OF_A_PLACE = re.compile(f"{_PLACE}(?P<office>{_OFFICE})")
# 移动、电信、中国铁塔清河分公司: firms that share the branch of the last of them
_FIRM = re.compile("(?:中国)?(?:移动|电信|联通|铁塔|广电|邮政|人寿|人保|石化|石油)")
_BRANCH = re.compile(rf"{_FIRM.pattern}(?P<branch>[一-鿿]{{2,6}}分公司)")
# 各镇、街道、园区: classes that share 各
_EACH = re.compile("各(?:乡镇|[乡镇村])")
_CLASS = re.compile("街道(?:办事处)?|园区|开发区|社区")
_PLACE_LENGTH = 4
_FIELD_LENGTH = 6


def with_shared(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names of a row, those that are cut short with what they share with a later one."""
    shared = tuple(_with_shared_tails(_with_branches(_with_shared_fields(_with_counted_tails(names)))))
    return tuple(_with_governments(_with_office_of_next(_with_each(shared))))


def _with_each(names: Sequence[Name]) -> list[Name]:
    """Return the names, 街道 and what else is a class beside 各镇 with its 各."""
    above = ["", *(name.full for name in names)]
    return [
        replace(name, full=f"各{name.full}") if _CLASS.fullmatch(name.full) and _EACH.fullmatch(before) else name
        for name, before in zip(names, above, strict=False)
    ]


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
        while tail and start and _may_be_field(names[start - 1].full):
            start -= 1
        if tail and start < end:
            level = _level_of(names[start].full)
            tails = [*[tail["tail"]] * (end - start), ""]
            read[start : end + 1] = [
                replace(name, full=("" if _level_of(name.full) else level) + name.full + more)
                for name, more in zip(names[start : end + 1], tails, strict=True)
            ]
    return read


def _with_branches(names: Sequence[Name]) -> list[Name]:
    """Return the names, firms alone with the branch of the last one: 移动、电信、铁塔清河分公司."""
    read = list(names)
    for end, last in enumerate(names):
        branch = _BRANCH.fullmatch(last.full)
        start = end
        while branch and start and _FIRM.fullmatch(names[start - 1].full):
            start -= 1
            read[start] = replace(names[start], full=names[start].full + branch["branch"])
    return read


def _level_of(name: str) -> str:
    """Return the level before a field: 市 of 市工信, 各级 of 各级公安; nothing where none stands."""
    level = _LEVEL.match(name)
    return level[0] if level else ""


def _may_be_field(name: str) -> bool:
    """Tell a bare field, or what may be one beside others: 水系治理 in 市水系治理、林业等部门."""
    return bool(_FIELD.fullmatch(name)) or (len(name) <= _FIELD_LENGTH and not is_body(name) and not says_deed(name))


def _with_office_of_next(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names, places alone with the office of the next one: 杨凌示范区、西咸新区管委会."""
    read: list[Name] = []
    for name in reversed(names):
        following = _OF_A_PLACE.fullmatch(read[-1].full) if read else None
        own = _PLACE_ALONE.fullmatch(name.full)
        is_alike = following and own and _may_have(own, is_government=following["office"].endswith("政府"))
        read.append(replace(name, full=name.full + following["office"]) if is_alike and following else name)
    return tuple(reversed(read))


def _may_have(place: re.Match[str], *, is_government: bool) -> bool:
    """Tell a place that may have the office of the next one."""
    return place["new"] is not None or is_government == (place["zone"] is None)


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
