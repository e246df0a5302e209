"""Read a page as a browser does: bytes -> ``Observation``.

In:  the bytes of a page.   Out: what its reader meets.
Promises: an HTML parser that follows the standard's algorithm reads here, not the library that wrote; what a reader
would stumble over (a picture that does not open, something from elsewhere, a phrase that is not read) is a complaint.
"""

import base64
import binascii
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from lxml import etree
from PIL import Image

from multipub.carriers.page import extract
from multipub.editions._epub.page import XHTML, XML_LANG, Page
from multipub.editions._read_along.reading_back import Clip, complaints
from multipub.errors import EditionError
from multipub.model.observation import Observation

DRAFT = 8
"""Pictures are opened at an eighth of their size where their kind allows it: enough to know that they open."""

FETCHING = ("src", "srcset", "poster", "data", "background")
"""Attributes that make a browser fetch something by itself."""

LOCAL_POLICY = ("default-src 'none'", "img-src data:")


def observe(data: bytes) -> Observation:
    """Return what a reader of this page meets.

    Raises:
        EditionError: if it cannot be opened at all.
    """
    from tinyhtml5 import parse  # takes a while to load, and only pages need it

    try:
        return _Page(_as_xhtml(parse(io.BytesIO(data), transport_encoding="utf-8"))).observation(extract(data))
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise EditionError(f"this page cannot be read: {fault}") from fault


def _as_xhtml(element: Element) -> etree._Element:
    """Return the tree in the form in which books are read, where a language is also said as ``xml:lang``."""
    made = etree.Element(element.tag)
    for name, value in element.attrib.items():
        made.set(name, value)
    if "lang" in element.attrib:
        made.set(XML_LANG, element.attrib["lang"])
    made.text = element.text
    for child in element:
        if isinstance(child.tag, str):
            below = _as_xhtml(child)
            below.tail = child.tail
            made.append(below)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + (child.tail or "")
        else:
            made.text = (made.text or "") + (child.tail or "")
    return made


def _content(address: str) -> bytes:
    """Return what a ``data:`` address holds.

    Raises:
        ValueError: if it is none.
    """
    kind, _, data = address.partition(";base64,")
    if not kind.startswith("data:"):
        raise ValueError(f"{address[:40]!r} is not inside the page")
    try:
        return base64.b64decode(data, validate=True)
    except binascii.Error as fault:
        raise ValueError(f"an address is damaged: {fault}") from fault


@dataclass(slots=True)
class _Page:
    root: etree._Element
    complaints: list[str] = field(default_factory=list)

    def observation(self, source: bytes | None) -> Observation:
        language = self.root.get("lang") or ""
        article = next(self.root.iter(f"{XHTML}article"), None)
        if article is None:
            raise ValueError("it holds no article")
        page = Page(self.root, language, self._opens)
        seen = tuple(page.seen())
        self.complaints.extend(page.complaints)
        self.complaints.extend(self._strangers())
        self.complaints.extend(self._unheard())
        return Observation(
            title="".join(next(iter(self._texts("title")), "")),
            language=language,
            creators=tuple(self._metas("author")),
            rights=next(self._metas("dcterms.rights"), ""),
            seen=seen,
            source=source,
            credits=tuple(self._credits()),
            complaints=tuple(self.complaints),
        )

    def _texts(self, name: str) -> list[str]:
        return [element.text or "" for element in self.root.iter(XHTML + name)]

    def _metas(self, name: str) -> Iterator[str]:
        return (one.get("content") or "" for one in self.root.iter(f"{XHTML}meta") if one.get("name") == name)

    def _credits(self) -> Iterator[str]:
        for one in self.root.iter(f"{XHTML}script"):
            if one.get("type") == "application/ld+json":
                for image in json.loads(one.text or "{}").get("image", ()):
                    if "creditText" in image:
                        yield image["creditText"]

    def _opens(self, address: str) -> bool:
        try:
            with Image.open(io.BytesIO(_content(address))) as picture:
                picture.draft(picture.mode, (max(1, picture.width // DRAFT), max(1, picture.height // DRAFT)))
                picture.load()
        except (ValueError, OSError, SyntaxError) as fault:  # what Pillow raises for broken pictures
            self.complaints.append(f"a picture does not open: {fault}")
            return False
        return True

    def _strangers(self) -> Iterator[str]:
        """Complain of what a browser would fetch from elsewhere, and of a policy that would let it."""
        for element in self.root.iter(etree.Element):
            name = etree.QName(element).localname
            for attribute in FETCHING:
                address = element.get(attribute)
                if address is not None and not address.startswith("data:"):
                    yield f"a {name} is fetched from elsewhere: {address[:40]!r}"
            if name == "link" and element.get("rel") in ("stylesheet", "preload", "modulepreload", "prefetch"):
                yield f"a {element.get('rel')} is fetched from elsewhere"
        policies = [
            one.get("content") or ""
            for one in self.root.iter(f"{XHTML}meta")
            if one.get("http-equiv") == "Content-Security-Policy"
        ]
        if len(policies) != 1 or not all(rule in policies[0].split("; ") for rule in LOCAL_POLICY):
            yield "nothing forbids the page to fetch from elsewhere"

    def _unheard(self) -> Iterator[str]:
        """Complain of what the player would not read, where there is one."""
        sounds = list(self.root.iter(f"{XHTML}audio"))
        lists = [one for one in self.root.iter(f"{XHTML}script") if one.get("id") == "player-phrases"]
        if not sounds and not lists:
            return
        if len(sounds) != 1 or len(lists) != 1:
            yield f"the page has {len(sounds)} sounds and {len(lists)} lists of phrases"
            return
        clips = [Clip(str(row[0]), int(row[1]), int(row[2])) for row in json.loads(lists[0].text or "[]")]
        yield from complaints(self.root, clips, _content(sounds[0].get("src") or ""))
