"""What typer finds wrong with a command line, in Chinese; in English without what its own parts say of themselves."""

from __future__ import annotations

import re

from kg.cli.words import choose

# What it says, what it says in Chinese, and in English where that is not the same.
_SAID: tuple[tuple[str, str, str], ...] = (
    (r"Got unexpected extra arguments?(?: ?\(s\))? \((.*)\)", r"多出了：\1", r"too many arguments: \1"),
    (r"(?:Value error, )?(.+) is not one of (.+?)\.?", r"\1 不在可用的值之内：\2", r"\1 is not one of \2"),
    (r"Input should be greater than or equal to (\S+)", r"应不小于 \1", r"at least \1"),
    (r"Input should be less than or equal to (\S+)", r"应不大于 \1", r"at most \1"),
    (r"Input should be greater than (\S+)", r"应大于 \1", r"more than \1"),
    (r"Input should be less than (\S+)", r"应小于 \1", r"less than \1"),
    (r"(.+) is not in the range (?:(\S+)<=x<=(\S+))\.?", r"\1 应在 \2 到 \3 之间", r"\1 is not from \2 to \3"),
    (r"Input should be a valid integer.*", "应为整数", "a whole number is expected"),
    (r"(.+) is not a valid int(?:eger)?(?: range)?\.?", r"\1 应为整数", r"\1 is no whole number"),
    (r"Input should be a valid number.*", "应为数字", "a number is expected"),
    (r"Option '?(\S+?)'? does not take a value\.?", r"\1 后面不带值", r"\1 takes no value"),
    (r"Option '?(\S+?)'? requires (?:an|\d+) arguments?\.?", r"\1 后面缺少值", r"\1 needs a value"),
    (r"Missing command\.?", "缺少命令", "a command is missing"),
    (r"Value error, (.+)", r"\1", r"\1"),
)


def usage_in_words(message: str) -> str:
    """Return what typer says in the language in use; what is not known here stays as it is."""
    for pattern, chinese, english in _SAID:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return _unquoted(found.expand(choose((chinese, english))))
    return message


def _unquoted(said: str) -> str:
    """What may be chosen, as a list of words and not of strings of Python."""
    return said.replace("', '", choose(("、", ", "))).replace("'", "")
