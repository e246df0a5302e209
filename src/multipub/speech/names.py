"""The names in an article: who and what a voice may mispronounce.

In:  a ``Manuscript``.   Out: names, each with its count and where it stands.
Promises: everybody of the bylines and credits, every agency, every name that is marked; in scripts with capitals also
the names in text and captions, by their look, so that a few may be none; nobody twice.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from multipub.model.manuscript import Manuscript
from multipub.model.recording import UtteranceRole
from multipub.model.text import Run
from multipub.speech.lexicon import Lexicons
from multipub.speech.script import write_script
from multipub.speech.word_edges import ends_a_word, starts_a_word
from multipub.wording.agencies import is_agency, is_institution, is_particle, is_small_word

WORD = re.compile(r"[^\W\d_]+(?:[-’'‑.][^\W\d_]+)*\.?")

STOP_BETWEEN = re.compile(r"^[ \u00a0]$")
"""What may stand between two words of one name."""

SENTENCE_BEGIN = re.compile(r"(?:^|[.!?:…][”\"')\]]*\s|[“\"«„(])\s*$")

FEWEST_WORDS = 2
"""Capitalised words that make a name; one alone may begin a sentence."""

LONGEST_MARKED = 4
"""Words that are marked as another language's, and are a name or a term; more are a quotation."""

PLACES = {
    UtteranceRole.BYLINE: "byline",
    UtteranceRole.CREDIT: "credit",
    UtteranceRole.CLOSING: "credit",
    UtteranceRole.CAPTION: "caption",
    UtteranceRole.ALT: "caption",
    UtteranceRole.LONG_DESCRIPTION: "caption",
}
"""What a name's place is called, where it is not "text"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name, in the language of the words it stands in, how often it stands there, and where."""

    written: str
    language: str
    count: int
    where: tuple[str, ...]


@dataclass(slots=True)
class _Text:
    """Words of one language at one kind of place."""

    words: str
    language: str
    place: str


@dataclass(slots=True)
class _Names:
    """Names as they are found: each once, with its language."""

    found: dict[tuple[str, str], None] = field(default_factory=dict)

    def add(self, written: str | None, language: str) -> None:
        name = " ".join(unicodedata.normalize("NFC", written or "").split()).strip(" ,;:")
        if any(character.isalpha() for character in name):
            self.found[name, language] = None


def names_in(manuscript: Manuscript) -> tuple[Name, ...]:
    """Return the names of an article, those that stand most often first."""
    texts = list(_texts(manuscript))
    names = _Names()
    for written in (*manuscript.creators, *manuscript.translators, *manuscript.sources):
        names.add(written, manuscript.language)
    for figure in manuscript.figures:
        for part in (figure.credit.creator, figure.credit.source, figure.credit.via) if figure.credit else ():
            names.add(part, figure.credit.language if figure.credit else manuscript.language)
    for text in texts:
        if text.language != manuscript.language and len(text.words.split()) <= LONGEST_MARKED:
            names.add(text.words.strip(" .,;:«»“”\"'"), text.language)
    small = {word for text in texts for word in re.findall(r"\w+", text.words) if word.islower()}
    for text in texts:
        for written in _capitalised(text.words, small):
            names.add(written, text.language)
    _add_last_names(names, texts)
    counted = (_counted(written, language, texts) for written, language in names.found)
    return tuple(sorted((one for one in counted if one), key=lambda one: (-one.count, one.written)))


def missing(names: Iterable[Name], lexicons: Lexicons) -> Iterator[Name]:
    """Yield the names that the lexicons do not say: neither whole nor word by word."""
    for name in names:
        letters = {place for place, character in enumerate(name.written) if character.isalpha()}
        for found in lexicons.find(name.written, name.language):
            if not found.pronunciation.says_nothing_new:
                letters -= set(range(found.start, found.end))
        if letters:
            yield name


def _texts(manuscript: Manuscript) -> Iterator[_Text]:
    """Yield the story's own words as they are displayed, run by run, with the name of their place."""
    for utterance in write_script(manuscript).utterances:
        place = PLACES.get(utterance.role, "text")
        for language, words in _by_language(utterance.displayed):
            yield _Text(words, language, place)


def _by_language(runs: tuple[Run, ...]) -> Iterator[tuple[str, str]]:
    held: list[Run] = []
    for run in runs:
        if run.ours:
            continue
        if held and held[-1].language != run.language:
            yield held[-1].language, "".join(one.text for one in held)
            held = []
        held.append(run)
    if held:
        yield held[-1].language, "".join(one.text for one in held)


def _capitalised(text: str, small: set[str]) -> Iterator[str]:
    """Yield what looks like a name: capitalised words in a row, small words of names between them; and agencies.

    A word at the beginning of a sentence that stands in small letters elsewhere is no part of a name.
    """
    group: list[re.Match[str]] = []
    for word in (*WORD.finditer(text), None):
        joined = word and group and STOP_BETWEEN.match(text[group[-1].end() : word.start()])
        if word and (_is_capitalised(word[0]) or (joined and _joins(word[0], group))):
            if not joined:
                yield from _name_of(group, small)
                group = []
            group.append(word)
            if word[0].endswith(".") and len(word[0]) > 3:  # a sentence ends here
                yield from _name_of(group, small)
                group = []
        else:
            yield from _name_of(group, small)
            group = []
        if word and is_agency(word[0].rstrip(".")) and word[0][:1].isupper():
            yield word[0].rstrip(".")


def _joins(word: str, group: list["re.Match[str]"]) -> bool:
    """Whether a word in small letters goes on with a name: "van" with any, "of" with an institution's."""
    return is_particle(word) or (is_small_word(word) and is_institution(" ".join(one[0] for one in group)))


def _name_of(group: list["re.Match[str]"], small: set[str]) -> Iterator[str]:
    words = list(group)
    while words and _may_be_no_name(words[0], small):
        words.pop(0)
    while words and not _is_capitalised(words[-1][0]):
        words.pop()
    if len([word for word in words if _is_capitalised(word[0])]) >= FEWEST_WORDS:
        written = words[0].string[words[0].start() : words[-1].end()]
        yield written if re.search(r"\b\w{1,2}\.$", written) else written.rstrip(".")


def _may_be_no_name(word: "re.Match[str]", small: set[str]) -> bool:
    """Whether a word may have its capital only from the sentence that it begins."""
    begins = SENTENCE_BEGIN.search(word.string[: word.start()]) is not None
    return (begins and word[0].lower().rstrip(".") in small) or is_small_word(word[0])


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and (len(word) == 1 or not word.isupper() or len(word) <= 3 or "-" in word)


def _add_last_names(names: _Names, texts: list[_Text]) -> None:
    """Add the last words of names that also stand alone: whoever is named in full is later called by it."""
    in_full = [(one, language) for one, language in names.found if len(one.split()) >= FEWEST_WORDS]
    for written, language in in_full:
        last = written.split()[-1]
        if not last[:1].isupper() or is_institution(written):
            continue
        ending = [one for one, other in in_full if other == language and one.endswith(f" {last}")]
        if _count(last, language, texts) > sum(_count(one, language, texts) for one in ending):
            names.add(last, language)


def _counted(written: str, language: str, texts: list[_Text]) -> Name | None:
    places = [text.place for text in texts if text.language == language and _occurrences(written, text)]
    count = _count(written, language, texts)
    if not count:
        return None
    return Name(written=written, language=language, count=count, where=tuple(sorted(set(places))))


def _count(written: str, language: str, texts: list[_Text]) -> int:
    return sum(_occurrences(written, text) for text in texts if text.language == language)


def _occurrences(written: str, text: _Text) -> int:
    words = unicodedata.normalize("NFC", text.words)
    return sum(
        starts_a_word(words, found.start(), text.language) is not None
        and ends_a_word(words, found.end(), text.language)
        for found in re.finditer(re.escape(written), words)
    )
