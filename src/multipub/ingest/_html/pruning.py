"""Takes out of a page what is no story: programs, forms, what is hidden, and the furniture around the text.

In:  the root of a page, which is changed.   Out: what was taken out, with the reason.
Promises: an element that holds much of the page's prose, its headline or a captioned picture is never furniture,
whatever it is called; every word that goes is told.
"""

from collections.abc import Iterator

from lxml import etree

from multipub.ingest import Guess
from multipub.ingest._html.elements import classes, is_hidden, letters_in, parts_of, says, tag_of, text_of
from multipub.ingest._html.tables import word_set
from multipub.wording.sentences import shorten

LONGEST_TOLD = 160
"""Characters of what was taken out that are told."""

MOST_PROSE = 0.2
"""Share of the page's prose.  An element with more is the story, or holds it."""

LEAST_LINKS = 0.4
"""Share of an aside's letters inside links from which it is a list of other stories."""

SHORTEST_PARAGRAPH = 60
"""Characters; shorter ones are no measure of where the prose is."""

_PROGRAMS = frozenset(
    {
        *("script", "style", "template", "iframe", "object", "embed", "svg", "canvas", "map", "link", "meta", "base"),
        *(
            "audio",
            "video",
            "track",
            "annotation",
            "annotation-xml",
            "dialog",
            "select",
            "textarea",
            "input",
            "button",
            "option",
            "datalist",
        ),
    }
)
_STRUCK = ("del", "s", "strike")
"""What a page says is not so any more (HTML, 4.5.5 and 4.7.2)."""

_ROLES = {
    "navigation": "a menu",
    "search": "a search form",
    "dialog": "a window over the page",
    "alertdialog": "a window over the page",
    "contentinfo": "the foot of the page",
    "toolbar": "a row of buttons",
    "menu": "a menu",
}
_FURNITURE_TAGS = {"nav": "a menu", "footer": "the foot of the page", "form": "a form"}
_KEPT = frozenset({"html", "head", "body", "main", "figcaption", "p", "time", "picture", "source", "img", "h1"})


def prune(root: etree._Element) -> list[Guess]:
    """Take everything out that is no story; return what went, and why."""
    removed: list[Guess] = []
    _restore_noscript(root)
    for element in [one for one in root.iter() if tag_of(one) in _PROGRAMS]:
        if tag_of(element) == "button" and element.find(".//img") is not None:
            element.tag = "span"  # a press on the picture enlarges it; the picture is the story's
        else:
            _drop(element)
    for element in list(root.iter(*_STRUCK)):
        removed.append(Guess(what="struck words", words=shorten(text_of(element), LONGEST_TOLD), reason="struck out"))
        _drop(element)
    for element in list(_outermost(root, _prose(root), removed)):
        _drop(element)
    return removed


def _restore_noscript(root: etree._Element) -> None:
    """Put a lazy picture's own element in place of the one that stands in for it."""
    for element in list(root.iter("noscript")):
        image, before = element.find(".//img"), element.getprevious()
        alone = image is not None and before is not None and tag_of(before) in {"img", "picture"}
        if image is not None and not alone and element.getparent() is not None and not letters_in(element):
            element.tag = "span"
            continue
        if alone and image is not None and before is not None:
            stand_in = before if tag_of(before) == "img" else before.find(".//img")
            if stand_in is not None and not (stand_in.get("data-src") or stand_in.get("srcset")):
                stand_in.set("data-src", image.get("src") or "")
        _drop(element)


def _prose(root: etree._Element) -> dict[etree._Element, int]:
    """Return how many letters of prose each element holds, itself and below."""
    counted: dict[etree._Element, int] = {}
    for element in root.iter("p", "div", "td", "li", "blockquote", "section"):
        own = len(" ".join((element.text or "", *((one.tail or "") for one in element))).strip())
        if own < SHORTEST_PARAGRAPH:
            continue
        counted[element] = counted.get(element, 0) + own
        for above in element.iterancestors():
            counted[above] = counted.get(above, 0) + own
    return counted


def _outermost(
    root: etree._Element, prose: dict[etree._Element, int], removed: list[Guess]
) -> Iterator[etree._Element]:
    """Yield what goes, without what stands inside it."""
    whole = prose.get(root, 0)
    gone: set[etree._Element] = set()
    for element in root.iter():
        parent = element.getparent()
        if parent is not None and parent in gone:
            gone.add(element)
            continue
        if tag_of(element) in _KEPT or (whole and prose.get(element, 0) > whole * MOST_PROSE):
            continue
        reason = _reason(element)
        if reason is None or _holds_story(element):
            continue
        gone.add(element)
        words = text_of(element)
        if words:
            removed.append(Guess(what="page furniture", words=shorten(words, LONGEST_TOLD), reason=reason))
        yield element


def _reason(element: etree._Element) -> str | None:
    """Return why an element is no story, or nothing."""
    tag = tag_of(element)
    if not tag:
        return None
    if is_hidden(element):
        return "the page hides it"
    if tag in _FURNITURE_TAGS and not (tag == "footer" and _is_quote_footer(element)):
        return _FURNITURE_TAGS[tag]
    role = (element.get("role") or "").lower()
    if role in _ROLES:
        return _ROLES[role]
    if tag == "article" and any(tag_of(one) == "article" for one in element.iterancestors()):
        return "another article inside this one"
    name = _furniture_name(element)
    if name is not None:
        return f"the page calls it {name!r}"
    if tag == "aside" and _is_link_list(element):
        return "an aside of links"
    return None


def _furniture_name(element: etree._Element) -> str | None:
    """Return the class name or id that says furniture, unless another word in it clears it."""
    wanted, cleared = word_set("pages", "furniture"), word_set("pages", "cleared")
    for name in (*classes(element), element.get("id") or "", element.get("aria-label") or ""):
        parts = parts_of(name)
        if parts & wanted and not parts & cleared:
            return name
    return None


def _is_quote_footer(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and tag_of(parent) == "blockquote"


def _is_link_list(element: etree._Element) -> bool:
    letters = letters_in(element)
    linked = sum(letters_in(link) for link in element.iter("a"))
    return letters == 0 or linked > letters * LEAST_LINKS


def _holds_story(element: etree._Element) -> bool:
    """Whether the headline or a picture with its caption stands in an element that looks like furniture."""
    if element.find(".//h1") is not None and not is_hidden(element):
        return True
    if tag_of(element) == "figure" or is_hidden(element):
        return tag_of(element) == "figure" and element.find(".//img") is not None and not _is_teaser(element)
    if any(says(one, "caption") or tag_of(one) == "figcaption" for one in element.iter("figcaption", "div", "p")):
        return tag_of(element) not in {"nav", "footer", "form"} and not _is_link_list(element)
    return False


def _is_teaser(figure: etree._Element) -> bool:
    """Whether a figure has no caption, so that its name may be believed."""
    return figure.find(".//figcaption") is None


def outside(scope: etree._Element) -> list[Guess]:
    """Return the words of the page around the element of the story, which are left out with all that is there."""
    found: list[Guess] = []
    for holder in scope.iterancestors():
        if tag_of(holder) == "html":
            break
        path = {scope, *scope.iterancestors()}
        for beside in holder:
            words = "" if beside in path else text_of(beside)
            if words:
                reason = "stands outside the article"
                found.append(Guess(what="page furniture", words=shorten(words, LONGEST_TOLD), reason=reason))
    return found


def _drop(element: etree._Element) -> None:
    """Take an element out; what stands after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
