"""Runs the Schematron rules of the profile.

In:  the root of a parsed file.   Out: faults, each at the element that breaks the rule.
Promises: the stylesheet is made once a process; no look-up goes through the whole file.
"""

from functools import cache

from lxml import etree
from lxml.isoschematron import Schematron  # type: ignore[import-not-found]  # lxml-stubs leave it out

from multipub.canonical.elements import text_of
from multipub.canonical.faults import MOST_OF_ONE_RULE, Faults
from multipub.canonical.grammar import SCHEMA

ASSERTIONS = SCHEMA / "multipub-canonical.sch"
LONGEST_QUOTATION = 160
"""Characters of a message: enough to find the place, however long the text is that it quotes."""

_FAILED = "{http://purl.oclc.org/dsdl/svrl}failed-assert"


@cache
def _schematron() -> Schematron:
    return Schematron(etree.parse(ASSERTIONS, etree.XMLParser(no_network=True)), store_report=True)


def check_assertions(root: etree._Element, faults: Faults) -> None:
    """Enter a fault for every assertion that does not hold."""
    schematron = _schematron()
    if schematron.validate(root.getroottree()):
        return
    told: dict[str, int] = {}
    for failed in schematron.validation_report.iter(_FAILED):
        rule = f"CAN-{failed.get('id')}"
        told[rule] = told.get(rule, 0) + 1
        at = _place(root, failed.get("location", "")) if told[rule] <= MOST_OF_ONE_RULE else None
        faults.add(rule, _message(failed), at)


def _place(root: etree._Element, location: str) -> etree._Element | None:
    """Return the element at a location; every assertion is made about an element."""
    found = root.getroottree().xpath(location)
    first = found[0] if isinstance(found, list) and found else None
    return first if isinstance(first, etree._Element) else None


def _message(failed: etree._Element) -> str:
    words = " ".join(text_of(failed).split())
    return words if len(words) <= LONGEST_QUOTATION else words[: LONGEST_QUOTATION - 1] + "…"
