"""Sends one request to a server and returns its whole answer, within limits of time, size and tries.

Every request of a store may be sent twice without harm: a question changes nothing, a graph that is put or deleted
is the same after the second time, and triples without blank nodes that are added again are there once. So what a
server does not answer for the moment is tried again, a few times, with growing pauses.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from threading import Lock
from urllib.parse import urljoin, urlsplit

from kg.errors import StoreError
from kg.store.address import Address
from kg.store.credentials import Credentials
from kg.store.headers import Response

TIMEOUT = "KG_STORE_TIMEOUT"
"""The variable with how many seconds a server may be silent."""
SILENCE = 60.0
MOST = 1 << 30
"""An answer of more bytes is not taken."""
TRIES = 5
_PAUSES = (0.25, 0.5, 1.0, 2.0)
_LONGEST_PAUSE = 10.0
_WHOLE = 20  # an answer that trickles may take so many times the silence
_PIECE = 1 << 20
_LATER = (429, 502, 503, 504)
_ELSEWHERE = (301, 302, 303, 307, 308)
_REDIRECTS = 3
_SHOWN = 160
_AGAIN = "look whether the server runs, and try again; nothing was changed"


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent: the method, the path with its query, the body with its media type, and what is accepted."""

    method: str
    path: str
    accept: str = "*/*"
    body: bytes | None = field(default=None, repr=False)
    media: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the headers by their names in lower case, and the whole body."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


class _Gone(Exception):  # noqa: N818 - it never leaves this module
    """The server did not answer this time: why, how long it asks to wait, whether only a kept connection had ended."""

    def __init__(self, message: str, *, pause: float = 0.0, was_kept: bool = False) -> None:
        super().__init__(message)
        self.pause = pause
        self.was_kept = was_kept


class Exchange:
    """Requests to one server, over a connection that is kept."""

    def __init__(
        self,
        address: Address,
        credentials: Credentials,
        *,
        silence: float = SILENCE,
        most: int = MOST,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.address = address
        self._credentials = credentials
        self._silence = silence
        self._most = most
        self._pause = pause
        self._connection: HTTPConnection | None = None
        self._challenge = ""
        self._lock = Lock()

    def send(self, request: Request) -> Answer:
        """Return the answer to a request, whatever its status between 200 and 499 other than those below.

        Raises `StoreError` if the server cannot be reached, stays silent, ends in the middle, does not recover
        within `TRIES` tries, wants other credentials, sends elsewhere, or sends more than `MOST` bytes.
        """
        with self._lock:
            for number in range(TRIES):
                try:
                    return self._follow(request)
                except _Gone as gone:
                    self.close()
                    if number == TRIES - 1:
                        raise StoreError(f"{self.address}: {gone}", hint=_AGAIN) from None
                    if not gone.was_kept:
                        self._pause(min(_LONGEST_PAUSE, max(gone.pause, _PAUSES[number])))
            raise AssertionError("unreachable")

    def close(self) -> None:
        """Close the connection, if there is one; the next request opens another."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def explain(self, answer: Answer) -> str:
        """Return what a server says of a refusal, in one short line without secrets and without control characters."""
        text = answer.body[: 4 * _SHOWN].decode("utf-8", errors="replace")
        line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
        return self._credentials.hide(line)[:_SHOWN] or "no reason is given"

    def _follow(self, request: Request) -> Answer:
        """The answer after redirects within the server."""
        for _ in range(_REDIRECTS + 1):
            answer = self._authorised(request)
            if answer.status not in _ELSEWHERE:
                return answer
            request = Request(request.method, self._moved(request, answer), request.accept, request.body, request.media)
        raise StoreError(f"{self.address} redirects in a circle", hint="give the address that answers in the end")

    def _moved(self, request: Request, answer: Answer) -> str:
        target = urlsplit(urljoin(f"{self.address.origin}{request.path}", answer.headers.get("location", "")))
        port = target.port or (443 if target.scheme == "https" else 80)
        if (target.scheme, target.hostname, port) != (self.address.scheme, self.address.host, self.address.port):
            raise StoreError(
                f"{self.address} redirects to {target.scheme}://{target.hostname}:{port}, which is not followed",
                hint="if that is right, give that address with --store",
            )
        return target.path + (f"?{target.query}" if target.query else "")

    def _authorised(self, request: Request) -> Answer:
        """The answer to a request, which is sent again with credentials if the server asks for them."""
        answer = self._once(request, self._authorisation(request))
        if answer.status == 401 and self._credentials:
            self._challenge = answer.headers.get("www-authenticate", "")
            answer = self._once(request, self._authorisation(request))
        if answer.status in (401, 403):
            raise StoreError(
                f"{self.address} refuses the name, password or token"
                if self._credentials
                else f"{self.address} asks for a name and a password",
                hint="set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN, or write them into ~/.netrc",
            )
        return answer

    def _authorisation(self, request: Request) -> str | None:
        if not self._challenge and not self._credentials.token:
            return None
        return self._credentials.answer(self._challenge, request.method, request.path)

    def _once(self, request: Request, authorisation: str | None) -> Answer:
        headers = {"Accept": request.accept, "User-Agent": "policy-kg", "Accept-Encoding": "identity"}
        if request.body is not None:
            headers["Content-Type"] = request.media
        if authorisation is not None:
            headers["Authorization"] = authorisation
        was_kept = self._connection is not None
        try:
            answer = self._exchange(request, headers)
        except TimeoutError:
            self.close()
            raise StoreError(
                f"{self.address} was silent for {self._silence:g} seconds",
                hint=f"ask for less, or set {TIMEOUT} to more seconds",
            ) from None
        except ssl.SSLError as error:
            self.close()
            reason = getattr(error, "verify_message", "") or error.reason or "no agreement"
            raise StoreError(
                f"{self.address} cannot be trusted: {reason}", hint="see that its certificate is valid for this name"
            ) from None
        except IncompleteRead:
            raise _Gone("the answer ended in the middle") from None
        except (OSError, HTTPException) as error:
            raise _Gone(_reason(error), was_kept=was_kept) from None
        if answer.status in _LATER:
            raise _Gone(f"the server answers {answer.status}", pause=_wanted(answer))
        if answer.status >= 500:
            raise StoreError(f"{self.address} answers {answer.status}: {self.explain(answer)}", hint=_AGAIN)
        return answer

    def _exchange(self, request: Request, headers: Mapping[str, str]) -> Answer:
        connection = self._connect()
        connection.request(request.method, request.path, request.body, dict(headers))
        response = connection.getresponse()
        body = b"" if request.method == "HEAD" else self._read(response)
        if response.will_close:
            self.close()
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)

    def _read(self, response: HTTPResponse) -> bytes:
        pieces: list[bytes] = []
        size, end = 0, time.monotonic() + _WHOLE * self._silence
        while piece := response.read1(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > self._most:
                self.close()
                raise StoreError(f"{self.address} sends more than {self._most} bytes", hint="ask for less")
            if time.monotonic() > end:
                raise TimeoutError
        if response.length:  # read1 does not say that bytes are missing
            raise IncompleteRead(b"", response.length)
        response.close()  # nor that it has come to the end; the connection stays
        return b"".join(pieces)

    def _connect(self) -> HTTPConnection:
        if self._connection is None:
            host, port = self.address.host, self.address.port
            if self.address.scheme == "https":
                context = ssl.create_default_context()
                self._connection = HTTPSConnection(host, port, timeout=self._silence, context=context)
            else:
                self._connection = HTTPConnection(host, port, timeout=self._silence)
            self._connection.response_class = Response
        return self._connection


def _wanted(answer: Answer) -> float:
    """The seconds of Retry-After; a date there is passed over."""
    given = answer.headers.get("retry-after", "")
    return float(given) if given.isdecimal() else 0.0


def _reason(error: Exception) -> str:
    if isinstance(error, ConnectionRefusedError):
        return "nobody answers there"
    if isinstance(error, ConnectionError):
        return "the connection was broken off"
    if isinstance(error, OSError) and error.strerror:
        return f"it cannot be reached: {error.strerror}"
    return "the answer is no HTTP"
