"""XMP: write a photo's words into an XMP packet, new or already there.

In:  ``PhotoWords`` and the packet found in the file, if any.   Out: the bytes of a packet.
Promises: properties that are not ours stay, and so do the translations of ours; a packet that is no XML, or that brings
a DTD, is replaced.

Source: ISO 16684-1 (XMP); IPTC Photo Metadata Standard 2023.2.
"""

import re
from collections.abc import Iterable

from lxml import etree

from multipub.model.text import LangText
from multipub.photo.words import PhotoWords

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
META = "adobe:ns:meta/"
DC = "http://purl.org/dc/elements/1.1/"
PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
IPTC_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
IPTC_EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
PREFIXES = {
    "rdf": RDF,
    "dc": DC,
    "photoshop": PHOTOSHOP,
    "xmpRights": RIGHTS,
    "Iptc4xmpCore": IPTC_CORE,
    "Iptc4xmpExt": IPTC_EXTENSION,
}

TIFF_ORIENTATION = b"tiff:Orientation"
"""As XMP repeats it from Exif (XMP Specification Part 2, 3.1); the prefix is fixed in practice."""

_ORIENTATION = re.compile(rb"(?<=" + TIFF_ORIENTATION + rb"[>=])([\"']?)[1-8]")

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DEFAULT_LANGUAGE = "x-default"
"""The entry that readers without a language of their own show (ISO 16684-1, 8.2.2.4)."""

OPENING = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'.encode()
CLOSING = b'<?xpacket end="w"?>'


def packet(words: PhotoWords, existing: bytes | None = None) -> bytes:
    """Return an XMP packet that says ``words``, and beside them what ``existing`` says."""
    root = opened(existing) if existing else None
    rdf = None if root is None else rdf_of(root)
    if root is None or rdf is None:
        root = etree.Element(f"{{{META}}}xmpmeta", nsmap={"x": META})
        rdf = etree.SubElement(root, f"{{{RDF}}}RDF", nsmap=PREFIXES)
    if rdf.find(f"{{{RDF}}}Description") is None:
        etree.SubElement(rdf, f"{{{RDF}}}Description", {f"{{{RDF}}}about": ""}, nsmap=PREFIXES)
    for namespace, name, texts in _in_languages(words):
        if texts:
            _set_languages(rdf, f"{{{namespace}}}{name}", texts)
    if words.creators:
        _set_sequence(rdf, f"{{{DC}}}creator", words.creators)
    for namespace, name, value in _plain(words):
        if value:
            _fresh(rdf, f"{{{namespace}}}{name}").text = value
    return OPENING + etree.tostring(root, encoding="utf-8") + CLOSING


def upright(packet: bytes) -> bytes:
    """Return a packet that says its photo is upright, wherever it says how it is turned."""
    return _ORIENTATION.sub(rb"\g<1>1", packet)


def _in_languages(words: PhotoWords) -> tuple[tuple[str, str, tuple[LangText, ...]], ...]:
    return (
        (DC, "description", words.captions),
        (IPTC_CORE, "AltTextAccessibility", words.alts),
        (IPTC_CORE, "ExtDescrAccessibility", words.extended_descriptions),
        (DC, "rights", _unmarked(words.rights)),
        (RIGHTS, "UsageTerms", _unmarked(words.usage_terms)),
    )


def _unmarked(text: str | None) -> tuple[LangText, ...]:
    """Return a text whose language the story does not tell."""
    return (LangText(text=text, language=DEFAULT_LANGUAGE),) if text else ()


def _plain(words: PhotoWords) -> tuple[tuple[str, str, str | None], ...]:
    return (
        (PHOTOSHOP, "Credit", words.credit),
        (PHOTOSHOP, "Source", words.source),
        (PHOTOSHOP, "DateCreated", words.created),
        (RIGHTS, "WebStatement", words.web_statement),
        (IPTC_EXTENSION, "DigitalSourceType", words.digital_source_type),
    )


def opened(existing: bytes) -> etree._Element | None:
    """Return the packet's root, or ``None`` where it is no XMP that can be kept."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=True)
    try:
        root = etree.fromstring(existing.strip(b"\0 \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None if b"<!DOCTYPE" in existing else root


def rdf_of(root: etree._Element) -> etree._Element | None:
    """Return the element that holds every description, if there is one."""
    return root if root.tag == f"{{{RDF}}}RDF" else root.find(f".//{{{RDF}}}RDF")


def _fresh(rdf: etree._Element, tag: str) -> etree._Element:
    """Return a new, empty element for a property, after taking every old form of it away."""
    descriptions = rdf.findall(f"{{{RDF}}}Description")
    for description in descriptions:
        if tag in description.attrib:
            del description.attrib[tag]
        for old in description.findall(tag):
            description.remove(old)
    return etree.SubElement(descriptions[0], tag, nsmap=PREFIXES)


def _set_sequence(rdf: etree._Element, tag: str, values: Iterable[str]) -> None:
    sequence = etree.SubElement(_fresh(rdf, tag), f"{{{RDF}}}Seq")
    for value in values:
        etree.SubElement(sequence, f"{{{RDF}}}li").text = value


def _set_languages(rdf: etree._Element, tag: str, texts: tuple[LangText, ...]) -> None:
    """Write a text per language, the first also as the default; translations that are there already stay."""
    wanted = {DEFAULT_LANGUAGE: texts[0].text} | {text.language: text.text for text in texts}
    ours = {language.lower() for language in wanted}
    found = rdf.iterfind(f"{{{RDF}}}Description/{tag}/{{{RDF}}}Alt/{{{RDF}}}li")
    kept = {language: item.text or "" for item in found if (language := item.get(XML_LANG, "")).lower() not in ours}
    kept.pop("", None)
    alternatives = etree.SubElement(_fresh(rdf, tag), f"{{{RDF}}}Alt")
    for language, text in (wanted | kept).items():
        etree.SubElement(alternatives, f"{{{RDF}}}li", {XML_LANG: language}).text = text
