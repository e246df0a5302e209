"""The rules of a talking book: what DAISY 2.02 requires of its files, as complaints.

In:  a book's files.   Out: complaints, one a fault.
Promises: metadata, order of headings, links and clips are looked at, and that totals are what they count; every rule
has a case that breaks it in the tests.

Source: DAISY 2.02 (2001), 2.1 to 2.3, appendix 2; SMIL 1.0.
"""

import math
import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

CONTROL, MASTER = "ncc.html", "master.smil"

REQUIRED = (
    *("dc:creator", "dc:date", "dc:format", "dc:identifier", "dc:language", "dc:publisher", "dc:title"),
    *("ncc:charset", "ncc:pageFront", "ncc:pageNormal", "ncc:pageSpecial", "ncc:setInfo", "ncc:tocItems"),
    "ncc:totalTime",
)
ONCE = frozenset({*REQUIRED}) - {"dc:creator", "dc:language", "dc:publisher"}
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
CLOCK = re.compile(r"(\d+):([0-5]\d):([0-5]\d)(?:\.\d+)?")
CLIP = re.compile(r"npt=(\d+\.\d{3})s")
HEADING = re.compile(r"h([1-6])")
BYTES_A_KILOBYTE = 1024
CLOSE = 1.0
"""Seconds: totals are told in whole ones."""

EXACT = 0.0005
"""Seconds: clips are told to the millisecond."""

Documents = Mapping[str, Element]


def complaints(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what is wrong with a book."""
    documents: dict[str, Element] = {}
    for name, data in files.items():
        if name.endswith((".html", ".smil")):
            try:
                documents[name] = ElementTree.fromstring(data)
            except ElementTree.ParseError as fault:
                yield f"{name} is no XML: {fault}"
    if CONTROL not in documents:
        yield "there is no control file"
        return
    yield from _metadata(documents[CONTROL])
    yield from _headings(documents[CONTROL])
    yield from _links(documents, files)
    yield from _times(documents)
    yield from _totals(documents, files)


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def metadata(root: Element) -> dict[str, list[str]]:
    """Return what a document says of itself, by name."""
    found: dict[str, list[str]] = {}
    for element in root.iter():
        if local(element) == "meta" and element.get("name"):
            found.setdefault(str(element.get("name")), []).append(element.get("content") or "")
    return found


def _metadata(control: Element) -> Iterator[str]:
    said = metadata(control)
    for name in REQUIRED:
        if not any(said.get(name, ())):
            yield f"the control file has no {name}"
    for name in sorted(ONCE):
        if len(said.get(name, ())) > 1:
            yield f"the control file has {name} more than once"
    if said.get("dc:format") != ["Daisy 2.02"]:
        yield "the format is not Daisy 2.02"
    if not all(DATE.fullmatch(date) for date in said.get("dc:date", ())):
        yield "the date is no date"


def _headings(control: Element) -> Iterator[str]:
    """Yield what is wrong with the headings: the first is the title, no level is left out, each leads somewhere."""
    body = next((element for element in control.iter() if local(element) == "body"), control)
    items = list(body)
    if not items or local(items[0]) != "h1" or items[0].get("class") != "title":
        yield "the control file does not begin with its title"
    last = 0
    for item in items:
        level = HEADING.fullmatch(local(item))
        if level is None:
            yield f"the control file holds what is no heading: {local(item)}"
            continue
        if int(level[1]) > last + 1:
            yield f"a heading of level {level[1]} comes after level {last}"
        last = int(level[1])
        if not item.get("id") or len(item) != 1 or local(item[0]) != "a" or not "".join(item.itertext()).strip():
            yield "a heading has no id, no words, or not one link"


def _links(documents: Documents, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield links that lead nowhere, ids that stand twice, and a text beside no moment."""
    ids: dict[str, set[str]] = {}
    for name, root in documents.items():
        found = [str(element.get("id")) for element in root.iter() if element.get("id")]
        ids[name] = set(found)
        if len(ids[name]) < len(found):
            yield f"an id stands twice in {name}"
    for name, root in documents.items():
        for element in root.iter():
            target = element.get("src") or element.get("href") or ""
            path, _, fragment = target.partition("#")
            if not target or ":" in path:
                continue
            if path not in files or (fragment and fragment not in ids.get(path, ())):
                yield f"{name} leads nowhere: {target}"
    for name, root in documents.items():
        for moment in (element for element in root.iter() if local(element) == "par"):
            parts = [local(part) for part in moment]
            if parts != ["text", "audio"] or moment.get("endsync") != "last":
                yield f"a moment in {name} is no text with its sound"


def _times(documents: Documents) -> Iterator[str]:
    """Yield clips that leave a gap, or a section that lasts another time than its clips."""
    place = 0.0
    for name in _order(documents):
        begin = place
        for clip in (element for element in documents[name].iter() if local(element) == "audio"):
            told = [CLIP.fullmatch(clip.get(edge, "")) for edge in ("clip-begin", "clip-end")]
            if told[0] is None or told[1] is None:
                yield f"a clip in {name} has no times"
                continue
            start, end = float(told[0][1]), float(told[1][1])
            if abs(start - place) > EXACT or end <= start:
                yield f"a clip in {name} lasts from {start} to {end} s, after {place} s"
            place = end
        whole = next((element for element in documents[name].iter() if local(element) == "seq"), None)
        duration = re.fullmatch(r"(\d+\.\d+)s", "" if whole is None else whole.get("dur", ""))
        if duration is None or abs(float(duration[1]) - (place - begin)) > EXACT:
            yield f"{name} does not last as long as its clips"
        yield from _clock_complaints(documents[name], name, "ncc:totalElapsedTime", begin)
        yield from _clock_complaints(documents[name], name, "ncc:timeInThisSmil", place - begin)
    yield from _clock_complaints(documents[CONTROL], CONTROL, "ncc:totalTime", place)
    if MASTER in documents:
        yield from _clock_complaints(documents[MASTER], MASTER, "ncc:timeInThisSmil", place)


def _order(documents: Documents) -> list[str]:
    """Return the SMIL files in the order of the control file."""
    links = (element.get("href", "") for element in documents[CONTROL].iter() if local(element) == "a")
    return [name for name in dict.fromkeys(link.partition("#")[0] for link in links) if name in documents]


def _clock_complaints(root: Element, name: str, term: str, seconds: float) -> Iterator[str]:
    for value in metadata(root).get(term, [""]):
        told = CLOCK.fullmatch(value)
        hours, minutes, rest = map(int, told.groups()) if told else (0, 0, -1)
        if abs(hours * 3600 + minutes * 60 + rest - seconds) >= CLOSE:
            yield f"{name} says {term} {value!r}, not {seconds:.0f} s"


def _totals(documents: Documents, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield totals that are not what they count."""
    said = metadata(documents[CONTROL])
    headings = [element for element in documents[CONTROL].iter() if HEADING.fullmatch(local(element))]
    levels = [int(local(heading)[1]) for heading in headings] or [0]
    counted = (
        ("ncc:tocItems", len(headings)),
        ("ncc:depth", max(levels)),
        ("ncc:files", len(files)),
        ("ncc:kByteSize", math.ceil(sum(map(len, files.values())) / BYTES_A_KILOBYTE)),
    )
    for term, number in counted:
        if said.get(term, [str(number)]) != [str(number)]:
            yield f"{term} says {said[term]}, not {number}"
    if MASTER in documents:
        listed = [element.get("src") for element in documents[MASTER].iter() if local(element) == "ref"]
        if listed != _order(documents):
            yield "the list of SMIL files is not in the order of the headings"
