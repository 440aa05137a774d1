"""Dokumen: an official document; regulations carry the JDIH fields (Permenkumham 8/2019)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from generator.kinds.resource import (
    Category,
    Day,
    Part,
    Resource,
    Sentences,
    Slug,
    Slugs,
    Told,
    Words,
    as_files,
)


class FileSpec(Part):
    file: Words = Field(alias="berkas", description="Nama berkas di folder ini.")
    title: str | None = Field(None, alias="judul", description="Judul berkas, seperti akan dibaca warga.")


class Document(Resource):
    """``content/dokumen/SLUG/dokumen.yml`` and the files beside it."""

    label: ClassVar[str] = "Dokumen"
    plural: ClassVar[str] = "Dokumen"
    home: ClassVar[str] = "content/dokumen"
    filename: ClassVar[str] = "dokumen.yml"

    summary: Told = Field(
        alias="ringkasan", max_length=1000, description="Satu atau dua kalimat: apa isinya."
    )
    category: Category = Field(alias="kategori", description="berkala, serta-merta, atau setiap-saat.")
    publisher: Slug = Field(alias="penerbit", description="Nama berkas di content/organisasi/, tanpa .yml.")
    files: Annotated[tuple[FileSpec, ...], BeforeValidator(as_files)] = Field(
        (), alias="berkas", description="Berkasnya; bila kosong, semua berkas di folder ini."
    )
    type: str | None = Field(None, alias="jenis", description="Jenis/bentuk, misalnya Peraturan Wali Kota.")
    type_short: str | None = Field(None, alias="singkatan_jenis", description="Misalnya PERWAKO.")
    document_type: str | None = Field(
        None, alias="tipe_dokumen", description="Misalnya Peraturan Perundang-undangan."
    )
    number: str | None = Field(None, alias="nomor", description="Nomor, tanpa tahun.")
    year: int | None = Field(
        None, alias="tahun", ge=1900, le=2200, description="Tahun peraturan, misalnya 2024."
    )
    author: str | None = Field(None, alias="teu_badan", description="T.E.U. Badan/Pengarang.")
    enacted_at: str | None = Field(None, alias="tempat_penetapan", description="Misalnya Pekanbaru.")
    enacted: Day | None = Field(
        None, alias="tanggal_penetapan", description="Tanggal ditetapkan, YYYY-MM-DD."
    )
    promulgated: Day | None = Field(
        None, alias="tanggal_pengundangan", description="Tanggal diundangkan, YYYY-MM-DD."
    )
    gazette: str | None = Field(None, alias="sumber_lembaran", description="Misalnya LD KOTA X 2020 (2).")
    subject: str | None = Field(None, alias="subjek", description="Pokok isinya, misalnya PAJAK DAERAH.")
    field_of_law: str | None = Field(None, alias="bidang_hukum", description="Misalnya Hukum Tata Negara.")
    location: str | None = Field(None, alias="lokasi", description="Tempat naskah asli disimpan.")
    signatory: str | None = Field(None, alias="penandatangan", description="Tanpa gelar.")
    initiator: str | None = Field(None, alias="pemrakarsa", description="Instansi yang mengusulkan.")
    amends: Slugs = Field((), alias="mengubah", description="Slug dokumen yang diubah.")
    amended_by: Slugs = Field((), alias="diubah_dengan", description="Slug dokumen yang mengubah.")
    revokes: Slugs = Field((), alias="mencabut", description="Slug dokumen yang dicabut.")
    revoked_by: Slugs = Field((), alias="dicabut_dengan", description="Slug dokumen yang mencabut.")
    implements: Slugs = Field((), alias="melaksanakan", description="Slug dokumen yang dilaksanakan.")
    related: Slugs = Field((), alias="dokumen_terkait", description="Slug dokumen lain yang berkaitan.")
    related_rules: Sentences = Field(
        (), alias="peraturan_terkait", description="Peraturan di luar portal yang berkaitan."
    )
    series: Slug | None = Field(None, alias="seri", description="Nama seri tahunan, misalnya apbd.")
