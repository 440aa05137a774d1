"""Values that do not fit: what is said of them, and how they should have been written."""

from __future__ import annotations

from decimal import Decimal

from generator.kinds.dataset import ColumnType as Type
from generator.readers.grid import TYPED
from generator.tables.numbers import INT64
from generator.tables.plan import Plan
from generator.tables.words import lost_value

THOUSANDTH = Decimal("0.001")
NOT_FINITE = {"nan", "inf", "-inf", "infinity", "-infinity", "+inf"}
EXAMPLES = {
    Type.INTEGER: "Tulis seperti 1.234 atau 1234.",
    Type.RUPIAH: "Tulis seperti Rp1.250.000 atau 1250000.",
    Type.DECIMAL: "Tulis seperti 1.234,5 atau 1234.5.",
    Type.PERCENT: "Tulis seperti 12,5% atau 12.5.",
    Type.YEAR: "Tulis empat angka, misalnya 2025.",
    Type.LATITUDE: "Tulis derajat desimal, misalnya 0.5071.",
    Type.LONGITUDE: "Tulis derajat desimal, misalnya 101.4478.",
}


class Refused(Exception):
    """A value that does not fit: (sentence after the value, remedy, code)."""

    def __init__(self, why: str, remedy: str, code: str) -> None:
        super().__init__(why)
        self.why, self.remedy, self.code = why, remedy, code


def no_number(text: str, plan: Plan) -> Refused:
    plain = text.removeprefix(TYPED)
    if plain.lower() in NOT_FINITE:
        return Refused("bukan bilangan.", "Kosongkan selnya bila nilainya tidak ada.", "angka-rusak")
    if lost := lost_value(plain):
        return Refused(*lost)
    what = {Type.YEAR: "tahun", Type.LATITUDE: "lintang", Type.LONGITUDE: "bujur"}.get(plan.type, "bilangan")
    return Refused(f"bukan {what}.", EXAMPLES[plan.type], "angka-rusak")


def whole(value: Decimal, plan: Plan) -> Decimal:
    if value != value.to_integral_value():
        remedy = "Tulis bilangan bulat, atau tipe: desimal di dataset.yml bila memang berpecahan."
        raise Refused("bukan bilangan bulat.", remedy, "angka-pecahan")
    if abs(value) > INT64:
        remedy = "Tulis tipe: kode di dataset.yml bila ini nomor identitas."
        raise Refused("terlalu besar untuk sebuah bilangan.", remedy, "angka-terlalu-besar")
    return value


def refuse_out_of_range(value: Decimal, plan: Plan) -> None:
    if plan.type is Type.YEAR and not 1000 <= value <= 9999:
        raise Refused("bukan tahun.", EXAMPLES[Type.YEAR], "tahun-salah")
    if plan.type is Type.LATITUDE and abs(value) > 90:
        raise Refused("di luar lintang -90 sampai 90.", EXAMPLES[Type.LATITUDE], "koordinat-salah")
    if plan.type is Type.LONGITUDE and abs(value) > 180:
        raise Refused("di luar bujur -180 sampai 180.", EXAMPLES[Type.LONGITUDE], "koordinat-salah")
    if abs(value) > Decimal("1e300"):
        raise Refused("terlalu besar untuk sebuah bilangan.", "Periksa angkanya.", "angka-terlalu-besar")


def refuse_rounded(value: Decimal, stored: float, plan: Plan) -> None:
    """The last digits of a measurement may round, and this is said; but no money and no thousandth."""
    lost = abs(Decimal(repr(stored)) - value)
    if lost > THOUSANDTH or (lost and plan.type is Type.RUPIAH):
        raise Refused(
            "punya lebih banyak angka daripada yang dapat disimpan tepat.",
            "Bulatkan sendiri sampai 15 angka, atau tulis tipe: teks di dataset.yml.",
            "angka-terlalu-besar",
        )
