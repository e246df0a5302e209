"""The letter A, for the engines that say by eSpeak's rules (eSpeak itself, and Piper).

In:  English words, short forms spelled with spaces ("A F P").   Out: the same, the letter A written as it sounds.
Promises: the article "a" and a sentence that begins with "A" are left alone.

eSpeak 1.52 takes a lone "A" for the article, even between spelled letters: "uh F P" (measured 2026-11).  With hyphens
it says the letters right, but Pico then says "hyphen"; so what is spelled stays spelled with spaces, and is rewritten
here.
"""

import re

from multipub.speech.tracing import Traced

LETTER_A = re.compile(
    r"(?<![\w'’])A(?= [A-Z](?![\w]))"  # before another letter, also at the beginning
    r"|(?<=\b[A-Z] )A(?![\w'’])"  # after one
    r"|(?<=[a-z0-9,] )A(?![\w'’])"  # inside a sentence: "an A three twenty", "vitamin A"
)

SOUND = "Eh"
"""eSpeak says it as the letter: ˈeɪ."""


def letter_a(words: str, language: str) -> Traced:
    """Return ``words`` with each letter A in them as eSpeak says it; other languages than English have no article A."""
    given = Traced.of(words)
    return given.sub(LETTER_A, lambda _: SOUND) if language.startswith("en") else given
