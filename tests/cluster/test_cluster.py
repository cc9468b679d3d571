"""Tests of a build on a Spark cluster of several processes: the bytes of one machine, whatever dies on the way."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kg.build import Means, build_store
from kg.build.originals import ReadDocument
from kg.cli.reading import corpus_means
from kg.cluster import Cluster, build_on_cluster
from kg.export import export_store
from kg.model import PlanDocument
from kg.store import open_store
from kg.workspace import PlanEntry, Workspace, find_workspace
from tests.kg.plans import ROOT

_MASTER = "local-cluster[2,1,1024]"
_MANIFEST = """[series.wetland]
title = "湿地保护工作要点"
""" + "".join(
    f'[[plan]]\nid = "{name}"\nfile = "{file}"\nyear = {year}\nissuer = "某市林业局"\n{series}'
    for name, file, year, series in (
        ("a", "要点 2021.txt", 2021, 'series = "wetland"\n'),
        ("b", "b.txt", 2022, 'series = "wetland"\n'),
        ("c", "分/c.txt", 2022, ""),
    )
)
_BODY = """一、健全监测
（一）健全湿地监测制度。修订监测规程，新建监测站{count}个。根据《湿地保护法》开展普查。（湿地处负责）
（二）开展鸟类同步调查。年底前完成调查点位{count}个，名录更新率达到{rate}%以上。（动植物处牵头，湿地处配合）
"""
_TEXTS = {
    "要点 2021.txt": "2021年湿地保护工作要点\n" + _BODY.format(count=10, rate=80),
    "b.txt": "2022年湿地保护工作要点\n" + _BODY.format(count=14, rate=90),
    "分/c.txt": "2022年生态修复工作要点\n" + _BODY.format(count=3, rate=70),
}


@dataclass(frozen=True)
class _KillsAnExecutor:
    """Reads a document, but the first time it kills the executor that it runs in."""

    read: ReadDocument
    mark: Path

    def __call__(self, entry: PlanEntry) -> PlanDocument:
        try:
            self.mark.touch(exist_ok=False)
        except FileExistsError:
            return self.read(entry)
        daemon = os.getppid()
        stat = Path(f"/proc/{daemon}/stat").read_text(encoding="utf-8")
        os.kill(int(stat.rpartition(")")[2].split()[1]), signal.SIGKILL)
        time.sleep(60)
        raise AssertionError("the executor lives")


@pytest.fixture(name="workspace")
def _workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # the executors find the project and its tests
    corpus = tmp_path / "plans" / "corpus"
    for name, text in _TEXTS.items():
        file = corpus / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (corpus / "manifest.toml").write_text(_MANIFEST, encoding="utf-8")
    return find_workspace(corpus.parent)


def _lines(folder: Path) -> bytes:
    """The parts, one after the other."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("part-*")))


def _local(workspace: Workspace, means: Means, folder: Path) -> bytes:
    """What `kg export --format nquads` gives of a store that this machine builds."""
    build_store(workspace, means, folder / ".kg")
    with open_store(folder / ".kg") as store:
        return export_store(store, "nquads")


def test_a_cluster_that_loses_an_executor_writes_the_bytes_of_one_machine(workspace: Workspace, tmp_path: Path) -> None:
    means, mark = corpus_means(), tmp_path / "killed"
    folder = tmp_path / "语句"
    documents = tmp_path / "elsewhere"
    (workspace.root / "corpus").rename(documents)  # the documents lie where the cluster finds them, the manifest here
    (workspace.root / "corpus").mkdir()
    (documents / "manifest.toml").rename(workspace.root / "corpus" / "manifest.toml")
    cluster = Cluster(_MASTER, f"file://{documents}", f"file://{folder}", f"file://{tmp_path / 'work'}")
    made = build_on_cluster(workspace, replace(means, read=_KillsAnExecutor(means.read, mark)), cluster)
    assert mark.exists()
    written = _lines(folder)
    for path in documents.rglob("*.txt"):
        target = workspace.root / "corpus" / path.relative_to(documents)
        target.parent.mkdir(exist_ok=True)
        path.rename(target)
    assert written == _local(workspace, means, tmp_path)
    assert made.quads == written.count(b"\n")
    assert made.accepted > 0
    assert len(list(folder.glob("part-*"))) > 1
