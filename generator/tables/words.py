"""Words that stand in Indonesian tables for nothing, for months, for yes and no, and below tables."""

from __future__ import annotations

import re

MISSING = frozenset(
    {
        "-", "--", "---", "–", "—", "‒", "―", "−", "…", "...", "....", "..", ".", "*", "n/a", "n.a", "n.a.",
        "na", "#n/a", "nan", "-nan", "null", "(null)", "\\n", "none", "nil", "nihil", "kosong", "(kosong)",
        "(tidak ada)", "(tidak ada data)", "(belum ada)", "(belum ada data)", "(n/a)", "(-)",
        "[kosong]", "tidak ada", "tidak ada data", "tdk ada", "td", "tad", "t.a.d", "t.a.d.",
        "belum ada", "belum ada data",
        "belum tersedia", "tidak tersedia", "data tidak tersedia", "data belum tersedia",
        "not available", "no data", "rp -", "rp-", "rp. -", "rp.-",
    }
)  # fmt: skip
"""Lower case, without spaces around."""
ANSWERS_TO_TIDAK_ADA = frozenset({"ada", "tersedia"})
"""In a column that also says these, "Tidak Ada" is an answer and not a missing value."""

NO_RESULT = frozenset(
    {
        "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "#div/0!", "#ref!", "#value!", "#name?",
        "#num!", "#null!", "err:502", "err:504", "err:508", "err:522",
    }
)  # fmt: skip
"""What programs write where a calculation gave no number. ``#N/A`` is a word for missing."""
NARROW = re.compile(r"#{3,}")
"""What Excel shows, and saves as CSV, of a number or day for which its column is too narrow."""
FORMULA = re.compile(r"(?i)=\s*[-+(]*(?:[a-z][a-z.]*\(|\$?[a-z]{1,3}\$?\d).*", re.DOTALL)
"""``=SUM(A1:A3)``, ``=B2+C2``: how its value would be found, without the value."""

MONTHS = {
    "januari": 1, "jan": 1, "january": 1, "februari": 2, "pebruari": 2, "feb": 2, "peb": 2, "february": 2,
    "maret": 3, "mar": 3, "mrt": 3, "march": 3, "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "jun": 6,
    "june": 6, "juli": 7, "jul": 7, "july": 7, "agustus": 8, "agu": 8, "agt": 8, "agst": 8, "ags": 8,
    "agus": 8, "agust": 8, "aug": 8, "august": 8, "september": 9, "sep": 9, "sept": 9, "oktober": 10,
    "okt": 10, "oct": 10, "october": 10, "november": 11, "nopember": 11, "nov": 11, "nop": 11,
    "desember": 12, "des": 12, "dec": 12, "december": 12,
}  # fmt: skip
MONTH_NAMES = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad")

TRUE = frozenset({"ya", "y", "true", "benar", "yes", "1"})
FALSE = frozenset({"tidak", "t", "false", "salah", "no", "0", "tdk"})
CLEARLY_BOOLEAN = frozenset({"ya", "tidak", "true", "false", "benar", "salah"})

NOTE = re.compile(
    r"(?i)\s*(?:(?:sumber|source|catatan|cat|keterangan|ket|note|notes|nb|diolah|data diolah|diunduh|dicetak|"
    r"tanggal (?:cetak|unduh))(?:\s*/\s*(?:sources?|sumber|notes?|catatan|remarks?|keterangan))?|"
    r"\*+\)?|\d\)|[a-z]\))\s*(?:[:.*)]|\b\s*data\b|$)"
)
"""How lines begin that stand below a table and are no rows."""
REMARK = re.compile(
    r"(?i)\s*(?:\*+\)?|https?://|[\u00b9\u00b2\u00b3\u2070-\u2079]+\)?|\(?\d{1,2}\)|[a-z]\)|"
    r"(?:data\s+)?(?:per|sampai dengan|s\.?/?d\.?)\s+(?:tanggal\s+)?\d|"
    r"(?:data\s+)?(?:diolah|diunduh|dicetak|diperbarui|dimutakhirkan|bersumber)\b|(?:update|pembaruan|terakhir)\b[^:]*:|angka\s+(?:sangat\s+)?sementara)"
)
"""How lines begin that are none either where they are the only cell of their row."""
UNIT_WORDS = frozenset(
    {
        "%", "persen", "m", "m2", "m²", "m3", "m³", "km", "km2", "km²", "ha", "hektar", "kg", "gram",
        "kuintal", "kw", "ton", "liter", "jiwa", "orang", "rp", "rp.", "rupiah", "rp juta", "juta rp",
        "juta rupiah", "ribu rp", "ribu rupiah",
    }
)  # fmt: skip
"""What may stand without brackets in a row of units below a header."""
HEADING = re.compile(
    r"(?i)(?:no\.?|nomor|nama|kode|kab\.?|kabupaten|kota|kec\.?|kecamatan|kel\.?|kelurahan|desa|prov\.?|provinsi|wilayah|"
    r"opd|skpd|dinas|instansi|unit|uraian|jenis|kategori|kelompok|golongan|tahun|bulan|periode|tanggal|tgl|lokasi|"
    r"komoditas|komoditi|sektor|bidang|program|kegiatan|indikator|sekolah|puskesmas|pasar|barang|item|rincian)\b"
    r"(?:\s+\w+)?(?:\s*[/(].*)?\s*"
)
"""What stands above the first column of a table."""
CONTINUED = re.compile(
    r"(?i)\s*(?:lanjutan|sambungan|halaman|hal\.|continued|(?:tabel|table|lampiran)\s+[\dIVX])"
)
"""How the lines begin that stand above the header on each page."""
SIGNED = re.compile(
    r"(?i)\s*(?:mengetahui|menyetujui|mengesahkan|ditetapkan di|tertanda|ttd|a\.?n\.? |plt\.? |nip\b|"
    rf"[^\W\d_][\w .]{{2,30}}, (?:tanggal )?\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}})"
)
"""How the cells of a signature begin."""
TOTAL = re.compile(
    r"(?i)\s*(?:(?:sub[ -]?|grand )?total|jumlah|jml)"
    r"(?:\s*[/(]?\s*(?:total|jumlah|keseluruhan|seluruhnya|semua)\s*\)?)?\s*:?\s*"
)
"""Whole cells that mark a row of sums."""
AVERAGE = r"(?i)^\s*(?:(?:nilai )?rata(?:\s*-\s*|\s+)rata|rerata|rataan|average|mean)\s*:?\s*$"
"""Whole cells that mark a row of averages, in RE2."""
PART_TOTAL = (
    r"(?i)^\s*(?:(?:sub[ -]?)?total|jumlah|jml)\s+"
    r"(?:(?:kab|kabupaten|kota|prov|provinsi)\b.*|[ivxa-f]{1,4}|\d{1,2})\s*$"
)
"""Sums of a part of the table, in RE2: ``Jumlah Kabupaten``, ``Total I``."""

SUBTOTAL = (
    r"(?i)^\s*(?:(?:(?:sub|grand)[ -]?)?total|jumlah|jml)\b.*$|"
    r"^.*\b(?:sub[ -]?)?(?:total|jumlah|sum)\s*:?\s*$"
)
"""What sums of a part of the table may be called, in RE2: ``SAIL Total``, ``Jumlah Sail``, ``Sail Sum``."""
LEVEL = re.compile(
    r"(?i)(kec|kecamatan|kab|kabupaten|kota|kel|kelurahan|desa|prov|provinsi|wilayah|zona|dinas|badan|bidang|"
    r"bagian|seksi|program|kegiatan|kelompok|golongan|jenjang|rumpun|unit|uptd?|puskesmas)\b"
)
SERIAL = re.compile(r"([IVXL]{1,5}|[A-Z])[.)]\s*(?=\S)")
"""How headings among rows begin, where other rows do not."""


def is_missing(text: str) -> bool:
    return text.strip().lower() in MISSING


def lost_value(text: str) -> tuple[str, str, str] | None:
    """What stands where a program should have written a value: (what is said of it, remedy, code)."""
    if NARROW.fullmatch(text):
        return (
            "hanya tanda pagar: kolomnya terlalu sempit saat disimpan, jadi nilainya hilang.",
            "Lebarkan kolomnya di Excel, lalu simpan ulang.",
            "sel-galat",
        )
    if FORMULA.fullmatch(text):
        return (
            "adalah rumus, bukan hasilnya.",
            "Buka di Excel atau LibreOffice, tunggu sampai terhitung, lalu simpan ulang.",
            "rumus-belum-dihitung",
        )
    if text.startswith("#") and text.lower() in NO_RESULT:
        return (
            "adalah galat lembar kerja, bukan nilai.",
            "Perbaiki rumusnya, atau kosongkan selnya.",
            "sel-galat",
        )
    return None


def gives_no_number(text: str) -> bool:
    return text.lower() in NO_RESULT or NARROW.fullmatch(text) is not None
