"""Where the lines above a spoken report ran together: its title, the day and the meeting, who speaks, and to whom.

政府工作报告——2024年1月8日在清河县第十八届人民代表大会第三次会议上县长李明各位代表：…
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DAY = r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日"
_OFFICER = r"(?:书记|局长|厅长|主任|[省市县区州镇]长|总理|主席)"
_TITLE = re.compile(
    r"[^。，；：\s]{6,45}?(?:报告|总结|思路|打算|要点)(?:[（(]\d{4}年?[)）])?"
    rf"(?=(?:19|20)\d{{2}}年(?:是|以?来?，)|[一-鿿、]{{1,30}}{_OFFICER}\s*[一-鿿]{{2,4}}\s*(?:[（(]|\d{{4}}年|同志们|各位))"
)
_CUT = re.compile(
    rf"(?=——{_DAY}在[^。，：]{{4,50}}会议上)"
    r"|(?<=会议上)\s*(?=[一-鿿　 ]{{0,20}}各位)|(?<!、)(?=各位(?:代表|委员)[，：:！])"
    rf"|(?<=[一-鿿])(?=[（(]?{_DAY}[)）]?(?:同志们|各位))|(?<=[)）日])(?=(?:同志们|各位[一-鿿]{{2}})[，：:！])"
    rf"|(?=同志们[：:！])|(?<=报告|讲话)(?=[（(]{_DAY}[)）])|(?<=日[)）])(?=[一-鿿]{{2,30}}{_OFFICER})"
)


def speech_cuts(text: str, above: int) -> Iterator[int]:
    """Yield where the lines above the first part of a spoken report are to be parted; that part begins at `above`."""
    yield from (match.start() for match in _CUT.finditer(text, 0, above) if match.start())
    title = _TITLE.match(text)
    yield from (title.end(),) if title else ()
