"""The document around the article of a page.

In:  the article as it was set, its manuscript, the style, and what sounds when.   Out: the bytes of an HTML file.
Promises: HTML that every parser reads alike (the article is well-formed XML too); a policy in the head that lets
nothing in from anywhere else and runs no script but the player, known by its digest; a landmark, and a way past the
player.

Source: HTML Living Standard; Content Security Policy Level 3, 6.1 and 8.3; WCAG 2.2, 2.4.1.
"""

import base64
import hashlib
import html
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from lxml import etree

from multipub.carriers.page import GENERATOR, put
from multipub.editions._interchange.json_ld import script
from multipub.editions._page.linked_data import about
from multipub.editions._read_along.phrases import Phrase
from multipub.editions._styles import screen_css
from multipub.editions._xhtml_setting import LANG, XHTML, add, speak, write
from multipub.model.manuscript import Manuscript
from multipub.model.press import Style
from multipub.namespaces import unprefixed

MAIN = "article"
"""The id of the place that the skip link leads to."""

PHRASES = "player-phrases"
"""The id of the list of what sounds when."""

VOID = frozenset(f"{{{XHTML}}}{name}" for name in ("br", "hr", "img", "input"))
"""Elements that have no end tag (HTML, 13.1.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounding:
    """What is heard of a page."""

    phrases: Sequence[Phrase]
    seconds: float


def compose(manuscript: Manuscript, story: etree._Element, style: Style, sounding: Sounding | None) -> bytes:
    """Return the page."""
    sheet = _harmless("\n".join([screen_css(style), own_file("page.css"), own_file("player.css")]))
    player = own_file("player.js") if sounding else ""
    linked = script(about(manuscript, sounding.seconds if sounding else None))
    lines = (
        "<!DOCTYPE html>",
        f'<html lang="{html.escape(manuscript.language)}" dir="{manuscript.direction.value}">',
        "<head>",
        '<meta charset="utf-8">',
        GENERATOR,
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(sheet, player)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        *_facts(manuscript),
        f"<style>{sheet}</style>",
        f'<script type="application/ld+json">{linked}</script>',
        put(manuscript.source, manuscript.source_name),
        "</head>",
        _body(manuscript, story),
        *([f'<script type="application/json" id="{PHRASES}">{_times(sounding)}</script>'] if sounding else []),
        *([f"<script>{player}</script>"] if player else []),
        "</html>",
    )
    return ("\n".join(lines) + "\n").encode()


@cache
def own_file(name: str) -> str:
    """Return one of the style sheets and scripts that stand beside this module."""
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def _harmless(sheet: str) -> str:
    """Return a style sheet that cannot end its element (CSS Syntax 3, 4.3.7: an escaped solidus is a solidus)."""
    return sheet.replace("</", "<\\/")


def _policy(sheet: str, player: str) -> str:
    """Return the policy: what is in the file, and nothing else."""
    rules = (
        "default-src 'none'",
        "img-src data:",
        "media-src data: blob:",  # the player lays the sound into memory, where every browser can seek in it
        f"style-src '{_digest(sheet)}'",
        f"script-src '{_digest(player)}'" if player else "script-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def _facts(manuscript: Manuscript) -> Iterator[str]:
    yield f"<title>{html.escape(manuscript.headline, quote=False)}</title>"
    metas = (
        *(("author", name) for name in manuscript.creators),
        ("description", manuscript.deck or ""),
        ("keywords", ", ".join(manuscript.keywords)),
        ("dcterms.rights", manuscript.rights),
        ("dcterms.publisher", manuscript.house),
    )
    for name, content in metas:
        if content:
            yield f'<meta name="{name}" content="{html.escape(content)}">'
    yield '<link rel="icon" href="data:,">'
    if manuscript.permalink:
        yield f'<link rel="canonical" href="{html.escape(manuscript.permalink)}">'


def _body(manuscript: Manuscript, story: etree._Element) -> str:
    body = etree.Element(f"{{{XHTML}}}body", nsmap=unprefixed(XHTML))
    skip = add(body, "a", "skip")
    skip.set("href", f"#{MAIN}")
    skip.set("data-words", "ours")
    speak(skip, manuscript.labels.language, manuscript.language)
    write(skip, manuscript.labels.skip_to_article)
    main = add(body, "main")
    main.set("id", MAIN)
    main.append(story)
    for element in body.iter(f"{{{XHTML}}}*"):
        element.attrib.pop(LANG, "")  # in HTML, lang says it
        if element.tag not in VOID and not len(element) and element.text is None:
            element.text = ""  # keeps its end tag
    return etree.tostring(body, encoding="unicode")


def _times(sounding: Sounding) -> str:
    """Return each phrase as id, beginning, end (milliseconds), and whether it is said of a picture."""
    rows = [[one.id, one.begin, one.end, int(one.utterance.figure is not None)] for one in sounding.phrases]
    return json.dumps(rows, separators=(",", ":")).replace("<", "\\u003c")
