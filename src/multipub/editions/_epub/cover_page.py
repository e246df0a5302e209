"""The cover as files of the book: the drawn picture, and a page that shows it.

In:  a ``Manuscript``, the style, the photos.   Out: two parts, or none where no cover can be drawn.
Promises: the page is out of the way: a reader opens the book at the article, and finds the cover by its landmark; its
alternative text says the headline; the picture carries credit and rights of the photo in it.

Source: EPUB 3.3, 5.4 (cover-image) and 5.7.2; DPUB-ARIA 1.1, doc-cover.
"""

from dataclasses import replace

from lxml import etree

from multipub.editions._epub.cover import HEIGHT, WIDTH, design, draw
from multipub.editions._epub.navigation import document, serialise
from multipub.editions._epub.package import XHTML_TYPE, Part
from multipub.editions._photo_files import PhotoFiles
from multipub.editions._xhtml import TYPE
from multipub.editions._xhtml_setting import add
from multipub.model.findings import Finding, Severity
from multipub.model.manuscript import Figure, Manuscript
from multipub.model.press import Style
from multipub.model.text import LangText
from multipub.photo import with_metadata, words_of
from multipub.wording.alt import alt_of_cover
from multipub.wording.desk import NO_COVER

PAGE = "cover.xhtml"
PICTURE = "images/cover.jpg"
JPEG = "image/jpeg"
ROLE = "doc-cover"


def cover_parts(manuscript: Manuscript, style: Style, photos: PhotoFiles, *, stylesheet: str) -> tuple[Part, ...]:
    """Return the page of the cover and its picture; nothing where it cannot be drawn."""
    plan = design(manuscript, style, photos.lead_figure)
    if plan is None:
        return ()
    alt = alt_of_cover(manuscript, photos.lead_figure)
    picture = draw(plan, photos.lead_photo)
    if photos.lead_figure:
        words = replace(words_of(photos.lead_figure), alts=(LangText(text=alt, language=manuscript.language),))
        picture = with_metadata(picture, JPEG, words)
    page = _page(manuscript, alt, stylesheet)
    return (
        Part(id="cover", path=PAGE, media_type=XHTML_TYPE, data=page, read=True, linear=False),
        Part(id="cover-image", path=PICTURE, media_type=JPEG, data=picture, properties=("cover-image",)),
    )


def _page(manuscript: Manuscript, alt: str, stylesheet: str) -> bytes:
    root, body = document(manuscript, manuscript.headline, stylesheet=stylesheet)
    body.set(TYPE, "cover")
    image = add(add(body, "main"), "img")
    told = (("src", PICTURE), ("alt", alt), ("role", ROLE), ("width", str(WIDTH)), ("height", str(HEIGHT)))
    for name, value in told:
        image.set(name, value)
    return serialise(root)


def is_cover(root: etree._Element) -> bool:
    """Whether a document is a cover and nothing else: one picture with its role, and no words."""
    body = root.find("{*}body")
    images = list(root.iter("{*}img"))
    words = "" if body is None else "".join(str(one) for one in body.itertext()).strip()
    return len(images) == 1 and images[0].get("role") == ROLE and not words


def why_undrawn(manuscript: Manuscript, style: Style) -> tuple[Finding, ...]:
    """Return what the desk should know where the cover cannot be drawn."""
    if design(manuscript, style, lead_of(manuscript)):
        return ()
    language = manuscript.language
    message = f"no cover can be drawn in {language!r}: no font has all its letters, or Pillow cannot shape them"
    return (Finding(rule=NO_COVER.rule, severity=Severity.WARNING, message=message, hint=NO_COVER.hint),)


def lead_of(manuscript: Manuscript) -> Figure | None:
    """Return the first figure with a photo that is no decoration."""
    return next((figure for figure in manuscript.figures if figure.media and not figure.decorative), None)
