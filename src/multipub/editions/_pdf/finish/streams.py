"""Packs the streams, once and so that their end is clear; and what PDF/A asks of pictures.

pydyf packs each stream twice: to write it, and to make the file's identifier of it.

The bytes of a stream may end in a carriage return; then a line feed follows, and only the stream's ``Length`` says that
the two are not one end of line (7.3.8.1).  Some readers, and the checker page-validation 0.11, take them for one.
"""

import base64
import zlib

import pydyf

_CARRIAGE_RETURN = b"\r"


def forbid_interpolation(pdf: pydyf.PDF) -> None:
    """Let no picture be smoothed as it is shown (ISO 19005-3, 6.2.8).

    WeasyPrint asks for it where a style does not say ``image-rendering: crisp-edges``, and for emoji, which are
    pictures in a font.
    """
    for picture in pdf.objects:
        if isinstance(picture, pydyf.Stream) and "Interpolate" in picture.extra:
            picture.extra["Interpolate"] = "false"


def pack(pdf: pydyf.PDF) -> None:
    """Deflate every stream that is to be (7.4.4); one that would end in a carriage return is in ASCII 85 besides.

    ASCII 85 ends in ``~>`` (7.4.3).
    """
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and stream.compress:
            data = b"\n".join(item if isinstance(item, bytes) else _bytes_of(item) for item in stream.stream)
            packed, filters = zlib.compress(data), ["/FlateDecode"]
            if packed.endswith(_CARRIAGE_RETURN):
                packed, filters = base64.a85encode(packed) + b"~>", ["/ASCII85Decode", *filters]
            stream.stream, stream.compress = [packed], False
            stream.extra["Filter"] = filters[0] if len(filters) == 1 else pydyf.Array(filters)


def _bytes_of(item: object) -> bytes:
    return bytes(item.data) if isinstance(item, pydyf.Object) else str(item).encode()
