"""What a paper says it had got wrong, found in pasted text and on pages alike."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pasted import body_lines, read, words_lost

from multipub.ingest import Intake, Intaken
from multipub.ingest.html import read as read_page

PROSE = "The harbour council voted on Thursday to reopen the wharf, which has been closed for eleven years."
WRONG = "An earlier version of this article misstated the year in which the wharf was closed."


def from_text(*paragraphs: str) -> Intaken:
    return read("\n\n".join(("Old wharf to reopen", PROSE, *paragraphs)))


def from_page(*paragraphs: str, tag: str = "p") -> Intaken:
    body = "".join(f"<{tag}>{one}</{tag}>" for one in (PROSE, *paragraphs))
    markup = (
        f"<!DOCTYPE html><html lang=en><title>x</title><article><h1>Old wharf to reopen</h1>{body}</article></html>"
    )
    return read_page(Intake(data=markup.encode(), path=Path("page.html"), received=datetime(2026, 11, 22, tzinfo=UTC)))


def corrections(taken: Intaken) -> list[str]:
    assert taken.story.corrections == taken.story.articles[0].corrections
    return [one.text for one in taken.story.corrections]


READERS = pytest.mark.parametrize("reader", [from_text, from_page], ids=["text", "page"])


@READERS
@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"Correction: {WRONG}", WRONG),
        (f"CORRECTION: {WRONG}", WRONG),
        (f"Clarification | {WRONG}", WRONG),
        (f"Correction — {WRONG}", WRONG),
        (f"Correction, Nov. 21, 2026: {WRONG}", f"Nov. 21, 2026: {WRONG}"),
        (f"Correction (21 November): {WRONG}", f"21 November: {WRONG}"),
        (
            "Korrektur: In einer früheren Fassung stand ein falsches Jahr.",
            "In einer früheren Fassung stand ein falsches Jahr.",
        ),
        ("تصحيح: ورد في نسخة سابقة عام خاطئ لإغلاق الرصيف.", "ورد في نسخة سابقة عام خاطئ لإغلاق الرصيف."),
        ("訂正：以前の版では閉鎖の年が誤っていました。", "以前の版では閉鎖の年が誤っていました。"),
    ],
)
def test_a_paragraph_that_a_label_opens_is_a_correction(reader, line, said):
    taken = reader(line)
    assert corrections(taken) == [said]
    assert list(body_lines(taken.story.articles[0].body)) == [PROSE]
    assert not words_lost(line, taken)


@READERS
@pytest.mark.parametrize(
    "line",
    [
        "Correction facilities in the county are full, the report says: there is no room left at all.",
        "The correction: a new year on the sign, said the council, and nothing else.",
        "Correction: none.",
        "Corrections officers went on strike on Friday, and the wharf was closed again.",
    ],
)
def test_a_paragraph_about_corrections_is_none(reader, line):
    taken = reader(line)
    assert corrections(taken) == []
    assert list(body_lines(taken.story.articles[0].body)) == [PROSE, line]


def test_the_paragraph_below_a_label_that_stands_alone_is_a_correction():
    taken = from_text("Correction", WRONG)
    assert corrections(taken) == [WRONG]
    assert list(body_lines(taken.story.articles[0].body)) == [PROSE]
    assert not words_lost(f"Correction {WRONG}", taken)


def test_a_label_above_something_else_stays():
    taken = from_text("Correction", "Lighthouse keepers remember", PROSE + " Again.")
    assert corrections(taken) == []
    assert list(body_lines(taken.story.articles[0].body))[1:3] == ["Correction", "Lighthouse keepers remember"]


def test_a_correction_that_leads_somewhere_stays_a_paragraph():
    taken = from_page(f'Correction: {WRONG} See <a href="https://example.org/errors">all errors</a>.')
    assert corrections(taken) == []
    assert len(list(body_lines(taken.story.articles[0].body))) == 2
