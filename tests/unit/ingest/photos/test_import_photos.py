"""Photos come in from beside the input, with their words, and nothing from anywhere else."""

import hashlib
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from multipub import canonical
from multipub.ingest import IncomingPhoto, Intaken
from multipub.ingest._photos import PHOTO_ADVICE, Bundle, settle_photos
from multipub.ingest._photos.copies import slug_of
from multipub.model.blocks import Gallery, Paragraph, Placement
from multipub.model.findings import errors
from multipub.model.story import AltOrigin, Article, AuthoredAlt, Party, Picture, Rights, Story
from multipub.model.text import LangText, Text
from multipub.photo import PhotoWords, with_metadata, words_in

HOUSE = Party(literal="desk.example.org", names=((None, "Harbour Times"),))
MOMENT = datetime(2026, 3, 12, 16, 40, tzinfo=UTC)
CAPTION = "Three boats lie at the old quay."
ALT = "Three wooden boats, red, blue and green, tied to iron rings."


def english(words: str) -> tuple[LangText, ...]:
    return (LangText(text=words, language="en"),)


def picture(number: int = 1, caption: str | None = CAPTION, **changes: object) -> Picture:
    made = Picture(
        guid=f"urn:photo-{number}",
        version=1,
        language="en",
        created=MOMENT,
        provider=HOUSE,
        file=None,
        captions=english(caption) if caption else (),
        rights=Rights(holders=(HOUSE,)),
        not_supplied=LangText(text="No file came with it.", language="en"),
    )
    return replace(made, **changes)


def story(*pictures: Picture) -> Story:
    article = Article(
        guid="urn:story:en",
        version=1,
        language="en",
        created=MOMENT,
        provider=HOUSE,
        headline="Old wharf to reopen",
        byline="By Mira Solberg",
        creators=(Party(literal="Mira Solberg", names=((None, "Mira Solberg"),)),),
        body=(
            Paragraph(content=(Text("The council voted."),)),
            *(Placement(id=f"fig-{at}", picture=one.guid) for at, one in enumerate(pictures, 1)),
        ),
    )
    return Story(
        guid="urn:story",
        version=1,
        language="en",
        sender="desk.example.org",
        created=MOMENT,
        provider=HOUSE,
        articles=(article,),
        pictures=pictures,
        rights=Rights(holders=(HOUSE,)),
    )


def photo(colour: str = "#36c", words: PhotoWords | None = None, **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (32, 20), colour).save(buffer, "JPEG", **options)
    return with_metadata(buffer.getvalue(), "image/jpeg", words) if words else buffer.getvalue()


def settled(folder: Path, *pictures: Picture, references: tuple[tuple[str, ...], ...] = (("quay.jpg",),)) -> Bundle:
    """Settle ``pictures`` for an input in ``folder``, and see that what comes of it is a valid bundle."""
    incoming = tuple(
        IncomingPhoto(picture=one.guid, references=names) for one, names in zip(pictures, references, strict=False)
    )
    source = folder / "story.html"
    source.touch()
    bundle = settle_photos(Intaken(story=story(*pictures), photos=incoming), source)
    placed = folder / "placed"
    for href, data in bundle.files:
        path = placed / href
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    placed.mkdir(exist_ok=True)
    assert not errors(canonical.validate(canonical.write(bundle.story), folder=placed, name="article.xml"))
    return bundle


def rules(bundle: Bundle) -> set[str]:
    return {finding.rule for finding in bundle.findings}


def put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("place", "reference"),
    [
        ("quay.jpg", "quay.jpg"),
        ("pictures/2026/quay.jpg", "pictures/2026/quay.jpg"),
        ("media/quay.jpg", "https://cdn.example.org/a/b/quay.jpg?w=800#x"),
        ("story_files/quay.jpg", "https://cdn.example.org/quay.jpg"),
        ("story-Dateien/quay.jpg", "quay.jpg"),
        ("story_fichiers/quay.jpg", "./quay.jpg"),
        ("story.files/QUAY.JPG", "quay.jpg"),
        ("story_files/old quay.jpg", "story_files/old%20quay.jpg"),
        ("story_files/quay.jpg", "https://cdn.example.org/quay"),
        ("images/quay.jpg", "C:\\photos\\quay.jpg"),
        ("quay.jpg", "../../elsewhere/quay.jpg"),
        ("images/القارب.jpg", "https://cdn.example.org/%D8%A7%D9%84%D9%82%D8%A7%D8%B1%D8%A8.jpg"),
    ],
)
def test_a_photo_is_found_where_browsers_and_newsrooms_put_it(tmp_path, place, reference):
    data = photo()
    put(tmp_path / place, data)
    bundle = settled(tmp_path, picture(), references=((reference,),))
    file = bundle.story.pictures[0].file
    assert file is not None
    assert bundle.story.pictures[0].not_supplied is None
    assert (file.width, file.height, file.media_type) == (32, 20, "image/jpeg")
    assert file.sha256 == hashlib.sha256(dict(bundle.files)[file.href]).hexdigest()
    assert Image.open(io.BytesIO(bundle.files[0][1])).tobytes() == Image.open(io.BytesIO(data)).tobytes()
    assert rules(bundle) == set()


@pytest.mark.parametrize(
    "reference", ["../secret.jpg", "link.jpg", "/etc/passwd", "file:///etc/hosts", "a\0b", "", "."]
)
def test_nothing_outside_the_folder_of_the_input_is_opened(tmp_path, reference):
    put(tmp_path / "secret.jpg", photo())
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    bundle = settled(inside, picture(), references=((reference,),))
    assert bundle.story.pictures[0].file is None
    assert bundle.files == ()
    assert "PHO-1" in rules(bundle)
    assert ("PHO-4" in rules(bundle)) == (reference == "link.jpg")


def test_a_photo_that_is_not_there_stays_as_not_supplied_and_is_named(tmp_path):
    bundle = settled(tmp_path, picture(), references=(("https://cdn.example.org/quay.jpg",),))
    assert bundle.story == story(picture())
    assert [finding.rule for finding in bundle.findings] == ["PHO-1"]
    assert "quay.jpg" in bundle.findings[0].message


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", photo()[:200]])
def test_a_broken_photo_never_comes_in(tmp_path, data):
    put(tmp_path / "quay.jpg", data)
    bundle = settled(tmp_path, picture())
    assert bundle.story.pictures[0].file is None
    assert rules(bundle) == {"PHO-2"}


def test_data_that_the_input_carries_needs_no_file(tmp_path):
    taken = Intaken(story=story(picture()), photos=(IncomingPhoto(picture="urn:photo-1", data=photo()),))
    bundle = settle_photos(taken, tmp_path / "mail.eml")
    assert [href for href, _ in bundle.files] == ["media/photo.jpg"]


def test_two_photos_of_one_base_name_are_not_taken_for_one(tmp_path):
    put(tmp_path / "media" / "1.jpg", photo())
    other = picture(2, "Another place, another day.")
    bundle = settled(
        tmp_path, picture(), other, references=(("https://a.example.org/x/1.jpg",), ("https://a.example.org/y/1.jpg",))
    )
    assert [one.file for one in bundle.story.pictures] == [None, None]
    assert rules(bundle) == {"PHO-1", "PHO-3"}


def test_a_photo_on_its_side_comes_in_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    put(tmp_path / "quay.jpg", photo(exif=exif))
    file = settled(tmp_path, picture()).story.pictures[0].file
    assert file is not None
    assert (file.width, file.height) == (20, 32)


OWN = PhotoWords(
    captions=(*english(CAPTION), LangText(text="ثلاثة قوارب عند الرصيف.", language="ar")),
    alts=english(ALT),
    extended_descriptions=english("From left to right."),
    creators=("Lina Haddad",),
    credit="Coastal Press",
    source="Coastal Press",
    rights="© 2026 Coastal Press",
    web_statement="https://coastal.example.org/rights",
    usage_terms="Editorial use only.",
    digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    created="2026-03-11",
)


def test_what_the_text_leaves_out_the_photo_says(tmp_path):
    put(tmp_path / "quay.jpg", photo(words=OWN))
    bundle = settled(tmp_path, picture(caption=None, rights=Rights()))
    found = bundle.story.pictures[0]
    assert rules(bundle) == set()
    assert found.captions == OWN.captions
    assert found.alts == (AuthoredAlt(text=ALT, language="en", origin=AltOrigin.IPTC),)
    assert found.long_descriptions == OWN.extended_descriptions
    assert found.credit_lines == english("Lina Haddad/Coastal Press")
    assert found.raw_credits == english("Coastal Press")
    assert [one.name() for one in (*found.creators, *found.sources)] == ["Lina Haddad", "Coastal Press"]
    assert found.rights == Rights(
        notice="© 2026 Coastal Press",
        notice_link="https://coastal.example.org/rights",
        usage_terms=english("Editorial use only."),
    )
    assert (found.digital_source_type, found.content_created) == ("digsrctype:digitalCapture", "2026-03-11")


def test_an_alternative_text_that_is_the_caption_is_nobodys_description(tmp_path):
    for alt in (CAPTION, f"FILE - {CAPTION}", "quay.jpg", "Old wharf to reopen"):
        put(tmp_path / "quay.jpg", photo(words=PhotoWords(captions=english(f"FILE - {CAPTION}"), alts=english(alt))))
        assert settled(tmp_path, picture(caption=None)).story.pictures[0].alts == ()


def test_a_credit_inside_the_photos_caption_is_taken_off(tmp_path):
    words = PhotoWords(captions=english(f"{CAPTION} (Photo: Lina Haddad/AP)"))
    put(tmp_path / "quay.jpg", photo(words=words))
    found = settled(tmp_path, picture(caption=None)).story.pictures[0]
    assert (found.captions, found.credit_lines) == (english(CAPTION), english("Lina Haddad/AP"))


def test_where_photo_and_text_differ_the_text_wins_and_the_desk_is_told(tmp_path):
    put(tmp_path / "quay.jpg", photo(words=OWN))
    own = picture(
        caption="A crane at night.",
        alts=(AuthoredAlt(text="A crane before dark clouds.", language="en"),),
        credit_lines=english("Omar Lind/Meridian"),
        rights=Rights(notice="© 2025 Meridian"),
    )
    bundle = settled(tmp_path, own)
    found = bundle.story.pictures[0]
    assert rules(bundle) == {"PHO-5", "PHO-6", "PHO-7", "PHO-8"}
    assert (found.captions[0], found.alts, found.credit_lines) == (own.captions[0], own.alts, own.credit_lines)
    assert found.rights.notice == "© 2025 Meridian"
    assert {finding.hint for finding in bundle.findings} <= {advice.hint for advice in PHOTO_ADVICE}


def test_words_that_only_say_more_of_the_same_are_no_conflict(tmp_path):
    put(tmp_path / "quay.jpg", photo(words=replace(OWN, captions=english("THREE BOATS lie at the old quay"))))
    own = picture(credit_lines=english("Photo by Lina Haddad, Coastal Press"), rights=Rights())
    assert rules(settled(tmp_path, own)) == set()


def test_the_copy_carries_the_storys_words_and_comes_in_again_unchanged(tmp_path):
    put(tmp_path / "quay.jpg", photo(words=PhotoWords(captions=english("Old words."))))
    own = picture(credit_lines=english("Omar Lind/Meridian"), alts=(AuthoredAlt(text=ALT, language="en"),))
    href, data = settled(tmp_path, own).files[0]
    said = words_in(data, "image/jpeg")
    assert (said.captions, said.alts, said.credit) == (english(CAPTION), english(ALT), "Omar Lind/Meridian")
    put(tmp_path / "quay.jpg", data)
    again = settled(tmp_path, own)
    assert again.files == ((href, data),)
    assert rules(again) == set()


def test_a_caption_in_another_script_is_not_taken_for_the_storys_language(tmp_path):
    words = PhotoWords(captions=(LangText(text="ثلاثة قوارب عند الرصيف القديم.", language="x-default"),))
    put(tmp_path / "quay.jpg", photo(words=words))
    found = settled(tmp_path, picture()).story.pictures[0]
    assert [one.language for one in found.captions] == ["en", "ar"]


def test_the_same_photo_twice_is_one_picture_with_the_words_of_both(tmp_path):
    put(tmp_path / "a.jpg", photo())
    put(tmp_path / "b.jpg", photo())
    second = picture(2, CAPTION[:11], credit_lines=english("Lina Haddad/AP"))
    bundle = settled(tmp_path, picture(), second, references=(("a.jpg",), ("b.jpg",)))
    (found,) = bundle.story.pictures
    assert (found.captions, found.credit_lines) == (english(CAPTION), english("Lina Haddad/AP"))
    assert [one.picture for one in bundle.story.articles[0].placements] == ["urn:photo-1", "urn:photo-1"]
    assert len(bundle.files) == 1


def test_the_same_file_with_two_captions_loses_neither(tmp_path):
    put(tmp_path / "a.jpg", photo())
    put(tmp_path / "b.jpg", photo())
    second = picture(2, "A crane at night.")
    bundle = settled(tmp_path, picture(), second, references=(("a.jpg",), ("b.jpg",)))
    assert [one.captions[0].text for one in bundle.story.pictures] == [CAPTION, "A crane at night."]
    assert {one.file.href for one in bundle.story.pictures if one.file} == {"media/a.jpg"}
    assert rules(bundle) == {"PHO-9"}


def test_doubles_in_a_gallery_are_found_too(tmp_path):
    put(tmp_path / "a.jpg", photo())
    whole = story(picture(), picture(2))
    gallery = Gallery(figures=tuple(whole.articles[0].placements))
    article = replace(whole.articles[0], body=(whole.articles[0].body[0], gallery))
    incoming = tuple(IncomingPhoto(picture=one.guid, references=("a.jpg",)) for one in whole.pictures)
    bundle = settle_photos(Intaken(story=replace(whole, articles=(article,)), photos=incoming), tmp_path / "a.html")
    assert {one.picture for one in bundle.story.articles[0].placements} == {"urn:photo-1"}


def test_photos_of_pasted_text_are_matched_by_their_own_captions_then_by_order(tmp_path):
    other = picture(2, "A crane at night.")
    third = picture(3, "A ledger of 1931.")
    put(tmp_path / "story" / "photo-10.jpg", photo("#111"))
    put(tmp_path / "story" / "photo-9.jpg", photo("#222"))
    put(tmp_path / "story" / "z.jpg", photo("#333", PhotoWords(captions=english("A crane at night. (Photo: AP)"))))
    put(tmp_path / "story" / "notes.txt", b"not a photo")
    bundle = settled(tmp_path, picture(), other, third, references=())
    names = [one.file.href if one.file else None for one in bundle.story.pictures]
    assert names == ["media/photo-9.jpg", "media/z.jpg", "media/photo-10.jpg"]
    assert [guess.words for guess in bundle.guesses] == ["z.jpg", "photo-9.jpg", "photo-10.jpg"]
    assert all(guess.reason for guess in bundle.guesses)


def test_pasted_text_is_not_given_photos_by_order_where_the_counts_differ(tmp_path):
    put(tmp_path / "story_files" / "one.jpg", photo())
    bundle = settled(tmp_path, picture(), picture(2, "A crane at night."), references=())
    assert [one.file for one in bundle.story.pictures] == [None, None]
    assert "one.jpg" in " ".join(finding.message for finding in bundle.findings)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Old Quay (2).JPG", "old-quay-2"),
        ("https://cdn.example.org/a/Düne%20Ost.jpg?w=3", "dune-ost"),
        ("القارب.jpg", "photo"),
        ("..", "photo"),
        ("CON.jpg", "con"),
        ("x" * 200 + ".png", "x" * 60),
    ],
)
def test_names_in_the_bundle_are_safe_everywhere(name, slug):
    assert slug_of(name) == slug


def test_two_photos_of_one_name_get_names_of_their_own(tmp_path):
    put(tmp_path / "a" / "quay.jpg", photo("#111"))
    put(tmp_path / "b" / "quay.jpg", photo("#222"))
    bundle = settled(tmp_path, picture(), picture(2, "A crane."), references=(("a/quay.jpg",), ("b/quay.jpg",)))
    assert [href for href, _ in bundle.files] == ["media/quay.jpg", "media/quay-2.jpg"]


def test_every_kind_of_finding_has_an_id_of_its_own():
    assert len({advice.rule for advice in PHOTO_ADVICE}) == len(PHOTO_ADVICE)
    assert all(advice.promise.endswith(".") and advice.hint for advice in PHOTO_ADVICE)
