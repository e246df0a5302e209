"""A real browser for the tests: Debian's Chromium, driven by Playwright, with axe inside."""

import functools
import importlib.util
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import _jvm

AXE = Path(__file__).parents[2] / ".judges" / "node_modules" / "axe-core" / "axe.min.js"
INSTALL = "run scripts/test once"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
)
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@contextmanager
def browser() -> Iterator[Any]:
    """Start Chromium; skip, with the reason, where it or Playwright is not there, and fail where CI is set."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        _jvm.missing("there is no Chromium", install="apt install chromium")
    if importlib.util.find_spec("playwright") is None:
        _jvm.missing("Playwright is not installed", install="pip install 'multipub[judges]'")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, headless=True, args=list(ARGUMENTS))
        try:
            yield running
        finally:
            running.close()


@functools.cache
def _axe() -> str:
    if not AXE.exists():
        _jvm.missing("axe is not installed", install=INSTALL)
    return AXE.read_text("utf-8")


def violations(page: Any) -> list[str]:
    """Return what axe has against an open page, at any impact, one a line."""
    page.evaluate(_axe())
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", list(TAGS))
    assert found["passes"], "axe looked at nothing"
    return [f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:120]}" for one in found["violations"]]
