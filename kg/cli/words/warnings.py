"""What a person should know, in Chinese: notes of the readers and rows of the curation that cannot be obeyed."""

from __future__ import annotations

WARNINGS: dict[str, str] = {
    # notes on a document
    "number {} follows {}": "编号 {0} 前面是 {1}，不连续",
    "{}: province cells {}, paragraphs that speak to regions {}; they were matched in order": (
        "{0}：省份栏有 {1} 格，对地方提要求的段落有 {2} 段，数目不一，已按先后对应"
    ),
    "page {}: {} characters of a font that does not name them": "第 {0} 页：有 {1} 个字符所用字体未注明是什么字",
    "page {} is a picture; what it prints was not read": "第 {0} 页是图片，其中的文字没有读取",
    # the file of decisions
    "no longer applies: {}": "不再适用：{0}",
    "{} is not aligned with {}": "{0} 与 {1} 没有比对",
    "{} {} {}, not: {}": "{0} 与 {2} 的关系是 {1}，不是 {3}",
    "there is no {}": "没有 {0}",
    "{} has another text now: {}": "{0} 的文字已经改变：{1}",
    "unknown column {}; known: {}": "不认识的列 {0}；可用的列：{1}",
    "no column {}: no row of the file is obeyed": "缺少列 {0}：全文件都不采用",
    "a merge conflict begins here: its rows are not obeyed": "此处有未解决的合并冲突，其中各行不采用",
    "a mark of a merge conflict ({}) without its beginning": "合并冲突的标记（{0}）没有开头",
    "{} {} names no task or measure; write it as {}": "{0} 的 {1} 不是任务或举措；写法如 {2}",
    "predicate_id {} is none of {}": "predicate_id {0} 不在 {1} 之中",
    "predicate_modifier {} is neither empty nor {}": "predicate_modifier {0} 应为空或 {1}",
    "change {} is none of {}": "change {0} 不在 {1} 之中",
    "no reviewer_label: say who decided": "缺少 reviewer_label：请写明由谁决定",
    "mapping_justification {} is no term of semapv": "mapping_justification {0} 不是 semapv 的词",
    "confidence {} is no number from 0 to 1": "confidence {0} 不是 0 到 1 之间的数",
    "lines {} contradict each other: none of them is obeyed": "第 {0} 行互相矛盾，都不采用",
}
