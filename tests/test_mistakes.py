# ruff: noqa: E501 (what is said stands beside what was done)
"""What officers do wrong in their first weeks: one finding each, at its line, that says what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from officer_files import HOME, TABLE, YAML

from generator.english import translated
from generator.pipeline import check_portal

Portal = Callable[..., Path]

# What is written for what, and the beginning of the finding: place, sentence and remedy.
IN_YAML = [
    ("tanggal:", "\ttanggal:", "5:1: baris ini diawali tab. Ganti tab di awal baris dengan spasi."),
    ("judul: J", "judul J", "1:1: baris ini tidak memuat titik dua. Tulis kunci, titik dua, spasi, lalu"),
    ("judul: J", "judul = J", "1:1: baris ini tidak memuat titik dua."),
    ("judul: J", "judul:J", "1:6: tidak ada spasi sesudah titik dua. Tulis `judul: …`"),
    ("judul: J", "judul:\u00a0J", "1:6: tidak ada spasi sesudah titik dua. Tulis `judul: …` dengan satu spasi biasa"),
    ("penduduk\n", "penduduk: per kecamatan\n", "1:8: nilai ini memuat titik dua dan spasi"),
    ("Jumlah penduduk", "# Jumlah", '1:7: kunci "judul" belum diisi. Nilai yang diawali # harus di antara'),
    ("Jumlah penduduk", "{nama}", '1:8: kunci "judul" belum diisi. Nilai yang diawali { harus di antara'),
    ("judul: J", 'judul: "J', "1:8: tanda kutip yang dibuka di sini belum ditutup."),
    ("Jumlah penduduk", '"Jumlah" penduduk', "1:8: masih ada teks sesudah tanda kutip penutup."),
    ("Jumlah penduduk", "'Jum'at", "1:8: masih ada teks sesudah tanda kutip penutup."),
    ("Jumlah penduduk", "%penduduk", '1:8: nilai ini diawali %, yang berarti lain di YAML. Taruh seluruh nilainya'),
    ("Jumlah penduduk", "@penduduk", "1:8: nilai ini diawali @"),
    ("Jumlah penduduk", "*penting*", "1:8: nilai ini diawali *"),
    ("Jumlah penduduk", "- Jumlah", "1:8: nilai ini diawali -"),
    ("Jumlah penduduk", "`Jumlah`", "1:8: nilai ini diawali `"),
    ("Jumlah penduduk", "[Ralat] Jumlah", "1:8: nilai ini diawali ["),
    ("Jumlah penduduk", "&Jumlah", "1:8: jangkar YAML (& dan *) tidak dipakai di sini."),
    ("Jumlah penduduk", "!penting", "1:8: tanda YAML !penting tidak dipakai di sini."),
    ("judul: Jumlah", "judul:\n  - Jumlah", '2:3: isi "judul" bukan teks. Tulis satu nilai saja'),
    ("kategori", " kategori", "3:1: baris ini menjorok lebih dalam daripada baris di atasnya."),
    ("tanggal:", "topik:\n\u00a0\u00a0- umum\ntanggal:", "6:1: spasi di awal baris ini bukan spasi biasa."),
    ("judul:", "Judul:", '1:1: kunci "Judul" tidak dikenal. Maksud Anda "judul"?'),
    ("kategori", "KATEGORI", '3:1: kunci "KATEGORI" tidak dikenal. Maksud Anda "kategori"?'),
    ("ringkasan", "ringkesan", '2:1: kunci "ringkesan" tidak dikenal. Maksud Anda "ringkasan"?'),
    ("tanggal:", "tanggal terbit:", '5:1: kunci "tanggal terbit" tidak dikenal. Maksud Anda "tanggal"?'),
    ("judul: Jumlah penduduk\n", "", '1: kunci "judul" belum ada. Tambahkan, misalnya `judul: '),
    (" setiap-saat", "", '3:10: kunci "kategori" belum diisi. Isi, misalnya `kategori: berkala`'),
    ("setiap-saat", "setiap saat", '3:11: "setiap saat" bukan nilai untuk "kategori". Maksud Anda "setiap-saat"?'),
    ("setiap-saat", "Setiap-Saat", '3:11: "Setiap-Saat" bukan nilai untuk "kategori". Maksud Anda "setiap-saat"?'),
    ("setiap-saat", "[berkala, setiap-saat]", '3:11: "kategori" hanya boleh berisi satu nilai. Pilih salah satu: '),
    ("disdik", "Dinas Pendidikan", '4:11: penerbit "Dinas Pendidikan" tidak ada. Maksud Anda "disdik"?'),
    ("disdik", "DISDIK", '4:11: penerbit "DISDIK" tidak ada. Maksud Anda "disdik"?'),
    ("disdik", "Dinas Kelautan", '4:11: penerbit "Dinas Kelautan" tidak ada. Tulis nama berkasnya di content/organisasi/'),
    ("disdik", "disdk", '4:11: penerbit "disdk" tidak ada. Maksud Anda "disdik"?'),
    ("disdik", "dinkes", '4:11: penerbit "dinkes" tidak ada. Buat content/organisasi/dinkes.yml.'),
    ("2025-07-01", "01-07-2025", '5:10: "01-07-2025" bukan tanggal untuk "tanggal". Maksud Anda "2025-07-01"?'),
    ("2025-07-01", "1 Juli 2025", '5:10: "1 Juli 2025" bukan tanggal untuk "tanggal".'),
    ("2025-07-01", "2025-02-30", '5:10: "2025-02-30" bukan tanggal untuk "tanggal".'),
]  # fmt: skip
ADDED = [
    ("judul: Lagi", '6:1: kunci "judul" ditulis dua kali. Hapus salah satunya.'),
    ("topik: kesehatan, pendidikan", '6:8: "kesehatan, pendidikan" bukan nama alamat untuk "topik". Tulis sebagai daftar: `topik: [kesehatan, pendidikan]`.'),
    ("wilayah: Pekanbaru", '6:10: "Pekanbaru" bukan kode wilayah.'),
    ("wilayah: 1471", '6:10: "1471" bukan kode wilayah. Tulis kode Kemendagri dalam tanda kutip, misalnya "14.71".'),
    ("periode: tahun 2024", '6:10: "tahun 2024" bukan periode. Maksud Anda "2024"?'),
    ("periode: 2025/2021", '6:10: periode "2025/2021" berakhir sebelum dimulai. Tukar kedua bagiannya.'),
    ("frekuensi: Tahunan", '6:12: "Tahunan" bukan nilai untuk "frekuensi". Maksud Anda "tahunan"?'),
    ("status: aktif", '6:9: "aktif" bukan nilai untuk "status". Pilih salah satu: berlaku'),
    ("status: ralat", '6:9: status "ralat" belum disertai alasan.'),
    ("terbit: besok pagi", '6:9: "besok pagi" bukan waktu untuk "terbit". Tulis tanggal dan jam'),
    ("berkas: pendduk.csv", '6:9: berkas "pendduk.csv" tidak ada. Maksud Anda "penduduk.csv"?'),
    ("berkas: penduduk", '6:9: berkas "penduduk" tidak ada. Maksud Anda "penduduk.csv"?'),
    ("kolom: {jumlah: {tipe: bilangan}}", '6:1: kunci "kolom" tidak dikenal. Kunci ini milik `berkas`: taruh di bawahnya.'),
    ("berkas: {berkas: penduduk.csv, kolom: {jumlh: {tipe: bilangan}}}", '6:40: kolom "jumlh" tidak ada di tabel ini. Maksud Anda "jumlah"?'),
    ("berkas: {berkas: penduduk.csv, kunci: id}", '6:32: kolom kunci "id" tidak ada di tabel ini. Kolom yang ada: '),
    ("berkas: {berkas: penduduk.csv, kolom: [{nama: jumlah}]}", '6:39: isi "kolom" harus kunci dan nilai. Tulis satu baris per kolom'),
    ("berkas: {berkas: penduduk.csv, kolom: {jumlah: bilangan}}", '6:48: isi "jumlah" harus kunci dan nilai. Tulis di antara kurung kurawal'),
    ("berkas: {berkas: penduduk.csv, kolom: {jumlah: {tipe: angka}}}", '6:55: "angka" bukan nilai untuk "tipe". Maksud Anda "bilangan"?'),
    ("grafik: {jenis: pie, x: tahun, y: jumlah}", '6:17: "pie" bukan nilai untuk "jenis". Pilih salah satu: garis'),
    ("peta: {kode: kode, nilai: total}", '6:27: kolom "total" tidak ada di penduduk.csv.'),
]  # fmt: skip
TABLES = [
    ("penduduk.csv", 'kode,nama\n1,"Sail\n2,Sukajadi\n', ":2: tanda kutip yang dibuka di baris ini tidak pernah ditutup"),
    ("penduduk.csv", 'a,b\n"1,2\n' + "3,4\n" * 400, ":2: tanda kutip yang dibuka di baris ini tidak pernah ditutup"),
    ("penduduk.csv", "kode,nilai\nA,\"1,5\"\nB,2.25\n", ':3: kolom "nilai": tanda desimal bercampur'),
    ("penduduk.csv", "kode;nilai\nA;1.200\nB;3.400\n", ':2: kolom "nilai": tidak dapat dipastikan apakah "1.200"'),
    ("penduduk.csv", TABLE + "14.71.03,2024,5,6\n", ":4: baris ini memuat 4 sel, padahal tabelnya 3 kolom."),
    ("penduduk.csv", "kode,jumlah,jumlah\nA,20,30\n", ':1:3: judul kolom "jumlah" dipakai dua kali'),
    ("penduduk.csv", "14.71.01,2024,1200\n14.71.02,2024,3400\n", ":1: peringatan: judul kolom tabel ini angka semua"),
    ("penduduk.csv", "kode,tahun,jumlah\n", ": tabel ini tidak punya baris data."),
    ("penduduk.csv", "", ": berkas ini kosong (0 bita)."),
    ("penduduk.csv", b"PK\x03\x04" + b"\0" * 50, ": isi berkas ini bukan teks, jadi bukan CSV."),
    ("penduduk.xlsx", TABLE, ": berkas ini bukan lembar kerja, atau rusak."),
    ("penduduk.csv", TABLE + "Jumlah,,4600\n", ":4: peringatan: baris terakhir ini tampaknya jumlah dari baris lain"),
    ("surat.pdf", b"%PDF-1.4\n", ": ini dokumen, bukan tabel. Salin tabelnya ke Excel"),
]  # fmt: skip
WHOLE: list[tuple[dict[str, str | bytes | None], str]] = [
    ({f"{HOME}dataset.yml": YAML.replace("Jumlah", "Jumlah é").encode("cp1252")}, "dataset.yml:1: berkas ini tidak disimpan sebagai UTF-8."),
    ({f"{HOME}dataset.yml": YAML.encode("utf-16")}, "dataset.yml:1: berkas ini tidak disimpan sebagai UTF-8."),
    ({f"{HOME}dataset.yml": "Data penduduk\n"}, "dataset.yml:1: isi berkas ini bukan pasangan kunci dan nilai."),
    ({f"{HOME}dataset.yml": f"---\n{YAML}---\n"}, "dataset.yml:7:1: berkas memuat lebih dari satu dokumen YAML."),
    ({f"{HOME}dataset.yml": None, f"{HOME}dataset.yaml": YAML}, "dataset.yaml: folder ini belum punya dataset.yml. Ganti nama dataset.yaml"),
    ({f"{HOME}dataset.yml": None, f"{HOME}dataset.yml.txt": YAML}, "dataset.yml.txt: folder ini belum punya dataset.yml. Ganti nama dataset.yml.txt"),
    ({f"{HOME}dataset.yml": None}, "penduduk.csv: folder ini belum punya dataset.yml. Buat dataset.yml di folder ini, tempel ini"),
    ({f"{HOME}penduduk.csv": None}, "dataset.yml: dataset ini belum punya tabel."),
    ({"datasets/Data Lama/dataset.yml": YAML, "datasets/Data Lama/a.csv": TABLE}, 'datasets/Data Lama/dataset.yml: "Data Lama" tidak dapat menjadi alamat.'),
    ({"dataset/lain/dataset.yml": YAML}, "dataset: folder ini tidak dibaca, jadi isinya tidak akan terbit. Pindahkan isinya ke datasets/."),
    ({"content/Pengumuman/2025-07-01-a.yml": YAML}, "content/Pengumuman: folder ini tidak dibaca"),
    ({"content/organisasi/dinkes.yml": "judul: Dinkes\ninduk: kota\npimpinan: Kepala\n"}, 'content/organisasi/dinkes.yml:2:8: organisasi "kota" tidak ada. Maksud Anda "kota-uji"?'),
    ({"content/pengumuman/2025-07-01-libur.md": "Besok libur.\n"}, "content/pengumuman/2025-07-01-libur.md:1: berkas ini tidak diawali keterangan YAML."),
    ({"content/pengumuman/2025-07-01-libur.md": "---\njudul: A\nBesok libur.\n"}, "content/pengumuman/2025-07-01-libur.md:1: keterangan YAML di awal berkas belum ditutup."),
]  # fmt: skip


def the_one(root: Path, begin: str) -> None:
    (finding,) = check_portal(root)
    assert str(finding).startswith(begin)
    assert translated(finding.message), "generator/english.txt"
    assert finding.remedy


def folder(yaml: str = YAML) -> dict[str, str | bytes | None]:
    return {f"{HOME}dataset.yml": yaml, f"{HOME}penduduk.csv": TABLE}


@pytest.mark.parametrize(("old", "new", "said"), IN_YAML, ids=[new or "-" for _, new, _ in IN_YAML])
def test_a_slip_in_a_line(portal: Portal, old: str, new: str, said: str) -> None:
    the_one(portal(folder(YAML.replace(old, new, 1))), f"{HOME}dataset.yml:{said}")


@pytest.mark.parametrize(("line", "said"), ADDED, ids=[line for line, _ in ADDED])
def test_a_line_too_much(portal: Portal, line: str, said: str) -> None:
    the_one(portal(folder(f"{YAML}{line}\n")), f"{HOME}dataset.yml:{said}")


@pytest.mark.parametrize(("name", "content", "said"), TABLES, ids=range(len(TABLES)))
def test_a_slip_in_a_table(portal: Portal, name: str, content: str | bytes, said: str) -> None:
    the_one(portal({f"{HOME}dataset.yml": YAML, HOME + name: content}), f"{HOME}{name}{said}")


@pytest.mark.parametrize(("files", "said"), WHOLE, ids=range(len(WHOLE)))
def test_a_file_or_folder_that_is_wrong(
    portal: Portal, files: dict[str, str | bytes | None], said: str
) -> None:
    begin = said if said.startswith(("datasets/", "dataset:", "content/")) else HOME + said
    the_one(portal(folder() | files), begin)


@pytest.mark.parametrize(
    "text",
    [
        YAML.replace("disdik", "disdik   "),
        YAML.replace("judul:", "judul :"),
        YAML.replace("\n", "\r\n"),
        "\ufeff" + YAML,
        "".join(f"  {line}\n" for line in YAML.splitlines()),
        YAML.replace("ringkasan", "summary"),
        YAML.replace("Jumlah penduduk", "“Jumlah” penduduk"),
        YAML + "wilayah: 14.71\nperiode: 2024\ncontoh: ya\n",
        YAML + "deskripsi: |\n  Baris: satu\n  [dua] % @\n",
    ],
)
def test_what_is_no_mistake(portal: Portal, text: str) -> None:
    assert check_portal(portal(folder(text))) == []
