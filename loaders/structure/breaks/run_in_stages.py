"""Where stages of the work begin that ran together: …造册。第二阶段：集中整治（4月1日—5月31日）各镇要…."""

from __future__ import annotations

import re

from loaders.annotate.deadlines import is_time
from loaders.annotate.labels import WHO_LABEL
from loaders.genre.squeezing import squeeze

_BRACKET = r"[（(](?P<{}>[^（()）]{{1,30}})[)）]"
_STAGE = re.compile(
    rf"第(?P<count>[一二三四五六])阶段\s*(?:[：:、]\s*[^。：:；（(]{{2,30}}{_BRACKET.format('behind')}|{_BRACKET.format('before')}\s*[：:])"
)
# a stage stands behind a sentence, behind those responsible for the one before it (责任单位：县水利局第二阶段：…), or
# behind the title that it stands below (三、整治步骤第一阶段：…)
_ENDS = re.compile(
    rf"[。！）)：:]\s*$|{WHO_LABEL}\s*[：:][^。：:]{{2,200}}$"
    r"|(?:[一二三四五六七八九十]、|[（(][一二三四五六七八九十][)）])[一-鿿]{2,16}$"
)
_TAIL = 240
_FEW = 2


def stage_cuts(text: str) -> list[int]:
    """Return where stages begin in a text that are counted from the first, each with its time in brackets."""
    cuts: list[int] = []
    for match in _STAGE.finditer(text):
        is_next = "一二三四五六".index(match["count"]) == len(cuts)
        start = match.start()
        is_apart = start == 0 or _ENDS.search(text[max(0, start - _TAIL) : start])
        if is_next and is_apart and is_time(squeeze(match["behind"] or match["before"])):
            cuts.append(start)
    return cuts if len(cuts) >= _FEW else []
