"""What the next system must know of a story beside its words: may it be used, from when, what is it about.

In:  a manuscript.   Out: ``Facts``, read from the canonical XML it carries.
Promises: a story that is embargoed, withheld or cancelled is told to be so in every format that has a place for it,
though the desk exported it all the same.
"""

from dataclasses import dataclass
from datetime import datetime

from multipub import canonical
from multipub.errors import SourceError
from multipub.model.manuscript import Manuscript
from multipub.model.story import Article, EditorNote, Party, PubStatus, Rights, Story, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a manuscript does not say, because no reader of an edition meets it."""

    provider: Party
    sender: str
    creators: tuple[Party, ...]
    contributors: tuple[Party, ...]
    sources: tuple[Party, ...]
    rights: Rights
    status: PubStatus = PubStatus.USABLE
    embargoed: datetime | None = None
    first_created: datetime | None = None
    urgency: int | None = None
    slugline: str | None = None
    credit_line: str | None = None
    located: tuple[Party, ...] = ()
    subjects: tuple[Subject, ...] = ()
    notes: tuple[EditorNote, ...] = ()
    schemes: tuple[tuple[str, str], ...] = ()
    """Vocabularies that the newsroom brought along: alias and address."""


def facts_of(manuscript: Manuscript) -> Facts:
    """Return the facts of the story that ``manuscript`` was made from.

    A manuscript whose ``source`` is no canonical story (one made by hand) has only the facts that its own words give.
    """
    story, article = _origin(manuscript)
    if story is None or article is None:
        house = Party(literal=manuscript.house or "newsroom", names=((None, manuscript.house),))
        return Facts(
            provider=house,
            sender=house.literal,
            creators=_parties(manuscript.creators, "mp:reporter"),
            contributors=_parties(manuscript.translators, "mp:translator"),
            sources=_parties(manuscript.sources, None),
            rights=Rights(notice=manuscript.rights or None),
        )
    return Facts(
        provider=article.provider,
        sender=story.sender,
        creators=article.creators,
        contributors=article.contributors,
        sources=article.sources,
        rights=article.rights if article.rights != Rights() else story.rights,
        status=next((one for one in (story.status, article.status) if one is not PubStatus.USABLE), PubStatus.USABLE),
        embargoed=max((one for one in (story.embargoed, article.embargoed) if one), default=None),
        first_created=article.first_created or story.first_created,
        urgency=article.urgency,
        slugline=article.slugline,
        credit_line=article.credit_line,
        located=article.located,
        subjects=article.subjects,
        notes=article.notes,
        schemes=tuple((one.alias, one.uri) for one in story.schemes),
    )


def _origin(manuscript: Manuscript) -> tuple[Story | None, Article | None]:
    """Return the story and the article that ``manuscript`` was made from, if its source is one."""
    try:
        story = canonical.read(manuscript.source, name=manuscript.source_name)
    except SourceError:
        return None, None
    article = story.article(manuscript.language)
    return (story, article) if article is not None and article.guid == manuscript.guid else (None, None)


def _parties(names: tuple[str, ...], role: str | None) -> tuple[Party, ...]:
    return tuple(Party(literal=name, names=((None, name),), role=role) for name in names)
