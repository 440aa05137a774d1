"""pydantic's errors as findings: one Indonesian sentence, the place, and what to do.

pydantic's ``type`` words are stable keys (https://docs.pydantic.dev/latest/errors/validation_errors/).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.findings import Finding, did_you_mean, one_line
from generator.kinds.resource import SLUG
from generator.meant import address_of, choice_of, day_of, interval_of
from generator.readers.yaml import Source

GUIDE = "Lihat contoh di panduan."
M = TypeVar("M", bound=BaseModel)
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
}
"""What a key may look like, where it is missing, empty or wrong."""

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
    below = next((key for key, part in parts_of(inner).items() if name in aliases(part)), "")
    if "kolom" in known and isinstance(error["input"], dict):
        below = "kolom"  # the name of a column, one step too far left
    more = " …" if len(known) > SHOWN else "."
    remedy = (
        (f"Kunci ini milik `{below}`: taruh di bawahnya." if below else "")
        or did_you_mean(name, known)
        or f"Hapus, atau pakai salah satu: {', '.join(sorted(known)[:SHOWN])}{more}"
    )
    return f'kunci "{name}" tidak dikenal.', remedy, "kunci-tak-dikenal"


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
    near = did_you_mean(meant if meant in allowed else value, allowed)
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
    elif meant := address_of(value):
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


def block(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    above = error["loc"][-2] if len(error["loc"]) > 1 else ""
    remedy = "Tulis `kunci: nilai` di bawahnya, dengan dua spasi di depan."
    if above == "kolom":
        remedy = f"Tulis di antara kurung kurawal: `{name}: {{tipe: bilangan}}`."
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
    return f'"{value}" bukan tanggal untuk "{name}".', remedy, "tanggal-salah"


def wrong_interval(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    meant = interval_of(value)
    usual = "Tulis seperti 2025, 2021/2025, atau 2025-01-01/2025-06-30."
    return f'"{value}" bukan periode.', f'Maksud Anda "{meant}"?' if meant else usual, "periode-salah"


WRONG_NUMBER = fixed(
    '"{value}" bukan angka untuk "{name}".', "Tulis angka saja, misalnya 2025.", "angka-salah"
)
WRONG_BOOLEAN = fixed('"{value}" bukan jawaban untuk "{name}".', "Tulis true atau false.", "logika-salah")
WRONG_SHAPE = fixed('isi "{name}" bukan teks.', "Tulis satu nilai saja di kunci ini.", "bentuk-salah")
WRONG_TIME = fixed(
    '"{value}" bukan waktu untuk "{name}".',
    "Tulis tanggal dan jam, misalnya 2026-12-01T08:00+07:00.",
    "tanggal-salah",
)
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
    "datetime_parsing": WRONG_TIME,
    "moment": WRONG_TIME,
    "datetime_from_date_parsing": WRONG_TIME,
    "datetime_type": WRONG_TIME,
    "int_parsing": WRONG_NUMBER,
    "int_type": WRONG_NUMBER,
    "int_parsing_size": WRONG_NUMBER,
    "float_parsing": WRONG_NUMBER,
    "float_type": WRONG_NUMBER,
    "finite_number": WRONG_NUMBER,
    "bool_parsing": WRONG_BOOLEAN,
    "bool_type": WRONG_BOOLEAN,
    "string_type": WRONG_SHAPE,
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


def without_nulls(data: Any) -> Any:
    """A key with nothing behind it, be it between quotation marks, counts as not written, and so does a block
    of which all keys are empty: the editor in the browser leaves such blocks."""
    if isinstance(data, dict):
        return {key: without_nulls(value) for key, value in data.items() if not blank(value)}
    if isinstance(data, list):
        return [without_nulls(value) for value in data if value is not None]
    return data


def blank(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(each in (None, "", [], "false") for each in value.values())
    return value is None or (isinstance(value, str) and not value.strip())


def validate(model: type[M], source: Source) -> tuple[M | None, list[Finding]]:
    """The model filled from a YAML source, or all findings with their places."""
    try:
        return model.model_validate(without_nulls(source.data)), []
    except ValidationError as errors:
        details = errors.errors(include_url=False)
        found = [finding(error, model, source) for error in details]
        meant = {each.remedy for each in found if each.code == "kunci-tak-dikenal"}
        # One slip, one finding: not also that the key is missing which was meant.
        return None, [
            each
            for each, error in zip(found, details, strict=True)
            if error["type"] != "missing" or f'Maksud Anda "{error["loc"][-1]}"?' not in meant
        ]


def finding(error: ErrorDetails, model: type[BaseModel], source: Source) -> Finding:
    loc = tuple(step for step in error["loc"] if step != "[key]")
    name = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    shown = error["input"] if isinstance(error["input"], str) else ""
    explain = EXPLANATIONS.get(error["type"], fixed('isi "{name}" salah.', GUIDE, "nilai-salah"))
    if error["type"] == "missing" and loc in source.values:
        message, remedy, code = not_filled(name, source.written(*loc))
    else:
        message, remedy, code = explain(one_line(name, 60), one_line(shown, 80), error, model)
    place = source.place(*loc, key=error["type"] == "extra_forbidden")
    return Finding(place, message, remedy, code)
