"""A folder is placed whole or not at all, and never over another."""

import pytest

from multipub.errors import EditionError
from multipub.placing import place_folder

FILES = {"media/quay.jpg": b"photo", "article.xml": b"<story/>"}


def listed(folder) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_folder_appears_with_all_its_files(tmp_path):
    place_folder(tmp_path / "day" / "story", FILES)
    assert listed(tmp_path) == {f"day/story/{name}": data for name, data in FILES.items()}


def test_placing_the_same_again_changes_nothing_and_brings_back_what_is_missing(tmp_path):
    place_folder(tmp_path / "story", FILES)
    (tmp_path / "story" / "media" / "quay.jpg").unlink()
    (tmp_path / "story" / "notes.txt").write_bytes(b"mine")
    place_folder(tmp_path / "story", FILES)
    assert listed(tmp_path / "story") == FILES | {"notes.txt": b"mine"}


def test_a_file_in_the_way_stops_before_anything_is_written(tmp_path):
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "article.xml").write_bytes(b"another")
    with pytest.raises(EditionError, match="another file"):
        place_folder(tmp_path / "story", FILES)
    assert listed(tmp_path) == {"story/article.xml": b"another"}


@pytest.mark.parametrize("files", [{"a\0b": b""}, {"x" * 300: b""}])
def test_a_folder_that_cannot_be_written_leaves_nothing(tmp_path, files):
    with pytest.raises((EditionError, ValueError)):
        place_folder(tmp_path / "story", {"article.xml": b"", **files})
    assert listed(tmp_path) == {}
