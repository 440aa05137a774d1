"""A slip of the decimal sign inside a series, and what is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline import check_portal
from generator.rules.series import jumps_in

Portal = Callable[..., Path]
YAML = "judul: P\nringkasan: I.\nkategori: berkala\npenerbit: disdik\ntanggal: 2025-07-01\n"


def series(*values: float) -> list[tuple[int, float]]:
    return [(2015 + n, value) for n, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "years"),
    [
        ((48120, 48950, 497310, 50204, 51000), [2017]),
        ((48120, 48950, 49731, 50204, 5100.4), [2019]),
        ((481.2, 48950, 49731, 50204, 51004), [2015]),
        ((12.5, 12.9, 1310, 13.3), [2017]),
    ],
)
def test_a_slip_is_seen(values: tuple[float, ...], years: list[int]) -> None:
    assert [year for year, _ in jumps_in(series(*values))] == years


@pytest.mark.parametrize(
    "values",
    [
        (48120, 48950, 497310),  # too short to know what is usual
        (1, 10, 2, 1, 1),  # small counts
        (100, 210, 430, 900, 1800),  # grows by itself
        (100, 1000, 100, 1000, 100),  # neighbours that disagree
        (100, 0, 100, 0, 1000),
        (50, 51, 52, 53, 200),  # four times: no decimal sign
        (1000, 1000, -10000, 1000),
    ],
)
def test_what_is_no_slip_is_left_alone(values: tuple[float, ...]) -> None:
    assert list(jumps_in(series(*values))) == []


def test_it_is_told_by_name_once_a_column(portal: Portal) -> None:
    rows = [
        f"{area},{year},{value * (10 if (area, year) == ('Sukajadi', 2022) else 1)}"
        for area, value in (("Sukajadi", 48_000), ("Tampan", 190_000))
        for year in range(2019, 2025)
    ]
    table = "\n".join(["kecamatan,tahun,penduduk", *rows, ""])
    told = check_portal(portal({"datasets/p/dataset.yml": YAML, "datasets/p/p.csv": table}))
    assert [str(each) for each in told if each.code == "angka-melonjak-deret"] == [
        'datasets/p/p.csv: peringatan: 1 angka di kolom "penduduk" jauh dari tetangganya di deret yang sama, '
        "misalnya Sukajadi, 2022: 480000. Periksa satuan dan tanda desimalnya. [angka-melonjak-deret]"
    ]
