"""Makes the next version of a story, and says what is new in it.

In:  the story before and as edited, what changed, the comments.   Out: the story with its versions, links and notes.
Promises: where nothing changed the story is the one it was; every item that changed has the next number; comments and
changes are notes to the desk; translations of a text that changed are kept and flagged.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from multipub.ingest import Guess, Intake
from multipub.ingest._docx.lines import Comment
from multipub.ingest._docx.properties import Properties
from multipub.ingest._docx.rules import STALE
from multipub.ingest._docx.tracked import Tracked, TrackedChange
from multipub.model.blocks import Block, Paragraph
from multipub.model.findings import Finding
from multipub.model.story import Article, EditorNote, Story, VersionLink
from multipub.model.text import Dateline, plain
from multipub.revision import Change

CHANGES, COMMENT, STALE_NOTE = "mp:changes", "mp:comment", "mp:translation-stale"
"""The roles of notes to the desk (``edNote/@role``)."""

DESK = "en"
"""The language of words to the desk."""

MOST_TOLD = 60
"""Changes in one note; further ones are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of an edited document: its changes, its comments, who saved it and when."""

    changes: tuple[Change, ...]
    comments: tuple[Comment, ...]
    editor: str
    moment: datetime


def moment_of(properties: Properties, intake: Intake, story: Story) -> datetime:
    """Return when the document was edited: as it says itself, else as its file does; never before its own version."""
    said = properties.modified
    latest = max((story.created, *(one.created for one in story.articles)))
    if said is None or said <= latest:
        said = intake.received
    return max(said, latest)


def next_version(before: Story, edited: Story, article: Article, told: Told) -> Story:
    """Return the edited story as its next version, or the story it was where nothing was edited."""
    open_comments = [one for one in told.comments if not one.done]
    if not told.changes and not open_comments:
        return before
    old = before.article(article.language) or article
    notes = [*article.notes, *(_note(one) for one in open_comments)]
    if told.changes:
        notes.append(EditorNote(text=_changed(told, old.version), language=DESK, role=CHANGES))
    newer = replace(
        article,
        version=old.version + 1,
        created=told.moment,
        notes=tuple(notes),
        previous=VersionLink(guid=old.guid, version=old.version),
        embargoed=_ahead(article.embargoed, told.moment),
    )
    flagged = {one.guid for one in _stale(before, old, told.changes)}
    articles = tuple(
        newer if one.guid == newer.guid else _flagged(one, newer) if one.guid in flagged else one
        for one in edited.articles
    )
    pictures = tuple(
        replace(one, version=was.version + 1) if (was := before.picture(one.guid)) and was != one else one
        for one in edited.pictures
    )
    version = before.version + 1
    return replace(
        edited,
        version=version,
        created=told.moment,
        articles=articles,
        pictures=pictures,
        previous=VersionLink(guid=before.guid, version=before.version),
        embargoed=_ahead(edited.embargoed, told.moment),
        transmit_id=_next_id(before, version),
    )


def _ahead(embargo: datetime | None, moment: datetime) -> datetime | None:
    """Return an embargo that has not ended; one that has says nothing more."""
    return embargo if embargo is not None and embargo >= moment else None


def _next_id(before: Story, version: int) -> str | None:
    said, ending = before.transmit_id, f":{before.version}"
    return f"{said.removesuffix(ending)}:{version}" if said and said.endswith(ending) else said


def _note(comment: Comment) -> EditorNote:
    return EditorNote(text=comment_words(comment), language=None, role=COMMENT)


def comment_words(comment: Comment) -> str:
    """Return a comment as a word to the desk: whose it is, where it stands, what it says."""
    who = comment.author or "somebody"
    what = "Reply" if comment.reply else "Comment"
    at = f" at “{comment.at}”" if comment.at else ""
    return f"{what} by {who}{at}: {comment.text}"


def _changed(told: Told, version: int) -> str:
    who = f" by {told.editor}" if told.editor else ""
    said = "; ".join(str(one) for one in told.changes[:MOST_TOLD])
    more = len(told.changes) - MOST_TOLD
    return f"Edited as a Word document{who} after version {version}: {said}" + (f"; {more} more" if more > 0 else "")


def _flagged(article: Article, newer: Article) -> Article:
    text = (
        f"The text in {newer.language} is now version {newer.version}; this one was made of an earlier version: "
        "translate what changed."
    )
    kept = tuple(one for one in article.notes if one.role != STALE_NOTE)
    return replace(article, notes=(*kept, EditorNote(text=text, language=DESK, role=STALE_NOTE)))


def _stale(story: Story, article: Article, changes: Sequence[Change]) -> Iterator[Article]:
    """Yield the texts that are translations of one that changed; where nobody said which is, all others but its own."""
    if not changes:
        return
    origin = article.translation_of.guid if article.translation_of else None
    said = any(one.translation_of is not None for one in story.articles)
    for one in story.articles:
        if one.guid == article.guid or one.guid == origin:
            continue
        if (one.translation_of is not None and one.translation_of.guid == article.guid) or not said:
            yield one


def stale(story: Story, article: Article, changes: Sequence[Change]) -> tuple[Finding, ...]:
    """Return a finding for every translation that is now stale."""
    return tuple(
        STALE.finding(f"the text in {one.language} was not changed with the one in {article.language}")
        for one in _stale(story, article, changes)
    )


def explained(changes: Iterable[TrackedChange], tracked: Tracked) -> Iterator[Guess]:
    """Yield what became of every tracked change."""
    done = "taken as accepted" if tracked is Tracked.ACCEPT else "taken as rejected"
    for one in changes:
        who = f", tracked for {one.author}" if one.author else ", tracked"
        yield Guess(what=f"{one.kind}{who}", words=one.words, reason=done)


def settled_comments(comments: Iterable[Comment]) -> tuple[Guess, ...]:
    """Return the comments that somebody marked as done, which are no notes any more."""
    return tuple(
        Guess(what="comment", words=one.text, reason="it is marked as resolved") for one in comments if one.done
    )


def dateline_in(body: Sequence[Block]) -> str | None:
    """Return the dateline that stands in a text."""
    for block in body:
        if isinstance(block, Paragraph):
            return next((plain(one.content) for one in block.content if isinstance(one, Dateline)), None)
    return None
