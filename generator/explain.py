"""pydantic's errors as findings: one Indonesian sentence, the place, and what to do.

pydantic's ``type`` words are stable keys (https://docs.pydantic.dev/latest/errors/validation_errors/).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.findings import Finding, did_you_mean, one_line
from generator.readers.yaml import Source

M = TypeVar("M", bound=BaseModel)
Explanation = tuple[str, str, str]
"""Sentence, remedy, code."""

EXAMPLES = {
    "judul": "`judul: Jumlah penduduk menurut kecamatan`",
    "ringkasan": "`ringkasan: Penduduk terdaftar per kecamatan.`",
    "kategori": "`kategori: berkala` (atau serta-merta, setiap-saat)",
    "penerbit": "`penerbit: disdukcapil` (nama berkas di content/organisasi/)",
}


def missing(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    example = EXAMPLES.get(name, f"`{name}: …`")
    return f'kunci "{name}" belum ada.', f"Tambahkan, misalnya {example}.", "kunci-wajib"


def unknown(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    known = [field.alias or key for key, field in innermost(model, error["loc"][:-1]).model_fields.items()]
    remedy = did_you_mean(name, known) or f"Hapus, atau pakai salah satu: {', '.join(sorted(known)[:12])} …"
    return f'kunci "{name}" tidak dikenal.', remedy, "kunci-tak-dikenal"


def choice(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    expected = error.get("ctx", {}).get("expected", "").replace("'", "").replace(" or ", ", ")
    near = did_you_mean(value, expected.split(", "))
    return (
        f'"{value}" bukan nilai untuk "{name}".',
        near or f"Pilih salah satu: {expected}.",
        "nilai-tak-dikenal",
    )


def fixed(sentence: str, remedy: str, code: str) -> Callable[..., Explanation]:
    """An explanation with ``{name}`` and ``{value}`` (and pydantic's context) filled in."""

    def explain(name: str, value: str, error: ErrorDetails, model: type[BaseModel]) -> Explanation:
        words: Mapping[str, Any] = {**error.get("ctx", {}), "name": name, "value": value}
        return sentence.format_map(words), remedy.format_map(words), code

    return explain


WRONG_DATE = fixed(
    '"{value}" bukan tanggal untuk "{name}".', "Tulis tahun-bulan-hari, misalnya 2025-07-01.", "tanggal-salah"
)
WRONG_NUMBER = fixed(
    '"{value}" bukan angka untuk "{name}".', "Tulis angka saja, misalnya 2025.", "angka-salah"
)
WRONG_BOOLEAN = fixed('"{value}" bukan jawaban untuk "{name}".', "Tulis true atau false.", "logika-salah")
WRONG_SHAPE = fixed('isi "{name}" bukan teks.', "Tulis satu nilai saja di kunci ini.", "bentuk-salah")
WRONG_BLOCK = fixed(
    'isi "{name}" harus kunci dan nilai.',
    "Tulis `kunci: nilai` di bawahnya, dengan dua spasi di depan.",
    "bentuk-salah",
)
TOO_FAR = fixed('"{value}" di luar batas untuk "{name}".', "Periksa angkanya.", "angka-di-luar-batas")

EXPLANATIONS: dict[str, Callable[..., Explanation]] = {
    "missing": missing,
    "extra_forbidden": unknown,
    "enum": choice,
    "literal_error": choice,
    "slug": fixed(
        '"{value}" bukan nama alamat untuk "{name}".',
        "Pakai huruf kecil, angka, dan tanda hubung saja, paling panjang 100, misalnya dinas-kesehatan.",
        "slug-salah",
    ),
    "area": fixed(
        '"{value}" bukan kode wilayah.',
        'Tulis kode Kemendagri dalam tanda kutip, misalnya "14.71".',
        "wilayah-salah",
    ),
    "interval": fixed(
        '"{value}" bukan periode.',
        "Tulis seperti 2025, 2021/2025, atau 2025-01-01/2025-06-30.",
        "periode-salah",
    ),
    "interval_order": fixed(
        'periode "{value}" berakhir sebelum dimulai.', "Tukar kedua bagiannya.", "periode-salah"
    ),
    "link": fixed(
        '"{value}" bukan alamat web untuk "{name}".',
        "Tulis alamat lengkap yang diawali https://.",
        "tautan-salah",
    ),
    "date_from_datetime_parsing": WRONG_DATE,
    "date_parsing": WRONG_DATE,
    "date_type": WRONG_DATE,
    "date_from_datetime_inexact": WRONG_DATE,
    "datetime_parsing": WRONG_DATE,
    "datetime_from_date_parsing": WRONG_DATE,
    "int_parsing": WRONG_NUMBER,
    "int_type": WRONG_NUMBER,
    "int_parsing_size": WRONG_NUMBER,
    "float_parsing": WRONG_NUMBER,
    "float_type": WRONG_NUMBER,
    "finite_number": WRONG_NUMBER,
    "bool_parsing": WRONG_BOOLEAN,
    "bool_type": WRONG_BOOLEAN,
    "string_type": WRONG_SHAPE,
    "model_type": WRONG_BLOCK,
    "model_attributes_type": WRONG_BLOCK,
    "dict_type": WRONG_BLOCK,
    "tuple_type": fixed('isi "{name}" harus daftar.', "Tulis seperti [satu, dua].", "bentuk-salah"),
    "string_too_short": fixed('"{name}" masih kosong.', "Isi, atau hapus kuncinya.", "nilai-kosong"),
    "string_too_long": fixed(
        '"{name}" terlalu panjang.', "Paling panjang {max_length} huruf.", "nilai-terlalu-panjang"
    ),
    "string_pattern_mismatch": fixed(
        '"{value}" salah bentuk untuk "{name}".', "Lihat contoh di panduan.", "bentuk-salah"
    ),
    "greater_than_equal": TOO_FAR,
    "less_than_equal": TOO_FAR,
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
    """A key with nothing behind it counts as not written, and so does a block of which all keys are empty:
    the editor in the browser leaves such blocks."""
    if isinstance(data, dict):
        return {key: without_nulls(value) for key, value in data.items() if not blank(value)}
    if isinstance(data, list):
        return [without_nulls(value) for value in data if value is not None]
    return data


def blank(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(each in (None, "", [], "false") for each in value.values())
    return value is None


def validate(model: type[M], source: Source) -> tuple[M | None, list[Finding]]:
    """The model filled from a YAML source, or all findings with their places."""
    try:
        return model.model_validate(without_nulls(source.data)), []
    except ValidationError as errors:
        return None, [finding(error, model, source) for error in errors.errors(include_url=False)]


def finding(error: ErrorDetails, model: type[BaseModel], source: Source) -> Finding:
    loc = tuple(step for step in error["loc"] if step != "[key]")
    name = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    shown = error["input"] if isinstance(error["input"], str) else ""
    explain = EXPLANATIONS.get(
        error["type"], fixed('isi "{name}" salah.', "Lihat contoh di panduan.", "nilai-salah")
    )
    message, remedy, code = explain(one_line(name, 60), one_line(shown, 80), error, model)
    place = source.place(*loc, key=error["type"] == "extra_forbidden")
    return Finding(place, message, remedy, code)
