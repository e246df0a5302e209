"""Takes the footnotes of a page out of its tree: what stands below the text, and is called from it by a raised sign.

In:  the root of a page, which is changed: the notes leave it, their calls are marked.   Out: ``PageNote``s.
Promises: only what a sign in the text leads to is a note, and only where the page shows that it is one: by its role or
class, by a way back to its call, or by beginning with the same sign; everything else stays where it is.

Source: DPUB-ARIA 1.1, ``doc-noteref``, ``doc-footnote``, ``doc-backlink``; what Markdown's converters, wikis and word
processors write.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from multipub.ingest._html.elements import parts_of, tag_of, text_of
from multipub.ingest._html.tables import word_set

CALLS, SIGN = "data-note-called", "data-note-sign"
"""Attributes that mark the call of a note: its number, and the sign that stood there."""

LONGEST_NOTE = 0.5
"""Share of the page's words.  What has more is the text, whatever leads to it."""

MOST_NOTES = 2_000
"""Notes of one page."""

_SIGN = re.compile(r"[\[(]?\s*(\d{1,4}|[*†‡§¶#]{1,4}|[a-zA-Z]|[ivxIVX]{1,6}|[٠-٩۰-۹]{1,4})\s*[\])]?\.?")
_BRACKETED = re.compile(r"\[.{1,8}\]|\(.{1,8}\)")
_ARROWS = r"[\s↩↑^⤴⇑↵\[\]()\ufe0e\ufe0f]*"
_BACK = re.compile(rf"{_ARROWS}(?:back|zurück|retour|volver|رجوع)?{_ARROWS}", re.IGNORECASE)
_BLOCKS = frozenset({"li", "p", "div", "aside", "section", "dd", "td", "tr", "blockquote"})
_HOLDERS = frozenset({"ol", "ul", "dl", "table", "tbody", "section", "article", "main", "body", "html"})
_PAGE = frozenset({"article", "main", "body", "html"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class PageNote:
    """A note of a page: its number in the order of the calls, and its element, which stands in the page no more."""

    number: int
    element: etree._Element


def take_notes(root: etree._Element) -> list[PageNote]:
    """Take the notes out of a page, and mark their calls."""
    places = _places(root)
    order = {element: number for number, element in enumerate(root.iter())}
    whole = len(text_of(root))
    notes: dict[etree._Element, int] = {}
    calls: list[tuple[etree._Element, str, etree._Element]] = []
    for link in list(root.iter("a")):
        sign = _sign_of(link)
        anchor = places.get((link.get("href") or "").removeprefix("#")) if sign else None
        note = None if anchor is None else _note_around(anchor)
        if sign is None or note is None or order[note] < order[link] or link in set(note.iter()):
            continue
        if not _is_note(note, sign, link) or len(text_of(note)) > whole * LONGEST_NOTE or len(notes) >= MOST_NOTES:
            continue
        notes.setdefault(note, len(notes) + 1)
        calls.append((link, sign, note))
    outer = [note for note in notes if not any(above in notes for above in note.iterancestors())]
    found = [PageNote(notes[note], note) for note in outer]
    known = set(outer)
    for link, sign, note in calls:
        if note in known:
            _mark(link, sign, notes[note])
    for one in found:
        _strip(one.element, {sign for _, sign, note in calls if note is one.element})
        _take(one.element)
    return found


def note_id(number: int | str) -> str:
    """Return the id that a note has in the story."""
    return f"note-{number}"


def _places(root: etree._Element) -> dict[str, etree._Element]:
    """Return the elements that links can lead to, by their ids and by the names of old anchors."""
    named = {one.get("name") or "": one for one in root.iter("a") if one.get("name")}
    return named | {one.get("id") or "": one for one in root.iter() if tag_of(one) and one.get("id")}


def _sign_of(link: etree._Element) -> str | None:
    """Return the sign of a link that calls a note: raised, bracketed, or called one by its role or class."""
    if not (link.get("href") or "").startswith("#"):
        return None
    words = text_of(link)
    found = _SIGN.fullmatch(words)
    if found is None:
        return None
    parent = link.getparent()
    around = [link, *link.iterdescendants(), *([] if parent is None else [parent])]
    raised = any(tag_of(one) == "sup" or one.get("role") == "doc-noteref" or _says_note(one) for one in around)
    return found[1] if raised or _BRACKETED.fullmatch(words) else None


def _says_note(element: etree._Element) -> bool:
    """Whether a role, class or id says that this is a note or has to do with one."""
    role = element.get("role") or ""
    names = [*(element.get("class") or "").split(), element.get("id") or "", element.get("type") or ""]
    wanted = word_set("pages", "notes")
    return role in {"doc-footnote", "doc-endnote", "doc-endnotes"} or any(wanted & parts_of(name) for name in names)


def _note_around(anchor: etree._Element) -> etree._Element | None:
    """Return the block that a place stands in: as large as its words are, and no larger."""
    block = next((one for one in (anchor, *anchor.iterancestors()) if tag_of(one) in _BLOCKS | _HOLDERS), None)
    if block is None or tag_of(block) in _HOLDERS or next(block.iter(*_HEADINGS), None) is not None:
        return None
    words = text_of(block)
    while (above := block.getparent()) is not None and tag_of(above) not in _HOLDERS and text_of(above) == words:
        block = above
    return block if words else None


def _is_note(note: etree._Element, sign: str, link: etree._Element) -> bool:
    """Whether a page shows that an element is a note."""
    around = [note, *([] if (parent := note.getparent()) is None else [parent])]
    if any(_says_note(one) for one in around):
        return True
    own = {one.get(key) for one in (link, *link.iterdescendants(), link.getparent()) if one is not None for key in _IDS}
    back = {(one.get("href") or "").removeprefix("#") for one in note.iter("a")}
    return (
        bool((own - {None, ""}) & back) or re.match(rf"[\[(]?{re.escape(sign)}[\])]?[.:]?\s", text_of(note)) is not None
    )


_IDS = ("id", "name")


def _mark(link: etree._Element, sign: str, number: int) -> None:
    """Make a link the call of a note; what only raises or brackets it goes."""
    link.set(CALLS, str(number))
    link.set(SIGN, sign)
    for child in list(link):
        link.remove(child)
    link.text = None
    parent = link.getparent()
    if parent is not None and tag_of(parent) in {"sup", "span"}:
        parent.text = re.sub(r"[\[(]\s*$", "", parent.text or "") or None
        link.tail = re.sub(r"^\s*[\])]", "", link.tail or "") or None


def _strip(note: etree._Element, signs: set[str]) -> None:
    """Take the sign off the beginning of a note, and the ways back to its calls out of it."""
    for link in list(note.iter("a")):
        words = text_of(link)
        leads_back = (link.get("href") or "").startswith("#") or not link.get("href")
        sign = _SIGN.fullmatch(words)
        if leads_back and (_BACK.fullmatch(words) or (sign is not None and _says_back(link, sign[1], signs))):
            _take(link)
    for raised in list(note.iter("sup")):
        found = _SIGN.fullmatch(text_of(raised))
        if (found and found[1] in signs and raised is _first(note)) or not text_of(raised):
            _take(raised)
            break
    _strip_words(note, signs)


def _says_back(link: etree._Element, sign: str, signs: set[str]) -> bool:
    return sign in signs or link.get("role") == "doc-backlink" or "back" in parts_of(link.get("class") or "")


def _first(note: etree._Element) -> etree._Element | None:
    """Return the innermost element that the words of a note begin in."""
    inner = note
    while not (inner.text or "").strip() and len(inner):
        inner = inner[0]
        if tag_of(inner) == "sup":
            return inner
    return None


def _strip_words(note: etree._Element, signs: set[str]) -> None:
    """Take a sign that is plain words off the beginning."""
    pattern = re.compile(rf"^\s*[\[(]?(?:{'|'.join(map(re.escape, sorted(signs)))})?[\])]?[.:^↑]*\s+(?=\S)|^\s+")
    for element in note.iter():
        if (element.text or "").strip():
            element.text = pattern.sub("", element.text or "", count=1)
            return
        if (element.tail or "").strip() and element is not note:
            element.tail = pattern.sub("", element.tail or "", count=1)
            return


def _take(element: etree._Element) -> None:
    """Take an element out, without the words behind it; and what held nothing but notes, with its heading."""
    parent, before, after = element.getparent(), element.getprevious(), element.getnext()
    if parent is None:
        return
    tail, element.tail = element.tail or "", None
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)
    if tag_of(element) == "a":
        return
    ends = after is None or tag_of(after) in _HEADINGS
    if before is not None and tag_of(before) in _HEADINGS and tag_of(element) in _HOLDERS and ends:
        _take(before)
    if tag_of(parent) not in _PAGE and _is_bare(parent):
        _take(parent)


def _is_bare(element: etree._Element) -> bool:
    """Whether an element holds nothing any more but a heading and rules."""
    headings = " ".join(text_of(one) for one in _headings(element))
    return text_of(element) == headings and next(element.iter("img", "figure", "table"), None) is None


def _headings(element: etree._Element) -> Iterator[etree._Element]:
    return (one for one in element.iter(*_HEADINGS) if one is not element)
