"""Hypothesis strategies for whole stories: every block, inline and field, in every script multipub labels.

``stories()`` gives what a newsroom could hold: tidy, NFC, legal in XML; ids and guids are unique.  Headings may skip
levels and links may lead nowhere: those are faults of content, not of form.
"""

import hashlib
import unicodedata
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from itertools import count

from hypothesis import strategies as st

from multipub.model.blocks import (
    Cell,
    Divider,
    Footnote,
    Gallery,
    Heading,
    Infobox,
    ListBlock,
    ListItem,
    Paragraph,
    Placement,
    PullQuote,
    Quote,
    Table,
)
from multipub.model.story import (
    AltOrigin,
    Article,
    AuthoredAlt,
    EditorNote,
    MediaFile,
    Party,
    Picture,
    Published,
    PubStatus,
    Rights,
    Scheme,
    Story,
    Subject,
    VersionLink,
)
from multipub.model.text import (
    WHITE_SPACE,
    Abbreviation,
    Dateline,
    LangText,
    LineBreak,
    Link,
    Mark,
    Marked,
    NoteCall,
    PageBreak,
    Text,
    Time,
    tidy,
)

LANGUAGES = ("en", "ar", "fa", "ur", "he", "fr", "de", "es", "pt", "it", "ru", "tr", "sv", "ja")
OTHER_TAGS = ("pt-BR", "zh-Hant", "az-Arab", "en-GB", "ps")

LETTERS = {
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةًٌٍَُِّْ،؛؟٠١٢٣٤٥٦٧٨٩",
    "fa": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءآأؤئ\u200c،؛؟۰۱۲۳۴۵۶۷۸۹«»",
    "ur": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےآأؤئ،؛؟۔",
    "he": "אבגדהוזחטיכלמנסעפצקרשתםןףץך״׳־ְִֵֶַָֹּ",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁё«»№",
    "ja": "あいうえおかきくけこアイウエオ日本語新聞写真記者東京港、。「」ー",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyzİ",
}
LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZàâäåçéèêëîïñôöøœßúüÿ0123456789“”‘’—–…"
EVERYWHERE = "   .,;:!?'\"()[]{}<>&/#%\u00a0\u2009\u200e\u200f\u2067\u2069😀𐌰"


def settled(text: str) -> str:
    """Return ``text`` as a story holds it."""
    return unicodedata.normalize("NFC", WHITE_SPACE.sub(" ", text).strip(" "))


@cache
def phrases(language: str = "en", *, longest: int = 40) -> st.SearchStrategy[str]:
    """Words in the script of ``language``; some with letters from anywhere else in Unicode."""
    usual = st.text(LETTERS.get(language, LATIN) + EVERYWHERE, min_size=1, max_size=longest)
    odd = st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=8
    )
    return st.one_of(usual, usual, odd).map(lambda text: settled(text) or "—")


LANGUAGE = st.sampled_from(LANGUAGES)
MARKED_LANGUAGE = st.one_of(st.none(), st.sampled_from(LANGUAGES + OTHER_TAGS))


@st.composite
def _lang_texts(draw):
    language = draw(st.sampled_from(LANGUAGES + OTHER_TAGS))
    return LangText(text=draw(phrases(language[:2])), language=language)


LANG_TEXTS = _lang_texts()


@cache
def some(strategy, most=2):
    return st.lists(strategy, max_size=most).map(tuple)


@cache
def maybe(strategy):
    return st.one_of(st.none(), strategy)


MOMENTS = st.builds(
    lambda moment, minutes: moment.replace(tzinfo=timezone(timedelta(minutes=minutes))),
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)),
    st.integers(-720, 840),
) | st.just(datetime(2026, 3, 12, 16, 40, tzinfo=UTC))
DATES = st.sampled_from(("1931", "2026-03", "2026-03-12", "2026-03-12T14:05:00+02:00"))
ADDRESSES = st.sampled_from(("https://desk.example.org/a?b=1&c=%20", "http://example.org/", "mailto:a@example.org"))


@st.composite
def parties(draw, roles=(None, "mp:reporter", "own:desk")):
    names = draw(some(st.tuples(MARKED_LANGUAGE, phrases("ar") | phrases())))
    return Party(literal=draw(phrases()), names=names, role=draw(st.sampled_from(roles)))


ANYBODY = parties()
NOBODY_IN_PARTICULAR = parties(roles=(None,))


_SPACE = st.sampled_from(("", "", " ", "\n   "))
_TEXT = st.builds(
    lambda before, words, after: Text(before + words + after),
    _SPACE,
    st.one_of([phrases(language, longest=12) for language in ("en", "ar", "he", "ja", "fr")]),
    _SPACE,
)
_LEAVES = st.one_of(
    _TEXT,
    _TEXT,
    _TEXT,
    st.just(LineBreak()),
    st.builds(NoteCall, note=st.sampled_from(("0", "1")), sign=phrases(longest=3)),
    st.builds(PageBreak, id=st.just(""), page=phrases(longest=4)),
)


def _containers(content):
    return st.one_of(
        st.builds(Marked, mark=st.sampled_from(Mark), content=content, language=MARKED_LANGUAGE),
        st.builds(Link, target=ADDRESSES, content=content, title=maybe(phrases()), language=MARKED_LANGUAGE),
        st.builds(Abbreviation, content=content, expansion=maybe(phrases()), language=MARKED_LANGUAGE),
        st.builds(Time, moment=DATES, content=content),
        st.builds(Dateline, content=content),
    )


def _normal(content):
    """Normalise again what ``tidy`` has joined."""
    return tuple(
        Text(unicodedata.normalize("NFC", one.text))
        if isinstance(one, Text)
        else replace(one, content=_normal(one.content))
        if isinstance(one, Marked | Link | Abbreviation | Time | Dateline)
        else one
        for one in content
    )


_SIMPLE = st.lists(_LEAVES, min_size=1, max_size=3).map(tuple)
_MARKED = st.lists(st.one_of(_LEAVES, _LEAVES, _containers(_SIMPLE)), min_size=1, max_size=3).map(tuple)
INLINES = st.lists(st.one_of(_LEAVES, _LEAVES, _containers(_MARKED)), min_size=1, max_size=4).map(
    lambda content: _normal(tidy(content)) or (Text("—"),)
)
"""What stands in a block; ids are empty, calls lead to "0" or "1" (``_numbered`` fills them in)."""

_CELL = st.builds(
    Cell,
    content=st.one_of(st.just(()), INLINES),
    scope=st.sampled_from((None, "col", "row", "colgroup", "rowgroup")),
    columns=st.integers(1, 3),
    rows=st.integers(1, 3),
)
_ROWS = st.lists(st.lists(_CELL, min_size=1, max_size=3).map(tuple), min_size=1, max_size=2).map(tuple)
_TABLE = st.builds(
    Table,
    id=st.just(""),
    caption=st.one_of(st.just(()), INLINES),
    head=st.one_of(st.just(()), _ROWS),
    bodies=some(_ROWS),
    foot=st.one_of(st.just(()), _ROWS),
)


def _lists(below):
    items = st.lists(st.builds(ListItem, content=INLINES, lists=below), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(ListBlock, ordered=st.just(False), items=items),
        st.builds(ListBlock, ordered=st.just(True), items=items, start=st.integers(-2, 400)),
    )


_LIST = _lists(some(_lists(st.just(())), 1))
_PARAGRAPH = st.builds(Paragraph, content=INLINES, language=MARKED_LANGUAGE)
_PARAGRAPHS = st.lists(_PARAGRAPH, min_size=1, max_size=2).map(tuple)
_HEADING = st.builds(Heading, level=st.sampled_from((2, 3, 4)), content=INLINES, language=MARKED_LANGUAGE)
_QUOTE = st.builds(
    Quote,
    paragraphs=_PARAGRAPHS,
    attribution=st.one_of(st.just(()), INLINES),
    cite=maybe(ADDRESSES),
    language=MARKED_LANGUAGE,
)
_INFOBOX = st.builds(
    Infobox, id=st.just(""), heading=maybe(_HEADING), blocks=some(st.one_of(_PARAGRAPH, _LIST, _TABLE))
)
_PLACEMENT = st.builds(
    Placement,
    id=st.just(""),
    picture=st.sampled_from(("0", "1", "2")),
    decorative=st.sampled_from((False, False, True)),
)
_GALLERY = st.lists(_PLACEMENT, min_size=1, max_size=3).map(lambda figures: Gallery(figures=tuple(figures)))
_WORD_BLOCKS = (
    _PARAGRAPH,
    _PARAGRAPH,
    _HEADING,
    _LIST,
    _QUOTE,
    st.builds(PullQuote, paragraphs=_PARAGRAPHS),
    _TABLE,
    _INFOBOX,
    st.just(Divider()),
)
_BODY = some(st.one_of(*_WORD_BLOCKS, _PLACEMENT, _PLACEMENT, _GALLERY), 6)
_BODY_WITHOUT_PICTURES = some(st.one_of(*_WORD_BLOCKS), 6)


def _numbered(value, language, guids, counter):
    """Return blocks with ids of their own, calls to the notes of their text, and pictures of their story."""
    if isinstance(value, tuple):
        return tuple(_numbered(one, language, guids, counter) for one in value)
    if not is_dataclass(value):
        return value
    changes = {
        field.name: _numbered(getattr(value, field.name), language, guids, counter)
        for field in fields(value)
        if isinstance(getattr(value, field.name), tuple) or is_dataclass(getattr(value, field.name))
    }
    if "id" in {field.name for field in fields(value)} and not value.id:
        changes["id"] = f"{language}-{next(counter)}"
    if isinstance(value, NoteCall):
        changes["note"] = f"{language}-note-{value.note}"
    if isinstance(value, Placement):
        changes["picture"] = guids[int(value.picture) % len(guids)]
    return replace(value, **changes) if changes else value


@st.composite
def bodies(draw, language, guids):
    blocks = draw(_BODY if guids else _BODY_WITHOUT_PICTURES)
    notes = tuple(
        Footnote(id=f"{language}-note-{number}", paragraphs=draw(_PARAGRAPHS))
        for number in range(draw(st.integers(0, 2)))
    )
    return _numbered((*blocks, *notes), language, guids, count())


RIGHTS = st.builds(
    Rights,
    holders=some(NOBODY_IN_PARTICULAR),
    notice=maybe(phrases()),
    notice_link=maybe(st.just("https://desk.example.org/rights")),
    usage_terms=some(LANG_TEXTS),
    data_mining=maybe(st.just("http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED")),
)
NOTES = some(st.builds(EditorNote, text=phrases("ar"), language=MARKED_LANGUAGE, role=st.sampled_from((None, "own:n"))))


_FILE = st.builds(
    lambda number, width, height: MediaFile(
        href=f"media/photo {number}é.jpg",
        media_type="image/jpeg",
        size=number,
        width=width,
        height=height,
        sha256=hashlib.sha256(str(number).encode()).hexdigest(),
    ),
    st.integers(0, 10**8),
    st.integers(1, 10**5),
    st.integers(1, 10**5),
)
_ALT = st.builds(
    lambda words, origin: AuthoredAlt(text=words.text, language=words.language, origin=origin),
    LANG_TEXTS,
    st.sampled_from(AltOrigin),
)


@st.composite
def pictures(draw, guid):
    file = draw(maybe(_FILE))
    return Picture(
        guid=guid,
        version=draw(st.integers(1, 99)),
        language=draw(LANGUAGE),
        created=draw(MOMENTS),
        provider=draw(NOBODY_IN_PARTICULAR),
        file=file,
        captions=draw(some(LANG_TEXTS)),
        alts=draw(some(_ALT)),
        long_descriptions=draw(some(LANG_TEXTS)),
        credit_lines=draw(some(LANG_TEXTS)),
        raw_credits=draw(some(LANG_TEXTS)),
        creators=draw(some(ANYBODY)),
        sources=draw(some(NOBODY_IN_PARTICULAR)),
        rights=draw(RIGHTS),
        status=draw(_STATUS),
        title=draw(maybe(phrases())),
        headline=draw(maybe(phrases("ru"))),
        byline=draw(maybe(phrases("he"))),
        content_created=draw(maybe(DATES)),
        digital_source_type=draw(maybe(st.just("digsrctype:digitalCapture"))),
        not_supplied=draw(maybe(LANG_TEXTS)) if file is None else None,
        notes=draw(NOTES),
    )


_SUBJECT = st.builds(Subject, qcode=st.just("medtop:04000000"), names=some(st.tuples(MARKED_LANGUAGE, phrases())))
_PUBLISHED = st.builds(Published, timestamp=MOMENTS, name=maybe(phrases()))
_STATUS = st.sampled_from(PubStatus)
_SECTION_CODE = maybe(st.just("own:section"))


@st.composite
def articles(draw, guid, language, guids):
    words = phrases(language)
    return Article(
        guid=guid,
        version=draw(st.integers(1, 99)),
        language=language,
        created=draw(MOMENTS),
        provider=draw(NOBODY_IN_PARTICULAR),
        headline=draw(words),
        body=draw(bodies(language, guids)),
        title=draw(maybe(words)),
        deck=draw(maybe(words)),
        byline=draw(maybe(words)),
        dateline=draw(maybe(words)),
        credit_line=draw(maybe(words)),
        section=draw(maybe(words)),
        section_code=draw(_SECTION_CODE),
        creators=draw(some(ANYBODY)),
        contributors=draw(some(ANYBODY)),
        sources=draw(some(NOBODY_IN_PARTICULAR)),
        located=draw(some(NOBODY_IN_PARTICULAR)),
        subjects=draw(
            some(
                st.builds(Subject, qcode=st.just("medtop:04000000"), names=some(st.tuples(MARKED_LANGUAGE, phrases())))
            )
        ),
        keywords=draw(some(words)),
        slugline=draw(maybe(phrases())),
        urgency=draw(maybe(st.integers(1, 9))),
        rights=draw(RIGHTS),
        status=draw(_STATUS),
        embargoed=draw(maybe(MOMENTS)),
        first_created=draw(maybe(MOMENTS)),
        content_created=draw(maybe(DATES)),
        content_modified=draw(maybe(DATES)),
        published=draw(some(_PUBLISHED)),
        corrections=draw(some(LANG_TEXTS)),
        notes=draw(NOTES),
        previous=draw(maybe(st.just(VersionLink(guid=guid, version=1)))),
        translation_of=draw(maybe(st.just(VersionLink(guid="urn:newsml:original")))),
        permalink=draw(maybe(ADDRESSES)),
    )


@st.composite
def stories(draw):
    """Whole stories: one to three languages, up to three pictures."""
    guid = "urn:newsml:desk.example.org:20260312:" + draw(st.sampled_from(("wharf", "tram", "قطار")))
    languages = draw(st.lists(LANGUAGE, min_size=1, max_size=3, unique=True))
    guids = [f"{guid}:photo-{number}" for number in range(draw(st.integers(0, 3)))]
    return Story(
        guid=guid,
        version=draw(st.integers(1, 99)),
        language=languages[0],
        sender=draw(phrases()),
        created=draw(MOMENTS),
        provider=draw(NOBODY_IN_PARTICULAR),
        articles=tuple(draw(articles(f"{guid}:{language}", language, guids)) for language in languages),
        pictures=tuple(draw(pictures(one)) for one in guids),
        title=draw(maybe(phrases())),
        transmit_id=draw(maybe(phrases())),
        generator=draw(maybe(st.just("0.1.0"))),
        rights=draw(RIGHTS),
        status=draw(_STATUS),
        embargoed=draw(maybe(MOMENTS)),
        first_created=draw(maybe(MOMENTS)),
        corrections=draw(some(LANG_TEXTS)),
        notes=draw(NOTES),
        previous=draw(maybe(st.just(VersionLink(guid=guid, version=None)))),
        schemes=(Scheme(alias="own", uri="https://desk.example.org/codes/"),),
    )
