"""The page: one file, closed to everything else, with a player that works without a script and an archive inside."""

import base64
import hashlib
import json
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from multipub import carriers
from multipub.checks import examine
from multipub.editions._page.document import own_file
from multipub.editions._page.player import SPEEDS
from multipub.editions.page import PageOptions, advise, observe, write
from multipub.errors import EditionError, SourceError, UsageError
from multipub.ingest import dialect_of
from multipub.model.blocks import Paragraph
from multipub.model.text import LangText, Text
from presses import quick_press, quick_recording, reading_press
from support import arabic_manuscript, figure, full_manuscript

SCRIPT = Path(__file__).parents[4] / "src" / "multipub" / "editions" / "_page" / "player.js"


@cache
def story():
    import tempfile

    return full_manuscript(Path(tempfile.mkdtemp(prefix="multipub-tests-")))


@cache
def recording():
    return quick_recording(story())


def press():
    return replace(reading_press(), recording=lambda one: recording())


@cache
def page() -> str:
    return write(story(), press()).decode()


def silent_page(manuscript) -> str:
    return write(manuscript, quick_press()).decode()


class Elements(HTMLParser):
    """Every start tag with its attributes, and the text inside each script and style."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict]] = []
        self.inside: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        if self.cdata_elem:  # inside a script or a style
            self.inside.append((self.tags[-1][1].get("type", self.tags[-1][0]), data))

    def all(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


def policy(text: str) -> dict[str, str]:
    content = next(one["content"] for one in Elements(text).all("meta") if "http-equiv" in one)
    return dict(rule.split(" ", 1) for rule in content.split("; "))


def test_the_page_with_its_player_keeps_every_promise():
    assert [str(one) for one in examine(story(), observe(page().encode()))] == []


def test_nothing_comes_from_elsewhere():
    for tag, attributes in Elements(page()).tags:
        for name in ("src", "srcset", "poster"):
            assert attributes.get(name, "data:").startswith("data:"), tag
        assert tag not in ("iframe", "object", "embed", "form", "base")
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
    assert {one["rel"] for one in Elements(page()).all("link")} == {"icon", "canonical", "alternate"}


def test_the_policy_knows_the_style_and_the_player_by_their_digests():
    found = dict(Elements(page()).inside)
    for rule, kind in (("style-src", "style"), ("script-src", "script")):
        digest = base64.b64encode(hashlib.sha256(found[kind].encode()).digest()).decode()
        assert policy(page())[rule] == f"'sha256-{digest}'"
    assert policy(page())["default-src"] == "'none'"


def test_a_page_without_sound_runs_no_script():
    text = silent_page(story())
    assert policy(text)["script-src"] == "'none'"
    assert not Elements(text).all("audio")
    assert "player-phrases" not in text


def test_words_that_look_like_markup_stay_words():
    words = '</script></style><script>alert(1)</script> <!-- & "quoted" \' ]]> &amp; <b>'
    bad = replace(
        story(),
        headline=words,
        deck=words,
        rights=words,
        creators=(words,),
        body=(
            replace(figure(None), caption=LangText(text=words, language="en"), alt=LangText(text=words, language="en")),
            Paragraph(content=(Text(words),)),
        ),
        source=words.encode(),
        source_name=words,
    )
    text = silent_page(bad)
    assert [str(one) for one in examine(bad, observe(text.encode()))] == []
    assert len(Elements(text).all("script")) == 1


def test_a_style_cannot_end_its_element(tmp_path):
    style = press().style
    shutil.copytree(style.folder, tmp_path / "odd")
    sheet = tmp_path / "odd" / "screen.css"
    sheet.write_text(sheet.read_text("utf-8") + '.end::before { content: "</style><b>" }', "utf-8")
    text = write(story(), quick_press(tmp_path / "odd")).decode()
    assert not Elements(text).all("b")


def test_the_canonical_xml_comes_out_again_and_the_page_is_read_as_an_edition():
    data = page().encode()
    assert carriers.extract(data, where="page") == story().source
    assert dialect_of(data, Path("story.html")).name == "edition"


def test_a_page_of_somebody_else_is_none_of_ours():
    with pytest.raises(SourceError):
        carriers.extract(b"<!DOCTYPE html>\n<html><head></head><body>Hello</body></html>", where="page")


def test_a_page_that_lost_its_canonical_xml_says_so():
    text = re.sub(r'<link id="canonical-xml"[^>]*>', "", page())
    with pytest.raises(SourceError, match="carries no canonical XML"):
        carriers.extract(text.encode(), where="page")


def test_machines_find_the_article_with_the_maker_and_credit_of_each_picture():
    said = json.loads(dict(Elements(page()).inside)["application/ld+json"])
    assert said["@type"] == "NewsArticle"
    images = said["image"]
    assert [one["@id"] for one in images] == ["#fig-1", "#fig-2", "#fig-3"]
    assert images[0]["creator"] == [{"@type": "Person", "name": "Lina Haddad"}]
    assert images[0]["creditText"] == "Lina Haddad/Coastal Press"
    assert images[0]["copyrightNotice"] == "© 2026 Coastal Press"
    assert not [one for one in images if "contentUrl" in one]
    assert "synchronizedAudioText" in said["accessibilityFeature"]
    assert said["accessMode"] == ["textual", "visual", "auditory"]
    silent = json.loads(dict(Elements(silent_page(story())).inside)["application/ld+json"])
    assert "synchronizedAudioText" not in silent["accessibilityFeature"]
    assert "audio" not in silent


def test_without_a_script_the_sound_has_the_browsers_own_controls():
    (sound,) = Elements(page()).all("audio")
    assert "controls" in sound
    assert sound["src"].startswith("data:audio/mpeg;base64,")
    controls = next(attributes for _, attributes in Elements(page()).tags if attributes.get("id") == "player-controls")
    assert "hidden" in controls


def test_every_phrase_of_the_player_is_an_element_and_they_follow_one_another():
    rows = json.loads(dict(Elements(page()).inside)["application/json"])
    ids = {attributes.get("id") for _, attributes in Elements(page()).tags}
    assert {row[0] for row in rows} <= ids
    assert all(one[2] == other[1] for one, other in pairwise(rows))
    assert any(row[3] for row in rows)
    assert not all(row[3] for row in rows)


def test_the_player_speaks_the_language_of_the_labels(tmp_path):
    text = write(arabic_manuscript(tmp_path), reading_press()).decode()
    player = next(attributes for _, attributes in Elements(text).tags if attributes.get("id") == "player")
    assert (player["lang"], player["dir"]) == ("ar", "rtl")
    assert player["aria-label"] == arabic_manuscript(tmp_path).labels.listen


def test_the_way_past_the_head_leads_to_the_article():
    (skip,) = [one for one in Elements(page()).all("a") if one.get("class") == "skip"]
    assert skip["href"] == "#article"
    assert [one["id"] for one in Elements(page()).all("main")] == ["article"]


def test_the_script_is_sound_and_asks_nothing_of_the_network():
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    checked = subprocess.run([node, "--check", str(SCRIPT)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    for word in (
        "fetch(",
        "XMLHttpRequest",
        "WebSocket",
        "eval(",
        "innerHTML",
        "import(",
        "http:",
        "https:",
        "Storage",
    ):
        assert word not in own_file("player.js")


def test_the_keys_that_are_told_are_the_keys_that_work():
    told = {key.replace("−", "-").lower() for key in re.findall(r"<kbd>(.)</kbd>", page())}
    written = re.search(r"const KEYS = \{(.*?)\};", own_file("player.js"))[1]
    assert told == set(re.findall(r'[ "](.)"?: ', written))
    assert SPEEDS.index("1") > 0


def test_sound_that_was_asked_for_is_there_or_the_edition_fails():
    def dumb(manuscript):
        raise UsageError("nobody speaks")

    silent = replace(reading_press(), recording=dumb)
    assert b"<audio" not in write(story(), silent)
    assert [one.rule for one in advise(story(), silent)] == ["DESK-9"]
    with pytest.raises(UsageError):
        write(story(), replace(silent, options={"page": PageOptions(audio=True)}))


DAMAGE = {
    "a picture from elsewhere": (r'src="data:image/jpeg[^"]*"', 'src="https://example.org/p.jpg"', "from elsewhere"),
    "a picture that does not open": (r"(data:image/jpeg;base64,)[^\"]{40}", r"\1AAAA", "does not open"),
    "no policy": (r"default-src 'none'; ", "", "nothing forbids"),
    "a phrase that leads nowhere": (r'\["phrase-9"', '["gone"', "not in the document"),
    "a phrase that was left out": (r'\["headline",\d+,\d+,\d\],', "", "not read aloud"),
    "sound without phrases": (r'id="player-phrases"', 'id="other"', "lists of phrases"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_seen(what):
    pattern, words, complaint = DAMAGE[what]
    text, count = re.subn(pattern, words, page(), count=1)
    assert count
    seen = observe(text.encode())
    assert [one for one in seen.complaints if complaint in one], seen.complaints


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"<p>no article</p>", b"<html><article>" + b"<div>" * 5000])
def test_what_is_no_page_is_one_clear_error(data):
    with pytest.raises(EditionError):
        observe(data)
