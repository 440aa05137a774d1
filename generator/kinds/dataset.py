"""Dataset: tables and what they mean (dcat:Dataset, Data Package v2)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.kinds.resource import Category, Part, Resource, Slug, Told, Words, as_files, as_list


class ColumnType(StrEnum):
    TEXT = "teks"
    INTEGER = "bilangan"
    DECIMAL = "desimal"
    PERCENT = "persen"
    RUPIAH = "rupiah"
    DATE = "tanggal"
    DATETIME = "waktu"
    MONTH = "bulan"
    YEAR = "tahun"
    BOOLEAN = "logika"
    CODE = "kode"
    URL = "url"
    LATITUDE = "lintang"
    LONGITUDE = "bujur"


Names = Annotated[tuple[Words, ...], BeforeValidator(as_list)]


class ColumnSpec(Part):
    """What an officer says of one column; a declared column is checked in every row."""

    title: str | None = Field(None, alias="judul", description="Judul kolom, seperti akan dibaca warga.")
    type: ColumnType | None = Field(None, alias="tipe", description="Jenis nilainya.")
    unit: str | None = Field(None, alias="satuan", description="Satuan, misalnya jiwa.")
    definition: str | None = Field(None, alias="definisi", description="Apa yang dihitung, dan bagaimana.")
    reference: str | None = Field(
        None, alias="rujukan", description="wilayah, organisasi, DATASET.kolom, atau DATASET/TABEL.kolom"
    )
    required: bool = Field(False, alias="wajib", description="true bila tidak boleh kosong.")
    minimum: float | None = Field(None, alias="minimum", description="Nilai terkecil yang masuk akal.")
    maximum: float | None = Field(None, alias="maksimum", description="Nilai terbesar yang masuk akal.")
    pattern: str | None = Field(
        None, alias="pola", max_length=200, description="Ungkapan reguler untuk nilai teks."
    )
    allowed: Annotated[tuple[str, ...], BeforeValidator(as_list)] = Field(
        (), alias="nilai", description="Nilai yang boleh ada."
    )


class LongSpec(Part):
    """A table with periods as columns, offered long as well; what the headers say need not be declared."""

    columns: Names = Field(
        (), alias="kolom", description="Kolom yang menjadi baris, misalnya satu per tahun."
    )
    period: Words | None = Field(None, alias="waktu", description="Nama kolom waktu; biasanya tahun.")
    value: Words | None = Field(None, alias="nilai", description="Nama kolom angka; biasanya nilai.")


class TableSpec(Part):
    """One table of a dataset: the file, where in it, its key and its columns."""

    file: Words = Field(alias="berkas", description="Nama berkas di folder ini.")
    title: str | None = Field(None, alias="judul", description="Judul tabel, seperti akan dibaca warga.")
    sheet: str | None = Field(
        None, alias="lembar", description="Nama lembar di buku kerja, bila lebih dari satu."
    )
    range: str | None = Field(
        None,
        alias="rentang",
        pattern=r"^[A-Z]{1,3}[1-9]\d{0,6}(:[A-Z]{1,3}[1-9]\d{0,6})?$",
        description="Letak tabel di lembar, misalnya A4:F120.",
    )
    key: Names = Field((), alias="kunci", description="Kolom yang bersama-sama membuat setiap baris unik.")
    order: Names = Field((), alias="urut", description="Kolom urutan baris di berkas Parquet.")
    columns: dict[str, ColumnSpec] = Field(
        {}, alias="kolom", description="Nama kolom: {judul, tipe, satuan, definisi}."
    )
    long: LongSpec | None = Field(None, alias="panjang", description="Cara tabel lebar dijadikan panjang.")


class ChartSpec(Part):
    """A chart drawn at build. ``pai`` is understood only to be refused with a reason."""

    type: Literal["garis", "batang", "area", "sebar", "bertumpuk", "pai"] = Field(
        alias="jenis", description="garis, batang, dan seterusnya."
    )
    x: Words = Field(alias="x", description="Kolom sumbu datar, misalnya tahun.")
    y: Words = Field(alias="y", description="Kolom nilainya.")
    series: str | None = Field(None, alias="seri", description="Kolom yang memisahkan garis atau batang.")
    title: str | None = Field(None, alias="judul", description="Judul grafik.")
    note: str | None = Field(
        None, alias="keterangan", description="Satu kalimat tentang yang tampak di grafik."
    )
    breaks: Annotated[tuple[str, ...], BeforeValidator(as_list)] = Field(
        (), alias="putus", description="Nilai di sumbu datar tempat garis terputus."
    )
    file: str | None = Field(None, alias="berkas", description="Nama berkas tabel, bila lebih dari satu.")


class MapSpec(Part):
    code: Words = Field(alias="kode", description="Kolom kode wilayah.")
    value: Words = Field(alias="nilai", description="Kolom nilai yang dipetakan.")
    title: str | None = Field(None, alias="judul", description="Judul peta.")
    file: str | None = Field(None, alias="berkas", description="Nama berkas tabel, bila lebih dari satu.")


class Dataset(Resource):
    """``datasets/SLUG/dataset.yml`` and the tables beside it."""

    label: ClassVar[str] = "Dataset"
    plural: ClassVar[str] = "Dataset"
    home: ClassVar[str] = "datasets"
    filename: ClassVar[str] = "dataset.yml"

    summary: Told = Field(
        alias="ringkasan", max_length=1000, description="Satu atau dua kalimat: apa isinya."
    )
    category: Category = Field(alias="kategori", description="berkala, serta-merta, atau setiap-saat.")
    publisher: Slug = Field(alias="penerbit", description="Nama berkas di content/organisasi/, tanpa .yml.")
    tables: Annotated[tuple[TableSpec, ...], BeforeValidator(as_files)] = Field(
        (), alias="berkas", description="Tabelnya; bila kosong, semua tabel di folder ini."
    )
    charts: Annotated[tuple[ChartSpec, ...], BeforeValidator(as_list)] = Field(
        (), alias="grafik", description="Grafik di halaman dataset."
    )
    map: MapSpec | None = Field(
        None, alias="peta", description="Peta di halaman dataset: kolom kode dan nilainya."
    )
