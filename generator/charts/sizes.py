"""The two sizes of a drawing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing is made twice, for a page and for a phone; CSS shows one of them."""

    name: str
    width: int
    height: int
    font: int
    powers: tuple[str, str, str]
    """Words behind trillions, billions and millions."""
    columns: int
    """Small drawings side by side."""
    figures: int
    """Letters of a number that has room beside its bar."""


SIZES = (
    Size("t-chart--lebar", 720, 320, 13, (" triliun", " miliar", " juta"), 3, 17),
    Size("t-chart--sempit", 300, 270, 12, (" T", " M", " jt"), 2, 9),
)
