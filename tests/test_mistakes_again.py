# ruff: noqa: E501 (what is said stands beside what was done)
"""Sixty more slips of officers, other than those of ``test_mistakes``: the first finding, word for word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from officer_files import HOME, TABLE, YAML

from generator.english import translated
from generator.pipeline import check_portal

Portal = Callable[..., Path]
Files = dict[str, str | bytes | None]
DOCUMENT = """\
judul: LKPJ 2024
ringkasan: Laporan.
kategori: berkala
penerbit: disdik
jenis: lkpj
tanggal: 2025-03-01
"""
SERVICE = "judul: Kartu Keluarga\nringkasan: Penerbitan KK.\nkategori: setiap-saat\npenerbit: disdik\n"
INDICATOR = """\
judul: IPM
ringkasan: Indeks.
kategori: berkala
penerbit: disdik
dataset: penduduk
nilai: jumlah
waktu: tahun
"""
EXEMPTION = """\
judul: Data pelapor
ringkasan: Identitas.
penerbit: disdik
dasar_hukum: [UU 14/2008 Pasal 17 huruf h]
konsekuensi_dibuka: a
konsekuensi_ditutup: b
jangka_waktu: 5 tahun
"""
ANNOUNCEMENT = """\
---
judul: Libur
ringkasan: Libur.
kategori: serta-merta
penerbit: disdik
---

Isi.
"""


def dataset(yaml: str = YAML, table: str = TABLE, **more: str | bytes) -> Files:
    return {HOME + "dataset.yml": yaml, HOME + "penduduk.csv": table, **more}


def added(line: str) -> Files:
    return dataset(f"{YAML}{line}\n")


SLIPS: tuple[tuple[str, Files, str], ...] = (
    (
        "ringkasan kosong dalam kutip",
        dataset(YAML.replace("Penduduk per kecamatan.", '""')),
        'datasets/penduduk/dataset.yml:2:12: kunci "ringkasan" belum diisi. Isi, misalnya `ringkasan: Penduduk terdaftar per kecamatan.`. [kunci-wajib]',
    ),
    (
        "nilai di baris berikut tanpa indent",
        dataset(YAML.replace("judul: Jumlah penduduk", "judul:\nJumlah penduduk")),
        "datasets/penduduk/dataset.yml:2:1: baris ini tidak memuat titik dua. Tulis kunci, titik dua, spasi, lalu nilainya, misalnya `judul: Jumlah penduduk`. [yaml-rusak]",
    ),
    (
        "titik koma bukan titik dua",
        dataset(YAML.replace("judul:", "judul;")),
        "datasets/penduduk/dataset.yml:1:1: baris ini tidak memuat titik dua. Tulis kunci, titik dua, spasi, lalu nilainya, misalnya `judul: Jumlah penduduk`. [yaml-rusak]",
    ),
    (
        "tanda kutip Word",
        dataset(YAML.replace("Jumlah penduduk", "“Jumlah” : penduduk")),
        'datasets/penduduk/dataset.yml:1:8: nilai ini memuat titik dua dan spasi, sehingga dibaca sebagai kunci. Taruh seluruh nilainya di antara tanda kutip: `judul: "…"`. [yaml-rusak]',
    ),
    (
        "tanggal pakai garis miring",
        dataset(YAML.replace("2025-07-01", "2025/07/01")),
        'datasets/penduduk/dataset.yml:5:10: "2025/07/01" bukan tanggal untuk "tanggal". Maksud Anda "2025-07-01"? [tanggal-salah]',
    ),
    (
        "tanggal dua digit",
        dataset(YAML.replace("2025-07-01", "25-07-01")),
        'datasets/penduduk/dataset.yml:5:10: "25-07-01" bukan tanggal untuk "tanggal". Tulis tahun-bulan-hari, misalnya 2025-07-01. [tanggal-salah]',
    ),
    (
        "tanggal hanya tahun",
        dataset(YAML.replace("2025-07-01", "2025")),
        'datasets/penduduk/dataset.yml:5:10: "2025" bukan tanggal untuk "tanggal". Tulis tahun-bulan-hari, misalnya 2025-07-01. [tanggal-salah]',
    ),
    (
        "tanggal hari bulan tahun titik",
        dataset(YAML.replace("2025-07-01", "01.07.2025")),
        'datasets/penduduk/dataset.yml:5:10: "01.07.2025" bukan tanggal untuk "tanggal". Maksud Anda "2025-07-01"? [tanggal-salah]',
    ),
    (
        "kategori berkala dan koma",
        dataset(YAML.replace("setiap-saat", "berkala, setiap-saat")),
        'datasets/penduduk/dataset.yml:3:11: "kategori" hanya boleh berisi satu nilai. Pilih salah satu: berkala, serta-merta, setiap-saat. [nilai-tak-dikenal]',
    ),
    (
        "kategori setiapsaat",
        dataset(YAML.replace("setiap-saat", "setiapsaat")),
        'datasets/penduduk/dataset.yml:3:11: "setiapsaat" bukan nilai untuk "kategori". Maksud Anda "setiap-saat"? [nilai-tak-dikenal]',
    ),
    (
        "kategori sertamerta",
        dataset(YAML.replace("setiap-saat", "Serta Merta")),
        'datasets/penduduk/dataset.yml:3:11: "Serta Merta" bukan nilai untuk "kategori". Maksud Anda "serta-merta"? [nilai-tak-dikenal]',
    ),
    (
        "penerbit pakai .yml",
        dataset(YAML.replace("disdik", "disdik.yml")),
        'datasets/penduduk/dataset.yml:4:11: penerbit "disdik.yml" tidak ada. Maksud Anda "disdik"? [penerbit-tak-dikenal]',
    ),
    (
        "penerbit pakai jalur",
        dataset(YAML.replace("disdik", "content/organisasi/disdik.yml")),
        'datasets/penduduk/dataset.yml:4:11: penerbit "content/organisasi/disdik.yml" tidak ada. Maksud Anda "disdik"? [penerbit-tak-dikenal]',
    ),
    (
        "penerbit dua",
        dataset(YAML.replace("disdik", "[disdik, kota-uji]")),
        'datasets/penduduk/dataset.yml:4:11: isi "penerbit" bukan teks. Tulis satu nilai saja di kunci ini. [bentuk-salah]',
    ),
    (
        "topik satu kata spasi",
        added("topik: Ekonomi Kreatif"),
        'datasets/penduduk/dataset.yml:6:8: "Ekonomi Kreatif" bukan nama alamat untuk "topik". Maksud Anda "ekonomi-kreatif"? [slug-salah]',
    ),
    (
        "wilayah nama kode",
        added('wilayah: "14-71"'),
        'datasets/penduduk/dataset.yml:6:10: "14-71" bukan kode wilayah. Tulis kode Kemendagri dalam tanda kutip, misalnya "14.71". [wilayah-salah]',
    ),
    (
        "periode strip tahun",
        added("periode: 2021-2025"),
        'datasets/penduduk/dataset.yml:6:10: "2021-2025" bukan periode. Maksud Anda "2021/2025"? [periode-salah]',
    ),
    (
        "periode sd",
        added("periode: 2021 s.d. 2025"),
        'datasets/penduduk/dataset.yml:6:10: "2021 s.d. 2025" bukan periode. Maksud Anda "2021/2025"? [periode-salah]',
    ),
    (
        "periode semester",
        added("periode: Semester I 2025"),
        'datasets/penduduk/dataset.yml:6:10: "Semester I 2025" bukan periode. Maksud Anda "2025-01/2025-06"? [periode-salah]',
    ),
    (
        "frekuensi 6 bulan",
        added("frekuensi: 6 bulan"),
        'datasets/penduduk/dataset.yml:6:12: "6 bulan" bukan nilai untuk "frekuensi". Maksud Anda "semesteran"? [nilai-tak-dikenal]',
    ),
    (
        "lisensi salah",
        added("lisensi: CC BY"),
        'datasets/penduduk/dataset.yml:6:10: peringatan: lisensi "CC BY" bukan kode SPDX. Tulis kode seperti CC-BY-4.0; lisensi sendiri ditulis LicenseRef-NAMA. [lisensi-tak-dikenal]',
    ),
    (
        "terbit jam titik",
        added("terbit: 2026-12-01 08.00"),
        'datasets/penduduk/dataset.yml:6:9: "2026-12-01 08.00" bukan waktu untuk "terbit". Maksud Anda "2026-12-01T08:00+07:00"? [tanggal-salah]',
    ),
    (
        "status dicabut tanpa alasan",
        added("status: dicabut"),
        'datasets/penduduk/dataset.yml:6:9: status "dicabut" belum disertai alasan. Tambahkan `alasan: …` supaya pembaca tahu sebabnya. [alasan-tidak-ada]',
    ),
    (
        "pengganti tidak ada",
        added("status: diganti\nalasan: x\npengganti: penduduk-baru"),
        'datasets/penduduk/dataset.yml:8:12: dataset "penduduk-baru" tidak ada. Maksud Anda "penduduk"? [rujukan-tak-dikenal]',
    ),
    (
        "contoh: yes",
        added("contoh: yess"),
        'datasets/penduduk/dataset.yml:6:9: "yess" bukan jawaban untuk "contoh". Tulis true atau false. [logika-salah]',
    ),
    (
        "kunci ada spasi",
        added("kata kunci: [a]"),
        'datasets/penduduk/dataset.yml:6:1: kunci "kata kunci" tidak dikenal. Maksud Anda "kata_kunci"? [kunci-tak-dikenal]',
    ),
    (
        "berkas huruf besar",
        added("berkas: Penduduk.CSV"),
        'datasets/penduduk/dataset.yml:6:9: berkas "Penduduk.CSV" tidak ada. Maksud Anda "penduduk.csv"? [berkas-tidak-ada]',
    ),
    (
        "berkas jalur",
        added("berkas: ../lain/penduduk.csv"),
        'datasets/penduduk/dataset.yml:6:9: "../lain/penduduk.csv" menunjuk ke luar folder ini. Maksud Anda "penduduk.csv"? [jalur-keluar]',
    ),
    (
        "kolom tipe integer",
        added("berkas:\n  - berkas: penduduk.csv\n    kolom:\n      jumlah: {tipe: integer}"),
        'datasets/penduduk/dataset.yml:9:22: "integer" bukan nilai untuk "tipe". Maksud Anda "bilangan"? [nilai-tak-dikenal]',
    ),
    (
        "kolom indent salah",
        added("berkas:\n- berkas: penduduk.csv\n  kolom:\n  jumlah: {tipe: bilangan}"),
        'datasets/penduduk/dataset.yml:9:3: kunci "jumlah" tidak dikenal. Kunci ini milik `kolom`: taruh di bawahnya. [kunci-tak-dikenal]',
    ),
    (
        "kolom satuan di luar",
        added("berkas:\n  - berkas: penduduk.csv\n    satuan: jiwa"),
        'datasets/penduduk/dataset.yml:8:5: kunci "satuan" tidak dikenal. Kunci ini milik `kolom`: taruh di bawahnya. [kunci-tak-dikenal]',
    ),
    (
        "kunci kolom tak unik",
        added("berkas: {berkas: penduduk.csv, kunci: tahun}"),
        'datasets/penduduk/penduduk.csv:3: kunci "2024" (tahun) sudah ada di baris data ke-1. Hapus baris yang berulang, atau tambah kolom pembeda ke kunci. [kunci-ganda]',
    ),
    (
        "lembar pada csv",
        added("berkas: {berkas: penduduk.csv, lembar: Data}"),
        "datasets/penduduk/dataset.yml:6:40: berkas ini tidak berlembar. Hapus `lembar:`; hanya XLSX, XLS, dan ODS yang berlembar. [lembar-tidak-ada]",
    ),
    (
        "rentang salah",
        added("berkas: {berkas: penduduk.csv, rentang: A4-F120}"),
        'datasets/penduduk/dataset.yml:6:41: "A4-F120" salah bentuk untuk "rentang". Tulis seperti `rentang: A4:F120`. [bentuk-salah]',
    ),
    (
        "rujukan wilayah salah ketik",
        added("berkas: {berkas: penduduk.csv, kolom: {kode: {rujukan: wilayahh}}}"),
        'datasets/penduduk/dataset.yml:6:56: rujukan "wilayahh" tidak dikenal. Maksud Anda "wilayah"? [daftar-tak-dikenal]',
    ),
    (
        "grafik kolom salah",
        added("grafik: [{jenis: garis, x: thn, y: jumlah}]"),
        'datasets/penduduk/dataset.yml:6:28: kolom "thn" tidak ada di penduduk.csv. Maksud Anda "tahun"? [kolom-tidak-ada]',
    ),
    (
        "peta tanpa nilai",
        added("peta: {kode: kode}"),
        'datasets/penduduk/dataset.yml:6:7: kunci "nilai" belum ada. Tambahkan, misalnya `nilai: jumlah`. [kunci-wajib]',
    ),
    (
        "persen di csv campur",
        dataset(YAML, "kode,nilai\nA,12%\nB,dua belas\nC,15%\nD,1%\nE,2%\nF,3%\n"),
        'datasets/penduduk/penduduk.csv:3: peringatan: kolom "nilai" berisi 5 angka dan 1 nilai lain, misalnya "dua belas"; diterbitkan sebagai teks. Betulkan nilai itu, atau tulis tipe kolomnya di dataset.yml (misalnya tipe: teks). [tipe-campur]',
    ),
    (
        "tanggal dua urutan",
        dataset(YAML, "tgl,n\n31/12/2024,1\n12/31/2024,2\n"),
        'datasets/penduduk/penduduk.csv:3: kolom "tgl": urutan tanggal bercampur, "31/12/2024" dan "12/31/2024". Tulis semua sebagai tahun-bulan-hari. [tanggal-bercampur]',
    ),
    (
        "sel berisi #REF!",
        dataset(YAML, "kode,n\nA,1\nB,#REF!\nC,3\n"),
        'datasets/penduduk/penduduk.csv:3: kolom "n": "#REF!" adalah galat lembar kerja, bukan nilai. Perbaiki rumusnya, atau kosongkan selnya. [sel-galat]',
    ),
    (
        "pemisah campur",
        dataset(YAML, "kode;n\nA;1\nB,2\n"),
        "datasets/penduduk/penduduk.csv:3: baris ini memuat 1 sel, padahal tabelnya 2 kolom. Periksa tanda pemisah; nilai yang memuat tanda pemisah harus di antara tanda kutip. [baris-tidak-rata]",
    ),
    (
        "kolom kosong judul",
        dataset(YAML, "kode,,n\nA,x,1\nB,y,2\n"),
        "datasets/penduduk/penduduk.csv:1:2: peringatan: kolom 2 berisi data tetapi tidak punya judul; diterbitkan sebagai kolom_2. Tulis judul kolomnya di baris judul. [kolom-tanpa-judul]",
    ),
    (
        "angka O",
        dataset(YAML, "kode,n\nA,1O0\nB,200\nC,300\nD,400\nE,500\nF,600\n"),
        'datasets/penduduk/penduduk.csv:2: peringatan: kolom "n" berisi 5 angka dan 1 nilai lain, misalnya "1O0"; diterbitkan sebagai teks. Betulkan nilai itu, atau tulis tipe kolomnya di dataset.yml (misalnya tipe: teks). [tipe-campur]',
    ),
    (
        "foto di dataset",
        dataset(**{HOME + "foto.heic": b"\0\0\0\x18ftypheic"}),
        "datasets/penduduk/foto.heic: gambar bukan tabel: angkanya tidak dapat dibaca. Unggah berkas tabel aslinya (Excel atau CSV), lalu hapus gambar ini. [bukan-tabel]",
    ),
    (
        "dua dataset sama slug",
        dataset(
            **{
                "datasets/lama/penduduk/dataset.yml": YAML,
                "datasets/lama/penduduk/p.csv": TABLE.replace("1200", "7"),
            }
        ),
        "datasets/penduduk/dataset.yml: alamat /dataset/penduduk/ sudah dipakai datasets/lama/penduduk/dataset.yml. Beri nama lain untuk salah satunya. [slug-ganda]",
    ),
    (
        "dokumen tanpa berkas",
        {"content/dokumen/lkpj/dokumen.yml": DOCUMENT},
        "content/dokumen/lkpj/dokumen.yml: peringatan: dokumen ini belum punya berkas, nomor, atau lokasi. Unggah berkasnya ke folder ini, atau isi `nomor:` atau `lokasi:`. [dokumen-tanpa-berkas]",
    ),
    (
        "dokumen berkas salah",
        {
            "content/dokumen/lkpj/dokumen.yml": DOCUMENT + "berkas: lkpj.pdf\n",
            "content/dokumen/lkpj/LKPJ 2024.txt": "isi",
        },
        "content/dokumen/lkpj/LKPJ 2024.txt: berkas ini ada di folder tetapi tidak disebut di keterangan. Tambahkan ke `berkas:` di dokumen.yml, atau hapus berkasnya. [berkas-tak-disebut]",
    ),
    (
        "dokumen mencabut tak ada",
        {
            "content/dokumen/perwako/dokumen.yml": "judul: P\nringkasan: r\nkategori: berkala\npenerbit: disdik\njenis: Peraturan Wali Kota\nnomor: 1\ntahun: 2025\nmencabut: [perwako-lama]\n",
            "content/dokumen/perwako/p.txt": "isi",
        },
        'content/dokumen/perwako/dokumen.yml:8:12: dokumen "perwako-lama" tidak ada. Maksud Anda "perwako"? [rujukan-tak-dikenal]',
    ),
    (
        "dokumen tahun 25",
        {"content/dokumen/lkpj/dokumen.yml": DOCUMENT + "tahun: 25\n", "content/dokumen/lkpj/a.txt": "isi"},
        'content/dokumen/lkpj/dokumen.yml:7:8: "25" terlalu kecil untuk "tahun". Tulis 1900 atau lebih. [angka-di-luar-batas]',
    ),
    (
        "dokumen doc lama",
        {
            "content/dokumen/lkpj/dokumen.yml": DOCUMENT,
            "content/dokumen/lkpj/a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        },
        "content/dokumen/lkpj/a.doc: peringatan: format lama .doc tidak dapat dibaca, jadi isinya tidak dapat dicari. Simpan sebagai DOCX, XLSX, PPTX, atau PDF. [format-lama]",
    ),
    (
        "pengumuman tanggal salah",
        {"content/pengumuman/2025-13-40-libur.md": ANNOUNCEMENT},
        'content/pengumuman/2025-13-40-libur.md: "2025-13-40" di nama berkas bukan tanggal. Ganti nama seperti 2025-07-01-libur.md: tahun, bulan, hari. [nama-bukan-tanggal]',
    ),
    (
        "pengumuman docx",
        {"content/pengumuman/2025-07-01-libur.docx": b"PK\x03\x04"},
        "content/pengumuman/2025-07-01-libur.docx: berkas ini bukan .md, jadi tidak diterbitkan. Terbitkan berkasnya di content/dokumen/ atau datasets/; di sini hanya ada berkas .md. [berkas-tak-dikenal]",
    ),
    (
        "layanan komponen salah",
        {"content/layanan/kk.yml": SERVICE + "biaya: gratis\nsyarat: KTP\n"},
        'content/layanan/kk.yml:6:1: kunci "syarat" tidak dikenal. Maksud Anda "persyaratan"? [kunci-tak-dikenal]',
    ),
    (
        "layanan di folder",
        {"content/layanan/kk/layanan.yml": SERVICE},
        "content/layanan/kk/layanan.yml: peringatan: nama berkas inilah alamatnya, jadi halamannya menjadi /layanan/layanan/. Ganti nama berkas menurut isinya, misalnya kk.yml. [nama-umum]",
    ),
    (
        "indikator dataset salah",
        {"content/indikator/ipm.yml": INDICATOR.replace("penduduk", "pendduk"), **dataset()},
        'content/indikator/ipm.yml:5:10: dataset "pendduk" tidak ada. Maksud Anda "penduduk"? [rujukan-tak-dikenal]',
    ),
    (
        "indikator kolom salah",
        {"content/indikator/ipm.yml": INDICATOR.replace("nilai: jumlah", "nilai: jml"), **dataset()},
        'content/indikator/ipm.yml:6:8: kolom "jml" tidak ada di penduduk.csv. Maksud Anda "jumlah"? [kolom-tidak-ada]',
    ),
    (
        "dikecualikan pakai berkas",
        {"content/dikecualikan/pelapor.yml": EXEMPTION, "content/dikecualikan/pelapor.pdf": b"%PDF-1.4"},
        "content/dikecualikan/pelapor.pdf: berkas tidak boleh ada di folder informasi dikecualikan. Pindahkan segera ke luar repositori; yang sudah terunggah tetap terlihat di riwayat git. [dikecualikan-berkas]",
    ),
    (
        "dikecualikan huruf z",
        {"content/dikecualikan/pelapor.yml": EXEMPTION + "pasal_17: [z]\n"},
        'content/dikecualikan/pelapor.yml:8:12: peringatan: "z" bukan huruf Pasal 17 UU 14/2008. Tulis huruf a sampai j, misalnya [h]. [huruf-pasal-17]',
    ),
    (
        "dikecualikan sampai tanggal",
        {"content/dikecualikan/pelapor.yml": EXEMPTION + "berlaku_sampai: akhir tahun\n"},
        'content/dikecualikan/pelapor.yml:8:17: "akhir tahun" bukan tanggal untuk "berlaku_sampai". Tulis tahun-bulan-hari, misalnya 2025-07-01. [tanggal-salah]',
    ),
    (
        "organisasi induk diri",
        {"content/organisasi/dinkes.yml": "judul: Dinkes\nringkasan: x\ninduk: dinkes\n"},
        'content/organisasi/dinkes.yml:3:8: "dinkes" menjadi induk dari dirinya sendiri. Tunjuk organisasi di atasnya, atau hapus `induk:`. [induk-melingkar]',
    ),
    (
        "organisasi huruf besar",
        {"content/organisasi/Dinas Kesehatan.yml": "judul: Dinkes\nringkasan: x\n"},
        'content/organisasi/Dinas Kesehatan.yml: "Dinas Kesehatan" tidak dapat menjadi alamat. Ganti namanya menjadi "dinas-kesehatan". [slug-salah]',
    ),
    (
        "permohonan kolom salah",
        {"content/permohonan/2025.csv": "nama,tgl\nBudi,1\n"},
        'content/permohonan/2025.csv:1: kolom "nomor_pendaftaran, tanggal, informasi_diminta, keputusan, tanggal_pemberitahuan" tidak ada. Tambahkan pada baris judul. [kolom-register-kurang]',
    ),
    (
        "istilah salah",
        {"content/istilah.yml": "APBD: Anggaran\n"},
        'content/istilah.yml:1: kunci "istilah" belum ada. Tambahkan, misalnya `istilah: [{istilah: Kartu Keluarga, singkatan: KK}]`. [kunci-wajib]',
    ),
    (
        "folder bersarang lupa",
        {"datasets/disdik.yml": YAML},
        "datasets/disdik.yml: berkas ini belum ada di foldernya sendiri. Buat folder datasets/disdik/, lalu pindahkan ke sana dan ganti namanya menjadi dataset.yml. [folder-sendiri]",
    ),
    (
        "nama berkas ganda",
        {HOME + "dataset.yml": YAML, HOME + "penduduk.csv": TABLE, HOME + "Penduduk.csv": TABLE},
        "datasets/penduduk/penduduk.csv: /dataset/penduduk/penduduk.csv sudah dibuat dari datasets/penduduk/Penduduk.csv. Ganti nama salah satu berkas, atau sebut satu saja di `berkas:`. [alamat-ganda]",
    ),
    (
        "gambar tautan rusak di pengumuman",
        {"content/pengumuman/2025-07-01-libur.md": ANNOUNCEMENT + "![foto](foto.jpg)\n"},
        'content/pengumuman/2025-07-01-libur.md:9: peringatan: tautan "foto.jpg" tidak menuju halaman mana pun. Samakan dengan nama berkas atau alamat halamannya. [tautan-putus]',
    ),
    (
        "tautan ke dataset salah",
        {"content/pengumuman/2025-07-01-libur.md": ANNOUNCEMENT + "[data](/dataset/penduduk-lama/)\n"},
        'content/pengumuman/2025-07-01-libur.md:9: peringatan: tautan "/dataset/penduduk-lama/" tidak menuju halaman mana pun. Samakan dengan nama berkas atau alamat halamannya. [tautan-putus]',
    ),
)


@pytest.mark.parametrize(("files", "said"), [slip[1:] for slip in SLIPS], ids=[slip[0] for slip in SLIPS])
def test_a_slip_is_told_in_a_sentence_with_place_and_remedy(portal: Portal, files: Files, said: str) -> None:
    findings = [each for each in check_portal(portal(files)) if each.code != "dip-belum-lengkap"]
    assert str(findings[0]) == said
    for each in findings:
        assert each.remedy
        assert translated(each.message), "generator/english.txt"
        assert translated(each.remedy), "generator/english.txt"


def test_there_are_sixty() -> None:
    assert len(SLIPS) >= 60


@pytest.mark.parametrize("more", ["nomor: '12'\n", "lokasi: Bagian Hukum\n"])
def test_a_document_kept_elsewhere_needs_no_file(portal: Portal, more: str) -> None:
    codes = [
        each.code for each in check_portal(portal({"content/dokumen/lkpj/dokumen.yml": DOCUMENT + more}))
    ]
    assert "dokumen-tanpa-berkas" not in codes


@pytest.mark.parametrize("name", ["2025-02-28-libur.md", "libur-nasional.md"])
def test_names_that_are_right_are_left_alone(portal: Portal, name: str) -> None:
    codes = [each.code for each in check_portal(portal({f"content/pengumuman/{name}": ANNOUNCEMENT}))]
    assert "nama-bukan-tanggal" not in codes
