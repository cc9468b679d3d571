"""What one line of a letter states of its plan: number, day, issuer, addressees, or a title."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kg.model import Header, Stated
from loaders.annotate.names import split_names
from loaders.annotate.repair import mend_spacing
from loaders.genre.documents import HANDS_ON, ISSUERS, LETTERS, PLANS
from loaders.genre.lexicon import either
from loaders.genre.page_registers import DAY_LABEL, ISSUER_LABEL, NUMBER, NUMBER_LABEL
from loaders.genre.squeezing import squeeze, tidy_title
from loaders.reading.page_lines import is_of_page_head
from loaders.reading.strand import Strand
from loaders.structure.letter.signature import (
    DATE,
    folded,
    in_digits,
    signers,
)
from loaders.structure.letter.title_lines import GENRE

_NUMBER_LINE = re.compile(rf"{NUMBER_LABEL}?\s*[：:]?[\s|]*[（(]?(?P<number>{NUMBER})\s*[)）]?[\s|]*")
_TITLE_AND_NUMBER = re.compile(
    "(?P<title>[^。；：]{8,120}?" + either(f"{PLANS} 分工 安排 通知 报告 纲要 决定 办法") + ")"
    rf"\s*[（(]?(?P<number>{NUMBER})[)）]?"
)
_REGISTER = re.compile(rf"[（(]\s*{DAY_LABEL}\s*[：:].{{6,80}}[)）]\s*$")
_NUMBER_SAID = re.compile(rf"{NUMBER_LABEL}\s*[：:]\s*(?P<number>{NUMBER})")
# 发布时间：2024-05-06 | 2024年5月6日 来源：…, the line below the title of a page, which may say more before and behind
PUBLISHED = re.compile(
    rf"""
    (?: ^ | 来源 .{{0,40}}? | 作者 .{{0,20}}? )
    (?: {DAY_LABEL} \s* (?: [：:] [\s|]* | \| \s* )?
      | (?:时间|日期) \s* [：:] \s* (?=(?:19|20)\d{{2}}-)
      | (?= (?:19|20)\d{{2}}[-年./]\d{{1,2}}[-月./]\d{{1,2}}日? [\s\d:：]* (?:信息|文章|稿件)?来源\s*[：:] )
    )
    ((?:19|20)\d{{2}}) [-年./] \s* (\d{{1,2}}) [-月./] \s* (\d{{1,2}}) 日?
    """,
    re.VERBOSE,
)
# a day alone in brackets below the title of a speech: （2024年2月20日）
_DATE_LINE = re.compile(rf"[（(]?\s*{DATE.pattern}\s*[）)]?")
# the body that a page says gave the document out: 发布机构：某市商务局
_GIVEN_OUT_BY = re.compile(rf"{ISSUER_LABEL}\s*(?:[：:][\s|]*|\|\s*|\s)(?P<issuer>[一-鿿（）、 ]{{2,40}})[\s|]*")
_ISSUER = either(f"{ISSUERS} 办公厅 中心")
# 青原市林业局 2021年3月1日, and below a title （青原市林业局 2021年3月1日印发）
_SIGNED_LINE = re.compile(
    rf"(?P<bracket>[（(])?(?P<issuer>[一-鿿]{{2,30}}{_ISSUER})\s+(?P<day>{DATE.pattern})(?(bracket)(?:印发)?[)）])"
)
NOTICE = re.compile(
    rf"(?:关于(?:{either(HANDS_ON)}|发布|公布)|(?:印发|印送|转发)(?=《)|政府(?:印发|转发)(?=关于)"
    rf"|(?:政府|办公[厅室])转发(?=[^《]{{2,30}}(?:制[定订]|拟[定订]|提出|编制)的《))(?P<plan>.+?)的{either(LETTERS)}\|?$"
)
_HANDS_OUT = re.compile(rf"关于.+的{either(LETTERS)}$")
# ——2022年3月5日在第十三届全国人民代表大会第五次会议上: where and when a report was given
_GIVEN = re.compile(r"[—―－（(-]*((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日在.{4,60}上[）)]?$")
_ADDRESSEES = re.compile(
    r"(?:各(?!位)|[一-鿿]{2,}、|[一-鿿]{2,40}(?:局|部|委|厅|院|署|办|政府|单位|公司)[：:]).*[：:]?$"
)
TITLE_LENGTH = 80
_WHOLE_NAME = re.compile(r"(?:部|委|局|署|院|会|厅|办|中心|单位|团体|部门|机构|高校|学校|企业)$")
_PLACED = re.compile(r"(?:19|20)\d{2}|[一-鿿]{1,8}[省市县区州盟旗]|全国|国家")
_IN_MARKS = re.compile("《[^《》]+》?")
_MARKS = re.compile("[《》〈〉<>“”的]")  # inside a title that is quoted, its own marks change
_LONG_ENOUGH = 8  # letters of a title in which one may be misprinted
_COUNTS = re.compile("[0-9一二三四五六七八九十上下]")
_SEPARATORS = re.compile(r"[，；,;]")


def is_document_number(line: str) -> bool:
    """Tell a line that is the number of a document and nothing else: 沙政发〔2024〕5号."""
    return bool(_NUMBER_LINE.fullmatch(folded(line.strip())))


def is_day(line: str) -> bool:
    """Tell a line that is a day and nothing else, in brackets or not: （2024年2月20日）."""
    return bool(_DATE_LINE.fullmatch(in_digits(line.strip())))


def is_addressed(line: str) -> bool:
    """Tell a line that says whom a letter is to: 各镇人民政府，县直各部门：."""
    row = squeeze(line)
    return row.endswith(("：", ":")) and "。" not in row and bool(_ADDRESSEES.match(row))


def says_when_made(line: str) -> bool:
    """Tell an entry on the day on which a document was made: 成文日期：2024年3月11日."""
    return bool(PUBLISHED.search(squeeze(line))) and line.strip().startswith(("成文", "印发", "发文", "生成"))


def is_put_up(line: str) -> bool:
    """Tell an entry on the day on which a page was put up: 发布日期：2024年3月14日."""
    return line.strip().startswith(("发布", "公布", "公开"))


def given_out_by(line: Strand) -> Strand | None:
    """Return the body that a line of a page's register says gave the document out, or None."""
    match = _GIVEN_OUT_BY.fullmatch(line.text.strip())
    return line.strip().group(match, "issuer").strip() if match else None


def ends_notice_title(header: Header, text: str) -> bool:
    """Tell the second line of a title that stands whole above: 《…任务分工方案》的通知 below 某市政府印发."""
    whole = squeeze(header.notice_title.text) if header.notice_title else ""
    return text != whole and whole.endswith(text) and text.endswith(("》的通知", "》的函"))


def parted_register(strand: Strand) -> tuple[Strand, Strand]:
    """Return a title and what a register says in brackets behind it: …的通知（发布日期：… 文号：沙发〔2026〕5号）."""
    match = _REGISTER.search(strand.text)
    return (strand[: match.start()], strand[match.start() :]) if match else (strand, strand[:0])


def numbered_by(header: Header, register: Strand, text: str) -> Header:
    """Return the header with the number that a register states."""
    match = _NUMBER_SAID.search(folded(register.text))
    if header.document_number or not match:
        return header
    number = register.group(match, "number")
    return replace(header, document_number=Stated(squeeze(number.text), number.passage(text)))


def read_line(header: Header, strand: Strand, text: str) -> Header | None:
    """Return the header with what this paragraph adds, or None if it states nothing of it."""
    for read in _READERS:
        found = read(header, strand, text)
        if found is not None:
            return found
    return None


def _read_number(header: Header, strand: Strand, text: str) -> Header | None:
    match = _NUMBER_LINE.fullmatch(folded(strand.text.strip()))
    if header.document_number or not match:
        return None
    number = strand.strip().group(match, "number")
    return replace(header, document_number=Stated(squeeze(number.text), number.passage(text)))


def _read_numbered_title(header: Header, strand: Strand, text: str) -> Header | None:
    """Return the header with title and number of a line that is both: …的实施意见国办发〔2020〕24号."""
    match = _TITLE_AND_NUMBER.fullmatch(folded(strand.text.strip()))
    if header.document_number or not match or not GENRE.search(match["title"].strip()):
        return None
    title, number = strand.strip().group(match, "title").strip(), strand.strip().group(match, "number")
    header = replace(header, document_number=Stated(squeeze(number.text), number.passage(text)))
    return _read_notice(header, title, text) or _read_title(header, title, text)


def _read_signed(header: Header, strand: Strand, text: str) -> Header | None:
    """Return the header with issuer and day of a line that is both: 青原市林业局 2021年3月1日."""
    match = _SIGNED_LINE.fullmatch(folded(strand.text.strip()))
    issued = _date(DATE.fullmatch(match["day"])) if match and not header.issued and not header.issuer else None
    if not match or not issued:
        return None
    named, day = strand.strip().group(match, "issuer"), strand.strip().group(match, "day")
    issuer = Stated(signers(named.text), named.passage(text))
    return replace(header, issuer=issuer, issued=issued, issued_text=Stated(squeeze(day.text), day.passage(text)))


def _read_published(header: Header, strand: Strand, text: str) -> Header | None:
    match = PUBLISHED.search(strand.text) if "。" not in strand.text else None
    issued = _date(match) if match and not header.issued else None
    if not issued:
        return None
    return replace(header, issued=issued, issued_text=Stated(strand.text, strand.passage(text)))


def _read_date(header: Header, strand: Strand, text: str) -> Header | None:
    match = _DATE_LINE.fullmatch(in_digits(strand.text.strip()))
    issued = _date(match) if match and not header.issued else None
    if not issued:
        return None
    return replace(header, issued=issued, issued_text=Stated(squeeze(strand.text), strand.passage(text)))


def _read_given(header: Header, strand: Strand, text: str) -> Header | None:
    match = _GIVEN.match(in_digits(squeeze(strand.text)))
    issued = _date(match) if match and not header.issued else None
    if not issued:
        return None
    return replace(header, issued=issued, issued_text=Stated(squeeze(strand.text), strand.passage(text)))


def _read_notice(header: Header, strand: Strand, text: str) -> Header | None:
    title = squeeze(strand.text)
    if header.notice_title or len(title) > 2 * TITLE_LENGTH or not NOTICE.search(title):
        return None
    return replace(header, notice_title=Stated(tidy_title(strand.text), strand.passage(text)))


def _read_addressees(header: Header, strand: Strand, text: str) -> Header | None:
    if header.addressees or not is_addressed(strand.text):
        return None
    row = strand.strip("：: \u3000\n")
    return replace(header, addressees=tuple(_addressees(row, text)))


def _addressees(row: Strand, text: str) -> list[Stated]:
    """各省、自治区、直辖市…知识产权局 is one addressee: in a row with ，, only a whole name ends at 、."""
    cuts = [match.end() for match in _SEPARATORS.finditer(row.text)]
    parts = [part.strip("，；,; ") for part in row.split_at(cuts)]
    names: list[Strand] = []
    for part in parts:
        if len(parts) == 1 or _is_row_of_names(part.text):
            names.extend(name.printed for name in split_names(part))
        else:
            names.append(part)
    return [Stated(squeeze(name.text), name.passage(text)) for name in names if name.text.strip()]


def _is_row_of_names(text: str) -> bool:
    return all(_WHOLE_NAME.search(squeeze(name)) for name in text.split("、"))


def _read_title(header: Header, strand: Strand, text: str) -> Header | None:
    title = squeeze(strand.text)
    is_annexed = header.title is not None and _is_annexed(header, title)
    if is_annexed:
        header = replace(header, title=None, notice_title=header.title)
    if header.title or len(title) > TITLE_LENGTH or not GENRE.search(title) or "。" in title or is_of_page_head(title):
        return None
    if header.notice_title and squeeze(header.notice_title.text) == title:
        return None
    is_below = is_annexed or (
        header.issued is not None and bool(_PLACED.match(title))
    )  # one of several, below the signature
    if header.notice_title and not is_below and not _is_announced(header.notice_title.text, title):
        return None
    is_quoted = _IN_MARKS.fullmatch(strand.text.strip())
    bare = strand.strip("《》 ") if is_quoted else strand
    return replace(header, title=Stated(tidy_title(mend_spacing(bare.text)), bare.passage(text)))


def _is_annexed(header: Header, title: str) -> bool:
    """Tell the title of the table or plan below a signed notice which only hands it out: 附件 …分解表."""
    notice = header.title.text if header.title else ""
    return bool(header.issued and not header.notice_title and _HANDS_OUT.search(notice) and not title.endswith("通知"))


def _is_announced(notice: str, title: str) -> bool:
    """Tell the title of what a notice gives out: …治理工作的意见 below 转发…治理工作意见的通知."""
    said, plan = _MARKS.sub("", squeeze(notice)), NOTICE.search(squeeze(notice))
    bare = _MARKS.sub("", title)
    return bare in said or (plan is not None and _is_misprint_of(_MARKS.sub("", plan["plan"]), bare))


def _is_misprint_of(name: str, title: str) -> bool:
    """Tell two titles that differ by no more than one character, which counts nothing, and by 关于 before them."""
    name, title = name.removeprefix("关于"), title.removeprefix("关于")
    same = next((n for n, (a, b) in enumerate(zip(name, title, strict=False)) if a != b), min(len(name), len(title)))
    left, right = name[same:], title[same:]
    if min(len(name), len(title)) < _LONG_ENOUGH or _COUNTS.match(left) or _COUNTS.match(right):
        return False
    return left == right or left[1:] == right or left == right[1:] or left[1:] == right[1:]


def _date(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


_READERS = (
    _read_number,
    _read_numbered_title,
    _read_signed,
    _read_published,
    _read_date,
    _read_given,
    _read_notice,
    _read_addressees,
    _read_title,
)
