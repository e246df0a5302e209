"""Settles the alternative text and the caption of a picture.

In:  a ``Picture`` and the language of the article.   Out: words with their language, and where the words came from.
Promises: the author's own words win; otherwise the caption speaks, without its credit; the headline and the file name
never do; nothing is ever empty but a picture marked decorative.

Source: WCAG 2.2 SC 1.1.1; IPTC Photo Metadata User Guide, "Alt Text (Accessibility)".
"""

import re
from pathlib import PurePosixPath

from multipub.errors import MissingPicture
from multipub.model.language import same_language
from multipub.model.manuscript import AltSource, Figure, Manuscript
from multipub.model.story import AltOrigin, AuthoredAlt, Picture
from multipub.model.text import WHITE_SPACE, LangText
from multipub.wording._choice import best_of, in_language
from multipub.wording.credits import split_caption, without_file_mark
from multipub.wording.sentences import shorten, whole_sentences

LONGEST_ALT = 250
"""Characters.  Applies only to text we derive, never to what an author wrote."""

_FILE_NAME = re.compile(r"^[\w\-.%+ ]*\.(?:jpe?g|png|gif|webp|tiff?|heic|svg|bmp|avif)$", re.IGNORECASE)
_CAMERA_NAME = re.compile(r"^(?:IMG|DSC|DSCN|DSCF|PXL|P|MVI|image|photo)[-_ ]?\d{2,}[-_\d]*$", re.IGNORECASE)


def settle_alt(
    picture: Picture, language: str, *, headline: str | None = None, decorative: bool = False
) -> tuple[LangText, AltSource]:
    """Return the alternative text of ``picture`` for an article in ``language``, and where it came from.

    In this order: an alternative text that somebody wrote in that language; the caption in that language; the same two
    in the picture's own language, then in any, marked as what they are.  A written alternative text that only repeats
    the ``headline``, the file name or the caption with its credit describes nothing, and is passed over.

    Raises:
        MissingPicture: if there is neither an alternative text nor a caption, and the picture is not ``decorative``.

    Source: WCAG 2.2 SC 1.1.1.
    """
    if decorative:
        return LangText(text="", language=language), AltSource.DECORATIVE
    written = tuple(one for one in picture.alts if _describes(one, picture, headline))
    for chosen, caption in (
        (in_language(written, language), in_language(picture.captions, language)),
        (in_language(written, picture.language), in_language(picture.captions, picture.language)),
        (next(iter(written), None), best_of(picture.captions, language, picture.language)),
    ):
        if chosen is not None:
            origin = AltSource.IPTC if chosen.origin is AltOrigin.IPTC else AltSource.AUTHORED
            return LangText(text=chosen.text, language=chosen.language), origin
        taken = alt_from_caption(caption.text, caption.language) if caption else ""
        if caption and taken:
            return LangText(text=taken, language=caption.language), AltSource.CAPTION
    raise MissingPicture(picture.guid)


def settle_caption(picture: Picture, language: str) -> LangText | None:
    """Return the caption in ``language``, else in the picture's own language, marked as that language, else none."""
    return best_of(picture.captions, language, picture.language)


def alt_from_caption(caption: str, language: str) -> str:
    """Return what a caption says of the picture, in at most ``LONGEST_ALT`` characters.

    The credit, page furniture and marks like "FILE - " go.  A longer caption is cut at its last sentence end, never
    inside a name, and where it has none, at a word, with an ellipsis.  Empty if the caption is nothing but a credit.
    """
    parts = split_caption(caption, language)
    words = WHITE_SPACE.sub(" ", parts.caption if parts.sure else caption).strip()
    words = without_file_mark(words)
    if len(words) <= LONGEST_ALT:
        return words
    return whole_sentences(words, LONGEST_ALT) or shorten(words, LONGEST_ALT)


def alt_of_cover(manuscript: Manuscript, lead: Figure | None) -> str:
    """Return what a drawn cover shows, in the article's language: that it is one, house, section, headline, photo.

    What is in another language is left out, because an alternative text has only one: our labels where there are none
    in that language, and the lead photo's alternative text where nobody translated it.  Both stand in the article.
    """
    labels, language = manuscript.labels, manuscript.language
    ours = same_language(labels.language, language)
    parts = [labels.cover if ours else "", manuscript.house, manuscript.section or "", manuscript.headline]
    if lead and same_language(lead.alt.language, language):
        parts.append(f"{labels.photo}: {lead.alt.text}" if ours else lead.alt.text)
    return " — ".join(part for part in parts if part)


def is_file_name(words: str) -> bool:
    """Whether ``words`` are the name of a file ("IMG_0412.jpg", "DSC00012") and so say nothing of a picture."""
    return bool(_FILE_NAME.match(words.strip()) or _CAMERA_NAME.match(words.strip()))


def unhelpful_alts(picture: Picture, *, headline: str | None = None) -> tuple[str, ...]:
    """Return the written alternative texts that ``settle_alt`` passes over, because they describe nothing."""
    return tuple(one.text for one in picture.alts if not _describes(one, picture, headline))


def _describes(alt: AuthoredAlt, picture: Picture, headline: str | None) -> bool:
    """Whether a written alternative text says anything that describes the picture."""
    words = _bare(alt.text)
    if not words or is_file_name(alt.text) or (headline is not None and words == _bare(headline)):
        return False
    if picture.file is not None and words in (
        _bare(PurePosixPath(picture.file.href).name),
        _bare(PurePosixPath(picture.file.href).stem),
    ):
        return False
    caption = in_language(picture.captions, alt.language)
    credits = (*picture.credit_lines, *picture.raw_credits)
    return caption is None or not any(words == _bare(f"{caption.text} {one.text}") for one in credits)


def _bare(words: str) -> str:
    """Return the letters and digits alone, so that spacing, brackets and case make no difference."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())
