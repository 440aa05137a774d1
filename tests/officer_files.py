"""A dataset as an officer writes it, to be spoilt by the tests of slips."""

from __future__ import annotations

HOME = "datasets/penduduk/"
YAML = """\
judul: Jumlah penduduk
ringkasan: Penduduk per kecamatan.
kategori: setiap-saat
penerbit: disdik
tanggal: 2025-07-01
"""
TABLE = "kode,tahun,jumlah\n14.71.01,2024,1200\n14.71.02,2024,3400\n"
