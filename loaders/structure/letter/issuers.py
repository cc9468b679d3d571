"""Who gives a plan out: whoever signs its letter, else who is named in its title, else whom the page names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Header, Passage, Stated
from loaders.genre.documents import ISSUERS, MEETINGS
from loaders.genre.lexicon import either
from loaders.reading.strand import Strand, join
from loaders.structure.letter.signature import signers

_ISSUED_BY = re.compile(
    r"\s*(?P<issuer>[一-鿿（）、\s]{2,60}?"
    + either(f"{ISSUERS} {MEETINGS} 办公厅 中心 [一-鿿]会 办 办事处 [支总大]队")
    + r")\s*(?:关于|(?=(?:印[发送]|转发).{0,40}《)|转发(?=.{2,40}关于))"
)
# 清河区教育局2024年工作要点; 2024年 may not stand there: 市水务局关于…
_NAMED_FIRST = re.compile(
    r"\s*(?P<issuer>(?!附件)[一-鿿]{1,12}[省市县区州盟旗镇乡][一-鿿]{0,10}?(?:局|委员会|厅|政府|委|办公室|中心)"
    r"|(?!附件)[一-鿿]{1,10}(?:部|总局|署)|(?!附件|全)[一-鿿]{2,16}(?:大学|学院|集团|公司))(?=(?:19|20)\d{2}年)"
)
# 2024年清河县政府工作报告 is given by 清河县人民政府
_REPORT_OF = re.compile(
    r"\s*(?:19|20)\d{2}年(?P<issuer>(?!全|本|我)[一-鿿]{1,12}[省市县区州盟旗镇乡](?:人民)?政府)工作报告\s*$"
)


def names_an_issuer(opening: str) -> bool:
    """Tell whether the words before 关于 in a title name who gives it out."""
    return bool(_ISSUED_BY.match(f"{opening}关于"))


def with_signer(header: Header, strand: Strand, text: str, known: Sequence[Strand] = ()) -> Header:
    """Return the header with one more issuer that signs; each may stand on a line of its own.

    One that the letterhead names too is the same; `known` are the names that open the title in a row.
    """
    named = signers(strand.text, [name.text for name in known])
    if header.issuer is None:
        return replace(header, issuer=Stated(named, strand.passage(text)))
    above = header.issuer
    further = [name for name in named.split("、") if name not in above.text.split("、")]
    pieces = (*above.passage.pieces, *strand.passage(text).pieces)
    return replace(header, issuer=Stated("、".join((above.text, *further)), Passage(pieces)))


def with_issuer(
    header: Header, row: Sequence[Strand], titles: Sequence[Strand], text: str, publisher: Strand | None
) -> Header:
    """Return the header of what nobody signs with the bodies of the row above its title, or whom the title names.

    国务院办公厅关于印发…的通知 names one; of what has none the page may tell its `publisher`.
    """
    if header.issuer:
        return header
    if row:
        return replace(header, issuer=Stated("、".join(name.text for name in row), join(row).passage(text)))
    for strand in titles:
        match = next(filter(None, (form.match(strand.text) for form in (_ISSUED_BY, _NAMED_FIRST, _REPORT_OF))), None)
        if match:
            named = strand.group(match, "issuer")
            name = signers(named.text)
            name = re.sub("(?<!人民)政府$", "人民政府", name) if match.re is _REPORT_OF else name
            return replace(header, issuer=Stated(name, named.passage(text)))
    if publisher is None:
        return header
    return replace(header, issuer=Stated(signers(publisher.text), publisher.passage(text)))
