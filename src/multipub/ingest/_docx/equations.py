"""Reads equations on one line: fractions with a stroke, roots with their sign, raised and lowered parts as such.

In:  ``m:oMath`` or what holds one.   Out: stretches of letters, each raised, lowered or neither.
Promises: no letter or sign of an equation is lost; how it is laid out is, and the reader of the document tells that.

Source: ISO/IEC 29500-1, 22.1 (Office Math).
"""

from collections.abc import Iterator

from lxml import etree

from multipub.ingest._docx.letters import Trait

MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SCRIPTS = {"sup": Trait.SUPERSCRIPT, "sub": Trait.SUBSCRIPT}

Part = tuple[str, Trait | None]


def line_of(element: etree._Element) -> Iterator[Part]:
    """Yield the letters of an equation."""
    for child in element:
        match str(child.tag).removeprefix(MATHS):
            case "t":
                yield child.text or "", None
            case "f":
                yield from _grouped(child.find(MATHS + "num"))
                yield "/", None
                yield from _grouped(child.find(MATHS + "den"))
            case "rad":
                yield "√", None
                yield from _grouped(child.find(MATHS + "e"))
            case "d":
                yield "(", None
                for number, part in enumerate(child.iterfind(MATHS + "e")):
                    yield from [(", ", None)] if number else []
                    yield from line_of(part)
                yield ")", None
            case "nary":
                sign = child.find(f"{MATHS}naryPr/{MATHS}chr")
                yield "∫" if sign is None else sign.get(f"{MATHS}val") or "", None
                yield from line_of(child)
            case "sup" | "sub" as place:
                yield from ((text, _SCRIPTS[place]) for text, _ in line_of(child))
            case _:
                yield from line_of(child)


def _grouped(part: etree._Element | None) -> Iterator[Part]:
    """Yield a part of a fraction or root, in brackets where it is more than one letter or number."""
    inside = [] if part is None else list(line_of(part))
    words = "".join(text for text, _ in inside)
    is_one = len(words) == 1 or words.isdecimal()
    yield from inside if is_one else [("(", None), *inside, (")", None)]
