"""Names of stories and files, whatever script they are named in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipub.ingest._slugs import DIGEST_LENGTH, LONGEST_SLUG, LONGEST_TELLING, folded, folder_name, telling_slug


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Old wharf at Port Nadir to reopen after eleven years", "old-wharf-port-nadir-reopen"),
        ("Überschwemmung: 40 Häuser geräumt", "uberschwemmung-hauser-geraumt"),
        ("COP30 opens", "cop30-opens"),
    ],
)
def test_a_headline_in_latin_letters_names_its_story(headline, slug):
    assert telling_slug(headline) == slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("나디르 항구의 옛 부두, 11년 만에 다시 연다", "옛 부두 위원회, 11년 만에 해산"),
        ("كوفيد COVID يعود إلى المدارس", "انحسار كوفيد COVID في العاصمة"),
        ("Крым 2014", "Олимпиада 2014"),
        ("2014", "2015"),
    ],
)
def test_stories_in_other_scripts_are_told_apart(one, other):
    """The name is part of the guid: two stories of one day must not be taken for versions of one."""
    assert telling_slug(one) != telling_slug(other)
    assert len(telling_slug(one)) == DIGEST_LENGTH


def test_a_folder_is_not_called_after_the_only_number_in_a_headline():
    assert folder_name("나디르-11년") == ""
    assert folder_name("OLD-WHARF") == "old-wharf"


@given(st.text())
def test_a_name_is_safe_everywhere(words):
    for name, longest in ((folded(words), LONGEST_SLUG), (telling_slug(words), LONGEST_TELLING)):
        assert len(name) <= longest
        assert name.strip("-") == name
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert telling_slug(words)
