"""A second corpus of personal data: forms as people really write, scan and glue them, one by one by hand.

``tests/made_personal.py`` makes values in the forms that the detectors were built for; this one collects
forms that nobody had in mind: boxes of a form, OCR's letters for digits, line breaks, dots, labels glued to
values. Every second form (by its place in the list) was kept aside while mending. Numbers are made from a
seed and are nobody's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from made_personal import NAMES, PREFIXES, PROVINCES

from generator.personal.text import find

Write = Callable[[str], str]
EACH = 12
"""Values a form."""


def cut(*lengths: int, by: str = " ") -> Write:
    """``cut(6, 6, 4, by="-")``: 147101-650390-0001."""

    def write(value: str) -> str:
        parts, at = [], 0
        for length in lengths:
            parts.append(value[at : at + length])
            at += length
        return by.join([*parts, value[at:]] if value[at:] else parts)

    return write


def plain(value: str) -> str:
    return value


def boxes(by: str) -> Write:
    return by.join


def misread(value: str) -> str:
    """What OCR makes of it: O for 0, l and I for 1, in some places."""
    letters = {"0": "O", "1": "l"}
    return "".join(letters.get(c, c) if n % 3 == 1 else c for n, c in enumerate(value))


def spread(value: str) -> str:
    return value[:4] + "\u00a0" + value[4:8] + "\u2009" + value[8:12] + "\u00a0" + value[12:]


def npwp(by: str, dash: str) -> Write:
    return lambda v: f"{v[:2]}{by}{v[2:5]}{by}{v[5:8]}{by}{v[8]}{dash}{v[9:12]}{by}{v[12:]}"


Form = tuple[str, str, Write]
"""Kind, line with ``{}`` for the value and ``{n}`` for a name, how the value is written."""

TRUE: tuple[Form, ...] = (
    ("nik", "NIK: {}", cut(2, 2, 2, 2, 2, 2, 2, 2)),
    ("nik", "N I K : {}", plain),
    ("nik", "NIK {}", boxes(" ")),
    ("nik", "NIK  |{}|", boxes("|")),
    ("nik", "NIK{}", plain),
    ("nik", "No.KTP:{}an. {n}", plain),
    ("nik", "Nomor KTP ({})", cut(4, 4, 4, by=".")),
    ("nik", "No. Identitas/KTP: {}", cut(6, 6, by=" - ")),
    ("nik", "NIK : {}", misread),
    ("nik", "nik={};nama={n}", plain),
    ("nik", "{n} ({})", plain),
    ("nik", "{n}/{}/Pekanbaru", plain),
    ("nik", "NIK\n{}", spread),
    ("nik", "NIK. {}", cut(12, by="\n")),
    ("nik", "KTP No {}", cut(2, 4, 6, by=".")),
    ("nik", "N.I.K. {}", cut(4, 4, 4, by="-")),
    ("kk", "No. KK : {}", cut(2, 2, 2, 2, 2, 2, 2, 2)),
    ("kk", "KK No.{}", plain),
    ("kk", "Nomor Kartu Keluarga:\n{}", plain),
    ("kk", "No.KK{}", cut(4, 4, 4, by=".")),
    ("kk", "NO KK  |{}|", boxes("|")),
    ("kk", "Kartu Keluarga (KK) {}", boxes(" ")),
    ("kk", "no_kk={}", plain),
    ("kk", "K.K. {}", cut(6, 6, by="-")),
    ("hp", "no hp {}", cut(4, 4, by="-")),
    ("hp", "HP.{}", plain),
    ("hp", "+62 ({}", lambda v: f"{v[1:4]}) {v[4:8]} {v[8:]}"),
    ("hp", "Hubungi +62-{}", lambda v: f"{v[1:4]}.{v[4:8]}.{v[8:]}"),
    ("hp", "wa.me/62{}", lambda v: v[1:]),
    ("hp", "WA:{}({n})", plain),
    ("hp", "({}", lambda v: f"{v[:4]}) {v[4:]}"),
    ("hp", "Telp/HP : {}", cut(4, 4, by=" - ")),
    ("hp", "cp {n} {}", cut(4, 2, 2, 2, by=" ")),
    ("hp", "{n}-{}", plain),
    ("hp", "HP : {}", misread),
    ("hp", "No. Telepon/WA: {}", cut(4, 4, by="/")),
    ("hp", "hp {}", lambda v: v[1:]),
    ("hp", "Tlp.{}/{n}", cut(4, 4, by=".")),
    ("hp", "Kontak Person ({n}): 62{}", lambda v: f"{v[1:4]}-{v[4:8]}-{v[8:]}"),
    ("hp", "tel:+62{}", lambda v: v[1:]),
    ("npwp", "NPWP: {}", npwp(".", "-")),
    ("npwp", "NPWP {}", plain),
    ("npwp", "N.P.W.P : {}", npwp(".", ".")),
    ("npwp", "NPWP{}", npwp(".", " - ")),
    ("npwp", "No. NPWP ({})", npwp(" ", " ")),
    ("npwp", "Npwp pribadi={}", npwp("", "-")),
    ("npwp", "NPWP  |{}|", boxes("|")),
    ("npwp", "NPWP\n{}", npwp(".", ".\n")),
    ("nip", "NIP.{}", cut(8, 6, 1, by=".")),
    ("nip", "NIP {}", cut(8, 6, 1)),
    ("nip", "N I P : {}", plain),
    ("nip", "NIP{}", plain),
    ("nip", "Nip/NRP {}", cut(8, 6, 1, by="-")),
    ("nip", "{n}/{}", plain),
    ("surel", "email:{}", plain),
    ("surel", "{n}<{}>", plain),
    ("surel", "E-mail : {}", lambda v: v.replace("@", " @ ")),
    ("surel", "surel {}", lambda v: v.replace("@", "(at)")),
    ("surel", "mailto:{}", str.upper),
    ("surel", "{};dinas@riau.go.id", plain),
    ("surel", "Email {}", lambda v: v.replace("@", " [at] ")),
    ("surel", "email_{}", plain),
    ("rekening", "No.Rek:{} a.n. {n}", plain),
    ("rekening", "Rek. BRI {}", cut(4, 2, 4, by="-")),
    ("rekening", "Transfer ke BCA {} an {n}", cut(3, 3, by=" ")),
    ("rekening", "a/n {n}, Bank Riau Kepri {}", plain),
    ("rekening", "No. Rekening : {}", cut(3, 2, 2, by=".")),
    ("rekening", "rekening BSI atas nama {n} {}", plain),
    ("tanggal-lahir", "{n}, lahir di Pekanbaru, {}", plain),
    ("tanggal-lahir", "Tempat/Tgl. Lahir : Dumai / {}", plain),
    ("tanggal-lahir", "TTL Pekanbaru, {}", plain),
    ("tanggal-lahir", "Tgl.Lahir:{}", plain),
    ("tanggal-lahir", "Tanggal Lahir\n{}", plain),
    ("tanggal-lahir", "lahir tanggal {}", plain),
    ("alamat", "Alamat: {}", plain),
    ("alamat", "beralamat di {}", plain),
    ("alamat", "Alamat {}", plain),
    ("alamat", "bertempat tinggal di {}", plain),
    ("alamat", "Alamat Rumah\n: {}", plain),
    ("alamat", "Tempat tinggal : {}", plain),
)

FALSE: tuple[tuple[str, Callable[[Random], str]], ...] = (
    ("Pagu Rp {}", lambda c: f"{c.randrange(10**15, 10**16):,}".replace(",", ".")),
    ("Kode rekening 5.1.02.01.01.{}", lambda c: f"{c.randrange(1, 9999):04}"),
    ("NOP 14.71.{}", lambda c: f"0{c.randrange(10, 99)}.00{c.randrange(9)}.001-{c.randrange(1, 9999):04}.0"),
    ("ISBN {}", lambda c: f"978-602-{c.randrange(1000, 9999)}-{c.randrange(10, 99)}-{c.randrange(9)}"),
    ("Telp. (0761) {}", lambda c: f"{c.randrange(10**4, 10**6)}"),
    ("Nomor: 800/BKPSDM/2024/{}", lambda c: f"{c.randrange(1, 9999):04}"),
    ("Nomor 14.71.01.1001 tahun {}", lambda c: " ".join(str(2015 + n) for n in range(c.randrange(4, 8)))),
    ("Kode lelang {}", lambda c: f"{c.randrange(10**6, 10**8)}"),
    ("NIB {}", lambda c: f"{c.randrange(10**12, 10**13)}"),
    ("Hotline PPID {}", lambda c: f"0811{c.randrange(10**6, 10**7)}"),
    ("Jadwal 08.15-12.30, 13.00-{}", lambda c: f"16.{c.randrange(10, 59)}"),
    ("Tanggal {}", lambda c: f"{c.randrange(1, 28):02}-{c.randrange(1, 12):02}-{c.randrange(2015, 2026)}"),
    ("hari lahir Kota Pekanbaru, 23 Juni {}", lambda c: str(c.randrange(1784, 1790))),
    ("Alamat kantor: Jl. Sudirman No. {}, Pekanbaru", lambda c: str(c.randrange(1, 500))),
    ("koordinat 0.5{}, 101.4", lambda c: f"{c.randrange(10**5, 10**6)}"),
    ("Rekening Kas Umum Daerah {}", lambda c: f"101-00-{c.randrange(10**5, 10**6)}"),
    ("| {} |", lambda c: " | ".join(str(c.randrange(10, 10**5)) for _ in range(8))),
    ("{}", lambda c: " ".join(f"{c.randrange(10**3, 10**4)}" for _ in range(10))),
    ("{}", lambda c: " ".join(f"{c.randrange(10)}" for _ in range(24))),
    ("Nomor SK {} tentang", lambda c: f"KPTS.{c.randrange(100, 999)}/III/{c.randrange(2010, 2025)}"),
    ("IMEI {}", lambda c: f"35{c.randrange(10**12, 10**13)}"),
    ("email dinas: disdik{}@pekanbaru.go.id", lambda c: str(c.randrange(1, 99))),
    ("ID Paket {} Tahun 2025", lambda c: f"{c.randrange(10**7, 10**8)}"),
    ("Realisasi {} dari pagu", lambda c: f"{c.randrange(10**15, 10**16)}"),
)  # fmt: skip


@dataclass(slots=True)
class Score:
    true: int = 0
    found: int = 0
    missed: dict[str, int] | None = None


def value(kind: str, chance: Random) -> str:
    if kind in ("nik", "kk"):
        day = chance.randrange(1, 29) + (40 if kind == "nik" and chance.random() < 0.5 else 0)
        where = f"{chance.choice(PROVINCES)}{chance.randrange(1, 30):02}{chance.randrange(1, 30):02}"
        born = f"{day:02}{chance.randrange(1, 13):02}{chance.randrange(100):02}"
        return f"{where}{born}{chance.randrange(1, 9999):04}"
    if kind == "hp":
        return f"0{chance.choice(PREFIXES)}{chance.randrange(10**7, 10**8)}"
    if kind == "npwp":
        return f"{chance.randrange(4, 99):02}{chance.randrange(10**7):07}{chance.randrange(1, 999):03}000"[
            :15
        ]
    if kind == "nip":
        born = f"{chance.randrange(1965, 1995)}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
        since = f"{int(born[:4]) + 25}{chance.randrange(1, 13):02}"
        return f"{born}{since}{chance.randrange(1, 3)}{chance.randrange(1, 99):03}"
    if kind == "surel":
        at = chance.choice(["gmail.com", "yahoo.co.id"])
        return f"{chance.choice(NAMES).lower()}.{chance.randrange(99)}@{at}"
    if kind == "rekening":
        return str(chance.randrange(10**9, 10**10))
    if kind == "tanggal-lahir":
        day, year = chance.randrange(1, 29), chance.randrange(1940, 2015)
        month = chance.randrange(1, 13)
        return chance.choice(
            [
                f"{day} Maret {year}",
                f"{day:02}-{month:02}-{year}",
                f"{day}/{month}/{year}",
                f"{day:02}.{month:02}.{year}",
            ]
        )
    lane = chance.choice(["RT 01/RW 02", "RT.003 RW.004", "RT 5 RW 6", "RT001/RW003"])
    return f"Jl. Melati Gg. Damai No. {chance.randrange(1, 99)} {lane}, Kel. Tangkerang"  # fmt: skip


def lines(half: int) -> Iterator[tuple[str, str, str]]:
    """(kind, form, line) of every second form, beginning at the first (0) or the second (1)."""
    for number, (kind, form, write) in enumerate(TRUE):
        if number % 2 == half:
            chance = Random(f"{number}")
            for _ in range(EACH):
                shown = write(value(kind, chance))
                yield kind, form, form.replace("{n}", chance.choice(NAMES)).replace("{}", shown)


def false_lines(half: int, each: int = 100) -> Iterator[tuple[str, str]]:
    for number, (form, make) in enumerate(FALSE):
        chance = Random(f"false {number}")
        if number % 2 == half:
            for _ in range(each):
                yield form, form.replace("{}", make(chance))


def measure(half: int) -> tuple[dict[str, Score], dict[str, int], int]:
    """Scores by kind, alarms by form, and how many false lines there were."""
    scores: dict[str, Score] = {}
    for kind, form, line in lines(half):
        score = scores.setdefault(kind, Score(missed={}))
        score.true += 1
        if any(hit.kind == kind or {hit.kind, kind} == {"nik", "kk"} for hit in find(line)):
            score.found += 1
        elif score.missed is not None:
            score.missed[form] = score.missed.get(form, 0) + 1
    alarms: dict[str, int] = {}
    count = 0
    for form, line in false_lines(half):
        count += 1
        if find(line):
            alarms[form] = alarms.get(form, 0) + 1
    return scores, alarms, count
