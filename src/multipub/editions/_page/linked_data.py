"""What machines ask of a page: ``Manuscript`` -> a schema.org ``NewsArticle`` with its accessibility.

Promises: each picture names its maker, its credit line and its rights, and is the figure of the page that shows it;
nothing is claimed that is not in the page.

Source: schema.org 28.1; Schema.org Accessibility Properties Vocabulary.
"""

from multipub.editions._interchange.facts import facts_of
from multipub.editions._interchange.json_ld import Json, news_article
from multipub.model.manuscript import Figure, Manuscript


def about(manuscript: Manuscript, seconds: float | None) -> Json:
    """Return the article; ``seconds`` is how long its sound lasts, where it has one."""
    said = news_article(manuscript, facts_of(manuscript))
    meaningful = [figure for figure in manuscript.figures if not figure.decorative]
    images = said.setdefault("image", [])
    if isinstance(images, list):
        for figure, image in zip(meaningful, images, strict=True):
            image.pop("contentUrl", None)  # the picture is inside the page
            image["@id"] = f"#{figure.id}"
        images.extend(_decoration(figure) for figure in manuscript.figures if figure.decorative and figure.credit)
    if seconds is not None:
        said["audio"] = {
            "@type": "AudioObject",
            "encodingFormat": "audio/mpeg",
            "duration": f"PT{round(seconds)}S",
            "inLanguage": manuscript.language,
        }
    return said | _accessibility(meaningful, sounding=seconds is not None)


def _decoration(figure: Figure) -> Json:
    """Return a picture that says nothing, and has a maker all the same."""
    said: Json = {"@type": "ImageObject", "@id": f"#{figure.id}", "identifier": figure.picture}
    if figure.credit:
        said["creditText"] = figure.credit.line
    if figure.creators:
        said["creator"] = [{"@type": "Person", "name": name} for name in figure.creators]
    if figure.rights:
        said["copyrightNotice"] = figure.rights
    return said


def _accessibility(meaningful: list[Figure], *, sounding: bool) -> Json:
    shown = any(figure.media for figure in meaningful)
    described = bool(meaningful) and all(figure.alt.text for figure in meaningful)
    features = [
        "ARIA",
        "displayTransformability",
        "readingOrder",
        "structuralNavigation",
        *(["alternativeText"] if described else []),
        *(["longDescription"] if any(figure.long_description for figure in meaningful) else []),
        *(["synchronizedAudioText"] if sounding else []),
    ]
    return {
        "accessMode": ["textual", *(["visual"] if shown else []), *(["auditory"] if sounding else [])],
        "accessibilityFeature": features,
        "accessibilityHazard": "none",
        "accessibilityControl": ["fullKeyboardControl", "fullMouseControl", "fullTouchControl"],
    }
