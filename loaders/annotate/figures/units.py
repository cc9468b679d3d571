"""The units that figures carry, and what kind of quantity each one measures."""

from __future__ import annotations

import re
from enum import Enum

from loaders.annotate.figures.numbers import MAGNITUDE


class Measured(Enum):
    """What a unit measures, as far as the rules need to know."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    TIME = "time"
    SCORE = "score"
    TIMES = "times"
    AMOUNT = "amount"


# A word that begins with a unit's character is no unit: 3个人信息, 5家庭, 7项目, 2分别. 个 before an abstract
# noun counts the points of a speech (8个方面, 六个坚持), and 项 those of a rule (八项规定).
_COUNT = (
    r"个(?!百分点|月|工作日|自然日|小时|星期|周(?!期)|人(?!次)|体|性|别|税|方面|关系|维护|意识|自信|坚持|必须|确保|"
    r"没有|转变|原则|要求|问题|五年|百年|环节就|台阶|档次|层次|梯次|层面|角度|维度|阶段)"
    r"|家(?!庭|长|电|乡|禽|具|政)|件(?!次)|件次|项(?!目|规定|原则|要求|纪律|准则|基本)|所(?!有|在|需|以|属|得|谓|长)"
    r"|名(?!录|单|称|义|额|片|优|牌|特)|位(?!于|列|居|置|次)|人次|人(?!均|员|才|类|民|口|工|大|社|物|文|选|权)|户次|户(?!籍|口|外)"
    r"|届|场次|场(?!所|景|馆|地)|次(?!数|序|性|日|年|生)|起(?!来|草|步|点|始|诉)|部(?!门|分|委|长|署|级|际|队|位|属|省)"
    r"|座(?!谈)|套(?!餐|路)|篇|册|本(?!级|土|地|省|市|科|质|次|届)|份(?!额)|条(?!件|例|款|约|块)|种(?!类|子|植|业|质|粮)|支(?!持|付|撑|部|出|农)"
    r"|辆|台套|台(?!账|湾|阶|风)|艘|架(?!构)|门(?!诊|类|户|槛)|幅(?!度)|枚|株|头|只(?!要|有|能)|对(?!接|外|口|象|于|应)|组(?!织|合|建|成)|例"
)
_MONEY = r"(?:美|欧|日|港|澳|韩|卢布|人民币)?元(?!素|旦|件|器|宇)|欧元|英镑|法郎"
_SHARE = r"个百分点|百分点|%|‰"
_TIME = r"个?工作日|个?自然日|个月|个?小时|分钟|秒|天(?!然|气|津|府|下)|日(?!均|常|报|益)|周(?!年|期|边|围|岁)|年(?!度|均|级|轻|代|以来|来|报|检|鉴|会)|岁"
_SCORE = r"分(?!别|类|级|之|钟|工|支|中心|局|行|公司|析|享|层|布|管|批|区|步|会|项|歧|阶段|送|片)"
_TIMES = r"倍"
_AMOUNT = (
    r"吨标准煤|吨|公斤|千克|斤|平方公里|平方千米|平方米|立方米|公里|千米|海里|公顷|米(?!级)|千瓦时|千瓦|兆瓦|度(?!假)|亩|标箱|标准箱"
    r"|床(?!位)|张(?!家)|[KMGTPE]B|字节|兆|比特|[kMG]bps|毫克|微克|摄氏度|箱|车次|班列?|卷|页|字(?!号|体|节)"
)
_KINDS = (
    (Measured.SHARE, _SHARE),
    (Measured.TIME, _TIME),
    (Measured.MONEY, _MONEY),
    (Measured.AMOUNT, _AMOUNT),
    (Measured.SCORE, _SCORE),
    (Measured.TIMES, _TIMES),
    (Measured.COUNT, _COUNT),
)

UNIT = "|".join(pattern for _, pattern in _KINDS)
_MAGNITUDES = re.compile(rf"^(?:{MAGNITUDE})+")
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)


def measured_by(unit: str) -> Measured:
    """Return what a printed unit measures; a bare magnitude (960多万…人口) counts things."""
    bare = _MAGNITUDES.sub("", unit)
    return next((kind for kind, pattern in _COMPILED if pattern.fullmatch(bare)), Measured.COUNT)
