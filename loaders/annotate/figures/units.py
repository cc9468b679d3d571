"""The units that figures carry, and what kind of quantity each one measures."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from loaders.annotate.figures.numbers import MAGNITUDE
from loaders.genre.lexicon import either


class Measured(Enum):
    """What a unit measures, as far as the rules need to know."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    TIME = "time"
    SCORE = "score"
    TIMES = "times"
    AMOUNT = "amount"


# A word that begins with a unit's character is no unit (after /): 3个人信息, 5家庭, 7项目. 个 before an abstract noun
# counts the points of a speech (8个方面, 六个坚持), and 项 those of a rule (八项规定).
_UNITS = {
    Measured.SHARE: "个[多余]?百分点 百分点 个?基点 % ‰ 折/算旧合扣射弯线叠子页抵现价 \\x2f(?:10|十)万",
    Measured.TIME: (
        "个?工作日 个?自然日 个[多余]?月 个?小时 个季度 分钟 秒 天/然气津府下 日/均常报益 周/年期边围岁 "
        "年/度|均|级|期(?!间|末|内|初)|轻|代|以来|来|报|检|鉴|会|限 岁"
    ),
    Measured.MONEY: (
        "(?:美|欧|日|港|澳|韩|人民币)?元(?:\\x2f(?:总吨|平方米|千瓦时|人次|[项个人户家亩吨年月件次台套度]))?/素旦件器宇"
        " 欧元 英镑 个亿"
    ),
    Measured.AMOUNT: (
        "毫秒 ms [微毫]克(?:\\x2f|每)立方米 [毫微]?克\\x2f(?:毫?升|千克|公斤) 吨\\x2f[年日天] "
        "吨\\x2f(?:平方公里|公顷|亩)(?:·月)? 立方米\\x2f[年日秒天] "
        "[千毫]?克标准煤(?:\\x2f千瓦时)? 吨(?:标准?煤|标准?油|油当量|二氧化碳当量) "
        "人公里 吨公里 标准吨 吨 千伏安? kV 公斤 千克 毫克 微克 斤 平方公里 平方千米 平方米 平米 ㎡ m²|m2 "
        "平方/公米千面根 立方米 "
        "立方 "
        "方/式案面法向针位便略才可 公里 千米 海里 公顷 米/级宽高深长 "
        "千瓦时 千瓦 兆瓦时 兆瓦 度/假 亩 标箱 标准箱 标砖(?:\\x2f年)? 锭 床/位 "
        "[KMGTPE]B (?i:[KMGTPE]?FLOPS) 字节 兆/宽光网带帕 [kMG]bps 箱 "
        "张/家口|家界|家港|家川 蒸吨(?:\\x2f小时)? 立方厘米 厘米 毫米 "
        "(?:km2|km²|km|hm2|hm²|m3|m³|cm|mm|[mt]|kg|[kMG]Wh?|[kM]VA|[kM]Pa|TEU|P)(?![A-Za-z0-9²³\\x2f]) "
        "[kMGT]?Hz(?=[，。；、,;]|$) 重量箱 亩次 册次 台次 台时 车次 班(?!次)列? 核/心电查算桃酸对实 页 "
        "字/号体节 摄氏度 分贝 个(?:等级|等次|位次|名次|档次|百分位)(?=[，。；、,;）)]|及?以[上下内]|左右|$)"
    ),
    Measured.SCORE: "分/别类级之钟工支中局行公析享层布管批区步会项歧送片",
    Measured.TIMES: "倍 [:：∶]1/0123456789.:：∶",
    Measured.COUNT: (
        "词元 批次(?:\\x2f千人)? 架次 航次 趟次 轮次 个?班次 频次 例次 家次 宗次 辆次 艘次 种次 项次 件套 "
        "处/于理长级室方境置罚分在所事 单/位元一独个项品 [大小]类 类/别型似推比 "
        "个次/中级生干要区品 "
        "个/百分点|基点|月|工作日|自然日|小时|星期|季度|人(?!次|工)|体(?!育|检|验|系|量)|性|别|税|方面|关系|维护|意识|自信|坚持|必须|确保"
        "|没有|转变|原则|要求|问题(?![^，。；]{0,8}(?:整改|销号|办结|验收))"
        "|五年|百年|台阶|档次|层次|梯次|层面|角度|维度|阶段|关键|关口 "
        "家/庭|长|电|乡(?!镇|级|村)|禽|具(?!备|有)|政 件次 件 项/目|规定|原则|要求|纪律|准则|基本 "
        "(?<=\\d)所(?=以) 所/有|在|需|属|得|谓|长|以(?![上下内]) "
        "名/录|单|称|义|额|片|优(?!秀|良|质)|牌|特(?!级|聘|邀) "
        "位/于列居置次 人次 人/间|均|员|才|类|民|口|工|大(?!型)|社|物|文|选|权 户次 户/籍口外 届 场次 "
        "场/所景馆地 次/数|序|性|日|年|生(?!产|活|态|育) 起/来草步点始诉 部/门分委长署级际队位属省 座/谈 套/餐路 篇 册 "
        "本/级土地省市科质次届 份/额 条/件例款约块 种/类子植业质粮 支/持付撑部出农 款/项式待物 辆 台套 台件 "
        "台/账湾阶风北胞商资 艘 (?<=[0-9余多万千百])批/次准复示评发量改注判文处阅 架/构 门/诊类户槛 幅/度 枚 颗 株 "
        "(?<=\\d)[金银铜](?=[、，。；;,]|$) 担/任当保心负 节/能约日水点目制省假气律奏 "
        "棵 尾 盏 栋 幢 樘 (?<=\\d)片/区面段状头岸 眼/前光科镜下睛底 间/接隔断歇距 口/岸岁径号粮碑腔头罩服 笔 "
        "宗/旨教 期/间末初待货权刊限满望中 人天 人年/均 档/案次位期 学时 课时 剂次 头 只/要有能 "
        "发/展布电射生现放动明行挥达改言酵票热起育文证掘光病 对/接外口象于应 组/织合建成 例"
    ),
}

# Any other word of measure counts behind a figure in digits (档案3万卷, 帐篷6000顶), where 一片 and 三轮 may be words.
_OTHERS = either(
    "顶/层尖级格住部 卷/烟入 片/区面段 袋 盒 瓶/颈 桶 盆/地景 副/省市县厅局部处主长食本业总 "
    "双/方边重向创一减降高控拥碳随招选语休 根/据本源治 块/状 段/落 束/缚 集/体团中成群聚约市镇合训散 "
    "票/据房价务证面选子源 首/次批个创届都府先位要席 则/是 轮/换训岗流胎 趟 遍/布 波 管/理网道控护线 剂 粒 罐 碗 杯 曲 "
    "排/放污水查名涝 列/入为车 队/伍员 班 渠/道 车/位 船/舶 扇 把/握关 帧 标台 平米 匹/配 羽 孔 圈/层 "
    "枪 棒/球 垛 丛 窝 封/闭 桌 席/位 餐/饮厅 幕 串 床/位 顿 站/点 桩 杆 坝 库/区容存 桥/梁 路/段线网面 "
    "村/民镇庄级 镇/街乡村区级 乡/镇村 县/级市区 社区 园区 校/园区 企/业 品/种牌质类 梯/次队 环 界 "
    "标准机架 机架/构 通/过道知信报行用常话讯告 盘/活点 点/位 具/有体备"
)
_RATES = r"(?:\x2f(?:(?:百万|十万|[千万百])?[人户亩年月日天次件项台套个吨周季车班村]|小时|平方公里|公顷|立方米))?"
_KINDS = {measured: either(words) for measured, words in _UNITS.items()}
_MAGNITUDES = re.compile(rf"^(?:{MAGNITUDE})+")
_THOUSANDS = re.compile(r"千(?:瓦时?|克|米|伏安?)(?:$|\x2f)")
_COMPILED = {measured: re.compile(pattern) for measured, pattern in _KINDS.items()}

_BEHIND_DIGITS = r"(?:(?<=\d)|(?<=\d[万亿千百余多])|(?<=\d[十百千]万)|(?<=\d万余))"
_CLOSES = rf"(?={_RATES}(?:[，。；、,;）)和及]|及?以[上下内]|左右|上下|$))"
UNIT = rf"(?:{'|'.join(_KINDS.values())}|{_BEHIND_DIGITS}{_OTHERS}{_CLOSES}){_RATES}"


@lru_cache(maxsize=1024)
def measured_by(unit: str) -> Measured:
    """Return what a printed unit measures; a bare magnitude (960多万…人口) counts things."""
    bare = classifier_of(unit)
    bare = bare if any(pattern.fullmatch(bare) for pattern in _COMPILED.values()) else bare.partition("/")[0]
    return next((kind for kind, pattern in _COMPILED.items() if pattern.fullmatch(bare)), Measured.COUNT)


def classifier_of(unit: str) -> str:
    """Return a unit without its magnitude: 件 of 万件."""
    thousands = _THOUSANDS.search(unit)  # 万千瓦 is ten thousand 千瓦
    return unit[thousands.start() :] if thousands else _MAGNITUDES.sub("", unit)
