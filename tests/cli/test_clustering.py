"""Tests of `kg build --engine spark` before any cluster is asked: what it needs, and what makes no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--engine", "spark"), "要写入一个文件夹，但没有指明"),
        (("--master", "yarn", "--output", "x"), "--master, --output 只能与 --engine spark 一起用"),
        (("--engine", "flink"), "flink"),
    ],
)
def test_what_makes_no_sense_is_told_before_anything_starts(
    kg: Run, sample: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = kg("build", *arguments, at=sample)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize("module", ["pyspark", "pyarrow"])
def test_what_spark_needs_is_named_where_it_is_missing(
    kg: Run, sample: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    monkeypatch.setattr("kg.cluster.session.find_spec", lambda name: None if name == module else object())
    ran = kg("build", "--engine", "spark", "--output", "out", at=sample)
    assert ran.code == 2
    assert f"没有安装 {module}" in ran.err
    assert "policy-kg[spark]" in ran.err
    assert not (sample / "out").exists()


def test_spark_without_java_says_how_to_get_it(kg: Run, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    ran = kg("build", "--engine", "spark", "--output", "out", at=sample)
    assert ran.code == 2
    assert "没有安装 Java" in ran.err
