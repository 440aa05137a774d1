"""Values of PDF form fields that a viewer draws when it opens the file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from documents import samples
from pikepdf import Array, Dictionary, Name

from generator.documents import pdf
from generator.documents.pdf_fields import undrawn

LABELS = b"BT /F 11 Tf 60 700 Td (Nama:) Tj ET\nBT /F 11 Tf 60 640 Td (Jabatan:) Tj ET"
NAMED = {"FT": Name.Tx, "T": "nama", "V": "Sari Melati"}


def form(tmp_path: Path, *fields: dict[str, Any], parent: dict[str, Any] | None = None) -> Path:
    """A page with two labels, and these fields beside the first, one below the other."""
    path = tmp_path / "a.pdf"
    with pikepdf.open(BytesIO(samples.pdf([LABELS]))) as made:
        above = made.make_indirect(Dictionary(**parent)) if parent else None
        widgets = []
        for place, keys in enumerate(fields):
            box = Array([120, 696 - 60 * place, 400, 712 - 60 * place])
            widget = made.make_indirect(Dictionary(**{"Subtype": Name.Widget, "Rect": box, "F": 4, **keys}))
            if above is not None:
                widget.Parent = above
            widgets.append(widget)
        made.pages[0].Annots = made.make_indirect(Array(widgets))
        made.Root.AcroForm = Dictionary(Fields=Array(widgets), NeedAppearances=True)
        made.save(path)
    return path


def paragraphs(path: Path) -> list[str]:
    [page] = pdf.read(path).pages or []
    return list(page.paragraphs)


def test_what_was_filled_in_stands_beside_its_label(tmp_path: Path) -> None:
    found = paragraphs(
        form(tmp_path, NAMED, {"FT": Name.Ch, "V": "Analis"}, {"FT": Name.Tx, "V": "Tanpa label"})
    )
    assert " ".join(found) == "Nama: Sari Melati Jabatan: Analis Tanpa label"


def test_a_field_has_what_those_above_it_say(tmp_path: Path) -> None:
    assert "Sari Melati" in str(paragraphs(form(tmp_path, {}, parent=NAMED)))


@pytest.mark.parametrize(
    "keys",
    [
        {**NAMED, "F": 2},
        {**NAMED, "F": 32},
        {**NAMED, "Ff": 1 << 13},
        {**NAMED, "FT": Name.Sig},
        {**NAMED, "V": Name("/Sari")},
        {**NAMED, "Rect": Array([1, 2, 3])},
        {**NAMED, "Rect": Array([1, 2, 3, "x"])},
        {**NAMED, "AP": Dictionary(N=Dictionary())},
        {"V": "Sari"},
    ],
)
def test_what_nobody_sees_or_is_no_text_is_left_out(tmp_path: Path, keys: dict[str, Any]) -> None:
    assert undrawn(form(tmp_path, keys)) == {}


def test_lines_of_a_text_and_choices_of_a_list_are_lines_from_the_top_down(tmp_path: Path) -> None:
    keys = {"FT": Name.Tx, "V": "Satu\r\n\r\nDua\nTiga", "DA": "/Helv 5 Tf 0 g"}
    choice = {"FT": Name.Ch, "V": Array(["Pos", "Surel"])}
    lines = undrawn(form(tmp_path, keys, choice))[0]
    assert [line.text for line in lines] == ["Satu", "Dua", "Tiga", "Pos", "Surel"]
    assert [(line.size, line.top) for line in lines[:3]] == [(5, 712), (5, 706), (5, 700)]


def test_fields_above_one_another_in_a_circle_end(tmp_path: Path) -> None:
    path = form(tmp_path, {"T": "a"}, parent={"T": "b"})
    with pikepdf.open(path, allow_overwriting_input=True) as made:
        field = made.pages[0].Annots[0]
        field.Parent.Parent = field
        made.save(path)
    assert undrawn(path) == {}


def test_a_file_that_qpdf_cannot_read_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nrusak")
    assert undrawn(tmp_path / "a.pdf") == {}


def boxes(tmp_path: Path, content: bytes, *places: tuple[int, int, str], keys: dict[str, Any]) -> Path:
    """A page with boxes of 12 points: left, bottom and state."""
    path = tmp_path / "a.pdf"
    with pikepdf.open(BytesIO(samples.pdf([content]))) as made:
        made.pages[0].Annots = made.make_indirect(
            Array(
                made.make_indirect(
                    Dictionary(
                        Subtype=Name.Widget,
                        Rect=Array([left, bottom, left + 12, bottom + 12]),
                        **{"FT": Name.Btn, "AS": Name(state), **keys},
                    )
                )
                for left, bottom, state in places
            )
        )
        made.Root.AcroForm = Dictionary(Fields=Array(list(made.pages[0].Annots)))
        made.save(path)
    return path


CHOICES = (
    b"BT /F 11 Tf 60 740 Td (Formulir) Tj ET\nBT /F 11 Tf 80 700 Td (Perorangan) Tj ET\n"
    b"BT /F 11 Tf 80 685 Td (Badan hukum) Tj ET\nBT /F 11 Tf 60 640 Td (Setuju) Tj ET\n"
)


def test_ticks_stand_before_their_labels(tmp_path: Path) -> None:
    places = [(62, 698, "/Yes"), (62, 683, "/Off"), (110, 638, "/1"), (400, 300, "/1")]
    found = paragraphs(boxes(tmp_path, CHOICES, *places, keys={}))
    assert found[1].startswith("[x] ")  # an item begins
    assert " ".join(found) == "Formulir [x] Perorangan Badan hukum Setuju [x]"


def test_a_tick_within_a_line(tmp_path: Path) -> None:
    content = b"BT /F 11 Tf 80 700 Td (Salinan cetak) Tj 110 0 Td (Salinan digital) Tj ET\n"
    assert paragraphs(boxes(tmp_path, content, (172, 698, "/b"), keys={"Ff": 1 << 15})) == [
        "Salinan cetak [x] Salinan digital"
    ]


@pytest.mark.parametrize("keys", [{"Ff": 1 << 16}, {"F": 2}, {"FT": Name.Sig}])
def test_what_is_no_box_or_not_seen_has_no_tick(tmp_path: Path, keys: dict[str, Any]) -> None:
    assert "[x]" not in str(paragraphs(boxes(tmp_path, CHOICES, (62, 698, "/Yes"), keys=keys)))
