"""The manifest of an audiobook: ``Manuscript`` and resources -> ``publication.json``.

Promises: every term that the Audiobooks profile requires, and every one that it recommends where the story knows it;
accessibility metadata computed from what is in the package; the digest of each file.

Source: W3C Publication Manifest (2020), 2 to 4; W3C Audiobooks (2020), 3; Schema.org.
"""

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from multipub.editions._audio import facts
from multipub.editions._epub.metadata import identifier
from multipub.model.manuscript import Manuscript
from multipub.model.recording import Recording

CONTEXT = ("https://schema.org", "https://www.w3.org/ns/pub-context")
CONFORMS_TO = "https://www.w3.org/TR/audiobooks/"

MILLISECONDS_A_SECOND = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One file of the package: where it is, what it is (media type, relations), its name for a reader."""

    path: str
    data: bytes
    media_type: str
    relations: tuple[str, ...] = ()
    name: str = ""
    language: str = ""
    description: str = ""


def manifest(
    manuscript: Manuscript, recording: Recording, sound: Resource, text: Resource, others: tuple[Resource, ...]
) -> bytes:
    """Return the manifest; ``sound`` is what is read, ``text`` says the same words."""
    length = duration(facts.length(recording))
    document: dict[str, object] = {
        "@context": [*CONTEXT, {"language": manuscript.language, "direction": manuscript.direction.value}],
        "conformsTo": CONFORMS_TO,
        "type": "Audiobook",
        "id": identifier(manuscript),
        **({"url": manuscript.permalink} if manuscript.permalink else {}),
        "name": manuscript.headline,
        **dict(_people(manuscript, recording)),
        **dict(_descriptive(manuscript, recording)),
        **_accessibility(manuscript),
        "duration": length,
        "readingOrder": [{**_linked(sound), "duration": length, "alternate": [_linked(text)]}],
        "resources": [_linked(one) for one in (text, *others)],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def duration(milliseconds: int) -> str:
    """Return a length in the form of ISO 8601 that the manifest asks for."""
    return f"PT{milliseconds / MILLISECONDS_A_SECOND:.3f}S"


def integrity(data: bytes) -> str:
    """Return the digest of a file (W3C Subresource Integrity, 3.5)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode("ascii")


def _linked(resource: Resource) -> dict[str, object]:
    found: dict[str, object] = {
        "type": "LinkedResource",
        "url": resource.path,
        "encodingFormat": resource.media_type,
        "integrity": integrity(resource.data),
    }
    if resource.relations:
        found["rel"] = list(resource.relations)
    if resource.name:
        found["name"] = {"value": resource.name, "language": resource.language}
    if resource.description:
        found["description"] = {"value": resource.description, "language": resource.language}
    return found


def _people(manuscript: Manuscript, recording: Recording) -> Iterator[tuple[str, object]]:
    """Yield who made it.  The voice is software, but the standard knows only persons and organisations."""
    people = (
        ("author", manuscript.creators),
        ("translator", manuscript.translators),
        ("contributor", facts.photographers(manuscript)),
    )
    for term, names in people:
        if names:
            yield term, [{"type": "Person", "name": name} for name in names]
    yield "readBy", {"type": ["Organization", "SoftwareApplication"], "name": recording.voice}
    if manuscript.house:
        yield "publisher", {"type": "Organization", "name": manuscript.house}


def _descriptive(manuscript: Manuscript, recording: Recording) -> Iterator[tuple[str, object]]:
    yield "inLanguage", manuscript.language
    yield "datePublished", manuscript.times[0].moment if manuscript.times else manuscript.moment.isoformat()
    yield "dateModified", manuscript.moment.isoformat()
    yield "readingProgression", manuscript.direction.value
    yield "abridged", bool(recording.wishes.skip)
    optional = (
        ("description", manuscript.deck),
        ("copyrightNotice", manuscript.rights),
        ("creditText", list(facts.credit_lines(manuscript))),
        ("keywords", list(manuscript.keywords)),
        ("version", str(manuscript.version)),
        ("isBasedOn", manuscript.guid),
    )
    yield from ((term, value) for term, value in optional if value)


def _accessibility(manuscript: Manuscript) -> dict[str, object]:
    """Return what a reader with a disability should know (Publication Manifest, 2.7.1)."""
    pictured = any(figure.media for figure in manuscript.figures)
    features = ["readingOrder", "structuralNavigation", "tableOfContents", "transcript", "synchronizedAudioText"]
    meaningful = [figure for figure in manuscript.figures if not figure.decorative]
    if meaningful and all(figure.alt.text for figure in meaningful):
        features.append("alternativeText")
    if manuscript.described:
        features.append("longDescription")
    labels = manuscript.labels
    return {
        "accessMode": ["auditory", "textual", *(["visual"] if pictured else [])],
        "accessModeSufficient": [
            {"type": "ItemList", "itemListElement": ["auditory"]},
            {"type": "ItemList", "itemListElement": ["textual"]},
        ],
        "accessibilityFeature": features,
        "accessibilityHazard": ["none"],
        "accessibilitySummary": {
            "value": f"{labels.summary_pictures} {labels.summary_structure}" if pictured else labels.summary_structure,
            "language": labels.language,
        },
    }
