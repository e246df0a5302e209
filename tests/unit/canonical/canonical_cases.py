"""The case folders tests/rules/CAN-*: each breaks a story in one way, or comes close without breaking it.

A case is an ``about`` and edits of the base story (``at``: XPath; then what to do there), or ``raw`` bytes; ``files``
spoils photos of the bundle.
"""

import io
import tomllib
from pathlib import Path

from canonical_base import PHOTOS, base_story, photo, place_photos
from lxml import etree
from PIL import Image

from multipub import canonical

RULES = Path(__file__).parents[2] / "rules"
NAMESPACES = {"g": "http://iptc.org/std/nar/2006-10-01/", "h": "http://www.w3.org/1999/xhtml"}
XML = "{http://www.w3.org/XML/1998/namespace}"


def cases_of(rule_id):
    """Return the bad and the good cases of a rule."""
    found = tomllib.loads((RULES / rule_id / "case.toml").read_text("utf-8"))
    return found.get("bad", []), found.get("good", [])


def findings_of(case, folder):
    """Return what validation says of a case; its bundle is made in ``folder``."""
    place_photos(folder)
    for href, fault in case.get("files", {}).items():
        spoil(folder / href, fault)
    return canonical.validate(data_of(case), folder=folder, name="case.xml")


def data_of(case):
    """Return the bytes of a case."""
    raw = case.get("raw")
    if raw is not None:
        times = raw.get("times", 1)
        return (raw["text"] * times + raw.get("closing", "") * times).encode(raw.get("encoding", "utf-8"))
    root = etree.fromstring(canonical.write(base_story()))
    for change in case.get("edit", []):
        edit(root, change)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def edit(root, change):
    """Do one change to the story."""
    element = root.xpath(change["at"], namespaces=NAMESPACES)[0]
    parent = element.getparent()
    if change.get("remove"):
        remove(element)
    elif "attribute" in change:
        name = change["attribute"].replace("xml:", XML)
        if "value" in change:
            element.set(name, change["value"])
        else:
            del element.attrib[name]
    elif "text" in change:
        for child in list(element):
            element.remove(child)
        element.text = change["text"]
    elif "tail" in change:
        element.tail = change["tail"]
    elif "rename" in change:
        element.tag = f"{{{NAMESPACES['h']}}}{change['rename']}"
    elif "append" in change:
        element.append(fragment(change["append"]))
    elif "before" in change:
        parent.insert(parent.index(element), fragment(change["before"]))
    elif change.get("move_first"):
        parent.insert(0, element)
    elif change.get("upper"):
        element.text = element.text.upper()
    else:
        raise AssertionError(f"no such change: {change}")


def remove(element):
    """Take an element out, and leave the words behind it."""
    parent, before = element.getparent(), element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def fragment(text):
    """Return an XHTML element, or a G2 element written with the prefix ``g``."""
    return etree.fromstring(f'<x xmlns="{NAMESPACES["h"]}" xmlns:g="{NAMESPACES["g"]}">{text}</x>')[0]


def spoil(path, fault):
    """Do to a photo what happens to photos."""
    data = path.read_bytes()
    path.unlink()
    match fault:
        case "missing":
            pass
        case "folder":
            path.mkdir()
        case "empty":
            path.write_bytes(b"")
        case "cut":
            path.write_bytes(data[: len(data) * 2 // 3])
        case "words":
            path.write_bytes(b"no picture at all")
        case "other":
            path.write_bytes(photo("JPEG", 64, 40, "#33b").ljust(len(data), b"\0"))
        case "huge":
            buffer = io.BytesIO()
            Image.new("1", (12_000, 12_000)).save(buffer, "PNG")
            path.write_bytes(buffer.getvalue())
        case "link-out":
            outside = path.parents[2] / "outside.jpg"
            outside.write_bytes(PHOTOS["media/tram.jpg"])
            path.symlink_to(outside)
        case "link-inside":
            path.with_name("original.jpg").write_bytes(data)
            path.symlink_to("original.jpg")
        case "link-loop":
            path.symlink_to(path.name)
        case _:
            raise AssertionError(f"no such fault: {fault}")
