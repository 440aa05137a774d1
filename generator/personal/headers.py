"""What a column is about, from its header: whose name, whose birth, whose home, which illness."""

from __future__ import annotations

import re
from enum import StrEnum


class Role(StrEnum):
    NAME = "nama orang"
    CHILD = "nama anak"
    PATIENT = "nama pasien"
    MAYBE_NAME = "nama"
    BIRTH = "tanggal lahir"
    HOME = "alamat rumah"
    ADDRESS = "alamat"
    ELSEWHERE = "alamat bukan rumah"
    SEX = "jenis kelamin"
    AGE = "umur"
    SCHOOL = "sekolah"
    COORDINATE = "koordinat"
    HEALTH = "kesehatan"
    COUNT = "jumlah"


PERSONS = (
    r"lengkap|ibu|ayah|bapak|orang tua|ortu|wali|kepala keluarga|kk|pegawai|guru|karyawan|penerima|"
    "pemohon|warga|penduduk|pemilik|korban|ahli waris|penghuni|mahasiswa|pelapor|pengadu|peserta|lansia|"
    "nasabah|debitur|suami|istri|anggota|honorer|asn|pns|pelamar|wajib pajak|wp|ketua r[tw]|kader|"
    "atlet|jemaah|jamaah|responden|pelanggan|pedagang|petani|nelayan|pengemudi|sopir|pekerja|buruh|"
    r"tersangka|terdakwa|narapidana|napi|janda|pengungsi|alumni|orang|krt|calon \w+|keluarga|suami istri|"
    "saksi|relawan|pengurus|pewaris|penyewa|pembeli|penjual|pelaku|pengguna|tersurvei|mustahik|muzakki|"
    "wajib retribusi"
)
PATIENTS = "pasien|penderita|odgj|odha|penyandang|disabilitas|difabel|lansia sakit|bumil|ibu hamil|akseptor"
CHILDREN = (
    "anak|balita|bayi|baduta|siswa|siswi|murid|santri|peserta didik|pelajar|calon (?:siswa|murid|santri)"
)
ILL = (
    r"diagnos\w*|penyakit|hiv|aids|tbc?|rekam medis|no rm|gol(?:ongan)? darah|status gizi|kondisi kesehatan|"
    r"hasil (?:tes|lab|swab|rapid|pcr|visum)\w*|\w*disabilitas|usia kehamilan|riwayat \w+|status stunting|"
    r"komorbid|keluhan|(?:kode )?icd\w*|alergi|terapi|gangguan jiwa|status (?:vaksin|imunisasi)\w*|"
    r"kontrasepsi|hamil"
)
OFFICES = (
    "kantor|sekolah|usaha|toko|dinas|instansi|perusahaan|surel|e mail|email|situs|web|lembaga|badan|ip|"
    "proyek|kegiatan|pekerjaan|url|website|faskes|puskesmas|opd|skpd|unit|satker|mac|bank"
)
BUILDINGS = (
    "masjid|mesjid|mushall?a|musholl?a|musala|surau|langgar|gereja|vihara|wihara|pura|kelenteng|klenteng|"
    "rumah ibadah|rumah (?:makan|sakit|tahfi[dz]z?h?|qur.?an)|koperasi|kelompok|poktan|gapoktan|panti|"
    "yayasan|hotel|restoran|klinik|apotek|praktik|praktek|posyandu|paud|tk|sd|smp|sma|smk|madrasah|pesantren|ponpes|"
    "kampus|universitas|cabang|kios|warung|gudang|pabrik|bengkel|pasar|gerai|pangkalan|pos|balai|gedung|kerja|tugas|"
    "kedudukan|organisasi|ormas|partai|bumdes|majelis|mdta|tpq|tpa|lapak|salon|studio|kafe|cafe|laboratorium|kebun|"
    "tambak|kandang|sanggar|pkbm|lkp|gerakan pramuka|penyalur|agen|rekanan|penyedia|pt|cv|ud"
)
"""Where people work, pray, learn or trade."""
NOT_BORN = (
    "organisasi|lembaga|kota|desa|instansi|pancasila|program|kebijakan|inovasi|aplikasi|perusahaan|partai"
)
RULES: tuple[tuple[Role, str], ...] = (
    (Role.COUNT, r"(?:jumlah|total|banyak|jml|persen\w*|rata|rasio|angka|luas|prevalensi)\b.*"),
    (
        Role.CHILD,
        rf"nama (?:(?:korban|calon|peserta|penerima|pemohon|lengkap) )?\(?(?:{CHILDREN})\b"
        r"(?! (?:asuh|sekolah|panti|perusahaan|usaha|sungai)).*|nama lengkap (?:siswa|anak)|nisn",
    ),
    (Role.PATIENT, rf"nama (?:{PATIENTS})\b(?! (?:kelompok|lembaga)).*"),
    (
        Role.NAME,
        rf"nama (?:{PERSONS})\b(?! (?:kelompok|lembaga|instansi|usaha|perusahaan)).*|nama dan nip|full ?name",
    ),
    (Role.NAME, rf"(?:{PERSONS}|{PATIENTS}|{CHILDREN}) nama"),
    (Role.MAYBE_NAME, r"(?:inisial )?nama|name|(?:nama )?inisial"),
    (
        Role.BIRTH,
        rf"(?:tahun )?(?:(?:tempat|tmpt?|tgl|tanggal|dan)\s?)+lahir(?! (?:{NOT_BORN})).*|"
        r"ttl|tl|t ?t ?l|lahir|birth ?date|date of birth|dob|tanggal kelahiran|"
        r"(?:.*\b)?(?:tgl|tanggal|tempat|tmp|tpt|waktu|hari|dan) ?(?:lhr|lahir(?:nya)?|kelahiran)\b"
        rf"(?! (?:{NOT_BORN})).*|"
        rf"(?!.*\b(?:tahun|bayi|angka|akta|mati|hidup|{NOT_BORN})\b)(?:.* )?lahir(?: .*)?|"
        r"(?:.* )?(?:birth ?(?:date|day)|dob|ttl)(?: .*)?",
    ),
    (
        Role.ELSEWHERE,
        rf"(?:.* )?(?:alamat|almt|alamatnya|lokasi|letak|domisili|tempat) (?:nama )?"
        rf"(?:{OFFICES}|{BUILDINGS})\b"
        r"(?!.*\b(?:rumah|tinggal|dan)\b).*|"
        rf"(?:{OFFICES}|{BUILDINGS}) (?:alamat|almt)(?: .*)?",
    ),
    (
        Role.HOME,
        r"alamat (?:rumah|tinggal|tempat tinggal|domisili|(?:sesuai )?ktp|"
        rf"{PERSONS}|{PATIENTS}|{CHILDREN})\b.*|"
        r"(?:tempat |kelurahan |desa |lokasi )?(?:tinggal|domisili|kediaman)(?: .*)?|"
        r"(?:home|residential|house) ?(?:address|adr)|"
        rf"rumah (?:{PERSONS})|almt (?:rumah|tinggal|ktp)",
    ),
    (
        Role.ADDRESS,
        rf"(?!.*\b(?:{OFFICES})\b)(?:.* )?(?:alamat|almt|alm|alamatnya)(?: .*)?|(?:street |mailing )?address",
    ),
    (Role.SEX, r"jenis kelamin|jk|l ?p|kelamin|gender|sex"),
    (Role.AGE, r"(?:umur|usia)(?: \(?(?:th|thn|tahun|bulan|bln)\)?)?|age"),
    (Role.SCHOOL, r"asal sekolah|kelas|rombel|rombongan belajar|penerima pip|jalur ppdb"),
    (
        Role.COORDINATE,
        r"lat(?:itude|itud)?|long?(?:itude?)?|lintang|bujur|(?:titik )?(?:koordinat|gps)\b.*|geo\w+",
    ),
    (Role.HEALTH, rf".*\b(?:{ILL})\b.*"),
)  # fmt: skip
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
COMPILED = tuple((role, re.compile(pattern)) for role, pattern in RULES)


def split_words(header: str) -> str:
    """``NIKPenerima`` and ``noHP`` as words."""
    return CAMEL.sub(" ", header)


def plain(header: str) -> str:
    """Lower case, words parted by one space."""
    return re.sub(r"[^a-z0-9()]+", " ", split_words(header).lower()).strip()


def role_of(header: str) -> Role | None:
    name = plain(header)
    return next((role for role, pattern in COMPILED if pattern.fullmatch(name)), None)


def is_of_persons(roles: set[Role], kinds: set[str]) -> bool:
    """Whether each row is a person. ``kinds``: numbers of persons that were found in the table.

    A bare "nama" can be a school's; a sex, an age or a birth beside it makes it a person's, unless
    the table counts something.
    """
    if roles & {Role.NAME, Role.CHILD, Role.PATIENT} or kinds & {"nik", "kk", "nip"}:
        return True
    beside = roles & {Role.BIRTH, Role.SEX, Role.AGE} or kinds & {"npwp"}
    return Role.MAYBE_NAME in roles and bool(beside) and Role.COUNT not in roles
