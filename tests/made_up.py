"""A made-up catalogue, without files or git, for the tests of feeds and catalogues."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from generator.kinds import KINDS
from generator.kinds.dataset import TableSpec
from generator.model import Catalogue, Event, File, Item, Table, Withdrawn
from generator.settings import Settings

START = datetime(2025, 1, 1, 1, 2, 3, tzinfo=UTC)
PORTAL = {
    "nama": "PPID Kota Contoh",
    "alamat_dasar": "https://ppid.example.go.id/portal/",
    "deskripsi": "Informasi publik Kota Contoh.",
    "badan_publik": "diskominfo",
    "nama_badan_publik": "Pemerintah Kota Contoh",
    "wilayah": "14.71",
    "kontak": {"nama": "PPID Kota Contoh", "surel": "ppid@example.go.id", "telepon": "+62 761 000"},
    "repositori": "https://git.example.go.id/portal",
    "hub_websub": "https://hub.example.go.id/",
}


def file(source: str, size: int = 1234, media_type: str = "text/csv", title: str = "") -> File:
    name = source.rsplit("/", 1)[-1]
    return File(name, Path("/nowhere") / source, source, size, "ab" * 32, media_type, title)


def table(name: str) -> Table:
    original = file(f"datasets/{name}/{name}.csv")
    spec = TableSpec(file=original.name)
    return Table(name, f"Tabel {name}", original, spec, (), 3, Path("/nowhere/t.parquet"), "cd" * 32)


def item(kind: str, slug: str, day: int = 0, **keys: Any) -> Item:
    """``keys``: what an officer would write; ``files``, ``tables`` and ``body`` beside it."""
    beside = {name: keys.pop(name) for name in ("files", "tables", "body") if name in keys}
    required = {
        "dataset": {"ringkasan": "Ringkasan.", "kategori": "berkala", "penerbit": "diskominfo"},
        "dokumen": {"ringkasan": "Ringkasan.", "kategori": "setiap-saat", "penerbit": "diskominfo"},
        "pengumuman": {"kategori": "serta-merta", "penerbit": "diskominfo"},
        "layanan": {"penerbit": "diskominfo"},
        "dikecualikan": {
            "penerbit": "diskominfo",
            "dasar_hukum": ["UU 14/2008"],
            "konsekuensi_dibuka": "Akibat.",
            "konsekuensi_ditutup": "Manfaat.",
            "jangka_waktu": "5 tahun",
        },
        "indikator": {"penerbit": "diskominfo", "satuan": "jiwa"},
        "organisasi": {},
    }[kind]
    meta = KINDS[kind].model_validate({"judul": f"Judul {slug}", **required, **keys})
    when = START + timedelta(days=day)
    return Item(kind, slug, meta, f"content/{kind}/{slug}.yml", when, when, **beside)


def event(of: Item, kind_of: str = "baru", note: str = "", **changes: Any) -> Event:
    values = {
        "id": f"tag:ppid.example.go.id,2025:{of.key}/{kind_of}",
        "type": kind_of,
        "kind": of.kind,
        "slug": of.slug,
        "title": of.title,
        "date": of.issued,
        "note": note,
        "commit": None,
    }
    return Event(**(values | changes))


def catalogue(
    *items: Item,
    events: tuple[Event, ...] | None = None,
    withdrawn: tuple[Withdrawn, ...] = (),
    **settings: Any,
) -> Catalogue:
    """Every item has one event, ``baru`` on the day it was issued, unless ``events`` says else."""
    office = item("organisasi", "diskominfo", judul="Dinas Kominfo", singkatan="Diskominfo")
    every = tuple(sorted((office, *items), key=lambda each: (list(KINDS).index(each.kind), each.slug)))
    made = tuple(event(each) for each in every) if events is None else events
    return Catalogue(
        Settings.model_validate(PORTAL | settings),
        Path("/nowhere"),
        Path("/nowhere/cache"),
        every,
        updated=max(each.modified for each in every),
        events=tuple(sorted(made, key=lambda each: each.date, reverse=True)),
        withdrawn=withdrawn,
    )


def small() -> Catalogue:
    """One item of most kinds with hostile words, files, a sample, a change and a withdrawal."""
    population = item(
        "dataset",
        "penduduk",
        1,
        judul="Jumlah penduduk <b>& rumah</b>",
        deskripsi="Lihat [tabel](asli/penduduk.csv) & [situs](https://example.go.id/).\n\n<script>x</script>",
        topik=["kependudukan"],
        wilayah="14.71.01",
        periode="2021/2025",
        frekuensi="tahunan",
        files=(file("datasets/penduduk/penduduk.csv", title="Penduduk"),),
        tables=(table("penduduk"),),
    )
    rule = item(
        "dokumen",
        "perda-1",
        2,
        judul="Perda 1",
        jenis="Peraturan Daerah",
        nomor="1",
        tahun="2024",
        contoh="true",
        tipe_dokumen="peraturan perundang-undangan",
        files=(file("content/dokumen/perda-1/perda 1.pdf", 99, "application/pdf"),),
    )
    notice = item(
        "pengumuman", "2025-01-04-banjir", 3, judul="Banjir", body="Air *naik*.", berlaku_sampai="2025-02-01"
    )
    changed = event(
        population, "diperbarui", "12 baris baru.", date=START + timedelta(days=9), commit="c" * 40
    )
    gone = Withdrawn("dataset", "lama", "Data lama", START + timedelta(days=10), "Salah hitung.")
    withdrawal = Event(
        "tag:x,2025:gone", "ditarik", "dataset", "lama", "Data lama", gone.date, "Ditarik.", "d" * 40
    )
    base = (population, rule, notice)
    return catalogue(*base, events=(changed, withdrawal, *(event(each) for each in base)), withdrawn=(gone,))
