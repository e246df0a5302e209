"""Reads the small things that all agency formats write in their own ways: moments, statuses, people, codes.

In:  words as they stand in a file.   Out: values of the model, or nothing where the words say none.
Promises: a moment without a zone gets the one the input came in; nothing is guessed from a name.

Source: ISO 8601-1, 5.2 to 5.4 (basic and extended formats); IPTC NewsCodes.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from urllib.parse import urlsplit

from multipub.ingest._markup.letters import one_line
from multipub.model.story import Party, PubStatus, Scheme, Subject

MOST_URGENCY = 9
LONGEST_NUMBER = 9
"""Digits of a version."""

REPORTER = "mp:reporter"
PHOTOGRAPHER = "mp:photographer"

MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
SUBJECT_CODES = "http://cv.iptc.org/newscodes/subjectcode/"
FIRST_MEDIA_TOPIC = 20_000_000
"""IPTC media topics count from here; eight digits below are the older subject codes."""

_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?\s*(Z|[+-]\d\d:?\d\d)?")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_CODE = re.compile(r"[^\s:]{1,120}")
_ALIAS = re.compile(r"[A-Za-z_][\w.-]*")


def moment_of(said: str | None, zone: tzinfo | None) -> datetime | None:
    """Return the moment that ``said`` means, or nothing; midnight stands for a day alone."""
    words = one_line(said)
    basic = _BASIC.fullmatch(words)
    if basic is not None:
        year, month, day, hour, minute, second, offset = basic.groups()
        words = f"{year}-{month}-{day}T{hour or '00'}:{minute or '00'}:{second or '00'}{offset or ''}"
    try:
        moment = datetime.fromisoformat(words)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=zone or UTC)
        moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment.replace(microsecond=0)


def date_of(said: str | None, zone: tzinfo | None) -> str | None:
    """Return a date of a content as G2 writes it: a year, a month, a day, or a moment."""
    words = one_line(said)
    moment = moment_of(words if len(words) > len("2026-03") else f"{words}-01-01"[:10], zone)
    if moment is None:
        return None
    return words if _DATE.fullmatch(words) else moment.isoformat()


def status_of(said: str | None) -> PubStatus | None:
    """Return the status that a name or a code means; nothing if it is none that is known."""
    word = one_line(said).rpartition(":")[2].rpartition("/")[2].lower()
    if word in {"usable", "use", "published", "embargoed"}:
        return PubStatus.USABLE
    if word in {"canceled", "cancelled", "killed", "kill", "retracted"}:
        return PubStatus.CANCELED
    return PubStatus.WITHHELD if word in {"withheld", "withhold", "hold", "withdrawn"} else None


def number_of(said: object, *, most: int | None = None) -> int | None:
    """Return a whole number from 1, or nothing."""
    digits = str(said).strip() if isinstance(said, str | int) and not isinstance(said, bool) else ""
    if not (digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_NUMBER) or int(digits) < 1:
        return None
    return int(digits) if most is None or int(digits) <= most else None


def urgency_of(said: object) -> int | None:
    """Return an urgency from 1 to 9, or nothing."""
    return number_of(said, most=MOST_URGENCY)


def party(name: str | None, *, literal: str | None = None, role: str | None = None) -> tuple[Party, ...]:
    """Return a person or an organisation, as a tuple of one; none if nobody is named."""
    words, code = one_line(name), one_line(literal)
    if not words and not code:
        return ()
    words = words or readable(code)
    return (Party(literal=code or words, names=((None, words),), role=role),)


def readable(code: str) -> str:
    """Return what a code or an address says to a reader: its last part, or its host."""
    address = urlsplit(code) if code.startswith(("http://", "https://")) else None
    if address is not None:
        return (address.hostname or code).removeprefix("www.")
    return code.rpartition(":")[2] or code


def once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return the parties, each name once."""
    found: dict[str, Party] = {}
    for one in parties:
        found.setdefault(one.name().casefold(), one)
    return tuple(found.values())


def subject_of(
    code: str, names: tuple[tuple[str | None, str], ...], vocabulary: str | None = None
) -> tuple[Subject, Scheme | None] | None:
    """Return a subject and the vocabulary that explains its code; nothing if none explains it.

    ``code`` may be an address of a vocabulary's entry, or stand in the ``vocabulary`` of that address.
    """
    if code.startswith(("http://", "https://")):
        vocabulary, code = code[: code.rindex("/") + 1], code[code.rindex("/") + 1 :]
    if vocabulary is None and code.isascii() and code.isdigit() and len(code) == len(str(FIRST_MEDIA_TOPIC)):
        vocabulary = MEDIA_TOPICS if int(code) >= FIRST_MEDIA_TOPIC else SUBJECT_CODES
    if not vocabulary or not _CODE.fullmatch(code):
        return None
    if vocabulary == MEDIA_TOPICS:
        return Subject(qcode=f"medtop:{code}", names=names), None
    alias = "subj" if vocabulary == SUBJECT_CODES else _alias(vocabulary)
    return Subject(qcode=f"{alias}:{code}", names=names), Scheme(alias=alias, uri=vocabulary)


def _alias(vocabulary: str) -> str:
    """Return an alias for a vocabulary that has none, made from its address: the same address, the same alias."""
    parts = [part for part in re.split(r"[^A-Za-z0-9]+", vocabulary.partition("//")[2]) if part]
    alias = "x-" + "-".join(parts[-3:])
    return alias if _ALIAS.fullmatch(alias) else "x-codes"
