"""Write what stands before the body and after it: headline and byline, image descriptions, credits, rights.

In:  a manuscript.   Out: paragraphs, in the order of ``wording.reading``.
Promises: every word of ours is marked as ours and in the language of the labels.
"""

from multipub.carriers._word.style_names import Characters, Paragraphs
from multipub.editions._docx.builder import ADDED, LABEL, Flow, WordsStyle
from multipub.editions._docx.figures import ADDED_LINK, description_mark
from multipub.editions._docx.notes import Notes
from multipub.model.manuscript import Manuscript

BETWEEN_TIMES = " · "
_P = Paragraphs


def write_opening(manuscript: Manuscript, flow: Flow) -> None:
    """Write section label, headline, deck, byline, times and corrections."""
    lines = (
        (_P.SECTION_LABEL, manuscript.section),
        (_P.HEADLINE, manuscript.headline),
        (_P.DECK, manuscript.deck),
        (_P.BYLINE, manuscript.byline),
    )
    for style, words in lines:
        if words:
            flow.paragraph(style, manuscript.language).words(words)
    labels = manuscript.labels
    if manuscript.times:
        line = flow.paragraph(_P.TIMES, labels.language)
        line.words(BETWEEN_TIMES.join(f"{time.label} {time.text}" for time in manuscript.times), look=ADDED)
    for correction in manuscript.corrections:
        line = flow.paragraph(_P.CORRECTION, correction.language)
        line.words(labels.correction, labels.language, LABEL)
        line.line_break(ADDED)
        line.words(correction.text)


def write_closing(manuscript: Manuscript, flow: Flow, notes: Notes) -> None:
    """Write the end mark, the extended descriptions, the credits and the permanent link."""
    labels = manuscript.labels
    line = flow.paragraph(_P.END, labels.language)
    line.words(labels.end_of_article, look=ADDED)
    notes.call_the_rest(line)
    _descriptions(manuscript, flow)
    if manuscript.closing or manuscript.permalink:
        flow.paragraph(_P.CREDITS_HEADING, labels.language).words(labels.credits_and_rights, look=ADDED)
    for entry in manuscript.closing:
        line = flow.paragraph(_P.CREDITS, entry.language)
        line.words(entry.label, labels.language, LABEL)
        line.tab()
        line.words(entry.text)
    if manuscript.permalink:
        line = flow.paragraph(_P.PERMALINK, manuscript.language)
        line.words(labels.permalink, labels.language, LABEL)
        line.tab()
        line.link(manuscript.permalink).words(manuscript.permalink, look=WordsStyle(style=Characters.LINK))


def _descriptions(manuscript: Manuscript, flow: Flow) -> None:
    """Write the extended descriptions, each with a link back to its picture."""
    labels = manuscript.labels
    if not manuscript.described:
        return
    flow.paragraph(_P.SUBHEAD_2, labels.language).words(labels.image_descriptions, look=ADDED)
    for number, figure in enumerate(manuscript.figures, 1):
        if figure.long_description is None:
            continue
        line = flow.paragraph(_P.IMAGE_DESCRIPTION, figure.long_description.language)
        line.bookmark(description_mark(figure))
        line.words(f"{labels.photo} {number}", labels.language, LABEL)
        line.line_break(ADDED)
        line.words(figure.long_description.text)
        line.line_break(ADDED)
        line.link(f"#{figure.id}").words(labels.back_to_text, labels.language, ADDED_LINK)
