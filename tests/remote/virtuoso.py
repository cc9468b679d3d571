"""A Virtuoso server for the tests: Debian's program with an ini of its own, small, and gone when the tests end."""

from __future__ import annotations

import atexit
import subprocess
from functools import cache

from kg.store.address import Address, read_address
from tests.remote.servers import free_port, scratch_folder, stop, wait_until_it_answers

USER = PASSWORD = "dba"  # noqa: S105 - those of a new database
_INI = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 8
CheckpointInterval = 0
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 6
[SPARQL]
ResultSetMaxRows = {rows}
"""


@cache
def virtuoso_server() -> Address:
    """Return a Virtuoso server that holds nothing of ours, as one that is written with a name and a password."""
    return start_virtuoso(2_000_000)


def start_virtuoso(rows: int, buffers: int = 20_000) -> Address:
    """Start a Virtuoso server that gives at most so many rows, and return where it is once it answers.

    It holds so many pages of 8 kB in memory.
    """
    return launch_virtuoso(rows, buffers)[0]


def launch_virtuoso(rows: int, buffers: int) -> tuple[Address, subprocess.Popen[bytes]]:
    """Start such a server; return also its process, for whoever ends it before the tests end."""
    folder, http = scratch_folder("virtuoso"), free_port()
    ini = folder / "virtuoso.ini"
    pages = {"buffers": buffers, "dirty": buffers * 3 // 4}
    ini.write_text(_INI.format(folder=folder, sql=free_port(), http=http, rows=rows, **pages))
    process = subprocess.Popen(
        ["virtuoso-t", "-f", "-c", str(ini)], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    atexit.register(stop, process)
    wait_until_it_answers(process, http, "/sparql")
    return read_address(f"http://127.0.0.1:{http}/sparql-auth", {}), process
