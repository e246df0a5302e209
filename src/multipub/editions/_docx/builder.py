"""Write paragraphs and runs: the one small builder under everything that the document says.

In:  words with their languages, and the names of styles.   Out: OOXML, in schema order.
Promises: whatever differs from the article's language says so; right-to-left paragraphs and runs are marked; ids of
bookmarks and drawings are counted, never searched for, so time grows with the length and not with its square.

Source: ISO/IEC 29500-1, 17.3 (paragraphs and runs); FACTS of python-docx 1.2.0: its own builder searches the whole
document at every paragraph and picture.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docx.opc.part import Part
from lxml import etree

from multipub.carriers._word.names import OFF, ON, RELATIONSHIPS, add, bookmark_name, expand, twips, value
from multipub.carriers._word.style_names import Characters, Paragraphs
from multipub.editions._docx.look import POINTS_PER_MILLIMETRE, Look
from multipub.model.language import Direction, direction_of, primary_subtag, same_language

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_LETTER = "[A-Za-zªµºÀ-ÖØ-öø-ʸͰ-ϿЀ-֊\u0900-\u1fff\u2c00-\ua7ff\uac00-\ud7a3\uf900-\ufaff\uff21-\uff5a][\u0300-\u036f]*"
LEFT_TO_RIGHT_STRETCH = re.compile(f"({_LETTER}(?:[^{_RIGHT_TO_LEFT}]*{_LETTER})?)")
"""From the first to the last letter of a left-to-right script between right-to-left letters (UAX #9, classes L, R)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsStyle:
    """What is marked about a run beside its language."""

    style: Characters | None = None
    bold: bool = False
    """Where the style is taken already."""
    vertical: str | None = None
    """``superscript`` or ``subscript``."""
    direction: Direction | None = None
    """Where it is not its language's."""


PLAIN = WordsStyle()
ADDED = WordsStyle(style=Characters.ADDED)
LABEL = WordsStyle(style=Characters.LABEL)


class Counter:
    """Ids of bookmarks and drawings, unique in the whole document."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> str:
        """Return a number that was not given yet."""
        self._last += 1
        return str(self._last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Where paragraphs go: the body, a cell, a note or a running head.

    ``part`` holds the relationships of its links; ``language`` is the document's default.
    """

    parent: etree._Element
    part: Part
    language: str
    look: Look
    bookmarks: Counter

    def into(self, parent: etree._Element) -> "Flow":
        """Return the flow of an element inside this one."""
        return replace(self, parent=parent)

    def paragraph(
        self,
        style: Paragraphs,
        language: str,
        *,
        keep: bool | None = None,
        listed: tuple[int, int] | None = None,
        at_end: bool = False,
        after: float | None = None,
        wide: bool = False,
    ) -> "Line":
        """Begin a paragraph.

        ``keep`` (with the next one) overrules its style; ``listed`` is the list's number and the level in it;
        ``at_end`` sets the words where lines end; ``after`` is the space below in points, where it is not the style's;
        ``wide`` begins it where the rail begins.
        """
        element = add(self.parent, "w:p")
        properties = add(element, "w:pPr")
        value(properties, "w:pStyle", style)
        if keep is not None:
            value(properties, "w:keepNext", ON if keep else OFF)
        if listed is not None:
            numbering = add(properties, "w:numPr")
            value(numbering, "w:ilvl", str(listed[1]))
            value(numbering, "w:numId", str(listed[0]))
        is_rtl = direction_of(language) is Direction.RTL
        if is_rtl or direction_of(self.language) is Direction.RTL:
            value(properties, "w:bidi", ON if is_rtl else OFF)
        if after is not None:
            add(properties, "w:spacing", {"w:after": twips(after)})
        is_other = is_rtl is not (direction_of(self.language) is Direction.RTL)
        if is_other or wide:
            start, end = self.look.indents(style)
            start -= self.look.page.rail * POINTS_PER_MILLIMETRE if wide else 0.0
            left, right = (end, start) if is_other else (start, end)
            add(properties, "w:ind", {"w:left": twips(left), "w:right": twips(right)})
        if at_end:
            value(properties, "w:jc", "right")
        if is_rtl:
            add(add(properties, "w:rPr"), "w:rtl")
        return Line(self, element, language)


class Line:
    """A paragraph, or a link in one, being written."""

    def __init__(self, flow: Flow, element: etree._Element, language: str) -> None:
        self.flow, self.element, self.language = flow, element, language

    def words(self, text: str, language: str | None = None, look: WordsStyle = PLAIN) -> None:
        """Write words in a language; none are written for an empty text."""
        if not text:
            return
        tag = language or self.language
        is_rtl = (look.direction or direction_of(tag)) is Direction.RTL
        for stretch, stretch_is_rtl in _stretches(text) if is_rtl else ((text, False),):
            element = self.run(tag, look, is_rtl=stretch_is_rtl)
            words = add(element, "w:t")
            words.text = stretch
            if stretch != stretch.strip():
                words.set(expand("xml:space"), "preserve")

    def run(self, language: str, look: WordsStyle = PLAIN, *, is_rtl: bool = False) -> etree._Element:
        """Begin a run: its properties in the order of the schema."""
        element = add(self.element, "w:r")
        is_foreign = not same_language(language, self.flow.language)
        if not (is_foreign or is_rtl or look != PLAIN):
            return element
        properties = add(element, "w:rPr")
        if look.style:
            value(properties, "w:rStyle", look.style)
        font = self.flow.look.script_fonts.get(primary_subtag(language)) if is_foreign and is_rtl else None
        if font:
            add(properties, "w:rFonts", {"w:cs": font})
        if look.bold:
            add(properties, "w:b")
            add(properties, "w:bCs")
        if look.vertical:
            value(properties, "w:vertAlign", look.vertical)
        if is_rtl:
            add(properties, "w:rtl")
        if is_foreign:
            add(properties, "w:lang", {"w:val": language, "w:eastAsia": language, "w:bidi": language})
        return element

    def line_break(self, look: WordsStyle = PLAIN) -> None:
        """End the line, not the paragraph."""
        add(self.run(self.language, look), "w:br")

    def tab(self) -> None:
        """Go to the next tab stop."""
        add(self.run(self.language, ADDED), "w:tab")

    def link(self, target: str, *, title: str | None = None) -> "Line":
        """Begin a link; what is written to it leads to ``target``: an address, or ``#id`` in the same text."""
        attributes = {"w:history": ON}
        if title:
            attributes["w:tooltip"] = title
        if target.startswith("#"):
            name = bookmark_name(target[1:])
            attributes["w:anchor"] = name
            if name != target[1:]:
                attributes["w:docLocation"] = target[1:]
        else:
            kind = f"{RELATIONSHIPS}/hyperlink"
            attributes["r:id"] = self.flow.part.relate_to(target, kind, is_external=True)
        return Line(self.flow, add(self.element, "w:hyperlink", attributes), self.language)

    def bookmark(self, target: str) -> None:
        """Mark this place by an id of the story."""
        number = self.flow.bookmarks.next()
        add(self.element, "w:bookmarkStart", {"w:id": number, "w:name": bookmark_name(target)})
        add(self.element, "w:bookmarkEnd", {"w:id": number})

    def field(self, instruction: str, shown: str, language: str, look: WordsStyle = ADDED) -> None:
        """Write a field that Word works out, with what to show until then."""
        outer = self.element
        self.element = add(outer, "w:fldSimple", {"w:instr": instruction})
        self.words(shown, language, look)
        self.element = outer


def _stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Part right-to-left text into stretches as Word does while typing: Latin names inside are no rtl runs."""
    for place, stretch in enumerate(LEFT_TO_RIGHT_STRETCH.split(text)):
        if stretch:
            yield stretch, place % 2 == 0
