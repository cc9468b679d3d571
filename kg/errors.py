"""The errors a person can act on: what is wrong, where, and what to do next.

Every error that can reach a person is a `KgError`. Its `str` is one line that says what, where and
what was expected; `hint` says what to do next. The command line prints both and ends with code 2.
"""


class KgError(Exception):
    """A mistake in the input or the use, in one line, with a hint on what to do next."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class SourceError(KgError):
    """A document that cannot be read: missing, empty, binary, too large, or in no known encoding."""


class FamilyError(KgError):
    """A document that was read but is no plan of a known kind."""


class ManifestError(KgError):
    """A line of `corpus/manifest.toml` that cannot be used, or no manifest at all."""


class IdentifierError(KgError):
    """A name or number that cannot become part of an IRI, or two elements that would share one."""


class StoreError(KgError):
    """A store that is missing, of another version, damaged, in use, or cannot be written."""


class QueryError(KgError):
    """A query that is unknown, does not parse, or is asked with parameters it does not have."""


class MissingError(QueryError):
    """What a query, a page or a command names and the store does not know; the hint names the nearest."""


class RefusedError(QueryError):
    """A query that would change data or reach outside the store; nothing of it is run."""


class ValidationError(KgError):
    """A graph that does not satisfy the shapes; nothing of it is stored.

    `finding` is what the first shape says that is not satisfied, in Chinese and in English; the message closes with
    the English.
    """

    def __init__(self, message: str, *, hint: str = "", finding: tuple[str, str] = ("", "")) -> None:
        super().__init__(message, hint=hint)
        self.finding = finding


class CurationError(KgError):
    """A line of a curation file that cannot be obeyed."""
