"""The stories that tests of reading along read, each spoken once a run, and the names of what they look at."""

import tempfile
from functools import cache
from pathlib import Path

import pytest

from presses import quick_recording
from support import arabic_manuscript, full_manuscript

SMIL = "{http://www.w3.org/ns/SMIL}"
OPF = "{http://www.idpf.org/2007/opf}"
OPS = "{http://www.idpf.org/2007/ops}"
SUPPOSED_RATE = 1000

MAKERS = {"english": full_manuscript, "arabic": arabic_manuscript}
every_story = pytest.mark.parametrize("story", MAKERS)


@cache
def manuscript(story: str):
    return MAKERS[story](Path(tempfile.mkdtemp(prefix="multipub-tests-")))


@cache
def recording(story: str):
    return quick_recording(manuscript(story))
