"""What we hand on is valid by the schemas of the standards themselves, offline.

The IPTC's files are not part of the project: the tests look for them in the folder that MULTIPUB_SHARED names, or in
``../shared`` beside the checkout.
"""

import json
import os
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from multipub.editions import FORMATS
from multipub.model.text import LangText
from presses import quick_press
from stories import CASES, manuscript
from support import arabic_manuscript, figure, full_manuscript, photo

SHARED = Path(os.environ.get("MULTIPUB_SHARED") or Path(__file__).parents[5] / "shared")
NINJS = SHARED / "corpus" / "ninjs" / "schema" / "ninjs-schema_3.1.json"
SCHEMAS = {
    "newsml-g2": SHARED / "canonical" / "xsd" / "NewsML-G2_2.35-spec-All-Power.xsd",
    "nitf": SHARED / "canonical" / "xsd" / "nitf" / "nitf-3-6.xsd",
}


def manuscripts(folder):
    """Return every manuscript there is, with one that says as little as possible and one full of marks."""
    full = full_manuscript(folder)
    bare = replace(full, section=None, deck=None, byline=None, dateline=None, creators=(), sources=(), rights="")
    said = replace(
        figure(photo(folder), 7),
        usage_terms="Not for sale",
        digital_source_type="digsrctype:digitalCapture",
        content_created="2026-03-11",
        long_description=LangText(text="وصف طويل", language="ar"),
    )
    bare = replace(
        bare,
        corrections=(),
        closing=(),
        permalink=None,
        house="",
        body=(*full.body[1:2], said, replace(said, id="fig-8")),
    )
    return [full, arabic_manuscript(folder), bare, *map(manuscript, CASES)]


def present(path):
    if not path.is_file():
        pytest.skip(f"the schema is not at {path}: set MULTIPUB_SHARED to look elsewhere")
    return path


@pytest.mark.parametrize("name", SCHEMAS)
def test_xml_is_valid_by_the_schema_of_the_standard(name, tmp_path):
    schema = etree.XMLSchema(etree.parse(present(SCHEMAS[name]), etree.XMLParser(no_network=True)))
    for wanted in manuscripts(tmp_path):
        schema.validate(etree.fromstring(FORMATS[name].write(wanted, quick_press())))
        assert [f"{entry.line}: {entry.message}" for entry in schema.error_log] == []


def test_ninjs_is_valid_by_the_schema_of_the_standard(tmp_path):
    validator = jsonschema.Draft202012Validator(json.loads(present(NINJS).read_text("utf-8")))
    for wanted in manuscripts(tmp_path):
        said = json.loads(FORMATS["ninjs"].write(wanted, quick_press()))
        assert [error.message for error in validator.iter_errors(said)] == []


def test_html_is_well_formed_xml_too(tmp_path):
    for wanted in manuscripts(tmp_path):
        root = etree.fromstring(FORMATS["html"].write(wanted, quick_press()))
        assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == wanted.language


def test_every_id_in_html_stands_once_and_every_note_is_there(tmp_path):
    for wanted in manuscripts(tmp_path)[:2] + [manuscript(case) for case in CASES]:
        root = etree.fromstring(FORMATS["html"].write(wanted, quick_press()))
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {one[1:] for one in root.xpath("//@href") if one.startswith("#")} <= set(ids)


def test_json_ld_names_the_maker_and_the_credit_line_of_each_picture(tmp_path):
    wanted = full_manuscript(tmp_path)
    wanted = replace(wanted, headline="Fish & <chips> </script>")
    root = etree.fromstring(FORMATS["html"].write(wanted, quick_press()))
    about = json.loads(root.findtext(".//{*}script"))
    assert about["headline"] == wanted.headline
    assert [image["creditText"] for image in about["image"]] == [one.credit.line for one in wanted.figures]
    assert about["image"][0]["creator"] == [{"@type": "Person", "name": "Lina Haddad"}]
    assert about["image"][0]["contentUrl"] == "media/quay.jpg"
    assert "contentUrl" not in about["image"][2]


def test_a_picture_goes_with_its_address_and_digest(tmp_path):
    wanted = full_manuscript(tmp_path)
    media = wanted.figures[0].media
    for name in ("newsml-g2", "nitf", "ninjs", "html"):
        written = FORMATS[name].write(wanted, quick_press()).decode()
        assert media.href in written, name
        assert media.sha256 in written, name
