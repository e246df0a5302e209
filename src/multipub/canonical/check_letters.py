"""Checks every letter of a file: normal form, lost letters, bare direction controls.

In:  the root of a parsed file.   Out: faults at the elements that hold them.

Source: Unicode Standard Annex 9 and 15.
"""

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree

from multipub.canonical.elements import local_name
from multipub.canonical.faults import Faults

LOST_LETTER = "\ufffd"

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OPENING = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
_ISOLATE_END = "\u2069"
_ISOLATES = frozenset("\u2066\u2067\u2068")
_CONTEXT = 20
"""Letters quoted on either side of a fault."""


def check_letters(root: etree._Element, faults: Faults) -> None:
    """Enter a fault for every text or attribute whose letters are not as they should be."""
    for element, words in _pieces(root):
        if words.isascii():
            continue
        if not unicodedata.is_normalized("NFC", words):
            faults.add("CAN-T01", f"<{local_name(element)}> is not in normal form: {_unlike(words)!r}", element)
        if LOST_LETTER in words:
            near = _near(words, words.index(LOST_LETTER))
            faults.add("CAN-T02", f"<{local_name(element)}> has lost a letter (U+FFFD): {near!r}", element)
        if _CONTROLS.search(words) and not _closed(words):
            codes = ", ".join(sorted({f"U+{ord(one):04X}" for one in _CONTROLS.findall(words)}))
            faults.add(
                "CAN-T03", f"<{local_name(element)}> has direction controls that nothing ends ({codes})", element
            )


def _pieces(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield every text and every attribute value with the element it belongs to."""
    for element in root.iter():
        if element.text:
            yield element, element.text
        for value in element.attrib.values():
            yield element, str(value)
        parent = element.getparent()
        if element.tail and parent is not None:
            yield parent, element.tail


def _near(words: str, place: int) -> str:
    return words[max(0, place - _CONTEXT) : place + _CONTEXT].strip()


def _unlike(words: str) -> str:
    """Return the words around the first letter that normalisation would change."""
    normal = unicodedata.normalize("NFC", words)
    place = next((at for at, (one, other) in enumerate(zip(words, normal, strict=False)) if one != other), len(normal))
    return _near(words, place)


def _closed(words: str) -> bool:
    """Whether every control that turns the direction is ended in the same text, in the right order."""
    open_controls: list[str] = []
    for control in _CONTROLS.findall(words):
        if control in _OPENING:
            open_controls.append(control)
        elif not open_controls or (open_controls.pop() in _ISOLATES) != (control == _ISOLATE_END):
            return False
    return not open_controls
