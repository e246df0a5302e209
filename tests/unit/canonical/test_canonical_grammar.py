"""A fault of structure is told once, in words that name the element and the place."""

import pytest
from canonical_base import base_story
from canonical_cases import edit
from lxml import etree

from multipub import canonical

LONGEST_ELEMENT = 6
"""Lines from the start of an element that is changed here to its end."""

CASES = [
    ({"at": "(//h:h2)[1]", "attribute": "id", "value": "x"}, "the attribute id is not allowed on <h2>"),
    ({"at": "(//h:em)[1]", "append": "<p>x</p>"}, "<p> is not allowed inside <em>"),
    ({"at": "(//h:a)[1]", "attribute": "target", "value": "_blank"}, "the attribute target is not allowed on <a>"),
    ({"at": "//h:aside[@class='infobox']", "append": "<hr/>"}, "<hr> is not allowed inside <aside>"),
    ({"at": "(//h:figure)[1]", "attribute": "class", "value": "x"}, "<figure> has class='x'"),
    ({"at": "(//h:figure)[1]", "attribute": "id"}, "<figure> has no id"),
    ({"at": "(//h:figure)[1]", "append": "<p>x</p>"}, "<p> is not allowed inside <figure>"),
    ({"at": "//h:caption", "tail": "oops"}, "words stand loose in <table>: 'oops'"),
    ({"at": "(//h:th)[1]", "attribute": "scope"}, "<th> has scope=None"),
    ({"at": "(//h:p)[3]", "append": "<h:x xmlns:h='urn:foo'/>"}, "x> is not allowed inside <p>"),
    ({"at": "(//g:pubStatus)[1]", "attribute": "qcode", "value": "stat:foo"}, "(it has qcode='stat:foo')"),
    ({"at": "//g:urgency", "text": "12"}, "<urgency> does not hold what it must: '12'"),
    ({"at": "(//g:remoteContent)[1]", "attribute": "size", "value": "big"}, "'big', which is no whole number from 0"),
    ({"at": "(//g:creator)[1]", "append": "<g:jobtitle/>"}, "<jobtitle> is not allowed inside <creator>"),
    ({"at": "//g:description[@role='mp:alt']", "attribute": "how", "value": "mp:guess"}, "how='mp:guess'"),
    ({"at": "//g:newsItem[3]", "attribute": "standard"}, "<newsItem> has no standard"),
    ({"at": "//g:sent", "remove": True}, "<sender> cannot stand here in <header>"),
]


@pytest.mark.parametrize(("change", "words"), CASES, ids=[words for _, words in CASES])
def test_a_fault_of_structure_is_told_once(change, words):
    root = etree.fromstring(canonical.write(base_story()))
    at = root.xpath(change["at"], namespaces={"g": root.nsmap[None], "h": "http://www.w3.org/1999/xhtml"})[0]
    line = at.sourceline
    edit(root, change)
    found = [
        one for one in canonical.validate(etree.tostring(root), folder=None, name="x.xml") if one.rule == "CAN-S00"
    ]
    assert len(found) == 1
    assert words in found[0].message
    assert found[0].line is not None
    assert abs(found[0].line - line) <= LONGEST_ELEMENT
