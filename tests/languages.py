"""One invented story in several languages and scripts: with photo, list, quotation, table, box, and a name in Latin."""

import tomllib
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from multipub.model.blocks import (
    Cell,
    Footnote,
    Heading,
    Infobox,
    ListBlock,
    ListItem,
    Paragraph,
    PullQuote,
    Quote,
    Table,
)
from multipub.model.manuscript import Credit, CreditsEntry, Manuscript, TimeLine
from multipub.model.text import Dateline, LangText, Mark, Marked, NoteCall, Text
from multipub.wording.dates import say_moment
from multipub.wording.labels import labels_for
from support import figure, full_manuscript, photo, words

TELLINGS = tomllib.loads((Path(__file__).parent / "languages.toml").read_text("utf-8"))
"""The words of the story, by language."""

STOPS = {"ja": "。", "ur": "۔", "hi": "।"}
"""What ends a sentence where it is not a full stop."""


def story_in(language: str, folder: Path) -> Manuscript:
    """Return the story in a language."""
    told = SimpleNamespace(**TELLINGS[language])
    labels = labels_for(language)
    caption = LangText(text=told.caption, language=language)
    media = photo(folder, "wharf.jpg", (1200, 800), "#7c9ab8")
    shown = replace(
        figure(media, language=language),
        alt=caption,
        caption=caption,
        credit=Credit(line=told.credit, language=language, raw=told.credit),
    )
    english = Marked(mark=Mark.SPAN, content=words("Harbour Works Register"), language="en")
    stop = STOPS.get(language, ".")
    cells = tuple((Cell(content=words(name), scope="row"), Cell(content=words(number))) for name, number in told.rows)
    items = tuple(ListItem(content=words(item)) for item in told.items)
    body = (
        shown,
        Paragraph(content=(Dateline(content=words(told.dateline)), Text(told.first))),
        Paragraph(
            content=(
                Text(told.second + ("" if language == "ja" else " ")),
                english,
                NoteCall(note="fn-1", sign="1"),
                Text(stop),
            )
        ),
        Paragraph(content=(Text(told.third), Marked(mark=Mark.EMPHASIS, content=words(told.emphasis)), Text(stop))),
        Heading(level=2, content=words(told.heading)),
        ListBlock(ordered=True, items=items),
        PullQuote(paragraphs=(Paragraph(content=words(told.pull)),)),
        Paragraph(content=words(told.second.rpartition(". ")[0] or told.caption)),
        Quote(paragraphs=(Paragraph(content=words(told.quote)),), attribution=words(told.speaker)),
        Table(
            id="tab-1",
            caption=words(told.table),
            head=(tuple(Cell(content=words(name), scope="col") for name in told.columns),),
            bodies=(cells,),
        ),
        Infobox(
            id="box-1",
            heading=Heading(level=3, content=words(told.box)),
            blocks=(ListBlock(ordered=False, items=items),),
        ),
        Footnote(id="fn-1", paragraphs=(Paragraph(content=words(told.note)),)),
    )
    whole = full_manuscript(folder)
    return replace(
        whole,
        language=language,
        headline=told.headline,
        short_title=told.headline[:40].rpartition(" ")[0] or told.headline,
        section=told.section,
        deck=told.deck,
        byline=told.byline,
        house=told.house,
        creators=(told.byline,),
        sources=(told.house,),
        rights=f"© 2026 {told.house}",
        times=(
            TimeLine(label=labels.published, text=say_moment(whole.moment, language), moment=whole.moment.isoformat()),
        ),
        corrections=(LangText(text=told.note, language=language),),
        closing=(
            CreditsEntry(label=told.section, text=told.byline, language=language),
            CreditsEntry(label="©", text=f"© 2026 {told.house}", language=language),
        ),
        body=body,
        labels=labels,
    )
