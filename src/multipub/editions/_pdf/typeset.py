"""Lays a manuscript out with WeasyPrint: ``Manuscript`` and style -> PDF.

In:  a manuscript, a style, and the photos ready to be embedded.   Out: the bytes of one PDF, in the standard
asked for.
Promises: nothing is fetched, neither from the network nor from files: pictures come from memory.  Whatever WeasyPrint
warns of stops the edition.  The fonts and the parsed style sheet are kept for the next manuscript: they are a fifth of
the work.
"""

import gc
import io
import logging
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from xml.etree.ElementTree import Element

import pydyf
import weasyprint
from cssselect2 import ElementWrapper  # type: ignore[import-untyped]  # WeasyPrint's own, without types
from lxml import etree
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcherResponse

from multipub.carriers import pdf as carrier
from multipub.editions import _styles
from multipub.editions._pdf.document import document_around
from multipub.editions._pdf.features import Features
from multipub.editions._pdf.finish.finisher import Finisher
from multipub.editions._pdf.finish.xmp import Metadata
from multipub.editions._pdf.fitting import FittedHTML
from multipub.editions._pdf.standards import UA1_A3A, Standard
from multipub.editions._pictures import Prepared
from multipub.errors import EditionError
from multipub.model.manuscript import Manuscript
from multipub.model.press import Style
from multipub.photo import PhotoWords

DEEPEST = 100
"""Elements in each other: about 45 nested lists.  WeasyPrint 70 sets 60 of them and fails at 100."""

_COLOURS = "multipub-srgb"
_SRGB = "sRGB2014.icc"
"""The colours of paper and screen alike, as PDF/A wants them named (ISO 19005-3, 6.2.3)."""

PRODUCER = f"WeasyPrint {weasyprint.VERSION}"

_SCHEME = "picture"
"""Of the addresses of pictures: they lead into memory, and nowhere else."""

_KEPT_SHEETS = 16
"""Parsed style sheets: three styles in five scripts."""

_JUDGED_BY_THE_FINISHER = frozenset({'Image "%s" has no required alt description'})
"""WeasyPrint complains of decorative pictures too; ``finish`` tells them from those without words."""

_INLINE = frozenset(("a", "abbr", "b", "bdi", "cite", "em", "i", "q", "span", "strong", "sub", "sup", "time"))
"""XHTML elements that stand in a line; a change of script in them needs no other measures."""

_PLACE = re.compile(r" at (\d+):\d+")
"""Where WeasyPrint finds a fault: line and column of the sheet that it was given."""

_SIGN_OF_BLOCK = frozenset({"caption", "credit"})
"""Classes of spans that are set as lines of their own."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo ready to be embedded, and its words."""

    file: Prepared
    words: PhotoWords


def address_of(picture: int) -> str:
    """Return the address of the picture with this number."""
    return f"{_SCHEME}:{picture}"


def typeset(
    article: etree._Element,
    manuscript: Manuscript,
    style: Style,
    photos: Mapping[str, Photo],
    metadata: Metadata,
    standard: Standard = UA1_A3A,
) -> bytes:
    """Return the PDF of ``article``, the XHTML of ``manuscript``; ``photos`` are the pictures by their addresses.

    Raises:
        EditionError: if WeasyPrint warns of anything, or the pages cannot be made accessible.
    """
    _check_depth(article)
    sheet = _styles.print_css(style, manuscript.language, several_scripts=_has_blocks_of_other_script(article, style))
    finisher = Finisher(metadata, standard, {address: photo.words for address, photo in photos.items()})

    def finish(document: weasyprint.Document, pdf: pydyf.PDF) -> None:
        carrier.put(pdf, manuscript.source, name=manuscript.source_name, dated=manuscript.moment)
        finisher(document, pdf)

    with _faults_of_weasyprint(style, sheet), _collector_at_rest():
        page = _Page(document_around(article, manuscript), _Album(photos))
        page.smallest = _smallest_photo(style)
        written = page.write_pdf(
            pdf_variant=standard.variant,
            pdf_tags=True,
            finisher=finish,
            font_config=_fonts(),
            stylesheets=[_parsed(sheet)],
            color_profiles={_COLOURS: _srgb()},
            output_intent=_COLOURS,
        )
    return bytes(written)


def _check_depth(article: etree._Element) -> None:
    """Stop at what no page can hold: WeasyPrint lays out a box in a box in a box, and Python ends at a thousand calls.

    Raises:
        EditionError: if elements are nested deeper than ``DEEPEST``.
    """
    depth, deepest = 0, 0
    for event, _ in etree.iterwalk(article, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise EditionError(
            f"lists or boxes are nested too deep to be set on pages: {deepest} elements in each other, of {DEEPEST}",
            hint="bring what is nested up by some levels",
        )


def _has_blocks_of_other_script(article: etree._Element, style: Style) -> bool:
    """Whether anything but single words needs the measures of another script than the article's."""
    own = _styles.script_of(style, article.get("lang") or "")
    for element in article.iter("*"):
        language = element.get("lang")
        in_line = etree.QName(element).localname in _INLINE and element.get("class") not in _SIGN_OF_BLOCK
        if language and not in_line and _styles.script_of(style, language) not in (None, own):
            return True
    return False


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let Python's collector of cycles rest while pages are set.

    It looks through all boxes again and again, finds none to free before the document is done, and costs 6 % of the
    time.  Memory stays flat: what a document leaves is collected after it.
    """
    was_working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_working:
            gc.enable()


def _smallest_photo(style: Style) -> float:
    """Return how small the style lets a photo be set, to fit the foot of a page, as a share of its own size."""
    return float(style.layout("smallest-photo", "100%").removesuffix("%")) / 100


class _Page(FittedHTML):
    """An HTML document that is a tree already: written out and parsed again it would be 4 % slower, and no better."""

    def __init__(self, root: Element, album: "_Album") -> None:
        self.base_url = None
        self.url_fetcher = album
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


class _Album:
    """What WeasyPrint asks for pictures (its URL fetcher): those in memory are all there is."""

    _fail_on_errors = False

    def __init__(self, photos: Mapping[str, Photo]) -> None:
        self._photos = photos

    def __call__(self, url: str) -> URLFetcherResponse:
        photo = self._photos.get(url)
        if photo is None:
            raise ValueError(f"an edition fetches nothing: {url}")
        return URLFetcherResponse(url, photo.file.data, {"Content-Type": photo.file.media_type})


def _srgb() -> ColorProfile:
    """Return WeasyPrint's own sRGB profile, opened anew: one that was written once is not the same bytes again.

    WeasyPrint itself would open the file each time and never close it.
    """
    return ColorProfile(io.BytesIO(_srgb_file()), _SRGB, "relative-colorimetric", (["r"], ["g"], ["b"]))


@cache
def _srgb_file() -> bytes:
    return (files("weasyprint.pdf") / _SRGB).read_bytes()


@cache
def _fonts() -> FontConfiguration:
    fonts = FontConfiguration()
    fonts.font_features = Features()
    return fonts


@lru_cache(maxsize=_KEPT_SHEETS)
def _parsed(sheet: str) -> weasyprint.CSS:
    """Return the parsed style sheet; a sheet can import nothing."""
    return weasyprint.CSS(string=sheet, font_config=_fonts(), url_fetcher=_Album({}))


class _Faults(logging.Handler):
    """Keeps what is logged in its own thread, from warnings on."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._thread = threading.get_ident()
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        if record.thread == self._thread and record.msg not in _JUDGED_BY_THE_FINISHER:
            self.found.append(record.getMessage())


@contextmanager
def _faults_of_weasyprint(style: Style, sheet: str) -> Iterator[None]:
    """Raise what WeasyPrint only logs: a picture it could not read, a property it does not know."""
    faults = _Faults()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(faults)
    try:
        yield
    finally:
        logger.removeHandler(faults)
    if faults.found:
        where, asked = _styles.place_in_print_css(style, sheet, _line_of(faults.found))
        tokens = f" or, in tokens.toml, {', '.join(asked)}" if asked else ""
        told = "; ".join(dict.fromkeys(_PLACE.sub("", fault) for fault in faults.found))
        raise EditionError(f"WeasyPrint warns: {told}", where=where, hint=f"correct the style{tokens}")


def _line_of(faults: list[str]) -> int | None:
    """Return the first line of the sheet that a fault names."""
    return next((int(found[1]) for fault in faults if (found := _PLACE.search(fault))), None)
