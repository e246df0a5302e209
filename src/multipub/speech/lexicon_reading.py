"""Read and write pronunciation lexicons: W3C PLS 1.0 <-> ``Lexicon``.

In:  the bytes of a ``.pls`` file; or names to be filled in.   Out: a ``Lexicon``, or every fault at once; or bytes.
Promises: no document type, no entities, no network; size is limited; every fault has its line and a way out; what is
understood but not used is told as a note, never passed over.

Source: W3C Recommendation "Pronunciation Lexicon Specification (PLS) Version 1.0", 14 October 2008.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lxml import etree

from multipub.canonical.parse import Unreadable, parse
from multipub.errors import SourceError, SourceFaults
from multipub.model.findings import Finding, Severity
from multipub.model.lexicon import Lexicon, Pronunciation
from multipub.namespaces import unprefixed
from multipub.speech.phonetics import IPA_LETTERS

NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
PLS = f"{{{NAMESPACE}}}"
XML = "{http://www.w3.org/XML/1998/namespace}"
MEDIA_TYPE = "application/pls+xml"
"""RFC 4267."""

FAULT, NOTE = "LEX-1", "LEX-2"
RULES = (
    (FAULT, Severity.ERROR, "A pronunciation lexicon is W3C PLS 1.0, in IPA.", "W3C PLS 1.0"),
    (NOTE, Severity.WARNING, "Nothing in a pronunciation lexicon goes unused.", "W3C PLS 1.0, 4.4 and 4.9"),
)
"""What ``multipub rules`` tells of lexicons: id, severity, promise, source."""

LARGEST_LEXICON = 4 * 1024 * 1024
"""Bytes: about 30,000 names; every sentence is held against all of them."""

LONGEST_WRITTEN = 200
"""Characters of a grapheme: longer than any name."""

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""BCP 47, well-formed."""

CHILDREN = {
    "lexicon": frozenset({"meta", "metadata", "lexeme"}),
    "lexeme": frozenset({"grapheme", "phoneme", "alias", "example"}),
}
ATTRIBUTES = {
    "lexicon": frozenset({"version", "alphabet", f"{XML}lang", f"{XML}base", f"{XML}id"}),
    "lexeme": frozenset({"role", f"{XML}id"}),
    "grapheme": frozenset({f"{XML}id"}),
    "phoneme": frozenset({"alphabet", "prefer", f"{XML}id"}),
    "alias": frozenset({"prefer", f"{XML}id"}),
    "example": frozenset({f"{XML}id"}),
}
"""What may stand where (PLS 1.0, 4); ``meta`` and ``metadata`` may hold anything.  Attributes of other namespaces
(``xsi:schemaLocation``) are let pass."""


def load(paths: Iterable[Path]) -> tuple[Lexicon, ...]:
    """Read lexicon files, in order.

    Raises:
        SourceError: if a file cannot be read.
        SourceFaults: with every fault of the first file that has any.
    """
    found = []
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise SourceError(
                f"the lexicon cannot be read: {error.strerror}", where=path, hint="`--lexicon` takes a PLS 1.0 file"
            ) from None
        found.append(read(data, name=str(path)))
    return tuple(found)


def read(data: bytes, *, name: str) -> Lexicon:
    """Return the lexicon in ``data``.

    Where one lexeme has several pronunciations, the one marked ``prefer`` is taken, else the first (4.9.3); beside a
    phoneme, an alias is kept for engines that read no IPA.  Of two lexemes for one grapheme the first is taken.

    Raises:
        SourceFaults: with every fault, each with its line.
    """
    reader = _Reader(name)
    root = reader.root(data)
    if root is not None:
        reader.lexicon(root)
    if reader.faults or root is None:
        raise SourceFaults(reader.faults)
    return Lexicon(
        name=name,
        language=str(root.get(f"{XML}lang")),
        pronunciations=tuple(reader.entries.values()),
        source=data,
        notes=tuple(reader.notes),
    )


class _Reader:
    """Reads one file and remembers what is wrong with it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.faults: list[Finding] = []
        self.notes: list[Finding] = []
        self.entries: dict[str, Pronunciation] = {}

    def root(self, data: bytes) -> etree._Element | None:
        if len(data) > LARGEST_LEXICON:
            self._fault(None, f"the lexicon has more than {LARGEST_LEXICON:,} bytes", "divide it")
            return None
        try:
            return parse(data, name=self._name)
        except Unreadable as fault:
            self.faults.append(self._finding(FAULT, Severity.ERROR, fault.line, fault.message, fault.hint or ""))
            return None

    def lexicon(self, root: etree._Element) -> None:
        if root.tag != f"{PLS}lexicon":
            hint = f'the root is <lexicon version="1.0" xmlns="{NAMESPACE}" alphabet="ipa" xml:lang="…">'
            self._fault(root, f"this is no pronunciation lexicon, but {root.tag}", hint)
            return
        self._attributes(root)
        if root.get("version") != "1.0":
            self._fault(root, f"the version is {root.get('version')!r}", 'version="1.0"')
        self._alphabet(root, root.get("alphabet"), 'give alphabet="ipa"')
        language = root.get(f"{XML}lang")
        if language is None or not LANGUAGE_TAG.fullmatch(language):
            self._fault(root, f"xml:lang is {language!r}", "give the language of the names, as BCP 47 writes it: en-GB")
        for child in self._children(root):
            if child.tag == f"{PLS}lexeme":
                self._lexeme(child)

    def _lexeme(self, lexeme: etree._Element) -> None:
        self._attributes(lexeme)
        parts = list(self._children(lexeme))
        for part in parts:
            self._attributes(part)
            if len(part):
                self._fault(part, f"<{_local(part)}> holds other elements", "write plain text")
        written = [words for part in parts if part.tag == f"{PLS}grapheme" for words in self._words(part)]
        said = [part for part in parts if part.tag in (f"{PLS}phoneme", f"{PLS}alias")]
        if not any(part.tag == f"{PLS}grapheme" for part in parts):
            self._fault(lexeme, "a lexeme has no grapheme", "write what stands in the text: <grapheme>…</grapheme>")
        if not said:
            self._fault(lexeme, "a lexeme has neither alias nor phoneme", "say how it is said: <alias>…</alias>")
        if lexeme.get("role"):
            self._note(lexeme, f"the role {lexeme.get('role')!r} is not looked at", "the entry applies everywhere")
        alias, ipa = self._chosen(said)
        for words in written:
            if words in self.entries:
                self._note(lexeme, f"{words!r} stands here again", "the first entry is used")
            elif alias or ipa:
                self.entries[words] = Pronunciation(written=words, alias=alias, ipa=ipa)

    def _chosen(self, said: Sequence[etree._Element]) -> tuple[str | None, str | None]:
        """Return alias and IPA of a lexeme: the preferred one, and where that is a phoneme, the alias beside it."""
        ordered = sorted(said, key=lambda part: part.get("prefer") != "true")
        words: list[tuple[str, str]] = []
        for part in ordered:
            if part.get("prefer") not in (None, "true", "false"):
                self._fault(part, f"prefer is {part.get('prefer')!r}", "true or false")
            if part.tag == f"{PLS}phoneme":
                self._alphabet(part, part.get("alphabet", "ipa"), "write the sounds in IPA")
            words.extend((_local(part), text) for text in self._words(part))
        aliases = [text for kind, text in words if kind == "alias"]
        phonemes = [text for kind, text in words if kind == "phoneme"]
        if words and words[0][0] == "alias":
            return aliases[0], None
        return next(iter(aliases), None), next(iter(phonemes), None)

    def _words(self, part: etree._Element) -> Iterator[str]:
        """Yield the words of a grapheme, phoneme or alias, white space collapsed (4.5, 4.6, 4.7)."""
        words = unicodedata.normalize("NFC", " ".join((part.text or "").split()))
        if not words and not len(part):
            self._fault(part, f"<{_local(part)}> is empty", "write it, or take it away")
        elif len(words) > LONGEST_WRITTEN:
            self._fault(part, f"<{_local(part)}> has {len(words)} characters", f"at most {LONGEST_WRITTEN}")
        elif words:
            if part.tag == f"{PLS}phoneme" and (strange := sorted(set(words) - IPA_LETTERS)):
                self._note(part, f"no letters of IPA: {' '.join(strange)}", "engines that read IPA pass over them")
            yield words

    def _alphabet(self, element: etree._Element, alphabet: str | None, hint: str) -> None:
        if alphabet != "ipa":
            self._fault(element, f"the alphabet is {alphabet!r}; only IPA is read", hint)

    def _children(self, element: etree._Element) -> Iterator[etree._Element]:
        for child in element:
            if str(child.tag).startswith(PLS) and _local(child) in CHILDREN[_local(element)]:
                yield child
            else:
                hint = f"known here: {', '.join(sorted(CHILDREN[_local(element)]))}"
                self._fault(child, f"<{_local(element)}> holds <{_local(child)}>", hint)
        if any((text or "").strip() for text in (element.text, *(child.tail for child in element))):
            self._fault(element, f"words stand loose in <{_local(element)}>", "take them away")

    def _attributes(self, element: etree._Element) -> None:
        for name in map(str, element.attrib):
            foreign = name.startswith("{") and not name.startswith((PLS, XML))
            if not foreign and name not in ATTRIBUTES.get(_local(element), {name}):
                self._fault(element, f"<{_local(element)}> has no attribute {name.removeprefix(XML)!r}", "take it away")

    def _fault(self, element: etree._Element | None, message: str, hint: str) -> None:
        self.faults.append(self._finding(FAULT, Severity.ERROR, _line(element), message, hint))

    def _note(self, element: etree._Element, message: str, hint: str) -> None:
        self.notes.append(self._finding(NOTE, Severity.WARNING, _line(element), message, hint))

    def _finding(self, rule: str, severity: Severity, line: int | None, message: str, hint: str) -> Finding:
        return Finding(rule=rule, severity=severity, message=message, hint=hint, file=self._name, line=line)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _line(element: etree._Element | None) -> int | None:
    return element.sourceline if element is not None and isinstance(element.sourceline, int) else None


def write(language: str, names: Iterable[str]) -> bytes:
    """Return a lexicon of ``names`` to be filled in: each is its own alias until somebody writes how it is said."""
    root = etree.Element(f"{PLS}lexicon", nsmap=unprefixed(NAMESPACE))
    root.set("version", "1.0")
    root.set("alphabet", "ipa")
    root.set(f"{XML}lang", language)
    for name in names:
        lexeme = etree.SubElement(root, f"{PLS}lexeme")
        etree.SubElement(lexeme, f"{PLS}grapheme").text = name
        etree.SubElement(lexeme, f"{PLS}alias").text = name
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
