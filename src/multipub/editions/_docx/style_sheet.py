"""Write ``styles.xml``: a ``Look`` as Word's named styles.

In:  a look, and the language of the article.   Out: the part's XML.
Promises: every style of ``style_names`` is there, and nothing else; complex-script sizes and weights stand beside the
Latin ones, so Arabic and Hebrew words are set as they should be wherever they stand.
"""

from dataclasses import replace
from functools import lru_cache

from lxml import etree

from multipub.carriers._word.names import (
    EIGHTHS,
    HALF_POINTS,
    OFF,
    ON,
    WORD,
    add,
    root,
    serialised,
    twips,
    value,
)
from multipub.carriers._word.style_names import (
    ARTICLE_TABLE,
    CHARACTER_STYLES,
    PARAGRAPH_STYLES,
    Characters,
    Paragraphs,
    StyleName,
)
from multipub.editions._docx.look import KEPT_LOOKS, Fonts, Look, StyleLook, WordsLook, key_of
from multipub.model.language import Direction, direction_of

DEFAULT_TABLE = "TableNormal"
MOST_RIGHT_ON = "9"
"""``uiPriority``: after Word's own headings, before its rarities."""

SIDE_GAP, RULE_GAP = "9", "4"
"""Points between words and a line beside them, above or below them."""

GROUND_WIDTH = ".5"
"""Points: of the unseen lines that widen a tinted ground."""

CELL_MARGIN = "60"
"""Twips at the sides of a cell."""

FULL_WIDTH = "5000"
"""Fiftieths of a percent (ST_MeasurementOrPercent, type ``pct``)."""


@lru_cache(maxsize=KEPT_LOOKS)
def style_sheet(look: Look, language: str, *, long_headline: bool) -> bytes:
    """Return the part; a long headline is set in its smaller size."""
    return serialised(_Sheet(look, language, long_headline=long_headline).root)


class _Sheet:
    """The part being written."""

    def __init__(self, look: Look, language: str, *, long_headline: bool) -> None:
        self.look, self.language, self.long_headline = look, language, long_headline
        self.is_rtl = direction_of(language) is Direction.RTL
        self.root = root("w:styles", {"w": WORD})
        self._defaults()
        for paragraph, named in PARAGRAPH_STYLES.items():
            self._paragraph_style(paragraph, named)
        for characters, named in CHARACTER_STYLES.items():
            self._character_style(characters, named)
        self._table_styles()

    def _defaults(self) -> None:
        defaults = add(self.root, "w:docDefaults")
        properties = add(add(defaults, "w:rPrDefault"), "w:rPr")
        body = self.look.paragraphs["body"]
        self._fonts(properties, self.look.fonts[body.font])
        self._sizes(properties, body.size)
        marks = {"w:val": self.language, "w:eastAsia": self.language, "w:bidi": self.language}
        add(properties, "w:lang", marks)
        paragraph = add(add(defaults, "w:pPrDefault"), "w:pPr")
        if self.is_rtl:
            add(paragraph, "w:bidi")

    def _style(self, kind: str, style_id: str, named: StyleName, *, default: bool = False) -> etree._Element:
        attributes = {"w:type": kind, "w:styleId": style_id}
        if default:
            attributes["w:default"] = ON
        style = add(self.root, "w:style", attributes)
        value(style, "w:name", named.name)
        if named.based_on:
            value(style, "w:basedOn", named.based_on)
        if named.next:
            value(style, "w:next", named.next)
        value(style, "w:uiPriority", MOST_RIGHT_ON)
        add(style, "w:qFormat")
        return style

    def _paragraph_style(self, paragraph: Paragraphs, named: StyleName) -> None:
        style = self._style("paragraph", paragraph, named, default=paragraph is Paragraphs.BODY)
        look = self.look.style(paragraph)
        if paragraph is Paragraphs.HEADLINE and self.long_headline and look.long_size:
            look = replace(look, size=look.long_size, leading=look.leading * look.long_size / look.size)
        self._paragraph_properties(add(style, "w:pPr"), paragraph, look, named.outline)
        self._run_properties(add(style, "w:rPr"), look)

    def _paragraph_properties(
        self, properties: etree._Element, style: Paragraphs, look: StyleLook, outline: int | None
    ) -> None:
        if look.keep:
            add(properties, "w:keepNext")
            add(properties, "w:keepLines")
        add(properties, "w:widowControl")
        if look.top or look.bottom or look.bar or look.box or look.tint:
            self._borders(properties, look)
        if look.tint:
            add(properties, "w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": self.look.colour(look.tint)})
        spacing = {
            "w:before": twips(look.before),
            "w:after": twips(look.after),
            "w:line": twips(look.leading),
            "w:lineRule": "exact" if look.exact else "atLeast",
        }
        add(properties, "w:spacing", spacing)
        start, end = self.look.indents(style)
        indent = {"w:left": twips(start), "w:right": twips(end)}
        if look.first:
            indent["w:firstLine" if look.first > 0 else "w:hanging"] = twips(abs(look.first))
        else:
            indent["w:firstLine"] = "0"
        add(properties, "w:ind", indent)
        value(properties, "w:jc", {"start": "left", "end": "right"}.get(look.align, look.align))
        if outline:
            value(properties, "w:outlineLvl", str(outline - 1))

    def _borders(self, properties: etree._Element, look: StyleLook) -> None:
        """Lines: the bar stands where the text starts; Word does not mirror it, so it is mirrored here.

        A tinted ground reaches as far as the lines round it: where there are none, lines of its own colour widen it.
        """
        borders = add(properties, "w:pBdr")
        kind, _, box = look.box.partition(" ")
        ground = f"{GROUND_WIDTH} {look.tint}" if look.tint else ""
        sides = box or ground
        lines = {"top": look.top or box, "left": sides, "bottom": look.bottom or sides, "right": sides}
        if look.bar:
            lines["right" if self.is_rtl else "left"] = look.bar
        for side, line in lines.items():
            if line:
                gap = RULE_GAP if side in {"top", "bottom"} and not box else SIDE_GAP
                self._line(borders, f"w:{side}", line, kind=kind or "single", gap=gap)

    def _line(self, borders: etree._Element, name: str, line: str, *, kind: str = "single", gap: str = "0") -> None:
        width, colour = line.split()
        attributes = {
            "w:val": kind,
            "w:sz": str(round(float(width) * EIGHTHS)),
            "w:space": gap,
            "w:color": self.look.colour(colour),
        }
        add(borders, name, attributes)

    def _run_properties(self, properties: etree._Element, look: StyleLook) -> None:
        self._fonts(properties, self.look.fonts[look.font])
        self._toggles(properties, bold=look.bold, italic=look.italic)
        if look.upper:
            add(properties, "w:caps")
        value(properties, "w:color", self.look.colour(look.colour))
        if look.track:
            value(properties, "w:spacing", twips(look.track))
        self._sizes(properties, look.size)

    def _fonts(self, properties: etree._Element, fonts: Fonts) -> None:
        attributes = {
            "w:ascii": fonts.latin,
            "w:hAnsi": fonts.latin,
            "w:eastAsia": fonts.east_asian,
            "w:cs": fonts.complex,
        }
        add(properties, "w:rFonts", attributes)

    def _toggles(self, properties: etree._Element, *, bold: bool, italic: bool) -> None:
        """Weight and slant; Arabic and Hebrew have no slant, so ``iCs`` is never set."""
        value(properties, "w:b", ON if bold else OFF)
        value(properties, "w:bCs", ON if bold else OFF)
        value(properties, "w:i", ON if italic else OFF)

    def _sizes(self, properties: etree._Element, size: float) -> None:
        """Set both sizes: the script of the article as asked for, the other beside it."""
        other = size * self.look.other_scale
        latin, complex_ = (other, size) if self.is_rtl else (size, other)
        value(properties, "w:sz", str(round(latin * HALF_POINTS)))
        value(properties, "w:szCs", str(round(complex_ * HALF_POINTS)))

    def _character_style(self, characters: Characters, named: StyleName) -> None:
        style = self._style("character", characters, named)
        look = self.look.characters.get(key_of(characters), WordsLook())
        if characters is Characters.ADDED_LINK:
            return
        properties = add(style, "w:rPr")
        if look.font:
            self._fonts(properties, self.look.fonts[look.font])
        for name, wanted in (("w:b", look.bold), ("w:bCs", look.bold), ("w:i", look.italic)):
            if wanted:
                add(properties, name)
        if look.upper or look.small_caps:
            add(properties, "w:caps" if look.upper else "w:smallCaps")
        if look.colour:
            value(properties, "w:color", self.look.colour(look.colour))
        if look.track:
            value(properties, "w:spacing", twips(look.track))
        if look.underline:
            value(properties, "w:u", "single")
        if look.raised:
            value(properties, "w:vertAlign", "superscript")

    def _table_styles(self) -> None:
        style = add(self.root, "w:style", {"w:type": "table", "w:default": ON, "w:styleId": DEFAULT_TABLE})
        value(style, "w:name", "Normal Table")
        value(style, "w:uiPriority", "99")
        properties = add(style, "w:tblPr")
        add(properties, "w:tblInd", {"w:w": "0", "w:type": "dxa"})
        style = self._style("table", ARTICLE_TABLE, StyleName("Article Table", DEFAULT_TABLE))
        table = self.look.table
        properties = add(style, "w:tblPr")
        borders = add(properties, "w:tblBorders")
        for side, line in (("w:top", table.top), ("w:bottom", table.bottom), ("w:insideH", table.inside)):
            self._line(borders, side, line)
        margins = add(properties, "w:tblCellMar")
        for side in ("w:left", "w:right"):
            add(margins, side, {"w:w": CELL_MARGIN, "w:type": "dxa"})
