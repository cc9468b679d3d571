"""Finds the quantities that a text states: a number with its magnitude and unit, whatever is counted."""

from __future__ import annotations

import re

_WORDS = (
    "个工作日 个自然日 个百分点 个百分位 个等级 个等次 个位次 个名次 个档次 "
    "个小时 个季度 个星期 个月 工作日 自然日 百分点 平方公里 平方千米 平方米 立方米 "
    "立方厘米 立方 公里 千米 厘米 毫米 海里 公顷 小时 分钟 秒 毫秒 学时 课时 人天 人年 "
    "锭 台时 千瓦时 千瓦 兆瓦时 兆瓦 千伏安 千伏 吨标准煤 "
    "千克标准煤 克标准煤 标准吨 公斤 千克 毫克 微克 标准箱 标箱 标台 平米 床位 摄氏度 分贝 美元 欧元 日元 港元 人民币 "
    "台套 标砖 个基点 基点 个亿 人公里 吨公里 重量箱 台件 个次 平方 英镑 词元 "
    "字节 社区 园区 [人户件场班架台车批例家亩册剂轮频航站宗艘辆趟种项]次 个班次 件套 ㎡ m²|m2 [KMGTPE]B "
    "(?i:[KMGTPE]?FLOPS) kV [kMG]bps ms"
)
# One character each; what it begins that is no unit stands behind the stroke: 3个人信息, 5家庭, 20处理.
_SIGNS = (
    "个/人(?!次)|体|性|别|税 项/目 家/庭|长|电|乡|禽|具|政 件 名/录|单|称|义|额|牌|片 "
    "人/均|员|才|民|口|工|大|社|物|文 处/于|理|长|级|室|方|境|置|罚|分|在 位/于|列|居|置 类/别|型|似|推|比 "
    "场/所|景|馆|地 次/数|序|性 起/来|草|步|点|始|诉 部/门|分|委|长|署|级|际|队|位|属 座/谈 套/餐|路 份/额 "
    "条/件|例|款|约 种/类|子|植|业|质 支/持|付|撑|部|出|农 所/有|在|需|属|得|谓|长|以 本/级|土|地|省|市|科|质 "
    "点/位|面 期/间|末|初|待|货|权|刊|限|满|望 班/子|级 级 台/账|湾|阶|风 架/构 门/诊|类|槛 幅/度 "
    "节/能|约|水|点|假|气 口/岸|径|号|粮|碑|腔 间/接|隔|断|距 头 对/接|外|口|象|于|应 组/织|合|建 只/要|有|能 "
    "分/别|类|级|之|工|支|局|行|公|析|享|层|布|管|批|区|步|会|项|歧|送 方/式|案|面|法|针|向|便 米 张/家 亩 吨 斤 "
    "元/旦|素|件|宇 天/然|气|津 日/均|常|报|益 周/边|围|期 年/均|级|轻|度|报|检|鉴|会 月 倍 "
    "成/立|为|果|效|功|员|本|长|都 岁 户/籍|口|外 届 篇 册 款/项|式|待 辆 艘 枚 颗 株 棵 担/任|当|保|心|负 尾 盏 "
    "栋 幢 樘 眼/前|光|科|镜|下|底 笔 宗/旨|教 例 度/假 页 字/号|体|节 批 号 箱 核/心|电|查|算|桃|酸|对|实 兆 "
    "顶/层|尖|级|格 卷/烟|入 片/区|面|段 袋 盒 瓶/颈 桶 根/据|本|源 块 段/落 首/次|批|个|创|届|都|府|先|位|要 则 "
    "轮/换|训|岗|流 趟 遍/布 管/理|网|道|控|护 剂 列/入|为|车 队/伍|员 船/舶 扇 帧 匹/配 羽 孔 圈/层 封/闭 桌 "
    "席/位 站/点 桩 路/段|线|网|面 村/民|镇|庄|级 镇/街|乡|村|区|级 乡/镇|村 县/级|市|区 校/园|区 企/业 "
    "具/有|体|备 双/方|边|重|向|创|减|碳 副/省|市|县|厅|局|部|处|主 床/位 单/位|一 档/案|期|次 "
    "折/算|旧|合|扣|射|弯|线|叠|子|页|抵|现|价 发/展|布|电|射|生|现|放|动|明|行|挥|达|改|酵|票|热|起|育|文|证|掘|光|病"
)
_SIGN = "|".join(f"{sign[0]}(?!{sign[2:]})" if sign[1:] else sign for sign in _SIGNS.split())
_RATE = r"(?:/(?:[十百千万]{0,2}[人户亩年月日天次件项台套个吨周季车班村]|小时|平方公里|平方米|公顷|立方米|千瓦时))?"
_UNIT = rf"(?:{'|'.join(_WORDS.split())}|{_SIGN}){_RATE}"
_MAGNITUDE = r"[余多]?(?:[百千]?万亿|[十百千]?[万亿]|[百千](?![瓦克米伏]))[余多]?"
UNIT = rf"(?:[%％‰]|(?:{_MAGNITUDE}|[余多])?\s*{_UNIT}|{_MAGNITUDE})"
"""What may stand behind a number as its unit, magnitude first: 万株, 人次, 亿斤."""

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
# Times and numbers that count nothing: 2024—2026年, 6月30日, 第13次, 5G, GB/T29490-2013, 〔2021〕9号, “7·15”
_OTHERWISE = re.compile(
    r"(?:19|20)\d{2}(?:[—－\-~～至到]+(?:19|20)?\d{2})?年(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"|\d{1,2}月(?:\d{1,2}日)?(?:[—－\-~～至到]+\d{1,2}[月日](?:\d{1,2}日)?)?"
    r"|第\d+|〔\d+〕\d*|[A-Za-z][A-Za-z0-9./-]*\d[A-Za-z0-9./-]*"
    r"|\d+(?:\.\d+)?(?!(?:[KMGTPE]?B|k?V|ms|m2|m²|[kMG]bps|(?i:[KMGTPE]?FLOPS))(?![A-Za-z]))[A-Za-z]+"
    r"|\d+[·×]\d*|“\d+[^”]{0,4}”|(?:19|20)\d{2}(?=[、和与及])"
)
_CHINESE = "[半两二三四五六七八九十百千]"
_QUANTITY = re.compile(
    rf"百分之[一二三四五六七八九十百零点\d.]+|{_NUMBER}(?:[—－\-~～至到]+{_NUMBER})?(?P<unit>{UNIT})?"
    rf"|{_CHINESE}{{1,5}}(?=(?P<counted>{_UNIT}))"
)


def find_quantities(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the quantities of a text without white space, each once: those with a unit, and those that may be none.

    A number without a unit (12345热线) or in Chinese characters (三个中心) may be part of a name: it tells of a
    quantity only where another stands in its place.
    """
    plain = _OTHERWISE.sub(lambda match: "|" * len(match.group()), "".join(text.split()))
    sure: dict[str, None] = {}
    bare: dict[str, None] = {}
    for match in _QUANTITY.finditer(plain):
        is_sure = match["unit"] is not None or match.group().startswith("百分之")
        (sure if is_sure else bare)[match.group() + (match["counted"] or "")] = None
    return tuple(sure), tuple(bare)
