"""What a listener meets in a talking book.

In:  the book's bytes.   Out: an ``Observation``.
Promises: the text is read by another library than the one that wrote it; every phrase of it is where its clip says, and
can be heard there; the book keeps the rules of its standard.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from multipub.carriers import daisy as carrier
from multipub.editions._audio import hearing, transcript
from multipub.editions._audio.transcript import Transcript
from multipub.editions._bundle import unbundle
from multipub.editions._daisy import rules
from multipub.editions._daisy.rules import local, metadata
from multipub.errors import SourceError
from multipub.model.observation import Observation, Passage, Role, Seen, SeenFigure
from multipub.model.text import Run

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TRANSCRIPT = "prod:timedTranscript"
HEADINGS = {f"h{level}": level for level in range(1, 7)}
ROLES = {"li": Role.ITEM, "th": Role.HEADER_CELL, "td": Role.CELL, "caption": Role.TABLE_CAPTION}
PASSAGES = frozenset({"p", *HEADINGS, *ROLES})
NOTES = frozenset({"note", "description"})
OURS = "ours"


def observe(data: bytes) -> Observation:
    """Return what a listener meets.

    Raises:
        SourceError: if the book is damaged, or carries no transcript of ours.
    """
    files = unbundle(data)
    control = _parsed(files, rules.CONTROL)
    said = metadata(control)
    words = transcript.read(_file(files, next(iter(said.get(TRANSCRIPT, ())), "")))
    sound, text = _places(files)
    root = _parsed(files, text)
    body = next((one for one in root if local(one) == "body"), root)
    language = root.get(LANG, "")
    return Observation(
        title=next(iter(said.get("dc:title", ())), ""),
        language=next(iter(said.get("dc:language", ())), ""),
        creators=tuple(said.get("dc:creator", ())) if said.get("prod:creatorsKnown") else (),
        rights=next(iter(said.get("dc:rights", ())), ""),
        seen=tuple(_block(body, language, files)),
        source=carrier.extract(data),
        credits=tuple(said.get("prod:credit", ())),
        spoken=True,
        unspoken=words.skipped,
        complaints=(
            *rules.complaints(files),
            *_clip_complaints(files, root, words),
            *hearing.complaints(_file(files, sound), words.phrases, words.loudness),
        ),
    )


def _file(files: Mapping[str, bytes], name: str) -> bytes:
    if name not in files:
        raise SourceError(f"this book has no {name or 'transcript'}", hint="only books written by multipub can be read")
    return files[name]


def _parsed(files: Mapping[str, bytes], name: str) -> Element:
    try:
        return ElementTree.fromstring(_file(files, name))
    except ElementTree.ParseError as fault:
        raise SourceError(f"{name} is damaged: {fault}") from fault


def _places(files: Mapping[str, bytes]) -> tuple[str, str]:
    """Return where sound and text are, as the first moment says."""
    for name in sorted(files):
        if name.endswith(".smil") and name != rules.MASTER:
            parts = {local(one): one.get("src", "").partition("#")[0] for one in _parsed(files, name).iter()}
            return parts.get("audio", ""), parts.get("text", "")
    raise SourceError("this book has no sound")


def _clip_complaints(files: Mapping[str, bytes], root: Element, words: Transcript) -> Iterator[str]:
    """Yield phrases whose clip is at another time than the phrase, or beside other words."""
    said = {one.get("id", ""): "".join(one.itertext()) for one in root.iter() if one.get("id")}
    clips: dict[str, tuple[float, float]] = {}
    for name in files:
        if name.endswith(".smil") and name != rules.MASTER:
            for moment in (one for one in _parsed(files, name).iter() if local(one) == "par"):
                text, sound = (
                    next((one for one in moment if local(one) == kind), moment) for kind in ("text", "audio")
                )
                told = [rules.CLIP.fullmatch(sound.get(edge, "")) for edge in ("clip-begin", "clip-end")]
                if told[0] and told[1]:
                    clips[text.get("src", "").partition("#")[2]] = float(told[0][1]), float(told[1][1])
    heard = [phrase for phrase in words.phrases if phrase.end > phrase.start]
    for phrase, (place, (start, end)) in zip(heard, sorted(clips.items(), key=lambda one: one[1]), strict=False):
        shown = "".join(run.text for run in phrase.runs)
        if said.get(place, "").strip() != shown.strip():
            yield f"beside {shown.strip()!r} stands {said.get(place, '').strip()!r}"
        if start * 1000 > phrase.start + 0.5 or end * 1000 < phrase.end - 0.5:
            yield f"{shown.strip()!r} sounds outside its clip"
    if len(heard) != len(clips):
        yield f"{len(heard)} phrases sound, {len(clips)} have clips"


def _block(element: Element, around: str, files: Mapping[str, bytes]) -> Iterator[Seen]:
    """Yield the passages and pictures of an element, in order."""
    language, style = element.get(LANG, around), (element.get("class") or "").split()
    tag = local(element)
    if "figure" in style:
        yield _figure(element, language, files)
    elif tag in PASSAGES and OURS not in style:
        role = Role.HEADING if tag in HEADINGS else ROLES.get(tag, Role.NOTE if NOTES & {*style} else Role.TEXT)
        yield Passage(role=role, level=HEADINGS.get(tag, 0), runs=tuple(_runs(element, language)))
        for below in element:
            if local(below) in {"ul", "ol"}:
                yield from _block(below, language, files)
    elif tag not in PASSAGES:
        for child in element:
            yield from _block(child, language, files)


def _figure(element: Element, language: str, files: Mapping[str, bytes]) -> SeenFigure:
    image = next((one for one in element if local(one) == "img"), None)
    holder = element if image is None else image

    def said(style: str) -> tuple[Run, ...]:
        lines = [one for one in element if one.get("class") == style]
        return tuple(run for line in lines for run in _runs(line, line.get(LANG, language)))

    return SeenFigure(
        alt=holder.get("title" if image is None else "alt", ""),
        alt_language=holder.get(LANG, language),
        caption=said("caption"),
        credit=said("credit"),
        decorative="decorative" in (element.get("class") or "").split(),
        shown=image is not None and image.get("src", "") in files,
    )


def _runs(element: Element, language: str, link: str | None = None, *, ours: bool = False) -> Iterator[Run]:
    """Yield the words of an element with their languages; lists inside it are passages of their own."""
    plain = Run(text="", language=language, link=link, ours=ours)
    if element.text:
        yield replace(plain, text=element.text)
    for child in element:
        if local(child) not in {"ul", "ol"}:
            mine = ours or child.get("class") == OURS
            yield from _runs(child, child.get(LANG, language), child.get("href") or link, ours=mine)
        if child.tail:
            yield replace(plain, text=child.tail)
