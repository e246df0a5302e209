"""Compares two stories, field by field.

In:  a story before and after.   Out: every ``Change``.
Promises: every field of the model is looked at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields

from multipub.model.language import same_language
from multipub.model.story import Article, AuthoredAlt, Picture, Story
from multipub.model.text import LangText
from multipub.revision.blocks import body_changes
from multipub.revision.change import Change, ChangeKind, change_of
from multipub.revision.excerpts import shortened
from multipub.revision.values import in_words

CALLED = {
    "guid": "identifier (guid)",
    "created": "moment of the version",
    "provider": "publisher",
    "byline": "byline",
    "credit_line": "credit of the text",
    "section_code": "code of the section",
    "creators": "creators",
    "located": "places",
    "embargoed": "embargo",
    "first_created": "moment of the first version",
    "content_created": "date of the content",
    "content_modified": "date of the last change of the content",
    "published": "publications",
    "notes": "notes to the desk",
    "previous": "previous version",
    "translation_of": "original of the translation",
    "permalink": "permanent link",
    "transmit_id": "transmission id",
    "generator": "version of multipub",
    "schemes": "vocabularies",
    "digital_source_type": "digital source type",
    "not_supplied": "note about the missing file",
    "credit_lines": "credit",
    "raw_credits": "credit as it was found",
    "captions": "caption",
    "long_descriptions": "extended description",
    "slugline": "slugline",
}
"""What a desk calls the fields whose names do not say it."""

APART = {
    Story: frozenset({"articles", "pictures"}),
    Article: frozenset({"body"}),
    Picture: frozenset({"file", "alts", "captions", "long_descriptions", "credit_lines", "raw_credits"}),
}
"""Fields that are compared by more than their words."""

DIGEST_SHOWN = 12
"""Hexadecimal digits that tell two files apart."""


def changes_between(before: Story, after: Story) -> tuple[Change, ...]:
    """Return every change that makes ``after`` of ``before``: none if they are equal.

    Texts are matched by their language, photos by their guid, else by their file.
    """
    return tuple(_stories(before, after))


def _stories(before: Story, after: Story) -> Iterator[Change]:
    yield from _fields("", before, after)
    for old in before.articles:
        if after.article(old.language) is None:
            yield Change(where=old.language, what="text", kind=ChangeKind.REMOVED, before=old.headline)
    for article in after.articles:
        earlier = before.article(article.language)
        if earlier is None:
            yield Change(where=article.language, what="text", kind=ChangeKind.ADDED, after=article.headline)
        else:
            yield from _articles(earlier, article, before, after)
    yield from _order("texts", [one.language for one in before.articles], [one.language for one in after.articles])
    pairs = _matched(before.pictures, after.pictures)
    for old_picture, picture in pairs:
        if picture is None and old_picture is not None:
            yield Change(where=_name(old_picture), what="photo", kind=ChangeKind.REMOVED)
        elif old_picture is None and picture is not None:
            yield Change(where=_name(picture), what="photo", kind=ChangeKind.ADDED)
        elif old_picture is not None and picture is not None:
            yield from _pictures(old_picture, picture)
    yield from _order("photos", [one.guid for one in before.pictures], [one.guid for one in after.pictures])


def _order(what: str, before: list[str], after: list[str]) -> Iterator[Change]:
    if before != after and sorted(before) == sorted(after):
        yield Change(where="", what=f"order of the {what}", kind=ChangeKind.CHANGED)


def _fields(where: str, before: Story | Article | Picture, after: Story | Article | Picture) -> Iterator[Change]:
    for field in fields(after):
        if field.name in APART[type(after)]:
            continue
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            what = CALLED.get(field.name, field.name.replace("_", " "))
            change = change_of(where, what, in_words(old), in_words(new))
            yield change or Change(where=where, what=f"details of {what}", kind=ChangeKind.CHANGED)


def _articles(before: Article, after: Article, old_story: Story, new_story: Story) -> Iterator[Change]:
    yield from _fields(after.language, before, after)

    def name_of(guid: str) -> str:
        picture = new_story.picture(guid) or old_story.picture(guid)
        return _name(picture) if picture else guid

    yield from body_changes(after.language, before.body, after.body, name_of)


def _matched(before: Sequence[Picture], after: Sequence[Picture]) -> list[tuple[Picture | None, Picture | None]]:
    """Return pictures that are the same, by guid, else by the digest of their file; and those without a partner."""
    left = list(before)
    pairs: list[tuple[Picture | None, Picture | None]] = []
    guids = {picture.guid for picture in after}
    for picture in after:
        same = next((one for one in left if one.guid == picture.guid), None)
        if same is None and picture.file is not None:
            digest = picture.file.sha256
            same = next((one for one in left if one.file and one.file.sha256 == digest and one.guid not in guids), None)
        if same is not None:
            left.remove(same)
        pairs.append((same, picture))
    return [*pairs, *((one, None) for one in left)]


def _pictures(before: Picture, after: Picture) -> Iterator[Change]:
    where = _name(after)
    yield from _file(where, before, after)
    for name in ("captions", "long_descriptions", "credit_lines", "raw_credits"):
        yield from _by_language(where, CALLED[name], getattr(before, name), getattr(after, name))
    yield from _by_language(where, "alternative text", before.alts, after.alts)
    yield from _fields(where, before, after)


def _file(where: str, before: Picture, after: Picture) -> Iterator[Change]:
    old, new = before.file, after.file
    if old is None or new is None or old.sha256 == new.sha256:
        change = change_of(where, "file", in_words(old), in_words(new))
        if change:
            yield change
        return
    was, now = (f"{one.href} (SHA-256 {one.sha256[:DIGEST_SHOWN]}…)" for one in (old, new))
    yield Change(where=where, what="photo was swapped: its file", kind=ChangeKind.CHANGED, before=was, after=now)


Texts = tuple[LangText, ...] | tuple[AuthoredAlt, ...]


def _by_language(where: str, what: str, before: Texts, after: Texts) -> Iterator[Change]:
    """Compare texts language by language; who wrote an alternative text counts too."""
    if before == after:
        return
    told = False
    for language in dict.fromkeys((*_languages(before), *_languages(after))):
        old, new = _in(before, language), _in(after, language)
        change = change_of(where, f"{what} ({language})", old, new)
        if change:
            told = True
            yield change
    if not told:
        yield Change(where=where, what=f"{what}: who wrote it, or the order of languages", kind=ChangeKind.CHANGED)


def _languages(texts: Texts) -> list[str]:
    return [one.language for one in texts]


def _in(texts: Texts, language: str) -> str:
    return " / ".join(one.text for one in texts if same_language(one.language, language))


def _name(picture: Picture) -> str:
    """Return what the desk knows a picture by: its file, else its caption or its description, else its guid."""
    if picture.file is not None:
        return f"photo {picture.file.href.rpartition('/')[2]}"
    said = (*(one.text for one in picture.captions), *(one.text for one in picture.alts))
    words = next(iter(said), "")
    return f"photo “{shortened(words)}”" if words else f"photo {picture.guid}"
