"""A corpus for the detectors of personal data, made by chance from a seed: no number is anyone's.

Two halves from two seeds: the detectors were tuned on the first alone, the second was kept aside. Each is
some 1,500 true and 12,000 false candidates, in columns of tables and in lines of text, with the headers and
labels that offices use and with values that look alike: budgets, codes of areas, accounts and goods, tax
objects, tickets, ISBN, fixed lines, hotlines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from generator.kinds.dataset import TableSpec
from generator.personal.cells import sheet
from generator.personal.sheet import in_sheet
from generator.personal.text import find
from generator.readers.grid import from_rows
from generator.tables.words import MONTH_NAMES

HALVES = {"untuk menyetel": 1, "disisihkan": 2}
KINDS = ("nik", "kk", "npwp", "nip", "hp", "surel", "rekening", "tanggal-lahir", "alamat")
ROWS = 20
FALSE_ROWS = 60
PROVINCES = (11, 12, 13, 14, 16, 18, 21, 31, 32, 33, 34, 35, 36, 51, 52, 61, 64, 71, 73, 81, 91)
PREFIXES = (
    811,
    812,
    813,
    821,
    822,
    823,
    831,
    838,
    851,
    852,
    853,
    857,
    858,
    877,
    878,
    881,
    887,
    895,
    896,
    899,
)
NAMES = ("Budi", "Siti", "Rahmat", "Dewi", "Joko", "Nur", "Agus", "Rina", "Hendra", "Wati", "Yusuf", "Maya")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Cells below a header, or a line of text where ``header`` is None. ``kind`` None: nobody's."""

    kind: str | None
    header: str | None
    values: tuple[str, ...]
    what: str


@dataclass(slots=True)
class Score:
    true: int = 0
    found: int = 0
    false: int = 0
    alarms: int = 0

    @property
    def recall(self) -> float:
        return self.found / self.true if self.true else 1.0

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.alarms) if self.found + self.alarms else 1.0


# --- persons' numbers ----------------------------------------------------------------------------


def area(chance: Random) -> str:
    city = chance.choice([*range(1, 16), *range(71, 76)])
    return f"{chance.choice(PROVINCES)}{city:02}{chance.randrange(1, 31):02}"


def nik(chance: Random, woman: bool | None = None) -> str:
    day = chance.randrange(1, 29) + 40 * (chance.random() < 0.5 if woman is None else woman)
    date = f"{day:02}{chance.randrange(1, 13):02}{chance.randrange(100):02}"
    return f"{area(chance)}{date}{chance.randrange(1, 40):04}"


def kk(chance: Random) -> str:
    return nik(chance, woman=False)


def spaced(number: str, chance: Random) -> str:
    cuts = chance.choice([(6, 6, 4), (4, 4, 4, 4), (16,)])
    pieces, start = [], 0
    for cut in cuts:
        pieces.append(number[start : start + cut])
        start += cut
    return " ".join(pieces)


def npwp(chance: Random) -> str:
    head = f"{chance.randrange(4, 99):02}.{chance.randrange(1000):03}.{chance.randrange(1000):03}"
    return f"{head}.{chance.randrange(10)}-{chance.randrange(1000):03}.{chance.choice(['000', '001'])}"


def nip(chance: Random) -> str:
    born = chance.randrange(1963, 2000)
    date = f"{born}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
    start = f"{min(born + chance.randrange(20, 35), 2024)}{chance.randrange(1, 13):02}"
    parts = [date, start, chance.choice("12"), f"{chance.randrange(1, 30):03}"]
    return chance.choice(["", " "]).join(parts)


def phone(chance: Random) -> str:
    prefix = chance.choice(PREFIXES)
    tail = "".join(chance.choice("0123456789") for _ in range(chance.choice([6, 7, 8, 8])))
    if tail.endswith("0000"):
        tail = tail[:-1] + "7"
    tail = chance.choice(
        [tail, f"{tail[:4]}-{tail[4:]}", f" {tail[:4]} {tail[4:]}", f"-{tail[:3]}-{tail[3:]}"]
    )
    return chance.choice(["0", "0", "0", "+62", "+62 "]) + str(prefix) + tail


def email(chance: Random) -> str:
    provider = chance.choice(
        ["gmail.com", "yahoo.co.id", "yahoo.com", "outlook.com", "hotmail.com", "ymail.com"]
    )
    return f"{chance.choice(NAMES).lower()}{chance.choice(['.', '_', ''])}{chance.randrange(999)}@{provider}"


def account(chance: Random) -> str:
    number = "".join(chance.choice("123456789") for _ in range(chance.choice([10, 10, 13, 15])))
    return chance.choice([number, f"{number[:4]}-{number[4:6]}-{number[6:]}"])


def birth(chance: Random) -> str:
    day, month, year = chance.randrange(1, 29), chance.randrange(1, 13), chance.randrange(1945, 2020)
    name = MONTH_NAMES[month - 1]
    return chance.choice(
        [f"{day:02}-{month:02}-{year}", f"{day:02}/{month:02}/{year}", f"{day} {name} {year}"]
    )


def home(chance: Random) -> str:
    street = chance.choice(["Jl. Melati", "Jalan Kenanga", "Gg. Rambutan", "Perum Griya Indah Blok C"])
    lane, block = chance.randrange(1, 9), chance.randrange(1, 9)
    return f"{street} No. {chance.randrange(1, 90)} RT {lane:02} RW {block:02}"


COLUMNS: dict[str, tuple[Callable[[Random], str], tuple[str, ...]]] = {
    "nik": (nik, ("NIK", "nik", "No. KTP", "Nomor Induk Kependudukan", "NO_NIK", "NIK Pemohon", "kolom_3")),
    "kk": (kk, ("No KK", "no_kk", "Nomor Kartu Keluarga", "NKK", "NOMOR KK")),
    "npwp": (npwp, ("NPWP", "npwp", "No. NPWP", "NPWP Pribadi", "Nomor Pokok Wajib Pajak", "pajak")),
    "nip": (nip, ("NIP", "nip", "NIP Baru", "Nomor Induk Pegawai", "kode")),
    "hp": (
        phone,
        ("No HP", "no_hp", "Telepon", "HP/WA", "Nomor WhatsApp", "kontak", "No. Telp", "keterangan"),
    ),
    "surel": (email, ("Email", "surel", "e-mail", "alamat email", "kontak")),
    "rekening": (account, ("No Rekening", "no_rek", "Nomor Rekening Penerima", "Rekening Bank")),
    "tanggal-lahir": (birth, ("Tanggal Lahir", "tgl_lahir", "Tempat/Tgl Lahir", "TTL")),
    "alamat": (home, ("Alamat Rumah", "alamat_ktp", "Alamat Siswa", "alamat domisili")),
}
LINES: dict[str, tuple[Callable[[Random], str], tuple[str, ...]]] = {
    "nik": (
        lambda chance: spaced(nik(chance), chance),
        ("NIK : {}", "NIK. {}", "No. KTP: {}", "pemegang KTP nomor {} tersebut", "- {} a.n. Budi", "{}"),
    ),
    "kk": (kk, ("No. KK : {}", "Nomor KK {}", "Kartu Keluarga nomor {}", "KK: {}")),
    "npwp": (npwp, ("NPWP: {}", "NPWP {} atas nama Siti", "dengan NPWP. {},", "{}")),
    "nip": (nip, ("NIP. {}", "NIP {}", "NIP.{}", "Pembina Tk. I / {}")),
    "hp": (phone, ("HP: {}", "No. HP {}", "hubungi Budi di {}", "WA {}", "({})", "Siti, {}", "Telp./HP {}")),
    "surel": (email, ("Email: {}", "kirim ke {}", "{}", "surel <{}>")),
    "rekening": (
        account,
        ("No. Rekening {}", "nomor rekening {} a.n. Siti", "No Rek: {}", "rekening BRI {}"),
    ),
    "tanggal-lahir": (birth, ("Tempat/Tgl Lahir : Pekanbaru, {}", "Tanggal lahir: {}", "TTL: Siak, {}")),
    "alamat": (home, ("Alamat : {}", "Alamat rumah: {}", "Alamat KTP : {}")),
}


# --- what looks alike ----------------------------------------------------------------------------


def grouped(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def code(chance: Random) -> str:
    return f"14.71.{chance.randrange(1, 16):02}.{chance.randrange(1001, 1020)}"


def goods(chance: Random) -> str:
    parts = [f"{chance.randrange(1, 99):02}" for _ in range(7)]
    return f"1.3.{'.'.join(parts)}.{chance.randrange(1, 9999):06}"


def digits(low: int, high: int) -> Callable[[Random], str]:
    """A number of so many digits that begins with no zero; budgets, tickets, serial numbers."""
    return lambda chance: str(chance.randrange(10 ** (low - 1), 10**high))


ALIKE: dict[str, tuple[Callable[[Random], str], tuple[str, ...]]] = {
    "anggaran": (lambda chance: grouped(chance.randrange(10**9, 10**16)), ("Pagu", "anggaran", "realisasi")),
    "anggaran bulat": (lambda chance: f"{chance.randrange(1, 999)}000000000000", ("Pagu (Rp)", "nilai")),
    "anggaran tanpa titik": (digits(12, 16), ("pagu", "Realisasi", "nilai_kontrak", "jumlah")),
    "nomor seri": (digits(16, 16), ("id", "kode_paket", "nomor_transaksi", "kolom_2")),
    "kode wilayah": (code, ("kode", "kode_kelurahan")),
    "kode wilayah rapat": (lambda chance: code(chance).replace(".", ""), ("kode", "kode_desa")),
    "akun": (
        lambda chance: f"5.1.02.01.01.{chance.randrange(1, 9999):04}",
        ("Kode Rekening", "akun", "kode"),
    ),
    "barang": (goods, ("Kode Barang", "register")),
    "NOP": (lambda chance: f"{area(chance)}{chance.randrange(10**12):012}", ("NOP", "objek_pajak")),
    "NOP bertitik": (
        lambda chance: (
            f"14.71.{chance.randrange(1, 16):03}.{chance.randrange(999):03}.{chance.randrange(999):03}"
            f"-{chance.randrange(9999):04}.0"
        ),
        ("NOP", "nomor"),
    ),
    "tiket": (
        lambda chance: f"2024{chance.randrange(1, 13):02}{chance.randrange(10**10):010}",
        ("tiket", "id"),
    ),
    "ISBN": (lambda chance: f"978{chance.randrange(10**10):010}", ("ISBN", "kode_buku")),
    "telepon kantor": (lambda chance: f"(0761) {chance.randrange(20000, 99999)}", ("Telepon", "kontak")),
    "surel dinas": (lambda chance: f"dinas{chance.randrange(99)}@pekanbaru.go.id", ("Email", "surel")),
    "koordinat": (lambda chance: f"101.{chance.randrange(10**15):015}", ("bujur", "longitude")),
    "NPSN": (digits(8, 8), ("NPSN", "kode sekolah")),
    "tanggal": (
        lambda chance: f"2024-{chance.randrange(1, 13):02}-11",
        ("tanggal", "tanggal kelahiran program"),
    ),
    "alamat kantor": (
        lambda chance: f"Jl. Sudirman No. {chance.randrange(1, 500)}",
        ("Alamat", "alamat kantor"),
    ),
    "NPWP badan": (
        lambda chance: f"0{chance.randrange(4)}{npwp(chance)[2:]}",
        ("rekanan", "NPWP Perusahaan"),
    ),
}
ALIKE_LINES: dict[str, tuple[Callable[[Random], str], tuple[str, ...]]] = {
    "anggaran": (
        digits(13, 16),
        ("pagu sebesar Rp {}", "realisasi Rp. {} dari target", "anggaran {} rupiah"),
    ),
    "hotline": (
        phone,
        ("Hotline pengaduan {}", "Call center {}", "WhatsApp layanan PPID: {}", "posko banjir {}"),
    ),
    "telepon kantor": (
        lambda chance: f"(0761) {chance.randrange(20000, 99999)}",
        ("Telp. {}", "Telepon: {}"),
    ),
    "akun": (
        lambda chance: f"5.1.02.01.01.{chance.randrange(1, 9999):04}",
        ("Kode rekening {}", "rekening belanja {}"),
    ),
    "surat": (
        lambda chance: f"{chance.randrange(800, 899)}/{chance.randrange(10**6)}/2024",
        ("Nomor: {}", "No. {}"),
    ),
    "hari jadi": (birth, ("Hari Lahir Pancasila {}", "ditetapkan pada {}", "lahirnya kota {}")),
    "surel dinas": (lambda chance: f"ppid{chance.randrange(99)}@pekanbaru.go.id", ("Email: {}", "surel {}")),
    "alamat kantor": (
        lambda chance: f"Jl. Sudirman No. {chance.randrange(1, 500)}",
        ("Alamat : {} Pekanbaru",),
    ),
    "kode wilayah": (code, ("kelurahan {}", "kode {}")),
    "nomor seri": (digits(16, 16), ("transaksi {}", "nomor paket {}", "{}")),
}


def corpus(half: str) -> Iterator[Candidate]:
    chance = Random(HALVES[half])
    for kind, (make, headers) in COLUMNS.items():
        for header in headers:
            yield Candidate(kind, header, tuple(make(chance) for _ in range(ROWS)), header)
    for kind, (make, frames) in LINES.items():
        for frame in frames:
            yield from (Candidate(kind, None, (frame.format(make(chance)),), frame) for _ in range(ROWS))
    for what, (make, headers) in ALIKE.items():
        for header in headers:
            for _ in range(4):
                yield Candidate(None, header, tuple(make(chance) for _ in range(FALSE_ROWS)), what)
    for what, (make, frames) in ALIKE_LINES.items():
        for frame in frames:
            yield from (Candidate(None, None, (frame.format(make(chance)),), what) for _ in range(FALSE_ROWS))


def kinds_in(candidate: Candidate) -> dict[str, int]:
    """What the detectors see: kind → values."""
    if candidate.header is None:
        seen: dict[str, int] = {}
        for hit in find(candidate.values[0]):
            seen[hit.kind] = seen.get(hit.kind, 0) + 1
        return seen
    rows: list[list[str | None]] = [["no", candidate.header]]
    rows += [[str(number), value] for number, value in enumerate(candidate.values)]
    found = in_sheet(sheet(from_rows(rows), TableSpec(file="x.csv"), Path("x.csv")))
    return {each.kind: each.count for each in found if each.column == 2}


def measure(candidates: Iterable[Candidate]) -> dict[str, Score]:
    """By kind; a kind's false candidates are all that belong to nobody."""
    scores = {kind: Score() for kind in KINDS}
    nobody = 0
    for candidate in candidates:
        seen = kinds_in(candidate)
        if candidate.kind is None:
            nobody += len(candidate.values)
            for kind, count in seen.items():
                scores[kind].alarms += count
        else:
            scores[candidate.kind].true += len(candidate.values)
            scores[candidate.kind].found += min(seen.get(candidate.kind, 0), len(candidate.values))
    for score in scores.values():
        score.false = nobody
    return scores
