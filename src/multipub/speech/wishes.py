"""What was asked of the spoken word, by a style, a desk, a command line: each says some of it, the later one wins.

In:  ``voice.toml`` of a style, the table ``[speech]`` of a desk's ``multipub.toml``, flags.   Out: ``SpeechWishes``.
Promises: nothing is ignored: an unknown key, or a value that means nothing, is one ``UsageError`` that says which and
what there is; a lexicon's path is taken from the folder of the file that names it.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import reduce
from pathlib import Path
from typing import Any, TypeVar

from multipub.errors import UsageError
from multipub.model.speech_wishes import (
    ACX,
    FASTEST_RATE,
    LOUDEST_LUFS,
    QUIETEST_LUFS,
    SLOWEST_RATE,
    CorrectionsPlace,
    Loudness,
    Quotes,
    Skip,
    SpeechWishes,
    loudness_named,
)

STYLE_FILE = "voice.toml"
"""A style's own wishes, beside its ``tokens.toml``."""

STYLE_LEXICONS = "lexicon.*.pls"
"""A style's own lexicons, one a language."""

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedSpeech:
    """Wishes as they were asked for; ``None``: nothing was said about it.  The fields are those of ``SpeechWishes``."""

    rate: float | None = None
    quotes: Quotes | None = None
    quote_voices: tuple[str, ...] | None = None
    skip: frozenset[Skip] | None = None
    corrections: CorrectionsPlace | None = None
    notice: bool | None = None
    loudness: Loudness | None = None
    lexicons: tuple[Path, ...] = ()


def settle(*asked: AskedSpeech) -> SpeechWishes:
    """Return what is wished after all were heard: of each thing the last word, of the lexicons all, in order."""
    return replace(SpeechWishes(), **_said(reduce(joined, asked, AskedSpeech())))


def joined(first: AskedSpeech, then: AskedSpeech) -> AskedSpeech:
    """Return both as one, where ``then`` has the last word."""
    return replace(first, **_said(then) | {"lexicons": (*first.lexicons, *then.lexicons)})


def _said(asked: AskedSpeech) -> dict[str, Any]:
    """Return what was said, by the name of its field."""
    everything = ((field.name, getattr(asked, field.name)) for field in fields(asked))
    return {name: value for name, value in everything if value is not None}


def asked_of_style(folder: Path) -> AskedSpeech:
    """Return what the style in ``folder`` asks for: its ``voice.toml`` and its lexicons, where it has any.

    Raises:
        UsageError: if ``voice.toml`` is no TOML, or has a key or a value that means nothing.
    """
    own = tuple(sorted(folder.glob(STYLE_LEXICONS)))
    file = folder / STYLE_FILE
    if not file.is_file():
        return AskedSpeech(lexicons=own)
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"this is no TOML: {error}", where=file, hint="correct the file or take it away") from None
    asked = asked_in_table(table, file)
    return replace(asked, lexicons=(*own, *asked.lexicons))


def asked_in_table(table: Mapping[str, object], file: Path, place: str = "") -> AskedSpeech:
    """Return what a TOML table asks for; ``place`` is what stands before its keys in messages (``speech.``).

    Raises:
        UsageError: for a key or a value that means nothing.
    """
    known = sorted(field.name for field in fields(AskedSpeech))
    for key in table:
        if key not in known:
            raise UsageError(f"unknown key {place + key!r}", where=file, hint=f"known: {', '.join(known)}")
    notice = table.get("notice")
    if notice is not None and not isinstance(notice, bool):
        raise UsageError(f"{place}notice must be true or false", where=file, hint=f"not {notice!r}")
    quotes, corrections = table.get("quotes"), table.get("corrections")
    return AskedSpeech(
        rate=_rate(table["rate"], f"{place}rate", file) if "rate" in table else None,
        quotes=None if quotes is None else _choice(Quotes, quotes, f"{place}quotes", file),
        quote_voices=_texts(table, "quote_voices", place, file),
        skip=_skip(_texts(table, "skip", place, file), f"{place}skip", file),
        corrections=None
        if corrections is None
        else _choice(CorrectionsPlace, corrections, f"{place}corrections", file),
        notice=notice,
        loudness=_loudness(table["loudness"], f"{place}loudness", file) if "loudness" in table else None,
        lexicons=tuple(file.parent / name for name in _texts(table, "lexicons", place, file) or ()),
    )


def asked_in_flags(
    *,
    rate: str | None = None,
    quotes: str | None = None,
    quote_voices: Iterable[str] = (),
    skip: str | None = None,
    corrections: str | None = None,
    notice: bool | None = None,
    loudness: str | None = None,
    lexicons: Iterable[Path] = (),
) -> AskedSpeech:
    """Return what a command line asks for, each value as it was typed.

    Raises:
        UsageError: for a value that means nothing; it names the flag.
    """
    names = None if skip is None else tuple(name.strip() for name in skip.split(",") if name.strip())
    return AskedSpeech(
        rate=None if rate is None else _rate(rate, "--speech-rate"),
        quotes=None if quotes is None else _choice(Quotes, quotes, "--speech-quotes"),
        quote_voices=tuple(quote_voices) or None,
        skip=_skip(names, "--speech-skip"),
        corrections=None if corrections is None else _choice(CorrectionsPlace, corrections, "--speech-corrections"),
        notice=notice,
        loudness=None if loudness is None else _loudness(loudness, "--speech-loudness"),
        lexicons=tuple(lexicons),
    )


def _number(value: object) -> float | None:
    """Return a number from TOML or from the command line; nothing where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except ValueError:
        return None


def _rate(value: object, name: str, file: Path | None = None) -> float:
    rate = _number(value)
    if rate is None or not SLOWEST_RATE <= rate <= FASTEST_RATE:
        hint = f"a number from {SLOWEST_RATE:g} to {FASTEST_RATE:g}; 1 is the voice's usual pace"
        raise UsageError(f"{name} cannot be {value!r}", where=file, hint=hint)
    return rate


def _loudness(value: object, name: str, file: Path | None = None) -> Loudness:
    try:
        return loudness_named(str(value))
    except ValueError:
        hint = f"a loudness in LUFS from {QUIETEST_LUFS:g} to {LOUDEST_LUFS:g}, or {ACX.name}"
        raise UsageError(f"{name} cannot be {value!r}", where=file, hint=hint) from None


def _choice(kind: type[Choice], value: object, name: str, file: Path | None = None) -> Choice:
    found = next((one for one in kind if one.value == value), None)
    if found is None:
        raise UsageError(f"{name} cannot be {value!r}", where=file, hint=" or ".join(one.value for one in kind))
    return found


def _skip(names: tuple[str, ...] | None, name: str, file: Path | None = None) -> frozenset[Skip] | None:
    return None if names is None else frozenset(_choice(Skip, one, name, file) for one in names)


def _texts(table: Mapping[str, object], key: str, place: str, file: Path) -> tuple[str, ...] | None:
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UsageError(f"{place}{key} must be a list of texts", where=file, hint=f'as in {key} = ["…"]')
    return tuple(value)
