"""A story for the tests of the canonical XML: two languages, every block and inline, five pictures, its bundle."""

import hashlib
import io
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from PIL import Image

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
    Placement,
    PullQuote,
    Quote,
    Table,
)
from multipub.model.story import (
    AltOrigin,
    Article,
    AuthoredAlt,
    EditorNote,
    MediaFile,
    Party,
    Picture,
    Published,
    Rights,
    Scheme,
    Story,
    Subject,
    VersionLink,
)
from multipub.model.text import (
    Abbreviation,
    Dateline,
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

GUID = "urn:newsml:desk.example.org:20260502:tram-line"
HERE = timezone(timedelta(hours=2))
MADE = datetime(2026, 5, 2, 17, 30, tzinfo=HERE)
HOUSE = Party(literal="desk.example.org", names=((None, "Valley Post"),))
REPORTER = Party(literal="staff-4", names=((None, "Ines Duarte"),), role="mp:reporter")


@cache
def photo(kind: str, width: int, height: int, colour: str) -> bytes:
    """A small picture."""
    buffer = io.BytesIO()
    Image.effect_noise((width, height), 40).convert("RGB").save(buffer, kind) if colour == "noise" else Image.new(
        "RGB", (width, height), colour
    ).save(buffer, kind)
    return buffer.getvalue()


PHOTOS = {
    "media/tram.jpg": photo("JPEG", 64, 40, "#b33"),
    "media/depot.png": photo("PNG", 30, 50, "#36c"),
    "media/line.png": photo("PNG", 20, 4, "#222"),
}


def media_file(href: str) -> MediaFile:
    data = PHOTOS[href]
    width, height = Image.open(io.BytesIO(data)).size
    return MediaFile(
        href=href,
        media_type="image/jpeg" if href.endswith("jpg") else "image/png",
        size=len(data),
        width=width,
        height=height,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def place_photos(folder: Path) -> Path:
    """Put the photos of the story beside its canonical file; return the folder."""
    for href, data in PHOTOS.items():
        (folder / href).parent.mkdir(parents=True, exist_ok=True)
        (folder / href).write_bytes(data)
    return folder


def words(*parts):
    return tuple(Text(part) for part in parts)


def en(text):
    return LangText(text=text, language="en")


def ar(text):
    return LangText(text=text, language="ar")


def english_body():
    return (
        Paragraph(
            content=(
                Dateline(content=words("VALLEY, 2 May 2026")),
                Text(" — The tram runs again on "),
                Time(moment="2026-05-04", content=words("Monday")),
                Text("."),
                NoteCall(note="en-note-1", sign="1"),
            )
        ),
        Placement(id="en-fig-1", picture=f"{GUID}:photo-1"),
        Heading(level=2, content=words("The line")),
        ListBlock(
            ordered=True,
            start=3,
            items=(
                ListItem(
                    content=words("Stops:"), lists=(ListBlock(ordered=False, items=(ListItem(content=words("Mill")),)),)
                ),
                ListItem(content=words("Depot")),
            ),
        ),
        Quote(
            paragraphs=(Paragraph(content=words("“It rang.”")), Paragraph(content=words("« Enfin »"), language="fr")),
            attribution=(Text("— "), Marked(mark=Mark.EMPHASIS, content=words("Jo Reyes"))),
            cite="https://valley.example.org/minutes",
        ),
        Placement(id="en-fig-2", picture=f"{GUID}:photo-2", decorative=True),
        Heading(level=3, content=words("What it costs"), language=None),
        Table(
            id="en-tab-1",
            caption=words("Cost, in thousand crowns"),
            head=((Cell(content=words("Part"), scope="col"), Cell(content=words("Cost"), scope="col", columns=2)),),
            bodies=(
                ((Cell(content=words("Rails"), scope="row", rows=2), Cell(content=words("12")), Cell(content=())),),
                ((Cell(content=words("9")), Cell(content=words("8"))),),
            ),
            foot=((Cell(content=words("Sum")), Cell(content=words("21")), Cell(content=words("8"))),),
        ),
        PullQuote(paragraphs=(Paragraph(content=words("“It rang.”")),)),
        Divider(),
        Gallery(
            figures=(
                Placement(id="en-fig-3", picture=f"{GUID}:photo-3"),
                Placement(id="en-fig-4", picture=f"{GUID}:photo-4"),
            )
        ),
        Paragraph(
            content=(
                PageBreak(id="en-page-7", page="7"),
                Text("See "),
                Link(target="https://valley.example.org/a?b=1&c=2", content=words("the plan"), title='A "plan"'),
                Text(" and "),
                Link(target="#en-tab-1", content=(Marked(mark=Mark.STRONG, content=words("the table")),)),
                Text(", the "),
                Marked(mark=Mark.ITALIC, content=words("ترام"), language="ar"),
                Text(" of H"),
                Marked(mark=Mark.SUBSCRIPT, content=words("2")),
                Text("O, 5 m"),
                Marked(mark=Mark.SUPERSCRIPT, content=words("2")),
                Text(" <&> "),
                Abbreviation(content=words("UN"), expansion="United Nations"),
                Text(","),
                LineBreak(),
                Marked(mark=Mark.QUOTATION, content=words("so")),
                Text(" "),
                Marked(mark=Mark.ISOLATE, content=words("אב")),
                Marked(mark=Mark.SPAN, content=words("Ende"), language="de"),
                Text("."),
            )
        ),
        Infobox(
            id="en-box-1",
            heading=Heading(level=3, content=words("In figures")),
            blocks=(
                Paragraph(content=words("Built 1921.")),
                ListBlock(ordered=False, items=(ListItem(content=words("9 km")),)),
            ),
        ),
        Footnote(id="en-note-1", paragraphs=(Paragraph(content=words("Weather allowing.")),)),
    )


def arabic_body():
    return (
        Paragraph(content=(Dateline(content=words("الوادي، 2 أيار/مايو 2026")), Text(" — عاد الترام إلى العمل."))),
        Placement(id="ar-fig-1", picture=f"{GUID}:photo-1"),
        Heading(level=2, content=words("الخط")),
        Paragraph(content=(Text("قال "), Marked(mark=Mark.SPAN, content=words("Jo Reyes"), language="en"), Text("."))),
        Placement(id="ar-fig-2", picture=f"{GUID}:photo-3"),
    )


def rights(holder, language="en"):
    return Rights(
        holders=(Party(literal=holder, names=((None, holder),)),),
        notice=f"© 2026 {holder}",
        notice_link="https://valley.example.org/rights",
        usage_terms=(LangText(text="Editorial use only.", language=language),),
        data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED",
    )


def picture(number, *, file, caption, arabic=None, **rest):
    captions = (en(caption),) if caption else ()
    return Picture(
        guid=f"{GUID}:photo-{number}",
        version=1,
        language="en",
        created=MADE,
        provider=HOUSE,
        file=file,
        captions=(*captions, ar(arabic)) if arabic else captions,
        credit_lines=(en("Lina Haddad/Coastal Press"),),
        raw_credits=(en("[Lina Haddad/Coastal Press]"),),
        creators=(Party(literal="cp-lh", names=(("en", "Lina Haddad"), ("ar", "لينا حداد")), role="mp:photographer"),),
        sources=(Party(literal="Coastal Press", names=((None, "Coastal Press"),)),),
        rights=rights("Coastal Press"),
        title=f"Picture {number}",
        **rest,
    )


def pictures():
    return (
        picture(
            1, file=media_file("media/tram.jpg"), caption="A red tram at the mill.", arabic="ترام أحمر عند المطحنة."
        ),
        picture(2, file=media_file("media/line.png"), caption=None),
        picture(
            3,
            file=media_file("media/depot.png"),
            caption="The depot in 1921.",
            alts=(AuthoredAlt(text="A hall with six arches, drawn in ink.", language="en", origin=AltOrigin.IPTC),),
            long_descriptions=(en("From left to right: six arches, a clock, a gate."),),
            content_created="1921",
            digital_source_type="digsrctype:print",
            headline="Depot",
            byline="Unknown",
            notes=(EditorNote(text="Ask the museum.", role="own:query"),),
        ),
        picture(4, file=None, caption="The driver.", not_supplied=en("Named in the text; no file came with it.")),
    )


def article(language, body, **rest):
    return Article(
        guid=f"{GUID}:{language}",
        version=2,
        language=language,
        created=MADE,
        provider=HOUSE,
        body=body,
        creators=(REPORTER,),
        sources=(HOUSE,),
        rights=rights("Valley Post", language),
        first_created=MADE - timedelta(hours=5),
        published=(Published(timestamp=MADE.astimezone(UTC), name="Correction published"),),
        previous=VersionLink(guid=f"{GUID}:{language}", version=1),
        **rest,
    )


def base_story() -> Story:
    """The story."""
    english = article(
        "en",
        english_body(),
        headline="The tram rings again in the valley",
        title="Tram rings again",
        deck="After nine years the red line opens on Monday.",
        byline="By Ines Duarte, Valley Post",
        dateline="VALLEY, 2 May 2026",
        credit_line="Valley Post",
        section="Town",
        section_code="mp:section-town",
        located=(Party(literal="Valley", names=(("en", "Valley"),)),),
        subjects=(Subject(qcode="medtop:20000337", names=(("en", "public transport"),)), Subject(qcode="own:tram")),
        keywords=("tram", "valley"),
        slugline="TRAM-LINE",
        urgency=5,
        content_created="2026-05-02",
        content_modified="2026-05-02T17:00:00+02:00",
        corrections=(en("Corrects the year in paragraph 2 to 1921."),),
        notes=(EditorNote(text="Call the depot.", language="en"),),
        permalink="https://valley.example.org/2026/05/tram-line",
    )
    arabic = article(
        "ar",
        arabic_body(),
        headline="الترام يدق من جديد في الوادي",
        deck="بعد تسع سنوات يُفتح الخط الأحمر يوم الاثنين.",
        byline="إينيس دوارتي",
        dateline="الوادي، 2 أيار/مايو 2026",
        credit_line="بريد الوادي",
        contributors=(Party(literal="staff-9", names=((None, "سلمى ناصر"),), role="mp:translator"),),
        translation_of=VersionLink(guid=f"{GUID}:en", version=2),
    )
    return Story(
        guid=GUID,
        version=2,
        language="en",
        sender="desk.example.org",
        created=MADE,
        provider=HOUSE,
        articles=(english, arabic),
        pictures=pictures(),
        title="Tram rings again",
        transmit_id=f"{GUID}:2",
        generator="0.1.0",
        rights=rights("Valley Post"),
        first_created=MADE - timedelta(hours=5),
        corrections=(en("Corrects the year in paragraph 2 to 1921."),),
        previous=VersionLink(guid=GUID, version=1),
        schemes=(Scheme(alias="own", uri="https://valley.example.org/codes/"),),
    )
