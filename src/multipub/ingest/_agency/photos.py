"""Puts photos into a story: figures of the body meet the picture items that came with it.

In:  figures, shots, blocks with numbered placements.   Out: blocks with the guids of pictures, the pictures, and where
their files may be.
Promises: every photo becomes one picture, however often it is named; a photo that no figure shows stands at the head of
the text, further ones in a gallery at its end; caption and credit are settled once (``credit``).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from multipub.ingest import Guess
from multipub.ingest._agency.credit import SettledWords, role_of_creators, settle_words
from multipub.ingest._agency.report import Shot
from multipub.ingest._markup.figures import FoundFigure
from multipub.ingest._markup.letters import letters, one_line
from multipub.model.blocks import Block, Gallery, Placement
from multipub.model.story import AuthoredAlt, Party, Picture
from multipub.model.text import LangText
from multipub.wording.alt import is_file_name
from multipub.wording.sentences import shorten

NOT_SUPPLIED = LangText(text="The file named this photo; no photo came with it.", language="en")
"""A word to the desk, so in the desk's language."""

LONGEST_TITLE = 60
"""Characters of a photo's title, which names it to the desk."""


@dataclass(slots=True)
class Kept:
    """A picture of the story, and by what it is known again."""

    picture: Picture
    shot: Shot


class Photos:
    """The photos of one story, over all its languages."""

    def __init__(self, created: datetime, provider: Party, story_guid: str) -> None:
        self._created, self._provider, self._story_guid = created, provider, story_guid
        self._kept: list[Kept] = []
        self.guesses: list[Guess] = []
        self.removed: list[Guess] = []

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures, in the order in which they were met."""
        return tuple(one.picture for one in self._kept)

    @property
    def guids(self) -> frozenset[str]:
        """The guids that pictures have taken."""
        return frozenset(one.picture.guid for one in self._kept)

    @property
    def incoming(self) -> tuple[tuple[str, tuple[str, ...], bytes | None], ...]:
        """For every picture, where its file may be."""
        return tuple((one.picture.guid, one.shot.references, one.shot.data) for one in self._kept)

    def place(
        self,
        blocks: Sequence[Block],
        figures: Sequence[FoundFigure],
        shots: Sequence[Shot],
        language: str,
        headline: str,
    ) -> tuple[Block, ...]:
        """Return the blocks with every placement's picture, and photos that no figure shows beside them."""
        unused = list(shots)
        guids: dict[str, str | None] = {}
        for number, figure in enumerate(figures, start=1):
            shot = next((one for one in unused if _same_photo(one, figure)), None)
            if shot is not None:
                unused.remove(shot)
            guids[str(number)] = self._keep(_merged(shot, figure), language, headline)
        placed = [one for block in blocks for one in _placed(block, guids)]
        loose = [guid for shot in unused if (guid := self._keep(shot, language, headline))]
        shown = {one.picture for block in placed for one in _placements(block)}
        loose = [guid for guid in dict.fromkeys(loose) if guid not in shown]
        made = [
            Placement(id=f"{language}-fig-{len(figures) + number}", picture=guid)
            for number, guid in enumerate(loose, 1)
        ]
        if not made:
            return tuple(placed)
        if shown:
            return (*placed, made[0] if len(made) == 1 else Gallery(figures=tuple(made)))
        rest: list[Block] = [Gallery(figures=tuple(made[1:]))] if len(made) > 2 else [*made[1:]]
        return (made[0], *placed, *rest)

    def _keep(self, shot: Shot, language: str, headline: str) -> str | None:
        """Keep a photo, once; return its guid, or nothing for one that nobody described."""
        words = settle_words(shot, shot.language or language, headline)
        known = next((one for one in self._kept if _known(one, shot, words.caption)), None)
        if known is not None:
            known.picture = _in_more_languages(known.picture, self._picture(shot, language, words, known.picture.guid))
            return known.picture.guid
        if not words.caption and not words.alt:
            named = next(iter((*shot.references, *sorted(shot.names))), "")
            self.removed.append(Guess(what="photo", words=named, reason="it has neither caption nor alternative text"))
            return None
        guid = one_line(shot.guid) or f"{self._story_guid}:photo-{len(self._kept) + 1}"
        taken = {*self.guids, self._story_guid}
        while guid in taken:
            guid += "-2"
        if words.credit_line and not shot.credits:
            self.guesses.append(Guess(what="credit", words=words.raw[0] if words.raw else "", reason=words.reason))
        self._kept.append(Kept(self._picture(shot, language, words, guid), shot))
        return guid

    def _picture(self, shot: Shot, language: str, words: SettledWords, guid: str) -> Picture:
        own = shot.language or language
        rights = shot.rights
        if words.usage_terms:
            rights = replace(rights, usage_terms=(*rights.usage_terms, LangText(text=words.usage_terms, language=own)))
        title = one_line(shot.title) or one_line(shot.headline) or shorten(words.caption or words.alt, LONGEST_TITLE)
        long = one_line(shot.long_description)
        return Picture(
            guid=guid,
            version=shot.version,
            language=own,
            created=shot.created or self._created,
            provider=shot.provider or self._provider,
            file=None,
            title=title,
            headline=one_line(shot.headline) or None,
            captions=(LangText(text=words.caption, language=own),) if words.caption else (),
            alts=(AuthoredAlt(text=words.alt, language=own),) if words.alt else (),
            long_descriptions=(LangText(text=long, language=own),) if long else (),
            credit_lines=(LangText(text=words.credit_line, language=own),) if words.credit_line else (),
            raw_credits=tuple(LangText(text=one, language=own) for one in words.raw),
            creators=role_of_creators(words.creators),
            sources=words.sources,
            rights=rights,
            status=shot.status,
            content_created=shot.content_created,
            digital_source_type=shot.digital_source_type,
            not_supplied=NOT_SUPPLIED,
            notes=shot.notes,
        )


def _known(kept: Kept, shot: Shot, caption: str) -> bool:
    """Whether a photo was met before: the same item, the same file, or the same words and no file that differs."""
    if shot.guid and kept.shot.guid:
        return shot.guid == kept.shot.guid
    if set(shot.references) & set(kept.shot.references):
        return True
    alone = not shot.references or not kept.shot.references
    return alone and bool(caption) and any(letters(one.text) == letters(caption) for one in kept.picture.captions)


def _in_more_languages(one: Picture, other: Picture) -> Picture:
    """Return a picture with what it says in another language as well."""

    def more(said: tuple[LangText, ...], new: tuple[LangText, ...]) -> tuple[LangText, ...]:
        spoken = {phrase.language.lower() for phrase in said}
        return (*said, *(phrase for phrase in new if phrase.language.lower() not in spoken))

    spoken = {alt.language.lower() for alt in one.alts}
    return replace(
        one,
        captions=more(one.captions, other.captions),
        credit_lines=more(one.credit_lines, other.credit_lines),
        alts=(*one.alts, *(alt for alt in other.alts if alt.language.lower() not in spoken)),
    )


def _same_photo(shot: Shot, figure: FoundFigure) -> bool:
    """Whether a figure shows the photo of an item: it names it, or its caption is the item's."""
    ours = {*shot.names, *shot.references, *([shot.guid] if shot.guid else [])}
    theirs = {*figure.names, *figure.references}
    if ours & theirs or any(
        one.endswith((f"/{name}", f":{name}")) for one in ours for name in theirs if len(name) > len("a001")
    ):
        return True
    words = letters(figure.caption)
    return bool(words) and words == letters(shot.caption)


def _merged(shot: Shot | None, figure: FoundFigure) -> Shot:
    """Return what item and figure say together; the item's words win."""
    if shot is None:
        return Shot(
            names=figure.names,
            references=figure.references,
            data=figure.data,
            language=figure.language,
            caption=figure.caption,
            credits=figure.credits,
            alt=figure.alt,
            long_description=figure.long_description,
        )
    alt = shot.alt or ("" if is_file_name(figure.alt) else figure.alt)
    return replace(
        shot,
        names=shot.names | figure.names,
        references=tuple(dict.fromkeys((*shot.references, *figure.references))),
        data=shot.data or figure.data,
        language=shot.language or figure.language,
        caption=shot.caption or figure.caption,
        credits=tuple(dict.fromkeys((*shot.credits, *figure.credits))),
        alt=alt,
        long_description=shot.long_description or figure.long_description,
    )


def _placed(block: Block, guids: dict[str, str | None]) -> list[Block]:
    """Return a block whose placements name pictures; one whose photo nobody described goes."""
    if isinstance(block, Placement):
        guid = guids[block.picture]
        return [] if guid is None else [replace(block, picture=guid)]
    if isinstance(block, Gallery):
        figures = tuple(replace(one, picture=guid) for one in block.figures if (guid := guids[one.picture]))
        return [Gallery(figures=figures)] if figures else []
    return [block]


def _placements(block: Block) -> tuple[Placement, ...]:
    if isinstance(block, Placement):
        return (block,)
    return block.figures if isinstance(block, Gallery) else ()
