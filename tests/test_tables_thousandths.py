"""``3.400`` beside ``10,411.5``: what the column proves, and where nothing may be said of real decimals."""

from __future__ import annotations

from pathlib import Path

import pytest
from tabular import Opened, opened

from generator.findings import Severity

SUBDISTRICTS = ("Bukit Raya", "Lima Puluh", "Payung Sekaki", "Sail", "Senapelan", "Sukajadi", "Tampan")


def harvest(folder: Path, *values: str, header: str = "Produksi (ton)", **spec: object) -> Opened:
    """A table of an agricultural office, with as many subdistricts as there are values."""
    rows = (f"{name};{value}\n" for name, value in zip(SUBDISTRICTS, values, strict=False))
    return opened(folder, f"Kecamatan;{header}\n" + "".join(rows), **spec)


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        (("3.400", "10,411.5", "812.25", "1,204.75"), ('"3.400"', '"10,411.5"')),
        (("3.451", "3.400", "10,411.5"), ('"3.400"', '"10,411.5"')),
        (("3.400", "1,204,750", "980"), ('"3.400"', '"1,204,750"')),
        (("0.5", "3.400", "12,500"), ('"3.400"', '"12,500"')),
        (("3,400", "10.411,5", "812,25"), ('"3,400"', '"10.411,5"')),
        (("3,400", "12.500", "0,5"), ('"3,400"', '"12.500"')),
    ],
)
def test_a_zero_at_the_end_that_no_way_of_writing_leaves_is_an_error(
    tmp_path: Path, values: tuple[str, ...], shown: tuple[str, str]
) -> None:
    (found,) = harvest(tmp_path, *values).findings
    line = 2 + values.index(shown[0].strip('"'))
    assert (found.code, found.severity, found.place.line) == ("desimal-bercampur", Severity.ERROR, line)
    assert " di samping ".join(shown) in found.message


def test_persons_have_no_fractions_in_the_english_way_either(tmp_path: Path) -> None:
    got = harvest(tmp_path, "3.451", "12,204", "1,204,751", header="Penduduk (jiwa)")
    assert got.codes == ["desimal-bercampur"]


def test_three_decimals_below_a_thousand_only_are_a_warning(tmp_path: Path) -> None:
    got = harvest(tmp_path, "3.451", "8.213", "10,411.5", "25,300.75")
    assert got.warnings == ["desimal-bercampur"]
    assert got.values("Produksi (ton)") == [3.451, 8.213, 10411.5, 25300.75]


@pytest.mark.parametrize(
    "values",
    [
        ("3.400", "10,411.500", "812.250"),  # three decimals everywhere
        ("0.370", "3.400", "10,411.5"),  # three decimals for certain in one of them
        ("3.451", "812.25", "10,411.5", "1,204.75"),  # zeros are dropped
        ("3.451", "10,411.5", "12"),  # one larger number says little
        ("3.400", "12.25", "0.5"),  # measured, no signs for thousands
        ("3.451", "12,500", "1,204,750", "8.2"),
        ("0,370", "3,400", "10.411,5"),
        ("12,5", "1.250", "10.411,5"),
    ],
)
def test_real_decimals_are_left_alone(tmp_path: Path, values: tuple[str, ...]) -> None:
    assert harvest(tmp_path, *values).findings == []


def test_a_declared_type_settles_it(tmp_path: Path) -> None:
    kolom = {"Produksi (ton)": {"tipe": "desimal"}}
    got = harvest(tmp_path, "3.400", "10,411.5", kolom=kolom)
    assert got.findings == []
    assert got.values("Produksi (ton)") == [3.4, 10411.5]


def test_long_tables_are_told_likewise(tmp_path: Path) -> None:
    """Values of a batch are looked at all at once there."""
    many = "".join(f"D{n};{n % 900 + 100}.{n % 90 + 10}\n" for n in range(5_000))
    got = opened(tmp_path, f"Daerah;Luas\nA;10,411.5\n{many}B;3.400\nC;1,204.75\n")
    assert [(each.code, each.place.line) for each in got.findings] == [("desimal-bercampur", 5_003)]
    got = opened(tmp_path, f"Daerah;Luas\nA;10,411.5\n{many}B;3.400\nC;1,204.125\n")
    assert got.findings == []
