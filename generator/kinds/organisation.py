"""Organisasi: every OPD, kecamatan and kelurahan, with its parent and area code."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field, model_validator

from generator.kinds.resource import Resource, Slug


class Organisation(Resource):
    """``content/organisasi/SLUG.yml``."""

    label: ClassVar[str] = "Organisasi"
    plural: ClassVar[str] = "Organisasi"
    home: ClassVar[str] = "content/organisasi"

    short: str | None = Field(None, alias="singkatan", description="Misalnya Disdukcapil.")
    type: str | None = Field(
        None, alias="jenis", description="dinas, badan, sekretariat, kecamatan, kelurahan …"
    )
    parent: Slug | None = Field(None, alias="induk", description="Slug organisasi induk.")
    address: str | None = Field(None, alias="alamat", description="Alamat kantor.")
    phone: str | None = Field(None, alias="telepon", description="Telepon kantor.")
    email: str | None = Field(None, alias="surel", description="Surel dinas, bukan milik pribadi.")
    website: str | None = Field(None, alias="situs", description="Alamat situs lain milik organisasi.")
    hours: str | None = Field(None, alias="jam_layanan", description="Misalnya Senin–Jumat 08.00–16.00.")
    head: str | None = Field(None, alias="pimpinan", description="Jabatan pimpinan, bukan nama pribadi.")
    task: str | None = Field(None, alias="tugas", description="Tugas pokok, satu kalimat.")

    @model_validator(mode="before")
    @classmethod
    def _name_is_title(cls, data: Any) -> Any:
        """``nama`` (or ``name``) is how offices call their title."""
        if isinstance(data, dict):
            for word in ("nama", "name"):
                if word in data and "judul" not in data and "title" not in data:
                    data = {**data, "judul": data[word]}
                    data.pop(word)
        return data
