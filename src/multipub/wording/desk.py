"""What the desk should know about the words of an article before readers do.

In:  a ``Story`` and one of its ``Article``s.   Out: findings with permanent ids, all of them warnings.
Promises: nothing here stops an export; what must stop it is an error of ``settle``.
"""

import re
from collections.abc import Iterator

from multipub.errors import MissingPicture
from multipub.model.blocks import Heading, Paragraph
from multipub.model.findings import Advice, Finding
from multipub.model.language import primary_subtag
from multipub.model.manuscript import AltSource
from multipub.model.story import Article, Picture, Story
from multipub.model.text import plain
from multipub.wording._choice import in_language
from multipub.wording.alt import LONGEST_ALT, settle_alt, settle_caption, unhelpful_alts
from multipub.wording.credits import settle_credit
from multipub.wording.labels import labels_for

_PLACEHOLDER = re.compile(r"\[[^\[\]]+\](?:/\[[^\[\]]+\])*")
"""What `multipub new` writes where the desk is to write: all of it in brackets."""


UNTRANSLATED_CAPTION = Advice("DESK-1", "Every caption is in the article's language.", "translate the caption")
NO_CREDIT = Advice("DESK-2", "Every picture names who made it.", "add a credit line to the picture item")
FILE_NOT_SUPPLIED = Advice("DESK-3", "Every picture has its file.", "add the file; until then readers see a frame")
LONG_CAPTION = Advice("DESK-4", "A caption that stands in for an alternative text fits it.", "write an alt text")
UNTRANSLATED_ALT = Advice("DESK-5", "Every alternative text is in the article's language.", "translate the alt text")
UNHELPFUL_ALT = Advice("DESK-6", "A written alternative text says what the picture shows.", "write what can be seen")
NO_AUTHOR = Advice("DESK-7", "Every article names its author or its source.", "add a byline, a creator or a source")
FOREIGN_LABELS = Advice("DESK-8", "Our own words are in the article's language.", "add the language to the labels")
NO_VOICE = Advice("DESK-9", "What can be read along has a voice in the article's language.", "name one with --voice")
NO_COVER = Advice("DESK-10", "A cover can be drawn.", "install fonts with these letters, or ask for the photo as cover")
PLACEHOLDER = Advice("DESK-11", "No words of a skeleton are left.", "write what belongs there, or take the element out")
NO_WORD_TIMES = Advice(
    "DESK-12",
    "What is to be lit word by word has a voice that tells when they sound.",
    "choose one that has word times with --voice; `multipub voices` lists them",
)

ADVICE = (
    UNTRANSLATED_CAPTION,
    NO_CREDIT,
    FILE_NOT_SUPPLIED,
    LONG_CAPTION,
    UNTRANSLATED_ALT,
    UNHELPFUL_ALT,
    NO_AUTHOR,
    FOREIGN_LABELS,
    NO_VOICE,
    NO_COVER,
    PLACEHOLDER,
    NO_WORD_TIMES,
)
"""Every kind of finding, in the order of their ids."""


def desk_findings(story: Story, article: Article) -> tuple[Finding, ...]:
    """Return what the desk should know about ``article``, pictures in reading order, each picture once."""
    found = list(_about_the_text(article))
    placed = {place.picture: place.decorative for place in reversed(article.placements)}
    for guid in dict.fromkeys(place.picture for place in article.placements):
        picture = story.picture(guid)
        if picture is not None:
            found.extend(_about_picture(picture, article, decorative=placed[guid]))
    return tuple(found)


def _about_the_text(article: Article) -> Iterator[Finding]:
    if not (article.byline or article.creators or article.sources):
        yield NO_AUTHOR.finding(f"{article.guid!r} has no byline, no creator and no source")
    labels = labels_for(article.language)
    if primary_subtag(labels.language) != primary_subtag(article.language):
        yield FOREIGN_LABELS.finding(f"there are no labels in {article.language!r}: {labels.language!r} is used")

    written = (article.section, article.headline, article.deck, article.byline, article.dateline)
    body = (plain(block.content) for block in article.body if isinstance(block, Paragraph | Heading))
    for words in dict.fromkeys(words for words in (*written, *body) if words and _PLACEHOLDER.fullmatch(words)):
        yield PLACEHOLDER.finding(f"the text says {words!r} and nothing else")


def _about_picture(picture: Picture, article: Article, *, decorative: bool) -> Iterator[Finding]:
    language, name = article.language, f"picture {picture.guid!r}"
    if settle_credit(picture, language) is None:
        yield NO_CREDIT.finding(f"{name} has no credit")
    for said in (*picture.captions, *picture.credit_lines):
        if _PLACEHOLDER.fullmatch(said.text):
            yield PLACEHOLDER.finding(f"{name} says {said.text!r} and nothing else")
    if picture.file is None:
        yield FILE_NOT_SUPPLIED.finding(f"{name} came without its file")
    if decorative:
        return
    caption = settle_caption(picture, language)
    if caption is not None and not in_language([caption], language):
        used = f"the one in {caption.language!r} is used"
        yield UNTRANSLATED_CAPTION.finding(f"{name} has no caption in {language!r}; {used}")
    for words in unhelpful_alts(picture, headline=article.headline):
        message = f"{name}: the alt text {words!r} only repeats a name, the headline or the caption"
        yield UNHELPFUL_ALT.finding(message)
    try:
        alt, source = settle_alt(picture, language, headline=article.headline)
    except MissingPicture:
        return
    if source is not AltSource.CAPTION and not in_language([alt], language):
        yield UNTRANSLATED_ALT.finding(f"{name} has no alternative text in {language!r}; {alt.language!r} is used")
    if source is AltSource.CAPTION and caption is not None and len(caption.text) > LONGEST_ALT:
        yield LONG_CAPTION.finding(f"{name}: its caption ({len(caption.text)} characters) was cut to {len(alt.text)}")
