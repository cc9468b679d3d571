"""Which bodies a sentence can entrust with something: offices by their names, and beside them those of a class."""

from __future__ import annotations

import re
from typing import Literal

from loaders.annotate.bodies import is_body
from loaders.annotate.names import split_names
from loaders.genre.lexicon import either
from loaders.reading.strand import Strand

_BRACKET = r"(?:[（(][^（()）]*[)）])?"
# somebody of theirs, or what they are: 县水利局的同志, 县直部门及其下属, 大型集团
_NO_NAME = r"的|及其|干部|(?<!自)由|(?:龙头|骨干|企业|领军|大型)集团"
# whoever it may be: 各地区, 有关部门, 省级主管部门
_WHOEVER = "各|有关|相关|其他|地方|上述|以上|[省市县区乡镇]级"
_OFFICE = re.compile(
    rf"(?!{_WHOEVER})(?!.*(?:{_NO_NAME}|两级)).+"
    + either(
        "[局委办厅署院] (?<!公)司 部(?!门) 办公室 督查室 管理[处所] 指挥部 林场 政府 管委会 银行 [支分]行 海关 法院 "
        "检察院 [支总大]队 证监会 银保监会 集团 工会 妇联 残联 供销社"
    )
    + _BRACKET
)
# 各镇, 区直有关部门, 县水利局各管理站, 街道办事处
_CLASS = (
    r"(?:(?:各|有关|相关|属地|地方各级|[省市县区]直|县级以上|[省市县区乡镇]级)[^，。；：]*"
    r"|[^，。；：、]{2,16}[局委部厅署院司团]各[^，。；：、]{1,12}"
    r"|(?:街道(?:办事处)?|乡镇)(?:人民政府|政府)?)"
)
_WORKPLACE = r".{2,}(?:所|队|公司|集团|中心|协会|领导小组|专班|联席会议|委员会)"  # 县房管所, 市水务公司
# whoever is entrusted behind 由 by a name of its own (综合文化站, 县水务公司), and not 第三方机构 or 物业公司
_BY_NAME = (
    r"(?!第三方|专业|具备|具有|上述|本|各|该|其|两|几|同一|双方|[^，。；：、]*资质|研发中心|服务中心)"
    r"(?:.{2,}(?:[^车工]站|所|队|中心)|[省市县区][^，。；：、]{2,}(?:公司|集团|协会))"
)
# the offices of a field, 公安机关 or 市、区交通运输部门 or 市场监管部门, but not 行业主管部门
_OF_A_FIELD = (
    r"(?!各|(?:[省市县区]直|[省市县区]?级|上级|本级|同级|有关|相关|行业|属地|项目|资产)*"
    r"(?:有关|相关|责任|牵头|配合|实施|主办|承办|主管|监管|管理|业务|职能|上级|同级|本级?)?部门)"
    r"(?!.*(?:有关|相关)部门).{2,}(?:部门|机关)"
)
# who is told their part may be one of these too: 各镇负责落实, 区直有关部门配合
OF_A_FIELD = re.compile(_OF_A_FIELD)
BY_NAME = re.compile(rf"(?!.*(?:{_NO_NAME})){_BY_NAME}{_BRACKET}")
ENTRUSTED = re.compile(rf"(?!.*(?:{_NO_NAME}))(?:{_CLASS}|{_WORKPLACE}|{_OF_A_FIELD}){_BRACKET}")
# a row of names ends here, or its last name is not settled: 市科技局还是市财政局
ENDS_ROW = re.compile(r"[，。；：“”《》]")
_LEFT_OPEN = re.compile("还是|或")


def is_office(name: str) -> bool:
    """Tell an office by its name (市科技局), and not one of a class (各部门)."""
    return bool(_OFFICE.fullmatch(name))


def are_offices(row: Strand, *, more: re.Pattern[str] | Literal[False] | None = None) -> bool:
    """Tell a row of offices by their names (市科技局、市财政局), or of what `more` tells too, and not 各部门.

    Of 市科技局还是市财政局 it is not yet settled.
    """
    if not row.strip() or ENDS_ROW.search(row.text.replace("、", "")) or _LEFT_OPEN.search(row.text):
        return False
    names = [name.full for name in split_names(row)]
    return bool(names) and all(
        is_body(name) and (is_office(name) or bool(more and more.fullmatch(name))) for name in names
    )
