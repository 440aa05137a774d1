"""The forms for asking and for objecting: once as data, then as tagged PDF, as DOCX and in the browser.

The fields follow what PPIDs ask for (identity, information, purpose, way of getting it; reasons of
Pasal 35). The official shapes stand in annexes VI and X of Perki KI 1/2021, numbers read second-hand.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from generator.model import Catalogue
from generator.output import Output
from generator.pdf.typeset import Sheet, publish
from generator.pdf.word import Paper, Part, write
from generator.program import program_digest
from generator.requests.columns import GROUNDS

BOX = "☐"
GAP = "……………………………………………………"


@dataclass(frozen=True, slots=True)
class Field:
    """``kind``: text, email, tel, area (several lines), one (a choice) or many (ticks)."""

    name: str
    label: str
    kind: str = "text"
    hint: str = ""
    options: tuple[str, ...] = ()
    needed: bool = True
    complete: str = "off"
    """What the browser may fill in by itself (HTML, autocomplete)."""


@dataclass(frozen=True, slots=True)
class Form:
    """``parts``: heading → fields; ``office``: what the PPID fills in."""

    key: str
    title: str
    subject: str
    """First words of the e-mail's subject."""
    address: str
    parts: tuple[tuple[str, tuple[Field, ...]], ...]
    promise: str
    office: tuple[str, ...]
    note: str

    def file(self, suffix: str) -> str:
        return f"permohonan/formulir-{self.key}.{suffix}"


PERSON = (
    Field("nama", "Nama", complete="name"),
    Field("alamat", "Alamat", "area", complete="street-address"),
    Field("pekerjaan", "Pekerjaan", needed=False),
    Field("telepon", "Telepon", "tel", needed=False, complete="tel"),
    Field("surel", "Surel", "email", needed=False, complete="email"),
)
NOTE = "Bukti identitas diserahkan langsung kepada PPID, tidak lewat portal ini."
REQUEST = Form(
    "permohonan",
    "Formulir permohonan informasi publik",
    "Permohonan informasi publik",
    "permohonan/formulir/",
    (
        (
            "Informasi yang diminta",
            (
                Field(
                    "informasi",
                    "Rincian informasi yang diminta",
                    "area",
                    "Sejelas mungkin: apa, tahun berapa, wilayah mana.",
                ),
                Field("tujuan", "Tujuan penggunaan informasi", "area"),
            ),
        ),
        (
            "Cara memperoleh",
            (
                Field(
                    "cara",
                    "Cara memperoleh informasi",
                    "one",
                    options=(
                        "Melihat, membaca, mendengarkan, atau mencatat",
                        "Mendapat salinan digital (softcopy)",
                        "Mendapat salinan cetak (hardcopy)",
                    ),
                ),
                Field(
                    "kirim",
                    "Cara mendapat salinan",
                    "one",
                    options=("Mengambil langsung", "Surel", "Pos atau kurir"),
                    needed=False,
                ),
            ),
        ),
        ("Pemohon", PERSON),
    ),
    "Informasi yang saya terima akan saya pakai sesuai dengan ketentuan peraturan perundang-undangan.",
    ("Nomor pendaftaran", "Tanggal diterima", "Petugas penerima"),
    NOTE,
)
OBJECTION = Form(
    "keberatan",
    "Formulir keberatan atas layanan informasi",
    "Keberatan atas layanan informasi",
    "permohonan/keberatan/",
    (
        (
            "Permohonan yang dipersoalkan",
            (
                Field(
                    "nomor",
                    "Nomor pendaftaran permohonan",
                    hint="Kosongkan bila tidak pernah diberi nomor.",
                    needed=False,
                ),
                Field("informasi", "Informasi yang diminta", "area"),
                Field("tujuan", "Tujuan penggunaan informasi", "area", needed=False),
            ),
        ),
        (
            "Alasan keberatan",
            (
                Field(
                    "alasan",
                    "Alasan menurut UU 14/2008 Pasal 35",
                    "many",
                    options=tuple(f"{letter}. {words.capitalize()}" for letter, words in GROUNDS.items()),
                ),
                Field("kasus", "Uraian kejadian", "area", "Apa yang terjadi dan kapan."),
            ),
        ),
        ("Pemohon", PERSON),
        (
            "Kuasa pemohon, bila ada",
            (
                Field("nama_kuasa", "Nama kuasa", needed=False),
                Field("alamat_kuasa", "Alamat kuasa", "area", needed=False),
            ),
        ),
    ),
    "Keterangan di atas saya isi dengan sebenarnya.",
    (
        "Nomor registrasi keberatan",
        "Tanggal diterima",
        "Tanggal tanggapan akan diberikan",
        "Petugas penerima",
    ),
    NOTE,
)
FORMS: tuple[Form, ...] = (REQUEST, OBJECTION)


def emit(catalogue: Catalogue, out: Output) -> None:
    for form in FORMS:
        publish(printed(catalogue, form), form.file("pdf"), out, form.title)
        paper = word(catalogue, form)
        key = hashlib.sha256(f"{program_digest()}{paper!r}".encode()).hexdigest()
        out.made(form.file("docx"), partial(save, paper), form.title, key)


def save(paper: Paper, path: Path) -> None:
    write(paper, path)


def printed(catalogue: Catalogue, form: Form) -> Sheet:
    """An empty form is as old as what is said in it, not as the newest item: its time is fixed."""
    settings = catalogue.settings
    data = {
        "title": form.title,
        "author": settings.contact.name,
        "body": settings.body_name or settings.name,
        "description": f"{form.title}, {settings.body_name or settings.name}",
        "parts": [[heading, [asdict(field) for field in fields]] for heading, fields in form.parts],
        "promise": form.promise,
        "office": list(form.office),
        "note": form.note,
        "sample": settings.sample,
        "contact": contact(catalogue),
        "online": settings.absolute(form.address),
    }
    return Sheet("form", data, first_day(catalogue))


def first_day(catalogue: Catalogue) -> datetime:
    return min((item.issued for item in catalogue.items), default=catalogue.updated)


def contact(catalogue: Catalogue) -> list[list[str]]:
    """What is known of where the form goes."""
    known = catalogue.settings.contact
    pairs = (
        ("Kepada", known.name),
        ("Alamat", known.address),
        ("Surel", known.email),
        ("Telepon", known.phone),
        ("WhatsApp", known.whatsapp),
    )
    return [[name, value] for name, value in pairs if value]


def word(catalogue: Catalogue, form: Form) -> Paper:
    parts = [Part("center", catalogue.settings.body_name or catalogue.settings.name)]
    parts += [Part("text", f"{name}: {value}") for name, value in contact(catalogue)]
    parts.append(Part("table", rows=(("Diisi petugas", ""), *((line, "") for line in form.office))))
    for heading, fields in form.parts:
        parts.append(Part("heading", heading))
        parts += [part for field in fields for part in word_field(field)]
    parts += [
        Part("text", form.promise),
        Part("text", form.note),
        Part("text", f"{GAP}\n(tempat, tanggal, nama, dan tanda tangan pemohon)"),
    ]
    return Paper(form.title, catalogue.settings.contact.name, tuple(parts))


def word_field(field: Field) -> list[Part]:
    label = field.label if field.needed else f"{field.label} (bila ada)"
    if field.options:
        return [Part("text", f"{label}:"), *(Part("text", f"{BOX} {each}") for each in field.options)]
    blank = f"{GAP}{GAP}\n{GAP}{GAP}" if field.kind == "area" else GAP
    return [Part("text", f"{label}:{' ' + field.hint if field.hint else ''}\n{blank}")]
