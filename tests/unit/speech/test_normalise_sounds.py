"""What a voice makes of the words: eSpeak's phonemes of what is said are those of the reading that was wished for."""

import _ctypes
import ctypes

import pytest

espeakng_loader = pytest.importorskip("espeakng_loader")

from multipub.speech.engines._letter_a import letter_a  # noqa: E402  # it needs the library above
from multipub.speech.normalise import normalise  # noqa: E402  # beside the one above

UTF_8, IPA = 1, 2


@pytest.fixture(scope="module")
def phonemes():
    """Yield a function from a text and a voice to eSpeak's phonemes, pauses and stress left out."""
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    assert library.espeak_Initialize(2, 0, espeakng_loader.get_data_path().encode(), 0x8000) > 0
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    library.espeak_TextToPhonemes.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]

    def said(text, voice):
        assert library.espeak_SetVoiceByName(voice.encode()) == 0
        rest, parts = ctypes.c_char_p(text.encode()), []
        while rest.value:
            parts.append(library.espeak_TextToPhonemes(ctypes.byref(rest), UTF_8, IPA).decode())
        sounds = "".join(parts)
        return "".join(sign for sign in sounds if sign not in "ˈˌ ")

    yield said
    library.espeak_Terminate()
    _ctypes.dlclose(library._handle)  # the engine loads it afresh for every sentence


@pytest.mark.parametrize(
    ("language", "voice", "written", "wished"),
    [
        ("en", "en-us", "by AFP", "by eh ef pee"),
        ("en", "en-us", "12 IDPs", "twelve eye dee peas"),
        ("en", "en-us", "the WHO", "the double-you aitch oh"),
        ("en", "en-us", "Sen. Cot, R-Ark.", "Senator Cot, Republican, Arkansas."),
        ("en", "en-us", "9/11", "nine eleven"),
        ("en", "en-us", "24/7", "twenty-four seven"),
        ("en", "en-us", "$35 million", "thirty-five million dollars"),
        ("en", "en-us", "£1.2bn", "one point two billion pounds"),
        ("en", "en-us", "Charles III", "Charles the third"),
        ("en", "en-us", "Oct. 3", "October third"),
        ("en", "en-us", "won 3-2", "won three to two"),
        ("en", "en-us", "an A320", "an eh three twenty"),
        ("en", "en-us", "1,450 boats", "one thousand four hundred and fifty boats"),
        ("en", "en-us", "St. Louis", "Saint Louis"),
        ("en", "en-us", "60 km/h", "sixty kilometers an hour"),
        ("ar", "ar", "12 امرأة", "اثنتا عشرة امرأة"),
        ("ar", "ar", "بنسبة 35٪", "بنسبة خمسة وثلاثين بالمئة"),
        ("ar", "ar", "$1.2 مليار", "مليار ومئتا مليون دولار"),
        ("fr", "fr", "XXIe siècle", "vingt et unième siècle"),
        ("fr", "fr", "35 M€", "trente-cinq millions d’euros"),
        ("de", "de", "am 3. Oktober", "am dritten Oktober"),
        ("de", "de", "z. B.", "zum Beispiel"),
        ("de", "de", "3,5 Mio. Euro", "drei Komma fünf Millionen Euro"),
        ("es", "es", "EE. UU.", "Estados Unidos"),
        ("es", "es", "siglo XXI", "siglo veintiuno"),
        ("fa", "fa", "۱۱ مهر ۱۴۰۵", "یازدهم مهر هزار و چهارصد و پنج"),
        ("ur", "ur", "۳۵٪", "پینتیس فیصد"),
        ("ur", "ur", "1,50,000", "ایک لاکھ پچاس ہزار"),
    ],
)
def test_what_is_said_sounds_as_wished_and_the_raw_text_does_not(phonemes, language, voice, written, wished):
    assert phonemes(letter_a(normalise(written, language), voice).text, voice) == phonemes(wished, voice)
    assert phonemes(written, voice) != phonemes(wished, voice)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("A F P", "Eh F P"),
        ("the U S A", "the U S Eh"),
        ("an A three twenty", "an Eh three twenty"),
        ("A boat left.", "A boat left."),
        ("“A boat” left.", "“A boat” left."),
        ("D N A's", "D N A's"),
    ],
)
def test_the_article_stays_an_article(words, said):
    assert letter_a(words, "en-us").text == said
    assert letter_a(words, "fr").text == words
