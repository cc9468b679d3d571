"""Clauses that only speak of all of something being done (全部, 全覆盖), and do not promise it."""

from __future__ import annotations

import re

from loaders.genre.lexicon import either

_BASIS = re.compile("^以[^，]*为[^，]{2,4}$")
_AVOIDED = re.compile("不(?:搞|得|宜|再)|避免|防止")
_OF_A_SCHEME = re.compile(
    "的[^的，]{0,8}" + either("体制 方案 办法 计划 规划 意见 制度 政策 措施 体系 网络 系统 平台 机制 格局") + "$"
)


def names_a_basis(clause: str) -> bool:
    """Tell what something else is built upon: 以渡口[全面]配备定位设备为基础."""
    return _BASIS.search(clause) is not None


def names_what_is_avoided(clause: str) -> bool:
    """Tell what is not to be done: 避免农村厕所[全部]实施改造."""
    return _AVOIDED.search(clause) is not None


def names_a_scheme(clause: str) -> bool:
    """Tell what a scheme is about that is to be drawn up: 制定把坡耕地[全部]建成梯田的实施方案."""
    return _OF_A_SCHEME.search(clause) is not None
