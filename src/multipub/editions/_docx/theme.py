"""Write the theme: the colours and fonts that Word offers first when somebody edits the document.

Nothing in the document itself refers to it (its styles name their fonts and colours); Office wants every document to
have one.

Source: ISO/IEC 29500-1, 14.2.7 and 20.1.6.
"""

from lxml import etree

from multipub.carriers._word.names import DRAWING, add, root, serialised
from multipub.editions._docx.look import Look

PAPER = "FFFFFF"
SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
"""The twelve colours of a theme, in the order of the schema."""

OF_EACH = 3
"""Fills, lines and effects that a theme must have at least (20.1.4.1.13 and following)."""


def theme(look: Look) -> bytes:
    """Return ``theme1.xml``: the look's ink, accent and fonts; the rest as plain as the schema allows."""
    made = root("a:theme", {"a": DRAWING})
    made.set("name", "multipub")
    elements = add(made, "a:themeElements")
    colours = add(elements, "a:clrScheme", {"name": "multipub"})
    ink, accent = look.colour("ink"), look.colour("accent" if "accent" in look.colours else "ink")
    shades = {"dk1": ink, "lt1": PAPER, "dk2": ink, "lt2": PAPER}
    for slot in SLOTS:
        add(add(colours, f"a:{slot}"), "a:srgbClr", {"val": shades.get(slot, accent).upper()})
    fonts = add(elements, "a:fontScheme", {"name": "multipub"})
    for slot, family in (("majorFont", look.paragraphs["headline"].font), ("minorFont", look.paragraphs["body"].font)):
        faces = add(fonts, f"a:{slot}")
        add(faces, "a:latin", {"typeface": look.fonts[family].latin})
        add(faces, "a:ea", {"typeface": look.fonts[family].east_asian})
        add(faces, "a:cs", {"typeface": look.fonts[family].complex})
    _formats(add(elements, "a:fmtScheme", {"name": "multipub"}))
    return serialised(made)


def _formats(formats: etree._Element) -> None:
    """Write the shapes' fills, lines and effects: all plain."""
    fills, lines = add(formats, "a:fillStyleLst"), add(formats, "a:lnStyleLst")
    effects, grounds = add(formats, "a:effectStyleLst"), add(formats, "a:bgFillStyleLst")
    for _ in range(OF_EACH):
        for parent in (fills, add(lines, "a:ln", {"w": "6350"}), grounds):
            add(add(parent, "a:solidFill"), "a:schemeClr", {"val": "phClr"})
        add(add(effects, "a:effectStyle"), "a:effectLst")
