"""Dataset: tables and what they mean (dcat:Dataset, Data Package v2)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.kinds.resource import Category, Part, Resource, Slug, Words, as_files, as_list


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

    title: str | None = Field(None, alias="judul")
    type: ColumnType | None = Field(None, alias="tipe")
    unit: str | None = Field(None, alias="satuan")
    definition: str | None = Field(None, alias="definisi")
    reference: str | None = Field(
        None, alias="rujukan", description="wilayah, organisasi, DATASET.kolom, atau DATASET/TABEL.kolom"
    )
    required: bool = Field(False, alias="wajib")
    minimum: float | None = Field(None, alias="minimum")
    maximum: float | None = Field(None, alias="maksimum")
    pattern: str | None = Field(
        None, alias="pola", max_length=200, description="Ungkapan reguler untuk nilai teks."
    )
    allowed: Annotated[tuple[str, ...], BeforeValidator(as_list)] = Field((), alias="nilai")


class LongSpec(Part):
    """A table with periods as columns, offered long as well; what the headers say need not be declared."""

    columns: Names = Field(
        (), alias="kolom", description="Kolom yang menjadi baris, misalnya satu per tahun."
    )
    period: Words | None = Field(None, alias="waktu", description="Nama kolom waktu; biasanya tahun.")
    value: Words | None = Field(None, alias="nilai", description="Nama kolom angka; biasanya nilai.")


class TableSpec(Part):
    """One table of a dataset: the file, where in it, its key and its columns."""

    file: Words = Field(alias="berkas")
    title: str | None = Field(None, alias="judul")
    sheet: str | None = Field(None, alias="lembar")
    range: str | None = Field(
        None, alias="rentang", pattern=r"^[A-Z]{1,3}[1-9]\d{0,6}(:[A-Z]{1,3}[1-9]\d{0,6})?$"
    )
    key: Names = Field((), alias="kunci")
    order: Names = Field((), alias="urut", description="Kolom urutan baris di berkas Parquet.")
    columns: dict[str, ColumnSpec] = Field({}, alias="kolom")
    long: LongSpec | None = Field(None, alias="panjang")


class ChartSpec(Part):
    """A chart drawn at build. ``pai`` is understood only to be refused with a reason."""

    type: Literal["garis", "batang", "area", "sebar", "bertumpuk", "pai"] = Field(alias="jenis")
    x: Words = Field(alias="x")
    y: Words = Field(alias="y")
    series: str | None = Field(None, alias="seri")
    title: str | None = Field(None, alias="judul")
    note: str | None = Field(None, alias="keterangan")
    breaks: Annotated[tuple[str, ...], BeforeValidator(as_list)] = Field((), alias="putus")
    file: str | None = Field(None, alias="berkas")


class MapSpec(Part):
    code: Words = Field(alias="kode")
    value: Words = Field(alias="nilai")
    title: str | None = Field(None, alias="judul")
    file: str | None = Field(None, alias="berkas")


class Dataset(Resource):
    """``datasets/SLUG/dataset.yml`` and the tables beside it."""

    label: ClassVar[str] = "Dataset"
    plural: ClassVar[str] = "Dataset"
    home: ClassVar[str] = "datasets"
    filename: ClassVar[str] = "dataset.yml"

    summary: Words = Field(
        alias="ringkasan", max_length=1000, description="Satu atau dua kalimat: apa isinya."
    )
    category: Category = Field(alias="kategori", description="berkala, serta-merta, atau setiap-saat.")
    publisher: Slug = Field(alias="penerbit", description="Nama berkas di content/organisasi/, tanpa .yml.")
    tables: Annotated[tuple[TableSpec, ...], BeforeValidator(as_files)] = Field(
        (), alias="berkas", description="Tabelnya; bila kosong, semua tabel di folder ini."
    )
    charts: Annotated[tuple[ChartSpec, ...], BeforeValidator(as_list)] = Field((), alias="grafik")
    map: MapSpec | None = Field(None, alias="peta")
