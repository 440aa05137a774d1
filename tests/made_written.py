"""A third corpus of personal numbers: the ways in which officers write them, times the words around them.

Written from letters, tables and chats as offices have them, not from the detectors. A *style* is how the
number is written, a *frame* is the sentence, header or label around it. Each falls into one of two halves by
a digest of its own words, before anything was looked at; the half for tuning has styles and frames of its
own, and the half kept aside has the others, so that nothing in it was seen while mending. Numbers come from
a seed and are nobody's.
"""

# ruff: noqa: E501
from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

Write = Callable[[str], str]
HALVES = ("untuk menyetel", "disisihkan")
EACH, ROWS = 2, 6
"""Values a pair of style and frame, and rows of a column."""
MOBILE = ["811", "812", "813", "814", "815", "816", "817", "818", "819", "821", "822", "823", "831", "832", "833", "838", "851", "852", "853", "855", "856", "857", "858", "859", "877", "878", "879", "881", "882", "883", "884", "885", "887", "888", "889", "895", "896", "897", "898", "899"]  # fmt: skip
REGIONS = ["1101", "1271", "1371", "1403", "1471", "1473", "1571", "1671", "1871", "2171", "3171", "3273", "3374", "3404", "3578", "3603", "5171", "5271", "5371", "6171", "6371", "6471", "7171", "7371", "8171", "9171"]  # fmt: skip
NAMES = ["Siti Aminah", "Budi Santoso", "H. Zulkifli", "Nurhayati, S.Pd", "Dr. Rahmat Hidayat", "Yuni", "Ahmad Fauzi, S.T., M.T.", "Rosmawati Br. Siregar", "Andi", "Wahyu Eko Prasetyo"]  # fmt: skip


def half_of(words: str) -> str:
    return HALVES[hashlib.sha256(words.encode()).digest()[0] & 1]


def cut(by: str, *lengths: int) -> Write:
    def write(value: str) -> str:
        parts, at = [], 0
        for length in lengths:
            parts.append(value[at : at + length])
            at += length
        return by.join([*parts, value[at:]] if value[at:] else parts)

    return write


def same(value: str) -> str:
    return value


def wide(value: str) -> str:
    return "".join(chr(0xFF10 + int(sign)) if sign.isdigit() else sign for sign in value)


def thousands(by: str) -> Write:
    return lambda value: f"{int(value):,}".replace(",", by)


def power(value: str) -> str:
    """As Excel shows a number with all its digits."""
    return f"{value[0]}.{value[1:].rstrip('0')}E+{len(value) - 1}"


def misread(value: str) -> str:
    return value.replace("0", "O", 1).replace("1", "l", 1)


def zero(write: Write) -> Write:
    return lambda value: write("0" + value)


def land(sign: str, write: Write = same) -> Write:
    return lambda value: sign + write(value)


# Style → (how, whether only a word beside it can tell what it is). Telephone numbers come as 812…
PHONE: dict[str, tuple[Write, bool]] = {
    "081234567890": (zero(same), False),
    "0812-3456-7890": (zero(cut("-", 4, 4)), False),
    "0812 3456 7890": (zero(cut(" ", 4, 4)), False),
    "0812.3456.7890": (zero(cut(".", 4, 4)), False),
    "0812-345-67890": (zero(cut("-", 4, 3)), False),
    "0812 345 678 90": (zero(cut(" ", 4, 3, 3)), False),
    "0812-34567890": (zero(cut("-", 4)), False),
    "0812 34567890": (zero(cut(" ", 4)), False),
    "0812 34 56 78 90": (zero(cut(" ", 4, 2, 2, 2)), False),
    "08 12 34 56 78 90": (zero(cut(" ", 2, 2, 2, 2, 2)), True),
    "0 8 1 2 3": (zero(" ".join), True),
    "0812 3456-7890": (zero(lambda v: f"{v[:4]} {v[4:8]}-{v[8:]}"), False),
    "(0812) 3456 7890": (zero(lambda v: f"({v[:4]}) {v[4:8]} {v[8:]}"), False),
    "(0812) 34567890": (zero(lambda v: f"({v[:4]}) {v[4:]}"), False),
    "(0812)34567890": (zero(lambda v: f"({v[:4]}){v[4:]}"), False),
    "(0812)-3456-7890": (zero(lambda v: f"({v[:4]})-{v[4:8]}-{v[8:]}"), False),
    "[0812] 34567890": (zero(lambda v: f"[{v[:4]}] {v[4:]}"), True),
    "0812–3456–7890": (zero(cut("–", 4, 4)), False),
    "0812—3456—7890": (zero(cut("—", 4, 4)), False),
    "0812−3456−7890 (minus)": (zero(cut("−", 4, 4)), False),
    "0812‑3456‑7890 (tak putus)": (zero(cut("‑", 4, 4)), False),
    "0812 - 3456 - 7890": (zero(cut(" - ", 4, 4)), False),
    "0812_3456_7890": (zero(cut("_", 4, 4)), False),
    "0812/3456/7890": (zero(cut("/", 4, 4)), True),
    "0812/34567890": (zero(cut("/", 4)), True),
    "0812  3456  7890": (zero(cut("  ", 4, 4)), False),
    "NBSP": (zero(cut("\u00a0", 4, 4)), False),
    "thin": (zero(cut("\u2009", 4, 4)), False),
    "tab": (zero(cut("\t", 4, 4)), False),
    "zero width": (zero(cut("\u200b", 4, 4)), False),
    "word joiner": (zero(cut("\u2060", 4)), False),
    "soft hyphen": (zero(cut("\u00ad", 4, 4)), False),
    "marks of direction": (zero(lambda v: f"\u202a{v}\u202c"), False),
    "full width": (zero(wide), False),
    "full width, parted": (zero(lambda v: wide(cut("-", 4, 4)(v))), False),
    "line break": (zero(cut("-\n", 4, 4)), True),
    "'0812": (zero(lambda v: "'" + v), False),
    '"0812"': (zero(lambda v: f'"{v}"'), False),
    "`0812 in Excel's formula": (zero(lambda v: f'="{v}"'), False),
    "*0812*": (zero(lambda v: f"*{v}*"), False),
    "0812…, ": (zero(lambda v: v + ","), False),
    "0812….": (zero(lambda v: v + "."), False),
    "0812…(WA)": (zero(lambda v: v + "(WA)"), False),
    "0812… WA": (zero(lambda v: v + " WA"), False),
    "0812.. / 0813..": (zero(lambda v: f"{v} / 0813{v[4:]}"), False),
    "0812../0813..": (zero(lambda v: f"{v}/0813{v[4:]}"), False),
    "0812, 0813": (zero(lambda v: f"{v}, 0813{v[4:]}"), False),
    "0812;0813": (zero(lambda v: f"{v};0813{v[4:]}"), False),
    "0812 & 0813": (zero(lambda v: f"{v} & 0813{v[4:]}"), False),
    "0812 atau 0813": (zero(lambda v: f"{v} atau 0813{v[4:]}"), False),
    "0812-3456-7890 / 0813-3456-7890": (
        zero(lambda v: cut("-", 4, 4)(v) + " / " + cut("-", 4, 4)("0813" + v[4:])),
        False,
    ),
    "0812 3456 7890\\n0813 3456 7890": (
        zero(lambda v: cut(" ", 4, 4)(v) + "\n" + cut(" ", 4, 4)("0813" + v[4:])),
        False,
    ),
    "0761-21234 / 0812": (zero(lambda v: f"0761-21234 / {v}"), False),
    "(0761) 21234/0812": (zero(lambda v: f"(0761) 21234/{v}"), False),
    "+62 812 3456 7890": (land("+62 ", cut(" ", 3, 4)), False),
    "+62812": (land("+62"), False),
    "+62812 3456 7890": (land("+62", cut(" ", 3, 4)), False),
    "+62-812-3456-7890": (land("+62-", cut("-", 3, 4)), False),
    "+62.812.3456.7890": (land("+62.", cut(".", 3, 4)), False),
    "+62 812-3456-7890": (land("+62 ", cut("-", 3, 4)), False),
    "+62 (0) 812 3456": (land("+62 (0) ", cut(" ", 3, 4)), False),
    "+62(0)812": (land("+62(0)"), False),
    "+62 0812 3456 7890": (land("+62 0", cut(" ", 3, 4)), False),
    "+620812": (land("+620"), False),
    "(+62)812-3456-7890": (land("(+62)", cut("-", 3, 4)), False),
    "(+62) 812 3456 7890": (land("(+62) ", cut(" ", 3, 4)), False),
    "+62 (812) 3456-7890": (lambda v: f"+62 ({v[:3]}) {v[3:7]}-{v[7:]}", False),
    "+ 62 812": (land("+ 62 ", cut(" ", 3, 4)), False),
    "＋62 812": (land("＋62 ", cut(" ", 3, 4)), False),
    "0062812": (land("0062"), True),
    "62812": (land("62"), True),
    "62 812 3456 7890": (land("62 ", cut(" ", 3, 4)), True),
    "62-812-3456-7890": (land("62-", cut("-", 3, 4)), True),
    "62812.0 of pandas": (lambda v: f"62{v}.0", True),
    "812": (same, True),
    "812 3456 7890": (cut(" ", 3, 4), True),
    "812-3456-7890": (cut("-", 3, 4), True),
    "812.0 of pandas": (lambda v: v + ".0", True),
    "8.123.456.789": (thousands("."), True),
    "8,123,456,789": (thousands(","), True),
    "8.12345678901E+10": (power, True),
    "8.12345678901e+10": (lambda v: power(v).lower(), True),
    "8,12345678901E+10": (lambda v: power(v).replace(".", ","), True),
    "O812": (land("O"), True),
    "o8l2": (zero(misread), True),
    "O812-3456-7890": (land("O", cut("-", 3, 4)), True),
    "wa.me/62812": (land("wa.me/62"), False),
    "https://wa.me/62812?text=": (lambda v: f"https://wa.me/62{v}?text=Assalamualaikum", False),
    "https://wa.me/+62812": (land("https://wa.me/+62"), False),
    "api.whatsapp": (lambda v: f"https://api.whatsapp.com/send?phone=62{v}&text=hai", False),
    "tel:+62812": (land("tel:+62"), False),
    "tel:0812": (zero(land("tel:")), False),
    "whatsapp://": (land("whatsapp://send?phone=62"), False),
}
PHONE_NAMED = (
    "HP: {}", "HP. {}", "Hp {}", "No. HP {}", "no hp/wa: {}", "NO.HP : {}", "HP/WA = {}", "WA {}", "wa:{}",
    "WA : {} (chat saja)", "Telp. {}", "Tlp {}", "Telepon/HP: {}", "Hub. {}", "Hubungi {n} di {}",
    "CP: {n} ({})", "CP. {n} {}", "Kontak: {n} {}", "Narahubung: {n} {}", "Narahubung {n}, {}",
    "Contact person {n}: {}", "nomor kontak {}", "No Handphone orang tua: {}", "Whatsapp {n} - {}",
    "Nomor WA aktif {}", "Silakan mendaftar lewat WA ke {} paling lambat hari Jumat.", "Call/WA {}",
    "Mobile: {}", "Ponsel {}", "{n} (HP {})", "HP1: {} HP2: -", "Phone {}", "telp/wa {n} {}", "sms ke {}",
    "Nomor telepon seluler: {}", "No. Telpon {n} : {}", "HP ketua RT {n} {}", "Telp Rumah/HP: {}",
    "Konfirmasi kehadiran (WA): {n} {}", "dapat dihubungi melalui nomor {}", "nomor handphone {}", "Hp/Wa{}",
)  # fmt: skip
PHONE_BARE = (
    "{}", "{n} {}", "{n}, {}", "{n} ({})", "{n} - {}", "{n}: {}", "{n}/{}", "Ketua RT 03 {n} / {}", "{}; {n}",
    "1. {n} : {}", "an {n} {}", "- {n} – {}", "Yth. {n}\n{}", "Info lebih lanjut {n} {}", "Panitia: {n} {}",
    "{n}\t{}", "| {n} | {} |", "Pengurus masjid {n} {} dan bendahara", "{n} [{}]", "Bidan desa : {n}, {}.",
)  # fmt: skip
PHONE_HEADS = (
    "No HP", "HP", "No. HP/WA", "Nomor Handphone", "Telp", "No. Telp", "Telepon", "kontak", "WA", "no_wa",
    "Nomor Whatsapp", "CP", "nohp", "No.Hp", "NO. HP AKTIF", "HP Orang Tua", "Nomor Telepon Pengurus",
    "telpon", "phone_number", "no_telp", "Narahubung", "Contact Person", "Kontak yang bisa dihubungi",
    "Mobile Phone", "NOMOR TELEFON", "No. Telp./HP", "NoHP", "hp_ketua", "Telp Wali", "nomor ponsel",
    "NO TELEPON", "No Telp/WA Penerima", "Handphone", "tlp", "No. Kontak",
)  # fmt: skip
BARE_HEADS = ("keterangan", "ket", "catatan", "F7", "pengurus", "Kolom 3", "uraian", "Penanggung jawab", "")

SIXTEEN: dict[str, tuple[Write, bool]] = {
    "1471016503900001": (same, False),
    "1471 0165 0390 0001": (cut(" ", 4, 4, 4), False),
    "1471-0165-0390-0001": (cut("-", 4, 4, 4), False),
    "1471.0165.0390.0001": (cut(".", 4, 4, 4), False),
    "147101 650390 0001": (cut(" ", 6, 6), False),
    "147101-650390-0001": (cut("-", 6, 6), False),
    "147101.650390.0001": (cut(".", 6, 6), False),
    "147101/650390/0001": (cut("/", 6, 6), True),
    "14.71.01.650390.0001": (cut(".", 2, 2, 2, 6), False),
    "14 71 01 650390 0001": (cut(" ", 2, 2, 2, 6), False),
    "14 71 01 65 03 90 0001": (cut(" ", 2, 2, 2, 2, 2, 2), True),
    "14-71-01-650390-0001": (cut("-", 2, 2, 2, 6), True),
    "147101 6503900001": (cut(" ", 6), True),
    "1471016503 900001": (cut(" ", 10), True),
    "14710165 03900001": (cut(" ", 8), True),
    "147 101 650 390 0001": (cut(" ", 3, 3, 3, 3), True),
    "1 4 7 1": (" ".join, True),
    "1|4|7|1": ("|".join, True),
    "1 | 4 | 7": (" | ".join, True),
    "1-4-7-1": ("-".join, True),
    "1471_0165_0390_0001": (cut("_", 4, 4, 4), True),
    "1471–0165–0390–0001": (cut("–", 4, 4, 4), True),
    "1471  0165  0390  0001": (cut("  ", 4, 4, 4), True),
    "NBSP": (cut("\u00a0", 6, 6), False),
    "thin": (cut("\u2009", 4, 4, 4), False),
    "tab": (cut("\t", 6, 6), True),
    "zero width": (cut("\u200b", 4, 4, 4), False),
    "BOM before": (lambda v: "\ufeff" + v, False),
    "direction": (lambda v: f"\u200e{v}\u200f", False),
    "full width": (wide, False),
    "'1471": (lambda v: "'" + v, False),
    "’1471": (lambda v: "’" + v, False),
    '"1471"': (lambda v: f'"{v}"', False),
    '="1471"': (lambda v: f'="{v}"', False),
    "*1471*": (lambda v: f"*{v}*", False),
    "1471….": (lambda v: v + ".", False),
    "1471…,": (lambda v: v + ",", False),
    "1471…;": (lambda v: v + ";", False),
    "1471…)": (lambda v: f"({v})", False),
    "two by slash": (lambda v: f"{v}/{v[:-1]}{9 - int(v[-1])}", False),
    "two by space": (lambda v: f"{v} {v[:-1]}{9 - int(v[-1])}", False),
    "two by line": (lambda v: f"{v}\n{v[:-1]}{9 - int(v[-1])}", False),
    "two by comma": (lambda v: f"{v}, {v[:-1]}{9 - int(v[-1])}", False),
    "1471.0 of pandas": (lambda v: v + ".0", True),
    "1.471.016.503.900.001": (thousands("."), True),
    "1,471,016,503,900,001": (thousands(","), True),
    "1.471016503900001E+15": (power, True),
    "1,471016503900001E+15": (lambda v: power(v).replace(".", ","), True),
    "1471016503900001,00": (lambda v: v + ",00", True),
    "O for 0": (lambda v: v.replace("0", "O"), True),
    "l for 1": (lambda v: v.replace("1", "l", 2), True),
    "line break": (cut("\n", 8), True),
    "glued": (lambda v: v + "an", True),
}
NIK_NAMED = (
    "NIK: {}", "NIK {}", "NIK. {}", "nik : {}", "No. NIK {}", "NIK/KTP: {}", "No KTP {}", "No.KTP : {}",
    "Nomor Induk Kependudukan {}", "Nomor Induk Kependudukan (NIK): {}", "KTP No. {}", "a.n. {n} NIK {}",
    "pemegang KTP dengan nomor {}", "nomor identitas: {}", "No. Identitas (KTP/SIM): {}", "e-KTP {}",
    "KTP-el nomor {}", "dengan NIK {} yang beralamat di Jl. Melati", "{n} (NIK {})", "NIK Pemohon: {}",
    "NIK KTP = {}", "NIK Ibu: {} NIK Ayah: -", "(NIK. {})", "N.I.K : {}", "NIK{}", "NIK={}", "NIK - {}",
    "No. Induk Kependudukan: {}", "Nomor KTP an. {n}: {}", "NIK penerima manfaat {n} adalah {}", "NIK\t: {}",
    "identitas diri (KTP) nomor {}", "NIK Kepala Keluarga {}", "KTP: {}", "no ktp ybs {}",
)  # fmt: skip
NIK_BARE = ("{}", "{n} {}", "{n}/{}", "1. {n}, {}", "penerima {n} {}", "{n} ({})", "| {n} | {} |", "{n}: {}",
            "{};{n}", "{n} - {}")  # fmt: skip
NIK_HEADS = (
    "NIK", "nik", "No. KTP", "NIK Kepala Keluarga", "No_KTP", "nomor_nik", "NIK/No. KTP", "No Identitas", "N I K",
    "Nomor KTP/SIM", "KTP", "nik_penerima", "Nomor Induk Kependudukan (NIK)", "NO. NIK", "NIK PEMOHON", "NIKPenerima",
    "NIK (16 digit)", "No.Induk Kependudukan", "nik ibu", "KTP Penerima", "noKTP", "nomor identitas",
)  # fmt: skip
KK_NAMED = (
    "No. KK: {}", "KK {}", "Nomor KK {}", "No KK : {}", "Nomor Kartu Keluarga: {}", "Kartu Keluarga No. {}",
    "KK No. {}", "No. Kartu Keluarga (KK) {}", "NKK: {}", "No.KK {}", "{n}, KK nomor {}", "kartu keluarga {}",
    "NOMOR KK={}", "KK. {}", "No. KK Lama {}", "nomor KK atas nama {n}: {}", "NoKK{}",
)  # fmt: skip
KK_HEADS = ("No. KK", "KK", "nomor_kk", "NO KK", "Nomor Kartu Keluarga", "no_kk", "NKK", "nokk", "No.KK", "Kartu Keluarga",
            "Nomor KK/Kartu Keluarga", "NoKK", "KK Penerima", "No. Kartu Keluarga")  # fmt: skip


def tax(a: str, b: str, dash: str, c: str) -> Write:
    return lambda v: f"{v[:2]}{a}{v[2:5]}{b}{v[5:8]}{b}{v[8]}{dash}{v[9:12]}{c}{v[12:]}"


NPWP: dict[str, tuple[Write, bool]] = {
    "45.123.456.7-216.000": (tax(".", ".", "-", "."), False),
    "45.123.456.7.216.000": (tax(".", ".", ".", "."), True),
    "45 123 456 7 216 000": (tax(" ", " ", " ", " "), True),
    "45.123.456.7 - 216.000": (tax(".", ".", " - ", "."), True),
    "45.123.456.7–216.000": (tax(".", ".", "–", "."), True),
    "45.123.456.7-216 000": (tax(".", ".", "-", " "), True),
    "45. 123. 456. 7-216. 000": (tax(". ", ". ", "-", ". "), True),
    "45-123-456-7-216-000": (tax("-", "-", "-", "-"), True),
    "45.1234567-216.000": (lambda v: f"{v[:2]}.{v[2:9]}-{v[9:12]}.{v[12:]}", True),
    "451234567216000": (same, True),
    "451234567-216000": (cut("-", 9), True),
    "451234567 216 000": (cut(" ", 9, 3), True),
    "0451234567216000": (lambda v: "0" + v, True),
    "0451 2345 6721 6000": (lambda v: cut(" ", 4, 4, 4)("0" + v), True),
    "0451.2345.6721.6000": (lambda v: cut(".", 4, 4, 4)("0" + v), True),
    "'451234567216000": (lambda v: "'" + v, True),
    "451234567216000.0": (lambda v: v + ".0", True),
    "full width": (wide, True),
    "NBSP": (tax("\u00a0", "\u00a0", "-", "\u00a0"), True),
    "zero width": (tax(".\u200b", ".\u200b", "-", "."), False),
    "4.51234567216E+14": (power, True),
    "451.234.567.216.000": (thousands("."), True),
    "4 5 1": (" ".join, True),
    "4|5|1": ("|".join, True),
    "(45.123.456.7-216.000)": (lambda v: f"({tax('.', '.', '-', '.')(v)})", False),
    "45.123.456.7-216.000.": (lambda v: tax(".", ".", "-", ".")(v) + ".", False),
    "O for 0": (lambda v: tax(".", ".", "-", ".")(v).replace("0", "O"), True),
}
NPWP_NAMED = ("NPWP: {}", "NPWP {}", "NPWP. {}", "No. NPWP : {}", "N.P.W.P {}", "npwp={}", "NPWP Pribadi {n} {}",
              "Nomor Pokok Wajib Pajak {}", "Nomor Pokok Wajib Pajak (NPWP): {}", "{n} (NPWP {})", "NPWP/NIK: {}",
              "NPWP15: {}", "NPWP an. {n} {}", "pemilik NPWP nomor {}", "NPWP\t{}", "NPWP No. {}", "NPWP{}")  # fmt: skip
NPWP_BARE = ("{}", "{n} {}", "{n}, {}", "{n}/{}", "| {n} | {} |", "1. {n} - {}")
NPWP_HEADS = ("NPWP", "No. NPWP", "npwp", "NPWP Pribadi", "Nomor NPWP", "no_npwp", "NPWP Pemilik", "N P W P",
              "Nomor Pokok Wajib Pajak", "NPWP/NIK", "NPWP 15 digit", "NPWP Wajib Pajak")  # fmt: skip
NIP: dict[str, tuple[Write, bool]] = {
    "197001011995031001": (same, False),
    "19700101 199503 1 001": (cut(" ", 8, 6, 1), False),
    "19700101.199503.1.001": (cut(".", 8, 6, 1), False),
    "19700101-199503-1-001": (cut("-", 8, 6, 1), True),
    "19700101 1995031001": (cut(" ", 8), False),
    "19700101 199503 1001": (cut(" ", 8, 6), False),
    "1970 0101 1995 03 1 001": (cut(" ", 4, 4, 4, 2, 1), True),
    "19700101  199503  1  001": (cut("  ", 8, 6, 1), True),
    "NBSP": (cut("\u00a0", 8, 6, 1), False),
    "thin": (cut("\u2009", 8, 6, 1), False),
    "zero width": (cut("\u200b", 8, 6, 1), False),
    "full width": (wide, False),
    "'1970": (lambda v: "'" + v, False),
    "1970….": (lambda v: v + ".", False),
    "(1970)": (lambda v: f"({v})", False),
    "1 9 7 0": (" ".join, True),
    "O for 0": (lambda v: v.replace("0", "O"), True),
    "197.001.011.995.031.001": (thousands("."), True),
    "1970/01/01": (cut("/", 8, 6, 1), True),
    "line break": (cut("\n", 8, 6), True),
}
NIP_NAMED = ("NIP. {}", "NIP {}", "NIP: {}", "Nip.{}", "N I P : {}", "{n}\nNIP. {}", "Nomor Induk Pegawai {}",
             "NIP/NRP: {}", "NIPPPK {}", "{n} (NIP {})", "NI PPPK: {}", "NIP Baru {}", "Pangkat Pembina NIP {}")  # fmt: skip
NIP_BARE = ("{}", "{n} {}", "{n}/{}", "1. {n}, {}")
NIP_HEADS = (
    "NIP",
    "nip",
    "NIP/NIPPPK",
    "NIP Baru",
    "Nomor Induk Pegawai",
    "NIP Pegawai",
    "no_nip",
    "NIP / NRP",
)
ACCOUNT: dict[str, tuple[Write, bool]] = {
    "1234567890": (same, True),
    "123-456-7890": (cut("-", 3, 3), True),
    "123.456.7890": (cut(".", 3, 3), True),
    "1234 5678 90": (cut(" ", 4, 4), True),
    "123-45-67890": (cut("-", 3, 2), True),
    "1234-567-890": (cut("-", 4, 3), True),
    "12 345 67890": (cut(" ", 2, 3), True),
    "NBSP": (cut("\u00a0", 4, 4), True),
    "full width": (wide, True),
    "'123": (lambda v: "'" + v, True),
    "1234567890.0": (lambda v: v + ".0", True),
    "(123)": (lambda v: f"({v})", True),
    "123….": (lambda v: v + ".", True),
    "1.234.567.890": (thousands("."), True),
    "0-123": (lambda v: f"{v[:1]}-{v[1:]}", True),
}
ACCOUNT_NAMED = ("No. Rekening: {}", "No Rek {}", "no.rek {} an. {n}", "Nomor Rekening Bank {} a.n. {n}", "Rek BRI {}",
                 "Rekening BNI {} atas nama {n}", "Transfer ke rekening BCA {}", "BSI {} a.n. {n}", "rekening pribadi {n} {}",
                 "ditransfer ke Bank Mandiri nomor {}", "No. Rekening Penerima ({n}) {}", "Bank Riau Kepri Syariah {}",
                 "norek: {}", "Rek. Mandiri {}", "Rekening a.n. {n}: {}", "uang dikirim ke rekening {n} {}",
                 "Bank BTN No. Rek. {}")  # fmt: skip
ACCOUNT_HEADS = ("No. Rekening", "Nomor Rekening", "no_rek", "No Rek", "Rekening Bank", "Rekening Penerima", "NOREK",
                 "Nomor Rekening Bank", "No. Rek BRI", "rekening_bank", "Nomor rekening penerima bantuan")  # fmt: skip
MAIL: dict[str, tuple[Write, bool]] = {
    "siti@gmail.com": (same, False),
    "SITI@GMAIL.COM": (str.upper, False),
    "siti @gmail.com": (lambda v: v.replace("@", " @"), False),
    "siti @ gmail.com": (lambda v: v.replace("@", " @ "), False),
    "siti@ gmail.com": (lambda v: v.replace("@", "@ "), False),
    "siti[at]gmail.com": (lambda v: v.replace("@", "[at]"), False),
    "siti(at)gmail.com": (lambda v: v.replace("@", "(at)"), False),
    "siti (at) gmail.com": (lambda v: v.replace("@", " (at) "), False),
    "siti[at]gmail[dot]com": (lambda v: v.replace("@", "[at]").replace("l.c", "l[dot]c"), False),
    "siti(at)gmail(dot)com": (lambda v: v.replace("@", "(at)").replace("l.c", "l(dot)c"), False),
    "siti at gmail dot com": (lambda v: v.replace("@", " at ").replace("l.c", "l dot c"), True),
    "siti＠gmail.com": (lambda v: v.replace("@", "＠"), False),
    "siti@gmail. com": (lambda v: v.replace("l.c", "l. c"), True),
    "siti@gmail,com": (lambda v: v.replace("l.c", "l,c"), True),
    "<siti@gmail.com>": (lambda v: f"<{v}>", False),
    "siti@gmail.com.": (lambda v: v + ".", False),
    "siti@gmail.com;": (lambda v: v + ";", False),
    "mailto:": (lambda v: "mailto:" + v, False),
    "zero width": (lambda v: v.replace("@", "\u200b@"), False),
    "two": (lambda v: f"{v} / dinas@pekanbaru.go.id", False),
    "soft hyphen": (lambda v: v[:3] + "\u00ad" + v[3:], False),
}
MAIL_NAMED = ("email: {}", "E-mail : {}", "surel {}", "Email {n}: {}", "kirim ke email {} sebelum Jumat", "e-mail={}",
              "alamat surel {}", "Email:{}", "gmail : {}")  # fmt: skip
MAIL_BARE = ("{}", "{n} {}", "{n}, {}", "{n} ({})", "{n};{}", "| {n} | {} |")
MAIL_HEADS = ("email", "E-mail", "Alamat Email", "surel", "Email Aktif", "e_mail", "Surel Pribadi")


@dataclass(frozen=True, slots=True)
class Written:
    """All of one kind: how its value is made, its styles, and the words around it."""

    make: Callable[[Random], str]
    styles: dict[str, tuple[Write, bool]]
    named: tuple[str, ...]
    bare: tuple[str, ...]
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """``header`` None: a line of text; else a column of cells, each with one value of the kind."""

    kind: str
    style: str
    frame: str
    header: str | None
    texts: tuple[str, ...]


def mobile(chance: Random) -> str:
    length = chance.choice((7, 8, 8, 8, 8, 9))
    return chance.choice(MOBILE) + "".join(str(chance.randrange(1, 10)) for _ in range(length))


def person(woman: bool) -> Callable[[Random], str]:
    def make(chance: Random) -> str:
        day = chance.randrange(1, 29) + (40 if woman and chance.random() < 0.5 else 0)
        born = f"{day:02}{chance.randrange(1, 13):02}{chance.randrange(100):02}"
        return f"{chance.choice(REGIONS)}{chance.randrange(1, 20):02}{born}{chance.randrange(1, 99):04}"

    return make


def servant(chance: Random) -> str:
    year = chance.randrange(1964, 2002)
    born = f"{year}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
    return f"{born}{year + chance.randrange(19, 35)}{chance.randrange(1, 13):02}{chance.choice('12')}{chance.randrange(1, 60):03}"


def payer(chance: Random) -> str:
    return f"{chance.randrange(4, 98):02}{chance.randrange(10**6, 10**7)}{chance.choice((211, 216, 218))}000"


def address(chance: Random) -> str:
    first, last = (
        chance.choice(("siti", "budi", "rahmat", "yuni")),
        chance.choice(("aminah", "eko", "hidayat")),
    )
    return f"{first}{chance.choice('._')}{last}{chance.randrange(100)}@gmail.com"


WRITTEN = {
    "hp": Written(mobile, PHONE, PHONE_NAMED, PHONE_BARE, PHONE_HEADS),
    "nik": Written(person(woman=True), SIXTEEN, NIK_NAMED, NIK_BARE, NIK_HEADS),
    "kk": Written(person(woman=False), SIXTEEN, KK_NAMED, (), KK_HEADS),
    "npwp": Written(payer, NPWP, NPWP_NAMED, NPWP_BARE, NPWP_HEADS),
    "nip": Written(servant, NIP, NIP_NAMED, NIP_BARE, NIP_HEADS),
    "rekening": Written(lambda c: str(c.randrange(10**9, 10**10)), ACCOUNT, ACCOUNT_NAMED, (), ACCOUNT_HEADS),
    "surel": Written(address, MAIL, MAIL_NAMED, MAIL_BARE, MAIL_HEADS),
}


def framed(frame: str, shown: str, chance: Random) -> str:
    return frame.replace("{n}", chance.choice(NAMES)).replace("{}", shown)


def cases(half: str) -> Iterator[Case]:
    """Every style of the half in every frame of the half that can tell what it is."""
    for kind, written in WRITTEN.items():
        for style, (write, needs_name) in written.styles.items():
            if half_of(f"{kind} {style}") == half:
                yield from of_style(kind, written, style, write, needs_name)


def of_style(kind: str, written: Written, style: str, write: Write, needs_name: bool) -> Iterator[Case]:
    half = half_of(f"{kind} {style}")
    for frame in (*written.named, *(() if needs_name else written.bare)):
        if half_of(frame) == half:
            chance = Random(f"{kind} {style} {frame}")
            for _ in range(EACH):
                yield Case(kind, style, frame, None, (framed(frame, write(written.make(chance)), chance),))
    for header in (*written.heads, *(() if needs_name or not written.bare else BARE_HEADS)):
        if half_of(header) == half:
            chance = Random(f"{kind} {style} {header}")
            values = tuple(write(written.make(chance)) for _ in range(ROWS))
            yield Case(kind, style, header, header, values)
