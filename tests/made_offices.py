"""A sixth corpus: whole files of offices, sixty with personal data and thirty without, measured as a portal
reads them. The forms stand in ``office_forms`` and ``office_nobody``; here are their values. Nobody's: they
come from a seed.
"""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

import office_forms
import office_nobody

Make = Callable[[Random], str]
FIRST = ["Siti", "Budi", "Zulkarnain", "Nurmala", "Dewi", "Ronal", "Mhd. Iqbal", "Tengku Fadli", "Yusnidar"]
LAST = ["Aminah", "Harahap", "Putra", "Rahayu", "Simanjuntak", "Hasibuan", "Lestari", "Saputra, S.Sos", ""]
STREETS = ["Jl. Melati", "Jalan Garuda Sakti", "Jl. Suka Karya Gg. Ikhlas", "Perum Griya Sidomulyo Blok C"]
OFFICES = ["Dinas Sosial", "Kelurahan Tuah Karya", "Puskesmas Harapan Raya", "SDN 21 Pekanbaru"]
ILL = ["TB Paru BTA+", "Skizofrenia", "Diabetes melitus", "Hipertensi", "HIV", "Demam berdarah"]
PLACES = ["Pekanbaru", "Dumai", "Bengkalis", "Siak Sri Indrapura"]
WORDS = ["Layak", "Komponen pendidikan", "Swadaya", "Blok A", "Tahap II", "Pengadaan meja", "Program rutin"]
MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
          "November", "Desember"]  # fmt: skip


def number(length: int) -> Make:
    return lambda c: str(c.randrange(1, 10)) + "".join(str(c.randrange(10)) for _ in range(length - 1))


def among(values: list[str]) -> Make:
    return lambda c: c.choice(values)


def shaped(shape: str) -> Make:
    """``9`` a digit, ``A`` a capital letter, ``f`` a hexadecimal digit; behind a backslash as it is."""

    def make(c: Random) -> str:
        draw = {"9": "0123456789", "A": "ABCDEFGHJKLMNPRSTUVWXYZ", "f": "0123456789abcdef"}
        return re.sub(r"\\(.)|[9Af]", lambda found: found[1] or c.choice(draw[found[0]]), shape)

    return make


def resident(woman: float) -> Make:
    def make(c: Random) -> str:
        day = c.randrange(1, 29) + (40 if c.random() < woman else 0)
        where = c.choice(["1471", "1403", "1401", "1271", "1371", "3173", "3275", "1408"])
        return f"{where}{c.randrange(1, 16):02}{day:02}{c.randrange(1, 13):02}{c.randrange(100):02}{c.randrange(1, 40):04}"

    return make


def payer(c: Random) -> str:
    first = f"{c.choice([4, 5, 6, 7, 8, 9, 24, 35, 47, 58, 66, 77, 83, 91]):02}{c.randrange(10**6):06}"
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(first)]
    check = -sum(digit // 10 + digit % 10 for digit in doubled) % 10
    return f"{first}{check}{c.choice(['211', '216', '218', '219', '222'])}000"


def servant(c: Random) -> str:
    year = c.randrange(1966, 2000)
    since = f"{year + c.randrange(20, 25)}{c.randrange(1, 13):02}"
    return (
        f"{year}{c.randrange(1, 13):02}{c.randrange(1, 29):02}{since}{c.choice('12')}{c.randrange(1, 20):03}"
    )


def mobile(c: Random) -> str:
    start = c.choice(
        ["0811", "0812", "0813", "0821", "0822", "0823", "0852", "0853", "0857", "0877", "0895", "0838"]
    )
    return start + number(c.choice([7, 8, 8, 8]))(c)


def birth(c: Random) -> str:
    return f"{c.randrange(1, 29):02}/{c.randrange(1, 13):02}/{c.randrange(1945, 2019)}"


def home(c: Random) -> str:
    return (f"{c.choice(STREETS)} No. {c.randrange(1, 120)} RT {c.randrange(1, 9):02} RW {c.randrange(1, 15):02}"
            f" Kel. Tuah Karya")  # fmt: skip


def person_name(c: Random) -> str:
    return f"{c.choice(FIRST)} {c.choice(LAST)}".strip()


def mail(c: Random) -> str:
    first = c.choice(["siti.aminah", "budi_putra", "zul.harahap", "dewi", "ronalsim", "iqbal.mhd"])
    return (
        f"{first}{c.randrange(1, 99)}@{c.choice(['gmail.com', 'yahoo.com', 'outlook.co.id', 'yahoo.co.id'])}"
    )


TRUE: dict[str, Make] = {
    "nik": resident(0.5), "kk": resident(0), "npwp": payer, "npwp16": lambda c: "0" + payer(c), "nip": servant,
    "hp": mobile, "surel": mail, "lahir": birth, "alamat": home, "sakit": among(ILL),
    "rekening": lambda c: number(c.choice([10, 10, 13, 15]))(c),
    "cacat": among(["Tuna netra", "Tuna rungu", "Cerebral palsy", "Down syndrome"]),
    "ttl": lambda c: f"{c.choice(PLACES)}, {c.randrange(1, 29)}-{c.randrange(1, 13)}-{c.randrange(1950, 2015)}",
    "lat": lambda c: f"0.{number(6)(c)}", "lon": lambda c: f"101.{number(6)(c)}",
    "latlon": lambda c: f"0.{number(6)(c)}, 101.{number(6)(c)}",
    "nik+kk": lambda c: f"{resident(0.5)(c)} / {resident(0)(c)}",
    "komentar_nik": lambda c: f"NIK {resident(0.5)(c)}",
    "anak": person_name,
    "sakit_teks": among(["TB paru", "HIV", "skizofrenia"]),
}  # fmt: skip
KIND = {
    "npwp16": "npwp", "sakit": "kesehatan", "cacat": "kesehatan", "ttl": "tanggal-lahir", "lahir": "tanggal-lahir",
    "lat": "koordinat", "lon": "koordinat", "latlon": "koordinat", "nik+kk": "nik", "komentar_nik": "nik",
    "sakit_teks": "kesehatan",
}  # fmt: skip
"""Where a maker is not called like the kind that must be told."""
NOBODY: dict[str, Make] = {
    "no": lambda c: str(c.randrange(1, 400)), "nama": person_name, "lp": among(["L", "P"]), "dusun": among(PLACES),
    "kota": among(PLACES), "ket": among(WORDS), "gol": among(["III/a", "II/c", "IV/b"]), "umur": number(2),
    "bank": among(["BRI", "BNI", "Bank Riau Kepri"]), "sekolah": among(["SDN 21 Pekanbaru", "SMPN 4 Pekanbaru"]),
    "rp": lambda c: f"{c.randrange(3, 60) * 50_000}", "reg": shaped("99\\9/AA/2025"), "nisn": shaped("009999999\\9"),
    "rtrw": shaped("RT 00\\9 RW 01"), "rup": number(8), "lpse": number(7), "satker": shaped("1.02.0.00.0.00.09.0000"),
    "pagu": lambda c: str(c.randrange(10**6, 10**10)), "pagu16": lambda c: str(c.randrange(10**13, 10**16)),
    "pagu_titik": lambda c: f"{c.randrange(10**9, 10**12):,}".replace(",", "."), "koderek": shaped("5.1.02.01.01.0099"),
    "pt": among(["PT Riau Jaya", "CV Melayu Sakti", "UD Anugerah"]), "npwp_badan": shaped("0\\1.999.999.9-211.000"),
    "kodebarang": shaped("1.3.2.05.01.05.0\\09"), "register": shaped("000\\099"), "plat": shaped("BM 99\\98 AA"),
    "rangka": shaped("MHFAB8AG9J99999\\99"), "mesin": shaped("1TR9999999"), "bpkb": shaped("P-9999999\\9"),
    "nibar": shaped("9999999999999"), "sertifikat": shaped("05.01.05.01.1.09999"), "nop": shaped("14.71.090.00\\9.009-0999.0"),
    "nop18": shaped("147109000\\9009099\\90"), "luas": shaped("999.99"), "latk": shaped("0.59999\\9"), "lonk": shaped("101.49999\\9"),
    "alamat_kantor": lambda c: f"Jl. Jenderal Sudirman No. {c.randrange(1, 500)} Pekanbaru", "npsn": shaped("1049999\\9"),
    "nss": shaped("101096\\00999\\9"), "telkantor": shaped("(0761) 9999\\9"), "surelkantor": shaped("disdik\\9@pekanbaru.go.id"),
    "hpkantor": mobile, "faskes": shaped("040\\10999"), "jml": lambda c: str(c.randrange(30, 9000)), "sp2d": shaped("09999/SP2D/LS/2025"),
    "ntpn": shaped("ffffffffff99AA\\9\\8"), "billing": shaped("829999999999999"), "tgl": lambda c: f"{c.randrange(1, 29):02}/{c.randrange(1, 13):02}/2025",
    "isbn": shaped("978-602-9999-99-9"), "ean": shaped("899999999999\\9"), "doi": shaped("10.31258/jurnal.9.9.99-99"), "ddc": shaped("352.\\9 AA"),
    "tahun": lambda c: str(c.randrange(1990, 2026)), "inv": shaped("09999/PUSTAKA/2024"), "nib": shaped("91202999999\\99"), "kbli": shaped("4999\\9"),
    "va": shaped("8808\\14719999\\9\\999"), "wil": shaped("14.71.09.1009"), "persen": shaped("99,99"), "serial": shaped("FCW99\\99A9AA"), "imei": shaped("35999999999999\\9"),
    "mac": shaped("ff:ff:ff:ff:ff:ff"), "ip": shaped("10.99.9.99"), "cap": lambda c: f"2025{c.randrange(1, 13):02}{c.randrange(1, 29):02}{c.randrange(24):02}{c.randrange(60):02}{c.randrange(60):02}",
    "epoch": shaped("17599999999\\99"), "uuid": shaped("ffffffff-ffff-4fff-8fff-ffffffffffff"), "klas": shaped("900.1.9.9"), "def12": number(12),
    "sambung": number(10), "kantor": among(OFFICES), "meter": number(11), "pnr": shaped("AAAA9A"), "jam": shaped("1\\9.\\99"), "awb": shaped("126-9999999\\9"),
    "rek_umum": shaped("101-00-0999\\99"), "sk": shaped("KPTS.99\\9/III/2025"), "inv16": number(16), "faktur": shaped("010.00\\9-25.9999999\\9"), "batch": shaped("B99999\\9A"),
    "ekat": shaped("AK\\1-P\\9999999"), "wmo": shaped("961\\09"), "synop": shaped("99999 99999 99999"), "mentah16": number(16), "loket": among(["Loket 1", "Loket 2"]), "osm": number(10),
}  # fmt: skip


def cut(by: str, *lengths: int) -> Callable[[str], str]:
    def write(value: str) -> str:
        parts, at = [], 0
        for length in lengths:
            parts.append(value[at : at + length])
            at += length
        return by.join([*parts, value[at:]])

    return write


def in_words(value: str) -> str:
    day, month, year = value.split("/")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


WRITE: dict[tuple[str, str], Callable[[str], str]] = {
    ("nik", "spasi4"): cut(" ", 4, 4, 4), ("nik", "spasi2"): cut(" ", 2, 2, 2, 6), ("nik", "titik"): cut(".", 6, 6),
    ("nik", "titik6"): cut(".", 2, 2, 2, 6), ("nik", "strip4"): cut("-", 4, 4, 4), ("nik", "petik"): lambda v: "'" + v,
    ("nik", "angka"): lambda v: v[:15] + "0", ("nik", "E"): lambda v: f"{v[0]},{v[1:15]}E+15", ("kk", "spasi4"): cut(" ", 4, 4, 4),
    ("nip", "spasi"): cut(" ", 8, 6, 1), ("hp", "strip"): cut("-", 4, 4), ("hp", "spasi"): cut(" ", 4, 4),
    ("hp", "titik"): cut(".", 4, 4), ("hp", "angka"): lambda v: v[1:], ("hp", "8"): lambda v: v[1:],
    ("hp", "62"): lambda v: "62" + v[1:], ("hp", "plus62"): lambda v: "+62" + v[1:],
    ("hp", "plus62spasi"): lambda v: f"+62 {v[1:4]}-{v[4:8]}-{v[8:]}", ("hp", "62tanpa"): lambda v: f"{v[1:4]}-{v[4:8]}-{v[8:]}",
    ("npwp", "titikspasi"): lambda v: f"{v[:2]}.{v[2:5]}.{v[5:8]}.{v[8]} - {v[9:12]}.{v[12:]}", ("npwp", "polos"): str,
    ("npwp", ""): lambda v: f"{v[:2]}.{v[2:5]}.{v[5:8]}.{v[8]}-{v[9:12]}.{v[12:]}", ("rekening", "strip"): cut("-", 4, 2),
    ("rekening", "spasi"): cut(" ", 4, 3), ("lahir", "bulan"): in_words, ("lahir", "strip"): lambda v: v.replace("/", "-"),
    ("lahir", "garis"): lambda v: v, ("lahir", "iso"): lambda v: "-".join(reversed(v.split("/"))),
}  # fmt: skip


def value(spec: str, chance: Random) -> str:
    name, _, style = spec.partition("/")
    made = (TRUE.get(name) or NOBODY[name])(chance)
    return WRITE.get((name, style), str)(made)


def kind(spec: str) -> str:
    """What must be told of it; "" for what is nobody's."""
    name = spec.partition("/")[0]
    return KIND.get(name, name) if name in TRUE else ""


@dataclass(frozen=True, slots=True)
class Form:
    carrier: str
    name: str
    title: str
    columns: tuple[tuple[str, str], ...]
    """(header, value) of a table; of a letter none."""
    text: str
    rows: int


class Filled(NamedTuple):
    """A form with values: rows of a table, or text, and (kind, column or 0, how many) of what is personal."""

    form: Form
    rows: list[list[str]]
    text: str
    truth: dict[tuple[str, int], int]
    false: int


def table(line: str, rows: int) -> Form:
    carrier, name, title, *columns = (part.strip() for part in line.split("|"))
    pairs = (column.rsplit("=", 1) for column in columns)
    return Form(carrier, name, title, tuple((head, spec) for head, spec in pairs), "", rows)


def letter(text: str) -> Form:
    first, _, body = text.partition("\n")
    carrier, name = (part.strip() for part in first.split("|"))
    return Form(carrier, name, "", (), body, 0)


PERSONS = (*(table(line, 20) for line in office_forms.TABLES), *map(letter, office_forms.LETTERS))
AGAIN = (
    *(table(line, 20) for line in office_forms.AGAIN_TABLES),
    *map(letter, office_forms.AGAIN_LETTERS),
)
NOBODIES = (*(table(line, 130) for line in office_nobody.TABLES), *map(letter, office_nobody.LETTERS))


def filled(form: Form) -> Filled:
    chance = Random(f"{form.carrier} {form.name}")
    if form.columns:
        rows = [[value(spec, chance) for _, spec in form.columns] for _ in range(form.rows)]
        truth = {(kind(spec), at): form.rows for at, (_, spec) in enumerate(form.columns, 1) if kind(spec)}
        return Filled(form, rows, "", truth, sum(form.rows for _, spec in form.columns if not kind(spec)))
    counts: dict[tuple[str, int], int] = {}
    false = 0

    def write(found: re.Match[str]) -> str:
        nonlocal false
        if name := kind(found[1]):
            counts[name, 0] = counts.get((name, 0), 0) + 1
        else:
            false += 1
        return value(found[1], chance)

    return Filled(form, [], re.sub(r"{([^}]+)}", write, f"{form.name}\n{form.text}"), counts, false)


def everything(forms: tuple[Form, ...]) -> Iterator[Filled]:
    return map(filled, forms)
