"""Settles what a picture of a page is called: caption, credit, alternative text.

In:  a picture as the page shows it, what JSON-LD says of it, the headlines of the page.   Out: a ``Photo``.
Promises: the credit as it was found is kept beside its split; an alternative text is kept only where it says something
that caption, credit, headline and file name do not; nothing is invented.
"""

import re
from dataclasses import dataclass, replace

from multipub.ingest._html.addresses import key_of
from multipub.ingest._html.elements import bare
from multipub.ingest._html.figures import Shown
from multipub.ingest._html.linked_data import LinkedImage
from multipub.ingest._html.tables import word_set
from multipub.wording.alt import is_file_name
from multipub.wording.credits import CaptionParts, split_caption, split_credit

SHORTEST_WORDS = 12
"""Letters and digits.  A caption this short may be part of an alternative text by chance."""

MOST_OF_CAPTION = 0.9
"""Share of a caption; an alternative text that is this much of it, cut short, is the caption."""

_LABELLED = re.compile(
    r"©|\b(?:Photo ?|Foto|Credit|Фото|Fotoğraf)\s?:|\bPhoto by |(?:תמונה|תצלום|صورة|تصوير|عکس|تصویر|写真):|写真："
)
"""Signs of a credit, which an alternative text must not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photo with its words.  ``silent`` says that the page itself marks it as decorative."""

    addresses: tuple[str, ...]
    caption: str
    alt: str
    credit: str
    raw: str
    creators: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    terms: str | None = None
    silent: bool = False
    sure: bool = True
    reason: str = ""
    language: str | None = None

    @property
    def is_described(self) -> bool:
        """Whether it has words that can be shown or heard."""
        return bool(self.caption or self.alt)


class PhotoReader:
    """Reads pictures of one page; ``headlines`` are every form of its headline."""

    def __init__(self, headlines: tuple[str, ...], images: tuple[LinkedImage, ...], language: str) -> None:
        self._headlines = frozenset(bare(words) for words in headlines)
        self._images, self._language = images, language

    def read(self, shown: Shown, linked: LinkedImage | None = None) -> Photo:
        """Return a picture with its words settled."""
        language = shown.language or self._language
        caption = shown.caption or (linked.caption if linked else "")
        credit = shown.credit or (self._linked_credit(linked) if linked else "")
        if bare(caption) in self._headlines:
            caption = "" if not shown.caption else caption
        parts = _without_label(_split(caption, credit, language), language)
        alt, alt_parts = self._alt(shown, parts, caption, language)
        if not parts.credit_line and not parts.caption and alt_parts is not None and alt_parts.credit_line:
            parts = _with_caption(alt_parts, "")
        return Photo(
            addresses=shown.addresses,
            caption=parts.caption,
            alt=alt,
            credit=parts.credit_line or parts.raw,
            raw=parts.raw,
            creators=tuple(parts.creator.split(", ")) if parts.creator else (),
            sources=(*(parts.source.split("/") if parts.source else ()), *((parts.via,) if parts.via else ())),
            terms=parts.usage_terms,
            silent=shown.alt == "",
            sure=parts.sure,
            reason=parts.reason,
            language=shown.language,
        )

    def _linked_credit(self, linked: LinkedImage) -> str:
        return linked.credit or linked.creator

    def _alt(self, shown: Shown, parts: CaptionParts, caption: str, language: str) -> tuple[str, CaptionParts | None]:
        """Return the alternative text that somebody wrote, if it says anything of its own, and its parts."""
        words = (shown.alt or "").strip()
        if not words or words.casefold() in word_set("pages", "no_alt") or self._is_name(words, shown):
            return "", None
        split = split_caption(words, language)
        said = split.caption if split.credit_line and split.sure else words
        if self._repeats(words, parts, caption) or self._repeats(said, parts, caption):
            return "", split
        if _LABELLED.search(said):
            said = _LABELLED.sub("", said).strip(" :-–")
        return said, split

    def _is_name(self, words: str, shown: Shown) -> bool:
        """Whether words are a file's name or the headline."""
        stems = {bare(address.split("?")[0].rsplit("/", 1)[-1].rsplit(".", 1)[0]) for address in shown.addresses}
        return is_file_name(words) or bare(words) in stems or bare(words) in self._headlines or not bare(words)

    def _repeats(self, words: str, parts: CaptionParts, caption: str) -> bool:
        """Whether words say nothing but the caption: alone, with its credit, or after the kicker of the headline."""
        said, own = bare(words), bare(parts.caption)
        if said in {own, bare(caption), bare(parts.caption + parts.raw), bare(parts.caption + parts.credit_line)}:
            return True
        if len(said) >= SHORTEST_WORDS and said in own and len(said) >= len(own) * MOST_OF_CAPTION:
            return True
        if len(own) < SHORTEST_WORDS or own not in said:
            return False
        rest = said.replace(own, "", 1)
        return any(rest in headline for headline in self._headlines) or rest in bare(parts.raw)

    def linked_to(self, shown: Shown) -> LinkedImage | None:
        """Return what JSON-LD says of the same photo, if it says anything."""
        return next((one for one in self._images if key_of(one.address) in shown.keys), None)


def _split(caption: str, credit: str, language: str) -> CaptionParts:
    """Return caption and credit apart, whether they stood together or each in its element."""
    parts = split_caption(caption, language)
    if not credit:
        return parts
    said = split_credit(credit, language)
    inside = parts if parts.credit_line and parts.sure else None
    kept = inside.caption if inside else caption
    line, raw = said.line, credit
    if inside is not None and bare(inside.credit_line) not in bare(said.line):
        line, raw = f"{inside.credit_line}/{said.line}", f"{inside.raw} {credit}"
        said = split_credit(line, language)
    return CaptionParts(
        caption=kept,
        credit_line=line,
        raw=raw,
        creator=said.creator,
        source=said.source,
        via=said.via,
        flags=said.flags | parts.flags,
        usage_terms=said.usage_terms or parts.usage_terms,
        reason="the page marks it as a credit",
        furniture=parts.furniture,
    )


def _without_label(parts: CaptionParts, language: str) -> CaptionParts:
    """Return a caption without a credit that stands in its middle: what follows the sign of a credit is the credit.

    An alternative text is made of the caption, and must hold no such sign.
    """
    found = _LABELLED.search(parts.caption)
    if found is None:
        return parts
    before, rest = parts.caption[: found.start()].strip(), parts.caption[found.start() :]
    if not before:
        return replace(parts, caption=_LABELLED.sub("", parts.caption).strip())
    line = _LABELLED.sub("", rest).strip()
    joined = f"{line}/{parts.credit_line}" if parts.credit_line else line
    said = split_credit(joined, language)
    return replace(
        parts,
        caption=before,
        credit_line=said.line,
        raw=f"{rest} {parts.raw}".strip(),
        creator=said.creator,
        source=said.source,
        via=said.via,
        sure=False,
        reason="follows the sign of a credit inside the caption",
    )


def _with_caption(parts: CaptionParts, caption: str) -> CaptionParts:
    return replace(parts, caption=caption)
