"""The photos of an EPUB: as large and as fine as the style says, or the desk, with their words inside."""

import hashlib
import io
import zipfile
from dataclasses import replace

import pytest
from PIL import Image

from hard_pdf import styled
from multipub.editions.epub import EpubOptions, write
from multipub.errors import UsageError
from multipub.photo.reading import words_in
from support import figure, full_manuscript, photo


@pytest.fixture
def story(tmp_path):
    media = photo(tmp_path, size=(600, 300))
    noise = Image.effect_noise((600, 300), 60)
    return replace(full_manuscript(tmp_path), body=(figure(photographed(media, noise)),))


def photographed(media, image):
    """Return the photo with other pixels."""
    image.convert("RGB").save(media.path, "JPEG", quality=95)
    return replace(media, sha256=hashlib.sha256(media.path.read_bytes()).hexdigest())


def shown(story, folder, hints, **options):
    """Return the one photo of a book in a style with these hints."""
    press = styled(folder, "")
    tokens = press.style.folder / "tokens.toml"
    kept = [line for line in tokens.read_text("utf-8").splitlines() if not line.startswith("image-")]
    tokens.write_text("\n".join(kept).replace("[common.layout]", f"[common.layout]\n{hints}"), "utf-8")
    press = styled(folder, "")
    press = replace(press, options={"epub": EpubOptions(read_along=False, **options)})
    with zipfile.ZipFile(io.BytesIO(write(story, press))) as book:
        return book.read("EPUB/images/photo-1.jpg")


def size(data):
    return Image.open(io.BytesIO(data)).size


def test_the_style_says_how_large_photos_are(story, tmp_path):
    assert size(shown(story, tmp_path, 'image-edge = "200px"')) == (200, 100)


def test_the_desk_overrides_the_style(story, tmp_path):
    assert size(shown(story, tmp_path, 'image-edge = "200px"', longest_edge=400)) == (400, 200)


def test_a_style_that_says_nothing_leaves_small_photos_as_they_are(story, tmp_path):
    assert size(shown(story, tmp_path, "")) == (600, 300)


def test_the_style_says_how_fine_photos_are_and_the_desk_overrides_it(story, tmp_path):
    edge = 'image-edge = "400px"'
    own, coarse = shown(story, tmp_path, edge), shown(story, tmp_path, f'{edge}\nimage-quality = "40%"')
    asked = shown(story, tmp_path, f'{edge}\nimage-quality = "40%"', image_quality=70)
    assert len(coarse) < len(asked) < len(own)


def test_no_photo_is_made_finer_than_it_came(story, tmp_path):
    edge = 'image-edge = "400px"'
    own = shown(story, tmp_path, edge)
    assert shown(story, tmp_path, f'{edge}\nimage-quality = "100%"') == own


def test_a_photo_that_was_made_smaller_keeps_its_words(story, tmp_path):
    words = words_in(shown(story, tmp_path, 'image-edge = "200px"\nimage-quality = "50%"'), "image/jpeg")
    assert "Lina Haddad" in str(words)


@pytest.mark.parametrize("wrong", [{"longest_edge": 0}, {"image_quality": 0}, {"image_quality": 101}])
def test_sizes_and_qualities_that_cannot_be_are_refused(story, tmp_path, wrong):
    with pytest.raises(UsageError, match=r"pixels long|JPEG quality"):
        shown(story, tmp_path, "", **wrong)
