"""The duties of the law against what is published, and the registers that come of it."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from conftest import MINIMAL
from hypothesis import given
from hypothesis import strategies as st
from made_up import catalogue as made_catalogue
from made_up import item

from generator.duties import FULFILLED, MARKS, late_events, matrix, reference_day, whole_body
from generator.emitters import registers
from generator.emitters.compliance import late
from generator.emitters.register import exempt, public
from generator.emitters.trend import MOST, course, drawing, month_ends
from generator.load import load
from generator.model import Catalogue
from generator.pipeline import build_portal, check_portal
from generator.rules.registers import COLUMNS

Portal = Callable[..., Path]

DUTIES = """\
kategori: berkala
dasar_hukum: UU 14/2008 Pasal 9
bulan_maks: 6
butir:
  - {kode: B01, judul: Profil badan publik}
  - {kode: B02, judul: Ringkasan program}
  - {kode: B03, judul: Ringkasan kinerja}
  - {kode: B04, judul: Laporan keuangan}
  - {kode: B05, judul: Laporan akses}
"""
EXEMPT = """\
judul: Data pribadi pemohon
penerbit: disdik
tanggal: 2026-01-02
dasar_hukum: UU 14/2008 Pasal 17 huruf h
pasal_17: [h]
konsekuensi_dibuka: Dapat disalahgunakan.
konsekuensi_ditutup: Hak pribadi terlindungi.
jangka_waktu: 30 tahun
"""


def document(code: str, day: str, more: str = "") -> str:
    head = f"judul: Dokumen {code}\nringkasan: Isi {code}.\nkategori: berkala\npenerbit: disdik\n"
    return f"{head}tanggal: {day}\nkewajiban: [{code}]\n{more}"


FILES = {
    "content/kewajiban/berkala.yml": DUTIES,
    "content/dokumen/profil/dokumen.yml": document("B01", "2026-06-01"),
    "content/dokumen/program/dokumen.yml": document("B02", "2025-01-01"),
    "content/dokumen/kinerja/dokumen.yml": document("B03", "2026-06-01", "contoh: true\n"),
    "content/dokumen/keuangan/dokumen.yml": document(
        "B04", "2026-06-01", "status: dicabut\nalasan: Keliru.\n"
    ),
    "content/dikecualikan/pemohon.yml": EXEMPT,
}


@pytest.fixture
def catalogue(portal: Portal) -> Catalogue:
    root = portal(FILES)
    return load(root, root / "build/cache").catalogue


def test_every_mark_is_explained() -> None:
    assert set(FULFILLED) <= set(MARKS)
    assert all(name and meaning for _, name, meaning in MARKS.values())


def test_in_time_late_sample_withdrawn_and_missing(catalogue: Catalogue) -> None:
    marks = {each.duty.code: each.mark for each in whole_body(catalogue, date(2026, 7, 1))}
    assert marks == {"B01": "ada", "B02": "terlambat", "B03": "contoh", "B04": "ditarik", "B05": "belum"}


def test_a_term_that_is_near_is_announced(catalogue: Catalogue) -> None:
    marks = {each.duty.code: each.mark for each in whole_body(catalogue, date(2026, 11, 20))}
    assert marks["B01"] == "segera"
    assert {e.duty.code: e.due for e in whole_body(catalogue, date(2026, 7, 1))}["B01"] == date(2026, 12, 1)


def test_the_matrix_names_the_office_that_published(catalogue: Catalogue) -> None:
    offices = {office.slug: {each.duty.code: each.mark for each in row} for office, row in matrix(catalogue)}
    assert offices["disdik"]["B01"] in FULFILLED


def test_what_is_late_is_told_once_and_never_before_its_time(catalogue: Catalogue) -> None:
    day = date(2026, 7, 1)
    events = list(late_events(catalogue, day))
    assert events
    assert len({event.id for event in events}) == len(events)
    assert all(event.type == "terlambat" and event.date.date() <= day for event in events)


def test_the_same_day_says_the_same(catalogue: Catalogue) -> None:
    assert list(late_events(catalogue)) == list(late_events(catalogue))


@pytest.mark.parametrize(("day", "told"), [(date(2026, 6, 30), False), (date(2026, 7, 1), True)])
def test_an_exemption_that_has_ended_is_told_on_the_next_day(portal: Portal, day: date, told: bool) -> None:
    root = portal({"content/dikecualikan/pemohon.yml": EXEMPT + "berlaku_sampai: 2026-06-30\n"})
    events = list(late_events(load(root, root / "build/cache").catalogue, day))
    assert [(e.kind, e.date.date()) for e in events] == [("dikecualikan", date(2026, 7, 1))] * told


@pytest.mark.parametrize(
    ("until", "code"),
    [
        ("2026-01-01", "pengecualian-lewat"),
        ("2026-01-02", "pengecualian-hampir-lewat"),
        ("2026-04-02", "pengecualian-hampir-lewat"),
        ("2026-04-03", None),
    ],
)
def test_the_end_of_an_exemption_is_found_before_and_after(
    portal: Portal, until: str, code: str | None
) -> None:
    findings = check_portal(
        portal({"content/dikecualikan/pemohon.yml": EXEMPT + f"berlaku_sampai: {until}\n"})
    )
    assert [finding.code for finding in findings] == [code] * bool(code)


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_of_the_register_that_is_empty_is_found(portal: Portal, column: str) -> None:
    full = "judul: A\nkategori: berkala\npenerbit: ppid\ntanggal: 2026-01-01\n"
    values = {"ringkasan": "Isi.", "penanggung_jawab": "Kepala", "retensi": "5 tahun"}
    lines = "".join(f"{key}: {value}\n" for key, value in values.items() if key != column)
    files: dict[str, str | bytes | None] = {
        name: text.replace("    retensi: Menurut jadwal retensi arsip\n", "")
        for name, text in MINIMAL.items()
    }
    files["content/organisasi/ppid.yml"] = "judul: PPID\n"
    files["content/layanan/a.yml"] = files["content/layanan/b.yml"] = full + lines
    root = portal(files, base={})
    found = [f for f in check_portal(root) if f.code == "dip-belum-lengkap"]
    assert [f.place.file for f in found] == ["content/layanan/a.yml"]
    assert f"`{column}`" in found[0].message
    assert "layanan/b" in found[0].message
    rows = public(load(root, root / "build/cache").catalogue).rows
    assert [row[column] for row in rows] == [None, None], "the register shows what the finding says"


def test_the_head_of_the_office_and_the_portals_own_retention_fill_the_register(portal: Portal) -> None:
    root = portal({"content/dokumen/a/dokumen.yml": document("B01", "2026-01-01", "lokasi: Ruang PPID\n")})
    assert check_portal(root) == []
    (row,) = public(load(root, root / "build/cache").catalogue).rows
    assert (row["penanggung_jawab"], row["retensi"]) == ("Kepala Dinas", "Menurut jadwal retensi arsip")


def test_what_is_revoked_is_in_no_register_and_a_finding_says_so(portal: Portal) -> None:
    root = portal(
        {
            "content/dokumen/a/dokumen.yml": document(
                "B01", "2026-01-01", "nomor: 1\nstatus: dicabut\nalasan: Keliru.\n"
            )
        }
    )
    assert [finding.code for finding in check_portal(root)] == ["di-luar-dip"]
    register = public(load(root, root / "build/cache").catalogue)
    assert (register.rows, [each.slug for each, _ in register.outside]) == ([], ["a"])


def test_the_course_tells_how_the_duties_stood_each_month(catalogue: Catalogue) -> None:
    months = {month.end: month.counts for month in course(catalogue)}
    assert max(months) == catalogue.updated.date()
    assert (months[date(2025, 1, 31)]["ada"], months[date(2025, 1, 31)]["belum"]) == (1, 4)
    assert months[date(2025, 7, 31)]["terlambat"] == 1, "six months have passed"
    assert all(sum(counts.values()) == 5 for counts in months.values())


@given(first=st.dates(date(1990, 1, 1), date(2090, 1, 1)), days=st.integers(0, 4000))
def test_months_end_on_their_last_day_and_the_newest_on_the_portals(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    ends = month_ends(first, last)
    assert ends == sorted(set(ends))
    assert ends[-1] == last
    assert len(ends) <= MOST
    assert all((end + timedelta(days=1)).day == 1 for end in ends[:-1])


def test_the_drawing_says_in_words_what_its_bars_say(catalogue: Catalogue) -> None:
    drawn = drawing(course(catalogue), 5)
    assert 'role="img"' in drawn
    assert "Januari 2025, ada: 1" in drawn
    assert drawing([], 5) == drawing(course(catalogue), 0) == ""


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """``tests/portals/hukum`` outside of any repository; what comes out of it is in its golden files."""
    root = tmp_path_factory.mktemp("golden") / "portal"
    shutil.copytree(Path(__file__).parent / "portals/hukum/portal", root)
    return load(root, root.parent / "cache").catalogue


def test_every_case_of_the_golden_portal_has_its_mark(golden: Catalogue) -> None:
    assert {each.duty.code: each.mark for each in whole_body(golden)} == {
        "B01": "terlambat",
        "B02": "segera",
        "B03": "ada",
        "B04": "ditarik",
        "B05": "dikecualikan",
        "B06": "belum",
        "B07": "contoh",
    }
    standings = {each.duty.code: each for each in whole_body(golden)}
    assert standings["B02"].due == reference_day(golden) + timedelta(days=1), "due tomorrow"
    assert [each.slug for each in standings["B03"].real] == ["dua-b", "dua-a"], "fulfilled by two"
    silent = {office.slug for office, row in matrix(golden) if not any(each.named for each in row)}
    assert silent == {"kec-sail", "kel-sukamaju", "pemko"}, "offices without items"


def test_the_golden_portal_tells_what_is_late(golden: Catalogue) -> None:
    told = {(event.slug, event.note) for event in late_events(golden)}
    assert told == {
        ("disdik", "Kewajiban B01 (Lewat waktunya) seharusnya dimutakhirkan paling lambat 2026-06-01."),
        ("kabisat", "Seharusnya dimutakhirkan paling lambat 2025-02-28 (tahunan)."),
        (
            "sudah-berakhir",
            "Masa pengecualian berakhir 2026-06-30. Informasinya dibuka, atau ditetapkan kembali.",
        ),
    }


def test_the_golden_portal_lists_what_is_public_and_what_is_exempt(golden: Catalogue) -> None:
    register = public(golden)
    assert "dicabut" not in {each.slug for each in register.items}
    assert [each.slug for each, _ in register.outside] == ["dicabut"]
    assert {each.slug for each in exempt(golden).items} == {"akan-berakhir", "sudah-berakhir"}
    assert [(each.slug, words) for each, words in exempt(golden).notices] == [
        ("sudah-berakhir", "sudah berakhir 30 Juni 2026"),
        ("akan-berakhir", "berakhir 1 Agustus 2026"),
    ]


def test_the_overview_names_the_offices_that_are_late(golden: Catalogue, site: Path) -> None:
    assert [(office.slug, count) for office, _, count in late(matrix(golden))] == [("disdik", 1)]
    text = (site / "kepatuhan/index.html").read_text("utf-8").partition('id="yang-terlambat"')[2]
    assert 'href="organisasi/disdik/"' in text.partition("Arti tanda")[0]


def built(root: Path) -> Path:
    for name, text in {**MINIMAL, **FILES}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(str(text), "utf-8")
    return build_portal(root).site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("hukum") / "portal")


@pytest.mark.parametrize("name", ["dip", "dik"])
def test_the_printed_register_is_an_accessible_pdf(site: Path, name: str) -> None:
    path = site / name / f"{name}.pdf"
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang).startswith("id")
        assert pdf.Root.MarkInfo.Marked
        assert "Daftar Informasi" in str(pdf.open_metadata().get("dc:title"))
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    assert ("Dokumen B01" if name == "dip" else "Data pribadi pemohon") in " ".join(text.split())


def test_the_register_says_the_same_in_csv_and_json(site: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((site / "dip/dip.csv").read_text("utf-8-sig"))))
    data = json.loads((site / "dip/dip.json").read_text("utf-8"))
    listed = data if isinstance(data, list) else next(v for v in data.values() if isinstance(v, list))
    assert len(rows) == len(listed) == 3, "the withdrawn one is none of them"


def test_the_evidence_names_links_and_digests(site: Path) -> None:
    with zipfile.ZipFile(site / "kepatuhan/bukti.zip") as pack:
        assert pack.testzip() is None
        assert {info.date_time for info in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "dokumen/profil/" in (site / "kepatuhan/bukti.csv").read_text("utf-8-sig")


def test_two_builds_print_the_same_bytes(site: Path, tmp_path: Path) -> None:
    assert (built(tmp_path / "lain") / "SHA256SUMS").read_text() == (site / "SHA256SUMS").read_text()


def test_no_score_is_computed(site: Path) -> None:
    text = (site / "kepatuhan/index.html").read_text("utf-8").casefold()
    assert "skor" not in text.replace("tidak menghitung skor", "").replace("tanpa skor", "").replace(
        "bukan skor", ""
    )


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        (["B01", "B01"], "kewajiban-ganda"),
        (["B.01", "b-01"], "kewajiban-ganda"),
        (["Matriks"], "kewajiban-ganda"),
        (["organisasi"], "kewajiban-ganda"),
        (["😀"], "bentuk-salah"),
        (["x" * 400], "nilai-terlalu-panjang"),
    ],
)
def test_a_code_that_cannot_be_an_address_of_its_own_is_found(
    portal: Portal, codes: list[str], code: str
) -> None:
    lines = "".join(f'  - {{kode: "{each}", judul: Sesuatu}}\n' for each in codes)
    root = portal({"content/kewajiban/a.yml": f"kategori: berkala\nbutir:\n{lines}"})
    assert code in {finding.code for finding in check_portal(root)}


@pytest.mark.parametrize("months", ["-5", "0", "99999999999"])
def test_months_that_are_none_are_found(portal: Portal, months: str) -> None:
    text = f"kategori: berkala\nbulan_maks: {months}\nbutir:\n  - {{kode: B1, judul: A}}\n"
    assert check_portal(portal({"content/kewajiban/a.yml": text}))


@pytest.mark.parametrize(("depth", "found"), [(19, False), (20, True), (1500, True)])
def test_a_tree_of_offices_too_deep_to_draw_is_found(portal: Portal, depth: int, found: bool) -> None:
    chain = {f"content/organisasi/o{n}.yml": f"judul: O {n}\ninduk: o{n + 1}\n" for n in range(depth)}
    chain[f"content/organisasi/o{depth}.yml"] = "judul: Atas\n"
    codes = {finding.code for finding in check_portal(portal(chain))}
    assert ("induk-terlalu-dalam" in codes) is found


@pytest.mark.parametrize("others", [10, 60])
def test_a_page_of_one_office_does_not_grow_with_the_others(others: int) -> None:
    offices = [item("organisasi", f"o{n}") for n in range(others)]
    whole = made_catalogue(*offices, *(item("dokumen", f"d{n}", penerbit=f"o{n}") for n in range(others)))
    parts = [public(whole, office) for office in offices]
    assert len(registers.chips(public(whole), parts, parts[1])) == 2
