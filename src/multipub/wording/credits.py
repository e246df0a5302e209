"""Takes the credit off a caption, and reads what a credit says.

In:  a caption line as it was printed, or a ``Picture``.   Out: caption and credit apart; the credit's creator, source,
agency in between (via) and flags.
Promises: the raw words are kept beside every split; a credit line carries no label; a credit is never invented; a line
without a credit comes back whole.
"""

import re
import unicodedata
from dataclasses import dataclass, replace

from multipub.model.manuscript import Credit, CreditFlag
from multipub.model.story import Party, Picture
from multipub.wording._choice import best_of
from multipub.wording._credits.around import is_caption, label_of_caption, take_furniture, take_terms
from multipub.wording._credits.content import Content, LabelKind, read_content
from multipub.wording._credits.forms import Found, find
from multipub.wording._credits.lexicon import LEXICON
from multipub.wording.agencies import key


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditParts:
    """What a credit says.  ``line`` is the credit as readers see it: no brackets, no label."""

    line: str
    creator: str | None = None
    source: str | None = None
    via: str | None = None
    flags: frozenset[CreditFlag] = frozenset()
    usage_terms: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionParts:
    """A caption line in its parts.

    ``raw`` is the credit as it was printed, brackets, label and terms of use included; ``sure`` is false where the
    split rests on the look of a name alone; ``reason`` says which form was recognised; ``furniture`` is what belonged
    to the page and to neither ("Camera Icon", "more >").
    """

    caption: str
    credit_line: str
    raw: str
    creator: str | None = None
    source: str | None = None
    via: str | None = None
    flags: frozenset[CreditFlag] = frozenset()
    usage_terms: str | None = None
    sure: bool = True
    reason: str = "no credit found"
    furniture: tuple[str, ...] = ()


MOST_CREDITS = 3
"""Credits at the end of one line: one in each of two forms, and a repeat."""

_BETWEEN = " \t\n|/–—-•·,"
"""What parts a caption from its credit, and belongs to neither."""

_AROUND = re.compile(r"[\[(（【](.*)[\])）】]", re.DOTALL)
"""A whole credit in a pair of brackets."""

_FILE_MARK = re.compile(
    r"^\s*[\[(]?(?P<mark>FILE(?:\s+(?:PHOTO|IMAGE|PICTURE))?|ARCHIV(?:BILD|FOTO|O|IO|ES?)?|ARKIV(?:BILD|FOTO)?|АРХИВ"
    r"|أرشيف(?:ية)?|ארכיון)[\])]?\s*[-–—:]+\s*",
    re.IGNORECASE,
)
"""What agencies put before the caption of a picture that is not new: "FILE - ", "ARCHIV - "."""


def without_file_mark(caption: str) -> str:
    """Return a caption without "FILE - " or the like before it."""
    return _FILE_MARK.sub("", caption, count=1)


def split_caption(line: str, language: str | None = None) -> CaptionParts:
    """Return the caption and the credit of ``line`` apart.

    Recognised are credits in brackets, after a label or a copyright sign, bare after the sentence or a bar, and a name
    with its agency glued to the caption, in the writing of every label language.  A line in which none of them is
    found comes back whole, with an empty ``credit_line``.

    Args:
        line: one caption as it was printed; a credit on a line of its own follows a line feed.
        language: its BCP 47 tag; all forms are tried in every language, since agencies write in their own.
    """
    text, before, after = take_furniture(unicodedata.normalize("NFC", line).strip())
    text, terms = take_terms(text)
    if label := _label_before_both(text):
        text, before = text[len(label) :].strip(), (*before, label)
    caption, found = _take_credits(text)
    flags = _file_flag(caption)
    if not found:
        return CaptionParts(
            caption=text, credit_line="", raw="", flags=flags, usage_terms=terms, furniture=(*before, *after)
        )
    merged = _merge(found)
    raw = _raw(text, caption)
    return CaptionParts(
        caption=caption,
        credit_line=_line([one.words for one in found]),
        raw=f"{raw} {terms}" if terms else raw,
        creator=", ".join(merged.creators) or None,
        source="/".join(merged.sources) or None,
        via=merged.via,
        flags=merged.flags | flags,
        usage_terms=terms,
        sure=all(one.verdict.sure for one in found),
        reason=found[0].reason,
        furniture=(*before, *after),
    )


def split_credit(line: str, language: str | None = None) -> CreditParts:
    """Return what a credit says that stands by itself, in brackets or behind a label or not."""
    text, terms = take_terms(unicodedata.normalize("NFC", line).strip())
    caption, found = _take_credits(text)
    if found and not caption:
        words, content = _line([one.words for one in found]), _merge(found)
    else:
        words = _line([_unbracketed(text)])
        content = read_content(words, LabelKind.NEUTRAL)
    return CreditParts(
        line=words,
        creator=", ".join(content.creators) or None,
        source="/".join(content.sources) or None,
        via=content.via,
        flags=content.flags,
        usage_terms=terms,
    )


def _unbracketed(credit: str) -> str:
    """Return a credit without the brackets around the whole of it; one at its end is its own: "Reuters (Pool)"."""
    credit = credit.strip()
    while (pair := _AROUND.fullmatch(credit)) and _is_balanced(pair[1]):
        credit = pair[1].strip()
    return credit if _is_balanced(credit) else credit.strip("[]()（）【】 ")


def _is_balanced(words: str) -> bool:
    depth = 0
    for character in words:
        depth += (character in "([（【") - (character in ")]）】")
        if depth < 0:
            return False
    return depth == 0


def caption_label(line: str) -> str | None:
    """Return the label that opens a caption ("Photo:"), with its colon, if ``line`` is one with words of a caption.

    A label before a caption is the page's; a label before a credit is taken off by ``split_caption``.
    """
    return label_of_caption(line)


def _label_before_both(line: str) -> str | None:
    """Return the label before a caption that has its credit after it: "Photo: Caption. Name/AGENCY".

    Where too few words of a caption are left, what follows the label is the credit alone.
    """
    label = label_of_caption(line)
    if label is None:
        return None
    caption, found = _take_credits(line[len(label) :].strip())
    return label if found and is_caption(caption) else None


def settle_credit(picture: Picture, language: str) -> Credit | None:
    """Return the credit of ``picture`` for an article in ``language``, or nothing if nobody is credited.

    The credit line in that language wins, then the picture's own, then any; where no line was written, the raw credit
    is read, then the creators and sources are named.  The raw line is kept beside it in every case.
    """
    line = best_of(picture.credit_lines, language, picture.language)
    raw = best_of(picture.raw_credits, line.language if line else language, picture.language)
    creators, sources = _names(picture.creators, language), _names(picture.sources, language)
    creators = tuple(name for name in creators if name not in sources)
    if line is None and raw is None:
        words = "/".join(part for part in (", ".join(creators), "/".join(sources)) if part)
        spoken = picture.language
    else:
        words = line.text if line else split_credit(raw.text if raw else "", language).line
        spoken = line.language if line else raw.language if raw else picture.language
    if not words:
        return None
    said = split_credit(raw.text if raw else words, spoken)
    return Credit(
        line=words,
        language=spoken,
        raw=raw.text if raw else words,
        creator=", ".join(creators) or said.creator,
        source="/".join(sources) or said.source,
        via=said.via,
        flags=said.flags,
    )


def _names(parties: tuple[Party, ...], language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.name(language) for party in parties if party.name(language).strip()))


def _take_credits(line: str) -> tuple[str, list[Found]]:
    """Take every credit off a line; return the caption and the credits in reading order."""
    found: list[Found] = []
    for _ in range(MOST_CREDITS):
        one = find(line)
        if one is None or (found and not _belongs(one, found[0])):
            break
        found.insert(0, one)
        line = one.caption.strip(_BETWEEN)
    return line, found


def _belongs(one: Found, other: Found) -> bool:
    """Whether a credit before another is part of it: it names the maker the other lacks, or repeats it."""
    mine, its = one.verdict.content, other.verdict.content
    names = {key(name) for name in (*its.creators, *its.sources)}
    if any(key(name) in names for name in (*mine.creators, *mine.sources)):
        return True
    return bool(one.label) and not its.creators


def _merge(found: list[Found]) -> Content:
    """Return what several credits of one picture say together."""
    contents = [one.verdict.content for one in found]
    creators = {key(name): name for content in contents for name in content.creators}
    sources = {key(name): name for content in contents for name in content.sources}
    flags = frozenset(flag for content in contents for flag in content.flags)
    labels = (LEXICON.flag(one.label.strip(" :：=.")) for one in found)
    return replace(
        contents[0],
        creators=tuple(creators.values()),
        sources=tuple(sources.values()),
        via=next((content.via for content in contents if content.via), None),
        flags=flags | {flag for flag in labels if flag},
    )


def _line(credits: list[str]) -> str:
    """Return the words of credits as one line for readers: even slashes, nothing twice."""
    lines: list[str] = []
    for words in credits:
        tidy = LEXICON.other_media.sub("", " ".join(words.split()))
        tidy = re.sub(r"\s*/\s*", "/", tidy).strip(" |/-–—,")
        lines.append(tidy if re.search(r"\b\w{1,2}\.$", tidy) else tidy.rstrip(". "))
    names = [{key(piece) for piece in read_content(words).pieces} for words in lines]
    kept = [
        words
        for place, words in enumerate(lines)
        if not any(names[place] < more or (names[place] == more and place > other) for other, more in enumerate(names))
    ]
    return "/".join(kept)


def _file_flag(caption: str) -> frozenset[CreditFlag]:
    """Return the flag that "FILE - " or "ARCHIV - " before a caption stands for."""
    found = _FILE_MARK.match(caption)
    if found is None:
        return frozenset()
    return frozenset({CreditFlag.FILE if found["mark"].upper().startswith("FILE") else CreditFlag.ARCHIVE})


def _raw(text: str, caption: str) -> str:
    """Return what was taken off the caption, as it was printed."""
    taken = text[len(caption) :] if text.startswith(caption) else text.removesuffix(caption)
    return taken.strip(" \t\n|–—-•·,")
