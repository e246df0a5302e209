"""The text of a talking book: ``Manuscript`` and its ``Recording`` -> XHTML 1.0.

Promises: the words in the order of ``wording.reading``, each phrase that sounds in an element with an id of its own; a
picture with its alternative text, caption and credit; words of ours marked as such; what the desk left out of the sound
stands here all the same.

Source: DAISY 2.02 (2001), 2.3 (text content documents); XHTML 1.0 Transitional.
"""

from collections.abc import Callable
from itertools import groupby

from lxml import etree

from multipub.model.blocks import (
    Divider,
    Footnote,
    Gallery,
    Heading,
    Infobox,
    ListBlock,
    Paragraph,
    PullQuote,
    Quote,
    Table,
)
from multipub.model.language import direction_of, same_language
from multipub.model.manuscript import Figure, Manuscript, SettledBlock
from multipub.model.recording import Recording, Timed, UtteranceRole
from multipub.model.text import Run
from multipub.namespaces import unprefixed

XHTML = "http://www.w3.org/1999/xhtml"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DOCTYPE = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
)
WEB = ("https://", "http://", "mailto:")
OURS = "ours"

STYLE = """
body { max-width: 40em; margin: 1em auto; padding: 0 1em; line-height: 1.5 }
img { max-width: 100%; height: auto }
.ours { color: #555; font-size: 0.85em }
.caption, .credit, .alt { margin: 0.2em 0 }
.figure { margin: 1.5em 0 }
table { border-collapse: collapse }
th, td { border: 1px solid #777; padding: 0.2em 0.5em; text-align: start }
"""
"""For players that show the text: it wraps, pictures fit, and words of ours step back (contrast 7.4 to 1)."""


def phrase_id(number: int) -> str:
    """Return the id of a phrase's words."""
    return f"w{number:05}"


def document(title: str, language: str, metadata: tuple[tuple[str, str], ...]) -> tuple[etree._Element, etree._Element]:
    """Return an empty document: its root, and its ``body``."""
    root = etree.Element(f"{{{XHTML}}}html", nsmap=unprefixed(XHTML))
    speak(root, language)
    head = add(root, "head")
    add(head, "title").text = title
    kind = add(head, "meta")
    kind.set("http-equiv", "Content-type")
    kind.set("content", "text/html; charset=utf-8")
    for name, content in metadata:
        meta = add(head, "meta")
        meta.set("name", name)
        meta.set("content", content)
    return root, add(root, "body")


def serialise(root: etree._Element, doctype: str = DOCTYPE) -> bytes:
    """Return a document as bytes."""
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype=doctype)


def add(parent: etree._Element, tag: str, style: str = "") -> etree._Element:
    """Append an element."""
    element = etree.SubElement(parent, f"{{{XHTML}}}{tag}")
    if style:
        element.set("class", style)
    return element


def speak(element: etree._Element, language: str) -> None:
    """Say the language of an element, and which way it runs."""
    for name, value in (("lang", language), (LANG, language), ("dir", direction_of(language).value)):
        element.set(name, value)


def text(
    manuscript: Manuscript,
    recording: Recording,
    *,
    image: Callable[[Figure], str],
    metadata: tuple[tuple[str, str], ...],
) -> bytes:
    """Return the text; ``image`` gives the address of each photo."""
    root, body = document(manuscript.headline, manuscript.language, metadata)
    style = add(root[0], "style")
    style.set("type", "text/css")
    style.text = STYLE
    _Writer(manuscript, recording, image).write(body)
    return serialise(root)


class _Writer:
    """Writes one text; remembers which passage or figure comes next, and what is said before it."""

    def __init__(self, manuscript: Manuscript, recording: Recording, image: Callable[[Figure], str]) -> None:
        self._manuscript, self._image = manuscript, image
        self._language = manuscript.language
        self._block = -1
        self._phrases: dict[int, list[tuple[int, Timed]]] = {}
        self._before: dict[int, list[tuple[int, Timed]]] = {}
        waiting: list[tuple[int, Timed]] = []
        for number, timed in enumerate(recording.timed):
            block = timed.utterance.block
            if block < 0:
                waiting.append((number, timed))
                continue
            self._phrases.setdefault(block, []).append((number, timed))
            self._before.setdefault(block, []).extend(waiting)
            waiting = []
        self._last = waiting

    def write(self, body: etree._Element) -> None:
        manuscript = self._manuscript
        opening = (("section", manuscript.section), ("", manuscript.headline), ("deck", manuscript.deck))
        for style, words in (*opening, ("byline", manuscript.byline)):
            if words:
                self._passage(body, "p" if style else "h1", style)
        for _ in manuscript.corrections:
            self._passage(body, "p", "correction")
        for block in manuscript.body:
            if not isinstance(block, Footnote):
                self._add(body, block)
        for note in manuscript.footnotes:
            for _ in note.paragraphs:
                self._passage(body, "p", "note")
        for _ in manuscript.described:
            self._passage(body, "p", "description")
        for _ in (*manuscript.closing, *([manuscript.permalink] if manuscript.permalink else [])):
            self._passage(body, "p", "closing")
        for number, timed in self._last:
            self._phrase(add(body, "p", OURS), number, timed)

    def _add(self, parent: etree._Element, block: SettledBlock) -> None:
        match block:
            case Paragraph():
                self._passage(parent, "p")
            case Heading():
                self._passage(parent, f"h{block.level}")
            case ListBlock():
                self._asides(parent)
                self._list(parent, block)
            case Quote() | PullQuote():
                self._asides(parent)
                quote = add(parent, "blockquote")
                for _ in block.paragraphs:
                    self._passage(quote, "p")
                if isinstance(block, Quote) and block.attribution:
                    self._passage(parent, "p", "attribution")
            case Table():
                self._asides(parent)
                self._table(parent, block)
            case Infobox():
                self._asides(parent)
                box = add(parent, "div", "infobox")
                for part in (block.heading, *block.blocks):
                    if part is not None:
                        self._add(box, part)
            case Gallery():
                for figure in block.figures:
                    self._figure(parent, figure)
            case Figure():
                self._figure(parent, block)
            case Footnote() | Divider():
                return

    def _list(self, parent: etree._Element, block: ListBlock) -> None:
        entries = add(parent, "ol" if block.ordered else "ul")
        for item in block.items:
            entry = self._passage(entries, "li", inside=True)
            for below in item.lists:
                self._list(entry, below)

    def _table(self, parent: etree._Element, block: Table) -> None:
        table = add(parent, "table")
        if block.caption:
            self._passage(table, "caption", inside=True)
        for row in block.rows:
            line = add(table, "tr")
            for cell in row:
                element = self._passage(line, "th" if cell.scope else "td", inside=True)
                for name, value in (("scope", cell.scope), ("colspan", cell.columns), ("rowspan", cell.rows)):
                    if value and value != 1:
                        element.set(name, str(value))

    def _figure(self, parent: etree._Element, figure: Figure) -> None:
        """Write a picture: the photo or its frame, then what is said of it."""
        self._asides(parent)
        self._block += 1
        frame = add(parent, "div", "figure decorative" if figure.decorative else "figure")
        if figure.media:
            image = add(frame, "img")
            image.set("src", self._image(figure))
            image.set("alt", figure.alt.text)
            speak(image, figure.alt.language)
        else:
            frame.set("title", figure.alt.text)
            speak(frame, figure.alt.language)
        for role, group in groupby(self._phrases.get(self._block, ()), key=lambda one: one[1].utterance.role):
            line = add(frame, "p", OURS if role is UtteranceRole.LABEL else role.value)
            speak(line, self._language)
            for number, timed in group:
                self._phrase(line, number, timed)

    def _passage(self, parent: etree._Element, tag: str, style: str = "", *, inside: bool = False) -> etree._Element:
        """Write the next passage; what is said before it stands before it, or ``inside`` it where that cannot be."""
        if not inside:
            self._asides(parent)
        element = add(parent, tag, style)
        if inside:
            for number, timed in self._before.pop(self._block + 1, ()):
                self._phrase(element, number, timed, OURS)
        self._block += 1
        for number, timed in self._phrases.get(self._block, ()):
            self._phrase(element, number, timed, OURS if timed.utterance.role is UtteranceRole.LABEL else "")
        return element

    def _asides(self, parent: etree._Element) -> None:
        """Write what is said before the next passage and belongs to none."""
        for number, timed in self._before.pop(self._block + 1, ()):
            self._phrase(add(parent, "p", OURS), number, timed)

    def _phrase(self, parent: etree._Element, number: int, timed: Timed, style: str = "") -> None:
        """Write a phrase, with an id where it sounds; words in another language are marked."""
        holder = add(parent, "span", style)
        if style:
            holder.tail = " "
            before = holder.getprevious()
            if before is not None:
                before.tail = " "
        if timed.end > timed.start:
            holder.set("id", phrase_id(number))
        for run in timed.utterance.displayed:
            self._run(holder, run)

    def _run(self, holder: etree._Element, run: Run) -> None:
        leads = run.link is not None and run.link.startswith(WEB)
        around = str(next(one.get(LANG) for one in (holder, *holder.iterancestors()) if one.get(LANG)))
        foreign = bool(run.language) and not same_language(run.language, around)
        if leads or foreign:
            element = add(holder, "a" if leads else "span")
            if leads:
                element.set("href", str(run.link))
            if foreign:
                speak(element, run.language)
            element.text = run.text
        elif len(holder):
            holder[-1].tail = (holder[-1].tail or "") + run.text
        else:
            holder.text = (holder.text or "") + run.text
