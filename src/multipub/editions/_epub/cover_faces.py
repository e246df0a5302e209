"""The faces that a cover's words are drawn with: a font at a size, as Pillow takes it, without hinting.

In:  the file of a font.   Out: faces, and the widths of words.
Promises: letters have the outlines their designer drew, at every size, so what is measured at one size grows with it.

A TrueType font brings a program for each letter that fits it to the pixels of a coarse screen.  FreeType runs it each
time the letter is looked at, which is four fifths of the time a line takes; on letters of 20 pixels and more, in a
picture that every shelf scales, nobody sees what it does.  A font may switch these programs off in its own control
program, and here it does.

Source: OpenType 1.9.1, "prep" and "The TrueType instruction set" (INSTCTRL, selector 1).
"""

import io
import struct
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from multipub.editions._fonts import FontFile

if TYPE_CHECKING:
    from PIL import ImageFont

MEASURED_AT = 100
"""Pixels: the size at which widths are measured."""

FONTS_KEPT, FACES_KEPT, WIDTHS_KEPT = 6, 24, 4096
"""What the next book of a batch needs again: files (0.6 MB each), faces (as much), words."""

TRUE_TYPE = frozenset({b"\0\1\0\0", b"true"})
"""How a file begins that is one font with TrueType outlines; the others are read as they are."""
HEAD, ENTRY = 12, 16
"""Bytes: what stands before the directory of tables, and each entry of it: tag, checksum, offset, length."""

UNHINTED = bytes.fromhex("b10101 8e b10000 21")
"""A control program: push 1 and 1, INSTCTRL (no programs of letters); push 0 and 0, POP.  The second half only makes it
longer than 7 bytes, up to which FreeType takes a font for one without programs and fits its letters by itself."""


@lru_cache(maxsize=WIDTHS_KEPT)
def width_of(font: FontFile, word: str) -> float:
    """Return the width of a word at a size of 1 pixel."""
    return float(face(font, MEASURED_AT).getlength(word)) / MEASURED_AT


@lru_cache(maxsize=FACES_KEPT)
def face(font: FontFile, size: int) -> "ImageFont.FreeTypeFont":
    """Return a font at a size in pixels; its words are shaped as their script asks."""
    from PIL import ImageFont  # slow to load, and a book without a drawn cover does without

    program = _unhinted(font.path)
    file = font.path if program is None else io.BytesIO(program)
    return ImageFont.truetype(file, size, index=font.index, layout_engine=ImageFont.Layout.RAQM)


@lru_cache(maxsize=FONTS_KEPT)
def _unhinted(path: str) -> bytes | None:
    """Return the font with ``UNHINTED`` as its control program, or ``None`` where it has none to replace."""
    with Path(path).open("rb") as file:
        head = file.read(HEAD)
        if head[:4] not in TRUE_TYPE:
            return None
        (count,) = struct.unpack_from(">4xH", head)
        directory = file.read(ENTRY * count)
        for at in range(0, len(directory) - ENTRY + 1, ENTRY):
            tag, offset, length = struct.unpack_from(">4s4xII", directory, at)
            if tag == b"prep" and length + 3 >= len(UNHINTED):  # tables begin at multiples of 4 bytes
                return _with_program(head + directory + file.read(), HEAD + at, offset)
    return None


def _with_program(font: bytes, entry: int, offset: int) -> bytes:
    """Return the font with ``UNHINTED`` at ``offset``, and its length in the directory."""
    changed = bytearray(font)
    changed[offset : offset + len(UNHINTED)] = UNHINTED
    struct.pack_into(">I", changed, entry + ENTRY - 4, len(UNHINTED))
    return bytes(changed)
