"""What belongs to the portal and to no item: duties of the law, deadlines, and terms for the search.

``content/kewajiban/*.yml`` and ``content/istilah.yml``.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.kinds.resource import Part, Sentences, Words, as_list


class Duty(Part):
    """One thing that the law orders to be published (kewajiban)."""

    code: Words = Field(alias="kode", pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$", max_length=20)
    title: Words = Field(alias="judul")
    details: Sentences = Field((), alias="rincian")
    sources: Sentences = Field((), alias="sumber")
    certainty: str | None = Field(None, alias="keyakinan")
    article: str | None = Field(None, alias="pasal")
    note: str | None = Field(None, alias="catatan")


class DutyGroup(Part):
    """The duties of one category, with the article that orders them."""

    category: Words = Field(alias="kategori")
    title: str | None = Field(None, alias="judul")
    legal_basis: Sentences = Field((), alias="dasar_hukum")
    certainty: str | None = Field(None, alias="keyakinan")
    frequency: str | None = Field(None, alias="frekuensi")
    months: int | None = Field(
        None,
        alias="bulan_maks",
        ge=1,
        le=120,
        description="Paling lama berapa bulan antara dua pemutakhiran.",
    )
    sources: Sentences = Field((), alias="sumber")
    note: str | None = Field(None, alias="catatan")
    duties: tuple[Duty, ...] = Field(alias="butir")


class Deadline(Part):
    """A time limit of the law, in working days unless ``unit`` says otherwise."""

    code: Words = Field(alias="kode")
    title: Words = Field(alias="judul")
    value: int = Field(alias="nilai", ge=0)
    unit: str = Field("hari kerja", alias="satuan")
    legal_basis: Sentences = Field((), alias="dasar_hukum")
    certainty: str | None = Field(None, alias="keyakinan")
    sources: Sentences = Field((), alias="sumber")
    note: str | None = Field(None, alias="catatan")


class Deadlines(Part):
    deadlines: tuple[Deadline, ...] = Field(alias="tenggat")
    note: str | None = Field(None, alias="catatan")


class Term(Part):
    """A word with its abbreviation and the other words that citizens use for it."""

    term: Words = Field(alias="istilah")
    short: Annotated[tuple[str, ...], BeforeValidator(as_list)] = Field((), alias="singkatan")
    synonyms: Annotated[tuple[str, ...], BeforeValidator(as_list)] = Field((), alias="sinonim")
    meaning: str | None = Field(None, alias="arti")


class Terms(Part):
    terms: tuple[Term, ...] = Field(alias="istilah")
