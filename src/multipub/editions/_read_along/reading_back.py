"""Whether a finished file reads itself aloud, all of it, in step with its words.

In:  a document as a reader opens it, what it says sounds when, and the sound.   Out: complaints.
Promises: nothing that wrote the file reads it (the sound is decoded by libsndfile); every word of the story and every
description must lie in an element that sounds; the clips go forward, lie inside the sound, and none is silent.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from multipub.editions._epub.page import BLOCKS, UNREAD, XHTML, is_ours, is_picture
from multipub.errors import EditionError
from multipub.model.speech_wishes import Skip

QUIETEST = 10 ** (-45 / 20)
"""Of full scale, root mean square: a clip below it, pauses and all, says nothing next to others at -16 LUFS."""

SHOWN = 60
"""Characters of a passage that a complaint quotes."""


@dataclass(frozen=True, slots=True)
class Clip:
    """What a file says of one phrase: the id of its element, and when it sounds, in milliseconds."""

    target: str
    begin: int
    end: int


def complaints(root: etree._Element, clips: Sequence[Clip], sound: bytes) -> Iterator[str]:
    """Yield what is wrong with the reading aloud of the document ``root``.

    Raises:
        EditionError: if the sound cannot be decoded.
    """
    elements = {str(one.get("id")): one for one in root.iter(etree.Element) if one.get("id")}
    order = {element: place for place, element in enumerate(root.iter(etree.Element))}
    last, furthest = 0, -1
    for clip in clips:
        if not last <= clip.begin < clip.end:
            yield f"the clip of #{clip.target} ({clip.begin} to {clip.end} ms) does not follow the one before it"
        last = clip.end
        element = elements.get(clip.target)
        if element is None:
            yield f"what sounds at {clip.begin} ms is not in the document: #{clip.target}"
            continue
        if _is_correction(element):
            continue  # the desk may wish it said first
        if order[element] < furthest:
            yield f"what sounds at {clip.begin} ms stands before what sounded earlier: #{clip.target}"
        furthest = max(furthest, order[element])
    yield from _silent(clips, sound)
    yield from _unread(root, [elements[clip.target] for clip in clips if clip.target in elements])


def _is_correction(element: etree._Element) -> bool:
    return any(one.get("class") == "correction" for one in (element, *element.iterancestors()))


def _silent(clips: Sequence[Clip], sound: bytes) -> Iterator[str]:
    """Complain of clips that lie outside the sound, or in which nothing is heard."""
    import numpy as np
    import soundfile  # both as slow to load as a book without sound is to read

    try:
        samples, rate = soundfile.read(io.BytesIO(sound), dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as fault:
        raise EditionError(f"the sound cannot be decoded: {fault}") from fault
    length = len(samples) * 1000 // rate
    for clip in clips:
        if clip.end > length:
            yield f"the clip of #{clip.target} ends at {clip.end} ms, the sound at {length} ms"
            continue
        part = samples[clip.begin * rate // 1000 : clip.end * rate // 1000, 0].astype(np.float64)
        if not len(part) or float(np.sqrt(np.mean(part**2))) < QUIETEST:
            yield f"nothing is heard in the clip of #{clip.target}, at {clip.begin} ms"


def _unread(root: etree._Element, targets: Sequence[etree._Element]) -> Iterator[str]:
    """Complain of words of the story, and of pictures, that no clip reads.

    What the file says is left out of its sound is let pass.  A phrase covers what stands in it; a whole list or box
    that is shown while its name is said covers nothing.
    """
    said = {id(one) for one in targets if not any(below.tag in BLOCKS for below in one.iterdescendants())}
    shown = {id(one) for one in targets}
    for article in root.iter(f"{XHTML}article"):
        skipped = frozenset((article.get("data-unspoken") or "").split())
        for words in _uncovered(article, said, skipped):
            yield f"these words are not read aloud: {words[:SHOWN]!r}"
        for figure in () if Skip.CAPTIONS in skipped else article.iter(f"{XHTML}figure"):
            if _has_meaning(figure) and id(figure) not in shown:
                yield f"a picture is not announced: {figure.get('id')!r}"
            for alt in _unsaid(figure, shown):
                yield f"this description is not read aloud: {alt[:SHOWN]!r}"


def _is_left_out(element: etree._Element, skipped: frozenset[str]) -> bool:
    """Whether the file says that these words are left out of its sound, as the desk wished."""
    kind = {"caption": Skip.CAPTIONS, "credit": Skip.CREDITS}.get(element.get("class") or "")
    if element.tag in (f"{XHTML}td", f"{XHTML}th"):
        kind = Skip.TABLES
    return kind in skipped


def _uncovered(element: etree._Element, said: set[int], skipped: frozenset[str]) -> Iterator[str]:
    if id(element) in said or element.tag in UNREAD or is_ours(element) or _is_left_out(element, skipped):
        return
    texts = [element.text]
    for child in element.iterchildren():
        if isinstance(child.tag, str):
            yield from _uncovered(child, said, skipped)
        texts.append(child.tail)
    for text in texts:
        if text and any(letter.isalnum() for letter in text):
            yield text.strip()


def _description(picture: etree._Element) -> str:
    return picture.get("alt") or picture.get("aria-label") or ""


def _has_meaning(figure: etree._Element) -> bool:
    return any(is_picture(one) and _description(one) for one in figure.iter(etree.Element))


def _unsaid(figure: etree._Element, shown: set[int]) -> Iterator[str]:
    """Yield a description that neither the caption says nor a clip."""
    captions = [
        "".join(map(str, one.itertext())) for one in figure.iter(f"{XHTML}span") if one.get("class") == "caption"
    ]
    for picture in figure.iter(etree.Element):
        alt = _description(picture) if is_picture(picture) else ""
        if alt and id(picture) not in shown and not any(alt.rstrip("….") in caption for caption in captions):
            yield alt
