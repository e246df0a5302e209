"""XMP: read a photo's words out of a packet.

In:  the bytes of a packet.   Out: ``PhotoWords``.
Promises: every form that programs write is read (attribute or element, list or plain text); a packet that is no XML, or
that brings a DTD, says nothing; no network is touched.

Source: ISO 16684-1 (XMP), 7; IPTC Photo Metadata Standard 2023.2.
"""

from collections.abc import Iterator

from lxml import etree

from multipub.model.text import LangText
from multipub.photo import xmp
from multipub.photo.letters import tidy
from multipub.photo.words import PhotoWords

_RDF = f"{{{xmp.RDF}}}"
_ITEM = f"{_RDF}li"
_RESOURCE = f"{_RDF}resource"


def read(packet: bytes) -> PhotoWords:
    """Return what a packet says; a text without a language has ``xmp.DEFAULT_LANGUAGE``."""
    root = xmp.opened(packet)
    rdf = None if root is None else xmp.rdf_of(root)
    if rdf is None:
        return PhotoWords()
    return PhotoWords(
        captions=_in_languages(rdf, xmp.DC, "description"),
        alts=_in_languages(rdf, xmp.IPTC_CORE, "AltTextAccessibility"),
        extended_descriptions=_in_languages(rdf, xmp.IPTC_CORE, "ExtDescrAccessibility"),
        creators=tuple(dict.fromkeys(text for _, text in _values(rdf, xmp.DC, "creator"))),
        credit=_first(rdf, xmp.PHOTOSHOP, "Credit"),
        source=_first(rdf, xmp.PHOTOSHOP, "Source"),
        rights=_first(rdf, xmp.DC, "rights"),
        web_statement=_first(rdf, xmp.RIGHTS, "WebStatement"),
        usage_terms=_first(rdf, xmp.RIGHTS, "UsageTerms"),
        digital_source_type=_first(rdf, xmp.IPTC_EXTENSION, "DigitalSourceType"),
        created=_first(rdf, xmp.PHOTOSHOP, "DateCreated"),
    )


def _values(rdf: etree._Element, namespace: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield language (or nothing) and words of every value of a property."""
    tag = f"{{{namespace}}}{name}"
    for description in rdf.iterfind(f"{_RDF}Description"):
        if words := tidy(str(description.get(tag, ""))):
            yield "", words
        for element in description.iterfind(tag):
            for item in list(element.iterfind(f"*/{_ITEM}")) or [element]:
                if words := tidy(item.text or str(item.get(_RESOURCE, ""))):
                    yield str(item.get(xmp.XML_LANG, "")), words


def _first(rdf: etree._Element, namespace: str, name: str) -> str | None:
    """Return the value that readers without a language of their own are shown."""
    found = list(_values(rdf, namespace, name))
    default = (words for language, words in found if language.lower() == xmp.DEFAULT_LANGUAGE)
    return next(default, None) or next((words for _, words in found), None)


def _in_languages(rdf: etree._Element, namespace: str, name: str) -> tuple[LangText, ...]:
    """Return the value in every language; the default goes where a language says the same."""
    found: dict[str, str] = {}
    for language, words in _values(rdf, namespace, name):
        found.setdefault(language or xmp.DEFAULT_LANGUAGE, words)
    default = next((tag for tag in found if tag.lower() == xmp.DEFAULT_LANGUAGE), None)
    if default is not None and list(found.values()).count(found[default]) > 1:
        del found[default]
    return tuple(LangText(text=words, language=language) for language, words in found.items())
