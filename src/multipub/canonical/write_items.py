"""Writes the three kinds of items: package, text, picture.

In:  a ``Story`` and the element its items stand in.   Out: elements valid against NewsML-G2 2.35.
Promises: every element stands where the standard wants it; alternative texts taken from the caption are made anew.
"""

from collections.abc import Iterator

from lxml import etree

from multipub.canonical import vocabulary as names
from multipub.canonical.figure_words import figure_words
from multipub.canonical.vocabulary import XML_LANG
from multipub.canonical.write_body import add_html
from multipub.canonical.write_head import (
    Management,
    add_catalog,
    add_corrections,
    add_file,
    add_item,
    add_link,
    add_management,
    add_notes,
    add_other_notes,
    add_rights,
    management_of,
    pictures_in,
)
from multipub.canonical.write_words import add, add_moment, add_names, add_party, add_phrase, add_words
from multipub.model.language import direction_of
from multipub.model.manuscript import AltSource
from multipub.model.story import Article, Picture, Story, VersionLink
from multipub.model.text import LangText


def add_package(parent: etree._Element, story: Story) -> None:
    """Add the story as a whole: one guid over all languages and photos."""
    item = add_item(parent, "packageItem", story.guid, story.version, story.language)
    add_rights(item, story.rights, story.language)
    meta = add_management(item, management_of(story, names.COMPOSITE, story.generator))
    add_words(meta, "title", story.title)
    add_corrections(meta, story)
    add_link(meta, names.PREVIOUS_VERSION, story.previous)
    groups = add(item, "groupSet", root=names.ROOT_GROUP)
    root = add(groups, "group", id=names.ROOT_GROUP, role=names.ARTICLE_ROLE)
    _add_group(root, groups, names.TEXT_GROUP, names.TEXT_ROLE, names.ALTERNATIVES, story.articles)
    _add_group(root, groups, names.MEDIA_GROUP, names.MEDIA_ROLE, names.BAG, story.pictures)
    add_catalog(item, story.schemes, whole=True)


def _add_group(
    root: etree._Element,
    groups: etree._Element,
    group_id: str,
    role: str,
    mode: str,
    items: tuple[Article, ...] | tuple[Picture, ...],
) -> None:
    if not items:
        return
    add(root, "groupRef", idref=group_id)
    group = add(groups, "group", id=group_id, role=role, mode=mode)
    for item in items:
        reference = add(
            group,
            "itemRef",
            residref=item.guid,
            version=str(item.version),
            contenttype=names.NEWS_ITEM_TYPE,
        )
        add(reference, "itemClass", qcode=names.TEXT if isinstance(item, Article) else names.PICTURE)


def add_text(parent: etree._Element, article: Article, story: Story) -> None:
    """Add the story in one language."""
    item = add_item(parent, "newsItem", article.guid, article.version, article.language)
    if article.published:
        history = add(item, "pubHistory")
        for moment in article.published:
            published = add(history, "published", literal=article.provider.literal)
            add_moment(published, "timestamp", moment.timestamp)
            add_words(published, "name", moment.name)
    add_rights(item, article.rights, article.language)
    meta = add_management(item, management_of(article, names.TEXT, story.generator))
    _add_section(meta, article)
    add_words(meta, "title", article.title)
    add_corrections(meta, article)
    add_link(meta, names.PREVIOUS_VERSION, article.previous)
    add_link(meta, names.TRANSLATION_OF, article.translation_of)
    if article.permalink is not None:
        add(meta, "link", rel=names.PERMALINK, href=article.permalink)
    for picture in pictures_in(article, story):
        add_link(meta, names.ASSOCIATED, VersionLink(guid=picture.guid))
    _add_text_description(add(item, "contentMeta"), article)
    content = add(add(item, "contentSet"), "inlineXML", contenttype=names.XHTML_TYPE)
    content.set(XML_LANG, article.language)
    content.set("dir", direction_of(article.language))
    add_html(content, article, story)
    add_catalog(item, story.schemes)


def _add_section(meta: etree._Element, article: Article) -> None:
    if article.section is None and article.section_code is None:
        return
    service = add(meta, "service")
    if article.section_code is not None:
        service.set("qcode", article.section_code)
    if article.section is not None:
        add_names(service, [(article.language, article.section)])


def _add_text_description(content: etree._Element, article: Article) -> None:
    if article.urgency is not None:
        add(content, "urgency", str(article.urgency))
    add_words(content, "contentCreated", article.content_created)
    add_words(content, "contentModified", article.content_modified)
    for name, found in (
        ("located", article.located),
        ("infoSource", article.sources),
        ("creator", article.creators),
        ("contributor", article.contributors),
    ):
        for party in found:
            add_party(content, name, party)
    add(content, "language", tag=article.language)
    for keyword in article.keywords:
        add_words(content, "keyword", keyword)
    for subject in article.subjects:
        add_names(add(content, "subject", qcode=subject.qcode), subject.names)
    add_words(content, "slugline", article.slugline)
    add(content, "headline", article.headline)
    add_words(content, "dateline", article.dateline)
    add_words(content, "by", article.byline)
    add_words(content, "creditline", article.credit_line)
    add_words(content, "description", article.deck, role=names.SUMMARY_ROLE)


def add_picture(parent: etree._Element, picture: Picture, story: Story) -> None:
    """Add a photo."""
    item = add_item(parent, "newsItem", picture.guid, picture.version, picture.language)
    add_rights(item, picture.rights, picture.language)
    management = Management(
        item_class=names.PICTURE,
        provider=picture.provider,
        created=picture.created,
        status=picture.status,
        file_name=None if picture.file is None else picture.file.href.rpartition("/")[2],
    )
    meta = add_management(item, management)
    add_words(meta, "title", picture.title)
    add_notes(meta, names.RAW_CREDIT_ROLE, picture.raw_credits, picture.language)
    if picture.not_supplied is not None:
        add_notes(meta, names.NOT_SUPPLIED_ROLE, (picture.not_supplied,), picture.language)
    elif picture.file is None:
        add(meta, "edNote", role=names.NOT_SUPPLIED_ROLE)
    add_other_notes(meta, picture.notes)
    _add_picture_description(add(item, "contentMeta"), picture, story)
    if picture.file is not None:
        add_file(add(item, "contentSet"), picture.file)
    add_catalog(item, story.schemes)


def _add_picture_description(content: etree._Element, picture: Picture, story: Story) -> None:
    language = picture.language
    add_words(content, "contentCreated", picture.content_created)
    if picture.digital_source_type is not None:
        add(content, "digitalSourceType", qcode=picture.digital_source_type)
    for party in picture.sources:
        add_party(content, "infoSource", party)
    for party in picture.creators:
        add_party(content, "creator", party)
    add_words(content, "headline", picture.headline)
    add_words(content, "by", picture.byline)
    for line in picture.credit_lines:
        add_phrase(content, "creditline", line, language)
    for caption in picture.captions:
        add_phrase(content, "description", caption, language, role=names.CAPTION_ROLE)
    for alt in picture.alts:
        written = LangText(text=alt.text, language=alt.language)
        add_phrase(content, "description", written, language, role=names.ALT_ROLE, how=alt.origin)
    for taken in dict.fromkeys(_alts_from_captions(picture, story)):
        add_phrase(content, "description", taken, language, role=names.ALT_ROLE, how=names.FROM_CAPTION)
    for description in picture.long_descriptions:
        add_phrase(content, "description", description, language, role=names.LONG_DESCRIPTION_ROLE)


def _alts_from_captions(picture: Picture, story: Story) -> Iterator[LangText]:
    """Yield the alternative texts that figures take from the caption, as nobody wrote one."""
    for article in story.articles:
        if any(one.picture == picture.guid and not one.decorative for one in article.placements):
            words = figure_words(picture, article.language, article.headline, decorative=False)
            if words.alt is not None and words.source is AltSource.CAPTION:
                yield words.alt
