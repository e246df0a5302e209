"""Brings an edited document home: the next version of the story it was made from.

In:  an open package, the canonical XML that stands in it.   Out: ``Intaken``: the story as it was, as it is, and every
change.
Promises: an untouched document gives the story it came from, equal in everything; an edited one differs in what was
edited and in nothing else; the other languages are kept, and told where they are stale.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace

from multipub.carriers._word.names import bookmark_name
from multipub.errors import SourceError
from multipub.ingest import Guess, IncomingPhoto, Intake, Intaken
from multipub.ingest._docx import losses, notes, versions
from multipub.ingest._docx.blocks import Builder
from multipub.ingest._docx.expected import Expected
from multipub.ingest._docx.grouping import Met
from multipub.ingest._docx.head import OF_END, OF_HEAD, Furniture, Head
from multipub.ingest._docx.lines import Line, ShownFigure
from multipub.ingest._docx.links import Links
from multipub.ingest._docx.matching import matched
from multipub.ingest._docx.package import Package
from multipub.ingest._docx.pictures import Pictures
from multipub.ingest._docx.properties import Properties
from multipub.ingest._docx.reading import Document
from multipub.ingest._docx.sound import without_gaps
from multipub.ingest._docx.styles import Kind
from multipub.ingest._docx.tongues import Tongues
from multipub.ingest._docx.tracked import Tracked
from multipub.model.blocks import Footnote
from multipub.model.story import Article, Story
from multipub.revision import changes_between


def read_home(package: Package, source: bytes, intake: Intake) -> Intaken:
    """Return the story of an edited document, with what it was before.

    Raises:
        SourceError: if the canonical XML in it cannot be read, or is in none of the document's languages.
        MissingWords: if a photo that is new in it has neither caption nor alternative text.
    """
    # Imported here because the rules load with it, which listing the dialects does not need.
    from multipub.canonical.read import read as read_canonical

    story = read_canonical(source, name=package.where)
    article = _article(story, Properties(package), package)
    return _Home(package, story, article, intake, source).taken()


def _article(story: Story, properties: Properties, package: Package) -> Article:
    """Return the article that the document shows: by its identifier, else by its language."""
    found = next((one for one in story.articles if one.guid == properties.identifier), None)
    found = found or (story.article(properties.language) if properties.language else None)
    if found is None and len(story.articles) == 1:
        found = story.articles[0]
    if found is None:
        raise SourceError(
            "this document does not say which language of its story it shows",
            where=package.where,
            hint="export the story again, and edit that document",
        )
    return found


class _Home:
    """One document on its way home."""

    def __init__(self, package: Package, story: Story, article: Article, intake: Intake, source: bytes) -> None:
        from multipub.wording import settle  # its vocabularies load with it

        self._package, self._story, self._article = package, story, article
        self._properties = Properties(package)
        self._tracked = Tracked(intake.tracked)
        manuscript = settle(story, article, media={}, source=source)
        digests = dict(zip((one.id for one in manuscript.figures), self._properties.digests, strict=False))
        known = {name: digest for name, digest in digests.items() if digest}
        self._expected = Expected(manuscript=manuscript, blocks=article.body, digests=known)
        tongues = Tongues(tuple(dict.fromkeys(_languages(self._expected))), article.language)
        self._document = Document(package, tongues, self._tracked, _links(self._expected, article))
        self._moment = versions.moment_of(self._properties, intake, story)
        self._builder = Builder(
            expected=self._expected, language=article.language, notes=self._expected.notes, placed={}
        )

    def taken(self) -> Intaken:
        """Return the story and its changes."""
        manuscript = self._expected.manuscript
        furniture = Furniture(manuscript)
        head = Head(article=self._article, manuscript=manuscript, furniture=furniture)
        pictures = Pictures(story=self._story, article=self._article, package=self._package, moment=self._moment)
        head.look_at_running(self._document.running())
        lines, noted, names = self._read()
        around, body = _parted(self._headed(lines), furniture)
        met = _met(body, self._expected)
        pictures.place(met, self._builder)
        sound = without_gaps(self._builder.blocks(met), self._article.body, self._document.losses)
        article = replace(head.settled(around), body=sound)
        article = _with_dateline(self._with_notes(article, lines, noted, names), self._article)
        described = head.descriptions(around)
        pictures.describe((one, described[one.id]) for one in article.placements if one.id in described)
        edited, photos = self._edited(article, pictures)
        return self._told(article, edited, photos, head, pictures)

    def _read(self) -> tuple[list[Line], dict[str, list[Line]], dict[str, str]]:
        """Return the lines of the body, those of the notes, and the ids that the notes have in the story."""
        document, expected = self._document, self._expected
        noted = document.notes()
        names = notes.named(document, noted, expected)
        lines = [_known(line, expected) for line in document.body(names)]
        found = {key: notes.resolved(said, names, document.calls) for key, said in noted.items()}
        return notes.resolved(lines, names, document.calls), found, names

    def _headed(self, lines: list[Line]) -> list[Line]:
        """Return the lines with a headline: where none is in its style, the one that says its words; else it stays."""
        headline = self._expected.manuscript.headline
        if any(line.kind is Kind.HEADLINE for line in lines):
            return lines
        place = next((at for at, line in enumerate(lines) if line.words == headline and line.spans), None)
        reason = "no line of the document is in its style (Heading 1)"
        if place is None:
            self._document.losses.append(Guess(what="headline", words=headline, reason=f"{reason}: it stays as it was"))
            return lines
        self._document.guesses.append(Guess(what="headline", words=headline, reason=f"{reason}; this one says it"))
        return [*lines[:place], replace(lines[place], kind=Kind.HEADLINE), *lines[place + 1 :]]

    def _edited(self, article: Article, pictures: Pictures) -> tuple[Story, tuple[IncomingPhoto, ...]]:
        """Return the story with the edited text and its pictures, still under its old number."""
        articles = tuple(article if one.guid == article.guid else one for one in self._story.articles)
        items, photos = pictures.settled(articles)
        title = _title(self._story, self._article, article)
        return replace(self._story, articles=articles, pictures=items, title=title), photos

    def _told(
        self, article: Article, edited: Story, photos: tuple[IncomingPhoto, ...], head: Head, pictures: Pictures
    ) -> Intaken:
        """Return the next version, and everything that the desk should know."""
        changes = changes_between(self._story, edited)
        comments = tuple(notes.comments(self._document))
        told = versions.Told(changes=changes, comments=comments, editor=self._properties.editor, moment=self._moment)
        stale = versions.stale(self._story, self._article, changes)
        return Intaken(
            story=versions.next_version(self._story, edited, article, told),
            photos=photos,
            guesses=(
                *self._document.guesses,
                *pictures.guesses,
                *versions.explained(self._document.changes, self._tracked),
            ),
            removed=(*self._document.left_out, *versions.settled_comments(comments)),
            findings=(*head.findings, *pictures.findings, *losses.told(self._document.losses), *stale),
            before=self._story,
            changes=changes,
        )

    def _with_notes(
        self,
        article: Article,
        lines: Sequence[Line],
        noted: dict[str, list[Line]],
        names: dict[str, str],
    ) -> Article:
        """Return the article with its footnotes; where notes came or went, their signs count anew."""
        before = [one for one in self._article.body if isinstance(one, Footnote)]
        found = notes.settled(noted, names, list(notes.called_in(lines)), before, self._builder)
        body = notes.with_notes(article.body, found, before)
        if set(found) == {one.id for one in before}:
            return replace(article, body=body)
        new = [note for note in found if note not in {one.id for one in before}]
        return replace(article, body=notes.renumbered(body, {one: self._builder.new_id("fn") for one in new}))


def _languages(expected: Expected) -> Iterator[str]:
    yield expected.language
    manuscript = expected.manuscript
    for part in (expected.origins, manuscript.figures, manuscript.footnotes, manuscript.corrections):
        yield from _named(part, "language")


def _links(expected: Expected, article: Article) -> Links:
    """Return the links that stand in the text and its permanent one, and its ids by their bookmarks."""
    blocks = (*expected.blocks, *expected.manuscript.figures)
    known = {target for block in blocks for target in _named(block, "target")} | {article.permalink or ""}
    return Links(frozenset(known), {bookmark_name(one): one for block in blocks for one in _named(block, "id")})


def _named(value: object, name: str) -> Iterator[str]:
    """Yield every text of this name that is anywhere in a value of the model."""
    if isinstance(value, tuple | list):
        for one in value:
            yield from _named(one, name)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            inner = getattr(value, one.name)
            if one.name == name and isinstance(inner, str) and inner:
                yield inner
            else:
                yield from _named(inner, name)


def _known(line: Line, expected: Expected) -> Line:
    """Return a picture's line with the id that its mark stands for; a file that was never noted is not compared."""
    figure = line.figure
    if figure is None:
        return line
    marks = {bookmark_name(one.id): one.id for one in expected.manuscript.figures}
    name = next((marks[mark] for mark in line.bookmarks if mark in marks), None)
    return replace(line, figure=replace(figure, id=name))


def _parted(lines: Iterable[Line], furniture: Furniture) -> tuple[list[Line], list[Line]]:
    """Return the lines around the body, and the body: further headlines in it are subheads."""
    around: list[Line] = []
    body: list[Line] = []
    has_headline = False
    for line in lines:
        if line.kind is Kind.HEADLINE and has_headline:
            body.append(replace(line, kind=Kind.HEADING, level=2))
        elif line.kind in OF_HEAD | OF_END:
            has_headline = has_headline or line.kind is Kind.HEADLINE
            around.append(line)
        elif not furniture.is_all(line.spans):
            body.append(line)
    return around, body


def _met(lines: Sequence[Line], expected: Expected) -> list[Met]:
    """Return the lines with what each was; a picture whose id two lines claim is the first one's."""
    seen: set[str] = set()
    kept: list[Line] = []
    for line in lines:
        figure = line.figure
        if figure is not None and figure.id is not None and figure.id in seen:
            line = replace(line, figure=replace(figure, id=None))
        elif figure is not None and figure.id is not None:
            seen.add(figure.id)
        kept.append(line)
    places = matched(kept, expected.origins)
    found: list[Met] = []
    for line, place in zip(kept, places, strict=True):
        origin = None if place is None else expected.origins[place]
        if line.figure is not None and origin is not None and origin.line.figure is not None:
            line = replace(line, figure=_as_noted(line.figure, origin.line.figure))
        found.append(Met(line, origin, place))
    return found


def _as_noted(now: ShownFigure, was: ShownFigure) -> ShownFigure:
    """Return a picture with what makes no difference as it was: its id, a file nobody noted, a mark a program lost."""
    lost_mark = was.decorative and not now.alt
    return replace(
        now,
        id=was.id,
        digest=now.digest if was.digest and now.digest else was.digest if now.part is None else now.digest,
        decorative=now.decorative or lost_mark,
        caption=was.caption if now.caption and was.caption and now.caption.text == was.caption.text else now.caption,
        credit=was.credit if now.credit and was.credit and now.credit.text == was.credit.text else now.credit,
    )


def _with_dateline(article: Article, before: Article) -> Article:
    """Return the article with the dateline that stands in its text, where that one changed."""
    was, now = versions.dateline_in(before.body), versions.dateline_in(article.body)
    if was and now and was != now and before.dateline == was:
        return replace(article, dateline=now)
    return article


def _title(story: Story, before: Article, after: Article) -> str | None:
    """Return the story's title: the new headline where it was the old one."""
    is_first = before.language == story.language
    return after.headline if is_first and story.title == before.headline else story.title
