"""The navigation document: the article as it was set -> ``nav.xhtml``.

Promises: every heading is in the table of contents, in order and nested by level, in its own language; landmarks name
the start of the article; pages of a printed original have a list.  Each ``nav`` has its ARIA role, which EbookLib's has
not.

Source: EPUB 3.3, 7; DPUB-ARIA 1.1.
"""

from lxml import etree

from multipub.editions._epub.metadata import pages
from multipub.editions._xhtml import LANG, NAMESPACES, TYPE, XHTML, Medium
from multipub.editions._xhtml_setting import add, write
from multipub.model.language import direction_of, same_language
from multipub.model.manuscript import Manuscript

HEADINGS = frozenset(f"{{{XHTML}}}h{level}" for level in range(1, 7))


def document(manuscript: Manuscript, title: str, *, stylesheet: str) -> tuple[etree._Element, etree._Element]:
    """Return an empty XHTML document of the book in the article's language: its root, and its ``body``."""
    root = etree.Element(f"{{{XHTML}}}html", nsmap=NAMESPACES[Medium.EPUB])
    for name, value in (("lang", manuscript.language), (LANG, manuscript.language), ("dir", manuscript.direction)):
        root.set(name, str(value))
    head = add(root, "head")
    add(head, "meta").set("charset", "utf-8")
    write(add(head, "title"), title)
    link = add(head, "link")
    for name, value in (("rel", "stylesheet"), ("type", "text/css"), ("href", stylesheet)):
        link.set(name, value)
    return root, add(root, "body")


def serialise(root: etree._Element) -> bytes:
    """Return an XHTML document as bytes."""
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")


def navigation(
    manuscript: Manuscript, article: etree._Element, *, href: str, stylesheet: str, cover: str | None
) -> bytes:
    """Return the navigation document; ``href`` is the file that holds ``article``, ``cover`` the one with the cover."""
    labels = manuscript.labels
    root, body = document(manuscript, manuscript.headline, stylesheet=stylesheet)
    contents = _nav(body, "toc", "doc-toc")
    title = add(contents, "h1")
    title.set("id", "contents")
    contents.set("aria-labelledby", "contents")
    _speak_ours(title, manuscript)
    write(title, labels.contents)
    _add_contents(contents, manuscript, article, href)
    landmarks = _nav(body, "landmarks", "")
    landmarks.set("hidden", "hidden")
    places = add(landmarks, "ol")
    if cover:
        _add_landmark(places, manuscript, ("cover", cover, labels.cover))
    _add_landmark(places, manuscript, ("bodymatter", f"{href}#headline", labels.start_of_content))
    if marks := pages(article):
        pagelist = _nav(body, "page-list", "doc-pagelist")
        pagelist.set("hidden", "hidden")
        entries = add(pagelist, "ol")
        for mark in marks:
            link = add(add(entries, "li"), "a")
            link.set("href", f"{href}#{mark.get('id')}")
            write(link, mark.get("aria-label") or "")
    return serialise(root)


def _add_landmark(places: etree._Element, manuscript: Manuscript, landmark: tuple[str, str, str]) -> None:
    """Append a landmark: its kind, its address, and our word for it."""
    kind, href, words = landmark
    link = add(add(places, "li"), "a")
    link.set(TYPE, kind)
    link.set("href", href)
    _speak_ours(link, manuscript)
    write(link, words)


def _nav(body: etree._Element, kind: str, role: str) -> etree._Element:
    nav = add(body, "nav")
    nav.set(TYPE, kind)
    if role:
        nav.set("role", role)
    return nav


def _speak_ours(element: etree._Element, manuscript: Manuscript) -> None:
    _speak(element, manuscript.labels.language, manuscript.language)


def _speak(element: etree._Element, language: str, within: str) -> None:
    if not same_language(language, within):
        for name, value in (("lang", language), (LANG, language), ("dir", direction_of(language))):
            element.set(name, str(value))


def _add_contents(nav: etree._Element, manuscript: Manuscript, article: etree._Element, href: str) -> None:
    """Append the nested list of headings; a level that was left out makes no empty entry."""
    entries: list[tuple[int, etree._Element]] = [(0, add(nav, "ol"))]
    for element in article.iter(*HEADINGS, f"{{{XHTML}}}section"):
        notes = element.get("class") == "notes"
        if not notes and element.tag not in HEADINGS:
            continue
        level = 2 if notes else int(str(element.tag)[-1])
        while entries[-1][0] >= level:
            entries.pop()
        if entries[-1][0]:
            above = entries[-1][1]
            holder = above.find(f"{{{XHTML}}}ol")
            holder = add(above, "ol") if holder is None else holder
        else:
            holder = entries[-1][1]
        entry = add(holder, "li")
        link = add(entry, "a")
        link.set("href", f"{href}#{element.get('id')}")
        if notes:
            _speak_ours(link, manuscript)
            write(link, manuscript.labels.notes)
        else:
            _copy_words(element, link)
        entries.append((level, entry))


def _copy_words(source: etree._Element, target: etree._Element) -> None:
    """Copy the words of a heading with their languages, without links, ids and the signs of notes."""
    for name in ("lang", LANG, "dir"):
        if value := source.get(name):
            target.set(name, value)
    write(target, source.text or "")
    for child in source:
        if child.get("data-words") != "ours" or child.get("href") is None:
            if child.get("lang"):
                _copy_words(child, add(target, "span"))
            elif child.tag == f"{{{XHTML}}}br":
                write(target, " ")
            else:
                _copy_flat(child, target)
        write(target, child.tail or "")


def _copy_flat(source: etree._Element, target: etree._Element) -> None:
    write(target, source.text or "")
    for child in source:
        if child.get("lang"):
            _copy_words(child, add(target, "span"))
        else:
            _copy_flat(child, target)
        write(target, child.tail or "")
