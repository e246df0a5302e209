"""The audio edition: what is in the file, and what is noticed when it is not."""

import json
from dataclasses import replace

import mutagen.mp3
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from multipub import carriers
from multipub.carriers import MEDIA_TYPE
from multipub.carriers import id3 as carrier
from multipub.carriers._id3_frames import frames, general_object
from multipub.editions._audio import transcript
from multipub.editions.audio import AUDIO, AudioOptions, observe
from multipub.errors import SourceError
from multipub.model.blocks import Paragraph
from multipub.model.manuscript import AltSource, Credit
from multipub.model.observation import Passage, SeenFigure, joined
from multipub.model.recording import UtteranceRole
from multipub.model.text import LangText
from multipub.speech.encoding import encode_mp3
from multipub.wording.reading import reading
from support import SOURCE, arabic_manuscript, figure, full_manuscript, words
from tones import press_with_tones, tones
from words import phrases

make_each = pytest.mark.parametrize("make", [full_manuscript, arabic_manuscript], ids=["english", "arabic"])


@pytest.fixture(autouse=True, scope="module")
def _tones():
    with tones():
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The English manuscript, and its edition."""
    manuscript = full_manuscript(tmp_path_factory.mktemp("story"))
    return manuscript, AUDIO.write(manuscript, press_with_tones())


def merged(runs):
    """Join neighbours of one language; links are not heard."""
    kept = []
    for run in runs:
        if run.ours:
            continue
        if kept and kept[-1][0] == run.language:
            kept[-1] = (run.language, kept[-1][1] + run.text)
        elif run.text:
            kept.append((run.language, run.text))
    return kept


def comparable(seen):
    if isinstance(seen, Passage):
        return seen.role, seen.level, joined(seen.runs), merged(seen.runs)
    return replace(seen, caption=(), credit=()), merged(seen.caption), merged(seen.credit)


@make_each
def test_a_listener_meets_the_reading_in_its_order(make, tmp_path):
    manuscript = make(tmp_path)
    seen = observe(AUDIO.write(manuscript, press_with_tones()))
    assert [*map(comparable, seen.seen)] == [*map(comparable, reading(manuscript))]
    assert seen.complaints == ()
    assert seen.spoken


def test_the_metadata_is_the_storys(made):
    manuscript, data = made
    seen = observe(data)
    assert (seen.title, seen.language, seen.rights) == (manuscript.headline, "en", manuscript.rights)
    assert seen.creators == manuscript.creators
    assert seen.credits == ("Lina Haddad/Coastal Press", "Omar Lind/Pool/Coastal Press")
    assert seen.source == SOURCE
    assert carriers.extract(data, where="edition") == SOURCE


def test_players_find_what_they_know_in_the_tag(made):
    manuscript, data = made
    tag = mutagen.mp3.MP3(fileobj=__import__("io").BytesIO(data)).tags
    assert tag["TIT2"].text == [manuscript.headline]
    assert tag["TPE1"].text == list(manuscript.creators)
    assert tag["TLAN"].text == ["eng"]
    assert str(tag["TDRC"]) == "2026-03-12 16:40:00"
    assert tag["TPUB"].text == ["Harbour Times"]
    cover = tag.getall("APIC")[0]
    assert cover.desc == "Boats at the quay, picture 1. (Lina Haddad/Coastal Press)"
    assert (cover.mime, cover.data[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert "Every stone has a number." in tag.getall("USLT")[0].text
    assert [text for text, _ in tag.getall("SYLT")[0].text][:2] == ["Harbour", manuscript.headline]


def test_chapters_follow_one_another_from_the_headline_to_the_credits(made):
    manuscript, data = made
    tag = mutagen.mp3.MP3(fileobj=__import__("io").BytesIO(data)).tags
    chapters = sorted(tag.getall("CHAP"), key=lambda chapter: chapter.start_time)
    assert [chapter.sub_frames["TIT2"].text[0] for chapter in chapters] == [
        manuscript.headline,
        "What changes",
        "What it costs",
        "The wharf in figures",
        "Notes",
        "Image descriptions",
        "Credits and rights",
    ]
    assert chapters[0].start_time == 0
    assert [chapter.end_time for chapter in chapters[:-1]] == [chapter.start_time for chapter in chapters[1:]]
    assert chapters[-1].end_time == int(tag["TLEN"].text[0])
    assert tag.getall("CTOC")[0].child_element_ids == [chapter.element_id for chapter in chapters]


def test_an_arabic_edition_has_arabic_chapters(tmp_path):
    data = AUDIO.write(arabic_manuscript(tmp_path), press_with_tones())
    titles = [frame.content for frame in frames(data) if frame.identifier == "CHAP"]
    assert any("المصادر والحقوق".encode() in title for title in titles)


def test_the_same_manuscript_gives_the_same_bytes(made):
    manuscript, data = made
    assert AUDIO.write(manuscript, press_with_tones()) == data


def test_no_cover_is_made_where_none_is_wanted_or_no_photo_is_there(made, tmp_path):
    manuscript, _ = made
    press = replace(press_with_tones(), options={"audio": AudioOptions(cover_edge=0)})
    without = AUDIO.write(manuscript, press)
    missing = AUDIO.write(replace(manuscript, body=(figure(None),)), press_with_tones())
    for data in (without, missing):
        assert "APIC" not in {frame.identifier for frame in frames(data)}
    assert [one.shown for one in observe(missing).figures] == [False]


def test_a_decorative_picture_keeps_its_place_in_silence(tmp_path):
    silent = replace(
        figure(None),
        decorative=True,
        alt=LangText(text="", language="en"),
        alt_source=AltSource.DECORATIVE,
        caption=None,
        credit=None,
    )
    manuscript = replace(full_manuscript(tmp_path), body=(silent, Paragraph(content=words("After it."))))
    seen = observe(AUDIO.write(manuscript, press_with_tones()))
    assert seen.figures == (SeenFigure(alt="", alt_language="en", decorative=True, shown=False),)


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(alt=phrases(), caption=phrases(), credit=phrases(30))
def test_any_alt_caption_and_credit_come_back_letter_for_letter(tmp_path, alt, caption, credit):
    picture = figure(
        None,
        alt=LangText(text=alt, language="en"),
        alt_source=AltSource.AUTHORED,
        caption=LangText(text=caption, language="fr"),
        credit=Credit(line=credit, language="en", raw=credit),
    )
    manuscript = replace(full_manuscript(tmp_path), body=(picture,), closing=(), corrections=(), deck=None)
    seen = observe(AUDIO.write(manuscript, press_with_tones()))
    (found,) = seen.figures
    assert (joined(found.caption), joined(found.credit)) == (joined_text(caption), joined_text(credit))
    assert found.alt == (caption if alt == caption else alt)
    assert seen.complaints == ()
    assert seen.credits == (credit,)


def joined_text(text):
    return " ".join(text.split(" ")).strip()


def with_sound(data, change):
    """Return the edition with its sound changed, and its tag as it was."""
    import io

    import soundfile

    sound, rate = soundfile.read(io.BytesIO(data), dtype="float32")
    changed = change(sound.copy(), rate)
    tag_end = len(data) - len(data[carrier.tag_length(data) :])
    return data[:tag_end] + encode_mp3((np.clip(changed, -1, 1) * 32767).astype("<i2"), rate)


def phrase_of(data, role, at_least=0):
    """Return the first phrase of a role that lasts so many milliseconds."""
    for frame in frames(data):
        if frame.identifier == "GEOB" and general_object(frame.content)[2] == transcript.DESCRIPTION:
            phrases = transcript.read(general_object(frame.content)[3]).phrases
            return next(one for one in phrases if one.role is role and one.end - one.start >= at_least)
    raise AssertionError("no transcript")


def test_a_credit_without_sound_is_noticed(made):
    _, data = made
    credit = phrase_of(data, UtteranceRole.CREDIT)

    def muted(sound, rate):
        sound[credit.start * rate // 1000 : credit.end * rate // 1000] = 0
        return sound

    complaints = observe(with_sound(data, muted)).complaints
    assert any("Lina Haddad/Coastal Press" in one for one in complaints)


def test_a_sound_that_ends_too_early_is_noticed(made):
    _, data = made
    complaints = observe(with_sound(data, lambda sound, rate: sound[: len(sound) // 2])).complaints
    assert any("lie outside the sound" in one and "synthetic voice" in one for one in complaints)


def test_a_phrase_that_falls_silent_half_way_is_noticed(made):
    _, data = made
    quote = phrase_of(data, UtteranceRole.TEXT, at_least=2_100)

    def broken(sound, rate):
        middle = (quote.start + 300) * rate // 1000
        sound[middle : middle + int(1.6 * rate)] = 0
        return sound

    assert any("silence of" in one for one in observe(with_sound(data, broken)).complaints)


def test_a_sound_of_the_wrong_loudness_is_noticed(made):
    _, data = made
    quiet = observe(with_sound(data, lambda sound, rate: sound * 0.7)).complaints
    loud = observe(with_sound(data, lambda sound, rate: sound * 8)).complaints
    assert any("LUFS" in one for one in quiet)
    assert any("dBTP" in one for one in loud)


def test_displayed_words_that_are_not_spoken_are_noticed(made):
    _, data = made
    for frame in frames(data):
        if frame.identifier == "GEOB" and general_object(frame.content)[2] == transcript.DESCRIPTION:
            words_ = general_object(frame.content)[3]
    document = json.loads(words_)
    for phrase in document["phrases"]:
        if phrase["role"] == "credit":
            phrase["spoken"] = []
    changed = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    damaged = rewrite(data, words_, changed)
    assert [one for one in observe(damaged).complaints if "not spoken" in one and "Lina Haddad" in one]


def rewrite(data, old, new):
    import io

    from mutagen.id3 import ID3

    tag = ID3(io.BytesIO(data))
    for one in tag.getall("GEOB"):
        if one.data == old:
            one.data = new
    return carrier.with_tag(data, tag)


def test_an_mp3_of_somebody_else_is_an_error_and_carries_no_canonical_xml():
    data = encode_mp3(np.zeros(24_000, "<i2"), 24_000)
    assert carrier.recognises(data)
    assert carrier.extract(data) is None
    with pytest.raises(SourceError, match="no transcript"):
        observe(data)
    with pytest.raises(SourceError, match="carries no canonical XML"):
        carriers.extract(data, where="song.mp3")


def test_a_damaged_tag_is_an_error_and_not_a_traceback(made):
    _, data = made
    for place in (12, 40, 200):
        broken = data[:place] + b"\xff\xff\xff\xff" + data[place + 4 :]
        try:
            observe(broken)
        except SourceError:
            continue
        assert observe(broken).complaints is not None


def test_the_canonical_xml_goes_into_any_mp3_and_comes_out_byte_for_byte(made):
    _, data = made
    source = b"\xef\xbb\xbf<a>\r\n\x00\xff</a>"
    bare = data[carrier.tag_length(data) :]
    for mp3 in (bare, data):
        put = carrier.put(mp3, source, name="article.xml")
        assert carrier.extract(put) == source
        assert put.endswith(bare)
    assert [general_object(f.content)[0] for f in frames(carrier.put(bare, source, name="a.xml"))] == [MEDIA_TYPE]
