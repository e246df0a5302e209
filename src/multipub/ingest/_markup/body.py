"""Reads a body of markup: any mixture of blocks and loose words becomes the blocks of an article.

In:  an element of XHTML, HTML or NITF.   Out: ``MarkedBody``: blocks, the photos in the order of their placements, what
the body says of headline, deck, byline and section, and what was left out.
Promises: every word is in the blocks, in the head, or in ``removed`` with its reason; heading levels follow one
another; a placement's ``picture`` is the number of its figure until the story is built.
"""

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from multipub.ingest import Guess
from multipub.ingest._markup import names
from multipub.ingest._markup.blocks import (
    as_paragraphs,
    boxed,
    level_of,
    levelled,
    lifted,
    paragraphs_of,
)
from multipub.ingest._markup.figures import FoundFigure, described_at_length, figures_of
from multipub.ingest._markup.footnotes import called_footnotes, holders_of_blocks, is_footnote, notes_in_place
from multipub.ingest._markup.inlines import InlineReader, language_of
from multipub.ingest._markup.letters import one_line
from multipub.ingest._markup.marked import LONGEST_TOLD, MarkedBody
from multipub.ingest._markup.parsing import classes_of, name_of, words_of
from multipub.ingest._markup.tables import flat, read_table
from multipub.model.blocks import (
    Block,
    Divider,
    Footnote,
    Gallery,
    Heading,
    ListBlock,
    ListItem,
    Placement,
    PullQuote,
    Quote,
)
from multipub.model.text import Inline, LangText, Text, plain, tidy


class BodyReader:
    """Reads one body.  ``prefix`` begins every id it gives, so that two languages' ids differ."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._inlines = InlineReader(prefix)
        self._body = MarkedBody()
        self._counted = 0
        self._outer: set[etree._Element] = set()
        self._begun = False
        self._described: dict[str, str] = {}
        self._readers: dict[str, Callable[[etree._Element], list[Block]]] = {
            **dict.fromkeys(names.HEADINGS, self._heading),
            **dict.fromkeys(names.LISTS, self._list),
            **dict.fromkeys(names.QUOTES, self._quote),
            **dict.fromkeys(names.FIGURES, self._figure),
            "table": self._table,
            "hr": lambda _: [Divider()],
            "header": self._header,
            "p": self._paragraph,
            "pre": self._verse,
        }

    def read(self, *roots: etree._Element) -> MarkedBody:
        """Return what the bodies in ``roots`` say, one after the other."""
        found: list[Block] = []
        for root in roots:
            for own in called_footnotes(root):
                self._inlines.footnotes[own] = f"{self._prefix}-note-{len(self._inlines.footnotes) + 1}"
            self._described = described_at_length(root)
            self._outer = holders_of_blocks(root, self._inlines.footnotes)
            found += self._wrapper(root)
        found += notes_in_place(self._inlines)
        self._body.blocks = levelled(found)
        return self._body

    def _id(self, stem: str) -> str:
        self._counted += 1
        return f"{self._prefix}-{stem}-{self._counted}"

    def _told(self, element: etree._Element, reason: str) -> None:
        words = one_line(words_of(element)) or element.get("src") or element.get("href") or ""
        if words and name_of(element) not in {"script", "style"}:
            told = Guess(what=name_of(element), words=words[:LONGEST_TOLD], reason=reason)
            self._body.removed.append(told)

    def _flow(self, element: etree._Element) -> list[Block]:
        """Return blocks for an element that mixes blocks and loose words."""
        blocks: list[Block] = []
        run: list[Inline] = list(self._inlines.one_text(element.text))
        language = None if name_of(element) in {"html", "body"} else language_of(element)
        for child in element:
            name = name_of(child)
            if name in names.SKIPPED:
                self._told(child, "no part of the text")
            elif name in names.BLOCKS or child in self._outer or is_footnote(child, self._inlines.footnotes):
                blocks += self._paragraphs(run, language)
                run = []
                blocks += self._block(child, name)
            else:
                run += self._inlines.one(child)
            run += self._inlines.one_text(child.tail)
        return blocks + self._paragraphs(run, language)

    def _paragraphs(self, run: list[Inline], language: str | None) -> list[Block]:
        found = list(paragraphs_of(run, language))
        self._begun = self._begun or bool(found)
        return [*found]

    def _block(self, element: etree._Element, name: str) -> list[Block]:
        return self._readers.get(name, self._wrapper)(element)

    def _wrapper(self, element: etree._Element) -> list[Block]:
        """Return the blocks of an element that only holds others; its class may say what it is."""
        kinds = classes_of(element)
        if kinds & names.CORRECTION_CLASSES:
            self._body.corrections.append(
                LangText(text=one_line(words_of(element)), language=language_of(element) or "")
            )
            return []
        if (element.get("id") or "") in self._described:
            return []
        if kinds & names.PULLQUOTE_CLASSES:
            paragraphs, rest = as_paragraphs(self._flow(element))
            return [*([PullQuote(paragraphs=paragraphs)] if paragraphs else []), *rest]
        if (note := self._inlines.footnotes.get(element.get("id") or "")) is not None:
            paragraphs, rest = as_paragraphs(self._flow(element))
            return [*([Footnote(id=note, paragraphs=paragraphs)] if paragraphs else []), *rest]
        if kinds & names.INFOBOX_CLASSES or name_of(element) == "aside":
            return boxed(self._flow(element), self._id("box"))
        if kinds & names.GALLERY_CLASSES:
            return self._gallery(element)
        if "dat" in kinds:
            return self._labels(element)
        if not self._begun and self._takes_head(element, kinds):
            return []
        return self._flow(element)

    def _labels(self, element: etree._Element) -> list[Block]:
        """Take the section and the source that stand above a text."""
        for one in element.iter():
            if classes_of(one) & names.SECTION_CLASSES:
                self._body.section = self._body.section or one_line(words_of(one)) or None
            elif "source" in classes_of(one) and (words := one_line(words_of(one))):
                self._body.sources.append(words)
        return []

    def _takes_head(self, element: etree._Element, kinds: frozenset[str]) -> bool:
        """Take deck, byline or section where a class above the text says so; say whether it was one."""
        words = one_line(words_of(element))
        if not words or element in self._outer:
            return False
        for classes, name in (
            (names.DECK_CLASSES, "deck"),
            (names.BYLINE_CLASSES, "byline"),
            (names.SECTION_CLASSES, "section"),
        ):
            if kinds & classes and getattr(self._body, name) is None:
                setattr(self._body, name, words)
                return True
        return False

    def _header(self, element: etree._Element) -> list[Block]:
        """Take headline and deck out of the header above a text; anywhere else it is a wrapper."""
        if self._begun or not any(name_of(one) in {"h1", "hl1"} for one in element.iter()):
            return self._wrapper(element)
        blocks: list[Block] = []
        for child in element:
            name, words = name_of(child), one_line(words_of(child))
            if name in names.HEADINGS and self._body.headline is None:
                self._body.headline = words or None
            elif name in names.HEADINGS and self._body.deck is None:
                self._body.deck = words or None
            elif name in {"time", "ul"}:
                self._told(child, "stands above the text, and in its data")
            elif not self._takes_head(child, classes_of(child)):
                blocks += self._block(child, name)
        return blocks

    def _heading(self, element: etree._Element) -> list[Block]:
        level = names.HEADINGS[name_of(element)]
        content = tidy(flat(element, self._inlines))
        if not plain(content):
            return self._flow(element) if element in self._outer else []
        if level == 1 and self._body.headline is None and not self._begun:
            self._body.headline = one_line(plain(content))
            return []
        return [Heading(level=level_of(level), content=content, language=language_of(element))]

    def _paragraph(self, element: etree._Element) -> list[Block]:
        if not self._begun and self._takes_head(element, classes_of(element)):
            return []
        return self._flow(element)

    def _verse(self, element: etree._Element) -> list[Block]:
        """Return preformatted words: a paragraph for every stretch between empty lines."""
        if element in self._outer:
            return self._flow(element)
        stretches = words_of(element).replace("\r\n", "\n").split("\n\n")
        return [block for words in stretches for block in self._paragraphs([Text(one_line(words))], None)]

    def _list(self, element: etree._Element) -> list[Block]:
        items: list[ListItem] = []
        out: list[Block] = []
        for child in element:
            name = name_of(child)
            if name in names.LISTS:
                blocks = self._list(child)
            elif name in names.SKIPPED:
                self._told(child, "no part of the text")
                continue
            else:
                blocks = self._flow(child)
            content, below, rest = lifted(blocks)
            if content or below:
                items.append(ListItem(content=content, lists=below))
            out += rest
        start = (element.get("start") or "1").strip()
        number = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1
        ordered = name_of(element) == "ol" or (element.get("seqnum") is not None)
        made = [ListBlock(ordered=ordered, items=tuple(items), start=number if ordered else 1)] if items else []
        self._begun = self._begun or bool(items)
        return [*made, *out]

    def _quote(self, element: etree._Element) -> list[Block]:
        credit = next((one for one in element if name_of(one) in {"footer", "cite", "credit"}), None)
        attribution = () if credit is None else tidy(flat(credit, self._inlines))
        if credit is not None:
            tail, credit.tail = credit.tail, None
            element.remove(credit)
            if tail and tail.strip():
                self._body.removed.append(
                    Guess(what="quotation", words=one_line(tail), reason="stood behind its source")
                )
        paragraphs, rest = as_paragraphs(self._flow(element))
        if paragraphs and classes_of(element) & names.PULLQUOTE_CLASSES:
            return [PullQuote(paragraphs=paragraphs), *rest]
        cite = (element.get("cite") or element.get("quote-source") or "").strip()
        if not paragraphs:
            return rest
        return [
            Quote(
                paragraphs=paragraphs,
                attribution=attribution,
                cite=cite if cite.startswith(("https://", "http://")) else None,
                language=language_of(element),
            ),
            *rest,
        ]

    def _table(self, element: etree._Element) -> list[Block]:
        photos = [block for one in element.iter("{*}img", "{*}media") for block in self._figure(one)]
        table, guessed = read_table(element, self._id("tab"), self._inlines)
        if table is None:
            return photos
        self._begun = True
        if guessed:
            words = " | ".join(plain(cell.content) for cell in table.head[0])
            reason = "no cell was marked as a header: the first row is taken for one"
            self._body.guesses.append(Guess(what="table header", words=words, reason=reason))
        return [table, *photos]

    def _figure(self, element: etree._Element) -> list[Block]:
        found = figures_of(element)
        if not found:
            if name_of(element) == "media" or words_of(element).strip() == "":
                self._told(element, "no photo")
                return []
            return self._flow(element)
        placed = [self._placed(one) for one in found]
        return [placed[0]] if len(placed) == 1 else [Gallery(figures=tuple(placed))]

    def _placed(self, figure: FoundFigure) -> Placement:
        self._body.figures.append(
            replace(figure, long_description=figure.long_description or self._described.get(figure.details, ""))
        )
        number = len(self._body.figures)
        return Placement(id=f"{self._prefix}-fig-{number}", picture=str(number))

    def _gallery(self, element: etree._Element) -> list[Block]:
        """Return a gallery of the figures in ``element``, and what else it holds."""
        placed: list[Placement] = []
        rest: list[Block] = []
        for block in self._flow(element):
            if isinstance(block, Placement):
                placed.append(block)
            elif isinstance(block, Gallery):
                placed += block.figures
            else:
                rest.append(block)
        return [*([Gallery(figures=tuple(placed))] if placed else []), *rest]
