"""Gives back the memory that WeasyPrint 70 keeps for each line set with OpenType features.

In:  the lists of attributes that WeasyPrint makes.   Out: the same lists, owned by their lines and freed with them.
Promises: a worker that makes thousands of documents stays as large as it was; without this it grows by 20 to 100 kB a
document, 350 bytes a line.

``Layout.setup`` asks the font configuration for a features attribute and puts it into a new list, which it never
unreferences: Pango's layout holds a second reference, so the list outlives the line.  ``Features`` is the dictionary it
asks; it notes the layout that asks and, once the list is there, gives up WeasyPrint's reference.  Nothing is patched;
where the asking is done in another way nothing is freed, and nothing breaks.

Source: Pango, ``pango_layout_set_attributes`` (takes a reference), ``pango_attr_list_insert`` (takes the attribute).
"""

import sys
from typing import Any

from weasyprint.text.ffi import ffi, pango


class Features(dict[bytes, Any]):
    """The features attributes of a ``FontConfiguration``: one for each list, since a list frees what is in it."""

    def __init__(self) -> None:
        super().__init__()
        self._asking: Any = None

    def setdefault(self, _features: bytes, made: Any = None) -> Any:  # noqa: ANN401  # pointers of cffi
        """Return the attribute just made, for the list of the layout that asks."""
        self.settle()
        self._asking = getattr(sys._getframe(1).f_locals.get("self"), "layout", None)
        return made

    def settle(self) -> None:
        """Let the list of the layout that asked last belong to that layout alone."""
        asking, self._asking = self._asking, None
        if asking is not None:
            attributes = pango.pango_layout_get_attributes(asking)
            if attributes != ffi.NULL:
                pango.pango_attr_list_unref(attributes)
