"""Indonesian words of public administration, and sentences made of them; the same seed, the same text."""

from __future__ import annotations

from random import Random

SUBJECTS = [
    "Laporan kinerja",
    "Rencana strategis",
    "Profil",
    "Realisasi anggaran",
    "Data penduduk",
    "Standar pelayanan",
    "Jadwal",
    "Rencana kerja",
    "Pengadaan barang dan jasa",
    "Daftar aset",
    "Hasil survei kepuasan",
    "Peta sebaran",
    "Statistik",
    "Neraca",
    "Laporan keuangan",
    "Keputusan",
    "Peraturan",
    "Pengumuman lelang",
    "Rekapitulasi",
    "Evaluasi",
]
MATTERS = [
    "puskesmas",
    "sekolah dasar",
    "jalan kota",
    "air bersih",
    "sampah",
    "pasar rakyat",
    "posyandu",
    "perpustakaan",
    "izin usaha",
    "retribusi parkir",
    "drainase",
    "pajak daerah",
    "imunisasi",
    "tenaga kerja",
    "bantuan sosial",
    "ruang terbuka hijau",
    "angkutan umum",
    "perumahan",
    "ketahanan pangan",
    "kebakaran",
    "gizi balita",
    "koperasi",
    "arsip",
    "lingkungan hidup",
]
VOCABULARY = """
pemerintah kota daerah masyarakat pelayanan publik anggaran tahun kegiatan program laporan kinerja warga
kecamatan kelurahan dinas badan kesehatan pendidikan pembangunan pengelolaan penyelenggaraan peningkatan
kualitas data informasi keuangan pendapatan belanja perencanaan pengawasan evaluasi sasaran capaian
target indikator penduduk keluarga anak sekolah guru siswa puskesmas bidan gizi jalan jembatan drainase
banjir air bersih sampah lingkungan izin usaha pajak retribusi pasar pedagang tenaga kerja bantuan
sosial rumah layak huni transportasi parkir taman perpustakaan arsip hukum peraturan keputusan wali
sekretariat inspektorat pengadaan barang jasa penyedia kontrak pekerjaan tahap selesai berjalan
terlambat meningkat menurun tetap dengan untuk dari pada yang dan atau sesuai berdasarkan melalui oleh
terhadap setiap seluruh sebagian telah akan dapat tidak belum sudah antara lain serta dalam rangka guna
agar bagi menurut sampai sejak selama
"""
WORDS = VOCABULARY.split()


def sentence(chance: Random) -> str:
    words = chance.choices(WORDS, k=chance.randint(9, 17))
    return " ".join(words).capitalize() + "."


def paragraph(chance: Random) -> str:
    return " ".join(sentence(chance) for _ in range(5))
