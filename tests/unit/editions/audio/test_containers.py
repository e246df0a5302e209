"""M4B and Opus: what players find in them, the same sound and times as the MP3, and faults that are noticed."""

import base64
import io
from dataclasses import replace

import mutagen
import numpy as np
import pytest
from mutagen.flac import Picture

from multipub import carriers
from multipub.carriers import mp4, ogg
from multipub.carriers._ogg_packets import CHECKSUM_AT, packets
from multipub.editions import FORMATS, Kind
from multipub.editions._audio.chapters import chapters_of
from multipub.editions.m4b import LONGEST_TITLE, M4B, M4bOptions, _short
from multipub.editions.opus import OPUS, OpusOptions
from multipub.errors import SourceError
from multipub.speech.encoding import Codec, decode
from multipub.speech.finishing import finished
from support import SOURCE, full_manuscript
from tones import press_with_tones, record_tones, tones

CONTAINERS = [M4B, OPUS]
each = pytest.mark.parametrize("format_", CONTAINERS, ids=lambda format_: format_.name)

COVER = "Boats at the quay, picture 1. (Lina Haddad/Coastal Press)"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The English manuscript, its recording, and its editions by name."""
    with tones():
        manuscript = full_manuscript(tmp_path_factory.mktemp("story"))
        recording = record_tones(manuscript)
        press = replace(press_with_tones(), recording=lambda _: recording)
        names = [format_.name for format_ in FORMATS if format_.kind is Kind.EDITION and "audio/" in format_.media_type]
        files = {name: FORMATS[name].write(manuscript, press) for name in names}
    return manuscript, recording, files


def test_players_find_what_they_know_in_an_m4b(made):
    manuscript, recording, files = made
    file = mutagen.File(io.BytesIO(files["m4b"]))
    assert files["m4b"][4:12] == b"ftypM4B "
    assert file["\xa9nam"] == [manuscript.headline]
    assert file["\xa9ART"] == list(manuscript.creators)
    assert file["stik"] == [2]
    assert file["cprt"] == [manuscript.rights]
    assert bytes(file["----:com.apple.iTunes:COVER DESCRIPTION"][0]).decode() == COVER
    assert [bytes(one).decode() for one in file["----:com.apple.iTunes:CREDIT"]] == [
        "Lina Haddad/Coastal Press",
        "Omar Lind/Pool/Coastal Press",
    ]
    assert bytes(file["covr"][0]).startswith(b"\xff\xd8\xff")
    wanted = chapters_of(manuscript, recording)
    assert [(round(one.start * 1000), one.title) for one in file.chapters] == [(one.start, one.title) for one in wanted]


def test_players_find_what_they_know_in_an_opus(made):
    manuscript, recording, files = made
    file = mutagen.File(io.BytesIO(files["opus"]))
    assert (file["title"], file["artist"]) == ([manuscript.headline], list(manuscript.creators))
    picture = Picture(base64.b64decode(file["metadata_block_picture"][0]))
    assert (picture.type, picture.mime, picture.desc) == (3, "image/jpeg", COVER)
    assert (picture.width, picture.height) == (320, 200)
    wanted = chapters_of(manuscript, recording)
    assert [file[f"chapter{number:03}name"][0] for number in range(1, len(wanted) + 1)] == [one.title for one in wanted]
    assert file["chapter001"] == ["00:00:00.000"]


def test_every_file_has_the_same_sound_at_the_same_times(made):
    """Every edition that is one sound file decodes to the recording: as long, and nowhere shifted."""
    _, recording, files = made
    wanted = np.frombuffer(recording.samples, "<i2").astype(np.float64)
    assert set(files) >= {"audio", "m4b", "opus"}
    for name, data in files.items():
        heard, rate = decode(data)
        step = rate // recording.rate
        heard = heard[::step].astype(np.float64)
        assert abs(len(heard) - len(wanted)) <= recording.rate // 10, name
        part = slice(2 * recording.rate, 12 * recording.rate)
        lags = {lag: float(wanted[part] @ heard[part.start + lag : part.stop + lag]) for lag in range(-40, 41)}
        assert max(lags, key=lags.__getitem__) == 0, name


@each
def test_the_metadata_is_the_storys(format_, made):
    manuscript, _, files = made
    seen = format_.observe(files[format_.name])
    assert (seen.title, seen.language, seen.rights) == (manuscript.headline, "en", manuscript.rights)
    assert seen.creators == manuscript.creators
    assert seen.credits == ("Lina Haddad/Coastal Press", "Omar Lind/Pool/Coastal Press")
    assert (seen.source, seen.complaints, seen.spoken) == (SOURCE, (), True)


@pytest.mark.parametrize(("format_", "options"), [(M4B, M4bOptions(cover_edge=0)), (OPUS, OpusOptions(cover_edge=0))])
def test_no_cover_is_made_where_none_is_wanted(format_, options, made):
    manuscript, recording, files = made
    press = replace(press_with_tones(), recording=lambda _: recording, options={format_.name: options})
    assert b"\xff\xd8\xff\xe0" not in format_.write(manuscript, press)
    assert len(format_.write(manuscript, press)) < len(files[format_.name])


@each
def test_a_bare_sound_is_an_error_and_carries_no_canonical_xml(format_, made):
    _, recording, _ = made
    bare = finished(recording, Codec.AAC if format_ is M4B else Codec.OPUS)
    with pytest.raises(SourceError, match="no transcript"):
        format_.observe(bare)
    with pytest.raises(SourceError, match="carries no canonical XML"):
        carriers.extract(bare, where="sound")


@pytest.mark.parametrize("carrier", [mp4, ogg])
def test_the_canonical_xml_goes_into_any_file_and_comes_out_byte_for_byte(carrier, made):
    _, recording, _ = made
    bare = finished(recording, Codec.AAC if carrier is mp4 else Codec.OPUS)
    source = b"\xef\xbb\xbf<a>\r\n\x00\xff</a>"
    put = carrier.put(bare, source)
    assert carrier.extract(put) == source
    assert carrier.extract(carrier.put(put, b"<b/>")) == b"<b/>"
    assert np.array_equal(decode(put)[0], decode(bare)[0])


@each
def test_damage_is_an_error_and_not_a_traceback(format_, made):
    _, _, files = made
    data = files[format_.name]
    for place in (0, 5, 30, 60, 300, len(data) // 2):
        broken = data[:place] + b"\xff\xff\xff\xff" + data[place + 4 :]
        try:
            assert format_.observe(broken) is not None
        except SourceError:
            continue
    for end in (20, 100, 2000):
        with pytest.raises(SourceError):
            format_.observe(data[:end])


def test_a_page_that_is_not_what_its_checksum_says_is_damage(made):
    _, _, files = made
    data = bytearray(files["opus"])
    assert next(packets(bytes(data))).startswith(b"OpusHead")
    data[CHECKSUM_AT] ^= 1
    with pytest.raises(SourceError, match="damaged"):
        next(packets(bytes(data)))


def test_an_m4b_of_another_kind_or_language_is_noticed(made):
    _, _, files = made
    data = files["m4b"]
    other = data.replace(b"ftypM4B ", b"ftypM4A ", 1)
    assert any("not an audiobook" in one for one in M4B.observe(other).complaints)
    place = data.index(b"mdhd") + 4 + 20
    french = data[:place] + b"\x1a\x41" + data[place + 2 :]
    assert any("marked as" in one for one in M4B.observe(french).complaints)


def test_chapters_that_leave_a_gap_are_noticed(made):
    _, _, files = made
    file = mutagen.File(buffer := io.BytesIO(files["opus"]))
    file["CHAPTER001"] = ["00:00:01.000"]
    buffer.seek(0)
    file.save(buffer)
    assert any("lasts from 1000" in one for one in OPUS.observe(buffer.getvalue()).complaints)


def test_a_long_title_of_a_chapter_is_cut_inside_no_letter():
    assert _short("kurz") == "kurz"
    assert len(_short("ä" * 200).encode()) <= LONGEST_TITLE
    assert _short("ä" * 200).endswith("ä…")
