"""Reads a finished PDF back: bytes -> ``Observation``."""

import pikepdf
from lxml import etree

from multipub.carriers.pdf import DAMAGE, source_of
from multipub.editions._pdf.observe.elements import Tree, opened
from multipub.editions._pdf.observe.glyphs import Glyphs
from multipub.editions._pdf.observe.structure import structure_complaints
from multipub.editions._pdf.observe.walk import Walk
from multipub.errors import EditionError
from multipub.model.observation import Observation

_NAMESPACES = {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "dc": "http://purl.org/dc/elements/1.1/"}


def observe(data: bytes) -> Observation:
    """Return what a reader meets in a PDF, in the order of its structure tree.

    Words of ours are known by the user property ``words``, as are credits (ISO 32000-1, 14.7.5.4).

    Raises:
        EditionError: if it is no PDF, or not a tagged one.
    """
    try:
        with opened(data) as pdf:
            return _observed(pdf)
    except (*DAMAGE, etree.XMLSyntaxError) as fault:
        raise EditionError(f"the PDF cannot be read back: {fault}", hint="only tagged PDFs can be read") from fault


def _observed(pdf: pikepdf.Pdf) -> Observation:
    glyphs = Glyphs().read(pdf)
    language = str(pdf.Root.get("/Lang", ""))
    tree = Tree(pdf, glyphs)
    walk = Walk().through(tree, language)
    packet = etree.fromstring(
        pdf.Root.Metadata.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    )
    return Observation(
        title=next(iter(_values(packet, "title")), ""),
        language=language,
        creators=_values(packet, "creator"),
        rights=next(iter(_values(packet, "rights")), ""),
        seen=tuple(walk.seen),
        source=source_of(pdf),
        credits=_values(packet, "contributor"),
        complaints=(*walk.complaints, *structure_complaints(tree), *_strays(glyphs, tree)),
    )


def _values(packet: etree._Element, name: str) -> tuple[str, ...]:
    """Return the values of a Dublin Core property in the XMP packet."""
    found = packet.findall(f".//dc:{name}/*/rdf:li", _NAMESPACES)
    return tuple(entry.text or "" for entry in found)


def _strays(glyphs: Glyphs, tree: Tree) -> tuple[str, ...]:
    """Return complaints of words that stand on a page and in no element, or in two."""
    stray = [f"page {page + 1}: {text!r} is neither tagged nor an artifact" for page, text in glyphs.stray]
    for sequence in glyphs.sequences.values():
        if sequence.text.strip() and tree.met.get(id(sequence), 0) != 1:
            stray.append(f"page {sequence.page + 1}: {sequence.text!r} is not in one element, but in none or several")
    return tuple(stray)
