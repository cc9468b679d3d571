"""What pictures say, in Chinese and English: kinds of boxes and lines with their looks, and the page's words."""

from __future__ import annotations

from kg.design import CHANGES, KINDS, LINK, VERDICTS, Mark
from kg.graphs.picture import Wording
from kg.terms import STANDINGS, VALUES

KIND_WORDS: dict[str, Wording] = {
    "Plan": ("文件", "Document"),
    "Section": ("章节", "Section"),
    "Task": ("任务", "Task"),
    "Measure": ("举措", "Measure"),
    "Department": ("部门", "Department"),
    "ProvinceCategory": ("省份类别", "Group of provinces"),
    "Target": ("目标", "Target"),
    "Outcome": ("成效", "Outcome"),
    "Indicator": ("指标", "Indicator"),
    "Remark": ("说明文字", "Remark"),
    "CitedDocument": ("引用文件", "Cited document"),
}

MARK_WORDS: dict[str, Wording] = {
    **{name: VALUES[f"kg:{name}"] for name in CHANGES if name not in STANDINGS},
    **STANDINGS,
    **{name: VALUES[f"kg:{name}"] for name in VERDICTS},
}
"""What became of something, in the words that every report and page has for it."""

EDGES: dict[str, tuple[Wording, Mark]] = {
    **{name: (MARK_WORDS[name], mark) for name, mark in CHANGES.items() if name not in ("New", "Dropped")},
    "Restates": (("内容相近", "says alike"), Mark("#9aa3ad", "#eef0f2", "＝")),
    "Holds": (("包含", "holds"), Mark("#8a929b", "#f1f3f5", "·")),
    "Leads": (("牵头", "leads"), Mark(KINDS["Department"].colour, KINDS["Department"].fill, "◆")),
    "JoinsIn": (("参加", "takes part"), Mark("#b79a3c", KINDS["Department"].fill, "◇")),
    "Bears": (("负责", "is responsible"), Mark("#a58420", KINDS["Department"].fill, "◐")),
    "Together": (("共同承担", "work together"), Mark(LINK, "#e6eff7", "⇄")),
    "Must": (("必做", "must do"), Mark(KINDS["ProvinceCategory"].colour, KINDS["ProvinceCategory"].fill, "▲")),
    "May": (("选做", "may do"), Mark("#5aa58c", KINDS["ProvinceCategory"].fill, "△")),
    "Applies": (("适用", "applies to"), Mark("#5aa58c", KINDS["ProvinceCategory"].fill, "▽")),
    "Promises": (("提出目标", "promises"), Mark(KINDS["Target"].colour, KINDS["Target"].fill, "◎")),
    "Judged": (("由此判断", "judged by"), Mark(KINDS["Outcome"].colour, KINDS["Outcome"].fill, "●")),
    "Next": (("下一目标", "next promised"), Mark(KINDS["Target"].colour, KINDS["Target"].fill, "↗")),
}
"""By the kind of an edge: what it is called and how it looks."""

MARKS: dict[str, Mark] = {**CHANGES, **VERDICTS}
"""How a sign on a box looks, by its key."""

PAGE: dict[str, Wording] = {
    "search": ("查找", "Search"),
    "search hint": ("查找，如地理标志", "Search, e.g. 标志"),
    "found": ("找到 {n} 处", "{n} found"),
    "fitting": ("符合条件 {n} 项", "{n} fit"),
    "more found": ("另有 {n} 处，请再输入几个字", "{n} more: type a little more"),
    "nothing found": ("没有找到", "Nothing found"),
    "year": ("年度", "Year"),
    "plan": ("文件", "Document"),
    "department": ("部门", "Department"),
    "kind": ("类别", "Kind"),
    "confidence": ("联系", "Links"),
    "all": ("全部", "All"),
    "counted": ("不看可能的", "Without possible ones"),
    "fairly sure": ("只看把握较大", "Fairly sure"),
    "sure": ("只看已确认", "Confirmed only"),
    "clear": ("清除条件", "Clear"),
    "language": ("English", "中文"),
    "zoom in": ("放大", "Zoom in"),
    "zoom out": ("缩小", "Zoom out"),
    "fit": ("看全图", "Show all"),
    "open all": ("全部展开", "Open all"),
    "close all": ("全部收起", "Close all"),
    "save": ("保存与分享", "Save and share"),
    "picture": ("存为图片 PNG", "Picture, PNG"),
    "drawing": ("存为矢量图 SVG", "Drawing, SVG"),
    "network data": ("存为网络数据 GEXF", "Network data, GEXF"),
    "graph data": ("存为网络数据 GraphML", "Network data, GraphML"),
    "print": ("打印", "Print"),
    "link": ("复制链接", "Copy link"),
    "copied": ("已复制", "Copied"),
    "legend": ("图例", "Legend"),
    "waiting": ("虚线：机器判断", "dashed: by machine"),
    "resting": ("较弱的联系 {n} 条，点方框时显示", "{n} weaker links are shown when a box is clicked"),
    "candidate": ("点线：可能的联系，待确认，未采用", "dotted: possible, to be confirmed, not counted"),
    "table": ("文字表格", "The same as a table"),
    "to table": ("跳到文字表格", "Skip to the table"),
    "side": ("详情", "Details"),
    "close panel": ("关闭详情", "Close the details"),
    "empty side": (
        "点一个方框，这里显示它的全文、责任部门、时限、数字和原文。点开的任务会列出各项举措。",
        "Click a box: its full text, who is responsible, until when, figures and the passage are told here. "
        "A task opens to its measures.",
    ),
    "full text": ("全文", "Full text"),
    "passage": ("原文", "In the source"),
    "neighbours": ("相关联的", "Linked with"),
    "from": ("来自", "from"),
    "to": ("去向", "to"),
    "beside": ("同年", "same year"),
    "inside": ("其中", "inside"),
    "see also": ("另见", "See also"),
    "begin path": ("从这里找路径", "Begin a path here"),
    "end path": ("找到这里的路径", "Find the path to here"),
    "path": ("路径", "Path"),
    "no path": ("两者之间没有路径", "There is no path between the two"),
    "choose end": ("再选一个方框作为终点", "Now choose the box where it ends"),
    "open": ("展开 {n} 项", "Open {n}"),
    "close": ("收起", "Close"),
    "bracketed": ("（{n}）", " ({n})"),
    "sure word": ("已确认", "confirmed"),
    "unsure word": ("机器判断，把握 {n}%", "by machine, {n}% sure"),
    "candidate word": ("可能，待确认，未采用，把握 {n}%", "possible, to be confirmed, not counted, {n}% sure"),
    "nothing drawn": ("这里没有可画的内容。", "There is nothing to draw here."),
    "no script": (
        "浏览器未运行脚本，图没有画出；下面的表格含有同样的内容。",
        "Scripts are off, so nothing is drawn; the table below holds the same.",
    ),
    "no script at all": ("浏览器未运行脚本，图没有画出。", "Scripts are off, so nothing is drawn."),
    "canvas": (
        "关系图。方向键在方框间移动，回车展开或收起，加号减号缩放，零看全图，斜线查找，Esc 取消选择。",
        "Picture. Arrow keys go from box to box, Enter opens or closes, plus and minus zoom, 0 shows all, "
        "slash searches, Escape lets go.",
    ),
    "keys": (
        "方向键移动 · 回车展开 · ＋／－ 缩放 · 0 全图 · / 查找 · Esc 取消",
        "arrows move · Enter opens · + / − zoom · 0 all · / search · Esc",
    ),
    "text": ("内容", "Text"),
    "indicator": ("指标", "Indicator"),
    "standing": ("结果", "What came of it"),
    "links": ("联系", "Links"),
    "index": ("全部图", "All pictures"),
    "pieces": ("…（略）…", "… (left out) …"),
    "task links": ("{n} 项任务", "tasks: {n}"),
    "measure links": ("{n} 条举措", "measures: {n}"),
    "links count": ("{n} 条联系", "{n} links"),
}
"""What the page says, by key."""
