"""The talking book: what is in it, and every rule of DAISY 2.02 that it keeps, with a case that breaks it."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from multipub import carriers
from multipub.commands.check import _format_of
from multipub.editions._bundle import bundle, unbundle
from multipub.editions._daisy import rules
from multipub.editions._daisy.rules import complaints, local, metadata
from multipub.editions.daisy import DAISY
from multipub.errors import SourceError
from multipub.model.speech_wishes import Skip, SpeechWishes
from presses import quick_press
from support import SOURCE, arabic_manuscript, full_manuscript, with_change
from tones import record_tones, tones


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The English manuscript, its recording, and the files of its book."""
    with tones():
        manuscript = full_manuscript(tmp_path_factory.mktemp("story"))
        recording = record_tones(manuscript)
        data = DAISY.write(manuscript, replace(quick_press(), recording=lambda _: recording))
        return manuscript, recording, unbundle(data)


def told(files, old, new, name="ncc.html"):
    """Return what is said of a book with one thing changed in one of its files."""
    return list(complaints(with_change(files, name, old, new)))


def test_a_book_keeps_every_rule(made):
    assert list(complaints(made[2])) == []


def test_the_metadata_counts_what_is_there(made):
    manuscript, recording, files = made
    said = metadata(ElementTree.fromstring(files["ncc.html"]))
    assert said["dc:title"] == [manuscript.headline]
    assert said["dc:creator"] == list(manuscript.creators)
    assert said["dc:contributor"] == ["Lina Haddad"]
    assert said["dc:date"] == ["2026-03-12"]
    assert said["ncc:multimediaType"] == ["audioFullText"]
    assert said["ncc:files"] == [str(len(files))]
    assert said["ncc:totalTime"] == [
        f"00:{int(recording.seconds + 0.5) // 60:02}:{int(recording.seconds + 0.5) % 60:02}"
    ]


def test_the_headings_lead_to_their_moments(made):
    _, _, files = made
    body = ElementTree.fromstring(files["ncc.html"])[1]
    assert [(local(item), "".join(item.itertext())) for item in body] == [
        ("h1", "Old wharf at Port Nadir to reopen"),
        ("h2", "What changes"),
        ("h3", "What it costs"),
        ("h3", "The wharf in figures"),
        ("h2", "Notes"),
        ("h2", "Image descriptions"),
        ("h2", "Credits and rights"),
    ]
    words = {one.get("id"): "".join(one.itertext()) for one in ElementTree.fromstring(files["text.html"]).iter()}
    for item in body:
        name, _, moment = item[0].get("href").partition("#")
        par = next(one for one in ElementTree.fromstring(files[name]).iter() if one.get("id") == moment)
        assert words[par[0].get("src").partition("#")[2]].strip() == "".join(item.itertext())


def test_every_phrase_has_its_clip_and_pauses_belong_to_the_phrase_before(made):
    _, recording, files = made
    clips = [
        tuple(float(one.get(edge)[4:-1]) for edge in ("clip-begin", "clip-end"))
        for name in sorted(files)
        if name.startswith("s0")
        for one in ElementTree.fromstring(files[name]).iter()
        if local(one) == "audio"
    ]
    heard = [timed for timed in recording.timed if timed.end > timed.start]
    starts = [one.start / recording.rate for one in heard[1:]]
    assert [start for start, _ in clips[1:]] == pytest.approx(starts, abs=0.00051)
    assert (clips[0][0], clips[-1][1]) == (0.0, pytest.approx(recording.seconds, abs=0.0006))


@pytest.mark.parametrize("name", rules.REQUIRED)
def test_metadata_that_is_missing_is_told(name, made):
    assert any(name in one for one in told(made[2], f'name="{name}"'.encode(), b'name="other"'))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (b'name="ncc:generator" content', b'name="ncc:setInfo" content', "ncc:setInfo more than once"),
        (b"Daisy 2.02", b"Daisy 3", "not Daisy 2.02"),
        (b'content="2026-03-12"', b'content="12 March"', "no date"),
        (b'<h1 class="title"', b"<h1", "begin with its title"),
        (b"<h2", b"<h5", "</html>"),
        (b'id="ncc0002"', b'id="ncc0001"', "stands twice"),
        (b' id="ncc0002"', b"", "no id"),
        (b"s0002.smil#par", b"s0002.smil#moment", "leads nowhere"),
        (b"s0002.smil#", b"s0009.smil#", "leads nowhere"),
        (b'"ncc:tocItems" content="7"', b'"ncc:tocItems" content="8"', "ncc:tocItems"),
        (b'"ncc:depth" content="3"', b'"ncc:depth" content="2"', "ncc:depth"),
        (b'"ncc:files" content="', b'"ncc:files" content="1', "ncc:files"),
        (b'"ncc:kByteSize" content="', b'"ncc:kByteSize" content="1', "ncc:kByteSize"),
        (b'"ncc:totalTime" content="00', b'"ncc:totalTime" content="01', "ncc:totalTime"),
        (b"</html>", b"", "no XML"),
    ],
)
def test_a_wrong_control_file_is_told(old, new, what, made):
    if what == "</html>":  # a level that is left out
        old, new, what = b"h2", b"h5", "level 5 comes after level 1"
    assert any(what in one for one in told(made[2], old, new)), told(made[2], old, new)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (b'clip-begin="npt=0.000s"', b'clip-begin="npt=0.500s"', "after 0.0 s"),
        (b'clip-begin="npt=0.000s"', b'clip-begin="0"', "no times"),
        (b'endsync="last"', b"", "no text with its sound"),
        (b"audio.mp3", b"other.mp3", "leads nowhere"),
        (b"text.html#w", b"text.html#x", "leads nowhere"),
        (b'<seq dur="', b'<seq dur="1', "last as long as its clips"),
        (b'"ncc:timeInThisSmil" content="00', b'"ncc:timeInThisSmil" content="01', "timeInThisSmil"),
        (b'"ncc:totalElapsedTime" content="00', b'"ncc:totalElapsedTime" content="01', "totalElapsedTime"),
    ],
)
def test_a_wrong_section_is_told(old, new, what, made):
    assert any(what in one for one in told(made[2], old, new, "s0001.smil"))


def test_a_wrong_list_of_sections_and_a_book_without_control_file_are_told(made):
    _, _, files = made
    assert any("order of the headings" in one for one in told(files, b"s0001.smil", b"s0002.smil", "master.smil"))
    assert list(complaints({"text.html": files["text.html"]})) == ["there is no control file"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (b"Boats pay no fee.", b"Boats pay a fee.", "stands 'Boats pay a fee.'"),
        (b'id="w00001"', b'id="v00001"', "leads nowhere"),
    ],
)
def test_words_beside_the_wrong_clip_are_told(old, new, what, made):
    manuscript, _, files = made
    broken = with_change(files, "text.html", old, new)
    assert any(what in one for one in DAISY.observe(bundle(broken, manuscript.moment)).complaints)


def test_a_picture_has_its_words_in_the_text(made):
    text = made[2]["text.html"].decode()
    assert 'alt="Boats at the quay, picture 1."' in text
    assert 'class="credit"' in text
    assert 'class="figure" title="Boats at the quay, picture 3."' in text


def test_an_arabic_book_runs_from_right_to_left(tmp_path):
    with tones():
        files = unbundle(DAISY.write(arabic_manuscript(tmp_path), quick_press()))
    assert list(complaints(files)) == []
    for name in ("ncc.html", "text.html"):
        root = ElementTree.fromstring(files[name])
        assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")


def test_what_is_left_out_of_the_sound_stands_in_the_text_without_a_clip(tmp_path):
    wishes = SpeechWishes(skip=frozenset({Skip.TABLES}))
    manuscript = full_manuscript(tmp_path)
    with tones():
        recording = record_tones(manuscript, wishes=wishes)
        files = unbundle(DAISY.write(manuscript, replace(quick_press(), recording=lambda _: recording)))
    assert list(complaints(files)) == []
    assert b"<td><span>1,450</span></td>" in files["text.html"]


def test_the_canonical_xml_comes_out_and_damage_is_an_error(made, tmp_path):
    manuscript, _, files = made
    whole = bundle(files, manuscript.moment)
    assert carriers.extract(whole, where="book") == SOURCE
    assert _format_of(tmp_path / "harbour.en.daisy.zip") is DAISY
    with pytest.raises(SourceError):
        DAISY.observe(whole[:1000])
    for name in ("transcript.json", "text.html", "audio.mp3", "ncc.html"):
        with pytest.raises(SourceError):
            DAISY.observe(bundle({key: data for key, data in files.items() if key != name}, manuscript.moment))
