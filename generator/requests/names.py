"""Persons in a register: columns that ask for one, and names in the officers' own words.

A name cannot be told from other words in general. What stands before or after one can: forms of
address, "atas nama", bin and binti, academic degrees. Numbers of persons are found by ``personal/``.
"""

from __future__ import annotations

import re

from generator.personal.headers import Role, plain, role_of

ROLES = {Role.NAME, Role.MAYBE_NAME, Role.CHILD, Role.BIRTH, Role.HOME, Role.ADDRESS, Role.SEX, Role.AGE}
COLUMN = re.compile(
    r".*\b(?:nama|pemohon|pemilik|alamat|nik|ktp|kk|npwp|nip|telepon|telp|tlp|hp|handphone|wa|kontak|surel|"
    r"e ?mail|pekerjaan|identitas|ttl|lahir|usia|umur|kelamin)\b.*"
)
WORD = r"[A-Z][a-z'’]{1,30}"
TITLED = re.compile(
    r"(?:\b(?:Sdri?|Saudar[ai]|Tn|Tuan|Ny|Nyonya|Nn|Nona|Bpk|Bapak|Pak|Ibu|Bu|Hj)\b\.?|\bH\.|\b[Aa]\.? ?n\.|"
    rf"\b[Aa]tas nama|\b[Bb]ernama|\b[Pp]emohon:|\b[Nn]ama:)\s{{1,3}}({WORD})"
)
DESCENT = re.compile(rf"\b{WORD} (?:bin|binti) {WORD}")
DEGREE = re.compile(rf"\b{WORD}, ?(?:S|M|Dr|A)\.[A-Z][A-Za-z]{{0,4}}\b")
NOT_NAMES = frozenset(
    re.findall(
        r"\w+",
        "Wali Walikota Gubernur Bupati Camat Lurah Kota Kepala Sekretaris Hamil Presiden Menteri Ketua "
        "Dinas Kelurahan Kecamatan Kabupaten Provinsi Perseroan Badan Pemerintah Direktur Rumah Negara "
        "Anggota Republik Menyusui Guru Dokter Yayasan Koperasi Perusahaan Lembaga Warga Masyarakat",
    )
)
"""What follows a form of address and is an office or a group."""


def column_of_persons(header: str) -> bool:
    return role_of(header) in ROLES or bool(COLUMN.fullmatch(plain(header)))


def names_a_person(text: str) -> bool:
    """Whether something in the text looks like a person's name."""
    if any(match[1] not in NOT_NAMES for match in TITLED.finditer(text)):
        return True
    return bool(DESCENT.search(text) or DEGREE.search(text))
