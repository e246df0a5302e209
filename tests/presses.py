"""Presses for tests: a look, and a voice that takes no time."""

from dataclasses import replace
from pathlib import Path

from multipub.editions import FORMATS, _styles
from multipub.editions.epub import EpubOptions
from multipub.editions.page import PageOptions
from multipub.model.manuscript import Manuscript
from multipub.model.press import Press
from multipub.model.recording import Recording
from tones import record_tones, tones


def quick_recording(manuscript: Manuscript) -> Recording:
    """Speak a manuscript with tone bursts instead of a voice."""
    with tones():
        return record_tones(manuscript)


def quick_press(style: str | Path = "default") -> Press:
    """Return a press in this style, with the quick voice and default options, but without read-along and player.

    Even the quick voice takes a second a story, because its loudness is mended; ``reading_press`` has both.
    """
    press = reading_press(style)
    return replace(
        press, options={**press.options, "epub": EpubOptions(read_along=False), "page": PageOptions(audio=False)}
    )


def reading_press(style: str | Path = "default") -> Press:
    """Return a press in this style, with the quick voice and every format's default options."""
    options = {format_.name: format_.options() for format_ in FORMATS}
    return Press(style=_styles.load(str(style)), recording=quick_recording, options=options)
