"""The published forms: the same values in each, the same bytes always, and nothing that runs."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tabular import opened, reopened

from generator.findings import Rejected
from generator.model import Table
from generator.tables import APPLIES, LABELS, LINES, TABLES
from generator.tables import forms as form_files
from generator.tables.forms import all_made, forms, left_out, made
from generator.tables.lineforms import write_lines
from generator.tables.open import iter_batches, read_rows
from generator.tables.textvalues import GUARDED

CONTENT = """\
kode;nama;jumlah;luas;tanggal;waktu;aktif;catatan
01;Sail;1.234.567;3,25;2 Maret 2021;2021-03-02 08:30;ya;"a, ""b""
c"
02;=1+1;-5;0,5;5 April 2022;2021-03-02 08:31;tidak;-
003;<script>;;;;;;@SUM(A1)
"""
VALUES = [
    {
        "kode": "01", "nama": "Sail", "jumlah": 1234567, "luas": 3.25, "tanggal": date(2021, 3, 2),
        "waktu": datetime(2021, 3, 2, 8, 30), "aktif": True, "catatan": 'a, "b"\nc',
    },
    {
        "kode": "02", "nama": "=1+1", "jumlah": -5, "luas": 0.5, "tanggal": date(2022, 4, 5),
        "waktu": datetime(2021, 3, 2, 8, 31), "aktif": False, "catatan": None,
    },
    {
        "kode": "003", "nama": "<script>", "jumlah": None, "luas": None, "tanggal": None, "waktu": None,
        "aktif": None, "catatan": "@SUM(A1)",
    },
]  # fmt: skip


@pytest.fixture
def table(tmp_path: Path) -> Table:
    found = opened(tmp_path, CONTENT).table
    assert found
    assert read_rows(found) == VALUES
    return found


def bare(text: str) -> str:
    """The way back from the guard, as docs/tables.md describes it."""
    return text[1:] if GUARDED.match(text) else text


def iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def from_csv(path: Path) -> list[dict[str, Any]]:
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    return [{name: bare(text) for name, text in row.items()} for row in frame.to_dict("records")]


def csv_text(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(iso(value))


def from_xlsx(path: Path) -> list[dict[str, Any]]:
    rows = list(openpyxl.load_workbook(path)["Data"].iter_rows(values_only=True))
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


READ: dict[str, Callable[[Path], list[dict[str, Any]]]] = {
    "csv": from_csv,
    "xlsx": from_xlsx,
    "json": lambda path: list(json.loads(path.read_bytes())),
    "parquet": lambda path: list(pq.read_table(path).to_pylist()),
}
EXPECTED: dict[str, Callable[[Any], Any]] = {
    "csv": csv_text,
    "xlsx": lambda value: datetime.combine(value, datetime.min.time()) if type(value) is date else value,
    "json": iso,
    "parquet": lambda value: value,
}


@pytest.mark.parametrize("suffix", READ)
def test_the_same_values_in_every_form(table: Table, suffix: str) -> None:
    rows = READ[suffix](made(table, suffix).path)
    assert rows == [{name: EXPECTED[suffix](value) for name, value in row.items()} for row in VALUES]


@pytest.mark.parametrize("suffix", TABLES)
def test_the_same_bytes_always(tmp_path: Path, suffix: str) -> None:
    digests = set()
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        table = opened(tmp_path / name, "lintang;bujur;2019;2020;2021\n0,51;101,44;5;6;7\n").table
        assert table
        digests.add(made(table, suffix).sha256)
    assert len(digests) == 1


def test_size_and_digest_are_known_without_writing_again(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(table, "csv")
    monkeypatch.setattr("generator.tables.forms.TABLES", {})
    assert made(table, "csv") == first
    assert first.size == first.path.stat().st_size


def test_forms_of_lines_are_written_in_one_pass_and_as_if_each_by_itself(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for suffix, form in LINES.items():
        form.write(table, tmp_path / suffix)
    passes = []
    monkeypatch.setattr(
        "generator.tables.lineforms.iter_batches", lambda table: passes.append(table) or iter_batches(table)
    )
    for suffix in LINES:
        assert made(table, suffix).path.read_bytes() == (tmp_path / suffix).read_bytes()
    assert passes == [table]


def test_forms_of_a_long_table_are_the_same_two_at_a_time(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suffixes = forms(table)
    apart = all_made(table, suffixes)
    for each in apart:
        each.path.unlink()
    monkeypatch.setattr(form_files, "LONG", 0)
    assert all_made(table, suffixes) == apart
    assert [each.path.stat().st_size for each in apart] == [each.size for each in apart]


def test_what_ends_in_a_thread_is_told(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(form_files, "LONG", 0)
    monkeypatch.setattr(form_files, "write_lines", fail)
    with pytest.raises(Rejected) as rejected:
        all_made(table, forms(table))
    assert [finding.code for finding in rejected.value.findings] == ["memori-habis"]


def test_what_memory_does_not_bear_beside_another_form_is_made_alone(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    suffixes = forms(table)
    apart = all_made(table, suffixes)
    for each in apart:
        each.path.unlink()
    failed: list[bool] = []

    def fail_once(*given: Any) -> list[str]:
        if not failed:
            failed.append(True)
            raise MemoryError
        return write_lines(*given)

    monkeypatch.setattr(form_files, "LONG", 0)
    monkeypatch.setattr(form_files, "write_lines", fail_once)
    assert all_made(table, suffixes) == apart
    assert failed


@pytest.mark.parametrize("damage", [b"", b"[1]", b"{}", b'[3, "x"]'])
def test_a_damaged_note_is_written_anew(table: Table, damage: bytes) -> None:
    first = made(table, "json")
    first.path.with_suffix(".json.sha").write_bytes(damage)
    assert made(table, "json") == first


def test_a_form_cut_short_is_written_anew(table: Table) -> None:
    first = made(table, "csv")
    first.path.write_bytes(b"x")
    assert made(table, "csv") == first
    assert first.path.stat().st_size == first.size


def test_csv_is_what_the_contract_says(table: Table) -> None:
    raw = made(table, "csv").path.read_bytes()
    lines = raw.decode("utf-8").split("\n")
    assert lines[0] == "kode,nama,jumlah,luas,tanggal,waktu,aktif,catatan"
    assert lines[1].startswith("01,Sail,1234567,3.25,2021-03-02,2021-03-02T08:30:00,true,")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")


@pytest.mark.parametrize("text", ["=1+1", "+A1", "-1+1", "@x", "'=1", "''@", '=HYPERLINK("http://x")', "-"])
def test_no_cell_of_the_csv_can_run_and_each_can_be_recovered(tmp_path: Path, text: str) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows([["a", "b"], ["x", "'" + text], ["y", "biasa"]])
    table = opened(tmp_path, stream.getvalue(), kolom={"b": {"tipe": "teks"}}).table
    assert table
    value = read_rows(table)[0]["b"]
    cell = list(csv.reader(io.StringIO(made(table, "csv").path.read_text())))[1][1]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert bare(cell) == value


@pytest.mark.parametrize("text", ["-5", "+62812345678", "'apa", "-1.234,5"])
def test_plain_numbers_and_apostrophes_are_left_alone(tmp_path: Path, text: str) -> None:
    table = opened(tmp_path, f"a;b\nx;{text}\ny;z\n", kolom={"b": {"tipe": "teks"}}).table
    assert table
    assert made(table, "csv").path.read_text().splitlines()[1].strip('"').endswith(text.replace('"', ""))


def test_a_single_column_with_gaps_keeps_its_rows(tmp_path: Path) -> None:
    stream = io.BytesIO()
    pq.write_table(pa.table({"a": [1, None, 3]}), stream)
    table = opened(tmp_path, stream.getvalue(), "uji.parquet").table
    assert table
    assert list(csv.reader(io.StringIO(made(table, "csv").path.read_text()))) == [["a"], ["1"], [""], ["3"]]


def test_numbers_have_no_exponent_unless_they_are_absurd(tmp_path: Path) -> None:
    content = json.dumps([{"a": 1e-7, "b": 1e20}, {"a": 0.1, "b": 1e-80}])
    table = opened(tmp_path, content, "uji.json").table
    assert table
    assert made(table, "csv").path.read_text() == "a,b\n0.0000001,100000000000000000000\n0.1,1e-80\n"
    assert json.loads(made(table, "json").path.read_bytes())[0] == {"a": 1e-7, "b": 1e20}


def test_the_workbook_holds_no_formula_and_no_link(tmp_path: Path) -> None:
    content = 'a;b;c\n=1+1;http://x.example/;"=HYPERLINK(""http://x"")"\nx;y;z\n'
    table = opened(tmp_path, content).table
    assert table
    with zipfile.ZipFile(made(table, "xlsx").path) as archive:
        names = archive.namelist()
        sheets = b"".join(archive.read(name) for name in names if name.startswith("xl/worksheets/sheet"))
    assert b"<f>" not in sheets
    assert b"<hyperlink" not in sheets
    assert not any("externalLink" in name or name.endswith("sheet1.xml.rels") for name in names)
    sheet = openpyxl.load_workbook(made(table, "xlsx").path)["Data"]
    assert [cell.value for cell in sheet[2]] == ["=1+1", "http://x.example/", '=HYPERLINK("http://x")']


def test_the_workbook_is_typed_frozen_and_explained(table: Table) -> None:
    book = openpyxl.load_workbook(made(table, "xlsx").path)
    sheet = book["Data"]
    assert sheet.freeze_panes == "A2"
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "n", "n", "d", "d", "b", "s"]
    kamus = list(book["Kamus"].iter_rows(values_only=True))
    assert kamus[0][:3] == ("Kolom", "Judul", "Tipe")
    assert [row[0] for row in kamus[1:9]] == [column.name for column in table.columns]
    assert book.properties.created == datetime(2000, 1, 1)


def test_days_before_1900_and_long_texts_fit_into_a_workbook(tmp_path: Path) -> None:
    table = opened(tmp_path, f"a;b\n1899-12-31;{'x' * 40_000}\n9999-12-31;y\n").table
    assert table
    rows = from_xlsx(made(table, "xlsx").path)
    assert rows[0]["a"] == "1899-12-31"
    assert rows[1]["a"] == datetime(9999, 12, 31)
    assert len(rows[0]["b"]) == 32_767
    assert rows[0]["b"].endswith("lengkapnya ada di CSV)")


def test_tables_past_the_limit_are_split_or_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    xlsx = import_module("generator.tables.xlsx")  # the module itself, not what loads it late
    monkeypatch.setattr(xlsx, "SHEET_ROWS", 10)
    monkeypatch.setattr(xlsx, "ROW_LIMIT", 30)
    small = opened(tmp_path, "a;b\n" + "1;2\n" * 25, "kecil.csv").table
    assert small
    book = openpyxl.load_workbook(made(small, "xlsx").path)
    assert book.sheetnames == ["Data", "Data 2", "Data 3", "Kamus"]
    assert [book[name].max_row for name in book.sheetnames[:3]] == [11, 11, 6]
    large = opened(tmp_path, "a;b\n" + "1;2\n" * 31, "besar.csv").table
    assert large
    assert "xlsx" not in forms(large)
    assert left_out(large).startswith("XLSX tidak dibuat: 31 baris")
    assert left_out(small) == ""


def test_geojson_from_coordinates_and_from_shapes(tmp_path: Path) -> None:
    table = opened(tmp_path, 'nama;lintang;bujur\n"A ""x""";0,51;101,44\nB;;101,5\n').table
    assert table
    data = json.loads(made(table, "geojson").path.read_bytes())
    assert data["type"] == "FeatureCollection"
    assert data["features"][0]["geometry"] == {"type": "Point", "coordinates": [101.44, 0.51]}
    assert data["features"][0]["properties"]["nama"] == 'A "x"'
    assert data["features"][1]["geometry"] is None
    path = made(table, "geojson").path.rename(tmp_path / "lagi.geojson")
    again = reopened(path).table
    assert again
    assert json.loads(made(again, "geojson").path.read_bytes())["features"][0]["geometry"]["type"] == "Point"


def test_only_tables_with_a_place_have_geojson(table: Table) -> None:
    assert forms(table) == ["csv", "xlsx", "json", "parquet"]


def test_text_that_only_looks_like_a_geometry_is_not_copied_into_json(tmp_path: Path) -> None:
    table = opened(tmp_path, 'geometri;n\n"{""type"":""Point""},x";1\nb;2\n').table
    assert table
    assert "geojson" not in forms(table)


def test_every_form_has_a_label() -> None:
    assert set(LABELS) == set(TABLES)
    assert set(APPLIES) <= set(TABLES)


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
# Smaller ones have more places than a decimal keeps, and are refused.
floats = st.just(0.0) | st.floats(1e-9, 1e15) | st.floats(-1e15, -1e-9)
whole = st.integers(1 - 2**63, 2**63 - 1)
days = st.dates()
COLUMNS = {
    "teks": (st.none() | texts, "teks"),
    "bulat": (st.none() | whole, "bilangan"),
    "pecah": (st.none() | floats, "desimal"),
    "hari": (st.none() | days, "tanggal"),
    "logis": (st.none() | st.booleans(), "logika"),
}
rows = st.lists(
    st.fixed_dictionaries({name: values for name, (values, _) in COLUMNS.items()}), min_size=1, max_size=8
)


@settings(max_examples=80, deadline=None)
@given(rows)
def test_our_csv_read_again_equals_the_values(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, Any]]
) -> None:
    folder = tmp_path_factory.mktemp("putar")
    kolom = {name: {"tipe": kind} for name, (_, kind) in COLUMNS.items()}
    plain = [{name: iso(value) for name, value in record.items()} for record in records]
    first = opened(folder, json.dumps(plain), "uji.json", kolom=kolom)
    if first.codes == ["tabel-kosong"]:  # nothing but missing values
        return
    path = folder / "uji.csv"
    path.write_bytes(made(first.table, "csv").path.read_bytes())  # type: ignore[arg-type]
    assert reopened(path, kolom=kolom).rows == first.rows


def test_docs_describe_the_guard() -> None:
    text = (Path(__file__).parent.parent / "docs/tables.md").read_text(encoding="utf-8")
    assert re.search(r"'\+\[=\+\\-@\\t\\r\]", text)
