"""Whatever comes from a camera, a phone, an agency or a web page is a photo in every edition; what is broken, told."""

import hashlib
import io
import struct
import zlib
from dataclasses import replace

import pytest
from PIL import Image, ImageCms

from multipub.checks import examine
from multipub.editions import FORMATS, Kind
from multipub.errors import SourceError
from multipub.model.manuscript import Media
from multipub.model.observation import SeenFigure
from presses import quick_press
from support import figure, full_manuscript

SOUND = frozenset({"audio", "m4b", "opus", "daisy", "lpf"})
"""Editions that are heard: they say what photos show."""

SHOWING = [format_ for format_ in FORMATS if format_.kind is Kind.EDITION and format_.name not in SOUND]
every_edition = pytest.mark.parametrize("format_", SHOWING, ids=lambda format_: format_.name)

ORIENTATION = 0x0112
ON_ITS_SIDE = 6
DEEP = 65535


def drawing(size=(90, 60)):
    image = Image.new("RGB", size, "#cc2200")
    image.paste("#0022cc", (0, size[1] // 2, *size))
    return image


def saved(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def sixteen_bits(channels, colour_type, size=(9, 6)):
    """Return a PNG of 16 bits a channel, which Pillow reads but does not write (ISO/IEC 15948)."""
    line = b"\0" + struct.pack(f">{size[0] * channels}H", *([DEEP // 2] * size[0] * channels))

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", *size, 16, colour_type, 0, 0, 0)
    pixels = zlib.compress(line * size[1])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def exif():
    found = Image.Exif()
    found[ORIENTATION] = ON_ITS_SIDE
    return found


def see_through():
    image = drawing().convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize((90, 60)))
    return image


FRAMES = {"save_all": True, "append_images": [Image.new("RGB", (90, 60), "#00ff00")]}
WIDE_GAMUT = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()

PHOTOS = {
    "cmyk.jpg": lambda: saved(drawing().convert("CMYK"), "JPEG"),
    "turned.jpg": lambda: saved(drawing(), "JPEG", exif=exif()),
    "grey.jpg": lambda: saved(drawing().convert("L"), "JPEG"),
    "progressive.jpg": lambda: saved(drawing(), "JPEG", progressive=True),
    "odd-profile.jpg": lambda: saved(drawing(), "JPEG", icc_profile=WIDE_GAMUT),
    "tiny.jpg": lambda: saved(drawing((1, 1)), "JPEG"),
    "sixteen.png": lambda: sixteen_bits(3, 2),
    "sixteen-grey.png": lambda: sixteen_bits(1, 0),
    "sixteen-alpha.png": lambda: sixteen_bits(4, 6),
    "palette.png": lambda: saved(drawing().convert("P"), "PNG"),
    "palette-alpha.png": lambda: saved(drawing().convert("P"), "PNG", transparency=0),
    "alpha.png": lambda: saved(see_through(), "PNG"),
    "grey-alpha.png": lambda: saved(see_through().convert("LA"), "PNG"),
    "line-art.png": lambda: saved(drawing().convert("1"), "PNG"),
    "photo.webp": lambda: saved(drawing(), "WEBP"),
    "alpha.webp": lambda: saved(see_through(), "WEBP"),
    "moving.webp": lambda: saved(drawing(), "WEBP", **FRAMES),
    "photo.avif": lambda: saved(drawing(), "AVIF"),
    "moving.gif": lambda: saved(drawing(), "GIF", **FRAMES),
    "scan.tif": lambda: saved(drawing(), "TIFF"),
    "strip.png": lambda: saved(drawing((2000, 1)), "PNG"),
}


def supplied(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    return Media(path=path, href=f"media/{name}", media_type="image/jpeg", width=90, height=60, sha256=digest)


@every_edition
def test_every_kind_of_photo_is_shown_with_its_words(format_, tmp_path):
    usual = full_manuscript(tmp_path)
    shown = tuple(
        figure(supplied(tmp_path, name, make()), number) for number, (name, make) in enumerate(PHOTOS.items(), 10)
    )
    story = replace(usual, body=(*shown, *usual.body[1:]))
    seen = format_.observe(format_.write(story, quick_press()))
    assert [str(finding) for finding in examine(story, seen)] == []
    figures = [one for one in seen.seen if isinstance(one, SeenFigure)]
    assert [one.alt for one in figures[: len(PHOTOS)]] == [one.alt.text for one in shown]


BROKEN = {
    "cut.jpg": lambda: saved(Image.effect_noise((200, 200), 90), "JPEG")[:9000],
    "cut.png": lambda: saved(Image.effect_noise((200, 200), 90), "PNG")[:9000],
    "gigantic.png": lambda: saved(Image.new("1", (20_000, 10_000)), "PNG"),
    "page.html.jpg": lambda: b"<html>404 not found</html>",
    "nothing.jpg": lambda: b"",
}


@every_edition
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_photo_stops_an_edition_with_its_name(format_, name, tmp_path):
    usual = full_manuscript(tmp_path)
    story = replace(usual, body=(figure(supplied(tmp_path, name, BROKEN[name]()), 10), *usual.body[1:]))
    with pytest.raises(SourceError) as caught:
        format_.write(story, quick_press())
    assert str(caught.value.where).endswith(name)
    assert caught.value.hint
