"""Write the items of a plain NewsML-G2 message: the text, and each picture.

In:  a manuscript, its facts, and the element the items stand in.   Out: nothing; the items stand there.
Promises: elements in the order that NewsML-G2 2.35 asks for; every item explains its own codes; alternative text,
caption and credit line of a picture stand in its item, with their languages.
"""

from dataclasses import replace
from functools import partial

from lxml import etree

from multipub.canonical import vocabulary as names
from multipub.canonical.vocabulary import XHTML_NAMESPACE
from multipub.canonical.write_head import (
    add_catalog,
    add_file,
    add_item,
    add_link,
    add_notes,
    add_other_notes,
    add_rights,
)
from multipub.canonical.write_words import add, add_moment, add_names, add_party, add_phrase, add_words
from multipub.editions._interchange.facts import Facts
from multipub.editions._interchange.xhtml import add_body, add_figure, add_head
from multipub.editions._xhtml_setting import add as add_xhtml
from multipub.editions._xhtml_setting import write as write_words
from multipub.model.language import direction_of
from multipub.model.manuscript import AltSource, Figure, Manuscript
from multipub.model.story import Party, PubStatus, Rights, Scheme, VersionLink
from multipub.model.text import LangText
from multipub.namespaces import unprefixed

HOW = {
    AltSource.AUTHORED: "mp:authored",
    AltSource.IPTC: "mp:from-iptc",
    AltSource.CAPTION: names.FROM_CAPTION,
}
"""Where an alternative text came from, as the canonical XML says it."""


def add_text(parent: etree._Element, manuscript: Manuscript, facts: Facts) -> None:
    """Add the text as a news item, its body as XHTML."""
    item = add_item(parent, "newsItem", manuscript.guid, manuscript.version, manuscript.language)
    rights = replace(facts.rights, notice=manuscript.rights or None, usage_terms=())
    add_rights(item, rights, manuscript.language)
    meta = _management(item, names.TEXT, facts.provider, manuscript, facts.status)
    if manuscript.section:
        add_names(add(meta, "service"), [(manuscript.language, manuscript.section)])
    add(meta, "title", manuscript.headline)
    add_notes(meta, names.CORRECTION_ROLE, manuscript.corrections, manuscript.language)
    add_other_notes(meta, facts.notes)
    if manuscript.corrections:
        add(meta, "signal", qcode=names.CORRECTION_SIGNAL)
    if manuscript.permalink is not None:
        add(meta, "link", rel=names.PERMALINK, href=manuscript.permalink)
    for guid in dict.fromkeys(figure.picture for figure in manuscript.figures):
        add_link(meta, names.ASSOCIATED, VersionLink(guid=guid))
    for name, moment in (("firstCreated", facts.first_created), ("embargoed", facts.embargoed)):
        _insert_moment(meta, name, moment.isoformat() if moment else None)
    _describe_text(add(item, "contentMeta"), manuscript, facts)
    content = add(add(item, "contentSet"), "inlineXML", contenttype=names.XHTML_TYPE)
    content.set(names.XML_LANG, manuscript.language)
    content.set("dir", direction_of(manuscript.language))
    _add_html(content, manuscript)
    add_catalog(item, tuple(Scheme(alias=alias, uri=uri) for alias, uri in facts.schemes))


def _management(
    item: etree._Element, item_class: str, provider: Party, manuscript: Manuscript, status: PubStatus
) -> etree._Element:
    meta = add(item, "itemMeta")
    add(meta, "itemClass", qcode=item_class)
    add_party(meta, "provider", provider)
    add_moment(meta, "versionCreated", manuscript.moment)
    add(meta, "pubStatus", qcode=names.STATUS + status)
    return meta


def _insert_moment(meta: etree._Element, name: str, moment: str | None) -> None:
    """Put a moment before ``pubStatus``, where the standard wants it."""
    if moment is not None:
        element = add(meta, name, moment)
        status = next(meta.iter(f"{names.G2}pubStatus"))
        status.addprevious(element)


def _describe_text(content: etree._Element, manuscript: Manuscript, facts: Facts) -> None:
    if facts.urgency is not None:
        add(content, "urgency", str(facts.urgency))
    for name, parties in (
        ("located", facts.located),
        ("infoSource", facts.sources),
        ("creator", facts.creators),
        ("contributor", facts.contributors),
    ):
        for party in parties:
            add_party(content, name, party)
    add(content, "language", tag=manuscript.language)
    for keyword in manuscript.keywords:
        add_words(content, "keyword", keyword)
    for subject in facts.subjects:
        add_names(add(content, "subject", qcode=subject.qcode), subject.names)
    add_words(content, "slugline", facts.slugline)
    add(content, "headline", manuscript.headline)
    add_words(content, "dateline", manuscript.dateline)
    add_words(content, "by", manuscript.byline)
    add_words(content, "creditline", facts.credit_line)
    add_words(content, "description", manuscript.deck, role=names.SUMMARY_ROLE)


def _add_html(content: etree._Element, manuscript: Manuscript) -> None:
    html = etree.SubElement(content, f"{{{XHTML_NAMESPACE}}}html", nsmap=unprefixed(XHTML_NAMESPACE))
    html.set("lang", manuscript.language)
    html.set(names.XML_LANG, manuscript.language)
    html.set("dir", direction_of(manuscript.language))
    write_words(add_xhtml(add_xhtml(html, "head"), "title"), manuscript.headline)
    article = add_xhtml(add_xhtml(html, "body"), "article")
    add_head(article, manuscript)
    add_body(article, manuscript, partial(add_figure, with_place=False))  # its words stand in its item


def add_picture(parent: etree._Element, figure: Figure, manuscript: Manuscript, facts: Facts) -> None:
    """Add a picture as a news item."""
    item = add_item(parent, "newsItem", figure.picture, 1, manuscript.language)
    terms = (LangText(text=figure.usage_terms, language=manuscript.language),) if figure.usage_terms else ()
    add_rights(item, Rights(notice=figure.rights, usage_terms=terms), manuscript.language)
    credit = figure.credit
    source = credit.source if credit else None
    provider = Party(literal=source, names=((None, source),)) if source else facts.provider
    meta = _management(item, names.PICTURE, provider, manuscript, facts.status)
    _insert_moment(meta, "embargoed", facts.embargoed.isoformat() if facts.embargoed else None)
    if credit:
        raw = LangText(text=credit.raw, language=credit.language)
        add_notes(meta, names.RAW_CREDIT_ROLE, (raw,), manuscript.language)
    if figure.media is None:
        note = LangText(text=manuscript.labels.no_photo_file, language=manuscript.labels.language)
        add_notes(meta, names.NOT_SUPPLIED_ROLE, (note,), manuscript.language)
    _describe_picture(add(item, "contentMeta"), figure, manuscript.language)
    if figure.media is not None:
        add_file(add(item, "contentSet"), figure.media)
    add_catalog(item, ())


def _describe_picture(content: etree._Element, figure: Figure, language: str) -> None:
    add_words(content, "contentCreated", figure.content_created)
    if figure.digital_source_type:
        add(content, "digitalSourceType", qcode=figure.digital_source_type)
    if figure.credit and figure.credit.source:
        add_party(content, "infoSource", Party(literal=figure.credit.source, names=((None, figure.credit.source),)))
    for name in figure.creators:
        add_party(content, "creator", Party(literal=name, names=((None, name),), role="mp:photographer"))
    if figure.credit:
        line = LangText(text=figure.credit.line, language=figure.credit.language)
        add_phrase(content, "creditline", line, language)
    if figure.caption:
        add_phrase(content, "description", figure.caption, language, role=names.CAPTION_ROLE)
    if not figure.decorative:
        how = HOW[figure.alt_source]
        add_phrase(content, "description", figure.alt, language, role=names.ALT_ROLE, how=how)
    if figure.long_description:
        add_phrase(content, "description", figure.long_description, language, role=names.LONG_DESCRIPTION_ROLE)
