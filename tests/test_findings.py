"""Findings: their words, order and formats."""

from __future__ import annotations

import json

import pytest

from generator.findings import (
    FORMATS,
    Finding,
    Place,
    Severity,
    as_github,
    did_you_mean,
    errors,
    in_order,
    summary,
)

ERROR = Finding(
    Place("datasets/a/a.csv", 214), 'kolom "jumlah": "1.2.3" bukan bilangan.', "Tulis 1.234.", "angka-rusak"
)
WARNING = Finding(Place("content/a.yml", 7, 11), "periode janggal.", "Periksa.", "periode", Severity.WARNING)


def test_an_error_is_one_line_with_place_sentence_remedy_and_code() -> None:
    assert (
        str(ERROR)
        == 'datasets/a/a.csv:214: kolom "jumlah": "1.2.3" bukan bilangan. Tulis 1.234. [angka-rusak]'
    )


def test_a_warning_says_so_before_the_sentence() -> None:
    assert str(WARNING) == "content/a.yml:7:11: peringatan: periode janggal. Periksa. [periode]"


def test_findings_are_sorted_by_place_and_said_once() -> None:
    later = Finding(Place("datasets/a/a.csv", 215), "x.", "", "x")
    assert in_order([later, ERROR, WARNING, ERROR]) == [WARNING, ERROR, later]


def test_line_ten_comes_after_line_nine() -> None:
    nine, ten = (Finding(Place("a", line), "x.", "", "x") for line in (9, 10))
    assert in_order([ten, nine]) == [nine, ten]


def test_only_errors_count_as_errors() -> None:
    assert errors([ERROR, WARNING]) == [ERROR]
    assert summary([ERROR, WARNING], "selesai.") == "1 masalah, 1 peringatan; selesai."
    assert summary([], "selesai.") == "tidak ada masalah; selesai."


def test_hostile_text_cannot_make_a_second_line() -> None:
    hostile = Finding(Place("a\nb.csv"), "isi \n::error::\x1b[31m\u202e.", "", "x")
    assert "\n" not in str(hostile)
    assert "\x1b" not in str(hostile)
    assert "\u202e" not in str(hostile)


def test_github_annotations_escape_their_properties() -> None:
    (line,) = as_github([Finding(Place("a,b:c%.yml", 3, 4), "100% salah.", "Periksa.", "x")])
    assert line == "::error file=a%2Cb%3Ac%25.yml,line=3,col=4,title=x::100%25 salah. Periksa."


def test_github_says_warning_for_a_warning() -> None:
    assert as_github([WARNING])[0].startswith("::warning file=content/a.yml,line=7,col=11")


def test_json_has_every_part() -> None:
    (row,) = json.loads(FORMATS["json"]([WARNING])[0])
    assert row == {
        "file": "content/a.yml",
        "line": 7,
        "column": 11,
        "severity": "warning",
        "code": "periode",
        "message": "periode janggal.",
        "remedy": "Periksa.",
    }


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_no_findings(name: str) -> None:
    assert all(isinstance(line, str) for line in FORMATS[name]([]))


def test_a_near_word_is_proposed_and_a_far_one_is_not() -> None:
    assert did_you_mean("bapeda", ["bappeda", "dinkes"]) == 'Maksud Anda "bappeda"?'
    assert did_you_mean("xyz", ["bappeda", "dinkes"]) == ""
