"""A picture too tall for a slide, cut into bands where the least is cut through."""

from io import BytesIO
from typing import Any

MOST_BANDS = 3
LATEST = 0.72  # a band is at least so much of the height it may have
LARGEST = 40_000_000  # pixels of a picture


class NoPicture(ValueError):
    """What was given is no picture; the message is one sentence."""


def is_picture(data: bytes) -> bool:
    """Whether the bytes are a PNG that can be read."""
    try:
        size_of(data)
        opened(data)
    except NoPicture:
        return False
    return True


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels. Raises NoPicture where it is none."""
    if data[:8] != b"\x89PNG\r\n\x1a\n" or data[12:16] != b"IHDR" or len(data) < 57:
        raise NoPicture("The picture is no PNG.")
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    if not 0 < width * height <= LARGEST:
        raise NoPicture("The picture is too large.")
    return width, height


def bands(data: bytes, ratio: float) -> tuple[list[bytes], bool]:
    """The picture in bands of at most `ratio` times their width, and whether all of it is in them.

    A picture that is not much taller than the ratio stays whole. Raises NoPicture.
    """
    width, height = size_of(data)
    most = int(width * ratio)
    if height <= most * 1.2:
        return [clean(data)], True
    picture = opened(data)
    found: list[bytes] = []
    top = 0
    while top < height and len(found) < MOST_BANDS:
        bottom = height if height - top <= most else quiet(picture, top, most)
        found.append(written(picture.crop((0, top, width, bottom))))
        top = bottom
    return found, top >= height


def opened(data: bytes) -> Any:
    """The picture as pixels on white."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data), formats=("PNG",)) as found:
            pixels = found.convert("RGBA")
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
        raise NoPicture("The picture cannot be read.") from None
    ground = Image.new("RGBA", pixels.size, (255, 255, 255, 255))
    ground.alpha_composite(pixels)
    return ground.convert("RGB")


def clean(data: bytes) -> bytes:
    """The picture written anew, so that nothing but its pixels is passed on."""
    return written(opened(data))


def written(picture: Any) -> bytes:
    """A picture as PNG."""
    out = BytesIO()
    picture.save(out, "PNG", compress_level=6)
    return out.getvalue()


def quiet(picture: Any, top: int, most: int) -> int:
    """The line below `top`, at most `most` below, in which the fewest pixels differ from the next."""
    first, last = top + int(most * LATEST), top + most
    strip = picture.crop((0, first, picture.width, last)).convert("L")
    pixels, width = strip.tobytes(), strip.width
    best, least = last, width + 1
    for line in range(last - first - 1, -1, -1):
        row = pixels[line * width : (line + 1) * width]
        noise = sum(one != other for one, other in zip(row, row[1:], strict=False))
        if noise < least:
            best, least = first + line, noise
        if least == 0:
            break
    return best
