"""A recogniser listens to single clips of finished EPUBs: each says the sentence that it claims to say."""

import io
import random
import zipfile

import pytest
import soundfile
from _whisper import hear, jiwer_rate, plain_words, require_whisper
from lxml import etree

from multipub.editions._epub.listening import SMIL, milliseconds
from multipub.editions._epub.page import BLOCKS, is_ours, language_of
from multipub.model.language import primary_subtag
from stories import CASES, edition

pytestmark = pytest.mark.slow

ENGLISH = [case for case in CASES if primary_subtag(case.language) == "en"]

CLIPS = 3
SEED = 20260312

FEWEST_WORDS = 9
"""With fewer around it, a recogniser has nothing to guess a word from."""

WORST_CLIP = 0.5
"""Word error rate of one sentence with invented names; its neighbours' words come to more than 0.8."""

OTHER_WORDS = 0.7


def sentences(book: bytes) -> list[tuple[str, int, int]]:
    """Return what is long enough and in English throughout: the words shown, and when they sound (milliseconds)."""
    with zipfile.ZipFile(io.BytesIO(book)) as container:
        smil = etree.fromstring(container.read("EPUB/article.smil"))
        text = etree.fromstring(container.read("EPUB/article.xhtml"))
    found = []
    for par in smil.iter(f"{SMIL}par"):
        place, sound = par.find(f"{SMIL}text"), par.find(f"{SMIL}audio")
        (element,) = text.xpath("//*[@id=$id]", id=place.get("src").partition("#")[2])
        languages = {primary_subtag(language_of(one)) for one in element.iter(etree.Element)}
        words = "".join(element.itertext())
        whole = any(one.tag in BLOCKS for one in element.iterdescendants())  # a table that is shown while it is named
        if is_ours(element) or whole or languages != {"en"}:
            continue
        if len(words.split()) >= FEWEST_WORDS and len(words) < 300:
            found.append((words, milliseconds(sound.get("clipBegin")), milliseconds(sound.get("clipEnd"))))
    return found


def word_error_rate(words: str, heard: str) -> float:
    """Return the share of words that were heard wrong, missed or added; an invented name is spelled as it may be."""
    return jiwer_rate(plain_words(words), plain_words(heard))


def samples_of(book: bytes):
    with zipfile.ZipFile(io.BytesIO(book)) as container:
        return soundfile.read(io.BytesIO(container.read("EPUB/audio/article.mp3")), dtype="float32")


@pytest.mark.parametrize("case", ENGLISH, ids=str)
def test_three_clips_say_the_sentences_they_claim(case):
    require_whisper()
    book = edition(case, "epub").read_bytes()
    found = sentences(book)
    chosen = random.Random(SEED).sample(found, min(CLIPS, len(found)))
    assert chosen
    sound, rate = samples_of(book)
    for words, begin, end in chosen:
        heard = hear(sound[begin * rate // 1000 : end * rate // 1000], rate)
        assert word_error_rate(words, heard) <= WORST_CLIP, f"{words}\n{heard}"
        others = [other for other, *_ in found if other != words]
        assert all(word_error_rate(other, heard) > OTHER_WORDS for other in others)


def test_clips_that_are_a_sentence_late_are_noticed():
    """The proof of the proof: the words of one sentence are held against the sound of the next."""
    require_whisper()
    book = edition(ENGLISH[0], "epub").read_bytes()
    found = sentences(book)
    sound, rate = samples_of(book)
    words, (_, begin, end) = found[0][0], found[1]
    assert word_error_rate(words, hear(sound[begin * rate // 1000 : end * rate // 1000], rate)) > WORST_CLIP
