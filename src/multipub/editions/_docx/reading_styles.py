"""Know a document's styles by their names, and so what each paragraph is to a reader.

In:  ``styles.xml``, parsed.   Out: for the id of a style, its names up the chain it stands on.
Promises: nothing is taken from how a paragraph looks; a style that stands on a caption is a caption.
"""

from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from multipub.carriers._word.names import expand, path, value_at
from multipub.carriers._word.style_names import CHARACTER_STYLES, OURS, PARAGRAPH_STYLES, Characters, Paragraphs
from multipub.model.observation import Role

_P = Paragraphs
DEEPEST = 10
"""Styles that a style may stand on, one upon the other (17.7.4.3 sets no limit; a circle must end)."""


class Part(StrEnum):
    """What a paragraph is, where it is no passage by itself."""

    PICTURE = "picture"
    NOT_SUPPLIED = "not-supplied"
    CAPTION = "caption"
    CREDIT = "credit"
    CLOSING = "closing"
    """From here on come descriptions, credits and the permanent link: the notes stand before it."""


def _name(style: Paragraphs) -> str:
    return PARAGRAPH_STYLES[style].name


_PARTS = {
    _name(_P.PICTURE): Part.PICTURE,
    _name(_P.NOT_SUPPLIED): Part.NOT_SUPPLIED,
    _name(_P.CAPTION): Part.CAPTION,
    _name(_P.CREDIT): Part.CREDIT,
    _name(_P.END): Part.CLOSING,
}
_ROLES = {
    _name(_P.LIST_BULLET): Role.ITEM,
    _name(_P.LIST_NUMBER): Role.ITEM,
    _name(_P.TABLE_CAPTION): Role.TABLE_CAPTION,
    _name(_P.TABLE_HEADER): Role.HEADER_CELL,
    _name(_P.TABLE_TEXT): Role.CELL,
    _name(_P.NOTE): Role.NOTE,
    _name(_P.IMAGE_DESCRIPTION): Role.NOTE,
}
_NOTE_SIGN = CHARACTER_STYLES[Characters.NOTE_SIGN].name


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    outline: int | None


class Styles:
    """The styles of one document."""

    def __init__(self, root: etree._Element) -> None:
        self._styles: dict[str, _Style] = {}
        for element in root.iterfind(expand("w:style")):
            outline = value_at(element, "w:pPr/w:outlineLvl")
            name, based_on = value_at(element, "w:name") or "", value_at(element, "w:basedOn")
            style_id = element.get(expand("w:styleId"), "")
            self._styles[style_id] = _Style(name, based_on, int(outline) + 1 if outline else None)
        self.default = next((name for name, one in self._styles.items() if one.name == _name(_P.BODY)), "")
        language = root.find(path("w:docDefaults/w:rPrDefault/w:rPr/w:lang"))
        self.language = "" if language is None else language.get(expand("w:val"), "")
        self.bidi_language = "" if language is None else language.get(expand("w:bidi"), "")
        self._roles = {one: self._role(one) for one in self._styles}
        self._parts = {one: self._part(one) for one in self._styles}

    def role(self, style_id: str) -> tuple[Role, int]:
        """Return the role of a paragraph, and its level if it is a heading."""
        return self._roles.get(style_id, (Role.TEXT, 0))

    def part(self, style_id: str) -> Part | None:
        """Return which part of a picture a paragraph is, if it is one."""
        return self._parts.get(style_id)

    def is_ours(self, style_id: str | None) -> bool:
        """Whether words in this character style are words that multipub added."""
        return style_id in self._styles and self._styles[style_id].name in OURS

    def is_note_sign(self, style_id: str | None) -> bool:
        """Whether words in this character style are the sign of a note."""
        return style_id in self._styles and self._styles[style_id].name == _NOTE_SIGN

    def _chain(self, style_id: str) -> list[_Style]:
        chain: list[_Style] = []
        current: str | None = style_id
        while current in self._styles and len(chain) < DEEPEST:
            chain.append(self._styles[current])
            current = chain[-1].based_on
        return chain

    def _role(self, style_id: str) -> tuple[Role, int]:
        for style in self._chain(style_id):
            if style.outline:
                return Role.HEADING, style.outline
            if style.name in _ROLES:
                return _ROLES[style.name], 0
        return Role.TEXT, 0

    def _part(self, style_id: str) -> Part | None:
        return next((_PARTS[style.name] for style in self._chain(style_id) if style.name in _PARTS), None)
