"""The structure tree of each sample's PDF, as text: one element a line, as a screen reader walks it.

Type; then language, scope and spans, numbering, list of properties, the page it begins on; alternative text, long form,
address; and the words, begun.  Spans that only hold the logical text of a line are not told.

``pytest tests/golden --accept`` writes the files anew; then review the difference.
"""

from pathlib import Path

import pytest

from stories import CASES, edition
from tagged_pdf import TaggedPdf

FOLDER = Path(__file__).parent
LONGEST = 60
"""Characters of words that are told."""

TOLD = ("Scope", "ColSpan", "RowSpan", "ListNumbering", "Placement", "NoteType")


def shortened(text):
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def is_only_words(node):
    """Whether an element is there only to give the logical text of a part of a line."""
    keys = set(node.dictionary.keys()) - {"/Type", "/S", "/P", "/Pg", "/K", "/NS", "/ActualText"}
    return node.role == "Span" and not keys


class Dump:
    def __init__(self, data):
        self.file = TaggedPdf(data)
        self.pages = {page.obj.objgen: number for number, page in enumerate(self.file.pdf.pages, 1)}
        self.lines = []

    def text(self):
        root = self.file.pdf.Root
        direction = root.ViewerPreferences.get("/Direction", "/L2R")
        self.lines.append(f"language {root.Lang}, direction {str(direction)[1:]}, {len(self.pages)} pages")
        self.visit(self.file.tree, 0)
        self.lines += ["", "bookmarks"]
        with self.file.pdf.open_outline() as outline:
            self.bookmarks(outline.root, 1)
        return "\n".join(self.lines) + "\n"

    def visit(self, node, depth):
        if is_only_words(node):
            return
        self.lines.append("  " * depth + " ".join(self.told(node)))
        for kid in node.nodes():
            self.visit(kid, depth + 1)

    def told(self, node):
        yield node.role
        if node.lang:
            yield f"[{node.lang}]"
        yield from (
            f"{name}={str(node.attributes['/' + name]).lstrip('/')}" for name in TOLD if f"/{name}" in node.attributes
        )
        yield from sorted(f".{name}" for name in node.classes)
        marks = node.marks()
        if marks:
            yield f"p{self.pages[self.home(marks[0])]}"
        if "/Summary" in node.attributes:
            yield f"summary: “{shortened(str(node.attributes['/Summary']))}”"
        for name, key in (("alt", "Alt"), ("long form", "E"), ("id", "ID")):
            if f"/{key}" in node.dictionary:
                yield f"{name}: “{shortened(str(node.dictionary['/' + key]))}”"
        yield from dict.fromkeys(f"contents: “{shortened(str(one.Contents))}”" for one in node.links)
        if node.role != "Figure" and any(isinstance(kid, tuple) or is_only_words(kid) for kid in node.kids):
            yield f"“{shortened(self.file.said(node))}”" + (" logical" if "/ActualText" in node.dictionary else "")

    def home(self, mark):
        """Return the page a content item stands on, also where a form XObject holds it."""
        if mark[0] in self.pages:
            return mark[0]
        return next(
            page.obj.objgen
            for page in self.file.pdf.pages
            if any(one.objgen == mark[0] for one in page.obj.Resources.get("/XObject", {}).values())
        )

    def bookmarks(self, items, depth):
        for item in items:
            self.lines.append("  " * depth + item.title)
            self.bookmarks(item.children, depth + 1)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_tree_is_what_was_accepted(case, accept):
    path = FOLDER / f"{case}.pdf-tags.txt"
    text = Dump(edition(case, "pdf").read_bytes()).text()
    if accept:
        path.write_text(text, "utf-8")
    assert path.exists(), f"{path.name} was never accepted: run pytest tests/golden --accept, and look at it"
    assert text == path.read_text("utf-8")
