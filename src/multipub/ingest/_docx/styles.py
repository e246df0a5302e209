"""Knows what a paragraph is by its style, in documents of ours and of anybody else's.

In:  ``styles.xml``.   Out: for a paragraph's style, its ``Kind``; for a run's, what it marks.
Promises: a style is known by its name up the chain it stands on, never by how it looks; Word's built-in names are
English in the file whatever language Word speaks (17.7.4.9), LibreOffice's and pandoc's are known too; a style that
the document does not describe is known by its id.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from multipub.carriers._word.names import expand, path, value_at
from multipub.carriers._word.style_names import CHARACTER_STYLES, OURS, PARAGRAPH_STYLES, Characters, Paragraphs
from multipub.ingest._docx.letters import Trait
from multipub.ingest._docx.local_names import english_name
from multipub.ingest._docx.tongues import Marks

_P = Paragraphs
DEEPEST = 12
"""Styles that a style may stand on, one upon the other; a circle must end."""

BODY_LEVEL = 9
"""``w:outlineLvl`` of what is no heading (17.3.1.20)."""


class Kind(StrEnum):
    """What a paragraph is."""

    SECTION = "section"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    TIMES = "times"
    CORRECTION = "correction"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    PULL_QUOTE = "pull quote"
    BOX = "infobox"
    BOX_HEADING = "infobox heading"
    BOX_ITEM = "infobox item"
    PICTURE = "picture"
    CAPTION = "caption"
    CREDIT = "credit"
    PICTURE_LINK = "picture link"
    NOT_SUPPLIED = "not supplied"
    TABLE_CAPTION = "table caption"
    TABLE = "table"
    DIVIDER = "divider"
    END = "end"
    DESCRIPTION = "description"
    CREDITS_HEADING = "credits heading"
    CREDITS = "credits"
    PERMALINK = "permalink"
    FURNITURE = "furniture"
    """Tables of contents, running heads: no words of the story."""


def _name(style: Paragraphs) -> str:
    return PARAGRAPH_STYLES[style].name.lower()


_OURS: dict[Paragraphs, Kind] = {
    _P.SECTION_LABEL: Kind.SECTION,
    _P.HEADLINE: Kind.HEADLINE,
    _P.DECK: Kind.DECK,
    _P.BYLINE: Kind.BYLINE,
    _P.TIMES: Kind.TIMES,
    _P.CORRECTION: Kind.CORRECTION,
    _P.LIST_BULLET: Kind.ITEM,
    _P.LIST_NUMBER: Kind.ITEM,
    _P.QUOTE: Kind.QUOTE,
    _P.QUOTE_ATTRIBUTION: Kind.ATTRIBUTION,
    _P.PULL_QUOTE: Kind.PULL_QUOTE,
    _P.INFOBOX: Kind.BOX,
    _P.INFOBOX_HEADING_2: Kind.BOX_HEADING,
    _P.INFOBOX_HEADING_3: Kind.BOX_HEADING,
    _P.INFOBOX_HEADING_4: Kind.BOX_HEADING,
    _P.INFOBOX_BULLET: Kind.BOX_ITEM,
    _P.INFOBOX_NUMBER: Kind.BOX_ITEM,
    _P.PICTURE: Kind.PICTURE,
    _P.CAPTION: Kind.CAPTION,
    _P.CREDIT: Kind.CREDIT,
    _P.PICTURE_LINK: Kind.PICTURE_LINK,
    _P.NOT_SUPPLIED: Kind.NOT_SUPPLIED,
    _P.TABLE_CAPTION: Kind.TABLE_CAPTION,
    _P.DIVIDER: Kind.DIVIDER,
    _P.END: Kind.END,
    _P.IMAGE_DESCRIPTION: Kind.DESCRIPTION,
    _P.CREDITS_HEADING: Kind.CREDITS_HEADING,
    _P.CREDITS: Kind.CREDITS,
    _P.PERMALINK: Kind.PERMALINK,
    _P.HEADER: Kind.FURNITURE,
    _P.FOOTER: Kind.FURNITURE,
}

_KINDS: dict[str, Kind] = {_name(style): kind for style, kind in _OURS.items()} | {
    "title": Kind.HEADLINE,
    "headline": Kind.HEADLINE,
    "subtitle": Kind.DECK,
    "standfirst": Kind.DECK,
    "author": Kind.BYLINE,
    "authors": Kind.BYLINE,
    "date": Kind.TIMES,
    "abstract": Kind.DECK,
    "intense quote": Kind.QUOTE,
    "block text": Kind.QUOTE,
    "quotations": Kind.QUOTE,
    "quotation": Kind.QUOTE,
    "image caption": Kind.CAPTION,
    "figure caption": Kind.CAPTION,
    "illustration": Kind.CAPTION,
    "figure": Kind.CAPTION,
    "drawing": Kind.CAPTION,
    "table": Kind.TABLE_CAPTION,
    "photo credit": Kind.CREDIT,
    "horizontal line": Kind.DIVIDER,
    "abstract title": Kind.FURNITURE,
    "toc heading": Kind.FURNITURE,
    "contents heading": Kind.FURNITURE,
    **{f"toc {number}": Kind.FURNITURE for number in range(1, 10)},
    **{f"contents {number}": Kind.FURNITURE for number in range(1, 10)},
    **{f"list {kind} {number}": Kind.ITEM for kind in ("bullet", "number") for number in range(2, 6)},
}
_CHARACTERS = {
    CHARACTER_STYLES[Characters.EMPHASIS].name.lower(): Trait.EMPHASIS,
    CHARACTER_STYLES[Characters.STRONG].name.lower(): Trait.STRONG,
    CHARACTER_STYLES[Characters.ITALIC].name.lower(): Trait.ITALIC,
    CHARACTER_STYLES[Characters.DATELINE].name.lower(): Trait.DATELINE,
    "strong emphasis": Trait.STRONG,
    "intense emphasis": Trait.EMPHASIS,
    "subtle emphasis": Trait.EMPHASIS,
    **{name.lower(): Trait.OURS for name in OURS},
}
_SIGNS = frozenset(
    {"footnote reference", "endnote reference", "footnote characters", "endnote characters", "footnote anchor"}
)
_LANGUAGES = ("w:val", "w:eastAsia", "w:bidi")
_WORD_STARTS = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|_+")
_BOLD, _ITALIC = expand("w:b"), expand("w:i")


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    outline: int | None
    numbering: tuple[str | None, int] | None
    bold: bool | None
    italic: bool | None


class Styles:
    """The styles of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self.default = ""
        self.marks = Marks()
        if root is None:
            return
        for element in root.iterfind(expand("w:style")):
            style_id = element.get(expand("w:styleId"), "")
            self._styles[style_id] = _style(element)
            if element.get(expand("w:type")) == "paragraph" and element.get(expand("w:default")) in {"1", "true", "on"}:
                self.default = style_id
        self.marks = marks_of(root.find(path("w:docDefaults/w:rPrDefault/w:rPr")))

    @property
    def default_language(self) -> str:
        """The language that words are in unless something else is said."""
        return self.marks.latin

    def name(self, style_id: str) -> str:
        """Return what a style is called, in small letters."""
        return self._styles[style_id].name if style_id in self._styles else _by_id(style_id).name

    def kind(self, style_id: str) -> tuple[Kind, int]:
        """Return what a paragraph is, and its level if it is a heading or an entry."""
        chain = self._chain(style_id)
        outline = next((one.outline for one in chain if one.outline is not None), BODY_LEVEL)
        for style in chain:
            kind = _KINDS.get(style.name)
            if kind in {Kind.ITEM, Kind.BOX_ITEM}:
                last = style.name.rpartition(" ")[2]
                return kind, int(last) - 1 if last.isdigit() else 0
            if kind is Kind.BOX_HEADING:
                return kind, outline + 1
            if kind is not None:
                return kind, 1 if kind is Kind.HEADLINE else 0
            if style.name.startswith("heading ") and style.name[8:].isdigit():
                return Kind.HEADING, int(style.name[8:])
            if style.outline is not None and style.outline < BODY_LEVEL:
                return Kind.HEADING, style.outline + 1
        return Kind.PARAGRAPH, 0

    def numbering(self, style_id: str) -> tuple[str | None, int] | None:
        """Return the list that a paragraph style brings along: its number, and the level in it."""
        return next((one.numbering for one in self._chain(style_id) if one.numbering), None)

    def is_ordered(self, style_id: str) -> bool:
        """Whether the style is one for numbered lists, by its name."""
        return any("list number" in one.name for one in self._chain(style_id))

    def trait(self, style_id: str) -> Trait | None:
        """Return what words in this character style are marked as."""
        found = (_CHARACTERS.get(style.name) for style in self._chain(style_id))
        return next((one for one in found if one is not None), None)

    def is_note_sign(self, style_id: str) -> bool:
        """Whether words in this character style are the sign of a note."""
        return any(style.name in _SIGNS for style in self._chain(style_id))

    def weight(self, style_id: str) -> tuple[bool, bool]:
        """Return whether a style is bold, and whether it is italic."""
        chain = self._chain(style_id)
        bold = next((one.bold for one in chain if one.bold is not None), False)
        return bold, next((one.italic for one in chain if one.italic is not None), False)

    def _chain(self, style_id: str) -> list[_Style]:
        if style_id and style_id not in self._styles:
            return [_by_id(style_id)]
        chain: list[_Style] = []
        current: str | None = style_id
        while current in self._styles and len(chain) < DEEPEST:
            chain.append(self._styles[current])
            current = chain[-1].based_on
        return chain


def _by_id(style_id: str) -> _Style:
    """Return what a style that the document does not describe is by its id: ``heading 1`` for ``Heading1``."""
    name = english_name(_WORD_STARTS.sub(" ", style_id).lower())
    return _Style(name=name, based_on=None, outline=None, numbering=None, bold=None, italic=None)


def _style(element: etree._Element) -> _Style:
    outline = value_at(element, "w:pPr/w:outlineLvl")
    numbering = element.find(path("w:pPr/w:numPr"))
    runs = element.find(expand("w:rPr"))
    level = value_at(element, "w:pPr/w:numPr/w:ilvl")
    return _Style(
        name=english_name((value_at(element, "w:name") or "").lower()),
        based_on=value_at(element, "w:basedOn"),
        outline=int(outline) if outline and outline.isdigit() else None,
        numbering=None
        if numbering is None
        else (value_at(numbering, "w:numId"), int(level) if level and level.isdigit() else 0),
        bold=toggle(runs, _BOLD),
        italic=toggle(runs, _ITALIC),
    )


def marks_of(properties: etree._Element | None) -> Marks:
    """Return the languages that the properties of a run name."""
    found = None if properties is None else properties.find(expand("w:lang"))
    return Marks() if found is None else Marks(*(found.get(expand(name), "") for name in _LANGUAGES))


def toggle(properties: etree._Element | None, name: str) -> bool | None:
    """Return an on/off property, or nothing where it is not said."""
    found = None if properties is None else properties.find(name)
    return None if found is None else found.get(expand("w:val"), "1") not in {"0", "false", "off", "none"}
