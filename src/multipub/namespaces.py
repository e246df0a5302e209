"""Namespaces of XML, as lxml takes them."""

from typing import cast


def unprefixed(namespace: str) -> dict[str, str]:
    """Return the map (``nsmap``) of an element whose own namespace has no prefix; prefixes of others go beside it."""
    return cast("dict[str, str]", {None: namespace})  # lxml's stubs do not know that None is the default namespace
