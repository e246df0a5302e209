"""Metadata: title, makers, rights and credits in the file's own fields, and the canonical XML inside."""

from collections.abc import Iterator

from multipub.checks import Fault, rule
from multipub.checks._compare import quoted
from multipub.checks.pictures import REPORT
from multipub.model.manuscript import Manuscript
from multipub.model.observation import Observation


@rule("MET-1", source="WCAG 2.2 SC 2.4.2; ISO 14289-1, 7.1")
def title_is_the_headline(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """The title in the file's metadata is the headline."""
    if seen.title != wanted.headline:
        yield f"the title is {quoted(seen.title)}, not {quoted(wanted.headline)}", REPORT


@rule("MET-2", source="multipub's promise; Dublin Core, creator")
def creators_are_named(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """Everybody who wrote the story is named in the metadata, in order, and nobody else."""
    if seen.creators != wanted.creators:
        yield f"the creators are {', '.join(seen.creators) or 'nobody'}, not {', '.join(wanted.creators)}", REPORT


@rule("MET-3", source="multipub's promise; Dublin Core, rights")
def rights_are_told(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """The rights line is in the metadata."""
    if seen.rights != wanted.rights:
        yield f"the rights are {quoted(seen.rights)}, not {quoted(wanted.rights)}", REPORT


@rule("MET-4", source="multipub's promise; IPTC Photo Metadata Standard 2024.1, Credit Line")
def credits_are_in_the_metadata(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """Every credit line of a picture is in the metadata too."""
    for line in dict.fromkeys(figure.credit.line for figure in wanted.figures if figure.credit):
        if line not in seen.credits:
            yield f"the credit {quoted(line)} is not in the metadata", REPORT


@rule("SRC-1", source="multipub's promise; ISO 19005-3, 6.8; EPUB 3.3, 5.5.8")
def the_canonical_xml_is_inside(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """The edition carries the canonical XML it was made from, byte for byte."""
    if seen.source is None:
        yield "the canonical XML is not in the file", REPORT
    elif seen.source != wanted.source:
        yield "the canonical XML in the file is not the one that was exported", REPORT


@rule("FIL-1", source="multipub's promise")
def the_file_reads_as_it_should(wanted: Manuscript, seen: Observation) -> Iterator[Fault]:
    """Nothing was found wrong while reading: glyphs are the letters they stand for, every utterance has its sound."""
    for complaint in seen.complaints:
        yield complaint, REPORT
