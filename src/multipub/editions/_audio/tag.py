"""The ID3 tag of the audio edition.

In:  a ``Manuscript``, its ``Recording``, the cover.   Out: a mutagen tag.
Promises: title, creators, language, rights, publisher and date of the story; chapters; the words with their times;
every credit line; nothing of the clock.

Source: ID3v2.4 native frames; "ID3v2 Chapter Frame Addendum" 1.0.
"""

from mutagen import id3

from multipub.editions._audio import facts, transcript
from multipub.editions._audio.chapters import Chapter
from multipub.editions._audio.facts import Cover
from multipub.editions._audio.languages import three_letters
from multipub.model.manuscript import Manuscript
from multipub.model.recording import Recording

UTF_8 = id3.Encoding.UTF8

NO_OFFSET = 0xFFFFFFFF
"""Chapters are placed by time, not by byte (addendum, 3.1)."""

MILLISECONDS = 2
"""Time stamp format of SYLT (2.4, 4.9)."""

TRANSCRIPTION = 2
"""Content type of SYLT: "text transcription"."""

FRONT_COVER = 3
"""Picture type of APIC (2.4, 4.14)."""


def make_tag(
    manuscript: Manuscript,
    recording: Recording,
    chapters: tuple[Chapter, ...],
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
            data=transcript.write(manuscript, recording, facts.figure_blocks(manuscript)),
        )
    )
    return tag


def add_cover(tag: id3.ID3, cover: Cover) -> None:
    """Put a photo on the cover, with its alternative text and credit as description."""
    tag.add(id3.APIC(encoding=UTF_8, mime=cover.media_type, type=FRONT_COVER, desc=cover.description, data=cover.data))


def _facts(manuscript: Manuscript, recording: Recording) -> list[id3.Frame]:
    found: list[id3.Frame] = [
        id3.TIT2(encoding=UTF_8, text=manuscript.headline),
        id3.TLAN(encoding=UTF_8, text=three_letters(manuscript.language)),
        id3.TDRC(encoding=UTF_8, text=manuscript.moment.strftime("%Y-%m-%dT%H:%M:%S")),
        id3.TLEN(encoding=UTF_8, text=str(facts.length(recording))),
    ]
    optional = (
        (id3.TPE1, manuscript.creators),
        (id3.TALB, (manuscript.house,)),
        (id3.TPUB, (manuscript.house,)),
        (id3.TCON, (manuscript.section or "",)),
        (id3.TCOP, (manuscript.rights,)),
        (id3.TIT3, (manuscript.deck or "",)),
    )
    found.extend(frame(encoding=UTF_8, text=list(words)) for frame, words in optional if any(words))
    if people := _people(manuscript):
        found.append(id3.TIPL(encoding=UTF_8, people=people))
    if manuscript.permalink:
        found.append(id3.WOAF(url=manuscript.permalink))
    return found


def _people(manuscript: Manuscript) -> list[list[str]]:
    """Return who else took part, each with what he or she did (2.4, 4.2.2, TIPL)."""
    involved = (
        ("author", manuscript.creators),
        ("translator", manuscript.translators),
        ("photographer", facts.photographers(manuscript)),
        ("agency", facts.agencies(manuscript)),
    )
    return [[role, name] for role, names in involved for name in names]


def _own(manuscript: Manuscript, recording: Recording) -> list[id3.Frame]:
    return [
        id3.TXXX(encoding=UTF_8, desc=name, text=list(words))
        for name, words in facts.own_entries(manuscript, recording)
    ]


def _words(manuscript: Manuscript, recording: Recording) -> list[id3.Frame]:
    """Return the words for players that show them: all at once, and each phrase as it sounds."""
    language = three_letters(manuscript.language)
    words = "\n".join(facts.shown_lines(recording))
    return [
        id3.USLT(encoding=UTF_8, lang=language, desc=transcript.DESCRIPTION, text=words),
        id3.SYLT(
            encoding=UTF_8,
            lang=language,
            format=MILLISECONDS,
            type=TRANSCRIPTION,
            desc=transcript.DESCRIPTION,
            text=list(facts.heard_lines(recording)),
        ),
    ]
