"""What machines ask of an article on the web: ``Manuscript`` -> a schema.org ``NewsArticle``.

In:  a manuscript and its facts.   Out: JSON-LD as text.
Promises: each picture names its maker, its credit line and its rights; nothing is said that is not known.

Source: schema.org 28.1, ``NewsArticle``, ``ImageObject`` (``creator``, ``creditText``, ``copyrightNotice``).
"""

import json

from multipub.editions._interchange.facts import Facts
from multipub.model.manuscript import Figure, Manuscript
from multipub.model.story import PubStatus

Json = dict[str, object]
"""A JSON object: the one place where the words of a format are keys, because JSON-LD is made of them."""

STATUS = {
    PubStatus.USABLE: "Published",
    PubStatus.WITHHELD: "Withheld",
    PubStatus.CANCELED: "Canceled",
}
"""``creativeWorkStatus``: free words in schema.org."""


def news_article(manuscript: Manuscript, facts: Facts) -> Json:
    """Return the article; keys without a value are left out."""
    published = [line.moment for line in manuscript.times]
    said: Json = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": manuscript.guid,
        "headline": manuscript.headline,
        "description": manuscript.deck,
        "articleSection": manuscript.section,
        "inLanguage": manuscript.language,
        "datePublished": published[0] if published else None,
        "dateModified": manuscript.moment.isoformat(),
        "author": [_person(name) for name in manuscript.creators],
        "translator": [_person(name) for name in manuscript.translators],
        "publisher": {"@type": "Organization", "name": manuscript.house} if manuscript.house else None,
        "sourceOrganization": [{"@type": "Organization", "name": name} for name in manuscript.sources],
        "copyrightNotice": manuscript.rights,
        "keywords": list(manuscript.keywords),
        "url": manuscript.permalink,
        "creativeWorkStatus": _status(facts),
        "correction": [one.text for one in manuscript.corrections],
        "image": [_image(figure, manuscript.language) for figure in manuscript.figures if not figure.decorative],
    }
    return _known(said)


def _status(facts: Facts) -> str:
    if facts.status is PubStatus.USABLE and facts.embargoed:
        return f"Embargoed until {facts.embargoed.isoformat()}"
    return STATUS[facts.status]


def _person(name: str) -> Json:
    return {"@type": "Person", "name": name}


def _image(figure: Figure, language: str) -> Json:
    said: Json = {
        "@type": "ImageObject",
        "identifier": figure.picture,
        "contentUrl": figure.media.href if figure.media else None,
        "encodingFormat": figure.media.media_type if figure.media else None,
        "width": figure.media.width if figure.media else None,
        "height": figure.media.height if figure.media else None,
        "sha256": figure.media.sha256 if figure.media else None,
        "caption": figure.caption.text if figure.caption else None,
        "description": figure.alt.text,
        "inLanguage": figure.caption.language if figure.caption else language,
        "creator": [_person(name) for name in figure.creators],
        "creditText": figure.credit.line if figure.credit else None,
        "copyrightNotice": figure.rights,
        "usageInfo": figure.web_statement,
    }
    return _known(said)


def _known(said: Json) -> Json:
    return {key: value for key, value in said.items() if value not in (None, "", [])}


def script(said: Json) -> str:
    """Return JSON that is the same to an HTML parser and to an XML parser: no sign that either would take as markup."""
    text = json.dumps(said, ensure_ascii=False, indent=1)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
