"""The YAML reader: strings only, places, and every hostile form refused with a finding."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.readers.yaml import DEPTH_LIMIT, SIZE_LIMIT, read, read_front_matter


def codes(raw: bytes) -> list[str]:
    return [finding.code for finding in read(raw, "x.yml")[1]]


@pytest.mark.parametrize(
    "word", ["012", "no", "14.71", "12:30", "1_000", "2025-07-01", "true", "0x1F", "1e3"]
)
def test_plain_scalars_stay_what_the_officer_wrote(word: str) -> None:
    source, findings = read(f"a: {word}\n".encode(), "x.yml")
    assert source is not None
    assert (source.data, findings) == ({"a": word}, [])


@pytest.mark.parametrize("nothing", ["", " ~", " null"])
def test_nothing_is_none_but_an_empty_string_is_text(nothing: str) -> None:
    source, _ = read(f'a:{nothing}\nb: ""\n'.encode(), "x.yml")
    assert source is not None
    assert source.data == {"a": None, "b": ""}


def test_places_of_keys_and_values() -> None:
    source, _ = read(b"judul: A\nberkas:\n  - berkas: a.csv\n    kolom: {x: {tipe: kode}}\n", "x.yml")
    assert source is not None
    assert str(source.place("judul")) == "x.yml:1:8"
    assert str(source.place("judul", key=True)) == "x.yml:1:1"
    assert str(source.place("berkas", 0, "kolom", "x", "tipe")) == "x.yml:4:23"


def test_a_single_value_may_stand_for_a_list_of_one() -> None:
    source, _ = read(b"topik: air\n", "x.yml")
    assert source is not None
    assert str(source.place("topik", 0)) == "x.yml:1:8"


def test_a_missing_key_is_placed_at_its_parent() -> None:
    source, _ = read(b"a:\n  b: 1\n", "x.yml")
    assert source is not None
    assert str(source.place("a", "c")) == "x.yml:2:3"
    assert str(source.place("zzz")) == "x.yml:1"


def test_a_duplicate_key_is_found_where_the_second_stands() -> None:
    (finding,) = read(b"judul: A\nx: 1\njudul: B\n", "x.yml")[1]
    assert str(finding).startswith('x.yml:3:1: kunci "judul" ditulis dua kali.')


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"a: b: c", "yaml-rusak"),
        (b'a: "x', "yaml-rusak"),
        (b"a: [1,", "yaml-rusak"),
        (b"\ta: b", "yaml-rusak"),
        (b"a: \x07", "yaml-rusak"),
        (b"? [a]\n: b", "yaml-rusak"),
        (b"a: 1\n---\nb: 2", "yaml-rusak"),
        (b"x: &a 1\ny: *a", "yaml-jangkar"),
        (b"x: !!python/object/apply:os.system [ls]", "yaml-tanda"),
        (b"x: !!binary aGk=", "yaml-tanda"),
        (b"- a", "yaml-kosong"),
        (b"", "yaml-kosong"),
        (b"just words", "yaml-kosong"),
        (b"a: \xe9", "bukan-utf8"),
        ("a: b".encode("utf-16"), "bukan-utf8"),
        (b"a: " + b"[" * (DEPTH_LIMIT + 5) + b"]" * (DEPTH_LIMIT + 5), "yaml-terlalu-dalam"),
        (b"[" * 100_000, "yaml-rusak"),
        (b"a: " + b"x" * SIZE_LIMIT, "yaml-terlalu-besar"),
    ],
)
def test_what_is_refused(raw: bytes, code: str) -> None:
    assert codes(raw) == [code]


def test_a_billion_laughs_does_not_grow() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert codes("\n".join(lines).encode()) == ["yaml-jangkar"]


def test_not_utf8_names_the_line() -> None:
    (finding,) = read(b"a: 1\nb: \xe9\n", "x.yml")[1]
    assert finding.place.line == 2


def test_a_bom_and_windows_lines_are_fine() -> None:
    source, findings = read(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "x.yml")
    assert source is not None
    assert (source.data, findings) == ({"a": "1", "b": "2"}, [])


def test_front_matter_keeps_the_lines_of_the_file() -> None:
    source, _ = read_front_matter(b"---\njudul: A\nkategori: x\n---\n\nIsi.\n", "x.md")
    assert source is not None
    assert source.body == "\nIsi.\n"
    assert str(source.place("kategori")) == "x.md:3:11"


@pytest.mark.parametrize("raw", [b"Isi saja\n", b"---\njudul: A\n", b""])
def test_front_matter_must_be_there_and_closed(raw: bytes) -> None:
    source, findings = read_front_matter(raw, "x.md")
    assert source is None
    assert [finding.code for finding in findings] == ["tanpa-keterangan"]


def test_front_matter_may_be_all_there_is() -> None:
    source, findings = read_front_matter(b"---\njudul: A\n---", "x.md")
    assert source is not None
    assert (source.data, source.body, findings) == ({"judul": "A"}, "", [])


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(raw: bytes) -> None:
    source, findings = read(raw, "x.yml")
    assert source is not None or findings


@given(st.dictionaries(st.text(min_size=1), st.text(), min_size=1))
def test_what_a_yaml_writer_wrote_is_read_again(data: dict[str, str]) -> None:
    clean = {json.dumps(key): json.dumps(value) for key, value in data.items()}
    raw = "\n".join(f"{key}: {value}" for key, value in clean.items())
    source, findings = read(raw.encode("utf-8", "surrogatepass"), "x.yml")
    if source:
        assert not findings
        assert source.data == {json.loads(key): json.loads(value) for key, value in clean.items()}
