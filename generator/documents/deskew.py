"""Straightening a crooked scan: the angle at which lines of text are darkest against their gaps."""

from __future__ import annotations

from statistics import pvariance

from PIL import Image

SMALL = 500
"""Pixels of the copy that is tried; lines of text are still apart there."""
WIDEST = 12
"""Degrees to either side; Tesseract itself bears about five, and knows quarter turns."""
LEAST = 0.5
"""Degrees below which turning the page costs more sharpness than it gains."""


def straightened(image: Image.Image) -> Image.Image:
    """The page (8-bit grey) with its lines level, or as it was where that is good enough."""
    angle = skew(image)
    if abs(angle) < LEAST:
        return image
    return image.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


def skew(image: Image.Image) -> float:
    """Degrees to turn the page by, to half a degree; 0 for pages without lines."""
    small = image.copy()
    small.thumbnail((SMALL, SMALL))
    coarse = best(small, [float(angle) for angle in range(-WIDEST, WIDEST + 1)])
    return best(small, [coarse + step / 4 for step in range(-3, 4)])


def best(image: Image.Image, angles: list[float]) -> float:
    """The angle of the sharpest lines; of equals, the smallest turn."""
    return max(angles, key=lambda angle: (round(sharpness(image, angle), 1), -abs(angle)))


def sharpness(image: Image.Image, angle: float) -> float:
    """Variance of the darkness of rows, or of columns for a page lying on its side."""
    turned = image.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX)
    columns = turned.resize((turned.width, 1), Image.Resampling.BOX)
    return max(pvariance(rows.tobytes()), pvariance(columns.tobytes()))
