"""What a PNG says of itself: title, alternative and state in its text chunks."""

from struct import pack
from xml.etree.ElementTree import fromstring
from zlib import crc32

SIGNATURE, HEADER = 8, 25  # bytes: the beginning of the file, its first chunk
SPACE = "{http://www.w3.org/2000/svg}"
NAMES = {"Title": "title", "Description": "desc", "Comment": "metadata"}


def png_properties(png: bytes, svg: str) -> bytes:
    """The picture with what its drawing says of itself.

    Takes the pixels as PNG and the picture as `framed` gives it. The chunks are iTXt of the PNG
    specification: keyword, no compression, no language, UTF-8.
    """
    root = fromstring(svg)
    chunks = b"".join(
        chunk(keyword, root.findtext(SPACE + name) or "") for keyword, name in NAMES.items()
    )
    at = SIGNATURE + HEADER
    return png[:at] + chunks + png[at:]


def chunk(keyword: str, text: str) -> bytes:
    """One chunk with its length before it and its sum behind it."""
    body = b"iTXt" + keyword.encode() + b"\0\0\0\0\0" + text.encode()
    return pack(">I", len(body) - 4) + body + pack(">I", crc32(body))
