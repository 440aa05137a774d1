"""Which sheet of a workbook is the table, and what an officer should know of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from generator.findings import Finding, Place, Severity, did_you_mean, one_line
from generator.kinds.dataset import TableSpec
from generator.readers.grid import Grid, Unreadable
from generator.readers.sheetxml import column_letters
from generator.tables.shape import count, is_blank

FORMULA = "rumus"
SHOWN = 20


def choose_sheet(grids: list[Grid], spec: TableSpec, source: str) -> tuple[Grid, list[Finding]]:
    """The declared sheet, else the first visible one that holds more than lines. Raises Unreadable."""
    if spec.sheet is not None:
        grid = next((grid for grid in grids if grid.name == spec.sheet), None)
        if grid is None:
            raise no_sheet(spec.sheet, [grid.name for grid in grids])
        return grid, [*hidden(grids, source), *hidden_parts(grid, source), *faults(grid, source)]
    filled = [grid for grid in grids if not grid.hidden and not empty(grid)]
    if not filled:
        raise Unreadable(
            "tabel ini kosong.", "Isi baris judul dan sekurangnya satu baris data.", "tabel-kosong"
        )
    grid = next(filter(is_table, filled), filled[0])
    found = [*hidden(grids, source), *several(grid, filled, source), *hidden_parts(grid, source)]
    return grid, [*found, *faults(grid, source)]


def empty(grid: Grid) -> bool:
    return all(is_blank(row) for _, row in islice(grid.rows(), 1_000))


def is_table(grid: Grid) -> bool:
    """Two rows with two cells; a cover or a preface has none."""
    return sum(1 for _, row in islice(grid.rows(), 200) if count(row) >= 2) >= 2


def no_sheet(name: str, known: list[str]) -> Unreadable:
    listed = ", ".join(one_line(sheet, 40) for sheet in known[:10] if sheet)
    if not listed:
        remedy = "Hapus `lembar:`; hanya XLSX, XLS, dan ODS yang berlembar."
        return Unreadable("berkas ini tidak berlembar.", remedy, "lembar-tidak-ada")
    near = did_you_mean(name, known) or f"Lembar yang ada: {listed}."
    return Unreadable(f'lembar "{one_line(name, 60)}" tidak ada.', near, "lembar-tidak-ada")


def hidden(grids: list[Grid], source: str) -> list[Finding]:
    """The original is published byte for byte, so what is hidden there becomes public too."""
    return [
        Finding(
            Place(source),
            f'lembar "{one_line(grid.name, 60)}" tersembunyi, tetapi ikut terbit dalam berkas asli.',
            "Hapus lembar itu bila tidak untuk umum.",
            "lembar-tersembunyi",
            Severity.WARNING,
        )
        for grid in grids
        if grid.hidden
    ]


def hidden_parts(grid: Grid, source: str) -> list[Finding]:
    """Who hid them may not want them published; who filtered them may not know that they still are there."""
    where = f' di lembar "{one_line(grid.name, 60)}"' if grid.name else ""
    return [*hidden_columns(grid, source, where), *hidden_rows(grid, source, where)]


def hidden_columns(grid: Grid, source: str, where: str) -> Iterator[Finding]:
    width = max((len(row) for _, row in islice(grid.rows(), 1_000)), default=0)
    columns = [(first, min(last, width)) for first, last in grid.hidden_columns if first <= width]
    if columns:
        yield Finding(
            Place(source, 0, columns[0][0]),
            f"kolom tersembunyi{where} ikut terbit: {spans(columns, column_letters)}.",
            "Hapus kolom itu bila tidak untuk umum; bila untuk umum, tampilkan.",
            "kolom-tersembunyi",
            Severity.WARNING,
        )


def hidden_rows(grid: Grid, source: str, where: str) -> Iterator[Finding]:
    """And cells whose format shows nothing."""
    if grid.hidden_rows:
        yield Finding(
            Place(source, grid.hidden_rows[0][0]),
            f"baris tersembunyi{where} ikut terbit: {spans(grid.hidden_rows, str)}.",
            "Hapus baris itu bila tidak untuk umum; bila untuk umum, tampilkan atau lepas saringannya.",
            "baris-tersembunyi",
            Severity.WARNING,
        )
    if grid.unseen:
        yield Finding(
            Place(source, grid.unseen[0][0]),
            f"sel berformat ;;;, yang isinya tidak tampak,{where} ikut terbit: "
            f"baris {spans(grid.unseen, str)}.",
            "Hapus isinya bila tidak untuk umum; bila untuk umum, ganti format angkanya.",
            "sel-tak-tampak",
            Severity.WARNING,
        )


def spans(runs: Sequence[tuple[int, int]], name: Callable[[int], str]) -> str:
    """``3, 5–9 dan 12``; of many only the first, and how many there are."""
    listed = [name(first) if first == last else f"{name(first)}–{name(last)}" for first, last in runs[:8]]
    if len(runs) > len(listed):
        total = sum(last - first + 1 for first, last in runs)
        return f"{', '.join(listed)} … ({total} semuanya)"
    return " dan ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


def several(chosen: Grid, filled: list[Grid], source: str) -> list[Finding]:
    if len(filled) < 2 or not chosen.name:
        return []
    others = ", ".join(one_line(grid.name, 40) for grid in filled[:8] if grid is not chosen)
    return [
        Finding(
            Place(source),
            f'hanya lembar "{one_line(chosen.name, 40)}" yang menjadi tabel; ada lembar lain: {others}.',
            "Tulis lembar: NAMA di dataset.yml untuk memilih, atau pisahkan menjadi berkas sendiri.",
            "beberapa-lembar",
            Severity.WARNING,
        )
    ]


def faults(grid: Grid, source: str) -> list[Finding]:
    """Formulas without a result and error values: what they stand for is not known."""
    findings = [fault(source, *each) for each in grid.faults[:SHOWN]]
    if len(grid.faults) > SHOWN:
        findings.append(
            Finding(
                Place(source),
                f"masih ada {len(grid.faults) - SHOWN} sel lain tanpa hasil.",
                "Betulkan yang disebut lebih dahulu, lalu periksa lagi.",
                "masih-ada-lagi",
            )
        )
    return findings


def fault(source: str, row: int, column: int, why: str) -> Finding:
    place = Place(source, row, column)
    if why == FORMULA:
        return Finding(
            place,
            "rumus di sel ini belum pernah dihitung, jadi nilainya tidak diketahui.",
            "Buka di Excel atau LibreOffice, tunggu sampai terhitung, lalu simpan ulang.",
            "rumus-belum-dihitung",
        )
    if why.startswith("tanggal "):
        return Finding(
            place,
            f"sel ini berformat tanggal, tetapi isinya ({one_line(why[8:], 20)}) bukan hari di kalender.",
            "Periksa tanggal di sumber aslinya, lalu ketik ulang.",
            "tanggal-rusak",
        )
    return Finding(
        place,
        f"sel ini berisi galat {one_line(why, 20)}.",
        "Perbaiki rumusnya, atau kosongkan selnya.",
        "sel-galat",
    )
