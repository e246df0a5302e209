"""Reads the words of a paragraph: runs, links, fields, calls of notes, and the pictures that stand among them.

In:  ``w:p``, without tracked changes.   Out: ``Span``s and ``Drawn``s, in order.
Promises: what Word shows is what is read: the results of fields, not their codes; hidden words are left out, and
that is told; a link in Word's two forms is one; nothing is fetched.

Source: ISO/IEC 29500-1, 17.3.3 (run content), 17.16 (fields and hyperlinks), 17.13.4 (comments).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from multipub.carriers._word.names import WORD, expand, value_at
from multipub.ingest import Guess
from multipub.ingest._docx.drawings import BOX, Drawn, blips_of, is_boxed, unread
from multipub.ingest._docx.equations import MATHS, line_of
from multipub.ingest._docx.fields import Field
from multipub.ingest._docx.letters import LINE_END, Look, Span, Trait, note_call
from multipub.ingest._docx.package import Relation
from multipub.ingest._docx.signs import GONE, text_of
from multipub.ingest._docx.styles import Styles, marks_of, toggle
from multipub.ingest._docx.tongues import Tongues

_W = f"{{{WORD}}}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MARK = "@"
"""Before the bookmark of a note that is called again, until it is known which note stands there."""


@dataclass(slots=True, kw_only=True)
class WordsReader:
    """Reads the paragraphs of one part."""

    styles: Styles
    tongues: Tongues
    relations: Mapping[str, Relation]
    note_names: Mapping[str, str] = field(default_factory=dict)
    """The ids in the story of notes, by their keys in the document."""
    bookmarks: list[str] = field(default_factory=list)
    """The bookmarks met since this list was emptied."""
    boxes: list[etree._Element] = field(default_factory=list)
    """Text boxes met since this list was emptied."""
    commented: dict[str, str] = field(default_factory=dict)
    """The words that each comment stands at."""
    losses: list[Guess] = field(default_factory=list)
    """What Word shows and a story cannot hold: drawings that are no pictures, struck words, signs without a letter."""
    left_out: list[Guess] = field(default_factory=list)
    """What is no word of the story: tables of contents, places to fill in."""
    has_sequence: bool = False
    """Whether a number that Word counts (SEQ) was met since this was last set."""
    calls: dict[str, str] = field(default_factory=dict)
    """The notes that stand at bookmarks: a second call of a note is a reference to its first (NOTEREF)."""
    _fields: list[Field] = field(default_factory=list)
    _comments: list[str] = field(default_factory=list)

    def pieces(self, element: etree._Element, link: str | None = None) -> Iterator[Span | Drawn]:
        """Yield the words and drawings of a paragraph, or of what stands in one."""
        for child in element:
            tag = child.tag
            if tag == _W + "r":
                yield from self._run(child, link)
            elif tag == _W + "hyperlink":
                yield from self.pieces(child, self._target(child) or link)
            elif tag == _W + "fldSimple":
                yield from self._simple_field(child, link)
            elif self.is_mark(child):
                continue
            elif isinstance(tag, str) and tag.startswith(MATHS):
                yield from self.equation(child, link)
            elif not self.is_placeholder(child) and next(child.iter(_W + "r"), None) is not None:
                yield from self.pieces(child, link)

    def is_mark(self, element: etree._Element) -> bool:
        """Whether an element only marks a place, among words or between paragraphs; it is noted."""
        name = element.get(_W + "id", "")
        if element.tag == _W + "bookmarkStart":
            self.bookmarks.append(element.get(_W + "name", ""))
        elif element.tag == _W + "commentRangeStart":
            self._comments.append(name)
        elif element.tag == _W + "commentRangeEnd":
            self._comments = [one for one in self._comments if one != name]
        elif element.tag == _W + "subDoc":
            self._lose("document beside the document", "", "its words are not read: import it by itself")
        else:
            return False
        return True

    def is_placeholder(self, element: etree._Element) -> bool:
        """Whether an element only says what to type into it; that is told as left out."""
        shows = toggle(element.find(_W + "sdtPr"), _W + "showingPlcHdr") if element.tag == _W + "sdt" else None
        if shows:
            words = "".join(one.text or "" for one in element.iter(_W + "t"))
            self.left_out.append(Guess(what="placeholder", words=words, reason="nobody typed anything into it"))
        return bool(shows)

    def equation(self, element: etree._Element, link: str | None = None) -> Iterator[Span]:
        """Yield an equation on one line, and tell that it was laid out before."""
        said = list(line_of(element))
        language = self.tongues.resolve("")
        self._lose("equation", "".join(text for text, _ in said), "it is read on one line: see that it says the same")
        yield from (
            Span(text, Look(language, frozenset({script} if script else ()), link)) for text, script in said if text
        )

    def _lose(self, what: str, words: str, reason: str) -> None:
        self.losses.append(Guess(what=what, words=words, reason=reason))

    def _target(self, link: etree._Element) -> str | None:
        place = link.get(_W + "docLocation") or link.get(_W + "anchor")
        relation = self.relations.get(link.get(expand("r:id"), ""))
        if relation is None:
            return f"#{place}" if place else None
        return f"{relation.target}#{place}" if place and "#" not in relation.target else relation.target

    def _simple_field(self, element: etree._Element, link: str | None) -> Iterator[Span | Drawn]:
        made = Field(code=element.get(_W + "instr", ""))
        if made.note is not None:
            yield note_call(MARK + made.note)
            return
        self.has_sequence = self.has_sequence or made.counts
        if made.is_contents:
            self._contents("".join(one.text or "" for one in element.iter(_W + "t")))
        else:
            yield from self.pieces(element, made.link or link)

    def _contents(self, words: str) -> None:
        if words.strip():
            self.left_out.append(Guess(what="table of contents", words=words, reason="Word makes it of the headings"))

    def _run(self, run: etree._Element, link: str | None) -> Iterator[Span | Drawn]:
        properties = run.find(_W + "rPr")
        if toggle(properties, _W + "vanish"):
            words = "".join(one.text or "" for one in run.iter(_W + "t"))
            if words.strip():
                self._lose("hidden words", words, "they are left out, as Word does not show them")
            return
        look, is_sign = self._look(properties, link)
        for child in run:
            yield from self._content(child, look, properties, is_sign=is_sign)

    def _content(
        self, child: etree._Element, look: Look, properties: etree._Element | None, *, is_sign: bool
    ) -> Iterator[Span | Drawn]:
        tag = child.tag
        if tag == _W + "fldChar":
            yield from self._field_mark(child.get(_W + "fldCharType"))
        elif tag == _W + "instrText":
            if self._fields:
                self._fields[-1].code += child.text or ""
        elif any(not one.shown or one.is_contents for one in self._fields):
            if tag == _W + "t":
                self._fields[0].dropped += child.text or ""
        elif tag in {_W + "footnoteReference", _W + "endnoteReference"}:
            yield self._call(child)
        elif tag in {_W + "drawing", _W + "pict", _W + "object", _W14 + "contentPart"}:
            yield from self._drawing(child, self._spoken(look, properties, ""))
        elif tag == _W + "ruby":
            yield from self._ruby(child, look)
        elif not is_sign:
            text = text_of(child, properties)
            if GONE in text:
                font = child.get(_W + "font") or "a symbol font"
                self._lose("sign", font, "its sign is no letter of Unicode, and is left out")
                text = text.replace(GONE, "")
            if text:
                yield self._shown(text, self._spoken(look, properties, text), properties)

    def _ruby(self, ruby: etree._Element, look: Look) -> Iterator[Span | Drawn]:
        """Yield the words that a reading aid stands over, and tell the aid."""
        said = {name: ruby.find(_W + name) for name in ("rubyBase", "rt")}
        base, aid = ("" if one is None else "".join(t.text or "" for t in one.iter(_W + "t")) for one in said.values())
        self._lose("reading aid", f"{base} ({aid})", "the words stay, the letters above them do not")
        for run in () if said["rubyBase"] is None else said["rubyBase"].iter(_W + "r"):
            yield from self._run(run, look.link)

    def _shown(self, text: str, look: Look, properties: etree._Element | None) -> Span:
        for one in self._comments:
            self.commented[one] = self.commented.get(one, "") + text.replace(LINE_END, " ")
        if text == LINE_END:
            return Span(LINE_END)
        if text.strip():
            self._tell_looks(text, properties)
        link = next((one.link for one in reversed(self._fields) if one.link), look.link)
        return Span(text, look if link == look.link else Look(look.language, look.traits, link))

    def _tell_looks(self, text: str, properties: etree._Element | None) -> None:
        """Tell looks that mean something to an editor, and nothing to a story."""
        if toggle(properties, _W + "strike") or toggle(properties, _W + "dstrike"):
            self._lose("struck words", text, "they stay in the text: delete them in Word if they should go")
        if value_at(properties, "w:highlight") not in {None, "none"}:
            self._lose("highlighted words", text, "the words stay, their colour does not")

    def _field_mark(self, kind: str | None) -> Iterator[Span]:
        if kind == "begin":
            self._fields.append(Field())
        elif kind == "separate" and self._fields:
            made = self._fields[-1]
            made.shown = True
            self.has_sequence = self.has_sequence or made.counts
            if made.note is not None:
                made.shown = False
                yield note_call(MARK + made.note)
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if ended.is_contents:
                self._contents(ended.dropped)

    def _call(self, reference: etree._Element) -> Span:
        key = ("f" if reference.tag == _W + "footnoteReference" else "e") + reference.get(_W + "id", "")
        name = self.note_names.get(key, key)
        for bookmark in self.bookmarks:
            self.calls.setdefault(bookmark, name)
        return note_call(name)

    def _drawing(self, element: etree._Element, look: Look) -> Iterator[Drawn]:
        boxes = [one for one in element.iter(BOX) if not is_boxed(one, element)]
        self.boxes += boxes
        drawn = Drawn(element, look.language)
        if element.tag == _W + "object":
            self.losses.append(unread(element))
        elif drawn.is_rule or next(blips_of(element), None) is not None:
            yield drawn
        elif not boxes:
            self.losses.append(unread(element))

    def _look(self, properties: etree._Element | None, link: str | None) -> tuple[Look, bool]:
        """Return how a run looks, whatever its language, and whether it is but the sign of a note."""
        if properties is None:
            return Look("", frozenset(), link), False
        style = value_at(properties, "w:rStyle") or ""
        return Look("", self._traits(properties, style), link), self.styles.is_note_sign(style)

    def _spoken(self, look: Look, properties: etree._Element | None, text: str) -> Look:
        """Return a look with the language of the words that have it."""
        marks = self.styles.marks if properties is None else marks_of(properties).over(self.styles.marks)
        is_rtl = bool(toggle(properties, _W + "rtl"))
        return Look(self.tongues.of(marks, text, is_rtl=is_rtl), look.traits, look.link)

    def _traits(self, properties: etree._Element, style: str) -> frozenset[Trait]:
        named = self.styles.trait(style) if style else None
        bold, italic = weights(properties)
        traits: set[Trait] = {named} if named else set()
        if named is None and style and "link" not in self.styles.name(style):
            by_style = self.styles.weight(style)
            bold = by_style[0] if bold is None else bold
            italic = by_style[1] if italic is None else italic
        if bold is False:
            traits.discard(Trait.STRONG)
        elif bold and named not in {Trait.DATELINE, Trait.OURS}:
            traits.add(Trait.STRONG)
        if italic is False:
            traits -= {Trait.EMPHASIS, Trait.ITALIC}
        elif italic and named not in {Trait.ITALIC, Trait.OURS}:
            traits.add(Trait.EMPHASIS)
        raised = value_at(properties, "w:vertAlign")
        if raised in {"superscript", "subscript"} and named is not Trait.OURS:
            traits.add(Trait.SUPERSCRIPT if raised == "superscript" else Trait.SUBSCRIPT)
        return frozenset(traits)


def weights(properties: etree._Element) -> tuple[bool | None, bool | None]:
    """Return whether a run is bold and italic; right-to-left letters have properties of their own (17.3.2.2)."""
    is_rtl = bool(toggle(properties, _W + "rtl"))
    plain = [toggle(properties, _W + name) for name in ("b", "i")]
    own = [toggle(properties, _W + name) for name in ("bCs", "iCs")]
    bold, italic = (one if is_rtl and one is not None else other for one, other in zip(own, plain, strict=True))
    return bold, italic
