"""Long sheets are made in a process of their own, and come out the same."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from generator.pdf import typeset
from generator.pdf.typeset import Sheet

MADE = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)


def register(**changed: Any) -> Sheet:
    data = {
        "title": "Daftar Informasi Publik",
        "author": "PPID",
        "body": "Kota Uji",
        "lead": "Semua.",
        "footer": "Kota Uji",
        "facts": [["Unit", "Semua"]],
        "parts": [],
        "outside": [],
        "sample": False,
        "columns": [{"key": "judul", "title": "Judul", "width": 1}],
        "rows": [["Jumlah penduduk – 2025"]],
        "day": "2 Januari 2025",
        "signer": "PPID",
        "place": "",
    }
    return Sheet("register", {**data, **changed}, MADE)


@pytest.mark.parametrize("title", ["Daftar", "Daftar 漢"], ids=["plain", "a sign that no font has"])
def test_made_apart_it_has_the_same_bytes(title: str) -> None:
    sheet = register(title=title)
    apart = sheet.made_apart()
    assert apart.startswith(b"%PDF")
    assert apart == sheet.made_here()


def test_only_long_sheets_are_made_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    def apart(self: Sheet) -> bytes:
        return b"apart"

    monkeypatch.setattr(Sheet, "made_apart", apart)
    assert register().bytes() != b"apart"
    assert register(rows=[["x" * typeset.LONG]]).bytes() == b"apart"


def test_where_no_process_can_be_started_it_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "LONG", 0)
    monkeypatch.setattr("generator.pdf.typeset.sys.executable", "/bin/false")
    sheet = register()
    assert sheet.bytes() == sheet.made_here()
