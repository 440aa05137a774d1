"""Personal data in officers' files. A new kind of number is one ``Detector`` and one line below.

Detectors are pure: they see a value and the words around it. Where the values come from (cells, pages,
comments, names) is the business of ``sheet``, ``container`` and ``text``; what is told is decided in
``rules/personal.py``.
"""

from __future__ import annotations

from generator.personal.account import ACCOUNT
from generator.personal.email import EMAIL
from generator.personal.evidence import Detector
from generator.personal.phone import PHONE
from generator.personal.population import KK, NIK
from generator.personal.service import NIP
from generator.personal.tax import NPWP

DETECTORS: dict[str, Detector] = {
    "nik": NIK,
    "kk": KK,
    "npwp": NPWP,
    "nip": NIP,
    "hp": PHONE,
    "surel": EMAIL,
    "rekening": ACCOUNT,
}

LABELS: dict[str, str] = {
    **{kind: detector.label for kind, detector in DETECTORS.items()},
    "tanggal-lahir": "tanggal lahir",
    "alamat": "alamat rumah",
    "koordinat": "koordinat rumah",
    "kesehatan": "data kesehatan",
    "anak": "data anak",
    "sel-kecil": "jumlah orang yang kurang dari lima",
}
"""Kind → what an officer calls it; the kinds that an exception may name."""
