"""Errors and warnings in Chinese: what the code says in English, its blanks as {}, then with the blanks numbered."""

from __future__ import annotations

import re
from functools import cache

from kg.cli.words import spoken_language
from kg.cli.words.hints import HINTS
from kg.cli.words.kinds import kinds_in_chinese, thing_in_chinese
from kg.cli.words.pictures import PICTURES
from kg.cli.words.servers import SERVERS
from kg.cli.words.warnings import WARNINGS

ERRORS: dict[str, str] = {
    # arguments
    "--lang {} is no language of kg": "kg 不说 --lang {0}",
    "--param {} is no name=value": "--param {0} 不是 名=值",
    "kg query takes one NAME or one --file": "kg query 需要一个 NAME 或一个 --file",
    "kg threads takes one --phrase or one --task": "kg threads 的 --phrase 和 --task 只能用一个",
    "no phrase to look for": "没有要找的短语",
    "kg view takes one KIND or one --all": "kg view 需要一个 KIND 或一个 --all",
    "{}: is in the workspace already, as {}, and replaces no other plan": (
        "{0} 已在工作区中，标识为 {1}，不能再取代别的计划"
    ),
    "there is no plan {}": "没有计划 {0}",
    "kg mcp needs the extra mcp": "kg mcp 需要附加组件 mcp",
    "too many queries are being answered": "正在回答的查询太多",
    "kg serve needs the extra web": "kg serve 需要附加组件 web",
    # the server
    "a worker began without a head": "查询进程的回答没有开头",
    "Not Found": "没有这个地址",
    "Method Not Allowed": "这个地址不允许这种方法",
    "an update changes data; a store is only asked": "更新会改变数据，而图库只供查询",
    "exactly one query is expected, and there are {}": "应当恰有一个查询，现有 {0} 个",
    "the parameters are not in UTF-8": "参数不是 UTF-8 编码",
    "there are more than {} parameters": "参数超过 {0} 个",
    "the request is longer than {} bytes": "请求超过 {0} 字节",
    "the request did not arrive within {} seconds": "请求在 {0} 秒内没有传完",
    "the request ended before its end": "请求没有传完就断开了",
    "a request of type {} is not understood": "不懂类型为 {0} 的请求",
    "the query is not in UTF-8": "查询不是 UTF-8 编码",
    "one graph is expected": "应当只指明一个图",
    "the store holds no graph {}": "图库中没有图 {0}",
    "the address is not in UTF-8": "地址不是 UTF-8 编码",
    "the parameter {} is missing": "缺少参数 {0}",
    "the parameter {} should be a year like 2021": "参数 {0} 应当是年份，如 2021",
    "the parameter {} should be a whole number": "参数 {0} 应当是整数",
    "the parameter {} should be one of: {}": "参数 {0} 应当是其中之一：{1}",
    "the parameter {} should be at least {}": "参数 {0} 至少是 {1}",
    "the parameter {} should be at most {}": "参数 {0} 至多是 {1}",
    "the parameter {} should be {}": "参数 {0} 应当符合 {1}",
    "the parameter {} has more than {} characters": "参数 {0} 超过 {1} 个字符",
    "the parameter {} has more than {} values": "参数 {0} 的值超过 {1} 个",
    "the parameter {} is empty": "参数 {0} 是空的",
    "the parameter {} cannot be understood": "参数 {0} 无法理解",
    "the server has as many queries as it can do": "服务器正忙，查询已满",
    "no such plan": "没有这份计划",
    "no such picture": "没有这张图",
    "this task is in no line": "这项任务没有脉络可画",
    "no such task": "没有这项任务",
    "no such measure": "没有这条举措",
    "no such element": "没有这一条",
    "no such question": "没有这个问题",
    "no such document": "没有引用过这份文件",
    "no such indicator": "没有这个指标",
    "no such department": "没有这个部门",
    "no such category of provinces": "没有这个省份类别",
    "no such kind of report": "没有这种报告",
    "these two plans are not compared": "这两份计划没有对比",
    "these two plans are not compared: they are of no common series, or of one year": (
        "这两份计划不能对比：不属于同一系列，或者是同一年度"
    ),
    "the editor is not installed": "没有安装编辑器",
    "the store lies in no workspace": "图库不在工作区里",
    "serve the store of a workspace": "请在工作区里启动 kg serve",
    "the form is not of this run of the server": "表单不是服务器这次启动以后打开的",
    "load the page again": "请重新打开页面",
    "the token is missing or wrong": "口令缺失或不对",
    "ask whoever started the server for it": "请向启动服务器的人索取",
    "changes are taken on the server's own machine only": "只接受服务器本机上的修改",
    "start it with kg serve --token TOKEN": "请用 kg serve --token 口令 启动",
    "no such link waits": "没有这条待确认的联系",
    "a decision is confirm or reject": "判断只能是确认或否定",
    "no such kind of change": "没有这种变化类型",
    "write it above the buttons": "请在按钮上方填写姓名",
    "this document is no longer kept aside": "这份文件已经不在待收之列",
    "drop the file again": "请重新放入文件",
    "the file has no usable name": "文件名不可用",
    "rename it: letters, digits, at most 120": "请改名：文字和数字，不超过 120 个字符",
    "the name of the file is a path, or has signs that no file should have": "文件名是一个路径，或含有不该有的符号",
    "documents of this kind are not read": "不读这种文件",
    "hand in one of: {}": "可以收的有：{0}",
    "the file is larger than {} MiB": "文件超过 {0} MB",
    "hand in the text alone": "请只交文字部分",
    "the year is no year": "年度不对",
    "write it as 2022": "请写成 2022",
    "no such series": "没有这个系列",
    "no such level": "没有这个层级",
    "choose one of the list": "请从列表里选",
    "no title of a series": "不是系列的标题",
    "write it in {} characters at most": "最多写 {0} 个字",
    "this document is being stored already": "这份文件正在收录",
    "wait until it is done": "请等它完成",
    "the request comes from another site": "请求来自其他网站",
    "the answer is not written in any of the formats that are accepted": "没有可以接受的结果格式",
    "the query needs more memory than it is given": "查询所需内存超过限制",
    "a worker cannot open the store: {}": "查询进程打不开图库：{0}",
    "port {} is taken": "端口 {0} 已被占用",
    "several processes on one port are for Linux only": "只有 Linux 能由几个进程共用一个端口",
    "port {} may not be used": "不能使用端口 {0}",
    "{} is no address of this machine": "{0} 不是本机的地址",
    "{} changes while it is opened": "{0} 在打开时正在改变",
    "{} is not installed, and a frame needs it": "没有安装 {0}，数据框要用到它",
    "{} holds {}, which is no part of this export": "{0} 里有 {1}，不属于这次导出",
    "the library has no subject {}": "查询库没有主题 {0}",
    "{} is in no line of tasks: it is no task, or its plan was compared with no other year of a series": (
        "{0} 不在任何任务脉络中：它不是任务，或所在计划没有可比的同系列其他年度"
    ),
    "the store knows no {}": "图库中没有 {0}",
    "{} ends as the format {} does, and not as {}": "{0} 的扩展名是格式 {1} 的，不是 {2} 的",
    "no export ends in {}": "没有以 {0} 结尾的导出",
    "limit is one number of rows from 1 on, not {}": "limit 是一个行数，至少为 1，不能是 {0}",
    "no department is called {}": "没有叫 {0} 的部门",
    "{} is the name of several departments": "有几个部门都叫 {0}",
    # comparing years
    "nothing links {} with {}: no series has a plan in both that goes on from one to the other": (
        "{0} 与 {1} 之间没有联系：没有哪个系列的计划从前者延续到后者"
    ),
    "no plan is of the year {}": "没有 {0} 年度的计划",
    "{} and {} are of different series, so their tasks do not go on from one to the other": (
        "{0} 与 {1} 不是同一系列，任务不能前后对照"
    ),
    "no task of {} is known to go on in {}; links that wait for a person: {}": (
        "{0} 的任务没有一项已知在 {1} 中延续，待确认的联系有 {2} 条"
    ),
    "decide on them with: kg review": "逐条确认：kg review",
    "see in corpus/manifest.toml whether they are one series": "请在 corpus/manifest.toml 中查看是否确属同一系列",
    "{} is compared with itself": "{0} 不能与自己对比",
    "{} comes after {}": "{0} 在 {1} 之后",
    "{} and {} are of the same year": "{0} 与 {1} 是同一年度",
    "--engine spark writes to a folder, and none is named": "--engine spark 要写入一个文件夹，但没有指明",
    "name a new one: --output URI": "用 --output URI 指明一个新文件夹",
    "{} needs --engine spark": "{0} 只能与 --engine spark 一起用",
    "name it too: kg build --engine spark --master URL --output URI": (
        "请一并指明：kg build --engine spark --master URL --output URI"
    ),
    "{} is not installed": "没有安装 {0}",
    "install what Spark needs with: pip install 'policy-kg[spark]'": (
        "安装 Spark 所需的模块：pip install 'policy-kg[spark]'"
    ),
    "Java is not installed": "没有安装 Java",
    "Spark needs Java 17: apt-get install openjdk-17-jre-headless": (
        "Spark 需要 Java 17：apt-get install openjdk-17-jre-headless"
    ),
    "no session with {}: {}": "无法连接 {0}：{1}",
    "try it on this machine first: --master local[2]": "先在本机试一试：--master local[2]",
    "{} is there already": "{0} 已经存在",
    "name a new folder, or delete it: --output URI": "换一个新文件夹，或先删除它：--output URI",
    "name the folder of the documents: --documents URI": "指明文件所在的文件夹：--documents URI",
    "{} of plan {} is not among the documents": "计划 {1} 的 {0} 不在文件之中",
    "copy it there, or mend its row": "把它复制过去，或改正清单中的这一行",
    "no plan or year is called {}": "没有叫 {0} 的计划或年度",
    "{} names no task or measure": "{0} 不是任务或举措",
    "no task of these years names the department {}": "这些年度没有任务列有部门 {0}",
    "no plan of these years has a section {}": "这些年度的计划没有 {0} 这一部分",
    "no task of these years names the provinces {}": "这些年度没有任务列有省份类别 {0}",
    "these plans have no task {}": "这些计划没有任务 {0}",
    "there is no folder {}": "没有文件夹 {0}",
    "{}: no report ends in {}": "{0}：没有后缀为 {1} 的报告",
    "a report that ends in {} takes no template": "后缀为 {0} 的报告不用模板",
    "{}: cannot be filled: {}": "{0}：模板不能套用：{1}",
    "{}: cannot be read as a Word file: {}": "{0}：不能作为 Word 文件读取：{1}",
    # workspace and manifest
    "no {} in {} or any folder above it": "{1} 及其上级文件夹中都没有 {0}",
    "{} is a file, not a folder": "{0} 是文件，不是文件夹",
    "{} is a workspace already": "{0} 已经是工作区",
    "{} exists and has no {}": "{0} 已存在，但没有 {1}",
    "{}: no [[plan]] row, so nothing to build": "{0}：没有 [[plan]]，无可构建",
    "{}: there is a plan {} already": "{0}：已有标识为 {1} 的计划",
    "a new series has a title and no key": "新系列只有标题，没有键",
    "the series {} has another title already: {}": "系列 {0} 已有另一个标题：{1}",
    "{}: {} is no series of the manifest": "{0}：清单中没有系列 {1}",
    "{}: the file's name has characters that no manifest holds": "{0}：文件名中有清单写不了的字符",
    "{} is another document": "{0} 是另一份文件",
    "{}: plan is no list of tables": "{0}：plan 应为若干 [[plan]] 表",
    "{}: [series] is a table of tables: [series.KEY] with a title": "{0}：[series] 应写作 [series.键]，各有 title",
    "{}: [series.{}] has no title": "{0}：[series.{1}] 没有 title",
    "{} is no table": "{0} 不是表",
    "{}: unknown key {}": "{0}：不认识的键 {1}",
    "{} ({}): file must be a path below {}, not {}": "{0}（{1}）：file 必须是 {2} 之下的路径，不能是 {3}",
    "{} ({}): level {} is none of {}": "{0}（{1}）：level {2} 不在 {3} 之中",
    "{}: {} is the name of another graph": "{0}：{1} 已是图谱中另一部分的名称",
    "{}: a plan id of {} characters, more than {}": "{0}：标识有 {1} 个字符，超过 {2} 个",
    "{}: {} cannot be a plan id": "{0}：{1} 不能用作标识",
    "{}: {} must be a text, not {}": "{0}：{1} 必须是文字，不能是 {2}",
    "{}: year {} is no year from {} to {}": "{0}：year {1} 不是 {2} 到 {3} 之间的年份",
    "{}: two plans have the id {}": "{0}：两份计划的标识都是 {1}",
    "{}: plan {} names the series {}, which has no title": "{0}：计划 {1} 所属的系列 {2} 没有 title",
    "plan {} has year = {} in the manifest, but {} says {}": "清单中计划 {0} 的 year = {1}，但 {2} 写的是 {3}",
    # documents
    "{}: no such file": "{0}：没有这个文件",
    "{}: cannot be read ({})": "{0}：不能读取（{1}）",
    "{}: is a folder, not a document": "{0}：是文件夹，不是文件",
    "{}: the file is empty": "{0}：文件是空的",
    "{}: the file holds no text": "{0}：文件里没有文字",
    "{}: {} MiB, more than the {} MiB that a plan may have": "{0}：{1} MiB，超过一份计划的上限 {2} MiB",
    "{}: {} characters, more than the {} that a plan may have": "{0}：{1} 个字符，超过一份计划的上限 {2} 个",
    "{}: a binary file, not text": "{0}：是二进制文件，不是文字",
    "{}: neither UTF-8, UTF-16 nor GB18030 text": "{0}：不是 UTF-8、UTF-16 或 GB18030 编码的文字",
    "{}: is {}, not {} as its name says": "{0}：内容是“{1}”，与文件名所示的“{2}”不符",
    "{}: is {}, not a document with text": "{0}：是{1}，不是文字文件",
    "{}: is an archive (ZIP), not a document": "{0}：是压缩包（ZIP），不是文件",
    "{}: an old office document, which is read through LibreOffice": "{0}：旧版办公文件，要用 LibreOffice 才能读",
    "{}: LibreOffice cannot read it": "{0}：LibreOffice 读不了",
    "{}: LibreOffice did not read it within {} s": "{0}：LibreOffice 在 {1} 秒内没有读完",
    "{}: is encrypted": "{0}：已加密",
    "{}: a damaged ZIP file": "{0}：ZIP 文件已损坏",
    "{}: {} that is damaged ({})": "{0}：{1}已损坏（{2}）",
    "{}: {} that is damaged (its XML: {})": "{0}：{1}已损坏（XML 有误：{2}）",
    "{}: a Word document without its main part": "{0}：Word 文件已损坏（没有正文）",
    "{}: a workbook without its main part": "{0}：表格文件已损坏（没有正文）",
    "{}: a workbook that does not name its sheets": "{0}：表格文件已损坏（没有列出工作表）",
    "{}: the sheet {} has {} rows and {} columns, more than {} cells": (
        "{0}：工作表“{1}”有 {2} 行 {3} 列，超过 {4} 个单元格"
    ),
    "{}: {} unpacks to more than {} MiB": "{0}：{1} 解压后超过 {2} MiB",
    "{}: a web archive without a page in it": "{0}：网页存档里没有网页",
    "{}: elements nested deeper than {}": "{0}：元素嵌套超过 {1} 层",
    "{}: the page holds no text": "{0}：网页里没有文字",
    "{}: a damaged PDF ({})": "{0}：PDF 已损坏（{1}）",
    "{}: the PDF asks for more time or memory than a document needs": "{0}：读这个 PDF 所需的时间或内存超出常理",
    "{}: {} {}, more than a plan has": "{0}：{1} {2}，超出一份计划应有的数量",
    "{}: a scanned PDF: its {} pages are pictures without a text layer": "{0}：扫描的 PDF，{1} 页都是图片，没有文字层",
    "{}: its fonts do not say which characters they print ({} of {} unknown)": (
        "{0}：字体没有说明印出的是哪些字（{2} 个中有 {1} 个不明）"
    ),
    "{}: no plan of a known kind; looked for: {}": "{0}：不属于已知的文件类型；查找过：{1}",
    # identifiers
    "{} has no letter or digit to make a name of": "{0} 里没有可作名称的字",
    "a name of {} characters begins {}; a name has at most {}": "以 {1} 开头的名称有 {0} 个字，最多 {2} 个",
    "{} cannot number an element: letters, digits, hyphens between": "{0} 不能作编号：只能用字母、数字和中间的连字符",
    "{} cannot be a position: they count from 1": "{0} 不能作次序：次序从 1 数起",
    "{}: {} stands there twice ({})": "{0}：{1} 出现了两次（{2}）",
    # curation and annotations
    "{}:{}: {}; nothing is written": "{0}:{1}：{2}；没有写入",
    "{}:{}: no column {}; nothing is written": "{0}:{1}：没有 {2} 这一列；没有写入",
    "{}:{}: this pair has a decision already, which is kept": "{0}:{1}：这一对已有结论，保留不动",
    "another review has been writing {} for {} seconds": "另一个复核写 {0} 已有 {1} 秒",
    "the store knows no link {}": "图库里没有联系 {0}",
    "a link of the store joins {}, which is no task or measure": "图库里有一条联系连着 {0}，它不是任务或举措",
    "a decision needs the name of who makes it": "结论要写明复核人",
    "{} {} is no day": "{0} {1} 不是日期",
    "--now {} is no time: {} is no month or day of the calendar": "--now {0} 不是时间：日历上没有{1}",
    # adding and removing
    "{}: is the folder of the workspace itself": "{0}：是工作区本身的文件夹",
    "{}: a folder without documents": "{0}：文件夹里没有文件",
    "--id, --year, --title and --replaces are for one document": "--id、--year、--title、--replaces 只能用于一份文件",
    "{}: plan {} is superseded by {}, which is no later version": (
        "{0}：计划 {1} 的 superseded_by 是 {2}，而它不是后来的版本"
    ),
    "{} is the only plan of the workspace": "{0} 是工作区中唯一的计划",
    "{} goes only where a person says yes": "移除 {0} 需要有人同意",
    "no removed plan {}": "没有移除过的计划 {0}",
    "there is a plan {} already": "已有标识为 {0} 的计划",
    "{} cannot be put back": "{0} 无法放回",
    # corrections
    "{}:{}: no row begins here": "{0}:{1}：这里没有一条更正",
    "kg correct takes one ELEMENT with one FIELD, or --list, or --undo LINE": (
        "kg correct 需要一个 ELEMENT 和一个 FIELD，或 --list，或 --undo 行号"
    ),
    "a correction says who made it and why": "更正要写明由谁作出、为何更正",
    "{} is no element of the plan {}": "{0} 不是计划 {1} 中的条目",
    "the manifest has no plan {}": "清单中没有计划 {0}",
    "{} is the last measure of its task, so there is none to join": "{0} 是任务的最后一条举措，后面没有可合并的",
    "{}: no folder of annotations": "{0}：没有标注文件夹",
    "{}: no gold annotations (*.json) here": "{0}：这里没有标注（*.json）",
    "{}: expected a JSON object with named parts": "{0}：应为各部分有名称的 JSON 对象",
    "{}: a borderline row is a pair of identifiers, not {}": "{0}：borderline 的每行是一对标识，不能是 {1}",
    "{}: {} must be a list of objects": "{0}：{1} 必须是对象的列表",
    "{}: a row without {}: {}": "{0}：有一行没有 {1}：{2}",
    "{}: annotates none of {}": "{0}：没有标注 {1} 中的任何一份",
    # build, shapes
    "a process of the build was ended from outside, perhaps for want of memory": (
        "构建的一个进程被外部结束，可能是内存不足"
    ),
    "{} changed while it was read": "{0} 在读取时被改动",
    "{} changed during the build": "{0} 在构建时被改动",
    "a statement cannot be stored: {}": "有一条语句不能存储：{0}",
    "{}: cannot be stored: {}": "{0} 不能入库：{1}",
    "the shapes find {} mistakes in the graphs; the first: {}": "按规则校验发现 {0} 处错误；第一处：{1}",
    "shape {}: sh:path must be a property or the inverse of one": "规则 {0}：sh:path 必须是一个属性或其反向",
    "shape {}: {} is not understood": "规则 {0}：不支持 {1}",
    # store
    "there is no store at {}": "{0} 处没有图库",
    "{} is a store of format {}; this version reads format {}": "{0} 是格式 {1} 的图库，本版本读格式 {2}",
    "{} is no store: it has no {}": "{0} 不是图库：没有 {1}",
    "{} is no directory, so no store": "{0} 不是文件夹，因而不是图库",
    "{} is damaged: {}": "{0} 已损坏：{1}",
    "{} is closed": "{0} 已关闭",
    "the store in memory is closed": "内存中的图库已关闭",
    "{} cannot be opened: {}": "{0} 打不开：{1}",
    "{} cannot be written: {}": "{0} 不能写入：{1}",
    "{} is a file; a store is a folder": "{0} 是文件，而图库是文件夹",
    "{} holds other files and no store; it is left as it is": "{0} 里有别的文件，不是图库，未作改动",
    "another build of {} is running and did not end within {} seconds": "另一个构建正在写 {0}，{1} 秒内没有结束",
    "no export is called {}": "没有名为 {0} 的导出格式",
    "there is no index at {}": "{0} 处没有全文索引",
    "{}: the index cannot be written: {}": "{0}：全文索引不能写入：{1}",
    "{}: the index cannot be read: {}": "{0}：全文索引不能读取：{1}",
    "jieba is not installed, whose dictionary the index needs": "没有安装 jieba，而全文索引需要它的词典",
    "no plan {} in the graph": "图谱中没有计划 {0}",
    "{} has no {}": "{0} 没有 {1}",
    # queries
    "no query is called {}": "查询库中没有 {0}",
    "{}: cannot be read as a query: {}": "{0}：不能作为查询读取：{1}",
    "{} has no parameter {}": "{0} 没有参数 {1}",
    "{}: the parameter ?{} is marked as {}": "{0}：参数 ?{1} 标为 {2}",
    "{}: the parameter ?{} has two defaults": "{0}：参数 ?{1} 有两个默认值",
    "{}: the parameter ?{} has no default to tell its kind by": "{0}：参数 ?{1} 没有默认值，不知是哪一种",
    "{} is a year, not {}": "{0} 应为年份，不能是 {1}",
    "{} is a whole number, not {}": "{0} 应为整数，不能是 {1}",
    "{} is an IRI, not {}": "{0} 应为 IRI，不能是 {1}",
    "{} is no IRI": "{0} 不是 IRI",
    "no query in the text": "文字中没有查询",
    "line {}, column {}: the prefix {}: is not declared": "第 {0} 行第 {1} 列：没有声明前缀 {2}:",
    "line {}, column {}: more than {} brackets are open": "第 {0} 行第 {1} 列：同时打开的括号超过 {2} 个",
    "line {}, column {}: more than {} words and signs": "第 {0} 行第 {1} 列：词和符号超过 {2} 个",
    "line {}, column {}: SERVICE is refused; a query stays within its store": (
        "第 {0} 行第 {1} 列：不允许 SERVICE，查询只能在本图库内进行"
    ),
    "line {}, column {}: {} begins no query": "第 {0} 行第 {1} 列：查询不能以 {2} 开头",
    "{} changes data; a store is only asked": "{0} 会改变数据，而图库只供查询",
    "a query that begins with {} is expected, not {}": "查询应以 {0} 开头，不能是 {1}",
    "FROM <{}>: the store holds no such graph, and none is fetched": "FROM <{0}>：图库中没有这个图，也不会去下载",
    "the query could not be answered: {}": "查询没有得到回答：{0}",
    "SPARQL error at line {}, column {}, where the text ends": "SPARQL 错误，第 {0} 行第 {1} 列，文字在此结束",
    "SPARQL error at line {}, column {}: {}": "SPARQL 错误，第 {0} 行第 {1} 列：{2}",
    "SPARQL error at line {}, column {}: the prefix {}: is not declared": (
        "SPARQL 错误，第 {0} 行第 {1} 列：没有声明前缀 {2}:"
    ),
    "SPARQL: a selected variable is neither in GROUP BY nor bound by the pattern": (
        "SPARQL：SELECT 中有变量既不在 GROUP BY 中，也没有取值"
    ),
    "the query did not end within {} seconds": "查询在 {0} 秒内没有完成",
    "no word to search for": "没有要找的词语",
    "no phrase to trace": "没有要跟踪的短语",
    "{} names no task or measure of the store": "{0} 不是图库中的任务或举措",
    "{}: {}": "{0}：{1}",
    **PICTURES,
    **SERVERS,
}

_WITHIN = frozenset({ERRORS["{}: {}"], WARNINGS["no longer applies: {}"]})  # what else is wrong, or where, then that
# a row of a file, or an element, and what is wrong with it
_ROW = re.compile(
    r"(.+?\.(?:toml|tsv):\d+|[\w-]+/(?:plan|section|task|measure|target|outcome)\b[^\s:]*): (.+)", re.DOTALL
)
_LOOKED_FOR = ERRORS["{}: no plan of a known kind; looked for: {}"]
_STALE = "no longer applies: "


def translate(message: str) -> str:
    """Return an error message, hint or warning in the language in use; one that has no translation stays English."""
    return in_chinese(message) if spoken_language() == "zh" else message


def in_chinese(message: str) -> str:
    """Return an error message, hint or warning in Chinese; one that has no translation stays English."""
    row = _ROW.fullmatch(message)
    if row and (said := in_chinese(row[2])) != row[2]:
        return ERRORS["{}: {}"].format(row[1], said)
    if message.startswith(_STALE):
        return WARNINGS[f"{_STALE}{{}}"].format(in_chinese(message.removeprefix(_STALE)))
    for pattern, wording in _patterns():
        match = pattern.fullmatch(message)
        if match:
            *before, last = [thing_in_chinese(blank) for blank in match.groups()] or [""]
            if wording == _LOOKED_FOR:
                return wording.format(*before, kinds_in_chinese(last))
            return wording.format(*before, in_chinese(last) if wording in _WITHIN else last)
    return message


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The wordings as expressions, those with most words of their own first."""
    known = {**ERRORS, **HINTS, **WARNINGS}
    ordered = sorted(known, key=lambda template: -len(template.replace("{}", "")))
    return tuple((_expression(template), known[template]) for template in ordered)


def _expression(template: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(re.escape(part) for part in template.split("{}")), re.DOTALL)
