"""What a column is about, from its header: whose name, whose birth, whose home, which illness."""

from __future__ import annotations

import re
from enum import StrEnum


class Role(StrEnum):
    NAME = "nama orang"
    CHILD = "nama anak"
    MAYBE_NAME = "nama"
    BIRTH = "tanggal lahir"
    HOME = "alamat rumah"
    ADDRESS = "alamat"
    SEX = "jenis kelamin"
    AGE = "umur"
    COORDINATE = "koordinat"
    HEALTH = "kesehatan"
    COUNT = "jumlah"


PERSONS = (
    "lengkap|pasien|ibu|ayah|bapak|orang tua|ortu|wali|kepala keluarga|kk|pegawai|guru|karyawan|penerima|"
    "pemohon|warga|penduduk|pemilik|korban|ahli waris|penghuni|mahasiswa|pelapor|pengadu|peserta|lansia|"
    "nasabah|debitur|suami|istri|anggota|honorer|asn|pns|pelamar|penyandang|wajib pajak|penderita"
)
CHILDREN = "anak|balita|bayi|baduta|siswa|siswi|murid|santri|peserta didik|pelajar|calon siswa"
RULES: tuple[tuple[Role, str], ...] = (
    (Role.COUNT, r"(?:jumlah|total|banyak|jml|persen\w*|rata|rasio|angka|luas)\b.*"),
    (Role.CHILD, rf"nama (?:{CHILDREN})\b(?! (?:asuh|sekolah|panti)).*|nisn"),
    (Role.NAME, rf"nama (?:{PERSONS})\b(?! (?:kelompok|lembaga|instansi|usaha|perusahaan)).*|nama dan nip"),
    (Role.MAYBE_NAME, r"nama|name"),
    (
        Role.BIRTH,
        r"(?:(?:tempat|tmpt?|tgl|tanggal|dan)\s?)+lahir(?! (?:organisasi|lembaga|kota|desa|instansi)).*|"
        r"ttl|lahir|birth ?date|tanggal kelahiran",
    ),
    (Role.HOME, rf"alamat (?:rumah|tinggal|tempat tinggal|domisili|ktp|{PERSONS}|{CHILDREN})\b.*"),
    (Role.ADDRESS, r"alamat|tempat tinggal|domisili|address"),
    (Role.SEX, r"jenis kelamin|jk|l ?p|kelamin|gender|sex"),
    (Role.AGE, r"(?:umur|usia)(?: \(?(?:th|tahun|bulan|bln)\)?)?|age"),
    (Role.COORDINATE, r"lat(?:itude|itud)?|long?(?:itude?)?|lintang|bujur|(?:titik )?koordinat.*|geo\w+"),
    (
        Role.HEALTH,
        r".*\b(?:diagnos\w*|penyakit|hiv|aids|tbc?|rekam medis|no rm|golongan darah|status gizi|"
        r"kondisi kesehatan|hasil (?:tes|lab|swab)\w*|disabilitas|riwayat kehamilan|status stunting)\b.*",
    ),
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
    if roles & {Role.NAME, Role.CHILD} or kinds & {"nik", "kk", "nip"}:
        return True
    beside = roles & {Role.BIRTH, Role.SEX, Role.AGE} or kinds & {"npwp"}
    return Role.MAYBE_NAME in roles and bool(beside) and Role.COUNT not in roles
