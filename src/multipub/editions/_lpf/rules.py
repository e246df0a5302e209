"""The rules of an audiobook's manifest and package: what the standards require, as complaints.

In:  a package's files.   Out: complaints, one a fault.
Promises: every term that the standards require or recommend is looked at; a file that the manifest names is in the
package and is what its digest says; every rule has a case that breaks it in the tests.

Source: W3C Publication Manifest (2020), 2 to 4; W3C Audiobooks (2020), 2 to 5; W3C LPF (2020), 3.
"""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import unquote

from multipub.editions._lpf.manifest import CONFORMS_TO, CONTEXT, integrity

Document = Mapping[str, object]

REQUIRED = ("name", "readingOrder")
RECOMMENDED = (
    *("abridged", "accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard"),
    *("accessibilitySummary", "author", "dateModified", "datePublished", "duration", "id", "inLanguage", "readBy"),
    *("readingProgression", "resources", "type", "url"),
)
"""What the profile's own validation misses aloud (5, "Data Validation"); a story may have no author and no address."""

MAY_BE_UNKNOWN = frozenset({"author", "url"})

DURATION = re.compile(r"PT(\d+(?:\.\d+)?)S")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?")
PEOPLE = ("author", "contributor", "publisher", "readBy", "translator")
KINDS_OF_PEOPLE = frozenset({"Person", "Organization"})
CLOSE = 0.0005
"""Seconds: durations are written to the millisecond."""


def complaints(document: Document, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what is wrong with a manifest and its package."""
    yield from _terms(document)
    yield from _values(document)
    yield from _order(document)
    yield from _resources(document, files)
    yield from _entry(document, files)


def _terms(document: Document) -> Iterator[str]:
    context = document.get("@context")
    if not isinstance(context, list) or tuple(context[:2]) != CONTEXT:
        yield "the manifest does not begin with the two contexts"
    if CONFORMS_TO not in _list(document.get("conformsTo")):
        yield "the manifest does not say that it is an audiobook (conformsTo)"
    if "Audiobook" not in _list(document.get("type")):
        yield "the manifest's type is no Audiobook"
    for term in REQUIRED:
        if not document.get(term):
            yield f"the manifest has no {term}"
    for term in RECOMMENDED:
        if term not in MAY_BE_UNKNOWN and document.get(term) in (None, "", []):
            yield f"the manifest has no {term}"


def _values(document: Document) -> Iterator[str]:
    for language in _list(document.get("inLanguage")):
        if not LANGUAGE.fullmatch(str(language)):
            yield f"inLanguage is no language: {language!r}"
    for term in ("datePublished", "dateModified"):
        if document.get(term) and not DATE.fullmatch(str(document[term])):
            yield f"{term} is no date: {document[term]!r}"
    if document.get("readingProgression") not in {None, "ltr", "rtl"}:
        yield f"readingProgression is {document['readingProgression']!r}"
    if not isinstance(document.get("abridged", False), bool):
        yield "abridged is neither true nor false"
    for term in PEOPLE:
        for person in _list(document.get(term)):
            if not isinstance(person, Mapping) or not person.get("name"):
                yield f"{term} has no name"
            elif not KINDS_OF_PEOPLE & {*map(str, _list(person.get("type")))}:
                yield f"{term} {person['name']!r} is neither a person nor an organisation"
    for sufficient in _list(document.get("accessModeSufficient")):
        if not isinstance(sufficient, Mapping) or not sufficient.get("itemListElement"):
            yield "accessModeSufficient is no list of modes"


def _order(document: Document) -> Iterator[str]:
    """Yield what is wrong with the reading order: only sound, each once, each with its length, which make the whole."""
    order = [one for one in _list(document.get("readingOrder")) if isinstance(one, Mapping)]
    total = 0.0
    for resource in order:
        if not str(resource.get("encodingFormat")).startswith("audio/"):
            yield f"the reading order holds what is no sound: {resource.get('url')!r}"
        length = DURATION.fullmatch(str(resource.get("duration")))
        if length is None:
            yield f"{resource.get('url')!r} does not say how long it is"
        total += float(length[1]) if length else 0.0
    urls = [str(resource.get("url")).partition("#")[0] for resource in order]
    if len(set(urls)) < len(urls):
        yield "the reading order names a file twice"
    whole = DURATION.fullmatch(str(document.get("duration")))
    if whole is None:
        yield f"the duration is {document.get('duration')!r}"
    elif abs(float(whole[1]) - total) > CLOSE:
        yield f"the whole lasts {whole[1]} s, its parts {total:.3f} s"


def _resources(document: Document, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what is wrong with the files: each is there, is what its digest says, and is named."""
    linked = [one for one in _every(document) if isinstance(one, Mapping)]
    named = {unquote(str(one.get("url")).partition("#")[0]) for one in linked}
    for resource in linked:
        path = unquote(str(resource.get("url")).partition("#")[0])
        if "LinkedResource" not in _list(resource.get("type")):
            yield f"{path!r} is no LinkedResource"
        if path not in files:
            yield f"{path!r} is not in the package"
        elif resource.get("integrity") not in (None, integrity(files[path])):
            yield f"{path!r} is not what its digest says"
    for path in sorted(set(files) - named - {"publication.json"}):
        yield f"{path!r} is not in the manifest"
    covers = [one for one in linked if "cover" in _list(one.get("rel"))]
    for cover in covers:
        if not str(cover.get("encodingFormat")).startswith("image/"):
            yield "the cover is no picture"
        elif not cover.get("name"):
            yield "the cover has no name: nobody hears what it shows"


def _entry(document: Document, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what is wrong with the entry page: it leads to the manifest, and its contents to what is in the package."""
    if "index.html" not in files:
        yield "there is no entry page"
        return
    page = _Entry()
    page.feed(files["index.html"].decode("utf-8", "replace"))
    if page.manifest != "publication.json":
        yield "the entry page does not lead to the manifest"
    if not page.contents:
        yield "the entry page has no table of contents"
    named = {str(one.get("url")) for one in _every(document) if isinstance(one, Mapping)}
    last = 0.0
    for target in page.contents:
        path, _, fragment = target.partition("#")
        if path not in named:
            yield f"the contents lead to {path!r}, which the manifest does not name"
        if times := re.fullmatch(r"t=(\d+\.\d+),(\d+\.\d+)", fragment):
            start, end = map(float, times.groups())
            if start != last or end <= start:
                yield f"the chapter from {start} to {end} s begins after {last} s"
            last = end
    whole = DURATION.fullmatch(str(document.get("duration")))
    if whole and last > float(whole[1]) + CLOSE:
        yield f"the chapters end at {last} s, the sound at {whole[1]} s"


def _every(document: Document) -> Iterator[object]:
    """Yield every resource that a manifest names, alternates too."""
    for resource in (*_list(document.get("readingOrder")), *_list(document.get("resources"))):
        yield resource
        if isinstance(resource, Mapping):
            yield from _list(resource.get("alternate"))


def _list(value: object) -> list[object]:
    """Return a value as the standard reads it: one thing is a list of one (4.4.2)."""
    return [] if value is None else value if isinstance(value, list) else [value]


class _Entry(HTMLParser):
    """Reads an entry page: where its manifest is, and where its table of contents leads."""

    def __init__(self) -> None:
        super().__init__()
        self.manifest = ""
        self.contents: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take links."""
        found = dict(attrs)
        if tag == "link" and found.get("rel") == "publication":
            self.manifest = found.get("href") or ""
        elif found.get("role") == "doc-toc":
            self._inside = tag
        elif tag == "a" and self._inside:
            self.contents.append(found.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        """Leave the table of contents."""
        if tag == self._inside:
            self._inside = ""
