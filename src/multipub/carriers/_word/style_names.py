"""The styles of the document: what they are called, what they stand on, and what a reader may take them for.

The names are the agreement between writing and reading back: a paragraph is a caption because its style is called
``caption``, or stands on one that is.  Word's own names are used where Word has one, so that its
navigation pane, table of contents and screen readers know them (ISO/IEC 29500-1, 17.7.4.9).
"""

from dataclasses import dataclass
from enum import StrEnum


class Paragraphs(StrEnum):
    """Ids of the paragraph styles."""

    BODY = "Normal"
    BODY_FOLLOWING = "BodyTextFirstIndent"
    BODY_AFTER_LIST = "BodyTextAfterList"
    BODY_AFTER_TABLE = "BodyTextAfterTable"
    SECTION_LABEL = "SectionLabel"
    HEADLINE = "Heading1"
    DECK = "Deck"
    BYLINE = "Byline"
    TIMES = "Times"
    CORRECTION = "Correction"
    SUBHEAD_2 = "Heading2"
    SUBHEAD_3 = "Heading3"
    SUBHEAD_4 = "Heading4"
    LIST_BULLET = "ListBullet"
    LIST_NUMBER = "ListNumber"
    QUOTE = "Quote"
    QUOTE_ATTRIBUTION = "QuoteAttribution"
    PULL_QUOTE = "PullQuote"
    INFOBOX = "Infobox"
    INFOBOX_HEADING_2 = "InfoboxHeading2"
    INFOBOX_HEADING_3 = "InfoboxHeading3"
    INFOBOX_HEADING_4 = "InfoboxHeading4"
    INFOBOX_BULLET = "InfoboxListBullet"
    INFOBOX_NUMBER = "InfoboxListNumber"
    PICTURE = "Picture"
    LEAD_PICTURE = "LeadPicture"
    CAPTION = "Caption"
    LEAD_CAPTION = "LeadCaption"
    CREDIT = "Credit"
    LEAD_CREDIT = "LeadCredit"
    PICTURE_LINK = "PictureLink"
    LEAD_PICTURE_LINK = "LeadPictureLink"
    NOT_SUPPLIED = "PictureNotSupplied"
    LEAD_NOT_SUPPLIED = "LeadPictureNotSupplied"
    TABLE_CAPTION = "TableCaption"
    TABLE_HEADER = "TableHeader"
    TABLE_ROW_HEADER = "TableRowHeader"
    TABLE_TEXT = "TableText"
    DIVIDER = "Divider"
    END = "EndOfArticle"
    NOTE = "FootnoteText"
    IMAGE_DESCRIPTION = "ImageDescription"
    CREDITS_HEADING = "CreditsHeading"
    CREDITS = "Credits"
    PERMALINK = "Permalink"
    HEADER = "Header"
    FIRST_HEADER = "FirstHeader"
    FOOTER = "Footer"


class Characters(StrEnum):
    """Ids of the character styles."""

    EMPHASIS = "Emphasis"
    STRONG = "Strong"
    ITALIC = "ItalicWords"
    DATELINE = "Dateline"
    LINK = "Hyperlink"
    NOTE_SIGN = "FootnoteReference"
    LABEL = "Label"
    ADDED = "AddedWords"
    ADDED_LINK = "AddedLink"


ARTICLE_TABLE = "ArticleTable"


@dataclass(frozen=True, slots=True)
class StyleName:
    """A style's name as Word shows it, the style it stands on, and the style of the paragraph typed after it."""

    name: str
    based_on: str | None = None
    next: str | None = None
    outline: int | None = None
    """Heading level, 1 to 4, where it is a heading's own."""


_P = Paragraphs
PARAGRAPH_STYLES: dict[Paragraphs, StyleName] = {
    _P.BODY: StyleName("Normal"),
    _P.BODY_FOLLOWING: StyleName("Body Text First Indent", _P.BODY),
    _P.BODY_AFTER_LIST: StyleName("Body Text After List", _P.BODY, _P.BODY_FOLLOWING),
    _P.BODY_AFTER_TABLE: StyleName("Body Text After Table", _P.BODY, _P.BODY_FOLLOWING),
    _P.SECTION_LABEL: StyleName("Section Label", _P.BODY, _P.HEADLINE),
    _P.HEADLINE: StyleName("heading 1", _P.BODY, _P.DECK, outline=1),
    _P.DECK: StyleName("Deck", _P.BODY, _P.BYLINE),
    _P.BYLINE: StyleName("Byline", _P.BODY, _P.BODY),
    _P.TIMES: StyleName("Times", _P.BYLINE, _P.BODY),
    _P.CORRECTION: StyleName("Correction", _P.BODY, _P.BODY),
    _P.SUBHEAD_2: StyleName("heading 2", _P.BODY, _P.BODY, outline=2),
    _P.SUBHEAD_3: StyleName("heading 3", _P.BODY, _P.BODY, outline=3),
    _P.SUBHEAD_4: StyleName("heading 4", _P.BODY, _P.BODY, outline=4),
    _P.LIST_BULLET: StyleName("List Bullet", _P.BODY),
    _P.LIST_NUMBER: StyleName("List Number", _P.BODY),
    _P.QUOTE: StyleName("Quote", _P.BODY),
    _P.QUOTE_ATTRIBUTION: StyleName("Quote Attribution", _P.BODY, _P.BODY),
    _P.PULL_QUOTE: StyleName("Pull Quote", _P.BODY, _P.BODY),
    _P.INFOBOX: StyleName("Infobox", _P.BODY),
    _P.INFOBOX_HEADING_2: StyleName("Infobox Heading 2", _P.SUBHEAD_2, _P.INFOBOX),
    _P.INFOBOX_HEADING_3: StyleName("Infobox Heading 3", _P.SUBHEAD_3, _P.INFOBOX),
    _P.INFOBOX_HEADING_4: StyleName("Infobox Heading 4", _P.SUBHEAD_4, _P.INFOBOX),
    _P.INFOBOX_BULLET: StyleName("Infobox List Bullet", _P.LIST_BULLET),
    _P.INFOBOX_NUMBER: StyleName("Infobox List Number", _P.LIST_NUMBER),
    _P.PICTURE: StyleName("Picture", _P.BODY, _P.CAPTION),
    _P.LEAD_PICTURE: StyleName("Lead Picture", _P.PICTURE, _P.LEAD_CAPTION),
    _P.CAPTION: StyleName("caption", _P.BODY, _P.CREDIT),
    _P.LEAD_CAPTION: StyleName("Lead Caption", _P.CAPTION, _P.LEAD_CREDIT),
    _P.CREDIT: StyleName("Credit", _P.BODY, _P.BODY),
    _P.LEAD_CREDIT: StyleName("Lead Credit", _P.CREDIT, _P.BODY),
    _P.PICTURE_LINK: StyleName("Picture Link", _P.BODY, _P.BODY),
    _P.LEAD_PICTURE_LINK: StyleName("Lead Picture Link", _P.PICTURE_LINK, _P.BODY),
    _P.NOT_SUPPLIED: StyleName("Picture Not Supplied", _P.BODY, _P.CAPTION),
    _P.LEAD_NOT_SUPPLIED: StyleName("Lead Picture Not Supplied", _P.NOT_SUPPLIED, _P.LEAD_CAPTION),
    _P.TABLE_CAPTION: StyleName("Table Caption", _P.BODY, _P.BODY),
    _P.TABLE_HEADER: StyleName("Table Header", _P.BODY),
    _P.TABLE_ROW_HEADER: StyleName("Table Row Header", _P.TABLE_HEADER),
    _P.TABLE_TEXT: StyleName("Table Text", _P.BODY),
    _P.DIVIDER: StyleName("Divider", _P.BODY, _P.BODY),
    _P.END: StyleName("End of Article", _P.BODY, _P.BODY),
    _P.NOTE: StyleName("footnote text", _P.BODY),
    _P.IMAGE_DESCRIPTION: StyleName("Image Description", _P.BODY),
    _P.CREDITS_HEADING: StyleName("Credits Heading", _P.SUBHEAD_2, _P.CREDITS),
    _P.CREDITS: StyleName("Credits", _P.BODY),
    _P.PERMALINK: StyleName("Permalink", _P.CREDITS),
    _P.HEADER: StyleName("header", _P.BODY),
    _P.FIRST_HEADER: StyleName("First Header", _P.HEADER),
    _P.FOOTER: StyleName("footer", _P.BODY),
}

CHARACTER_STYLES: dict[Characters, StyleName] = {
    Characters.EMPHASIS: StyleName("Emphasis"),
    Characters.STRONG: StyleName("Strong"),
    Characters.ITALIC: StyleName("Italic Words"),
    Characters.DATELINE: StyleName("Dateline"),
    Characters.LINK: StyleName("Hyperlink"),
    Characters.NOTE_SIGN: StyleName("footnote reference"),
    Characters.LABEL: StyleName("Label"),
    Characters.ADDED: StyleName("Added Words"),
    Characters.ADDED_LINK: StyleName("Added Link", Characters.LINK),
}

OURS = frozenset({"Label", "Added Words", "Added Link"})
"""Names of the character styles that mark the words multipub added."""

SUBHEADS = {2: _P.SUBHEAD_2, 3: _P.SUBHEAD_3, 4: _P.SUBHEAD_4}
INFOBOX_SUBHEADS = {2: _P.INFOBOX_HEADING_2, 3: _P.INFOBOX_HEADING_3, 4: _P.INFOBOX_HEADING_4}
