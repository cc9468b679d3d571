"""Finds with whom a measure is done, as its sentence says: 联合财政部, 会同有关部门, 配合市场监管总局."""

from __future__ import annotations

import re

# 联合 is also an adverb (联合惩戒, 联合检查) and part of a name (联合国): what follows must be a body, not a deed.
_TOGETHER = r"(?:联合(?!国(?![资家务防税])|会|体)|会同|协同|配合)(?:好)?"
_DEED = (
    "做好|开展|推进|推动|实施|完成|建设|建立|制定|修订|出台|印发|发布|加强|落实|组织|支持|指导|执法|惩戒|检查|抽查|排查|"
    "检验|检测|监管|监测|监督|审查|审批|攻关|办公|行动|调查|培养|培训|育人|发展|保护|创新|治理|研发|举办|承办|查办|处置|作战|国内"
)
_BODY = (
    rf"(?!{_DEED})[一-鿿]{{1,16}}?"
    r"(?:部门|部(?![门署分位级队件])|委员会|委(?![员托派])|总?局(?![面部势])|总署|署(?!名)|厅|法院|检察院|研究院|国务院|科学院|"
    r"工程院|银行|海关|政府|机关|机构|单位|人大|政协|办公室|办(?![理好法案学公事])|协会|学会|联合会|集团)"
)
_JOINED = re.compile(rf"{_TOGETHER}(?P<bodies>{_BODY}(?:(?:、|和|与|及|以及){_BODY})*)")
_ONE = re.compile(_BODY)


def find_partners(text: str) -> tuple[str, ...]:
    """Return the bodies that stand behind 联合, 会同, 协同 or 配合 in a sentence, each once, in its order.

    A name ends with what names of bodies end with (部, 委, 局, 部门 …) and does not open with a deed, so that
    配合做好… and 联合执法 name nobody. White space in the text is left out.
    """
    plain = "".join(text.split())
    found = (match["bodies"] for match in _JOINED.finditer(plain))
    return tuple(dict.fromkeys(name.lstrip("、和与及以") for bodies in found for name in _ONE.findall(bodies)))
