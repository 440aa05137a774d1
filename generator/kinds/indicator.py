"""Indikator: a figure followed over time, drawn from a dataset's column and never typed twice."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.kinds.resource import Flag, Part, Resource, Slug, as_list


class Target(Part):
    year: int = Field(alias="tahun", ge=1900, le=2200, description="Tahun target.")
    value: float = Field(alias="nilai", description="Angka target.")
    source: str | None = Field(None, alias="sumber", description="Dokumen yang menetapkan targetnya.")


class Comparison(Part):
    """Where the same figure stands by area; what is left out is as for the indicator itself."""

    dataset: Slug | None = Field(None, alias="dataset", description="Slug dataset; bila kosong, yang sama.")
    file: str | None = Field(None, alias="berkas", description="Nama berkas tabelnya.")
    code: str = Field(alias="kode", description="Kolom kode wilayah.")
    value: str | None = Field(None, alias="nilai", description="Kolom nilainya.")
    time: str | None = Field(None, alias="waktu", description="Kolom waktunya.")


class Indicator(Resource):
    """``content/indikator/SLUG.yml``; without ``dataset`` the page says "data belum tersedia"."""

    label: ClassVar[str] = "Indikator"
    plural: ClassVar[str] = "Indikator"
    home: ClassVar[str] = "content/indikator"

    publisher: Slug = Field(alias="penerbit", description="Nama berkas di content/organisasi/, tanpa .yml.")
    dataset: Slug | None = Field(None, alias="dataset", description="Slug dataset asal angkanya.")
    file: str | None = Field(
        None, alias="berkas", description="Nama berkas tabel; bila kosong, tabel pertama."
    )
    value: str | None = Field(None, alias="nilai", description="Kolom nilainya.")
    time: str = Field("tahun", alias="waktu", description="Kolom waktunya.")
    where: dict[str, Annotated[tuple[str, ...], BeforeValidator(as_list)]] = Field(
        {}, alias="saring", description="Kolom: nilai yang diambil, misalnya {wilayah: Kota Pekanbaru}."
    )
    series: str | None = Field(
        None, alias="seri", description="Kolom pemisah bila sumber atau metode berbeda."
    )
    area_column: str | None = Field(
        None, alias="kolom_wilayah", description="Kolom kode wilayah untuk perbandingan."
    )
    comparison: Comparison | None = Field(
        None, alias="perbandingan", description="Tabel lain yang memuat angka ini menurut wilayah."
    )
    unit: str | None = Field(None, alias="satuan", description="Satuan angkanya, misalnya persen.")
    definition: str | None = Field(None, alias="definisi", description="Apa yang dihitung, dan bagaimana.")
    better: Literal["naik", "turun"] | None = Field(None, alias="arah", description="Arah yang lebih baik.")
    targets: Annotated[tuple[Target, ...], BeforeValidator(as_list)] = Field(
        (), alias="target", description="Angka yang hendak dicapai, per tahun."
    )
    breaks: Annotated[tuple[str, ...], BeforeValidator(as_list)] = Field(
        (), alias="putus", description="Tahun ketika sumber atau cara hitung berganti."
    )
    promise: Flag = Field(False, alias="utama", description="true untuk indikator di beranda.")
    order: int = Field(1000, alias="urutan", description="Letaknya di dasbor; yang kecil lebih dulu.")
