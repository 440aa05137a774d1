"""What belongs to nobody and looks like it: shapes of the corpora of ``made_customs``."""

# ruff: noqa: E501
from __future__ import annotations

from random import Random

from custom_values import digits

SIGNS = {
    "9": "0123456789", "A": "ABCDEFGHJKLMNPRSTUVW", "f": "0123456789abcdef", "M": "123456789",
}  # fmt: skip


def shaped(shape: str, c: Random) -> str:
    """``9`` a digit, ``M`` one but 0, ``A`` a capital, ``f`` a hexadecimal digit; behind ``^`` as it is."""
    out, at = "", 0
    while at < len(shape):
        sign = shape[at]
        if sign == "^":
            at += 1
            out += shape[at]
        else:
            out += c.choice(SIGNS[sign]) if sign in SIGNS else sign
        at += 1
    return out


SHAPES: dict[str, str] = {
    "rekbelanja": "5.1.02.0M.0M.00M9", "rekbelanja-rapat": "51020M0M00M9", "mak": "44M9.EB^A.962.051.^A.5M12M1", "subkeg": "1.0M.02.2.0M.00M9",
    "surat": "4M0/M99/DISDUK/2024", "perkada": "Nomor M9 Tahun 2024", "rup": "4M999999", "tender": "^90M9999", "npsn": "10^49M999", "nop": "14.71.0M0.00M.0M9-0M99.0",
    "noprapat": "14710M000M0M90M990", "nib": "^9120M99999999", "sp2d": "0M99M/SP2D/LS/2024", "sp2dpanjang": "24014710130M999", "aset": "1.3.2.05.01.0M.00M.0M99M9", "desa": "14.71.0M.10M9", "desarapat": "14710M10M9",
    "lintang": "0.4M9999", "bujur": "101.4M9999", "koordinat": "0.4M99M9, 101.4M9999", "rp": "Rp M.M99.9M9.M00,00", "rpangka": "M99M99M000", "rpbesar": "M9999M9000000", "telp": "(0761) M99999", "telpstrip": "0761-M99999", "telp21": "021-3M99999", "telp62": "+62 761 M99999",
    "call": "1500M99", "bebas": "0800-1-M99-999", "isbn": "^978-602-M999-M9-9", "issn": "2M99-M99M", "ean": "8^9^9M999999999", "ip": "10.M9.2M9.M9", "uuid": "ffffffff-ffff-4fff-afff-ffffffffffff", "sha": "ffffffffffffffffffffffffffffffffffffffff",
    "cap": "202401M1M00M0M", "ms": "17M6M00M00000", "detik": "17M99999M9", "faktur": "INV/2024/0M/00M99", "fp": "010.00M-24.M9999999", "resi": "JP9M99999999", "plat": "BM M99M AA", "billing": "82024M999999999", "ntpn": "^AM^BMAAM99AM99AAM", "idpel": "14M999999999", "meter": "321M9999999",
    "imei": "35M99999999999M", "serial": "SN: AAM9AAMM99", "satker": "41M99M", "dipa": "SP DIPA-018.0M.2.41M79M/2024", "nss": "20114710M0M9", "sertifikat": "08.01.01.0M.1.0M99M", "kbli": "4M99M", "kepmen": "^900.1.15.5-M99M", "luas": "M.M99,M9", "persen": "M9,M9", "tahun": "201M", "jumlah": "M99", "jml4": "M.M99", "va": "^98814710M9M99M99",
    "niksamar": "1471************", "niksamar2": "14710165xxxxxxxx", "hpsamar": "0812****M9M9", "hpsamar2": "0813xxxxM99M", "nrp": "M99M0M9M", "tanggal": "1M-0M-2024", "rkm": "00-1M-M9-M9", "skor": "M9.M99", "barcode": "M9M99M99M99M", "volt": "220/380", "simpeg": "A.2024.0M.M99M9M", "rpdesimal": "M99999M99.9999", "float": "0.M9999M9999M9999M", "ilmiah": "M.M99999E+1M", "periode": "2019-2024", "skpt": "590/M9/SKPT/2024", "jam": "08.00-1M.30 WIB", "hs": "84M9.M9.M0", "kontrak": "602/0M.M9/SPK/PPK-CK/2024", "pnbp": "4251M9", "bpjsfaskes": "0M99R00M", "ketinggian": "M9 mdpl", "kodebank": "00M", "voucher": "M99M-M99M-M99M-M99M", "stan": "M99M99", "tiket": "#M99M99M", "hitung16": "9999999999999999", "hitung12": "M99999999999", "hitung15": "M9999999999999M",
}  # fmt: skip


def nobody(name: str, c: Random) -> str:
    return shaped(SHAPES[name], c) if name in SHAPES else digits(c, 6)
