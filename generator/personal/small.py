"""Small cells: counts of one to four persons, from which neighbours know who is meant.

Statistical offices suppress such cells; the portal asks for the same. Staff, customers and requests are
counted in ones and twos without harm to anybody.
"""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

from generator.kinds.dataset import ColumnType
from generator.model import Column, Table
from generator.personal.evidence import Sighting, Strength
from generator.personal.headers import plain
from generator.tables.values import iter_batches

LEAST = 5
PERSONS = re.compile(
    r"\b(?:jiwa|orang|warga|wna|penduduk|penderita|pasien|kasus|korban|balita|bayi|anak|siswa|siswi|murid|"
    r"pelajar|remaja|lansia|disabilitas|difabel|cacat|tuna \w+|autis\w*|kematian|meninggal|lahir mati|"
    r"kelahiran|"
    r"hamil|melahirkan|odgj|odha|hiv|aids|tbc?|kusta|difteri|covid|stunting|gizi|miskin|cerai|perceraian|"
    r"pernikahan|perkawinan|janda|duda|yatim|terlantar|gelandangan|pengemis|napi|narapidana|narkoba|psk|"
    r"bunuh diri|pengungsi|kekerasan|penyandang|penganut|pemeluk|umat|jemaat|putus sekolah)\b"
)
OF_SCHOOL = re.compile(r"\b(?:putus|anak|usia|luar) sekolah\b")
ANIMALS = re.compile(r"\b(?:hewan|ternak|sapi|kambing|kerbau|ayam|unggas|rabies|satwa|ikan|tanaman|padi)\b")
NOT_THEM = re.compile(
    r"\b(?:pegawai|asn|pns|pppk|guru|dokter|perawat|bidan|tenaga|petugas|pejabat|anggota|pelanggan|permohonan|"
    r"pemohon|pengunjung|kasus perkara|jumlah kk|desa|kelurahan|kecamatan|sekolah|puskesmas|posyandu|rumah|"
    r"per 1 000|per 100 000|persen|rata rata|tahun ke|taman|bermain|panti|klinik|ruang|kelas|toilet|"
    r"tempat tidur|anak (?:sungai|tangga|perusahaan|cabang))\b"
)
COUNTED = {ColumnType.INTEGER}


def sightings(table: Table, subject: str) -> list[Sighting]:
    """``subject``: titles of the dataset, in which "penderita" makes a bare "jumlah" a count of persons."""
    found = []
    for number, column in enumerate(table.columns, 1):
        if counts_persons(column, table, subject) and (cells := small_cells(table, column)):
            where = f'kolom "{column.title}"'
            found.append(Sighting("sel-kecil", Strength.WEAK, where, 0, number, cells, ""))
    return found


def counts_persons(column: Column, table: Table, subject: str) -> bool:
    if column.spec.type not in COUNTED or column.name in table.key:
        return False
    least = column.profile.minimum
    if least is None or least >= LEAST or least < 0:
        return False
    own = plain(" ".join([column.name, column.title, column.spec.unit or "", column.spec.definition or ""]))
    if NOT_THEM.search(OF_SCHOOL.sub(" ", own)) or ANIMALS.search(beside(table, subject)):
        return False
    if PERSONS.search(own):
        return True
    units = " ".join(
        unit for each in table.columns if plain(each.name) == "satuan" for unit, _ in each.profile.frequent
    )
    bare = re.match(r"(?:jumlah|total|jml|banyaknya|nilai|l|p|laki laki|perempuan)\b", plain(column.name))
    return (
        bool(bare)
        and not NOT_THEM.search(plain(subject))
        and bool(PERSONS.search(plain(f"{units} {subject}")))
    )


def beside(table: Table, subject: str) -> str:
    """The title and all headers: what else the table is about."""
    return plain(" ".join([subject, *(column.title for column in table.columns)]))


def small_cells(table: Table, column: Column) -> int:
    count = 0
    for batch in iter_batches(table, [column.name]):
        values = batch.column(0)
        if not pa.types.is_integer(values.type):
            return 0
        small = pc.and_(pc.greater(values, 0), pc.less(values, LEAST))
        count += pc.sum(small).as_py() or 0
    return count
