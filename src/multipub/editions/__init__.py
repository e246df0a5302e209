"""The formats multipub can write: one file each, found by themselves.

A format is a name, how to write it and how to read it back.  To add one, add a file to this folder that makes a
``Format``; the command line, every check and every contract test find it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation
from multipub.model.press import Press
from multipub.registry import Registry


class Kind(StrEnum):
    """What a format promises.

    An edition carries the whole promise and the canonical XML; a sidecar goes with one (subtitles, a transcript);
    an interchange format is for the next system in the chain.
    """

    EDITION = "edition"
    SIDECAR = "sidecar"
    INTERCHANGE = "interchange"


@dataclass(frozen=True, slots=True)
class NoOptions:
    """The options of a format that has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One output format: how to write it, and how to read it back.

    ``options`` is a frozen dataclass whose fields all have defaults; they become the flags ``--<name>-<field>``, and
    ``press.options[name]`` holds its value.  ``write`` raises ``EditionError`` (or a subclass) when it cannot;
    ``observe`` reads the bytes with another library than the one that wrote them.
    """

    name: str
    suffix: str
    media_type: str
    kind: Kind
    summary: str
    write: Callable[[Manuscript, Press], bytes]
    observe: Callable[[bytes], Observation]
    options: type = NoOptions


FORMATS: Registry[Format] = Registry("format", __name__, Format)
