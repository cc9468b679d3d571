"""What documents of the genre call themselves, by the word that ends their titles, and which bodies issue them."""

from __future__ import annotations

PLANS = "方案 计划 要点 清单 意见 规划 措施"
# 省发展改革委, 市政府办公室
ISSUERS = "部 委 委员会 局 署 院 厅 政府 办公室"
MEETINGS = "会议 小组 党组"
# how a letter hands a plan on (现印送你们), and which letter does: 关于印发…的通知, 关于印送…的函
HANDS_ON = "印发 印送 转发 下发 下达"
LETTERS = "通知 函"
