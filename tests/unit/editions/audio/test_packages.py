"""The packaged audiobook and the podcast episode: every rule of theirs, with a case that breaks it."""

import json
from dataclasses import replace

import pytest

from multipub import carriers
from multipub.editions._bundle import bundle, unbundle
from multipub.editions._lpf import rules
from multipub.editions.lpf import LPF
from multipub.editions.podcast import PODCAST, PodcastOptions
from multipub.errors import SourceError, UsageError
from presses import quick_press
from support import SOURCE, full_manuscript, with_change
from tones import record_tones, tones


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The English manuscript, a press, and the files of both packages."""
    with tones():
        manuscript = full_manuscript(tmp_path_factory.mktemp("story"))
        recording = record_tones(manuscript)
        press = replace(quick_press(), recording=lambda _: recording)
        return manuscript, press, unbundle(LPF.write(manuscript, press)), unbundle(PODCAST.write(manuscript, press))


def test_an_audiobook_keeps_every_rule(made):
    _, _, files, _ = made
    assert list(rules.complaints(json.loads(files["publication.json"]), files)) == []


def test_the_manifest_says_what_the_story_is(made):
    manuscript, _, files, _ = made
    document = json.loads(files["publication.json"])
    assert document["@context"][2] == {"language": "en", "direction": "ltr"}
    assert document["name"] == manuscript.headline
    assert document["author"] == [{"type": "Person", "name": name} for name in manuscript.creators]
    assert document["readBy"]["name"] == "tones/en"
    assert document["creditText"] == ["Lina Haddad/Coastal Press", "Omar Lind/Pool/Coastal Press"]
    assert document["url"] == manuscript.permalink
    assert {"transcript", "alternativeText", "longDescription"} <= set(document["accessibilityFeature"])
    cover = next(one for one in document["resources"] if "cover" in one.get("rel", ()))
    assert cover["name"] == {"value": "Boats at the quay, picture 1.", "language": "en"}
    assert cover["description"]["value"] == "Lina Haddad/Coastal Press"


def changed(files, **terms):
    document = json.loads(files["publication.json"]) | terms
    return {name: value for name, value in document.items() if value is not None}


BROKEN_TERMS = [
    ({"@context": ["https://schema.org"]}, "two contexts"),
    ({"conformsTo": None}, "conformsTo"),
    ({"conformsTo": "https://example.org/"}, "conformsTo"),
    ({"type": "CreativeWork"}, "no Audiobook"),
    *(({term: None}, f"no {term}") for term in (*rules.REQUIRED, *rules.RECOMMENDED) if term not in {"author", "url"}),
    ({"inLanguage": "english!"}, "no language"),
    ({"datePublished": "12 March 2026"}, "no date"),
    ({"readingProgression": "up"}, "readingProgression"),
    ({"abridged": "no"}, "abridged"),
    ({"author": [{"type": "Person"}]}, "has no name"),
    ({"author": [{"type": "Robot", "name": "R"}]}, "neither a person"),
    ({"accessModeSufficient": ["auditory"]}, "no list of modes"),
    ({"duration": "82 s"}, "the duration is"),
    ({"duration": "PT1.000S"}, "its parts"),
]


@pytest.mark.parametrize(("terms", "told"), BROKEN_TERMS, ids=lambda value: str(value)[:40])
def test_a_manifest_without_or_with_a_wrong_term_is_told(terms, told, made):
    _, _, files, _ = made
    assert any(told in one for one in rules.complaints(changed(files, **terms), files))


def with_order(files, **terms):
    document = json.loads(files["publication.json"])
    document["readingOrder"][0] |= terms
    return document


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        ({"encodingFormat": "text/html"}, "no sound"),
        ({"duration": ""}, "how long"),
        ({"type": "Thing"}, "no LinkedResource"),
        ({"url": "other.mp3"}, "not in the package"),
        ({"integrity": "sha256-AAAA"}, "digest"),
    ],
)
def test_a_wrong_reading_order_is_told(terms, told, made):
    _, _, files, _ = made
    assert any(told in one for one in rules.complaints(with_order(files, **terms), files))


def test_a_sound_that_is_read_twice_is_told(made):
    _, _, files, _ = made
    document = json.loads(files["publication.json"])
    document["readingOrder"] *= 2
    assert any("twice" in one for one in rules.complaints(document, files))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b'rel="publication" href="publication.json"', b'rel="publication" href="p.json"', "lead to the manifest"),
        (b'role="doc-toc"', b'role="navigation"', "no table of contents"),
        (b'href="text.xhtml"', b'href="other.xhtml"', "does not name"),
        (b"#t=0.000,", b"#t=0.500,", "begins after"),
    ],
)
def test_a_wrong_entry_page_is_told(old, new, told, made):
    _, _, files, _ = made
    broken = with_change(files, "index.html", old, new)
    assert any(told in one for one in rules.complaints(json.loads(files["publication.json"]), broken))


def test_files_that_are_missing_or_unnamed_and_silent_covers_are_told(made):
    _, _, files, _ = made
    document = json.loads(files["publication.json"])
    assert any("not in the manifest" in one for one in rules.complaints(document, files | {"more.txt": b""}))
    without = {name: data for name, data in files.items() if name != "index.html"}
    assert any("no entry page" in one for one in rules.complaints(document, without))
    cover = next(one for one in document["resources"] if "cover" in one.get("rel", ()))
    del cover["name"]
    assert any("nobody hears" in one for one in rules.complaints(document, files))
    cover["encodingFormat"] = "text/css"
    assert any("no picture" in one for one in rules.complaints(document, files))


def test_a_text_that_says_something_else_than_the_sound_is_told(made):
    manuscript, _, files, _ = made
    broken = with_change(files, "text.xhtml", b"Boats pay no fee.", b"Boats pay a fee.")
    complaints = LPF.observe(bundle(broken, manuscript.moment)).complaints
    assert any("does not say ('Boats pay no fee.',)" in one for one in complaints)
    assert any("sound does not say ('Boats pay a fee.',)" in one for one in complaints)


def test_captions_that_cannot_be_read_are_told(made):
    manuscript, _, files, _ = made
    complaints = LPF.observe(bundle(files | {"captions.vtt": b"WEBVTT\n\n<"}, manuscript.moment)).complaints
    assert any("no timings" in one for one in complaints)


def test_a_damaged_package_is_an_error_and_carries_no_canonical_xml(made):
    manuscript, _, files, _ = made
    whole = bundle(files, manuscript.moment)
    assert carriers.extract(whole, where="a.lpf") == SOURCE
    for broken in (whole[:200], bundle({"publication.json": b"{"}, manuscript.moment)):
        with pytest.raises(SourceError):
            LPF.observe(broken)
    with pytest.raises(SourceError):
        unbundle(bundle({"../out.txt": b""}, manuscript.moment))


def test_the_feed_says_what_its_sound_is(made):
    _, _, _, files = made
    sound = next(data for name, data in files.items() if name.endswith(".mp3"))
    assert f'length="{len(sound)}" type="audio/mpeg"'.encode() in files["feed.xml"]
    assert b'<podcast:person role="photographer" group="visuals">Lina Haddad</podcast:person>' in files["feed.xml"]
    chapters = json.loads(next(data for name, data in files.items() if name.endswith(".chapters.json")))
    assert chapters["version"] == "1.2.0"
    assert chapters["chapters"][0]["startTime"] == 0


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b'type="audio/mpeg"', b'type="audio/ogg"', "another length or type"),
        (b"<pubDate>Thu, 12 Mar 2026", b"<pubDate>soon", "no date"),
        (b"<pubDate>Thu, 12 Mar 2026 14:05:00 +0200</pubDate>", b"", "no pubDate"),
        (b"<language>en</language>", b"", "no language"),
        (b".chapters.json", b".chapters.xml", "leads nowhere"),
        (b"application/json+chapters", b"application/xml", "no kind of chapters"),
        (b'type="text/plain"', b'type="text/rtf"', "no kind of transcript"),
    ],
)
def test_a_feed_that_is_wrong_is_told(old, new, told, made):
    manuscript, _, _, files = made
    broken = with_change(files, "feed.xml", old, new)
    assert any(told in one for one in PODCAST.observe(bundle(broken, manuscript.moment)).complaints)


def test_chapters_of_a_feed_that_leave_a_gap_are_told(made):
    manuscript, _, _, files = made
    name = next(name for name in files if name.endswith(".chapters.json"))
    broken = with_change(files, name, b'"startTime": 0.0', b'"startTime": 0.5')
    assert any("follow one another" in one for one in PODCAST.observe(bundle(broken, manuscript.moment)).complaints)


def test_an_episode_without_an_address_is_a_fault_of_usage(made):
    manuscript, press, _, _ = made
    with pytest.raises(UsageError, match="no address") as fault:
        PODCAST.write(replace(manuscript, permalink=None), press)
    assert "--podcast-base-url" in (fault.value.hint or "")
    with pytest.raises(UsageError, match="no address on the web"):
        PODCAST.write(manuscript, replace(press, options={"podcast": PodcastOptions(base_url="ftp://x")}))


def test_the_address_that_is_given_is_used(made):
    manuscript, press, _, _ = made
    options = {"podcast": PodcastOptions(base_url="https://cdn.example.org/audio", explicit=True)}
    feed = unbundle(PODCAST.write(manuscript, replace(press, options=options)))["feed.xml"]
    assert b'url="https://cdn.example.org/audio/nadir-wharf.en.mp3"' in feed
    assert feed.count(b"<itunes:explicit>true</itunes:explicit>") == 2
