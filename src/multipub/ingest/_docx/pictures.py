"""Brings pictures home: their words, photos that are new, swapped or gone.

In:  the picture lines of a document, what each was.   Out: placements, and the picture items of the story.
Promises: what reads as it did stays as it was, in every language; a caption, credit or alternative text that changed is
the new one in its own language alone; a swapped photo is another photo, and says nothing of what the old one said in
other languages; a photo that no text shows any more leaves the story.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import PurePosixPath

from multipub.errors import MissingWords
from multipub.ingest import Guess, IncomingPhoto
from multipub.ingest._agency.photos import NOT_SUPPLIED
from multipub.ingest._docx.blocks import Builder
from multipub.ingest._docx.grouping import Met
from multipub.ingest._docx.lines import ShownFigure, Words
from multipub.ingest._docx.package import Package
from multipub.ingest._docx.rules import LINKED, NO_ALT, SWAPPED
from multipub.ingest._photos.rules import name_of
from multipub.model.blocks import Placement
from multipub.model.findings import Finding
from multipub.model.language import same_language
from multipub.model.story import Article, AuthoredAlt, Picture, Story, parties_named
from multipub.model.text import LangText
from multipub.wording.alt import alt_from_caption
from multipub.wording.credits import caption_label, split_caption, split_credit

PHOTOGRAPHER = "mp:photographer"


@dataclass(slots=True, kw_only=True)
class Pictures:
    """The pictures of one story, being brought home in one language."""

    story: Story
    article: Article
    package: Package
    moment: datetime
    findings: list[Finding] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    _items: dict[str, Picture] = field(default_factory=dict)
    _incoming: dict[str, IncomingPhoto] = field(default_factory=dict)
    _parts: dict[str, str] = field(default_factory=dict)
    """The pictures that came with the document, by the digest of their file."""

    def __post_init__(self) -> None:
        """Begin with what the story has."""
        self._items = {one.guid: one for one in self.story.pictures}

    def place(self, lines: Sequence[Met], builder: Builder) -> None:
        """Give every picture line its placement, and its words to the pictures."""
        twins = {
            one.origin.line.figure.digest: one.origin.figure
            for one in lines
            if one.origin is not None and one.origin.line.figure is not None and one.origin.figure is not None
        }
        for met in lines:
            figure = met.line.figure
            if figure is None:
                continue
            if met.origin is not None and met.origin.figure is not None and met.origin.line.figure is not None:
                placement = self._kept(met.origin.figure, met.origin.line.figure, figure)
            elif figure.digest is not None and figure.digest in twins:
                placement = replace(twins[figure.digest], id=builder.new_id("fig"))
            else:
                placement = self._new(figure, builder.new_id("fig"))
            builder.placed[id(met.line)] = placement

    def _kept(self, placement: Placement, was: ShownFigure, now: ShownFigure) -> Placement:
        """Return the placement of a picture that was there before; its words may have changed, and its photo."""
        picture = self._items[placement.picture]
        lost_mark = was.decorative and not now.alt
        decorative = now.decorative or lost_mark
        placement = replace(placement, decorative=decorative)
        if was.digest and now.digest and was.digest != now.digest:
            return replace(placement, picture=self._swapped(picture, was, now))
        if now.part is not None:
            self._bring(picture, now)
        self._items[picture.guid] = self._worded(picture, was, replace(now, decorative=decorative))
        return placement

    def _bring(self, picture: Picture, now: ShownFigure) -> None:
        """Bring along the photo that stands in the document: it stands in where the original is not at hand."""
        data = self.package.picture(now.part) if now.part else None
        file = picture.file
        name = file.href if file else PurePosixPath(now.part or "").name
        digest = file.sha256 if file else None
        self._incoming[picture.guid] = IncomingPhoto(picture=picture.guid, references=(name,), data=data, digest=digest)

    def _worded(self, picture: Picture, was: ShownFigure, now: ShownFigure) -> Picture:
        """Return the picture with the words of the document where they are others than it was given."""
        if _text(now.caption) != _text(was.caption):
            language = self._language(was.caption, now.caption)
            picture = replace(picture, captions=_with(picture.captions, language, _text(now.caption)))
        if now.alt != was.alt and not now.decorative:
            picture = self._described(picture, was, now)
        if _text(now.credit) != _text(was.credit):
            language = self._language(was.credit, now.credit)
            picture = _credited(picture, language, _text(now.credit))
        return (
            picture if now.decorative or picture.captions or picture.alts else self._still_described(picture, was, now)
        )

    def _still_described(self, picture: Picture, was: ShownFigure, now: ShownFigure) -> Picture:
        """Keep what the document says of a picture whose caption was taken out, though it was taken from that."""
        if not now.alt:
            raise self._wordless(now)
        made = AuthoredAlt(text=now.alt, language=was.alt_language or self.article.language)
        return replace(picture, alts=(made,))

    def _wordless(self, figure: ShownFigure) -> MissingWords:
        return MissingWords(
            f"a photo in the document ({figure.part or figure.address}) has neither caption nor alternative text",
            where=self.package.where,
            hint="write one in Word (Picture > View Alt Text), or mark it as decorative there",
        )

    def _language(self, was: Words | None, now: Words | None) -> str:
        """Return the language of words that changed: theirs before, unless they are now in the article's."""
        own = self.article.language
        if was is None:
            return now.language if now is not None and now.language else own
        return own if now is not None and same_language(now.language, own) else was.language

    def _described(self, picture: Picture, was: ShownFigure, now: ShownFigure) -> Picture:
        language = was.alt_language or self.article.language
        others = tuple(one for one in picture.alts if not same_language(one.language, language))
        caption = next((one.text for one in picture.captions if same_language(one.language, language)), "")
        if not now.alt:
            message = f"{name_of(picture)}: its alternative text was taken out; one is taken from the caption"
            self.findings.append(NO_ALT.finding(message))
            return replace(picture, alts=others)
        if caption and now.alt == alt_from_caption(caption, language):
            return replace(picture, alts=others)
        made = AuthoredAlt(text=now.alt, language=language)
        kept = [made if same_language(one.language, language) else one for one in picture.alts]
        return replace(picture, alts=tuple(dict.fromkeys(kept)) if made in kept else (*picture.alts, made))

    def _swapped(self, old: Picture, was: ShownFigure, now: ShownFigure) -> str:
        """Enter the photo that stands in another's place; it has the words of the document and no others."""
        if now.alt == was.alt or _text(now.caption) == _text(was.caption):
            message = f"{name_of(old)}: the photo was swapped, its words were not"
            self.findings.append(SWAPPED.finding(message))
        return self._enter(now)

    def _new(self, figure: ShownFigure, name: str) -> Placement:
        return Placement(id=name, picture=self._enter(figure), decorative=figure.decorative)

    def _enter(self, figure: ShownFigure) -> str:
        """Enter a new photo; return its guid."""
        if figure.digest and figure.digest in self._parts:
            return self._parts[figure.digest]
        number = len(self._items) + 1
        while (guid := f"{self.story.guid}:photo-{number}") in self._items or guid in self._guids():
            number += 1
        language = self.article.language
        picture = Picture(
            guid=guid,
            version=1,
            language=language,
            created=self.moment,
            provider=self.article.provider,
            file=None,
            not_supplied=NOT_SUPPLIED,
        )
        caption, credit = _text(figure.caption), _text(figure.credit)
        if caption and not credit:
            caption, credit = self._parted(caption, language)
        picture = replace(picture, captions=_with((), language, caption))
        if figure.alt and figure.alt != alt_from_caption(caption, language):
            picture = replace(picture, alts=(AuthoredAlt(text=figure.alt, language=language),))
        if not (caption or figure.alt or figure.decorative):
            raise self._wordless(figure)
        self._items[guid] = _credited(picture, language, credit)
        data = self.package.picture(figure.part) if figure.part else None
        name = PurePosixPath(figure.part or figure.address or "").name
        if data is None and figure.address:
            self.findings.append(LINKED.finding(f"the picture {figure.address!r} is only linked"))
        self._incoming[guid] = IncomingPhoto(picture=guid, references=(name,) if name else (), data=data)
        if figure.digest:
            self._parts[figure.digest] = guid
        return guid

    def _parted(self, caption: str, language: str) -> tuple[str, str]:
        caption = caption[len(caption_label(caption) or "") :].strip()
        parts = split_caption(caption, language)
        if not (parts.sure and parts.credit_line and parts.caption):
            return caption, ""
        self.guesses.append(Guess(what="credit", words=parts.raw, reason=parts.reason))
        return parts.caption, parts.credit_line

    def _guids(self) -> set[str]:
        return {self.story.guid, *(one.guid for one in self.story.articles)}

    def describe(self, figures: Iterable[tuple[Placement, LangText]]) -> None:
        """Take over extended descriptions that changed."""
        for placement, words in figures:
            picture = self._items.get(placement.picture)
            if picture is not None:
                texts = _with(picture.long_descriptions, words.language, words.text)
                self._items[picture.guid] = replace(picture, long_descriptions=texts)

    def settled(self, articles: Sequence[Article]) -> tuple[tuple[Picture, ...], tuple[IncomingPhoto, ...]]:
        """Return the pictures that some text shows, or that no text showed before; and where their files may be."""
        shown = {place.picture for article in articles for place in article.placements}
        before = {place.picture for article in self.story.articles for place in article.placements}
        pictures = tuple(one for one in self._items.values() if one.guid in shown or one.guid not in before)
        photos: list[IncomingPhoto] = []
        for picture in pictures:
            if picture.guid in self._incoming:
                photos.append(self._incoming[picture.guid])
            elif picture.file is not None:
                file = picture.file
                photos.append(IncomingPhoto(picture=picture.guid, references=(file.href,), digest=file.sha256))
        return pictures, tuple(photos)


def _text(words: Words | None) -> str:
    return "" if words is None else words.text


def _with(texts: tuple[LangText, ...], language: str, words: str) -> tuple[LangText, ...]:
    """Return texts with the one in ``language`` as it is now; none where there are no words."""
    if not words:
        return tuple(one for one in texts if not same_language(one.language, language))
    made = LangText(text=words, language=language)
    if any(same_language(one.language, language) for one in texts):
        return tuple(made if same_language(one.language, language) else one for one in texts)
    return (*texts, made)


def _credited(picture: Picture, language: str, line: str) -> Picture:
    """Return the picture with a new credit line, and whom it names where it does not name those there were."""
    picture = replace(
        picture,
        credit_lines=_with(picture.credit_lines, language, line),
        raw_credits=_with(picture.raw_credits, language, line),
    )
    if not line:
        return picture if picture.credit_lines else replace(picture, creators=(), sources=())
    parts = split_credit(line, language)
    creators, sources = picture.creators, picture.sources
    if not creators or not all(one.name(language) in line for one in creators):
        names = [name for name in (parts.creator or "").split(", ") if name]
        creators = parties_named(names, PHOTOGRAPHER)
    if not sources or not all(one.name(language) in line for one in sources):
        names = [name for name in (parts.source or "").split("/") if name]
        sources = parties_named(names)
    return replace(picture, creators=creators, sources=sources)
