"""What an EPUB says about itself: ``Manuscript`` -> statements for the package document.

Promises: accessibility metadata is computed from what is in the book, and nothing is claimed that is not there; every
creator, photographer, translator, right and credit line of the manuscript is said; the same story has the same
identifier in all its versions.

Source: EPUB 3.3, 5.5; EPUB Accessibility 1.1, 2 and 3; Schema.org Accessibility Properties Vocabulary.
"""

import base64
import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from multipub.carriers.epub import LINK_ID
from multipub.editions._epub.overlay import clock
from multipub.editions._xhtml import LANG, TYPE
from multipub.model.language import same_language
from multipub.model.manuscript import Figure, Manuscript

CONFORMS_TO = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""The exact words that EPUB Accessibility 1.1, 3.4.2 asks for."""

MARC = "marc:relators"

ACTIVE = "-epub-media-overlay-active"
"""The class that a reading system gives the phrase being read; every ``screen.css`` has a rule for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One element of the package metadata: ``dc`` (``dc:title`` …) or, where that is empty, ``meta``."""

    value: str
    dc: str = ""
    attributes: tuple[tuple[str, str], ...] = field(default=())


def identifier(manuscript: Manuscript) -> str:
    """Return the unique identifier: one for all versions of the story in one language.

    A correction is the same publication: what changes is ``dcterms:modified``, and a reading system replaces the old
    file and keeps the reader's place (EPUB 3.3, 5.5.3.1.1).
    """
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{manuscript.guid}#{manuscript.language.lower()}')}"


@dataclass(frozen=True, slots=True)
class Sound:
    """What is heard of a book: the id of its overlay, how many milliseconds it lasts, and who speaks."""

    overlay: str
    milliseconds: int
    voice: str
    whole: bool = True
    """Whether it says everything."""


def statements(manuscript: Manuscript, document: etree._Element, sound: Sound | None) -> Iterator[Statement]:
    """Yield everything the package says; ``document`` is the article as it was set."""
    yield from _descriptive(manuscript)
    yield from _people(manuscript)
    yield from _provenance(manuscript)
    yield from _accessibility(manuscript, document, sound)
    if sound:
        yield from _sound(sound)


def _meta(name: str, value: str, *attributes: tuple[str, str]) -> Statement:
    return Statement(value=value, attributes=(("property", name), *attributes))


def _descriptive(manuscript: Manuscript) -> Iterator[Statement]:
    published = manuscript.times[0].moment if manuscript.times else manuscript.moment.isoformat()
    singles = (
        ("publisher", manuscript.house),
        ("rights", manuscript.rights),
        ("description", manuscript.deck or ""),
        ("date", published),
        ("type", "article"),
    )
    for name, value in (*singles, *(("subject", keyword) for keyword in manuscript.keywords)):
        if value:
            yield Statement(dc=name, value=value)


def _people(manuscript: Manuscript) -> Iterator[Statement]:
    """Yield who made it, with the MARC role of each: author, translator, photographer."""
    photographers = dict.fromkeys(name for figure in manuscript.figures for name in _photographers(figure))
    roles = (
        ("creator", "aut", manuscript.creators),
        ("contributor", "trl", manuscript.translators),
        ("contributor", "pht", tuple(photographers)),
    )
    for name, role, people in roles:
        for number, person in enumerate(people, 1):
            place = f"{role}-{number}"
            yield Statement(dc=name, value=person, attributes=(("id", place),))
            yield _meta("role", role, ("refines", f"#{place}"), ("scheme", MARC))


def _photographers(figure: Figure) -> tuple[str, ...]:
    """Return who took the picture: the named creators, else whom the credit line names."""
    named = figure.credit.creator if figure.credit else None
    return figure.creators or ((named,) if named else ())


def _provenance(manuscript: Manuscript) -> Iterator[Statement]:
    """Yield where it comes from: the story's guid and version, the digest of its canonical XML, the credit lines."""
    yield Statement(dc="source", value=manuscript.guid)
    yield _meta("schema:version", str(manuscript.version))
    yield _meta("dcterms:identifier", digest(manuscript.source), ("refines", f"#{LINK_ID}"))
    for name in manuscript.sources:
        yield _meta("schema:sourceOrganization", name)
    said = set()
    for figure in manuscript.figures:
        if figure.credit and (figure.credit.line, figure.credit.language) not in said:
            said.add((figure.credit.line, figure.credit.language))
            foreign = not same_language(figure.credit.language, manuscript.language)
            yield _meta("schema:creditText", figure.credit.line, *([(LANG, figure.credit.language)] if foreign else []))


def digest(source: bytes) -> str:
    """Return the SHA-256 of ``source`` as a URI (RFC 6920, 3)."""
    raw = hashlib.sha256(source).digest()
    return "ni:///sha-256;" + base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def _sound(sound: Sound) -> Iterator[Statement]:
    """Yield how long it lasts, whole and for its one overlay, who reads, and how the phrase being read is marked."""
    yield _meta("media:duration", clock(sound.milliseconds))
    yield _meta("media:duration", clock(sound.milliseconds), ("refines", f"#{sound.overlay}"))
    yield _meta("media:narrator", sound.voice)
    yield _meta("media:active-class", ACTIVE)


def _accessibility(manuscript: Manuscript, document: etree._Element, sound: Sound | None) -> Iterator[Statement]:
    visual = next(document.iter("{*}img"), None) is not None
    told = all(figure.decorative or figure.alt.text for figure in manuscript.figures)
    modes = ("textual", *(["visual"] if visual else []), *(["auditory"] if sound else []))
    sufficient = (
        *(["textual,visual"] if visual else []),
        *(["textual"] if told else []),
        *(["auditory"] if sound and sound.whole and told else []),
    )
    for mode in modes:
        yield _meta("schema:accessMode", mode)
    for mode in sufficient:
        yield _meta("schema:accessModeSufficient", mode)
    for feature in features(manuscript, document, sound):
        yield _meta("schema:accessibilityFeature", feature)
    yield _meta("schema:accessibilityHazard", "none")
    labels = manuscript.labels
    foreign = not same_language(labels.language, manuscript.language)
    meaningful = [figure for figure in manuscript.figures if not figure.decorative]
    credited = all(figure.caption and figure.credit for figure in meaningful)
    summary = (
        *([labels.summary_pictures] if meaningful and told and credited else []),
        labels.summary_structure,
        *([labels.summary_read_along] if sound else []),
    )
    yield _meta("schema:accessibilitySummary", " ".join(summary), *([(LANG, labels.language)] if foreign else []))
    if manuscript.house:
        yield Statement(value=CONFORMS_TO, attributes=(("property", "dcterms:conformsTo"), ("id", "conformance")))
        yield _meta("a11y:certifiedBy", manuscript.house, ("refines", "#conformance"))
    if pages(document):
        yield _meta("pageBreakSource", manuscript.guid)


def features(manuscript: Manuscript, document: etree._Element, sound: Sound | None) -> Iterator[str]:
    """Yield the accessibility features that this book has."""
    yield from ("ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")
    if sound:
        yield "synchronizedAudioText"
    meaningful = [figure for figure in manuscript.figures if not figure.decorative]
    if meaningful and all(figure.alt.text for figure in meaningful):
        yield "alternativeText"
    if any(figure.long_description for figure in meaningful):
        yield "longDescription"
    if pages(document):
        yield from ("pageBreakMarkers", "pageNavigation")


def pages(document: etree._Element) -> list[etree._Element]:
    """Return the marks of the printed original's pages, in order."""
    return [mark for mark in document.iter("{*}span") if mark.get(TYPE) == "pagebreak"]
