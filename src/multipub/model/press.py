"""The press: everything outside the words that a format needs.

No stage reads the clock, the network, the environment or a random number by itself: what it needs of the world is here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from multipub.model.lexicon import Lexicon
from multipub.model.manuscript import Manuscript
from multipub.model.recording import Recording
from multipub.model.speech_wishes import SpeechWishes

Options = TypeVar("Options")
"""A format's own options class."""

Tokens = Mapping[str, object]
"""A style's ``tokens.toml``, read: tables of tables of strings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A look and a sound: a folder of ``tokens.toml``, ``print.css``, ``screen.css``, ``word.toml``, ``voice.toml``.

    ``under`` is the style it is based on: a file that the folder lacks is taken from there.
    """

    name: str
    folder: Path
    tokens: Tokens
    under: "Style | None" = None

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of the styles it is based on, the lowest first, and its own, which has the last word."""
        return (*(self.under.folders if self.under else ()), self.folder)

    def layout(self, name: str, default: str = "") -> str:
        """Return a hint of the table ``[common.layout]``."""
        common = self.tokens.get("common")
        table = common.get("layout") if isinstance(common, Mapping) else None
        return str(table.get(name, default)) if isinstance(table, Mapping) else default

    def file(self, name: str) -> Path:
        """Return the path of one of the style's files: its own, or else that of the style it is based on."""
        own = self.folder / name
        return own if self.under is None or own.exists() else self.under.file(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What an export works with.

    ``options`` holds one value of each format's own options class, by the format's name.
    ``recording`` speaks a manuscript; it is memoised, so audio and read-along share one voice.
    ``speech`` is what was wished of the sound, in every edition that is heard; ``lexicons`` say how names are said, the
    more important ones later.
    """

    style: Style
    recording: Callable[[Manuscript], Recording]
    options: Mapping[str, object] = field(default_factory=dict)
    speech: SpeechWishes = field(default_factory=SpeechWishes)
    lexicons: tuple[Lexicon, ...] = ()

    def options_of(self, name: str, kind: type[Options]) -> Options:
        """Return the options of the format with this name; where none were given, those of its options class."""
        given = self.options.get(name)
        return given if isinstance(given, kind) else kind()
