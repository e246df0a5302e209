"""Sounds that are written in IPA, in the writing of each engine.

In:  IPA, and the engine's voice.   Out: what that voice is told, or nothing where it cannot say it.
Promises: a sound that a voice has not is replaced by the nearest one it has; where there is none, nothing comes out,
and the word is said by its letters.  What is known of the voices is data (``phonemes.toml``).

Source: International Phonetic Association, Handbook (1999), the IPA chart of 2020.
"""

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "phonemes.toml"

PRIMARY, SECONDARY = "ˈ", "ˌ"

BREAKS = frozenset(".|‖ ‿")
"""Borders of syllables, feet and words."""

TIES = str.maketrans("", "", "\u0361\u035c")

OTHER_SHAPES = str.maketrans({"g": "ɡ", "'": PRIMARY, ":": "ː", "ʻ": "ʔ", "ʼ": "ʔ"})
"""What keyboards put in the place of IPA letters."""

IPA_LETTERS = frozenset(
    "abcdefhijklmnopqrstuvwxyzɡg"
    "ɐɑɒɓɔɕɖɗɘəɚɛɜɝɞɟɠɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛʜʝʟʡʢǀǁǂǃβθχçøðŋœæħⱱ"
    "ˈˌːˑ.|‖‿ 'ʰʷʲˠˤⁿˡ˞ʼ:↗↘˥˦˧˨˩ãẽĩõũ"
    "\u0300\u0301\u0302\u0303\u0304\u0306\u0308\u030a\u030b\u030c\u030f\u0318\u0319\u031a\u031c\u031d\u031e\u031f\u0320"
    "\u0324\u0325\u0329\u032a\u032c\u032f\u0330\u0334\u0339\u033a\u033b\u033c\u033d\u035c\u0361"
)
"""The letters, marks and signs of the chart, and what keyboards put in their place."""

LONGEST_SYMBOL = 4

Symbols = Mapping[str, str]
"""IPA, and what the voice is told."""


def for_espeak(ipa: str, voice: str) -> str | None:
    """Return ``ipa`` as eSpeak's voice takes it in its text: mnemonics in double brackets."""
    symbols = _espeak().get(voice)
    sounds = None if symbols is None else _translated(ipa, symbols, ("'", ","))
    return f"[[{'|'.join(sounds)}]]".replace("'|", "'").replace(",|", ",").replace("|_:|", " ") if sounds else None


def for_pico(ipa: str, voice: str) -> str | None:
    """Return ``ipa`` as Pico's voice takes it in its text: an element with X-SAMPA."""
    symbols = _pico().get(voice)
    sounds = None if symbols is None else _translated(ipa, symbols, ('"', "%"))
    if not sounds:
        return None
    written = (
        "".join(sounds)
        .replace("|", "")
        .replace("_:", "")
        .replace("&", "&amp;")
        .replace('"', "&quot;")
        .replace("<", "&lt;")
    )
    return f'<phoneme ph="{written}"/>'


def for_piper(ipa: str, _voice: str) -> str | None:
    """Return ``ipa`` as Piper's voices take it in their text: in double brackets, as it is."""
    plain = " ".join(unicodedata.normalize("NFC", ipa).translate(TIES).replace(".", "").split())
    return f"[[{plain}]]" if plain else None


def _translated(ipa: str, symbols: Symbols, stresses: tuple[str, str]) -> list[str] | None:
    """Return the sounds one by one, stress signs before their syllables; nothing where one cannot be said."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", ipa).translate(TIES)).translate(OTHER_SHAPES)
    said: list[str] = []
    place = 0
    while place < len(plain):
        letter = plain[place]
        if letter in BREAKS:
            place += 1
            if letter == " ":
                said.append("_:")
        elif letter in (PRIMARY, SECONDARY):
            said.append(stresses[letter == SECONDARY])
            place += 1
        else:
            found = _symbol(plain, place, symbols)
            if found is None:
                return None
            sound, place = found
            if sound:
                said.append(sound)
    return said


def _symbol(ipa: str, place: int, symbols: Symbols) -> tuple[str, int] | None:
    """Return the longest sound that begins at ``place``, or the nearest to it, and where it ends."""
    for length in range(min(LONGEST_SYMBOL, len(ipa) - place), 0, -1):
        wanted = ipa[place : place + length]
        for one in (wanted, *_near().get(wanted, ())):
            parts = one.split("+")
            if all(part in symbols for part in parts):
                return "|".join(symbols[part] for part in parts), place + length
    letter = ipa[place]
    if unicodedata.category(letter) in ("Mn", "Lm", "Sk"):  # a fine difference that the voice does not make
        return "", place + 1
    return None


@cache
def _table() -> Mapping[str, object]:
    return tomllib.loads(TABLE.read_text("utf-8"))


@cache
def _near() -> Mapping[str, tuple[str, ...]]:
    pairs = (entry.split("=") for entry in str(_table()["near"]).split())
    return {one: tuple(others.split(",")) for one, others in pairs}


@cache
def _espeak() -> Mapping[str, Symbols]:
    voices = _section("espeak")
    common = dict(_symbols(voices["common"]))
    return {
        voice: {ipa: name for ipa, name in (common | dict(_symbols(own))).items() if f"-{ipa}" not in own.split()}
        for voice, own in voices.items()
        if voice != "common"
    }


@cache
def _pico() -> Mapping[str, Symbols]:
    return {voice: _symbols(own) for voice, own in _section("pico").items()}


def _section(name: str) -> Mapping[str, str]:
    section = _table()[name]
    if not isinstance(section, dict):
        raise TypeError(f"{TABLE.name}: [{name}] is no table")
    return section


def _symbols(written: str) -> Symbols:
    """Return the entries of one voice: ``IPA=symbol``, or one word for both."""
    entries = (entry.partition("=") for entry in written.split() if not entry.startswith("-"))
    return {ipa: name or ipa for ipa, _, name in entries}
