"""Photos reach the editions fit for use: untouched where they are, turned and converted where they are not."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageFile

from multipub.editions import _pictures
from multipub.editions._pictures import prepare
from multipub.errors import SourceError
from multipub.model.manuscript import Media
from support import photo

ORIENTATION = 0x0112
QUARTER_TURN = 6


def drawing(size: tuple[int, int] = (90, 60)) -> Image.Image:
    """A red upper half over a blue lower half."""
    image = Image.new("RGB", size, "#cc2200")
    image.paste("#0022cc", (0, size[1] // 2, *size))
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def media(folder: Path, data: bytes, name: str = "photo.jpg") -> Media:
    path = folder / name
    path.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    return Media(path=path, href=name, media_type="image/jpeg", width=90, height=60, sha256=digest)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        (drawing(), "JPEG"),
        (drawing(), "PNG"),
        (drawing().convert("L"), "JPEG"),
        (drawing().convert("L"), "PNG"),
        (drawing().convert("RGBA"), "PNG"),
    ],
    ids=["JPEG", "PNG", "grey JPEG", "grey PNG", "transparent PNG"],
)
def test_a_fit_photo_passes_untouched(tmp_path, image, kind):
    data = saved(image, kind)
    made = prepare(media(tmp_path, data), longest_edge=90)
    assert made.data == data
    assert (made.width, made.height) == (90, 60)
    assert made.media_type == f"image/{kind.lower()}"


@pytest.mark.parametrize("kind", ["WEBP", "AVIF", "TIFF", "BMP"])
def test_a_photo_in_another_format_becomes_a_jpeg_of_the_same_colours(tmp_path, kind):
    made = prepare(media(tmp_path, saved(drawing(), kind)))
    assert made.media_type == "image/jpeg"
    red, green, blue = opened(made.data).convert("RGB").getpixel((10, 10))
    assert red > 190
    assert green < 50
    assert blue < 40


@pytest.mark.parametrize("mode", ["1", "P"])
def test_a_drawing_with_few_colours_becomes_a_plain_png(tmp_path, mode):
    made = prepare(media(tmp_path, saved(drawing().convert(mode), "PNG")))
    assert made.media_type == "image/png"
    assert opened(made.data).mode in {"L", "RGB"}


def test_transparency_stays(tmp_path):
    image = drawing().convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize((90, 60)))
    made = prepare(media(tmp_path, saved(image, "WEBP")))
    assert made.media_type == "image/png"
    assert opened(made.data).mode == "RGBA"
    palette = drawing().convert("P")
    made = prepare(media(tmp_path, saved(palette, "PNG", transparency=palette.getpixel((0, 0)))))
    assert opened(made.data).getpixel((0, 0))[3] == 0


def test_a_photo_on_its_side_is_turned_once(tmp_path):
    exif = Image.Exif()
    exif[ORIENTATION] = QUARTER_TURN
    made = prepare(media(tmp_path, saved(drawing(), "JPEG", exif=exif)))
    assert (made.width, made.height) == (60, 90)
    assert ORIENTATION not in opened(made.data).getexif()
    assert opened(made.data).getpixel((55, 45))[0] > 190  # what lay on top is on the right now
    assert opened(made.data).getpixel((5, 45))[2] > 190


def test_print_colours_become_screen_colours(tmp_path):
    made = prepare(media(tmp_path, saved(drawing().convert("CMYK"), "JPEG")))
    assert opened(made.data).mode == "RGB"
    assert opened(made.data).getpixel((10, 10))[0] > 190


def test_a_colour_profile_is_used_when_a_photo_is_converted_and_a_wrong_one_is_not(tmp_path):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (srgb, b"no profile at all"):
        made = prepare(media(tmp_path, saved(drawing(), "TIFF", icc_profile=profile)))
        assert opened(made.data).getpixel((10, 10))[0] > 190
    cmyk_with_rgb_profile = saved(drawing().convert("CMYK"), "JPEG", icc_profile=srgb)
    assert opened(prepare(media(tmp_path, cmyk_with_rgb_profile)).data).mode == "RGB"
    lab = ImageCms.profileToProfile(
        drawing(), ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
    )
    assert opened(prepare(media(tmp_path, saved(lab, "TIFF"))).data).getpixel((10, 10))[0] > 190


def test_sixteen_bits_become_eight_without_clipping(tmp_path):
    made = prepare(media(tmp_path, saved(Image.new("I;16", (8, 8), 0x8000), "PNG")))
    assert opened(made.data).mode == "L"
    assert opened(made.data).getpixel((0, 0)) in {127, 128}
    with pytest.raises(SourceError, match="floating-point"):
        prepare(media(tmp_path, saved(Image.new("F", (8, 8), 0.5), "TIFF")))


def test_an_animation_gives_its_first_frame(tmp_path):
    frames = [drawing(), Image.new("RGB", (90, 60), "#00ff00")]
    for kind in ("GIF", "PNG"):
        made = prepare(media(tmp_path, saved(frames[0], kind, save_all=True, append_images=frames[1:])))
        assert getattr(opened(made.data), "n_frames", 1) == 1
        assert opened(made.data).convert("RGB").getpixel((10, 10))[0] > 190


def test_a_larger_photo_is_scaled_to_the_longest_edge(tmp_path):
    made = prepare(media(tmp_path, saved(drawing((3000, 20)), "JPEG")), longest_edge=100)
    assert opened(made.data).size == (made.width, made.height) == (100, 1)


def test_a_style_in_grey_gets_grey_photos(tmp_path):
    made = prepare(media(tmp_path, saved(drawing(), "JPEG")), grey=True)
    assert opened(made.data).mode == "L"
    assert prepare(media(tmp_path, made.data), grey=True).data == made.data


def test_the_same_photo_gives_the_same_bytes(tmp_path):
    data = saved(drawing(), "WEBP")
    first = prepare(media(tmp_path, data)).data
    _pictures._prepared.cache_clear()
    assert prepare(media(tmp_path, data)).data == first


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_cut_photo_is_refused_whatever_another_library_set(tmp_path, monkeypatch, kind):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    data = saved(Image.effect_noise((200, 200), 90).convert("RGB"), kind)
    with pytest.raises(SourceError) as fault:
        prepare(media(tmp_path, data[: len(data) // 2]))
    assert str(tmp_path / "photo.jpg") == fault.value.where
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


@pytest.mark.parametrize("left_out", [1, 2, 100, 4000])
@pytest.mark.parametrize(
    "how", [{}, {"progressive": True}, {"subsampling": 0}, {"restart_marker_blocks": 4}], ids=lambda how: str(*how)
)
def test_a_jpeg_without_its_last_bytes_is_refused(tmp_path, how, left_out):
    data = saved(Image.effect_noise((200, 200), 90).convert("RGB"), "JPEG", **how)
    assert prepare(media(tmp_path, data)).data == data
    with pytest.raises(SourceError, match="damaged"):
        prepare(media(tmp_path, data[:-left_out]))


@pytest.mark.parametrize("data", [b"", b"no picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8\xff"])
def test_what_is_no_picture_is_refused(tmp_path, data):
    with pytest.raises(SourceError, match="no picture"):
        prepare(media(tmp_path, data))


def test_a_gigantic_picture_is_refused_before_it_is_decoded(tmp_path):
    with pytest.raises(SourceError, match="pixels"):
        prepare(media(tmp_path, saved(Image.new("1", (20_000, 10_000)), "PNG")))


def test_another_file_than_the_canonical_xml_names_is_refused(tmp_path):
    wanted = photo(tmp_path)
    assert prepare(wanted).data == wanted.path.read_bytes()
    wanted.path.write_bytes(saved(drawing(), "JPEG"))
    with pytest.raises(SourceError, match="SHA-256") as fault:
        prepare(wanted)
    assert fault.value.where == str(wanted.path)
    wanted.path.unlink()
    with pytest.raises(SourceError, match="cannot be read"):
        prepare(wanted)
