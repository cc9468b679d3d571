"""To whom a sentence speaks: the addressee that opens a paragraph or a sentence, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from loaders.annotate.bodies import says_deed
from loaders.annotate.verbs import ACTS, MUST, WORKED_ON
from loaders.genre.lexicon import either
from loaders.reading.strand import Strand

_LABELS = either("责任 牵头 配合 协办 主办 承办 参加 参与 实施 执行 负责 落实 指导 验收 协同")
_LEAD_IN = re.compile(
    rf"(?P<actor>(?!(?:主要|具体)?{_LABELS}(?:单位|部门|机构))[一-鿿（）()、]{{2,24}}?"
    rf"{either('局 部 委 署 院 会 办 厅 政府 中心 机构 地区 地方 省份 单位 部门 高校 学校')})\s*[：:]\s*"
)

# classes of places and bodies: 各地区, 试点省份, 有关部门
_WHICH = either(
    "各 有关 相关 有条件的 具备条件的 符合条件的 其他 其余 部分 涉及的 试点 重点 责任 成员 主管 牵头 承办 配合"
)
_PLACES = either(
    "地区 地方 省份 城市 省（区、市） 省区市 省（自治区、直辖市） 省、自治区、直辖市 市、县（区） 县（市、区） "
    "市县 区县 设区市 市 县 区 部门 单位 机构 高校 学校 校 地"
)
_TOWNS = either("市（州） 州（市） 市、县（区） 市、州 乡（镇） 乡镇（街道） 县（市、区） 乡镇 镇街 镇 乡 街道")
_CLASSES = (
    # 各乡镇（街道）、园区办事处
    rf"(?:各|有关|相关){_TOWNS}(?:[、和]?(?:街道|园区))?(?:人民政府|政府|党委|办事处)?",
    # 各地区、各有关部门
    rf"{_WHICH}{{1,2}}{_PLACES}(?:[、和及]?{_WHICH}{{1,2}}{_PLACES}){{0,2}}",
    # 湿地保护试点省份
    r"[^，。；：、,;:\s《》“”]{2,20}?(?:涉及|所在|试点|有关|相关)(?:省份|省|地区|地方|市)",
)
# what it is to do follows, or on what condition, but no other noun: 各地区水权交易
_THEN = either(
    "依法 抓紧 尽快 要 应 须 需 可 将 不得 必须 结合 根据 按照 依据 围绕 在 对(?!口|应|外|接) 参照 会同 负责 积极 加快 "
    "加强 认真 进一步 切实 适时 原则上 每年 每季度 [，,]"
)
# a body that is told what it must do: 县级融媒体平台要…, 全省各级政府及其工作部门要…
_TOLD = (
    r"(?:(?:全[国省市县区])?各级)?(?:[一-鿿]{2,8}、){0,4}(?:(?![对把将与向为按从使让令])[一-鿿]){2,12}?"
    + either(
        "媒体 平台 企业 机构 单位 部门 政府 委员会 党委 医院 学校 街道 乡镇 银行 协会 公司 局 厅 中心 集聚区 开发区 "
        "园区 管委会 省份 地区 主产[区省] [县区镇乡]"
    )
    + r"(?:及其(?:工作|所属)?(?:部门|单位|机构))?"
)
# places of which it is said what they do, without a word of duty: 各地区完成水毁工程修复, 试点地区建立节水奖励机制
_REGIONS = r"(?:各|有关|相关|试点|重点|[一-鿿]{2}(?=地区)|[一-鿿]{2}主产)(?:地区|省份|省|区)"
_REGIONS_DO = r"(?:严格|暂停|全面|深入|基本)?" + either(
    "开展 完成 实施 建立 推进 落实 加强 完善 制定 组织 健全 推动 做好 编制 出台 探索 新增 控制 执行"
)
_SPOKEN_TO = re.compile(
    rf"(?:{'|'.join(_CLASSES)})(?=\s*{_THEN})"
    rf"|{_TOLD}(?=\s*(?:要(?!求|点|素|闻|件|害)|应当|须))"
    rf"|{_REGIONS}(?={_REGIONS_DO})"
)

# the same behind a time, a case or an object: 2015年底前，地方各级人民政府要…; 对涉嫌犯罪的，监察机关应当…
BEHIND = re.compile(
    r"(?:(?:(?:到|自|从|在|对|针对|按照|根据|依据|凡|遇有?|如|因|(?:19|20)\d{2}年|\d{1,2}月|每年|年)[^，。；]{1,60}"
    r"|[^，。；]{1,60}(?:前|起|后|时|(?<![高初集])中|内|期间|的))，){0,6}"
)
_FIRST_OBJECT = re.compile(r"(?:针对|对)[^。；]{1,160}")
_COMMA = re.compile("，")

# what the name of a body, or of a class of bodies, closes with
_CLASS = either(
    "媒体 平台 企业 机构 机关 单位 部门 政府 委员会 党委 党组 医院 学校 高校 街道 乡镇 银行 协会 商会 公司 法院 检察院 "
    "组织 [局厅站委署院处科办] (?<![全内外干])部 (?<![社机大])会 [博图文科展]物?[书化技览]?馆 [支大总中]队 "
    "[林河湖田路链山]长 人员 中心 集聚区 开发区 园区 示范区 管委会 办公室 领导小组 指挥部 专班 办事处"
)
# whoever must do it, or must not, perhaps in a case: 审计机关在开展审计时，要…; 工作人员不得…; 主管部门分别对…
_LEVELS = r"(?:[省市县区州盟旗镇乡村]|各)[省市县区州盟旗镇乡村级和及与、各（）()]{0,16}"
_OFTEN = r"(?:(?:每年|每月|每季度|每半年|定期|及时|原则上|均|都|也|还|同时)[，,]?)*"
_MUST = rf"{_OFTEN}(?:{MUST}|不得)"
_TASKED = re.compile(
    rf"(?:(?:(?![对把将向按从使让令要])[一-鿿（）()、“”]){{0,40}}?{_CLASS}|{_LEVELS})"
    rf"(?=，?{_MUST}|(?:对|若|如|承担|负|作为|根据|按照|结合)[^，。；]{{2,60}}，{_MUST}"
    rf"|在[^，。；]{{2,60}}(?:时|中|后|前|期间|方面)，{_MUST}|分别对)"
)
# a class of bodies that does it, without a word of duty: 省级主管部门组织…, 有关部门研究推动…, 各地开通…
_CLASS_ACTS = re.compile(
    rf"(?:各地|(?:各|有关|相关|[省市县区州]、?[省市县区州]?两?级|国家|地方)"
    rf"(?:(?![对把将与向为按从使让令要的])[一-鿿、]){{0,16}}?{_CLASS})"
    r"(?=(?:负责)?组织(?!部|领导|实施方)|将(?!来|要|军)|向|对(?!外|接|口|于)|按照|基于|根据|会同|通过"
    r"|研究(?!院|所|中心)|(?:开展|完成|出台|加大|印发|派出|开通|进行)(?!情况|进度|任务|的))"
)
# an office or a firm that does it, by its name: 市财政局统筹安排资金, 县教育局、卫健局等部门于9月底前完成
_OFFICE = either(
    "(?<![布格结])局 (?<!部)署 厅 委 办 (?<![内外干细全跨])部 委员会 办公室 政府 管委会 部门 领导小组 指挥部 专班 "
    "联席会议 集团 公司 企业 银行 街道 乡镇 街镇 镇街 省份 [大总支]队 居委会? 村委会 学校 医院 机构 单位"
)
_OFFICE_ACTS = re.compile(
    rf"(?:(?![对把将向按从使让令要由给的])(?!应(?!急))[一-鿿（）()、“”]){{1,40}}?{_OFFICE}"
    rf"(?:（[^（）]{{1,8}}）)?(?:等(?:相关|有关|多个)?(?:部门|单位|机构)?)?(?={ACTS})"
)
_NATIONAL = re.compile(r"(?:局|部|委|署|院|会|办|厅)$")


@dataclass(frozen=True, slots=True)
class Addressee:
    """The printed addressee, and the rest of the strand: what it is told, the lead-in 国家知识产权局： left out.

    `heads` tells that it stands at the head, so that it goes for what follows, and not behind a time or an object.
    """

    actor: Strand
    rest: Strand
    is_lead_in: bool
    heads: bool = True


def read_addressee(strand: Strand) -> Addressee | None:
    """Return the addressee that a paragraph or sentence opens with, or None.

    A lead-in (国家知识产权局：) is taken off the text; a subject (各地区要…) stays part of it.
    """
    lead_in = _LEAD_IN.match(strand.text)
    # 护林中心：新建护林中心2个 says what is built, and to nobody
    if lead_in and lead_in["actor"] not in strand.text[lead_in.end() :]:
        return Addressee(strand.group(lead_in, "actor"), strand[lead_in.end() :], is_lead_in=True)
    subject = _subject(strand.text)
    return subject and Addressee(strand.group(subject), strand, is_lead_in=False, heads=subject.start() == 0)


def _subject(text: str) -> re.Match[str] | None:
    """Return whom a sentence speaks to, or of, at its head or behind a time, a case or an object."""
    behind = BEHIND.match(text)
    starts = (0, behind.end() if behind else 0)
    spoken_to = next(_matches(_SPOKEN_TO, text, starts), None)
    if spoken_to and not says_deed(spoken_to[0]):
        return spoken_to
    tasked = _matches(_TASKED, text, (*starts, *_behind_object(text)))
    offices = (office for office in _matches(_OFFICE_ACTS, text, starts) if not WORKED_ON.match(office[0]))
    found = next(chain(tasked, _matches(_CLASS_ACTS, text, starts), offices), None)
    return found if found and not says_deed(found[0]) else None


def _matches(form: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    return filter(None, (form.match(text, at) for at in starts))


def _behind_object(text: str) -> Iterator[int]:
    """Yield where the clauses behind an object of several begin: 对专业性强、暂时无力承接的服务，审批部门要…."""
    told = _FIRST_OBJECT.match(text)
    if told:
        yield from (match.end() for match in _COMMA.finditer(text, 0, told.end()))


def is_regional(actor: str) -> bool:
    """Tell whether an addressee is a region (各地区, 有关地区) rather than an authority of the centre."""
    return not _NATIONAL.search(actor)
