"""The picture that social media show of a link: 1200 × 630, one a dataset and indicator, else one a kind.

Drawn with the theme's own fonts. A picture costs some 30 ms, so ten thousand documents share theirs; what
was drawn under the same key in the last build is left as it is.
"""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from generator.emitters.items.front import SHARED_ALONE, share_address
from generator.kinds import KINDS
from generator.model import Catalogue, day
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
LINES = 4
CODE = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()

Words = tuple[str, str, str, str]
"""Kind, title, publisher and date, portal."""


def emit(catalogue: Catalogue, out: Output) -> None:
    portal = catalogue.settings.name
    for kind, model in KINDS.items():
        plan(out, f"bagikan/{kind}.png", (portal, model.plural, "", portal), kind)
    for item in catalogue.items:
        if item.kind in SHARED_ALONE:
            publisher = catalogue.publisher(item)
            sample = "Isi contoh. " if item.meta.sample or catalogue.settings.sample else ""
            foot = f"{sample}{publisher.title if publisher else ''}, {date_id(day(item.modified))}"
            words = (KINDS[item.kind].label, item.title, foot.strip(", "), portal)
            plan(out, share_address(item), words, item.source)


def plan(out: Output, address: str, words: Words, source: str) -> None:
    key = hashlib.sha256("\0".join((CODE, *words)).encode()).hexdigest()
    out.made(address, partial(draw, words), source, key)


def draw(words: Words, target: Path) -> None:
    kind, title, foot, portal = words
    image = Image.new("RGB", SIZE, GREEN)
    pen = ImageDraw.Draw(image)
    pen.text((EDGE, 56), kind, font=face("plus-jakarta-sans", 34, 700), fill=GOLD)
    y = 128
    large = face("plus-jakarta-sans", 64, 800)
    for line in wrapped(title, large, SIZE[0] - 2 * EDGE):
        pen.text((EDGE, y), line, font=large, fill=WHITE)
        y += 82
    small = face("source-sans-3", 32, 400)
    pen.text((EDGE, 492), first(foot, small), font=small, fill=SOFT)
    pen.text((EDGE, 536), first(portal, small), font=small, fill=SOFT)
    pen.rectangle((0, SIZE[1] - 18, SIZE[0], SIZE[1]), fill=GOLD)
    image.save(target, format="PNG")


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
