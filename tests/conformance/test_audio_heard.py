"""A recogniser listens to the finished English editions: headline, captions and credits are really said.

Each section of the MP3 is heard by itself.  The rate of words compares how both texts sound, word by word (a recogniser
cannot hear how "Clare" is spelled), and numbers by their figures; a name that is only nearly right is wrong there.
Only where it is asked whether a name was heard at all, something near it counts.

What is heard: the samples ``brief`` and ``harbour`` whole; of ``long-read`` the beginning, every picture and the end
(``MOST_SECTIONS`` parts); of Piper, ``brief`` whole and the first ``PIPERS_PHRASES`` phrases of ``harbour``, with two
pictures.  It costs about three minutes on two quiet cores, and most of it is the recogniser.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import groupby

import pytest
import soundfile
from _whisper import comparable, hear, is_heard, jiwer_rate, plain_words, require_whisper

from engines_here import require_engine
from multipub.carriers._id3_frames import frames, general_object
from multipub.editions._audio import transcript
from multipub.editions._audio.transcript import Phrase
from multipub.editions.audio import AUDIO
from multipub.model.language import primary_subtag
from multipub.model.manuscript import Manuscript
from multipub.model.press import Press
from multipub.model.recording import Recording, Script, UtteranceRole
from multipub.speech.recording import record
from multipub.speech.script import write_script
from multipub.speech.voices import parse_voice
from presses import quick_press
from stories import CASES, Case, edition
from stories import manuscript as sample
from support import full_manuscript

pytestmark = pytest.mark.slow

ENGLISH = [case for case in CASES if primary_subtag(case.language) == "en"]

WORST_SECTION = 0.25
"""Word error rate of one section."""

WORST = 0.08
"""Word error rate over everything that was heard of a voice."""

LONGEST_SECTION = 25_000
"""Milliseconds: a recogniser's window is 30 seconds."""

HEAD = frozenset({UtteranceRole.SECTION, UtteranceRole.HEADLINE, UtteranceRole.DECK, UtteranceRole.BYLINE})

KEY_WORD = 5
"""Letters.  Shorter words say little of what a caption shows."""

KEY_WORDS_HEARD = 0.6
"""Of a caption's key words."""

MOST_SECTIONS = 14
"""Of a long story are heard: the beginning, every picture, the end."""


@dataclass(frozen=True)
class Section:
    """Some seconds of a finished file: what they are, what should be heard, what was heard."""

    name: str
    expected: str
    heard: str


def phrases_of(data: bytes) -> tuple[Phrase, ...]:
    objects = [general_object(frame.content) for frame in frames(data) if frame.identifier == "GEOB"]
    return next(transcript.read(data) for _, _, name, data in objects if name == transcript.DESCRIPTION).phrases


NO_BLOCK = -1
"""The block of what is said of the whole story: when it was published."""


def section_name(roles: dict[int, UtteranceRole], begin: int, phrase: Phrase) -> str:
    """Return which section a phrase belongs to; the text begins at ``begin``, in milliseconds."""
    role = roles.get(phrase.block, phrase.role)  # a label goes with what it labels
    if phrase.figure and role is not UtteranceRole.LONG_DESCRIPTION:
        return phrase.figure
    dated = phrase.block == NO_BLOCK and phrase.start < begin
    return "headline" if role in HEAD or dated else "closing" if role is UtteranceRole.CLOSING else "text"


class Listener:
    """Somebody who hears a finished file section by section, and may listen to a phrase once more."""

    def __init__(self, data: bytes, most: int = MOST_SECTIONS) -> None:
        self._sound, self._rate = soundfile.read(io.BytesIO(data), dtype="float32")
        self._phrases = phrases_of(data)
        self.sections = [self._hear(name, part) for name, part in _worth_hearing(self._found(), most)]

    def heard(self, name: str) -> str:
        return " ".join(one.heard for one in self.sections if one.name == name)

    def again(self, figure: str, role: UtteranceRole) -> str:
        """Hear only what is said of ``figure`` in one role, with the label before it."""
        own = [one for one in self._phrases if one.figure == figure and one.role is role]
        if not own:
            return ""
        first = self._phrases.index(own[0])
        return self._hear(figure, [self._phrases[first - 1], *own]).heard

    def _found(self) -> Iterator[tuple[str, list[Phrase]]]:
        """Yield the sections that are in English throughout: such a recogniser hears noise in Arabic."""
        roles = {one.block: one.role for one in self._phrases if one.role is not UtteranceRole.LABEL}
        begin = min((one.start for one in self._phrases if one.role is UtteranceRole.TEXT), default=0)
        spoken = (one for one in self._phrases if one.spoken)
        for name, group in groupby(spoken, key=partial(section_name, roles, begin)):
            for english, own in groupby(group, key=_is_english):
                for part in _parts(list(own)) if english else ():
                    yield name, part

    def _hear(self, name: str, part: list[Phrase]) -> Section:
        start, end = part[0].start * self._rate // 1000, part[-1].end * self._rate // 1000
        heard = hear(self._sound[start:end], self._rate)
        return Section(name, " ".join(map(_said, part)), heard)


def _said(phrase: Phrase) -> str:
    return " ".join(piece.text for piece in phrase.spoken)


def _is_english(phrase: Phrase) -> bool:
    return all(primary_subtag(piece.language) == "en" for piece in phrase.spoken)


def _parts(phrases: list[Phrase]) -> list[list[Phrase]]:
    """Cut phrases into parts that a recogniser takes in at once; a label stays with what it announces."""
    parts: list[list[Phrase]] = []
    for phrase in phrases:
        if parts and phrase.end - parts[-1][0].start <= LONGEST_SECTION:
            parts[-1].append(phrase)
        elif parts and len(parts[-1]) > 1 and parts[-1][-1].role is UtteranceRole.LABEL:
            parts.append([parts[-1].pop(), phrase])
        else:
            parts.append([phrase])
    return parts


def _worth_hearing(found: Iterable[tuple[str, list[Phrase]]], most: int) -> list[tuple[str, list[Phrase]]]:
    """Leave out the middle of a long text; pictures, beginning and end are always heard."""
    found = list(found)
    text = [place for place, (name, _) in enumerate(found) if name == "text"]
    kept = text[: max(2, most - (len(found) - len(text)))]
    return [one for place, one in enumerate(found) if place not in text or place in kept]


def missing(manuscript: Manuscript, listener: Listener) -> list[str]:
    """Return what of the headline, the captions' key words and the credits was not heard where it belongs.

    What a recogniser misses in the flow it may hear once more by itself, as anybody would.
    """
    faults = []
    if not is_heard(manuscript.headline, listener.heard("headline")):
        faults.append(f"headline {manuscript.headline!r}")
    for figure in manuscript.figures:
        words = listener.heard(figure.id)
        if figure.caption and not (
            _most_key_words(figure.caption.text, words)
            or _most_key_words(figure.caption.text, listener.again(figure.id, UtteranceRole.CAPTION))
        ):
            faults.append(f"caption {figure.caption.text!r}")
        for name in (figure.credit.creator, figure.credit.source) if figure.credit else ():
            if name and not (is_heard(name, words) or is_heard(name, listener.again(figure.id, UtteranceRole.CREDIT))):
                faults.append(f"credit {name!r}")
    return faults


def _most_key_words(caption: str, heard: str) -> bool:
    key = [word for word in plain_words(caption).split() if len(word) >= KEY_WORD]
    return sum(is_heard(word, heard) for word in key) >= KEY_WORDS_HEARD * len(key)


def spoken_press(script_of) -> Press:
    return replace(quick_press(), recording=lambda manuscript: record(script_of(manuscript)))


PIPER = (parse_voice("piper/joe"),)

PIPERS_PHRASES = 40
"""Of the sample ``harbour``: Piper takes its time."""


@cache
def listener_of(case: Case) -> Listener:
    """Listen to the sample's audio edition as an export makes it: the voice is Pico."""
    return Listener(edition(case, "audio").read_bytes())


@cache
def pipers_listener(case: Case, phrases: int | None = None) -> Listener:
    """Listen to the sample, or its beginning, spoken by Piper."""

    def spoken(manuscript: Manuscript) -> Recording:
        script = write_script(manuscript)
        return record(replace(script, utterances=script.utterances[:phrases]), voices=PIPER)

    return Listener(AUDIO.write(sample(case), replace(quick_press(), recording=spoken)))


def assert_understood(listeners: Iterable[Listener]) -> None:
    """Hold what was heard against what was spoken: section by section, and all of it."""
    sections = [one for each in listeners for one in each.sections]
    pairs = [comparable(one.expected, one.heard) for one in sections]
    report = "\n".join(
        f"{jiwer_rate(*pair):.2f} {one.name}: {one.expected}\n    {one.heard}"
        for one, pair in zip(sections, pairs, strict=True)
    )
    everything = jiwer_rate(" ".join(wanted for wanted, _ in pairs), " ".join(got for _, got in pairs))
    assert everything <= WORST, f"{everything:.3f}\n{report}"
    for one, pair in zip(sections, pairs, strict=True):
        assert jiwer_rate(*pair) <= WORST_SECTION, f"{one.name}\n{one.expected}\n{one.heard}"


@pytest.mark.parametrize("case", ENGLISH, ids=str)
def test_a_recogniser_hears_headline_captions_and_credits(case):
    require_whisper()
    listener = listener_of(case)
    report = "\n".join(f"{one.name}: {one.expected}\n    {one.heard}" for one in listener.sections)
    assert missing(sample(case), listener) == [], report


def test_a_recogniser_understands_what_pico_says():
    require_whisper()
    assert_understood(listener_of(case) for case in ENGLISH)


def test_a_recogniser_understands_what_piper_says():
    require_whisper()
    require_engine("piper")
    short, longer = (next(case for case in ENGLISH if case.name == name) for name in ("brief", "harbour"))
    assert_understood((pipers_listener(short), pipers_listener(longer, PIPERS_PHRASES)))


def without_credits(manuscript: Manuscript) -> Script:
    script = write_script(manuscript)
    kept = [one for one in script.utterances if one.role is not UtteranceRole.CREDIT]
    return replace(script, utterances=tuple(kept))


def test_credits_that_are_cut_out_are_missed(tmp_path):
    """The proof of the proof: the same listener, given the same story without its credits, says so."""
    require_whisper()
    manuscript = full_manuscript(tmp_path)
    listener = Listener(AUDIO.write(manuscript, spoken_press(without_credits)))
    cut = [f"credit {name!r}" for name in ("Lina Haddad", "Coastal Press")] * 2
    assert [one for one in missing(manuscript, listener) if one.startswith("credit")] == [
        *cut,
        "credit 'Omar Lind'",
        "credit 'Coastal Press'",
    ]


def test_the_same_story_with_its_credits_has_them_all(tmp_path):
    require_whisper()
    manuscript = full_manuscript(tmp_path)
    listener = Listener(AUDIO.write(manuscript, spoken_press(write_script)))
    assert [one for one in missing(manuscript, listener) if one.startswith("credit")] == []
