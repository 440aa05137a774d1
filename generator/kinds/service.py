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
    requirements: Sentences = Field(
        (), alias="persyaratan", description="Yang harus dibawa atau dipenuhi, satu per baris."
    )
    procedure: Sentences = Field(
        (), alias="prosedur", description="Langkah dari datang sampai selesai, satu per baris."
    )
    duration: str | None = Field(
        None, alias="jangka_waktu", description="Berapa lama, misalnya 3 hari kerja."
    )
    fee: str | None = Field(None, alias="biaya", description="Tarif menurut perda, atau Gratis.")
    product: str | None = Field(
        None, alias="produk", description="Yang diterima warga, misalnya Akta Kelahiran."
    )
    complaints: Sentences = Field((), alias="pengaduan", description="Cara mengadu: loket, telepon, alamat.")
    legal_basis: Sentences = Field((), alias="dasar_hukum", description="Peraturan yang mendasari.")
    facilities: Sentences = Field(
        (), alias="sarana", description="Ruang tunggu, loket, jalur kursi roda, dan lainnya."
    )
    competence: Sentences = Field(
        (), alias="kompetensi", description="Keahlian yang harus dimiliki pelaksana."
    )
    supervision: Sentences = Field((), alias="pengawasan", description="Siapa mengawasi, dan bagaimana.")
    staff: str | None = Field(None, alias="jumlah_pelaksana", description="Misalnya 4 orang.")
    service_guarantee: Sentences = Field(
        (), alias="jaminan_pelayanan", description="Janji kepada warga bila standar tidak dipenuhi."
    )
    safety_guarantee: Sentences = Field(
        (), alias="jaminan_keamanan", description="Bagaimana orang, berkas, dan datanya aman."
    )
    evaluation: Sentences = Field((), alias="evaluasi", description="Cara dan kapan kinerja dinilai.")
    life_events: Slugs = Field((), alias="peristiwa_hidup", description="Misalnya kelahiran, menikah, usaha.")
    audience: Sentences = Field((), alias="sasaran", description="Untuk siapa.")
    channels: Sentences = Field((), alias="kanal", description="Misalnya loket, daring.")
    offices: Slugs = Field((), alias="lokasi", description="Organisasi tempat layanan diberikan.")
    hours: Sentences = Field((), alias="jadwal", description="Hari dan jam layanan.")
    online: str | None = Field(None, alias="alamat_daring", description="Alamat layanan daring.")
    forms: Slugs = Field((), alias="formulir", description="Slug dokumen formulir.")
