"""Charts: what is drawn, what is refused, and that a drawing is safe, named and the same every time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from made_tables import made_table

from generator.charts import CHARTS, distribution, figure, sparkline, suggest
from generator.charts.breaks import changes, placed
from generator.charts.figure import from_plot, from_table, specified
from generator.charts.figures import written
from generator.charts.marks import PALETTE, piled
from generator.charts.names import in_lines
from generator.charts.patterns import SHAPES
from generator.charts.plot import PIE, Axis, Plot, Point, label, measured
from generator.charts.sizes import SIZES, Size
from generator.charts.svg import tidy
from generator.kinds.dataset import ChartSpec, ColumnSpec
from generator.render import number_id

YEARS = (2012, 2013, 2014, 2017)
HOSTILE = "</text><script>alert(1)</script>{{ 7*7 }}"


def plot(kind: str = "garis", scale: str = "year", series: tuple[str, ...] = ("",), **changes: Any) -> Plot:
    spots = {"year": YEARS, "month": ("2024-01", "2024-02", "2024-05")}.get(
        scale, ("Sail", "Kulim", "Tampan")
    )
    points = tuple(
        Point(x, 1_000_000 + 50_000 * i + 9_000 * j, name)
        for j, name in enumerate(series)
        for i, x in enumerate(spots)
    )
    facts = {
        "kind": kind, "title": "Penduduk", "x": Axis("Tahun", "", scale),
        "y": Axis("Penduduk", "jiwa", "number"), "points": points,
    }  # fmt: skip
    return Plot(**(facts | changes))


def spec(**keys: Any) -> ChartSpec:
    return ChartSpec.model_validate({"jenis": "garis", "x": "tahun", "y": "jumlah"} | keys)


def marks(svg: str, tag: str = "path") -> list[str]:
    """Drawn marks with a tooltip: points and bars."""
    return re.findall(rf"<{tag}[^>]*><title>([^<]*)</title>", svg)


@pytest.mark.parametrize("kind", CHARTS)
def test_bars_and_areas_of_several_series_bring_a_pattern_each_for_print(kind: str, tmp_path: Path) -> None:
    wide, narrow = from_plot(plot(kind, series=("BPS", "Kemendagri", "Dinas")), tmp_path).drawings
    root = etree.fromstring(wide.encode())
    names = [each.get("id") for each in root.iter("{*}pattern")]
    wanted = 3 if kind in {"area", "batang", "bertumpuk"} else 0
    assert len(set(names)) == wanted
    assert re.findall(r"--t-pola-(\d):url\(#([^)]+)\)", root.get("style", "")) == [
        (str(number), name) for number, name in enumerate(names, 1)
    ]
    assert "pola" not in narrow
    assert "pola" not in from_plot(plot(kind), tmp_path).drawings[0]
    sheet = (ROOT / "overrides/assets/terang/items.css").read_text("utf-8")
    for number in range(1, len(PALETTE) + 1):
        assert f'[fill="var(--t-seri-{number})"] {{ fill: var(--t-pola-{number}); }}' in sheet
    assert len(SHAPES) == len(PALETTE)


def test_a_value_that_stands_alone_is_seen_in_an_area(tmp_path: Path) -> None:
    years = plot("area", breaks=("2017",), points=(Point(2012, 5), Point(2013, 6), Point(2017, 7)))
    assert marks(from_plot(years, tmp_path).drawings[0]) == ["2017: 7 jiwa"]
    gap = (Point(2012, 5), Point(2013, None), Point(2014, 8))
    assert len(marks(from_plot(plot("area", points=gap), tmp_path).drawings[0])) == 2
    assert marks(from_plot(plot("area"), tmp_path).drawings[0]) == []


@pytest.mark.parametrize(("kind", "told"), [("batang", True), ("bertumpuk", True), ("sebar", False)])
def test_where_no_line_breaks_a_changed_method_is_told_all_the_same(
    kind: str, told: bool, tmp_path: Path
) -> None:
    found = from_plot(plot(kind, breaks=("2014",), note="Sementara."), tmp_path)
    assert found.note == ("Sementara. Metode berubah pada 2014." if told else "Sementara.")
    assert ("metode berubah</text>" in found.drawings[0]) is not told


def test_names_that_are_cut_to_the_same_take_no_more_room(tmp_path: Path) -> None:
    name = "Pembangunan dan pemeliharaan jaringan irigasi di kecamatan dan kelurahan wilayah pesisir"
    points = tuple(Point(f"{name} {number}", 40_000 + number) for number in range(12))
    one = from_plot(plot("batang", "name", points=points[:1]), tmp_path).drawings[1]
    many = from_plot(plot("batang", "name", points=points), tmp_path).drawings[1]
    assert "t-chart--banyak" in many
    assert "t-chart--banyak" not in one
    assert len(marks(many)) == 12
    places = [re.search(r'transform="translate\(([\d.]+),4\)"', drawing) for drawing in (one, many)]
    assert abs(float(places[1][1]) - float(places[0][1])) < 20  # type: ignore[index]
    assert all(f"pesisir {number}<" in many for number in range(12))


def test_areas_on_top_of_each_other_have_one_line_each_through_their_own_points(tmp_path: Path) -> None:
    series = ("BPS", "Kemendagri", "Dinas")
    for svg in from_plot(plot("area", series=series), tmp_path).drawings:
        paths = etree.fromstring(svg.encode()).iter("{*}path")
        lines = {path.get("stroke"): path.get("d", "") for path in paths if not path.get("fill")}
        drawn = [lines.get(colour, "") for colour in PALETTE[: len(series)]]
        assert [len(re.findall("[ML]", line)) for line in drawn] == [len(YEARS)] * len(series)


@pytest.mark.parametrize("absent", [(), (Point(2013, None, "A"),)])
def test_a_missing_part_of_a_pile_is_a_gap_and_no_zero(absent: tuple[Point, ...], tmp_path: Path) -> None:
    other = tuple(Point(year, 5, "B") for year in YEARS)
    points = (Point(2012, 10, "A"), *absent, Point(2014, 12, "A"), Point(2017, 13, "A"), *other)
    edges = {(each["s"], each["x"]): (each["low"], each["y"]) for each in piled(plot("area", points=points))}
    assert edges["B", 2013] == (0, 5)
    assert edges["A", 2013] == (5, None)
    assert edges["A", 2017] == (5, 18)
    for breaks in ((), ("2014",)):
        svg = from_plot(plot("area", points=points, breaks=breaks), tmp_path).drawings[0]
        paths = etree.fromstring(svg.encode()).iter("{*}path")
        lines = [
            path.get("d", "") for path in paths if path.get("stroke") == PALETTE[0] and not path.get("fill")
        ]
        assert sum(len(re.findall("[ML]", line)) for line in lines) == 3
        assert sum(line.count("M") for line in lines) == 2


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
@pytest.mark.parametrize("kind", CHARTS)
@pytest.mark.parametrize("scale", ["year", "month", "name"])
@pytest.mark.parametrize("names", [("",), ("BPS", "Kemendagri"), tuple("ABCDEFGHIJ")], ids=len)
def test_what_is_drawn_without_a_look_at_the_schema_keeps_to_it(
    size: Size, kind: str, scale: str, names: tuple[str, ...]
) -> None:
    drawn = plot(kind, scale, names)
    assert specified(drawn, size, validate=True) == specified(drawn, size)


@pytest.mark.parametrize("kind", CHARTS)
@pytest.mark.parametrize("scale", ["year", "month", "name"])
def test_every_kind_draws_every_scale_in_two_sizes(kind: str, scale: str, tmp_path: Path) -> None:
    drawn = from_plot(plot(kind, scale, ("BPS", "Kemendagri")), tmp_path)
    assert not drawn.refusal
    assert len(drawn.drawings) == 2
    for svg in drawn.drawings:
        root = etree.fromstring(svg.encode())
        assert root.get("role") == "img"
        named = [root.find(f"*[@id='{name}']") for name in root.get("aria-labelledby").split()]
        assert [element.text for element in named] == [drawn.title, drawn.description]
    assert drawn.rows


@pytest.mark.parametrize("kind", ["garis", "batang", "sebar"])
def test_points_and_bars_carry_their_value_in_indonesian(kind: str, tmp_path: Path) -> None:
    drawn = from_plot(plot(kind), tmp_path)
    shown = " ".join(marks(drawn.drawings[0]))
    assert "1.050.000" in shown
    assert "1,05 juta" in drawn.drawings[0] or "1 juta" in drawn.drawings[0]


@pytest.mark.parametrize(("highest", "halves"), [(2, False), (2.5, True)])
def test_whole_things_are_counted_in_whole_steps(highest: float, halves: bool, tmp_path: Path) -> None:
    counted = plot(
        "batang", "name", points=(Point("Sail", 1), Point("Kulim", highest), Point("Rumbai", None))
    )
    svg = str(from_plot(counted, tmp_path).svg)
    assert (">0,5</text>" in svg) == halves


def test_drawing_takes_its_colours_from_the_page(tmp_path: Path) -> None:
    svg = str(from_plot(plot(series=("a", "b")), tmp_path).svg)
    assert "var(--t-seri-1)" in svg
    assert "var(--t-seri-2)" in svg
    assert not re.search(r'(?:fill|stroke)="(?:#|rgb|black|white)', svg)


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    drawn = from_plot(plot(title=HOSTILE, series=(HOSTILE, "b"), y=Axis(HOSTILE, HOSTILE)), tmp_path)
    assert "<script" not in drawn.svg
    assert "&lt;script&gt;" in drawn.svg
    for svg in drawn.drawings:
        tags = {etree.QName(element).localname for element in etree.fromstring(svg.encode()).iter()}
        assert tags <= {
            "svg",
            "g",
            "path",
            "line",
            "text",
            "rect",
            "title",
            "desc",
            "clipPath",
            "defs",
            "tspan",
        }


@pytest.mark.parametrize("kind", CHARTS)
def test_same_plot_gives_the_same_bytes_however_many_were_drawn_before(kind: str, tmp_path: Path) -> None:
    given = plot(kind, "name", series=("BPS", "Kemendagri"))
    one, other = (from_plot(given, tmp_path / name) for name in ("a", "b"))
    assert one == other


def test_ids_differ_between_plots_and_sizes(tmp_path: Path) -> None:
    drawn = [from_plot(plot(title=title), tmp_path) for title in ("a", "b")]
    ids = re.findall(r' id="([^"]+)"', "".join(str(each.svg) for each in drawn))
    assert len(ids) == len(set(ids)) == 8


def test_second_time_comes_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = from_plot(plot(), tmp_path)
    monkeypatch.setattr(figure, "draw", lambda *_: pytest.fail("drawn again"))
    assert from_plot(plot(), tmp_path) == first


def test_broken_cache_is_drawn_anew(tmp_path: Path) -> None:
    first = from_plot(plot(), tmp_path)
    for path in (tmp_path / "charts").iterdir():
        path.write_text('{"title": 1}')
    assert from_plot(plot(), tmp_path) == first


def lines_of(svg: str) -> int:
    """Stretches of a line: each is one path with a stroke width of 2.5, each move starts another."""
    return sum(path.count("M") for path in re.findall(r'd="([^"]*)"[^>]*stroke-width="2.5"', svg))


@pytest.mark.parametrize(
    ("breaks", "lines"), [((), 1), (("2014",), 2), (("2013", "2017"), 3), (("2012",), 1), (("1990",), 1)]
)
def test_line_is_not_joined_over_a_changed_method(
    breaks: tuple[str, ...], lines: int, tmp_path: Path
) -> None:
    drawn = from_plot(plot(breaks=breaks), tmp_path)
    assert lines_of(drawn.drawings[0]) == lines
    assert ("metode berubah" in drawn.drawings[0]) == (lines > 1)
    assert ("Metode berubah pada" in drawn.description) == bool(breaks)


def test_line_is_not_joined_over_a_missing_value(tmp_path: Path) -> None:
    gap = tuple(replace(point, y=None) if point.x == 2013 else point for point in plot().points)
    drawn = from_plot(plot(points=gap), tmp_path)
    assert lines_of(drawn.drawings[0]) == 2
    assert drawn.rows[1] == ("2013", "–")


def test_more_series_than_colours_are_drawn_apart(tmp_path: Path) -> None:
    names = tuple(f"Kecamatan {number:02}" for number in range(1, 16))
    drawn = from_plot(plot(series=names), tmp_path)
    assert all(f">{name}</text>" in drawn.drawings[0] for name in names)
    assert len(drawn.head) == 16


@pytest.fixture
def table(tmp_path: Path) -> Any:
    columns = {
        "seri": "teks",
        "tahun": ColumnSpec(type="tahun", title="Tahun"),
        "jumlah": ColumnSpec(type="bilangan", title="Penduduk", unit="jiwa"),
        "catatan": "teks",
    }
    rows = [(name, year, 10 * year + len(name), None) for name in ("BPS", "Kemendagri") for year in YEARS]
    return made_table(tmp_path / "tables", columns, rows)


def test_chart_of_a_table(table: Any, tmp_path: Path) -> None:
    drawn = from_table(spec(seri="seri", judul="Dua deret", keterangan="Catatan"), table, tmp_path)
    assert (drawn.title, drawn.note, drawn.measure) == ("Dua deret", "Catatan", "Penduduk (jiwa)")
    assert drawn.head == ("Tahun", "BPS", "Kemendagri")
    assert drawn.rows[0] == ("2012", "20.123", "20.130")
    assert "Terendah 20.123 (BPS, 2012), tertinggi 20.180 (Kemendagri, 2017)" in drawn.description


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ({"jenis": "pai"}, PIE),
        ({"y": "tak-ada"}, 'kolom "tak-ada" tidak ada'),
        ({"y": "catatan"}, 'kolom "catatan" bukan bilangan'),
        ({}, "lebih dari satu angka"),
        ({"x": "catatan"}, "kosong"),
    ],
)
def test_misleading_charts_are_refused_with_a_reason(
    keys: dict[str, str], reason: str, table: Any, tmp_path: Path
) -> None:
    drawn = from_table(spec(**keys), table, tmp_path)
    assert reason in drawn.refusal
    assert not drawn.svg


def test_too_many_points_and_series_are_refused(tmp_path: Path) -> None:
    columns = {"nama": "teks", "tahun": "tahun", "jumlah": "bilangan"}
    crowd = made_table(tmp_path / "a", columns, [(f"s{n}", 2020, n) for n in range(30)])
    assert "30 seri" in from_table(spec(seri="nama"), crowd, tmp_path).refusal
    long = replace(crowd, rows=1_000_000)
    assert "1.000.000 titik" in from_table(spec(), long, tmp_path).refusal


def test_scatter_may_repeat_x(tmp_path: Path) -> None:
    crowd = made_table(tmp_path / "a", {"tahun": "desimal", "jumlah": "bilangan"}, [(1.5, 1), (1.5, 2)])
    drawn = from_table(spec(jenis="sebar"), crowd, tmp_path)
    assert drawn.rows == (("1,5", "1"), ("1,5", "2"))


def test_dates_months_and_decimals_of_a_table(tmp_path: Path) -> None:
    columns = {"tahun": "tanggal", "jumlah": "desimal"}
    rows = [(date(2024, 3, 1), Decimal("1.25")), (date(2024, 1, 31), Decimal("2.50"))]
    drawn = from_table(spec(), made_table(tmp_path / "a", columns, rows), tmp_path)
    assert drawn.rows == (("31 Januari 2024", "2,5"), ("1 Maret 2024", "1,25"))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), True, "12", None])
def test_only_finite_numbers_are_drawn(value: Any) -> None:
    assert measured(value) is None


def suggested(tmp_path: Path, columns: dict[str, str], rows: list[tuple[Any, ...]]) -> ChartSpec | None:
    return suggest(made_table(tmp_path, columns, rows))


def test_a_number_over_time_is_a_line(table: Any, tmp_path: Path) -> None:
    one = suggested(tmp_path, {"tahun": "tahun", "n": "bilangan"}, [(y, y * y) for y in YEARS])
    assert one == ChartSpec(type="garis", x="tahun", y="n")
    assert suggest(table) == ChartSpec(type="garis", x="tahun", y="jumlah", series="seri")


def test_one_row_per_name_is_bars(tmp_path: Path) -> None:
    rows = [(f"14.71.{n:02}", f"Kecamatan {n}", n * n) for n in range(1, 6)]
    own = suggested(tmp_path, {"kode": "kode", "nama": "teks", "luas": "desimal"}, rows)
    assert own == ChartSpec(type="batang", x="nama", y="luas")


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        ({"nama": "teks"}, [("a",), ("b",), ("c",)]),
        ({"nama": "teks", "n": "bilangan"}, [("a", 1), ("a", 2), ("b", 3)]),
        ({"nama": "teks", "n": "bilangan"}, [("a", 1), ("b", 1), ("c", 1)]),
        ({"nama": "teks", "n": "bilangan"}, [(str(n), n) for n in range(41)]),
        ({"tahun": "tahun", "nama": "teks", "n": "bilangan"}, [(2000 + n % 3, str(n), n) for n in range(30)]),
    ],
)
def test_no_chart_is_better_than_a_senseless_one(
    columns: dict[str, str], rows: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    assert suggested(tmp_path, columns, rows) is None


@pytest.mark.parametrize(
    ("value", "scale", "written"),
    [
        (2024, "year", "2024"),
        ("2024-08", "month", "Agustus 2024"),
        ("2024-08-17", "date", "17 Agustus 2024"),
        (1234.5, "number", "1.234,5"),
        ("2023/2024", "year", "2023/2024"),
    ],
)
def test_labels_are_written_for_readers(value: Any, scale: str, written: str) -> None:
    assert label(value, scale) == written


def test_sparkline_leaves_gaps_and_marks_the_last_value() -> None:
    svg = sparkline([1, 2, None, 3, 4, None], 'Naik "terus" <b>')
    assert svg.count("<polyline") == 2
    assert svg.count("<circle") == 1
    assert "<b>" not in svg
    root = etree.fromstring(svg.encode())
    assert (root.get("role"), root.get("aria-label")) == ("img", 'Naik "terus" <b>')


@pytest.mark.parametrize("values", [[], [None, None]])
def test_sparkline_of_nothing_is_nothing(values: list[None]) -> None:
    assert sparkline(values, "kosong") == ""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.none(), st.floats(-1e12, 1e12)), min_size=1, max_size=40))
def test_sparkline_stays_inside_its_frame(values: list[float | None]) -> None:
    svg = sparkline(values, "x")
    spots = re.findall(r"(-?[\d.]+),(-?[\d.]+)", " ".join(re.findall(r'points="([^"]*)"', svg)))
    assert all(0 <= float(x) <= 120 and 0 <= float(y) <= 32 for x, y in spots)


def test_distribution_draws_every_class_that_has_values() -> None:
    svg = distribution((1, 0, 1000))
    assert svg.count("<rect") == 2
    assert "1, 0, 1.000" in svg
    assert distribution(()) == distribution((0, 0)) == distribution((5,)) == ""


def test_two_lone_points_are_no_chart(tmp_path: Path) -> None:
    rows = [
        (year, value) for year, value in zip(YEARS, [1, None, None, 2, *[None] * len(YEARS)], strict=False)
    ]
    assert suggested(tmp_path, {"tahun": "tahun", "n": "bilangan"}, rows) is None


def test_names_of_bars_are_broken_into_lines_and_stay_apart() -> None:
    long = "Dinas Perumahan Rakyat dan Kawasan Permukiman dan Pertanahan Kota Uji bagian"
    found = in_lines([f"{long} satu", f"{long} dua", "Dinas Sosial", ""], 20)
    assert found["Dinas Sosial"] == "Dinas Sosial"
    assert found[""] == ""
    for name in (f"{long} satu", f"{long} dua"):
        lines = found[name].rstrip("\u200b").split("\n")
        assert len(lines) == 3
        assert all(len(line) <= 20 for line in lines)
        assert name.endswith(lines[-1].removeprefix("…"))
        assert lines[-1].startswith("…")
    assert len(set(found.values())) == 4
    same = in_lines(["x" * 100, "x" * 99, " ", "  ", long], 20)
    assert len(set(same.values())) == 5
    assert same[long].endswith("…")


@pytest.mark.parametrize(
    ("breaks", "words"),
    [
        (("2018",), [("right", -4, [2018])]),
        (("2011",), [("left", 4, [2011])]),
        (("2013", "2015"), [("left", 4, [2013])]),
        (("2011", "2020"), [("right", -4, [2020]), ("left", 4, [2011])]),
        ((), []),
    ],
)
def test_words_for_changed_methods_never_lie_on_each_other(
    breaks: tuple[str, ...], words: list[tuple[str, int, list[int]]]
) -> None:
    points = tuple(Point(year, year) for year in range(2010, 2021))
    plot = Plot("garis", "Uji", Axis("Tahun", scale="year"), Axis("Nilai"), points, breaks)
    assert placed(plot, changes(plot), 0.4) == words


@pytest.mark.parametrize(
    ("value", "wide", "narrow"),
    [
        (980_512_345_678, "980.512.345.678", "980,5 M"),
        (1_234_567, "1.234.567", "1.234.567"),
        (12_345_678, "12.345.678", "12,35 jt"),
        (9_876_543_210_123_456, "9.877 triliun", "9.877 T"),
        (-45_000_000, "-45.000.000", "-45 jt"),
        (1 / 3, "0,333333", "0,333333"),
        (0, "0", "0"),
    ],
)
def test_numbers_beside_bars_are_whole_where_they_have_room(
    value: float, wide: str, narrow: str, tmp_path: Path
) -> None:
    points = (Point("Sail", value), Point("Kulim", 5), Point("Tampan", None))
    drawings = from_plot(plot("batang", "name", points=points), tmp_path).drawings
    for size, drawn, told in zip(SIZES, drawings, (wide, narrow), strict=True):
        assert written(value, size.figures, size.powers) == told
        assert f">{told}</text>" in drawn
        assert f"<title>Sail: {number_id(value)} jiwa</title>" in drawn


def test_the_number_of_a_bar_to_the_left_stands_beside_zero(tmp_path: Path) -> None:
    points = (Point("Sail", -900), Point("Kulim", 100))
    for drawn in from_plot(plot("batang", "name", points=points), tmp_path).drawings:
        bars = re.findall(r'd="M([\d.]+),[^"]*"[^>]*><title>(?:Sail|Kulim)', drawn)
        told = re.search(r"translate\(([\d.]+),[^>]*>-900</text>", drawn)
        assert told
        assert float(told[1]) == pytest.approx(float(bars[1]) + 5, abs=0.2)


def test_names_of_series_beside_lying_bars_are_whole_on_a_phone(tmp_path: Path) -> None:
    series = ("Laki-laki", "Perempuan")
    names = ("Kecamatan Payung Sekaki Selatan", "Sail")
    points = tuple(Point(name, 5, each) for name in names for each in series)
    phone = from_plot(plot("bertumpuk", "name", points=points), tmp_path).drawings[1]
    assert re.findall(r"<text[^>]*>(Laki-laki|Perempuan)</text>", phone) == list(series)
    # The second name stands below the first, since both do not fit beside each other.
    assert '<g transform="translate(0,16)"><g><g><path' in phone


def test_areas_with_negative_numbers_are_not_piled(tmp_path: Path) -> None:
    table = made_table(
        tmp_path / "t",
        {"tahun": "tahun", "seri": "teks", "jumlah": "bilangan"},
        [(year, name, -1 if year == 2012 and name == "b" else 3) for year in YEARS for name in "ab"],
    )
    assert "negatif" in from_table(spec(jenis="area", seri="seri"), table, tmp_path).refusal
    assert not from_table(spec(jenis="garis", seri="seri"), table, tmp_path).refusal


def test_many_small_drawings_say_so_for_frames_that_are_low(tmp_path: Path) -> None:
    crowd = from_plot(plot(series=tuple("abcdefghij")), tmp_path)
    assert all("t-chart--banyak" in drawn for drawn in crowd.drawings)
    assert not any("t-chart--banyak" in drawn for drawn in from_plot(plot(), tmp_path).drawings)


def test_several_lines_stand_around_the_middle() -> None:
    text = '<text><tspan>a</tspan><tspan x="0" dy="14">b</tspan></text>'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg">{text}</svg>'
    assert '<tspan dy="-7">a</tspan>' in tidy(drawn, "k", "Judul", "Uraian", "x")


def test_of_years_side_by_side_the_newest_is_offered(tmp_path: Path) -> None:
    rows = [(f"Kec {n}", n + 1, n + 20, n * n) for n in range(4)]
    years = {"kecamatan": "teks", "2022": "bilangan", "2024": "bilangan", "2023": "bilangan"}
    found = suggested(tmp_path, years, rows)
    assert found
    assert (found.type, found.x, found.y) == ("batang", "kecamatan", "2024")
