"""Drafts filled from the registers: minutes (berita acara) and the decree that settles a register.

They are drafts: numbers, dates and names are left for the office to write, and nothing is decided by
a program. As DOCX, which an office can go on with.
"""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

from generator.emitters.listing import Chip
from generator.emitters.register import Register
from generator.model import Catalogue
from generator.output import Output
from generator.pdf.word import Paper, Part, write
from generator.program import program_digest
from generator.render import date_id

GAP = "……………………………"
MINUTES = {
    "dip": "Berita acara pemutakhiran Daftar Informasi Publik",
    "dik": "Berita acara uji konsekuensi informasi yang dikecualikan",
}
DECREE = {
    "dip": "Keputusan tentang penetapan Daftar Informasi Publik",
    "dik": "Keputusan tentang penetapan klasifikasi informasi yang dikecualikan",
}
PRINTED = {
    "dip": ("nomor", "judul", "pejabat_penguasa", "kategori", "retensi"),
    "dik": (
        "nomor",
        "informasi",
        "dasar_hukum",
        "konsekuensi_dibuka",
        "konsekuensi_ditutup",
        "jangka_waktu",
    ),
}
"""What the annex shows: a page is narrow, and the register itself has every column."""


def emit(catalogue: Catalogue, register: Register, out: Output) -> None:
    for stem, make in (("berita-acara", minutes), ("keputusan", decree)):
        paper = make(catalogue, register)
        key = hashlib.sha256(f"{program_digest()}{paper!r}".encode()).hexdigest()
        out.made(address(register, stem), partial(save, paper), paper.title, key)


def save(paper: Paper, path: Path) -> None:
    write(paper, path)


def address(register: Register, stem: str) -> str:
    return f"{register.address}{stem}-{register.name}.docx"


def links(register: Register) -> list[Chip]:
    return [
        ("Konsep berita acara", address(register, "berita-acara"), None, False),
        ("Konsep keputusan", address(register, "keputusan"), None, False),
    ]


def minutes(catalogue: Catalogue, register: Register) -> Paper:
    body = catalogue.settings.body_name or catalogue.settings.name
    work = {
        "dip": "memutakhirkan Daftar Informasi Publik",
        "dik": "menguji konsekuensi atas informasi yang diusulkan dikecualikan, sebelum ada permohonan, "
        "saat ada permohonan, atau saat sengketa (coret yang tidak perlu)",
    }[register.name]
    return Paper(
        MINUTES[register.name],
        catalogue.settings.contact.name,
        (
            Part("draft", "KONSEP. Titik-titik diisi, lalu ditandatangani oleh yang berwenang."),
            Part("center", f"Nomor: {GAP}"),
            Part(
                "text",
                f"Pada hari ini, {GAP} tanggal {GAP}, bertempat di {GAP}, {body} telah {work}. Bahannya "
                f"katalog portal, keadaan {date_id(catalogue.updated)}, "
                f"sejumlah {len(register.rows)} informasi, "
                "yang tercantum dalam lampiran.",
            ),
            Part("heading", "Hasil"),
            *(Part("text", f"{number}. {GAP}") for number in (1, 2, 3)),
            Part("heading", "Yang hadir"),
            Part("table", rows=(("No.", "Nama", "Jabatan", "Tanda tangan"), *(("", "", "", ""),) * 5)),
            *annex(register),
        ),
    )


def decree(catalogue: Catalogue, register: Register) -> Paper:
    body = catalogue.settings.body_name or catalogue.settings.name
    return Paper(
        DECREE[register.name],
        catalogue.settings.contact.name,
        (
            Part("draft", "KONSEP. Diperiksa bagian hukum, diberi nomor, dan ditandatangani yang berwenang."),
            Part("center", f"Nomor: {GAP}"),
            Part("heading", "Menimbang"),
            Part("text", f"bahwa {body} wajib menetapkan {register.title};"),
            Part("heading", "Mengingat"),
            Part("text", "1. Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik;"),
            Part(
                "text",
                "2. Peraturan Komisi Informasi Nomor 1 Tahun 2021 tentang Standar Layanan Informasi Publik;",
            ),
            Part("text", f"3. Berita acara nomor {GAP}."),
            Part("heading", "Menetapkan"),
            Part(
                "text",
                f"KESATU: {register.title}, sejumlah {len(register.rows)} informasi, sebagaimana "
                "tercantum dalam lampiran.",
            ),
            Part("text", "KEDUA: Keputusan ini mulai berlaku pada tanggal ditetapkan."),
            Part("text", f"Ditetapkan di {GAP} pada tanggal {GAP}"),
            Part("text", f"{GAP} (nama, jabatan, tanda tangan)"),
            *annex(register),
        ),
    )


def annex(register: Register) -> tuple[Part, ...]:
    keys = PRINTED[register.name]
    head = tuple(register.columns[key] for key in keys)
    rows = tuple(tuple(str(row[key] or "") for key in keys) for row in register.rows)
    return (
        Part("heading", f"Lampiran: {register.title}"),
        Part("table", rows=(head, *(rows or ((GAP,) * len(keys),)))),
    )
