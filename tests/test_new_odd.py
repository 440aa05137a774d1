# ruff: noqa: E501 (a table stands on its line)
"""A hundred tables as offices have them: ``terang new``, and the YAML of the finding that is pasted.

What an officer fills in is three keys and, where nobody else can know it, whether a mark parts thousands.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from generator.findings import errors
from generator.new import Wanted, new_item
from generator.pipeline import check_portal

pytestmark = pytest.mark.usefixtures("workbooks_here")

Portal = Callable[..., Path]
ANSWERS = {
    "Ringkasan": "Uraian singkat.",
    "Kategori": "setiap-saat",
    "Penerbit": "disdik",
    "Angka": "bilangan",
}


def answer(question: str) -> str:
    return ANSWERS[question.split(maxsplit=1)[0].rstrip(".:,")]


def workbook(
    rows: list[list[object]],
    merge: list[str] | None = None,
    name: str = "Sheet1",
    more: dict[str, list[list[object]]] | None = None,
    fmt: dict[str, str] | None = None,
) -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    for area in merge or []:
        book.active.merge_cells(area)
    for cell, form in (fmt or {}).items():
        book.active[cell].number_format = form
    for other, content in (more or {}).items():
        sheet = book.create_sheet(other)
        for row in content:
            sheet.append(row)
    book.properties.creator = None
    book.save(made)
    return made.getvalue()


TABLES: dict[str, str | bytes] = {
    "thousands-dot.csv": "kecamatan;jumlah\nSukajadi;1.200\nSenapelan;3.400\nSail;5.600\n",
    "thousands-comma.csv": 'kecamatan,jumlah\nSukajadi,"1,200"\nSenapelan,"3,400"\nSail,"5,600"\n',
    "mixed-words.csv": "kecamatan,jumlah\nSukajadi,12\nSenapelan,tidak ada data\nSail,-\nTampan,n/a\nBukit Raya,nihil\n",
    "mixed-values.csv": "kecamatan,jumlah\nSukajadi,12\nSenapelan,sekitar 20\nSail,15\nTampan,18\nBukit Raya,30\n",
    "title-rows.csv": "PEMERINTAH KOTA PEKANBARU\nDATA JUMLAH SEKOLAH TAHUN 2024\n\nno,kecamatan,jumlah\n1,Sukajadi,12\n2,Senapelan,15\n",
    "title-xlsx.xlsx": workbook(
        [
            ["DATA JUMLAH SEKOLAH"],
            ["TAHUN 2024"],
            [],
            ["No", "Kecamatan", "Jumlah"],
            [1, "Sukajadi", 12],
            [2, "Sail", 15],
            [None, "Jumlah", 27],
        ],
        merge=["A1:C1", "A2:C2"],
    ),
    "merged-head.xlsx": workbook(
        [
            ["No", "Kecamatan", "Penduduk", None, "Luas"],
            [None, None, "L", "P", None],
            [1, "Sukajadi", 120, 130, 3.5],
            [2, "Sail", 110, 125, 2.25],
        ],
        merge=["A1:A2", "B1:B2", "C1:D1", "E1:E2"],
    ),
    "merged-rows.xlsx": workbook(
        [
            ["Kecamatan", "Kelurahan", "RT"],
            ["Sukajadi", "A", 12],
            [None, "B", 14],
            ["Sail", "C", 10],
            [None, "D", 9],
        ],
        merge=["A2:A3", "A4:A5"],
    ),
    "dup-head.csv": "kecamatan,jumlah,jumlah\nSukajadi,12,13\nSail,14,15\n",
    "no-head.csv": "Sukajadi,2024,1200\nSail,2024,1300\nTampan,2024,1500\n",
    "years.csv": "kecamatan,2021,2022,2023\nSukajadi,1.5,2,3\nSail,4,5.25,6\n",
    "years-words.xlsx": workbook(
        [
            ["Uraian", "Tahun 2021", "Tahun 2022", "Tahun 2023"],
            ["PAD", 1500000, 1600000, 1700000],
            ["DAU", 2500000, 2600000, 2700000],
        ]
    ),
    "months.csv": "bulan,tahun,kasus\nJanuari,2024,120\nFebruari,2024,130\nMaret,2024,150\n",
    "month-year.csv": "periode,kasus\nJan-24,120\nFeb-24,130\nMar-24,150\n",
    "dates-dmy.csv": "tanggal,kasus\n13/01/2024,120\n14/02/2024,130\n05/03/2024,150\n",
    "dates-amb.csv": "tanggal,kasus\n01/02/2024,120\n03/04/2024,130\n05/06/2024,150\n",
    "dates-excel.xlsx": workbook(
        [["Tanggal", "Kasus"], [45292, 12], [45293, 14], [45294, 11]],
        fmt={"A2": "dd/mm/yyyy", "A3": "dd/mm/yyyy", "A4": "dd/mm/yyyy"},
    ),
    "dates-mixed.csv": "tanggal,kasus\n2024-01-05,120\n5 Januari 2024,130\n06/01/2024,150\n",
    "phones.csv": "kantor,telepon\nDisdik,0761-12345\nDinkes,(0761) 54321\n",
    "kode-lead0.csv": "kode,nama\n001,Satu\n002,Dua\n010,Sepuluh\n",
    "percent.csv": 'kecamatan,cakupan\nSukajadi,"85,5%"\nSail,90%\nTampan,"77,25%"\n',
    "rupiah.csv": "kegiatan;anggaran;realisasi\nJalan;Rp 1.200.000.000,00;Rp 900.000.000,00\nAir;Rp 300.000.000,00;Rp 250.000.000,50\n",
    "units.csv": 'sungai,panjang\nSiak,"12,5 km"\nKampar,"20 km"\nRokan,"7,25 km"\n',
    "colon-header.csv": "Nama: lengkap,Jumlah (#)\nA,20\nB,30\n",
    "quotes-header.csv": '"Nama ""resmi""",Jumlah\nA,20\nB,30\n',
    "braces-header.csv": "{nama},[jumlah],&a,*b,!c,%d,@e,- f\nA,20,30,40,50,60,70,80\nB,21,31,41,51,61,71,81\n",
    "yesno-header.csv": "no,yes,null,true,~\n1,20,30,40,50\n2,21,31,41,51\n",
    "num-header.csv": "kecamatan,1,2,3\nSukajadi,20,30,40\nSail,21,31,41\n",
    "long-header.csv": "Jumlah penduduk menurut kecamatan dan jenis kelamin berdasarkan hasil pendataan tahun dua ribu dua puluh empat yang dilaksanakan oleh dinas terkait bersama kelurahan se kota,nilai\nA,20\nB,30\n",
    "newline-header.csv": '"Nama\nkecamatan","Jumlah\n(jiwa)"\nA,20\nB,30\n',
    "empty-col.csv": "kecamatan,,jumlah\nSukajadi,,12\nSail,,14\n",
    "no-name-col.csv": "kecamatan,,jumlah\nSukajadi,x,12\nSail,y,14\n",
    "empty-head.csv": ",,\nSukajadi,2024,12\nSail,2024,14\n",
    "footer.csv": "kecamatan,jumlah\nSukajadi,12\nSail,14\nTotal,26\n\nSumber: Disdik 2024\n",
    "twosheets.xlsx": workbook(
        [["a", "b"], ["x", 20], ["y", 30]], name="Data", more={"Keterangan": [["Sumber: Disdik"]]}
    ),
    "twotables.xlsx": workbook(
        [["Kecamatan", "L"], ["Sukajadi", 12], ["Sail", 15], [], ["Kelurahan", "P"], ["A", 20], ["B", 25]]
    ),
    "onecol.csv": "kecamatan\nSukajadi\nSail\nTampan\n",
    "onerow.csv": "kecamatan,jumlah\nSukajadi,12\n",
    "headonly.csv": "kecamatan,jumlah\n",
    "cp1252.csv": "kecamatan;catatan\nSukajadi;30–40 “orang”\nSail;café\n".encode("cp1252"),
    "utf16.csv": "kecamatan\tjumlah\nSukajadi\t12\nSail\t14\n".encode("utf-16"),
    "pipes.csv": "kecamatan|jumlah\nSukajadi|12\nSail|14\n",
    "sep.csv": "sep=;\nkecamatan;jumlah\nSukajadi;12\nSail;14\n",
    "ragged.csv": "kecamatan,jumlah\nSukajadi,12,baik\nSail,14\n",
    "trailing-sep.csv": "kecamatan;jumlah;\nSukajadi;12;\nSail;14;\n",
    "dup-keys.csv": "kecamatan,jumlah\nSukajadi,12\nSukajadi,12\nSail,14\n",
    "latlong.csv": 'nama,lintang,bujur\nA,"0,5071","101,4478"\nB,"0,5333","101,45"\n',
    "latlong2.csv": "nama,lat,long\nA,0.5071,101.4478\nB,0.5333,101.45\n",
    "geo.geojson": '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nama":"A","jumlah":12},"geometry":{"type":"Point","coordinates":[101.4,0.5]}},{"type":"Feature","properties":{"nama":"B","jumlah":14},"geometry":{"type":"Point","coordinates":[101.5,0.6]}}]}',
    "obj.json": '{"data":[{"nama":"A","jumlah":12},{"nama":"B","jumlah":14}]}',
    "nested.json": '[{"nama":"A","alamat":{"jalan":"x"},"tag":["a","b"]},{"nama":"B","alamat":{"jalan":"y"},"tag":[]}]',
    "html.xls": "<html><body><table><tr><th>Kecamatan</th><th>Jumlah</th></tr><tr><td>Sukajadi</td><td>1.200</td></tr><tr><td>Sail</td><td>1.350</td></tr></table></body></html>",
    "sci.csv": "nama,nilai\nA,1.2E+08\nB,3.4E+09\n",
    "neg-paren.csv": "akun,selisih\nA,(1.200.000)\nB,2.500.000\nC,(300.500)\n",
    "big.csv": "nama;anggaran\nA;12.345.678.901.234\nB;1.000.000.000\n",
    "bool.csv": "nama,aktif\nA,Ya\nB,Tidak\nC,Ya\n",
    "check.csv": "nama,ada\nA,v\nB,-\nC,√\n",
    "stars.csv": "kecamatan,jumlah\nSukajadi,12*\nSail,14\nTampan,15**\n",
    "ranges.csv": "umur,jumlah\n0-4,120\n5-9,130\n10-14,140\n",
    "time.csv": "loket,buka,tutup\nA,08.00,16.00\nB,08.30,15.30\n",
    "ta.csv": "tahun ajaran,murid\n2021/2022,1200\n2022/2023,1300\n",
    "semester.csv": "semester,jumlah\nSemester I 2024,120\nSemester II 2024,130\n",
    "roman.csv": "triwulan,jumlah\nI,120\nII,130\nIII,140\nIV,150\n",
    "url.csv": "nama,situs\nA,https://a.go.id\nB,www.b.go.id\n",
    "emoji.csv": "nama,nilai\n😀,20\n🙂,30\n",
    "Data Penduduk Kec. Sukajadi (Rev 2).csv": "kelurahan,jumlah\nA,120\nB,130\n",
    "DATA.CSV": "kelurahan,jumlah\nA,120\nB,130\n",
    "a.b.c.csv": "kelurahan,jumlah\nA,120\nB,130\n",
    "nbsp-thousands.csv": "kecamatan;jumlah\nSukajadi;1\u00a0200\nSail;12\u00a0350\n",
    "space-thousands.csv": "kecamatan;jumlah\nSukajadi;1 200\nSail;12 350\n",
    "some-dots.csv": "kecamatan;jumlah\nSukajadi;1.200\nSail;1350\nTampan;980\n",
    "apostrophe.csv": "kode,jumlah\n'001,20\n'002,30\n",
    "eq-quote.csv": 'kode,jumlah\n="001",20\n="002",30\n',
    "formulas.xlsx": workbook(
        [["kecamatan", "l", "p", "jumlah"], ["Sukajadi", 12, 13, "=B2+C2"], ["Sail", 14, 15, "=B3+C3"]]
    ),
    "percent-fmt.xlsx": workbook(
        [["kecamatan", "cakupan"], ["Sukajadi", 0.855], ["Sail", 0.9]], fmt={"B2": "0.0%", "B3": "0.0%"}
    ),
    "rp-fmt.xlsx": workbook(
        [["kegiatan", "anggaran"], ["Jalan", 1200000], ["Air", 300000]],
        fmt={"B2": '"Rp"#,##0', "B3": '"Rp"#,##0'},
    ),
    "text-numbers.xlsx": workbook([["kode", "jumlah"], ["001", "1.200,50"], ["002", "2.300,75"]]),
    "text-thousands.xlsx": workbook([["kode", "jumlah"], ["001", "1.200"], ["002", "2.300"]]),
    "left-blank.xlsx": workbook(
        [[], [None, None, "Kecamatan", "Jumlah"], [None, None, "Sukajadi", 12], [None, None, "Sail", 15]]
    ),
    "colnumbers.xlsx": workbook(
        [["No", "Kecamatan", "Jumlah"], ["(1)", "(2)", "(3)"], [1, "Sukajadi", 12], [2, "Sail", 15]]
    ),
    "signature.xlsx": workbook(
        [
            ["Kecamatan", "Jumlah"],
            ["Sukajadi", 12],
            ["Sail", 15],
            [],
            [None, "Pekanbaru, 12 Januari 2025"],
            [None, "Kepala Dinas"],
            [],
            [None, "Budi Santoso"],
            [None, "NIP 198001012005011001"],
        ]
    ),
    "threehead.xlsx": workbook(
        [
            ["Kecamatan", "Murid", None, None, None],
            [None, "Negeri", None, "Swasta", None],
            [None, "L", "P", "L", "P"],
            ["Sukajadi", 12, 13, 14, 15],
            ["Sail", 22, 23, 24, 25],
        ],
        merge=["A1:A3", "B1:E1", "B2:C2", "D2:E2"],
    ),
    "subtotals.xlsx": workbook(
        [
            ["Wilayah", "Jumlah"],
            ["Kec. Sukajadi", 30],
            ["- Kel. A", 12],
            ["- Kel. B", 18],
            ["Kec. Sail", 40],
            ["- Kel. C", 40],
            ["Total", 70],
        ]
    ),
    "transposed.csv": 'uraian,Sukajadi,Sail,Tampan\nPenduduk,1200,1300,1500\nLuas,"3,5","4,25","5,1"\n',
    "kv.csv": 'uraian,nilai\nLuas wilayah,"632,27 km2"\nJumlah kecamatan,15\nPenduduk,1.100.000\n',
    "pivot.xlsx": workbook(
        [["Row Labels", "Sum of jumlah"], ["Sukajadi", 12], ["Sail", 15], ["Grand Total", 27]]
    ),
    "hiddensheet.xlsx": workbook(
        [["a", "b"], ["x", 20], ["y", 30]], name="Sheet1", more={"Sheet2": [], "Sheet3": []}
    ),
    "manysheets.xlsx": workbook(
        [["kecamatan", "jumlah"], ["Sail", 12]],
        name="2022",
        more={
            "2023": [["kecamatan", "jumlah"], ["Sail", 13]],
            "2024": [["kecamatan", "jumlah"], ["Sail", 14]],
        },
    ),
    "coversheet.xlsx": workbook(
        [["LAPORAN TAHUNAN"], ["Dinas Pendidikan"]],
        name="Sampul",
        more={"Tabel": [["kecamatan", "jumlah"], ["Sail", 12], ["Tampan", 14]]},
    ),
    "nik.csv": "nama,nik,jumlah\nBudi,1471010101800001,20\nSiti,1471014101850002,30\n",
    "yearstar.csv": "tahun,jumlah\n2022,1200\n2023,1300\n2024*,1250\n",
    "yearword.csv": "tahun,jumlah\nTahun 2022,1200\nTahun 2023,1300\n",
    "yearmonth.csv": "bulan,jumlah\n2024-01,120\n2024-02,130\n",
    "monthno.csv": "tahun,bulan,jumlah\n2024,1,120\n2024,2,130\n",
    "datetime.csv": "waktu,jumlah\n01/13/2024 08:00,12\n01/14/2024 09:30,13\n",
    "excel-text-date.xlsx": workbook(
        [["tanggal", "jumlah"], ["5 Januari 2024", 12], ["6 Februari 2024", 13]]
    ),
    "dec-point-id.csv": "kecamatan,rata\nSukajadi,1.5\nSail,2.75\n",
    "dec-3digits.csv": "kecamatan,indeks\nSukajadi,0.512\nSail,0.634\n",
    "dec-3digits-b.csv": "kecamatan,kepadatan\nSukajadi,12.512\nSail,15.634\n",
    "idr-word.csv": "kegiatan,nilai\nJalan,1.2 miliar\nAir,300 juta\n",
    "unit-head.csv": 'kecamatan,Luas (km²),Jumlah Penduduk (jiwa),Kepadatan (jiwa/km²)\nSukajadi,"3,76",47174,"12546,3"\nSail,"3,26",21492,"6592,6"\n',
    "slash-head.csv": "Kecamatan/Kelurahan,L/P,Ket.\nSukajadi,L,baik\nSail,P,baik\n",
    "percent-head.csv": "Kecamatan,Cakupan (%)\nSukajadi,85.5\nSail,90\n",
    "allempty-col.csv": "a,b\n,20\n,30\n",
    "dots-missing.csv": "kecamatan,jumlah\nSukajadi,...\nSail,15\nTampan,…\n",
    "zero-dash.csv": "kecamatan,jumlah\nSukajadi,-\nSail,-\nTampan,15\n",
    "desc.tsv": "kecamatan\tjumlah\nSukajadi\t12\nSail\t15\n",
    "bom-semicolon.csv": "\ufeffkecamatan;jumlah\r\nSukajadi;12\r\nSail;15\r\n",
}
OFFICERS = {
    "dup-head.csv": "kolom-ganda",
    "twotables.xlsx": "beberapa-tabel",
    "headonly.csv": "tabel-kosong",
    "ragged.csv": "baris-tidak-rata",
    "nested.json": "sel-bersarang",
    "formulas.xlsx": "rumus-belum-dihitung",
    "nik.csv": "data-pribadi",
}
"""What only the officer can mend, in the table itself."""


def wrong(root: Path) -> set[str]:
    return {each.code for each in errors(check_portal(root))}


@pytest.mark.parametrize("name", TABLES)
def test_a_new_folder_passes_but_for_what_only_the_officer_can_mend(
    portal: Portal, tmp_path: Path, name: str
) -> None:
    content, source = TABLES[name], tmp_path / "unduhan" / name
    source.parent.mkdir()
    source.write_bytes(content if isinstance(content, bytes) else content.encode())
    root = portal()
    made = new_item(root, Wanted("dataset", [str(source)]), answer)
    assert made.missing == []
    assert wrong(root) == ({OFFICERS[name]} if name in OFFICERS else set())


@pytest.mark.parametrize("name", TABLES)
def test_what_the_finding_has_to_paste_passes_as_well(portal: Portal, name: str) -> None:
    root = portal({f"datasets/uji/{name}": TABLES[name]})
    (finding,) = [each for each in check_portal(root) if each.code == "keterangan-tidak-ada"]
    pasted = re.search(r"\{.*\}$", finding.remedy)
    assert pasted
    (root / "datasets/uji/dataset.yml").write_text(filled(pasted[0]), "utf-8")
    assert wrong(root) == ({OFFICERS[name]} if name in OFFICERS else set())


def filled(line: str) -> str:
    line = line.replace('ringkasan: ""', 'ringkasan: "Uraian."')
    for key, value in (("kategori", "berkala"), ("penerbit", "disdik"), ("tipe", "bilangan")):
        line = re.sub(rf"{key}: (?=[,}}])", f"{key}: {value}", line)
    return line


def test_there_are_a_hundred() -> None:
    assert len(TABLES) >= 100
    assert OFFICERS.keys() <= TABLES.keys()
    assert len(OFFICERS) <= 7


@pytest.mark.parametrize(
    ("said", "kind"),
    [("1", "bilangan"), ("desimal", "desimal"), ("Teks", "teks"), ("", "")],
)
def test_a_mark_that_parts_thousands_or_not_is_asked_for(
    portal: Portal, tmp_path: Path, said: str, kind: str
) -> None:
    source, asked = tmp_path / "jumlah.csv", []
    source.write_text("kecamatan;jumlah\nSail;1.200\nTampan;3.400\n")

    def tell(question: str) -> str:
        asked.append(question)
        return said if question.startswith("Angka") else answer(question)

    root = portal()
    made = new_item(root, Wanted("dataset", [str(source)]), tell)
    assert (
        asked[0]
        == 'Angka "1.200" di kolom "jumlah": 1 bilangan (tandanya ribuan), 2 desimal (tandanya koma), 3 teks'
    )
    text = (root / made.files[0]).read_text("utf-8")
    assert f"tipe: {kind}" in text if kind else "belum pasti" in text
