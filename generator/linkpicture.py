"""The picture that social media show of a link: 1200 × 630, with the theme's own fonts in sixteen colours.

Each text is a strip of five tones: a quarter of the time and of the bytes that full colour takes. Workers
draw, so this module imports little.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from struct import pack

from PIL import Image, ImageColor, ImageDraw, ImageFont

from generator.program import HERE, THEME_FOLDERS

ASSETS = next((folder for folder in THEME_FOLDERS if folder.is_dir()), HERE) / "assets/terang"
SIZE = (1200, 630)
EDGE = 72
GREEN, GOLD, WHITE, SOFT = "#0b4f3e", "#f0b429", "#ffffff", "#d5e8df"
TONES = 5
"""Steps from the ground to a colour, for smooth edges; with the ground 16 colours, so four bits a pixel."""
LINES = 4
FILTER = 2
"""Empty pixels before each row: as one byte they are the filter "none", which PNG wants before it."""


def code(fonts: Path) -> str:
    """What a kept picture depends on besides its words: this module and the fonts in the folder."""
    parts = (Path(__file__), *sorted(fonts.glob("*.woff2")))
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


CODE = code(ASSETS)

Words = tuple[str, str, str, str, str]
"""Kind, title, publisher and date, portal, and an indicator's newest number."""
Line = tuple[int, str, ImageFont.FreeTypeFont]
"""Distance from the top of its strip, text, font."""


@dataclass(frozen=True, slots=True)
class Faces:
    """The fonts, opened once for all pictures."""

    kind: ImageFont.FreeTypeFont
    title: ImageFont.FreeTypeFont
    foot: ImageFont.FreeTypeFont


@cache
def opened() -> Faces:
    return Faces(
        face("plus-jakarta-sans", 34, 700), face("plus-jakarta-sans", 64, 800), face("source-sans-3", 32, 400)
    )


def draw(words: Words, target: Path) -> None:
    kind, title, foot, portal, number = words
    faces = opened()
    image = Image.new("L", (FILTER + SIZE[0], SIZE[1]), 0)
    lines = wrapped(title, faces.title, SIZE[0] - 2 * EDGE, LINES - bool(number))
    # Kind and portal are the same on many pictures, and so are drawn once.
    put(image, (40, 120), again(80, ((16, kind, faces.kind),), 0))
    rows = tuple((8 + 82 * number, line, faces.title) for number, line in enumerate(lines))
    put(image, (120, 480), strip(360, rows, 1))
    if number:
        put(image, (372, 480), strip(108, ((8, first(number, faces.title), faces.title),), 0))
    put(image, (480, 536), strip(56, ((12, first(foot, faces.foot), faces.foot),), 2))
    put(image, (536, 590), again(54, ((0, first(portal, faces.foot), faces.foot),), 2))
    image.paste(TONES, (FILTER, SIZE[1] - 18, FILTER + SIZE[0], SIZE[1]))
    target.write_bytes(png(image))


def put(image: Image.Image, rows: tuple[int, int], drawn: Image.Image) -> None:
    image.paste(drawn, (FILTER + EDGE // 2, rows[0], FILTER + EDGE // 2 + drawn.width, rows[1]))


def strip(height: int, lines: tuple[Line, ...], colour: int) -> Image.Image:
    """Texts of one colour, drawn as grey and put down as the tones of that colour."""
    width = max((int(length(text, font)) for _, text, font in lines), default=0)
    # Strokes may stand out of their letters' widths a little.
    grey = Image.new("L", (min(width + EDGE, SIZE[0] - EDGE // 2), height), 0)
    pen = ImageDraw.Draw(grey)
    for top, text, font in lines:
        pen.text((EDGE // 2, top), text, font=font, fill=255)
    return grey.point(tones(colour))


@lru_cache(maxsize=16)
def again(height: int, lines: tuple[Line, ...], colour: int) -> Image.Image:
    """The same strip for all pictures that have it; it is only looked at."""
    return strip(height, lines, colour)


@cache
def tones(colour: int) -> list[int]:
    """Grey → number in the palette."""
    steps = [(value * TONES + 127) // 255 for value in range(256)]
    return [step and colour * TONES + step for step in steps]


def png(image: Image.Image) -> bytes:
    """Numbers in the palette as a PNG of four bits a pixel (ISO/IEC 15948).

    Made here, since Pillow's own takes twice as long. Run lengths alone: other ways of packing save little
    of 18 KB and cost more.
    """
    image.putpalette(palette())
    packing = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_RLE)
    packed = packing.compress(image.tobytes("raw", "P;4")) + packing.flush()
    head = pack(">IIBBBBB", *SIZE, 4, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", bytes(palette())), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data)) for name, data in parts
    )


@cache
def palette() -> tuple[int, ...]:
    """The ground, then the tones of each colour from the ground to itself: red, green, blue of each."""
    ground = ImageColor.getrgb(GREEN)
    tones = list(ground)
    for colour in (GOLD, WHITE, SOFT):
        aim = ImageColor.getrgb(colour)
        for step in range(1, TONES + 1):
            tones += [low + (high - low) * step // TONES for low, high in zip(ground, aim, strict=True)]
    return tuple(tones)


def face(name: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    # The basic layout is in Pillow itself: the same bytes on every machine, and no text that it refuses.
    font = ImageFont.truetype(ASSETS / f"{name}.woff2", size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


def first(text: str, font: ImageFont.FreeTypeFont) -> str:
    return next(iter(wrapped(text, font, SIZE[0] - 2 * EDGE, 1)), "")


def wrapped(text: str, font: ImageFont.FreeTypeFont, width: int, most: int = LINES) -> list[str]:
    """At most ``most`` lines; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and length(longer, font) <= width:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] = shortened(f"{lines[-1]} …", font, width)
            break
        else:
            lines.append(shortened(word, font, width))
    return lines


def shortened(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    while length(text, font) > width:
        text = text.rstrip("…")[:-1].rstrip() + "…"
    return text


def length(text: str, font: ImageFont.FreeTypeFont) -> float:
    """Pixels. The basic layout puts word after word, so that a line is as long as its words."""
    words = text.split(" ")
    return sum(word_length(word, font) for word in words) + (len(words) - 1) * word_length(" ", font)


@lru_cache(maxsize=20_000)
def word_length(word: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(word)
