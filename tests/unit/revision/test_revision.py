"""What changed between two stories is said in words, and nothing that changed is left unsaid."""

from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multipub import canonical, resources
from multipub.model.blocks import Heading, ListBlock, ListItem, Paragraph
from multipub.model.story import (
    Article,
    AuthoredAlt,
    EditorNote,
    Party,
    Picture,
    Published,
    PubStatus,
    Rights,
    Scheme,
    Story,
    Subject,
    VersionLink,
)
from multipub.model.text import LangText, Mark, Marked, Text
from multipub.revision import ChangeKind, changes_between
from multipub.revision.blocks import body_changes
from multipub.revision.excerpts import excerpt

OTHER = {
    "str": "something else",
    "str | None": "something else",
    "int": 99,
    "int | None": 9,
    "datetime": datetime(1999, 1, 1, tzinfo=UTC),
    "datetime | None": datetime(1999, 1, 1, tzinfo=UTC),
    "Party": Party(literal="x", names=((None, "Somebody"),)),
    "tuple[Party, ...]": (Party(literal="x", names=((None, "Somebody"),)),),
    "Rights": Rights(notice="another"),
    "PubStatus": PubStatus.WITHHELD,
    "tuple[LangText, ...]": (LangText(text="another", language="de"),),
    "LangText | None": LangText(text="another", language="de"),
    "tuple[EditorNote, ...]": (EditorNote(text="see page 2"),),
    "VersionLink | None": VersionLink(guid="urn:x", version=7),
    "tuple[Scheme, ...]": (Scheme(alias="x", uri="https://x.example/"),),
    "tuple[Subject, ...]": (Subject(qcode="medtop:1"),),
    "tuple[Published, ...]": (Published(timestamp=datetime(1999, 1, 1, tzinfo=UTC)),),
    "tuple[str, ...]": ("another",),
    "tuple[AuthoredAlt, ...]": (AuthoredAlt(text="another", language="de"),),
    "tuple[Block, ...]": (Paragraph(content=(Text("another"),)),),
    "MediaFile | None": None,
}
"""Another value for a field of each type."""


def harbour() -> Story:
    path = resources.folder("samples") / "harbour" / "article.xml"
    return canonical.read(path.read_bytes(), name="article.xml")


def with_article(story: Story, **changes: object) -> Story:
    first, *others = story.articles
    return replace(story, articles=(replace(first, **changes), *others))


def with_picture(story: Story, **changes: object) -> Story:
    first, *others = story.pictures
    return replace(story, pictures=(replace(first, **changes), *others))


def said(before: Story, after: Story) -> list[str]:
    return [str(change) for change in changes_between(before, after)]


def kind_of(field) -> str:
    return field.type if isinstance(field.type, str) else getattr(field.type, "__name__", str(field.type))


def other_value(owner: type, name: str) -> object:
    """Return a value of the field's type that is not the one the sample has."""
    annotation = str(owner.__annotations__[name]).replace("multipub.model.story.", "").replace("datetime.", "")
    for plain in ("multipub.model.text.", "multipub.model.blocks."):
        annotation = annotation.replace(plain, "")
    annotation = annotation.removeprefix("<class '").removeprefix("<enum '").removesuffix("'>")
    if "Paragraph" in annotation:
        annotation = "tuple[Block, ...]"
    return OTHER[annotation]


@pytest.mark.parametrize("name", [one.name for one in fields(Story) if one.name not in {"articles", "pictures"}])
def test_a_change_of_any_field_of_the_story_is_said(name):
    story = harbour()
    assert said(story, replace(story, **{name: other_value(Story, name)}))


@pytest.mark.parametrize("name", [one.name for one in fields(Article)])
def test_a_change_of_any_field_of_a_text_is_said(name):
    story = harbour()
    assert said(story, with_article(story, **{name: other_value(Article, name)}))


@pytest.mark.parametrize("name", [one.name for one in fields(Picture)])
def test_a_change_of_any_field_of_a_photo_is_said(name):
    story = harbour()
    assert said(story, with_picture(story, **{name: other_value(Picture, name)}))


def test_equal_stories_have_no_changes():
    assert said(harbour(), harbour()) == []


def test_headline_deck_and_rights_are_told_word_by_word():
    story = harbour()
    article = story.articles[0]
    assert said(story, with_article(story, headline=article.headline.replace("votes", "decides"))) == [
        "en: headline changed: “Port Nadir [votes → decides] to reopen old wharf …”"
    ]
    assert said(story, with_article(story, deck=None))[0].startswith("en: deck removed: “")
    assert "status changed from “usable” to “withheld”" in said(story, replace(story, status=PubStatus.WITHHELD))


def test_paragraphs_are_added_removed_moved_and_changed():
    story = harbour()
    body = story.articles[0].body
    at = next(place for place, block in enumerate(body) if isinstance(block, Paragraph))
    new = Paragraph(content=(Text("Entirely new words stand here today."),))
    (added,) = changes_between(story, with_article(story, body=(*body[:at], new, *body[at:])))
    assert (added.kind, added.what, added.after) == (ChangeKind.ADDED, "paragraph 1", plain_words(new))
    (removed,) = changes_between(story, with_article(story, body=(*body[:at], *body[at + 1 :])))
    assert (removed.kind, removed.what) == (ChangeKind.REMOVED, "former paragraph 1")
    (moved,) = changes_between(story, with_article(story, body=(*body[:at], *body[at + 1 :], body[at])))
    assert moved.kind is ChangeKind.MOVED


def plain_words(paragraph: Paragraph) -> str:
    return "".join(one.text for one in paragraph.content if isinstance(one, Text))


def test_a_change_of_marks_alone_is_told_as_such():
    story = harbour()
    old = Heading(level=2, content=(Text("A plain subhead"),))
    new = Heading(level=2, content=(Marked(mark=Mark.EMPHASIS, content=(Text("A plain subhead"),)),))
    before, after = (with_article(story, body=(*story.articles[0].body, one)) for one in (old, new))
    (change,) = said(before, after)
    assert change == "en: marks, links, languages or ids of subhead 4 changed"


def test_a_swapped_photo_is_known_by_its_digest_and_a_renamed_one_is_no_other():
    story = harbour()
    file = story.pictures[0].file
    assert file is not None
    (swapped,) = said(story, with_picture(story, file=replace(file, sha256="f" * 64)))
    assert "photo was swapped" in swapped
    (renamed,) = said(story, with_picture(story, file=replace(file, href="media/other.jpg")))
    assert "media/other.jpg" in renamed
    assert "swapped" not in renamed


def test_an_alternative_text_and_a_caption_are_told_in_their_language():
    story = harbour()
    alt = (AuthoredAlt(text="Waves break over the wall.", language="en"),)
    assert any(
        "alternative text (en) added: “Waves break over the wall.”" in one
        for one in said(with_picture(story, alts=()), with_picture(story, alts=alt))
    )


def test_a_photo_with_a_new_guid_is_the_same_photo():
    story = harbour()
    changes = said(story, with_picture(story, guid="urn:new"))
    assert not any("photo removed" in one or "photo added" in one for one in changes)
    assert any("identifier (guid)" in one for one in changes)


@given(
    old=st.lists(st.sampled_from("abcdefgh"), max_size=30),
    new=st.lists(st.sampled_from("abcdefgh"), max_size=30),
)
@settings(max_examples=80)
def test_every_word_that_changed_is_in_the_excerpt(old, new):
    before, after = " ".join(old), " ".join(new)
    found = excerpt(before, after)
    assert not found or set(new) - set(old) <= set(found)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("on Thursday to reopen", "on Friday to reopen", "on [Thursday → Friday] to reopen"),
        ("one two", "one two three", "one two [+ three]"),
        ("港は木曜に開く", "港は金曜に開く", "港は[木 → 金]曜に開く"),
        ("all of it", "nothing", ""),
        ("a b c d e f g h", "a b c d e f g", "… d e f g [− h]"),
    ],
)
def test_an_excerpt_shows_the_words_that_changed(before, after, shown):
    assert excerpt(before, after).replace("  ", " ") == shown


def test_an_entry_that_only_changed_its_level_is_told_as_that():
    first, second = ListItem(content=(Text("Larch"),)), ListItem(content=(Text("Iron"),))
    flat = ListBlock(ordered=False, items=(first, second))
    below = ListBlock(ordered=False, items=(replace(first, lists=(replace(flat, items=(second,)),)),))
    assert [str(one) for one in body_changes("en", (flat,), (below,), str)] == ["en: levels or numbers of list changed"]
