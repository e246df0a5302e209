"""Out and in again: what the next system gets can be read back, with every caption, credit and alternative text."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from multipub import canonical, wording
from multipub.editions import FORMATS, Kind
from multipub.ingest import Intake, dialect_of
from multipub.model.manuscript import Manuscript
from multipub.model.story import Story
from presses import quick_press
from stories import CASES, manuscript

INTERCHANGE = [format_ for format_ in FORMATS if format_.kind is Kind.INTERCHANGE]
WITHOUT_ALT = frozenset({"text"})
"""Plain text has no place for an alternative text that says something else than the caption."""

SHAPES = {"Figure": "Placement"}
"""What a settled block was in the story."""

DECK_UNMARKED = frozenset({("harbour-ar", "text")})
"""A deck of two sentences in plain text is taken for the first paragraph."""


def came_back(wanted: Manuscript, format_) -> Story:
    path = Path(f"story{format_.suffix}")
    data = format_.write(wanted, quick_press())
    intake = Intake(data=data, path=path, received=datetime(2026, 7, 1, tzinfo=UTC))
    return dialect_of(data, path).read(intake).story


def words_of(story: Story, *, alts: bool) -> list[tuple[str | None, ...]]:
    """Return caption, credit and alternative text of every picture, where it stands."""
    article = story.articles[0]
    found = []
    for place in article.placements:
        picture = story.picture(place.picture)
        assert picture is not None
        caption = wording.settle_caption(picture, article.language)
        credit = wording.settle_credit(picture, article.language)
        alt = wording.settle_alt(picture, article.language)[0].text if alts else None
        found.append((caption.text if caption else None, credit.line if credit else None, alt))
    return found


@pytest.mark.parametrize("format_", INTERCHANGE, ids=lambda format_: format_.name)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_caption_credit_and_alt_comes_back_in(case, format_):
    wanted = manuscript(case)
    story = came_back(wanted, format_)
    alts = format_.name not in WITHOUT_ALT
    assert words_of(story, alts=alts) == [
        (
            figure.caption.text if figure.caption else None,
            figure.credit.line if figure.credit else None,
            figure.alt.text if alts else None,
        )
        for figure in wanted.figures
    ]
    assert story.articles[0].headline == wanted.headline


WITHOUT_SHAPES = frozenset({"text", "html"})
"""Plain text marks no boxes, quotations or notes; pages of the wild mark boxes in too many ways to trust one."""


@pytest.mark.parametrize(
    "format_",
    [one for one in INTERCHANGE if one.name not in WITHOUT_SHAPES],
    ids=lambda format_: format_.name,
)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_block_comes_back_as_what_it_was_and_where_it_was(case, format_):
    wanted = manuscript(case)
    shapes = [SHAPES.get(type(block).__name__, type(block).__name__) for block in wanted.body]
    story = came_back(wanted, format_)
    assert [type(block).__name__ for block in story.articles[0].body] == shapes
    assert [one.text for one in story.articles[0].corrections] == [one.text for one in wanted.corrections]


@pytest.mark.parametrize(
    "format_",
    [one for one in INTERCHANGE if one.name not in WITHOUT_SHAPES],
    ids=lambda format_: format_.name,
)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_description_at_length_comes_back(case, format_):
    wanted = manuscript(case)
    story = came_back(wanted, format_)
    pictures = [story.picture(place.picture) for place in story.articles[0].placements]
    described = [[one.text for one in picture.long_descriptions] if picture else [] for picture in pictures]
    assert described == [[figure.long_description.text] if figure.long_description else [] for figure in wanted.figures]


@pytest.mark.parametrize("format_", INTERCHANGE, ids=lambda format_: format_.name)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_section_and_deck_come_back(case, format_):
    wanted = manuscript(case)
    article = came_back(wanted, format_).articles[0]
    assert article.section == wanted.section
    if (str(case), format_.name) not in DECK_UNMARKED:
        assert article.deck == wanted.deck


@pytest.mark.parametrize("format_", INTERCHANGE, ids=lambda format_: format_.name)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_comes_back_is_canonical(case, format_):
    data = canonical.write(came_back(manuscript(case), format_))
    faults = [str(one) for one in canonical.validate(data, folder=None, name="article.xml") if one.severity == "error"]
    assert faults == []
