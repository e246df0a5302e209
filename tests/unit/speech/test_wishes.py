"""What a style, a desk and a command line ask of the sound, and what is heard of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from multipub.checks import examine
from multipub.commands.export import EXPORT
from multipub.desk import desk_for
from multipub.editions.audio import AUDIO, observe
from multipub.errors import ExitCode, UsageError
from multipub.model.observation import joined
from multipub.model.recording import UtteranceRole
from multipub.model.speech_wishes import ACX, MOVING, CorrectionsPlace, Loudness, Quotes, Skip, SpeechWishes
from multipub.speech.script import write_script
from multipub.speech.wishes import AskedSpeech, asked_in_flags, asked_of_style, settle
from support import full_manuscript
from tones import press_with_tones, tones


def roles(manuscript, **wished):
    return [one.role for one in write_script(manuscript, SpeechWishes(**wished)).utterances if one.spoken]


def test_the_later_one_has_the_last_word_and_silence_is_no_word(tmp_path):
    (tmp_path / "voice.toml").write_text('rate = 0.9\nquotes = "voice"\nskip = ["tables"]\nlexicons = ["a.pls"]\n')
    (tmp_path / "lexicon.en.pls").write_text("")
    (tmp_path / "multipub.toml").write_text('[speech]\nrate = 1.2\nnotice = false\nlexicons = ["b.pls"]\n')
    wishes = settle(
        asked_of_style(tmp_path),
        desk_for(tmp_path).speech,
        asked_in_flags(loudness="-19", lexicons=[Path("c.pls")], skip=""),
    )
    assert wishes == SpeechWishes(
        rate=1.2,
        quotes=Quotes.VOICE,
        skip=frozenset(),
        notice=False,
        loudness=Loudness(name="-19", lufs=-19.0),
        lexicons=(tmp_path / "lexicon.en.pls", tmp_path / "a.pls", tmp_path / "b.pls", Path("c.pls")),
    )


def test_nothing_asked_is_the_usual(tmp_path):
    assert settle(asked_of_style(tmp_path), desk_for(tmp_path).speech, asked_in_flags()) == SpeechWishes()
    assert settle(AskedSpeech()).loudness == MOVING
    assert settle(asked_in_flags(loudness="ACX")).loudness == ACX


@pytest.mark.parametrize(
    ("flag", "value"),
    [
        ("rate", "0.4"),
        ("rate", "2.1"),
        ("rate", "nan"),
        ("rate", "quick"),
        ("quotes", "loud"),
        ("skip", "captions,photos"),
        ("corrections", "last"),
        ("loudness", "-40"),
        ("loudness", "0"),
        ("loudness", "nan"),
        ("loudness", "loud"),
    ],
)
def test_a_flag_that_means_nothing_is_one_error_that_names_it(flag, value):
    with pytest.raises(UsageError) as stopped:
        asked_in_flags(**{flag: value})
    assert f"--speech-{flag}" in str(stopped.value)
    assert stopped.value.hint
    assert stopped.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize(
    "line",
    [
        "rate = true",
        'rate = "slow"',
        'pace = "slow"',
        "notice = 1",
        'skip = "tables"',
        'skip = ["pictures"]',
        'quotes = ["words"]',
        "corrections = 1",
        "loudness = -5",
        'lexicons = "a.pls"',
        "rate =",
    ],
)
def test_a_line_that_means_nothing_is_one_error_that_names_file_and_key(tmp_path, line):
    (tmp_path / "voice.toml").write_text(line)
    with pytest.raises(UsageError) as of_style:
        asked_of_style(tmp_path)
    assert of_style.value.where == str(tmp_path / "voice.toml")
    (tmp_path / "multipub.toml").write_text(f"[speech]\n{line}")
    with pytest.raises(UsageError) as of_desk:
        desk_for(tmp_path)
    assert of_desk.value.where == str(tmp_path / "multipub.toml")
    assert of_desk.value.hint


def test_the_desk_table_must_be_a_table(tmp_path):
    (tmp_path / "multipub.toml").write_text("speech = 1")
    with pytest.raises(UsageError, match="speech must be a table"):
        desk_for(tmp_path)


def test_every_wish_has_a_key_and_a_flag():
    import argparse
    from dataclasses import fields

    parser = argparse.ArgumentParser()
    EXPORT.arguments(parser)
    flags = {action.dest for action in parser._actions}
    for field in fields(SpeechWishes):
        assert field.name in {one.name for one in fields(AskedSpeech)}
        name = {"lexicons": "lexicon", "quote_voices": "speech_quote_voice"}.get(field.name, f"speech_{field.name}")
        assert name in flags


def test_corrections_first_come_before_the_headline_and_keep_their_place_in_the_reading(tmp_path):
    manuscript = full_manuscript(tmp_path)
    first = write_script(manuscript, SpeechWishes(corrections=CorrectionsPlace.FIRST)).utterances
    usual = write_script(manuscript).utterances
    assert [one.role for one in first[:3]] == [UtteranceRole.LABEL, UtteranceRole.CORRECTION, UtteranceRole.SECTION]
    assert sorted(repr(replace(one, pause=0.0)) for one in first) == sorted(
        repr(replace(one, pause=0.0)) for one in usual
    )


def test_the_notice_is_said_unless_it_is_wished_away(tmp_path):
    manuscript = full_manuscript(tmp_path)
    assert roles(manuscript)[-1] is UtteranceRole.NOTICE
    assert UtteranceRole.NOTICE not in roles(manuscript, notice=False)


def test_plain_quotations_have_no_words_of_ours(tmp_path):
    manuscript = full_manuscript(tmp_path)
    ours = [
        "".join(run.text for run in one.displayed)
        for one in write_script(manuscript, SpeechWishes(quotes=Quotes.PLAIN)).utterances
        if one.role is UtteranceRole.LABEL
    ]
    assert not {"Quote", "End of quote"} & set(ours)


LEFT_OUT = {
    Skip.CAPTIONS: {UtteranceRole.ALT, UtteranceRole.CAPTION, UtteranceRole.LONG_DESCRIPTION},
    Skip.CREDITS: {UtteranceRole.CREDIT},
    Skip.TABLES: {UtteranceRole.CELL, UtteranceRole.HEADER_CELL},
}


@pytest.mark.parametrize("skip", list(Skip))
def test_what_is_skipped_is_displayed_and_not_said_and_nothing_else_is_lost(skip, tmp_path):
    manuscript = full_manuscript(tmp_path)
    script = write_script(manuscript, SpeechWishes(skip=frozenset({skip})))
    assert {one.role for one in script.utterances if one.skipped} == LEFT_OUT[skip]
    said = {one.role for one in script.utterances if one.spoken}
    assert said == {one.role for one in write_script(manuscript).utterances if one.spoken} - LEFT_OUT[skip]
    own = [one.displayed for one in script.utterances if one.role is not UtteranceRole.LABEL]
    assert own == [one.displayed for one in write_script(manuscript).utterances if one.role is not UtteranceRole.LABEL]


def test_a_picture_of_which_everything_is_skipped_is_not_announced(tmp_path):
    manuscript = full_manuscript(tmp_path)
    script = write_script(manuscript, SpeechWishes(skip=frozenset({Skip.CAPTIONS, Skip.CREDITS})))
    assert not [one for one in script.utterances if one.figure and one.spoken]


def test_a_finished_file_says_what_it_leaves_out_and_keeps_the_words(tmp_path):
    manuscript, skip = full_manuscript(tmp_path), frozenset(Skip)
    with tones():
        data = AUDIO.write(manuscript, press_with_tones(wishes=SpeechWishes(skip=skip)))
        shorter, whole = observe(data), observe(AUDIO.write(manuscript, press_with_tones()))
    assert shorter.unspoken == skip
    assert [joined(one.caption) for one in shorter.figures] == [joined(one.caption) for one in whole.figures]
    assert examine(manuscript, shorter, skip=skip) == ()
    assert examine(manuscript, shorter) == ()
    assert {one.rule for one in examine(manuscript, shorter, skip=frozenset())} == {"SND-1"}
    assert {one.rule for one in examine(manuscript, whole, skip=skip)} == {"SND-1"}


def test_words_left_out_though_nobody_wished_it_are_found(tmp_path):
    """A recorder that loses a caption, and one that leaves out more than the file says."""
    manuscript = full_manuscript(tmp_path)
    with tones():
        press = press_with_tones()
        recording = press.recording(manuscript)
        spoiled = tuple(
            replace(one, end=one.start, utterance=replace(one.utterance, spoken=(), skipped=one.utterance.block > 20))
            if one.utterance.role is UtteranceRole.CAPTION
            else one
            for one in recording.timed
        )
        lossy = replace(press, recording=lambda manuscript: replace(recording, timed=spoiled))
        seen = observe(AUDIO.write(manuscript, lossy))
    told = [finding.message for finding in examine(manuscript, seen, skip=frozenset())]
    assert any("these words are not spoken" in message for message in told)
    assert any("nobody wished it" in message for message in told)
