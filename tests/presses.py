"""Presses for tests: a look, and a voice that takes no time."""

from functools import cache
from pathlib import Path

from multipub.editions import FORMATS, _styles
from multipub.model.manuscript import Manuscript
from multipub.model.press import Press
from multipub.model.recording import Recording
from multipub.speech.engines import ENGINES
from multipub.speech.recording import record
from multipub.speech.script import write_script
from multipub.speech.voices import parse_voice
from tones import TONES


@cache
def _tones() -> str:
    if TONES.name not in ENGINES:
        ENGINES.add(TONES)
    return TONES.name


def quick_recording(manuscript: Manuscript) -> Recording:
    """Speak a manuscript with tone bursts instead of a voice."""
    voices = (parse_voice(_tones()),)
    return record(write_script(manuscript), voices=voices, cache=None)


def quick_press(style: str | Path = "default") -> Press:
    """Return a press in this style, with the quick voice and every format's default options."""
    options = {format_.name: format_.options() for format_ in FORMATS}
    return Press(style=_styles.load(str(style)), recording=quick_recording, options=options)
