"""The player of a page, as a reader finds it before any script runs.

In:  the article, its manuscript, what sounds when, and the sound.   Out: a ``section`` below the head of the article.
Promises: without scripting it is the browser's own player; every control is a button, a list or a slider of HTML, named
in the language of the labels; its words are marked as ours.
"""

import base64
from collections.abc import Sequence

from lxml import etree

from multipub.editions._read_along.phrases import Phrase
from multipub.editions._xhtml_setting import LANG, XHTML, add, write
from multipub.model.language import direction_of
from multipub.model.manuscript import Labels, Manuscript
from multipub.namespaces import unprefixed

SVG = "http://www.w3.org/2000/svg"

SPEEDS = ("0.5", "0.75", "1", "1.25", "1.5", "1.75", "2")
USUAL_SPEED = "1"

ICONS = {
    "previous": "M7 5v14M19 5 9 12l10 7z",
    "play": "M7 4v16l13-8z",
    "pause": "M6 4h4v16H6zM14 4h4v16h-4z",
    "next": "M17 5v14M5 5l10 7-10 7z",
}
"""Paths in a square of 24 units."""


def add_player(story: etree._Element, manuscript: Manuscript, phrases: Sequence[Phrase], sound: bytes) -> None:
    """Put the player below the head of ``story``."""
    labels = manuscript.labels
    player = etree.Element(f"{{{XHTML}}}section")
    player.set("id", "player")
    player.set("class", "player")
    player.set("aria-label", labels.listen)
    player.set("data-words", "ours")
    for name, value in (("lang", labels.language), (LANG, labels.language)):
        player.set(name, value)
    player.set("dir", direction_of(labels.language).value)
    for name in ("play", "pause", "playing", "paused", "speed"):
        player.set(f"data-{name}", getattr(labels, name))
    _add_sound(player, labels, phrases[-1].end if phrases else 0, sound)
    controls = add(player, "div", "player-controls")
    controls.set("id", "player-controls")
    controls.set("hidden", "hidden")
    _add_buttons(controls, labels)
    _add_position(controls, labels)
    _add_settings(controls, labels)
    _add_keys(controls, labels)
    status = add(controls, "p", "player-status")
    status.set("id", "player-status")
    status.set("role", "status")
    header = story.find(f"{{{XHTML}}}header")
    if header is None:
        story.insert(0, player)
    else:
        header.addnext(player)


def _add_sound(player: etree._Element, labels: Labels, milliseconds: int, sound: bytes) -> None:
    title = add(player, "p", "player-title")
    write(add(title, "span"), labels.listen)
    write(title, " ")
    minutes, seconds = divmod(milliseconds // 1000, 60)
    write(add(title, "span", "player-length"), f"{minutes}:{seconds:02}")
    audio = add(player, "audio")
    audio.set("id", "player-sound")
    audio.set("controls", "controls")
    audio.set("preload", "metadata")
    audio.set("src", f"data:audio/mpeg;base64,{base64.b64encode(sound).decode('ascii')}")


def _add_buttons(controls: etree._Element, labels: Labels) -> None:
    buttons = add(controls, "div", "player-buttons")
    for name, label, icons in (
        ("previous", labels.previous_sentence, ("previous",)),
        ("play", labels.play, ("play", "pause")),
        ("next", labels.next_sentence, ("next",)),
    ):
        button = add(buttons, "button", f"player-{name}")
        button.set("type", "button")
        button.set("id", f"player-{name}")
        button.set("aria-label", label)
        for icon in icons:
            _add_icon(button, icon)


def _add_icon(button: etree._Element, name: str) -> None:
    icon = etree.SubElement(button, f"{{{SVG}}}svg", nsmap=unprefixed(SVG))
    for key, value in (("viewBox", "0 0 24 24"), ("aria-hidden", "true"), ("class", f"icon-{name}")):
        icon.set(key, value)
    etree.SubElement(icon, f"{{{SVG}}}path").set("d", ICONS[name])


def _add_position(controls: etree._Element, labels: Labels) -> None:
    line = add(controls, "div", "player-line")
    position = add(line, "input", "player-position")
    for name, value in (("type", "range"), ("id", "player-position"), ("min", "0"), ("value", "0")):
        position.set(name, value)
    position.set("aria-label", labels.position)
    time = add(line, "span", "player-time")
    time.set("id", "player-time")


def _add_settings(controls: etree._Element, labels: Labels) -> None:
    settings = add(controls, "div", "player-settings")
    label = add(settings, "label")
    write(label, f"{labels.speed} ")
    speed = add(label, "select")
    speed.set("id", "player-speed")
    for one in SPEEDS:
        option = add(speed, "option")
        option.set("value", one)
        if one == USUAL_SPEED:
            option.set("selected", "selected")
        write(option, f"{one}×")
    skip = add(settings, "button", "player-skip")
    for name, value in (("type", "button"), ("id", "player-skip"), ("aria-pressed", "false")):
        skip.set(name, value)
    write(skip, labels.skip_captions)


def _add_keys(controls: etree._Element, labels: Labels) -> None:
    """Append what the keys do; they are those of ``player.js``."""
    keys = add(controls, "details", "player-keys")
    write(add(keys, "summary"), labels.keyboard_shortcuts)
    write(add(keys, "p"), labels.keys_in_player)
    entries = add(keys, "dl")
    for names, label in (
        (("K",), f"{labels.play} / {labels.pause}"),
        (("J",), labels.previous_sentence),
        (("L",), labels.next_sentence),
        (("−", "+"), labels.speed),
        (("C",), labels.skip_captions),
    ):
        line = add(entries, "div")
        term = add(line, "dt")
        for name in names:
            write(add(term, "kbd"), name)
        write(add(line, "dd"), label)
