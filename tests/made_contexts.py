"""Tables and lines in which only the neighbours tell: births, homes, health, children, small counts.

A table is a line of headers and one row in forms (``{n}`` a name, ``{d}`` a day, ``{i}`` a count, ``{h}`` a
home, ``{x}``/``{y}`` coordinates); twelve rows are made of it. Halves by a digest of the headers, as in
``made_written``. Nothing here is about anybody.
"""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Iterator
from random import Random

from made_written import NAMES, half_of

ROWS = 12
WORDS = {
    "{n}": lambda c: c.choice(NAMES).split(",")[0],
    "{d}": lambda c: c.choice(
        (
            f"{c.randrange(1, 29):02}-{c.randrange(1, 13):02}-{c.randrange(1950, 2018)}",
            f"{c.randrange(1950, 2018)}-{c.randrange(1, 13):02}-{c.randrange(1, 29):02}",
        )
    ),
    "{dd}": lambda c: (
        f"{c.randrange(1, 29)} {c.choice(('Januari', 'Mei', 'Agustus', 'Desember'))} {c.randrange(1950, 2018)}"
    ),
    "{i}": lambda c: str(c.randrange(20, 900)),
    "{s}": lambda c: str(c.choice((0, 1, 2, 3, 4, 7, 12, 30))),
    "{a}": lambda c: str(c.randrange(1, 90)),
    "{h}": lambda c: (
        f"Jl. {c.choice(('Melati', 'Durian', 'Kenanga'))} {c.choice(('Gg. Damai ', ''))}No. {c.randrange(1, 99)} RT {c.randrange(1, 9):02} RW {c.randrange(1, 9):02}"
    ),
    "{st}": lambda c: f"Jl. {c.choice(('Sudirman', 'Riau', 'Nangka'))} No. {c.randrange(1, 400)}",
    "{y}": lambda c: f"0.{c.randrange(450000, 600000)}",
    "{x}": lambda c: f"101.{c.randrange(350000, 550000)}",
    "{k}": lambda c: c.choice(("Sukajadi", "Tampan", "Senapelan", "Rumbai", "Bukit Raya")),
    "{p}": lambda c: f"Puskesmas {c.choice(('Simpang Tiga', 'Melur', 'Langsat'))}",
    "{sd}": lambda c: f"SDN {c.randrange(1, 190)} Pekanbaru",
    "{z}": lambda c: c.choice(("TBC", "DBD", "Hipertensi", "HIV", "Diabetes melitus", "Skizofrenia")),
    "{l}": lambda c: c.choice(("L", "P")),
    "{q}": lambda c: f"00{c.randrange(60, 99)}{c.randrange(10**5, 10**6)}",
}
TABLES: tuple[tuple[str, str, str], ...] = (
    ("tanggal-lahir", "No;Nama;Tempat Lahir;Tanggal Lahir;Alamat", "1;{n};Dumai;{d};{k}"),
    ("tanggal-lahir", "nama_lengkap;tgl_lahir;jabatan", "{n};{d};Staf"),
    ("tanggal-lahir", "Nama Pegawai;TTL;Pangkat", "{n};Siak, {dd};III/a"),
    ("tanggal-lahir", "NAMA;TEMPAT/TGL LAHIR;L/P", "{n};Pekanbaru/{d};{l}"),
    ("tanggal-lahir", "Nama Penerima;Tempat, Tanggal Lahir;Kecamatan", "{n};Dumai, {dd};{k}"),
    ("tanggal-lahir", "nama;lahir;desa", "{n};{d};{k}"),
    ("tanggal-lahir", "Nama Atlet;Tgl Lahir;Cabor", "{n};{d};Renang"),
    ("tanggal-lahir", "Nama Anggota;Tempat & Tanggal Lahir;Partai", "{n};Dumai, {dd};X"),
    ("tanggal-lahir", "Nama Calon Jemaah;Tgl. Lahir;Kloter", "{n};{d};3"),
    ("tanggal-lahir", "Full Name;Date of Birth;District", "{n};{d};{k}"),
    ("tanggal-lahir", "Nama Kader;TglLahir;Posyandu", "{n};{d};Mawar"),
    ("tanggal-lahir", "Nama Pemilik KTP;Tanggal_Lahir_Pemohon;RW", "{n};{d};4"),
    ("tanggal-lahir", "Nama;Kolom2;Ket", "{n};Lahir di Dumai {dd};-"),
    ("tanggal-lahir", "Nama Lansia;Tahun/Tgl Lahir;Kelurahan", "{n};{d};{k}"),
    ("alamat", "Nama Penerima;Alamat Rumah;Jenis Bantuan", "{n};{h};Sembako"),
    ("alamat", "Nama Kepala Keluarga;Alamat;Jumlah Anggota", "{n};{h};4"),
    ("alamat", "nama warga;alamat_domisili;rt", "{n};{h};3"),
    ("alamat", "Nama Pemohon;Alamat Lengkap;Tanggal", "{n};{h};2025-01-02"),
    ("alamat", "Nama;Alamat Tempat Tinggal;L/P", "{n};{st};{l}"),
    ("alamat", "Nama Pasien;Alamat;Poli", "{n};{st};Gigi"),
    ("alamat", "Pemilik;Alamat Pemilik;NJOP", "{n};{st};12000000"),
    ("alamat", "Nama Wajib Pajak;Alamat WP;Terutang", "{n};{h};120000"),
    ("alamat", "nama;tempat tinggal;usia", "{n};{h};{a}"),
    ("alamat", "Nama Santri;Alamat Orang Tua;Kelas", "{n};{h};2"),
    ("alamat", "Keterangan;Lokasi", "{n};alamat rumah {h}"),
    ("alamat", "No;Nama Lengkap;Alamat Sesuai KTP;Pekerjaan", "1;{n};{h};Petani"),
    ("alamat", "Nama Ketua RT;Alamat;Masa Bakti", "{n};{h};2023-2026"),
    ("koordinat", "Nama Kepala Keluarga;Lintang;Bujur", "{n};{y};{x}"),
    ("koordinat", "nama_penerima;lat;long;bantuan", "{n};{y};{x};RTLH"),
    ("koordinat", "Nama Pemilik Rumah;Koordinat Rumah;Kondisi", "{n};{y}, {x};rusak"),
    ("koordinat", "Nama Pasien;X;Y;Latitude;Longitude", "{n};1;2;{y};{x}"),
    ("koordinat", "nama warga;titik koordinat;rt", "{n};{y}, {x};2"),
    ("koordinat", "Nama Pelanggan;Koordinat Y;Koordinat X", "{n};{y};{x}"),
    ("koordinat", "Nama Responden;GPS;Jawaban", "{n};{y} {x};ya"),
    ("koordinat", "nama lengkap;geolokasi;kel", "{n};{y},{x};{k}"),
    ("kesehatan", "Nama;Umur;L/P;Diagnosa", "{n};{a};{l};{z}"),
    ("kesehatan", "Nama Pasien;Penyakit;Tanggal", "{n};{z};2025-02-03"),
    ("kesehatan", "nama;jenis kelamin;jenis_disabilitas;kelurahan", "{n};{l};Tuna rungu;{k}"),
    ("kesehatan", "Inisial;Umur;Status HIV;Kelurahan", "SA;{a};Positif;{k}"),
    ("kesehatan", "Nama Pasien;No RM;Poli", "{n};00{i}12;Jiwa"),
    ("kesehatan", "Nama Ibu;Usia Kehamilan;Risiko", "{n};{a};KEK"),
    ("kesehatan", "Nama Penderita;Alamat;Tgl Sakit", "{n};{st};2025-01-01"),
    ("kesehatan", "Nama Peserta;Hasil Swab;Tanggal", "{n};Negatif;2021-01-02"),
    ("kesehatan", "Nama Lansia;Riwayat Penyakit;Obat", "{n};{z};X"),
    ("kesehatan", "nama lengkap;golongan darah;rw", "{n};O;2"),
    ("kesehatan", "Nama;L/P;Keluhan;Terapi", "{n};{l};{z};X"),
    ("kesehatan", "Nama ODGJ;Alamat;Kondisi", "{n};{st};dipasung"),
    ("kesehatan", "Nama;Usia;Status Vaksinasi;Komorbid", "{n};{a};lengkap;{z}"),
    ("kesehatan", "Nama;Umur;Kolom3", "{n};{a};{z}"),
    ("kesehatan", "nama pasien;kode icd;kunjungan", "{n};A15.0;2"),
    ("anak", "Nama Siswa;Kelas;Sekolah", "{n};4;{sd}"),
    ("anak", "Nama Anak;Umur (bulan);BB;TB", "{n};{a};9,1;70"),
    ("anak", "NISN;Nama;Rombel", "{q};{n};4A"),
    ("anak", "nama balita;nama ibu;posyandu", "{n};{n};Mawar"),
    ("anak", "Nama Peserta Didik;Asal Sekolah;Nilai", "{n};{sd};88"),
    ("anak", "Nama;Sekolah;Kelas;L/P", "{n};{sd};3;{l}"),
    ("anak", "Nama Santri;Kamar;Asal", "{n};3;{k}"),
    ("anak", "Nama Murid;Wali Kelas", "{n};{n}"),
    ("anak", "Nama Calon Siswa;Jalur;Jarak (m)", "{n};Zonasi;{i}"),
    ("anak", "Nama Bayi;BBLR;Tanggal", "{n};ya;2024-01-02"),
    ("anak", "Nama;Usia;Kelas;Penerima PIP", "{n};{a};5;ya"),
    ("anak", "nama_anak_yatim;panti;usia", "{n};Aisyiyah;{a}"),
    ("anak", "Nama Anak Stunting;Desa;TB/U", "{n};{k};-2,3"),
    ("anak", "nama lengkap;asal sekolah;juara", "{n};{sd};1"),
    ("anak", "Nama Korban (Anak);Jenis Kekerasan;Kelurahan", "{n};fisik;{k}"),
    ("sel-kecil", "kecamatan;penderita_hiv", "{k};{s}"),
    ("sel-kecil", "kelurahan;jumlah kematian ibu", "{k};{s}"),
    ("sel-kecil", "kecamatan;laki_laki;perempuan;korban_kekerasan", "{k};{i};{i};{s}"),
    ("sel-kecil", "kelurahan;disabilitas netra;disabilitas rungu", "{k};{s};{s}"),
    ("sel-kecil", "kecamatan;kasus_dbd;tahun", "{k};{s};2024"),
    ("sel-kecil", "kecamatan;balita_gizi_buruk", "{k};{s}"),
    ("sel-kecil", "sekolah;siswa putus sekolah", "{sd};{s}"),
    ("sel-kecil", "kelurahan;ODGJ", "{k};{s}"),
    ("sel-kecil", "kecamatan;anak terlantar;lansia terlantar", "{k};{s};{s}"),
    ("sel-kecil", "kelurahan;penganut Konghucu", "{k};{s}"),
    ("sel-kecil", "kecamatan;umat Buddha;umat Hindu", "{k};{s};{s}"),
    ("sel-kecil", "kecamatan;perkara perceraian;janda", "{k};{s};{s}"),
    ("sel-kecil", "kelurahan;penyalahguna narkoba", "{k};{s}"),
    ("sel-kecil", "kelurahan;bayi lahir mati", "{k};{s}"),
    ("sel-kecil", "kecamatan;pasien TB resisten obat", "{k};{s}"),
    ("sel-kecil", "kecamatan;pernikahan usia anak", "{k};{s}"),
    ("sel-kecil", "kecamatan;eks narapidana", "{k};{s}"),
    ("sel-kecil", "kelurahan;warga asing", "{k};{s}"),
)
"""Kind, headers, and a row."""
NOBODY: tuple[tuple[str, str], ...] = (
    ("Nama Puskesmas;Alamat;Lintang;Bujur", "{p};{st};{y};{x}"),
    ("nama;alamat;latitude;longitude;telepon", "Masjid {k};{st};{y};{x};(0761) 23456"),
    ("Nama Sekolah;Alamat;Jumlah Siswa;Guru", "{sd};{st};{i};{s}"),
    ("Nama Kegiatan;Tanggal;Lokasi", "Lomba;{d};{k}"),
    ("Nama Organisasi;Tanggal Berdiri;Alamat", "LSM {k};{d};{st}"),
    ("kecamatan;kelahiran;kematian", "{k};{i};{i}"),
    ("kecamatan;laki-laki;perempuan;jumlah", "{k};{i};{i};{i}"),
    ("Kecamatan;Kasus DBD;Kasus TBC", "{k};{i};{i}"),
    ("penyakit;jumlah kasus;tahun", "{z};{i};2024"),
    ("Jenis Penyakit;Kunjungan;Persen", "{z};{i};1,2"),
    ("golongan darah;stok kantong", "O;{i}"),
    ("jenis disabilitas;jumlah", "Tuna rungu;{i}"),
    ("kelompok umur;jenis kelamin;jumlah", "0-4;{l};{i}"),
    ("nama kecamatan;luas;jumlah penduduk", "{k};12,3;{i}"),
    ("nama pasar;alamat;kios;pedagang", "Pasar {k};{st};{i};{i}"),
    ("Nama Taman;koordinat;luas", "Taman {k};{y}, {x};{i}"),
    ("Nama Jalan;X awal;Y awal;panjang", "Jl. Riau;{x};{y};{i}"),
    ("Nama Panti Asuhan;Alamat;Jumlah Anak", "Panti {k};{st};{i}"),
    ("nama gedung;tahun;kondisi", "Gedung A;2010;baik"),
    ("Nama OPD;Jumlah ASN;Pria;Wanita", "Dinas A;{i};{s};{s}"),
    ("nama barang;merk;umur (tahun)", "Laptop;X;{a}"),
    ("Nama Jabatan;Kelas;Kebutuhan", "Analis;7;{s}"),
    ("nama kelompok tani;alamat;jumlah anggota", "Tani {k};{st};{i}"),
    ("Nama Perusahaan;Alamat;NIB", "PT {k};{st};9120{i}001234"),
    ("Nama Lembaga PAUD;Status;Kelas", "TK {k};Swasta;{s}"),
    ("Nama Perpustakaan;Alamat;Koleksi", "Perpus {k};{st};{i}"),
    ("nama desa;jarak ke sekolah;jarak ke puskesmas", "{k};{s};{s}"),
    ("kecamatan;puskesmas;posyandu;dokter", "{k};{s};{s};{s}"),
    ("kelurahan;jumlah RT;jumlah RW", "{k};{s};{s}"),
    ("kecamatan;SD;SMP;SMA", "{k};{i};{s};{s}"),
    ("kecamatan;jumlah ambulans;tempat tidur", "{k};{s};{i}"),
    ("nama varietas;umur panen;hasil", "Padi;{a};{i}"),
    ("Nama Hotel;Kelas;Kamar", "Hotel {k};Bintang 3;{i}"),
    ("Nama Penyakit Hewan;Kasus;Kecamatan", "Rabies;{s};{k}"),
    ("jenis ternak;kecamatan;kasus", "Sapi;{k};{s}"),
    ("kecamatan;kebakaran;kecelakaan", "{k};{s};{s}"),
    ("kecamatan;hari hujan;curah hujan", "{k};{s};{i}"),
    ("sekolah;ruang kelas rusak;toilet", "{sd};{s};{s}"),
    ("bulan;permohonan;selesai", "Januari;{s};{s}"),
    ("kelurahan;anak sungai;jembatan", "{k};{s};{s}"),
    ("kecamatan;rumah sakit;klinik", "{k};{s};{s}"),
    ("tahun;peringkat;skor", "2020;{s};{i}"),
    ("nama indikator;satuan;nilai", "AHH;tahun;{a}"),
    ("Nama Obat;Stok;Kadaluarsa", "Amoxilin;{i};{d}"),
    ("Nama Rumah Sakit;Kelas;Alamat;Tempat Tidur", "RS {k};C;{st};{i}"),
    ("nama dokter;spesialis;jadwal", "dr. {n};Anak;Senin"),
    ("Nama Pejabat;Jabatan;Unit", "{n};Kepala Dinas;Disdik"),
    ("judul buku;pengarang;tahun", "X;{n};2001"),
    ("Nama Kepala Sekolah;Nama Sekolah;Alamat Sekolah", "{n};{sd};{st}"),
    ("Nama Narasumber;Topik;Tanggal", "{n};Gizi;{d}"),
    ("kelurahan;persentase stunting;prevalensi", "{k};{s};{s}"),
    ("kecamatan;rasio dokter per 1.000 penduduk", "{k};{s}"),
    ("kecamatan;jumlah KK;rumah", "{k};{i};{i}"),
    ("Nama Kecamatan;Tanggal Terbentuk;Alamat Kantor Camat", "{k};{d};{st}"),
    ("Nama Situs;Alamat;Tahun Lahir", "Makam {k};{st};1820"),
    ("nama;jenis;kondisi;alamat", "Halte {k};beton;baik;{st}"),
    ("lokasi;latitude;longitude;jumlah lampu", "Jl. Riau;{y};{x};{i}"),
    ("Nama Tim;Kelas;Medali", "Tim {k};A;{s}"),
    ("nama program;sasaran;umur sasaran", "PMT;balita;{a}"),
    ("nama bank sampah;alamat;nasabah", "BS {k};{st};{i}"),
)
"""Headers and a row of tables that are about nobody, or about people who hold office."""
LINES: tuple[tuple[str, str], ...] = (
    ("tanggal-lahir", "Nama {n}, tempat/tanggal lahir: Dumai, {dd}"),
    ("tanggal-lahir", "{n}, kelahiran Pekanbaru {dd}, diangkat sebagai"),
    ("tanggal-lahir", "Tgl lahir {d}"),
    ("tanggal-lahir", "{n} (lahir {dd})"),
    ("tanggal-lahir", "{n} lahir {dd} di Siak"),
    ("tanggal-lahir", "Tempat Tgl Lahir : Siak / {d}"),
    ("tanggal-lahir", "DOB: {d}"),
    ("tanggal-lahir", "tanggal kelahiran: {dd}"),
    ("tanggal-lahir", "TTL : Dumai {dd}"),
    ("tanggal-lahir", "Lahir : Dumai, {d}"),
    ("alamat", "Alamat: {h}"),
    ("alamat", "bertempat tinggal di {h}"),
    ("alamat", "warga {h} atas nama {n}"),
    ("alamat", "{n}, {h}"),
    ("alamat", "Alamat KTP : {st}, Kel. {k}"),
    ("alamat", "Alamat Rumah : {st}"),
    ("alamat", "domisili {h}"),
    ("alamat", "rumah {n} di {st}"),
    ("alamat", "beralamat rumah di {st} Pekanbaru"),
    ("kesehatan", "pasien a.n. {n} didiagnosa {z}"),
    ("kesehatan", "{n} ({a} tahun) positif {z}"),
    ("kesehatan", "Nama: {n}, Diagnosa: {z}"),
    ("kesehatan", "{n} menderita {z} sejak 2020"),
    ("kesehatan", "Pasien {n} meninggal karena {z}"),
    ("kesehatan", "{n}, umur {a}, hasil lab: {z}"),
    ("kesehatan", "sdr. {n} penderita {z} perlu bantuan"),
    ("kesehatan", "atas nama {n} dirawat dengan {z}"),
    ("kesehatan", "Nama Pasien : {n}\nPenyakit : {z}"),
    ("anak", "NISN {q}"),
    ("anak", "siswa atas nama {n} kelas 4 {sd}"),
    ("anak", "Nama Siswa: {n}"),
    ("anak", "anak bernama {n} (7 tahun)"),
    ("anak", "{n}, kelas 5 {sd}"),
    ("anak", "Nama anak : {n}, usia 4 tahun"),
    ("anak", "{n} siswa {sd} juara 1"),
    ("anak", "korban anak {n} umur 9 tahun"),
    ("anak", "NISN: {q} Nama: {n}"),
    ("anak", "balita {n} umur 14 bulan"),
)
PLAIN: tuple[str, ...] = (
    "Alamat kantor: {st} Pekanbaru",
    "Puskesmas {k} beralamat di {st}",
    "Sekretariat: {st}",
    "Hari lahir Pancasila 1 Juni 1945",
    "Pekanbaru lahir 23 Juni 1784",
    "angka kelahiran {i} per 1.000",
    "jumlah kelahiran pada {dd}: {i} bayi",
    "Dinas Kesehatan mencatat {i} kasus {z}",
    "Kecamatan {k} mencatat {i} pasien {z}",
    "pencegahan {z} di {k}",
    "penyuluhan {z} oleh dr. {n}",
    "Kepala Dinas Kesehatan {n} membuka rapat {z}",
    "{sd} kelas 4 memiliki {i} siswa",
    "Kepala {sd} {n} menerima penghargaan",
    "jumlah siswa kelas 5: {i}",
    "Pembelajaran kelas 4 dimulai {dd}",
    "Guru {sd} {n} mengikuti pelatihan",
    "taman bermain anak di {st}",
    "rapat di {st} RT 02",
    "perbaikan jalan RT 03 RW 05 Kelurahan {k}",
    "posko di {st} RT 01/RW 02 Kelurahan {k}",
    "Kantor Lurah, {st}",
    "diresmikan {dd} oleh {n}",
    "ditetapkan di Pekanbaru pada tanggal {dd}",
    "imunisasi {i} balita umur 14 bulan",
    "vaksinasi untuk usia 12-17 tahun",
    "{n}, Kepala Seksi Pencegahan {z}",
    "Ruang anak kelas 3 RSUD",
    "Jadwal dokter: dr. {n} Poli Anak",
    "obat {z} tersedia di {p}",
)


def filled(form: str, chance: Random) -> str:
    for mark, make in WORDS.items():
        while mark in form:
            form = form.replace(mark, make(chance), 1)
    return form


def tables(half: str) -> Iterator[tuple[str, str, str]]:
    """(kind, headers, CSV); kind "" where nothing is to be told."""
    for kind, head, row in (*TABLES, *(("", head, row) for head, row in NOBODY)):
        if half_of(head) == half:
            chance = Random(head)
            yield kind, head, "\n".join([head, *(filled(row, chance) for _ in range(ROWS))]) + "\n"


def lines(half: str, each: int = 10) -> Iterator[tuple[str, str, str]]:
    for kind, form in (*LINES, *(("", form) for form in PLAIN)):
        if half_of(form) == half:
            chance = Random(form)
            for _ in range(each):
                yield kind, form, filled(form, chance)
