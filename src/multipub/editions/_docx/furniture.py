"""Write the document's other parts that hold no words: settings, fonts, the definitions of its lists.

Source: ISO/IEC 29500-1, 17.15 (settings), 17.8 (fonts), 17.9 (numbering).
"""

from lxml import etree

from multipub.carriers._word.names import WORD, add, root, serialised, value
from multipub.editions._docx.look import Look
from multipub.model.language import Direction, direction_of

WORD_2013 = "15"
"""``compatibilityMode``: lay out as Word 2013 and later do, without the banner "Compatibility Mode"."""

COMPATIBILITY = "http://schemas.microsoft.com/office/word"

SEPARATORS = {"separator": "-1", "continuationSeparator": "0"}
"""The footnotes that are lines between text and notes, and their ids."""

LEVELS = 9
"""Levels of a list (17.9.6)."""

LEVEL_INDENT = 300
"""Twips that each level of a list is set further in."""

BULLETS, NUMBERS, BOXED_BULLETS, BOXED_NUMBERS = range(4)
"""The kinds of list: ``w:abstractNumId``."""


def settings(language: str, *, has_notes: bool) -> bytes:
    """Return ``settings.xml``."""
    made = root("w:settings", {"w": WORD})
    add(made, "w:zoom", {"w:percent": "100"})
    value(made, "w:defaultTabStop", "720")
    value(made, "w:characterSpacingControl", "doNotCompress")
    if has_notes:
        notes = add(made, "w:footnotePr")
        for number in SEPARATORS.values():
            add(notes, "w:footnote", {"w:id": number})
    compatibility = add(made, "w:compat")
    for name, setting in (("compatibilityMode", WORD_2013), ("overrideTableStyleFontSizeAndJustification", "1")):
        add(compatibility, "w:compatSetting", {"w:name": name, "w:uri": COMPATIBILITY, "w:val": setting})
    is_rtl = direction_of(language) is Direction.RTL
    add(made, "w:themeFontLang", {"w:val": language, **({"w:bidi": language} if is_rtl else {})})
    value(made, "w:decimalSymbol", ".")
    value(made, "w:listSeparator", ",")
    return serialised(made)


def font_table(look: Look) -> bytes:
    """Return ``fontTable.xml``: what Word may take instead of a font that is not installed."""
    made = root("w:fonts", {"w": WORD})
    for name, substitute in look.substitutes.items():
        font = add(made, "w:font", {"w:name": name})
        value(font, "w:altName", substitute.instead)
        value(font, "w:family", substitute.family)
        value(font, "w:pitch", "fixed" if substitute.family == "modern" else "variable")
    return serialised(made)


class Lists:
    """The lists of a document: ``numbering.xml`` being written.  Every numbered list counts for itself."""

    def __init__(self, look: Look) -> None:
        self._root = root("w:numbering", {"w": WORD})
        self._numbers: list[tuple[int, int, int | None]] = []
        for kind in (BULLETS, NUMBERS, BOXED_BULLETS, BOXED_NUMBERS):
            self._define(kind, look)
        self._shared: dict[int, int] = {}

    def number(self, *, ordered: bool, boxed: bool, level: int, start: int) -> int:
        """Return the ``w:numId`` of a list; all bulleted lists share one."""
        kind = (BOXED_NUMBERS if boxed else NUMBERS) if ordered else (BOXED_BULLETS if boxed else BULLETS)
        if not ordered and kind in self._shared:
            return self._shared[kind]
        self._numbers.append((kind, level, start if ordered else None))
        if not ordered:
            self._shared[kind] = len(self._numbers)
        return len(self._numbers)

    def part(self) -> bytes:
        """Return the XML."""
        for number, (kind, level, start) in enumerate(self._numbers, 1):
            made = add(self._root, "w:num", {"w:numId": str(number)})
            value(made, "w:abstractNumId", str(kind))
            if start is not None:
                override = add(made, "w:lvlOverride", {"w:ilvl": str(level)})
                value(override, "w:startOverride", str(start))
        return serialised(self._root)

    def _define(self, kind: int, look: Look) -> None:
        made = add(self._root, "w:abstractNum", {"w:abstractNumId": str(kind)})
        value(made, "w:nsid", f"{kind + 1:08X}")
        value(made, "w:multiLevelType", "multilevel")
        for level in range(LEVELS):
            self._level(made, kind, level, look)

    def _level(self, made: etree._Element, kind: int, level: int, look: Look) -> None:
        is_bullet = kind in {BULLETS, BOXED_BULLETS}
        defined = add(made, "w:lvl", {"w:ilvl": str(level)})
        value(defined, "w:start", "1")
        value(defined, "w:numFmt", "bullet" if is_bullet else "decimal")
        value(defined, "w:lvlText", look.bullet if is_bullet else f"%{level + 1}.")
        value(defined, "w:lvlJc", "left")
        box = look.paragraphs["infobox"].start if kind in {BOXED_BULLETS, BOXED_NUMBERS} else 0
        indent = str((level + 1) * LEVEL_INDENT + round(box * 20))
        add(add(defined, "w:pPr"), "w:ind", {"w:left": indent, "w:hanging": str(LEVEL_INDENT)})
        properties = add(defined, "w:rPr")
        if is_bullet:
            value(properties, "w:color", look.colour(look.characters["label"].colour or "ink"))
