"""The control files of a talking book: sections -> ``ncc.html``, ``master.smil`` and a SMIL file for each section.

Promises: every metadata element that the standard requires, and every one that it recommends for such a book, with
totals counted from what is there; each clip is exact to the millisecond.

Source: DAISY 2.02 (2001), 2.1 (NCC), 2.2 (SMIL, Master SMIL); SMIL 1.0.
"""

import math
from collections.abc import Iterator, Mapping

from lxml import etree

from multipub.carriers.daisy import SOURCE
from multipub.editions._audio import facts
from multipub.editions._daisy.sections import Section
from multipub.editions._daisy.text import add, document, phrase_id, serialise
from multipub.editions._epub.metadata import identifier
from multipub.model.manuscript import Manuscript
from multipub.model.recording import Recording

FORMAT = "Daisy 2.02"
GENERATOR = "multipub"
SMIL_DOCTYPE = '<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" "http://www.w3.org/TR/REC-smil/SMIL10.dtd">'
REGION = "txtView"
MASTER = "master.smil"
TRANSCRIPT = "prod:timedTranscript"
NOTHING = ("pageFront", "pageNormal", "pageSpecial", "maxPageNormal", "footnotes", "prodNotes", "sidebars")
"""What such a book has none of: pages, and what a listener may skip."""

SECONDS_A_MINUTE, SECONDS_AN_HOUR = 60, 3600
MILLISECONDS_A_SECOND = 1000
BYTES_A_KILOBYTE = 1024

Metadata = tuple[tuple[str, str], ...]


def smil_name(number: int) -> str:
    """Return what the SMIL file of a section is called, counted from 1."""
    return f"s{number:04}.smil"


def par_id(number: int) -> str:
    """Return the id of the moment at which a phrase sounds."""
    return f"par{number:05}"


def clock(milliseconds: int) -> str:
    """Return a time as hours, minutes and seconds, rounded (SMIL 1.0, 4.2.4, full clock value)."""
    hours, rest = divmod(round(milliseconds / MILLISECONDS_A_SECOND), SECONDS_AN_HOUR)
    minutes, seconds = divmod(rest, SECONDS_A_MINUTE)
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def smil(manuscript: Manuscript, section: Section, elapsed: int, *, sound: str, text: str) -> bytes:
    """Return the SMIL file of a section; ``elapsed`` is what sounded before it, in milliseconds."""
    root, body = _smil(
        (
            ("dc:format", FORMAT),
            ("dc:identifier", identifier(manuscript)),
            ("dc:title", manuscript.headline),
            ("title", section.title),
            ("ncc:generator", GENERATOR),
            ("ncc:totalElapsedTime", clock(elapsed)),
            ("ncc:timeInThisSmil", clock(section.length)),
        )
    )
    whole = etree.SubElement(body, "seq")
    whole.set("dur", _seconds(section.length))
    for clip in section.clips:
        moment = etree.SubElement(whole, "par")
        moment.set("endsync", "last")
        moment.set("id", par_id(clip.number))
        words = etree.SubElement(moment, "text")
        words.set("src", f"{text}#{phrase_id(clip.number)}")
        words.set("id", f"t{clip.number:05}")
        heard = etree.SubElement(moment, "audio")
        heard.set("src", sound)
        heard.set("clip-begin", f"npt={_seconds(clip.start)}")
        heard.set("clip-end", f"npt={_seconds(clip.end)}")
        heard.set("id", f"a{clip.number:05}")
    return serialise(root, SMIL_DOCTYPE)


def master(manuscript: Manuscript, sections: tuple[Section, ...]) -> bytes:
    """Return the list of all SMIL files."""
    root, body = _smil(
        (
            ("dc:format", FORMAT),
            ("dc:identifier", identifier(manuscript)),
            ("dc:title", manuscript.headline),
            ("ncc:generator", GENERATOR),
            ("ncc:timeInThisSmil", clock(sum(section.length for section in sections))),
        )
    )
    for number, section in enumerate(sections, start=1):
        reference = etree.SubElement(body, "ref")
        reference.set("src", smil_name(number))
        reference.set("title", section.title)
        reference.set("id", f"ref{number:04}")
    return serialise(root, SMIL_DOCTYPE)


def control(
    manuscript: Manuscript,
    recording: Recording,
    sections: tuple[Section, ...],
    others: Mapping[str, bytes],
    producer: Metadata,
) -> bytes:
    """Return the control file; ``others`` are all the other files, whose number and size it tells."""
    size = sum(map(len, others.values()))
    whole = b""
    for _ in range(3):  # its own size is part of what it tells
        kilobytes = math.ceil((size + len(whole)) / BYTES_A_KILOBYTE)
        totals = (("ncc:files", str(len(others) + 1)), ("ncc:kByteSize", str(kilobytes)))
        whole = _control(manuscript, sections, (*_metadata(manuscript, recording, sections), *totals, *producer))
    return whole


def _control(manuscript: Manuscript, sections: tuple[Section, ...], metadata: Metadata) -> bytes:
    root, body = document(manuscript.headline, manuscript.language, metadata)
    for number, section in enumerate(sections, start=1):
        heading = add(body, f"h{section.level}", "title" if number == 1 else "")
        heading.set("id", f"ncc{number:04}")
        link = add(heading, "a")
        link.set("href", f"{smil_name(number)}#{par_id(section.heading)}")
        link.text = section.title
    return serialise(root)


def _metadata(manuscript: Manuscript, recording: Recording, sections: tuple[Section, ...]) -> Iterator[tuple[str, str]]:
    """Yield what the book says of itself; who is not known is named by the house, or by the title."""
    house = manuscript.house or manuscript.headline
    yield from (("dc:creator", name) for name in manuscript.creators or (house,))
    yield from (("dc:contributor", name) for name in (*manuscript.translators, *facts.photographers(manuscript)))
    optional = (
        ("dc:title", manuscript.headline),
        ("dc:date", manuscript.moment.date().isoformat()),
        ("dc:format", FORMAT),
        ("dc:identifier", identifier(manuscript)),
        ("dc:language", manuscript.language),
        ("dc:publisher", house),
        ("dc:rights", manuscript.rights),
        ("dc:source", manuscript.guid),
        ("dc:description", manuscript.deck or ""),
        ("ncc:charset", "utf-8"),
        ("ncc:generator", GENERATOR),
        ("ncc:narrator", recording.voice),
        ("ncc:producer", house),
        ("ncc:producedDate", manuscript.moment.date().isoformat()),
        ("ncc:multimediaType", "audioFullText"),
        ("ncc:setInfo", "1 of 1"),
        ("ncc:depth", str(max(section.level for section in sections))),
        ("ncc:tocItems", str(len(sections))),
        ("ncc:totalTime", clock(sum(section.length for section in sections))),
    )
    yield from ((name, value) for name, value in optional if value)
    yield from ((f"ncc:{name}", "0") for name in NOTHING)
    yield from (("prod:credit", line) for line in facts.credit_lines(manuscript))
    if manuscript.creators:
        yield "prod:creatorsKnown", "yes"


def producer_metadata(source: str | None, transcript: str) -> Metadata:
    """Return where the canonical XML and the timed transcript are."""
    return ((TRANSCRIPT, transcript), *(((SOURCE, source),) if source else ()))


def _smil(metadata: Metadata) -> tuple[etree._Element, etree._Element]:
    root = etree.Element("smil")
    head = etree.SubElement(root, "head")
    for name, content in metadata:
        meta = etree.SubElement(head, "meta")
        meta.set("name", name)
        meta.set("content", content)
    etree.SubElement(etree.SubElement(head, "layout"), "region").set("id", REGION)
    return root, etree.SubElement(root, "body")


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds / MILLISECONDS_A_SECOND:.3f}s"
