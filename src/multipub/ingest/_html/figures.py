"""Finds the pictures of a story in the tree of its page, with every word the page says of them.

In:  the element around the story.   Out: ``Shown`` pictures, by the element that each stands in.
Promises: a caption belongs to the picture it stands with; a picture that the page shows twice is found once; signs of
the page are no pictures.
"""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from lxml import etree

from multipub.ingest._html.addresses import MOST_ADDRESSES, addresses_of, alternative, is_sign, key_of
from multipub.ingest._html.elements import bare, classes, letters_in, parts_of, says, tag_of, text_of
from multipub.ingest._html.metadata import tidy_language
from multipub.ingest._html.tables import word_set

LONGEST_CAPTION = 1200
"""Characters.  An element with more words than this around a picture is the story, and no caption."""

HIGHEST = 5
"""Elements between a picture and the one that holds it with its caption."""

_CAPTION_TAGS = frozenset({"em", "i", "small", "span", "font"})


SHOWN_OTHERWISE = ("audio", "blockquote", "canvas", "embed", "iframe", "object", "pre", "svg", "table", "video")
"""What a figure without a photo may be about; one that has none of these but a credit names a photo not supplied."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A picture as the page shows it.

    ``caption`` is the line below it without the elements that hold its credit, ``credit`` those; ``alt`` is ``None``
    where the page gives none.
    """

    holder: etree._Element
    addresses: tuple[str, ...]
    caption: str = ""
    credit: str = ""
    alt: str | None = None
    language: str | None = None

    @cached_property
    def keys(self) -> frozenset[str]:
        """What its addresses are known by."""
        return frozenset(key_of(address) for address in self.addresses)


def find_pictures(scope: etree._Element) -> list[Shown]:
    """Return the pictures below an element, in their order, each once."""
    shown: list[Shown] = []
    seen: set[etree._Element] = set()
    for element in scope.iter("figure", "img"):
        if element in seen:
            continue
        found = list(_from_figure(element, scope)) if tag_of(element) == "figure" else list(_from_image(element, scope))
        if tag_of(element) == "figure" and element.find(".//figure") is None:
            seen.update(element.iter("img"))
        shown.extend(found)
    return _once(shown)


def _from_figure(figure: etree._Element, scope: etree._Element) -> Iterator[Shown]:
    """Yield the pictures of a figure; the caption belongs to the first.  A figure of figures is a gallery."""
    if figure.find(".//figure") is not None:
        return
    images = _different([one for one in figure.iter("img") if not is_sign(one)])
    caption, credit = _words_of(figure)
    holder = figure
    if images and not caption and not credit and (holder := _holder(figure, scope)) is not figure:
        caption, credit = _words_of(holder)
    if not images and caption and credit and not any(True for _ in figure.iter(*SHOWN_OTHERWISE)):
        yield Shown(holder=figure, addresses=(), caption=caption, credit=credit, language=_language(figure))
    for place, image in enumerate(images):
        yield Shown(
            holder=holder if len(images) == 1 else image,
            addresses=addresses_of(image),
            caption=caption if place == 0 else "",
            credit=credit if place == 0 else "",
            alt=alternative(image),
            language=_language(figure),
        )


def _from_image(image: etree._Element, scope: etree._Element) -> Iterator[Shown]:
    """Yield a picture that stands in no figure."""
    if is_sign(image) or any(
        tag_of(one) == "figure" and one.find(".//figure") is None for one in image.iterancestors()
    ):
        return
    holder = _holder(image, scope)
    caption, credit = ("", "") if holder is image else _words_of(holder)
    if not caption and not credit and _leads_elsewhere(image):
        return
    yield Shown(
        holder=holder,
        addresses=addresses_of(image),
        caption=caption,
        credit=credit,
        alt=alternative(image),
        language=_language(image),
    )


def _leads_elsewhere(image: etree._Element) -> bool:
    """Whether a picture is the picture of a link to another page, and so of another story."""
    link = next(image.iterancestors("a"), None)
    address = "" if link is None else (link.get("href") or "")
    return bool(address) and not address.startswith("#") and address not in addresses_of(image)


def _holder(image: etree._Element, scope: etree._Element) -> etree._Element:
    """Return the element that holds a picture or figure together with its caption, or the picture itself."""
    holder = image
    for height, above in enumerate(image.iterancestors()):
        if height >= HIGHEST or above is scope or tag_of(above) in {"article", "main", "body", "ul", "ol"}:
            break
        images = [one for one in above.iter("img") if not is_sign(one)]
        if len(_different(images)) > 1 or letters_in(above) > LONGEST_CAPTION:
            break
        if _is_captioned(above, image):
            holder = above
    return holder


def _is_captioned(element: etree._Element, image: etree._Element) -> bool:
    """Whether an element holds a caption or a credit for the picture in it, and nothing else of length."""
    marks = list(_marked(element, "caption")) + list(_marked(element, "credit"))
    if marks:
        rest = letters_in(element) - sum(letters_in(one) for one in marks)
        return rest <= max(letters_in(one) for one in marks)
    if tag_of(element) == "table":
        return 0 < letters_in(element) <= LONGEST_CAPTION and len(list(element.iter("img"))) == 1
    return tag_of(element) == "p" and _is_picture_line(element, image)


def _is_picture_line(paragraph: etree._Element, image: etree._Element) -> bool:
    """Whether a paragraph is a picture and its caption in small or slanted letters."""
    own = (paragraph.text or "").strip() + "".join((one.tail or "").strip() for one in paragraph)
    small = [one for one in paragraph if tag_of(one) in _CAPTION_TAGS and letters_in(one)]
    return not own and len(small) == 1 and image not in set(small[0].iter("img"))


def _marked(element: etree._Element, what: str) -> Iterator[etree._Element]:
    """Yield the outermost elements below that are called caption or credit."""
    for one in element.iter():
        if one is element or one.find(".//img") is not None or tag_of(one) in {"img", "picture", "source"}:
            continue
        called = (what == "caption" and tag_of(one) == "figcaption") or _is_called(one, what)
        if called and letters_in(one) and not any(_is_called(above, what) for above in _between(one, element)):
            yield one


def _is_called(element: etree._Element, what: str) -> bool:
    if tag_of(element) == "figcaption":
        return what == "caption"
    if what == "caption":
        wanted = word_set("pages", "caption")
        return any(parts_of(name) & wanted for name in classes(element)) and not says(element, "credit")
    return says(element, what) is not None


def _between(element: etree._Element, holder: etree._Element) -> Iterator[etree._Element]:
    for above in element.iterancestors():
        if above is holder:
            return
        yield above


def _words_of(holder: etree._Element) -> tuple[str, str]:
    """Return the caption in an element without its credit, and the credit that stands in elements of its own."""
    captions = _unlike([text for one in _marked(holder, "caption") if (text := _without_credit(one))])
    credits = _unlike([text for one in _marked(holder, "credit") if (text := text_of(one))])
    if not captions and not _is_marked(holder) and tag_of(holder) in {"p", "table", "figure"}:
        captions = [words] if (words := _without_credit(holder)) and len(words) <= LONGEST_CAPTION else []
    caption, credit = " ".join(captions), " ".join(credits)
    return caption, credit if bare(credit) != bare(caption) else ""


def _is_marked(holder: etree._Element) -> bool:
    return any(True for _ in _marked(holder, "caption"))


def _without_credit(element: etree._Element) -> str:
    """Return the words of a caption but for the elements that hold its credit."""
    own = copy.deepcopy(element)
    own.tail = None
    for one in [one for one in own.iter() if one is not own and says(one, "credit")]:
        parent = one.getparent()
        if parent is None:
            continue
        tail, before = one.tail or "", one.getprevious()
        if before is None:
            parent.text = (parent.text or "") + " " + tail
        else:
            before.tail = (before.tail or "") + " " + tail
        parent.remove(one)
    return text_of(own)


def _unlike(texts: Sequence[str]) -> list[str]:
    """Return texts that do not repeat one another: a page often has a caption twice, small and large."""
    kept: list[str] = []
    for text in texts:
        if any(bare(text) in bare(other) for other in kept):
            continue
        kept = [other for other in kept if bare(other) not in bare(text)]
        kept.append(text)
    return kept


def _different(images: Sequence[etree._Element]) -> list[etree._Element]:
    """Return pictures of different photos; the same one in another size stands for itself."""
    seen: set[str] = set()
    different: list[etree._Element] = []
    for image in images:
        keys = {key_of(address) for address in addresses_of(image)}
        if not keys & seen:
            different.append(image)
        seen |= keys
    return different


def _language(element: etree._Element) -> str | None:
    """Return the language said nearest above a picture, below the page itself."""
    for one in (element, *element.iterancestors()):
        if tag_of(one) in {"body", "html"}:
            return None
        if tag := tidy_language(one.get("lang")):
            return tag
    return None


def _once(shown: Sequence[Shown]) -> list[Shown]:
    """Return every picture once, in its first place, with the most that was said of it anywhere."""
    kept: list[Shown] = []
    places: dict[str, list[int]] = {}
    for one in shown:
        near = sorted({place for key in one.keys for place in places.get(key, ())})
        same = next((place for place in near if _is_same(one, kept[place])), None)
        if same is None:
            for key in one.keys:
                places.setdefault(key, []).append(len(kept))
            kept.append(one)
            continue
        other = kept[same]
        kept[same] = replace(
            other,
            addresses=tuple(dict.fromkeys((*other.addresses, *one.addresses)))[:MOST_ADDRESSES],
            caption=other.caption or one.caption,
            credit=other.credit or one.credit,
            alt=other.alt or one.alt,
        )
    return kept


def _is_same(one: Shown, other: Shown) -> bool:
    """Whether two pictures with an address in common are one photo: their captions do not differ."""
    captions = {bare(one.caption), bare(other.caption)} - {""}
    return len(captions) <= 1
