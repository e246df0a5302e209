"""Read WebVTT as its grammar says, strictly: what a player might forgive is an error here.

In:  WebVTT bytes.   Out: notes and cues, their words as runs.
Promises: the whole file is read by the grammar of the standard (headers, notes, cues, spans), never by a lenient one;
a cue's words come back letter for letter, with their languages.

Source: W3C WebVTT (Candidate Recommendation, 2019), 4.1 to 4.2.2.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from multipub.errors import SourceError
from multipub.model.text import Run

SIGNATURE = re.compile(r"\ufeff?WEBVTT(?:[ \t][^\n]*)?")
TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
TIMINGS = re.compile(rf"{TIME}[ \t]+-->[ \t]+{TIME}")
ENTITY = re.compile(r"&(?:amp|lt|gt|lrm|rlm|nbsp|#\d+|#x[0-9a-fA-F]+);")
STAMP = re.compile(rf"<{TIME}>")
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z]+)(?P<classes>(?:\.[^\s.<>&]+)*)(?P<note>[ \t][^<>&\n]+)?>")
SPANS = frozenset({"c", "i", "b", "u", "v", "lang"})
MARK = re.compile(r"&(?:lrm|rlm);")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One cue: when it shows (milliseconds), what it is called, the classes around its words, its words.

    ``times`` are those at which words of it begin, where it tells them.
    """

    name: str
    start: int
    end: int
    classes: tuple[str, ...]
    runs: tuple[Run, ...]
    times: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """The words, without their languages."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions:
    """A file's notes, and its cues, in order; each note says how many cues stand before it."""

    notes: tuple[tuple[int, str], ...]
    cues: tuple[Cue, ...]

    def facts(self, name: str) -> tuple[str, ...]:
        """Return what the notes say under ``name``, line by line."""
        lines = (line for _, note in self.notes for line in note.split("\n"))
        return tuple(html.unescape(line[len(name) + 2 :]) for line in lines if line.startswith(f"{name}: "))

    def fact(self, name: str) -> str:
        """Return the first thing that the notes say under ``name``; empty where they say nothing."""
        return next(iter(self.facts(name)), "")


def read(data: bytes, language: str | None = None) -> Captions:
    """Return what stands in a WebVTT file; words without ``<lang>`` are in ``language``, else in the notes' own.

    Raises:
        SourceError: where the file strays from the grammar; the message quotes the place.
    """
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        raise SourceError("this WebVTT is not UTF-8") from fault
    first, *blocks = re.split(r"\n{2,}", text.rstrip("\n"))
    if not SIGNATURE.fullmatch(first):
        raise SourceError(f"this is no WebVTT: it begins with {first[:20]!r}")
    notes: list[tuple[int, str]] = []
    cues: list[str] = []
    for block in blocks:
        if re.match(r"NOTE(?:[ \t\n]|$)", block):
            if "-->" in block:
                raise SourceError("a WebVTT note holds an arrow")
            notes.append((len(cues), block[len("NOTE") :].strip()))
        else:
            cues.append(block)
    bare = Captions(notes=tuple(notes), cues=())
    own = language or bare.fact("Language")
    return Captions(notes=bare.notes, cues=tuple(_in_order(_cue(block, own) for block in cues)))


def _in_order(cues: Iterator[Cue]) -> Iterator[Cue]:
    """Yield the cues; each must end after it begins, begin no earlier than the last, and have a name of its own."""
    last, names = 0, set()
    for cue in cues:
        if cue.end <= cue.start or cue.start < last:
            raise SourceError(f"the cue {cue.name!r} shows from {cue.start} to {cue.end} ms, after one at {last} ms")
        if cue.name and cue.name in names:
            raise SourceError(f"two cues are called {cue.name!r}")
        names.add(cue.name)
        last = cue.start
        yield cue


def _cue(block: str, language: str) -> Cue:
    lines = block.split("\n")
    name = "" if "-->" in lines[0] else lines.pop(0)
    timings = TIMINGS.fullmatch(lines[0]) if lines else None
    if timings is None or "-->" in "".join(lines[1:]):
        raise SourceError(f"this cue has no timings that can be read: {block[:60]!r}")
    figures = [int(part or 0) for part in timings.groups()]
    payload, start, end = "\n".join(lines[1:]), _time(figures[:4]), _time(figures[4:])
    times = tuple(_time([int(part or 0) for part in found.groups()]) for found in STAMP.finditer(payload))
    if times and any(later <= earlier for earlier, later in pairwise((start, *times, end))):
        raise SourceError(f"the words of the cue {name!r} do not begin one after another inside it: {times}")
    classes, runs = _words(STAMP.sub("", payload), language)
    return Cue(name=name, start=start, end=end, classes=classes, runs=runs, times=times)


def _time(parts: list[int]) -> int:
    hours, minutes, seconds, thousandths = parts
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _words(payload: str, language: str) -> tuple[tuple[str, ...], tuple[Run, ...]]:
    """Return the classes and the words of a cue: spans must be known, closed in order; every sign must be escaped."""
    classes: list[str] = []
    open_spans: list[tuple[str, str]] = []
    runs: list[Run] = []
    place = 0
    marked = MARK.match(re.sub(TAG, "", payload))
    while place < len(payload):
        around = open_spans[-1][1] if open_spans else language
        if payload[place] == "<":
            tag = TAG.match(payload, place)
            if tag is None or tag["name"] not in SPANS:
                raise SourceError(f"this is no span of WebVTT: {payload[place : place + 20]!r}")
            _turn(tag, open_spans, around)
            classes.extend([] if tag["end"] else filter(None, tag["classes"].split(".")))
            place = tag.end()
            continue
        end = payload.find("<", place)
        end = len(payload) if end < 0 else end
        runs.append(Run(text=_plain(payload[place:end]), language=around))
        place = end
    if open_spans:
        raise SourceError(f"a span is not closed: {open_spans[-1][0]!r}")
    if marked and runs:
        first = runs[0]
        runs[0] = Run(text=first.text[1:], language=first.language)
    return tuple(classes), tuple(run for run in runs if run.text)


def _turn(tag: re.Match[str], open_spans: list[tuple[str, str]], around: str) -> None:
    """Open or close a span."""
    name = tag["name"]
    if tag["end"]:
        if not open_spans or open_spans.pop()[0] != name:
            raise SourceError(f"a span is closed that is not open: {name!r}")
        return
    if (name in {"lang", "v"}) != bool(tag["note"]):
        raise SourceError(f"a span of WebVTT says too much or too little: {tag[0]!r}")
    open_spans.append((name, tag["note"].strip() if name == "lang" else around))


def _plain(words: str) -> str:
    """Return words with their escapes undone."""
    for place in (found.start() for found in re.finditer("&", words)):
        if not ENTITY.match(words, place):
            raise SourceError(f"a sign is not escaped: {words[place : place + 20]!r}")
    if ">" in words:
        raise SourceError(f"a sign is not escaped: {words[:40]!r}")
    return html.unescape(words)
