"""Reads what a page says of itself as JSON-LD.

In:  the root of a page.   Out: what it says of the article, and of its pictures.
Promises: broken or hostile JSON is passed over, never an error: it is the page's word beside its text; nothing is
followed but ids inside the page.

Source: schema.org NewsArticle, ImageObject.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from multipub.ingest._text.lines import clean

LARGEST = 2_000_000
"""Characters of one script; the articles of the press have 5,000 to 20,000."""

MOST_OBJECTS = 5_000
"""Objects that are looked at in one page."""

MOST_IMAGES = 60
"""Pictures of one article."""

_ARTICLE = re.compile(r"(?:\w*NewsArticle|Article|Report|BlogPosting|LiveBlogPosting)")
_IMAGE = re.compile("ImageObject")
_TAGS = re.compile(r"<[^<>]{1,400}>")

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedImage:
    """A picture as JSON-LD describes it."""

    address: str
    caption: str = ""
    credit: str = ""
    creator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedArticle:
    """An article as JSON-LD describes it; what it does not say is empty."""

    headline: str = ""
    description: str = ""
    body: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    section: str = ""
    published: str = ""
    modified: str = ""
    language: str = ""
    address: str = ""
    place: str = ""
    notice: str = ""
    keywords: tuple[str, ...] = ()
    images: tuple[LinkedImage, ...] = ()


def read_linked_data(root: etree._Element) -> LinkedArticle:
    """Return what the scripts of a page say of its article."""
    objects = _objects(root)
    ids = {str(one["@id"]): one for one in objects if "@id" in one and len(one) > 1}
    article = next((one for one in objects if _is(one, _ARTICLE)), None)
    if article is None:
        return LinkedArticle()
    return LinkedArticle(
        headline=_words(article.get("headline") or article.get("name")),
        description=_words(article.get("description")),
        body=_body(article.get("articleBody")),
        authors=_names(article.get("author"), ids),
        publisher=next(iter(_names(article.get("publisher"), ids)), ""),
        section=next(iter(_names(article.get("articleSection"), ids)), ""),
        published=_words(article.get("datePublished")),
        modified=_words(article.get("dateModified")),
        language=next(iter(_names(article.get("inLanguage"), ids)), ""),
        address=_address(article),
        place=next(iter(_names(article.get("contentLocation") or article.get("dateline"), ids)), ""),
        notice=_words(article.get("copyrightNotice")),
        keywords=_keywords(article.get("keywords")),
        images=tuple(_images(article, objects, ids))[:MOST_IMAGES],
    )


def _objects(root: etree._Element) -> list[Json]:
    """Return every object in the page's scripts, without recursion."""
    found: list[Json] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "") or len(script.text or "") > LARGEST:
            continue
        try:
            waiting: list[object] = [json.loads(_without_wrapping(script.text or ""), strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting and len(found) < MOST_OBJECTS:
            one = waiting.pop(0)
            if isinstance(one, Mapping):
                found.append(one)
                waiting.extend(one.values())
            elif isinstance(one, list):
                waiting.extend(one[:MOST_OBJECTS])
    return found


def _without_wrapping(script: str) -> str:
    """Take off what old pages put around a script so that old browsers did not show it."""
    return re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", "", script)


def _is(one: Json, wanted: re.Pattern[str]) -> bool:
    kinds = one.get("@type")
    return any(isinstance(kind, str) and wanted.fullmatch(kind) for kind in _listed(kinds))


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [value]


def _words(value: object) -> str:
    """Return words, also where they are markup, escaped or the first of a list."""
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, Mapping):
        value = value.get("@value") or value.get("name")
    return clean(" ".join(html.unescape(_TAGS.sub(" ", value)).split())) if isinstance(value, str) else ""


def _body(value: object) -> str:
    """Return the whole text, with its paragraphs."""
    if not isinstance(value, str):
        return ""
    text = re.sub(r"</p>|<br\s*/?>", "\n", html.unescape(value), flags=re.IGNORECASE)
    return "\n".join(line for line in map(clean, _TAGS.sub("", text).splitlines()) if line)


def _names(value: object, ids: Mapping[str, Json]) -> tuple[str, ...]:
    """Return the names of people, organisations or places."""
    found: list[str] = []
    for one in _listed(value):
        named = ids.get(str(one.get("@id")), one) if isinstance(one, Mapping) and "name" not in one else one
        found.append(_words(named))
    return tuple(dict.fromkeys(name for name in found if name))


def _keywords(value: object) -> tuple[str, ...]:
    listed = value.split(",") if isinstance(value, str) else _listed(value)
    return tuple(dict.fromkeys(word for word in map(_words, listed) if word))


def _address(article: Json) -> str:
    page = article.get("mainEntityOfPage")
    for value in (article.get("url"), *(_listed(page))):
        if isinstance(value, Mapping):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith(("https://", "http://")):
            return value
    return ""


def _images(article: Json, objects: Sequence[Json], ids: Mapping[str, Json]) -> Iterator[LinkedImage]:
    """Yield the article's pictures, and any other picture of the page that has words."""
    for value in [*_listed(article.get("image")), *_listed(article.get("associatedMedia"))]:
        one = ids.get(str(value.get("@id")), value) if isinstance(value, Mapping) else value
        image = _image(one)
        if image is not None:
            yield image
    for one in objects:
        described = _image(one) if _is(one, _IMAGE) else None
        if described is not None and (described.caption or described.credit):
            yield described


def _image(value: object) -> LinkedImage | None:
    if isinstance(value, str):
        return LinkedImage(address=value) if value else None
    if not isinstance(value, Mapping):
        return None
    address = next((one for key in ("contentUrl", "url", "@id") if isinstance(one := value.get(key), str) and one), "")
    if not address:
        return None
    creator = next(iter(_names(value.get("creator") or value.get("author"), {})), "")
    holder = next(iter(_names(value.get("copyrightHolder"), {})), "")
    return LinkedImage(
        address=address,
        caption=_words(value.get("caption") or value.get("description")),
        credit=_words(value.get("creditText") or value.get("copyrightNotice")) or holder,
        creator=creator,
    )
