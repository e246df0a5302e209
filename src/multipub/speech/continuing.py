"""Words of a sentence that goes on in another voice or language: an engine is told not to let its voice fall.

In:  what an engine is given for a piece of a sentence.   Out: the same, with a comma where it ends without a sign.

Every engine ends what it is given as a sentence.  A comma is the one sign that all of them take for more to come
(pitch of the last syllables measured, 2026-11: a full stop falls, a comma rises or stays; see ``engines.pico`` too).
"""

from dataclasses import replace

from multipub.model.language import primary_subtag
from multipub.model.text import LangText
from multipub.speech.normalising.signs import COMMAS

OPENERS = " \t\n\u00a0\"'“”„«»‘’‚‹›([{—–-「『（"
"""Behind the last word they say nothing: the mark before a title in another language."""


def carried_on(words: LangText) -> LangText:
    """Return ``words`` so that they are said as the beginning of something; a sign that they end with stays."""
    text = words.text.rstrip(OPENERS)
    if not text or not text[-1].isalnum():
        return words
    return replace(words, text=text + COMMAS.get(primary_subtag(words.language), ","))
