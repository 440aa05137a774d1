"""Charts that workers draw before the pages ask are the ones that the pages would draw."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from generator.charts.figure import from_plot, known, prepare
from generator.charts.plot import Axis, Plot, Point
from generator.output import Output
from generator.workers import BATCH, WORTH, Workers

COUNT = WORTH + BATCH


def course(number: int) -> Plot:
    points = tuple(Point(year, number * 10 + year % 7) for year in range(2015, 2020))
    return Plot("garis", f"Angka {number}", Axis("Tahun", scale="year"), Axis("Nilai", "jiwa"), points)


def test_a_chart_drawn_ahead_is_the_one_that_is_asked_for(tmp_path: Path) -> None:
    given = course(3)
    assert not known(given, tmp_path / "ahead")
    prepare(given, tmp_path / "ahead")
    assert known(given, tmp_path / "ahead")
    assert from_plot(given, tmp_path / "ahead") == from_plot(given, tmp_path / "asked")


def test_what_is_prepared_is_no_file_of_the_site(tmp_path: Path) -> None:
    out = Output(tmp_path / "docs", tmp_path / "files", _workers=Workers(2))
    for number in range(COUNT):
        out.prepare(partial(Path.write_text, tmp_path / f"{number}.txt", "isi"))
    done = out.write()
    assert (done.written, done.unchanged) == (0, 0)
    assert len(list(tmp_path.glob("*.txt"))) == COUNT


def test_with_one_core_nothing_is_prepared(tmp_path: Path) -> None:
    out = Output(tmp_path / "docs", tmp_path / "files", _workers=Workers(1))
    out.prepare(partial(Path.write_text, tmp_path / "1.txt", "isi"))
    out.write()
    assert not list(tmp_path.glob("*.txt"))
