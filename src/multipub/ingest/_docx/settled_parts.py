"""Takes out of a part what only a program needs: second readings of a drawing, fields that never end, drop caps.

In:  the tree of a part.   Out: the same tree, in place, where everything that Word shows stands once.
Promises: a drawing that is written twice, for new programs and for old ones, is read once; the words behind a field
that somebody tore apart are words, and not its code; a drop cap begins its word.

Source: ISO/IEC 29500-3, 10.2 (AlternateContent); ISO/IEC 29500-1, 17.16.2 (fields), 17.3.1.11 (``w:framePr``).
"""

from lxml import etree

from multipub.carriers._word.names import expand

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES, _CHOICE, _FALLBACK = (_COMPATIBLE + name for name in ("AlternateContent", "Choice", "Fallback"))
_PICTURES = ("{*}blip", "{*}imagedata")
_WORDS = expand("w:t")
_PARAGRAPH, _PROPERTIES = expand("w:p"), expand("w:pPr")
_FRAME, _DROP_CAP = expand("w:framePr"), expand("w:dropCap")
_MARK, _KIND = expand("w:fldChar"), expand("w:fldCharType")


def settle_part(root: etree._Element) -> None:
    """Settle alternatives, drop caps and fields."""
    for element in list(root.iter(_ALTERNATIVES)):
        _choose(element)
    for frame in list(root.iter(_FRAME)):
        if frame.get(_DROP_CAP, "none") != "none":
            _lower_drop_cap(frame)
    _close_fields(root)


def _choose(element: etree._Element) -> None:
    """Put the reading for new programs in the place of both; the one for old ones where only that shows a picture."""
    choice, fallback = element.find(_CHOICE), element.find(_FALLBACK)
    chosen = choice if choice is not None else fallback
    if choice is not None and fallback is not None and not _shows(choice) and _has(fallback, *_PICTURES):
        chosen = fallback
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    parent[place : place + 1] = [] if chosen is None else list(chosen)


def _lower_drop_cap(frame: etree._Element) -> None:
    """Put a great first letter, which Word keeps in a paragraph of its own, before the words that it begins."""
    paragraph = next(frame.iterancestors(_PARAGRAPH), None)
    following = None if paragraph is None else paragraph.getnext()
    parent = None if paragraph is None else paragraph.getparent()
    if paragraph is None or parent is None or following is None or following.tag != _PARAGRAPH:
        return
    place = 1 if len(following) and following[0].tag == _PROPERTIES else 0
    following[place:place] = [one for one in paragraph if one.tag != _PROPERTIES]
    parent.remove(paragraph)


def _shows(element: etree._Element) -> bool:
    return _has(element, *_PICTURES, _WORDS)


def _has(element: etree._Element, *names: str) -> bool:
    return next(element.iter(*names), None) is not None


def _close_fields(root: etree._Element) -> None:
    """Take out the marks of fields that begin and never end, or that an edit cut in two."""
    open_fields: list[list[etree._Element]] = []
    for mark in list(root.iter(_MARK)):
        match mark.get(_KIND):
            case "begin":
                open_fields.append([mark])
            case "separate" if open_fields:
                open_fields[-1].append(mark)
            case "end" if open_fields:
                open_fields.pop()
            case _:
                pass
    for mark in (one for marks in open_fields for one in marks):
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
