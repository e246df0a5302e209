"""Finds the characters that no installed font has, and says which package brings one."""

import unicodedata
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from fontTools.unicodedata import script, script_name

from multipub.editions._pdf.finish.boxes import Document
from multipub.editions._pdf.finish.nodes import name_of
from multipub.errors import MissingGlyph

_CJK = "fonts-noto-cjk"
_EXTRA = "fonts-noto-extra"
_CORE = "fonts-noto-core"
_EMOJI_FONT = "fonts-noto-color-emoji"

PACKAGES = {
    **dict.fromkeys(("Hani", "Hira", "Kana", "Hang", "Bopo", "Hrkt"), _CJK),
    **dict.fromkeys(("Tang", "Kits", "Nshu", "Hluw", "Sgnw"), _EXTRA),
    "Zsye": _EMOJI_FONT,
}
"""Debian packages by script (ISO 15924); every other script is in ``fonts-noto-core``, if Noto has it (Debian 12)."""

_EMOJI = (range(0x1F000, 0x1FB00), range(0x2600, 0x27C0), range(0x2B00, 0x2C00))
"""Blocks of pictographs: Unicode 16, "Mahjong Tiles" to "Symbols and Pictographs Extended-A", and the older ones."""

_NOT_ASSIGNED = frozenset({"Zzzz"})


def package_for(character: str) -> str | None:
    """Return the Debian package with a font for a character; ``None`` where no font can have it."""
    if any(ord(character) in block for block in _EMOJI):
        return _EMOJI_FONT
    code = script(character)
    return None if code in _NOT_ASSIGNED else PACKAGES.get(code, _CORE)


def check_glyphs(document: Document, texts: Iterable[tuple[str, Element | None]]) -> None:
    """Make sure that every character that is shown has a glyph: else .notdef would be shown (ISO 14289-1, 7.21.8).

    Raises:
        MissingGlyph: naming each character, its script, the element it stands in and the package to install.
    """
    missing = sorted({chr(code) for font in document.fonts.values() for code in font.missing})
    if not missing:
        return
    shown = tuple(texts)
    faults = []
    for character in missing:
        element = next((element for text, element in shown if character in text), None)
        name = unicodedata.name(character, "no name")
        known = f"U+{ord(character):04X} {name}, script {script_name(script(character))}"
        faults.append(f"{character} ({known}) in {name_of(element)}")
    packages = sorted({package for character in missing if (package := package_for(character))})
    install = f"apt-get install {' '.join(packages)}; or leave the character out"
    hint = install if packages else "no font can have it: correct the text"
    raise MissingGlyph(f"no installed font has {'; '.join(faults)}", hint=hint)
