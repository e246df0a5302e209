"""Signs that are said alike in every language: addresses, brackets, footnote marks, dashes, slashes.

In:  a primary language subtag.   Out: the rules before and after the language's own.
Promises: no address is spelled out sign by sign; a dash, an ellipsis and a slash between words are a breath.
"""

import re
from collections.abc import Callable, Mapping

from multipub.speech.normalising.rules import Found, Rule, any_of
from multipub.speech.tracing import Traced

COMMAS = {"ar": "،", "fa": "،", "ur": "،", "ja": "、", "zh": "，"}

DOT = {"ar": " دوت ", "de": " Punkt ", "en": " dot ", "es": " punto ", "fr": " point "}

AT = {"ar": " آت ", "de": " ät ", "en": " at ", "es": " arroba ", "fr": " arobase "}
"""How the signs of an address are said; elsewhere they stay, and the voice says what it knows."""

HASHTAG = {"ar": "هاشتاغ ", "de": "Hashtag ", "en": "hashtag ", "es": "hashtag ", "fr": "mot-dièse "}

URL = re.compile(
    r"\b(?:https?://|www\.)(?:www\.)?(?P<host>[^\s/?#]*[^\s/?#.,;:!?)»”])[^\s]*?(?=[.,;:!?)»”\]]*(?:\s|$))",
    re.IGNORECASE,
)

DOMAINS = (".com", ".org", ".net", ".gov", ".edu", ".int", ".info", ".tv", ".co.uk", ".org.uk", ".gov.uk", ".eu")

HOST = re.compile(
    rf"(?<![\w@.-])(?P<host>(?:[a-z0-9](?:[a-z0-9-]{{0,62}})\.){{0,3}}[a-z0-9](?:[a-z0-9-]{{0,62}})(?:{any_of(DOMAINS)}))"
    r"(?:/[^\s,;)]*[\w/])?(?![\w-])"
)

MAIL = re.compile(r"(?<![\w.+-])(?:mailto:)?(?P<name>[\w.+-]{1,64})@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")

HANDLE = re.compile(r"(?<![\w@/])@(?P<name>[A-Za-z]\w{1,30})")

HASH = re.compile(r"(?<![\w#&])#(?P<name>(?=\w*[^\W\d_])\w+)")

CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=[A-Z])(?=[A-Z][a-z])")

FOOTNOTE = re.compile(
    r"(?<=[\w.,;:!?”\"’')])\[(?:\d{1,3}|[a-z*†‡])\]|(?<=[^\W\d][^\W\d][.,;:!?”\"’')])[¹²³⁰⁴-⁹]+|(?<=[^\W\d]{3})[¹²³⁰⁴-⁹]+"
)

COMPARED: Mapping[str, Mapping[str, str]] = {
    "ar": {"<": "أقل من ", "<=": "على الأكثر ", ">": "أكثر من ", ">=": "على الأقل "},
    "de": {"<": "weniger als ", "<=": "höchstens ", ">": "mehr als ", ">=": "mindestens "},
    "en": {"<": "less than ", "<=": "at most ", ">": "more than ", ">=": "at least "},
    "es": {"<": "menos de ", "<=": "como mucho ", ">": "más de ", ">=": "al menos "},
    "fa": {"<": "کمتر از ", "<=": "حداکثر ", ">": "بیش از ", ">=": "حداقل "},
    "fr": {"<": "moins de ", "<=": "au plus ", ">": "plus de ", ">=": "au moins "},
}
"""How a comparison before a figure is said; elsewhere (in Urdu: after the figure) its sign goes with the brackets."""

COMPARISON = re.compile(r"(?P<sign>[<>]=?)\s?(?=[$£€¥]?\s?[-−]?\.?\d)")

BRACKETS = re.compile(r"[\[\]{}<>]")
"""Around words that an editor inserted: the words are said, the signs are not."""

ELLIPSIS = re.compile(r"(?:…|(?<!\.)\.(?:\s?\.){2,3}(?!\s?\.))[.,]?")

DASH = re.compile(r"\s+(?:--?|[–—])\s+|(?<=\w)(?:—|--)(?=\w)|(?<=[^\s\d])\s?—\s?|^\s*[–—]\s?|\s[–—]$")

SLASH = re.compile(r"(?<=[^\W\d_])\s?/\s?(?=[^\W\d_])")
"""Between two words: a pause (credits; the double names of Arabic months)."""

SPACES = re.compile(r"[^\S ]\s*| \s+")
"""All white space but a single blank."""

STUMBLE = re.compile(r" +(?=[,.;:!?،؛؟、，])")

DOUBLED = re.compile(r"[,،、，](?:\s?[,،、，])*\s?(?=[,.;:!?،؛؟、，])|(?<=[.;:!?؟؛،,])[,،](?=\s|$)")

LEADING = re.compile(r"^[\s,،、，]+|[\s,،、，]+$")


LONE_DASH = re.compile(r"(?<=\s)[-–—](?=\s|$)")
"""What a rule left of a dash between two things that it wrote out."""


def before(subtag: str) -> tuple[Rule, ...]:
    """Return what is tried before the rules of a language."""
    return (
        Rule("web address", URL, _host(subtag), frozenset(":."), ("://", "www.", "WWW.")),
        Rule("e-mail address", MAIL, _mail(subtag), frozenset("@")),
        Rule("host", HOST, _host(subtag), frozenset("."), DOMAINS),
        Rule("handle", HANDLE, lambda m: f"{AT.get(subtag, '@').lstrip()}{_words(m['name'])}", frozenset("@")),
        Rule("hashtag", HASH, lambda m: f"{HASHTAG.get(subtag, '')}{_words(m['name'])}", frozenset("#")),
        Rule("footnote mark", FOOTNOTE, lambda _: "", frozenset("[¹²³⁰⁴⁵⁶⁷⁸⁹")),
        *compared(subtag),
        Rule("brackets", BRACKETS, lambda _: "", frozenset("[]{}<>")),
    )


def compared(subtag: str) -> tuple[Rule, ...]:
    """Return the rule for "<" and ">" before a figure, where the language has words for it."""
    if (words := COMPARED.get(subtag)) is None:
        return ()
    return (Rule("comparison", COMPARISON, lambda m: words[m["sign"]], frozenset("<>")),)


def after(subtag: str) -> tuple[Rule, ...]:
    """Return what is tried after the rules of a language."""
    comma = COMMAS.get(subtag, ",")
    return (
        Rule("slash", SLASH, lambda _: f"{comma} ", frozenset("/")),
        Rule("ellipsis", ELLIPSIS, _pause(comma), frozenset("…."), ("…", "..", ". .")),
        Rule("dash", DASH, lambda _: f"{comma} ", frozenset("-–—"), (" -", "–", "—", "--")),
    )


def tidy(said: Traced) -> Traced:
    """Return a text with single spaces and single commas, none of them before another sign or at an end."""
    said = said.sub(LONE_DASH, _space).sub(SPACES, _space).sub(STUMBLE, _nothing)
    return said.sub(DOUBLED, _nothing).sub(LEADING, _nothing) if said.text.strip() else said.stripped()


def _space(_: Found) -> str:
    return " "


def _nothing(_: Found) -> str:
    return ""


def _host(subtag: str) -> Callable[[Found], str]:
    return lambda found: found["host"].replace(".", DOT.get(subtag, "."))


def _mail(subtag: str) -> Callable[[Found], str]:
    def said(found: Found) -> str:
        address = f"{found['name']}{AT.get(subtag, '@')}{found['host']}"
        return address.replace(".", DOT.get(subtag, "."))

    return said


def _words(name: str) -> str:
    return CAMEL.sub(" ", name.replace("_", " ").strip())


def _pause(comma: str) -> Callable[[Found], str]:
    return lambda found: f"{comma} " if found.string[found.end() :].strip(" \"'”’»)]") else "."
