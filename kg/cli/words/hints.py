"""Hints in Chinese: what the code advises in English, its blanks as {}, and the same with the blanks numbered."""

from __future__ import annotations

HINTS: dict[str, str] = {
    # arguments
    "use one of: {}": "可用的有：{0}",
    "write it as limit=100, or as limit= for all": "写作 limit=100；要全部，写作 limit=",
    "use one of: {}; or name the format with --format": "可用的有：{0}；或用 --format 写明格式",
    "leave --format out, or choose a name that ends in {}": "去掉 --format，或把文件名改为以 {0} 结尾",
    "this answer can be asked for as format={}": "这个结果可用 format={0}",
    "begin it with --series-title, or use one of: {}": "用 --series-title 新建一个，或用其中之一：{0}",
    "take it out with kg remove {}, and add it again with --replaces": "先用 kg remove {0} 移除，再用 --replaces 加入",
    "give it its title with --title": "请用 --title 给出它的标题",
    "name its key too: --series KEY": "请用 --series 给出它的键",
    "choose another key with --series": "请用 --series 换一个键",
    "known: {}": "已知的有：{0}",
    "kg view --help has examples": "示例见 kg view --help",
    "list the plans with: kg query plans-by-year": "列出全部计划：kg query plans-by-year",
    "list the plans with their series: kg query plans-by-year": "列出各计划及其系列：kg query plans-by-year",
    "kg query plans-by-year lists the plans": "kg query plans-by-year 列出全部计划",
    "list the departments with: kg query department-load": "列出全部部门：kg query department-load",
    "kg threads lists the lines": "kg threads 列出全部脉络",
    "kg targets lists the indicators": "kg targets 列出全部指标",
    "did you mean: {}?": "相近的有：{0}",
    "send it as the parameter query, or as the body with Content-Type: application/sparql-query": (
        "用参数 query 发送，或作为正文发送并写明 Content-Type: application/sparql-query"
    ),
    "quote their UTF-8 as %XX": "请把 UTF-8 字节写成 %XX",
    "quote its UTF-8 as %XX": "请把 UTF-8 字节写成 %XX",
    "send a form as {}, or a query as {}, in UTF-8": "表单用 {0}，查询用 {1}，都用 UTF-8 编码",
    "save it as UTF-8": "请存为 UTF-8",
    "name it as ?graph=IRI, or ask for ?default": "写作 ?graph=IRI，或用 ?default",
    "GET /sparql names the graphs": "GET /sparql 列出各图",
    "look for it with /search?q=…": "用 /search?q=… 查找",
    "ask again in {} seconds": "请在 {0} 秒后再问",
    "GET /api names the parameters": "GET /api 列出参数",
    "ask for less, or for fewer rows": "请缩小查询范围，或减少行数",
    "pip install 'policy-kg[web]'": "请安装：pip install 'policy-kg[web]'",
    "pip install 'policy-kg[mcp]'": "请安装：pip install 'policy-kg[mcp]'",
    "ask again in a while": "请稍后再问",
    "choose another with --port; --port 0 takes a free one": "用 --port 另选一个；--port 0 自动选空闲的",
    "leave --processes out": "不写 --processes",
    "choose one above 1023 with --port": "用 --port 选一个大于 1023 的",
    "leave --host out, or name one of its addresses": "不写 --host，或写本机的一个地址",
    "wait until the build has ended": "请等构建完成",
    "choose another folder": "另选一个文件夹",
    "choose an empty or a new folder, or a name that ends in .zip": "请用空的或新的文件夹，或以 .zip 结尾的名称",
    "pip install 'policy-kg[frames]'; graph.table(…) answers without it": (
        "请安装：pip install 'policy-kg[frames]'；graph.table(…) 不需要它"
    ),
    "write it as --param year=2021": "写作 --param year=2021",
    "kg query --list names all questions": "kg query --list 列出全部查询",
    "kg query --list names them all": "kg query --list 列出全部查询",
    "find elements with: kg search WORDS": "用 kg search 词语 查找条目",
    "look it up with: kg search WORDS": "用 kg search 词语 查找条目",
    "ask for the one, then for the other": "请分两次问",
    "kg threads --phrase 大保护格局": "例如 kg threads --phrase 大保护格局",
    "kg trace follows any task, and kg threads lists the lines": "kg trace 可跟踪任何任务；kg threads 列出全部脉络",
    "kg search 地理标志": "例如 kg search 地理标志",
    "kg trace 大保护格局, or kg trace plan/list2020/task/2": (
        "例如 kg trace 大保护格局，或 kg trace plan/list2020/task/2"
    ),
    # adding and removing
    "name the folder of the documents": "请指明文件所在的文件夹",
    "add that document on its own, and then the others": "请先单独加入这一份，再加入其余的",
    "name the plan that replaced it, or take superseded_by out of the row": (
        "请写明取代它的计划，或从那一行中去掉 superseded_by"
    ),
    "add another one first, or make a new workspace": "请先加入别的计划，或另建工作区",
    "see {}/{} in the corpus": "请看 corpus 中的 {0}/{1}",
    "where nobody can be asked: --yes": "无法询问时请加 --yes",
    "remove that one first, or add the file as its new version: kg add {}": (
        "请先移除那一份，或把文件作为它的新版本加入：kg add {0}"
    ),
    "look whether it is there, and its name free": "请看文件是否还在、名称是否已被占用",
    # corrections
    "see the rows of the file: kg correct --list": "用 kg correct --list 查看各条更正",
    "kg correct --help shows how": "写法见 kg correct --help",
    "add --who NAME and --why REASON": "请加上 --who 姓名 和 --why 理由",
    "look at what was read: kg check {}": "先看读出了什么：kg check {0}",
    "plans: {}": "已有的计划：{0}",
    "what was read of it is in: kg check {}": "读出的内容见：kg check {0}",
    # comparing years
    "give the plans of one series the same series in corpus/manifest.toml, then: kg build": (
        "在 corpus/manifest.toml 中给同一系列的计划写上相同的 series，再运行 kg build"
    ),
    "compare two plans of one series; kg stats lists the plans": "请对比同一系列的两份计划；kg stats 列出各计划",
    "compare the years: kg diff {} {}": "可以对比年度：kg diff {0} {1}",
    "name two plans or two years: kg diff 2020 2021": "写出两份计划或两个年度：kg diff 2020 2021",
    "did you mean it the other way: kg diff {} {}": "是否写反了：kg diff {0} {1}",
    "name plans of two years": "写出两个年度的计划",
    "leave the option out": "去掉这一选项",
    "make it first, or choose another place with --output": "请先建立该文件夹，或用 --output 另选位置",
    "close it where it is open, or choose another place with --output": (
        "如已在别处打开请先关闭，或用 --output 另选位置"
    ),
    "name the file of a template": "写出模板文件的路径",
    "start from kg/reports/templates/report.html.j2": "以 kg/reports/templates/report.html.j2 为蓝本",
    "give a .docx as the template": "模板应为 .docx 文件",
    # workspace and manifest
    "start a workspace with: kg init DIR --sample": "建立工作区：kg init 文件夹 --sample",
    "go there and run kg build, or choose another folder": "进入该文件夹运行 kg build，或另选一个文件夹",
    "add a document: kg add FILE": "加入一份文件：kg add 文件",
    "give it another id with --id": "用 --id 另取标识",
    "give this one another id with --id": "用 --id 为这份文件另取标识",
    "mend the file; it is TOML in UTF-8": "请改正该文件，它是 UTF-8 编码的 TOML",
    "write each as [[plan]], with id and file": "每份写作 [[plan]]，含 id 和 file",
    "write it as in year = 2020": "写作 year = 2020",
    "use letters, digits and hyphens, as in list2020": "用字母、数字和连字符，如 list2020",
    "ask for less, or give it more time with --timeout SECONDS": "请缩小查询范围，或用 --timeout 秒数 多等一会儿",
    "rename the file": "请给文件改名",
    "choose another id": "请另取标识",
    "choose a shorter id": "请取短一些的标识",
    "rename one of them": "请改其中一个",
    'add [series.{}] title = "…", or use one of: {}': '加上 [series.{0}] title = "…"，或用其中之一：{1}',
    "mend the year of that row, or its file": "请改正那一行的 year 或 file",
    # documents
    "check the name and the folder": "请检查文件名和文件夹",
    "name a document": "请指明一份文件",
    "name the file inside it": "请指明其中的文件",
    "check that it was copied whole": "请检查是否复制完整",
    "check that it is the document that you meant": "请检查是不是要读的那份文件",
    "save the document as text (UTF-8) and give that file": "另存为文字（UTF-8）后再读",
    "open the document in an editor and save it as UTF-8": "在编辑器中打开，另存为 UTF-8",
    "if it is the right document, rename it to {}{}": "如果确是这份文件，请改名为 {0}{1}",
    "unpack it and give the documents in it": "请解压后读其中的文件",
    "recognise its text first (OCR), and give the text": "请先识别其中的文字（OCR），再读得到的文字",
    "give the sheet that holds the plan, in a file of its own": "请把计划所在的工作表另存为一份文件，再读它",
    "give the document itself": "请给出文件本身",
    "save it as PDF or Word, and give that file": "请另存为 PDF 或 Word，再读那份文件",
    "save it in Word or WPS without a password": "在 Word 或 WPS 中去掉密码后另存",
    "open it in Word or WPS, save it again, and give that file": "在 Word 或 WPS 中打开并另存后再读",
    "open it in Excel or WPS, save it again, and give that file": "在 Excel 或 WPS 中打开并另存后再读",
    "open it with its password and print it to a new PDF": "用密码打开后打印成新的 PDF",
    "print it to a new PDF, and give that file": "打印成新的 PDF 后再读",
    "install LibreOffice (apt-get install {}), or save the document as {} in Word or WPS": (
        "请安装 LibreOffice（apt-get install {0}），或在 Word、WPS 中另存为 {1}"
    ),
    "open it in Word or WPS and save it as {}": "在 Word 或 WPS 中打开，另存为 {0}",
    "fetch it again": "请重新下载",
    "fetch it again, or print it to a new PDF": "请重新下载，或打印成新的 PDF",
    "give the document alone": "只读这一份文件",
    "this is no plan; check the file": "这不是一份计划，请检查文件",
    "save the page again as HTML only": "把网页重新存为“仅 HTML”",
    "save the page again from a browser": "在浏览器中重新保存网页",
    "check that it was saved whole": "请检查是否保存完整",
    "recognise its text first (OCR, for instance with ocrmypdf -l chi_sim), and give the result": (
        "请先识别文字（OCR，例如 ocrmypdf -l chi_sim），再读结果"
    ),
    "ask for the Word file, or recognise the text (OCR)": "请索取 Word 文件，或先识别文字（OCR）",
    "check that the whole document was saved; see docs/families.md for what each kind looks like": (
        "请检查文件是否保存完整；各类文件的样子见 docs/families.md"
    ),
    # identifiers
    "look at the passage: a mark that closes the name is missing there": "请看原文：名称后面可能缺了结束的符号",
    "the numbers of a plan are unique; look whether one heading was read twice": (
        "一份计划中的编号不重复；请看是否有标题读了两次"
    ),
    # curation and annotations
    "settle the merge conflict in the file, then review again": "先解决文件里的合并冲突，再复核",
    "the line of column names holds: {}": "列名一行应有：{0}",
    "to change it, edit that line": "要更改，请编辑那一行",
    "end it, then go on": "请先结束它",
    "build it again": "请重新构建",
    "kg review --reviewer NAME": "kg review --reviewer 姓名",
    "write it as in {} 2021-03-01": "写作 {0} 2021-03-01",
    "mend the file; it is tab-separated text in UTF-8": "请改正该文件，它是 UTF-8 编码、制表符分隔的文字",
    "name it: kg evaluate --gold DIR": "请指明：kg evaluate --gold 文件夹",
    "name their folder: kg evaluate --gold DIR": "请指明：kg evaluate --gold 文件夹",
    "name the folder with their annotations: kg evaluate --gold DIR": "请指明标注所在：kg evaluate --gold 文件夹",
    "write it as list2020/T1 or list2020/T1/M3": "写作 list2020/T1 或 list2020/T1/M3",
    "a gold file is JSON in UTF-8": "标注文件是 UTF-8 编码的 JSON",
    # build, shapes, store
    "see what was understood of each document with: kg check FILE": "用 kg check 文件 看每份文件读出了什么",
    "split the shape, so that each part follows one property": "请拆开规则，使每部分只经过一个属性",
    "build again with fewer processes: kg build --jobs 1": "用较少的进程重新构建：kg build --jobs 1",
    "report the document that it comes from": "请反馈出自哪份文件",
    "give it the same one wherever it stands": "各处请写同一个默认值",
    "build it with: kg build": "构建：kg build",
    "build it again with: kg build": "重新构建：kg build",
    "build the store again: kg build": "重新构建：kg build",
    "name a directory with --store": "用 --store 指明文件夹",
    "name another folder with --store": "用 --store 另指文件夹",
    "name an empty or a new folder with --store": "用 --store 指明空的或新的文件夹",
    "wait for it, or build elsewhere with --store DIR": "请等它结束，或用 --store 构建到别处",
    "build elsewhere with --store DIR": "请用 --store 构建到别处",
    "free some space, or build elsewhere with --store DIR": "请腾出空间，或用 --store 构建到别处",
    "the disk is read-only; build elsewhere with --store DIR": "磁盘只读，请用 --store 构建到别处",
    "you may not write there; build elsewhere with --store DIR": "没有写入权限，请用 --store 构建到别处",
    "see that the disk has space and may be written to, or build elsewhere with --store DIR": (
        "请检查磁盘空间和写入权限，或用 --store 构建到别处"
    ),
    "choose another place with --output": "用 --output 另选位置",
    "pip install jieba": "请安装：pip install jieba",
    "list the plans with: kg stats": "用 kg stats 列出各份计划",
    # queries
    "a query is a text file in UTF-8": "查询是 UTF-8 编码的文字文件",
    "{} has no parameters": "{0} 没有参数",
    "a parameter is one of: {}": "参数的种类有：{0}",
    "name the kind: VALUES ?{} { UNDEF } # param string": "请写明种类：VALUES ?{0} {{ UNDEF }} # param string",
    "write it as {}=2021": "写作 {0}=2021",
    "write it as {}=3": "写作 {0}=3",
    "write it in full, or from after its /id/, as in plan/list2020/task/2": (
        "请写全，或写 /id/ 之后的部分，如 plan/list2020/task/2"
    ),
    "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE": "查询以 SELECT、ASK、CONSTRUCT 或 DESCRIBE 开头",
    "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, after its PREFIX lines": (
        "查询在 PREFIX 各行之后以 SELECT、ASK、CONSTRUCT 或 DESCRIBE 开头"
    ),
    "add a line: PREFIX {}: <…>": "请加一行：PREFIX {0}: <…>",
    "add a line at the top: PREFIX {}: <…>": "请在开头加一行：PREFIX {0}: <…>",
    "ask in several queries; many values belong in one VALUES": "请分成几个查询；多个值写在一个 VALUES 里",
    "fetch the other data first and build it in; a prefix cannot be called service either": (
        "请先取得其他数据并构建进来；前缀也不能叫 service"
    ),
    "ask with SELECT, ASK, CONSTRUCT or DESCRIBE; change the corpus and build again": (
        "请用 SELECT、ASK、CONSTRUCT 或 DESCRIBE 提问；要改数据，请改文件后重新构建"
    ),
    "name a graph of the store, or leave FROM out to ask all of them": "请用图库中的图，或去掉 FROM 查询全部",
    "the part that begins there cannot be read: look for a missing brace, dot, quote or comma in it": (
        "从那里开始读不懂，请看是否缺了括号、句点、引号或逗号"
    ),
    "add it to GROUP BY, or count it: (COUNT(?x) AS ?n)": "请加进 GROUP BY，或改为计数：(COUNT(?x) AS ?n)",
}
