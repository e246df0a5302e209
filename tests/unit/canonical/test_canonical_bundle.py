"""Only whole photos inside the bundle are opened, and only those that are declared."""

import hashlib
from dataclasses import replace

import pytest
from canonical_base import PHOTOS, base_story, place_photos
from canonical_cases import spoil
from PIL import ImageFile

from multipub import canonical
from multipub.canonical.photo import photo_facts
from multipub.errors import SourceError, SourceFaults


@pytest.fixture
def bundle(tmp_path):
    folder = tmp_path / "bundle"
    folder.mkdir()
    return place_photos(folder)


def test_photos_are_found_by_the_guid_of_their_picture(bundle):
    found = canonical.media_of(base_story(), bundle)
    assert [guid.rpartition("-")[2] for guid in found] == ["1", "2", "3"]
    media = next(iter(found.values()))
    assert media.path == bundle / "media" / "tram.jpg"
    assert (media.href, media.media_type, media.width, media.height) == ("media/tram.jpg", "image/jpeg", 64, 40)
    assert media.sha256 == hashlib.sha256(PHOTOS["media/tram.jpg"]).hexdigest()


def test_a_photo_that_was_never_supplied_has_no_file_and_is_no_fault(bundle):
    assert base_story().pictures[3].guid not in canonical.media_of(base_story(), bundle)


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("missing", "CAN-D01"),
        ("folder", "CAN-D01"),
        ("link-loop", "CAN-D01"),
        ("link-out", "CAN-D00"),
        ("cut", "CAN-D04"),
        ("words", "CAN-D04"),
        ("empty", "CAN-D04"),
        ("other", "CAN-D03"),
    ],
)
def test_a_photo_that_cannot_be_used_stops(bundle, fault, rule):
    spoil(bundle / "media" / "tram.jpg", fault)
    with pytest.raises(SourceFaults) as caught:
        canonical.media_of(base_story(), bundle)
    assert rule in {finding.rule for finding in caught.value.findings}
    assert all("media/tram.jpg" in line for line in caught.value.lines())


def test_all_photos_at_fault_are_told(bundle):
    for name in ("tram.jpg", "depot.png", "line.png"):
        (bundle / "media" / name).unlink()
    with pytest.raises(SourceFaults, match="3 faults"):
        canonical.media_of(base_story(), bundle)


@pytest.mark.parametrize(
    "href", ["", "/etc/hostname", "../x.jpg", "https://a.example/x.jpg", "//a/x", "a\\x.jpg", "C:x.jpg"]
)
def test_no_path_leads_out_of_the_bundle(bundle, href):
    story = base_story()
    picture = story.pictures[0]
    moved = replace(picture, file=replace(picture.file, href=href))
    with pytest.raises(SourceFaults) as caught:
        canonical.media_of(replace(story, pictures=(moved,)), bundle)
    assert [finding.rule for finding in caught.value.findings] == ["CAN-D00"]


def test_a_cut_photo_is_found_even_where_pillow_was_told_to_load_it(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    for href, data in PHOTOS.items():
        with pytest.raises(SourceError, match="damaged or cut off"):
            photo_facts(data[: len(data) * 3 // 4], where=href)
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_a_bundle_that_is_not_there_is_a_missing_photo(tmp_path):
    with pytest.raises(SourceFaults) as caught:
        canonical.media_of(base_story(), tmp_path / "nowhere")
    assert {finding.rule for finding in caught.value.findings} == {"CAN-D01"}
