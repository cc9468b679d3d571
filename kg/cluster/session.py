"""Opens a session with a Spark cluster, and says in one line what is missing for it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_HERE = "127.0.0.1"
_SETTINGS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "16",  # a row holds whole documents
    "spark.sql.shuffle.partitions": "32",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}


class ClusterError(KgError):
    """A cluster, or a folder that it reads or writes, that cannot be used."""


@contextmanager
def open_session(master: str) -> Iterator[SparkSession]:
    """Open a session with the cluster at `master` (`local[4]`, `spark://host:7077`, `yarn`), and close it in the end.

    Raises `ClusterError` if Spark or Java is not there, or the cluster does not answer.
    """
    _check_parts()
    from pyspark.errors import PySparkException  # noqa: PLC0415 - an extra
    from pyspark.sql import SparkSession  # noqa: PLC0415

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = dict(_SETTINGS)
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", _HERE)
        settings |= {"spark.driver.host": _HERE, "spark.driver.bindAddress": _HERE, "spark.ui.enabled": "false"}
    builder = SparkSession.builder.appName("policy-kg").master(master)
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except (PySparkException, RuntimeError, OSError) as error:
        raise _no_answer(master, error) from error
    except Exception as error:  # the gateway to Java has errors of its own, of a package that is an extra
        if type(error).__module__.startswith("py4j"):
            raise _no_answer(master, error) from error
        raise
    try:
        yield session
    finally:
        session.stop()


def _no_answer(master: str, error: Exception) -> ClusterError:
    said = str(error).strip().splitlines() or [type(error).__name__]
    return ClusterError(f"no session with {master}: {said[0]}", hint="try it on this machine first: --master local[2]")


def _check_parts() -> None:
    for module in ("pyspark", "pandas", "pyarrow"):
        if find_spec(module) is None:
            raise ClusterError(
                f"{module} is not installed", hint="install what Spark needs with: pip install 'policy-kg[spark]'"
            )
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        raise ClusterError("Java is not installed", hint="Spark needs Java 17: apt-get install openjdk-17-jre-headless")
