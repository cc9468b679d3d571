"""Where the lines of a letter that ran together are parted: its number, whom it is to, who signs, when, its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.genre.documents import ISSUERS, PLANS
from loaders.genre.lexicon import either
from loaders.structure.breaks.run_in_speeches import speech_cuts
from loaders.structure.letter.signature import DATE

_PLAN = either(f"{PLANS} 分工 安排")
# opens the letter below its title: 为切实…, 为保护耕地资源，…
_SENTENCE = "(?:为(?:贯彻|深入|全面|认真|落实|进一步|加快|切实)|为(?![期民主])[^。；，、]{4,60}，)"
# 。临江市住房和城乡建设局2019年3月5日临江市2019年…工作要点: who signs, when, and the plan behind it
# several may sign with blanks between them or with none, and how it is made public may stand behind the day
_SIGNED_RUN_IN = re.compile(
    rf"(?<=[。！])\s*([一-鿿](?:[一-鿿]|[ \u00a0\u3000](?=[一-鿿])){{3,120}}{either(f'{ISSUERS} 管委会')})"
    r"\s*(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日\s*((?:[（(]此件[^（()）]{2,10}[)）]\s*)?)"
)
_NAMED = re.compile(r"《((?:[^《》]|《[^《》]*》){6,80})》")
# the title of a text whose breaks were lost, glued to its first words: …分解方案为贯彻落实…
_TITLE = re.compile(rf"[^。，；：\s]{{6,45}}{_PLAN}(?={_SENTENCE})")
# the day of the letter, glued to the title of the plan: 2023年8月30日临江市安全生产工作要点
_DATED_TITLE = re.compile(
    rf"{DATE.pattern}(?=[一-鿿“《][^。，；：\s]{{4,60}}?{_PLAN}(?:[（(][^（()）]{{2,20}}[)）])?"
    r"(?:\s|$|为|一、|根据|按照))"
)
_LETTER = re.compile(
    rf"(?<={_PLAN} )(?={_SENTENCE})|"
    r"(?:(?<=的通知)|(?<=的函))(?=[一-鿿]{2,12}[〔\[][0-9]{4}[〕\]])|(?<=\d号)(?=[^。，；、）)》][^。]{3,120}[：:])"
    # 关于印发《…方案》的通知区直各单位：
    r"|(?:(?<=》的通知)|(?<=》的函))(?=(?:各|[国省市区县]直|[一-鿿]{2,20}(?:局|委|办|部|厅|单位|政府)[，、：])[^。]{0,160}[：:])"
    r"|(?<=[。！])(?=[一-鿿]{4,20}(?:部|委|局|署|院|办公厅|办公室|政府)(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)"
    r"|(?<=[部委局署院厅室府])(?=(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日(?:$|[（(]))|(?<=日)(?=[（(]此件)"
)
_FIRST_PART = re.compile(rf"(?<=[。：:])\s*(?:一、|（一）)|(?<={_PLAN})\s*一、")
# whom it is to, above its first sentence
_ADDRESSED = re.compile(r"(?<=[：:])(?=(?:《|为|经|现|根据|按照))")


def letter_cuts(text: str) -> Iterator[int]:
    """Yield where a letter is to be parted: its number, addressees, signature and date run together in it."""
    first = _FIRST_PART.search(text)
    above = first.start() if first else len(text)
    yield from (match.start() for match in _LETTER.finditer(text) if match.start())
    yield from speech_cuts(text, above)
    yield from (match.start() for match in _ADDRESSED.finditer(text, 0, above))
    signed = list(_SIGNED_RUN_IN.finditer(text))
    titles = (_TITLE.match(text), _DATED_TITLE.match(text))
    yield from (title.end() for title in titles if title)
    yield from (end for match in signed if (end := _title_end(text, match)))
    yield from (cut for match in signed for cut in (*match.span(1), *match.span(2)))


def _title_end(text: str, signed: re.Match[str]) -> int:
    """Return where the title of the plan ends that stands behind a signature: as the letter names it, or as titles do.

    现将《城东区护河行动方案》印发给你们。…2024年5月6日城东区护河行动方案城东区河道…; 0 if none does.
    """
    named = (each[1] for each in _NAMED.finditer(text, 0, signed.start()))
    title = next((name for name in named if text.startswith(name, signed.end())), None)
    glued = _TITLE.match(text, signed.end())
    return signed.end() + len(title) if title else glued.end() if glued else 0
