"""Posters and monthly digests: one page, a code that leads home, text of a width, and no clock."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import segno

from generator.emitters import digest, posters
from generator.load import load
from generator.model import Catalogue, Event
from generator.output import Output
from generator.pdf import poster

Portal = Callable[..., Path]
LONG = "kata yang panjang sekali " * 60
NOTICE = f"""\
---
judul: "Air mati <b>#hari</b> $ini$"
ringkasan: "{LONG[:280].strip()}"
kategori: serta-merta
penerbit: disdik
tanggal: 2026-03-05
berlaku_sampai: 2026-03-07
tempat: Kecamatan Sail
---

| Hari | Jam |
|---|---|
| Senin | 10 |

Aliran **berhenti** sementara.

- Tampung air
- Matikan pompa

{LONG}
"""
SERVICE = "judul: Layanan uji\npenerbit: disdik\ntanggal: 2026-02-02\nkategori: berkala\nbiaya: Gratis\n" + (
    "persyaratan:\n" + "".join(f"  - Syarat {number} {LONG}\n" for number in range(1, 30))
) + ("prosedur:\n" + "".join(f"  - Langkah {number} {LONG}\n" for number in range(1, 30)))  # fmt: skip


@pytest.fixture
def catalogue(portal: Portal) -> Catalogue:
    root = portal(
        {
            "content/pengumuman/2026-03-05-air.md": NOTICE,
            "content/pengumuman/2026-03-06-usang.md": NOTICE.replace(
                "tempat:", "status: dicabut\nalasan: Keliru.\ntempat:"
            ),
            "content/layanan/uji.yml": SERVICE,
        }
    )
    made = load(root, root / "build/cache")
    return made.catalogue


@pytest.fixture
def printed(catalogue: Catalogue, tmp_path: Path) -> Output:
    out = Output(tmp_path / "docs", tmp_path / "files")
    posters.emit(catalogue, out)
    digest.emit(catalogue, out)
    out.write()
    return out


@pytest.mark.parametrize("address", ["pengumuman/2026-03-05-air/", "layanan/uji/"])
def test_a_poster_is_one_tagged_page_however_long_its_words(printed: Output, address: str) -> None:
    path = printed.files / address / "poster.pdf"
    document = pypdfium2.PdfDocument(path)
    text = " ".join(document[0].get_textpage().get_text_range().split())
    assert len(document) == 1
    assert "uji.example.go.id" in text
    assert "Selengkapnya" in text
    with pikepdf.open(path) as pdf:
        assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("id-ID", True)
        assert str(pdf.docinfo["/Title"])
        assert b"Kode QR menuju" in b"".join(
            bytes(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        )


def test_an_officers_words_are_never_markup(printed: Output) -> None:
    path = printed.files / "pengumuman/2026-03-05-air/poster.pdf"
    text = " ".join(pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range().split())
    assert "#hari $ini$" in text.replace("</b>", "").replace("<b>", "")
    assert "Aliran berhenti sementara" in text
    assert "• Tampung air" in text
    assert "Senin" not in text


def test_what_was_revoked_has_no_poster(printed: Output) -> None:
    assert [each for each in printed.addresses() if each.endswith("poster.pdf")] == [
        "layanan/uji/poster.pdf",
        "pengumuman/2026-03-05-air/poster.pdf",
    ]


def test_the_code_is_that_of_the_address() -> None:
    url = "https://uji.example.go.id/pengumuman/2026-03-05-air/"
    drawn = io.BytesIO()
    segno.make_qr(url, error="m").save(drawn, kind="svg", border=4, dark="#1b2420", light="#ffffff")
    assert poster.qr(url) == drawn.getvalue().decode()
    assert poster.qr(url) != poster.qr(url + "x")


def test_an_unchanged_poster_is_not_made_anew(catalogue: Catalogue) -> None:
    item = catalogue.of_kind("layanan")[0]
    later = replace(catalogue, updated=datetime(2030, 1, 1, tzinfo=UTC))
    assert posters.poster(catalogue, item).key() == posters.poster(later, item).key()
    moved = replace(item, modified=datetime(2030, 1, 1, tzinfo=UTC))
    assert posters.poster(catalogue, item).key() != posters.poster(catalogue, moved).key()


def event(number: int, day: datetime, type_: str = "baru") -> Event:
    return Event(f"tag:x:{number}", type_, "layanan", "uji", f"Judul {number}", day, "Kolom ditambah.")


def test_months_begin_and_end_where_the_calendar_says(catalogue: Catalogue) -> None:
    days = [datetime(2027, 12, 31, 23, 59, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC),
            datetime(2028, 2, 29, 12, tzinfo=UTC), datetime(2028, 3, 1, tzinfo=UTC)]  # fmt: skip
    told = replace(catalogue, events=tuple(event(number, day) for number, day in enumerate(days)))
    assert [each.key for each in digest.months(told)] == ["2028-03", "2028-02", "2028-01", "2027-12"]
    assert digest.months(replace(catalogue, events=())) == []


def test_a_digest_counts_all_and_shows_a_hundred(catalogue: Catalogue) -> None:
    day = datetime(2026, 3, 1, tzinfo=UTC)
    events = [event(number, day) for number in range(150)] + [event(999, day, "ralat")]
    month = digest.months(replace(catalogue, events=tuple(events)))[0]
    assert month.summary == "150 baru, 1 ralat"
    assert [(group.label, len(group.told), group.left) for group in month.groups] == [
        ("Baru", 100, 50), ("Ralat", 1, 0)
    ]  # fmt: skip
    text = digest.as_text(catalogue, month)
    assert "Dan 50 lainnya." in text
    assert [line for line in text.splitlines() if len(line) > 72 and "https://" not in line] == []
    assert "https://uji.example.go.id/layanan/uji/" in text


def test_without_events_there_is_a_list_that_says_so(catalogue: Catalogue, tmp_path: Path) -> None:
    out = Output(tmp_path / "docs", tmp_path / "files")
    digest.emit(replace(catalogue, events=()), out)
    out.write()
    assert out.addresses() == []
    assert "Data belum tersedia" in (out.docs / "ringkasan/index.md").read_text()


def test_a_digest_is_page_pdf_and_text(catalogue: Catalogue, tmp_path: Path) -> None:
    out = Output(tmp_path / "docs", tmp_path / "files")
    digest.emit(replace(catalogue, events=(event(1, datetime(2028, 2, 29, tzinfo=UTC)),)), out)
    out.write()
    stem = out.files / "ringkasan/2028-02/ringkasan-2028-02"
    with pikepdf.open(stem.with_suffix(".pdf")) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Ringkasan Februari 2028"
        assert str(pdf.Root.Lang) == "id-ID"
    text = pypdfium2.PdfDocument(stem.with_suffix(".pdf"))[0].get_textpage().get_text_range()
    assert "Kolom ditambah." in text
    assert stem.with_suffix(".txt").read_text().startswith("Portal Uji\nRingkasan Februari 2028\n====")
    assert "Layanan uji" in (out.docs / "ringkasan/2028-02/index.md").read_text()
