"""What Word's accessibility checker looks at is read out of the finished file itself."""

import io
import zipfile
from collections.abc import Callable

import pytest

from multipub.checks import examine
from multipub.editions.docx import observe, write
from presses import quick_press
from support import full_manuscript

FAULTS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "DOC-1": ("word/document.xml", lambda data: data.replace(b"<w:tblHeader/>", b"", 1)),
    "DOC-2": ("word/document.xml", lambda data: data.replace(b"wp:inline", b"wp:anchor")),
    "DOC-3": ("word/styles.xml", lambda data: data.replace(b'w:color w:val="1a1a1a"', b'w:color w:val="b8b8b8"')),
    "DOC-4": ("word/document.xml", lambda data: _without_words(data)),
    "DOC-5": ("word/document.xml", lambda data: data.replace(b"<w:sectPr>", b"<w:p/><w:sectPr>")),
}


def _without_words(data: bytes) -> bytes:
    head, link, rest = data.partition(b"<w:hyperlink")
    inside, end, after = rest.partition(b"</w:hyperlink>")
    opening, _, _ = inside.partition(b">")
    return head + link + opening + b">" + end + after


def spoiled(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            changed = change(content) if part == name else content
            assert part != name or changed != content
            new.writestr(part, changed)
    return buffer.getvalue()


@pytest.mark.parametrize("style", ["default", "large-print", "plain"])
def test_our_documents_have_nothing_to_find(tmp_path, style):
    manuscript = full_manuscript(tmp_path)
    seen = observe(write(manuscript, quick_press(style)))
    assert seen.layout is not None
    assert seen.layout.inks
    assert examine(manuscript, seen) == ()


@pytest.mark.parametrize("rule", FAULTS)
def test_a_document_that_was_spoiled_is_found_out(rule, tmp_path):
    manuscript = full_manuscript(tmp_path)
    name, change = FAULTS[rule]
    seen = observe(spoiled(write(manuscript, quick_press()), name, change))
    assert rule in {finding.rule for finding in examine(manuscript, seen)}
