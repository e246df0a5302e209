"""What the desk asked for (``Order``), and what came of it (``Placed``, or ``Unread`` where the story stops it)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from multipub.editions import Format, Kind
from multipub.errors import MultipubError
from multipub.model.findings import Finding
from multipub.speech.wishes import AskedSpeech

CANONICAL_NAME = "article.xml"
"""What a canonical file is called in its own folder; the folder then gives the editions their name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One story to export.  Everything in it can be sent to another process.

    ``languages`` is empty for all languages of the story.  ``now`` decides only whether an embargo is over; without it
    no embargo is.  ``speech`` is what the desk and the command line ask for; the style's wishes come before it.
    """

    source: Path
    out: Path
    formats: tuple[str, ...]
    languages: tuple[str, ...] = ()
    style: str = "default"
    voices: tuple[str, ...] = ()
    speech: AskedSpeech = field(default_factory=AskedSpeech)
    options: Mapping[str, object] = field(default_factory=dict)
    cache: Path | None = None
    override_status: bool = False
    strict: bool = False
    credit_missing: str = "warn"
    now: datetime | None = None

    @property
    def slug(self) -> str:
        """What the editions are called: after the folder of an ``article.xml``, else after the file."""
        return self.source.resolve().parent.name if self.source.name == CANONICAL_NAME else self.source.stem

    def target(self, format_: Format, language: str) -> Path:
        """Return where an edition goes: ``DIR/<slug>.<lang>.pdf``; other kinds also name their format."""
        named = "" if format_.kind is Kind.EDITION else f".{format_.name}"
        return self.out / f"{self.slug}.{language}{named}{format_.suffix}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One edition, in its place, or refused because of ``error``.  Times in seconds, size in bytes."""

    format: str
    language: str
    path: Path
    size: int = 0
    write_seconds: float = 0.0
    check_seconds: float = 0.0
    figures_wanted: int = 0
    figures_kept: int = 0
    warnings: tuple[Finding, ...] = ()
    error: MultipubError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A story of which no edition was tried: it is at fault, must not be published, or lacks what was asked for."""

    source: Path
    error: MultipubError
