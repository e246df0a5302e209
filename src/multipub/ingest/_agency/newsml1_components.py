"""Reads NewsML 1.x: components within components, each of which may be a text, a photo, a caption or a part of one.

In:  the root element ``NewsML``.   Out: one ``Report`` a language.
Promises: what a component does not say it has from those around it; a component's role says what it is (Caption,
HeadLine, Body, main); several sizes of one photo are one photo.

Source: NewsML 1.2 (IPTC), 4 to 6.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import tzinfo

from lxml import etree

from multipub.errors import SourceError
from multipub.ingest import Guess, Intake
from multipub.ingest._agency.content import completed, inline_content
from multipub.ingest._agency.newsml1_facts import facts_of, files_of, language_in, role_of, shot_of
from multipub.ingest._agency.report import Report, Shot
from multipub.ingest._markup.inlines import language_of
from multipub.ingest._markup.letters import clean, one_line
from multipub.ingest._markup.marked import MarkedBody
from multipub.ingest._markup.parsing import name_of, words_of
from multipub.model.blocks import Block

_NO_TEXT = ("stylesheet", "contact", "headline", "subheadline", "logo", "video", "audio", "caption", "alttext", "alt")
_ALT_ROLES = ("alttext", "alt")


@dataclass(slots=True)
class Component:
    """One ``NewsComponent`` that holds content itself, and what the components around it say."""

    element: etree._Element
    around: tuple[etree._Element, ...]
    language: str | None
    role: str


def reports_of(root: etree._Element, intake: Intake) -> list[Report]:
    """Return the texts of a file, one a language, the photos with the first.

    Raises:
        SourceError: if there is none, or several stories.
    """
    zone, where = intake.received.tzinfo, str(intake.path)
    items = [one for one in root.iter("{*}NewsItem") if any(name_of(each) == "newscomponent" for each in one)]
    if not items:
        raise SourceError("this NewsML file holds no article", where=intake.path, hint="ask for the item with its text")
    found = [report for item in items for report in _of_item(item, root, zone, where)]
    told = [one for one in found if one.body.blocks]
    shots = tuple(shot for one in found for shot in one.shots)
    if told:
        return [replace(told[0], shots=shots), *(replace(one, shots=()) for one in told[1:])]
    if not [one for one in shots if one.caption or one.alt]:
        raise SourceError(_nothing(items), where=intake.path, hint="ask for the item with its text")
    return [replace(found[0], shots=shots)]


def _nothing(items: list[etree._Element]) -> str:
    kinds = [one.get("FormalName") or "" for item in items for one in item.iter("{*}MediaType")]
    named = ", ".join(dict.fromkeys(one.lower() for one in kinds if one))
    return f"there is no article in this NewsML file, only {named}" if named else "there is no text in this NewsML file"


def _of_item(item: etree._Element, root: etree._Element, zone: tzinfo | None, where: str) -> Iterator[Report]:
    """Yield a report for every language of an item."""
    components = list(_components(item))
    languages = list(dict.fromkeys(one.language for one in components if _text_in(one)))
    shots = tuple(shot for one in components if (shot := _shot(one, components)))
    for place, language in enumerate(languages or [None]):
        own = [one for one in components if one.language == language or not languages]
        yield _report(item, root, own, shots if place == 0 else (), zone, where)


def _components(item: etree._Element) -> Iterator[Component]:
    """Yield the components that hold content, with those around them, outermost last."""
    for element in item.iter("{*}NewsComponent"):
        if any(name_of(one) == "contentitem" for one in element):
            around = tuple(one for one in element.iterancestors() if name_of(one) in {"newscomponent", "newsitem"})
            said = (language for one in (element, *around) if (language := language_in(one) or language_of(one)))
            role = next((role for one in (element, *around) if (role := role_of(one))), "")
            yield Component(element, around, next(said, None), role)


def _text_in(component: Component) -> bool:
    return component.role not in _NO_TEXT and next(_data(component), None) is not None


def _data(component: Component) -> Iterator[etree._Element]:
    for content in component.element:
        if name_of(content) == "contentitem":
            yield from content.iter("{*}DataContent")


def _report(
    item: etree._Element,
    root: etree._Element,
    components: list[Component],
    shots: tuple[Shot, ...],
    zone: tzinfo | None,
    where: str,
) -> Report:
    texts = [one for one in components if _text_in(one)]
    lead = (texts or components)[0] if texts or components else None
    around = (lead.element, *lead.around) if lead else (item,)
    report = replace(facts_of(item, root, around, zone), shots=shots)
    for component in texts[:1]:
        report = _with_text(report, component, zone, where)
    more = [block for one in texts[1:] for block in _with_text(Report(), one, zone, where).body.blocks]
    report = replace(report, body=_joined(report.body, more))
    headings = {one.role: _said(one) for one in components if one.role in {"headline", "subheadline", "contact"}}
    left = [Guess(what="contact", words=words, reason="for the desk") for words in [headings.get("contact")] if words]
    return replace(
        report,
        headline=report.headline or headings.get("headline"),
        deck=report.deck or headings.get("subheadline"),
        removed=(*report.removed, *left),
    )


def _joined(body: MarkedBody, more: list[Block]) -> MarkedBody:
    body.blocks = (*body.blocks, *more)
    return body


def _with_text(report: Report, component: Component, zone: tzinfo | None, where: str) -> Report:
    prefix = component.language or report.language or "text"
    for data in _data(component):
        content = inline_content(data, prefix, zone, where=where)
        if content is not None and (content.body.blocks or content.headline):
            return completed(report, content)
    return report


def _said(component: Component) -> str:
    words = "\n".join(_words(one) for one in _data(component))
    return one_line(words)


def _words(data: etree._Element) -> str:
    """Return the words of a caption or a headline in whatever markup, a line for each paragraph."""
    if not len(data):
        return clean(words_of(data))
    paragraphs = list(data.iter("{*}p", "{*}hl1", "{*}hl2", "{*}h1", "{*}h2"))
    return "\n".join(words for one in paragraphs if (words := one_line(words_of(one)))) or one_line(words_of(data))


def _shot(component: Component, components: list[Component]) -> Shot | None:
    """Return the photo of a component that holds photos, with the caption that stands beside it or inside it."""
    files, guid = files_of(component.element)
    if not files:
        return None
    beside = component.around[0] if component.around else component.element
    near = [one for one in components if beside in (one.element, *one.around)]
    caption, alt = _first(near, ("caption",)), one_line(_first(near, _ALT_ROLES))
    with_text = {one for each in components if _text_in(each) for one in (each.element, *each.around)}
    own = [one for one in component.around if one not in with_text]
    return shot_of(
        component.element, own, files, guid, replace(Shot(), caption=caption, alt=alt, language=component.language)
    )


def _first(components: list[Component], roles: tuple[str, ...]) -> str:
    """Return the words of the first component in one of these roles that has any."""
    said = ("\n".join(_words(each) for each in _data(one)).strip() for one in components if one.role in roles)
    return next((words for words in said if words), "")
