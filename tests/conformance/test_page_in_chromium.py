"""The page in a real browser: nothing for axe to find, nothing fetched, and a player that a keyboard is enough for."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from _chromium import browser, violations

from multipub.editions.page import write
from presses import quick_press, quick_recording, reading_press
from stories import CASES
from stories import manuscript as sample
from support import arabic_manuscript, full_manuscript

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}
"""CSS pixels: a desktop at 400 % (WCAG 2.2, 1.4.10), where 1280 become 320."""

WAYS = {
    "light": {"viewport": DESKTOP, "color_scheme": "light"},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "400-percent": {"viewport": PHONE},
    "400-percent-dark": {"viewport": PHONE, "color_scheme": "dark"},
    "forced-colours": {"viewport": DESKTOP, "forced_colors": "active"},
}

ACTIVE = ".-epub-media-overlay-active"
PATIENCE = 15_000
"""Milliseconds that something may take in a busy machine."""


@pytest.fixture(scope="module")
def chromium():
    with browser() as running:
        yield running


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages that are looked at, each written once."""
    folder = tmp_path_factory.mktemp("pages")
    stories = {"english": full_manuscript(folder), "arabic": arabic_manuscript(folder)}
    spoken = {name: quick_recording(story) for name, story in stories.items()}
    found = {}
    for style in ("default", "large-print", "plain"):
        for name, story in stories.items():
            press = replace(reading_press(style), recording=lambda one, name=name: spoken[name])
            found[f"{name}-{style}"] = place(folder / f"{name}-{style}.html", write(story, press))
    for case in CASES:
        if case.name != "long-read":
            found[str(case)] = place(folder / f"{case}.html", write(sample(case), quick_press()))
    return found


def place(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def opened(chromium, path: Path, **way):
    """Open a page from the disk; whatever it asks for elsewhere, or complains of, is kept with it."""
    page = chromium.new_context(**way).new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda one: page.complaints.append(one.url[:80]) if one.url.startswith("http") else None)
    page.goto(path.as_uri())
    return page


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["english-default", "arabic-default", "english-large-print", "english-plain"])
def test_axe_finds_nothing(chromium, pages, name, way):
    page = opened(chromium, pages[name], **WAYS[way])
    page.click("#player summary")
    page.click("#player-next")
    page.wait_for_selector(ACTIVE)
    assert violations(page) == []
    assert page.complaints == []
    page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize("way", ["light", "400-percent-dark"])
@pytest.mark.parametrize("name", [str(case) for case in CASES if case.name != "long-read"])
def test_axe_finds_nothing_in_any_sample(chromium, pages, name, way):
    page = opened(chromium, pages[name], **WAYS[way])
    assert violations(page) == []
    assert page.complaints == []
    page.context.close()


@pytest.mark.slow
def test_axe_finds_what_is_wrong(chromium, pages, tmp_path):
    bad = re.sub(r' alt="[^"]+"', "", pages["english-default"].read_text("utf-8"))
    page = opened(chromium, place(tmp_path / "bad.html", bad.encode()), **WAYS["light"])
    assert any(one.startswith("image-alt (critical)") for one in violations(page))
    page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["english-default", "arabic-default", "english-large-print", "english-plain"])
def test_nothing_scrolls_sideways_at_320_pixels(chromium, pages, name):
    page = opened(chromium, pages[name], viewport=PHONE)
    page.click("#player summary")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.context.close()


@pytest.mark.slow
def test_words_spaced_out_by_the_reader_are_not_cut(chromium, pages):
    """WCAG 2.2, 1.4.12."""
    page = opened(chromium, pages["english-default"], viewport=PHONE)
    page.evaluate(
        """() => { for (const one of document.querySelectorAll('body *')) {
             one.style.lineHeight = '1.5'; one.style.letterSpacing = '.12em'; one.style.wordSpacing = '.16em' } }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.context.close()


@pytest.mark.slow
def test_the_policy_stops_what_a_stranger_would_add(chromium, pages, tmp_path):
    """The proof of the policy: a script, a style and a picture that somebody added do nothing."""
    text = pages["english-default"].read_text("utf-8")
    added = "<script>document.title = 'taken'</script><img src='https://example.org/x.png' alt='x'><b style='top:9px'>"
    page = opened(chromium, place(tmp_path / "added.html", text.replace("</body>", added + "</body>").encode()))
    assert page.title() != "taken"
    assert sum("Content Security Policy" in one for one in page.complaints) >= 3
    page.context.close()


@pytest.mark.slow
def test_without_scripting_everything_is_there(chromium, pages):
    page = opened(chromium, pages["english-default"], java_script_enabled=False)
    assert page.locator("#player-sound").is_visible()
    assert not page.locator("#player-controls").is_visible()
    for words in ("Old wharf at Port Nadir to reopen", "The cooperative has 62 members.", "Lina Haddad/Coastal Press"):
        assert page.get_by_text(words).first.is_visible()
    page.context.close()


def spoken_now(page) -> str:
    """Return the id of the phrase that sounds, by the clock of the sound and the list in the page."""
    now = 1000 * page.evaluate("document.getElementById('player-sound').currentTime")
    rows = json.loads(page.locator("#player-phrases").text_content())
    return next(row[0] for row in reversed(rows) if row[1] <= now + 5)


def shown_now(page) -> str:
    return page.evaluate(f"document.querySelector('{ACTIVE}')?.id")


def focus_play_by_keyboard(page) -> None:
    """Reach the button with Tab alone."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "player-play":
            return
    raise AssertionError("Tab does not reach the player")


def playing(page) -> bool:
    return not page.evaluate("document.getElementById('player-sound').paused")


def wait_until(page, script: str) -> None:
    """Ask again and again: waiting inside the page is what its policy forbids."""
    for _ in range(PATIENCE // 50):
        if page.evaluate(script):
            return
        page.wait_for_timeout(50)
    raise AssertionError(script)


MOVING = "document.getElementById('player-sound').currentTime > {}"
# The sound pauses first, and the page is told of it by an event: so what it says is waited for, not the pause.
STATUS = "document.getElementById('player-status').textContent === '{}'"


@pytest.mark.slow
def test_the_player_is_driven_by_the_keyboard_alone(chromium, pages):
    page = opened(chromium, pages["english-default"], viewport=DESKTOP)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    focus_play_by_keyboard(page)
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Play"

    page.keyboard.press("Enter")
    wait_until(page, MOVING.format(0.3))
    assert playing(page)
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Pause"
    assert page.locator("#player-status").text_content() == "Playing"
    page.keyboard.press("k")
    wait_until(page, STATUS.format("Paused"))
    assert not playing(page)
    assert shown_now(page) == spoken_now(page)

    order = list(dict.fromkeys(row[0] for row in json.loads(page.locator("#player-phrases").text_content())))
    for _ in range(3):
        before = shown_now(page)
        page.keyboard.press("l")
        assert shown_now(page) == spoken_now(page) == order[order.index(before) + 1]
    page.keyboard.press("j")
    assert shown_now(page) == spoken_now(page)

    page.keyboard.press("+")
    assert page.evaluate("document.getElementById('player-sound').playbackRate") == 1.25
    assert page.locator("#player-status").text_content() == "Speed 1.25×"
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert page.evaluate("document.getElementById('player-sound').playbackRate") == 0.75
    assert page.complaints == []
    page.context.close()


@pytest.mark.slow
def test_the_sentence_that_is_shown_is_the_one_that_sounds(chromium, pages):
    page = opened(chromium, pages["english-default"], viewport=DESKTOP)
    page.select_option("#player-speed", "2")
    page.click("#player-play")
    seen = []
    for _ in range(25):
        page.wait_for_timeout(150)
        # Asked in the frame in which the player has just looked at the clock: no pause of a busy machine lies between.
        both = page.evaluate(
            f"""() => new Promise(tell => requestAnimationFrame(() => tell(
                 [document.querySelector('{ACTIVE}')?.id, document.getElementById('player-sound').currentTime])))"""
        )
        rows = json.loads(page.locator("#player-phrases").text_content())
        near = [row[0] for row in rows if row[1] <= 1000 * both[1] + 20 and 1000 * both[1] - 20 < row[2]]
        assert both[0] in near
        seen.append(both[0])
    assert len(set(seen)) >= 3
    page.context.close()


@pytest.mark.slow
def test_captions_can_be_skipped(chromium, pages):
    page = opened(chromium, pages["english-default"], viewport=DESKTOP)
    page.focus("#player-skip")
    page.keyboard.press("Space")
    assert page.get_attribute("#player-skip", "aria-pressed") == "true"
    rows = json.loads(page.locator("#player-phrases").text_content())
    pictures = {row[0] for row in rows if row[3]}
    shown = []
    for _ in range(12):
        page.keyboard.press("l")
        shown.append(shown_now(page))
    assert not pictures & set(shown)
    first = next(row for row in rows if row[3])
    page.evaluate("at => { document.getElementById('player-sound').currentTime = at }", first[1] / 1000 - 0.2)
    page.click("#player-play")
    after = next(row for row in rows if row[1] > first[1] and not row[3])
    wait_until(page, MOVING.format(after[1] / 1000))
    assert shown_now(page) not in pictures
    page.context.close()


@pytest.mark.slow
def test_keys_do_nothing_outside_the_player(chromium, pages):
    """WCAG 2.2, 2.1.4: single keys work only while the focus is in the player."""
    page = opened(chromium, pages["english-default"], viewport=DESKTOP)
    for key in "kjlc+-":
        page.keyboard.press(key)
    assert not playing(page)
    assert page.get_attribute("#player-skip", "aria-pressed") == "false"
    page.focus("#player-play")
    page.keyboard.press("Control+k")
    assert not playing(page)
    page.context.close()


@pytest.mark.slow
def test_less_motion_is_respected(chromium, pages):
    page = opened(chromium, pages["english-default"], viewport=DESKTOP, reduced_motion="reduce")
    page.evaluate(
        """() => { window.asked = []; const own = Element.prototype.scrollIntoView;
             Element.prototype.scrollIntoView = function (how) { asked.push(how.behavior); own.call(this, how) } }"""
    )
    page.focus("#player-play")
    for _ in range(30):
        page.keyboard.press("l")
    assert set(page.evaluate("window.asked")) == {"auto"}
    assert page.evaluate(f"getComputedStyle(document.querySelector('{ACTIVE}')).transitionDuration") == "0s"
    page.context.close()


@pytest.mark.slow
def test_the_keyboard_of_another_script_works_too(chromium, pages):
    """An Arabic keyboard gives "ن" where a Latin one has K."""
    page = opened(chromium, pages["arabic-default"], viewport=DESKTOP)
    page.focus("#player-play")
    page.evaluate(
        """() => document.activeElement.dispatchEvent(
             new KeyboardEvent('keydown', {key: 'ن', code: 'KeyK', bubbles: true, cancelable: true}))"""
    )
    wait_until(page, MOVING.format(0.2))
    assert playing(page)
    page.context.close()


@pytest.mark.slow
def test_on_paper_there_is_no_player_and_every_word(chromium, pages):
    page = opened(chromium, pages["english-default"], viewport=DESKTOP)
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator("#player").is_visible()
    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    page.context.close()
