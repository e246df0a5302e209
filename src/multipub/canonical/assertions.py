"""Runs the Schematron rules of the profile.

In:  the root of a parsed file.   Out: faults, each with the line of the element that breaks the rule.
Promises: the stylesheet is made once a process; the time grows with the length of the file, also where all of it is
wrong: the path that Schematron gives for every fault is replaced by a line, as counting siblings for each of ten
thousand faults takes minutes.
"""

from functools import cache

from lxml import etree
from lxml.isoschematron import Schematron  # type: ignore[import-not-found]  # lxml-stubs leave it out

from multipub.canonical.elements import line_of, text_of
from multipub.canonical.faults import MOST_OF_ONE_RULE, Faults
from multipub.canonical.grammar import SCHEMA

ASSERTIONS = SCHEMA / "multipub-canonical.sch"
LONGEST_QUOTATION = 160
"""Characters of a message: enough to find the place, however long the text is that it quotes."""

_FAILED = "{http://purl.oclc.org/dsdl/svrl}failed-assert"
_XSLT = "{http://www.w3.org/1999/XSL/Transform}"
_OURS = "urn:multipub:place"
_PATH = f"{_XSLT}template[@match='*'][@mode='schematron-get-full-path']"
"""What writes the path of a fault in the stylesheet that lxml makes of a Schematron (ISO skeleton for XSLT 1)."""


@cache
def _stylesheet() -> etree.XSLT:
    schematron = Schematron(etree.parse(ASSERTIONS, etree.XMLParser(no_network=True)), store_xslt=True)
    stylesheet: etree._Element = schematron.validator_xslt.getroot()
    for template in stylesheet.iterfind(_PATH):
        for inside in [*template]:
            template.remove(inside)
        line = etree.SubElement(template, f"{_XSLT}value-of", nsmap={"place": _OURS})
        line.set("select", "place:line(.)")
    return etree.XSLT(stylesheet, extensions={(_OURS, "line"): _line})


def _line(_: object, nodes: list[etree._Element]) -> str:
    """Return the line of the element that the stylesheet is at; XSLT calls this once a fault."""
    return str(line_of(nodes[0]) or "") if nodes else ""


def check_assertions(root: etree._Element, faults: Faults) -> None:
    """Enter a fault for every assertion that does not hold."""
    report = _stylesheet()(root.getroottree())
    told: dict[str, int] = {}
    for failed in report.iter(_FAILED):
        rule = f"CAN-{failed.get('id')}"
        told[rule] = told.get(rule, 0) + 1
        line = failed.get("location", "")
        faults.add(rule, _message(failed) if told[rule] <= MOST_OF_ONE_RULE else "", int(line) if line else None)


def _message(failed: etree._Element) -> str:
    words = " ".join(text_of(failed).split())
    return words if len(words) <= LONGEST_QUOTATION else words[: LONGEST_QUOTATION - 1] + "…"
