"""The pronunciation lexicons of a book: files of its own, and a link to each in every document that is read.

In:  the press's lexicons.   Out: parts of the book; ``link`` elements.
Promises: only lexicons of a language that the book speaks go in, byte for byte as the desk wrote them.

Source: EPUB 3.3, 3.3 "Core media types" (``application/pls+xml``), 6.1.4.3 "Pronunciation lexicons"; RFC 4267.
"""

from collections.abc import Iterable, Sequence

from lxml import etree

from multipub.editions._epub.package import Part
from multipub.editions._xhtml_setting import add
from multipub.model.lexicon import Lexicon
from multipub.speech.lexicon import same_speech
from multipub.speech.lexicon_reading import MEDIA_TYPE

FOLDER = "lexicon"


def spoken_in(root: etree._Element, lexicons: Iterable[Lexicon]) -> tuple[Lexicon, ...]:
    """Return the lexicons that serve a language of a document, the more important ones first."""
    languages = {str(element.get("lang")) for element in root.iter(etree.Element) if element.get("lang")}
    serving = [one for one in lexicons if any(same_speech(one.language, language) for language in languages)]
    return tuple(reversed(serving))


def link(root: etree._Element, lexicons: Sequence[Lexicon]) -> None:
    """Name the lexicons in the head of a document; a reader takes the first that has a word."""
    head = next(root.iter("{*}head"))
    for number, lexicon in enumerate(lexicons, start=1):
        element = add(head, "link")
        element.set("rel", "pronunciation")
        element.set("type", MEDIA_TYPE)
        element.set("hreflang", lexicon.language)
        element.set("href", _path(number))


def parts(lexicons: Sequence[Lexicon]) -> tuple[Part, ...]:
    """Return the lexicons as files of the book."""
    return tuple(
        Part(id=f"lexicon-{number}", path=_path(number), media_type=MEDIA_TYPE, data=lexicon.source)
        for number, lexicon in enumerate(lexicons, start=1)
    )


def _path(number: int) -> str:
    return f"{FOLDER}/lexicon-{number}.pls"
