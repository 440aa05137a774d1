"""What needs the whole catalogue: each rule with a case that it tells and one that it leaves alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.english import translated
from generator.findings import Finding, Severity
from generator.guide import HOME, PARTS, pages, parts
from generator.kinds import KINDS
from generator.model import File
from generator.pipeline import check_portal
from generator.rules import RULES, links, sizes
from generator.rules.retention import end_of

Portal = Callable[..., Path]
Commit = Callable[..., str]
ROOT = Path(__file__).parent.parent
YAML = "judul: {}\nringkasan: Isi.\nkategori: berkala\npenerbit: disdik\ntanggal: 2025-07-01\n"
PDF_TEXT = b"isi yang cukup panjang untuk dibaca\n"


def document(slug: str, title: str, more: str = "", **files: bytes) -> dict[str, str | bytes]:
    folder = f"content/dokumen/{slug}"
    return {
        f"{folder}/dokumen.yml": YAML.format(title) + more,
        **{f"{folder}/{n.replace('_', '.')}": c for n, c in files.items()},
    }


def dataset(slug: str, rows: str, more: str = "", name: str = "data.csv") -> dict[str, str | bytes]:
    return {f"datasets/{slug}/dataset.yml": YAML.format(slug) + more, f"datasets/{slug}/{name}": rows}


def told(root: Path, code: str) -> list[Finding]:
    return [finding for finding in check_portal(root) if finding.code == code]


# --- the guide -----------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_explains_itself_to_officers(rule: str) -> None:
    said = parts(rule)
    assert tuple(said) == PARTS
    assert all(said.values())


@pytest.mark.parametrize("name", pages())
def test_the_guide_says_what_the_rules_say(name: str) -> None:
    assert (ROOT / HOME / name).read_text("utf-8") == pages()[name], "run: python -m generator.guide"


def test_the_guide_has_no_page_of_a_rule_that_is_gone() -> None:
    assert {path.name for path in (ROOT / HOME).iterdir()} == set(pages())


# --- links ---------------------------------------------------------------------------------------

DATA = "kode,jumlah\n14.71.01,12\n14.71.02,34\n14.71.03,56\n"


@pytest.mark.parametrize(
    "target",
    ["syarat.md", "../panduan/", "/dataset/penduduk/", "../dataset/penduduk/#kolom", "../kategori/berkala/",
     "https://riau.go.id/x", "mailto:a@riau.go.id", "#atas", "../rss.xml", "/", "../dataset/lama/"],
)  # fmt: skip
def test_a_link_that_leads_somewhere(portal: Portal, target: str) -> None:
    files = {
        "content/tentang/index.md": f"# Tentang\n\n[x]({target})\n",
        "content/tentang/syarat.md": "# Syarat\n",
        "content/panduan/index.md": "# Panduan\n",
        **dataset("penduduk", DATA, "alamat_lama: lama\n"),
    }
    assert told(portal(files), "tautan-putus") == []


@pytest.mark.parametrize("target", ["sarat.md", "../panduan/", "/dataset/pendudk/", "gambar.png", "../../x"])
def test_a_link_that_leads_nowhere(portal: Portal, target: str) -> None:
    root = portal({"content/tentang/index.md": f"# Tentang\n\nLihat\n[x]({target})\n"})
    (finding,) = told(root, "tautan-putus")
    assert (finding.place.file, finding.place.line) == ("content/tentang/index.md", 4)
    assert finding.severity is Severity.WARNING


def test_a_link_in_an_announcement_counts_from_its_address(portal: Portal) -> None:
    head = "---\n" + YAML.format("Kabar") + "---\n\n"
    good, bad = "[a](../../dataset/penduduk/)", "[b](../dataset/penduduk/)"
    root = portal(
        {**dataset("penduduk", DATA), "content/pengumuman/kabar.md": head + good + "\n\n" + bad + "\n"}
    )
    (finding,) = told(root, "tautan-putus")
    assert finding.place.line == 11


def test_a_web_address_without_https_is_told(portal: Portal) -> None:
    (finding,) = told(portal({"content/tentang/index.md": "[x](jdih.riau.go.id)\n"}), "tautan-tanpa-https")
    assert finding.remedy == "Tulis https://jdih.riau.go.id."


def test_a_link_in_code_is_none(portal: Portal) -> None:
    assert told(portal({"content/tentang/index.md": "`[x](y.md)`\n"}), "tautan-putus") == []


def test_a_link_that_is_defined_below_the_text_is_told_at_its_line(portal: Portal) -> None:
    text = "---\njudul: A\nringkasan: B\n---\n\nLihat [tabel].\n\n[tabel]: /dataset/tidak-ada/\n"
    (finding,) = told(portal({"content/tentang/index.md": text}), "tautan-putus")
    assert str(finding.place) == "content/tentang/index.md:8"


def test_every_first_part_of_an_address_is_known(built_site: Path) -> None:
    made = {
        path.name for path in built_site.iterdir() if path.is_dir() and not path.name.startswith((".", "_"))
    }
    assert made <= set(links.SECTIONS) | set(KINDS) | {"tentang", "panduan"}


def test_every_file_at_the_top_is_known(built_site: Path) -> None:
    names = {path.name for path in built_site.iterdir() if path.is_file()} - {"index.html", "404.html"}
    assert [name for name in names if not links.MADE.fullmatch(name)] == []


# --- duplicates ----------------------------------------------------------------------------------


def test_one_file_under_two_names(portal: Portal) -> None:
    root = portal({**document("a", "SK A", a_txt=PDF_TEXT), **document("b", "SK B", b_txt=PDF_TEXT)})
    (finding,) = told(root, "berkas-kembar")
    assert finding.place.file == "content/dokumen/b/b.txt"
    assert "content/dokumen/a/a.txt" in finding.message


def test_one_table_in_two_spellings(portal: Portal) -> None:
    root = portal({**dataset("a", DATA), **dataset("b", DATA.replace(",", ";"))})
    assert [finding.place.file for finding in told(root, "tabel-kembar")] == ["datasets/b/data.csv"]
    assert told(root, "berkas-kembar") == []


@pytest.mark.parametrize("other", [DATA.replace("34", "35"), DATA.replace("jumlah", "banyak")])
def test_tables_that_differ_are_two(portal: Portal, other: str) -> None:
    root = portal({**dataset("a", DATA), **dataset("b", other)})
    assert told(root, "tabel-kembar") == []


def test_rows_in_another_order_are_another_table(portal: Portal) -> None:
    lines = DATA.splitlines(True)
    root = portal({**dataset("a", DATA), **dataset("b", "".join([lines[0], *reversed(lines[1:])]))})
    assert told(root, "tabel-kembar") == []


# --- dates, periods, terms -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("tanggal_penetapan: 2025-03-01\ntanggal_pengundangan: 2025-02-01\n", "tanggal-terbalik"),
        ("tanggal_penetapan: 2025-08-01\n", "tanggal-terbalik"),
        ("tahun: 2024\ntanggal_penetapan: 2025-03-01\n", "tahun-tak-cocok"),
    ],
)
def test_dates_of_a_document_out_of_order(portal: Portal, more: str, code: str) -> None:
    assert [f.code for f in check_portal(portal(document("a", "SK", more, a_txt=PDF_TEXT)))] == [code]


def test_dates_of_a_document_in_order(portal: Portal) -> None:
    more = "tahun: 2025\ntanggal_penetapan: 2025-03-01\ntanggal_pengundangan: 2025-03-01\n"
    assert check_portal(portal(document("a", "SK", more, a_txt=PDF_TEXT))) == []


def test_a_date_in_a_far_future_is_told_where_git_knows_the_day(portal: Portal, commit: Commit) -> None:
    files = {
        "content/pengumuman/a.md": "---\n"
        + YAML.format("A").replace("2025-07-01", "2052-07-01")
        + "---\nIsi\n"
    }
    root = portal(files)
    assert told(root, "tanggal-terlalu-jauh") == []
    commit(root, "a")
    assert len(told(root, "tanggal-terlalu-jauh")) == 1


YEARS = "tahun,jumlah\n2021,12\n2022,34\n2023,56\n"


@pytest.mark.parametrize(
    ("period", "wrong"), [("2021/2023", 0), ("2020/2025", 0), ("2021/2022", 1), ("2022/2023", 1), ("2021", 1)]
)
def test_rows_lie_within_the_period(portal: Portal, period: str, wrong: int) -> None:
    root = portal(dataset("a", YEARS, f"periode: {period}\n"))
    assert len(told(root, "periode-tak-cocok")) == wrong


def test_days_and_months_lie_within_the_period(portal: Portal) -> None:
    rows = "tanggal,jumlah\n2025-01-31,1\n2025-07-01,2\n"
    assert told(portal(dataset("a", rows, "periode: 2025-01/2025-07\n")), "periode-tak-cocok") == []
    root = portal(dataset("a", rows, "periode: 2025-01/2025-06\n"), at="dua")
    assert len(told(root, "periode-tak-cocok")) == 1


def test_a_year_of_building_is_not_the_period(portal: Portal) -> None:
    rows = "nama,tahun_dibangun\nA,1990\nB,2001\n"
    assert told(portal(dataset("a", rows, "periode: 2025\n")), "periode-tak-cocok") == []


@pytest.mark.parametrize(
    ("text", "end"),
    [("5 tahun", "2030-07-01"), ("2 (dua) tahun", "2027-07-01"), ("sampai 2031-01-02", "2031-01-02"),
     ("permanen", "None"), ("sampai 2031-13-02", "None")],
)  # fmt: skip
def test_the_end_of_keeping(text: str, end: str) -> None:
    assert str(end_of(text, date(2025, 7, 1))) == end


def test_keeping_is_over(portal: Portal, commit: Commit) -> None:
    root = portal(document("a", "SK", "retensi: 1 tahun\n", a_txt=PDF_TEXT))
    commit(root, "a", date="2026-01-01T00:00:00+00:00")
    assert told(root, "retensi-lewat") == []
    commit(root, "kosong", date="2026-08-01T00:00:00+00:00")
    assert len(told(root, "retensi-lewat")) == 1


# --- exempt information --------------------------------------------------------------------------

EXEMPT = {
    "content/dikecualikan/rencana-kontingensi-bencana.yml": """\
judul: Rencana kontingensi bencana
penerbit: disdik
dasar_hukum: UU 14/2008
konsekuensi_dibuka: a
konsekuensi_ditutup: b
jangka_waktu: 2 tahun
berlaku_sampai: 2025-06-30
"""
}


HELD = {name: text.replace("2025-06-30", "2030-06-30") for name, text in EXEMPT.items()}


def test_a_title_like_an_exempt_one_is_an_error(portal: Portal) -> None:
    root = portal({**HELD, **document("a", "Rencana Kontingensi Bencana 2025", a_txt=PDF_TEXT)})
    assert [f.severity for f in told(root, "mirip-dikecualikan")] == [Severity.WARNING]
    same = portal({**HELD, **document("a", "rencana kontingensi bencana", a_txt=PDF_TEXT)}, at="dua")
    assert [f.severity for f in told(same, "terbit-padahal-dikecualikan")] == [Severity.ERROR]


def test_a_file_named_like_an_exempt_one_is_an_error(portal: Portal) -> None:
    files = document("a", "Lampiran")
    files["content/dokumen/a/rencana_kontingensi-bencana.txt"] = PDF_TEXT
    (finding,) = told(portal({**HELD, **files}), "terbit-padahal-dikecualikan")
    assert finding.place.file.endswith("rencana_kontingensi-bencana.txt")


def test_a_file_with_all_words_of_an_exempt_title_is_a_warning(portal: Portal) -> None:
    files = document("a", "Lampiran")
    files["content/dokumen/a/Rencana Kontingensi Bencana (final).txt"] = PDF_TEXT
    (finding,) = told(portal({**HELD, **files}), "mirip-dikecualikan")
    assert "nama berkas" in finding.message


def test_another_office_may_not_publish_it_either(portal: Portal) -> None:
    files = document("a", "Rencana kontingensi bencana", a_txt=PDF_TEXT)
    files["content/dokumen/a/dokumen.yml"] = str(files["content/dokumen/a/dokumen.yml"]).replace(
        "penerbit: disdik", "penerbit: kota-uji"
    )
    assert told(portal({**HELD, **files}), "terbit-padahal-dikecualikan")


def test_the_title_of_a_table_counts_too(portal: Portal) -> None:
    yaml = "judul: Data\nringkasan: Isi.\nkategori: berkala\npenerbit: disdik\ntanggal: 2025-07-01\n"
    yaml += "berkas:\n  - {berkas: a.csv, judul: Rencana kontingensi bencana}\n"
    files = {"datasets/a/dataset.yml": yaml, "datasets/a/a.csv": "kode,nilai\n1,2\n2,3\n"}
    (finding,) = told(portal({**HELD, **files}), "terbit-padahal-dikecualikan")
    assert (finding.place.file, finding.place.line) == ("datasets/a/dataset.yml", 7)


def test_what_is_no_longer_exempt_may_be_published(portal: Portal) -> None:
    root = portal({**EXEMPT, **document("a", "Rencana kontingensi bencana", a_txt=PDF_TEXT)})
    assert {f.code for f in check_portal(root)} == {"pengecualian-lewat"}


def test_a_hidden_file_among_the_exempt_is_an_error(portal: Portal) -> None:
    root = portal({**HELD, "content/dikecualikan/.draf.docx": b"x", "content/dikecualikan/.gitkeep": b""})
    (finding,) = told(root, "dikecualikan-berkas")
    assert finding.place.file == "content/dikecualikan/.draf.docx"


def test_another_title_is_left_alone(portal: Portal) -> None:
    root = portal({**EXEMPT, **document("a", "Rencana kerja bencana", a_txt=PDF_TEXT)})
    assert {f.code for f in check_portal(root)} == {"pengecualian-lewat"}


def test_a_term_that_has_passed_is_announced(portal: Portal, commit: Commit) -> None:
    root = portal(EXEMPT)
    commit(root, "a", date="2025-06-30T10:00:00+00:00")
    assert told(root, "pengecualian-lewat") == []
    commit(root, "b", date="2025-07-01T10:00:00+00:00")
    (finding,) = told(root, "pengecualian-lewat")
    assert (finding.place.line, finding.severity) == (7, Severity.WARNING)


# --- organisations and sizes ---------------------------------------------------------------------


def test_an_area_has_one_organisation(portal: Portal) -> None:
    kec = 'judul: {}\nwilayah: "14.71.01"\n'
    root = portal({f"content/organisasi/{n}.yml": kec.format(n) for n in ("kec-a", "kec-b")})
    (finding,) = told(root, "wilayah-ganda")
    assert finding.place.file == "content/organisasi/kec-b.yml"


def test_a_table_of_more_than_fifty_megabytes(portal: Portal) -> None:
    root = portal(dataset("a", "kode,jumlah\n"))
    with (root / "datasets/a/data.csv").open("a", encoding="utf-8") as stream:
        for block in range(5_100):
            stream.write(f"{block % 97:010},{'9' * 9_987}\n")
    assert [f.place.file for f in told(root, "berkas-besar")] == ["datasets/a/data.csv"]


def test_the_remedy_of_a_large_file_is_one_for_its_kind() -> None:
    def remedy(name: str) -> str:
        return sizes.large(File(name, Path(name), name, 60_000_000, "0" * 64, "x/y", "")).remedy

    assert "Parquet" in remedy("a.csv")
    assert "Parquet" in remedy("A.XLSX")
    assert "Parquet" not in remedy("a.parquet")
    assert "per tahun" in remedy("a.PARQUET")
    assert "Parquet" not in remedy("a.pdf")
    for name in ("a.csv", "a.parquet", "a.pdf"):
        assert translated(remedy(name))


def test_a_site_near_one_gigabyte(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "PAGES_LIMIT", 100)
    root = portal(document("a", "SK", a_txt=b"x" * 90))
    assert len(told(root, "situs-besar")) == 1
    os.truncate(root / "content/dokumen/a/a.txt", 70)
    assert told(root, "situs-besar") == []
