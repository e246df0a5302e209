"""IPTC-IIM: read a photo's words out of Photoshop image resources.

In:  the bytes of the resources.   Out: ``PhotoWords``.
Promises: what is cut off says as much as it holds; text of unknown encoding is read as UTF-8 where it is that, else as
Windows-1252.

Source: IPTC-NAA Information Interchange Model 4.2.
"""

from multipub.model.text import LangText
from multipub.photo import iptc
from multipub.photo.letters import tidy
from multipub.photo.words import PhotoWords
from multipub.photo.xmp import DEFAULT_LANGUAGE

DAY = 8
"""Digits of a date: CCYYMMDD; parts that are not known are zeros."""

TIME = len("064200+0200")


def read(resources: bytes) -> PhotoWords:
    """Return what the resources' IPTC block says; its caption has no language."""
    fields: dict[tuple[int, int], list[str]] = {}
    for one in iptc.data_sets_of(resources):
        if words := tidy(one.value.decode(errors="replace").rstrip("\0")):
            fields.setdefault(one.key, []).append(words)

    def first(key: tuple[int, int]) -> str | None:
        return next(iter(fields.get(key, ())), None)

    caption = first(iptc.CAPTION)
    return PhotoWords(
        captions=(LangText(text=caption, language=DEFAULT_LANGUAGE),) if caption else (),
        creators=tuple(dict.fromkeys(fields.get(iptc.BYLINE, ()))),
        credit=first(iptc.CREDIT),
        source=first(iptc.SOURCE),
        rights=first(iptc.COPYRIGHT),
        created=_moment(first(iptc.DATE_CREATED), first(iptc.TIME_CREATED)),
    )


def _moment(day: str | None, time: str | None) -> str | None:
    """Return date and time as ISO 8601, as far as they are known."""
    if day is None or len(day) != DAY or not day.isdecimal() or day[:4] == "0000":
        return None
    parts = [day[:4], *(part for part in (day[4:6], day[6:8]) if part != "00")]
    date = "-".join(parts)
    if time is None or len(time) != TIME or len(parts) < len(("year", "month", "day")):
        return date
    return f"{date}T{time[:2]}:{time[2:4]}:{time[4:6]}{time[6:9]}:{time[9:]}"
