"""Manuscripts for tests: one that holds every block and inline of the canonical body, in English and in Arabic."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from PIL import Image

from multipub import resources
from multipub.model.blocks import (
    Cell,
    Divider,
    Footnote,
    Gallery,
    Heading,
    Infobox,
    ListBlock,
    ListItem,
    Paragraph,
    PullQuote,
    Quote,
    Table,
)
from multipub.model.manuscript import AltSource, Credit, CreditsEntry, Figure, Manuscript, Media, TimeLine
from multipub.model.observation import Observation
from multipub.model.text import (
    Abbreviation,
    Dateline,
    Inlines,
    LangText,
    LineBreak,
    Link,
    Mark,
    Marked,
    NoteCall,
    PageBreak,
    Text,
    Time,
)
from multipub.wording.labels import labels_for
from multipub.wording.reading import reading

SOURCE = b'<?xml version="1.0" encoding="UTF-8"?>\n<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"/>\n'


def photo(folder: Path, name: str = "quay.jpg", size: tuple[int, int] = (320, 200), colour: str = "#36c") -> Media:
    """Draw a small picture into ``folder`` and return it as a bundle's media."""
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG" if name.endswith(".png") else "JPEG")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(buffer.getvalue())
    return Media(
        path=path,
        href=f"media/{name}",
        media_type="image/png" if name.endswith(".png") else "image/jpeg",
        width=size[0],
        height=size[1],
        sha256=hashlib.sha256(buffer.getvalue()).hexdigest(),
    )


def figure(media: Media | None, number: int = 1, *, language: str = "en", **changes: object) -> Figure:
    """Return a figure whose alt is its caption."""
    caption = LangText(text=f"Boats at the quay, picture {number}.", language=language)
    made = Figure(
        id=f"fig-{number}",
        picture=f"urn:newsml:desk.example.org:photo-{number}",
        alt=caption,
        alt_source=AltSource.CAPTION,
        caption=caption,
        credit=Credit(
            line="Lina Haddad/Coastal Press",
            language=language,
            raw="[Lina Haddad/Coastal Press]",
            creator="Lina Haddad",
            source="Coastal Press",
        ),
        media=media,
        rights="© 2026 Coastal Press",
        creators=("Lina Haddad",),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # a test names any field


def words(*parts: str) -> Inlines:
    """Return plain words as inlines."""
    return tuple(Text(part) for part in parts)


def full_manuscript(folder: Path) -> Manuscript:
    """An English manuscript with every kind of block, inline and figure."""
    lead = photo(folder, "quay.jpg")
    portrait = photo(folder, "page.png", (200, 320), "#a63")
    alone = replace(
        figure(portrait, 2),
        alt=LangText(text="A drawn wall; every stone has a number.", language="en"),
        alt_source=AltSource.AUTHORED,
        long_description=LangText(text="Six rows of stones, numbered from 1 to 41.", language="en"),
    )
    missing = replace(
        figure(None, 3),
        credit=Credit(
            line="Omar Lind/Pool/Coastal Press",
            language="en",
            raw="[Omar Lind/Pool/Coastal Press]",
            creator="Omar Lind",
            source="Coastal Press",
        ),
    )
    body = (
        figure(lead, 1),
        Paragraph(
            content=(
                Dateline(content=words("PORT NADIR, 12 March 2026")),
                Text(" — The council voted on "),
                Time(moment="2026-03-12", content=words("Thursday")),
                Text(" to reopen the "),
                Marked(mark=Mark.EMPHASIS, content=words("old")),
                Text(" wharf"),
                NoteCall(note="fn-1", sign="1"),
                Text(", a "),
                Link(target="https://council.example.org/minutes", content=words("note on the vote")),
                Text(" said."),
            )
        ),
        Heading(level=2, content=words("What changes")),
        ListBlock(
            ordered=False,
            items=(
                ListItem(content=words("Boats pay no fee.")),
                ListItem(
                    content=words("Fuel is sold afloat:"),
                    lists=(
                        ListBlock(
                            ordered=True,
                            items=(ListItem(content=words("diesel")), ListItem(content=words("oil"))),
                        ),
                    ),
                ),
            ),
        ),
        Quote(
            paragraphs=(Paragraph(content=words("“We kept the [old] stones.”")),),
            attribution=words("— Amal Rossi, harbour master"),
            cite="https://council.example.org/minutes",
        ),
        PullQuote(paragraphs=(Paragraph(content=words("“Every stone has a number.”")),)),
        Heading(level=3, content=words("What it costs")),
        Table(
            id="tab-1",
            caption=words("Cost of the work, in thousand crowns"),
            head=((Cell(content=words("Part"), scope="col"), Cell(content=words("Spent"), scope="col")),),
            bodies=(
                (
                    (Cell(content=words("Outer wall"), scope="row"), Cell(content=words("1,450"))),
                    (Cell(content=words("Lights"), scope="row"), Cell(content=words("85"))),
                ),
            ),
        ),
        Divider(),
        Gallery(figures=(alone, missing)),
        Paragraph(
            content=(
                PageBreak(id="page-2", page="2"),
                Text("The ledger says "),
                Marked(mark=Mark.ITALIC, content=words("رصيف"), language="ar"),
                Text(", H"),
                Marked(mark=Mark.SUBSCRIPT, content=words("2")),
                Text("O and 5 m"),
                Marked(mark=Mark.SUPERSCRIPT, content=words("2")),
                Text(", "),
                Abbreviation(content=words("UN"), expansion="United Nations"),
                Text(", "),
                Marked(mark=Mark.QUOTATION, content=words("so it is")),
                Text(", "),
                Marked(mark=Mark.STRONG, content=words("now")),
                Text(","),
                LineBreak(),
                Marked(mark=Mark.ISOLATE, content=words("Übermut")),
                Text("."),
            )
        ),
        Paragraph(content=words("Un pas en avant."), language="fr"),
        Infobox(
            id="box-1",
            heading=Heading(level=3, content=words("The wharf in figures")),
            blocks=(Paragraph(content=words("Built 1931. Closed 2015.")),),
        ),
        Footnote(id="fn-1", paragraphs=(Paragraph(content=words("The cooperative has 62 members.")),)),
    )
    return Manuscript(
        guid="urn:newsml:desk.example.org:20260312:nadir-wharf",
        version=3,
        language="en",
        moment=datetime(2026, 3, 12, 16, 40, tzinfo=UTC),
        headline="Old wharf at Port Nadir to reopen",
        short_title="Old wharf at Port Nadir to reopen",
        section="Harbour",
        deck="The council voted to reopen the old wharf.",
        byline="By Mira Solberg, Harbour Times, and Karim Haddad, Meridian News Agency",
        dateline="PORT NADIR, 12 March 2026",
        corrections=(LangText(text="Corrects the number of berths to 48.", language="en"),),
        times=(TimeLine(label="Published", text="12 March 2026, 14:05", moment="2026-03-12T14:05:00+02:00"),),
        house="Harbour Times",
        creators=("Mira Solberg", "Karim Haddad"),
        sources=("Harbour Times", "Meridian News Agency"),
        rights="© 2026 Harbour Times. Free to republish with credit.",
        closing=(
            CreditsEntry(label="Text", text="Mira Solberg; Karim Haddad", language="en"),
            CreditsEntry(label="Photos", text="Lina Haddad/Coastal Press; Omar Lind/Pool/Coastal Press", language="en"),
            CreditsEntry(label="Rights", text="© 2026 Harbour Times. Free to republish with credit.", language="en"),
        ),
        permalink="https://desk.example.org/2026/03/nadir-wharf",
        body=body,
        labels=labels_for("en"),
        source=SOURCE,
    )


def arabic_manuscript(folder: Path) -> Manuscript:
    """An Arabic manuscript: right-to-left, with a Latin name, a list, a table and two figures."""
    caption = LangText(text="ثلاثة قوارب صيد خشبية مربوطة عند الرصيف القديم، 11 آذار/مارس 2026.", language="ar")
    credit = Credit(line="لينا حداد/كوستال برس", language="ar", raw="لينا حداد/كوستال برس", creator="لينا حداد")
    shown = replace(figure(photo(folder)), alt=caption, caption=caption, credit=credit)
    absent = replace(
        figure(None, 2), alt=LangText(text="جدار مرسوم بالحبر.", language="ar"), alt_source=AltSource.AUTHORED
    )
    body = (
        shown,
        Paragraph(
            content=(
                Dateline(content=words("بورت نادر، 12 آذار/مارس 2026")),
                Text(" — صوّت مجلس الميناء يوم الخميس على إعادة فتح الرصيف القديم في "),
                Marked(mark=Mark.SPAN, content=words("Harbour Works Register"), language="en"),
                Text(" المفتوح للعموم."),
            )
        ),
        Heading(level=2, content=words("ما الذي يتغير للقوارب")),
        ListBlock(ordered=True, items=(ListItem(content=words("لا رسم في السنة الأولى.")),)),
        Quote(paragraphs=(Paragraph(content=words("«لكل حجر رقم.»")),), attribution=words("— أمل روسي، مديرة الميناء")),
        Table(
            id="tab-1",
            caption=words("كلفة الأعمال بآلاف الكراون"),
            head=((Cell(content=words("الجزء"), scope="col"), Cell(content=words("المنفق"), scope="col")),),
            bodies=(((Cell(content=words("الجدار"), scope="row"), Cell(content=words("1,450"))),),),
        ),
        absent,
    )
    return Manuscript(
        guid="urn:newsml:desk.example.org:20260312:nadir-wharf",
        version=1,
        language="ar",
        moment=datetime(2026, 3, 12, 16, 40, tzinfo=UTC),
        headline="إعادة فتح الرصيف القديم في بورت نادر بعد أحد عشر عاماً",
        short_title="إعادة فتح الرصيف القديم في بورت نادر",
        section="الميناء",
        deck="صوّت مجلس الميناء على إعادة فتح الرصيف القديم.",
        byline="ميرا سولبرغ (هاربور تايمز) وكريم حداد (وكالة ميريديان للأنباء)",
        house="هاربور تايمز",
        creators=("ميرا سولبرغ", "كريم حداد"),
        translators=("سلمى ناصر",),
        sources=("هاربور تايمز",),
        rights="© 2026 هاربور تايمز.",
        closing=(
            CreditsEntry(label="النص", text="ميرا سولبرغ؛ كريم حداد", language="ar"),
            CreditsEntry(label="الحقوق", text="© 2026 هاربور تايمز.", language="ar"),
        ),
        body=body,
        labels=labels_for("ar"),
        source=SOURCE,
    )


def perfect_observation(manuscript: Manuscript) -> Observation:
    """Return what a reader meets in an edition that keeps every promise."""
    return Observation(
        title=manuscript.headline,
        language=manuscript.language,
        creators=manuscript.creators,
        rights=manuscript.rights,
        seen=tuple(reading(manuscript)),
        source=manuscript.source,
        credits=tuple(dict.fromkeys(one.credit.line for one in manuscript.figures if one.credit)),
    )


def with_change(files: Mapping[str, bytes], name: str, old: bytes, new: bytes) -> dict[str, bytes]:
    """Return the files of a package with other bytes in one of them, where the old ones stood."""
    assert old in files[name]
    return {**files, name: files[name].replace(old, new)}


@cache
def styles_folder() -> Path:
    """Where the styles are."""
    return resources.folder("styles")
