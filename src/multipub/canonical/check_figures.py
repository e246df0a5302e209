"""Checks what figures and pictures say against what they would say if multipub wrote them.

In:  the root of a parsed file.   Out: faults at the elements that hold them.
Promises: the same code settles the words when a file is written, checked and exported.
"""

from dataclasses import replace

from lxml import etree

from multipub.canonical import vocabulary as names
from multipub.canonical.elements import line_of, marked_language, text_of
from multipub.canonical.faults import Faults
from multipub.canonical.figure_words import FigureWords, figure_words
from multipub.canonical.read_body import DECORATIVE
from multipub.canonical.read_picture import read_picture
from multipub.canonical.read_words import tidy_words, words_at
from multipub.canonical.vocabulary import G2, XHTML, XML_LANG
from multipub.errors import MissingPicture
from multipub.model.language import same_language
from multipub.model.story import Picture
from multipub.model.text import LangText
from multipub.wording.alt import is_file_name, settle_alt


def check_figures(root: etree._Element, faults: Faults) -> None:
    """Enter a fault for every figure that speaks another language than it could, and every wrong alternative text."""
    ignored = Faults(faults.name)  # Faults of structure are told by the grammar.
    pictures: dict[str, Picture] = {}
    for item in _items(root, names.PICTURE):
        picture = read_picture(item, ignored)
        pictures[picture.guid] = picture
        _check_alts(item, picture, faults)
    for item in _items(root, names.TEXT):
        language = item.get(XML_LANG, "")
        headline = words_at(item.find(f"{G2}contentMeta"), "headline", ignored) or ""
        settled: dict[tuple[str, bool], FigureWords] = {}
        for figure in item.iter(f"{XHTML}figure"):
            shown, decorative = pictures.get(figure.get("data-item", "")), _is_decorative(figure)
            if shown is not None:
                key = (shown.guid, decorative)
                if key not in settled:
                    settled[key] = figure_words(shown, language, headline, decorative=decorative)
                _check_figure(figure, shown, settled[key], language, faults)


def _items(root: etree._Element, item_class: str) -> list[etree._Element]:
    path = f"{G2}itemMeta/{G2}itemClass[@qcode='{item_class}']"
    return [item for item in root.iter(f"{G2}newsItem") if item.find(path) is not None]


def _check_alts(item: etree._Element, picture: Picture, faults: Faults) -> None:
    for element in item.iterfind(f"{G2}contentMeta/{G2}description[@role='{names.ALT_ROLE}']"):
        words, language = tidy_words(text_of(element)), element.get(XML_LANG) or picture.language
        if element.get("how") == names.FROM_CAPTION:
            derived = _derived(picture, language)
            if derived != words:
                faults.add("CAN-P08", f"the caption gives {derived!r}, not {words!r}", element)
        elif is_file_name(words):
            faults.add("CAN-P09", f"the alternative text is a file name: {words!r}", element)


def _derived(picture: Picture, language: str) -> str | None:
    """Return what the caption in ``language`` gives when nobody has written an alternative text."""
    captions = tuple(one for one in picture.captions if same_language(one.language, language))
    try:
        alt, _ = settle_alt(replace(picture, alts=(), captions=captions), language)
    except MissingPicture:
        return None
    return alt.text


def _is_decorative(figure: etree._Element) -> bool:
    return DECORATIVE in (figure.get("class") or "").split()


def _check_figure(figure: etree._Element, picture: Picture, words: FigureWords, language: str, faults: Faults) -> None:
    """Compare languages; words are compared by the assertions F05, F11 and F12, but for a credit nobody wrote out."""
    said = {str(span.get("class")): span for span in figure.iterfind(f"{XHTML}figcaption/{XHTML}span")}
    image = figure.find(f"{XHTML}img")
    for what, wanted, found in (
        ("alternative text", None if _is_decorative(figure) else words.alt, image),
        ("caption", words.caption, said.get("caption")),
        ("credit", words.credit, said.get("credit")),
    ):
        if wanted is not None and found is not None:
            _check_language(what, wanted, found, language, faults)
    credit = said.get("credit")
    composed = words.credit is not None and not picture.credit_lines
    if composed and words.credit and (credit is None or tidy_words(text_of(credit)) != words.credit.text):
        faults.add("CAN-F05", f"the credit is not what the picture item gives: {words.credit.text!r}", figure)


def _check_language(what: str, wanted: LangText, found: etree._Element, language: str, faults: Faults) -> None:
    marked = marked_language(found) or language
    if not same_language(marked, wanted.language):
        faults.add(
            "CAN-F16",
            f"the {what} is marked {marked!r}; the picture has it in {wanted.language!r} for this text",
            line_of(found),
        )
