"""The messages table: every sentence that `kg` says while it works, Chinese first and English second."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # failures
    "error": ("错误：{message}", "error: {message}"),
    "hint": ("  提示：{hint}", "  hint: {hint}"),
    "interrupted": ("已中断，原有内容没有改变", "interrupted; what was stored is as it was"),
    "try help": ("用法见 {command} --help", "see {command} --help"),
    "no command": ("没有 {name} 这个命令", "no command {name!r}"),
    "nearest commands": ("相近的有：{near}；全部命令见 kg --help", "nearest: {near}; all of them: kg --help"),
    "no option": ("没有 {name} 这个选项", "no such option: {name}"),
    "nearest": ("相近的有：{near}", "nearest: {near}"),
    "missing": ("缺少 {name}", "{name} is missing"),
    "bad value": ("{name} 的值不对：{message}", "wrong value for {name}: {message}"),
    "extra missing": ("缺少模块 {name}", "the module {name!r} is not installed"),
    "install again": ("请重新安装：pip install policy-kg", "install it again: pip install policy-kg"),
    "disk full": ("磁盘已满：{path}", "the disk is full: {path}"),
    "read only": ("不能写入（只读）：{path}", "cannot write, the file system is read-only: {path}"),
    "no permission": ("没有权限：{path}", "no permission: {path}"),
    "no file": ("没有这个文件：{path}", "no such file: {path}"),
    "is folder": ("这是文件夹，不是文件：{path}", "a folder, not a file: {path}"),
    "file error": ("{path}：{reason}", "{path}: {reason}"),
    "nothing lost": (
        "已有内容没有改变；腾出空间或改用 --store DIR",
        "nothing stored is lost; make room, or use --store DIR",
    ),
    # help
    "usage": ("用法", "Usage"),
    "arguments": ("参数", "Arguments"),
    "options": ("选项", "Options"),
    "examples": ("示例", "Examples"),
    "commands": ("命令", "Commands"),
    "default": ("默认 {value}", "default: {value}"),
    "about": (
        "把年度政策文件读成知识图谱，再用一条命令提问。",
        "Reads yearly policy plans into a knowledge graph, and answers questions about it.",
    ),
    "more help": ("各命令的说明与示例：kg 命令 --help", "Help with examples for each command: kg COMMAND --help"),
    # results
    "rows": ("（{count} 行）", "({count} rows)"),
    "no rows": ("（没有结果）", "(no rows)"),
    # init
    "made workspace": ("已建立工作区 {folder}", "made the workspace {folder}"),
    "next": ("接下来：", "next:"),
    "workspace exists": ("{folder} 已经是工作区", "{folder} is a workspace already"),
    "use it": ("进入该文件夹后运行 kg build，或另选一个文件夹", "go there and run kg build, or choose another folder"),
    "not a folder": ("{folder} 是文件，不是文件夹", "{folder} is a file, not a folder"),
    # check
    "year": ("年度", "year"),
    "issuer": ("发布机关", "issued by"),
    "document number": ("文号", "number"),
    "issued": ("发布日期", "issued"),
    "family": ("文件类型", "read as"),
    "lead": ("牵头", "lead"),
    "participant": ("参加", "with"),
    "responsible": ("负责", "responsible"),
    "targets": ("目标", "targets"),
    "outcomes": ("成果", "outcomes"),
    "cited": ("引用文件", "cited"),
    "notes": ("说明", "notes"),
    "place": ("第 {line} 行第 {column} 列：", "line {line}, column {column}:"),
    "coverage": (
        "共 {characters} 个非空字符：正文 {assigned}，版面 {furniture}，未读懂 {left} 个字符",
        "{characters} characters: {assigned} assigned, {furniture} furniture, {left} left over",
    ),
    "left over": (
        "第 {line} 行第 {column} 列（{start}–{end}）：{text}",
        "line {line}, column {column} ({start}–{end}): {text}",
    ),
}
