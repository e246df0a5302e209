"""Reads the codes of fields: what Word works out by itself, and shows as words.

In:  the code of a field.   Out: where it links to, which note it calls, whether its words are a table of contents.
Promises: a code is read as Word reads it: switches in any order, quoted arguments with spaces.

Source: ISO/IEC 29500-1, 17.16.2 and 17.16.5.
"""

import re
from dataclasses import dataclass

_ARGUMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_SWITCHES_WITH_WORDS = frozenset({"\\l", "\\o", "\\t"})
"""Switches of HYPERLINK that are followed by an argument: a place, a tip, a frame (17.16.5.25)."""

_NOTE = re.compile(r"\bNOTEREF\s+(\S+)")
_SEQUENCE = re.compile(r"\bSEQ\s")
_CONTENTS = re.compile(r"^\s*(?:TOC|INDEX)\b")


@dataclass(slots=True)
class Field:
    """A field being read: its code, whether its result is next, and the words of that which are none of the story."""

    code: str = ""
    shown: bool = False
    dropped: str = ""

    @property
    def link(self) -> str | None:
        """Where the words of the field lead, if it is a link."""
        name, _, rest = self.code.strip().partition(" ")
        if name.upper() != "HYPERLINK":
            return None
        said = [(quoted or plain, bool(quoted)) for quoted, plain in _ARGUMENT.findall(rest)]
        target, place = "", ""
        while said:
            word, quoted = said.pop(0)
            if quoted or not word.startswith("\\"):
                target = target or word.replace("\\\\", "\\")
            elif word.lower() in _SWITCHES_WITH_WORDS and said:
                argument = said.pop(0)[0]
                place = argument if word.lower() == "\\l" else place
        return target + (f"#{place}" if place else "") or None

    @property
    def note(self) -> str | None:
        """The bookmark of the note that it calls again."""
        found = _NOTE.search(self.code)
        return found[1] if found else None

    @property
    def counts(self) -> bool:
        """Whether it counts captions (SEQ)."""
        return bool(_SEQUENCE.search(self.code))

    @property
    def is_contents(self) -> bool:
        """Whether it is a table of contents or an index."""
        return bool(_CONTENTS.match(self.code))
