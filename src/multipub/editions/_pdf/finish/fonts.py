"""Gives every glyph a text in the fonts' ToUnicode maps (9.10.3; ISO 19005-3, 6.2.11.7).

Some scripts put letters together of several glyphs.  WeasyPrint lets the first stand for the letter and the others for
nothing, which is no valid entry: here they stand for a word joiner, which nobody sees or hears.
"""

import pydyf

from multipub.editions._pdf.finish.content import PART_OF_LETTER, Content

_NOTHING = b"> <>"
_SOMETHING = f"> <{ord(PART_OF_LETTER):04x}>".encode()


def mend_maps(pdf: pydyf.PDF, content: Content) -> None:
    """Mend the maps of all fonts."""
    for font in pdf.objects:
        if isinstance(font, pydyf.Dictionary) and font.get("Type") == "/Font" and "ToUnicode" in font:
            lines = content.object(font["ToUnicode"]).stream
            for number, line in enumerate(lines):
                if isinstance(line, bytes) and line.endswith(_NOTHING):
                    lines[number] = line.removesuffix(_NOTHING) + _SOMETHING
