"""The system libraries that WeasyPrint needs, and the Debian packages that bring them."""

from collections.abc import Iterator
from contextlib import contextmanager

from multipub.errors import ToolMissing

PACKAGES = {
    "gobject": "libglib2.0-0",
    "pangoft2": "libpangoft2-1.0-0",
    "pango": "libpango-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
    "harfbuzz": "libharfbuzz0b",
    "fontconfig": "libfontconfig1",
}
"""Debian 12 packages, by how the library's name begins; the longer name stands before the shorter."""


@contextmanager
def needed_libraries() -> Iterator[None]:
    """Turn the failed loading of a system library into an error that names its package.

    Raises:
        ToolMissing: if a library is not installed.
    """
    try:
        yield
    except (OSError, ModuleNotFoundError) as fault:
        name = str(fault)
        package = next((package for library, package in PACKAGES.items() if library in name), None)
        hint = f"apt-get install {package}" if package else "install multipub again, with its dependencies"
        raise ToolMissing(f"the PDF edition needs a library that is not installed: {name}", hint=hint) from fault
