"""Pengumuman: front matter and Markdown in one file, ``content/pengumuman/YYYY-MM-DD-SLUG.md``."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from generator.kinds.resource import Category, Day, Resource, Slug


class Announcement(Resource):
    label: ClassVar[str] = "Pengumuman"
    plural: ClassVar[str] = "Pengumuman"
    home: ClassVar[str] = "content/pengumuman"
    filename: ClassVar[str] = "*.md"

    category: Category = Field(alias="kategori", description="berkala, serta-merta, atau setiap-saat.")
    publisher: Slug = Field(alias="penerbit", description="Nama berkas di content/organisasi/, tanpa .yml.")
    valid_until: Day | None = Field(None, alias="berlaku_sampai", description="Tanggal terakhir berlaku.")
    place: str | None = Field(None, alias="tempat", description="Tempat kejadian atau kegiatan.")
