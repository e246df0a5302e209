"""A pronunciation lexicon: how names and short forms are said.

Read by ``speech.lexicon_reading`` from a W3C PLS 1.0 file; used when a script is written, and carried by the EPUB.
"""

from dataclasses import dataclass

from multipub.model.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronunciation:
    """How one written form is said: in other letters (``alias``), in IPA, or both.  At least one is there."""

    written: str
    alias: str | None = None
    ipa: str | None = None

    @property
    def says_nothing_new(self) -> bool:
        """Whether it only repeats what is written, as the entries of a lexicon that waits to be filled in do."""
        return self.ipa is None and self.alias == self.written


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """One file: its name, its language (BCP 47), its entries in order, and its bytes as they were read.

    ``notes`` is what its author should know: roles that no engine asks for, entries that never apply.
    """

    name: str
    language: str
    pronunciations: tuple[Pronunciation, ...]
    source: bytes
    notes: tuple[Finding, ...] = ()
