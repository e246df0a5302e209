"""Reads a figure of body markup: XHTML ``figure`` and ``img``, NITF ``media``.

In:  an element.   Out: ``FoundFigure``s: where the file may be, and its words as they stand.
Promises: nothing is split or judged here; a line of its own in a caption stays one; largest file first.

Source: HTML (WHATWG), 4.8.3; NITF 3.6, media.
"""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from multipub.ingest._markup.inlines import language_of
from multipub.ingest._markup.letters import clean, one_line
from multipub.ingest._markup.names import CREDIT_CLASSES, WRAPPERS
from multipub.ingest._markup.parsing import classes_of, name_of, words_of

LARGEST_INLINE = 32 * 1024 * 1024
"""Characters of a photo that stands in the text itself, in base 64."""

_SOURCES = ("data-original", "data-src", "data-lazy-src", "data-full-src", "src", "data-preview-src", "source", "href")
_NAMES = (
    "data-item",
    "data-uri",
    "uri",
    "data-assoc-ref",
    "data-id",
    "id",
    "itemid",
    "data-media-id",
    "residref",
    "name",
)
_OTHER_MEDIA = ("video", "audio", "animation", "other", "data")
_LINES = WRAPPERS | {"br"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFigure:
    """A photo as a body names it.  ``names`` is everything by which a picture item may be meant."""

    references: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    caption: str = ""
    credits: tuple[str, ...] = ()
    alt: str = ""
    language: str | None = None
    data: bytes | None = None
    details: str = ""
    """The id of the element that describes it at length."""
    long_description: str = ""


def figures_of(element: etree._Element) -> tuple[FoundFigure, ...]:
    """Return the photos of a figure, several where it holds several images; none where it holds no photo."""
    if name_of(element) == "media":
        return _media(element)
    images = [one for one in element.iter() if name_of(one) in {"img", "image", "amp-img"}]
    if not images:
        return _not_supplied(element)
    if name_of(element) not in {"figure", "photo"}:
        return tuple(_image(one) for one in images)
    caption, credits = _caption(element)
    named = classes_of(element) >= {"photo", "decorative"}
    first = _image(images[0], element)
    said = [_image(one) for one in images[1:]]
    if named and not caption:
        return ()
    return (_with(first, caption, credits), *said)


def described_at_length(root: etree._Element) -> dict[str, str]:
    """Return the words of the elements that describe a picture at length, by their ids (``aria-details``)."""
    wanted = {target for one in root.iter() if (target := one.get("aria-details"))}
    return {own: one_line(words_of(one)) for one in root.iter() if (own := one.get("id") or "") in wanted}


def _not_supplied(element: etree._Element) -> tuple[FoundFigure, ...]:
    """Return the photo of a figure that has a caption and nothing else: its file was not supplied."""
    if name_of(element) not in {"figure", "photo"} or (element.text or "").strip():
        return ()
    place = next((one for one in element if one.get("role") == "img" and not words_of(one).strip()), None)
    said = [one for one in element if one is not place]
    if [name_of(one) for one in said] not in (["figcaption"], ["caption"]) or (said[0].tail or "").strip():
        return ()
    caption, credits = _caption(element)
    alt = one_line(place.get("aria-label")) if place is not None else ""
    names = frozenset({element.get(name, "") for name in _NAMES} - {""})
    found = FoundFigure(names=names, caption=caption, credits=credits, alt=alt, language=language_of(element))
    return (found,) if caption or alt else ()


def _with(figure: FoundFigure, caption: str, credits: tuple[str, ...]) -> FoundFigure:
    return replace(figure, caption=caption or figure.caption, credits=credits or figure.credits)


def _image(image: etree._Element, *around: etree._Element) -> FoundFigure:
    """Return what an image says by itself."""
    sources = list(_largest(image.get("srcset") or image.get("data-srcset") or ""))
    sources += [image.get(name, "") for name in _SOURCES]
    data = _inline(next((one for one in sources if one.startswith("data:")), ""))
    references = tuple(dict.fromkeys(one.strip() for one in sources if one.strip() and not one.startswith("data:")))
    names = {element.get(name, "") for element in (image, *around) for name in _NAMES}
    title = one_line(image.get("title"))
    return FoundFigure(
        references=references,
        names=frozenset({*names, *references} - {""}),
        caption=title,
        alt=one_line(image.get("alt")),
        language=language_of(image) or next((language_of(one) for one in around), None),
        data=data,
        details=next((one.get("aria-details", "") for one in (image, *around) if one.get("aria-details")), ""),
    )


def _largest(srcset: str) -> Iterator[str]:
    """Yield the addresses of a ``srcset``, largest first."""
    sized: list[tuple[float, str]] = []
    for candidate in srcset.split(", "):
        address, _, size = candidate.strip().partition(" ")
        digits = size.strip().rstrip("wx")
        if address:
            sized.append((float(digits) if digits.replace(".", "", 1).isdigit() else 1.0, address))
    yield from (address for _, address in sorted(sized, key=lambda one: -one[0]))


def _inline(address: str) -> bytes | None:
    """Return a photo that stands in its own address (``data:image/…;base64,…``)."""
    head, _, body = address.partition(",")
    if not (head.startswith("data:image/") and head.endswith(";base64")) or len(body) > LARGEST_INLINE:
        return None
    try:
        return base64.b64decode(body, validate=False)
    except (binascii.Error, ValueError):
        return None


def _caption(figure: etree._Element) -> tuple[str, tuple[str, ...]]:
    """Return the caption of a figure, and what is marked as its credit."""
    credits: list[str] = []
    marked = [one for one in figure.iter() if _is_credit(one)]
    inner = {child for one in marked for child in one.iterdescendants()}
    for one in marked:
        if one not in inner and (words := one_line(words_of(one))):
            credits.append(words)
    captions = [one for one in figure.iter() if name_of(one) in {"figcaption", "caption"}]
    whole = "\n".join(_lines(one, frozenset(marked)) for one in captions[:1] or [figure])
    return whole.strip(), tuple(dict.fromkeys(credits))


def _is_credit(element: etree._Element) -> bool:
    return bool(classes_of(element) & CREDIT_CLASSES) or element.get("itemprop") in {"copyrightHolder", "author"}


def _lines(element: etree._Element, leave: frozenset[etree._Element]) -> str:
    """Return the words of ``element``, a line for every block in it, without the elements in ``leave``."""
    lines: list[str] = [""]

    def take(one: etree._Element) -> None:
        lines[-1] += clean(one.text or "")
        for child in one:
            name = name_of(child)
            if child not in leave and name not in {"script", "style"}:
                if name in _LINES:
                    lines.append("")
                take(child)
                if name in _LINES:
                    lines.append("")
            lines[-1] += clean(child.tail or "")

    take(element)
    return "\n".join(tidy for line in lines if (tidy := one_line(line)))


def _media(media: etree._Element) -> tuple[FoundFigure, ...]:
    """Return the photo of an NITF ``media``; the largest of its files first."""
    if (media.get("media-type") or "image").lower().startswith(_OTHER_MEDIA):
        return ()
    files = [one for one in media if name_of(one) == "media-reference"]
    files.sort(key=lambda one: -_number(one.get("width")))
    captions = [_lines(one, frozenset(_credit_parts(one))) for one in media if name_of(one) == "media-caption"]
    credits = [one_line(words_of(one)) for one in media if name_of(one) == "media-producer"]
    credits += [
        one_line(words_of(part)) for one in media if name_of(one) == "media-caption" for part in _credit_parts(one)
    ]
    facts = {
        (one.get("name") or "").lower(): one_line(one.get("value")) for one in media if name_of(one) == "media-metadata"
    }
    credits += [facts[name] for name in ("credit", "creditline", "byline", "photographer") if facts.get(name)]
    sources = [one.get(name, "") for one in files for name in ("source", "name")]
    alts = [one_line(one.get("alternate-text")) for one in files]
    names = {*sources, *(one.get(name, "") for one in (media, *files) for name in (*_NAMES, "data-location", "name"))}
    return (
        FoundFigure(
            references=tuple(dict.fromkeys(one.strip() for one in sources if one.strip())),
            names=frozenset(names - {""}),
            caption="\n".join(dict.fromkeys(one for one in captions if one)),
            credits=tuple(dict.fromkeys(one for one in credits if one)),
            alt=next((one for one in (*alts, facts.get("alt", ""), facts.get("alttext", "")) if one), ""),
            language=language_of(media),
            data=_object(media),
            long_description=facts.get("extended-description", ""),
        ),
    )


def _credit_parts(caption: etree._Element) -> list[etree._Element]:
    return [one for one in caption.iter() if name_of(one) in {"byline", "credit"} or _is_credit(one)]


def _object(media: etree._Element) -> bytes | None:
    """Return the photo that stands in ``media-object``, in base 64."""
    found = next((one for one in media if name_of(one) == "media-object"), None)
    if found is None or (found.get("encoding") or "").lower() != "base64":
        return None
    return _inline("data:image/object;base64," + words_of(found))


def _number(said: str | None) -> int:
    digits = (said or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 0
