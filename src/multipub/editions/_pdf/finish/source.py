"""The logical text: the letters and spaces that stand in the HTML, line by line.

In:  the boxes of the text in the order in which they are laid out.   Out: for each, the words of its element it shows.
Promises: letter for letter what the HTML holds.  A line is drawn with a hyphen at its end, without the space it was
broken at, and in the case CSS asks for; none of that is here.  What a style does not show is found (``unread``).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from multipub.editions._pdf.finish.boxes import Box, text_of
from multipub.editions._pdf.finish.errors import HiddenWords
from multipub.editions._pdf.finish.nodes import WHITE_SPACE, Mark, name_of

CHILD = "\uffff"
"""Stands for a child element in the text around it; no character of XML (XML 1.0, 2.2)."""

_SPACES = re.compile(f"[{WHITE_SPACE}]+")
_SPACES_AND_TABS = re.compile(r"[ \t]+")
_NO_LETTERS = re.compile(f"[{WHITE_SPACE}{CHILD}]*")
_SPACE = re.compile(f"{CHILD}*([{WHITE_SPACE}]+)")
_SPACE_AT_END = re.compile(f"[{WHITE_SPACE}]*(?={CHILD}|$)")
_UNSEEN = frozenset({"Cf", "Cc", "Mn"})
"""Unicode categories of what a change of case may take away, or nothing draw: accents, joiners, direction marks."""


@dataclass(slots=True)
class _Own:
    """The text of one element, ``CHILD`` in the place of each element in it, and how far it was shown."""

    text: str
    read: int = 0


@dataclass(slots=True)
class Source:
    """Hands out the text of the HTML as the boxes show it."""

    _own: dict[int, _Own] = field(default_factory=dict)
    _places: dict[int, tuple[_Own, int]] = field(default_factory=dict)
    _last: Mark | None = None
    _last_own: Mark | None = None

    def note(self, mark: Mark, *, ours: bool) -> None:
        """Note the mark that was made of the last piece, and whether its words are ours."""
        self._last = mark
        self._last_own = self._last_own if ours else mark

    def enter(self, box: Box) -> None:
        """Note that a box of an element begins: a space before it that is not drawn belongs to the last mark."""
        element = box.element
        if element is None or "::" in box.element_tag:
            return
        if id(element) not in self._own:
            self._open(element, collapse=box.style["white_space"] in ("normal", "nowrap"))
            if element.tag == "br":
                self._add_space()
        own, place = self._places.get(id(element), (None, 0))
        if own is not None and own.read <= place and _NO_LETTERS.fullmatch(own.text, own.read, place):
            if own.text[own.read : place].strip(CHILD):
                self._add_space()
            own.read = place + 1

    def _open(self, element: Element, *, collapse: bool) -> None:
        text = CHILD.join([element.text or "", *(child.tail or "" for child in element)])
        own = self._own[id(element)] = _Own(_SPACES.sub(" ", text) if collapse else text)
        if len(element):
            places = [place for place, character in enumerate(own.text) if character == CHILD]
            self._places |= {id(child): (own, place) for child, place in zip(element, places, strict=True)}

    def _add_space(self) -> None:
        """Put a space after what was said last, and after what the story said last: each is read without the other."""
        for mark in (self._last, self._last_own):
            if mark is not None and not mark.text.endswith(" "):
                mark.text += " "

    def take(self, box: Box) -> str:
        """Return the next piece of the text of the box's element, up to the end of this line.

        Raises:
            HiddenWords: if the box shows something else.
        """
        line = text_of(box) or ""
        own = self._own.get(id(box.element))
        if "::" in box.element_tag or own is None:
            return line
        for piece in _pieces(line, box.style["hyphenate_character"]):
            end = _end_of(own, piece)
            if end is not None:
                space = _SPACE_AT_END.match(own.text, end)
                start, own.read = own.read, space.end() if space else end
                return own.text[start : own.read].replace(CHILD, "")
        raise HiddenWords(f"the style shows “{line}” instead of the words of {name_of(box.element)}")

    def unread(self, body: Element) -> Iterator[Element]:
        """Yield the elements whose words were laid out nowhere."""
        for element in body.iter():
            own = self._own.get(id(element))
            texts = (element.text, *(child.tail for child in element)) if own is None else (own.text[own.read :],)
            if any(text and text.strip(WHITE_SPACE + CHILD) for text in texts):
                yield element


def _pieces(line: str, hyphen: str) -> tuple[str, ...]:
    """Return the line as it is, then without the hyphen it may have been broken with."""
    return (line, line[: -len(hyphen)]) if hyphen and line.endswith(hyphen) else (line,)


def _end_of(own: _Own, piece: str) -> int | None:
    """Return where the piece ends in the text not shown yet, or nothing if something else stands there."""
    if not piece.strip(WHITE_SPACE):
        space = _SPACE.match(own.text, own.read)
        return space.end() if space else own.read
    start = own.read
    lead = _NO_LETTERS.match(own.text, start)
    for place in (start, lead.end() if lead else start):
        if own.text.startswith(piece, place):
            return place + len(piece)
    return _end_of_letters(own, piece)


def _end_of_letters(own: _Own, piece: str) -> int | None:
    """As ``_end_of``, whatever the case of the letters, with the characters that nothing draws left aside."""
    wanted = "".join(_letters(piece))
    found = ""
    for place in range(own.read, len(own.text)):
        character = own.text[place]
        letters = "" if character == CHILD else "".join(_letters(character))
        if len(found) >= len(wanted) and (letters or character in WHITE_SPACE + CHILD):
            return place if found == wanted else None
        found += letters
    return len(own.text) if found == wanted else None


def _letters(text: str) -> Iterator[str]:
    """Yield the letters of ``text`` without their case and accents, so that a text in capitals gives the same.

    Capitals have no case to go back to (``ß``, ``ı``), and Greek ones have no accents.
    """
    for character in unicodedata.normalize("NFD", text):
        if not character.isspace() and unicodedata.category(character) not in _UNSEEN:
            yield unicodedata.normalize("NFD", character.upper().casefold())
