"""What we write is valid NewsML-G2 2.35 by the IPTC's own schema, offline; and the profile's example is ours too.

The IPTC's files are not part of the project: the tests look for them in the folder that MULTIPUB_SHARED names, or in
``../shared`` beside the checkout.
"""

import copy
import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from multipub import canonical
from strategies import stories

SHARED = Path(os.environ.get("MULTIPUB_SHARED") or Path(__file__).parents[3] / "shared") / "canonical"
SCHEMA = SHARED / "xsd" / "NewsML-G2_2.35-spec-All-Power.xsd"
EXAMPLE = SHARED / "article.xml"
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/article.xml"))
NAMESPACES = {"g": "http://iptc.org/std/nar/2006-10-01/", "h": "http://www.w3.org/1999/xhtml"}
PHOTO_1 = "urn:newsml:desk.example.org:20260312:photo-0412"

pytestmark = pytest.mark.skipif(
    not SCHEMA.is_file(), reason=f"the IPTC schema is not at {SCHEMA}: set MULTIPUB_SHARED to look elsewhere"
)


@cache
def schema():
    return etree.XMLSchema(etree.parse(SCHEMA, etree.XMLParser(no_network=True)))


def faults_of(data):
    schema().validate(etree.fromstring(data))
    return [f"{entry.line}: {entry.message}" for entry in schema().error_log]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(story=stories())
def test_any_story_is_valid_newsml_g2(story):
    assert faults_of(canonical.write(story)) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_every_sample_is_valid_newsml_g2_before_and_after_us(path):
    assert faults_of(path.read_bytes()) == []
    assert faults_of(canonical.write(canonical.read(path.read_bytes()))) == []


def test_the_example_of_the_profile_reads_and_breaks_no_rule():
    data = EXAMPLE.read_bytes()
    story = canonical.read(data, name="article.xml")
    assert [article.language for article in story.articles] == ["en", "ar"]
    assert len(story.pictures) == 3
    assert sorted(canonical.media_of(story, SHARED)) == [
        "urn:newsml:desk.example.org:20260310:photo-0977",
        PHOTO_1,
    ]
    warnings = [finding.rule for finding in canonical.validate(data, folder=SHARED, name="article.xml")]
    assert warnings == ["CAN-M10", "CAN-P10"]
    assert faults_of(canonical.write(story)) == []
    assert canonical.read(canonical.write(story)) == story


def first(root, path):
    return root.xpath(path, namespaces=NAMESPACES)[0]


def remove(*paths):
    def change(root):
        for path in paths:
            for element in root.xpath(path, namespaces=NAMESPACES):
                element.getparent().remove(element)

    return change


def attribute(path, name, value=None):
    def change(root):
        element = first(root, path)
        if value is None:
            del element.attrib[name]
        else:
            element.set(name, value)

    return change


def words(path, text):
    def change(root):
        first(root, path).text = text

    return change


def renamed(root):
    first(root, "//h:h2").tag = f"{{{NAMESPACES['h']}}}h4"


def headline_first(root):
    first(root, "//g:contentMeta").insert(0, first(root, "//g:headline"))


def with_script(root):
    etree.SubElement(first(root, "//h:article"), f"{{{NAMESPACES['h']}}}script")


MUTATIONS = [
    ("alt removed", attribute("//h:img", "alt"), "F02"),
    ("credit removed", remove("(//h:span[@class='credit'])[1]"), "F03"),
    ("credit changed", words("//h:span[@class='credit']", "Photo: Nobody"), "F05"),
    ("credit in alt", attribute("//h:img", "alt", "Boats. Photo: Lina Haddad"), "F06"),
    ("creditline removed", remove(f"//g:newsItem[@guid='{PHOTO_1}']//g:creditline"), "P01"),
    ("rtl dir removed", attribute("//h:html[@lang='ar']", "dir"), "L05"),
    ("lang removed", attribute("//h:html", "lang"), "L02"),
    ("h2 to h4", renamed, "H01"),
    ("empty link", words("//h:a", ""), "S06"),
    ("javascript link", attribute("//h:a", "href", "javascript:x()"), "S07"),
    ("id twice", attribute("//h:figure[@id='ar-fig-1']", "id", "en-fig-1"), "I01"),
    ("digest", words("//g:hash", "00"), "D03"),
    ("alias", attribute("//g:signal", "qcode", "zz:update"), "Q01"),
    ("wrong order", headline_first, "S00"),
    ("script in body", with_script, "S12"),
    ("picture link broken", attribute("//h:figure", "data-item", "urn:none"), "F04"),
    ("itemRef broken", attribute("//g:itemRef", "residref", "urn:none"), "M05"),
    ("correction note dropped", remove("//g:edNote"), "M04"),
    ("headline differs", words("//h:h1", "Other"), "S02"),
    ("alt emptied", attribute("//h:img", "alt", ""), "F12"),
    ("alt is not the item's", attribute("//h:img", "alt", "harbour-0412.jpg"), "F12"),
    ("caption drifted", words("//h:span[@class='caption']", "Boats."), "F11"),
    ("Arabic caption missing", remove("(//g:description[@role='drol:caption'][@xml:lang='ar'])[1]"), "F11"),
    ("width wrong", attribute("//h:img", "width", "10"), "F14"),
    ("deck drifted", words("//h:p[@class='deck']", "Other"), "S14"),
    ("not-supplied mark dropped", remove("//g:edNote[@role='mp:file-not-supplied']"), "F10"),
    ("empty href", attribute("//g:remoteContent", "href", ""), "D00"),
    ("path escape", attribute("//g:remoteContent", "href", "../etc"), "D00"),
]
"""What went wrong in the example, and the rule that finds it."""


@pytest.mark.parametrize(("change", "rule"), [pytest.param(change, rule, id=name) for name, change, rule in MUTATIONS])
def test_what_goes_wrong_in_the_example_is_found_by_its_rule(change, rule):
    root = copy.deepcopy(etree.fromstring(EXAMPLE.read_bytes()))
    change(root)
    found = canonical.validate(etree.tostring(root), folder=SHARED, name="article.xml")
    assert f"CAN-{rule}" in {finding.rule for finding in found}
