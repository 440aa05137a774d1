"""Which feeds there are, and what each of them tells."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
from made_up import START, catalogue, event, item, small
from test_feeds import CHECKS

from generator.emitters import feeds
from generator.emitters.feeds import PAGE
from generator.feeds import FEEDS
from generator.feeds.entries import CONTENT_LIMIT, FILE_LIMIT, Entries, absolute_links
from generator.feeds.scopes import EVENT_LABELS, scopes
from generator.kinds import KINDS
from generator.kinds.resource import Category
from generator.model import Catalogue, Event, File
from generator.output import Output

BASE = "https://ppid.example.go.id/portal/"


def published(made: Catalogue, folder: Path) -> Path:
    out = Output(folder / "docs", folder / "files")
    feeds.emit(made, out)
    out.write()
    return folder / "files"


def titles(folder: Path) -> list[str]:
    """Of the entries in the JSON Feed of a folder."""
    return [each["title"] for each in json.loads((folder / "feed.json").read_bytes())["items"]]


def many(count: int) -> Catalogue:
    """One dataset with so many changes, a minute apart."""
    dataset = item("dataset", "sibuk")
    changes = [
        event(
            dataset, "diperbarui", f"Perubahan {n}.", id=f"tag:x,2025:{n}", date=START + timedelta(minutes=n)
        )
        for n in range(count)
    ]
    return catalogue(dataset, events=tuple(changes))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(small(), tmp_path_factory.mktemp("feeds"))


@pytest.mark.parametrize("name", FEEDS)
def test_every_feed_is_read_without_complaint(site: Path, name: str) -> None:
    documents = sorted(site.rglob(name))
    assert len(documents) > 25
    for document in documents:
        CHECKS[name](document.read_bytes())
        if name != "feed.json":
            feed = feedparser.parse(document.read_bytes())
            assert feed.bozo == 0, document
            dates = [each.published_parsed for each in feed.entries]
            assert dates == sorted(dates, reverse=True)


PLACES = [
    "",
    "perubahan/",
    *(f"{kind}/" for kind in KINDS),
    *(f"kategori/{each}/" for each in Category),
    *(f"perubahan/{each}/" for each in EVENT_LABELS),
    "topik/kependudukan/",
    "wilayah/14.71/",
    "wilayah/14.71.01/",
    "organisasi/diskominfo/",
    "dataset/penduduk/",
    "dokumen/perda-1/",
    "pengumuman/2025-01-04-banjir/",
    "dataset/lama/",
]


@pytest.mark.parametrize("name", FEEDS)
@pytest.mark.parametrize("place", PLACES)
def test_every_place_has_every_format(site: Path, place: str, name: str) -> None:
    assert (site / place / name).is_file()


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (
            "dataset/penduduk/",
            ["Diperbarui: Jumlah penduduk <b>& rumah</b>", "Baru: Jumlah penduduk <b>& rumah</b>"],
        ),
        ("dokumen/", ["[Contoh] Baru: Perda 1"]),
        ("kategori/serta-merta/", ["Baru: Banjir"]),
        ("perubahan/ditarik/", ["Ditarik: Data lama"]),
        ("dataset/lama/", ["Ditarik: Data lama"]),
        ("perubahan/ralat/", []),
        ("dikecualikan/", []),
        (
            "wilayah/14.71/",
            ["Diperbarui: Jumlah penduduk <b>& rumah</b>", "Baru: Jumlah penduduk <b>& rumah</b>"],
        ),
    ],
)
def test_a_feed_tells_of_what_belongs_to_it(site: Path, place: str, expected: list[str]) -> None:
    assert titles(site / place) == expected


def test_an_organisation_tells_of_all_it_publishes(site: Path) -> None:
    assert len(titles(site / "organisasi/diskominfo")) == 4
    assert len(titles(site)) == 5


@pytest.mark.parametrize("name", FEEDS)
def test_the_log_has_the_feed_of_the_root(site: Path, name: str) -> None:
    assert (site / "perubahan" / name).read_bytes() == (site / name).read_bytes()


@pytest.mark.parametrize("name", FEEDS)
def test_small_portal_to_the_byte(site: Path, name: str, tmp_path: Path) -> None:
    """Same input, same bytes: as committed under tests/golden/feeds/ and in a second run."""
    golden = Path(__file__).parent / "golden" / "feeds" / name
    assert (site / name).read_bytes() == golden.read_bytes()
    again = published(small(), tmp_path)
    assert {p.relative_to(site): p.read_bytes() for p in site.rglob(name)} == {
        p.relative_to(again): p.read_bytes() for p in again.rglob(name)
    }


def first(made: Catalogue, **which: Any) -> Any:
    entries = Entries(made)
    chosen = [
        each for each in made.events if all(getattr(each, key) == value for key, value in which.items())
    ]
    return entries.full(chosen[0])


def test_an_entry_is_kept_for_those_who_are_expected_and_no_longer() -> None:
    made = small()
    entries, event = Entries(made), made.events[0]
    for _ in range(2):
        entries.expect([event], brief=False)
    one, two, three = (entries.full(event) for _ in range(3))
    assert one is two
    assert three is not one
    assert three == one


def test_feeds_have_a_style_for_browsers(site: Path) -> None:
    assert "display: block" in (site / "umpan/umpan.css").read_text("utf-8")


def test_an_entry_can_be_read_without_opening_the_site() -> None:
    entry = first(small(), type="diperbarui")
    assert "12 baris baru." in entry.content
    assert entry.summary == "12 baris baru."
    assert f'<a href="{BASE}dataset/penduduk/asli/penduduk.csv">tabel</a>' in entry.content
    assert "&lt;script&gt;" in entry.content
    assert "<script" not in entry.content
    assert "<dt>Penerbit</dt><dd>Dinas Kominfo</dd>" in entry.content
    assert "https://git.example.go.id/portal/commit/" + "c" * 40 in entry.content
    assert entry.author == "Dinas Kominfo"
    assert [label for _, label in entry.categories] == [
        "Dataset",
        "Diperbarui",
        "Informasi berkala",
        "kependudukan",
        "Dinas Kominfo",
    ]


def test_files_are_enclosures_with_length_and_type() -> None:
    (file,) = first(small(), slug="perda-1").enclosures
    assert (file.url, file.media_type, file.length) == (
        f"{BASE}dokumen/perda-1/perda%201.pdf",
        "application/pdf",
        99,
    )


def test_a_sample_says_so_in_title_and_text() -> None:
    entry = first(small(), slug="perda-1")
    assert entry.title.startswith("[Contoh] ")
    assert "bukan data resmi" in entry.content


def test_a_withdrawal_tells_why() -> None:
    assert "Salah hitung." in first(small(), type="ditarik").content


def test_every_item_has_an_event_without_git() -> None:
    """What the loader promises: without a repository every item is ``baru`` on the day it was issued."""
    made = small()
    told = {(each.kind, each.slug) for each in made.events if each.type == "baru"}
    assert told >= {(each.kind, each.slug) for each in made.items if each.kind != "organisasi"}


@pytest.mark.parametrize(
    ("count", "archives"), [(0, 0), (1, 0), (PAGE, 0), (PAGE + 1, 1), (2 * PAGE, 2), (2 * PAGE + 1, 2)]
)
@pytest.mark.parametrize("name", FEEDS)
def test_walking_the_archive_finds_every_event_once_newest_first(
    count: int, archives: int, name: str, tmp_path: Path
) -> None:
    site = published(many(count), tmp_path)
    folder, found, seen = site / "dataset/sibuk", [], 0
    while folder:
        document = (folder / name).read_bytes()
        CHECKS[name](document)
        found += [each for each in re.findall(rb"tag:x,2025:(\d+)", document) if each not in found]
        following = re.search(rb'(?:"prev-archive" href=|"next_url": )"([^"]+)"', document)
        seen += 1
        folder = site / following[1].decode().removeprefix(BASE).removesuffix(name) if following else None
    assert [int(each) for each in found] == list(range(count - 1, -1, -1))
    assert seen == archives + 1
    assert len(list((site / "dataset/sibuk").rglob(name))) == seen


@pytest.mark.parametrize("name", FEEDS)
def test_an_archive_never_changes(name: str, tmp_path: Path) -> None:
    """Not by later events, nor by an edit of the item (RFC 5005 §4)."""
    before, after = many(2 * PAGE), many(3 * PAGE + 7)
    items = tuple(
        replace(each, meta=each.meta.model_copy(update={"description": "Lain."})) for each in after.items
    )
    sites = published(before, tmp_path / "1"), published(replace(after, items=items), tmp_path / "2")
    first_pages = [site / "dataset/sibuk/arsip/1" / name for site in sites]
    assert first_pages[0].read_bytes() == first_pages[1].read_bytes()


def test_one_id_is_told_once() -> None:
    twin = event(item("dataset", "a"))
    (scope,) = [
        each for each in scopes(catalogue(item("dataset", "a"), events=(twin, twin))) if not each.address
    ]
    assert scope.events == (twin,)


def test_a_withdrawal_is_told_where_the_item_was_told(tmp_path: Path) -> None:
    made = small()
    (gone,) = made.withdrawn
    publisher = next(item.publisher for item in made.items if made.publisher(item))
    gone = replace(gone, publisher=publisher, category="berkala", themes=("kependudukan",), area="14.71.01")
    folder = published(replace(made, withdrawn=(gone,)), tmp_path)
    for place in (f"organisasi/{publisher}", "kategori/berkala", "topik/kependudukan", "wilayah/14.71"):
        assert "Ditarik: Data lama" in titles(folder / place), place
    entry = first(replace(made, withdrawn=(gone,)), type="ditarik")
    assert {term for term, _ in entry.categories} >= {"berkala", "kependudukan", publisher}


def test_a_publisher_with_a_kind_category_or_type_is_one_address(site: Path) -> None:
    made = small()
    office = next(each.slug for each in made.of_kind("organisasi"))
    cases: tuple[tuple[str, Callable[[Event], Any]], ...] = (
        ("dataset", lambda each: each.kind == "dataset"),
        ("berkala", lambda each: (it := made.get(each.kind, each.slug)) and it.meta.category == "berkala"),
        ("diperbarui", lambda each: each.type == "diperbarui"),
    )
    for half, fits in cases:
        read = feedparser.parse((site / f"umpan/gabungan/{office}/{half}/atom.xml").read_bytes())
        assert not read.bozo
        own = [
            each
            for each in made.events
            if each.kind != "organisasi" and made.get(each.kind, each.slug) and fits(each)
        ]
        assert {entry.id for entry in read.entries} == {each.id for each in own}
        assert "umpan/?pilih=organisasi/" in read.feed.id
    assert not (site / f"umpan/gabungan/{office}/dataset/rss.xml").exists()
    assert not (site / f"umpan/gabungan/{office}/terlambat").exists()


def test_an_event_of_something_unknown_is_still_told(tmp_path: Path) -> None:
    lost = Event("tag:x,2025:1", "ditarik", "dataset", "tak-ada", "Hilang", START, "Ditarik.")
    site = published(catalogue(events=(lost,)), tmp_path)
    assert titles(site / "dataset/tak-ada") == ["Ditarik: Hilang"]


def test_areas_above_the_portal_have_no_feed() -> None:
    made = catalogue(item("dataset", "a", wilayah="14.71.01.1001"), item("dataset", "b", wilayah="14"))
    found = {each.address: [e.slug for e in each.events] for each in scopes(made) if each.group == "Wilayah"}
    assert found == {
        "wilayah/14/": ["b"],
        "wilayah/14.71/": ["a"],
        "wilayah/14.71.01/": ["a"],
        "wilayah/14.71.01.1001/": ["a"],
    }


def test_an_area_tells_of_no_offices() -> None:
    office = item("organisasi", "sukajadi", wilayah="14.71.01")
    (scope,) = [each for each in scopes(catalogue(office)) if each.address == "wilayah/14.71.01/"]
    assert scope.events == ()


def test_an_area_bears_the_name_of_its_kecamatan() -> None:
    office = item("organisasi", "sukajadi", judul="Kecamatan Sukajadi", jenis="kecamatan", wilayah="14.71.01")
    clinic = item("organisasi", "puskesmas", judul="Puskesmas", jenis="upt", wilayah="14.71.01")
    named = {each.address: each.title for each in scopes(catalogue(office, clinic))}
    assert named["wilayah/14.71.01/"] == "Wilayah Kecamatan Sukajadi (14.71.01)"
    assert named["wilayah/14.71/"] == "Wilayah 14.71"


@pytest.mark.parametrize("name", FEEDS)
def test_no_feed_is_larger_than_a_megabyte(name: str, tmp_path: Path) -> None:
    """Fifty items, each with as many words and files as can be."""
    files = tuple(File(f"{n}.csv", Path("/x"), f"x/{n}.csv", 1, "0" * 64, "text/csv") for n in range(99))
    words = {"judul": "&" * 300, "ringkasan": "<" * 1000, "deskripsi": "<" * CONTENT_LIMIT + "\n\n* x"}
    big = [item("dataset", f"besar-{n}", files=files, **words) for n in range(PAGE)]
    site = published(catalogue(*big, events=tuple(event(each, note="&" * 5000) for each in big)), tmp_path)
    assert (site / name).stat().st_size < 1_000_000
    feed = json.loads((site / "feed.json").read_bytes())
    assert len(feed["items"][0]["attachments"]) == FILE_LIMIT


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="a.csv">', f'<a href="{BASE}dataset/x/a.csv">'),
        ('<a href="../y/">', f'<a href="{BASE}dataset/y/">'),
        ('<img src="/p.png">', '<img src="https://ppid.example.go.id/p.png">'),
        ('<a href="#atas">', f'<a href="{BASE}dataset/x/#atas">'),
        ('<a href="https://a.id/?b=1&amp;c=2">', '<a href="https://a.id/?b=1&amp;c=2">'),
        ('<a href="http://[">', f'<a href="{BASE}dataset/x/">'),
        ("href=&quot;x&quot;", "href=&quot;x&quot;"),
    ],
)
def test_links_are_made_absolute(html: str, expected: str) -> None:
    assert absolute_links(html, f"{BASE}dataset/x/") == expected


def test_a_second_build_writes_no_feed_again(tmp_path: Path) -> None:
    published(small(), tmp_path)
    out = Output(tmp_path / "docs", tmp_path / "files")
    feeds.emit(small(), out)
    done = out.write()
    assert done.written == 0
    assert done.unchanged > 75
