"""What a person should know, in Chinese: notes of the readers and rows of the curation that cannot be obeyed."""

from __future__ import annotations

WARNINGS: dict[str, str] = {
    # notes on a document
    "number {} follows {}": "编号 {0} 前面是 {1}，不连续",
    "{} refers to no time": "“{0}”所指之处没有时限",
    "{} refers to nobody who is named": "“{0}”所指之处没有责任单位",
    "{} speaks of items that are not there": "“{0}”所指的事项不在文中",
    "{}: province cells {}, paragraphs that speak to regions {}; they were matched in order": (
        "{0}：省份栏有 {1} 格，对地方提要求的段落有 {2} 段，数目不一，已按先后对应"
    ),
    "headers of a table of tasks, and no task was read below them": "有任务表的表头，但表头之下没有读出任务",
    "page {}: {} characters of a font that does not name them": "第 {0} 页：有 {1} 个字符所用字体未注明是什么字",
    "the sheet {} hides rows or columns; they were read too": "工作表“{0}”有隐藏的行或列，也已读取",
    "the sheet {} has {} formulas whose values were not saved; they are read as blank": (
        "工作表“{0}”有 {1} 个公式没有存下结果，按空白读取；请用 Excel 或 WPS 打开并保存后再读"
    ),
    "the sheet {} is hidden; it was not read": "工作表“{0}”是隐藏的，没有读取",
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
    # the file of corrections
    "there is no plan {}": "没有计划 {0}",
    "there is no {}, and several others have its text": "没有 {0}，而文字与之相同的不止一处",
    "there is no {}, and no other has its text": "没有 {0}，别处也没有相同的文字",
    "{} reads {} now": "{0} 现在是 {1}",
    "{} is no figure": "{0} 不是指标",
    "{} has no title": "{0} 没有标题",
    "{} has no deadline": "{0} 没有期限",
    "{} is neither task nor measure": "{0} 既不是任务也不是举措",
    "{} names no department {}": "{0} 没有部门 {1}",
    "{} names {} already": "{0} 已有 {1}",
    "no {} of {} is read now": "{1} 现在没有读出 {0}",
    "the {} of {} is read as {} now": "{1} 的 {0} 现在读作 {2}",
    "the sentences of {} stand there several times": "{0} 的句子在文中不止一处",
    "the sentences of {} do not follow each other there": "{0} 的句子在文中并不相连",
    "cannot be obeyed: the text of {} is not as printed, so its places are unknown": (
        "无法采用：{0} 的文字与印出的不同，找不到位置"
    ),
    "says the same as line {}": "与第 {0} 行相同",
    "this row is no TOML ({})": "这一条不是 TOML（{0}）",
    "{} belongs to no row: write each as [[correction]]": "{0} 不属于任何一条：每条写作 [[correction]]",
    "write each row as [[correction]]": "每条写作 [[correction]]",
    "{} takes one text each for was and now": "{0} 的 was 和 now 各只有一段文字",
    "was and now are the same, so nothing is corrected": "was 与 now 相同，没有更正什么",
    "no text: give the sentence, title or quote that it was made against": "缺少 text：请写明所针对的句子、标题或引文",
    "{} needs both was and now": "{0} 需要 was 和 now",
    "figure takes no now: it says with was that this is no figure": "figure 没有 now：它用 was 说明这不是指标",
    "role needs department, was and now": "role 需要 department、was 和 now",
    "role {} is none of {}": "role {0} 不在 {1} 之中",
    "comparator {} is none of {}": "comparator {0} 不在 {1} 之中",
    "value {} is no number": "value {0} 不是数",
    "period {} is no year; write it as 2021, or 2016-2020": "period {0} 不是年份；写作 2021 或 2016-2020",
    "due {} is no day; write it as 2021-06-30": "due {0} 不是日期；写作 2021-06-30",
    "sentences needs both was and now, each a list of texts": "sentences 需要 was 和 now，各是若干段文字",
    "the sentences of now are not those of was cut in another way": "now 各句合起来与 was 各句合起来不是同一段文字",
    "unknown key {}; known: {}": "不认识的键 {0}；可用的键：{1}",
    "no {}: every row needs {}": "缺少 {0}：每条都要有 {1}",
    "{} is a text": "{0} 应为文字",
    "{} is a day, written as {} = 2021-06-30": "{0} 应为日期，写作 {1} = 2021-06-30",
    "{} is a text or a list of texts": "{0} 应为一段或几段文字",
    "element {} is none; write it as plan, section/一, task/10, task/10/measure/3, measure/34, target/2 or outcome/5": (
        "element {0} 不是条目；写作 plan、section/一、task/10、task/10/measure/3、measure/34、target/2 或 outcome/5"
    ),
    "field {} is none of {}": "field {0} 不在 {1} 之中",
    "{} has no {}; of it can be corrected: {}": "{0} 没有 {1}；可更正的有：{2}",
}
