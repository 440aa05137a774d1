"""Tables that psql and MySQL drew: read by their frame, and refused where a line does not fit it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tabular import opened

from generator.readers.framed import READ

PSQL = """\
 id |      nama       | luas_km2 |  terbentuk
----+-----------------+----------+------------
  1 | Sail            |     3.26 | 1987-09-07
  2 | Tenayan | Raya  |   171.27 | 2003-11-21
  3 | Limapuluh       |          |
(3 rows)

"""
MYSQL = """\
mysql> SELECT * FROM kecamatan;
+----+-----------+----------+
| id | nama      | luas     |
+----+-----------+----------+
|  1 | Sail      |     3.26 |
|  2 | Sukajadi  |     NULL |
+----+-----------+----------+
2 rows in set (0.00 sec)

mysql> exit
"""


def test_what_psql_shows(tmp_path: Path) -> None:
    got = opened(tmp_path, PSQL)
    assert [[*row.values()] for row in got.rows] == [
        ["1", "Sail", 3.26, date(1987, 9, 7)],
        ["2", "Tenayan | Raya", 171.27, date(2003, 11, 21)],
        ["3", "Limapuluh", None, None],
    ]
    assert got.findings == []
    assert got.table
    assert got.table.notes == (READ, "(3 rows)")


def test_what_mysql_shows(tmp_path: Path) -> None:
    got = opened(tmp_path, MYSQL)
    assert [[*row.values()] for row in got.rows] == [["1", "Sail", 3.26], ["2", "Sukajadi", None]]
    assert got.table
    assert got.table.notes == (READ, "2 rows in set (0.00 sec)")


WAYS = {
    "a title above": ("     Daftar kecamatan\n" + PSQL, 3),
    "rows saved by Windows": (PSQL.replace("\n", "\r\n"), 3),
    "what was typed": ("pekanbaru=# select * from kecamatan;\n" + PSQL + "Time: 0.512 ms\n", 3),
    "a frame around of psql": (
        MYSQL.splitlines(True)[1] + "".join(MYSQL.splitlines(True)[2:7]) + "(2 rows)\n",
        2,
    ),
    "lines between rows": (
        "+---+---+\n| a | n |\n+===+===+\n| x | 1 |\n+---+---+\n| y | 2 |\n+---+---+\n",
        2,
    ),
    "a remark below": (MYSQL + "Sumber: Disdukcapil\n", 2),
    "letters twice as wide": (" a  | n\n----+---\n 人 | 1\n x  | 2\n", 2),
    "a plus at the end": (" a  | n\n----+----\n x  | A+\n y+ | B\n", 2),
}


@pytest.mark.parametrize("name", WAYS)
def test_ways_of_showing(tmp_path: Path, name: str) -> None:
    content, rows = WAYS[name]
    got = opened(tmp_path, content)
    assert (got.findings, len(got.rows)) == ([], rows)


BROKEN = {
    "a row cut short": (PSQL.replace("|   171.27 | 2003-11-21", ""), "baris-tidak-rata", 4),
    "a cell of two lines": (" a  | n\n----+---\n x +| 1\n y  |\n", "baris-tidak-rata", 3),
    "a last cell of two lines": (" a | n\n---+-----\n x | b  +\n   | c\n", "baris-tidak-rata", 3),
    "a line of words between": (PSQL.replace("  2 |", "Catatan\n  2 |"), "baris-tidak-rata", 4),
    "two tables": (PSQL + PSQL, "beberapa-tabel", 8),
}


@pytest.mark.parametrize("name", BROKEN)
def test_lines_that_do_not_fit_the_frame(tmp_path: Path, name: str) -> None:
    content, code, line = BROKEN[name]
    assert [(each.code, each.place.line) for each in opened(tmp_path, content).findings] == [(code, line)]


@pytest.mark.parametrize(
    "content",
    [
        "Kecamatan;KK\n----+----;5\nSail;6\n",
        "a|b\n1|2\n3|4\n",
        "| Kecamatan | KK |\n|-----------|---:|\n| Sail | 21 |\n| Tampan | 980 |\n",
    ],
)
def test_no_frame(tmp_path: Path, content: str) -> None:
    got = opened(tmp_path, content)
    assert len(got.rows) == 2
    assert got.table
    assert READ not in got.table.notes
