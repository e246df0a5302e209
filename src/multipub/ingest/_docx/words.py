"""Reads the words of a paragraph: runs, links, fields, calls of notes, and the pictures that stand among them.

In:  ``w:p``, without tracked changes.   Out: ``Span``s and ``Drawn``s, in order.
Promises: what Word shows is what is read: the results of fields, not their codes; hidden words are left out; a link
in Word's two forms is one; nothing is fetched.

Source: ISO/IEC 29500-1, 17.3.3 (run content), 17.16 (fields and hyperlinks), 17.13.4 (comments).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from multipub.carriers._word.names import WORD, expand
from multipub.ingest import Guess
from multipub.ingest._docx.letters import LINE_END, Look, Span, Trait, note_call
from multipub.ingest._docx.package import Relation
from multipub.ingest._docx.styles import Styles, toggle, value_at
from multipub.model.language import primary_subtag, same_language

_W = f"{{{WORD}}}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_WRAPPERS = frozenset(
    _W + name for name in ("sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo", "dir", "bdo", "subDoc")
)
_SIGNS = {
    _W + "br": LINE_END,
    _W + "cr": LINE_END,
    _W + "tab": " ",
    _W + "ptab": " ",
    _W + "noBreakHyphen": "\u2011",
    _W + "softHyphen": "\u00ad",
}
_LINK_CODE = re.compile(
    r'\bHYPERLINK\s+(?:(?P<local>\\l)\s+)?"?(?P<target>[^"\s]+)"?(?:\s+\\l\s+"?(?P<place>[^"\s]+))?'
)
_NOTE_CODE = re.compile(r"\bNOTEREF\s+(\S+)")
_SEQUENCE = re.compile(r"\bSEQ\s")
_CONTENTS = re.compile(r"^\s*(?:TOC|INDEX|BIBLIOGRAPHY)\b")
MARK = "@"
"""Before the bookmark of a note that is called again, until it is known which note stands there."""

_PRIVATE = range(0xE000, 0xF900)
"""Places in symbol fonts: no letters of Unicode."""


class Tongues:
    """Which language a run is in: the story's own tags where a program only added or changed a region."""

    def __init__(self, known: tuple[str, ...], document: str) -> None:
        self._known, self._document = known, document
        self._resolved: dict[str, str] = {}

    def resolve(self, tag: str) -> str:
        """Return the tag of the story that a document's tag stands for."""
        if tag not in self._resolved:
            self._resolved[tag] = self._resolve(tag)
        return self._resolved[tag]

    def _resolve(self, tag: str) -> str:
        if not tag:
            return self._document
        exact = next((one for one in self._known if same_language(one, tag)), None)
        alike = [one for one in self._known if primary_subtag(one) == primary_subtag(tag)]
        return exact or (self._document if self._document in alike else next(iter(alike), tag))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing or an old picture (VML) among the words; ``language`` is its run's."""

    element: etree._Element
    language: str


@dataclass(slots=True)
class _Field:
    """A field being read: its code, and whether its result is next."""

    code: str = ""
    shown: bool = False

    @property
    def link(self) -> str | None:
        found = _LINK_CODE.search(self.code)
        if found is None:
            return None
        if found["local"]:
            return "#" + found["target"]
        return found["target"] + (f"#{found['place']}" if found["place"] else "")


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
    unread: list[Guess] = field(default_factory=list)
    """Drawings that are no pictures: charts, diagrams, objects of other programs."""
    has_sequence: bool = False
    """Whether a number that Word counts (SEQ) was met since this was last set."""
    calls: dict[str, str] = field(default_factory=dict)
    """The notes that stand at bookmarks: a second call of a note is a reference to its first (NOTEREF)."""
    _fields: list[_Field] = field(default_factory=list)
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
            elif tag in _WRAPPERS:
                yield from self.pieces(child, link)
            elif tag == _W + "bookmarkStart":
                self.bookmarks.append(child.get(_W + "name", ""))
            elif tag == _W + "commentRangeStart":
                self._comments.append(child.get(_W + "id", ""))
            elif tag == _W + "commentRangeEnd":
                self._comments = [one for one in self._comments if one != child.get(_W + "id", "")]
            elif isinstance(tag, str) and "math" in tag:
                words = "".join(one.text or "" for one in child.iter(_MATHS))
                yield Span(words, Look(self.tongues.resolve(""), link=link))

    def _target(self, link: etree._Element) -> str | None:
        place = link.get(_W + "docLocation") or link.get(_W + "anchor")
        relation = self.relations.get(link.get(expand("r:id"), ""))
        if relation is None:
            return f"#{place}" if place else None
        return f"{relation.target}#{place}" if place and "#" not in relation.target else relation.target

    def _simple_field(self, element: etree._Element, link: str | None) -> Iterator[Span | Drawn]:
        made = _Field(code=element.get(_W + "instr", ""))
        note = _NOTE_CODE.search(made.code)
        if note is not None:
            yield note_call(MARK + note[1])
            return
        self.has_sequence = self.has_sequence or bool(_SEQUENCE.search(made.code))
        if not _CONTENTS.match(made.code):
            yield from self.pieces(element, made.link or link)

    def _run(self, run: etree._Element, link: str | None) -> Iterator[Span | Drawn]:
        properties = run.find(_W + "rPr")
        if toggle(properties, _W + "vanish"):
            return
        look, is_sign = self._look(properties, link)
        for child in run:
            yield from self._content(child, look, is_sign=is_sign)

    def _content(self, child: etree._Element, look: Look, *, is_sign: bool) -> Iterator[Span | Drawn]:
        tag = child.tag
        if tag == _W + "fldChar":
            yield from self._field_mark(child.get(_W + "fldCharType"))
        elif tag == _W + "instrText":
            if self._fields:
                self._fields[-1].code += child.text or ""
        elif any(not one.shown or _CONTENTS.match(one.code) for one in self._fields):
            return
        elif tag in {_W + "footnoteReference", _W + "endnoteReference"}:
            yield self._call(child)
        elif tag in {_W + "drawing", _W + "pict", _W + "object"}:
            yield from self._drawing(child, look)
        elif tag == _ALTERNATIVES:
            chosen = child.find(_CHOICE)
            for one in () if chosen is None else chosen:
                yield from self._content(one, look, is_sign=is_sign)
        elif not is_sign:
            text = _text(child)
            if text:
                yield self._shown(text, look)

    def _shown(self, text: str, look: Look) -> Span:
        for one in self._comments:
            self.commented[one] = self.commented.get(one, "") + text.replace(LINE_END, " ")
        if text == LINE_END:
            return Span(LINE_END)
        link = next((one.link for one in reversed(self._fields) if one.link), look.link)
        return Span(text, look if link == look.link else Look(look.language, look.traits, link))

    def _field_mark(self, kind: str | None) -> Iterator[Span]:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            made = self._fields[-1]
            made.shown = True
            self.has_sequence = self.has_sequence or bool(_SEQUENCE.search(made.code))
            note = _NOTE_CODE.search(made.code)
            if note is not None:
                made.shown = False
                yield note_call(MARK + note[1])
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _call(self, reference: etree._Element) -> Span:
        key = ("f" if reference.tag == _W + "footnoteReference" else "e") + reference.get(_W + "id", "")
        name = self.note_names.get(key, key)
        for bookmark in self.bookmarks:
            self.calls.setdefault(bookmark, name)
        return note_call(name)

    def _drawing(self, element: etree._Element, look: Look) -> Iterator[Drawn]:
        boxes = list(element.iter(_W + "txbxContent"))
        self.boxes += boxes
        pictures = ("{*}blip", "{*}imagedata")
        if any(one is not None for one in element.iter(*pictures)):
            yield Drawn(element, look.language)
        elif not boxes:
            self.unread.append(_unread(element))

    def _look(self, properties: etree._Element | None, link: str | None) -> tuple[Look, bool]:
        """Return how a run looks, and whether it is but the sign of a note."""
        if properties is None:
            return Look(self.tongues.resolve(self.styles.default_language), frozenset(), link), False
        style = value_at(properties, "w:rStyle") or ""
        return Look(self._language(properties), self._traits(properties, style), link), self.styles.is_note_sign(style)

    def _traits(self, properties: etree._Element, style: str) -> frozenset[Trait]:
        named = self.styles.trait(style) if style else None
        bold, italic = toggle(properties, _W + "b"), toggle(properties, _W + "i")
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

    def _language(self, properties: etree._Element) -> str:
        """Return the language of a run: of the kind that its direction reads, else the document's."""
        own = properties.find(_W + "lang")
        is_rtl = bool(toggle(properties, _W + "rtl"))
        said = None if own is None else own.get(_W + ("bidi" if is_rtl else "val"))
        default = self.styles.default_bidi_language if is_rtl else self.styles.default_language
        return self.tongues.resolve(said or default)


def _unread(drawing: etree._Element) -> Guess:
    """Return what the desk is told of a drawing that is no picture: its description, else its name."""
    properties = next(drawing.iter("{*}docPr"), None)
    said = (properties.get("descr") or properties.get("name") if properties is not None else None) or ""
    data = next(drawing.iter("{*}graphicData"), None)
    kind = (data.get("uri") or "").rsplit("/", 1)[-1] if data is not None else "object"
    reason = "neither a picture nor words: a picture of it can take its place"
    return Guess(what=kind or "drawing", words=" ".join(said.split()), reason=reason)


def _text(child: etree._Element) -> str:
    """Return the words of one piece of a run; the end of a page is no end of a line."""
    if child.tag == _W + "t":
        text = child.text or ""
        return text if child.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve" else text.strip(" \t\r\n")
    if child.tag == _W + "br" and child.get(_W + "type", "textWrapping") != "textWrapping":
        return ""
    if child.tag == _W + "sym":
        code = child.get(_W + "char", "")
        letter = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,6}", code) else 0
        return "" if letter in _PRIVATE or not 0 < letter < 0x110000 else chr(letter)
    return _SIGNS.get(child.tag, "")
