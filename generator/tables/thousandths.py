"""``3.400`` beside ``10,411.5``: three decimals, or thousands that somebody wrote in the other way.

The larger numbers prove which sign is the decimal one, and by that ``3.400`` would be 3.4. But who drops
final zeros leaves no ``3.400``, and who keeps three decimals writes ``10,411.500``: where no number of the
column has three decimals for certain, one that ends in zero was written in the other way. Without a zero at
the end, two larger numbers with other decimals beside nothing but three below a thousand are worth a warning.
"""

from __future__ import annotations

from generator.findings import Severity
from generator.tables.evidence import Evidence
from generator.tables.numbers import THREE_DECIMALS, Shape, Style, ending_in_zero
from generator.tables.problems import Problem, quoted

DOUBTFUL = {Style.DOT: Shape.DOT_THREE, Style.COMMA: Shape.COMMA_THREE}
LARGER = {
    Style.DOT: (Shape.COMMA_GROUPS_DECIMAL, Shape.COMMA_GROUPS, Shape.COMMA_THREE),
    Style.COMMA: (Shape.DOT_GROUPS_DECIMAL, Shape.DOT_GROUPS, Shape.DOT_THREE),
}
SMALL = {Style.DOT: (Shape.SHORT_DOT, Shape.DOT_DECIMAL), Style.COMMA: (Shape.COMMA_DECIMAL,)}
"""Decimals without a sign for thousands."""
LEAST = 2


def thousandths(header: str, style: Style, evidence: Evidence, hint: str) -> Problem | None:
    """``hint`` as ``styles.judge`` has it; ``desimal``: type or unit say that values have decimals."""
    doubtful = DOUBTFUL.get(style)
    if doubtful is None or hint == "desimal" or evidence.pointed or THREE_DECIMALS in evidence.examples:
        return None
    larger = next((shape for shape in LARGER[style] if evidence.shapes[shape]), None)
    if larger is None or not evidence.shapes[doubtful]:
        return None
    zero = evidence.examples.get(ending_in_zero(doubtful))
    proved = zero is not None or hint == "bulat"
    parted = evidence.shapes[LARGER[style][0]] >= LEAST and not any(evidence.shapes[s] for s in SMALL[style])
    if not (proved or parted):
        return None
    text, row = zero or evidence.examples[doubtful]
    return Problem(
        f'kolom "{header}": {quoted(text)} di samping {quoted(evidence.examples[larger][0])} dapat berarti '
        "ribuan, dapat juga pecahan dengan tiga angka.",
        "Tulis semua angka dengan satu cara; bila memang pecahan, tulis tipe: desimal di dataset.yml.",
        "desimal-bercampur",
        row,
        Severity.ERROR if proved else Severity.WARNING,
    )
