"""The picture that social media show of a link: 1200 × 630, one an item and one a kind.

Drawn with the theme's own fonts in sixteen colours, each text as a strip of five tones: a quarter of the time
and of the bytes that full colour takes. What was drawn under the same key in the last build is left as it is.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from generator.emitters.items.front import share_address
from generator.indicators import series
from generator.kinds import KINDS
from generator.model import Catalogue, Item, day
from generator.output import Output
from generator.render import date_id

HERE = Path(__file__).parent
ASSETS = next(
    (
        folder
        for folder in (
            HERE.parent / "overrides/assets/terang",
            HERE.parent.parent / "overrides/assets/terang",
        )
        if folder.is_dir()
    ),
    HERE,
)
SIZE = (1200, 630)
EDGE = 72
GREEN, GOLD, WHITE, SOFT = "#0b4f3e", "#f0b429", "#ffffff", "#d5e8df"
TONES = 5
"""Steps from the ground to a colour, for smooth edges; with the ground 16 colours, so four bits a pixel."""
LINES = 4


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
    """The fonts, opened once for all pictures of a build."""

    kind: ImageFont.FreeTypeFont
    title: ImageFont.FreeTypeFont
    foot: ImageFont.FreeTypeFont


def emit(catalogue: Catalogue, out: Output) -> None:
    portal = catalogue.settings.name
    faces = opened()
    for kind, model in KINDS.items():
        plan(out, f"bagikan/{kind}.png", (portal, model.plural, "", portal, ""), kind, faces)
    for item in catalogue.items:
        publisher = catalogue.publisher(item)
        sample = "Isi contoh. " if item.meta.sample or catalogue.settings.sample else ""
        foot = f"{sample}{publisher.title if publisher else ''}, {date_id(day(item.modified))}"
        words = (KINDS[item.kind].label, item.title, foot.strip(", "), portal, number(catalogue, item))
        plan(out, share_address(item), words, item.source, faces)


def number(catalogue: Catalogue, item: Item) -> str:
    """``1.138.530 jiwa, 2025``; nothing where an indicator has several newest numbers, or none."""
    found = series(catalogue, item) if item.kind == "indikator" else None
    if not found or len(found.newest) != 1:
        return ""
    seen = found.newest[0]
    return f"{seen.text} {found.unit}".rstrip() + f", {seen.label}"


def plan(out: Output, address: str, words: Words, source: str, faces: Faces) -> None:
    key = hashlib.sha256("\0".join((CODE, *words)).encode()).hexdigest()
    out.made(address, partial(draw, words, faces), source, key)


def opened() -> Faces:
    return Faces(
        face("plus-jakarta-sans", 34, 700), face("plus-jakarta-sans", 64, 800), face("source-sans-3", 32, 400)
    )


def draw(words: Words, faces: Faces, target: Path) -> None:
    kind, title, foot, portal, number = words
    image = Image.new("P", SIZE, 0)
    image.putpalette(palette())
    lines = wrapped(title, faces.title, SIZE[0] - 2 * EDGE, LINES - bool(number))
    strip(image, (40, 120), [(16, kind, faces.kind)], 0)
    strip(image, (120, 480), [(8 + 82 * number, line, faces.title) for number, line in enumerate(lines)], 1)
    if number:
        strip(image, (372, 480), [(8, first(number, faces.title), faces.title)], 0)
    small = [
        (12 + 44 * number, first(text, faces.foot), faces.foot) for number, text in enumerate((foot, portal))
    ]
    strip(image, (480, 590), small, 2)
    image.paste(TONES, (0, SIZE[1] - 18, SIZE[0], SIZE[1]))
    # Run lengths alone: higher levels save a fifth of 15 KB and cost up to seven times as much.
    image.save(target, format="PNG", bits=4, compress_level=1, compress_type=zlib.Z_RLE)


def strip(image: Image.Image, rows: tuple[int, int], lines: Iterable[Line], colour: int) -> None:
    """Texts of one colour, drawn as grey and put down as the tones of that colour."""
    grey = Image.new("L", (SIZE[0], rows[1] - rows[0]), 0)
    pen = ImageDraw.Draw(grey)
    for top, text, font in lines:
        pen.text((EDGE, top), text, font=font, fill=255)
    steps = [(value * TONES + 127) // 255 for value in range(256)]
    image.paste(grey.point([step and colour * TONES + step for step in steps]), (0, rows[0]))


def palette() -> list[int]:
    """The ground, then the tones of each colour from the ground to itself: red, green, blue of each."""
    ground = ImageColor.getrgb(GREEN)
    tones = list(ground)
    for colour in (GOLD, WHITE, SOFT):
        aim = ImageColor.getrgb(colour)
        for step in range(1, TONES + 1):
            tones += [low + (high - low) * step // TONES for low, high in zip(ground, aim, strict=True)]
    return tones


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
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] = shortened(f"{lines[-1]} …", font, width)
            break
        else:
            lines.append(shortened(word, font, width))
    return lines


def shortened(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    while font.getlength(text) > width:
        text = text.rstrip("…")[:-1].rstrip() + "…"
    return text
