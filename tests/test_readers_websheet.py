"""What Google Sheets saves as a web page: its letters and row numbers are no data."""

from __future__ import annotations

from pathlib import Path

from tabular import opened

from generator.readers.websheet import UNFRAMED

BAR = '<tr><th style="height:3px" class="freezebar-cell row-header-shim"></th>{}</tr>'
PAGE = """\
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><link type="text/css" rel="stylesheet" \
href="resources/sheet.css"><style type="text/css">.ritz .waffle .s0{{background-color:#ffffff;}}</style>
<div class="ritz grid-container" dir="ltr"><table class="{table}" cellspacing="0" cellpadding="0"><thead><tr>\
<th class="row-header freezebar-origin-ltr"></th>{letters}</tr></thead><tbody>{rows}</tbody></table></div>
"""


def page(rows: list[list[str]], *, table: str = "waffle", first: int = 1, frozen: bool = False) -> str:
    """The markup that Google writes; ``frozen``: lines below the first row and beside the first column."""
    side = '<td class="freezebar-cell freezebar-vertical-handle"></td>' if frozen else ""
    marks = "column-headers-background" if table else ""
    letters = "".join(
        f'<th id="0C{n}" style="width:100px" class="{marks}">{letter}</th>'
        for n, letter in enumerate("ABCDEFG"[: len(rows[0])])
    )
    written = [
        f'<tr style="height: 20px"><th id="0R{n}" style="height: 20px;" class="row-headers"><div '
        f'class="row-header-wrapper" style="line-height: 20px">{n}</div></th>'
        f'<td class="s0" dir="ltr">{row[0]}</td>{side}'
        + "".join(f'<td class="s1">{cell}</td>' for cell in row[1:])
        + "</tr>"
        for n, row in enumerate(rows, first)
    ]
    if frozen:
        letters = letters.replace("</th>", '</th><th class="freezebar-cell header-shim"></th>', 1)
        written.insert(1, BAR.format('<td class="freezebar-cell"></td>' * len(rows[0])))
    return PAGE.format(table=table, letters=letters, rows="".join(written))


ROWS = [["Kecamatan", "KK", "Jiwa"], ["Sail", "1.200", "4.310"], ["Sukajadi", "980", "905"], ["", "", ""]]


def test_letters_and_numbers_of_google_sheets_are_left_out(tmp_path: Path) -> None:
    for frozen in (False, True):
        got = opened(tmp_path, page(ROWS, frozen=frozen), "uji.xls")
        assert [[*row.values()] for row in got.rows] == [["Sail", 1200, 4310], ["Sukajadi", 980, 905]]
        assert list(got.rows[0]) == ["Kecamatan", "KK", "Jiwa"]
        assert got.findings == []
        assert got.table
        assert got.table.notes == (UNFRAMED,)


def test_findings_name_the_rows_of_the_sheet(tmp_path: Path) -> None:
    rows = [["Kecamatan", "Jumlah"], ["Sail", "5"], ["Tampan", "1.2.3"], ["Rumbai", "6"]]
    (found,) = opened(tmp_path, page(rows, frozen=True), "uji.xls").findings
    assert (found.code, found.place.line) == ("angka-rusak", 3)


def test_rows_and_columns_that_google_hides_are_not_in_its_numbers(tmp_path: Path) -> None:
    hidden = page(ROWS, first=4).replace(">B<", ">D<").replace(">C<", ">AA<")
    assert opened(tmp_path, hidden, "uji.xls").values("KK") == [1200, 980]


def test_letters_and_numbers_of_other_pages_are_data(tmp_path: Path) -> None:
    """How many chose each answer of each question."""
    answers = page([["12", "7", "1"], ["3", "15", "2"]], table="")
    got = opened(tmp_path, answers, "uji.xls")
    assert [row["A"] for row in got.rows] == [12, 3]
    assert got.table
    assert UNFRAMED not in got.table.notes


def test_a_page_of_google_without_its_numbers_is_a_table_like_others(tmp_path: Path) -> None:
    for odd in (page(ROWS).replace(">2</div>", ">x</div>"), page(ROWS).replace(">B<", ">Z<")):
        got = opened(tmp_path, odd, "uji.xls")
        assert got.table is None or UNFRAMED not in got.table.notes
