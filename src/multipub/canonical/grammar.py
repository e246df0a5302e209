"""Checks a file against the grammar of the profile, and says what is wrong in words of ours.

In:  the root of a parsed file.   Out: faults of CAN-S00, each with its line.
Promises: one fault a place: what follows from a fault is not told.  libxml2 stops at the first fault and then reports
its way back up; so the deepest report is taken, the fault is mended in a copy, and the copy is checked again.
"""

import copy
import re
from functools import cache
from pathlib import Path

from lxml import etree

from multipub.canonical.elements import local_name, text_of
from multipub.canonical.faults import Faults
from multipub.canonical.vocabulary import G2

SCHEMA = Path(__file__).parent / "schema"
GRAMMAR = SCHEMA / "multipub-canonical.rng"

MOST_ROUNDS = 30
"""Faults looked for, one a round."""

_EXPECTED = re.compile(r"Expecting element (?P<wanted>\S+), got (?P<found>\S+)")
_UNEXPECTED = re.compile(r"Did not expect element (?P<found>\S+) there")
_ATTRIBUTE = re.compile(r"Invalid attribute (?P<attribute>\S+) for element (?P<found>\S+)")


@cache
def _relax_ng() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(GRAMMAR, etree.XMLParser(no_network=True)))


@cache
def _known_names() -> frozenset[str]:
    """Return the names of all elements of the profile."""
    names: set[str] = set()
    for file in sorted(SCHEMA.glob("*.rng")):
        root = etree.parse(file).getroot()
        names.update(one.get("name", "") for one in root.iter("{*}element"))
        names.update((one.text or "").strip() for one in root.iter("{*}name"))
    return frozenset(names - {""})


def check_grammar(root: etree._Element, faults: Faults) -> None:
    """Enter a fault for every place where the file does not follow the grammar."""
    if _relax_ng().validate(root):
        return
    mended = copy.deepcopy(root)
    for _ in range(MOST_ROUNDS):
        if _relax_ng().validate(mended):
            return
        if not _tell_and_mend(mended, faults):
            return


def _tell_and_mend(root: etree._Element, faults: Faults) -> bool:
    """Tell the deepest fault and take it out; say whether it is worth looking for more."""
    reports = [entry for entry in _relax_ng().error_log if entry.path]
    if not reports:
        said = next(iter(_relax_ng().error_log), None)
        faults.add("CAN-S00", "the file is not in the profile" if said is None else said.message, root)
        return False
    deepest = max(reports, key=lambda entry: str(entry.path).count("/"))
    element = _place(root, str(deepest.path))
    faults.add("CAN-S00", _in_our_words(deepest.message, element), element)
    return _mend(deepest.message, element, root)


def _place(root: etree._Element, path: str) -> etree._Element:
    """Return the element at a path of libxml2, which uses the prefixes of the file; the root if it cannot be found."""
    prefixes = {prefix: uri for element in root.iter() for prefix, uri in element.nsmap.items() if prefix}
    try:
        found = root.xpath(path, namespaces=prefixes)
    except etree.XPathEvalError:
        return root
    first = found[0] if isinstance(found, list) and found else None
    return first if isinstance(first, etree._Element) else root


def _in_our_words(message: str, element: etree._Element) -> str:
    name, parent = local_name(element), element.getparent()
    inside = "the file" if parent is None else f"<{local_name(parent)}>"
    if found := _ATTRIBUTE.search(message):
        attribute = found["attribute"]
        return f"<{name}> must not have {attribute}={element.get(attribute, '')!r}"
    if found := _EXPECTED.search(message):
        if name in _known_names():
            return f"<{name}> stands in {inside} where <{found['wanted']}> or something else is expected"
        return f"<{name}> is not allowed inside {inside}"
    if _UNEXPECTED.search(message):
        known = name in _known_names()
        return f"<{name}> {'is not allowed at this place' if known else 'is not allowed'} inside {inside}"
    if "datatype" in message or "value" in message:
        words = text_of(element).strip()
        return f"<{name}> does not hold what it must: {words[:60]!r}" if words else f"<{name}> has a wrong value"
    if "attributes" in message:
        had = ", ".join(f"{str(key).rpartition('}')[2]}={value!r}" for key, value in element.attrib.items()) or "none"
        return f"<{name}> lacks an attribute, or one has a wrong value (it has {had[:120]})"
    if "text" in message:
        return f"words stand loose in <{name}>"
    return f"<{name}> inside {inside} lacks something, or holds something it must not"


def _mend(message: str, element: etree._Element, root: etree._Element) -> bool:
    """Take the fault out of the copy: the attribute, the unknown element, else the whole item it is in."""
    found = _ATTRIBUTE.search(message)
    if found and found["attribute"] in element.attrib:
        del element.attrib[found["attribute"]]
        return True
    if local_name(element) not in _known_names() and _remove(element):
        return True
    item = next(element.iterancestors(f"{G2}newsItem"), None)
    if item is None:
        return False
    return len(root.findall(f".//{G2}newsItem")) > 1 and _remove(item)


def _remove(element: etree._Element) -> bool:
    parent = element.getparent()
    if parent is None:
        return False
    parent.remove(element)
    return True
