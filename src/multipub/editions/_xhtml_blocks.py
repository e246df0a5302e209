"""Set the body: every kind of block, in the order in which it stands, then the notes."""

from collections.abc import Sequence

from lxml import etree

from multipub.editions._xhtml_figures import add_figure, add_gallery
from multipub.editions._xhtml_inlines import row_groups
from multipub.editions._xhtml_setting import Setting, add, name_aloud, set_role, speak, write
from multipub.editions._xhtml_signs import markup_of
from multipub.model.blocks import (
    Divider,
    Footnote,
    Gallery,
    Heading,
    Infobox,
    ListBlock,
    Paragraph,
    PullQuote,
    Quote,
    Table,
)
from multipub.model.manuscript import Figure, SettledBlock

LONG_TABLE = 12
"""Rows.  A table of more may be parted by a page (styles, ``.table.long``): kept whole it would leave a hole."""

WIDE_TABLE = 5
"""Columns.  A table of more gets all the width a page has (styles, ``.table.wide``)."""


def add_body(parent: etree._Element, setting: Setting) -> None:
    """Append every block of the body; footnotes wait for their own section."""
    body = [block for block in setting.manuscript.body if not isinstance(block, Footnote)]
    lead = _lead(body)
    for block in body:
        if block is lead and isinstance(block, Figure):
            add_figure(parent, block, setting, lead=True)
        else:
            add_block(parent, block, setting)


def _lead(body: Sequence[SettledBlock]) -> SettledBlock | None:
    """Return the lead picture: it opens the body, or stands straight after the first paragraph."""
    match body:
        case [Figure() as first, *_]:
            return first
        case [Paragraph(), Figure() as second, *_]:
            return second
        case _:
            return None


def add_block(parent: etree._Element, block: SettledBlock, setting: Setting) -> None:
    """Append one block."""
    markup = markup_of(setting)
    match block:
        case Paragraph():
            markup.add_paragraphs(parent, (block,), setting.language)
        case Heading():
            _add_heading(parent, block, setting)
        case ListBlock():
            markup.add_list(parent, block, setting.language)
        case Quote():
            markup.add_quote(parent, block, setting.language)
        case PullQuote():
            aside = add(parent, "aside", "pullquote")
            set_role(aside, setting, role="doc-pullquote", kind="pullquote")
            markup.add_paragraphs(aside, block.paragraphs, setting.language)
        case Table():
            _add_table(parent, block, setting)
        case Infobox():
            _add_infobox(parent, block, setting)
        case Gallery():
            add_gallery(parent, block, setting)
        case Figure():
            add_figure(parent, block, setting)
        case Divider():
            add(parent, "hr")
        case Footnote():
            pass


def _add_heading(parent: etree._Element, block: Heading, setting: Setting) -> etree._Element:
    heading = add(parent, f"h{block.level}")
    if setting.on_screen:
        heading.set("id", setting.names.give("section"))
    markup_of(setting).set_words(heading, block.content, block.language, setting.language)
    return heading


def _add_table(parent: etree._Element, block: Table, setting: Setting) -> None:
    """Append a table in a box of its own, which a narrow screen lets scroll sideways, by keyboard too."""
    markup = markup_of(setting)
    long = ["long"] if len(block.rows) > LONG_TABLE else []
    wide = ["wide"] if max((sum(cell.columns for cell in row) for row in block.rows), default=0) > WIDE_TABLE else []
    box = add(parent, "div", " ".join(["table", *long, *wide]))
    table = add(box, "table")
    table.set("id", setting.names.give(block.id))
    if block.caption:
        caption = add(table, "caption")
        markup.fill(caption, block.caption, setting.language)
    if setting.on_screen:
        box.set("tabindex", "0")
        box.set("role", "group")  # not a region: two tables of one name would be two landmarks of one name
        if block.caption:
            caption.set("id", setting.names.give(f"caption-{block.id}"))
            box.set("aria-labelledby", str(caption.get("id")))
        else:
            name_aloud(box, setting.manuscript.labels.table, setting)
    markup.add_rows(table, row_groups(block), setting.language)


def _add_infobox(parent: etree._Element, block: Infobox, setting: Setting) -> None:
    box = add(parent, "aside", "infobox")
    box.set("id", setting.names.give(block.id))
    if block.heading:
        heading = _add_heading(box, block.heading, setting)
        if setting.on_screen:
            box.set("aria-labelledby", str(heading.get("id")))
    else:
        set_role(box, setting, role="note")  # a landmark needs a name that no other has
        name_aloud(box, setting.manuscript.labels.infobox, setting)
    for part in block.blocks:
        add_block(box, part, setting)


def add_notes(parent: etree._Element, setting: Setting) -> None:
    """Append the notes, each with a link back to its first call."""
    notes = setting.manuscript.footnotes
    if not notes:
        return
    section = add(parent, "section", "notes")
    if setting.on_screen:
        section.set("id", setting.names.give("notes"))
    set_role(section, setting, kind="footnotes")
    name_aloud(section, setting.manuscript.labels.notes, setting)
    for note in notes:
        aside = add(section, "aside", "footnote")
        aside.set("id", setting.names.give(note.id))
        set_role(aside, setting, role="doc-footnote", kind="footnote")
        for number, one in enumerate(note.paragraphs):
            language = one.language or setting.language
            paragraph = add(aside, "p")
            speak(paragraph, language, setting.language)
            if number == 0:
                _add_back(paragraph, note, setting)
            markup_of(setting).fill(paragraph, one.content, language)


def _add_back(paragraph: etree._Element, note: Footnote, setting: Setting) -> None:
    """Append the note's sign, which leads back to where the note was called first."""
    calls = setting.calls.get(note.id)
    if not calls:
        return
    back = add(paragraph, "a", "back")
    back.set("href", f"#{calls[0].id}")
    back.set("data-words", "ours")
    set_role(back, setting, role="doc-backlink")
    name_aloud(back, f"{calls[0].sign}, {setting.manuscript.labels.back_to_text}", setting)
    write(back, calls[0].sign)
    write(paragraph, " ")
