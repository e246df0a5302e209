"""Read one XHTML document: elements -> passages and figures, as a reader meets them.

Promises: every word is read, in document order, with the language that the nearest ``lang`` gives it; words marked as
ours are told apart; attributes are believed only where a reading system believes them.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from lxml import etree

from multipub.model.language import Direction, direction_of, same_language
from multipub.model.observation import Passage, Role, Seen, SeenFigure
from multipub.model.text import WHITE_SPACE, Run

XHTML = "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

BLOCKS = frozenset(
    XHTML + name
    for name in (
        *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt"),
        *("figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav"),
        *("ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
"""Elements that begin a new passage (HTML, 15.3.3 and 15.3.7 to 15.3.8)."""

HEADINGS = {f"{XHTML}h{level}": level for level in range(1, 7)}
LISTS = frozenset({f"{XHTML}ul", f"{XHTML}ol"})
CELLS = {f"{XHTML}td": Role.CELL, f"{XHTML}th": Role.HEADER_CELL}
UNREAD = frozenset(XHTML + name for name in ("script", "style", "template"))


class Page:
    """One document of a book.

    Args:
        root: its ``html`` element.
        language: the book's language; the document must be in it.
        opens: whether the picture at an address opens.
    """

    def __init__(self, root: etree._Element, language: str, opens: Callable[[str], bool]) -> None:
        self._root, self._language, self._opens = root, language, opens
        self.complaints: list[str] = []

    def seen(self) -> Iterator[Seen]:
        """Yield what the reader meets, in order; what is wrong goes to ``complaints``."""
        own = language_of(self._root)
        if not same_language(own, self._language):
            self.complaints.append(f"a document is in {own!r}, the book in {self._language!r}")
        for element in self._root.iter(etree.Element):
            self._check_language(element)
        for body in self._root.iter(f"{XHTML}body"):
            yield from self._block(body, note=False)

    def _check_language(self, element: etree._Element) -> None:
        """Complain where the two ways to say a language differ, or where text runs against its language."""
        lang = element.get("lang")
        if lang is None and element.get(XML_LANG) is None:
            return
        if lang != element.get(XML_LANG):
            self.complaints.append(f"lang is {lang!r}, xml:lang is {element.get(XML_LANG)!r}")
        if direction(element) not in {None, direction_of(language_of(element))}:
            self.complaints.append(f"words in {language_of(element)!r} run the wrong way")

    def _block(self, element: etree._Element, *, note: bool) -> Iterator[Seen]:
        """Yield the passages of a block element; ``note`` says that it is inside a note."""
        if element.tag in UNREAD:
            return
        note = note or "doc-footnote" in (element.get("role") or "") or element.get("class") == "description"
        if element.tag == f"{XHTML}figure":
            yield self._figure(element)
        elif element.tag == f"{XHTML}li":
            yield self._passage(element, Role.ITEM)
            for below in element:
                if below.tag in BLOCKS:
                    yield from self._block(below, note=note)
        elif element.tag in HEADINGS:
            yield self._passage(element, Role.HEADING, HEADINGS[str(element.tag)])
        elif element.tag in CELLS:
            yield self._passage(element, CELLS[str(element.tag)])
        elif element.tag == f"{XHTML}caption":
            yield self._passage(element, Role.TABLE_CAPTION)
        elif any(child.tag in BLOCKS for child in element):
            yield from self._loose(element)
            for child in element:
                yield from self._block(child, note=note) if child.tag in BLOCKS else ()
        elif element.tag != f"{XHTML}hr":
            yield self._passage(element, Role.NOTE if note else Role.TEXT)

    def _loose(self, element: etree._Element) -> Iterator[Seen]:
        """Complain of words that stand between blocks, where nothing should stand."""
        stray = [element.text, *(child.tail for child in element)]
        if any(words and not words.isspace() for words in stray):
            self.complaints.append(f"words stand loose in a {etree.QName(element).localname}")
            yield self._passage(element, Role.TEXT)

    def _passage(self, element: etree._Element, role: Role, level: int = 0) -> Passage:
        return Passage(role=role, runs=tuple(runs(element)), level=level)

    def _figure(self, element: etree._Element) -> SeenFigure:
        """Return a picture with its words, or its frame."""
        pictures = [one for one in element.iter(f"{XHTML}img", f"{XHTML}div") if is_picture(one)]
        if len(pictures) != 1:
            self.complaints.append(f"a figure holds {len(pictures)} pictures")
        if not pictures:
            return SeenFigure(alt=None, caption=self._words(element, "caption"), credit=self._words(element, "credit"))
        picture = pictures[0]
        image = picture.tag == f"{XHTML}img"
        alt = picture.get("alt") if image else picture.get("aria-label")
        decorative = alt == "" if image else picture.get("role") == "presentation"
        return SeenFigure(
            alt="" if decorative else alt,
            alt_language=language_of(picture),
            caption=self._words(element, "caption"),
            credit=self._words(element, "credit"),
            decorative=decorative,
            shown=image and self._opens(picture.get("src") or ""),
        )

    def _words(self, figure: etree._Element, name: str) -> tuple[Run, ...]:
        found = [one for one in figure.iter(f"{XHTML}span") if one.get("class") == name]
        return tuple(run for one in found for run in runs(one))


def is_ours(element: etree._Element) -> bool:
    """Whether these words were added by multipub."""
    return element.get("data-words") == "ours"


def is_picture(element: etree._Element) -> bool:
    """Whether ``element`` is what a reader meets as a picture."""
    return element.tag == f"{XHTML}img" or element.get("role") == "img" or element.get("class") == "no-photo"


def language_of(element: etree._Element) -> str:
    """Return the language of the words in ``element``: that of the nearest ``xml:lang``, which XHTML puts first."""
    for one in (element, *element.iterancestors()):
        language = one.get(XML_LANG) or one.get("lang")
        if language is not None:
            return language
    return ""


def direction(element: etree._Element) -> Direction | None:
    """Return the direction of ``element``, or ``None`` where its own letters decide (``bdi``)."""
    for one in (element, *element.iterancestors()):
        if own := one.get("dir"):
            return None if own == "auto" else Direction(own)
        if one.tag == f"{XHTML}bdi":
            return None
    return Direction.LTR


def runs(element: etree._Element) -> Iterator[Run]:
    """Yield the words of a passage with languages and links; blocks inside it are passages of their own.

    Words with the same language and link are one run, whatever elements they stand in: a span around each word says
    nothing to a reader.
    """
    ours = any(map(is_ours, (element, *element.iterancestors())))
    found = _runs(element, language_of(element), None, ours=ours)
    for _, alike in groupby(found, key=lambda run: (run.language, run.link, run.ours)):
        first, *others = alike
        yield replace(first, text="".join(run.text for run in (first, *others)))


def _runs(element: etree._Element, language: str, link: str | None, *, ours: bool) -> Iterator[Run]:
    if element.text:
        yield _run(element.text, language, link, ours=ours)
    for child in element.iterchildren():
        if isinstance(child.tag, str) and child.tag not in BLOCKS:
            if child.tag == f"{XHTML}br":
                yield _run(" ", language, link, ours=ours)
            own = child.get(XML_LANG) or child.get("lang") or language
            address = child.get("href") if child.tag == f"{XHTML}a" else None
            yield from _runs(child, own, address or link, ours=ours or is_ours(child))
        if child.tail:
            yield _run(child.tail, language, link, ours=ours)


def _run(text: str, language: str, link: str | None, *, ours: bool) -> Run:
    return Run(text=WHITE_SPACE.sub(" ", text), language=language, link=link, ours=ours)
