"""What an officer meant by a value that is written otherwise than YAML, ISO 8601 or an address wants it."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Collection
from datetime import date
from difflib import SequenceMatcher

from generator.kinds.intervals import INTERVAL, interval

KEYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("nama", "name", "title", "nama_dataset", "nama_layanan"), ("judul",)),
    **dict.fromkeys(
        ("organization", "organisation", "organisasi", "opd", "instansi", "skpd", "dinas", "author"),
        ("penerbit", "induk"),
    ),
    **dict.fromkeys(("description", "abstrak", "abstract", "keterangan"), ("ringkasan", "deskripsi")),
    **dict.fromkeys(("date", "tgl", "created", "published"), ("tanggal",)),
    **dict.fromkeys(("file", "files", "nama_file", "nama_berkas", "filename", "lampiran"), ("berkas",)),
    **dict.fromkeys(("waktu", "lama", "durasi", "waktu_penyelesaian"), ("jangka_waktu",)),
    **dict.fromkeys(("tags", "tag", "tema", "sektor"), ("topik", "kata_kunci")),
    **dict.fromkeys(("license", "licence"), ("lisensi",)),
    **dict.fromkeys(("tarif", "harga", "retribusi"), ("biaya",)),
    **dict.fromkeys(("syarat", "requirements"), ("persyaratan",)),
    **dict.fromkeys(("source", "asal"), ("sumber",)),
    **dict.fromkeys(("spatial", "kode_wilayah", "cakupan_wilayah"), ("wilayah",)),
    **dict.fromkeys(("temporal", "periode_data", "cakupan_waktu"), ("periode",)),
    **dict.fromkeys(("keyword", "theme"), ("kata_kunci", "topik")),
    "keterangan_status": ("mengubah",),
    **dict.fromkeys(("alur", "langkah", "mekanisme"), ("prosedur",)),
}
"""Words of other portals and of everyday for keys, and the keys that they may stand for."""

TYPES: dict[str, str] = {
    **dict.fromkeys(("angka", "number", "integer", "int", "numerik", "bulat"), "bilangan"),
    **dict.fromkeys(("string", "text", "huruf", "kata"), "teks"),
    **dict.fromkeys(("float", "double", "decimal", "pecahan"), "desimal"),
    "date": "tanggal",
    "datetime": "waktu",
    "boolean": "logika",
    "uang": "rupiah",
    "%": "persen",
}
"""Words of other programs for types of columns."""
OTHERS: dict[str, str] = {
    **dict.fromkeys(("pasal 9", "periodic", "regular", "rutin"), "berkala"),
    **dict.fromkeys(("pasal 10", "immediate", "segera", "darurat"), "serta-merta"),
    **dict.fromkeys(("pasal 11", "anytime", "any time", "on request", "tersedia"), "setiap-saat"),
    **dict.fromkeys(("tidak berlaku", "tidak aktif", "dibatalkan", "revoked", "nonaktif"), "dicabut"),
    **dict.fromkeys(("bar", "column", "kolom", "histogram"), "batang"),
    **dict.fromkeys(("line", "tren"), "garis"),
    **dict.fromkeys(("scatter", "titik"), "sebar"),
    **dict.fromkeys(("up", "meningkat", "tinggi"), "naik"),
    **dict.fromkeys(("down", "menurun", "rendah"), "turun"),
}
"""Words for other choices: categories, states, drawings, directions."""
NEGATED = re.compile(r"\b(?:tidak|bukan|belum|non|tanpa)", re.IGNORECASE)
OFTEN: dict[str, str] = {
    **dict.fromkeys(
        ("6 bulan", "enam bulan", "semester", "setengah tahun", "dua kali setahun"), "semesteran"
    ),
    **dict.fromkeys(("3 bulan", "tiga bulan", "triwulan", "kuartal", "quarterly", "tw"), "triwulanan"),
    **dict.fromkeys(("tahun", "1 tahun", "12 bulan", "setahun", "yearly", "annual", "annually"), "tahunan"),
    **dict.fromkeys(("bulan", "1 bulan", "sebulan", "monthly"), "bulanan"),
    **dict.fromkeys(("minggu", "1 minggu", "seminggu", "pekan", "weekly"), "mingguan"),
    **dict.fromkeys(("hari", "1 hari", "daily"), "harian"),
    **dict.fromkeys(("sewaktu-waktu", "tidak tentu", "jika perlu"), "insidental"),
}
"""Words for how often something is published."""
MULTIPLE = re.compile(r"(?:\d+|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|dwi|catur|panca)[ -]?")
LEADING = re.compile(r"(?:setiap|tiap|per|sekali)[ -]*(?:tiap )?|(?: sekali)$")
MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "ag", "sep", "okt", "nov", "des")
DAY = re.compile(r"(\d{1,2})[ ./-]+(\d{1,2}|[a-z]{3,10})[ ./-]+(\d{4})", re.IGNORECASE)
RUN_TOGETHER = re.compile(r"([12]\d{3})([01]\d)([0-3]\d)")
BACKWARDS = re.compile(r"(\d{4})[ ./-](\d{1,2})[ ./-](\d{1,2})")
YEARS = re.compile(
    r"(?:tahun )?(\d{4})\s*(?:-|–|s\.? ?/? ?d\.?|sampai(?: dengan)?|hingga)\s*(\d{4})", re.IGNORECASE
)
PART = re.compile(
    r"(semester|sm|s|triwulan|tw\.?|kuartal|q)\s*([iv]{1,3}|\d)\s*[/-]?\s*(?:tahun )?(\d{4})", re.IGNORECASE
)
PART_BEHIND = re.compile(r"(\d{4})\s*[-/ ]\s*(.{2,14})")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
LONGEST = 60
WEEKDAY = re.compile(r"^(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad)\s*,?\s*", re.IGNORECASE)
HOUR = re.compile(
    r"[ T,]+(?:pukul |jam )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:wib|wita|wit|z|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"[ T,]+(?:pukul |jam )?(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*(wib|wita|wit)?$", re.IGNORECASE
)
ZONES = {"wib": "07", "wita": "08", "wit": "09"}
NAMES = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober"),
    *("November", "Desember"),
)
ONE_MONTH = re.compile(r"(?:bulan )?([a-z]{3,10}) (\d{4})", re.IGNORECASE)
TWO_MONTHS = re.compile(
    r"([a-z]{3,10})(?: (\d{4}))?\s*(?:-|–|s\.? ?/? ?d\.?|sampai(?: dengan)?|hingga)\s*([a-z]{3,10}) (\d{4})",
    re.IGNORECASE,
)
ONE_YEAR = re.compile(r"(?:tahun(?: anggaran| ajaran)?|t\.?a\.?|ta)\s*(\d{4})(?:/(\d{4}))?", re.IGNORECASE)
NEAR = 0.72
"""Likeness from which a word is taken for a key with a slip in it."""


def choice_of(value: str) -> str:
    """A type of column or a frequency; "" where nothing is known."""
    said = value.casefold().strip()
    plain = LEADING.sub("", said).strip()
    often: str = OFTEN.get(plain) or OFTEN.get(said) or OFTEN.get(plain.removesuffix("an"), "")
    return TYPES.get(said) or often or OTHERS.get(said, "")


def is_negated(value: str) -> bool:
    """``tidak berlaku`` is nothing like ``berlaku``."""
    return bool(NEGATED.search(value))


def is_multiple(value: str) -> bool:
    """``dua tahunan`` is not ``tahunan``."""
    return bool(MULTIPLE.match(value.casefold().strip()))


def key_of(name: str, known: Collection[str]) -> str:
    """The key that was meant: another word for it, one that it holds, or a near one; "" for none."""
    said = re.sub(r"[^\w]+", "_", name.casefold()).strip("_")
    of_file = ("berkas",) if said in ("nama", "name") and "ringkasan" not in known else ()
    for meant in (*of_file, *KEYS.get(said, ())):
        if meant in known:
            return str(meant)
    words = {each.casefold(): each for each in sorted(known)}
    held = max(
        (each for each in words if len(each) > 4 and (each in said or (said in each and len(said) > 4))),
        key=len,
        default="",
    )
    ratios = {each: SequenceMatcher(None, said, each).ratio() for each in words}
    near = max(ratios, key=lambda each: ratios[each], default="")
    if near and ratios[near] >= NEAR:
        return words[near]
    return words[held] if held else ""


def day_of(value: str) -> str:
    """``2025-07-01`` for ``1 Juli 2025``, ``01/07/2025``, ``2025.7.1``: days come first; "" for no day."""
    text = HOUR.sub("", WEEKDAY.sub("", value.strip()[:LONGEST]))
    if found := DAY.fullmatch(text):
        day, month, year = found.groups()
    elif (found := BACKWARDS.fullmatch(text)) or (found := RUN_TOGETHER.fullmatch(text)):
        year, month, day = found.groups()
    else:
        return ""
    number = int(month) if month.isdigit() else month_of(month)
    if number > 12 and day.isdigit() and 1 <= int(day) <= 12:  # month first, as English programs write it
        number, day = int(day), month
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return ""


def moment_of(value: str) -> str:
    """``2026-12-01T08:00+07:00`` for ``1 Desember 2026 pukul 08.00 WIB``; "" for no hour."""
    text = value.strip()[:LONGEST]
    found = CLOCK.search(text)
    day = day_of(text[: found.start()]) if found else ""
    if not found or not day or int(found[1]) > 23 or int(found[2]) > 59:
        return ""
    return f"{day}T{int(found[1]):02}:{found[2]}+{ZONES[(found[3] or 'wib').casefold()]}:00"


def no_such_day(value: str) -> str:
    """``Februari 2026 hanya sampai tanggal 28`` for a day that its month has not."""
    found = DAY.fullmatch(value.strip()[:LONGEST]) or BACKWARDS.fullmatch(
        value.strip()[:LONGEST].replace("-", "/")
    )
    if not found:
        return ""
    day, month, year = found.groups() if len(found[1]) < 3 else reversed(found.groups())
    number = int(month) if month.isdigit() else month_of(month)
    if not (1 <= number <= 12 and 1900 <= int(year) <= 2999):
        return ""
    last = monthrange(int(year), number)[1]
    return f"{NAMES[number - 1]} {year} hanya sampai tanggal {last}" if int(day) > last else ""


def month_of(word: str) -> int:
    small = word.casefold().replace("peb", "feb").replace("nop", "nov")
    return next((number for number, start in enumerate(MONTHS, 1) if small.startswith(start)), 0)


def interval_of(value: str) -> str:
    """``2021/2025`` for ``2021-2025`` or ``2021 s.d. 2025``; ``2025-01/2025-06`` for ``Semester I 2025``."""
    text = value.strip()[:LONGEST]
    if turned := PART_BEHIND.fullmatch(text):  # 2025-S1
        text = f"{turned[2]} {turned[1]}" if PART.fullmatch(f"{turned[2]} {turned[1]}") else text
    meant = ""
    if found := YEARS.fullmatch(text):
        meant = f"{found[1]}/{found[2]}"
    elif found := PART.fullmatch(text):
        months = 6 if found[1].casefold().startswith("s") else 3
        number = ROMAN.get(found[2].casefold()) or (int(found[2]) if found[2].isdigit() else 0)
        if 1 <= number <= 12 // months:
            meant = f"{found[3]}-{(number - 1) * months + 1:02}/{found[3]}-{number * months:02}"
    elif found := TWO_MONTHS.fullmatch(text):
        start, end = month_of(found[1]), month_of(found[3])
        meant = f"{found[2] or found[4]}-{start:02}/{found[4]}-{end:02}" if start and end else ""
    elif found := ONE_YEAR.fullmatch(text):
        meant = "/".join(filter(None, found.groups()))
    elif (found := ONE_MONTH.fullmatch(text)) and (month := month_of(found[1])):
        meant = f"{found[2]}-{month:02}"
    return meant if meant and INTERVAL.fullmatch(meant) and in_order(meant) else ""


def in_order(meant: str) -> bool:
    try:
        start, end = interval(meant)
    except ValueError:
        return False
    return start <= end


def address_of(value: str) -> str:
    """``ekonomi-kreatif`` for ``Ekonomi Kreatif``; "" where no address can be made."""
    plain = unicodedata.normalize("NFKD", value[: LONGEST + 1]).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) if len(value) <= LONGEST else ""
