"""The EPUB reads itself aloud: every word once, in order, each clip where it sounds, and a damaged one is seen."""

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from read_stories import OPF, OPS, SMIL, SUPPOSED_RATE, every_story, manuscript, recording

from inlines import contents
from multipub.checks import examine
from multipub.editions._epub.listening import milliseconds
from multipub.editions._epub.overlay import clock
from multipub.editions._read_along.phrases import lay_phrases
from multipub.editions._xhtml import Medium, article
from multipub.editions.epub import EpubOptions, advise, observe, write
from multipub.errors import EditionError, UsageError
from multipub.model.blocks import Footnote, ListBlock, ListItem, Paragraph, Quote
from multipub.model.recording import Recording, Timed, UtteranceRole
from multipub.model.speech_wishes import CorrectionsPlace, Skip, SpeechWishes
from multipub.model.text import WHITE_SPACE, Dateline, LineBreak, Text, tidy
from multipub.speech.encoding import Codec
from multipub.speech.finishing import finished
from multipub.speech.recording import record
from multipub.speech.script import write_script
from presses import reading_press
from tones import REQUEST, tones


def press(story: str, **options):
    usual = reading_press()
    return replace(
        usual, recording=lambda one: recording(story), options={**usual.options, "epub": EpubOptions(**options)}
    )


@cache
def book(story: str) -> bytes:
    return write(manuscript(story), press(story))


def part(data: bytes, path: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return container.read(f"EPUB/{path}")


def changed(data: bytes, path: str, pattern: str, words: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(buffer, "w") as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == f"EPUB/{path}":
                new, count = re.subn(pattern, words, content.decode(), count=1)
                assert count, f"{pattern} is not in {path}"
                content = new.encode()
            after.writestr(entry, content)
    return buffer.getvalue()


def pars(data: bytes):
    """Yield each par: the element's id, begin and end in milliseconds."""
    for par in etree.fromstring(part(data, "article.smil")).iter(f"{SMIL}par"):
        text, audio = par.find(f"{SMIL}text"), par.find(f"{SMIL}audio")
        yield (
            text.get("src").partition("#")[2],
            milliseconds(audio.get("clipBegin")),
            milliseconds(audio.get("clipEnd")),
        )


def phrases(story: str):
    set_ = article(manuscript(story), image=lambda figure: "p.jpg", medium=Medium.EPUB)
    return set_, lay_phrases(set_, manuscript(story), recording(story))


@every_story
def test_the_book_keeps_every_promise_and_is_read_back_without_a_complaint(story):
    assert [str(one) for one in examine(manuscript(story), observe(book(story)))] == []


@every_story
def test_clips_follow_one_another_from_the_first_sample_to_the_last(story):
    found = list(pars(book(story)))
    assert found[0][1] == 0
    assert all(one[2] == other[1] for one, other in pairwise(found))
    assert all(begin < end for _, begin, end in found)
    samples, rate = soundfile.read(io.BytesIO(part(book(story), "audio/article.mp3")))
    assert found[-1][2] <= len(samples) * 1000 / rate
    assert found[-1][2] == pytest.approx(len(samples) * 1000 / rate, abs=1)


@every_story
def test_durations_add_up_to_the_millisecond(story):
    package = etree.fromstring(part(book(story), "content.opf"))
    said = {
        one.get("refines"): one.text for one in package.iter(f"{OPF}meta") if one.get("property") == "media:duration"
    }
    total = sum(end - begin for _, begin, end in pars(book(story)))
    assert said == {None: clock(total), "#overlay": clock(total)}
    assert total == len(recording(story).samples) // 2 * 1000 // recording(story).rate


@every_story
def test_every_reference_leads_to_an_element_and_they_come_in_its_order(story):
    root = etree.fromstring(part(book(story), "article.xhtml"))
    order = {one.get("id"): place for place, one in enumerate(root.iter(etree.Element)) if one.get("id")}
    places = [order[target] for target, _, _ in pars(book(story))]
    assert places == sorted(places)
    smil = etree.fromstring(part(book(story), "article.smil"))
    refs = [one.get(f"{OPS}textref").partition("#")[2] for one in smil.iter(f"{SMIL}seq")]
    assert set(refs) <= order.keys()


@every_story
def test_each_sentence_is_shown_while_it_is_said(story):
    set_, found = phrases(story)
    plain = article(manuscript(story), image=lambda figure: "p.jpg", medium=Medium.EPUB)
    assert "".join(set_.itertext()).startswith("".join(plain.itertext()))
    for one in found:
        if one.utterance.role in (UtteranceRole.LABEL, UtteranceRole.NOTICE, UtteranceRole.ALT):
            continue
        said = WHITE_SPACE.sub(" ", "".join(run.text for run in one.utterance.displayed)).strip()
        shown = "".join(
            " " if text.getparent().tag.endswith("}br") and text.is_tail and not text else text
            for text in one.element.xpath(".//text()[not(ancestor::*[@data-words='ours'])]")
        )
        assert shown.replace(" ", "") == said.replace(" ", "")


def test_pictures_tables_lists_notes_and_credits_can_be_left_or_passed_over():
    smil = etree.fromstring(part(book("english"), "article.smil"))
    kinds = [one.get(f"{OPS}type") for one in smil.iter(f"{SMIL}seq")]
    assert {"figure", "table", "table-row", "table-cell", "list", "list-item", "footnotes", "footnote"} <= set(kinds)
    assert {"pullquote", "aside", "credits", "credit"} <= set(kinds)
    inside = [
        one.getparent().get(f"{OPS}type") for one in smil.iter(f"{SMIL}seq") if one.get(f"{OPS}type") == "table-row"
    ]
    assert set(inside) == {"table"}
    assert [one.get(f"{OPS}type") for one in smil.iter(f"{SMIL}par") if one.get(f"{OPS}type")] == ["noteref"]


def test_a_picture_is_in_view_while_its_description_is_said():
    _, found = phrases("english")
    alts = [one for one in found if one.utterance.role is UtteranceRole.ALT]
    assert [one.element.get("alt") for one in alts] == ["A drawn wall; every stone has a number."]
    photos = [one.element for one in found if one.utterance.displayed[0].text in ("Photo", "Photo not supplied")]
    assert [one.get("id") for one in photos] == ["fig-1", "fig-2", "fig-3"]


def test_the_reader_who_looks_learns_too_that_the_voice_is_synthetic():
    root = etree.fromstring(part(book("english"), "article.xhtml"))
    notice = root.xpath("//*[@class='notice']")[0]
    assert "".join(notice.itertext()) == manuscript("english").labels.synthetic_voice
    assert notice.get("data-words") == "ours"


def test_every_sound_begins_within_fifty_milliseconds_of_its_clip():
    """The tones of the test engine begin at once: what is decoded from the MP3 tells where."""
    samples, rate = soundfile.read(io.BytesIO(part(book("english"), "audio/article.mp3")), dtype="float32")
    loud = np.flatnonzero(np.abs(samples) > 0.02)
    late = []
    for number, (_, begin, end) in enumerate(pars(book("english"))):
        heard = loud[(loud >= begin * rate // 1000) & (loud < end * rate // 1000)]
        start = recording("english").timed[0].start * 1000 / rate if number == 0 else begin
        late.append(abs(heard[0] * 1000 / rate - start))
    assert float(np.median(late)) <= 50
    assert max(late) <= 60


def test_sound_is_stored_as_it_is():
    with zipfile.ZipFile(io.BytesIO(book("english"))) as container:
        entry = container.getinfo("EPUB/audio/article.mp3")
    assert entry.compress_type == zipfile.ZIP_STORED
    assert part(book("english"), "audio/article.mp3") == finished(recording("english"), Codec.MP3)


def test_the_same_recording_gives_the_same_bytes():
    assert write(manuscript("english"), press("english")) == book("english")


def test_read_along_can_be_left_out():
    silent = write(manuscript("english"), press("english", read_along=False))
    with zipfile.ZipFile(io.BytesIO(silent)) as container:
        assert not [name for name in container.namelist() if name.endswith((".smil", ".mp3"))]
    assert b"synchronizedAudioText" not in part(silent, "content.opf")
    assert b"synchronizedAudioText" in part(book("english"), "content.opf")
    assert advise(manuscript("english"), press("english", read_along=False)) == ()


def dumb(fault):
    def recording(manuscript):
        raise fault

    return replace(reading_press(), recording=recording)


@pytest.mark.parametrize("fault", [UsageError("no offline speech engine speaks 'en'"), EditionError("no sound")])
def test_a_story_without_a_voice_is_still_a_book_and_the_desk_is_told(fault):
    seen = observe(write(manuscript("english"), dumb(fault)))
    assert [str(one) for one in examine(manuscript("english"), seen)] == []
    assert [one.rule for one in advise(manuscript("english"), dumb(fault))] == ["DESK-9"]
    assert fault.message in advise(manuscript("english"), dumb(fault))[0].message


def test_read_along_that_was_asked_for_is_made_or_the_edition_fails():
    silent = dumb(UsageError("nobody speaks"))
    asked = replace(silent, options={"epub": EpubOptions(read_along=True)})
    with pytest.raises(UsageError):
        write(manuscript("english"), asked)


def test_a_recording_of_another_story_is_refused():
    other = replace(manuscript("english"), headline="Something else")
    with pytest.raises(EditionError, match="where the article shows"):
        write(other, press("english"))


def wished(**wishes):
    asked = SpeechWishes(**wishes)
    script = write_script(manuscript("english"), asked)
    with tones():
        spoken = record(script, voices=REQUEST, wishes=asked)
    return replace(reading_press(), recording=lambda one: spoken)


def test_corrections_that_are_wished_first_are_shown_while_they_are_said():
    data = write(manuscript("english"), wished(corrections=CorrectionsPlace.FIRST))
    assert observe(data).complaints == ()
    root = etree.fromstring(part(data, "article.xhtml"))
    targets = ["".join(root.xpath("//*[@id=$id]", id=one)[0].itertext()) for one, _, _ in pars(data)]
    assert targets[:4] == [
        "Correction",
        "Corrects the number of berths to 48.",
        "Harbour",
        "Old wharf at Port Nadir to reopen",
    ]


def test_what_the_desk_wished_left_out_is_no_fault_and_the_book_says_so():
    data = write(manuscript("english"), wished(skip=frozenset(Skip)))
    assert observe(data).complaints == ()
    assert b'data-unspoken="captions credits tables"' in part(data, "article.xhtml")
    package = part(data, "content.opf").decode()
    assert ">auditory</meta>" in package
    assert 'accessModeSufficient">auditory' not in package
    assert 'accessModeSufficient">auditory' in part(book("english"), "content.opf").decode()
    whole = changed(data, "article.xhtml", ' data-unspoken="[^"]*"', "")
    assert [one for one in observe(whole).complaints if "not read aloud" in one]


DAMAGE = {
    "a phrase that leads nowhere": (
        "article.smil",
        r'text src="article.xhtml#phrase-9"',
        'text src="article.xhtml#gone"',
        "is not in the",
    ),
    "a phrase that was left out": ("article.smil", r'<par id="par-9">.*?</par>', "", "not read aloud"),
    "a description that was left out": ("article.xhtml", r'alt="A drawn', 'alt="Another. A drawn', None),
    "a clip that goes back": (
        "article.smil",
        r'clipBegin="0:00:0[1-9]\.\d+"',
        'clipBegin="0:00:00.001"',
        "does not follow",
    ),
    "a clip beyond the sound": (
        "article.smil",
        r'clipEnd="0:01:[0-9.]+"(?=/></par></body>|/></par></seq></body>)',
        'clipEnd="0:09:00.000"',
        "the sound at",
    ),
    "a duration that is wrong": ("content.opf", r'duration">0:01', 'duration">0:02', "says it lasts"),
    "no class for what is read": ("content.opf", "media:active-class", "media:playback-active-class", "how the phrase"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_seen(what):
    path, pattern, words, complaint = DAMAGE[what]
    seen = observe(changed(book("english"), path, pattern, words))
    if complaint is None:
        assert examine(manuscript("english"), seen) != ()
    else:
        assert [one for one in seen.complaints if complaint in one], seen.complaints


def test_silence_in_the_place_of_words_is_heard():
    story = manuscript("english")
    usual = recording("english")
    middle = len(usual.samples) // 2 // 2 * 2
    broken = replace(usual, samples=usual.samples[:middle] + bytes(len(usual.samples) - middle))
    silent = replace(reading_press(), recording=lambda one: broken)
    seen = observe(write(story, silent))
    assert [one for one in seen.complaints if "nothing is heard" in one]


def supposed(story):
    """A recording in which every phrase that has something to say lasts a second: times without sound."""
    script = write_script(story)
    timed, place = [], 0
    for one in script.utterances:
        end = place + (SUPPOSED_RATE if one.spoken else 0)
        timed.append(Timed(utterance=one, start=place, end=end))
        place = end
    sound = bytes(2 * place)
    return Recording(script=script, rate=SUPPOSED_RATE, samples=sound, timed=tuple(timed), voice="none")


def test_a_phrase_without_words_of_its_own_has_its_place_in_the_passage():
    blank = Dateline(content=(LineBreak(),))
    body = (Paragraph(content=(blank, Text("x. A"))), Paragraph(content=(Text("B. "), blank, Text("C"))))
    story = replace(manuscript("english"), body=body)
    read = article(story, image=str, medium=Medium.EPUB)
    found = lay_phrases(read, story, supposed(story))
    standing = set(read.iter(etree.Element))
    assert all(one.element in standing for one in found)
    shown = ["".join(one.element.itertext()) for one in found]
    assert [words for words in shown if words in {"x. A", "B. C"}] == ["x. A", "B. C"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), language=st.sampled_from(["en", "ar", "ja", "de"]))
def test_any_words_with_any_marks_are_read_along_and_stay_as_they_are(data, language):
    base = manuscript("english")
    texts = data.draw(
        st.lists(st.lists(contents(), min_size=1, max_size=3).map(joined_with_stops), min_size=1, max_size=3)
    )
    items = tuple(ListItem(content=one) for one in texts)
    body = (
        *(Paragraph(content=one, language=language) for one in texts),
        ListBlock(ordered=False, items=(replace(items[0], lists=(ListBlock(ordered=True, items=items),)),)),
        Quote(paragraphs=(Paragraph(content=texts[0]),), attribution=texts[-1]),
        Footnote(id="n", paragraphs=(Paragraph(content=texts[0]),)),
    )
    story = replace(base, body=body)
    plain = article(story, image=str, medium=Medium.EPUB)
    read = article(story, image=str, medium=Medium.EPUB)
    found = lay_phrases(read, story, supposed(story))
    before = "".join(plain.itertext())
    assert "".join(read.itertext())[: len(before)] == before
    order = {one: place for place, one in enumerate(read.iter(etree.Element))}
    places = [order[one.element] for one in found]
    assert places == sorted(places)
    root = etree.fromstring(etree.tostring(read))
    said = {root.xpath("//*[@id=$id]", id=one.id)[0] for one in found}
    assert len({one.id for one in found}) == len(said)


def joined_with_stops(parts):
    return tidy([inline for part in parts for inline in (*part, Text(". A"))])
