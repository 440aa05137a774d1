"""The same table from every format, and what is no table from none."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tabular import opened, workbook

from generator.readers import READERS, TABLE_SUFFIXES
from generator.readers.encoding import detect
from generator.readers.grid import Unreadable
from generator.readers.quoting import CHUNK, has_odd_marks

ROWS: list[list[Any]] = [
    ["kode", "nama", "jumlah", "luas"],
    ["01", "Sail", 1250, 3.5],
    ["02", "Tampan", 7, 0.25],
]
RECORDS = [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]


def delimited(sign: str) -> Callable[[], bytes]:
    return lambda: "".join(sign.join(map(str, row)) + "\r\n" for row in ROWS).encode()


def html() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    return f"<html><body><table>{rows}</table></body></html>".encode()


def ods() -> bytes:
    stream = io.BytesIO()
    pd.DataFrame(ROWS[1:], columns=ROWS[0]).to_excel(stream, engine="odf", index=False)
    return stream.getvalue()


def parquet() -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(RECORDS), stream)
    return stream.getvalue()


def geojson() -> bytes:
    features = [{"type": "Feature", "properties": record, "geometry": None} for record in RECORDS]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


FILES: dict[str, Callable[[], bytes]] = {
    ".csv": delimited(";"),
    ".tsv": delimited("\t"),
    ".xlsx": lambda: workbook(ROWS),
    ".xls": html,
    ".ods": ods,
    ".json": lambda: json.dumps(RECORDS).encode(),
    ".geojson": geojson,
    ".parquet": parquet,
}


def test_every_reader_is_tried() -> None:
    assert set(FILES) == set(READERS) == TABLE_SUFFIXES


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_one_table_in_every_format(tmp_path: Path, suffix: str) -> None:
    got = opened(tmp_path, FILES[suffix](), f"uji{suffix}")
    assert got.rows == RECORDS


@pytest.mark.parametrize("suffix", sorted(READERS))
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"PK\x03\x04",
        b"PK\x05\x06" + b"\0" * 18,
        b"\xd0\xcf\x11\xe0",
        b"PAR1",
        b"%PDF-1.7",
        b"<",
        b"{",
        b"\xff",
    ],
)
def test_rubbish_is_a_finding_in_every_format(tmp_path: Path, suffix: str, content: bytes) -> None:
    got = opened(tmp_path, content, f"uji{suffix}")
    assert got.table is None
    assert got.codes


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_half_a_file_is_no_traceback(tmp_path: Path, suffix: str) -> None:
    content = FILES[suffix]()
    got = opened(tmp_path, content[: len(content) // 2], f"uji{suffix}")
    assert got.table or got.codes


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_delimiters(tmp_path: Path, sign: str) -> None:
    assert opened(tmp_path, delimited(sign)()).rows == RECORDS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    got = opened(tmp_path, "nama;jumlah\nCafé “Ñandú”;5\nSukajadi;6\n".encode(encoding))
    assert got.values("nama") == ["Café “Ñandú”", "Sukajadi"]


def test_marks_and_control_characters_in_the_middle_go(tmp_path: Path) -> None:
    got = opened(tmp_path, "nama;n\n\ufeffA;1\nB\0C;2\n")
    assert got.values("nama") == ["A", "BC"]
    assert got.table.notes == ("Karakter kendali yang tidak terlihat dihapus dari berkas.",)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "magic", [b"PK\x03\x04", b"%PDF-", b"\x89PNG", b"PAR1", b"\xd0\xcf\x11\xe0", bytes(range(256)) * 4]
)
def test_a_binary_named_csv_is_told(tmp_path: Path, magic: bytes) -> None:
    assert opened(tmp_path, magic + b"abc").codes == ["bukan-teks"]


def test_line_breaks_and_quotes_inside_cells(tmp_path: Path) -> None:
    got = opened(tmp_path, 'nama;alamat\n"A ""si"" B";"Jl. Satu\nNo. 2"\nC;D\n')
    assert got.rows[0] == {"nama": 'A "si" B', "alamat": "Jl. Satu\nNo. 2"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('{"x":', "json-rusak"),
        ("[" * 100_000, "json-rusak"),
        ('[{"a": ' + "9" * 5000 + "}]", "json-rusak"),
        ('[{"a":1,"a":2}]', "kunci-ganda"),
        ('[{"a":{"b":1}}]', "sel-bersarang"),
        ('[{"a":[1]}]', "sel-bersarang"),
        ('[{"a":NaN}]', "angka-rusak"),
        ('[{"a":Infinity}]', "angka-rusak"),
        ("5", "json-bukan-tabel"),
        ("[1,2]", "json-bukan-tabel"),
        ("[]", "tabel-kosong"),
        ('{"a":[],"b":[]}', "json-bukan-tabel"),
    ],
)
def test_broken_json(tmp_path: Path, content: str, code: str) -> None:
    assert opened(tmp_path, content, "uji.json").codes == [code]


@pytest.mark.parametrize(
    "data", [{"data": RECORDS}, {"total": 2, "hasil": RECORDS}, {"meta": {"x": 1}, "apa_saja": RECORDS}, ROWS]
)
def test_shapes_of_json(tmp_path: Path, data: Any) -> None:
    assert opened(tmp_path, json.dumps(data), "uji.json").rows == RECORDS


def test_text_in_json_is_text_even_if_it_looks_like_a_number(tmp_path: Path) -> None:
    got = opened(tmp_path, '[{"induk":"14.71","n":14.71},{"induk":"14.08","n":1.5}]', "uji.json")
    assert got.rows == [{"induk": "14.71", "n": 14.71}, {"induk": "14.08", "n": 1.5}]


SQUARE = [[101, 0], [102, 0], [102, 1], [101, 0]]


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Polygon", "coordinates": [SQUARE[:3]]},
        {"type": "Polygon", "coordinates": [[*SQUARE[:3], [5, 5]]]},
        {"type": "Polygon", "coordinates": [[[101, 0], [101, 0]]]},
        {"type": "Polygon", "coordinates": SQUARE},
        {"type": "Polygon", "coordinates": "x"},
        {"type": "Point", "coordinates": [200, 0]},
        {"type": "Point", "coordinates": [101, "x"]},
        {"type": "Point", "coordinates": [101]},
        {"type": "Point"},
        {"type": "Circle", "coordinates": [1, 2]},
        "x",
    ],
)
def test_broken_geometries_are_findings(tmp_path: Path, geometry: Any) -> None:
    feature = {"type": "Feature", "properties": {"nama": "A"}, "geometry": geometry}
    content = json.dumps({"type": "FeatureCollection", "features": [feature]})
    got = opened(tmp_path, content, "uji.geojson")
    assert got.codes == ["geometri-rusak"]
    assert "fitur ke-1" in got.findings[0].message


def test_points_become_two_columns_and_shapes_one(tmp_path: Path) -> None:
    def collection(*geometries: Any) -> str:
        features = [{"type": "Feature", "properties": {"nama": "A"}, "geometry": each} for each in geometries]
        return json.dumps({"type": "FeatureCollection", "features": features})

    points = opened(
        tmp_path, collection({"type": "Point", "coordinates": [101.4, 0.5]}, None), "titik.geojson"
    )
    assert points.types() == {"nama": "teks", "bujur": "bujur", "lintang": "lintang"}
    assert points.values("bujur") == [101.4, None]
    shapes = opened(tmp_path, collection({"type": "Polygon", "coordinates": [SQUARE]}), "batas.geojson")
    assert json.loads(shapes.values("geometri")[0])["coordinates"] == [SQUARE]


@pytest.mark.parametrize(
    ("column", "code"),
    [
        (pa.array([[1], [2]]), "sel-bersarang"),
        (pa.array([{"x": 1}, {"x": 2}]), "sel-bersarang"),
        (pa.array([b"\xff", b"a"]), "jenis-nilai"),
        (pa.array([float("inf"), 1.0]), "angka-rusak"),
    ],
)
def test_what_parquet_holds_and_a_table_does_not(tmp_path: Path, column: Any, code: str) -> None:
    stream = io.BytesIO()
    pq.write_table(pa.table({"a": column}), stream)
    assert opened(tmp_path, stream.getvalue(), "uji.parquet").codes == [code]


def test_types_of_parquet_are_kept(tmp_path: Path) -> None:
    moments = pa.array([0, None], pa.timestamp("ns"))
    table = pa.table({
        "n": pa.array([1, None], pa.int16()), "d": pa.array([1.5, float("nan")]), "t": moments,
        "b": [True, None], "k": pa.array(["x", "y"]).dictionary_encode(), "kode": [7, 8],
    })  # fmt: skip
    stream = io.BytesIO()
    pq.write_table(table, stream)
    got = opened(tmp_path, stream.getvalue(), "uji.parquet")
    assert got.types() == {
        "n": "bilangan",
        "d": "desimal",
        "t": "waktu",
        "b": "logika",
        "k": "teks",
        "kode": "kode",
    }
    assert got.values("n") == [1, None]
    assert got.values("d") == [1.5, None]
    assert got.values("kode") == ["7", "8"]


def test_too_many_columns_are_refused_in_every_typed_format(tmp_path: Path) -> None:
    wide = {f"k{n}": [1] for n in range(2_001)}
    stream = io.BytesIO()
    pq.write_table(pa.table(wide), stream)
    assert opened(tmp_path, stream.getvalue(), "uji.parquet").codes == ["terlalu-banyak-kolom"]
    records = json.dumps([dict.fromkeys(wide, 1)])
    assert opened(tmp_path, records, "uji.json").codes == ["terlalu-banyak-kolom"]


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)


@settings(max_examples=40)
@given(rows=st.lists(st.tuples(cells, cells), min_size=1, max_size=8), sign=st.sampled_from(";,\t|"))
def test_any_csv_that_python_writes_is_read_cell_by_cell(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], sign: str
) -> None:
    path = tmp_path_factory.mktemp("csv") / "uji.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=sign).writerows([("kepala", "ekor"), *rows])
    (grid,) = READERS[".csv"].read(path, path.parent)
    read = [row for _, row in grid.rows()]
    if grid.delimiter == sign:  # text full of another sign may look better parted by that one
        clean = [[cell.replace("\ufeff", "") or None for cell in row] for row in rows]
        assert [row for row in read[1:] if row] == [row for row in clean if row]


@settings(max_examples=60)
@given(content=st.binary(max_size=200))
def test_any_bytes_have_an_encoding_or_are_no_text(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("bita") / "uji.csv"
    path.write_bytes(content)
    try:
        found = detect(path).name
    except Unreadable as error:
        found = error.code
    assert found in {"utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "bukan-teks"}


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/big.xml", "w") as member,
    ):
        for _ in range(1_050):
            member.write(b"0" * 1_000_000)
    assert opened(tmp_path, stream.getvalue(), "uji.xlsx").codes == ["lembar-kerja-terlalu-besar"]


BESIDE = set(',;\t|\r\n"')


@given(st.text(st.sampled_from('ab",;\t|\r\n'), max_size=40), st.integers(0, 12))
def test_a_quotation_mark_is_odd_between_two_letters_wherever_a_piece_of_the_file_ends(
    tmp_path_factory: pytest.TempPathFactory, text: str, before: int
) -> None:
    path = tmp_path_factory.mktemp("marks") / "a.csv"
    text = "x" * (CHUNK - before) + text
    path.write_text(text, newline="")
    neighbours = zip(f"\n{text}", text, text[1:], strict=False)
    odd = any(mark == '"' and not {left, right} & BESIDE for left, mark, right in neighbours)
    assert has_odd_marks(path) == odd
