"""HTML: ``Manuscript`` -> one bare, semantic HTML5 page for content systems, and back to what such a system reads.

An ``article`` with ``figure``, ``figcaption``, ``span.caption`` and ``span.credit``; a JSON-LD ``NewsArticle`` beside
it that names the maker and the credit line of each picture.  No style, no script that runs, no word of ours.

Promises: HTML5 that is well-formed XML too; every language change is marked; a status that forbids use is told.
Left out: the list of credits at the end (it is in the JSON-LD), the permalink as a line (it is the canonical link).

Source: HTML Living Standard; schema.org ``NewsArticle``, ``ImageObject``.
"""

import json
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from lxml import etree

from multipub.editions import Format, Kind
from multipub.editions._interchange.facts import facts_of
from multipub.editions._interchange.json_ld import news_article, script
from multipub.editions._interchange.reading_back import BodyReader, parse_html, tag_of
from multipub.editions._interchange.xhtml import add_body, add_corrections, add_descriptions, add_figure, add_head
from multipub.editions._xhtml_setting import LANG, XHTML, add
from multipub.editions._xhtml_setting import write as write_words
from multipub.errors import EditionError
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation
from multipub.model.press import Press
from multipub.namespaces import unprefixed

DOCTYPE = "<!DOCTYPE html>"


def write(manuscript: Manuscript, press: Press) -> bytes:
    """Return ``manuscript`` as an HTML page.

    Raises:
        EditionError: if a word holds a character that XML cannot.
    """
    del press  # an interchange format has no look
    html = etree.Element(f"{{{XHTML}}}html", nsmap=unprefixed(XHTML))
    html.set("lang", manuscript.language)
    html.set(LANG, manuscript.language)
    html.set("dir", manuscript.direction.value)
    _add_head(add(html, "head"), manuscript)
    article = add(add(html, "body"), "article")
    article.set("lang", manuscript.language)
    article.set(LANG, manuscript.language)
    article.set("dir", manuscript.direction.value)
    header = add_head(article, manuscript)
    if manuscript.section:
        section = add(header, "p", "section")
        write_words(section, manuscript.section)
        header.insert(0, section)
    add_corrections(header, manuscript)
    add_body(article, manuscript, add_figure)
    add_descriptions(article, manuscript)
    page = etree.tostring(html, encoding="unicode")
    return f"{DOCTYPE}\n{page}\n".encode()


def _add_head(head: etree._Element, manuscript: Manuscript) -> None:
    add(head, "meta").set("charset", "utf-8")
    write_words(add(head, "title"), manuscript.headline)
    for name, content in (
        *(("author", creator) for creator in manuscript.creators),
        ("description", manuscript.deck),
        ("keywords", ", ".join(manuscript.keywords)),
        ("dcterms.rights", manuscript.rights),
    ):
        if content:
            meta = add(head, "meta")
            meta.set("name", name)
            meta.set("content", content)
    if manuscript.permalink:
        link = add(head, "link")
        link.set("rel", "canonical")
        link.set("href", manuscript.permalink)
    data = add(head, "script")
    data.set("type", "application/ld+json")
    data.text = script(news_article(manuscript, facts_of(manuscript)))


def observe(data: bytes) -> Observation:
    """Return what the next system reads.

    Raises:
        EditionError: if it is no such page.
    """
    try:
        root = parse_html(data.decode())
        html = next(one for one in root.iter() if one.tag == "html")
        article = next(one for one in html.iter() if one.tag == "article")
        about = json.loads(next(one.text or "" for one in html.iter() if one.tag == "script"))
    except (ValueError, StopIteration, AssertionError) as fault:
        raise EditionError(f"this page cannot be read: {fault}") from fault
    reader = BodyReader(html.get("lang") or "")
    return Observation(
        title=next((one.text or "" for one in html.iter() if tag_of(one) == "title"), ""),
        language=html.get("lang") or "",
        creators=tuple(_metas(html, "author")),
        rights=next(_metas(html, "dcterms.rights"), ""),
        seen=reader.read(article),
        source=None,
        credits=tuple(image["creditText"] for image in about.get("image", ()) if "creditText" in image),
        complaints=tuple(reader.complaints),
    )


def _metas(html: Element, name: str) -> Iterator[str]:
    return (one.get("content") or "" for one in html.iter("meta") if one.get("name") == name)


HTML = Format(
    name="html",
    suffix=".html",
    media_type="text/html",
    kind=Kind.INTERCHANGE,
    summary="a bare HTML5 article with JSON-LD, for content systems",
    write=write,
    observe=observe,
)
