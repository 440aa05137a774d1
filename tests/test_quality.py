"""Quality as facts: what is counted, what was promised, and that pages show what was done to the values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from made_up import catalogue, item
from tabular import opened

from generator.emitters.items.quality import quality, timely
from generator.model import Revision
from generator.pipeline import build_portal

ROWS = "kode;jumlah;rasio\n01;1.234.567;1,5\n02;-;2,5\n"
YAML = (
    "judul: Uji\nringkasan: Isi.\nkategori: berkala\npenerbit: disdik\ntanggal: 2025-07-01\n"
    "frekuensi: tahunan\n"
)


def facts(
    folder: Path, content: str = ROWS, kolom: dict[str, Any] | None = None, **keys: Any
) -> dict[str, str]:
    table = opened(folder, content, kolom=kolom or {}).table
    assert table
    made = item("dataset", "uji", tables=(table,), **keys)
    return {name: str(value) for name, value in quality(catalogue(made), made)}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(ROWS, "5 dari 6 sel terisi; 1 kosong."), ("kode;jumlah\n01;5\n", "Semua 2 sel terisi.")],
)
def test_complete(tmp_path: Path, content: str, sentence: str) -> None:
    assert facts(tmp_path, content)["Lengkap"] == sentence


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (
            {"frekuensi": "tahunan"},
            "Tepat waktu per 1 Januari 2025: dimutakhirkan 1 Januari 2025 (tahunan), berikutnya paling "
            "lambat 1 Januari 2026.",
        ),
        ({"frekuensi": "insidental"}, "Dimutakhirkan 1 Januari 2025; berikutnya bila ada perubahan."),
        ({}, "Dimutakhirkan 1 Januari 2025; frekuensinya tidak dijanjikan."),
        (
            {"frekuensi": "bulanan", "status": "dicabut", "alasan": "Salah."},
            "Dimutakhirkan terakhir 1 Januari 2025; tidak dimutakhirkan lagi.",
        ),
    ],
)
def test_on_time(tmp_path: Path, keys: dict[str, str], told: str) -> None:
    assert facts(tmp_path, **keys)["Tepat waktu"] == told


@pytest.mark.parametrize(
    ("day", "verdict"), [(31, "Tepat waktu per 1 Februari"), (32, "Terlambat per 2 Februari")]
)
def test_late_is_what_the_newest_item_has_left_behind(tmp_path: Path, day: int, verdict: str) -> None:
    table = opened(tmp_path, ROWS).table
    assert table
    made = item("dataset", "uji", tables=(table,), frekuensi="bulanan")
    told = timely(catalogue(made, item("dokumen", "lain", day=day)), made)
    assert told.startswith(f"{verdict} 2025: dimutakhirkan 1 Januari 2025 (bulanan), ")
    assert told.endswith("paling lambat 1 Februari 2025.")


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ((0, 20, 50), " 2 pemutakhiran sebelumnya datang pada waktunya."),
        ((0, 20, 90), " Dari 2 pemutakhiran sebelumnya 1 terlambat, paling lama 39 hari."),
        ((0,), "paling lambat 1 Februari 2025."),
    ],
)
def test_what_was_late_before(days: tuple[int, ...], told: str) -> None:
    first = item("dataset", "uji", frekuensi="bulanan")
    revisions = tuple(
        Revision(f"{n}", first.issued + timedelta(days=n), "") for n in sorted(days, reverse=True)
    )
    made = replace(first, revisions=revisions, modified=revisions[0].date)
    assert timely(catalogue(made), made).endswith(told)


def test_documented(tmp_path: Path) -> None:
    told = facts(tmp_path, kolom={"jumlah": {"definisi": "Penduduk.", "satuan": "jiwa"}})
    assert told["Terdokumentasi"] == ("1 dari 3 kolom punya definisi, 1 dari 2 kolom angka punya satuan.")


def test_open_format(tmp_path: Path) -> None:
    assert facts(tmp_path, lisensi="CC-BY-4.0")["Format terbuka"].startswith("CSV, JSON, Parquet; Creative")


def test_without_tables_there_is_nothing_to_say() -> None:
    made = item("dataset", "uji")
    assert quality(catalogue(made), made) == []


def test_the_page_lists_every_change_and_every_fact(portal: Callable[..., Path]) -> None:
    wide = "Kode;2021;2022;2023\n14.71.01;1.234.567;2;3\n14.71.02;-;5;6\n"
    root = portal({"datasets/uji/dataset.yml": YAML, "datasets/uji/uji.csv": wide})
    build_portal(root)
    page = (root / "build/site/dataset/uji/index.html").read_text(encoding="utf-8")
    for words in (
        "Titik ribuan dihapus pada 1 nilai.", "dibaca sebagai kosong pada 1 nilai.",
        "7 dari 8 sel terisi; 1 kosong.", "berikutnya paling lambat 1 Juli 2026",
        "Tepat waktu per 1 Juli 2025",
        "2021 sampai 2023 menjadi kolom", "uji.panjang.csv", "belum punya batas wilayah",
    ):  # fmt: skip
        assert words in page
    linked = (root / "build/site/katalog.jsonld").read_text(encoding="utf-8")
    assert "uji.panjang.csv" in linked
    assert "uji-panjang" in (root / "build/site/dataset/uji/datapackage.json").read_text(encoding="utf-8")
