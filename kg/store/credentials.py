"""Finds the name and password, or the token, for a server, and answers its challenges; none of it is ever shown."""

from __future__ import annotations

import hashlib
import re
import secrets
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from netrc import NetrcParseError, netrc
from pathlib import Path

from kg.errors import StoreError

USER, PASSWORD, TOKEN = "KG_STORE_USER", "KG_STORE_PASSWORD", "KG_STORE_TOKEN"
_PAIR = re.compile(r'(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))')
_HASHES: dict[str, Callable[[bytes], str]] = {
    "MD5": lambda text: hashlib.md5(text, usedforsecurity=False).hexdigest(),  # what Virtuoso asks for
    "SHA-256": lambda text: hashlib.sha256(text).hexdigest(),
}
_HIDDEN = "***"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name and a password, or a token; all empty where none are known. Its `repr` holds none of them."""

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    def hide(self, text: str) -> str:
        """Return a text of the server's with every secret in it made unreadable."""
        for secret in (self.password, self.token, _basic(self.user, self.password) if self.user else ""):
            if secret:
                text = text.replace(secret, _HIDDEN)
        return text

    def answer(self, challenges: str, method: str, path: str) -> str | None:
        """Return the value of Authorization for a challenge (WWW-Authenticate); None if it cannot be answered.

        Digest (RFC 7616) goes before Basic (RFC 7617): the password does not leave this machine then.
        """
        if self.token:
            return f"Bearer {self.token}"
        if not self.user:
            return None
        if re.search(r"\bdigest\b", challenges, re.IGNORECASE):
            return self._digest(challenges, method, path)
        if re.search(r"\bbasic\b", challenges, re.IGNORECASE):
            return f"Basic {_basic(self.user, self.password)}"
        return None

    def _digest(self, challenges: str, method: str, path: str) -> str | None:
        asked = {key.lower(): quoted or bare for key, quoted, bare in _PAIR.findall(challenges)}
        digest = _HASHES.get(asked.get("algorithm", "MD5").upper())
        if digest is None or "nonce" not in asked:
            return None
        realm, nonce = asked.get("realm", ""), asked["nonce"]
        who = digest(f"{self.user}:{realm}:{self.password}".encode())
        what = digest(f"{method}:{path}".encode())
        said = {"username": self.user, "realm": realm, "nonce": nonce, "uri": path}
        if "qop" in asked:
            own, count = secrets.token_hex(8), "00000001"
            response = digest(f"{who}:{nonce}:{count}:{own}:auth:{what}".encode())
            tail = f', qop=auth, nc={count}, cnonce="{own}"'
        else:
            response, tail = digest(f"{who}:{nonce}:{what}".encode()), ""
        said["response"] = response
        said |= {key: asked[key] for key in ("opaque",) if key in asked}
        named = ", ".join(f'{key}="{value}"' for key, value in said.items())
        return f"Digest {named}, algorithm={asked.get('algorithm', 'MD5')}{tail}"


def find_credentials(host: str, environment: Mapping[str, str]) -> Credentials:
    """Return what is known for a host: from the environment, else from `~/.netrc`, else none.

    Raises `StoreError` if a name comes without its password, or if a value cannot be sent.
    """
    token, user = environment.get(TOKEN, ""), environment.get(USER, "")
    if bool(user) != (PASSWORD in environment) and not token:
        raise StoreError(f"{USER} and {PASSWORD} go together", hint="set both, or neither")
    known = Credentials(token=token) if token else Credentials(user, environment.get(PASSWORD, ""))
    known = known or _from_netrc(host)
    if not (known.user + known.password + known.token).isprintable():
        raise StoreError("the name, password or token of the store holds a sign that cannot be sent")
    return known


def _from_netrc(host: str) -> Credentials:
    if not (Path.home() / ".netrc").is_file():
        return Credentials()
    try:
        found = netrc().authenticators(host)
    except (NetrcParseError, OSError, UnicodeDecodeError):
        # the error of the parser repeats the line, which may hold the password
        raise StoreError("~/.netrc cannot be read", hint="only you may read it (chmod 600); see man netrc") from None
    return Credentials(found[0] or "", found[2] or "") if found else Credentials()


def _basic(user: str, password: str) -> str:
    return b64encode(f"{user}:{password}".encode()).decode("ascii")
