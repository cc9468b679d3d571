"""Finds the times in a running sentence by which it asks for something: 到2025年, 汛前, 2027年开展…, 3个月内完成….

A time at the head of a clause, or behind a word that aims (力争, 确保, 于), tells when where something is said to be
done in it; one that only tells what is spoken of (2018年6月底前登记的车辆, 2025年工作) does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.annotate.time_words import (
    COUNT,
    COUNTS,
    DAY,
    EVENT,
    HOUR,
    IN_MONTH,
    MONTHS,
    PART,
    PERIOD,
    QUARTER,
    THE_YEAR,
    YEAR,
)
from loaders.annotate.timed_deeds import DONE, FINISHED, HELD, NO_NAME, REACHED

# 5年内享受补贴, 三年内不得申报: how long a right or a ban lasts
_NO_RIGHT = (
    r"(?![容部外存需]|享受|不[得予再超]|[未无有免仍曾均可]|连续|到期|毕业|取消|禁止|限制|多次|[两三\d]次|因"
    r"|[^，。；]{0,12}(?:扣减|减免|免[征收]|减征|返还|补[贴助]|贴息|退还))"
)
_HEAD = r"(?:^|(?<=[，。；、,;：:])|(?<=[，；,;：:]\s)|(?<=[年底末日]和))"
_AIMED = (
    r"(?:(?<=力争)|(?<=确保)|(?<=计划)|(?<=预计)|(?<=争取)|(?<=保证)|(?<=实现)|(?<=原则上)"
    r"|(?<=于)(?<![低高优少大小等位属基关鉴由对处至多用善限]于)|(?<=[，。；,;须应要并]在)|(?<=^在)|(?<=[门位部委局厅区市县镇]在))"
)
# 2018年6月底前登记的车辆: what is spoken of, and no time for it
_OF_WHAT = (
    r"(?!(?:（[^（）]{1,10}）)?已?(?:登记|注册|购买|取得|出生|参保|入学|毕业|入职|缴纳|上牌|出厂)[^，。；]{0,16}的"
    r"|(?:已|未|尚未)?(?:建成|竣工|投产|批准|签订|入库|备案|立项|核准|获批|开工|投运|安装|生产|发布|出台|印发|形成|存在|发生)(?:并[一-鿿]{2,6})?的"
    r"|(?:已|尚未|仍未|未)[^，。；]{1,24}的|办理[一-鿿]{0,4}登记)"
)
BEFORE = rf"(?:之?前|以前)(?![往期后]){_OF_WHAT}"
_NO_WORK = "(?!准备|检查|培训|安全|保障|服务|慰问)"  # 汛前检查
_OPENS = r"(?=[\d今明本当上下第一二三四年])"  # saves looking behind everywhere
_SUBJECT = "(?<=[期程目段线率例数量额度市县区省司厂型组站])"  # 一期工程2025年6月投用, 千人床位数2025年达到7张
_AIMED_YEAR = r"(?:(?<=力争....年)|(?<=争取....年)|(?<=确保....年)|(?<=预计....年)|(?<=原则上....年))"
_YEARS_END = rf"(?:(?:{YEAR}\s*年[、和])?{YEAR}\s*年\s*(?:年?底|年?末)?|(?:[今明本]年年?|年)[底末])(?:之?前(?!后))?"
_NO_PART = r"(?![\d级代度初中]|\s*的|\d*\s*月|[上下]半年|第?[一二三四]季度|期间)"
_FROM = (
    r"[自从]?(?:即日|现在|(?:本?(?:方案|通知|意见|计划|文件))?(?:印发|发布|下发|发文|公布|实施)之日"
    rf"|{DAY})起?[至到—－~～-]{{1,2}}"
)
# 自受理之日起5个工作日内办结: how long a service takes each time
_NO_SERVICE = r"(?!受理|申请|申报|收件|签订|提交|[收接]到(?!本|通知|方案|文件|意见))"
_SPAN = r"\d{1,3}\s*(?:个?工作日|个?自然日|个月|日|天)"
_FORMS = (
    # the end or a day of a month, a year or a part of one, before which it is to be done: 6月底前, 2025年第三季度前
    rf"(?:(?:{YEAR}|[今明当本次翌])\s*年\s*)?"
    rf"(?:(?:\d{{1,2}}\s*|[本当下])月\s*(?:\d{{1,2}}\s*日{HOUR}|份|[上中下]{{1,2}}旬|底|末|初)?|(?<![月季度周])年?(?:底|末)|(?:年|(?<=年))中"
    rf"|上半年|{QUARTER}[末底]?)\s*{BEFORE}",
    # a feast or a season: 汛前完成…, where 开展汛前检查 names what is checked
    rf"(?:{_HEAD}|{_AIMED})(?:(?:{YEAR}|[今明当本次翌])\s*年\s*)?(?:\d{{1,2}}\s*月\s*)?(?:{EVENT}|节)(?:来临|到来|开始|结束)?\s*{BEFORE}{_NO_WORK}"
    rf"|(?:{YEAR}|[今明])\s*年\s*(?:{EVENT})\s*{BEFORE}{_NO_WORK}|(?:{EVENT})\s*{BEFORE}(?=，|{FINISHED}(?!的))",
    # a year alone, before which it is to be done, where 2030年前…免收 tells how long it is so: 力争2027年前建成
    rf"{YEAR}\s*年\s*{BEFORE}(?![^，。；]{{0,40}}免[收征交缴])",
    # by the end of a year: 到2025年, 力争到2027年底
    rf"(?:{_HEAD}|{_AIMED})[到至]\s*{_YEARS_END}{_NO_PART}",
    # and within a clause, where the year is no measure of what is done: 扩大到2025年新购车辆
    rf"(?<![—－~～\-月年日长迟整截])(?<!20\d\d)(?<!按照)[到至]\s*{_YEARS_END}{_NO_PART}"
    rf"(?:(?<=[底末前])|(?=[，,]|{REACHED}|{HELD}|[控稳保][制定持]在))",
    rf"(?:{_HEAD}|(?<=力争)|(?<=争取)|(?<=确保))[到至]\s*(?:{THE_YEAR})?(?:{MONTHS}{IN_MONTH}|{PART})(?:之?前)?"
    r"(?=[，一-鿿])(?![的至到以起])",
    # the end of a year or month that opens a clause: 2025年底，在全市建成…
    rf"{_HEAD}(?:(?:{YEAR}|[今明])\s*年\s*(?:\d{{1,2}}\s*月\s*)?年?|\d{{1,2}}\s*月\s*|年)[底末](?=，)",
    # the month, or the months, in which it is done, at the head of a sentence: 2026年12月，各区进行总结
    r"^(?:20\d{2}\s*年)?\s*\d{1,2}\s*月?(?:\s*[至到—－~～-]+\s*(?:20\d{2}\s*年)?\s*\d{1,2}\s*月)\s*"
    r"(?:份|[上中下]{1,2}旬|底)?(?=，)",
    r"(?:^|(?<=[。；]))(?:20\d{2}\s*年)?\s*\d{1,2}\s*月"
    r"(?:份|[上中下]{1,2}旬|初|\s*\d{1,2}\s*日(?:\s*[至到—－~～-]+\s*(?:\d{1,2}\s*月)?\s*\d{1,2}\s*日)?)?(?=，)",
    # the half or quarter of a year in which it is done, and from when to when: 上半年，组织普查; 即日起至年底，开展整治
    rf"(?:^|(?<=[。；;]))(?:(?:20\d{{2}}|今|明)\s*年\s*)?(?:[上下]半年|{QUARTER}|年中)(?=，)",
    rf"(?:^|(?<=[。；;])){_FROM}(?:{DAY}|20\d{{2}}\s*年|年)(?:底|末|前|止)*(?=(?:结束)?，)",
    # the end of the years of a plan: 到“十四五”末，建成基地10个
    rf"(?:{_HEAD}[到至]?|(?<=力争)[到至]?|(?<=[到至])){PERIOD}(?:规划)?(?:期|时期|期间)?末期?(?=[，一-鿿])(?!的)",
    rf"(?:^|(?<=[。；])){PERIOD}(?:时期|期间)(?:及以后)?(?=，)",
    # the years of a plan, in which it is to be reached: 力争“十五五”期间基本建成, “十四五”期间建设场馆30个
    rf"(?:(?<=力争)|(?<=争取)|(?<=确保)|(?<=力争在)|(?<=争取在)|(?<=确保在)){PERIOD}(?:期间|时期|末)",
    rf"{_HEAD}{PERIOD}(?:期间|时期)(?=(?:计划|力争|再|将|共|累计|全[市区县省])?"
    rf"(?:建成|建设|新建|新增|改造|完成|实现|打造|培育|创建|落实|选取|选择|形成|推广)[^，。；]*\d|(?:基本|全面|全部)?(?:完成|建成){NO_NAME})",
    # how long a rule is to hold: 延长执行到2023年12月31日
    r"(?<=[延行续施长])[至到]\s*(?:20\d{2}|今|明|本)\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日|底)?|年?底)",
    # a new day for what had one: 由3月31日调整至6月30日
    r"(?:(?<=调整至)|(?<=调整为)|(?<=延长至)|(?<=延期至))(?:20\d{2}\s*年)?\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日|底)",
    # within several years, from a day that is not said: 5年内引进100名人才, 力争用3年左右时间
    rf"(?:{_HEAD}|{_AIMED}|(?<=[须应要]于)|(?<=[须应要]在))(?:未来|今后)?{COUNTS}\s*年(?:左右)?内(?=[，一-鿿]){_NO_RIGHT}",
    rf"(?:(?<=力争)|(?<=争取)|(?<=计划)|(?<=确保)|(?<=[，；]))(?:利?用|经过|通过){COUNTS}\s*(?:年|个月)(?:左右)?的?(?:时间内?|努力)",
    rf"{_HEAD}(?:未来|今后){COUNTS}\s*年(?=，|{DONE})",
    rf"(?=[\d半一二两三四五六八十])(?:{_HEAD}|{_AIMED}){COUNT}\s*个月(?:之|以)?内(?=，?{DONE})",
    # within days of what is to happen first: 自印发之日起30日内, 目录更新后30天内
    rf"(?:自|{_HEAD}|{_AIMED})(?=[^，。；]{{2,16}}日起)(?:{_NO_SERVICE}[^，。；：:、（(于每自在应须]){{2,16}}之日起\s*"
    rf"(?:{_SPAN}|[一两三六]个月|半?年)(?:之|以)?内",
    rf"(?:{_HEAD}|(?<=[应须要并]于)|(?<=[应须要并]在)|(?<=原则上))"
    rf"(?:{_NO_SERVICE}[^，。；：:、（(\d于在应须每]){{2,14}}(?:后|之后)的?{_SPAN}(?:之|以)?内",
    # within the year, or in a later one that alone says when: 年内新建3所, 2026年建成通车
    rf"{_OPENS}(?:{_HEAD}|{_AIMED}|(?<=在))(?:20\d{{2}}\s*年?|[今本当]年?)?年度?内(?=[，一-鿿])(?![容部外存需])",
    rf"(?<![\d一二两三四五六七八九十几数多近每同当前隔后学半])年内(?=(?:{FINISHED}|(?:全部|基本)?整改(?:完成|到位|完毕|销号))(?!的|情况|率|任务))",
    # several years: 2024—2026年，每年新增…; 2024、2025年计划完成…
    rf"{_HEAD}20\d{{2}}\s*年?(?:\s*(?:[至到—－~～-]{{1,2}}|[、和及])\s*20\d{{2}}\s*年)+"
    rf"(?=，|期间，|(?:每年)?{HELD}|(?:结合|根据|按照?|依托|通过|逐[年步]|分[年期批步])[^，。；]{{0,24}}?{HELD})",
    # a period in a bracket behind the word for it: 在规定期限（5月1日至10月31日）内
    rf"(?<=[期时][限间段]（){DAY}\s*[至到—－~～-]{{1,2}}\s*{DAY}(?=）内?[，。])",
    rf"{_OPENS}(?:{_HEAD}|{_AIMED}|(?<=在)|{_SUBJECT})(?P<later>20\d{{2}})\s*年度?"
    rf"(?![底末初内起\d上下第一二三四年]|[^，。；]{{0,80}}(?:以来|基础上))(?=，|{REACHED}|{HELD}|{_AIMED_YEAR}[一-鿿](?<![的度以之起]))",
    # a part of a year in which it is done; 三季度开展检查 tells when one is held, and nothing that is then to be done
    rf"{_OPENS}(?:{_HEAD}|{_AIMED}|(?<=在))(?:{THE_YEAR})?(?:{PART}|年内|年?中|年?[底末])(?={DONE}|，?将|{REACHED})",
    rf"{_OPENS}{_SUBJECT}(?:{THE_YEAR})?(?:{PART}|年?[底末]|{MONTHS}{IN_MONTH})(?={FINISHED}{NO_NAME})",
    # whatever it is that is finished in a quarter: 智慧平台二季度上线
    rf"{_OPENS}(?<=[一-鿿])(?<![第至到每在于自从由的前后和年一二三四以按依对较比同与凡分去])(?:{THE_YEAR})?{PART}"
    rf"(?={FINISHED}{NO_NAME})(?!..?.?[数量率额值]|[^，。；]{{0,12}}的[一-鿿])",
    rf"{_OPENS}(?:{_HEAD}|{_AIMED}|(?<=在))(?:{THE_YEAR}(?:{PART}|年?[底末])|(?:{THE_YEAR})?{MONTHS}{IN_MONTH})"
    rf"(?={HELD}|{REACHED})",
    rf"{_OPENS}(?:{_HEAD}|{_AIMED})(?:{YEAR}\s*年\s*)?\d{{1,2}}\s*月[底末](?=[一-鿿])(?![的至到以之起前后存在])",
    rf"{_OPENS}(?:{_HEAD}|{_AIMED})(?:{YEAR}|今|明)\s*年\s*年?[底末](?=[一-鿿，])(?![的至到以之起前后存在统共累有常])",
    rf"(?<![\d至到截年—－~～-])\d{{1,2}}月[底末](?={FINISHED})",
    # whatever is aimed at for a time: 争取2025年6月通过评审
    rf"(?:(?<=力争)|(?<=争取)|(?<=确保)|(?<=预计)|(?<=原则上)|(?<=务必))(?:{THE_YEAR})?(?:{PART}|{MONTHS}{IN_MONTH})"
    r"(?=[一-鿿])(?![的度至到以之起后])",
    rf"{_OPENS}(?:{_HEAD}|{_AIMED})明年(?={DONE})",
    rf"(?:{_HEAD}|{_AIMED})今冬明春(?=，|{HELD})",
    # said in so many words: 完成时限为2024年6月底
    r"(?:(?<=时限为)|(?<=完成时间为)|(?<=截止时间为)|(?<=截止日期为)|(?<=不[迟晚]于))"
    rf"(?:{YEAR}\s*年\s*)?(?:年底|{MONTHS}{IN_MONTH})",
)
_IN_TEXT = re.compile(rf"(?P<phrase>{'|'.join(_FORMS)})")
# saves the search: every form has one of these, an event is one before which something is done
_MAY_HOLD = re.compile(r"[年月前内]|季度|十[三四五六]五|冬")
_AGAIN = re.compile(r"每(?:个?(?:年度?|半年|季度?|月|周|旬|学年|学期)(?:的|末|首月|结束后|[^，。；\d]{0,6}))?$")
_NAMED = re.compile(r"《[^《》]*》|“[^“”]*”|\"[^\"]*\"|（[^（）]*）(?=的)")
# 制定2030年前碳达峰行动方案: the time is part of the name
_PLANS = re.compile(
    rf"(?:制定|制订|编制|出台|印发|发布|落实|实施|执行){YEAR}年[^，。；、]{{2,24}}(?:方案|计划|规划|路线图)(?=[，。；、]|$)"
)
# 2018年至2020年建设12座，其中2018年建设4座、2019年建设4座: how much of it in each year
_OF_WHICH = re.compile(rf"(?<=，)其中[：:，]?{YEAR}年[^；。]*")


def find_times(text: str) -> Iterator[re.Match[str]]:
    """Yield the times of a sentence, each as a match whose `phrase` is the time and `later` a year that stands alone.

    What comes again (每月25日前) is none, nor are the times that go on with it (每年7月底前通报，12月底前总结),
    nor is what a title, a quotation or a bracket before 的 names (《2030年前碳达峰行动方案》).
    """
    if not _MAY_HOLD.search(text):
        return
    named = [match.span() for form in (_NAMED, _OF_WHICH, _PLANS) for match in form.finditer(text)]
    again = 0  # where the clause ends up to which all comes again
    for match in _IN_TEXT.finditer(text):
        start, end = match.span()
        if any(opens < start and end < closes for opens, closes in named):
            continue
        is_bare = re.search(YEAR, match.group()) is None
        if is_bare and (start < again or _AGAIN.search(text[:start])):
            again = _end_of_part(text, end)
            continue
        yield match


def _end_of_part(text: str, start: int) -> int:
    """Return where the part of a sentence ends that a semicolon or a stop closes."""
    return next((start + place for place, char in enumerate(text[start:]) if char in "；;。"), len(text))
