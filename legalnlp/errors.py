"""The exceptions of the toolkit. Each message says what is wrong, where, and what to do."""

from __future__ import annotations


class LegalNLPError(Exception):
    """Root of everything this package raises on purpose."""


class UnreadableFile(LegalNLPError):
    """A file that cannot be turned into text: empty, binary, damaged, encrypted, scanned, too big.

    ``cause`` is a short machine-readable word (``empty``, ``binary``, ``damaged``, ``encrypted``,
    ``scanned``, ``too_large``, ``unknown_format``, ``no_text``, ``timeout``, ``metadata``,
    ``columns``, ``unsafe``, ``extra``); ``advice`` tells the user what can be done about it.
    """

    def __init__(self, path: object, cause: str, detail: str, advice: str) -> None:
        self.path, self.cause, self.detail, self.advice = str(path), cause, detail, advice
        super().__init__(f"{path}: {detail} ({cause}). {advice}")

    def __reduce__(self) -> tuple[object, ...]:
        """Rebuild from the four arguments, so that the error crosses process boundaries."""
        return (type(self), (self.path, self.cause, self.detail, self.advice))


class UnsupportedLanguage(LegalNLPError):
    """The document's language has no pack, or could not be told."""

    def __init__(self, path: object, language: str | None, supported: tuple[str, ...]) -> None:
        self.path, self.language, self.supported = str(path), language, supported
        untold = "the language could not be told"
        what = f"no language pack for {language!r}" if language else untold
        super().__init__(
            f"{path}: {what}. Packs: {', '.join(supported)}. Say which language it is with "
            "--language, or in a sidecar NAME.meta.json"
        )

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.path, self.language, self.supported))


class KnowledgeError(LegalNLPError):
    """A language pack or the taxonomy breaks its contract."""
