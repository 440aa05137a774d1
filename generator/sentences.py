"""pydantic's errors in words: one Indonesian sentence and what to do, by pydantic's stable ``type`` words.

https://docs.pydantic.dev/latest/errors/validation_errors/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.findings import did_you_mean, one_line
from generator.kinds.resource import SLUG
from generator.meant import (
    address_of,
    choice_of,
    day_of,
    interval_of,
    is_multiple,
    is_negated,
    key_of,
    moment_of,
    no_such_day,
)

GUIDE = "Lihat contoh di panduan."
Explanation = tuple[str, str, str]
"""Sentence, remedy, code."""

BY_FILE = "Tulis nama berkasnya di content/organisasi/, tanpa .yml."
EXAMPLES = {
    "judul": "`judul: Jumlah penduduk menurut kecamatan`",
    "ringkasan": "`ringkasan: Penduduk terdaftar per kecamatan.`",
    "kategori": "`kategori: berkala` (atau serta-merta, setiap-saat)",
    "penerbit": "`penerbit: disdukcapil` (nama berkas di content/organisasi/)",
    "dasar_hukum": "`dasar_hukum: [UU 14/2008 Pasal 17 huruf h]`",
    "konsekuensi_dibuka": "`konsekuensi_dibuka: Mengungkap identitas pelapor.`",
    "konsekuensi_ditutup": "`konsekuensi_ditutup: Melindungi pelapor.`",
    "jangka_waktu": "`jangka_waktu: 5 tahun sejak ditetapkan`",
    "istilah": "`istilah: [{istilah: Kartu Keluarga, singkatan: KK}]`",
    "jenis": "`jenis: garis` (atau batang)",
    "berkas": "`berkas: penduduk.csv` (nama berkas di folder ini)",
    "x": "`x: tahun` (nama kolom)",
    "y": "`y: jumlah` (nama kolom)",
    "kode": "`kode: kode_wilayah` (nama kolom)",
    "nilai": "`nilai: jumlah`",
    "tahun": "`tahun: 2025`",
    "bahasa": "`bahasa: id`",
    "rentang": "`rentang: A4:F120`",
    "kunci_minisign": "`kunci_minisign: RWQ…`",
    "target": "`target: [{tahun: 2029, nilai: 75.5}]`",
    "penetapan": '`penetapan: {nomor: "1/2025", tanggal: 2025-01-31}`',
}
"""What a key may look like, where it is missing, empty or wrong."""

BODY = {
    (name, "*.md"): "Tulis isinya di bawah baris `---` kedua, bukan sebagai kunci."
    for name in ("isi", "konten", "teks")
}
"""Where something is written that is no key, by its name and the kind's file."""
PATH = re.compile(r"^.*[/\\]|\.(?:csv|xlsx?|yml|yaml|md|pdf)$", re.IGNORECASE)
SHOWN = 12
"""Keys that a remedy lists."""
REFUSED = {"pai"}
"""Understood only to be refused: never proposed."""


def missing(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    example = EXAMPLES.get(name, f"`{name}: …`")
    return f'kunci "{name}" belum ada.', f"Tambahkan, misalnya {example}.", "kunci-wajib"


def not_filled(name: str, written: str) -> Explanation:
    """The key is there with nothing behind it, or with what YAML takes for nothing."""
    message = f'kunci "{name}" belum diisi.'
    if written[:1] in ("#", "{"):
        remedy = f'Nilai yang diawali {written[0]} harus di antara tanda kutip: `{name}: "…"`.'
        return message, remedy, "kunci-wajib"
    return message, f"Isi, misalnya {EXAMPLES.get(name, f'`{name}: …`')}.", "kunci-wajib"


def unknown(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    inner = innermost(model, error["loc"][:-1])
    known = aliases(inner)
    below = owner_of(name, inner)
    if "kolom" in known and isinstance(error["input"], dict):
        below = "kolom"  # the name of a column, one step too far left
    more = " …" if len(known) > SHOWN else "."
    meant = key_of(name, known)
    of_column = f"Tulis di kolomnya, seperti `berkas: [{{berkas: a.csv, kolom: {{jumlah: {{{name}: …}}}}}}]`."
    remedy = (
        (of_column if below == "kolom" and "kolom" not in known else "")
        or (f"Kunci ini milik `{below}`: taruh di bawahnya." if below else "")
        or BODY.get((name, getattr(inner, "filename", "")), "")
        or (f'Maksud Anda "{meant}"?' if meant else "")
        or f"Hapus, atau pakai salah satu: {', '.join(sorted(known)[:SHOWN])}{more}"
    )
    return f'kunci "{name}" tidak dikenal.', remedy, "kunci-tak-dikenal"


def owner_of(name: str, model: type[BaseModel]) -> str:
    """The block, at any depth, that has such a key."""
    for key, part in parts_of(model).items():
        if name in aliases(part):
            return key
        if below := owner_of(name, part):
            return below
    return ""


def parts_of(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """The blocks that a model has, by their keys."""
    fields = {field.alias or key: nested_model(field.annotation) for key, field in model.model_fields.items()}
    return {key: part for key, part in fields.items() if part}


def aliases(model: type[BaseModel]) -> list[str]:
    return [field.alias or key for key, field in model.model_fields.items()]


def choice(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    expected = error.get("ctx", {}).get("expected", "").replace("'", "").replace(" or ", ", ").split(", ")
    allowed = [word for word in expected if word not in REFUSED]
    meant = choice_of(value)
    sure = meant if meant in allowed else ""
    other = is_negated(value) or is_multiple(value)
    near = did_you_mean(sure or value, allowed) if sure or not other else ""
    listed = f"Pilih salah satu: {', '.join(allowed)}."
    pick = near or listed
    if {word.strip() for word in value.split(",")} <= set(allowed):
        return f'"{name}" hanya boleh berisi satu nilai.', listed, "nilai-tak-dikenal"
    if not isinstance(error["input"], str):
        return f'"{name}" hanya boleh berisi satu nilai.', pick, "nilai-tak-dikenal"
    return f'"{value}" bukan nilai untuk "{name}".', pick, "nilai-tak-dikenal"


def slug(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    if name == "penerbit":
        stem = value.rpartition("/")[2].removesuffix(".yml")
        remedy = f'Maksud Anda "{stem}"?' if stem != value and SLUG.fullmatch(stem) else BY_FILE
        return f'penerbit "{value}" tidak ada.', remedy, "penerbit-tak-dikenal"
    words = [word.strip() for word in value.split(",")]
    if len(words) > 1 and all(SLUG.fullmatch(word) for word in words):
        remedy = f"Tulis sebagai daftar: `{name}: [{', '.join(words)}]`."
    elif " - " in value and all(SLUG.fullmatch(word) for word in value.split(" - ")):
        remedy = "Tulis tiap butir di barisnya sendiri, dengan tanda - yang lurus satu sama lain."
    elif meant := address_of(PATH.sub("", value)):
        remedy = f'Maksud Anda "{meant}"?'
    else:
        remedy = (
            "Pakai huruf kecil, angka, dan tanda hubung saja, paling panjang 100, misalnya dinas-kesehatan."
        )
    return f'"{value}" bukan nama alamat untuk "{name}".', remedy, "slug-salah"


def area(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    parts = re.fullmatch(r"(\d\d)(\d\d)?(\d\d)?(\d{4})?", value)
    code = ".".join(filter(None, parts.groups())) if parts else "14.71"
    remedy = f'Tulis kode Kemendagri dalam tanda kutip, misalnya "{code}".'
    return f'"{value}" bukan kode wilayah.', remedy, "wilayah-salah"


def not_text(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    """A line with a colon in it became a key and a value, where a sentence was wanted."""
    given, remedy = error["input"], "Tulis satu nilai saja di kunci ini."
    if isinstance(given, dict) and len(given) == 1 and isinstance(next(iter(given.values())), str):
        ((before, after),) = given.items()
        whole = one_line(f"{before}: {after}", 80).replace('"', "'")
        remedy = f'Taruh di antara tanda kutip, karena memuat titik dua: "{whole}".'
    return f'isi "{name}" bukan teks.', remedy, "bentuk-salah"


def block(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    above = error["loc"][-2] if len(error["loc"]) > 1 else ""
    remedy = "Tulis `kunci: nilai` di bawahnya, dengan dua spasi di depan."
    if above == "kolom":
        remedy = f"Tulis di antara kurung kurawal: `{name}: {{tipe: bilangan}}`."
    elif name in EXAMPLES:
        remedy = f"Tulis seperti {EXAMPLES[name]}."
    elif name == "kolom":
        remedy = "Tulis satu baris per kolom, tanpa tanda -, misalnya `jumlah: {tipe: bilangan}`."
    return f'isi "{name}" harus kunci dan nilai.', remedy, "bentuk-salah"


def malformed(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    remedy = f"Tulis seperti {EXAMPLES[name]}." if name in EXAMPLES else GUIDE
    return f'"{value}" salah bentuk untuk "{name}".', remedy, "bentuk-salah"


def fixed(sentence: str, remedy: str, code: str) -> Callable[..., Explanation]:
    """An explanation with ``{name}`` and ``{value}`` (and pydantic's context) filled in."""

    def explain(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
        words: Mapping[str, Any] = {**error.get("ctx", {}), "name": name, "value": value}
        return sentence.format_map(words), remedy.format_map(words), code

    return explain


def wrong_date(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    meant = day_of(value)
    remedy = f'Maksud Anda "{meant}"?' if meant else "Tulis tahun-bulan-hari, misalnya 2025-07-01."
    if last := no_such_day(value):
        remedy = f"{last}; periksa harinya."
    return f'"{value}" bukan tanggal untuk "{name}".', remedy, "tanggal-salah"


def wrong_interval(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    meant = interval_of(value)
    usual = "Tulis seperti 2025, 2021/2025, atau 2025-01-01/2025-06-30."
    return f'"{value}" bukan periode.', f'Maksud Anda "{meant}"?' if meant else usual, "periode-salah"


def wrong_moment(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    meant = moment_of(value)
    remedy = "Tulis tanggal dan jam, misalnya 2026-12-01T08:00+07:00."
    return (
        f'"{value}" bukan waktu untuk "{name}".',
        f'Maksud Anda "{meant}"?' if meant else remedy,
        "tanggal-salah",
    )


WRONG_NUMBER = fixed(
    '"{value}" bukan angka untuk "{name}".', "Tulis angka saja, misalnya 2025.", "angka-salah"
)
WRONG_BOOLEAN = fixed('"{value}" bukan jawaban untuk "{name}".', "Tulis true atau false.", "logika-salah")
TOO_LITTLE = fixed('"{value}" terlalu kecil untuk "{name}".', "Tulis {ge} atau lebih.", "angka-di-luar-batas")
TOO_MUCH = fixed('"{value}" terlalu besar untuk "{name}".', "Tulis {le} atau kurang.", "angka-di-luar-batas")
EMPTY = fixed('"{name}" masih kosong.', "Isi, atau hapus kuncinya.", "nilai-kosong")

EXPLANATIONS: dict[str, Callable[..., Explanation]] = {
    "missing": missing,
    "extra_forbidden": unknown,
    "enum": choice,
    "literal_error": choice,
    "slug": slug,
    "area": area,
    "interval": wrong_interval,
    "interval_order": fixed(
        'periode "{value}" berakhir sebelum dimulai.', "Tukar kedua bagiannya.", "periode-salah"
    ),
    "link": fixed(
        '"{value}" bukan alamat web untuk "{name}".',
        "Tulis alamat lengkap yang diawali https://.",
        "tautan-salah",
    ),
    "date_from_datetime_parsing": wrong_date,
    "date_parsing": wrong_date,
    "date_type": wrong_date,
    "day": wrong_date,
    "date_from_datetime_inexact": wrong_date,
    "datetime_parsing": wrong_moment,
    "moment": wrong_moment,
    "datetime_from_date_parsing": wrong_moment,
    "datetime_type": wrong_moment,
    "int_parsing": WRONG_NUMBER,
    "int_type": WRONG_NUMBER,
    "int_parsing_size": WRONG_NUMBER,
    "float_parsing": WRONG_NUMBER,
    "float_type": WRONG_NUMBER,
    "finite_number": WRONG_NUMBER,
    "bool_parsing": WRONG_BOOLEAN,
    "bool_type": WRONG_BOOLEAN,
    "string_type": not_text,
    "placeholder": lambda name, *_: not_filled(name, ""),
    "model_type": block,
    "model_attributes_type": block,
    "dict_type": block,
    "tuple_type": fixed('isi "{name}" harus daftar.', "Tulis seperti [satu, dua].", "bentuk-salah"),
    "string_too_short": EMPTY,
    "too_short": EMPTY,
    "string_too_long": fixed(
        '"{name}" terlalu panjang.', "Paling panjang {max_length} huruf.", "nilai-terlalu-panjang"
    ),
    "string_pattern_mismatch": malformed,
    "greater_than_equal": TOO_LITTLE,
    "less_than_equal": TOO_MUCH,
}


def innermost(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel]:
    """The model that a location of an error lies in."""
    for step in loc:
        field = next((f for key, f in model.model_fields.items() if step in (key, f.alias)), None)
        nested = nested_model(field.annotation) if field else None
        model = nested or model
    return model


def nested_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        if found := nested_model(inner):
            return found
    return None
