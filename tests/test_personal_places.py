"""Looking only where something may begin passes over nothing that looking everywhere finds."""

from __future__ import annotations

import re

import pytest
from made_forms import false_lines, lines

from generator.personal import DETECTORS
from generator.personal.homes import LIVED, OWNED, beginning, places
from generator.personal.labelled import KINDS, labelled, reaches

FAR = "Kegiatan berjalan sesuai rencana tanpa nomor apa pun. " * 8
"""Longer than any word is away from its number."""
TEXTS = [
    *(line for half in (0, 1) for _, _, line in lines(half)),
    *(line for half in (0, 1) for _, line in false_lines(half, 12)),
]
TOGETHER = [FAR.join(TEXTS[at : at + 9]) for at in range(0, len(TEXTS), 9)]
HOMES = (
    "Beralamat di Jl. Mawar RT 03 RW 02", "alm. siswa: Jl. Kamboja No. 4", "umur 41 thn, jalan Melur RT 2/5",
    "yth. Bapak Budi\nJalan Durian 7", "Rumah Bu Siti di Gang Damai 9", "berdomisili di perum Griya Asri A1",
    "warga Kampung Baru RT 09", "Ralamat pelapor jln Sudirman 5",
)  # fmt: skip


@pytest.mark.parametrize("text", ["\n".join(TEXTS), *TOGETHER[::7]], ids=lambda text: text[:20])
def test_numbers_behind_words(text: str) -> None:
    for kind in KINDS:
        near, everywhere = reaches(text), [(0, len(text))]
        found = list(labelled(kind, DETECTORS[kind], text, near))
        assert found == list(labelled(kind, DETECTORS[kind], text, everywhere))


@pytest.mark.parametrize("pattern", [OWNED, LIVED], ids=["owned", "lived"])
@pytest.mark.parametrize(
    "text", [*HOMES, *map(str.upper, HOMES), FAR.join(HOMES), "\n".join(TEXTS)], ids=lambda text: text[:20]
)
def test_homes(pattern: re.Pattern[str], text: str) -> None:
    found = [match.span() for match in beginning(pattern, text, places(text, text.lower()))]
    assert found == [match.span() for match in pattern.finditer(text)]


def test_a_letter_that_is_longer_in_lower_case_is_no_way_round() -> None:
    text = "İ" * 40 + "\n" + HOMES[0]
    found = [match.span() for match in beginning(LIVED, text, places(text, text.lower()))]
    assert found == [match.span() for match in LIVED.finditer(text)] != []
