"""Layanan: a public service and the 14 components of its standard.

UU 25/2009 Pasal 21; Permenpan RB 15/2014.
"""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from generator.kinds.resource import Resource, Sentences, Slug, Slugs

# Key in the YAML, name in the standard; the first six face the citizen.
COMPONENTS = {
    "requirements": "Persyaratan",
    "procedure": "Sistem, mekanisme, dan prosedur",
    "duration": "Jangka waktu pelayanan",
    "fee": "Biaya/tarif",
    "product": "Produk pelayanan",
    "complaints": "Penanganan pengaduan, saran, dan masukan",
    "legal_basis": "Dasar hukum",
    "facilities": "Sarana, prasarana, dan/atau fasilitas",
    "competence": "Kompetensi pelaksana",
    "supervision": "Pengawasan internal",
    "staff": "Jumlah pelaksana",
    "service_guarantee": "Jaminan pelayanan",
    "safety_guarantee": "Jaminan keamanan dan keselamatan pelayanan",
    "evaluation": "Evaluasi kinerja pelaksana",
}


class Service(Resource):
    """``content/layanan/SLUG.yml``."""

    label: ClassVar[str] = "Layanan"
    plural: ClassVar[str] = "Layanan"
    home: ClassVar[str] = "content/layanan"

    publisher: Slug = Field(alias="penerbit", description="Nama berkas di content/organisasi/, tanpa .yml.")
    requirements: Sentences = Field((), alias="persyaratan")
    procedure: Sentences = Field((), alias="prosedur")
    duration: str | None = Field(None, alias="jangka_waktu")
    fee: str | None = Field(None, alias="biaya")
    product: str | None = Field(None, alias="produk")
    complaints: Sentences = Field((), alias="pengaduan")
    legal_basis: Sentences = Field((), alias="dasar_hukum")
    facilities: Sentences = Field((), alias="sarana")
    competence: Sentences = Field((), alias="kompetensi")
    supervision: Sentences = Field((), alias="pengawasan")
    staff: str | None = Field(None, alias="jumlah_pelaksana")
    service_guarantee: Sentences = Field((), alias="jaminan_pelayanan")
    safety_guarantee: Sentences = Field((), alias="jaminan_keamanan")
    evaluation: Sentences = Field((), alias="evaluasi")
    life_events: Slugs = Field((), alias="peristiwa_hidup", description="Misalnya kelahiran, menikah, usaha.")
    audience: Sentences = Field((), alias="sasaran", description="Untuk siapa.")
    channels: Sentences = Field((), alias="kanal", description="Misalnya loket, daring.")
    offices: Slugs = Field((), alias="lokasi", description="Organisasi tempat layanan diberikan.")
    hours: Sentences = Field((), alias="jadwal")
    online: str | None = Field(None, alias="alamat_daring", description="Alamat layanan daring.")
    forms: Slugs = Field((), alias="formulir", description="Slug dokumen formulir.")
