"""The formats multipub can write: one file each, found by themselves.

A format is a name, how to write it and how to read it back.  To add one, add a file to this folder that makes a
``Format``; the command line, every check and every contract test find it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from multipub.model.findings import Finding
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


def nothing_to_advise(manuscript: Manuscript, press: Press) -> tuple[Finding, ...]:
    """Advise nothing: the format is always written in full."""
    del manuscript, press
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One output format: how to write it, and how to read it back.

    ``options`` is a frozen dataclass whose fields all have defaults; they become the flags ``--<name>-<field>``, and
    ``press.options[name]`` holds its value.  ``write`` raises ``EditionError`` (or a subclass) when it cannot;
    ``observe`` reads the bytes with another library than the one that wrote them.  ``advise`` tells what the desk
    should know of an edition that is good, but could be better: a read-along for which there is no voice.
    """

    name: str
    suffix: str
    media_type: str
    kind: Kind
    summary: str
    write: Callable[[Manuscript, Press], bytes]
    observe: Callable[[bytes], Observation]
    options: type = NoOptions
    advise: Callable[[Manuscript, Press], tuple[Finding, ...]] = nothing_to_advise


FORMATS: Registry[Format] = Registry("format", __name__, Format)
