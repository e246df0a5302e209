"""The ID3 tag of the audio edition.

In:  a ``Manuscript``, its ``Recording``, the cover.   Out: a mutagen tag.
Promises: title, creators, language, rights, publisher and date of the story; chapters; the words with their times;
every credit line; nothing of the clock.

Source: ID3v2.4 native frames; "ID3v2 Chapter Frame Addendum" 1.0.
"""

import hashlib

from mutagen import id3

from multipub.editions._audio import transcript
from multipub.editions._audio.chapters import Chapter, milliseconds
from multipub.editions._audio.languages import three_letters
from multipub.editions._pictures import Prepared
from multipub.model.manuscript import Figure, Manuscript
from multipub.model.recording import Recording, Timed

UTF_8 = id3.Encoding.UTF8

NO_OFFSET = 0xFFFFFFFF
"""Chapters are placed by time, not by byte (addendum, 3.1)."""

MILLISECONDS = 2
"""Time stamp format of SYLT (2.4, 4.9)."""

TRANSCRIPTION = 2
"""Content type of SYLT: "text transcription"."""

FRONT_COVER = 3
"""Picture type of APIC (2.4, 4.14)."""

LANGUAGE, CREDIT, VOICE, DIGEST, GUID = "LANGUAGE", "CREDIT", "VOICE", "SOURCE SHA-256", "GUID"
SKIPPED = "NOT SPOKEN"
"""Names of our own text frames (TXXX)."""


def make_tag(
    manuscript: Manuscript,
    recording: Recording,
    chapters: tuple[Chapter, ...],
    figure_blocks: tuple[int, ...],
) -> id3.ID3:
    """Return the tag, without its cover and the canonical XML."""
    tag = id3.ID3()
    for frame in (*_facts(manuscript, recording), *_own(manuscript, recording), *_words(manuscript, recording)):
        tag.add(frame)
    for number, chapter in enumerate(chapters, start=1):
        tag.add(
            id3.CHAP(
                element_id=f"ch{number}",
                start_time=chapter.start,
                end_time=chapter.end,
                start_offset=NO_OFFSET,
                end_offset=NO_OFFSET,
                sub_frames=[id3.TIT2(encoding=UTF_8, text=chapter.title)],
            )
        )
    tag.add(
        id3.CTOC(
            element_id="toc",
            flags=id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED,
            child_element_ids=[f"ch{number}" for number in range(1, len(chapters) + 1)],
            sub_frames=[id3.TIT2(encoding=UTF_8, text=manuscript.labels.contents)],
        )
    )
    tag.add(
        id3.GEOB(
            encoding=UTF_8,
            mime=transcript.MEDIA_TYPE,
            filename="transcript.json",
            desc=transcript.DESCRIPTION,
            data=transcript.write(manuscript, recording, figure_blocks),
        )
    )
    return tag


def add_cover(tag: id3.ID3, figure: Figure, photo: Prepared) -> None:
    """Put the photo of ``figure`` on the cover, with its alternative text and credit as description."""
    credit = f" ({figure.credit.line})" if figure.credit else ""
    tag.add(
        id3.APIC(
            encoding=UTF_8, mime=photo.media_type, type=FRONT_COVER, desc=f"{figure.alt.text}{credit}", data=photo.data
        )
    )


def _facts(manuscript: Manuscript, recording: Recording) -> list[id3.Frame]:
    facts: list[id3.Frame] = [
        id3.TIT2(encoding=UTF_8, text=manuscript.headline),
        id3.TLAN(encoding=UTF_8, text=three_letters(manuscript.language)),
        id3.TDRC(encoding=UTF_8, text=manuscript.moment.strftime("%Y-%m-%dT%H:%M:%S")),
        id3.TLEN(encoding=UTF_8, text=str(milliseconds(len(recording.samples) // 2, recording.rate))),
    ]
    optional = (
        (id3.TPE1, manuscript.creators),
        (id3.TALB, (manuscript.house,)),
        (id3.TPUB, (manuscript.house,)),
        (id3.TCON, (manuscript.section or "",)),
        (id3.TCOP, (manuscript.rights,)),
        (id3.TIT3, (manuscript.deck or "",)),
    )
    facts.extend(frame(encoding=UTF_8, text=list(words)) for frame, words in optional if any(words))
    if manuscript.permalink:
        facts.append(id3.WOAF(url=manuscript.permalink))
    return facts


def _own(manuscript: Manuscript, recording: Recording) -> list[id3.Frame]:
    credits = tuple(dict.fromkeys(figure.credit.line for figure in manuscript.figures if figure.credit))
    entries = (
        (LANGUAGE, (manuscript.language,)),
        (CREDIT, credits),
        (VOICE, (recording.voice,)),
        (SKIPPED, tuple(sorted(recording.wishes.skip))),
        (DIGEST, (hashlib.sha256(manuscript.source).hexdigest(),)),
        (GUID, (manuscript.guid,)),
    )
    return [id3.TXXX(encoding=UTF_8, desc=name, text=list(words)) for name, words in entries if words]


def _words(manuscript: Manuscript, recording: Recording) -> list[id3.Frame]:
    """Return the words for players that show them: all at once, and each phrase as it sounds."""
    language = three_letters(manuscript.language)
    lines = [(_line(timed), milliseconds(timed.start, recording.rate)) for timed in recording.timed]
    shown = [(line, start) for line, start in lines if line]
    heard = [one for one, timed in zip(lines, recording.timed, strict=True) if one[0] and not timed.utterance.skipped]
    return [
        id3.USLT(encoding=UTF_8, lang=language, desc=transcript.DESCRIPTION, text="\n".join(line for line, _ in shown)),
        id3.SYLT(
            encoding=UTF_8,
            lang=language,
            format=MILLISECONDS,
            type=TRANSCRIPTION,
            desc=transcript.DESCRIPTION,
            text=heard,
        ),
    ]


def _line(timed: Timed) -> str:
    return "".join(run.text for run in timed.utterance.displayed).strip()
