"""A recogniser listens to the finished English editions: headline, captions and credits are really said.

Each section of the MP3 is heard by itself.  Words that a reader types are compared as they are spoken; names are looked
for by their sound, because a recogniser does not know how a story spells them.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

import pytest
import soundfile
from _whisper import hear, is_heard, plain_words, require_whisper, word_error_rate

from multipub.carriers._id3_frames import frames, general_object
from multipub.editions._audio import transcript
from multipub.editions._audio.transcript import Phrase
from multipub.editions.audio import AUDIO
from multipub.model.language import primary_subtag
from multipub.model.manuscript import Manuscript
from multipub.model.press import Press
from multipub.model.recording import Script, UtteranceRole
from multipub.speech.recording import record
from multipub.speech.script import write_script
from presses import quick_press
from stories import CASES, edition
from stories import manuscript as sample
from support import full_manuscript

pytestmark = pytest.mark.slow

ENGLISH = [case for case in CASES if primary_subtag(case.language) == "en"]

WORST_SECTION = 0.4
"""Word error rate.  Short sections with invented names; Pico's own rate on plain sentences is under 0.1."""

WORST_STORY = 0.2
"""Word error rate over all sections."""

LONGEST_SECTION = 25_000
"""Milliseconds: a recogniser's window is 30 seconds."""

SHORTEST_SECTION = 8
"""Words: with fewer around it, a recogniser has nothing to guess a word from ("Harbour" alone is "Haubah")."""

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


def section_name(roles: dict[int, UtteranceRole], phrase: Phrase) -> str:
    role = roles.get(phrase.block, phrase.role)  # a label goes with what it labels
    if phrase.figure and role is not UtteranceRole.LONG_DESCRIPTION:
        return phrase.figure
    return "headline" if role in HEAD else "closing" if role is UtteranceRole.CLOSING else "text"


class Listener:
    """Somebody who hears a finished file section by section, and may listen to a phrase once more."""

    def __init__(self, data: bytes) -> None:
        self._sound, self._rate = soundfile.read(io.BytesIO(data), dtype="float32")
        self._phrases = phrases_of(data)
        self.sections = [self._hear(name, part) for name, part in _worth_hearing(self._found())]

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
        for name, group in groupby(self._phrases, key=partial(section_name, roles)):
            for part in _parts([one for one in group if one.spoken]):
                if all(primary_subtag(piece.language) == "en" for one in part for piece in one.spoken):
                    yield name, part

    def _hear(self, name: str, part: list[Phrase]) -> Section:
        start, end = part[0].start * self._rate // 1000, part[-1].end * self._rate // 1000
        expected = " ".join(piece.text for one in part for piece in one.spoken)
        return Section(name, expected, hear(self._sound[start:end], self._rate))


def _parts(phrases: list[Phrase]) -> list[list[Phrase]]:
    parts: list[list[Phrase]] = []
    for phrase in phrases:
        if parts and phrase.end - parts[-1][0].start <= LONGEST_SECTION:
            parts[-1].append(phrase)
        else:
            parts.append([phrase])
    return parts


def _worth_hearing(found: Iterable[tuple[str, list[Phrase]]]) -> list[tuple[str, list[Phrase]]]:
    """Leave out the middle of a long text; pictures, beginning and end are always heard."""
    found = list(found)
    text = [place for place, (name, _) in enumerate(found) if name == "text"]
    kept = text[: max(2, MOST_SECTIONS - (len(found) - len(text)))]
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


def assert_heard(manuscript: Manuscript, data: bytes) -> None:
    listener = Listener(data)
    heard = listener.sections
    report = "\n".join(f"{one.name}: {one.expected}\n    {one.heard}" for one in heard)
    assert missing(manuscript, listener) == [], report
    for one in heard:
        if len(one.expected.split()) < SHORTEST_SECTION:
            continue
        assert word_error_rate(one.expected, one.heard) <= WORST_SECTION, f"{one.name}\n{one.expected}\n{one.heard}"
    assert word_error_rate(" ".join(one.expected for one in heard), " ".join(one.heard for one in heard)) <= WORST_STORY


@pytest.mark.parametrize("case", ENGLISH, ids=str)
def test_a_recogniser_hears_headline_captions_and_credits(case):
    require_whisper()
    assert_heard(sample(case), edition(case, "audio").read_bytes())


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
