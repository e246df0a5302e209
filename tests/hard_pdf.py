"""A manuscript with all that is hard for a tagged PDF, and a style that makes it harder: what is long crosses pages."""

import shutil
from dataclasses import replace
from functools import cache

from multipub.editions.pdf import write
from multipub.model.blocks import (
    Cell,
    Footnote,
    Gallery,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    PullQuote,
    Quote,
    Table,
)
from multipub.model.manuscript import AltSource
from multipub.model.text import Abbreviation, LangText, LineBreak, Link, Mark, Marked, NoteCall, Text
from presses import quick_press
from support import arabic_manuscript, figure, full_manuscript, photo, styles_folder, words

ENGLISH = (
    "The ferry at Lower Harrow carried its first passengers in three years on Tuesday, ending a closure that had "
    "divided the town and cost its market traders, by their own count, a third of their trade. "
)
ARABIC = (
    "عادت العبّارة في هارو السفلى إلى نقل الركاب يوم الثلاثاء بعد إغلاق دام ثلاث سنوات، "
    "منهية انقسام البلدة بين ضفتي النهر. "
)
ROWS = 40
ITEMS = 14

HARDER = """
@page { size: A5; margin: 20mm 15mm; @right-middle { content: "side" } }
body { padding: 0 } header, .lead, .gallery, .credits { margin-inline-start: 0 }
article > p { text-align: justify; hyphens: auto }
.table.long { break-inside: auto }
.deck { opacity: .5 }
.byline { text-transform: uppercase }
.pullquote { float: none; width: auto; margin: 0; columns: 2 }
.pullquote p { display: block; width: auto }
"""


def hard_body(folder, language):
    """Return the blocks, in English or Arabic, each with words of the other."""
    own, other = (ENGLISH, ARABIC) if language == "en" else (ARABIC, ENGLISH)
    foreign = "ar" if language == "en" else "en"
    rows = tuple(
        (Cell(content=words(f"R{i}"), scope="row"), Cell(content=words(own[:60].strip())), Cell(content=words(str(i))))
        for i in range(ROWS)
    )
    spanning = (
        (Cell(content=words("x"), rows=2), Cell(content=words("z"), columns=2)),
        (Cell(content=words("u")), Cell(content=())),
    )
    head = ((Cell(content=words("A"), scope="col"), Cell(content=words("B"), scope="col", columns=2)),)
    items = tuple(
        ListItem(
            content=words(f"item {i} {own[:70].strip()}"),
            lists=(
                ListBlock(
                    ordered=False,
                    items=(
                        ListItem(
                            content=words(f"sub {i}"),
                            lists=(ListBlock(ordered=True, items=(ListItem(content=words(f"deep {i}")),)),),
                        ),
                    ),
                ),
            ),
        )
        for i in range(ITEMS)
    )
    notes = [
        Paragraph(content=(Text(own.strip()), NoteCall(note=f"n{i}", sign=str(i + 1)), Text(f" {own * 2}".rstrip())))
        for i in range(3)
    ]
    silent = replace(
        figure(photo(folder, "line.png", (90, 9)), 7),
        alt=LangText(text="", language=language),
        alt_source=AltSource.DECORATIVE,
        caption=None,
        credit=None,
        decorative=True,
    )
    return (
        figure(photo(folder), 1, language=language),
        Paragraph(
            content=(
                Text(own * 4),
                Link(target="https://example.org/x", title="The report", content=words((own * 14).strip())),
                Text(" and "),
                Marked(mark=Mark.EMPHASIS, content=words(f"stress {own[:50].strip()}")),
                Text(f" {own}"),
                Link(target="#tab", content=words(own[:90].strip())),
            )
        ),
        Paragraph(
            content=(
                Text(own[:60]),
                Text(" "),
                Marked(mark=Mark.SPAN, content=words((other * 2).strip()), language=foreign),
                Text(" "),
                Marked(mark=Mark.STRONG, content=words("a")),
                Text(" "),
                Marked(mark=Mark.STRONG, content=words("b")),
                LineBreak(),
                Text("office affine "),
                Abbreviation(content=words("UN"), expansion="United Nations"),
                Text(" soft\u00adhyphen\u00adated."),
            )
        ),
        *notes,
        Heading(level=2, content=words(own[:40].strip())),
        ListBlock(ordered=False, items=items),
        Table(id="tab", caption=words("Cap"), head=head, bodies=(rows, spanning)),
        Gallery(figures=(figure(None, 2, language=language), figure(photo(folder, "tall.png", (80, 200)), 3))),
        silent,
        PullQuote(paragraphs=(Paragraph(content=words((own * 3).strip())),)),
        Quote(paragraphs=(Paragraph(content=words(own.strip())),), attribution=words("— A. Rossi")),
        *(
            Footnote(id=f"n{i}", paragraphs=(Paragraph(content=words(f"Note {i}: {own * 3}".strip())),))
            for i in range(3)
        ),
    )


def hard_manuscript(folder, language):
    """Return the hard manuscript."""
    base = full_manuscript(folder) if language == "en" else arabic_manuscript(folder)
    return replace(base, body=hard_body(folder, language), rights="CC BY 4.0")


def styled(folder, css):
    """Return a press in the default style with more CSS."""
    style = folder / "style"
    if not style.exists():
        shutil.copytree(styles_folder() / "default", style)
    (style / "print.css").write_text((styles_folder() / "default" / "print.css").read_text("utf-8") + css, "utf-8")
    return quick_press(style)


@cache
def hard_pdf(folder, language):
    """Return the hard manuscript as a PDF, in the harder style."""
    return write(hard_manuscript(folder, language), styled(folder, HARDER))
