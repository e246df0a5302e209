"""Write footnotes: Word's own, so that the sign leads to the note and back by itself.

In:  the notes of a manuscript, and their calls as they are met.   Out: ``footnotes.xml``.
Promises: every note is called exactly once as OOXML wants it (a second call is a reference to the first, a note that
nobody calls is called at the end of the article); the author's own signs are kept where they are not 1, 2, 3 …

Source: ISO/IEC 29500-1, 17.11.
"""

from dataclasses import replace

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from multipub.carriers._word.names import IN_DOCUMENT, ON, RELATIONSHIPS, add, root, serialised
from multipub.carriers._word.style_names import Characters, Paragraphs
from multipub.editions._docx import inlines
from multipub.editions._docx.builder import ADDED, Flow, Line, WordsStyle
from multipub.editions._docx.furniture import SEPARATORS
from multipub.model.blocks import Footnote
from multipub.model.manuscript import Manuscript

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SIGN = WordsStyle(style=Characters.NOTE_SIGN)
UNCALLED = "*"
"""The sign of a note that the text does not call."""


class Notes:
    """The notes of one document and how they are called."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._notes = manuscript.footnotes
        self._numbers = {note.id: number for number, note in enumerate(self._notes, 1)}
        self._signs: dict[str, str | None] = {}
        self._counted = 0

    def call(self, line: Line, note: str, sign: str) -> None:
        """Write the call of a note; the sign is Word's own number where that is what the author wrote."""
        if note not in self._numbers:
            line.words(sign, look=SIGN)
        elif note in self._signs:
            line.field(f" NOTEREF {_mark_of(self._numbers[note])} \\f \\h ", sign, line.language, SIGN)
        else:
            self._first_call(line, note, sign)

    def _first_call(self, line: Line, note: str, sign: str) -> None:
        """Call a note where it is met first; further calls are references to this place."""
        line.bookmark(_mark_of(self._numbers[note]))
        is_counted = sign == str(self._counted + 1)
        self._counted += is_counted
        self._signs[note] = None if is_counted else sign
        attributes = {"w:id": str(self._numbers[note])}
        opening, closing = ("[", "]") if line.flow.look.characters["note-sign"].brackets else ("", "")
        line.words(opening, look=SIGN)
        run = line.run(line.language, SIGN)
        if is_counted:
            add(run, "w:footnoteReference", attributes)
        else:
            add(run, "w:footnoteReference", {"w:customMarkFollows": ON, **attributes})
            add(run, "w:t").text = sign
        line.words(closing, look=SIGN)

    def call_the_rest(self, line: Line) -> None:
        """Call the notes that the text never called, lest Word leave them out."""
        for note in self._notes:
            if note.id not in self._signs:
                self._first_call(line, note.id, UNCALLED)

    def attach(self, body: Flow) -> None:
        """Write the notes' part and relate it to the document; nothing where there are no notes."""
        if not self._notes:
            return
        made = root("w:footnotes", IN_DOCUMENT)
        for kind, number in SEPARATORS.items():
            separator = add(made, "w:footnote", {"w:type": kind, "w:id": number})
            add(add(add(separator, "w:p"), "w:r"), f"w:{kind}")
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE, package=body.part.package)
        flow = replace(body, parent=made, part=part)
        for note in self._notes:
            self._write(note, flow.into(add(made, "w:footnote", {"w:id": str(self._numbers[note.id])})))
        part._blob = serialised(made)  # python-docx 1.2.0 has no setter; the links above are the part's own
        body.part.relate_to(part, f"{RELATIONSHIPS}/footnotes")

    def _write(self, note: Footnote, flow: Flow) -> None:
        for place, paragraph in enumerate(note.paragraphs):
            language = paragraph.language or flow.language
            line = flow.paragraph(Paragraphs.NOTE, language)
            if place == 0:
                line.bookmark(note.id)
                self._sign(line, self._signs.get(note.id))
            inlines.write(line, paragraph.content, language, self)

    def _sign(self, line: Line, sign: str | None) -> None:
        """Write a note's sign before it: Word's number, or the author's own."""
        mark = line.run(line.language, SIGN)
        if sign is None:
            add(mark, "w:footnoteRef")
        else:
            add(mark, "w:t").text = sign
        line.words(" ", look=ADDED)


def _mark_of(number: int) -> str:
    return f"_RefNote{number}"
