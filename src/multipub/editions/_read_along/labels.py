"""Where words of ours are shown that are spoken: "Photo", "List of 3", "End of quote".

In:  what is said, and the passages around it.   Out: the element that a reader looks at meanwhile.
Promises: every label has an element; a label that enters a list, a table, a box or a picture has that; one that closes
something has the last words in it.
"""

from collections.abc import Iterator

from lxml import etree

from multipub.editions._read_along.passages import is_ours
from multipub.editions._xhtml_setting import XHTML
from multipub.model.manuscript import Labels

LISTS = (f"{{{XHTML}}}ul", f"{{{XHTML}}}ol")


def _named(name: str, classes: str = "") -> tuple[str, str]:
    return f"{{{XHTML}}}{name}", classes


def _is(element: etree._Element, name: str, classes: str) -> bool:
    return element.tag == name and (not classes or classes in (element.get("class") or "").split())


def place_of_aside(
    words: str, labels: Labels, before: etree._Element | None, after: etree._Element | None, article: etree._Element
) -> etree._Element:
    """Return the element for words of ours that belong to no passage.

    ``before`` is the passage that was read last, ``after`` the next one.
    """
    entered = list(_entered(before, after))
    for label, name, classes in _entries(labels):
        if words == label:
            found = next((one for one in reversed(entered) if _is(one, name, classes)), None)
            if found is not None:
                return _heading_of(found)
    if words == labels.end_quote and before is not None:
        return before
    lists = [one for one in entered if one.tag in LISTS]
    if lists and _begins_like(words, labels.list_of):
        return lists[-1]
    shown = _shown(article, words)
    return next(one for one in (shown, *entered[:1], after, before, article) if one is not None)


def _entries(labels: Labels) -> Iterator[tuple[str, str, str]]:
    """Yield the labels that enter something: words, and the element's name and class."""
    yield (labels.quote, *_named("blockquote"))
    yield (labels.pull_quote, *_named("aside", "pullquote"))
    yield (labels.table, *_named("div", "table"))
    yield (labels.infobox, *_named("aside", "infobox"))
    yield (labels.notes, *_named("section", "notes"))
    yield (labels.image_descriptions, *_named("section", "descriptions"))
    yield (labels.credits_and_rights, *_named("footer", "credits"))


def _entered(before: etree._Element | None, after: etree._Element | None) -> Iterator[etree._Element]:
    """Yield what ``after`` stands in and ``before`` does not, from the outside in."""
    if after is None:
        return
    known = set() if before is None else {before, *before.iterancestors()}
    yield from reversed([one for one in after.iterancestors() if one not in known])


def _heading_of(element: etree._Element) -> etree._Element:
    """Return the heading of ours that opens ``element``, else the element itself."""
    first = element[0] if len(element) else None
    return first if first is not None and is_ours(first) and str(first.tag).endswith("h2") else element


def _begins_like(words: str, template: str) -> bool:
    start, _, end = template.partition("{}")
    return words.startswith(start) and words.endswith(end)


def _shown(article: etree._Element, words: str) -> etree._Element | None:
    """Return the innermost element of ours that shows exactly these words."""
    found = None
    for element in article.iter(etree.Element):
        ours = is_ours(element) or any(map(is_ours, element.iterancestors()))
        if ours and "".join(map(str, element.itertext())).strip() == words:
            found = element
    return found


def place_of_label(passage: etree._Element, words: etree._Element, *, first: bool) -> etree._Element:
    """Return the element for words of ours that come before ``words`` of a passage.

    It is the label that is seen there, where there is one; ``first`` says that nothing was said of the passage yet: of
    a picture, the whole figure is then meant.
    """
    if passage.tag == f"{{{XHTML}}}figure":
        return passage if first else words
    shown = [passage.getprevious(), passage[0] if len(passage) else None]
    return next((one for one in shown if one is not None and is_ours(one) and one.get("class") != "noteref"), words)


def call_of_note(passage: etree._Element, last: etree._Element, number: int) -> etree._Element:
    """Return the sign of the ``number``-th note that a passage calls, or its last words where that stands before them.

    A reading system goes forward: the sign of an earlier sentence is behind it.
    """
    calls = [one for one in passage.iter(f"{{{XHTML}}}a") if one.get("class") == "noteref"]
    if number < len(calls) and last in {calls[number], *calls[number].iterancestors()}:
        return calls[number]
    return last
