"""Brings home what stands above a text and below it: headline, deck, byline, corrections, rights, descriptions.

In:  the lines of a document that are no body, the article, what the document said of it.   Out: the article as edited.
Promises: what reads as it did stays as it was; words of ours (labels, times, credits) are never taken for the story's;
where somebody edited words that multipub makes, the desk is told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from multipub.carriers._word.names import bookmark_name
from multipub.ingest._docx.letters import Span, Spans, language_of, words_of
from multipub.ingest._docx.lines import Line
from multipub.ingest._docx.rules import MADE_WORDS
from multipub.ingest._docx.styles import Kind
from multipub.ingest._text.byline import read_byline
from multipub.model.findings import Finding
from multipub.model.language import same_language
from multipub.model.manuscript import Manuscript
from multipub.model.story import Article, Rights, parties_named
from multipub.model.text import LangText

REPORTER = "mp:reporter"
OF_HEAD = frozenset({Kind.SECTION, Kind.HEADLINE, Kind.DECK, Kind.BYLINE, Kind.TIMES, Kind.CORRECTION})
OF_END = frozenset({Kind.END, Kind.DESCRIPTION, Kind.CREDITS_HEADING, Kind.CREDITS, Kind.PERMALINK, Kind.FURNITURE})


@dataclass(slots=True)
class Furniture:
    """The words that multipub adds to one document."""

    manuscript: Manuscript
    _words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Collect them."""
        labels = self.manuscript.labels
        numbers = range(1, len(self.manuscript.figures) + 1)
        said = {words for _, words in labels.items()} | {f"{labels.photo} {number}" for number in numbers}
        said |= {entry.label for entry in self.manuscript.closing}
        said.add(" · ".join(f"{time.label} {time.text}" for time in self.manuscript.times))
        self._words = frozenset(_bare(one) for one in said) | {""}

    def own(self, spans: Spans) -> str:
        """Return the words that are not ours; what somebody typed in our style is theirs."""
        return words_of(one for one in spans if not self._is_ours(one))

    def is_all(self, spans: Spans) -> bool:
        """Whether a line holds nothing but words of ours."""
        has_ours = any(one.look.ours and _bare(one.text) for one in spans)
        return has_ours and all(one.look.ours or one.is_sign for one in spans) and not self.own(spans)

    def runs_ahead(self, words: str) -> bool:
        """Whether words are what multipub writes above or below every page: the house, the title, the number."""
        manuscript = self.manuscript
        titles = (manuscript.section or "", manuscript.short_title)
        known = (manuscript.house, manuscript.labels.page_of, *titles, "".join(titles))
        return _lettered(words) in {_lettered(one) for one in known}

    def label(self, spans: Spans) -> str:
        """Return the label that a line begins with."""
        return words_of(one for one in spans[:1] if one.look.ours)

    def _is_ours(self, span: Span) -> bool:
        return span.look.ours and _bare(span.text) in self._words


def _bare(words: str) -> str:
    return "".join(one for one in words.casefold() if one.isalnum())


def _lettered(words: str) -> str:
    """Return the letters alone: Word counts the pages."""
    return "".join(one for one in words.casefold() if one.isalpha())


@dataclass(slots=True, kw_only=True)
class Head:
    """The lines around the body, being brought home."""

    article: Article
    manuscript: Manuscript
    furniture: Furniture
    findings: list[Finding] = field(default_factory=list)

    def settled(self, lines: Sequence[Line]) -> Article:
        """Return the article with its head and its end as the document says them."""
        article = self._lines(self.article, lines)
        article = self._byline(article, self._words(lines, Kind.BYLINE))
        article = self._corrections(article, [one for one in lines if one.kind is Kind.CORRECTION])
        article = self._closing(article, [one for one in lines if one.kind is Kind.CREDITS])
        times = self._words(lines, Kind.TIMES)
        if times:
            self._tell(f"the times above the text say {times!r}")
        return self._permalink(article, [one for one in lines if one.kind is Kind.PERMALINK])

    def _lines(self, article: Article, lines: Sequence[Line]) -> Article:
        section, headline, deck = (self._words(lines, one) for one in (Kind.SECTION, Kind.HEADLINE, Kind.DECK))
        if section != (self.manuscript.section or ""):
            article = replace(article, section=section or None, section_code=None)
        if headline and headline != _tidy(article.headline):
            title = headline if article.title == article.headline else article.title
            article = replace(article, headline=headline, title=title)
        if deck != _tidy(article.deck or ""):
            article = replace(article, deck=deck or None)
        return article

    def _words(self, lines: Sequence[Line], kind: Kind) -> str:
        return " ".join(filter(None, (self.furniture.own(one.spans) for one in lines if one.kind is kind)))

    def _byline(self, article: Article, byline: str) -> Article:
        """Take a new byline, and whom it names where it names nobody of those there were."""
        if byline == _tidy(self.manuscript.byline or ""):
            return article
        said = read_byline(byline, article.language) if byline else None
        kept = tuple(one for one in article.creators if one.name(article.language) in byline)
        known = {one.name(article.language) for one in kept}
        new = parties_named((name for name in (said.creators if said else ()) if name not in known), REPORTER)
        creators = (*kept, *new) if kept or new else article.creators
        return replace(article, byline=byline or None, creators=creators)

    def _corrections(self, article: Article, lines: Iterable[Line]) -> Article:
        """Take the corrections, each with the language it was in."""
        known = {_tidy(one.text): one for one in self.manuscript.corrections}
        texts = [(self.furniture.own(one.spans), one.spans) for one in lines]
        if [words for words, _ in texts if words] == list(known):
            return article
        return replace(
            article,
            corrections=tuple(
                known.get(words) or LangText(text=words, language=language_of(spans, article.language))
                for words, spans in texts
                if words
            ),
        )

    def _closing(self, article: Article, lines: Sequence[Line]) -> Article:
        """Take an edited rights line; the credits above it are made of bylines and credits of photos."""
        known = {_tidy(entry.text) for entry in self.manuscript.closing}
        for line in lines:
            words = self.furniture.own(line.spans)
            if not words or words in known:
                continue
            if self.furniture.label(line.spans).rstrip(":： ") == self.manuscript.labels.rights.rstrip(":： "):
                article = replace(article, rights=_rights(article, words))
            else:
                self._tell(f"the credits below the text say {words!r}")
        return article

    def _permalink(self, article: Article, lines: Sequence[Line]) -> Article:
        links = [span.look.link for line in lines for span in line.spans if span.look.link]
        if links and links[0] != article.permalink and links[0].startswith(("https://", "http://")):
            return replace(article, permalink=links[0])
        return article

    def _tell(self, message: str) -> None:
        self.findings.append(MADE_WORDS.finding(f"{message}; that is not taken over"))

    def look_at_running(self, running: Iterable[str]) -> None:
        """Tell what somebody wrote above or below every page."""
        for words in running:
            if not self.furniture.runs_ahead(words):
                self._tell(f"the head or foot of the pages says {words!r}")

    def descriptions(self, lines: Sequence[Line]) -> dict[str, LangText]:
        """Return the extended descriptions that changed, by the id of their figure."""
        marks = {
            bookmark_name(f"{one.id}-description"): one for one in self.manuscript.described if one.long_description
        }
        found: dict[str, LangText] = {}
        for line in lines:
            figure = next((marks[mark] for mark in line.bookmarks if mark in marks), None)
            if line.kind is not Kind.DESCRIPTION or figure is None or figure.long_description is None:
                continue
            words = self.furniture.own(line.spans)
            if words and words != _tidy(figure.long_description.text):
                found[figure.id] = LangText(text=words, language=figure.long_description.language)
        return found


def _rights(article: Article, words: str) -> Rights:
    """Return the rights that a line says: the notice, and behind it the terms, where they still stand there."""
    terms = [one for one in article.rights.usage_terms if same_language(one.language, article.language)]
    kept = next((one for one in terms if words.endswith(one.text)), None)
    notice = words.removesuffix(kept.text).strip() if kept else words
    others = tuple(one for one in article.rights.usage_terms if one is kept or one not in terms)
    return replace(article.rights, notice=notice, usage_terms=others)


def _tidy(words: str) -> str:
    return " ".join(words.split(" ")).strip(" ")
