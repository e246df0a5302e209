"""Reads a page from beginning to end.

In:  an ``Intake``.   Out: an ``Intaken``.
Promises: the steps stand here in their order, and each is told by its own room.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from multipub.errors import SourceError
from multipub.ingest import Guess, Intake, Intaken
from multipub.ingest._html.blocks import BlockReader
from multipub.ingest._html.body import Divided, divide, with_subheads
from multipub.ingest._html.decoding import decode
from multipub.ingest._html.elements import bare, text_of
from multipub.ingest._html.figures import Shown, find_pictures
from multipub.ingest._html.head import Head, HeadReader, find_headline, headline_words
from multipub.ingest._html.inlines import InlineReader
from multipub.ingest._html.items import Item
from multipub.ingest._html.library import story_root, story_scope
from multipub.ingest._html.linked_data import LinkedImage
from multipub.ingest._html.metadata import Facts, read_facts
from multipub.ingest._html.notes import PageNote, note_id, take_notes
from multipub.ingest._html.parsing import LARGEST_PAGE, Page, parse
from multipub.ingest._html.photos import Photo, PhotoReader
from multipub.ingest._html.pruning import outside, prune
from multipub.ingest._html.settling import Settler
from multipub.ingest._html.story import Reading, build_story, guid_of
from multipub.ingest._html.tongues import page_language
from multipub.ingest._markup.blocks import as_paragraphs
from multipub.ingest._markup.footnotes import calls_in
from multipub.ingest._text.corrections import take_corrections
from multipub.model.blocks import Block, Footnote, Paragraph, Table
from multipub.model.text import Text, plain

LONGEST_PICTURE_WORDS = 10_000
"""Characters of caption, credit and alternative text together; the longest captions of agencies have 3,000."""

MOST_PICTURES = 1_000
"""Pictures of one article; long galleries of the press have 300."""


def read_page(intake: Intake) -> Intaken:
    """Return the story of a page.

    Raises:
        SourceError: if the page is too large, in no known encoding, or holds no story.
    """
    if len(intake.data) > LARGEST_PAGE:
        raise SourceError(
            f"this page has {len(intake.data):,} bytes", where=intake.path, hint="save the article's page alone"
        )
    text, encoding = decode(intake.data, where=intake.path)
    page = parse(text, where=intake.path)
    facts = read_facts(page.root, intake.received.tzinfo)
    reader = PageReader(page, facts, intake)
    reader.guesses.append(Guess(what="encoding", words=encoding, reason="the bytes are valid in it"))
    return reader.read()


@dataclass(slots=True)
class PageReader:
    """Reads one page, step by step."""

    page: Page
    facts: Facts
    intake: Intake
    guesses: list[Guess] = field(default_factory=list)
    removed: list[Guess] = field(default_factory=list)

    def read(self) -> Intaken:
        """Return the story."""
        root = self.page.root
        notes = take_notes(root)
        self.removed += prune(root)
        heading = find_headline(root, self.facts)
        story = story_root(root)
        scope = story_scope(story, heading)
        pictures = find_pictures(scope)
        self._refuse_endless(pictures)
        self.removed += outside(scope)
        language = self._language(scope)
        headline, kicker = headline_words(heading, self.facts)
        divided = self._divide(scope, story, heading, pictures, language)
        body, subheads = with_subheads(divided.body)
        if not any(not isinstance(item.content, Shown) for item in body):
            body = self._linked_text(scope)
        self.removed += divided.removed
        self.guesses += subheads
        if not headline or not body:
            raise SourceError(
                "there is no story on this page", where=self.intake.path, hint="save the article's own page"
            )
        head = HeadReader(self.facts, headline, language, self.intake.received.tzinfo).read(
            divided.above, divided.within, kicker
        )
        self._guess_head(head, heading)
        body = [*head.returned, *body, *self._notes(notes, language)]
        return self._build(head, body, language)

    def _language(self, scope: etree._Element) -> str:
        if self.intake.language:
            return self.intake.language
        language, guess = page_language(self.facts.language, [text_of(scope), self.facts.linked.body])
        self.guesses.append(guess)
        return language

    def _divide(
        self,
        scope: etree._Element,
        story: etree._Element,
        heading: etree._Element | None,
        pictures: Sequence[Shown],
        language: str,
    ) -> Divided:
        """Read the tree into items, and divide them."""
        inlines = InlineReader(language, self.facts.permalink or self.facts.base)
        reader = BlockReader({one.holder: one for one in pictures}, inlines)
        items = list(reader.read(scope))
        self.guesses += reader.guesses
        self.removed += reader.removed
        return divide(items, story, heading, language)

    def _linked_text(self, scope: etree._Element) -> list[Item]:
        """Return the text that a page has in its JSON-LD alone."""
        lines = self.facts.linked.body.splitlines()
        if lines:
            reason = "the page shows no text; its JSON-LD has it"
            self.guesses.append(Guess(what="text", words=lines[0], reason=reason))
        return [Item(element=scope, content=Paragraph(content=(Text(line),))) for line in lines]

    def _notes(self, notes: Sequence[PageNote], language: str) -> list[Item]:
        """Return the notes as items, in the order in which the text calls them."""
        reader = BlockReader({}, InlineReader(language, self.facts.permalink or self.facts.base))
        found: list[Item] = []
        for note in sorted(notes, key=lambda one: one.number):
            blocks = [item.content for item in reader.read(note.element) if not isinstance(item.content, Shown)]
            paragraphs, rest = as_paragraphs(blocks)
            lines = paragraphs or (Paragraph(content=(Text(text_of(note.element)),)),)
            found.append(Item(element=note.element, content=Footnote(id=note_id(note.number), paragraphs=lines)))
            found += [Item(element=note.element, content=one) for one in rest if isinstance(one, Table)]
        return found

    def _with_called_notes(self, blocks: Sequence[Block]) -> list[Block]:
        """Return the blocks; a note that only a caption calls, or what was left out, is paragraphs of the text."""
        called = {one.note for block in blocks for one in calls_in(block)}
        found: list[Block] = []
        for block in blocks:
            if isinstance(block, Footnote) and block.id not in called:
                words = plain(block.paragraphs[0].content)
                reason = "nothing in the text calls it: it stands below as a paragraph"
                self.guesses.append(Guess(what="footnote", words=words, reason=reason))
                found += block.paragraphs
            else:
                found.append(block)
        return found

    def _guess_head(self, head: Head, heading: etree._Element | None) -> None:
        reason = "the page's first heading" if heading is not None else "the page's metadata have it"
        self.guesses.append(Guess(what="headline", words=head.headline, reason=reason))
        self.guesses += head.guesses
        self.removed += head.removed

    def _build(self, head: Head, body: Sequence[Item], language: str) -> Intaken:
        """Settle the photos and build the story."""
        headlines = (*self.facts.headlines, head.headline)
        photos = PhotoReader(headlines, self.facts.linked.images, language)
        lead = [Item(element=self.page.root, content=one) for one in self._linked_pictures(body, photos)]
        reading = Reading(head=head, blocks=(), photos=(), dateline=None, language=language, notice=self.facts.notice)
        settler = Settler(self._guid(reading), language, lambda shown: photos.read(shown, photos.linked_to(shown)))
        settled = settler.settle([*lead, *body])
        told = take_corrections(self._with_called_notes(settled.blocks), language)
        reading = replace(
            reading,
            blocks=tuple(told.blocks),
            photos=tuple(settled.photos),
            dateline=settled.dateline,
            corrections=tuple(told.corrections),
        )
        story, incoming = build_story(reading, self.facts, self.intake, self.page.pictures)
        self._refuse_lost_letters(head, body, settled.photos)
        return Intaken(
            story=story,
            photos=incoming,
            guesses=(*self.guesses, *settled.guesses, *told.guesses),
            removed=(*self.removed, *settled.removed, *told.removed),
        )

    def _guid(self, reading: Reading) -> str:
        return guid_of(reading, self.intake)

    def _linked_pictures(self, body: Sequence[Item], photos: PhotoReader) -> list[Shown]:
        """Return pictures that JSON-LD or Open Graph describe and the page does not show; they open the story."""
        shown = [item.content for item in body if isinstance(item.content, Shown)]
        keys = {key for one in shown for key in one.keys}
        found: list[Shown] = []
        images = [one for one in self.facts.linked.images if one.caption or not shown]
        captions = {bare(photos.read(one, None).caption) for one in shown} if images else set()
        for image in images:
            one = _shown_of(image, self.page.root)
            if one.keys & keys or bare(photos.read(one, image).caption) in captions:
                continue
            if photos.read(one, image).caption:
                keys |= one.keys
                captions.add(bare(photos.read(one, image).caption))
                found.append(one)
                self.guesses.append(Guess(what="picture", words=image.caption, reason="only JSON-LD names it"))
        if not shown and not found and self.facts.image and self.facts.image_alt:
            one = Shown(holder=self.page.root, addresses=(self.facts.image,), alt=self.facts.image_alt)
            if photos.read(one, None).is_described:
                found.append(one)
                self.guesses.append(
                    Guess(what="picture", words=self.facts.image_alt, reason="only Open Graph names it")
                )
        return found

    def _refuse_endless(self, pictures: Sequence[Shown]) -> None:
        """Raise an error where a picture has more words than any caption, or where there are too many pictures."""
        longest = max((len(one.caption) + len(one.credit) + len(one.alt or "") for one in pictures), default=0)
        if longest > LONGEST_PICTURE_WORDS or len(pictures) > MOST_PICTURES:
            what = f"{len(pictures):,} pictures, one with {longest:,} characters"
            raise SourceError(
                f"this is no page of one article: it has {what}",
                where=self.intake.path,
                hint="save the article's page alone",
            )

    def _refuse_lost_letters(self, head: Head, body: Sequence[Item], photos: Sequence[Photo]) -> None:
        """Raise an error where a letter of the story was lost before the page came here."""
        texts = [head.headline, head.deck or "", *(item.words for item in body)]
        texts += [words for photo in photos for words in (photo.caption, photo.alt, photo.raw)]
        lost = next((words for words in texts if "\ufffd" in words), None)
        if lost is not None:
            place = lost.index("\ufffd")
            raise SourceError(
                f"a letter was lost before the page came here: {lost[max(0, place - 20) : place + 20]!r}",
                where=self.intake.path,
                hint="save the page again in its own encoding",
            )


def _shown_of(image: LinkedImage, root: etree._Element) -> Shown:
    return Shown(holder=root, addresses=(image.address,))
