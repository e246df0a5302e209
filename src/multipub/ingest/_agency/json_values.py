"""Opens JSON of unknown origin, and takes values out of it that may be of any kind.

In:  bytes.   Out: the object; strings, lists and objects out of it, whatever stands there.
Promises: size and depth are limited; what is of another kind than expected reads as nothing, never as an error.

Source: RFC 8259.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from multipub.errors import SourceError
from multipub.ingest._markup.letters import refuse_lost
from multipub.ingest._text.decoding import decode

LARGEST_JSON = 16 * 1024 * 1024
"""Bytes.  A story with its photos' addresses has about 50 kB; photos are never inside."""

DEEPEST_JSON = 60
"""Lists and objects inside one another; a photo of a story within a package needs about ten."""

Json = Mapping[str, object]

_OPENERS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{\]}]')


def open_json(data: bytes, path: Path) -> Json:
    """Return the object in ``data``.

    Raises:
        SourceError: if it is no JSON object, or too large or too deep.
    """
    if len(data) > LARGEST_JSON:
        message = f"the file has {len(data):,} bytes, more than {LARGEST_JSON:,}"
        raise SourceError(message, where=path, hint="one file holds one story; photos stay in their own files")
    text, _ = decode(data, where=path)
    if (line := _too_deep(text)) is not None:
        message = f"lists and objects are nested too deeply (at most {DEEPEST_JSON})"
        raise SourceError(message, where=f"{path}:{line}", hint="ask for the story by itself")
    try:
        value = json.loads(text)
    except json.JSONDecodeError as fault:
        hint = "open the file in an editor and mend this line"
        raise SourceError(f"not well-formed JSON: {fault.msg}", where=f"{path}:{fault.lineno}", hint=hint) from None
    except (ValueError, RecursionError) as fault:
        raise SourceError(f"this JSON cannot be read: {fault}", where=path, hint="ask for the file again") from None
    if not isinstance(value, dict):
        raise SourceError("this JSON is no object", where=path, hint="a ninjs file holds one object")
    refuse_lost(json.dumps(value, ensure_ascii=False) if "\\u" in text else text, where=str(path))
    return value


def _too_deep(text: str) -> int | None:
    """Return the line where JSON is nested too deeply, or nothing."""
    depth = 0
    if text.count("{") + text.count("[") <= DEEPEST_JSON:
        return None
    for found in _OPENERS.finditer(text):
        sign = text[found.start()]
        depth += 1 if sign in "[{" else -1 if sign in "]}" else 0
        if depth > DEEPEST_JSON:
            return text.count("\n", 0, found.start()) + 1
    return None


def string(value: Json, *names: str) -> str:
    """Return the first of these values that is a string with words, or a number; empty if there is none."""
    for name in names:
        found = value.get(name)
        if isinstance(found, str) and found.strip():
            return found
        if isinstance(found, int) and not isinstance(found, bool):
            return str(found)
    return ""


def objects(value: Json, *names: str) -> Iterator[Json]:
    """Yield the objects in the first of these lists that is there; a map of objects is a list of its values."""
    for name in names:
        found = value.get(name)
        if isinstance(found, dict):
            entries = [{"name": key, **one} for key, one in found.items() if isinstance(one, dict)]
            yield from entries or [found]
            return
        if isinstance(found, list):
            yield from (one for one in found if isinstance(one, dict))
            return


def strings(value: Json, *names: str) -> Iterator[str]:
    """Yield the strings in the first of these lists that is there."""
    for name in names:
        found = value.get(name)
        if isinstance(found, list):
            yield from (one for one in found if isinstance(one, str) and one.strip())
            return
        if isinstance(found, str) and found.strip():
            yield found
            return
