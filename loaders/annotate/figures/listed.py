"""How many things a list names right before their number, which promises none of them: 支持甲、乙、丙3个实验室运行."""

from __future__ import annotations

import re

from loaders.annotate.figures.mentions import Mention
from loaders.annotate.figures.plain import Plain
from loaders.annotate.figures.units import Measured

_FAR = 120  # characters before a figure
# What is there already, or is no thing that one builds: 建成甲、乙2座公园 and 推进甲、乙等5个项目建设 promise as many.
_NURSES = re.compile(
    "(?:支持|促进|发展|培育|构建|研发|健全|完善|优化|壮大|做强|做优|做大)(?P<names>[^，。；：\\d]{2,}?(?P<more>等)?)$"
)
_WHERE = re.compile("(?:在|推进|推动|支持|开展|组织|深化)(?P<names>[^，。；：\\d]{2,}?(?P<more>等)?)$")
_PLACES = re.compile("(?:城市|[县市区省州镇乡])(?=[一-鿿]{2})")
_FIELDS = re.compile("[一-鿿]{0,4}(?:产业|行业|领域|体系|机制|集群)")
_NOUN = re.compile("[一-鿿]{2}")
_QUOTED = re.compile("“[^”]*”")


def is_of_a_list(plain: Plain, mention: Mention) -> bool:
    """Tell a number that only says how many names stand right before it: 促进东部、西部2个片区协同发展."""
    if mention.measured is not Measured.COUNT or mention.bound is not None or mention.high is not None:
        return False
    start = max(0, mention.start - _FAR)
    pattern = _WHERE if _PLACES.match(plain.masked, mention.end) else _NURSES
    found = pattern.search(plain.masked, start, mention.start)
    if found is None or not _NOUN.match(plain.masked, mention.end):
        return False
    listed = _count(plain.text[slice(*found.span("names"))])
    if found["more"]:
        return 1 < listed <= mention.value and _FIELDS.match(plain.masked, mention.end) is not None
    return listed > 1 and listed == mention.value


def _count(names: str) -> int:
    """Return how many names a stretch lists: 东部、西部和北部, or “甲”“乙” side by side."""
    quoted = len(_QUOTED.findall(names))
    return max(quoted, names.count("、") + 1 + bool(re.search("、[^、]*[和与及]", names)))
