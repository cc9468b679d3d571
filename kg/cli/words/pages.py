"""The help of each command in Chinese and English: what it does, its options, and examples that run."""

from __future__ import annotations

from dataclasses import dataclass

Wording = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """The help of one command; an example is a command line and what it is good for.

    `formats` are what it writes, each by the name that is typed, if it writes several.
    """

    summary: Wording
    description: Wording
    examples: tuple[tuple[str, Wording], ...]
    formats: tuple[tuple[str, Wording], ...] = ()


PAGES: dict[str, Page] = {
    "init": Page(
        ("建立一个工作区", "Make a workspace"),
        (
            "工作区就是含有 corpus/manifest.toml 的文件夹。其他命令从当前文件夹起逐级向上寻找它，与 git 相同。",
            "A workspace is a folder with corpus/manifest.toml. The other commands find it from the current folder "
            "upward, as git does.",
        ),
        (
            (
                "kg init try --sample",
                ("建立 try，并放入随程序附带的五份文件", "make try, with the five sample documents"),
            ),
            ("kg init plans", ("建立空的工作区，清单文件带说明", "make an empty one; its manifest explains itself")),
        ),
    ),
    "build": Page(
        ("由 corpus 构建知识图谱", "Build the graph from the corpus"),
        (
            "读取清单中的全部文件，生成图谱，按规则校验，比对各年度，存入图库。构建在旁边进行，完成并通过校验后才替换旧图库；"
            "中断或失败时旧图库保持原样。只重做有变化的部分：中间结果按内容存放在图库旁的 .kg.cache/，可随时删除。",
            "Reads every document of the manifest, makes the graph, validates it, aligns the years and stores it. It "
            "builds beside the old store, which is replaced only when the new one is complete and valid. Only what "
            "has changed is done again: results are kept by their content in .kg.cache/ beside the store, which may be "
            "deleted at any time.",
        ),
        (
            ("kg build", ("构建当前工作区，图库在 .kg/", "build this workspace into .kg/")),
            ("kg build --fresh", ("全部重新构建", "make everything anew")),
            ("kg build --store other", ("存到另一个文件夹", "build into another folder")),
            ("kg build --store https://graph.example", ("写入 SPARQL 服务器", "write it to a SPARQL server")),
            ("kg build --without-curation", ("不采用人工复核的结论", "leave human decisions out")),
            (
                "kg build --engine spark --master spark://host:7077 --documents hdfs:///plans --output hdfs:///graph",
                ("在 Spark 集群上构建，写成分片的 N-Quads", "build on a Spark cluster, into N-Quads in parts"),
            ),
        ),
    ),
    "query": Page(
        ("用查询库或 SPARQL 提问", "Ask a question of the library, or in SPARQL"),
        (
            "NAME 是查询库中的名称；参数写作 --param 名=值，可重复。--file 执行自己的 SPARQL 文件。",
            "NAME is a question of the library; parameters are --param name=value, as often as needed. --file runs "
            "a SPARQL file of your own.",
        ),
        (
            ("kg query --list", ("列出全部查询及其参数", "list all questions with their parameters")),
            ("kg query plan-counts", ("各文件的概况", "the plans at a glance")),
            (
                "kg query department-measures --param department=保护司 --param year=2021 --format csv",
                ("保护司 2021 年的全部举措", "all measures of one department in a year"),
            ),
            ("kg query --file question.rq --format json", ("执行自己的查询", "run a query of your own")),
        ),
    ),
    "search": Page(
        ("全文检索，两个字的词也可以", "Search the full text; two-character words too"),
        (
            "列出文字中含有全部词语的任务、举措、目标等。词语以空格或标点分开。",
            "Lists the tasks, measures, targets and so on whose text holds all the words.",
        ),
        (
            ("kg search 地理标志", ("含有这个词的全部条目", "everything that says so")),
            ("kg search 海外 维权 --format markdown", ("同时含有两个词", "both words, as a Markdown table")),
        ),
    ),
    "trace": Page(
        ("跟踪一个短语或任务的历年变化", "Follow a phrase or a task through the years"),
        (
            "找出标题含有该短语的任务及其后续，列出部门、延续和新增的举措，并注明原文位置。短语中间插入的字不影响匹配："
            "大保护格局 也能找到 大保护工作格局。",
            "Finds the tasks that the phrase names and what became of them, with departments, measures carried on and "
            "new, each with its place in the source. 大保护格局 finds 大保护工作格局 too.",
        ),
        (
            ("kg trace 大保护格局", ("大保护格局 从 2020 年到 2021 年", "大保护格局 from 2020 to 2021")),
            ("kg trace plan/list2020/task/2 --lang en", ("由任务出发，英文输出", "by task, told in English")),
        ),
    ),
    "threads": Page(
        ("任务的历年脉络，或一个短语的来历", "Lines of tasks through the years, or a phrase's biography"),
        (
            "逐年整体承接的任务连成一条脉络，以最早的标题为名；列出历年变化、增减的部门和延续、新增、未再列入的举措，以及并入和分出的任务。"
            "--phrase 列出短语在所有计划中的每一处：原文、部门、指标和位置。",
            "Tasks that pass whole from year to year make a line, named by its earliest title; each is told with its "
            "changes, departments gained and lost, measures carried on, new and not carried on, and what joined or "
            "branched off. --phrase tells every place of a phrase in all plans: its words, departments, figures.",
        ),
        (
            ("kg threads", ("全部脉络", "all lines")),
            ("kg threads --phrase 大保护格局", ("大保护格局 的来历", "the biography of 大保护格局")),
            (
                "kg threads --task plan/list2021/task/10 --lang en",
                ("一项任务所在的脉络及全部举措，英文输出", "the line of one task with all measures, in English"),
            ),
            ("kg threads --format csv", ("一行一条脉络", "one line a row")),
        ),
    ),
    "targets": Page(
        ("用数字作出的承诺：目标、成效与结论", "Promises in figures: targets, outcomes and what came of them"),
        (
            "按指标列出各年目标、所述成效和下一步目标，逐项判断：达成、未达成、不可比（存量与新增、不同调查、不同范围）或无成效记载，"
            "并说明理由、注明原文位置。各文件措辞不同的同一指标并为一行。",
            "Tells each indicator through the years: what was promised, what was reached and what was promised next, "
            "with a verdict on every target (met, not met, not comparable, no outcome stated), its reason and the "
            "places in the sources. An indicator that plans word differently is one.",
        ),
        (
            ("kg targets", ("全部指标", "all indicators")),
            ("kg targets --indicator 审查周期 --lang en", ("名称含有该词语的指标", "indicators named so, in English")),
            ("kg targets --year 2020 --format csv", ("2020 年各计划的目标，一行一项", "targets of 2020, one a row")),
        ),
    ),
    "view": Page(
        ("关系图：一项任务、两个年度、一份文件、一个部门……", "Pictures: a task, two years, a document, a department"),
        (
            "KIND 是 map（全部文件）、years（两个年度）、line（一项任务的脉络）、plan（一份文件）、"
            "department（一个部门）、departments（部门协作）、promise（承诺与成效）、phrase（一个说法）之一，后面写所要看的对象。"
            "每张图是一个网页，不需要联网，可以查找、筛选、展开、打印和另存。",
            "KIND is one of map, years, line, plan, department, departments, promise, phrase; then comes what it is to "
            "be of. Each picture is a page that needs no network, to be searched, filtered, opened, printed and saved.",
        ),
        (
            ("kg view line 大保护格局", ("标题含有该词语的任务的脉络", "the line of the task with these words")),
            ("kg view line list2020/task/5 --output task5.html", ("按编号指定任务", "a task by its number")),
            ("kg view department 运用促进司 --lang en", ("一个部门，英文界面", "a department, in English")),
            ("kg view --all build", ("全部图及目录页", "all pictures with an index")),
        ),
    ),
    "diff": Page(
        ("写出年度对比报告", "Write a report on what is different from year to year"),
        (
            "对比同一系列的两份计划，或两个年度（及其间各年）的全部计划：要点、任务总览、责任部门、省份要求、完成时限、逐项对比、"
            "数字指标、尚不确定的联系和方法来源。文件类型由后缀决定：.html .docx .xlsx .md .json。",
            "Compares two plans of one series, or all plans of two years and those between: what is new and no longer "
            "there, every task at a glance and side by side, who bears what, provinces, deadlines, figures, what is "
            "not certain, method and sources. The ending of the file decides its kind: .html .docx .xlsx .md .json.",
        ),
        (
            ("kg diff 2020 2021 --output 2020-2021.html", ("两个年度的网页报告", "two years, as a web page")),
            (
                "kg diff list2020 list2021 --output list.docx --lang en",
                ("两份清单的 Word 报告，英文", "two lists, as a Word file in English"),
            ),
            (
                "kg diff 2020 2021 --department 保护司 --output 保护司.xlsx",
                ("只看一个部门的任务", "only the tasks of one department"),
            ),
        ),
    ),
    "show": Page(
        ("显示一个条目的全部内容", "Show all that is known of one element"),
        (
            "IRI 可以写全，也可以写 /id/ 之后的部分。",
            "The IRI may be given in full, or from after its /id/.",
        ),
        (
            ("kg show plan/list2020/task/2", ("2020 年清单的第 2 项任务", "task 2 of the 2020 list")),
            ("kg show plan/push2020/measure/34 --format json", ("推进计划的第 34 条", "item 34 of the plan, as JSON")),
        ),
    ),
    "review": Page(
        ("逐条复核待确认的联系", "Decide on the links that are not sure"),
        (
            "并排显示两条原文，标出不同之处、依据和置信度。按键：y 确认，n 否决，t 改变化类型，s 跳过，u 撤销，q 退出。"
            "每个结论立即写入 curation/links.sssom.tsv，下次 kg build 时采用。",
            "Shows both texts side by side with their differences, evidence and confidence. Keys: y confirm, n reject, "
            "t change type, s skip, u undo, q quit. Every decision goes to curation/links.sssom.tsv at once, and the "
            "next kg build obeys it.",
        ),
        (
            ("kg review", ("逐条复核，姓名取自 git 或现场输入", "one after the other; offers the name that git knows")),
            ("kg review --list --format csv", ("只列出，不需要终端", "list them only; needs no terminal")),
            (
                "kg review --plan list2021 --reviewer 王丽 --date 2021-03-01",
                ("只看一份计划，指明复核人和日期", "the links of one plan, with who and when"),
            ),
        ),
    ),
    "check": Page(
        ("试读一份文件，不入库", "Read one document without storing it"),
        (
            "显示读出了什么、还剩下什么没有读懂（及其位置）。有剩余时退出码为 1。",
            "Shows what was understood, and what was left over and where. Exits with 1 if anything was.",
        ),
        (
            (
                "kg check corpus/list2021.txt",
                ("树状显示任务、部门、期限和指标", "tasks, departments, dates and figures as a tree"),
            ),
            (
                "kg check corpus/list2020.txt --html list2020.html",
                ("写成网页，在原文中标出每一处", "as a page, with everything marked in the text"),
            ),
            ("kg check corpus/push2020.md --format json", ("输出 JSON，供程序使用", "the same as JSON, for programs")),
        ),
    ),
    "correct": Page(
        ("更正读错的内容", "Correct what was read"),
        (
            "把一条更正写入 curation/corrections.toml；以后每次构建都采用，构建从不改写这个文件。ELEMENT 是条目的标识"
            "（list2020/task/2），FIELD 是 title 标题、department 部门、role 角色、deadline 期限、due 截止日期、"
            "sentences 断句、figure 不是指标，或指标的 indicator、comparator、value、unit、period。",
            "Writes a correction into curation/corrections.toml, which every build obeys and none rewrites. ELEMENT is "
            "an element as it is printed (list2020/task/2); FIELD is title, department, role, deadline, due, "
            "sentences, figure (this is none), or of a figure its indicator, comparator, value, unit or period.",
        ),
        (
            (
                "kg correct list2020/task/2 department --was 保护司 --now 条法司 --who 王丽 --why 原表此格是条法司",
                (
                    "改部门；只有 --now 是补上，只有 --was 是去掉",
                    "another department; --now alone adds, --was alone drops",
                ),
            ),
            (
                "kg correct list2020/task/2/measure/2 sentences --join --who 王丽 --why 原文是一句",
                ("与下一条举措并为一句；几个 --now 则是拆开", "join with the next measure; several --now split it"),
            ),
            (
                "kg correct list2020/target/1 figure --who 王丽 --why 这是编号",
                ("这不是指标", "this is no figure"),
            ),
            ("kg correct --list", ("全部更正，以及是否仍然适用", "all corrections, and whether they still apply")),
            ("kg correct --undo 4", ("取出从第 4 行开始的那一条", "take out the one that begins in line 4")),
        ),
    ),
    "add": Page(
        ("加入新文件并重新构建", "Add documents and build again"),
        (
            "读取一份或多份文件（也可以是文件夹），复制到 corpus/，在清单中各加一行，然后重新构建。同一文件再次加入"
            "只改所指明的系列、级别、年度、标题。同一计划的更正重印成为新版本，原来的一份保留。几份中有一份读不了，只占一行"
            "说明，其余照常加入，退出码为 1。",
            "Reads one or more documents, or a folder of them, copies them into corpus/, adds their rows to the "
            "manifest and builds again. The same document once more changes what the options say of it. A corrected "
            "re-issue of a plan becomes its new version, the former one is kept. Of several one that cannot be read "
            "costs one line; the others still go in, and it exits with 1.",
        ),
        (
            ("kg add list2022.txt", ("标识取自文件名", "the id is taken from the file's name")),
            (
                "kg add 清单.txt --id list2022 --year 2022 --series task-list",
                ("指明标识、年度和系列", "with its id, year and series"),
            ),
            (
                "kg add 2021.txt 2022.txt --series wetland --series-title 湿地保护工作要点",
                ("建立一个新系列，各年度从此逐年对比", "begin a series, whose years are compared from now on"),
            ),
            ("kg add 文件夹/", ("文件夹中的全部文件", "all documents of a folder")),
            (
                "kg add 更正稿.pdf --replaces list2021",
                ("指明是哪一份计划的新版本", "a new version of this plan, where titles do not tell"),
            ),
        ),
    ),
    "remove": Page(
        ("移除一份计划并重新构建", "Take a plan out and build again"),
        (
            "文件移到 corpus/removed/，清单中的那一行一并移去，随时可以放回；人工复核和更正的文件不动。移除现行版本时，"
            "它所取代的旧版本恢复为现行版本。",
            "The document is moved to corpus/removed/ with its row of the manifest, and can be put back at any time; "
            "files of decisions and corrections are left alone. Where it had replaced a former version, that one is "
            "the plan again.",
        ),
        (
            ("kg remove list2021 --yes", ("不再询问", "without asking")),
            ("kg remove list2021 --undo", ("放回去", "put it back")),
        ),
    ),
    "export": Page(
        ("导出图谱", "Write the graph to a file"),
        (
            "同样的图库得到逐字节相同的文件，写完才出现。不写 --output 则输出到标准输出。tables 和 stratml 是若干文件："
            "--output 指明文件夹，名称以 .zip 结尾则打成一个压缩包。",
            "The same store gives the same bytes; a file appears when it is whole. Without --output it goes to "
            "standard output. tables and stratml are several files: --output names a folder, or an archive if it ends "
            "in .zip.",
        ),
        (
            ("kg export --output graph.nq", ("全部图谱，N-Quads", "everything, as N-Quads")),
            (
                "kg export --format csv --output measures.csv",
                ("举措总表，可用电子表格打开", "all measures as a table for a spreadsheet"),
            ),
            (
                "kg export --format tables --output tables",
                ("每类条目一张表，附 datapackage.json 说明各列", "a table for each kind, with datapackage.json"),
            ),
            ("kg export --format gexf --output plans.gexf", ("用 Gephi 打开", "for Gephi, in colour")),
            ("kg export --format stratml --output stratml.zip", ("每份计划一份 StratML", "a StratML for each plan")),
        ),
        (
            ("nquads", ("全部语句及其所在的图，每行一条，排好序", "all statements with their graphs, sorted lines")),
            ("trig", ("同上，按图分组，便于阅读", "the same, graph by graph, to be read")),
            ("turtle", ("全部语句，不分图", "all statements without the names of graphs")),
            ("jsonld", ("全部语句，平铺的 JSON-LD", "all statements as flat JSON-LD")),
            (
                "framed",
                ("全部语句，按计划、任务、举措层层嵌套的 JSON-LD", "nested by plan, task and measure"),
            ),
            ("csv", ("举措总表，一行一条", "all measures in one table")),
            (
                "tables",
                ("各类条目各一张 CSV 表，附 Frictionless 数据包", "a table for each kind: a Frictionless package"),
            ),
            ("graphml", ("网络：yEd、Cytoscape、networkx", "a network for yEd, Cytoscape, networkx")),
            ("gexf", ("网络：Gephi，按类别着色", "a network for Gephi, coloured by kind")),
            ("sssom", ("历年联系，SSSOM 映射集，已否定和待确认的也在内", "the links as an SSSOM mapping set, all")),
            ("stratml", ("每份计划一份 StratML（ISO 17469）", "each plan as StratML (ISO 17469)")),
        ),
    ),
    "serve": Page(
        ("提供 SPARQL 端点和网页", "Serve a SPARQL endpoint and pages"),
        (
            "启动工作台：网页在 /，SPARQL 端点在 /sparql。查询不改变任何内容，只有复核、收录两页能写入；默认只许本机"
            "访问。每个查询有时间和行数的限制；重新构建后自动换用新图库，服务不中断。按 Ctrl-C 停止。",
            "Starts the workbench: pages at /, SPARQL at /sparql. Queries change nothing, pages /review and /add do; "
            "only this machine is let in unless asked; every query is bounded in time and rows. A store built anew is "
            "taken up without a break. Ctrl-C stops it.",
        ),
        (
            ("kg serve", ("在本机 8765 端口", "on this machine, port 8765")),
            ("kg serve --port 0", ("自动选空闲端口，并显示地址", "on a free port, which is printed")),
            ("kg serve --timeout 10 --rows 5000", ("更严的限制", "with tighter limits")),
        ),
    ),
    "mcp": Page(
        ("为智能助手提供工具（MCP）", "Give an assistant tools (MCP)"),
        (
            "供支持 MCP 的助手启动，经标准输入输出通话：检索、跟踪、显示条目、目标、查询库和只读的 SPARQL。"
            "每个回答都附原文位置和联系的可信程度。--http 则在本机端口上提供，按 Ctrl-C 停止。",
            "Started by an assistant that speaks MCP, over standard input and output: search, trace, show, targets, "
            "the library of questions and read-only SPARQL. Every answer has its passages and how certain a link is. "
            "With --http it serves a port of this machine; Ctrl-C stops it.",
        ),
        (
            ("kg mcp --store plans/.kg", ("写进助手的配置", "the command for an assistant's settings")),
            ("kg mcp --http --port 0", ("在本机的空闲端口上，并显示地址", "on a free port, which is printed")),
        ),
    ),
    "validate": Page(
        ("按 SHACL 规则校验图谱", "Check the graph against the shapes"),
        (
            "每个问题都说明应当如何修改。有问题时退出码为 1。",
            "Every finding says what to mend. Exits with 1 if there is one.",
        ),
        (
            ("kg validate", ("校验当前图库", "check the store")),
            ("kg validate --format json --store .kg", ("输出 JSON", "the findings as JSON")),
        ),
    ),
    "evaluate": Page(
        ("与人工标注对照，计算 F1", "Measure against annotations made by reading"),
        (
            "逐份文件、逐类条目给出准确率、召回率和 F1。",
            "Precision, recall and F1 for each document and kind of element.",
        ),
        (
            ("kg evaluate", ("使用工作区的 tests/gold", "with tests/gold of the workspace")),
            (
                "kg evaluate --gold tests/gold --format markdown",
                ("指明标注所在文件夹", "with the annotations of a folder"),
            ),
        ),
    ),
    "stats": Page(
        ("图库里有什么：各文件的数量", "What the store holds, plan by plan"),
        (
            "各文件的章节、任务、举措、部门、目标数量，以及图谱的三元组数。",
            "Sections, tasks, measures, departments and targets of each plan, and the size of the graphs.",
        ),
        (
            ("kg stats", ("一目了然", "at a glance")),
            ("kg stats --format json", ("供程序使用", "for programs")),
        ),
    ),
}
