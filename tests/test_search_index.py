"""The files of the index: same bytes each time, only a changed part made anew, nothing hostile in them."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.search import segments
from generator.search.index import blocks, vocabulary, word_blocks, write_index
from generator.search.records import Body, Entry, Sheet, prose
from generator.search.segments import Segment, groups, make, packed_postings, read_or_make
from generator.search.synonyms import synonyms

NONE = synonyms([])
Make = Callable[..., Entry]


def entry(number: int, title: str = "", pages: tuple[str, ...] = (), group: str = "dokumen-2024") -> Entry:
    title = title or f"Laporan {number}"
    sheets = [
        Sheet("", "", "isi sendiri"),
        *(Sheet(f"a.pdf#page={n}", str(n), t) for n, t in enumerate(pages, 1)),
    ]
    return Entry(
        address=f"dokumen/d-{number}/",
        title=title,
        summary="Ringkasan laporan.",
        group=group,
        prior=1.0,
        digest=hashlib.sha256(repr((number, title, pages)).encode()).hexdigest(),
        date="2024-05-06",
        kind="Dokumen",
        facets={"Jenis": ["Dokumen"], "Tahun": ["2024"]},
        read=lambda: iter(sheets),
    )


def unpacked(packed: bytes) -> list[tuple[int, int, list[int]]]:
    """Postings as the browser reads them: (entry, weight, pages)."""
    found: list[tuple[int, int, list[int]]] = []
    place, last = 0, -1

    def number() -> int:
        nonlocal place
        value = shift = 0
        while True:
            byte = packed[place]
            place += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while place < len(packed):
        last += number() + 1
        byte = packed[place]
        place += 1
        pages, before = [], 0
        for _ in range(number() if byte & 16 else 0):
            before += number()
            pages.append(before)
        found.append((last, byte & 15, pages))
    return found


@pytest.mark.parametrize(
    "postings", [[], [(0, 1, [])], [(3, 15, [1, 2, 300]), (200, 7, []), (70_000, 1, [70_000])]]
)
def test_postings_are_read_as_they_were_written(postings: list[tuple[int, int, list[int]]]) -> None:
    assert unpacked(packed_postings(postings)) == postings


def test_a_title_weighs_more_than_a_page_and_a_page_is_remembered() -> None:
    segment = make("k", [entry(1, "Retribusi pasar"), entry(2, pages=("Kata", "Retribusi dipungut."))], NONE)
    (first, title, none), (second, page, pages) = unpacked(segment.postings["retribusi"][1])
    assert (first, none, second, pages) == (0, [], 1, [2])
    assert title > page
    assert segment.postings["retribusi"][0] == 2
    assert "retribusi=retribusi" in segment.postings


def test_a_word_is_remembered_on_the_pages_where_it_stands_most() -> None:
    texts = tuple("anggaran " * (number % 20) + "kata" for number in range(1, 41))
    postings = make("k", [entry(1, pages=texts)], NONE).postings
    assert unpacked(postings["nganggar"][1])[0][2] == [16, 17, 18, 19, 36, 37, 38, 39]


def test_names_are_found_written_apart_or_together() -> None:
    assert "limapuluh" in make("k", [entry(1, "Kecamatan Lima Puluh")], NONE).postings


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def written(members: list[Entry], target: Path, cache: Path) -> dict[str, bytes]:
    target.mkdir()
    write_index([read_or_make(name, some, NONE, cache) for name, some in groups(members).items()], target)
    return files(target)


def test_same_entries_same_bytes_from_the_cache_or_not(tmp_path: Path) -> None:
    members = [entry(number, pages=(f"halaman {number}",)) for number in range(40)]
    first = written(members, tmp_path / "a", tmp_path / "cache")
    assert first == written(members, tmp_path / "b", tmp_path / "cache")
    assert first == written(members[::-1], tmp_path / "c", tmp_path / "other")
    assert "awal.idx" in first


def test_a_new_entry_is_indexed_with_its_group_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    real = segments.make

    def counted(key: str, members: list[Entry], known: Any) -> Segment:
        made.append(members[0].group)
        return real(key, members, known)

    monkeypatch.setattr(segments, "make", counted)
    old = [entry(number, group=f"dokumen-{2000 + number % 5}") for number in range(50)]
    written(old, tmp_path / "a", tmp_path / "cache")
    assert len(made) == 5
    made.clear()
    written([*old, entry(99, group="dokumen-2003")], tmp_path / "b", tmp_path / "cache")
    assert made == ["dokumen-2003"]


def test_large_groups_are_divided_and_a_new_entry_moves_no_other() -> None:
    members = [entry(number) for number in range(1000)]
    before, after = groups(members), groups([*members, entry(5000)])
    assert len(before) == 4
    assert sum(before[name] != after[name] for name in before) == 1


def test_a_new_word_renames_few_blocks() -> None:
    terms = [(f"kata{number:05}", b"%d" % number * 25) for number in range(3000)]
    before = {block for _, block in blocks(terms)}
    after = {block for _, block in blocks(sorted([*terms, ("kata01500a", b"y" * 100)]))}
    assert len(before) > 20
    assert len(after - before) <= 3


def test_the_root_names_every_file(tmp_path: Path) -> None:
    found = written([entry(number) for number in range(40)], tmp_path / "a", tmp_path / "cache")
    root = json.loads(gzip.decompress(found.pop("awal.idx")))
    named = {f"k-{name}.idx" for _, name in root["k"]} | {f"v-{name}.idx" for _, name in root["v"]}
    named |= {f"t-{name}.idx" for _, _, *shown in root["s"] for name in shown} | {f"s-{root['f']}.idx"}
    assert named == set(found)
    assert root["n"] == 40
    facets = json.loads(gzip.decompress(found[f"s-{root['f']}.idx"]))
    assert facets["saringan"]["Jenis"] == [["Dokumen"], [[0]] * 40]


def test_the_vocabulary_has_words_and_no_numbers() -> None:
    known = vocabulary([make("k", [entry(1, "Laporan 2024 a1b")], NONE)])
    assert {"laporan", "ringkasan", "sendiri"} <= set(known)
    assert all(word.isalpha() for word in known)
    assert [word for block in word_blocks(known) for word, _ in block] == sorted(known)


def test_only_what_is_marked_on_a_page_is_read() -> None:
    page = Body()
    page.feed(
        '<html><head><meta name="description" content="Ringkas"><title>x</title></head><body><p>menu</p>'
        "<article data-pagefind-body><h1>Judul <b>besar</b></h1><p>Satu <i>dua</i>.</p>"
        "<p data-pagefind-ignore>bukan <br> ini</p><script>alert(1)</script><ul>"
        "<li>tiga</li></ul></article><p>kaki</p></body></html>"
    )
    assert (page.title, page.description) == ("Judul besar", "Ringkas")
    assert [line for line in page.lines if line] == ["Satu dua .", "tiga"]


def test_markdown_is_read_as_words() -> None:
    assert prose("# Judul\n\n- satu [dua](https://x.id/y) <b>tiga</b>\n") == ["Judul", "satu dua tiga"]
