"""The XHTML template that PDF, EPUB and page share: ``Manuscript`` -> ``<article>``.

In:  a manuscript, what stands in ``src`` for each picture, and the medium.   Out: one element of the XHTML namespace,
with the classes that the styles know.
Promises: everything stands in the order of ``wording.reading``; every language change is marked; words of ours carry
``data-words="ours"``; nothing is left out.
"""

from collections.abc import Callable, Mapping

from lxml import etree

from multipub.editions._xhtml_blocks import add_body, add_notes
from multipub.editions._xhtml_figures import add_descriptions
from multipub.editions._xhtml_setting import (
    LANG,
    OPS,
    TYPE,
    XHTML,
    Medium,
    Names,
    Setting,
    add,
    add_ours,
    set_role,
    speak,
    write,
)
from multipub.model.manuscript import Figure, Manuscript
from multipub.namespaces import unprefixed

__all__ = ["LANG", "NAMESPACES", "OPS", "TYPE", "XHTML", "Medium", "article"]

LONG_HEADLINE = 70
"""Characters.  A longer headline is set smaller (styles, ``h1.long``)."""


NAMESPACES: Mapping[Medium, Mapping[str, str]] = {
    medium: unprefixed(XHTML) | ({"epub": OPS} if medium is Medium.EPUB else {}) for medium in Medium
}
"""The prefixes of each medium."""


def article(manuscript: Manuscript, *, image: Callable[[Figure], str], medium: Medium) -> etree._Element:
    """Return ``manuscript`` as an XHTML ``<article>``.

    ``image`` is called once for each figure that has a file, in reading order, and returns its address.

    Raises:
        EditionError: if a link inside the article leads nowhere, or a character has no place in XML.
    """
    element = etree.Element(f"{{{XHTML}}}article", nsmap=NAMESPACES[medium])
    setting = Setting(manuscript=manuscript, image=image, medium=medium, names=Names())
    element.set("lang", manuscript.language)
    element.set(LANG, manuscript.language)
    element.set("dir", manuscript.direction.value)
    element.set("data-source", manuscript.house)
    element.set("data-date", manuscript.times[0].text if manuscript.times else manuscript.moment.date().isoformat())
    _add_opening(element, setting)
    add_body(element, setting)
    add_ours(element, "p", manuscript.labels.end_of_article, setting, "end")
    add_notes(element, setting)
    add_descriptions(element, setting)
    _add_credits(element, setting)
    setting.check_targets(element)
    return element


def _add_opening(parent: etree._Element, setting: Setting) -> None:
    """Append section label, headline, deck, byline, times and corrections."""
    manuscript = setting.manuscript
    header = add(parent, "header")
    if manuscript.section:
        write(add(header, "p", "section"), manuscript.section)
    headline = add(header, "h1", "long" if len(manuscript.headline) > LONG_HEADLINE else "")
    headline.set("data-short", manuscript.short_title)
    headline.set("id", setting.names.give("headline"))
    write(headline, manuscript.headline)
    if manuscript.deck:
        write(add(header, "p", "deck"), manuscript.deck)
    if manuscript.byline or manuscript.times:
        _add_signature(add(header, "div", "signature"), setting)
    for correction in manuscript.corrections:
        aside = add(header, "aside", "correction")
        set_role(aside, setting, role="note")
        label = add_ours(aside, "p", manuscript.labels.correction, setting, "label")
        if setting.on_screen:
            label.set("id", setting.names.give("correction"))
            aside.set("aria-labelledby", str(label.get("id")))
        words = add(aside, "p")
        speak(words, correction.language, setting.language)
        write(words, correction.text)


def _add_signature(parent: etree._Element, setting: Setting) -> None:
    manuscript = setting.manuscript
    if manuscript.byline:
        write(add(parent, "p", "byline"), manuscript.byline)
    if manuscript.times:
        times = add_ours(parent, "p", "", setting, "times")
        for number, line in enumerate(manuscript.times):
            if number:
                write(times, " ")
            span = add(times, "span")
            write(span, f"{line.label} ")
            time = add(span, "time")
            time.set("datetime", line.moment)
            write(time, line.text)


def _add_credits(parent: etree._Element, setting: Setting) -> None:
    """Append who made it, whose it is, and where it stands on the web."""
    manuscript = setting.manuscript
    if not (manuscript.closing or manuscript.permalink):
        return
    footer = add(parent, "footer", "credits")
    set_role(footer, setting, kind="other-credits")
    heading = add_ours(footer, "h2", manuscript.labels.credits_and_rights, setting)
    if setting.on_screen:
        heading.set("id", setting.names.give("credits"))
    if manuscript.closing:
        entries = add(footer, "dl")
        for entry in manuscript.closing:
            line = add(entries, "div")
            add_ours(line, "dt", entry.label, setting)
            words = add(line, "dd")
            speak(words, entry.language, setting.language)
            write(words, entry.text)
    if manuscript.permalink:
        line = add(footer, "p", "permalink")
        add_ours(line, "span", manuscript.labels.permalink, setting, "name")
        write(line, " ")
        link = add(line, "a")
        link.set("href", manuscript.permalink)
        write(link, manuscript.permalink)
