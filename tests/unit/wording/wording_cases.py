"""Pictures and articles for the tests of wording."""

from dataclasses import replace
from datetime import UTC, datetime

from multipub.model.blocks import Paragraph, Placement
from multipub.model.story import Article, AuthoredAlt, Party, Picture, Story
from multipub.model.text import LangText, Text

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)
HOUSE = Party(literal="desk.example.org", names=((None, "Harbour Times"), ("ar", "هاربور تايمز")))


def said(text: str, language: str = "en") -> LangText:
    return LangText(text=text, language=language)


def written(text: str, language: str = "en") -> AuthoredAlt:
    return AuthoredAlt(text=text, language=language)


def picture(**changes: object) -> Picture:
    made = Picture(guid="urn:photo-1", version=1, language="en", created=NOON, provider=HOUSE, file=None)
    return replace(made, **changes)  # type: ignore[arg-type]  # a test names any field


def article(**changes: object) -> Article:
    made = Article(
        guid="urn:story:en",
        version=1,
        language="en",
        created=NOON,
        provider=HOUSE,
        headline="Old wharf to reopen",
        byline="By Mira Solberg",
        body=(Placement(id="fig-1", picture="urn:photo-1"), Paragraph(content=(Text("The council voted."),))),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # a test names any field


def story(*articles: Article, pictures: tuple[Picture, ...] = (), **changes: object) -> Story:
    made = Story(
        guid="urn:story",
        version=1,
        language="en",
        sender="desk.example.org",
        created=NOON,
        provider=HOUSE,
        articles=articles,
        pictures=pictures,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # a test names any field
