"""What a listener meets in a packaged audiobook.

In:  the package's bytes.   Out: an ``Observation``.
Promises: title, makers and rights are those of the manifest, the words those of the sound; the text beside it is held
against them, letter for letter; manifest and package are held against the standards' rules.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from multipub.carriers import lpf as carrier
from multipub.carriers.lpf import MANIFEST
from multipub.editions._audio import reading_captions, reading_id3
from multipub.editions._bundle import unbundle
from multipub.editions._epub.page import Page
from multipub.editions._lpf import rules
from multipub.errors import SourceError
from multipub.model.observation import Observation, Passage, Seen, joined

MISSING = "this audiobook has no {}"


def observe(data: bytes) -> Observation:
    """Return what a listener meets.

    Raises:
        SourceError: if the package is damaged, or its sound carries no transcript of ours.
    """
    files = unbundle(data)
    document = _manifest(files)
    sound = reading_id3.observe(_file(files, _first(document.get("readingOrder")), "sound"))
    return replace(
        sound,
        title=str(document.get("name", "")),
        language=str(document.get("inLanguage", "")),
        creators=tuple(str(one.get("name")) for one in _every(document.get("author"))),
        rights=str(document.get("copyrightNotice", "")),
        credits=_lines(document.get("creditText")),
        source=carrier.extract(data),
        complaints=(
            *sound.complaints,
            *rules.complaints(document, files),
            *_text_complaints(document, files, sound),
            *_caption_complaints(document, files),
        ),
    )


def _manifest(files: Mapping[str, bytes]) -> Mapping[str, object]:
    try:
        document = json.loads(files[MANIFEST])
    except (KeyError, ValueError) as fault:
        raise SourceError(MISSING.format("manifest that can be read")) from fault
    if not isinstance(document, dict):
        raise SourceError(MISSING.format("manifest that can be read"))
    return document


def _every(value: object) -> Iterator[Mapping[str, object]]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, Mapping):
            yield one


def _lines(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _first(value: object) -> Mapping[str, object]:
    return next(_every(value), {})


def _file(files: Mapping[str, bytes], resource: Mapping[str, object], what: str) -> bytes:
    path = str(resource.get("url", "")).partition("#")[0]
    if path not in files:
        raise SourceError(MISSING.format(what))
    return files[path]


def _text_complaints(document: Mapping[str, object], files: Mapping[str, bytes], sound: Observation) -> Iterator[str]:
    """Yield where the text says something else than the sound."""
    text = _file(files, _first(_first(document.get("readingOrder")).get("alternate")), "text")
    try:
        root = etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as fault:
        raise SourceError(f"the text of this audiobook is damaged: {fault}") from fault
    page = Page(root, sound.language, lambda path: path in files)
    written, said = _words(page.seen()), _words(sound.seen)
    yield from page.complaints
    missing = [words for words in said if words not in written]
    added = [words for words in written if words not in said]
    yield from (f"the text does not say {words!r}" for words in missing)
    yield from (f"the sound does not say {words!r}" for words in added)
    if not missing and not added and written != said:
        yield "text and sound say the same in another order"


def _words(seen: "tuple[Seen, ...] | Iterator[Seen]") -> list[tuple[str, ...]]:
    """Return the words of each passage, and of each picture its description, caption and credit."""
    return [
        (one.words,) if isinstance(one, Passage) else (one.alt or "", joined(one.caption), joined(one.credit))
        for one in seen
        if not isinstance(one, Passage) or one.words
    ]


def _caption_complaints(document: Mapping[str, object], files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield whether the captions can be read."""
    for resource in _every(document.get("resources")):
        if resource.get("encodingFormat") == "text/vtt":
            try:
                reading_captions.read(_file(files, resource, "captions"))
            except SourceError as fault:
                yield fault.message
