"""Gathers what a page says of its article, from JSON-LD, meta tags and links.

In:  the root of a page as it came.   Out: ``Facts``.
Promises: JSON-LD wins over meta tags, meta tags over the title of the window; dates are moments only where they are
whole.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from lxml import etree

from multipub.ingest._html.elements import attribute
from multipub.ingest._html.linked_data import LinkedArticle, read_linked_data

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_SECTIONS = ("article:section", "section", "parsely-section", "cxenseparse:section")
_PUBLISHED = ("article:published_time", "datepublished", "dc.date.issued", "date", "pubdate", "parsely-pub-date")
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a page says of its article."""

    linked: LinkedArticle
    headlines: tuple[str, ...]
    """The headline as JSON-LD, Open Graph, the first ``h1`` and the window's title have it; the best first."""
    descriptions: tuple[str, ...]
    authors: tuple[str, ...]
    named: tuple[str, ...]
    """The authors as JSON-LD and every meta tag have them: one of these on the page is the byline."""
    publisher: str | None
    section: str | None
    language: str | None
    permalink: str | None
    notice: str | None
    published: datetime | None
    modified: datetime | None
    image: str | None
    image_alt: str | None
    base: str | None


def read_facts(root: etree._Element, zone: tzinfo | None) -> Facts:
    """Return what the head of a page says; ``zone`` is where dates without one are meant."""
    linked = read_linked_data(root)
    metas = _metas(root)
    said = tuple(name for key in _AUTHORS if (name := metas.get(key, "")) and not name.startswith("http"))
    authors = linked.authors or said
    titles = [attribute_text(title) for title in root.iterfind("head/title")]
    headlines = (linked.headline, metas.get("og:title", ""), metas.get("twitter:title", ""), *titles)
    descriptions = (linked.description, metas.get("og:description", ""), metas.get("description", ""))
    return Facts(
        linked=linked,
        headlines=tuple(dict.fromkeys(words for words in headlines if words)),
        descriptions=tuple(dict.fromkeys(words for words in descriptions if words)),
        authors=tuple(dict.fromkeys(authors)),
        named=tuple(dict.fromkeys((*authors, *said))),
        publisher=linked.publisher or metas.get("og:site_name") or None,
        section=linked.section or _first(metas, _SECTIONS),
        language=_language(root, linked, metas),
        permalink=_permalink(root, linked, metas),
        notice=linked.notice or metas.get("copyright") or None,
        published=read_moment(linked.published or _first(metas, _PUBLISHED), zone),
        modified=read_moment(linked.modified or _first(metas, _MODIFIED), zone),
        image=metas.get("og:image") or metas.get("twitter:image"),
        image_alt=metas.get("og:image:alt") or metas.get("twitter:image:alt"),
        base=next((href for one in root.iter("base") if (href := one.get("href"))), None),
    )


def attribute_text(element: etree._Element) -> str:
    """Return the words inside an element of the head."""
    return " ".join("".join(str(words) for words in element.itertext()).split())


def read_moment(words: str | None, zone: tzinfo | None) -> datetime | None:
    """Return a moment written as ISO 8601, to the second; ``zone`` where it names none."""
    if not words:
        return None
    try:
        moment = datetime.fromisoformat(words.strip())
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone or UTC)).replace(microsecond=0)


def tidy_language(tag: str | None) -> str | None:
    """Return a language tag as BCP 47 has it, or nothing where it is none."""
    found = _LANGUAGE.match((tag or "").strip().replace("_", "-"))
    if found is None:
        return None
    primary, *rest = found[0].split("-")
    parts = [part.title() if len(part) == len("Latn") else part.upper() for part in rest]
    return "-".join((primary, *parts))


def _metas(root: etree._Element) -> Mapping[str, str]:
    """Return the meta tags by name, in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        words = attribute(meta, "content")
        if name and words:
            found.setdefault(name.strip().lower(), words)
    return found


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _language(root: etree._Element, linked: LinkedArticle, metas: Mapping[str, str]) -> str | None:
    body = root.find("body")
    said = (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        root.get("xml:lang"),
        body.get("lang") if body is not None else None,
        linked.language,
        metas.get("content-language"),
        metas.get("og:locale"),
    )
    return next((tag for one in said if (tag := tidy_language(one))), None)


def _permalink(root: etree._Element, linked: LinkedArticle, metas: Mapping[str, str]) -> str | None:
    links = (one.get("href") for one in root.iter("link") if "canonical" in (one.get("rel") or "").lower().split())
    for address in (*links, metas.get("og:url"), linked.address):
        if address and address.startswith(("https://", "http://")) and not any(one in address for one in ' "<>'):
            return address
    return None
