"""A desk's defaults: ``multipub.toml``, beside the input or in a folder above it.

In:  a folder.   Out: ``Desk``.
Promises: nothing in the file is ignored: an unknown key, or a value of the wrong kind, is an error that says which.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Literal

from multipub.errors import UsageError
from multipub.speech.wishes import AskedSpeech, asked_in_table

FILE_NAME = "multipub.toml"

CreditPolicy = Literal["warn", "stop"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a desk sets once instead of typing it each time.

    ``house`` publishes the stories; ``authority`` is its internet domain (it makes guids unique); ``style``,
    ``voices`` and ``formats`` are what ``--style``, ``--voice`` and ``--to`` would say; ``credit_missing`` says whether
    a photo without a credit is told (warn) or stops the export; ``speech`` is what the ``--speech-…`` flags would say.
    """

    house: str = "Newsroom"
    authority: str = "newsroom.example"
    language: str | None = None
    style: str = "default"
    voices: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("pdf", "epub", "docx", "audio")
    credit_missing: CreditPolicy = "warn"
    speech: AskedSpeech = field(default_factory=AskedSpeech)


def desk_for(folder: Path) -> Desk:
    """Return the defaults of the nearest ``multipub.toml`` in ``folder`` or above it, else those of multipub.

    Raises:
        UsageError: if the file is no TOML, or has a key or a value that means nothing.
    """
    for place in (folder, *folder.parents):
        file = place / FILE_NAME
        if file.is_file():
            return _read(file)
    return Desk()


def _read(file: Path) -> Desk:
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"this is no TOML: {error}", where=file, hint="correct the file or take it away") from None
    known = sorted(one.name for one in fields(Desk))
    for key in table:
        if key not in known:
            raise UsageError(f"unknown key {key!r}", where=file, hint=f"known: {', '.join(known)}")
    plain = Desk()
    policy = _text(table, "credit_missing", plain.credit_missing, file)
    if policy not in ("warn", "stop"):
        raise UsageError(f"credit_missing cannot be {policy!r}", where=file, hint="warn or stop")
    return Desk(
        house=_text(table, "house", plain.house, file),
        authority=_text(table, "authority", plain.authority, file),
        language=_text(table, "language", "", file) or None,
        style=_text(table, "style", plain.style, file),
        voices=_texts(table, "voices", plain.voices, file),
        formats=_texts(table, "formats", plain.formats, file),
        credit_missing="stop" if policy == "stop" else "warn",
        speech=_speech(table, file),
    )


def _speech(table: Mapping[str, object], file: Path) -> AskedSpeech:
    value = table.get("speech", {})
    if not isinstance(value, dict):
        raise UsageError("speech must be a table", where=file, hint="as in [speech] on a line of its own")
    return asked_in_table(value, file, "speech.")


def _text(table: Mapping[str, object], key: str, default: str, file: Path) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise UsageError(f"{key} must be a text", where=file, hint=f'as in {key} = "…"')
    return value


def _texts(table: Mapping[str, object], key: str, default: tuple[str, ...], file: Path) -> tuple[str, ...]:
    value = table.get(key, list(default))
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UsageError(f"{key} must be a list of texts", where=file, hint=f'as in {key} = ["…"]')
    return tuple(value)
