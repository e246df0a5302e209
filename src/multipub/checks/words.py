"""Words: the same words in the same order in every edition, under the same headings, in the same languages."""

from collections.abc import Iterator

from multipub.checks import Fault, rule
from multipub.checks._compare import differences, foreign, links, quoted, reading_words
from multipub.checks.pictures import REPORT
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation, Passage, Role, Seen
from multipub.wording.reading import reading


def _of_role(seen: tuple[Seen, ...] | list[Seen], *roles: Role) -> list[str]:
    return [one.words for one in seen if isinstance(one, Passage) and one.role in roles and one.words]


@rule("TXT-1", source="multipub's promise; WCAG 2.2 SC 1.3.2")
def same_words_in_the_same_order(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """The edition says the story's words, all of them, no others, in reading order."""
    for difference in differences(reading_words(list(reading(wanted))), reading_words(seen.seen)):
        yield difference, REPORT


@rule("TXT-2", source="WCAG 2.2 SC 1.3.1; ISO 14289-1, 7.2")
def lists_tables_and_notes_keep_their_structure(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """List entries, table captions, header cells, cells and notes are still that, not plain paragraphs."""
    expected = list(reading(wanted))
    for role in (Role.ITEM, Role.TABLE_CAPTION, Role.HEADER_CELL, Role.CELL, Role.NOTE):
        for difference in differences(_of_role(expected, role), _of_role(seen.seen, role)):
            yield f"{role.value}: {difference}", REPORT


@rule("HDG-1", source="WCAG 2.2 SC 1.3.1, SC 2.4.6; ISO 14289-1, 7.4")
def headings_are_kept_in_order(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """Headline and subheads are headings of the same level, in the same order."""

    def listed(passages: tuple[Seen, ...]) -> list[str]:
        return [
            f"{one.level} {one.words}"
            for one in passages
            if isinstance(one, Passage) and one.role is Role.HEADING and one.words
        ]

    for difference in differences(listed(tuple(reading(wanted))), listed(seen.seen)):
        yield f"heading {difference}", REPORT


@rule("HDG-2", source="WCAG 2.2 technique H42; ISO 14289-1, 7.4.2")
def no_heading_level_is_skipped(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """Headings go down one level at a time, those of ours included, and there is one headline."""
    last = 0
    for one in seen.passages:
        if one.role is not Role.HEADING:
            continue
        said = "".join(run.text for run in one.runs).strip()
        if one.level > last + 1:
            yield f"heading {quoted(said)} is level {one.level} after level {last}", REPORT
        if one.level == 1 and last:
            yield f"a second headline: {quoted(said)}", REPORT
        last = one.level


@rule("LNG-1", source="WCAG 2.2 SC 3.1.1; ISO 14289-1, 7.2; EPUB 3.3, 5.5.3.1.3")
def document_language_is_kept(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """The edition says which language it is in."""
    if seen.language != wanted.language:
        yield f"the language is {seen.language or 'not given'}, not {wanted.language}", REPORT


@rule("LNG-2", source="WCAG 2.2 SC 3.1.2; ISO 14289-1, 7.2")
def language_changes_are_kept(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """Words in another language are marked with it, and only they."""
    expected = foreign(list(reading(wanted)), wanted.language)
    found = foreign(seen.seen, wanted.language)
    told = ([f"{language}: {words}" for language, words in each] for each in (expected, found))
    for difference in differences(*told):
        yield difference, REPORT


@rule("LNK-1", source="WCAG 2.2 SC 2.4.4")
def links_are_kept(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """Every link leads where it led, from the same words; an edition that is heard has none."""
    if seen.spoken:
        return
    told = ([f"{target} ({words})" for target, words in links(each)] for each in (list(reading(wanted)), seen))
    for difference in differences(*told):
        yield f"link {difference}", REPORT
