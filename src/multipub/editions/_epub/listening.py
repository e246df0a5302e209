"""Read the media overlay of an EPUB as a reading system does: package and files -> clips and complaints.

Promises: every ``par`` is taken, in order; what a reading system would stumble over (a text or a sound that is not
there, durations that do not add up) is a complaint.

Source: EPUB 3.3, 9.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from multipub.carriers.epub import OPF, beside
from multipub.editions._read_along.reading_back import Clip, complaints

SMIL = "{http://www.w3.org/ns/SMIL}"
OPS = "{http://www.idpf.org/2007/ops}"

TOLERANCE = 100
"""Milliseconds that a said duration may be off its clips."""

CLOCK = re.compile(r"(?:(\d+):)?([0-5]?\d):([0-5]\d(?:\.\d+)?)")
"""A full or partial clock value (EPUB 3.3, 9.2.3)."""

ACTIVE_CLASS = "media:active-class"
DURATION = "media:duration"


def milliseconds(value: str) -> int:
    """Return a clock value as milliseconds; -1 where it is none."""
    found = CLOCK.fullmatch(value.strip())
    if not found:
        return -1
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return round(1000 * (3600 * hours + 60 * minutes + seconds))


def _misplaced(par: etree._Element, target: str, elements: Mapping[str, etree._Element]) -> Iterator[str]:
    """Complain of a word that is said in a sentence in which it does not stand: a ``seq`` that is no structure."""
    seq = par.getparent()
    if seq is None or seq.tag != f"{SMIL}seq" or seq.get(f"{OPS}type") or target not in elements:
        return
    sentence = (seq.get(f"{OPS}textref") or "").partition("#")[2]
    word = elements[target]
    if elements.get(sentence) not in (word, *word.iterancestors()):
        yield f"#{target} is read as a word of #{sentence}, and does not stand in it"


class Overlay:
    """The overlay of one document of a book.

    Args:
        package: the package document.
        path: where that is in the container.
        item: the manifest item of the overlay.
        read: returns a file of the container.
    """

    def __init__(self, package: etree._Element, path: str, item: etree._Element, read: Callable[[str], bytes]) -> None:
        self._package, self._path, self._item, self._read = package, path, item, read
        self._own = beside(path, item.get("href") or "")

    def complaints(self, document: str, root: etree._Element) -> Iterator[str]:
        """Yield what is wrong with it; ``root`` is the document at the path ``document``."""
        smil = etree.fromstring(self._read(self._own), etree.XMLParser(resolve_entities=False, no_network=True))
        elements = {str(one.get("id")): one for one in root.iter(etree.Element) if one.get("id")}
        clips: list[Clip] = []
        sounds: set[str] = set()
        for par in smil.iter(f"{SMIL}par"):
            text, audio = par.find(f"{SMIL}text"), par.find(f"{SMIL}audio")
            if text is None or audio is None:
                yield f"the phrase {par.get('id')!r} has no text or no sound"
                continue
            source, _, fragment = (text.get("src") or "").partition("#")
            if beside(self._own, source) != document:
                yield f"the phrase {par.get('id')!r} is in another document: {source!r}"
            sounds.add(beside(self._own, audio.get("src") or ""))
            clips.append(
                Clip(fragment, milliseconds(audio.get("clipBegin") or ""), milliseconds(audio.get("clipEnd") or ""))
            )
            yield from _misplaced(par, fragment, elements)
        yield from self._durations(sum(clip.end - clip.begin for clip in clips))
        listed = {beside(self._path, item.get("href") or "") for item in self._package.iter(f"{OPF}item")}
        if len(sounds) != 1 or not sounds <= listed:
            yield f"the sound of the book is not one file of the manifest: {', '.join(sorted(sounds)) or 'none'}"
            return
        yield from complaints(root, clips, self._read(sounds.pop()))

    def _durations(self, sum_of_clips: int) -> Iterator[str]:
        said = [one for one in self._package.iter(f"{OPF}meta") if one.get("property") == DURATION]
        own = f"#{self._item.get('id')}"
        for what, refines in (("overlay", own), ("book", None)):
            values = [milliseconds(one.text or "") for one in said if one.get("refines") == refines]
            if len(values) != 1 or abs(values[0] - sum_of_clips) > TOLERANCE:
                yield f"the {what} says it lasts {values} ms, its clips {sum_of_clips} ms"
        classes = [one for one in self._package.iter(f"{OPF}meta") if one.get("property") == ACTIVE_CLASS]
        if len(classes) != 1:
            yield "the book does not say how the phrase being read is marked"
