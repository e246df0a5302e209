"""The rules about the text of a story: structure, headings, language, letters."""

from multipub.canonical.rule import error, warning

_PROFILE = "multipub canonical profile 1.0"

STRUCTURE_RULES = (
    error(
        "CAN-S00",
        "The file follows the grammar of the profile: only its elements and attributes, in its order.",
        f"{_PROFILE}, multipub-canonical.rng",
        "see canonical/schema/multipub-canonical.rng, or import the file with `multipub import`",
    ),
    error("CAN-S01", "A text has one h1.", "WCAG 2.2 SC 1.3.1", "keep the headline as h1 and make the others h2"),
    error(
        "CAN-S02",
        "The h1 is the headline, letter for letter.",
        f"{_PROFILE}: one truth each",
        "write the same words in h1 and in contentMeta/headline",
    ),
    error("CAN-S05", "No heading is deeper than h4.", _PROFILE, "use h2 to h4"),
    error("CAN-S06", "A link has words.", "WCAG 2.2 SC 2.4.4", "write where the link leads, or remove it"),
    error(
        "CAN-S07",
        "A link leads to https, http, mailto, or to an id in the same text.",
        _PROFILE,
        "use a full https:// address or #id",
    ),
    error("CAN-S08", "A list has entries, and nothing but entries.", "HTML, 4.4.5", "put every entry into li"),
    error(
        "CAN-S09",
        "A table has header cells that say what they head.",
        "WCAG 2.2 SC 1.3.1",
        'make the first row or column th with scope="col" or scope="row"',
    ),
    warning("CAN-S10", "A table has a caption.", "WCAG 2.2 technique H39", "say in a caption what the table shows"),
    error("CAN-S11", "No paragraph is empty.", "WCAG 2.2 SC 1.3.1", "remove the empty paragraph"),
    error("CAN-S12", "A body holds no program, style, form or frame.", _PROFILE, "remove the element"),
    error("CAN-S13", "No element carries style or script in an attribute.", _PROFILE, "remove the attribute"),
    error(
        "CAN-S14",
        "The deck is the summary, letter for letter.",
        f"{_PROFILE}: one truth each",
        "write the same words in p.deck and in description drol:summary",
    ),
    error(
        "CAN-S15",
        "The byline in the body is the printed byline, letter for letter.",
        f"{_PROFILE}: one truth each",
        "write the same words in p.byline and in contentMeta/by",
    ),
    error(
        "CAN-S16",
        "The dateline in the body is the item's dateline, letter for letter.",
        f"{_PROFILE}: one truth each",
        "write the same words in span.dateline and in contentMeta/dateline",
    ),
    error(
        "CAN-S17",
        "A link inside the text, and the call of a note, lead to something in the same text.",
        "WCAG 2.2 SC 2.4.4",
        "correct the #id, or add what it leads to",
    ),
    warning("CAN-S18", "A footnote is called from the text.", "PDF/UA-1, 7.9", "call the note, or remove it"),
)

HEADING_RULES = (
    error(
        "CAN-H01",
        "No heading level is skipped.",
        "WCAG 2.2 technique G141",
        "use the level one below the heading before",
    ),
)

LANGUAGE_RULES = (
    error("CAN-L01", "Every item says its language.", "WCAG 2.2 SC 3.1.1", "write xml:lang on the item"),
    error(
        "CAN-L02",
        "The body says its language, in lang and in xml:lang.",
        "WCAG 2.2 SC 3.1.1",
        "write the same tag in lang and xml:lang of html",
    ),
    error("CAN-L03", "The body is in the language of its item.", "WCAG 2.2 SC 3.1.1", "write one tag in both places"),
    error(
        "CAN-L04",
        "The content is described in the language it is in.",
        "NewsML-G2 2.35, language",
        "write the item's tag in contentMeta/language",
    ),
    error(
        "CAN-L05",
        "A body in a right-to-left language says so.",
        "W3C, Structural markup and right-to-left text in HTML",
        'write dir="rtl" on html',
    ),
    error("CAN-L06", "Every text of a picture says its language.", "WCAG 2.2 SC 3.1.2", "write xml:lang on it"),
    error(
        "CAN-L07",
        "A change of language is marked with one tag in lang and in xml:lang.",
        "WCAG 2.2 SC 3.1.2",
        "write the same tag in lang and xml:lang",
    ),
    error("CAN-L08", "A language tag is well-formed.", "RFC 5646, 2.1", 'write a tag like "en", "pt-BR" or "zh-Hant"'),
    error(
        "CAN-L09",
        "Words in a language that runs the other way say so.",
        "WCAG 2.2 technique H34",
        'write dir="rtl" or dir="ltr" beside lang',
    ),
)

LETTER_RULES = (
    error(
        "CAN-T01",
        "Words are in Unicode Normalization Form C.",
        "Unicode Standard Annex 15; W3C Character Model for the World Wide Web",
        "import the file again, or normalise it to NFC",
    ),
    error(
        "CAN-T02",
        "No letter was lost to a wrong encoding.",
        "Unicode Standard, 23.8 (U+FFFD)",
        "write the letter that was there, from the original",
    ),
    error(
        "CAN-T03",
        "No control character turns the direction of text beyond the words it stands in.",
        "Unicode Standard Annex 9, 2.2 to 2.6; WCAG 2.2 technique H34",
        "remove it, and mark the words with bdi or with their language",
    ),
    error(
        "CAN-I01",
        "An id stands for one thing in the whole file.",
        "XML 1.0, 3.3.1",
        "make the ids of each language differ, as in en-fig-1 and ar-fig-1",
    ),
)
