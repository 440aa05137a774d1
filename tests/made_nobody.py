"""What belongs to nobody and looks alike: false candidates for the corpus of ``made_written``.

Budgets, codes, coordinates, times, digests, switchboards, registers of firms and schools, years in a row: as
columns below their headers and as lines. Halves by a digest of each form's words, as there.
"""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from made_written import half_of

Make = Callable[[Random], str]
CELLS, LINES = 150, 120
"""Values of a column, and lines of a form."""


def n(low: int, high: int | None = None) -> Make:
    """A number of so many digits."""
    return lambda c: "".join([str(c.randrange(1, 10)), *(str(c.randrange(10)) for _ in range((c.randrange(low, high + 1) if high else low) - 1))])  # fmt: skip


def dotted(make: Make, by: str = ".") -> Make:
    return lambda c: f"{int(make(c)):,}".replace(",", by)


def put(form: str, *makes: Make) -> Make:
    return lambda c: form.format(*(make(c) for make in makes))


def between(low: int, high: int, form: str = "{}") -> Make:
    return lambda c: form.format(c.randrange(low, high))


def digest(length: int) -> Make:
    return lambda c: f"{c.randrange(16**length):0{length}x}"


area = put("14.{}.{}.{}", between(1, 13, "{:02}"), between(1, 20, "{:02}"), between(1001, 2015))
account = put(
    "5.{}.02.{}.{}.{}",
    between(1, 4),
    between(1, 9, "{:02}"),
    between(1, 9, "{:02}"),
    between(1, 400, "{:04}"),
)
stamp = put("2025{}{}{}{}{}", between(1, 13, "{:02}"), between(1, 29, "{:02}"), between(0, 24, "{:02}"), between(0, 60, "{:02}"), between(0, 60, "{:02}"))  # fmt: skip
landline = put("(0761) {}", between(20_000, 99_999))
date = put("{}-{}-{}", between(1, 29, "{:02}"), between(1, 13, "{:02}"), between(2015, 2027))
official = put("{}@pekanbaru.go.id", between(100, 999, "bidang{}"))
mobile = put("0812-{}-{}", between(1000, 9999), between(1000, 9999))

COLUMNS: dict[tuple[str, ...], Make] = {
    ("Pagu", "Anggaran", "Nilai", "pagu_anggaran", "Jumlah (Rp)", "realisasi"): n(9, 16),
    ("Pagu Anggaran (Rp)", "Belanja", "nilai kontrak", "Sisa pagu"): dotted(n(9, 16)),
    ("Anggaran", "Total Belanja Daerah", "kolom3"): dotted(n(10, 16), ","),
    ("nilai", "Harga satuan"): put("{}.00", dotted(n(8, 13), ",")),
    ("Harga", "total"): put("Rp{},00", dotted(n(8, 14))),
    ("Kode Rekening", "kode_rekening", "Rekening Belanja", "kode akun"): account,
    ("kode rekening", "akun"): n(12),
    ("kode wilayah", "kode", "Kode Kelurahan", "kemendagri"): area,
    ("kode_kelurahan", "id_desa", "kode bps"): n(10),
    ("kode SLS", "id_sls"): n(16),
    ("KBLI", "kbli 2020", "kode usaha"): n(5),
    ("ISBN", "isbn buku"): put("978-602-{}-{}-{}", between(1000, 9999), between(10, 99), between(0, 9)),
    ("ISBN", "kode buku"): put("978602{}", n(7)),
    ("ISSN",): put("{}-{}", n(4), n(4)),
    ("lintang", "Latitude", "y"): put("0.{}", n(6, 15)),
    ("bujur", "Longitude", "x"): put("101.{}", n(6, 14)),
    ("koordinat", "titik koordinat kantor"): put("0.{}, 101.{}", n(7, 9), n(7, 9)),
    ("geom", "lokasi tiang"): put("POINT(101.{} 0.{})", n(9, 15), n(9, 15)),
    ("waktu", "created_at", "timestamp", "kode transaksi"): stamp,
    ("epoch", "updated"): between(1_500_000_000, 1_800_000_000),
    ("epoch_ms", "waktu unggah"): between(1_500_000_000_000, 1_800_000_000_000),
    ("waktu", "mulai"): put(
        "2025-{}-{}T{}:{}:00+07:00",
        between(1, 13, "{:02}"),
        between(1, 29, "{:02}"),
        between(0, 24, "{:02}"),
        between(0, 60, "{:02}"),
    ),
    ("sha256", "checksum"): digest(64),
    ("md5", "sidik"): digest(32),
    ("uuid", "id"): put("{}-{}-4{}-a{}-{}", digest(8), digest(4), digest(3), digest(3), digest(12)),
    ("Telepon Kantor", "Telepon", "telp", "No. Telp"): landline,
    ("Telepon", "telp kantor", "fax"): put("0761-{}", between(20_000, 999_999)),
    ("telepon", "Telp. Puskesmas"): put("0761{}", between(20_000, 999_999)),
    ("Faksimile", "No. Fax"): put("+62 761 {}", between(20_000, 999_999)),
    ("telepon Jakarta", "Telp"): put("021-{}", n(7, 8)),
    ("Call Center", "Nomor darurat", "telepon"): lambda c: c.choice(
        ("112", "119", "110", "113", "1500888", "14045", "0800-1-500-567")
    ),
    ("Hotline pengaduan", "WA layanan", "Nomor pengaduan resmi"): mobile,
    ("NPSN", "npsn", "Kode sekolah"): n(8),
    ("NSS", "nomor statistik sekolah"): n(12),
    ("NSM", "NSPP"): n(12),
    ("NIB", "nib", "Nomor Induk Berusaha"): n(13),
    ("No. Seri", "serial number", "nomor seri alat"): n(10, 15),
    ("IMEI",): n(15),
    ("No. Rangka", "no mesin"): put("MH1{}", n(14)),
    ("ID Pelanggan", "IDPEL", "nomor meter"): n(11, 12),
    ("No. Sambungan PDAM",): n(9),
    ("NOP", "nomor objek pajak"): put(
        "14.71.{}.{}.{}-{}.0", between(1, 13, "{:03}"), between(1, 13, "{:03}"), between(1, 99, "{:03}"), n(4)
    ),
    ("NOP", "nop pbb"): put("1471{}", n(14)),
    ("ID Paket", "kode RUP", "Kode Tender"): n(8, 10),
    ("ID RUP SIRUP", "no paket", "kode lelang"): n(16),
    ("Nomor Register Barang", "kode barang", "NUP"): put("1.3.2.0{}.0{}.0{}.00{}", n(1), n(1), n(1), n(1)),
    ("kode lokasi aset", "KIB"): put(
        "12.14.71.{}.{}.00.2025", between(1, 50, "{:02}"), between(1, 50, "{:02}")
    ),
    ("Nomor Sertipikat", "nomor hak"): put(
        "04.01.{}.{}.1.{}", between(1, 15, "{:02}"), between(1, 9, "{:02}"), n(5)
    ),
    ("Nomor Polisi", "nopol"): put("BM {} {}", between(1000, 9999), lambda c: c.choice(("AB", "TP", "QQ"))),
    ("Nomor Surat", "No. Surat"): put("{}/BKPSDM/{}/2025", between(400, 999), between(1, 9999)),
    ("Nomor SK", "nomor izin"): put("503/DPMPTSP/{}/SIP/{}/2025", between(1, 99), between(1, 999)),
    ("No. SIPA", "Nomor izin apotek"): put("{}/SIPA_14.71/2023/2{}", n(8), n(3)),
    ("Tanggal", "tgl", "tanggal penetapan"): date,
    ("tanggal berdiri", "tanggal lahir organisasi"): date,
    ("periode",): lambda c: " ".join(str(2015 + k) for k in range(c.randrange(4, 11))),
    ("tahun", "rentang"): put("{}/{}", between(2010, 2020), between(2021, 2027)),
    ("ukuran", "dimensi"): put("{} x {} x {}", between(100, 4000), between(100, 4000), between(100, 4000)),
    ("spesifikasi", "uraian barang"): put(
        "Laptop i7 {}U RAM 16 GB SSD 512 GB {} unit", between(1000, 9999), between(1, 99)
    ),
    ("Barcode", "EAN"): put("899{}", n(10)),
    ("resi", "nomor resi"): put("JP{}", n(10)),
    ("NPWP Perusahaan", "NPWP Badan Usaha", "NPWP Penyedia"): put(
        "0{}.{}.{}.{}-218.000", between(1, 4), n(3), n(3), n(1)
    ),
    ("NPWP Bendahara", "npwp dinas"): put("00.{}.{}.{}-218.000", n(3), n(3), n(1)),
    ("No. Rekening Kas Umum Daerah", "rekening kas daerah", "RKUD"): put("101-00-{}", n(5, 6)),
    ("Surel", "email", "e-mail dinas"): official,
    ("email sekolah",): put("sdn{}@{}.sch.id", between(1, 200), lambda c: "pekanbaru"),
    ("situs", "url"): put("https://data.pekanbaru.go.id/dataset/{}/resource/{}", digest(8), digest(12)),
    ("Alamat", "alamat kantor"): put(
        "Jl. Jenderal Sudirman No. {} Pekanbaru {}", between(1, 600), between(28111, 28299)
    ),
    ("koordinat tiang", "utm"): put("47N {} {}", between(700_000, 800_000), between(40_000, 70_000)),
    ("debit", "nilai"): put("{}E+{}", put("{}.{}", n(1), n(4, 9)), between(5, 18, "{:02}")),
    ("luas", "panjang"): put("{},{}", dotted(n(4, 9)), n(2)),
    ("populasi", "Jumlah Penduduk"): dotted(n(4, 9)),
    ("proyeksi", "total"): put("{}.0", n(9, 16)),
    ("id", "no_urut", "row_id"): n(9, 18),
    ("catatan", "keterangan"): put(
        "selesai {} unit dari {} unit per {}", between(10, 9999), between(10, 9999), date
    ),
    ("No. Antrian", "kode booking"): put("A{}", n(9)),
    ("Nomor Perda", "peraturan"): put("Perda No. {} Tahun {}", between(1, 20), between(2001, 2026)),
    ("DOI",): put(
        "10.{}/jip.v{}i{}.{}", between(1000, 99999), between(1, 30), between(1, 5), between(1000, 99999)
    ),
    ("versi",): put("{}.{}.{}.{}", between(1, 20), between(0, 20), between(0, 20), between(1000, 9999)),
    ("IP server", "alamat ip"): put(
        "{}.{}.{}.{}", between(1, 255), between(0, 255), between(0, 255), between(1, 255)
    ),
    ("jadwal", "jam pelayanan"): put("08.{}-12.00, 13.00-16.{}", between(10, 59), between(10, 59)),
    ("MAC",): lambda c: ":".join(f"{c.randrange(256):02X}" for _ in range(6)),
    ("VA", "kode bayar", "Kode Billing"): put("8208{}", n(11)),
    ("NTPN",): put("{}", digest(16)),
    ("HP disamarkan", "No HP"): put("0812****{}", n(4)),
    ("NIK disamarkan", "NIK"): put(
        "1471************",
    ),
    ("Jumlah KK", "jml_kk", "KK Miskin"): n(2, 5),
    ("Jumlah KK", "KK"): dotted(n(4, 6)),
    ("Jumlah wajib KTP", "Perekaman KTP-el"): dotted(n(5, 7)),
    ("Jumlah NIB terbit", "nomor"): n(1, 6),
}
SENTENCES: dict[str, Make] = {
    "Pagu sebesar Rp {}": dotted(n(9, 16)),
    "Pagu anggaran Rp. {},- (terbilang)": dotted(n(9, 16)),
    "Realisasi {} dari pagu {}": n(9, 16),
    "Kode rekening {} Belanja Jasa": account,
    "rekening {} pada DPA": account,
    "kelurahan {} Tangkerang": area,
    "KBLI {} perdagangan eceran": n(5),
    "ISBN {}": put("978-623-{}-{}-{}", between(100, 9999), between(10, 99), between(0, 9)),
    "koordinat {}": put("0.{}, 101.{}", n(6, 9), n(6, 9)),
    "diunduh {}": stamp,
    "dicetak pada {} pukul 08.15": date,
    "sha256 {}": digest(64),
    "commit {}": digest(40),
    "Telp. {}": landline,
    "Telepon/Fax: {} / (0761) 21234": landline,
    "Fax. 0761-{}": between(20_000, 99_999),
    "Telp (0761) {} ext. 112": between(20_000, 99_999),
    "Hubungi call center 112 atau 1500{}": between(100, 999),
    "bebas pulsa 0800-1-{}": between(100_000, 999_999),
    "Hotline {} (24 jam)": mobile,
    "WhatsApp Layanan Pengaduan: {}": mobile,
    "Narahubung PPID: {}": mobile,
    "Call Center Dinas Kesehatan {}": mobile,
    "Posko Siaga Bencana BPBD {}": mobile,
    "NPSN {} terakreditasi A": n(8),
    "NIB {} tanggal 3 Maret 2024": n(13),
    "Nomor Induk Berusaha (NIB): {}": n(13),
    "nomor seri {}": n(12, 16),
    "S/N: {}": n(10, 14),
    "IMEI {}": n(15),
    "ID pelanggan PLN {}": n(12),
    "NOP 14.71.{}": put("0{}.00{}.001-{}.0", between(10, 99), between(1, 9), n(4)),
    "Kode RUP {}": n(8),
    "Kode Tender {} LPSE": n(7, 10),
    "Nomor : {}": put("800/BKPSDM/{}/2025", between(1, 9999)),
    "Nomor {} Tahun 2025": put("KPTS.{}/III", between(100, 999)),
    "Surat No. {}": put("{}/{}/{}/2025", between(1, 999), between(10, 99), between(1000, 9999)),
    "Lampiran {}": put("halaman {} dari {}", between(1, 99), between(100, 999)),
    "tahun {}": lambda c: ", ".join(str(2010 + k) for k in range(c.randrange(4, 12))),
    "Tahun {}.": lambda c: " ".join(str(2010 + k) for k in range(c.randrange(4, 12))),
    "| {} |": lambda c: " | ".join(dotted(n(3, 9))(c) for _ in range(7)),
    "| Sukajadi | {} |": lambda c: " | ".join(n(1, 6)(c) for _ in range(9)),
    "{}": lambda c: " ".join(n(3, 5)(c) for _ in range(8)),
    "Jumlah {}": lambda c: " ".join(dotted(n(3, 8))(c) for _ in range(6)),
    "Jumlah KK {}": lambda c: " ".join(n(3, 4)(c) for _ in range(5)),
    "Jumlah KK: {} jiwa": dotted(n(3, 6)),
    "jumlah wajib KTP {} orang": dotted(n(4, 7)),
    "KTP elektronik tercetak {} keping": dotted(n(4, 7)),
    "NPWP badan {}": put("0{}.{}.{}.{}-218.000", between(1, 4), n(3), n(3), n(1)),
    "NPWP PT Maju Jaya: {}": put("0{}.{}.{}.{}-218.000", between(1, 4), n(3), n(3), n(1)),
    "Rekening Kas Umum Daerah Nomor {}": put("101-00-{}", n(6)),
    "setor ke rekening kas daerah {}": n(10),
    "ke rekening bendahara penerimaan {}": n(10),
    "surel: {}": official,
    "Email resmi {}": official,
    "Alamat: {} Pekanbaru": put("Jl. Jenderal Sudirman No. {}", between(1, 600)),
    "Alamat kantor: Jl. Melur No. {}": between(1, 99),
    "lahirnya Kota Pekanbaru {}": put("23 Juni {}", between(1780, 1790)),
    "Hari lahir Pancasila, 1 Juni {}": between(1945, 2026),
    "bayi lahir {} orang pada 2024": between(10, 9999),
    "angka kelahiran 2024-01-{}": between(10, 28),
    "https://jdih.pekanbaru.go.id/produk/{}": n(6, 12),
    "doi.org/10.{}": put("{}/xyz.{}", between(1000, 9999), n(8)),
    "versi {}": put("{}.{}.{}", between(1, 20), between(0, 20), between(1000, 9999)),
    "{} WIB": put("{}-{}-2025 08:{}:{}", between(10, 28), between(10, 12), between(10, 59), between(10, 59)),
    "berkas IMG_{}": put("{}_{}.jpg", stamp, n(3)),
    "Scan{}": stamp,
    "SPM nomor {}": put("{}/SPM-LS/1.03.0.00.0.00.01/{}/2025", n(5), n(4)),
    "SP2D {}": n(14, 15),
    "Kode Billing {}": n(15),
    "NTPN {}": put("{}", digest(16)),
    "nomor antrean B{}": n(3, 10),
    "luas {} m2": put("{},{}", dotted(n(4, 8)), n(2)),
    "Skala 1:{}": dotted(n(4, 6)),
    "Pasal {}": put("{} ayat ({}) huruf a", between(1, 99), between(1, 9)),
    "NIK disamarkan 1471********{}": n(4),
    "HP 0812xxxx{}": n(4),
    "WA 0812-XXXX-{}": n(4),
    "Ukuran {} mm": put("{} x {} x {}", n(4), n(4), n(4)),
    "kendaraan BM {} TP": n(4),
    "No. rangka MHKA{}": n(13),
    "8 pekerjaan senilai {}": put("{} juta", dotted(n(4, 7))),
    "gaji ke-13 untuk {} ASN": put("{} orang senilai {}", dotted(n(4, 5)), dotted(n(9, 12))),
    "0.812 dan 0.{} (R²)": n(4),
    "kode pos {}": between(28111, 28299),
    "Jl. Riau No. {}": put("{}-{} Blok A{} 28292", between(1, 99), between(100, 199), between(1, 9)),
    "dataset {}": put("{}-{}-4{}-a{}-{}", digest(8), digest(4), digest(3), digest(3), digest(12)),
    "transaksi {}": n(16),
    "DPA/A.1/1.01.2.22.0.00.{}": put("{}.0000/001/2025", n(2)),
    "sejak 08-12-{} pukul 08.12": put("{} 34.567", between(2015, 2026)),
    "Hari/Tanggal: Kamis, {}": date,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Nobody:
    """``header`` None: lines of text; else the cells of one column."""

    form: str
    header: str | None
    texts: tuple[str, ...]


def nobodies(half: str) -> Iterator[Nobody]:
    for headers, make in COLUMNS.items():
        for header in headers:
            form = f"{headers[0]} / {header}"
            if half_of(form) == half:
                chance = Random(form)
                yield Nobody(form, header, tuple(make(chance) for _ in range(CELLS)))
    for form, make in SENTENCES.items():
        if half_of(form) == half:
            chance = Random(form)
            yield Nobody(form, None, tuple(form.replace("{}", make(chance)) for _ in range(LINES)))
