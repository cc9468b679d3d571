"""What each argument and option of a command is for, in Chinese and English, by the key in its declaration."""

from __future__ import annotations

from kg.cli.words.pages import Wording

OPTIONS: dict[str, Wording] = {
    "help": ("显示本说明", "show this page"),
    "lang": (
        "输出语言：zh 或 en（默认取自环境变量 KG_LANG 或 LANG）",
        "language of the output: zh or en (default: KG_LANG or LANG)",
    ),
    "version": ("显示版本", "show the version"),
    "store": ("图库文件夹（默认为工作区的 .kg）", "folder of the store (default: .kg of the workspace)"),
    "format": ("结果的形式", "form of the result"),
    "init.folder": ("要建立的文件夹（默认为当前文件夹）", "folder to make (default: the current one)"),
    "init.sample": ("放入随程序附带的五份文件", "put the five sample documents in"),
    "build.without_curation": ("不采用人工复核的结论", "leave human decisions out"),
    "query.name": ("查询库中的名称", "a question of the library"),
    "query.param": ("参数，写作 名=值，可重复", "a parameter as name=value; repeat for more"),
    "query.file": ("自己的 SPARQL 文件", "a SPARQL file of your own"),
    "query.timeout": ("最多等几秒", "how many seconds to wait for the answer"),
    "query.list": ("列出查询库", "list the library"),
    "search.words": ("要找的词语", "words to look for"),
    "search.limit": ("最多几行", "at most so many rows"),
    "trace.what": (
        "短语，或任务、举措的标识（list2020/task/2）",
        "a phrase, or a task or measure (list2020/task/2)",
    ),
    "threads.phrase": ("短语：列出它在所有计划中的每一处", "a phrase: tell every place of it in all plans"),
    "threads.task": (
        "任务的 IRI：只看它所在的脉络，列出全部举措",
        "the IRI of a task: only its line, with all measures",
    ),
    "view.kind": (
        "图的种类：map、years、line、plan、department、departments、promise、phrase",
        "map, years, line, plan, department, departments, promise or phrase",
    ),
    "view.what": ("所要看的对象：任务或词语、两份计划、部门名称……", "a task or words, two plans, a department …"),
    "view.output": ("要写的网页（默认在当前文件夹）", "the page to write (default: in the current folder)"),
    "view.all": ("把全部图和目录页写入这个文件夹", "write all pictures and an index into this folder"),
    "targets.indicator": ("指标名称中的词语，以空格分开", "words of the indicator's name, parted by spaces"),
    "targets.year": ("只看这一年度的计划的目标", "only targets of plans of this year"),
    "show.iri": (
        "条目的标识（list2020/task/2）、计划的标识（list2020）、部门名称（教育部），或完整的 IRI",
        "an element (list2020/task/2), a plan (list2020), a department (教育部), or an IRI in full",
    ),
    "review.list": ("只列出待复核的联系", "only list the links that wait"),
    "review.all": ("也包括已按置信度采用的联系", "those too that are edges by their confidence"),
    "review.plan": ("只看与这份计划有关的联系", "only the links of this plan"),
    "review.reviewer": (
        "复核人（默认询问，并提供 git 中的姓名）",
        "who decides (default: asks, and offers the name that git knows)",
    ),
    "review.date": ("结论的日期（默认今天）", "the day of the decisions (default: today)"),
    "correct.element": (
        "条目的标识，如 list2020/task/2；只写计划的标识则是计划本身",
        "an element (list2020/task/2), or a plan",
    ),
    "correct.field": ("要更正的字段", "what of it is corrected"),
    "correct.now": ("应当是什么；拆句时每句写一次", "what it should be; for sentences, once for each"),
    "correct.was": (
        "原来读出的部门（部门可能有几个时需要）",
        "the department that was read, where there may be several",
    ),
    "correct.join": ("与下一条举措并为一句", "join the measure with the one that follows"),
    "correct.department": ("更正哪个部门的角色", "whose role is corrected"),
    "correct.role": (
        "补上的部门的角色：lead 牵头，participant 配合，responsible 负责",
        "role of a department that is added: lead, participant or responsible",
    ),
    "correct.due": ("期限所指的日期", "the day that a deadline comes to"),
    "correct.who": ("更正人（默认取 git 中的姓名）", "who corrects it (default: the name that git knows)"),
    "correct.why": ("为何更正", "why it is corrected"),
    "correct.list": ("列出全部更正", "list all corrections"),
    "correct.undo": ("取出从这一行开始的更正", "take out the correction that begins in this line"),
    "check.html": (
        "写成一个网页：原文中逐处标出读出的内容",
        "write a page: the text with all that was understood marked in place",
    ),
    "check.file": ("要试读的文件", "the document to read"),
    "add.file": ("要加入的文件", "the document to add"),
    "add.id": ("标识（默认取自文件名）", "the plan's id (default: the file's name)"),
    "add.year": ("年度（默认取自文件）", "the plan's year (default: as the document says)"),
    "add.series": ("系列，manifest.toml 中 [series] 的键", "its series, a key of [series] in manifest.toml"),
    "export.output": ("输出文件（默认标准输出）", "file to write (default: standard output)"),
    "add.level": ("文中机构属于哪一级：national 全国，provincial 省，city 市", "whose organisations it names"),
    "export.format": ("输出格式", "form of the file"),
    "serve.port": ("端口，0 为自动选空闲的", "the port; 0 takes a free one"),
    "serve.host": (
        "监听的地址；0.0.0.0 让其他机器也能访问",
        "the address to listen at; 0.0.0.0 lets other machines in",
    ),
    "serve.timeout": ("每个查询最多几秒", "how many seconds a query may take"),
    "serve.rows": ("每个结果最多几行", "how many rows an answer may have"),
    "evaluate.details": ("列出漏掉的和多出的条目", "list what was missed and what was too much"),
    "evaluate.gold": ("标注所在文件夹（默认 tests/gold）", "folder of the annotations (default: tests/gold)"),
}
