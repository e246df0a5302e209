"""The names of elements and classes that body markup uses, and what they mean.

Source: HTML (WHATWG), 4; NITF 3.6, body; the classes are those seen at agencies.
"""

from multipub.model.text import Mark

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

FIGURES = frozenset({"figure", "media", "img", "image", "picture", "photo", "amp-img"})
LISTS = frozenset({"ul", "ol", "dl", "menu", "dir"})
QUOTES = frozenset({"blockquote", "bq"})
HEADINGS = {"h1": 1, "hl1": 1, "h2": 2, "hl2": 2, "hl3": 3, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
WRAPPERS = frozenset(
    {
        *("div", "section", "article", "main", "body", "html", "center", "block", "body.content", "content", "address"),
        *("header", "footer", "aside", "nav", "details", "summary", "fieldset", "hgroup", "nitf", "body.end", "note"),
        *("hedline", "byline", "abstract", "tagline", "bibliography", "dateline", "distributor", "series", "p", "pre"),
        *("figcaption", "media-caption", "td", "th", "li", "dt", "dd", "caption", "picture", "rights", "textcontent"),
    }
)
BLOCKS = frozenset({*FIGURES, *LISTS, *QUOTES, *HEADINGS, *WRAPPERS, "table", "hr", "nitf-table"})

SKIPPED = frozenset(
    {
        *("script", "style", "head", "title", "meta", "link", "template", "noscript", "iframe", "form", "input"),
        *("button", "select", "textarea", "object", "embed", "video", "audio", "canvas", "svg", "math", "map"),
        *("base", "param", "source", "track", "applet", "frame", "frameset", "body.head", "custom-table"),
    }
)
"""What is no text of a story.  What words or files stood there is told."""

MARKS = {
    **dict.fromkeys(("em", "cite", "dfn", "var"), Mark.EMPHASIS),
    **dict.fromkeys(("strong", "b"), Mark.STRONG),
    "i": Mark.ITALIC,
    "q": Mark.QUOTATION,
    "sub": Mark.SUBSCRIPT,
    "sup": Mark.SUPERSCRIPT,
    **dict.fromkeys(("bdi", "bdo"), Mark.ISOLATE),
}

INFOBOX_CLASSES = frozenset(
    {"infobox", "factbox", "faktaruta", "fakta", "faktaboks", "sidebar", "fact-box", "info-box"}
)
PULLQUOTE_CLASSES = frozenset({"pullquote", "pull-quote"})
FOOTNOTE_CLASSES = frozenset({"footnote"})
CORRECTION_CLASSES = frozenset({"correction", "corrections", "clarification"})
GALLERY_CLASSES = frozenset({"gallery", "slideshow", "wp-block-gallery"})
DECK_CLASSES = frozenset({"deck", "teaser", "summary", "standfirst", "subtitle", "preamble"})
BYLINE_CLASSES = frozenset({"byline", "author", "by"})
SECTION_CLASSES = frozenset({"vignette", "kicker", "section-label"})
CREDIT_CLASSES = frozenset({"credit", "byline", "photographer", "copyright", "photo-credit", "source", "creditline"})
CAPTION_CLASSES = frozenset({"caption", "caption-text"})
