"""Knows the lists of a document: which are numbered, and where each begins.

Source: ISO/IEC 29500-1, 17.9 (numbering).
"""

from lxml import etree

from multipub.carriers._word.names import expand, value_at

_BULLETS = frozenset({"bullet", "none", "image"})
NO_LIST = "0"
"""``w:numId`` that takes a paragraph out of the list of its style (17.9.18)."""


class Numbering:
    """The lists of one document, by ``w:numId``."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, int]]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        if root is None:
            return
        for abstract in root.iterfind(expand("w:abstractNum")):
            levels = {_number(one.get(expand("w:ilvl"))): _level(one) for one in abstract.iterfind(expand("w:lvl"))}
            self._levels[abstract.get(expand("w:abstractNumId"), "")] = levels
        for one in root.iterfind(expand("w:num")):
            overrides = {
                _number(override.get(expand("w:ilvl"))): _number(start)
                for override in one.iterfind(expand("w:lvlOverride"))
                if (start := value_at(override, "w:startOverride")) is not None
            }
            number = one.get(expand("w:numId"), "")
            self._lists[number] = (value_at(one, "w:abstractNumId") or "", overrides)

    def is_known(self, number: str | None) -> bool:
        """Whether there is such a list."""
        return number is not None and number != NO_LIST and number in self._lists

    def is_ordered(self, number: str, level: int) -> bool:
        """Whether a level of a list is numbered."""
        abstract, _ = self._lists[number]
        return self._levels.get(abstract, {}).get(level, ("bullet", 1))[0] not in _BULLETS

    def start(self, number: str, level: int) -> int:
        """Return the number that a list begins with."""
        abstract, overrides = self._lists[number]
        return overrides.get(level, self._levels.get(abstract, {}).get(level, ("", 1))[1])


def _level(level: etree._Element) -> tuple[str, int]:
    start = value_at(level, "w:start")
    return value_at(level, "w:numFmt") or "decimal", 1 if start is None else _number(start)


def _number(said: str | None) -> int:
    try:
        return int(said or "0")
    except ValueError:
        return 0
