# ruff: noqa: E501 (what is said stands beside what was done)
"""A hundred more slips over all kinds: one sentence each, and whoever does what it says is done with it.

The others are in ``test_mistakes`` and ``test_mistakes_again``. The last part of a slip is what the officer then
does: the remedy by the letter (``OBEY``), or the files that come of it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from officer_files import HOME, TABLE, YAML
from PIL import Image

from generator.english import translated
from generator.findings import Finding, errors
from generator.pipeline import check_portal

pytestmark = pytest.mark.usefixtures("workbooks_here")

Portal = Callable[..., Path]
Files = dict[str, str | bytes | None]
FILES = "content/dokumen/lkpj/"
ROWS = [["kode", "tahun", "jumlah"], ["14.71.01", 2024, 1200], ["14.71.02", 2024, 3400]]
DOCUMENT = """\
judul: LKPJ 2024
ringkasan: Laporan.
kategori: berkala
penerbit: disdik
jenis: Laporan
tanggal: 2025-03-01
"""
SERVICE = """\
judul: Kartu Keluarga
ringkasan: Penerbitan KK.
kategori: setiap-saat
penerbit: disdik
tanggal: 2025-03-01
"""
INDICATOR = """\
judul: IPM
ringkasan: Indeks.
kategori: berkala
penerbit: disdik
dataset: penduduk
nilai: jumlah
waktu: tahun
tanggal: 2025-07-01
"""
EXEMPTION = """\
judul: Data pelapor
ringkasan: Identitas.
penerbit: disdik
dasar_hukum: [UU 14/2008 Pasal 17 huruf h]
konsekuensi_dibuka: a
konsekuensi_ditutup: b
jangka_waktu: 5 tahun
tanggal: 2025-07-01
"""
LFS = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "4d7a2146" * 8 + "\nsize 12345\n"
NOTICE = """\
---
judul: Libur
ringkasan: Kantor libur.
kategori: serta-merta
penerbit: disdik
---

Isi.
"""
OFFICE = """\
judul: Dinas Kesehatan
singkatan: Dinkes
induk: kota-uji
pimpinan: Kepala Dinas
"""
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
OBEY = None


def dataset(yaml: str | bytes = YAML, **more: str | bytes) -> Files:
    return {HOME + "dataset.yml": yaml, HOME + "penduduk.csv": TABLE, **more}


def added(line: str) -> Files:
    return dataset(f"{YAML}{line}\n")


def slip(right: str, wrong: str) -> Files:
    assert right in YAML
    return dataset(YAML.replace(right, wrong, 1))


def table(content: str | bytes, name: str = "penduduk.csv") -> Files:
    return {HOME + "dataset.yml": YAML, HOME + name: content}


def archive(**files: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for name, content in files.items():
            opened.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return made.getvalue()


def xlsx(rows: list[list[object]]) -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.properties.creator = None
    book.save(made)
    return made.getvalue()


def picture(form: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(made, form)
    return made.getvalue()


def pdf() -> bytes:
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(made)
    return made.getvalue()


PDF = pdf()


def document(more: str = "", name: str = "lkpj.pdf", c: bytes = PDF) -> Files:
    return {FILES + "dokumen.yml": DOCUMENT + more, FILES + name: c}


def service(more: str) -> Files:
    return {"content/layanan/kk.yml": SERVICE + more}


def indicator(more: str = "", base: str = INDICATOR) -> Files:
    return {**dataset(), "content/indikator/ipm.yml": base + more}


def office(text: str) -> Files:
    return {"content/organisasi/dinkes.yml": text}


def exempt(text: str = EXEMPTION, more: str = "") -> Files:
    return {"content/dikecualikan/pelapor.yml": text + more}


SLIPS: list[tuple[str, Files, str, Files | None]] = [
    (
        "docx in dataset",
        dataset(**{HOME + "Laporan.docx": archive(word__document_dot_xml="<x/>")}),
        "datasets/penduduk/Laporan.docx: ini dokumen, bukan tabel. Salin tabelnya ke Excel dan simpan di sini, atau terbitkan dokumennya di content/dokumen/. [bukan-tabel]",
        {HOME + "Laporan.docx": None},
    ),
    (
        "xls renamed xlsx",
        {HOME + "dataset.yml": YAML, HOME + "penduduk.xlsx": OLD_EXCEL},
        "datasets/penduduk/penduduk.xlsx: lembar kerja ini rusak atau tidak utuh. Buka di Excel atau LibreOffice, simpan ulang sebagai .xlsx, lalu unggah lagi. [lembar-kerja-rusak]",
        {HOME + "penduduk.xlsx": xlsx(ROWS)},
    ),
    (
        "csv renamed xlsx",
        {HOME + "dataset.yml": YAML, HOME + "penduduk.xlsx": TABLE},
        "datasets/penduduk/penduduk.xlsx: berkas ini bukan lembar kerja, atau rusak. Buka di Excel atau LibreOffice, lalu simpan ulang sebagai .xlsx. [lembar-kerja-rusak]",
        {HOME + "penduduk.xlsx": xlsx(ROWS)},
    ),
    (
        "xlsx renamed csv",
        {HOME + "dataset.yml": YAML, HOME + "penduduk.csv": xlsx(ROWS)},
        "datasets/penduduk/penduduk.csv: isi berkas ini bukan teks, jadi bukan CSV. Simpan ulang sebagai CSV, atau beri akhiran yang sesuai isinya (misalnya .xlsx). [bukan-teks]",
        {HOME + "penduduk.csv": None, HOME + "penduduk.xlsx": xlsx(ROWS)},
    ),
    (
        "pdf renamed csv",
        {HOME + "dataset.yml": YAML, HOME + "penduduk.csv": PDF},
        "datasets/penduduk/penduduk.csv: isi berkas ini bukan teks, jadi bukan CSV. Simpan ulang sebagai CSV, atau beri akhiran yang sesuai isinya (misalnya .xlsx). [bukan-teks]",
        {HOME + "penduduk.csv": TABLE},
    ),
    (
        "gsheet only",
        {HOME + "dataset.yml": YAML, HOME + "Penduduk.gsheet": b'{"url":"https://docs.google.com/x"}'},
        "datasets/penduduk/Penduduk.gsheet: berkas ini hanya pintasan ke Google Drive, bukan isinya. Unduh isinya sebagai XLSX, DOCX, atau PDF, unggah berkas itu, lalu hapus pintasan ini. [pintasan]",
        {HOME + "Penduduk.gsheet": None, HOME + "penduduk.xlsx": xlsx(ROWS)},
    ),
    (
        "gdoc in dokumen",
        {FILES + "dokumen.yml": DOCUMENT, FILES + "LKPJ.gdoc": b'{"url":"https://docs.google.com/x"}'},
        "content/dokumen/lkpj/LKPJ.gdoc: berkas ini hanya pintasan ke Google Drive, bukan isinya. Unduh isinya sebagai XLSX, DOCX, atau PDF, unggah berkas itu, lalu hapus pintasan ini. [pintasan]",
        {FILES + "LKPJ.gdoc": None, FILES + "lkpj.pdf": PDF},
    ),
    (
        "numbers",
        {HOME + "dataset.yml": YAML, HOME + "penduduk.numbers": archive(Index__x_dot_iwa="x")},
        "datasets/penduduk/penduduk.numbers: lembar kerja jenis ini tidak dibaca. Simpan tabelnya sebagai .xlsx atau CSV, unggah berkas itu, lalu hapus yang ini. [bukan-tabel]",
        {HOME + "penduduk.numbers": None, HOME + "penduduk.csv": TABLE},
    ),
    (
        "lnk",
        dataset(**{HOME + "penduduk - Shortcut.lnk": b"L\0\0\0"}),
        "datasets/penduduk/penduduk - Shortcut.lnk: berkas ini bukan tabel. Hapus berkas ini. [bukan-tabel]",
        OBEY,
    ),
    (
        "lnk in dokumen",
        {FILES + "dokumen.yml": DOCUMENT, FILES + "LKPJ - Shortcut.lnk": b"L\0\0\0" + b"x" * 50},
        "content/dokumen/lkpj/LKPJ - Shortcut.lnk: berkas .lnk dapat menjalankan program di peramban atau komputer warga. Simpan isinya sebagai PDF, lalu unggah PDF itu. [jenis-berkas-terlarang]",
        {FILES + "LKPJ - Shortcut.lnk": None, FILES + "lkpj.pdf": PDF},
    ),
    (
        "url shortcut dok",
        {FILES + "dokumen.yml": DOCUMENT, FILES + "LKPJ.url": b"[InternetShortcut]\nURL=https://x.example\n"},
        "content/dokumen/lkpj/LKPJ.url: berkas .url dapat menjalankan program di peramban atau komputer warga. Simpan isinya sebagai PDF, lalu unggah PDF itu. [jenis-berkas-terlarang]",
        {FILES + "LKPJ.url": None, FILES + "lkpj.pdf": PDF},
    ),
    (
        "onedrive 0",
        {HOME + "dataset.yml": YAML, HOME + "penduduk.csv": b""},
        "datasets/penduduk/penduduk.csv: berkas ini kosong (0 bita). Unggah ulang berkas yang berisi. [berkas-kosong]",
        {HOME + "penduduk.csv": TABLE},
    ),
    (
        "onedrive 0 pdf",
        {FILES + "dokumen.yml": DOCUMENT, FILES + "lkpj.pdf": b""},
        "content/dokumen/lkpj/lkpj.pdf: berkas ini kosong (0 bita). Unggah ulang berkas yang berisi. [berkas-kosong]",
        {FILES + "lkpj.pdf": PDF},
    ),
    (
        "onedrive 0 yml",
        {HOME + "dataset.yml": b"", HOME + "penduduk.csv": TABLE},
        "datasets/penduduk/dataset.yml:1: berkas ini kosong. Isi, mulai dengan `judul: Jumlah penduduk`, satu kunci per baris. [yaml-kosong]",
        {HOME + "dataset.yml": YAML},
    ),
    (
        "zip only",
        {HOME + "dataset.yml": YAML, HOME + "penduduk.zip": archive(penduduk_dot_csv=TABLE)},
        "datasets/penduduk/penduduk.zip: arsip tidak dibaca sebagai tabel. Buka arsipnya, unggah tabel di dalamnya, lalu hapus arsip ini. [bukan-tabel]",
        {HOME + "penduduk.zip": None, HOME + "penduduk.csv": TABLE},
    ),
    (
        "photo dataset only",
        {HOME + "dataset.yml": YAML, HOME + "IMG_2031.jpg": picture("JPEG")},
        "datasets/penduduk/IMG_2031.jpg: gambar bukan tabel: angkanya tidak dapat dibaca. Unggah berkas tabel aslinya (Excel atau CSV), lalu hapus gambar ini. [bukan-tabel]",
        {HOME + "IMG_2031.jpg": None, HOME + "penduduk.csv": TABLE},
    ),
    (
        "exe in dokumen",
        {FILES + "dokumen.yml": DOCUMENT, FILES + "aplikasi.exe": b"MZ" + b"\0" * 100},
        "content/dokumen/lkpj/aplikasi.exe: berkas .exe dapat menjalankan program di peramban atau komputer warga. Simpan isinya sebagai PDF, lalu unggah PDF itu. [jenis-berkas-terlarang]",
        {FILES + "aplikasi.exe": None, FILES + "lkpj.pdf": PDF},
    ),
    (
        "html in dokumen",
        {FILES + "dokumen.yml": DOCUMENT, FILES + "halaman.html": b"<h1>x</h1>"},
        "content/dokumen/lkpj/halaman.html: berkas .html dapat menjalankan program di peramban atau komputer warga. Simpan isinya sebagai PDF, lalu unggah PDF itu. [jenis-berkas-terlarang]",
        {FILES + "halaman.html": None, FILES + "lkpj.pdf": PDF},
    ),
    (
        "copy folder",
        {
            **dataset(),
            "datasets/penduduk - Copy/dataset.yml": YAML,
            "datasets/penduduk - Copy/penduduk.csv": TABLE,
        },
        'datasets/penduduk - Copy/dataset.yml: "penduduk - Copy" tidak dapat menjadi alamat. Ganti nama foldernya menjadi "penduduk-copy". [slug-salah]',
        {
            "datasets/penduduk - Copy/dataset.yml": None,
            "datasets/penduduk - Copy/penduduk.csv": None,
            "datasets/penduduk-copy/dataset.yml": YAML,
            "datasets/penduduk-copy/penduduk.csv": TABLE,
        },
    ),
    (
        "copy folder 2",
        {
            **dataset(),
            "datasets/penduduk-copy/dataset.yml": YAML,
            "datasets/penduduk-copy/penduduk.csv": TABLE,
        },
        "datasets/penduduk-copy/penduduk.csv: peringatan: isi berkas ini sama dengan datasets/penduduk/penduduk.csv. Terbitkan sekali saja; hapus salah satunya atau tandai diganti. [berkas-kembar]",
        {"datasets/penduduk-copy/penduduk.csv": None, "datasets/penduduk-copy/dataset.yml": None},
    ),
    (
        "copy file",
        dataset(**{HOME + "penduduk - Copy.csv": TABLE}),
        "datasets/penduduk/penduduk.csv: peringatan: isi berkas ini sama dengan datasets/penduduk/penduduk - Copy.csv. Terbitkan sekali saja; hapus salah satunya atau tandai diganti. [berkas-kembar]",
        {HOME + "penduduk.csv": None},
    ),
    (
        "yml copy",
        dataset(**{HOME + "dataset - Copy.yml": YAML}),
        "datasets/penduduk/dataset - Copy.yml: keterangan dataset ini sudah ada di dataset.yml. Gabungkan isinya ke dataset.yml, lalu hapus. [bukan-tabel]",
        OBEY,
    ),
    (
        "yml bak",
        dataset(**{HOME + "dataset.yml.bak": YAML}),
        "datasets/penduduk/dataset.yml.bak: keterangan dataset ini sudah ada di dataset.yml. Gabungkan isinya ke dataset.yml, lalu hapus. [bukan-tabel]",
        OBEY,
    ),
    (
        "two yaml",
        dataset(**{HOME + "dataset.yaml": YAML}),
        "datasets/penduduk/dataset.yaml: keterangan dataset ini sudah ada di dataset.yml. Gabungkan isinya ke dataset.yml, lalu hapus. [bukan-tabel]",
        OBEY,
    ),
    (
        "table.yml",
        dataset(**{HOME + "penduduk.yml": YAML}),
        "datasets/penduduk/penduduk.yml: keterangan dataset ini sudah ada di dataset.yml. Gabungkan isinya ke dataset.yml, lalu hapus. [bukan-tabel]",
        OBEY,
    ),
    (
        "readme",
        dataset(**{HOME + "README.md": "# Data\n"}),
        "datasets/penduduk/README.md: berkas .txt dan .md bukan tabel. Bila isinya tabel, ganti akhirannya menjadi .csv; bila catatan, pindahkan isinya ke `deskripsi:`. [bukan-tabel]",
        {HOME + "README.md": None, HOME + "dataset.yml": YAML + "deskripsi: Data\n"},
    ),
    (
        "Dataset.yml",
        {HOME + "Dataset.yml": YAML, HOME + "penduduk.csv": TABLE},
        "datasets/penduduk/Dataset.yml: folder ini belum punya dataset.yml. Ganti nama Dataset.yml menjadi dataset.yml. [keterangan-tidak-ada]",
        OBEY,
    ),
    (
        "datasets.yml",
        {HOME + "datasets.yml": YAML, HOME + "penduduk.csv": TABLE},
        "datasets/penduduk/datasets.yml: folder ini belum punya dataset.yml. Ganti nama datasets.yml menjadi dataset.yml. [keterangan-tidak-ada]",
        OBEY,
    ),
    (
        "dokumen.yml in dataset",
        {HOME + "dokumen.yml": YAML, HOME + "penduduk.csv": TABLE},
        "datasets/penduduk/dokumen.yml: folder ini belum punya dataset.yml. Ganti nama dokumen.yml menjadi dataset.yml. [keterangan-tidak-ada]",
        OBEY,
    ),
    (
        "dataset.yml in dokumen",
        {FILES + "dataset.yml": DOCUMENT, FILES + "lkpj.pdf": PDF},
        "content/dokumen/lkpj/dataset.yml: folder ini belum punya dokumen.yml. Ganti nama dataset.yml menjadi dokumen.yml. [keterangan-tidak-ada]",
        OBEY,
    ),
    (
        "yml is xlsx",
        {HOME + "dataset.yml": xlsx(ROWS), HOME + "penduduk.csv": TABLE},
        "datasets/penduduk/dataset.yml:1: berkas ini dokumen atau lembar kerja, bukan teks biasa. Salin isinya ke penyunting teks seperti Notepad, lalu simpan dengan nama yang sama. [bukan-teks]",
        {HOME + "dataset.yml": YAML},
    ),
    (
        "yml is docx",
        {HOME + "dataset.yml.docx": archive(word__document_dot_xml="x"), HOME + "penduduk.csv": TABLE},
        "datasets/penduduk/dataset.yml.docx: folder ini belum punya dataset.yml. Salin isinya ke penyunting teks seperti Notepad, simpan sebagai dataset.yml, lalu hapus dataset.yml.docx. [keterangan-tidak-ada]",
        {HOME + "dataset.yml.docx": None, HOME + "dataset.yml": YAML},
    ),
    (
        "yml rtf",
        {HOME + "dataset.yml": r"{\rtf1\ansi judul: x}", HOME + "penduduk.csv": TABLE},
        "datasets/penduduk/dataset.yml:1: berkas ini dokumen atau lembar kerja, bukan teks biasa. Salin isinya ke penyunting teks seperti Notepad, lalu simpan dengan nama yang sama. [bukan-teks]",
        {HOME + "dataset.yml": YAML},
    ),
    (
        "nested table",
        {HOME + "dataset.yml": YAML, HOME + "data/penduduk.csv": TABLE},
        "datasets/penduduk/dataset.yml: dataset ini belum punya tabel. Taruh CSV atau XLSX di folder ini. [tanpa-tabel]",
        {HOME + "data/penduduk.csv": None, HOME + "penduduk.csv": TABLE},
    ),
    (
        "space in folder",
        {
            "datasets/Jumlah Penduduk 2025/dataset.yml": YAML,
            "datasets/Jumlah Penduduk 2025/penduduk.csv": TABLE,
        },
        'datasets/Jumlah Penduduk 2025/dataset.yml: "Jumlah Penduduk 2025" tidak dapat menjadi alamat. Ganti nama foldernya menjadi "jumlah-penduduk-2025". [slug-salah]',
        {
            "datasets/Jumlah Penduduk 2025/dataset.yml": None,
            "datasets/Jumlah Penduduk 2025/penduduk.csv": None,
            **dataset(),
        },
    ),
    (
        "underscore folder",
        {"datasets/jumlah_penduduk/dataset.yml": YAML, "datasets/jumlah_penduduk/penduduk.csv": TABLE},
        'datasets/jumlah_penduduk/dataset.yml: "jumlah_penduduk" tidak dapat menjadi alamat. Ganti nama foldernya menjadi "jumlah-penduduk". [slug-salah]',
        {
            "datasets/jumlah_penduduk/dataset.yml": None,
            "datasets/jumlah_penduduk/penduduk.csv": None,
            **dataset(),
        },
    ),
    (
        "file name ?",
        dataset(**{HOME + "data: penduduk.csv": TABLE.replace("1200", "1100")}),
        'datasets/penduduk/data: penduduk.csv: nama berkas ini tidak dapat dijadikan alamat. Ganti namanya, misalnya menjadi "data penduduk.csv". [nama-berkas]',
        {HOME + "data: penduduk.csv": None, HOME + "data penduduk.csv": TABLE.replace("1200", "1100")},
    ),
    (
        "the only table, named on a Mac",
        {**dataset(), HOME + "penduduk.csv": None, HOME + "Da\u0308ta #1.csv": TABLE},
        'datasets/penduduk/Da\u0308ta #1.csv: nama berkas ini tidak dapat dijadikan alamat. Ganti namanya, misalnya menjadi "Data 1.csv". [nama-berkas]',
        {HOME + "Da\u0308ta #1.csv": None, HOME + "Data 1.csv": TABLE},
    ),
    (
        "Git LFS",
        dataset(**{HOME + "penduduk.csv": LFS}),
        "datasets/penduduk/penduduk.csv: berkas ini hanya penunjuk Git LFS, bukan isinya. Unggah isinya tanpa LFS; atau jalankan `git lfs pull` dan tulis `lfs: true` di actions/checkout. [pintasan]",
        {HOME + "penduduk.csv": TABLE},
    ),
    (
        "an item at the top",
        {"penduduk/dataset.yml": YAML, "penduduk/penduduk.csv": TABLE},
        "penduduk: folder ini tidak dibaca, jadi isinya tidak akan terbit. Pindahkan folder ini ke datasets/. [folder-salah-tempat]",
        {"penduduk/dataset.yml": None, "penduduk/penduduk.csv": None, **dataset()},
    ),
    (
        "items at the top",
        {"disdik/penduduk/dataset.yml": YAML, "disdik/penduduk/penduduk.csv": TABLE},
        "disdik: folder ini tidak dibaca, jadi isinya tidak akan terbit. Pindahkan isinya ke datasets/. [folder-salah-tempat]",
        OBEY,
    ),
    (
        "ends before the day in its name",
        {
            "content/pengumuman/2025-07-10-x.md": NOTICE.replace(
                "penerbit: disdik", "penerbit: disdik\nberlaku_sampai: 2025-07-01"
            )
        },
        "content/pengumuman/2025-07-10-x.md:6:17: masa berlaku berakhir sebelum tanggal terbit. Periksa kedua tanggalnya. [tanggal-terbalik]",
        {
            "content/pengumuman/2025-07-10-x.md": NOTICE.replace(
                "penerbit: disdik", "penerbit: disdik\nberlaku_sampai: 2025-07-12"
            )
        },
    ),
    (
        "content/datasets",
        {"content/datasets/penduduk/dataset.yml": YAML, "content/datasets/penduduk/penduduk.csv": TABLE},
        "content/datasets: folder ini tidak dibaca, jadi isinya tidak akan terbit. Pindahkan isinya ke datasets/. [folder-salah-tempat]",
        OBEY,
    ),
    (
        "Datasets",
        {"Datasets/penduduk/dataset.yml": YAML, "Datasets/penduduk/penduduk.csv": TABLE},
        "Datasets: folder ini tidak dibaca, jadi isinya tidak akan terbit. Pindahkan isinya ke datasets/. [folder-salah-tempat]",
        OBEY,
    ),
    (
        "dokumen top",
        {"dokumen/lkpj/dokumen.yml": DOCUMENT, "dokumen/lkpj/lkpj.pdf": PDF},
        "dokumen: folder ini tidak dibaca, jadi isinya tidak akan terbit. Pindahkan isinya ke content/dokumen/. [folder-salah-tempat]",
        OBEY,
    ),
    (
        "content/dokumen file",
        {"content/dokumen/lkpj.pdf": PDF},
        'content/dokumen/lkpj.pdf: berkas ini belum ada di foldernya sendiri. Buat folder content/dokumen/lkpj/, pindahkan ke sana, buat dokumen.yml di sana, tempel ini, lalu isi yang kosong: {judul: LKPJ, ringkasan: "", kategori: , penerbit: } [folder-sendiri]',
        OBEY,
    ),
    (
        "root file",
        {"penduduk.csv": TABLE},
        "penduduk.csv: peringatan: berkas ini tidak dibaca, jadi tidak akan terbit. Buat folder datasets/penduduk/, lalu pindahkan ke sana. [folder-salah-tempat]",
        OBEY,
    ),
    (
        "content file",
        {"content/penduduk.csv": TABLE},
        "content/penduduk.csv: peringatan: berkas ini tidak dibaca, jadi tidak akan terbit. Buat folder datasets/penduduk/, lalu pindahkan ke sana. [folder-salah-tempat]",
        OBEY,
    ),
    (
        "content/berita",
        {"content/berita/2025-07-01-x.md": NOTICE},
        "content/berita: peringatan: folder ini tidak dibaca, jadi isinya tidak akan terbit. Pindahkan isinya ke salah satu folder ini: content/dikecualikan, content/dokumen, content/indikator, content/layanan, content/organisasi, content/pengumuman, datasets. [folder-salah-tempat]",
        {"content/berita/2025-07-01-x.md": None, "content/pengumuman/2025-07-01-x.md": NOTICE},
    ),
    (
        "content/layanan xlsx",
        {"content/layanan/kk.xlsx": xlsx(ROWS)},
        "content/layanan/kk.xlsx: berkas ini bukan .yml, jadi tidak diterbitkan. Terbitkan berkasnya di content/dokumen/ atau datasets/; di sini hanya ada berkas .yml. [berkas-tak-dikenal]",
        {"content/layanan/kk.xlsx": None},
    ),
    (
        "org yaml ext",
        {"content/organisasi/dinkes.yaml": OFFICE},
        "content/organisasi/dinkes.yaml: berkas ini bukan .yml, jadi tidak diterbitkan. Ganti akhirannya menjadi .yml, atau pindahkan. [berkas-tak-dikenal]",
        OBEY,
    ),
    (
        "pengumuman yml",
        {"content/pengumuman/2025-07-01-libur.yml": "judul: x\n"},
        "content/pengumuman/2025-07-01-libur.yml: berkas ini bukan .md, jadi tidak diterbitkan. Ganti akhirannya menjadi .md, atau pindahkan. [berkas-tak-dikenal]",
        {"content/pengumuman/2025-07-01-libur.yml": None, "content/pengumuman/2025-07-01-libur.md": NOTICE},
    ),
    (
        "pengumuman nodate spaces",
        {"content/pengumuman/Libur Nasional.md": NOTICE},
        'content/pengumuman/Libur Nasional.md: "Libur Nasional" tidak dapat menjadi alamat. Ganti namanya menjadi "libur-nasional". [slug-salah]',
        {"content/pengumuman/Libur Nasional.md": None, "content/pengumuman/libur-nasional.md": NOTICE},
    ),
    (
        "pengumuman d-m-y",
        {"content/pengumuman/01-07-2025-libur.md": NOTICE},
        'content/pengumuman/01-07-2025-libur.md: peringatan: "01-07-2025-libur" di nama berkas diawali hari, sehingga tidak dibaca sebagai tanggal terbit. Ganti nama seperti 2025-07-01-libur.md. [nama-bukan-tanggal]',
        OBEY,
    ),
    (
        "pengumuman folder",
        {"content/pengumuman/2025-07-01-libur/index.md": NOTICE},
        "content/pengumuman/2025-07-01-libur/index.md: peringatan: nama berkas inilah alamatnya, jadi halamannya menjadi /pengumuman/index/. Ganti nama berkas menurut isinya, misalnya 2025-07-01-libur.md. [nama-umum]",
        OBEY,
    ),
    (
        "pengumuman ----",
        {"content/pengumuman/2025-07-01-libur.md": NOTICE.replace("---\n", "----\n")},
        "content/pengumuman/2025-07-01-libur.md:1: berkas ini tidak diawali keterangan YAML. Mulai dengan baris `---`, lalu judul, kategori, penerbit, lalu baris `---` lagi. [tanpa-keterangan]",
        {"content/pengumuman/2025-07-01-libur.md": NOTICE},
    ),
    (
        "pengumuman body in yaml",
        {
            "content/pengumuman/2025-07-01-libur.md": NOTICE.replace(
                "---\n\nIsi.", "isi: Kantor tutup\n---\n\nIsi."
            )
        },
        'content/pengumuman/2025-07-01-libur.md:6:1: kunci "isi" tidak dikenal. Tulis isinya di bawah baris `---` kedua, bukan sebagai kunci. [kunci-tak-dikenal]',
        {"content/pengumuman/2025-07-01-libur.md": NOTICE},
    ),
    (
        "pengumuman cp1252",
        {
            "content/pengumuman/2025-07-01-libur.md": NOTICE.replace("Isi.", "Isi – “penting”.").encode(
                "cp1252"
            )
        },
        "content/pengumuman/2025-07-01-libur.md:8: berkas ini tidak disimpan sebagai UTF-8. Buka di penyunting teks, lalu simpan ulang dengan pengodean UTF-8. [bukan-utf8]",
        {"content/pengumuman/2025-07-01-libur.md": NOTICE},
    ),
    (
        "cp1252 yml",
        dataset(YAML.replace("per kecamatan", "per kecamatan – “semua”").encode("cp1252")),
        "datasets/penduduk/dataset.yml:2: berkas ini tidak disimpan sebagai UTF-8. Buka di penyunting teks, lalu simpan ulang dengan pengodean UTF-8. [bukan-utf8]",
        dataset(),
    ),
    (
        "date 31/02/2026",
        slip("2025-07-01", "31/02/2026"),
        'datasets/penduduk/dataset.yml:5:10: "31/02/2026" bukan tanggal untuk "tanggal". Februari 2026 hanya sampai tanggal 28; periksa harinya. [tanggal-salah]',
        dataset(YAML.replace("2025-07-01", "2026-02-28")),
    ),
    (
        "date with time",
        slip("2025-07-01", "2025-07-01 08:00"),
        'datasets/penduduk/dataset.yml:5:10: "2025-07-01 08:00" bukan tanggal untuk "tanggal". Maksud Anda "2025-07-01"? [tanggal-salah]',
        OBEY,
    ),
    (
        "date weekday",
        slip("2025-07-01", "Selasa, 1 Juli 2025"),
        'datasets/penduduk/dataset.yml:5:10: "Selasa, 1 Juli 2025" bukan tanggal untuk "tanggal". Maksud Anda "2025-07-01"? [tanggal-salah]',
        OBEY,
    ),
    (
        "date us",
        slip("2025-07-01", "07/15/2025"),
        'datasets/penduduk/dataset.yml:5:10: "07/15/2025" bukan tanggal untuk "tanggal". Maksud Anda "2025-07-15"? [tanggal-salah]',
        OBEY,
    ),
    (
        "smart quotes key",
        slip("judul", "“judul”"),
        'datasets/penduduk/dataset.yml:1:1: kunci "“judul”" tidak dikenal. Maksud Anda "judul"? [kunci-tak-dikenal]',
        OBEY,
    ),
    (
        "smart quotes enum",
        slip("setiap-saat", "“setiap-saat”"),
        'datasets/penduduk/dataset.yml:3:11: "“setiap-saat”" bukan nilai untuk "kategori". Maksud Anda "setiap-saat"? [nilai-tak-dikenal]',
        OBEY,
    ),
    (
        "en dash enum",
        slip("setiap-saat", "setiap–saat"),
        'datasets/penduduk/dataset.yml:3:11: "setiap–saat" bukan nilai untuk "kategori". Maksud Anda "setiap-saat"? [nilai-tak-dikenal]',
        OBEY,
    ),
    (
        "nbsp enum",
        slip("setiap-saat", "setiap\u00a0saat"),
        'datasets/penduduk/dataset.yml:3:11: "setiap\\xa0saat" bukan nilai untuk "kategori". Maksud Anda "setiap-saat"? [nilai-tak-dikenal]',
        OBEY,
    ),
    (
        "fullwidth colon",
        slip("judul:", "judul："),
        "datasets/penduduk/dataset.yml:1:1: titik dua di baris ini bukan titik dua biasa. Ketik ulang titik duanya. [yaml-rusak]",
        dataset(),
    ),
    (
        "both sides of a merge",
        slip("judul: Jumlah penduduk\n", "<<<<<<< HEAD\njudul: A\n=======\njudul: B\n>>>>>>> cabang\n"),
        "datasets/penduduk/dataset.yml:1: dua versi berkas ini belum disatukan: tanda git <<<<<<<, =======, dan >>>>>>> masih ada. Pilih isi yang benar, lalu hapus ketiga baris tanda itu. [belum-disatukan]",
        slip("Jumlah penduduk", "A"),
    ),
    (
        "both sides of a merge in a table",
        table("kode,tahun\n<<<<<<< HEAD\n14.71.01,2024\n=======\n14.71.01,2025\n>>>>>>> cabang\n"),
        "datasets/penduduk/penduduk.csv:2: dua versi berkas ini belum disatukan: tanda git <<<<<<<, =======, dan >>>>>>> masih ada. Pilih isi yang benar, lalu hapus ketiga baris tanda itu. [belum-disatukan]",
        table("kode,tahun\n14.71.01,2024\n"),
    ),
    (
        "nothing in a range",
        added("berkas: {berkas: penduduk.csv, rentang: A50:C60}"),
        "datasets/penduduk/dataset.yml:6:41: rentang A50:C60 tidak berisi apa pun. Periksa sel pertama dan terakhirnya di berkas itu, misalnya A5:F20. [rentang-kosong]",
        added("berkas: {berkas: penduduk.csv, rentang: A1:C3}"),
    ),
    (
        "indent list1",
        added("topik:\n - kependudukan\n  - umum"),
        'datasets/penduduk/dataset.yml:7:4: "kependudukan - umum" bukan nama alamat untuk "topik". Tulis tiap butir di barisnya sendiri, dengan tanda - yang lurus satu sama lain. [slug-salah]',
        added("topik:\n  - kependudukan\n  - umum"),
    ),
    (
        "list no space",
        added("topik:\n  -kependudukan"),
        'datasets/penduduk/dataset.yml:7:3: "-kependudukan" bukan nama alamat untuk "topik". Maksud Anda "kependudukan"? [slug-salah]',
        OBEY,
    ),
    (
        "tab in list",
        added("topik:\n\t- kependudukan"),
        "datasets/penduduk/dataset.yml:7:1: baris ini diawali tab. Ganti tab di awal baris dengan spasi. [yaml-rusak]",
        added("topik:\n  - kependudukan"),
    ),
    (
        "multi line value",
        slip("Penduduk per kecamatan.", "Penduduk per kecamatan\nyang tercatat di disdukcapil."),
        "datasets/penduduk/dataset.yml:3:1: baris ini tidak memuat titik dua. Tulis kunci, titik dua, spasi, lalu nilainya, misalnya `judul: Jumlah penduduk`. [yaml-rusak]",
        dataset(),
    ),
    (
        "english values",
        slip("setiap-saat", "anytime"),
        'datasets/penduduk/dataset.yml:3:11: "anytime" bukan nilai untuk "kategori". Maksud Anda "setiap-saat"? [nilai-tak-dikenal]',
        OBEY,
    ),
    (
        "kategori pasal",
        slip("setiap-saat", "Pasal 11"),
        'datasets/penduduk/dataset.yml:3:11: "Pasal 11" bukan nilai untuk "kategori". Maksud Anda "setiap-saat"? [nilai-tak-dikenal]',
        OBEY,
    ),
    (
        "kategori informasi",
        slip("setiap-saat", "Informasi Setiap Saat"),
        'datasets/penduduk/dataset.yml:3:11: "Informasi Setiap Saat" bukan nilai untuk "kategori". Maksud Anda "setiap-saat"? [nilai-tak-dikenal]',
        OBEY,
    ),
    (
        "all quotes",
        dataset(
            '"judul": "Jumlah penduduk",\n"ringkasan": "x",\n"kategori": "setiap-saat",\n"penerbit": "disdik"\n'
        ),
        "datasets/penduduk/dataset.yml:1:27: YAML tidak dapat dibaca di sini. Periksa lekukan (spasi di awal baris) dan tanda kutip pada baris ini. [yaml-rusak]",
        dataset(),
    ),
    (
        "bullets",
        dataset("".join(f"- {line}\n" for line in YAML.splitlines())),
        "datasets/penduduk/dataset.yml:1: isi berkas ini bukan pasangan kunci dan nilai. Tulis seperti `judul: Jumlah penduduk`, satu kunci per baris. [yaml-kosong]",
        dataset(),
    ),
    (
        "angle",
        slip("Jumlah penduduk", "<judul dataset>"),
        'datasets/penduduk/dataset.yml:1:8: kunci "judul" belum diisi. Isi, misalnya `judul: Jumlah penduduk menurut kecamatan`. [kunci-wajib]',
        dataset(),
    ),
    (
        "dots left",
        slip("Jumlah penduduk", "…"),
        'datasets/penduduk/dataset.yml:1:8: kunci "judul" belum diisi. Isi, misalnya `judul: Jumlah penduduk menurut kecamatan`. [kunci-wajib]',
        dataset(),
    ),
    (
        "periode januari",
        added("periode: Januari 2025"),
        'datasets/penduduk/dataset.yml:6:10: "Januari 2025" bukan periode. Maksud Anda "2025-01"? [periode-salah]',
        OBEY,
    ),
    (
        "periode jan-des",
        added("periode: Januari - Desember 2025"),
        'datasets/penduduk/dataset.yml:6:10: "Januari - Desember 2025" bukan periode. Maksud Anda "2025-01/2025-12"? [periode-salah]',
        OBEY,
    ),
    (
        "periode TA",
        added("periode: TA 2025"),
        'datasets/penduduk/dataset.yml:6:10: "TA 2025" bukan periode. Maksud Anda "2025"? [periode-salah]',
        OBEY,
    ),
    (
        "periode triwulan",
        added("periode: Triwulan III 2025"),
        'datasets/penduduk/dataset.yml:6:10: "Triwulan III 2025" bukan periode. Maksud Anda "2025-07/2025-09"? [periode-salah]',
        OBEY,
    ),
    (
        "lisensi case",
        added("lisensi: cc-by-4.0"),
        'datasets/penduduk/dataset.yml:6:10: peringatan: lisensi "cc-by-4.0" bukan kode SPDX. Maksud Anda "CC-BY-4.0"? [lisensi-tak-dikenal]',
        OBEY,
    ),
    (
        "terbit past fmt",
        added("terbit: 1 Desember 2026 08.00"),
        'datasets/penduduk/dataset.yml:6:9: "1 Desember 2026 08.00" bukan waktu untuk "terbit". Maksud Anda "2026-12-01T08:00+07:00"? [tanggal-salah]',
        OBEY,
    ),
    (
        "terbit WIB",
        added("terbit: 2026-12-01 08:00 WIB"),
        'datasets/penduduk/dataset.yml:6:9: "2026-12-01 08:00 WIB" bukan waktu untuk "terbit". Maksud Anda "2026-12-01T08:00+07:00"? [tanggal-salah]',
        OBEY,
    ),
    (
        "berkas abs path",
        added("berkas: C:\\Users\\Budi\\penduduk.csv"),
        'datasets/penduduk/dataset.yml:6:9: "C:\\Users\\Budi\\penduduk.csv" menunjuk ke luar folder ini. Maksud Anda "penduduk.csv"? [jalur-keluar]',
        OBEY,
    ),
    (
        "berkas xlsx named",
        added("berkas: penduduk.xlsx"),
        'datasets/penduduk/dataset.yml:6:9: berkas "penduduk.xlsx" tidak ada. Maksud Anda "penduduk.csv"? [berkas-tidak-ada]',
        OBEY,
    ),
    (
        "satuan top",
        added("satuan: jiwa"),
        'datasets/penduduk/dataset.yml:6:1: kunci "satuan" tidak dikenal. Tulis di kolomnya, seperti `berkas: [{berkas: a.csv, kolom: {jumlah: {satuan: …}}}]`. [kunci-tak-dikenal]',
        added("berkas: {berkas: penduduk.csv, kolom: {jumlah: {satuan: jiwa}}}"),
    ),
    (
        "kolom tipe number",
        added("berkas: {berkas: penduduk.csv, kolom: {jumlah: {tipe: number}}}"),
        'datasets/penduduk/dataset.yml:6:55: "number" bukan nilai untuk "tipe". Maksud Anda "bilangan"? [nilai-tak-dikenal]',
        OBEY,
    ),
    (
        "brace unclosed",
        added("berkas: {berkas: penduduk.csv, kolom: {jumlah: {tipe: bilangan}}"),
        "datasets/penduduk/dataset.yml:6:9: kumpulan {...} yang dibuka di sini belum ditutup. Tulis } di akhirnya. [yaml-rusak]",
        added("berkas: {berkas: penduduk.csv, kolom: {jumlah: {tipe: bilangan}}}"),
    ),
    (
        "brace no space",
        added("berkas: {berkas: penduduk.csv, kolom: {jumlah:{tipe:bilangan}}}"),
        "datasets/penduduk/dataset.yml:6:9: tidak ada spasi sesudah titik dua. Tulis `jumlah: …` dengan satu spasi biasa sesudah titik dua. [yaml-rusak]",
        added("berkas: {berkas: penduduk.csv, kolom: {jumlah: {tipe: bilangan}}}"),
    ),
    (
        "grafik pie en",
        added("grafik: {jenis: bar, x: tahun, y: jumlah}"),
        'datasets/penduduk/dataset.yml:6:17: "bar" bukan nilai untuk "jenis". Maksud Anda "batang"? [nilai-tak-dikenal]',
        OBEY,
    ),
    (
        "dok berkas title list",
        document("berkas:\n  - nama: lkpj.pdf\n    judul: LKPJ\n"),
        'content/dokumen/lkpj/dokumen.yml:8:5: kunci "nama" tidak dikenal. Maksud Anda "berkas"? [kunci-tak-dikenal]',
        OBEY,
    ),
    (
        "dok docx fake",
        document(name="lkpj.docx", c=b"bukan docx"),
        "content/dokumen/lkpj/lkpj.docx: akhiran berkas ini .docx, tetapi isinya teks biasa. Simpan ulang dari program pembuatnya dengan akhiran yang benar. [isi-bukan-docx]",
        {FILES + "lkpj.docx": None, FILES + "lkpj.pdf": PDF},
    ),
    (
        "dok status",
        document("status: tidak berlaku\n"),
        'content/dokumen/lkpj/dokumen.yml:7:9: "tidak berlaku" bukan nilai untuk "status". Maksud Anda "dicabut"? [nilai-tak-dikenal]',
        document("status: dicabut\nalasan: Sudah diganti.\n"),
    ),
    (
        "dok mencabut text",
        document("mencabut: Perwako 12 Tahun 2020\n"),
        'content/dokumen/lkpj/dokumen.yml:7:11: "Perwako 12 Tahun 2020" bukan nama alamat untuk "mencabut". Maksud Anda "perwako-12-tahun-2020"? [slug-salah]',
        {FILES + "dokumen.yml": DOCUMENT},
    ),
    (
        "dok upload key",
        document("file: lkpj.pdf\n"),
        'content/dokumen/lkpj/dokumen.yml:7:1: kunci "file" tidak dikenal. Maksud Anda "berkas"? [kunci-tak-dikenal]',
        OBEY,
    ),
    (
        "dok bahasa",
        document("bahasa: Indonesia\n"),
        'content/dokumen/lkpj/dokumen.yml:7:9: "Indonesia" salah bentuk untuk "bahasa". Tulis seperti `bahasa: id`. [bentuk-salah]',
        document("bahasa: id\n"),
    ),
    (
        "dok berkas wrong",
        document("berkas: LKPJ.pdf\n"),
        'content/dokumen/lkpj/dokumen.yml:7:9: berkas "LKPJ.pdf" tidak ada. Maksud Anda "lkpj.pdf"? [berkas-tidak-ada]',
        OBEY,
    ),
    (
        "lay persyaratan list colon",
        service("persyaratan:\n  - KTP: asli dan salinan\n"),
        'content/layanan/kk.yml:7:5: isi "persyaratan" bukan teks. Taruh di antara tanda kutip, karena memuat titik dua: "KTP: asli dan salinan". [bentuk-salah]',
        OBEY,
    ),
    (
        "lay key alt",
        service("waktu: 3 hari\n"),
        'content/layanan/kk.yml:6:1: kunci "waktu" tidak dikenal. Maksud Anda "jangka_waktu"? [kunci-tak-dikenal]',
        OBEY,
    ),
    (
        "ind dataset path",
        indicator(base=INDICATOR.replace("dataset: penduduk", "dataset: datasets/penduduk")),
        'content/indikator/ipm.yml:5:10: "datasets/penduduk" bukan nama alamat untuk "dataset". Maksud Anda "penduduk"? [slug-salah]',
        OBEY,
    ),
    (
        "ind dataset title",
        indicator(base=INDICATOR.replace("dataset: penduduk", "dataset: Jumlah penduduk")),
        'content/indikator/ipm.yml:5:10: "Jumlah penduduk" bukan nama alamat untuk "dataset". Maksud Anda "penduduk"? [slug-salah]',
        OBEY,
    ),
    (
        "ind nilai text",
        indicator(base=INDICATOR.replace("nilai: jumlah", "nilai: 72,5")),
        'content/indikator/ipm.yml:6:8: kolom "72,5" tidak ada di penduduk.csv. Kolom yang ada: kode, tahun, jumlah. [kolom-tidak-ada]',
        indicator(),
    ),
    (
        "ind target",
        indicator("target: 75,5\n"),
        'content/indikator/ipm.yml:9:9: isi "target" harus kunci dan nilai. Tulis seperti `target: [{tahun: 2029, nilai: 75.5}]`. [bentuk-salah]',
        indicator("target: [{tahun: 2029, nilai: 75.5}]\n"),
    ),
    (
        "ind arah",
        indicator("arah: Naik\n"),
        'content/indikator/ipm.yml:9:7: "Naik" bukan nilai untuk "arah". Maksud Anda "naik"? [nilai-tak-dikenal]',
        OBEY,
    ),
    (
        "ind satuan",
        indicator("satuan: %\n"),
        'content/indikator/ipm.yml:9:9: nilai ini diawali %, yang berarti lain di YAML. Taruh seluruh nilainya di antara tanda kutip: `satuan: "…"`. [yaml-rusak]',
        indicator('satuan: "%"\n'),
    ),
    (
        "ind no dataset",
        {"content/indikator/ipm.yml": INDICATOR},
        'content/indikator/ipm.yml:5:10: dataset "penduduk" tidak ada. Terbitkan dataset itu dahulu, atau hapus dari daftar. [rujukan-tak-dikenal]',
        dataset(),
    ),
    (
        "org induk name",
        office(OFFICE.replace("kota-uji", "Pemerintah Kota Uji")),
        'content/organisasi/dinkes.yml:3:8: "Pemerintah Kota Uji" bukan nama alamat untuk "induk". Maksud Anda "kota-uji"? [slug-salah]',
        OBEY,
    ),
    (
        "org wilayah",
        office(OFFICE + "wilayah: 1471\n"),
        'content/organisasi/dinkes.yml:5:10: "1471" bukan kode wilayah. Tulis kode Kemendagri dalam tanda kutip, misalnya "14.71". [wilayah-salah]',
        {"content/organisasi/dinkes.yml": OFFICE + 'wilayah: "14.71.01"\n'},
    ),
    (
        "exm no base",
        exempt(EXEMPTION.replace("dasar_hukum: [UU 14/2008 Pasal 17 huruf h]\n", "")),
        'content/dikecualikan/pelapor.yml:1: kunci "dasar_hukum" belum ada. Tambahkan, misalnya `dasar_hukum: [UU 14/2008 Pasal 17 huruf h]`. [kunci-wajib]',
        exempt(),
    ),
    (
        "exm kategori",
        exempt(more="kategori: dikecualikan\n"),
        'content/dikecualikan/pelapor.yml:9:11: "dikecualikan" bukan nilai untuk "kategori". Pilih salah satu: berkala, serta-merta, setiap-saat. [nilai-tak-dikenal]',
        exempt(more="kategori: setiap-saat\n"),
    ),
    (
        "exm penetapan",
        exempt(more="penetapan: SK PPID 1/2025\n"),
        'content/dikecualikan/pelapor.yml:9:12: isi "penetapan" harus kunci dan nilai. Tulis seperti `penetapan: {nomor: "1/2025", tanggal: 2025-01-31}`. [bentuk-salah]',
        exempt(more='penetapan: {nomor: "1/2025", tanggal: 2025-01-31}\n'),
    ),
    (
        "tab only header title",
        table("Jumlah Penduduk\n"),
        "datasets/penduduk/penduduk.csv: tabel ini tidak punya baris data. Isi sekurangnya satu baris di bawah judul. [tabel-kosong]",
        {HOME + "penduduk.csv": TABLE},
    ),
    (
        "tab json object",
        table('{"a": 1}', "penduduk.json"),
        'datasets/penduduk/penduduk.json: JSON ini bukan tabel. Tulis daftar objek seperti [{"tahun": 2024, "jumlah": 5}]. [json-bukan-tabel]',
        {HOME + "penduduk.json": '[{"a": 1}]'},
    ),
    (
        "tab truncated xlsx",
        {HOME + "dataset.yml": YAML, HOME + "penduduk.xlsx": xlsx(ROWS)[:900]},
        "datasets/penduduk/penduduk.xlsx: lembar kerja ini rusak atau tidak utuh. Buka di Excel atau LibreOffice, simpan ulang sebagai .xlsx, lalu unggah lagi. [lembar-kerja-rusak]",
        {HOME + "penduduk.xlsx": xlsx(ROWS)},
    ),
    (
        "tab xlsm",
        {HOME + "dataset.yml": YAML, HOME + "penduduk.xlsm": xlsx(ROWS)},
        "datasets/penduduk/penduduk.xlsm: lembar kerja jenis ini tidak dibaca. Simpan tabelnya sebagai .xlsx atau CSV, unggah berkas itu, lalu hapus yang ini. [bukan-tabel]",
        {HOME + "penduduk.xlsm": None, HOME + "penduduk.xlsx": xlsx(ROWS)},
    ),
    (
        "tab no ext",
        table(TABLE, "penduduk"),
        "datasets/penduduk/penduduk: jenis berkas ini bukan tabel. Pakai .csv, .geojson, .json, .ods, .parquet, .tsv, .xls, .xlsx; dokumen diterbitkan di content/dokumen/. [bukan-tabel]",
        {HOME + "penduduk": None, HOME + "penduduk.csv": TABLE},
    ),
    (
        "tab txt",
        table(TABLE, "penduduk.txt"),
        "datasets/penduduk/penduduk.txt: berkas .txt dan .md bukan tabel. Bila isinya tabel, ganti akhirannya menjadi .csv; bila catatan, pindahkan isinya ke `deskripsi:`. [bukan-tabel]",
        {HOME + "penduduk.txt": None, HOME + "penduduk.csv": TABLE},
    ),
]


def told(root: Path) -> list[Finding]:
    return [each for each in check_portal(root) if each.code != "dip-belum-lengkap"]


def obey(root: Path, finding: Finding) -> None:
    """What the remedy says, by the letter."""
    path, remedy = root / finding.place.file, finding.remedy
    if meant := re.search(r'Maksud Anda "(.+)"\?$', remedy):
        replace(path, finding, meant[1])
    elif quoted := re.search(r'karena memuat titik dua: (".+")\.$', remedy):
        lines = path.read_text("utf-8").split("\n")
        at = lines[finding.place.line - 1]
        lines[finding.place.line - 1] = at[: finding.place.column - 1] + quoted[1]
        path.write_text("\n".join(lines), "utf-8")
    elif QUOTE.search(remedy):
        lines = path.read_text("utf-8").split("\n")
        at = lines[finding.place.line - 1]
        before, value = at[: finding.place.column - 1], at[finding.place.column - 1 :]
        lines[finding.place.line - 1] = f'{before}"{value}"'
        path.write_text("\n".join(lines), "utf-8")
    elif name := re.search(
        r"(?:Ganti nama .+ menjadi|Ganti nama seperti|isinya, misalnya) (.+\.\w+)\.$", remedy
    ):
        path.rename(path.with_name(name[1]))
    elif suffix := re.match(r"Ganti akhirannya menjadi (\.\w+),", remedy):
        path.rename(path.with_suffix(suffix[1]))
    elif pasted := re.search(
        r"Buat folder (.+)/, pindahkan ke sana, buat (.+) di sana, .+: (\{.+\})$", remedy
    ):
        move(path, root / pasted[1] / path.name)
        (root / pasted[1] / pasted[2]).write_text(filled(pasted[3]), "utf-8")
    elif folder := re.match(r"Buat folder (.+)/, lalu pindahkan ke sana", remedy):
        move(path, root / folder[1] / path.name)
        (root / folder[1] / "dataset.yml").write_text(YAML, "utf-8")
    elif home := re.match(r"Pindahkan isinya ke (\S+)/\.", remedy):
        (root / home[1]).parent.mkdir(parents=True, exist_ok=True)
        path.rename(root / home[1])
    else:
        assert re.search(r"[Hh]apus(?: berkas ini| salah satunya.*)?\.$", remedy), remedy
        path.unlink()


QUOTE = re.compile(r'Taruh seluruh nilainya di antara tanda kutip: `\w+: "…"`\.$')


def replace(path: Path, finding: Finding, meant: str) -> None:
    """The key or value at the place: the rest of the line, or what is quoted of it."""
    lines = path.read_text("utf-8").split("\n")
    at = lines[finding.place.line - 1]
    before, rest = at[: finding.place.column - 1], at[finding.place.column - 1 :]
    wrong = re.findall(r'"(.+?)"(?: |$)', finding.message)[0]
    after = rest.replace(wrong, meant, 1) if wrong in rest else meant
    lines[finding.place.line - 1] = before + after
    path.write_text("\n".join(lines), "utf-8")


def filled(text: str) -> str:
    return (
        text.replace('ringkasan: ""', 'ringkasan: "Laporan."')
        .replace("kategori: ,", "kategori: berkala,")
        .replace("penerbit: }", "penerbit: disdik}")
    )


def move(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    path.rename(target)


@pytest.mark.parametrize(("files", "said", "then"), [row[1:] for row in SLIPS], ids=[row[0] for row in SLIPS])
def test_one_sentence_and_what_it_says_helps(
    portal: Portal, files: Files, said: str, then: Files | None
) -> None:
    root = portal(files)
    findings = told(root)
    assert [str(each) for each in findings] == [said]
    assert translated(findings[0].message), "generator/english.txt"
    assert translated(findings[0].remedy), "generator/english.txt"
    if then is None:
        obey(root, findings[0])
    else:
        for name, content in then.items():
            if content is None:
                (root / name).unlink()
        portal({name: content for name, content in then.items() if content is not None}, base={})
    assert errors(told(root)) == []
    assert findings[0].message not in [each.message for each in told(root)]


@pytest.mark.parametrize("words", ["<ringkasan>", "...", "…", "xxx", "TODO", "Lorem ipsum dolor", "-"])
@pytest.mark.parametrize("key", ["judul", "ringkasan"])
def test_what_a_form_left_behind_is_not_filled_in(portal: Portal, key: str, words: str) -> None:
    old = "Jumlah penduduk" if key == "judul" else "Penduduk per kecamatan."
    (finding,) = told(portal(slip(old, f'"{words}"')))
    assert (finding.message, finding.code) == (f'kunci "{key}" belum diisi.', "kunci-wajib")


@pytest.mark.parametrize("words", ["Todo, desa adat", "XX", "<5 tahun", "Isi di gudang", "A", "2025"])
def test_short_and_odd_titles_stay(portal: Portal, words: str) -> None:
    assert told(portal(slip("Jumlah penduduk", f'"{words}"'))) == []


def test_there_are_a_hundred() -> None:
    assert len(SLIPS) >= 100
    assert len({said for _, _, said, _ in SLIPS}) >= 100
