"""Tests that a build shows a bar on a terminal and plain lines elsewhere."""

from __future__ import annotations

import sys

import pytest

from kg.cli.progress import PlainLines, TerminalBar, show_progress
from kg.cli.words import use_language


def test_a_step_is_one_plain_line_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    use_language("zh")
    with show_progress() as progress:
        progress.start("read", 2)
        progress.advance()
        progress.done()
    assert isinstance(progress, PlainLines)
    assert capsys.readouterr().err == "读取文件（2 份）\n"


def test_a_terminal_has_a_bar_that_disappears(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    use_language("en")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with show_progress() as progress:
        assert isinstance(progress, TerminalBar)
        for step in ("read", "store"):
            progress.start(step, 2)
            progress.advance()
            progress.advance()
            progress.done()
    use_language("zh")
    written = capsys.readouterr()
    assert written.out == ""
    assert "reading 2 documents" in written.err
    assert "\n" not in written.err
    assert written.err.rstrip("\r").endswith("\x1b[2K\x1b[?25h")
