"""Customs of writing numbers, days and addresses, by kind: what a value looks like on paper and on a screen."""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Callable
from random import Random

from custom_values import CITIES, MONTHS

Style = Callable[[str, Random], str]
Styles = dict[str, dict[str, Style]]


def cut(by: str, *lengths: int) -> Style:
    def write(value: str, c: Random) -> str:
        parts, at = [], 0
        for length in lengths:
            parts.append(value[at : at + length])
            at += length
        parts.append(value[at:])
        return by.join(part for part in parts if part)

    return write


def misread(value: str, c: Random) -> str:
    """As a scan is read: at most three digits taken for letters."""
    alike, left, out = {"0": "O", "1": "l", "5": "S", "8": "B"}, 3, ""
    for at, digit in enumerate(value):
        if at > 1 and left and digit in alike and c.random() < 0.4:
            out, left = out + alike[digit], left - 1
        else:
            out += digit
    return out


def alike(table: str) -> Style:
    return lambda value, c: value.translate(str.maketrans("0123456789", table))


def abroad(*lengths: int, by: str = " ", head: str = "+62 ") -> Style:
    return lambda value, c: head + cut(by, *lengths)(value[1:], c)


def dotted(value: str, c: Random) -> str:
    v = value
    return f"{v[:2]}.{v[2:5]}.{v[5:8]}.{v[8]}-{v[9:12]}.{v[12:]}"


def day(pattern: str) -> Style:
    def write(value: str, c: Random) -> str:
        y, m, d = value[:4], int(value[4:6]), int(value[6:])
        return pattern.format(
            y=y,
            yy=y[2:],
            m=m,
            d=d,
            B=MONTHS[m - 1],
            b=MONTHS[m - 1][:3],
            K=c.choice(CITIES),
            U=MONTHS[m - 1].upper(),
        )

    return write


def home(pattern: str) -> Style:
    def write(value: str, c: Random) -> str:
        s, n, r, w, k = value.split("|")
        return pattern.format(s=s, n=n, r=int(r), w=int(w), k=k, b=c.choice("ABCDEF"))

    return write


def plain(value: str, c: Random) -> str:
    return value


STYLES: Styles = {
    "nik": {
        "polos": plain, "4444 spasi": cut(" ", 4, 4, 4), "4444 titik": cut(".", 4, 4, 4), "4444 strip": cut("-", 4, 4, 4),
        "664": cut(" ", 6, 6), "664 titik": cut(".", 6, 6), "664 strip": cut("-", 6, 6), "222664": cut(".", 2, 2, 2, 6),
        "2222224": cut(" ", 2, 2, 2, 2, 2, 2), "pasangan": cut(" ", 2, 2, 2, 2, 2, 2, 2), "dua spasi": cut("  ", 4, 4, 4),
        "kotak": cut("|", *[1] * 15), "kotak spasi": cut(" | ", *[1] * 15), "renggang": cut(" ", *[1] * 15), "kurung": lambda v, c: "".join(f"[{d}]" for d in v),
        "garis": cut("/", 6, 6), "garis bawah": cut("_", 4, 4, 4), "tab": cut("\t", 4, 4, 4), "pisah baris": cut("\n", 10), "pisah 8": cut("-\n", 8),
        "miring 4": cut("/", 4, 4, 4), "koma": cut(",", 4, 4, 4), "petik": lambda v, c: f"'{v}", "salah baca": misread, "lebar": alike("０１２３４５６７８９"),
        "arab": alike("٠١٢٣٤٥٦٧٨٩"), "tebal": alike("𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"), "nol lebar": cut("\u200b", 6, 6), "nbsp": cut("\u00a0", 4, 4, 4), "titik tengah": cut("·", 6, 6), "en": cut(" – ", 6, 6),
        "bintang md": lambda v, c: f"**{v}**", "5 5 6": cut(" ", 5, 5), "8 8": cut(" ", 8), "3": cut(".", 1, 3, 3, 3, 3), "dua kurung": lambda v, c: f"({v[:6]}) ({v[6:12]}) ({v[12:]})", "66 4 koma": cut(", ", 6, 6),
    },
    "hp": {
        "polos": plain, "444": cut("-", 4, 4), "444 spasi": cut(" ", 4, 4), "444 titik": cut(".", 4, 4), "+62": lambda v, c: "+62" + v[1:],
        "62": lambda v, c: "62" + v[1:], "+62 3": abroad(3, 4, by="-"), "+62 spasi": abroad(3, 4), "(0812)": lambda v, c: f"({v[:4]}) {cut('-', 4)(v[4:], c)}",
        "(+62)": abroad(3, 4, head="(+62) "), "+62 (812)": lambda v, c: f"+62 ({v[1:4]}) {v[4:]}", "62-": abroad(3, 4, by="-", head="62-"), "0062": abroad(3, 4, head="0062 "),
        "pasangan": cut(" ", 2, 2, 2, 2, 2), "pasangan titik": cut(".", 2, 2, 2, 2, 2), "4 garis": cut("/", 4), "4 strip": cut("-", 4), "4 3 3": cut(" ", 4, 3, 3), "333": cut(".", 3, 3, 3),
        "tanpa nol": lambda v, c: v[1:], "tanpa nol -": lambda v, c: cut("-", 3, 4)(v[1:], c), "renggang": cut(" ", *[1] * 11), "salah baca": misread, "lebar": alike("０１２３４５６７８９"),
        "arab": alike("٠١٢٣٤٥٦٧٨٩"), "tebal": alike("𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"), "em": cut("—", 4, 4), "en spasi": cut(" – ", 4, 4), "dua spasi": cut("  ", 4, 4), "garis bawah": cut("_", 4, 4),
        "titik tengah": cut("·", 4, 4), "nol lebar": cut("\u200b", 4, 4), "nbsp": cut("\u00a0", 4, 4), "pisah baris": cut("\n", 4, 4), "pisah -": cut("-\n", 8), "petik": lambda v, c: f"'{v}",
        "wa.me": lambda v, c: f"wa.me/62{v[1:]}", "send": lambda v, c: f"https://api.whatsapp.com/send?phone=62{v[1:]}&text=halo", "tel:": lambda v, c: f"tel:+62{v[1:]}", "koma": cut(",", 4, 4), "0-8": lambda v, c: "0-" + cut("-", 3, 4)(v[1:], c),
        "+62-0": lambda v, c: f"+62 0{v[1:]}", "+ 62": abroad(3, 4, head="+ 62 "), "kurung nol": lambda v, c: f"+62(0){v[1:]}", "tilde": cut("~", 4, 4), "bintang": cut("*", 4, 4), "5 7": cut(" ", 5, 3), "6 6": cut(" ", 6), "3 3 2": cut("-", 4, 3, 3), "plus titik": abroad(3, 3, 3, by=".", head="+62."), "kotak": cut("|", *[1] * 11),
    },
    "npwp": {
        "baku": dotted, "polos": plain, "16": lambda v, c: "0" + v, "16 kelompok": lambda v, c: cut(" ", 4, 4, 4)("0" + v, c), "spasi": cut(" ", 2, 3, 3, 1, 3), "titik semua": cut(".", 2, 3, 3, 1, 3),
        "9-3.3": cut("-", 9, 3), "9.6": cut(".", 9), "strip semua": cut("-", 2, 3, 3, 1, 3), "salah baca": lambda v, c: dotted(misread(v, c), c), "spasi titik": lambda v, c: dotted(v, c).replace(".", ". "), "lebar": lambda v, c: alike("０１２３４５６７８９")(dotted(v, c), c),
        "pisah baris": lambda v, c: dotted(v, c).replace("-", "-\n"), "kotak": cut("|", *[1] * 14), "garis": lambda v, c: dotted(v, c).replace("-", "/"), "spasi strip": lambda v, c: dotted(v, c).replace("-", " - "), "nitku": lambda v, c: "0" + v + "000000", "renggang": cut(" ", *[1] * 14), "5 5 5": cut(" ", 5, 5), "en": lambda v, c: dotted(v, c).replace("-", "–"),
    },
    "kk": {}, "nip": {
        "polos": plain, "8614": cut(" ", 8, 6, 1), "8613 titik": cut(".", 8, 6, 1), "8613 strip": cut("-", 8, 6, 1), "salah baca": misread, "8 6 4": cut(" ", 8, 6), "pisah baris": cut("\n", 8),
    },
    "rek": {
        "polos": plain, "3": cut("-", 3, 3), "4": cut(" ", 4, 4, 4), "4 2 6": cut("-", 4, 2, 6), "titik": cut(".", 4, 2, 6), "3 spasi": cut(" ", 3, 3, 3, 3), "salah baca": misread, "3 2": cut("-", 3, 2), "petik": lambda v, c: f"'{v}",
    },
    "lahir": {
        "panjang": day("{K}, {d} {B} {y}"), "strip": day("{K}, {d:02}-{m:02}-{y}"), "garis": day("{K}/{d:02}-{m:02}-{y}"), "besar": day("{K}, {d} {U} {y}"), "iso": day("{y}-{m:02}-{d:02}"), "miring": day("{d:02}/{m:02}/{y}"),
        "singkat": day("{d} {b} {y}"), "pendek": day("{d}/{m}/{yy}"), "titik": day("{d:02}.{m:02}.{y}"), "spasi": day("{d:02} {m:02} {y}"), "petik": day("{d} {b} '{yy}"), "strip kota": day("{K} - {d} {B} {y}"), "tanpa koma": day("{K} {d} {B} {y}"), "bulan strip": day("{d:02}-{b}-{yy}"), "rapat": day("{d:02}{m:02}{y}"),
    },
    "alamat": {
        "lengkap": home("Jl. {s} No. {n} RT {r:02} RW {w:02} Kel. {k}"), "jln": home("Jln {s} gg Ikhlas no {n}"), "rt garis": home("Jalan {s} RT.{r:03}/RW.{w:03}"), "dusun": home("Dusun {s} RT {r} RW {w} Desa {k}"), "dsn": home("Dsn. {s}, {k}"),
        "perum": home("Perum Griya {s} Blok {b} No. {n}"), "perumahan": home("Perumahan {s} Permai Blok {b}{r}/{n}"), "komplek": home("Komplek PU {s} No {n}"), "kp": home("Kp. {s} RT {r:02}/{w:02}"), "kampung": home("Kampung {s}, Nagari {k}"), "gang": home("Gang {s} {n}"), "lorong": home("Lrg. {s} No.{n}"), "br": home("Br. {s}, Desa {k}"), "rt dulu": home("RT {r} RW {w} Kel. {k}"), "asrama": home("Asrama Polisi Blok {b}-{n}"),
        "kel": home("{s} RT{r:02}/RW{w:02}, {k}"), "apart": home("Apartemen {s} Tower {b} Lt. {r} No. {n}"), "jorong": home("Jorong {s}"), "lingkungan": home("Lingkungan {w} {s}, Kelurahan {k}"), "blok": home("Blok {b} No. {n} {s} Residence"), "ds": home("Ds. {s} Kec. {k}"), "besar": home("JL. {s} NO {n}"), "jl rapat": home("Jl.{s} {n}, {k}"), "btn": home("BTN {s} Indah {b}{r} no {n}"),
    },
    "surel": {"polos": plain, "besar": lambda v, c: v.upper(), "spasi": lambda v, c: v.replace("@", " @ "), "at": lambda v, c: v.replace("@", " [at] "), "mailto": lambda v, c: f"mailto:{v}", "kurung": lambda v, c: f"<{v}>", "titik koma": lambda v, c: v.replace(".com", ". com"), "dot": lambda v, c: v.replace("@", "(at)").replace(".com", "(dot)com")},
}  # fmt: skip
STYLES["kk"] = STYLES["nik"]
COMMON = {
    "polos",
    "4444 spasi",
    "444",
    "444 spasi",
    "+62",
    "baku",
    "16",
    "panjang",
    "strip",
    "miring",
    "iso",
    "lengkap",
    "rt garis",
    "jln",
    "8614",
    "3",
    "4 2 6",
}
"""Written so in both halves; every other custom is one half's alone."""
