"""Whether some words can be a credit, by where they stand.

In:  words, the label before them, their place in the line.   Out: what they say and how sure that is, or nothing.
Promises: words without a label count only if an agency, a flag or the look of names and brackets vouches for them.
"""

import re
from dataclasses import dataclass

from multipub.wording import agencies
from multipub.wording._credits.content import Content, LabelKind, read_content
from multipub.wording._credits.lexicon import LEXICON

LONGEST_CREDIT = 120
"""Characters.  The longest credit line of a photo we met names a school, a board and two agencies in 95."""

MOST_SMALL_WORDS = 1
"""Words in small letters in a credit, besides those inside names and institutions ("Foto: privat")."""

MOST_WORDS = 6
"""Words in one name of a credit, where the script has no capitals to tell names by."""

_DIGITS_ALONE = re.compile(r"[\d\s.,:%-]+")
_ACRONYM = re.compile(r"[^\W\d_a-zß-öø-ÿа-я]{3,6}(?:/[^\W\d_a-zß-öø-ÿа-я]{2,6})*")
_OWNER = re.compile(r"[^\W\d_]+['’]s|[\w-]+\.(?:com|de|net|org|fr|it|ru|co\.uk)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the words say, and whether that is sure."""

    content: Content
    sure: bool


def judge_labelled(words: str, label: LabelKind, *, opens_line: bool) -> Verdict | None:
    """Judge words after a label.  A label that opens the line may announce the caption instead of a credit."""
    if len(words) > LONGEST_CREDIT or _DIGITS_ALONE.fullmatch(words):
        return None
    content = read_content(words, label)
    if content.empty:
        return None
    vouched = content.known or LEXICON.is_supplied(words) or any(agencies.is_person(one) for one in content.pieces)
    if label is LabelKind.MAKER:
        single = len(words.split()) == 1 and not words.islower()
        return Verdict(content, sure=True) if vouched or single else None
    if label is LabelKind.COURTESY:
        return Verdict(content, sure=True) if _like_names(content, MOST_SMALL_WORDS) else None
    institution = any(agencies.is_institution(one) for one in content.pieces)
    if opens_line and not (content.known or (vouched and not _small_words(words)) or (institution and _short(words))):
        return None
    loose = vouched or institution or _like_names(content, MOST_SMALL_WORDS)
    return Verdict(content, sure=vouched or institution) if loose and _short(words) else None


def judge_bracket(words: str, *, after_sentence: bool) -> Verdict | None:
    """Judge words in brackets at the end of a line."""
    if len(words) > LONGEST_CREDIT or _DIGITS_ALONE.fullmatch(words) or LEXICON.is_remark(words):
        return None
    content = read_content(words)
    if content.empty or not _like_names(content, 0):
        return None
    vouched = [one for one in content.pieces if agencies.is_agency(one)]
    sure_agency = any(after_sentence or not agencies.is_ambiguous(one) for one in vouched)
    several = len(content.pieces) > 1
    if content.known and (sure_agency or content.via or (several and content.creators) or _handed_out(content)):
        return Verdict(content, sure=True)
    if several and content.creators and not _small_words(words):
        return Verdict(content, sure=True)
    if after_sentence and (content.creators or _ACRONYM.fullmatch(words) or _OWNER.fullmatch(words)):
        return Verdict(content, sure=False)
    if after_sentence and agencies.is_institution(words) and words[:1].isupper():
        return Verdict(content, sure=False)
    return None


def judge_bare(words: str) -> Verdict | None:
    """Judge words that stand alone after the end of the sentence, without label or brackets."""
    if not words or len(words) > LONGEST_CREDIT or _DIGITS_ALONE.fullmatch(words):
        return None
    content = read_content(words)
    if content.empty or not _like_names(content, 0) or not _capital(words):
        return None
    if LEXICON.is_supplied(words):
        return Verdict(content, sure=True)
    if content.known and _each_is_a_name(content):
        return Verdict(content, sure=True)
    if content.creators and content.sources and _each_is_a_name(content):
        return Verdict(content, sure=False)
    return None


def _handed_out(content: Content) -> bool:
    """Whether a flag alone vouches: a handout or pool with somebody's name, or by itself."""
    return bool(content.flags) and all(
        agencies.is_institution(one) or agencies.is_person(one) for one in content.pieces
    )


def _each_is_a_name(content: Content) -> bool:
    """Whether every part is an agency, a person, an institution, an acronym or a handle."""
    return all(
        agencies.is_agency(one)
        or agencies.is_person(one)
        or one.startswith("@")
        or _ACRONYM.fullmatch(one)
        or (agencies.is_institution(one) and not _small_words(one))
        or LEXICON.made_for.match(one)
        or agencies.is_nobody(one)
        or (len(content.pieces) > 1 and one[:1].isupper() and not _small_words(one))
        for one in content.pieces
    )


def _like_names(content: Content, small: int) -> bool:
    """Whether every part reads as a name: few small words, not long."""
    return all(_short(one) and len(_small_words(one)) <= small for one in content.pieces if not agencies.is_agency(one))


def _small_words(words: str) -> list[str]:
    """Return the words in small letters that are no part of a name."""
    return [word for word in words.split() if word[:1].islower() and not agencies.is_small_word(word)]


def _short(words: str) -> bool:
    return len(words.split()) <= MOST_WORDS * 2 and all(
        len(one.split()) <= MOST_WORDS for one in re.split(r"[/|,]", words)
    )


def _capital(words: str) -> bool:
    """Whether the words begin as a name does: with a capital, a handle, or in a script without capitals."""
    first = next((letter for letter in words if letter.isalpha() or letter == "@"), "")
    known = agencies.is_agency(re.split(r"[/|]", words)[0]) or LEXICON.via.match(words)
    return not first.islower() or bool(known)
