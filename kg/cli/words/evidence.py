"""What the fields of evidence of a link are called, Chinese first and English second; any other keeps its name."""

from __future__ import annotations

FIELDS: dict[str, tuple[str, str]] = {
    "actor": ("主体", "addressee"),
    "citations": ("引用文件", "documents cited"),
    "departments": ("部门", "departments"),
    "level": ("任务相近程度", "nearness of their tasks"),
    "measures": ("举措相连", "measures linked"),
    "mutual": ("反向名次", "rank from the other side"),
    "near": ("最近的句子", "nearest sentences"),
    "objects": ("对象", "objects"),
    "rank": ("名次", "rank"),
    "section": ("章节", "section"),
    "substance": ("实质内容", "substance"),
    "task": ("所在任务", "their tasks"),
    "text": ("文字", "text"),
    "title": ("题目", "title"),
}
