"""Typed view of a portal's ``mkdocs.yml``: the settings below ``extra.portal``.

Indonesian keys with the English field name accepted, as everywhere.
"""

from __future__ import annotations

from datetime import timezone
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, field_validator

from generator.kinds.resource import ZONES, AreaCode, Flag, Link, Part, Words, as_list


class Contact(Part):
    """Where citizens reach the PPID; shown on every page's foot and in the catalogues."""

    name: str = Field("PPID", alias="nama")
    email: str | None = Field(None, alias="surel")
    phone: str | None = Field(None, alias="telepon")
    whatsapp: str | None = Field(None, alias="whatsapp")
    address: str | None = Field(None, alias="alamat")
    form: Link | None = Field(None, alias="formulir")


class Settings(Part):
    """``extra.portal`` of ``mkdocs.yml``."""

    name: Words = Field("Portal Informasi Publik", alias="nama")
    """Name of the portal; default: ``site_name``."""
    base_url: Link = Field("https://contoh.invalid/", alias="alamat_dasar")
    """Where the site will be, with its path; default: ``site_url``."""
    description: str = Field("", alias="deskripsi")
    """One sentence for search engines and feeds; default: ``site_description``."""
    body: str | None = Field(None, alias="badan_publik")
    """Slug of the organisation that owns the portal, the root of the tree."""
    body_name: str | None = Field(None, alias="nama_badan_publik")
    """Name of the public body, where no organisation file says it."""
    licence: str = Field("CC-BY-4.0", alias="lisensi")
    """SPDX licence of items that name none."""
    retention: str | None = Field(None, alias="retensi")
    """How long items are kept that do not say so: a column of the register of public information."""
    area: AreaCode | None = Field(None, alias="wilayah")
    """Kemendagri code of the body's area."""
    zone_name: Literal["WIB", "WITA", "WIT"] = Field("WIB", alias="zona")
    """Whose days pages, feeds and calendars tell, and when a day ends."""
    languages: Annotated[tuple[str, ...], BeforeValidator(as_list)] = Field(("id",), alias="bahasa")
    contact: Contact = Field(Contact(), alias="kontak")
    repository: Link | None = Field(None, alias="repositori")
    """Public repository; pages link to their commits there."""
    branch: str = Field("main", alias="cabang")
    sign_in: Link | None = Field(None, alias="masuk_admin")
    """OAuth proxy for signing in at ``/admin/``; without one officers paste a token."""
    sample: Flag = Field(False, alias="contoh")
    """True for a portal that shows samples; every page says so."""
    hub: Link | None = Field(None, alias="hub_websub")
    """WebSub hub named in the feeds."""
    signing_key: str | None = Field(
        None, alias="kunci_minisign", pattern=r"^RW[QRST][A-Za-z0-9+/]{53}$", max_length=56
    )
    """Public key of minisign; with it `terang verify` asks for a signature of the digests."""
    explorer_rows: int = Field(2000, alias="baris_tabel_html", ge=0)
    """Tables with more rows than this open in the explorer instead of as HTML."""
    old_version_limit: int = Field(10_000_000, alias="batas_versi_lama", ge=0)
    """Old versions of files larger than this (bytes) are linked in the repository, not copied."""

    @field_validator("base_url")
    @classmethod
    def _ends_with_slash(cls, value: str) -> str:
        return value if value.endswith("/") else value + "/"

    @property
    def zone(self) -> timezone:
        return ZONES[self.zone_name]

    @property
    def base_path(self) -> str:
        """``/`` or ``/project/``: the path below the host."""
        return urlsplit(self.base_url).path or "/"

    @property
    def host(self) -> str:
        return urlsplit(self.base_url).hostname or "contoh.invalid"

    def absolute(self, address: str) -> str:
        """The full URL of a site address such as ``dataset/x/`` or ``/dataset/x/``."""
        return self.base_url + address.lstrip("/")
