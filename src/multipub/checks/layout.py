"""Rules modelled on Word's own accessibility checker, for what the rules about words and pictures do not see.

Its other rules have theirs here already: alternative texts (PIC-1, PIC-6), headings (HDG-1, HDG-2), languages (LNG-1,
LNG-2), the document's title (MET-1), where links lead (LNK-1), reading order (TXT-1).
"""

from collections.abc import Iterator

from multipub.checks import Fault, rule
from multipub.checks.colours import contrast
from multipub.model.blocks import Infobox, Table
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation

LEAST_CONTRAST = 4.5
"""Ratio of the colour of words to their ground (WCAG 2.2, 1.4.3)."""


@rule("DOC-1", source='Word accessibility checker, "Use of table headers"; WCAG 2.2 SC 1.3.1, technique H51')
def header_rows_repeat(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """Every table repeats its header rows, and no others, on every page."""
    if seen.layout is None:
        return
    heads = tuple(len(table.head) for table in _tables(wanted))
    if seen.layout.header_rows != heads:
        told = f"rows that repeat in each table: {_listed(seen.layout.header_rows)}, wanted {_listed(heads)}"
        yield told, "mark the first rows as header rows (Table > Repeat Header Rows)"


@rule("DOC-2", source='Word accessibility checker, "Image or object not inline"; WCAG 2.2 SC 1.3.2')
def nothing_floats(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """Every picture and box stands in a line of the text, so that it is read where it belongs."""
    for name in () if seen.layout is None else seen.layout.floating:
        yield f"{name!r} floats over the text", "set it in line with the text (Layout > Wrap Text)"


@rule("DOC-3", source='Word accessibility checker, "Hard-to-read text contrast"; WCAG 2.2 SC 1.4.3')
def words_stand_out_from_their_ground(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """Words have a contrast of at least 4.5 to 1 to the ground that they stand on."""
    for style, ink, ground in () if seen.layout is None else seen.layout.inks:
        ratio = contrast(ink, ground)
        if ratio < LEAST_CONTRAST:
            yield f"words in the style {style}: contrast {ratio:.2f} to 1", "choose a darker ink in word.toml"


@rule("DOC-4", source='Word accessibility checker, "Link text"; WCAG 2.2 SC 2.4.4')
def links_have_words(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """Every link has words."""
    for target in () if seen.layout is None else seen.layout.wordless_links:
        yield f"the link to {target!r} has no words", "write words that say where it leads"


@rule("DOC-5", source='Word accessibility checker, "Blank characters used for formatting"; WCAG 2.2 SC 1.3.1')
def no_empty_paragraphs_make_room(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """Room between paragraphs is their style's: no empty paragraph is read out as a blank."""
    if seen.layout is not None and seen.layout.blanks:
        yield f"{seen.layout.blanks} paragraphs are empty", "give the style above more space after it"


def _tables(wanted: Manuscript) -> Iterator[Table]:
    for block in wanted.body:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Infobox):
            yield from (one for one in block.blocks if isinstance(one, Table))


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers)) or "none"
