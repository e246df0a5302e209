"""Where the file of a picture may be: every address a page gives for it, the best first.

In:  an ``img`` and what stands around it.   Out: addresses as the page has them; what two addresses of one photo share.
Promises: placeholders and ``data:`` addresses are none; the largest of ``srcset`` comes first.

Source: HTML, 4.8.4.2 (``srcset``).
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml import etree

from multipub.ingest._html.elements import attribute, parts_of, tag_of
from multipub.ingest._html.tables import word_set, words

MOST_ADDRESSES = 24
"""Addresses kept for one picture: every width of a page, and some to spare."""

SMALLEST_PHOTO = 64
"""Pixels, CSS: smaller pictures are signs of the page (icons, flags, counters)."""

LONGEST_SRCSET = 20_000
"""Characters; the longest seen in the press has 3,000."""

_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,])(?:\s+(\d+(?:\.\d+)?)([wx]))?\s*(?:,|$)")
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|tiff?|avif)(?:$|[?#])", re.IGNORECASE)
_SIZE = re.compile(r"(?<![a-z0-9])(?:\d{2,5}x\d{2,5}|[wh]_?\d{2,5}|\d{2,4}w|t\d{1,4}|thumbs?|scaled)(?![a-z0-9])")
_WIDTH = re.compile(r"(?<!\d)(\d{2,4})x\d{2,4}(?!\d)|[?&](?:width|w)=(\d{2,4})(?!\d)")
_MODERN = (".webp", ".avif")


def addresses_of(image: etree._Element) -> tuple[str, ...]:
    """Return the addresses of a picture, the best first."""
    found: list[str] = list(_linked(image))
    found.extend(_sets(image))
    for key in (*words("pages")["lazy"], "src"):
        found.append((image.get(key) or "").strip())
    useful = dict.fromkeys(address for address in found if address and not _is_placeholder(address))
    return tuple(useful)[:MOST_ADDRESSES]


def key_of(address: str) -> str:
    """Return what the addresses of one photo have in common: its name, without sizes, folders and questions."""
    path = unquote(urlsplit(address.replace("[", "").replace("]", "")).path).casefold()
    *_, folder, name = ["", "", *(part for part in path.split("/") if part)]
    stem = re.sub(r"\.\w{2,5}$", "", name)
    plain = re.sub(r"[-_.]{2,}", "-", _SIZE.sub("", stem.replace("_", "-"))).strip("-_. ")
    return plain if any(letter.isalpha() for letter in plain) and len(plain) > len("master") else f"{folder}/{plain}"


def is_sign(image: etree._Element) -> bool:
    """Whether a picture is a sign of the page: tiny, or called an icon, a logo, a counter."""
    for key in ("width", "height"):
        pixels = re.match(r"\d+", image.get(key) or "")
        if pixels and int(pixels[0]) <= SMALLEST_PHOTO:
            return True
    signs, portraits = word_set("pages", "signs"), word_set("pages", "portraits")
    if any(parts_of(name) & portraits for name in (image.get("class") or "").split()):
        return True
    names = [*(image.get("class") or "").split(), *(address.rsplit("/", 1)[-1] for address in addresses_of(image)[:1])]
    return not addresses_of(image) or any(parts_of(name.split("?")[0]) & signs for name in names)


def alternative(image: etree._Element) -> str | None:
    """Return the alternative text as the page has it; ``None`` where it has none, empty where it says so."""
    return None if image.get("alt") is None else attribute(image, "alt")


def _linked(image: etree._Element) -> Iterator[str]:
    """Yield the larger picture that a picture leads to."""
    for above in image.iterancestors():
        if tag_of(above) == "a":
            address = above.get("href") or ""
            if _FILE.search(address) and not address.startswith("#"):
                yield address
        elif tag_of(above) not in {"picture", "span"}:
            return


def _sets(image: etree._Element) -> list[str]:
    """Return what the sets of addresses hold, the largest first, modern formats after plain ones of their size."""
    holders = [image]
    above = next((one for one in image.iterancestors("picture")), None)
    if above is not None:
        holders.extend(above.iter("source"))
    found: list[tuple[float, bool, str]] = []
    for holder in holders:
        for key in words("pages")["lazy_sets"]:
            for address, size in _candidates(holder.get(key) or ""):
                modern = urlsplit(address).path.lower().endswith(_MODERN) if "[" not in address else False
                found.append((-size, modern, address))
    return [address for _, _, address in sorted(found, key=lambda one: one[:2])]


def _candidates(said: str) -> Iterator[tuple[str, float]]:
    for found in _CANDIDATE.finditer(said[:LONGEST_SRCSET]):
        width = _said_width(found[1])
        yield found[1], float(found[2]) if found[3] == "w" else width * float(found[2] or 1)


def _said_width(address: str) -> float:
    """Return the width that an address says of its picture ("640x480", "width=640"), or 1."""
    found = _WIDTH.search(address)
    return float(found[1] or found[2]) if found else 1.0


def _is_placeholder(address: str) -> bool:
    """Whether an address leads to nothing: a colour, a spinner, a program."""
    name = address.split("?")[0].rsplit("/", 1)[-1].casefold()
    return address.startswith(("data:", "blob:", "javascript:", "about:", "#")) or name.startswith(
        ("fallback.", "placeholder.", "blank.", "spacer.", "transparent.", "pixel.", "lazyload.")
    )
