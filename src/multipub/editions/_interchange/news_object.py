"""A story as a ninjs news object: ``Manuscript`` -> JSON.

In:  a manuscript, its facts, and the body as XHTML.   Out: the object; keys without a value are left out.
Promises: every picture is an association with caption, alternative text and credit line.

Source: IPTC ninjs 3.1.
"""

from collections.abc import Iterator

from multipub.canonical.vocabulary import VOCABULARIES
from multipub.editions._interchange.facts import Facts
from multipub.model.manuscript import Figure, Manuscript

Json = dict[str, object]
"""A JSON object: here the words of the standard are keys, because ninjs is made of them."""

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"


def news_object(manuscript: Manuscript, facts: Facts, *, body: str) -> Json:
    """Return the story."""
    return _known(
        {
            "uri": manuscript.guid,
            "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
            "type": "text",
            "representationType": "full",
            "version": str(manuscript.version),
            "firstCreated": facts.first_created.isoformat() if facts.first_created else None,
            "versionCreated": manuscript.moment.isoformat(),
            "embargoedUntil": facts.embargoed.isoformat() if facts.embargoed else None,
            "pubStatus": facts.status.value,
            "urgency": facts.urgency,
            "copyrightHolder": facts.rights.holders[0].name(manuscript.language) if facts.rights.holders else None,
            "copyrightNotice": manuscript.rights,
            "edNote": "\n".join(note.text for note in facts.notes),
            "language": manuscript.language,
            "title": manuscript.headline,
            "headlines": [{"role": "main", "value": manuscript.headline}],
            "descriptions": [{"role": "summary", "value": manuscript.deck}] if manuscript.deck else [],
            "by": manuscript.byline,
            "slugline": facts.slugline,
            "located": ", ".join(party.name(manuscript.language) for party in facts.located),
            "subjects": list(_subjects(manuscript, facts)),
            "infoSources": list(_sources(manuscript)),
            "altIds": [{"role": "permalink", "value": manuscript.permalink}] if manuscript.permalink else [],
            "bodies": [{"role": "main", "contentType": "application/xhtml+xml", "value": body}],
            "associations": [_picture(figure, manuscript, facts) for figure in manuscript.figures],
        }
    )


def _subjects(manuscript: Manuscript, facts: Facts) -> Iterator[Json]:
    """Yield the section, the coded subjects, and the keywords that are no name of one."""
    if manuscript.section:
        yield {"name": manuscript.section, "rel": "section"}
    named = set()
    for subject in facts.subjects:
        names = dict(subject.names)
        name = names.get(manuscript.language) or names.get(None) or subject.qcode
        named.add(name)
        yield {"name": name, "rel": "about", "uri": _uri(subject.qcode, facts)}
    for keyword in manuscript.keywords:
        if keyword not in named:
            yield {"name": keyword, "rel": "keyword"}


def _uri(qcode: str, facts: Facts) -> str:
    """Return a code as an address: that of its vocabulary, with the code after it."""
    alias, _, code = qcode.partition(":")
    return dict((*VOCABULARIES, *facts.schemes)).get(alias, f"{alias}:") + code


def _sources(manuscript: Manuscript) -> Iterator[Json]:
    for role, names in (
        ("reporter", manuscript.creators),
        ("translator", manuscript.translators),
        ("source", manuscript.sources),
        ("publisher", (manuscript.house,) if manuscript.house else ()),
    ):
        for name in names:
            yield {"name": name, "role": role}


def _picture(figure: Figure, manuscript: Manuscript, facts: Facts) -> Json:
    words = {
        "caption": figure.caption.text if figure.caption else "",
        "altText": figure.alt.text,
        "creditline": figure.credit.line if figure.credit else "",
        "longDescription": figure.long_description.text if figure.long_description else "",
    }
    source = figure.credit.source if figure.credit else None
    kind = figure.digital_source_type
    return _known(
        {
            "name": figure.id,
            "rel": "decoration" if figure.decorative else "illustration",
            "uri": figure.picture,
            "type": "picture",
            "representationType": "partial",
            "pubStatus": facts.status.value,
            "embargoedUntil": facts.embargoed.isoformat() if facts.embargoed else None,
            "language": figure.caption.language if figure.caption else figure.alt.language,
            "descriptions": [{"role": role, "value": value} for role, value in words.items() if value],
            "by": ", ".join(figure.creators),
            "infoSources": [{"name": source, "role": "source"}] if source else [],
            "copyrightNotice": figure.rights,
            "usageTerms": figure.usage_terms,
            "digitalSourceType": {"uri": _uri(kind, facts)} if kind else None,
            "edNote": None if figure.media else manuscript.labels.no_photo_file,
            "altIds": [{"role": "sha256", "value": figure.media.sha256}] if figure.media else [],
            "renditions": [_rendition(figure)] if figure.media else [],
        }
    )


def _rendition(figure: Figure) -> Json:
    media = figure.media
    if media is None:
        return {}
    return {
        "name": "highRes",
        "href": media.href,
        "contentType": media.media_type,
        "width": media.width,
        "height": media.height,
    }


def _known(said: Json) -> Json:
    return {key: value for key, value in said.items() if value not in (None, "", [])}
