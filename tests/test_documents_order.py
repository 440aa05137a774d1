"""Lines that were printed late are read where they stand; columns and forms are left as they are."""

from __future__ import annotations

from generator.documents.layout import Line
from generator.documents.order import MOST, in_order


def line(text: str, top: float, left: float = 34, right: float = 380, height: float = 12) -> Line:
    return Line(text, height, left=left, right=right, top=top, bottom=top - height)


def said(*lines: Line) -> list[str]:
    return [each.text for each in in_order(lines)]


def test_what_a_browser_prints_last_is_read_in_its_gap() -> None:
    """As Chromium prints ``position: relative`` and ``opacity``: two gaps filled by one late run."""
    printed = [
        line("judul", 758),
        line("satu", 719),
        line("empat", 617),
        line("enam", 572),
        line("dua", 679, 40, 306),
        line("tiga", 657, 40, 155),
        line("lima", 595),
        line("kaki", 40),
    ]
    assert said(*printed) == ["judul", "satu", "dua", "tiga", "empat", "lima", "enam", "kaki"]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [line(f"kiri {n}", 700 - 14 * n, 34, 290) for n in range(6)]
    right = [line(f"kanan {n}", 700 - 14 * n, 310, 560) for n in range(6)]
    rest = [line("di bawah", 500, 34, 560)]
    lines = [line("judul", 740, 34, 560), *left, *right, *rest]
    assert in_order(lines) == lines


def test_a_header_and_a_footer_printed_first_do_not_swallow_the_page() -> None:
    lines = [line("kepala", 800), line("kaki", 30), *(line(f"isi {n}", 700 - 14 * n) for n in range(20))]
    assert in_order(lines) == lines


def test_a_form_drawn_anyhow_is_left_alone() -> None:
    lines = [line(str(n), 100 + (n * 37) % 600) for n in range(40)]
    assert in_order(lines) == lines


def test_too_many_lines_are_left_alone() -> None:
    lines = [line(str(n), 100_000 - 20 * n) for n in range(MOST)] + [line("terakhir", 99_994)]
    assert in_order(lines) == lines


def test_nothing_is_lost() -> None:
    lines = [line("a", 700), line("b", 500), line("c", 650), line("d", 640, 200, 210), line("e", 690, 1, 2)]
    assert sorted(said(*lines)) == ["a", "b", "c", "d", "e"]
    assert said() == []
