"""Ace by DAISY: accessibility of an EPUB as a browser sees it.

``scripts/test`` installs it into ``.judges/`` beside the sources; it needs Node and Chromium.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import _jvm

ACE = Path(__file__).parents[2] / ".judges" / "node_modules" / ".bin" / "ace-puppeteer"
INSTALL = "run scripts/test once"
SECONDS = 180


def violations(book: bytes, folder: Path) -> list[str]:
    """Return what Ace has against ``book``, one a line; ``folder`` takes the book and the report."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not ACE.exists() or shutil.which("node") is None:
        _jvm.missing("Ace is not installed", install=INSTALL)
    if chromium is None:
        _jvm.missing("there is no Chromium", install="apt install chromium")
    path = folder / "book.epub"
    path.write_bytes(book)
    subprocess.run(
        [str(ACE), "--force", "--silent", "--outdir", str(folder / "report"), str(path)],
        env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(chromium)},
        capture_output=True,
        check=True,
        timeout=SECONDS,
    )
    # The exit code is 0 even for a book that fails, so the report decides.
    report = json.loads((folder / "report" / "report.json").read_text("utf-8"))
    found = [
        f"{document['earl:testSubject']['url']}: {one['earl:result']['dct:description']}"
        for document in report["assertions"]
        for one in document["assertions"]
    ]
    if not found and report["earl:result"]["earl:outcome"] != "pass":
        found.append(f"outcome: {report['earl:result']['earl:outcome']}")
    return found
