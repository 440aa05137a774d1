"""Maps: colours by quantiles, every area by keyboard, boundaries in either winding, tiles without any."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from made_tables import made_table

from generator.kinds.dataset import MapSpec
from generator.maps.choropleth import choropleth, quantiles, shade
from generator.maps.shapes import layout, tiled
from generator.model import Table

SPEC = MapSpec(code="kode", value="jumlah")
REAL = Path(__file__).parent.parent.parent / "shared/data/batas_kecamatan_pekanbaru.geojson"
BROKEN_RING = json.dumps(
    {
        "features": [
            {
                "properties": {"kode": "1"},
                "geometry": {"type": "Polygon", "coordinates": [[[1], ["x", 2]]]},
            }
        ]
    }
)
SQUARE = [[101.0, 0.0], [101.1, 0.0], [101.1, 0.1], [101.0, 0.1], [101.0, 0.0]]


def table(folder: Path, rows: list[tuple[Any, ...]]) -> Table:
    return made_table(folder, {"kode": "kode", "nama": "teks", "jumlah": "bilangan"}, rows)


def boundary(root: Path, areas: dict[str, Any]) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"kode": code},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for code, ring in areas.items()
    ]
    (root / "content/peta").mkdir(parents=True, exist_ok=True)
    (root / "content/peta/batas.geojson").write_text(json.dumps({"features": features}))


def moved(ring: list[list[float]], by: float) -> list[list[float]]:
    return [[x + by, y] for x, y in ring]


def areas(svg: Any) -> list[etree._Element]:
    return etree.fromstring(f"<div>{svg}</div>".encode()).findall(".//path")


@pytest.mark.parametrize("bounded", [True, False])
def test_every_area_is_reached_by_keyboard_and_says_its_number(tmp_path: Path, bounded: bool) -> None:
    if bounded:
        boundary(tmp_path, {"1": SQUARE, "2": moved(SQUARE, 0.1)})
    figure = choropleth(SPEC, table(tmp_path, [("2", "Sail", None), ("1", "Kulim", 1234)]), tmp_path)
    drawn = areas(figure.svg)
    assert [(a.get("tabindex"), a.get("aria-label"), a[0].text) for a in drawn] == [
        ("0", "Kulim: 1.234", "Kulim: 1.234"),
        ("0", "Sail: tidak ada data", "Sail: tidak ada data"),
    ]
    assert ("kotak" in figure.note) is not bounded
    assert figure.rows == (("Kulim", "1", "1.234"), ("Sail", "2", "–"))


def test_winding_does_not_matter(tmp_path: Path) -> None:
    boundary(tmp_path, {"1": SQUARE})
    one = layout(tmp_path, ["1"])
    boundary(tmp_path, {"1": SQUARE[::-1]})
    other = layout(tmp_path, ["1"])
    assert sorted(one.shapes["1"].path[1:-1].split("L")) == sorted(other.shapes["1"].path[1:-1].split("L"))
    assert (one.width, one.height) == (other.width, other.height)


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"features": 3}', BROKEN_RING],
)
def test_broken_boundaries_leave_tiles(tmp_path: Path, content: str) -> None:
    (tmp_path / "content/peta").mkdir(parents=True)
    (tmp_path / "content/peta/x.geojson").write_text(content)
    assert layout(tmp_path, ["1", "2"]).tiles


def test_rings_out_of_the_world_leave_tiles(tmp_path: Path) -> None:
    boundary(tmp_path, {"1": [[500, 0], [501, 0], [501, 1]]})
    assert layout(tmp_path, ["1"]).tiles


def test_classes_hold_about_as_many_areas_each() -> None:
    values = list(range(1, 101))
    bounds = quantiles(values)
    assert bounds == [20, 40, 60, 80, 100]
    assert [sum(shade(v, bounds) == k for v in values) for k in range(1, 6)] == [20] * 5
    assert shade(None, bounds) == 0


def test_few_values_keep_to_the_dark_end() -> None:
    bounds = quantiles([7, 7, 9])
    assert [shade(v, bounds) for v in (7, 9)] == [4, 5]


def test_words_of_officers_are_never_markup(tmp_path: Path) -> None:
    hostile = '"><script>alert(1)</script>'
    figure = choropleth(SPEC, table(tmp_path, [("1", hostile, 5), (hostile, "b", 6)]), tmp_path)
    assert "<script" not in figure.svg
    assert len(areas(figure.svg)) == 2


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([("1", "a", 1), ("1", "a", 2)], "lebih dari satu angka"),
        ([("1", "a", None)], "kosong"),
        ([(str(n), "a", n) for n in range(301)], "lebih dari 300"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_reason(
    tmp_path: Path, rows: list[tuple[Any, ...]], reason: str
) -> None:
    assert reason in choropleth(SPEC, table(tmp_path, rows), tmp_path).refusal


@pytest.mark.skipif(not REAL.is_file(), reason="the real boundaries are not in the repository")
def test_real_boundaries_of_fifteen_areas(tmp_path: Path) -> None:
    (tmp_path / "content/peta").mkdir(parents=True)
    (tmp_path / "content/peta/kecamatan.geojson").write_bytes(REAL.read_bytes())
    drawn = layout(tmp_path, [f"14.71.{n:02d}" for n in range(1, 16)])
    assert not drawn.tiles
    assert all(0 <= s.x <= drawn.width and 0 <= s.y <= drawn.height for s in drawn.shapes.values())


def test_many_tiles_are_drawn_for_phones_too_and_names_take_two_lines(tmp_path: Path) -> None:
    rows = [(f"{n:02}", "Marpoyan Damai" if n == 1 else f"Kec {n}", n) for n in range(1, 16)]
    figure = choropleth(SPEC, table(tmp_path, rows), tmp_path)
    wide, narrow = etree.fromstring(f"<div>{figure.svg}</div>".encode()).findall("svg")
    assert (wide.get("class"), narrow.get("class")) == ("t-map t-map--lebar", "t-map t-map--sempit")
    assert float(narrow.get("viewBox", "").split()[2]) < 400 < float(wide.get("viewBox", "").split()[2])
    for drawing in (wide, narrow):
        assert len(drawing.findall("path")) == 15
        words = [text.text for text in drawing.findall("text") if "t-map__word" in text.get("class", "")]
        assert words[:3] == ["Marpoyan", "Damai", "1"]


def test_few_tiles_are_no_larger_than_many() -> None:
    few, many = tiled(["14.71.01", "14.71.02"]), tiled([f"14.71.{number:02}" for number in range(6)])
    assert few.width == many.width
    assert few.height < many.height
    assert few.shapes["14.71.01"] == many.shapes["14.71.00"]
