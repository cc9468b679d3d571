"""To whom a sentence speaks: the addressee that opens a paragraph or a sentence, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.annotate.bodies import says_deed
from loaders.genre.lexicon import either
from loaders.reading.strand import Strand

_LEAD_IN = re.compile(
    r"(?P<actor>(?!(?:主要|具体)?(?:责任|牵头|配合|协办|主办|承办|参加|参与|实施|执行|负责|落实|指导|验收|协同)(?:单位|部门|机构))"
    r"[一-鿿（）()、]{2,24}?(?:局|部|委|署|院|会|办|厅|政府|中心|机构|地区|地方|省份|单位|部门|高校|学校))\s*[：:]\s*"
)
_WHO = r"(?:各|有关|相关|有条件的|具备条件的|符合条件的|其他|其余|部分|涉及的|试点|重点|责任|成员|主管|牵头|承办|配合)"
_PLACE = (
    r"(?:地区|地方|省份|城市|省（区、市）|省区市|省（自治区、直辖市）|省、自治区、直辖市|市、县（区）|县（市、区）|市县|区县|"
    r"设区市|市|县|区|部门|单位|机构|高校|学校|校|地)"
)
# A sentence's subject is followed by what it is to do, or on what condition, never by another noun.
_THEN = (
    r"\s*(?:依法|抓紧|尽快|要|应|须|需|可|将|不得|必须|结合|根据|按照|依据|围绕|在|对(?!口|应|外|接)|参照|会同|负责|积极|加快|加强|认真|进一步|切实|"
    r"适时|原则上|每年|每季度|，|,)"
)
_TOLD = (
    r"(?:[一-鿿]{2,8}、){0,4}(?:(?![对把将与向为按从使让令])[一-鿿]){2,12}?"
    r"(?:媒体|平台|企业|机构|单位|部门|政府|委员会|党委|医院|学校|街道|乡镇|银行|协会|公司|局|厅|中心|集聚区|开发区|园区|管委会|省份|地区|主产[区省]|[县区镇乡])"
)
# places that a sentence without a word of duty speaks of: 各地区完成水毁工程修复; 试点地区建立节水奖励机制
_DOES = (
    r"(?:各|有关|相关|试点|重点|[一-鿿]{2}(?=地区)|[一-鿿]{2}主产)(?:地区|省份|省|区)"
    r"(?=(?:严格|暂停|全面|深入|基本)?(?:开展|完成|实施|建立|推进|落实|加强|完善|制定|组织|健全|推动|做好|编制|出台|探索|新增|控制|执行))"
)
_ADDRESSEE = re.compile(
    rf"(?P<actor>(?:(?:各|有关|相关)(?:市（州）|州（市）|市、县（区）|市、州|乡（镇）|乡镇（街道）|县（市、区）|乡镇|镇街|镇|乡|街道)(?:[、和]?(?:街道|园区))?(?:人民政府|政府|党委|办事处)?"
    rf"|{_WHO}{{1,2}}{_PLACE}(?:[、和及]?{_WHO}{{1,2}}{_PLACE}){{0,2}}"
    rf"|[^，。；：、,;:\s《》“”]{{2,20}}?(?:涉及|所在|试点|有关|相关)(?:省份|省|地区|地方|市)))(?={_THEN})"
    # a body or a class of bodies that is told what it must do: 县级融媒体平台要…, 全省各级政府及其工作部门要…
    rf"|(?P<told>(?:(?:全[国省市县区])?各级)?{_TOLD}(?:及其(?:工作|所属)?(?:部门|单位|机构))?)(?=\s*(?:要(?!求|点|素|闻|件|害)|应当|须))"
    rf"|(?P<does>{_DOES})"
)
# the same behind a time, a case or an object: 2015年底前，地方各级人民政府要…; 对涉嫌犯罪的，监察机关应当…
BEHIND = re.compile(
    r"(?:(?:(?:到|自|从|在|对|针对|按照|根据|依据|凡|遇有?|如|因|(?:19|20)\d{2}年|\d{1,2}月|每年|年)[^，。；]{1,60}"
    r"|[^，。；]{1,60}(?:前|起|后|时|(?<![高初集])中|内|期间|的))，){0,6}"
)
_CLASS = (
    r"(?:媒体|平台|企业|机构|机关|单位|部门|政府|委员会|党委|党组|医院|学校|高校|街道|乡镇|银行|协会|商会|公司|法院|检察院|组织"
    r"|[局厅站委署院处科办]|(?<![全内外干])部|(?<![社机大])会|[博图文科展]物?[书化技览]?馆|[支大总中]队|[林河湖田路链山]长|人员|中心|集聚区|开发区|园区|示范区|管委会|办公室|领导小组|指挥部|专班|办事处)"
)
_WORD = r"(?:(?![对把将向按从使让令要])[一-鿿（）()、“”])"
_OFTEN = r"(?:(?:每年|每月|每季度|每半年|定期|及时|原则上|均|都|也|还|同时)[，,]?)*"
MUST = r"(?:要(?!求|点|素|闻|件|害|约|道|义)|应当|应(?!急|用|对|收|付|届|聘|考|邀|有|变)|须|必须)"
_MUST = rf"(?:{MUST}|不得)"
_TASKED = re.compile(
    rf"(?P<actor>(?:{_WORD}{{0,40}}?{_CLASS}|(?:[省市县区州盟旗镇乡村]|各)[省市县区州盟旗镇乡村级和及与、各（）()]{{0,16}}))"
    rf"(?=，?{_OFTEN}{_MUST}|(?:对|若|如|承担|负|作为|根据|按照|结合)[^，。；]{{2,60}}，{_OFTEN}{_MUST}"
    rf"|在[^，。；]{{2,60}}(?:时|中|后|前|期间|方面)，{_OFTEN}{_MUST}|分别对)"
)
# a body or a class of bodies that does it, without a word of duty: 省级主管部门组织…, 有关部门研究推动…, 各地开通…
_ACTS = re.compile(
    r"(?P<actor>各地|(?:各|有关|相关|[省市县区州]、?[省市县区州]?两?级|国家|地方)"
    rf"(?:(?![对把将与向为按从使让令要的])[一-鿿、]){{0,16}}?{_CLASS})"
    r"(?=(?:(?:负责)?组织(?!部|领导|实施方)|将(?!来|要|军)|向|对(?!外|接|口|于)|按照|基于|根据|会同|通过"
    r"|研究(?!院|所|中心)|(?:开展|完成|出台|加大|印发|派出|开通|进行)(?!情况|进度|任务|的)))"
)
# an office or a firm that does it, by its name and without a word of duty: 市财政局统筹安排资金, 县教育局于9月底前完成
_OFFICE = either(
    "(?<![布格结])局 (?<!部)署 厅 委 办 (?<![内外干细全跨])部 委员会 办公室 政府 管委会 部门 领导小组 指挥部 专班 "
    "联席会议 集团 公司 企业 银行 街道 乡镇 街镇 镇街 省份 [大总支]队 居委会? 村委会 学校 医院 机构 单位"
)
_NAMING = r"(?:(?![对把将向按从使让令要由给的])(?!应(?!急))[一-鿿（）()、“”])"
_VERBS = either(
    "负责 具体 统筹 统一 牵头 会同 组织 协调 指导 引导 支持 督促 制定 编制 建立 健全 完善 开展 做好 抓好 加强 加大 "
    "推进 推动 强化 落实 定期 适时 及时 进一步 抓紧 积极 优先 提供 发挥 配合/度率 联合 集中 重点 切实 认真 严格 "
    "全面 梳理 细化 研究 出台 印发 完成 确保 主动 共同 分别 应 可 加快 尽快 公示 公布 发布 参与 承担 推广 采取 实施 "
    "探索 应用 充分 打造 构建 培育 搭建 深入 持续 不断 受理 办理 安排 下达 拨付 审核 汇总 收集 评估 召开 举办"
)
# 统筹工作方案 and 应用能力 are things, and nothing that is done
_THINGS = either(
    "工作 情况 方案 程度 责任 机制 人员? 单位 部门 机构 机关 小组 制度 体系 能力 力度 的 监管 "
    "[院所员者会处科司室局办性型]"
)
_IN_THE_COURSE = r"(?:在[^，。；]{2,40}(?:中|时|前|后|基础上|指导下)(?![^，。；]{0,8}的)|按照?)"
_WORKS = rf"(?:{_VERBS}(?!{_THINGS})|视|于\d|(?<!企业){_IN_THE_COURSE}|每[年月季]|结合|根据|对(?![口外接])|向|将)"
_WORKING = re.compile(
    rf"(?P<actor>{_NAMING}{{1,40}}?{_OFFICE}(?:（[^（）]{{1,8}}）)?(?:等(?:相关|有关|多个)?(?:部门|单位|机构)?)?)(?={_WORKS})"
)
# what is done with a body, and not by it: 吸引优质企业在本市设立总部, 基于跨部门联合检查
_WORKED_ON = re.compile(
    either(
        "会同 联合 配合 协助 协[调同] 委托 授权 提请 邀请 吸引 采用 发动 动员 走访 深入 基于 允许 要求 规范 "
        "选[派取择] 遴选 抽调 联系 争取 统筹 继续 结合 监督 明确 规定 确保 压[实紧] 形成 整合 改革 创新 优先 突出 "
        "聚焦 围绕 根据 发挥 组成 组织 成立 纳入 统一 依照 利用 运用 采取 扩大 增强 激发 促进 挂牌 争创 参照 "
        "借[助鉴] 做[大强优] 帮[助扶] 稳定 新[增建] 举办 鼓励 支持 研究/院所中 服务/中心|局 重点/地区 "
        "牵头/部门|单位 参与/部门|单位 负责/部门|单位"
    )
    # how it is done, and by what: 依法, 定期, 以企业为主体
    + "|"
    + either(
        "依法 适时 相应 严[格厉肃] 定期 科学 合理 充分 大力 全力 有[序效] 成熟 更 各项 所[有在] 其[他中] [此本]次 "
        "[一上下](?!级)"
    )
    + "|[以经报给至到在为与并同请于每该凡]"
)
_FIRST_OBJECT = re.compile(r"(?:针对|对)[^。；]{1,160}")
_COMMA = re.compile("，")
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
    if lead_in:
        return Addressee(strand.group(lead_in, "actor"), strand[lead_in.end() :], is_lead_in=True)
    behind = BEHIND.match(strand.text)
    start = behind.end() if behind else 0
    subject = _ADDRESSEE.match(strand.text) or _ADDRESSEE.match(strand.text, start)
    if subject and not says_deed(subject[0]):
        actor = strand.group(subject, next(name for name in ("actor", "told", "does") if subject[name]))
        return Addressee(actor, strand, is_lead_in=False, heads=subject.start() == 0)
    tasked = next(
        filter(None, (_TASKED.match(strand.text, at) for at in (0, start, *_behind_object(strand.text)))), None
    )
    tasked = tasked or _ACTS.match(strand.text) or _ACTS.match(strand.text, start) or _working(strand.text, start)
    if tasked and not says_deed(tasked["actor"]):
        return Addressee(strand.group(tasked, "actor"), strand, is_lead_in=False, heads=tasked.start() == 0)
    return None


def _working(text: str, start: int) -> re.Match[str] | None:
    found = (_WORKING.match(text, at) for at in (0, start))
    return next((match for match in found if match and not _WORKED_ON.match(match["actor"])), None)


def _behind_object(text: str) -> Iterator[int]:
    """Yield where the clauses behind an object of several begin: 对专业性强、暂时无力承接的服务，审批部门要…."""
    told = _FIRST_OBJECT.match(text)
    if told:
        yield from (match.end() for match in _COMMA.finditer(text, 0, told.end()))


def is_regional(actor: str) -> bool:
    """Tell whether an addressee is a region (各地区, 有关地区) rather than an authority of the centre."""
    return not _NATIONAL.search(actor)
