"""Whatever bytes come in: validation never raises, and reading raises nothing but a ``SourceError``."""

import contextlib
import random

import pytest
from canonical_base import base_story
from canonical_cases import NAMESPACES
from lxml import etree

from multipub import canonical
from multipub.errors import SourceError

ROUNDS = 60
"""Damaged stories a seed."""


def damaged_bytes(data: bytes, chance: random.Random) -> bytes:
    """Cut, swap, repeat or change some bytes."""
    spoiled = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(spoiled))
        to = min(len(spoiled), at + chance.randint(1, 40))
        match chance.randrange(4):
            case 0:
                del spoiled[at:to]
            case 1:
                spoiled[at:at] = spoiled[at:to]
            case 2:
                spoiled[at] = chance.choice(b'<>&"= \x00\xff/')
            case 3:
                spoiled[at:to] = bytes(spoiled[at:to][::-1])
    return bytes(spoiled)


def damaged_tree(data: bytes, chance: random.Random) -> bytes:
    """Remove, move, rename, empty or copy some elements and attributes: well-formed, but wrong."""
    root = etree.fromstring(data)
    for _ in range(chance.randint(1, 8)):
        element = chance.choice([*root.iter()][1:] or [root])
        parent = element.getparent()
        if parent is None:
            continue
        match chance.randrange(7):
            case 0:
                parent.remove(element)
            case 1:
                element.tag = chance.choice([str(one.tag) for one in root.iter()])
            case 2:
                element.text = chance.choice(["", "x", "9" * 5000, "2026-99-99", "\u202e"])
            case 3:
                for name in element.attrib:
                    element.set(name, chance.choice(["", "x", "-1", "9" * 5000, "../x", "urn:none"]))
            case 4:
                element.attrib.clear()
            case 5:
                chance.choice([*root.iter()]).append(etree.fromstring(etree.tostring(element, with_tail=False)))
            case 6:
                etree.SubElement(element, f"{{{NAMESPACES['h']}}}{chance.choice(['script', 'p', 'figure', 'aside'])}")
    return etree.tostring(root)


@pytest.mark.parametrize("damage", [damaged_bytes, damaged_tree])
@pytest.mark.parametrize("seed", range(3))
def test_damaged_stories_never_end_in_a_traceback(damage, seed, tmp_path):
    chance = random.Random(seed)
    whole = canonical.write(base_story())
    for _ in range(ROUNDS):
        data = damage(whole, chance)
        for finding in canonical.validate(data, folder=tmp_path, name="story.xml"):
            assert "\n" not in str(finding)
        with contextlib.suppress(SourceError):
            story = canonical.read(data, name="story.xml", folder=tmp_path)
            assert canonical.read(canonical.write(story)) == story
