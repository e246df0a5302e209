"""The bundle: a canonical file and the photos beside it.

In:  the ``href`` of a photo and the folder of its canonical file.   Out: ``Media``, checked, or every fault at once.
Promises: only files inside the folder are ever opened: no absolute path, no ``..``, no link that leads out, no URL.
"""

import errno
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from multipub.canonical.faults import Faults
from multipub.canonical.photo import PhotoFault, photo_facts
from multipub.model.manuscript import Media
from multipub.model.story import MediaFile, Story

LARGEST_PHOTO = 512 * 1024 * 1024
"""Bytes.  An uncompressed photo of 120 million pixels is smaller."""


def media_of(story: Story, folder: Path) -> dict[str, Media]:
    """Return the photos of ``story`` by the guids of their pictures; a photo that was never supplied has none.

    Raises:
        SourceFaults: with every photo that is missing, outside ``folder``, damaged, or not the one that is declared.
    """
    faults = Faults(str(folder))
    found: dict[str, Media] = {}
    for picture in story.pictures:
        if picture.file is None:
            continue
        differences = list(file_faults(picture.file, folder))
        for rule, message in differences:
            faults.add(rule, message)
        if not differences:
            found[picture.guid] = Media(
                path=folder / picture.file.href,
                href=picture.file.href,
                media_type=picture.file.media_type,
                width=picture.file.width,
                height=picture.file.height,
                sha256=picture.file.sha256,
            )
    faults.stop()
    return found


def media_file(href: str, folder: Path) -> MediaFile:
    """Return what the photo at ``href`` in ``folder`` is, measured.

    Raises:
        PhotoFault: if it is outside the folder, missing or damaged.
    """
    facts = photo_facts(_bytes(href, folder), where=href)
    return MediaFile(
        href=href,
        media_type=facts.media_type,
        size=facts.size,
        width=facts.width,
        height=facts.height,
        sha256=facts.sha256,
    )


def file_faults(declared: MediaFile, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every rule (id and what is wrong) that a photo's file breaks."""
    href = declared.href
    try:
        data = _bytes(href, folder)
    except PhotoFault as fault:
        yield fault.rule, f"{href!r}: {fault.message}"
        return
    if len(data) != declared.size:
        yield "CAN-D02", f"{href!r} has {len(data):,} bytes, not {declared.size:,}"
    try:
        facts = photo_facts(data, where=href)
    except PhotoFault as fault:
        yield fault.rule, f"{href!r}: {fault.message}"
        return
    if declared.sha256 and facts.sha256 != declared.sha256:
        yield "CAN-D03", f"{href!r} is another file: its SHA-256 is {facts.sha256[:12]}…, not {declared.sha256[:12]}…"
    if (facts.width, facts.height) != (declared.width, declared.height):
        yield (
            "CAN-D06",
            f"{href!r} has {facts.width} x {facts.height} pixels, not {declared.width} x {declared.height}",
        )
    if facts.media_type != declared.media_type:
        yield "CAN-D07", f"{href!r} is {facts.media_type}, not {declared.media_type}"


def leaves_bundle(href: str) -> str | None:
    """Return why ``href`` cannot be a file of the bundle, going by the words alone; nothing if it can."""
    path = PurePosixPath(href)
    if not href.strip():
        return "no file is named"
    if ":" in href or href.startswith("//"):
        return f"{href!r} is an address, not a file of the bundle"
    if path.is_absolute() or "\\" in href:
        return f"{href!r} is no path relative to the canonical file"
    if ".." in path.parts:
        return f"{href!r} leaves the bundle"
    if not href.isprintable():
        return f"{href!r} holds control characters"
    return None


def _bytes(href: str, folder: Path) -> bytes:
    """Return the bytes of a photo, once it is certain that it is a plain file inside ``folder``."""
    reason = leaves_bundle(href)
    if reason:
        raise PhotoFault("CAN-D00", reason, where=href)
    try:
        inside = folder.resolve(strict=True)
        path = (inside / href).resolve(strict=True)
        if not path.is_relative_to(inside):
            raise PhotoFault("CAN-D00", "a link leads out of the bundle", where=href)
        if not path.is_file():
            raise PhotoFault("CAN-D01", "this is no plain file", where=href)
        if path.stat().st_size > LARGEST_PHOTO:
            raise PhotoFault("CAN-D05", f"the file is larger than {LARGEST_PHOTO:,} bytes", where=href)
        return path.read_bytes()
    except FileNotFoundError:
        raise PhotoFault("CAN-D01", "the file is missing", where=href) from None
    except (OSError, RuntimeError) as fault:
        reason = errno.errorcode.get(getattr(fault, "errno", None) or 0, "a loop of links")
        raise PhotoFault("CAN-D01", f"the file cannot be read ({reason})", where=href) from None
