"""Which style of numbers a column proves; without proof it is reported, never guessed."""

from __future__ import annotations

from dataclasses import dataclass

from generator.tables.numbers import Shape, Style

COMMA_PROOF = (Shape.DOT_GROUPS, Shape.DOT_GROUPS_DECIMAL, Shape.COMMA_DECIMAL)
DOT_PROOF = (Shape.COMMA_GROUPS, Shape.COMMA_GROUPS_DECIMAL, Shape.DOT_DECIMAL)
TRIMMED_SHARE = 0.2
"""In numbers with three decimals a tenth end in zero; where zeros are dropped, a tenth look shorter. More
than a fifth with one or two decimals therefore proves a decimal point, less may be a lost zero."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The style of a column, or why there is none; ``culprits`` are the shapes to show."""

    style: Style
    problem: str = ""
    """``tak-pasti``, ``bercampur``, ``nol-hilang``, or empty."""
    culprits: tuple[Shape, ...] = ()


def judge(counts: dict[Shape, int], *, thousands: bool = False, hint: str = "") -> Verdict:
    """Which sign is the decimal one, from how often each shape occurs in the column.

    ``thousands``: some value has no separator and some ``x.yyy`` ends in 0, which proves thousands: who
    drops zeros leaves no 15.200, who keeps them leaves no 980. ``hint``: ``bulat`` or ``desimal`` where
    type, unit or sign say that values are whole or are not.
    """
    comma = [shape for shape in COMMA_PROOF if counts.get(shape)]
    dot = [shape for shape in DOT_PROOF if counts.get(shape)]
    short, threes = (counts.get(shape, 0) for shape in (Shape.SHORT_DOT, Shape.DOT_THREE))
    if comma and dot:
        return Verdict(Style.NONE, "bercampur", (comma[0], dot[0]))
    if comma:
        return judge_proved_comma(counts, short)
    if dot:
        return Verdict(Style.DOT)
    if counts.get(Shape.COMMA_THREE):
        return judge_commas(short, threes, thousands, hint)
    return judge_dots(short, threes, thousands, hint)


def judge_proved_comma(counts: dict[Shape, int], short: int) -> Verdict:
    grouped = (
        counts.get(Shape.DOT_GROUPS) or counts.get(Shape.DOT_GROUPS_DECIMAL) or counts.get(Shape.DOT_THREE)
    )
    if short and not grouped:
        return Verdict(Style.NONE, "bercampur", (Shape.COMMA_DECIMAL, Shape.SHORT_DOT))
    return lost_zero(short) or lost_in_sheet(counts) or Verdict(Style.COMMA)


def judge_dots(short: int, threes: int, thousands: bool, hint: str) -> Verdict:
    if not threes:
        return Verdict(Style.DOT if short else Style.NONE)
    if hint == "bulat" or thousands:
        return lost_zero(short) or Verdict(Style.COMMA)
    if hint == "desimal" or short > TRIMMED_SHARE * (threes + short):
        return Verdict(Style.DOT)
    return Verdict(
        Style.NONE, "tak-pasti", (Shape.SHORT_DOT, Shape.DOT_THREE) if short else (Shape.DOT_THREE,)
    )


def judge_commas(short: int, threes: int, thousands: bool, hint: str) -> Verdict:
    if short or threes:
        other = Shape.DOT_THREE if threes else Shape.SHORT_DOT
        return Verdict(Style.NONE, "bercampur", (Shape.COMMA_THREE, other))
    if hint == "bulat" or (thousands and hint != "desimal"):
        return Verdict(Style.DOT)
    return Verdict(Style.COMMA) if hint else Verdict(Style.NONE, "tak-pasti", (Shape.COMMA_THREE,))


def lost_zero(short: int) -> Verdict | None:
    return Verdict(Style.COMMA, "nol-hilang", (Shape.SHORT_DOT,)) if short else None


def lost_in_sheet(counts: dict[Shape, int]) -> Verdict | None:
    """An English Excel keeps 1.234.567 as text and makes a number of 50.360, which then is 50.36."""
    decimals = counts.get(Shape.COMMA_DECIMAL) or counts.get(Shape.DOT_GROUPS_DECIMAL)
    whole = counts.get(Shape.DOT_GROUPS) and not decimals
    if whole and counts.get(Shape.TYPED_DECIMAL):
        return Verdict(Style.COMMA, "nol-hilang", (Shape.TYPED_DECIMAL,))
    return None
