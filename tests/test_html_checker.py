"""The checker itself: it must find faults, and leave out only those that are known and explained."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

PAGE = '<!DOCTYPE html>\n<html lang="id">\n<head><title>Uji</title></head>\n<body>\n{}\n</body>\n</html>\n'


def test_faults_are_named_with_file_and_line(nu_check: Callable[..., list[str]], tmp_path: Path) -> None:
    good, bad = tmp_path / "baik.html", tmp_path / "rusak halaman.html"
    good.write_text(PAGE.format('<main><search><input type="search" aria-label="Cari"></search></main>'))
    bad.write_text(PAGE.format('<p id="a">satu</p><p id="a">dua</p>\n<img src="x.png">'))
    faults = nu_check([bad, good])
    assert all(fault.startswith(f"{bad}:") for fault in faults)
    assert any(":5: Duplicate ID" in fault for fault in faults)
    assert any(":6: An “img” element must have an “alt” attribute" in fault for fault in faults)


def test_known_faults_of_the_theme_are_left_out(nu_check: Callable[..., list[str]], tmp_path: Path) -> None:
    page = tmp_path / "tema.html"
    page.write_text(PAGE.format('<input type="checkbox" id="__drawer" autocomplete="off" aria-label="Menu">'))
    assert nu_check([page]) == []
