"""The verbs of plans, which tell a body from a deed: 加强监管 names nobody, 县水利局加强监管 says who does it.

Four questions are asked of them, each with a pattern of its own that is matched at one place:

- `OPENS_DEED`: do these words open with what is to be done, so that they are no name? 推进试点示范区
- `WORKED_ON`: is the body that these words end in only the object of a deed, or its means? 吸引优质企业
- `NO_SUBJECT`: does a clause open with whom it asks, tells or works for, and not with who does it? 会同县财政局制定
- `ACTS`: does what stands before this place do something? 县财政局|统筹资金

They overlap without being one: 统筹 says that the office before it acts, and nothing of a name that it opens. What
several of them know is listed once.
"""

from __future__ import annotations

import re

from loaders.genre.lexicon import either

# a place whose name opens like a word before a body: 如东县, 同安区, 和县, 如东经开区, 即墨管委会, 如皋港管委会
_IN_NO_NAME = (
    "一二三两多各全本该其此我每省市县区州旗镇乡村级直有相上内外城园社小景校山林牧矿灾库老郊片厂辖地"  # 由各市, 在山区
)
# 同步县水利局开展巡查, 在试点县: these words name no place
_NO_PLACE = either("同步 同时 同期 在建 即时 如实 上门 下沉 .试点 .重点 .示范")
_PLACE = (
    f"(?!{_NO_PLACE})(?:[一-鿿][^{_IN_NO_NAME}]{{1,2}}[省市县区州旗]|和县(?![级直委区市乡镇域内])"
    f"|[一-鿿][^{_IN_NO_NAME}街集古重强港]港?(?:经开区|高新区|管委会|街道|镇))"
)
# what is to be done, before its object and behind whoever does it: 健全机制, 县水利局健全机制
_DOES = "加快 加强 打造 推进 推动 强化 完善 做好 开展 实施 支持 培育 健全 落实 构建 全面"
_SEES_TO = "引导 指导 督促 持续 进一步 积极 探索 建立 完成 抓好"
# what plans open a slogan with, and hardly say of an office: 提升能级
_RAISES = "提升 提高 深化 优化 扩大 创建 着力 坚持"
# who is drawn in by others, or what they go by: 会同县财政局, 根据县政府部署
_DRAWS_IN = "会同 联合 配合 协助 委托 授权 提请 要求 争取 明确 确保 发挥 根据"
# in what manner something is done: 依法, 定期
_MANNER = "依法 适时 相应 严[格厉肃] 定期 科学 合理 充分 大力 全力 有[序效] 成熟 更"

# so opens the title of a part that is no body, whatever it closes with: 一、加快打造全国经济中心
SLOGAN = either(f"{_DOES} {_RAISES} 服务 建设 发展")
# 服务中心, 发展改革局 and 组织部 are names, and so are 如东县 and 共青团
OPENS_DEED = re.compile(
    either(
        f"{_DOES} {_SEES_TO} {_RAISES} 引进 招引 整合 扶持 壮大 盘活 鼓励 建成 新建 依托 通过 按照 包括 含/山 约/谈 已 "
        "服务/业|局|中心|管理|办|站|处|科|队|部 发展/和?改革|研究|规划|局|办 组织/部 "
        "建设/局|厅|委|部|银行|集团|投资|发展|管理|工程|办|指挥|公司|中心|[处科股站] "
        "不(?!动产) 未/成年|央 [一二三四五六七八九][要是]"
    )
    + f"|(?!{_PLACE})(?:[如即]|共(?!青))"
)
WORKED_ON = re.compile(
    either(
        f"{_DRAWS_IN} {_MANNER} 协[调同] 邀请 吸引 采用 发动 动员 走访 深入 基于 允许 规范 选[派取择] 遴选 抽调 联系 "
        "统筹 继续 结合 监督 规定 压[实紧] 形成 整合 改革 创新 优先 突出 聚焦 围绕 组成 组织 成立 纳入 统一 依照 利用 "
        "运用 采取 扩大 增强 激发 促进 挂牌 争创 参照 借[助鉴] 做[大强优] 帮[助扶] 稳定 新[增建] 举办 鼓励 支持 "
        "研究/院所中 服务/中心|局 重点/地区 牵头/部门|单位 参与/部门|单位 负责/部门|单位 "
        "各项 上[市规云线报门] 下[放达属设拨沉] 所[有在] 其[他中] [此本]次 [以报给至到为与并请每该凡]"
    )
    + f"|(?!{_PLACE})"
    + either("一/级 经/信济贸开 同/济 于 在")
)
NO_SUBJECT = re.compile(
    either(
        f"{_DRAWS_IN} 成立 组建 形成 构建 建立 健全 采取 实行 按照 依据 加大 同意 接受 督办 [举承开创兴申筹合主协]办 "
        "[并由与对为报请把被以按依]"
    )
    + f"|(?!{_PLACE})"
    + either("商/务业 经/信济贸开 和 如 从 向 将 当 在")
)

# 统筹工作方案 and 参与程度 are things, and nothing that is done
_THING = either(
    "工作 情况 方案 程度 责任 机制 人员? 单位 部门 机构 机关 小组 制度 体系 能力 力度 的 监管 "
    "[院所员者会处科司室局办性型]"
)
_OFFICE_DOES = either(
    f"{_DOES} {_SEES_TO} 负责 具体 统筹 统一 牵头 会同 组织 协调 制定 编制 加大 定期 适时 及时 抓紧 优先 提供 发挥 "
    "配合/度率 联合 集中 重点 切实 认真 严格 梳理 细化 研究 出台 印发 确保 主动 共同 分别 应/急|用|届|.尽 可 尽快 "
    "公示 公布 发布 参与 承担 推广 采取 应用 充分 搭建 深入 不断 受理 办理 安排 下达 拨付 审核 汇总 收集 评估 召开 举办"
)
_IN_THE_COURSE = r"(?:在[^，。；]{2,40}(?:中|时|前|后|基础上|指导下)(?![^，。；]{0,8}的)|按照?)"
# 视情, 于9月底前完成, 每年考核, 对河道开展巡查; but not 企业按照缴费的30%返还
_BEFORE_DOING = either(r"视 于\d 每[年月季] 结合 根据 对/口外接 向 将")
ACTS = rf"(?:{_OFFICE_DOES}(?!{_THING})|{_BEFORE_DOING}|(?<!企业){_IN_THE_COURSE})"

# what is to be done: 各镇要…; but not 要求, 要点, 应急, 应用, 应建尽建
MUST = either("要/求点素闻件害约道义 应当 应/[急用对收付届聘考邀有变]|.尽 须 必须")
