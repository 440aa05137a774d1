"""Dikecualikan: exempt information and its consequence test; never a file.

UU 14/2008 Pasal 17 (grounds) and 19 (consequence test); Perki KI 1/2021 Pasal 49.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from generator.kinds.resource import Day, Part, Resource, Sentences, Slug, Words, as_list


class Decree(Part):
    number: str | None = Field(None, alias="nomor", description="Nomor surat penetapan.")
    decided: Day | None = Field(None, alias="tanggal", description="Tanggal surat, YYYY-MM-DD.")
    place: str | None = Field(None, alias="tempat", description="Tempat ditetapkan.")
    official: str | None = Field(None, alias="pejabat", description="Jabatan yang menetapkan.")


class Exemption(Resource):
    """``content/dikecualikan/SLUG.yml``."""

    label: ClassVar[str] = "Informasi dikecualikan"
    plural: ClassVar[str] = "Informasi dikecualikan"
    home: ClassVar[str] = "content/dikecualikan"

    publisher: Slug = Field(alias="penerbit", description="Nama berkas di content/organisasi/, tanpa .yml.")
    legal_basis: Sentences = Field(alias="dasar_hukum", description="Dasar hukum pengecualian.")
    grounds: Annotated[tuple[str, ...], BeforeValidator(as_list)] = Field(
        (), alias="pasal_17", description="Huruf Pasal 17 UU 14/2008, misalnya [h]."
    )
    if_opened: Words = Field(alias="konsekuensi_dibuka", description="Akibat bila dibuka.")
    if_closed: Words = Field(alias="konsekuensi_ditutup", description="Manfaat bila ditutup.")
    term: Words = Field(alias="jangka_waktu", description="Jangka waktu pengecualian.")
    until: Day | None = Field(None, alias="berlaku_sampai", description="Hari terakhir dikecualikan.")
    decree: Decree | None = Field(
        None, alias="penetapan", description="Surat yang menetapkan pengecualiannya."
    )
