"""The language codes that ID3 knows.

In:  a BCP 47 tag.   Out: three letters (ISO 639-2, terminological).
Promises: a language that is not in the table is "und"; the full tag stands beside it in a frame of our own.
"""

from multipub.model.language import primary_subtag

UNDETERMINED = "und"

THREE_LETTERS = {
    **{"af": "afr", "am": "amh", "ar": "ara", "az": "aze", "be": "bel", "bg": "bul", "bn": "ben", "bs": "bos"},
    **{"ca": "cat", "cs": "ces", "cy": "cym", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "eo": "epo"},
    **{"es": "spa", "et": "est", "eu": "eus", "fa": "fas", "fi": "fin", "fr": "fra", "ga": "gle", "gu": "guj"},
    **{"ha": "hau", "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun", "hy": "hye", "id": "ind", "is": "isl"},
    **{"it": "ita", "ja": "jpn", "ka": "kat", "kk": "kaz", "km": "khm", "kn": "kan", "ko": "kor", "ku": "kur"},
    **{"ky": "kir", "la": "lat", "lt": "lit", "lv": "lav", "mk": "mkd", "ml": "mal", "mr": "mar", "ms": "msa"},
    **{"mt": "mlt", "my": "mya", "nb": "nob", "ne": "nep", "nl": "nld", "nn": "nno", "no": "nor", "om": "orm"},
    **{"pa": "pan", "pl": "pol", "ps": "pus", "pt": "por", "ro": "ron", "ru": "rus", "rw": "kin", "sd": "snd"},
    **{"si": "sin", "sk": "slk", "sl": "slv", "so": "som", "sq": "sqi", "sr": "srp", "sv": "swe", "sw": "swa"},
    **{"ta": "tam", "te": "tel", "th": "tha", "ti": "tir", "tr": "tur", "ug": "uig", "uk": "ukr", "ur": "urd"},
    **{"uz": "uzb", "vi": "vie", "yi": "yid", "zh": "zho"},
}
"""ISO 639-1 to ISO 639-2/T."""


def three_letters(language: str) -> str:
    """Return the code for ``TLAN``, ``USLT`` and ``SYLT`` (ID3v2.4, 4.2.3)."""
    subtag = primary_subtag(language)
    return subtag if len(subtag) == len(UNDETERMINED) else THREE_LETTERS.get(subtag, UNDETERMINED)
