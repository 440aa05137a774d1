"""The third corpus: numbers as officers write them, and what looks like them. The whole of it is measured
by ``bench/bench_personal.py``; here a sample of every style holds what was reached."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest
from made_letters import AGAIN, LINES, letters
from made_nobody import nobodies
from made_written import HALVES, WRITTEN, Case, cases
from written_score import LIKE, alarms, found_in, recalls

from generator.personal.cells import together
from generator.personal.column import column
from generator.personal.conceal import concealed
from generator.personal.evidence import Strength
from generator.personal.normal import normal
from generator.personal.text import find

NIK = "1471016503900001"
SAMPLE = [case for half in HALVES for case in cases(half)][::29]


def test_the_corpus_is_as_large_as_was_asked() -> None:
    for half in HALVES:
        assert sum(len(case.texts) for case in cases(half)) >= 1_000
        assert sum(len(nobody.texts) for nobody in nobodies(half)) >= 10_000


def test_no_style_and_no_frame_is_in_both_halves() -> None:
    one, other = ({(case.kind, case.style) for case in cases(half)} for half in HALVES)
    assert not one & other
    assert not {case.frame for case in cases(HALVES[0])} & {case.frame for case in cases(HALVES[1])}


@pytest.mark.parametrize("kind", WRITTEN)
def test_styles_are_found_in_lines_and_cells(kind: str) -> None:
    score = recalls(case for case in SAMPLE if case.kind == kind)[kind]
    assert score.found >= 0.99 * score.true, score.missed


def test_what_looks_alike_is_left_alone() -> None:
    told, count = alarms(nobody for half in HALVES for nobody in list(nobodies(half))[::6])
    assert sum(told.values()) <= count / 1_000, told


@pytest.mark.parametrize("case", SAMPLE[::3], ids=lambda case: f"{case.kind}-{case.style}")
def test_an_unnamed_column_passes_over_nothing_that_a_line_would_tell(case: Case) -> None:
    for text in case.texts:
        seen = column("")
        seen.take(1, pa.array([text], pa.string()), in_body=True)
        assert bool(seen.tallies) == bool(find(text)), text


@pytest.mark.parametrize("case", [case for case in SAMPLE if case.header is None][::3])
def test_what_is_found_is_masked_whole(case: Case) -> None:
    (text,) = case.texts
    if found_in(case) and case.kind in ("nik", "npwp", "nip"):
        shown = normal(concealed(text)).text
        assert sum(map(str.isdigit, shown)) <= 20, shown


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("HP 0812\u200b3456\u200b7890.", "0812\u200b3456\u200b7890"),
        ("\u200bNIK\u00ad: 1471\u20600165\u20600390\u20600001\u200b", "1471\u20600165\u20600390\u20600001"),
        ("wa ０８１２３４５６７８９０ ya", "０８１２３４５６７８９０"),
    ],
)
def test_places_are_those_of_the_text_as_given(text: str, value: str) -> None:
    assert [text[hit.start : hit.end] for hit in find(text)] == [value]


@pytest.mark.parametrize("header", ["NIKPenerima", "noKTP", "nikPemohon"])
def test_a_header_in_one_word_names_its_column(header: str) -> None:
    seen = column(header)
    seen.take(1, pa.array(["1.471016503900001E+15"], pa.string()), in_body=True)
    assert seen.settle()["nik"].strength is Strength.STRONG


@pytest.mark.parametrize(
    "write",
    [
        lambda: "NIK 1.47102E+15",  # six digits are left of sixteen
        lambda: "HP 8.12346E+11",
        lambda: "Rp1.471.016.503.900.001,00",
        lambda: f"kode paket {NIK}",
        lambda: "BNI 1.234.567.890 juta",
        lambda: "hp 812 813 815",
    ],
)
def test_what_is_no_number_of_a_person_any_more(write: Callable[[], str]) -> None:
    assert not find(write())


@pytest.mark.parametrize("lines", [LINES, AGAIN], ids=["surat", "sekali lagi"])
def test_whole_lines_out_of_letters_are_found(lines: tuple[tuple[str, str], ...]) -> None:
    missed = [line for kind, _, line in letters(lines) if not any(told(kind, hit.kind) for hit in find(line))]
    assert not missed


def told(kind: str, seen: str) -> bool:
    return seen in LIKE.get(kind, {kind})


def test_small_batches_are_joined_only_where_they_follow_one_another() -> None:
    def cells(*values: str) -> list[pa.Array[Any]]:
        return [pa.array(values, pa.string())]

    batches = [(1, cells("a", "b")), (3, cells("c")), (9, cells("d")), (10, [*cells("e"), *cells("f")])]
    found = [(line, [each.to_pylist() for each in arrays]) for line, arrays in together(iter(batches))]
    assert found == [(1, [["a", "b", "c"]]), (9, [["d"]]), (10, [["e"], ["f"]])]
