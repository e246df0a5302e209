"""Reads the smallest pieces of a run: text, ends of lines, hyphens, and the signs of symbol fonts.

In:  a child of ``w:r``.   Out: its letters in Unicode.
Promises: a sign of a symbol font becomes the letter or sign that it shows, where Unicode has one that desks use; of
every other it is told that it is gone.

Source: ISO/IEC 29500-1, 17.3.3; Unicode's mapping table of the Symbol font (VENDORS/ADOBE/symbol.txt).
"""

import re

from lxml import etree

from multipub.carriers._word.names import expand
from multipub.ingest._docx.letters import LINE_END

_TEXT, _BREAK, _SYMBOL = expand("w:t"), expand("w:br"), expand("w:sym")
_TYPE, _CHARACTER, _FONT = expand("w:type"), expand("w:char"), expand("w:font")
_FONTS = tuple(expand(name) for name in ("w:ascii", "w:hAnsi", "w:cs"))
_SPACE = expand("xml:space")
_SIGNS = {
    _BREAK: LINE_END,
    expand("w:cr"): LINE_END,
    expand("w:tab"): " ",
    expand("w:ptab"): " ",
    expand("w:noBreakHyphen"): "\u2011",
    expand("w:softHyphen"): "\u00ad",
}
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "zapfdingbats", "marlett", "mt extra")
_PRIVATE = range(0xE000, 0xF900)
"""Places in symbol fonts: no letters of Unicode."""

SYMBOLS = 0xF000
"""Where Word puts the 256 places of a symbol font."""

GONE = "\x03"
"""Stands for a sign that Unicode has no letter for, until it is told and taken out.  XML cannot hold it."""

_HIGHEST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)

_SYMBOL_FONT = {
    0x22: "∀∃∋",
    0x2A: "∗",
    0x2D: "−",
    0x40: "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
    0x5C: "∴",
    0x5E: "⊥",
    0x61: "αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
    0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…",
    0xC0: "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
    0xE0: "◊〈®©™∑",
    0xF1: "〉∫",
}
_WINGDINGS = {
    0x28: "☎",
    0x2A: "✉",
    0x4A: "☺",
    0x4C: "☹",
    0x6C: "●",
    0x6E: "■",
    0x71: "❑",
    0x76: "❖",
    0x9F: "•",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "◻",
    0xD8: "➢",
    0xDF: "←→↑↓",
    0xE8: "➔",
    0xFB: "✗✔☒☑",
}


def _spread(rows: dict[int, str]) -> dict[int, str]:
    return {start + place: letter for start, letters in rows.items() for place, letter in enumerate(letters)}


_ASCII = {number: chr(number) for number in range(0x20, 0x7F)}
_BY_FONT = {"symbol": _ASCII | _spread(_SYMBOL_FONT), "wingdings": _spread(_WINGDINGS)}


def text_of(child: etree._Element, properties: etree._Element | None) -> str:
    """Return the words of one piece of a run; the end of a page or column is a space, and no end of a line."""
    if child.tag == _TEXT:
        text = child.text or ""
        text = text if child.get(_SPACE) == "preserve" else text.strip(" \t\r\n")
        return _plain(text, properties) if any(ord(one) in _PRIVATE for one in text) else text
    if child.tag == _BREAK and child.get(_TYPE, "textWrapping") != "textWrapping":
        return " "
    if child.tag == _SYMBOL:
        code = child.get(_CHARACTER, "")
        number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,6}", code) else 0
        return _letter(number, child.get(_FONT, ""))
    return _SIGNS.get(child.tag, "")


def _plain(text: str, properties: etree._Element | None) -> str:
    """Return text in which the places of a symbol font are the letters that they show; other fonts keep theirs."""
    fonts = None if properties is None else properties.find(expand("w:rFonts"))
    font = "" if fonts is None else next(filter(None, map(fonts.get, _FONTS)), "")
    if not font.casefold().startswith(_SYMBOL_FONTS):
        return text
    return "".join(_letter(ord(one), font) if ord(one) in _PRIVATE else one for one in text)


def _letter(number: int, font: str) -> str:
    known = _BY_FONT.get(font.casefold(), {})
    if number in _PRIVATE or (known and number < SYMBOLS):
        return known.get(number & 0xFF, GONE)
    return chr(number) if 0 < number <= _HIGHEST and number not in _SURROGATES else GONE
