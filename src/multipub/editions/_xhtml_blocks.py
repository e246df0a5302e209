"""Set the body: every kind of block, in the order in which it stands, then the notes."""

from collections.abc import Sequence

from lxml import etree

from multipub.editions._xhtml_figures import add_figure, add_gallery
from multipub.editions._xhtml_inlines import fill
from multipub.editions._xhtml_setting import Setting, add, name_aloud, set_role, speak, write
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
    Row,
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
    match block:
        case Paragraph():
            _add_paragraph(parent, block, setting, setting.language)
        case Heading():
            _add_heading(parent, block, setting)
        case ListBlock():
            _add_list(parent, block, setting)
        case Quote():
            _add_quote(parent, block, setting)
        case PullQuote():
            aside = add(parent, "aside", "pullquote")
            set_role(aside, setting, role="doc-pullquote", kind="pullquote")
            for paragraph in block.paragraphs:
                _add_paragraph(aside, paragraph, setting, setting.language)
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


def _add_paragraph(parent: etree._Element, block: Paragraph, setting: Setting, within: str) -> etree._Element:
    language = block.language or setting.language
    paragraph = add(parent, "p")
    speak(paragraph, language, within)
    fill(paragraph, block.content, setting, language)
    return paragraph


def _add_heading(parent: etree._Element, block: Heading, setting: Setting) -> etree._Element:
    language = block.language or setting.language
    heading = add(parent, f"h{block.level}")
    if setting.on_screen:
        heading.set("id", setting.names.give("section"))
    speak(heading, language, setting.language)
    fill(heading, block.content, setting, language)
    return heading


def _add_list(parent: etree._Element, block: ListBlock, setting: Setting) -> None:
    entries = add(parent, "ol" if block.ordered else "ul")
    if block.ordered and block.start != 1:
        entries.set("start", str(block.start))
    for entry in block.items:
        item = add(entries, "li")
        fill(item, entry.content, setting, setting.language)
        for below in entry.lists:
            _add_list(item, below, setting)


def _add_quote(parent: etree._Element, block: Quote, setting: Setting) -> None:
    """Append a quotation, and who said it."""
    language = block.language or setting.language
    quote = add(parent, "blockquote")
    if block.cite:
        quote.set("cite", block.cite)
    speak(quote, language, setting.language)
    for one in block.paragraphs:
        own = one.language or language
        paragraph = add(quote, "p")
        speak(paragraph, own, language)
        fill(paragraph, one.content, setting, own)
    if block.attribution:
        fill(add(quote, "footer"), block.attribution, setting, language)


def _add_table(parent: etree._Element, block: Table, setting: Setting) -> None:
    """Append a table in a box of its own, which a narrow screen lets scroll sideways, by keyboard too."""
    long = ["long"] if len(block.rows) > LONG_TABLE else []
    wide = ["wide"] if max((sum(cell.columns for cell in row) for row in block.rows), default=0) > WIDE_TABLE else []
    box = add(parent, "div", " ".join(["table", *long, *wide]))
    table = add(box, "table")
    table.set("id", setting.names.give(block.id))
    if block.caption:
        caption = add(table, "caption")
        fill(caption, block.caption, setting, setting.language)
    if setting.on_screen:
        box.set("tabindex", "0")
        box.set("role", "group")  # not a region: two tables of one name would be two landmarks of one name
        if block.caption:
            caption.set("id", setting.names.give(f"caption-{block.id}"))
            box.set("aria-labelledby", str(caption.get("id")))
        else:
            name_aloud(box, setting.manuscript.labels.table, setting)
    for name, rows in (("thead", block.head), *(("tbody", body) for body in block.bodies), ("tfoot", block.foot)):
        if rows:
            _add_rows(add(table, name), rows, setting)


def _add_rows(parent: etree._Element, rows: tuple[Row, ...], setting: Setting) -> None:
    for row in rows:
        line = add(parent, "tr")
        for cell in row:
            element = add(line, "th" if cell.scope else "td")
            if cell.scope:
                element.set("scope", cell.scope)
            if cell.columns > 1:
                element.set("colspan", str(cell.columns))
            if cell.rows > 1:
                element.set("rowspan", str(cell.rows))
            fill(element, cell.content, setting, setting.language)


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
            fill(paragraph, one.content, setting, language)


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
