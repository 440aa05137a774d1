"""What an examiner's tables showed wrong: odd money, units, months, quotes and answers of services."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import odf.table as odf
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.text import P
from tabular import opened, workbook

from generator.readers.markupnumbers import typed


@pytest.mark.parametrize(
    ("cells", "values", "unit"),
    [
        (["US$ 5", "US$ 1,250.50", "US$ 300"], [5, 1250.5, 300], "US$"),
        (["$5", "($7)", "-$ 2"], [5, -7, -2], "$"),
        (["US$ 5 juta", "US$ 2,5 juta", "US$ 1 juta"], [5, 2.5, 1], "juta US$"),
        (["120,5 m3/detik", "88,25 m3/detik", "45 m3/detik"], [120.5, 88.25, 45], "m3/detik"),
        (["1.250,5 m2", "12,5 m2", "3m2"], [1250.5, 12.5, 3], "m2"),
        (["12 jiwa/km2", "7 jiwa/km2", "9 jiwa/km2"], [12, 7, 9], "jiwa/km2"),
        (["47'310", "21'450", "1'203'120"], [47310, 21450, 1203120], None),
        (["47’310.50", "21’450.25", "9"], [47310.5, 21450.25, 9], None),
    ],
)
def test_numbers_among_money_units_and_apostrophes(
    tmp_path: Path, cells: list[str], values: list[float], unit: str | None
) -> None:
    got = opened(tmp_path, "a;besaran\n" + "".join(f"x;{cell}\n" for cell in cells))
    assert got.values("besaran") == values
    assert got.column("besaran").spec.unit == unit
    assert got.column("besaran").normalised or unit is None


@pytest.mark.parametrize("cell", ["5'10", "0°31'", "12'345'67", "5 m32", "US$ 2,5 M", "$A$1"])
def test_what_only_looks_so_stays_text(tmp_path: Path, cell: str) -> None:
    assert opened(tmp_path, f"a;b\nx;{cell}\ny;{cell}\n").values("b") == [cell, cell]


def test_rupiah_and_dollars_are_never_one_column(tmp_path: Path) -> None:
    content = "a;harga\nx;Rp 5.000\ny;US$ 5\nz;Rp 7.000\n"
    got = opened(tmp_path, content)
    assert got.types()["harga"] == "teks"
    assert got.warnings == ["satuan-bercampur"]
    assert opened(tmp_path, content, kolom={"harga": {"tipe": "rupiah"}}).codes == ["satuan-bercampur"] * 2


def test_only_a_column_of_months_makes_months_of_numbers(tmp_path: Path) -> None:
    """``03/2025`` is March under Bulan, and number 3 of the year 2025 among regulations."""
    content = "{};x\n03/2025;1\n4/2025;2\n12/2025;3\n"
    got = opened(tmp_path, content.format("Bulan"))
    assert got.values("Bulan") == ["2025-03", "2025-04", "2025-12"]
    assert got.column("Bulan").normalised
    assert opened(tmp_path, content.format("Nomor")).values("Nomor") == ["03/2025", "4/2025", "12/2025"]
    odd = opened(tmp_path, content.format("Bulan").replace("12/2025", "13/2025"))
    assert odd.values("Bulan") == ["03/2025", "4/2025", "13/2025"]
    declared = opened(tmp_path, content.format("Saat"), kolom={"Saat": {"tipe": "bulan"}})
    assert declared.values("Saat") == ["2025-03", "2025-04", "2025-12"]


def test_first_days_of_months_as_an_english_program_writes_them(tmp_path: Path) -> None:
    got = opened(tmp_path, "{};x\n01/01/2025;1\n02/01/2025;2\n03/01/2025;3\n".format("Bulan"))
    assert [str(day) for day in got.values("Bulan")] == ["2025-01-01", "2025-02-01", "2025-03-01"]
    assert not got.warnings
    other = opened(tmp_path, "Tanggal;x\n01/01/2025;1\n02/01/2025;2\n03/01/2025;3\n")
    assert [str(day) for day in other.values("Tanggal")] == ["2025-01-01", "2025-01-02", "2025-01-03"]
    assert other.warnings == ["tanggal-tak-pasti"]


@pytest.mark.parametrize("header", ["Penduduk", "Jumlah Siswa SD"])
def test_persons_without_a_unit_lose_no_zero_unseen(tmp_path: Path, header: str) -> None:
    cells = ["50.36", "21.451", "33.2", "18.777"]
    got = opened(tmp_path, f"a;{header}\n" + "".join(f"x;{cell}\n" for cell in cells))
    assert got.codes == ["nol-hilang", "nol-hilang"]
    sheet = workbook([["a", header], ["x", 50.36], ["y", 21.451]])
    assert "nol-hilang" in opened(tmp_path, sheet, "uji.xlsx").warnings


@pytest.mark.parametrize("header", ["Penduduk (ribu)", "Kepadatan Penduduk", "Rata-rata siswa", "Luas"])
def test_parts_of_other_things_are_no_news(tmp_path: Path, header: str) -> None:
    sheet = workbook([["a", header], ["x", 50.36], ["y", 21.451]])
    assert not opened(tmp_path, sheet, "uji.xlsx").warnings


def test_spaces_behind_closing_marks(tmp_path: Path) -> None:
    got = opened(tmp_path, '"nama" ;"nilai" ;"ket"\n"Sail" ;"15" ;"a ; ""b"" "\n"Rumbai" ;"7" ;" ;z" \n')
    assert got.rows == [
        {"nama": "Sail", "nilai": 15, "ket": 'a ; "b"'},
        {"nama": "Rumbai", "nilai": 7, "ket": ";z"},
    ]
    broken = opened(tmp_path, '"nama" ;"nilai"\n"Sail" x;"15"\n')
    assert broken.codes == ["csv-rusak"]


ROWS = [{"nama": "A", "nilai": 3.2}, {"nama": "B", "nilai": 4}]
SHAPES: dict[str, Any] = {
    "pandas split": {"columns": ["nama", "nilai"], "index": [0, 1], "data": [["A", 3.2], ["B", 4]]},
    "pandas columns": {"nama": {"0": "A", "1": "B"}, "nilai": {"0": 3.2, "1": 4}},
    "lists": {"nama": ["A", "B"], "nilai": [3.2, 4]},
    "CKAN": {"success": True, "result": {"fields": [{"id": "nama"}], "records": ROWS, "total": 2}},
    "BPS": {"status": "OK", "data": [{"page": 1, "pages": 1, "total": 2}, ROWS]},
    "Laravel": {"current_page": 1, "data": ROWS, "last_page": 1, "total": 2},
    "Django": {"count": 2, "next": None, "previous": None, "results": ROWS},
    "ArcGIS": {"fields": [{"name": "nama"}], "features": [{"attributes": row} for row in ROWS]},
}


@pytest.mark.parametrize("shape", SHAPES)
def test_where_services_put_their_records(tmp_path: Path, shape: str) -> None:
    assert opened(tmp_path, json.dumps(SHAPES[shape]), "uji.json").rows == ROWS


def test_columns_of_one_name_are_both_seen(tmp_path: Path) -> None:
    split = {"columns": ["nilai", "nilai"], "data": [[1, 2], [3, 4]]}
    (finding,) = opened(tmp_path, json.dumps(split), "uji.json").findings
    assert "nilai" in finding.message


@pytest.mark.parametrize("sign", ["\u2028", "\u0085"])
def test_other_ends_of_lines_in_a_value_end_no_line(tmp_path: Path, sign: str) -> None:
    lines = f'{{"nama": "A{sign}B"}}\n{{"nama": "C"}}\n'
    assert len(opened(tmp_path, lines, "uji.json").rows) == 2


def test_json_lines(tmp_path: Path) -> None:
    lines = "".join(f"{json.dumps(row)}\n" for row in ROWS)
    assert opened(tmp_path, lines, "uji.json").rows == ROWS
    broken = opened(tmp_path, lines + '{"nama": }\n', "uji.json")
    assert [(each.code, each.place.line) for each in broken.findings] == [("json-rusak", 3)]


PARTS: dict[str, Any] = {
    "CKAN": {"result": {"records": ROWS, "total": 3}},
    "BPS": {"data": [{"page": 1, "pages": 2, "total": 12}, ROWS]},
    "Laravel": {"current_page": 1, "data": ROWS, "last_page": 2, "total": 3},
    "Django": {"count": 3, "next": "https://opd.example/?page=2", "results": ROWS},
    "ArcGIS": {"exceededTransferLimit": True, "features": [{"attributes": row} for row in ROWS]},
}


@pytest.mark.parametrize("shape", PARTS)
def test_one_page_of_several_is_refused(tmp_path: Path, shape: str) -> None:
    got = opened(tmp_path, json.dumps(PARTS[shape]), "uji.json")
    assert got.codes == ["json-bukan-tabel"]
    assert "hanya memuat" in got.findings[0].message


def test_points_of_arcgis_are_degrees_or_refused(tmp_path: Path) -> None:
    answer = {
        "spatialReference": {"wkid": 4326},
        "features": [{"attributes": {"nama": n}, "geometry": {"x": 101.4, "y": 0.5}} for n in "AB"],
    }
    assert opened(tmp_path, json.dumps(answer), "uji.json").rows[0] == {
        "nama": "A",
        "bujur": 101.4,
        "lintang": 0.5,
    }
    answer["spatialReference"] = {"wkid": 102100}
    assert opened(tmp_path, json.dumps(answer), "uji.json").codes == ["json-bukan-tabel"]


HTML = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>
<tr><td>Nama</td><td>Nilai</td><td>Bagian</td><td>Kode</td><td>Hari</td></tr>
<tr><td>A</td><td x:num="47310.5">47,311</td><td x:num="0.125">12.5%</td><td x:num="7">007</td>
<td x:num="45658">01/01/2025</td></tr>
<tr><td>B</td><td sdval="21450">21,450</td><td x:num="-0.5">(50.0%)</td><td x:num="12">012</td>
<td x:num="45689">01/02/2025</td></tr></table></body></html>"""


def test_html_of_excel_and_libreoffice_keeps_the_values_of_its_numbers(tmp_path: Path) -> None:
    got = opened(tmp_path, HTML, "uji.xls")
    assert got.values("Nilai") == [47310.5, 21450]
    assert got.values("Bagian") == [12.5, -50]
    assert got.values("Kode") == ["007", "012"]
    assert [str(day) for day in got.values("Hari")] == ["2025-01-01", "2025-02-01"]


@pytest.mark.parametrize(
    ("shown", "stored"),
    [("14.71.01", "147101"), ("125", "125000"), ("1.5", "1e30"), ("2,5", "x"), ("47.310", "47.310")],
)
def test_a_stored_number_that_the_cell_does_not_show_is_left(shown: str, stored: str) -> None:
    assert typed(shown, stored) == shown


@pytest.mark.parametrize("header", ["jumlah", "Jumlah Penduduk", "penduduk"])
def test_one_mistyped_number_of_a_few_is_an_error(tmp_path: Path, header: str) -> None:
    got = opened(tmp_path, f"a;{header}\nx;10\ny;1.2.3\nz;20\n")
    assert [(each.code, each.place.line) for each in got.findings] == [("angka-rusak", 3)]
    assert opened(tmp_path, "a;versi\nx;10\ny;1.2.3\nz;20\n").values("versi") == ["10", "1.2.3", "20"]


def test_what_merged_cells_leave_empty_in_a_csv_file(tmp_path: Path) -> None:
    rows = ["Riau;Pekanbaru;5", ";Dumai;6", ";Siak;7", "Sumbar;Padang;8", ";Solok;9"]
    got = opened(tmp_path, "\n".join(["Provinsi;Kota;Nilai", *rows]))
    assert [(each.code, each.place.line) for each in got.findings] == [("sel-gabung", 3)]
    alone = opened(tmp_path, "\n".join(["Provinsi;Kota;Nilai", *rows[3:], "Riau;Dumai;1", "Riau;;2"]))
    assert not alone.findings


def test_a_row_of_averages_is_no_data(tmp_path: Path) -> None:
    got = opened(tmp_path, "No;Nama;Nilai\n1;A;85\n2;B;90\n;Rata-rata;87,5\n")
    assert [(each.code, each.place.line) for each in got.findings] == [("baris-jumlah", 4)]
    assert not opened(tmp_path, "Ukuran;Nilai\nRata-rata;85\nTertinggi;90\nTerendah;8\n").findings


@pytest.mark.parametrize(
    ("header", "cells", "kind", "unit"),
    [
        ("pct", ["0.155", "0.25", "0.5"], "desimal", None),
        ("Persentase", ["0,155", "0,25", "1"], "desimal", None),
        ("Persentase", ["0,155", "2,5", "1"], "persen", "%"),
        ("Cakupan (%)", ["0,155", "0,25", "1"], "persen", "%"),
        ("pct", ["0.155%", "0.25%", "0.5%"], "persen", "%"),
    ],
)
def test_parts_of_one_are_not_called_per_cent(
    tmp_path: Path, header: str, cells: list[str], kind: str, unit: str | None
) -> None:
    got = opened(tmp_path, f"a;{header}\n" + "".join(f"x;{cell}\n" for cell in cells))
    assert (got.types()[header], got.column(header).spec.unit) == (kind, unit)


def test_hours_beyond_a_day_in_opendocument(tmp_path: Path) -> None:
    document, table = OpenDocumentSpreadsheet(), odf.Table(name="Data")
    for texts in (("Kegiatan", "Lama"), ("A", "PT30H05M00S"), ("B", "PT02H15M00S")):
        row = odf.TableRow()
        for text in texts:
            timed = (
                {"valuetype": "time", "timevalue": text} if text.startswith("PT") else {"valuetype": "string"}
            )
            cell = odf.TableCell(**timed)
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    stream = io.BytesIO()
    document.save(stream)
    assert opened(tmp_path, stream.getvalue(), "uji.ods").values("Lama") == ["30:05:00", "02:15:00"]


def test_degrees_are_units(tmp_path: Path) -> None:
    got = opened(tmp_path, "a;suhu\nx;25°C\ny;26,5 °C\nz;-3 °C\n")
    assert (got.values("suhu"), got.column("suhu").spec.unit) == ([25, 26.5, -3], "°C")


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Stunting (SSGI)", None),
        ("JUMLAH (JIWA)", "JIWA"),
        ("Daya (KVA)", "KVA"),
        ("Luas (ha)", "ha"),
        ("Populasi (EKOR)", "EKOR"),
    ],
)
def test_initials_in_brackets_are_no_unit(tmp_path: Path, header: str, unit: str | None) -> None:
    assert opened(tmp_path, f"a;{header}\nx;1\ny;2\n").column(header).spec.unit == unit


def test_ages_that_excel_took_for_days(tmp_path: Path) -> None:
    text = opened(tmp_path, "Kelompok Umur;L\n0-4;1\n09-May;2\n10-14;3\n")
    assert [(each.code, each.place.line) for each in text.findings] == [("rentang-jadi-tanggal", 3)]
    sheet = workbook([["Umur", "L"], ["0-4", 1], [date(2025, 9, 5), 2], ["10-14", 3]])
    assert opened(tmp_path, sheet, "uji.xlsx").codes == ["rentang-jadi-tanggal"]
    assert not opened(tmp_path, "Jadwal;L\n0-4;1\n09-May;2\n10-14;3\n").codes


@pytest.mark.parametrize("header", ["Kode Rekening", "kode_rekening", "RT/RW"])
def test_codes_that_excel_took_for_days(tmp_path: Path, header: str) -> None:
    sheet = workbook([[header, "n"], ["5.1.02", 1], [date(2001, 1, 5), 2], ["5.1.03", 3]])
    got = opened(tmp_path, sheet, "uji.xlsx")
    assert [(each.code, each.place.line, "kode" in each.message) for each in got.findings] == [
        ("rentang-jadi-tanggal", 3, True)
    ]
    other = workbook([["Kode/Tanggal SK", "n"], ["188.4/2024", 1], [date(2001, 1, 5), 2], ["x", 3]])
    assert not opened(tmp_path, other, "lain.xlsx").codes


def test_rooms_are_no_powers_of_ten(tmp_path: Path) -> None:
    assert opened(tmp_path, "a;ruang\nx;12E3\ny;14E1\n").values("ruang") == ["12E3", "14E1"]
    assert opened(tmp_path, "a;n\nx;1.2E3\ny;1e+05\nz;2e-01\n").values("n") == [1200, 100000, 0.2]


@pytest.mark.parametrize("odd", ["1E5", "1.234.56", "1..234", "<1", "½"])
def test_one_other_value_of_three_is_told(tmp_path: Path, odd: str) -> None:
    got = opened(tmp_path, f"a;x\nr;{odd}\ns;2\nt;3\n")
    assert got.values("x") == [odd, "2", "3"]
    assert got.warnings == ["tipe-campur"]


FIELDS = [{"id": "_id", "type": "int"}, {"id": "nama", "type": "text"}, {"id": "jumlah", "type": "numeric"}]


@pytest.mark.parametrize(
    "records",
    [
        [[1, "5", "1200"], [2, "Sail", "12.50"], [3, None, None]],
        [{"_id": 1, "nama": "5", "jumlah": "1200"}, {"_id": 2, "nama": "Sail", "jumlah": 12.5}, {"_id": 3}],
    ],
)
@pytest.mark.parametrize("wrapped", [True, False])
def test_fields_of_ckan_name_the_columns_and_say_what_is_a_number(
    tmp_path: Path, records: list[Any], wrapped: bool
) -> None:
    """As ``datastore/dump`` gives them: lists without a header, and ``numeric`` in quotation marks."""
    said: dict[str, Any] = {"fields": FIELDS, "records": records}
    got = opened(tmp_path, json.dumps({"result": said} if wrapped else said), "uji.json")
    assert got.types() == {"_id": "kode", "nama": "teks", "jumlah": "desimal"}
    assert [list(row.values()) for row in got.rows] == [
        ["1", "5", 1200],
        ["2", "Sail", 12.5],
        ["3", None, None],
    ]
    assert not got.findings


def test_a_column_of_ckan_with_a_word_in_it_stays_text(tmp_path: Path) -> None:
    records = [[1, "Sail", "1.200"], [2, "Tampan", "rahasia"]]
    got = opened(tmp_path, json.dumps({"fields": FIELDS, "records": records}), "uji.json")
    assert got.values("jumlah") == ["1.200", "rahasia"]
