"""The samples as tests use them: every story in every language, each edition made once a run."""

import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from multipub import canonical
from multipub.editions import FORMATS, Kind
from multipub.model.manuscript import Manuscript
from multipub.model.press import Press
from multipub.model.recording import Recording
from multipub.orders import Order
from multipub.pipeline import Loaded, load, manuscript_of, press_of

SAMPLES = Path(__file__).parents[1] / "samples"
EDITIONS = tuple(format_.name for format_ in FORMATS if format_.kind is Kind.EDITION)


@dataclass(frozen=True)
class Case:
    """One story in one language."""

    name: str
    language: str

    def __str__(self) -> str:
        return f"{self.name}-{self.language}"


def _cases() -> tuple[Case, ...]:
    found = []
    for path in sorted(SAMPLES.glob("*/article.xml")):
        story = canonical.read(path.read_bytes(), name=str(path))
        found.extend(Case(path.parent.name, article.language) for article in story.articles)
    return tuple(found)


CASES = _cases()
"""Every sample in every language."""


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="multipub-tests-"))


def _order(name: str, style: str) -> Order:
    return Order(
        source=SAMPLES / name / "article.xml",
        out=_folder(),
        formats=EDITIONS,
        style=style,
        options={format_.name: format_.options() for format_ in FORMATS},
        cache=_folder() / "cache",
    )


@cache
def _loaded(name: str) -> Loaded:
    return load(_order(name, "default"))


@cache
def manuscript(case: Case) -> Manuscript:
    """Return the case's manuscript."""
    loaded = _loaded(case.name)
    article = loaded.story.article(case.language)
    assert article is not None
    return manuscript_of(loaded, article)


@cache
def recording(case: Case) -> Recording:
    """Return the case's recording: every format that is heard is made of the same one."""
    return press_of(_order(case.name, "default")).recording(manuscript(case))


@cache
def press(case: Case, style: str = "default") -> Press:
    """Return a press for the case that does not speak it twice."""
    return replace(press_of(_order(case.name, style)), recording=lambda _: recording(case))


@cache
def edition(case: Case, format_: str, style: str = "default") -> Path:
    """Return the finished file of one edition, written as an export writes it, but placed unchecked."""
    path = _folder() / style / f"{case}{FORMATS[format_].suffix}"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(FORMATS[format_].write(manuscript(case), press(case, style)))
    return path
