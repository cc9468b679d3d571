"""Real servers for the tests, each started once on a free port of this machine and stopped when the tests end."""

from __future__ import annotations

import atexit
import http.client
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from kg.remote.publish import publish
from kg.store import open_store, read_info
from kg.store.address import Address, read_address
from kg.store.remote import reach

_PATIENCE = 60.0


@cache
def oxigraph_server() -> Address:
    """Return an Oxigraph server that holds nothing, its graphs in memory."""
    return start_oxigraph()[0]


def start_oxigraph(*options: str, port: int = 0) -> tuple[Address, subprocess.Popen[bytes]]:
    """Start an Oxigraph server, and return where it is once it answers."""
    port = port or free_port()
    program = Path(sys.executable).with_name("oxigraph")
    process = subprocess.Popen(
        [str(program), "serve", "--bind", f"127.0.0.1:{port}", *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    atexit.register(stop, process)
    wait_until_it_answers(process, port, "/")
    return read_address(f"http://127.0.0.1:{port}", {}), process


def free_port() -> int:
    """Return a port that nobody listens on at the moment."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def scratch_folder(name: str) -> Path:
    """Return a new folder that is removed when the tests end."""
    folder = Path(mkdtemp(prefix=f"policy-kg-{name}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def wait_until_it_answers(process: subprocess.Popen[bytes], port: int, path: str) -> None:
    """Wait until a server answers at a path, whatever it says; fail if its process ends before."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, f"the server has ended with {process.returncode}"
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", path)
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"the server on port {port} does not answer")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server and wait until it has ended."""
    process.terminate()
    process.wait()


class Silence:
    """A progress that nobody hears."""

    def start(self, step: str, total: int) -> None:
        """Say nothing."""

    def advance(self) -> None:
        """Say nothing."""

    def done(self) -> None:
        """Say nothing."""


def send(folder: Path, address: Address, known: Mapping[str, str] | None = None) -> None:
    """Write the build in `folder` to a server, with what is known of it in `known`."""
    with open_store(folder) as store:
        publish(store, read_info(folder), reach(address, known or {}), Silence())
