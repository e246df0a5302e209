"""Read the words of a paragraph back: each run with its language, its link, and whether it is ours.

In:  ``w:p`` elements.   Out: ``Run``s, in reading order.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from multipub.carriers._word.names import OFF, expand
from multipub.editions._docx.reading_styles import Styles
from multipub.model.text import Run

_RUN, _LINK, _FIELD = expand("w:r"), expand("w:hyperlink"), expand("w:fldSimple")
_PROPERTIES, _STYLE, _RTL, _LANG = expand("w:rPr"), expand("w:rStyle"), expand("w:rtl"), expand("w:lang")
_VAL, _BIDI = expand("w:val"), expand("w:bidi")
_TEXT = expand("w:t")
_SIGNS = {
    expand("w:br"): " ",
    expand("w:cr"): " ",
    expand("w:tab"): " ",
    expand("w:noBreakHyphen"): "\u2011",
    expand("w:softHyphen"): "\u00ad",
}


class Words:
    """How the runs of one part are read; ``targets`` are the addresses of its links, by relationship."""

    def __init__(self, styles: Styles, targets: Mapping[str, str]) -> None:
        self._styles, self._targets = styles, targets

    def runs(self, element: etree._Element, link: str | None = None) -> Iterator[Run]:
        """Yield the runs of a paragraph, those inside links and fields too; signs of notes are left out."""
        for child in element:
            if child.tag == _RUN:
                run = self._run(child, link)
                if run is not None and run.text:
                    yield run
            elif child.tag == _LINK:
                yield from self.runs(child, self._target(child))
            elif child.tag == _FIELD:
                yield from self.runs(child, link)

    def _target(self, link: etree._Element) -> str:
        place = link.get(expand("w:docLocation")) or link.get(expand("w:anchor"))
        if place:
            return f"#{place}"
        return self._targets.get(link.get(expand("r:id"), ""), "")

    def _run(self, run: etree._Element, link: str | None) -> Run | None:
        properties = run.find(_PROPERTIES)
        style = None if properties is None else properties.find(_STYLE)
        style_id = None if style is None else style.get(_VAL)
        if self._styles.is_note_sign(style_id):
            return None
        text = "".join(child.text or "" if child.tag == _TEXT else _SIGNS.get(child.tag, "") for child in run)
        return Run(text=text, language=self.language(run), link=link, ours=self._styles.is_ours(style_id))

    def language(self, run: etree._Element) -> str:
        """Return the language of a run: its own, of the kind that its direction reads, else the document's."""
        properties = run.find(_PROPERTIES)
        own = None if properties is None else properties.find(_LANG)
        rtl = None if properties is None else properties.find(_RTL)
        is_rtl = rtl is not None and rtl.get(_VAL) not in {OFF, "false", "off"}
        kind = _BIDI if is_rtl else _VAL
        said = None if own is None else own.get(kind)
        return said or (self._styles.bidi_language if is_rtl else self._styles.language)
