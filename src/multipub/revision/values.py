"""Says a value of the model in words.

In:  anything that a field of a story holds.   Out: one line; empty for what is not there.
Promises: two values that differ are said differently.
"""

from datetime import datetime
from enum import Enum

from multipub.model.story import (
    EditorNote,
    MediaFile,
    Party,
    Published,
    Rights,
    Scheme,
    Subject,
    VersionLink,
)
from multipub.model.text import LangText

Named = tuple[tuple[str | None, str], ...]


def in_words(value: object) -> str:
    """Return ``value`` as a desk reads it."""
    match value:
        case None:
            return ""
        case Enum():
            return str(value.value)
        case datetime():
            return value.isoformat()
        case tuple():
            return "; ".join(filter(None, map(in_words, value)))
        case LangText(text=text, language=language):
            return f"{text} ({language})"
        case EditorNote() | Party() | Subject() | Published() | Scheme() | VersionLink() | MediaFile() | Rights():
            return _record(value)
        case _:
            return str(value)


def _record(
    value: EditorNote | Party | Subject | Published | Scheme | VersionLink | MediaFile | Rights,
) -> str:
    match value:
        case Party():
            return _with(_names(value.names) or value.literal, value.role, _unless(value.literal, value.names))
        case Subject():
            return _with(_names(value.names) or value.qcode, value.qcode)
        case EditorNote():
            return _with(value.text, value.role, value.language)
        case Published():
            return _with(value.timestamp.isoformat(), value.name)
        case Scheme():
            return _with(value.alias, value.uri)
        case VersionLink():
            return _with(value.guid, None if value.version is None else f"version {value.version}")
        case MediaFile():
            return f"{value.href}, {value.width} × {value.height} pixels, {value.size:,} bytes, SHA-256 {value.sha256}"
        case Rights():
            said = (value.notice, value.notice_link, value.data_mining)
            return "; ".join(filter(None, (in_words(value.holders), *said, in_words(value.usage_terms))))


def _names(names: Named) -> str:
    return ", ".join(f"{name} ({language})" if language else name for language, name in names)


def _unless(literal: str, names: Named) -> str | None:
    return None if any(literal == name for _, name in names) else literal


def _with(words: str, *more: str | None) -> str:
    said = [one for one in more if one and one != words]
    return f"{words} ({', '.join(said)})" if said else words
