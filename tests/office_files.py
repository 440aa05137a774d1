"""Writes the forms of ``made_offices`` as files of many programs' formats, and measures what is told of them."""

# ruff: noqa: E501
from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import openpyxl
import pandas as pd
import typst
from documents import samples
from made_offices import Filled, Form, filled, kind
from openpyxl.comments import Comment
from PIL import Image
from tabular import file_at

from generator.kinds.dataset import TableSpec
from generator.personal.evidence import Sighting
from generator.rules.personal import in_file, in_text

RESIDENT = {"nik", "kk", "npwp"}
LIKE = {**dict.fromkeys(RESIDENT, RESIDENT), "kesehatan": {"kesehatan", "anak"}}
"""Sixteen digits behind "NIK/NPWP" are both."""
NUMBERS = {"rp", "pagu", "pagu16", "lat", "lon", "latk", "lonk", "jml", "umur", "no", "luas"}
Rows = list[list[Any]]


def typed(form: Form, row: list[str]) -> list[Any]:
    """What a spreadsheet holds as a number is one."""
    return [
        float(value) if spec in NUMBERS or spec.endswith("/angka") else value
        for (_, spec), value in zip(form.columns, row, strict=True)
    ]


def headers(form: Form) -> list[str]:
    return [header for header, _ in form.columns]


def delimited(mark: str, made: Filled) -> bytes:
    above = [made.form.title, ""] if made.form.title else []
    rows = [mark.join(f'"{c}"' if mark in c else c for c in row) for row in [headers(made.form), *made.rows]]
    return "\n".join([*above, *rows, ""]).encode()


def as_xlsx(made: Filled) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    rows: Rows = [typed(made.form, row) for row in made.rows]
    carrier, form = made.form.carrier, made.form
    if carrier == "xlsx-tersembunyi":
        sheet.append(["kecamatan", "jumlah"])
        sheet.append(["Tampan", 40])
        sheet = book.create_sheet("Sheet2 (jangan dihapus)")
        sheet.sheet_state = "hidden"
    if carrier == "xlsx-transpos":
        sheet.append([form.title])
        for number, row in enumerate(rows):
            for (header, _), value in zip(form.columns, row, strict=True):
                sheet.append([header, ":", value])
            sheet.append([f"Lembar {number}"])
        return saved(book)
    if form.title:
        sheet.append([form.title])
        sheet.append([])
    if carrier == "xlsx-dua-baris":
        halves = [header.partition(" / ") for header in headers(form)]
        sheet.append([first for first, *_ in halves])
        sheet.append([second or None for *_, second in halves])
    else:
        sheet.append(headers(form))
    for row in rows:
        if carrier == "xlsx-komentar":
            sheet.append([*row[:-1], "lihat komentar"])
            sheet.cell(sheet.max_row, 1).comment = Comment(row[-1], "bendahara")
        else:
            sheet.append(row)
    if carrier == "xlsx-kolom":
        for at, (_, spec) in enumerate(form.columns, 1):
            sheet.column_dimensions[openpyxl.utils.get_column_letter(at)].hidden = bool(kind(spec))
    return saved(book)


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def frame(made: Filled) -> pd.DataFrame:
    return pd.DataFrame([typed(made.form, row) for row in made.rows], columns=headers(made.form))


def as_ods(made: Filled) -> bytes:
    stream = io.BytesIO()
    with pd.ExcelWriter(stream, engine="odf") as writer:
        frame(made).to_excel(writer, index=False)
    return stream.getvalue()


def as_parquet(made: Filled) -> bytes:
    return frame(made).to_parquet(index=False)


def as_json(made: Filled) -> bytes:
    return json.dumps([dict(zip(headers(made.form), row, strict=True)) for row in made.rows]).encode()


def as_geojson(made: Filled) -> bytes:
    features = [
        {
            "type": "Feature",
            "properties": dict(zip(headers(made.form), row, strict=True)),
            "geometry": {"type": "Point", "coordinates": [101.4, 0.5]},
        }
        for row in made.rows
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def as_html(made: Filled) -> bytes:
    rows = ["".join(f"<td>{cell}</td>" for cell in row) for row in [headers(made.form), *made.rows]]
    return f"<html><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></html>".encode()


def as_docx(made: Filled) -> bytes:
    document = docx.Document()
    lines = made.text.split("\n")
    if made.form.carrier == "docx-tabel":
        cells = [line.split(";") for line in lines[1:]]
        table = document.add_table(len(cells), len(cells[0]))
        for y, row in enumerate(cells):
            for x, cell in enumerate(row):
                table.cell(y, x).text = cell
    elif made.form.carrier == "docx-komentar":
        run = document.add_paragraph(lines[1]).runs[0]
        document.add_comment([run], text="\n".join(lines[2:]), author="Kasubbag")
    elif made.form.carrier == "docx-sifat":
        document.add_paragraph(lines[1])
        document.core_properties.comments = "\n".join(lines[2:])
    else:
        for line in lines:
            document.add_paragraph(line)
    return saved(document)


def as_pdf(made: Filled) -> bytes:
    text = made.text
    lines = text.split("\n")
    if made.form.carrier == "pdf-catatan":
        shown, hidden = "\n".join(lines[:2]), lines[2]
        note = {1000: b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(" + hidden.encode() + b")>>"}
        return samples.pdf([samples.lines(shown)], page=b"/Annots[1000 0 R]", extra=note)
    if made.form.carrier == "pdf-isian":
        fields, extra = [], {}
        for at, line in enumerate(lines[1:], 1000):
            label, _, value = line.partition(": ")
            fields.append(b"%d 0 R" % at)
            extra[at] = (
                b"<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/FT/Tx/T("
                + label.encode() + b")/TU(" + label.encode() + b")/V(" + value.encode() + b")>>"
            )  # fmt: skip
        root = b"/AcroForm<</Fields[" + b" ".join(fields) + b"]>>"
        page = b"/Annots[" + b" ".join(fields) + b"]"
        return samples.pdf([samples.lines("Formulir keberatan")], root=root, page=page, extra=extra)
    source = "\n\n".join(f"#text({json.dumps(line, ensure_ascii=False)})" for line in lines if line)
    return typst.compile(source.encode())


def as_opendocument(made: Filled) -> bytes:
    body = "".join(f"<text:p>{line}</text:p>" for line in made.text.split("\n"))
    with TemporaryDirectory() as folder:
        return samples.opendocument(Path(folder) / "a.odt", "text", body).read_bytes()


def as_rtf(made: Filled) -> bytes:
    return (r"{\rtf1\ansi " + made.text.replace("\n", r"\par ") + "}").encode("cp1252")


def as_slides(made: Filled) -> bytes:
    with TemporaryDirectory() as folder:
        slide = (
            "><p:cSld><p:spTree>"
            + "".join(map(samples.shape, made.text.split("\n")))
            + "</p:spTree></p:cSld>"
        )
        return samples.pptx(Path(folder) / "a.pptx", [slide]).read_bytes()


def as_picture(made: Filled) -> bytes:
    picture = Image.new("RGB", (40, 40), "white")
    details = picture.getexif()
    details[0x010E] = made.text.replace("\n", " ")
    stream = io.BytesIO()
    picture.save(stream, "JPEG", exif=details)
    return stream.getvalue()


def as_text(made: Filled) -> bytes:
    return made.text.encode()


WRITERS: dict[str, tuple[str, Callable[[Filled], bytes]]] = {
    "csv;": (".csv", partial(delimited, ";")), "csv,": (".csv", partial(delimited, ",")),
    "tsv": (".tsv", partial(delimited, "\t")), "ods": (".ods", as_ods), "json": (".json", as_json),
    "geojson": (".geojson", as_geojson), "parquet": (".parquet", as_parquet), "xls-html": (".xls", as_html),
    "xlsx": (".xlsx", as_xlsx), "xlsx-tersembunyi": (".xlsx", as_xlsx), "xlsx-kolom": (".xlsx", as_xlsx),
    "xlsx-komentar": (".xlsx", as_xlsx), "xlsx-dua-baris": (".xlsx", as_xlsx), "xlsx-transpos": (".xlsx", as_xlsx),
    "docx": (".docx", as_docx), "docx-tabel": (".docx", as_docx), "docx-komentar": (".docx", as_docx),
    "docx-sifat": (".docx", as_docx), "pdf": (".pdf", as_pdf), "pdf-isian": (".pdf", as_pdf),
    "pdf-catatan": (".pdf", as_pdf), "odt": (".odt", as_opendocument), "rtf": (".rtf", as_rtf), "txt": (".txt", as_text),
    "md": (".md", as_text), "yml": (".yml", as_text), "pptx": (".pptx", as_slides), "jpg-exif": (".jpg", as_picture),
    "nama": (".txt", as_text),
}  # fmt: skip


def written(made: Filled, folder: Path) -> Path:
    suffix, write = WRITERS[made.form.carrier]
    name = made.text.partition("\n")[0] if made.form.carrier == "nama" else made.form.name
    path = folder / f"{name}{suffix}"
    path.write_bytes(write(made))
    return path


def told(path: Path, cache: Path) -> list[Sighting]:
    """As the rule sees the file: in a dataset or document, or an officer's own text."""
    if path.suffix in (".md", ".yml"):
        return list(in_text(path))
    return in_file(file_at(path), TableSpec(file=path.name), cache)


@dataclass(slots=True)
class Score:
    true: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    sure: Counter[str] = field(default_factory=Counter)
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)
    alarms: Counter[tuple[str, str]] = field(default_factory=Counter)
    false: int = 0


def measure(forms: Iterable[Form], folder: Path) -> Score:
    """Values told, by kind; (form, kind) of what was missed, and of what was told and is nobody's."""
    score = Score()
    for form in forms:
        made = filled(form)
        seen = told(written(made, folder), folder / "cache")
        score.false += made.false
        by_column = bool(form.columns) and form.carrier not in ("xlsx-transpos", "xlsx-komentar")
        left = {id(each): each.count for each in seen}
        for (what, column), number in made.truth.items():
            kinds = LIKE.get(what, {what})
            fits = [
                each for each in seen if each.kind in kinds and (not by_column or each.column in (column, 0))
            ]
            found = min(number, sum(left[id(each)] for each in fits))
            score.true[what] += number
            score.found[what] += found
            score.sure[what] += found if any(each.strength == 2 for each in fits) else 0
            if found < number:
                header = form.columns[column - 1][0] if by_column else ""
                score.missed[f"{form.name} {header}", what] += number - found
            used = found
            for each in fits:
                taken = min(used, left[id(each)])
                left[id(each)] -= taken
                used -= taken
        for each in seen:
            own = (
                form.columns[each.column - 1] if by_column and 0 < each.column <= len(form.columns) else None
            )
            if left[id(each)] and not (own and (kind(own[1]) or own[1] == "nisn")):
                score.alarms[f"{form.name} {own[0] if own else each.where}", each.kind] += left[id(each)]
    return score
