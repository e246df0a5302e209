"""What EPUBCheck says of a book with pronunciation lexicons.

It does not look where the links lead (5.3.0); ``tests/unit/editions/epub/test_epub_lexicons.py`` does.
"""

from dataclasses import replace

import _epubcheck

from multipub.editions.epub import write
from multipub.speech import lexicon_reading
from presses import quick_press
from support import full_manuscript


def lexicons():
    english = lexicon_reading.write("en", ["Clara Stone", "A & B"])
    filled = english.replace(b"<alias>Clara Stone</alias>", "<phoneme>ˈklɑː.rə</phoneme>".encode())
    arabic = lexicon_reading.write("ar", ["لينا حداد"])
    return tuple(lexicon_reading.read(one, name="a.pls") for one in (english, filled, arabic))


def test_epubcheck_finds_nothing_in_a_book_with_lexicons(tmp_path):
    press = replace(quick_press(), lexicons=lexicons())
    assert _epubcheck.complaints(write(full_manuscript(tmp_path), press)) == []
