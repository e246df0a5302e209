"""Checks a file against the grammar of the profile, and says what is wrong in words of ours.

In:  the root of a parsed file.   Out: faults of CAN-S00, each with its line.
Promises: one fault a place: what follows from a fault is not told.  Of a body the reader tells the faults, as it knows
what is allowed where.  Elsewhere libxml2 stops at the first fault and then reports its way back up; so the deepest
report is taken, the fault is mended in a copy, and the copy is checked again.
"""

import copy
import re
from functools import cache
from pathlib import Path

from lxml import etree

from multipub.canonical.elements import local_name, text_of
from multipub.canonical.faults import Faults
from multipub.canonical.read_body import Bodywork, read_body
from multipub.canonical.vocabulary import G2, G2_NAMESPACE, STANDARD_VERSION, XHTML

SCHEMA = Path(__file__).parent / "schema"
GRAMMAR = SCHEMA / "multipub-canonical.rng"

ARTICLE = f"{XHTML}article"

MOST_ROUNDS = 30
"""Faults looked for, one a round."""

_RIGHT_PACKAGE = f"""<packageItem xmlns="{G2_NAMESPACE}" guid="x" version="1" standard="NewsML-G2"
 standardversion="2.35" conformance="power"><catalog><scheme alias="x" uri="x"/></catalog><itemMeta><itemClass
 qcode="ninat:composite"/><provider literal="x"/><versionCreated>2000-01-01T00:00:00Z</versionCreated><pubStatus
 qcode="stat:usable"/></itemMeta><groupSet root="x"><group id="x" role="mp:article"><groupRef idref="x"/></group>
 </groupSet></packageItem>"""
"""Takes the place of a package whose fault was told, so that the items after it are looked at too."""

_ITEMS = frozenset({f"{G2}packageItem", f"{G2}newsItem"})
_IDENTITY = {
    "guid": "x",
    "version": "1",
    "standard": "NewsML-G2",
    "standardversion": STANDARD_VERSION,
    "conformance": "power",
}
"""What every item must have, with values that are right; libxml2 does not say where one of them is missing."""

_EXPECTED = re.compile(r"Expecting element (?P<wanted>\S+), got (?P<found>\S+)")
_ATTRIBUTE = re.compile(r"Invalid attribute (?P<attribute>\S+) for element (?P<found>\S+)")
_VALUE = re.compile(r"Type (?P<type>\S+) doesn't allow value '(?P<value>.*)'")

_TYPES = {
    "dateTime": "date and time",
    "positiveInteger": "whole number from 1",
    "nonNegativeInteger": "whole number from 0",
    "integer": "whole number",
    "NCName": "name without spaces that begins with a letter",
}

_BEST_FIRST = (
    *("RELAXNG_ERR_INVALIDATTR", "RELAXNG_ERR_TYPEVAL", "RELAXNG_ERR_ATTRVALID", "RELAXNG_ERR_DATATYPE"),
    *("RELAXNG_ERR_ELEMWRONG", "RELAXNG_ERR_ELEMNAME", "RELAXNG_ERR_NOTELEM", "RELAXNG_ERR_CONTENTVALID"),
)
"""Of several reports of one place, the one that says most."""


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
    told = any([_tell_of_identity(mended, faults), _tell_of_bodies(root, mended, faults)])
    for _ in range(MOST_ROUNDS):
        if _relax_ng().validate(mended):
            break
        told = True
        if not _tell_and_mend(mended, faults):
            break
    if not told:
        faults.add("CAN-S00", "the file is not in the profile", root)


def _tell_of_bodies(root: etree._Element, mended: etree._Element, faults: Faults) -> bool:
    """Let the reader tell what it cannot read in a body, as it says it best; empty those bodies in the copy."""
    told = False
    for article, copied in zip(root.iter(ARTICLE), [*mended.iter(ARTICLE)], strict=True):
        found = Faults(faults.name)
        read_body(article, Bodywork(faults=found, language="", guid="", strict=True))
        faulty = [one for one in found.findings() if one.rule == "CAN-S00"]
        for one in faulty:
            faults.add(one.rule, one.message, one.line)
        if faulty:
            told = True
            copied.text = None
            for block in [*copied]:
                if local_name(block) != "header":
                    copied.remove(block)
                block.tail = None
    return told


def _tell_and_mend(root: etree._Element, faults: Faults) -> bool:
    """Tell the deepest fault and take it out; say whether it is worth looking for more."""
    reports = [entry for entry in _relax_ng().error_log if entry.path]
    if not reports:
        said = next((entry.message for entry in _relax_ng().error_log), "it follows another grammar")
        faults.add("CAN-S00", f"the file is not in the profile: {said}", root)
        return False
    deepest = max(reports, key=_weight)
    element = _place(root, str(deepest.path))
    faults.add("CAN-S00", _in_our_words(deepest.message, element), element)
    return _mend(deepest.message, element)


def _weight(entry: etree._LogEntry) -> tuple[int, int]:
    """How much a report says: first how deep its place is, then of what kind it is."""
    kind = str(entry.type_name)
    return str(entry.path).count("/"), -_BEST_FIRST.index(kind) if kind in _BEST_FIRST else -len(_BEST_FIRST)


def _tell_of_identity(mended: etree._Element, faults: Faults) -> bool:
    """Tell which item says nothing of itself, and let it say so in the copy."""
    told = False
    for item in mended.iter(*_ITEMS):
        missing = [name for name in _IDENTITY if name not in item.attrib]
        if missing:
            faults.add("CAN-S00", f"<{local_name(item)}> has no {', '.join(missing)}", item)
            told = True
        for name in missing:
            item.set(name, _IDENTITY[name])
    return told


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
    known = name in _known_names()
    if found := _VALUE.search(message):
        wanted = _TYPES.get(found["type"], found["type"])
        return f"<{name}> holds {found['value'][:60]!r}, which is no {wanted}"
    if found := _ATTRIBUTE.search(message):
        value = element.get(found["attribute"], "")
        return f"<{name}> must not have {found['attribute']}={value[:60]!r}"
    if found := _EXPECTED.search(message):
        return f"<{name}> stands in {inside} where <{found['wanted']}> is expected" if known else _not_allowed(element)
    if "Did not expect" in message:
        misplaced = f"<{name}> cannot stand here in {inside}: something before it is missing, or it comes too late"
        return misplaced if known else _not_allowed(element)
    if "datatype" in message:
        return f"<{name}> does not hold what it must: {text_of(element).strip()[:60]!r}"
    if "attributes" in message:
        had = ", ".join(f"{str(key).rpartition('}')[2]}={value!r}" for key, value in element.attrib.items()) or "none"
        return f"<{name}> lacks an attribute, or one has a wrong value (it has {had[:120]})"
    if "got text" in message:
        return f"words stand loose in <{name}>"
    return f"<{name}> inside {inside} lacks something, or holds something it must not"


def _not_allowed(element: etree._Element) -> str:
    parent = element.getparent()
    return f"<{local_name(element)}> is not allowed inside <{'' if parent is None else local_name(parent)}>"


def _mend(message: str, element: etree._Element) -> bool:
    """Take the fault out of the copy: the attribute, the unknown element, else the whole item it is in."""
    found = _ATTRIBUTE.search(message)
    if found and found["attribute"] in element.attrib:
        del element.attrib[found["attribute"]]
        return True
    if local_name(element) not in _known_names() and _remove(element):
        return True
    item = next((one for one in (element, *element.iterancestors()) if one.tag in _ITEMS), None)
    return item is not None and _take_out_item(item)


def _take_out_item(item: etree._Element) -> bool:
    """Put a right package in the place of a package; remove any other item, unless it is the last."""
    parent = item.getparent()
    if parent is None:
        return False
    if item.tag == f"{G2}packageItem":
        parent.replace(item, etree.fromstring(_RIGHT_PACKAGE))
        return True
    return len(parent.findall(f"{G2}newsItem")) > 1 and _remove(item)


def _remove(element: etree._Element) -> bool:
    parent = element.getparent()
    if parent is None:
        return False
    parent.remove(element)
    return True
