"""Synthetic portals: N items of mixed kinds in our own source format, or the same N pages for Hugo.

``python bench/portal.py FOLDER N`` writes a portal. The same N gives the same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from words import MATTERS, SUBJECTS, paragraph, sentence

SHARES = {"dokumen": 45, "pengumuman": 26, "dataset": 12, "layanan": 12, "indikator": 3, "dikecualikan": 2}
"""Of a hundred items; organisations come on top of that, see ``organisations``."""
CATEGORIES = ("berkala", "serta-merta", "setiap-saat")
HUGO_SITE = Path(__file__).parent / "hugo_site"
FIRST_DAY = date(2019, 1, 1)
PERIOD = "2019/2024"
"""Of every table, see ``write_dataset``."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An item before it is written in one format or another; about 2.4 KB as Markdown."""

    kind: str
    slug: str
    title: str
    summary: str
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, int, float], ...]
    """(area code, count, per cent)."""
    publisher: str
    day: date
    number: int


def organisations(count: int) -> int:
    return min(30, count // 10) + 1


def kinds(chance: Random) -> Iterator[str]:
    """Kinds in an order that looks mixed and hits the shares exactly every hundred items."""
    while True:
        hundred = [kind for kind, share in SHARES.items() for _ in range(share)]
        chance.shuffle(hundred)
        yield from hundred


def drafts(count: int) -> Iterator[Draft]:
    chance = Random(14_71)
    bodies = organisations(count)
    for number in range(bodies):
        yield draft("organisasi", number, 0, chance)
    for number, kind in zip(range(bodies, count), kinds(Random(count)), strict=False):
        yield draft(kind, number, bodies, chance)


def draft(kind: str, number: int, bodies: int, chance: Random) -> Draft:
    matter = chance.choice(MATTERS)
    day = FIRST_DAY + timedelta(days=chance.randrange(2300))
    slug = f"{matter.replace(' ', '-')}-{number}"
    return Draft(
        kind,
        f"{day.isoformat()}-{slug}" if kind == "pengumuman" else slug,
        f"{chance.choice(SUBJECTS)} {matter} tahun {day.year}",
        sentence(chance),
        tuple(paragraph(chance) for _ in range(3)),
        tuple(
            (f"14.71.{area:02}", chance.randrange(10, 90_000), chance.randrange(1000) / 10)
            for area in range(1, 11)
        ),
        f"opd-{chance.randrange(bodies) if bodies else number}",
        day,
        number,
    )


# --- our own source format -----------------------------------------------------------------------


def write_portal(root: Path, count: int) -> Path:
    """A portal of exactly ``count`` items without a git history."""
    put(root / "mkdocs.yml", MKDOCS)
    put(root / "content/index.md", "# Portal uji kecepatan\n\nIsi buatan untuk mengukur waktu.\n")
    dataset = ""
    for each in drafts(count):
        if each.kind == "dataset":
            dataset = each.slug
        WRITERS[each.kind](root, each, dataset)
    return root


MKDOCS = """\
site_name: Portal Uji Kecepatan
site_url: https://uji.example.go.id/
extra:
  portal:
    nama: Portal Uji Kecepatan
    alamat_dasar: https://uji.example.go.id/
    badan_publik: opd-0
    wilayah: "14.71"
"""


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def head(each: Draft) -> str:
    return (
        f"judul: {each.title}\nringkasan: {each.summary}\n"
        f"kategori: {CATEGORIES[each.number % 3]}\npenerbit: {each.publisher}\n"
        f"tanggal: {each.day}\ntopik: [{each.slug.split('-')[0] if each.kind != 'pengumuman' else 'umum'}]\n"
        f'wilayah: "14.71"\nperiode: {PERIOD if each.kind == "dataset" else each.day.year}\n'
    )


def description(each: Draft) -> str:
    lines = "\n\n".join([*each.paragraphs, markdown_table(each)]).splitlines()
    return "deskripsi: |\n" + "".join(f"  {line}\n" if line else "\n" for line in lines)


def write_organisation(root: Path, each: Draft, dataset: str) -> None:
    parent = "" if each.number == 0 else "induk: opd-0\n"
    name = f"judul: Dinas {each.title}\nringkasan: {each.summary}\njenis: dinas\n{parent}"
    put(root / f"content/organisasi/opd-{each.number}.yml", name + description(each))


def write_document(root: Path, each: Draft, dataset: str) -> None:
    law = f"jenis: Keputusan\nnomor: {each.number}\ntahun: {each.day.year}\nsubjek: {each.title}\n"
    put(root / f"content/dokumen/{each.slug}/dokumen.yml", head(each) + law + description(each))


def write_announcement(root: Path, each: Draft, dataset: str) -> None:
    body = "\n\n".join([*each.paragraphs, markdown_table(each)])
    put(root / f"content/pengumuman/{each.slug}.md", f"---\n{head(each)}---\n\n{body}\n")


def write_dataset(root: Path, each: Draft, dataset: str) -> None:
    """A table of 60 rows as offices write it: semicolons, decimal commas, points between thousands."""
    folder = root / f"datasets/{each.slug}"
    columns = (
        "berkas:\n  - berkas: data.csv\n    kunci: [kode, tahun]\n    kolom:\n"
        "      kode: {judul: Kode wilayah, tipe: kode}\n      tahun: {tipe: tahun}\n"
        "      jumlah: {judul: Jumlah, tipe: bilangan, satuan: jiwa}\n      bagian: {tipe: persen}\n"
    )
    put(folder / "dataset.yml", head(each) + columns + description(each))
    rows = [
        f"{code};{year};{grouped(count + year)};{str(share).replace('.', ',')}"
        for year in range(2019, 2025)
        for code, count, share in each.table
    ]
    put(folder / "data.csv", "\n".join(["kode;tahun;jumlah;bagian", *rows]) + "\n")


def grouped(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def write_service(root: Path, each: Draft, dataset: str) -> None:
    steps = "".join(f"  - {text.split('.')[0]}\n" for text in each.paragraphs)
    parts = f"persyaratan:\n{steps}prosedur:\n{steps}jangka_waktu: 3 hari kerja\nbiaya: Gratis\n"
    put(root / f"content/layanan/{each.slug}.yml", head(each) + parts + description(each))


def write_indicator(root: Path, each: Draft, dataset: str) -> None:
    drawn = (
        f'dataset: {dataset}\nnilai: jumlah\nsaring: {{kode: "14.71.01"}}\nsatuan: jiwa\n' if dataset else ""
    )
    put(root / f"content/indikator/{each.slug}.yml", head(each) + drawn + description(each))


def write_exemption(root: Path, each: Draft, dataset: str) -> None:
    test = (
        "dasar_hukum: [UU 14/2008 Pasal 17]\npasal_17: [h]\n"
        f"konsekuensi_dibuka: {each.summary}\nkonsekuensi_ditutup: {each.summary}\njangka_waktu: 5 tahun\n"
    )
    whole = head(each).replace("judul: ", f"judul: Rahasia {each.number} ", 1) + test + description(each)
    put(root / f"content/dikecualikan/{each.slug}.yml", whole)


WRITERS: dict[str, Callable[[Path, Draft, str], None]] = {
    "organisasi": write_organisation,
    "dokumen": write_document,
    "pengumuman": write_announcement,
    "dataset": write_dataset,
    "layanan": write_service,
    "indikator": write_indicator,
    "dikecualikan": write_exemption,
}


# --- the same pages for Hugo ---------------------------------------------------------------------


def markdown_table(each: Draft) -> str:
    rows = [f"| {code} | {count} | {share} |" for code, count, share in each.table]
    return "\n".join(["| kode | jumlah | persen |", "|---|--:|--:|", *rows])


def as_markdown(each: Draft) -> str:
    """Front matter, a title, three paragraphs, two tables: what a static site builder is fed."""
    facts = "\n".join(
        f"| {key} | {value} |"
        for key, value in {
            "Penerbit": each.publisher,
            "Kategori": CATEGORIES[each.number % 3],
            "Tanggal": each.day,
            "Wilayah": "14.71",
            "Lisensi": "CC-BY-4.0",
        }.items()
    )
    body = "\n\n".join(
        [
            f"# {each.title}",
            each.summary,
            f"| | |\n|---|---|\n{facts}",
            *each.paragraphs,
            markdown_table(each),
        ]
    )
    return f'---\ntitle: "{each.title}"\ndate: {each.day}\norg: {each.publisher}\n---\n\n{body}\n'


def write_hugo(root: Path, count: int) -> Path:
    """A Hugo site with as many pages, in the same folders by kind."""
    for source in sorted(HUGO_SITE.rglob("*.*")):
        put(root / source.relative_to(HUGO_SITE), source.read_text(encoding="utf-8"))
    for each in drafts(count):
        put(root / f"content/{each.kind}/{each.slug}.md", as_markdown(each))
    return root


def main() -> None:
    arguments = argparse.ArgumentParser(description="Write a synthetic portal of N items.")
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("items", type=int)
    given = arguments.parse_args()
    write_portal(given.folder, given.items)


if __name__ == "__main__":
    main()
