"""Which names are those of bodies, told by the word that closes them and not by a list of offices."""

from __future__ import annotations

import re

from loaders.annotate.verbs import OPENS_DEED
from loaders.genre.lexicon import either

# the last word of an office, an institution, a firm, or a place that is held responsible
_OFFICE = either(
    "厅 局 委 委员会 部 署 司 处 处室 室 科 科室 股 股室 办 办公室 政府 管委会 法院 检察院 海关 专班 指挥部 领导小组 "
    "联席会议 (?:[支大总中分]|执法|巡查|监察)队 单位 部门 机构 机关 成员 主体 部队 兵团 监狱 政协 人大 党委 党组 "
    "党支部 纪委 工委 党工委 团委 工会 妇联 残联 科协 协会 学会 商会 [足篮排乒]协 站 所 馆 台 中心 院 社 会 团 联 组 "
    "电视台 报社 医院 机场 校 学校 大学 学院 幼儿园 [一二三四五六七八九十]中 中学 小学 中小学 银行 [分支总]行 集团 "
    "公司 企业 国企 央企 合作社 地区 地方 (?<!家)庭"
)
_PLACE = either(
    "开发区 高新区 经开区 新区 园区 管理区 示范区 保税区 街道 街道办 镇街 乡镇 [省市县区州盟旗镇乡村] 社区 各地 县市区 "
    "林场 农场"
)
_BRACKET = r"(?:[（(][^（()）]*[)）]|〔[^〔〕]*〕)?"
# the carriers and grids that plans name without a word for what they are: 中国移动, 国网江东电力
_CARRIER = r"中国(?:电信|移动|联通|铁塔|邮政|广电|石油|石化|海油)[一-鿿]{0,8}|国网[一-鿿]{2,10}|国家电网|南方电网"
# any signs but figures, unless these are in a name as in 市101中学; 全市 is no body
_OF_ANY = r"(?!全[国省市县区州镇乡]$)(?:[^\d。，：；“”]|(?<=[省市县区])\d{3,5}(?=[一-鿿])){1,24}"
_NAMED = re.compile(rf"{_CARRIER}|{_OF_ANY}(?:{_OFFICE}|{_PLACE}){_BRACKET}|办公室|各地|街道|乡镇|镇")


def says_deed(name: str) -> bool:
    """Tell words that open with what is done, by whom is not said, and are no name: 推进试点示范区."""
    return bool(OPENS_DEED.match(name))


def is_body(name: str) -> bool:
    """Tell whether a name is that of an office, an institution, a firm or a place that may be held responsible."""
    return bool(_NAMED.fullmatch(name)) and not says_deed(name)
