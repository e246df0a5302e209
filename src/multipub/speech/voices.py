"""Who speaks: which engine and voice reads which language.

In:  a language and what the desk asked for.   Out: a ``Voice``.
Promises: an engine that sends words away is chosen only when asked for by name; what cannot be had is a ``UsageError``
that names what there is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from multipub.errors import UsageError
from multipub.model.findings import Advice, Finding, Severity
from multipub.model.language import primary_subtag, same_language
from multipub.model.recording import PronouncedText, Recording
from multipub.model.speech_wishes import Quotes, SpeechWishes
from multipub.model.text import LangText
from multipub.speech.engines import ENGINES, Engine, EngineVoice, Quality
from multipub.speech.tracing import Traced

ANOTHER_VOICE = Advice("VOICE-1", "The voice that was asked for speaks.", "export again when the service answers")


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceRequest:
    """What ``--voice`` asks for: an engine, perhaps one of its voices, perhaps only for one language."""

    engine: str
    voice: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """An engine and one of its voices."""

    engine: Engine
    voice: EngineVoice

    def __str__(self) -> str:
        """Return it as ``--voice`` takes it: ``pico/en-GB``."""
        return f"{self.engine.name}/{self.voice.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceEntry:
    """A line of ``multipub voices``; ``missing`` says why it cannot be used here.

    ``ipa``: whether a lexicon's phonemes reach it; ``second_voice``: whether it has another beside it to quote with;
    ``word_times``: whether it tells when each word sounds.
    """

    language: str
    engine: str
    voice: str
    quality: Quality
    licence: str
    offline: bool
    ipa: bool
    second_voice: bool
    word_times: bool
    missing: str | None


def parse_voice(written: str) -> VoiceRequest:
    """Return what ``[LANG=]ENGINE[/VOICE]`` asks for.

    Raises:
        UsageError: if there is no such engine, or it has no such voice; the hint names those there are.
    """
    language, equals, rest = written.partition("=")
    if not equals or "/" in language:  # an equals sign may stand in the path of a voice
        language, rest = "", written
    name, _, voice = rest.partition("/")
    engine = ENGINES[name]
    if voice:
        _named(engine, voice)
    return VoiceRequest(engine=name, voice=voice or None, language=language or None)


def choose_voice(language: str, requests: tuple[VoiceRequest, ...]) -> Voice:
    """Return the voice for an edition in ``language``.

    A request for this very language wins, then one for its primary language, then one without a language, then the
    first offline engine that speaks it.

    Raises:
        UsageError: if the request cannot be met, or no offline engine speaks the language.
    """
    asked = _request_for(language, requests)
    if asked is not None:
        return _asked(language, asked)
    automatic = _automatic(language)
    if automatic is None:
        others = ", ".join(engine.name for engine in ENGINES if engine.voice_for(language)) or "none"
        raise UsageError(
            f"no offline speech engine speaks {language!r}",
            hint=f"engines that would, when asked for with --voice: {others}",
        )
    return automatic


def choose_voice_within(language: str, requests: tuple[VoiceRequest, ...], main: Voice) -> Voice:
    """Return the voice for a foreign phrase inside an edition that ``main`` reads.

    What was asked for by that language wins; then the main voice's engine, then an offline one; where none speaks the
    language, the main voice reads it.
    """
    named = tuple(request for request in requests if request.language)
    asked = _request_for(language, named)
    if asked is not None:
        return _asked(language, asked)
    if primary_subtag(language) == primary_subtag(main.voice.language):
        return main
    same_engine = main.engine.voice_for(language)
    return Voice(main.engine, same_engine) if same_engine else (_automatic(language) or main)


def offline_only(requests: tuple[VoiceRequest, ...]) -> tuple[VoiceRequest, ...]:
    """Return the requests that need no net."""
    return tuple(request for request in requests if ENGINES[request.engine].offline)


def fallback_finding(recording: Recording, file: str) -> Finding | None:
    """Return what the desk is told where another voice speaks than the one asked for."""
    if recording.fallback is None:
        return None
    message = f"{recording.voice} speaks the whole edition instead of the voice asked for: {recording.fallback}"
    rule, hint = ANOTHER_VOICE.rule, ANOTHER_VOICE.hint
    return Finding(rule=rule, severity=Severity.WARNING, message=message, hint=hint, file=file)


def offline_names(wished: tuple[str, ...]) -> tuple[str, ...]:
    """Return the voices, as ``--voice`` takes them, that need no net."""
    return tuple(one for one in wished if ENGINES[parse_voice(one).engine].offline)


def choose_quote_voice(language: str, wished: tuple[str, ...], main: Voice) -> Voice | None:
    """Return the second voice, which speaks quotations in ``language`` beside ``main``; nothing where there is none.

    What was wished wins.  Else it is another voice of the same engine for the same language: engines are not
    mixed, as they differ in more than the voice.

    Raises:
        UsageError: if what was wished cannot be had.
    """
    requests = tuple(parse_voice(one) for one in wished)
    named = [
        one for one in requests if one.language is None or primary_subtag(one.language) == primary_subtag(language)
    ]
    asked = _request_for(language, tuple(named))
    if asked is not None:
        return _asked(language, asked)
    changed = main.engine.second(main.voice)
    others = [
        voice
        for voice in ([changed] if changed else main.engine.voices)
        if voice.name != main.voice.name and primary_subtag(voice.language) == primary_subtag(main.voice.language)
    ]
    return Voice(main.engine, others[0]) if others else None


def with_quotes_that_can_be_told(
    wishes: SpeechWishes, language: str, requests: tuple[VoiceRequest, ...]
) -> SpeechWishes:
    """Return the wishes with quotations told in words, where a second voice is wished and ``language`` has none."""
    if wishes.quotes is not Quotes.VOICE:
        return wishes
    main = choose_voice(language, requests)
    second = choose_quote_voice(language, wishes.quote_voices, main)
    return wishes if second else replace(wishes, quotes=Quotes.WORDS)


def told(piece: LangText, voice: Voice) -> Traced:
    """Return what an engine is given for ``piece``: its words, with sounds where it reads IPA and has them."""
    phonetic, words = voice.engine.phonetic, Traced.of(piece.text)
    if not isinstance(piece, PronouncedText) or phonetic is None:
        return words
    written = ((one.start, one.end, phonetic(one.ipa, voice.voice.name)) for one in piece.sounds)
    return words.edited((start, end, sounds) for start, end, sounds in written if sounds)


def all_voices() -> Iterator[VoiceEntry]:
    """Yield every voice of every engine, by language."""
    entries = [
        VoiceEntry(
            language=voice.language,
            engine=engine.name,
            voice=voice.name,
            quality=engine.quality,
            licence=engine.licence,
            offline=engine.offline,
            ipa=engine.phonetic is not None and engine.phonetic("a", voice.name) is not None,
            second_voice=choose_quote_voice(voice.language, (), Voice(engine, voice)) is not None,
            word_times=engine.tells_words,
            missing=missing,
        )
        for engine in ENGINES
        for missing in (engine.available(),)
        for voice in engine.voices
    ]
    yield from sorted(entries, key=lambda entry: (entry.language.lower(), not entry.offline, entry.engine, entry.voice))


def _request_for(language: str, requests: tuple[VoiceRequest, ...]) -> VoiceRequest | None:
    """Return the request that fits best; of two that fit as well, the later one."""
    ranked = [
        [one for one in requests if one.language and same_language(one.language, language)],
        [one for one in requests if one.language and primary_subtag(one.language) == primary_subtag(language)],
        [one for one in requests if one.language is None],
    ]
    return next((fitting[-1] for fitting in ranked if fitting), None)


def _asked(language: str, asked: VoiceRequest) -> Voice:
    engine = ENGINES[asked.engine]
    missing = engine.available()
    if missing:
        raise UsageError(f"the speech engine {engine.name!r} cannot be used: {missing}", hint=_hint(language))
    voice = _named(engine, asked.voice) if asked.voice else engine.voice_for(language)
    if voice is None or primary_subtag(voice.language) != primary_subtag(language):
        what = f"the voice {engine.name}/{voice.name}" if voice else f"the speech engine {engine.name!r}"
        raise UsageError(f"{what} does not speak {language!r}", hint=_hint(language))
    return Voice(engine, voice)


def _hint(language: str) -> str:
    speaking = ", ".join(engine.name for engine in ENGINES if not engine.available() and engine.voice_for(language))
    if not speaking:
        return f"no engine here speaks {language!r}, but a Piper model of it would: --voice piper/PATH.onnx"
    return f"engines that speak {language!r} here: {speaking}; say for which language with LANG=ENGINE"


def _named(engine: Engine, name: str) -> EngineVoice:
    found = next((voice for voice in engine.voices if voice.name == name), None) or engine.named(name)
    if found is None:
        known = ", ".join(dict.fromkeys(voice.name for voice in engine.voices))
        raise UsageError(f"the speech engine {engine.name!r} has no voice {name!r}", hint=f"known: {known}")
    return found


def _automatic(language: str) -> Voice | None:
    """Return the first engine, in their order, that is here, offline, and speaks ``language``."""
    ordered = sorted(
        (engine for engine in ENGINES if engine.order is not None and engine.offline),
        key=lambda engine: (engine.order or 0, engine.name),
    )
    for engine in ordered:
        voice = engine.voice_for(language)
        if voice and not engine.available():
            return Voice(engine, voice)
    return None
