"""Values at the edge of what calendars, XML and archives can hold: told, or built all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline import build_portal, check_portal

Portal = Callable[..., Path]
NEWS = "content/pengumuman/2025-07-01-a.md"
TEXT = "---\njudul: A\nringkasan: Isi.\nkategori: serta-merta\npenerbit: disdik\n{}---\n\nIsi.\n"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("terbit: 0001-01-01T00:00+14:00\n", "tanggal-salah"),  # no day of UTC: an OverflowError in the build
        ("terbit: 9999-12-31T23:59-14:00\n", "tanggal-salah"),
        ("tanggal: 9999-12-31\n", "tanggal-salah"),  # the day after has no date
        ("tanggal: 0999-12-31\n", "tanggal-salah"),
        ("periode: 0001/9999\n", "periode-salah"),
        ("berlaku_sampai: 3000-01-01\n", "tanggal-salah"),
        ('sumber: "a\\0"\n', "yaml-rusak"),
        ('sumber: "\\x1b[31m"\n', "yaml-rusak"),
        ('sumber: "\\uFFFE"\n', "yaml-rusak"),
        ('"su\\x01mber": a\n', "yaml-rusak"),
    ],
)
def test_what_nothing_can_hold_is_told(portal: Portal, line: str, code: str) -> None:
    assert [each.code for each in check_portal(portal({NEWS: TEXT.format(line)}))] == [code]


@pytest.mark.parametrize(
    "line", ["tanggal: 1784-06-23\n", 'sumber: "a\\tb\\n\\u2028c\\x85"\n', "periode: 1000/2999\n"]
)
def test_what_is_only_odd_is_taken(portal: Portal, line: str) -> None:
    codes = {each.code for each in check_portal(portal({NEWS: TEXT.format(line)}))}
    assert not codes & {"tanggal-salah", "periode-salah", "yaml-rusak"}


def test_a_far_date_and_control_characters_in_data_are_built(portal: Portal) -> None:
    """gzip writes no year beyond 2106; XML holds no control characters, which JSON may carry."""
    odd = '[{"nama": "a\\u0001\\ufffe", "jumlah\\u0002": 10}, {"nama": "b", "jumlah\\u0002": 20}]'
    yaml = "judul: A\nringkasan: Isi.\nkategori: berkala\npenerbit: disdik\ntanggal: 2999-12-31\n"
    root = portal({"datasets/a/dataset.yml": yaml, "datasets/a/a.json": odd})
    build_portal(root)
    assert (root / "build/site/dataset/a/index.html").is_file()
