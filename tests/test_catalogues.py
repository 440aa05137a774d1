"""The catalogue for machines, read by programs that are not ours: rdflib, pyshacl, json."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pyshacl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import catalogue, file, item, small, table
from rdflib import DCTERMS, FOAF, Graph, Namespace, URIRef
from rdflib import RDF as RDF_NS
from rdflib.compare import isomorphic

from generator.catalogues import LISTS
from generator.catalogues.dcat import FREQUENCIES, nodes
from generator.catalogues.jdih import is_regulation
from generator.catalogues.us import REPEATS
from generator.emitters import catalogues
from generator.kinds.document import Document
from generator.kinds.resource import Frequency
from generator.model import Catalogue
from generator.output import Output
from generator.rdf import RDF
from generator.rdf.graph import Iri, Literal, Node, node

BASE = "https://ppid.example.go.id/portal/"
DCAT = Namespace("http://www.w3.org/ns/dcat#")
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
SHAPES = Path(__file__).parent / "shapes" / "catalogue.ttl"
READ_AS = {"jsonld": "json-ld", "ttl": "turtle", "xml": "xml"}
"""Our suffix → rdflib's name of the format."""
# rdflib 7 reads JSON-LD through a class that it has itself deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
EVERY_FORM = pytest.mark.parametrize(("suffix", "form"), RDF.items())


def emitted(made: Catalogue, folder: Path) -> Path:
    out = Output(folder / "docs", folder / "files")
    catalogues.emit(made, out)
    out.write()
    return folder / "files"


def graph(path: Path) -> Graph:
    return Graph().parse(path, format=READ_AS[path.suffix[1:]])


def written(form: ModuleType, suffix: str, *made: Node) -> Graph:
    target = io.StringIO()
    form.write(made, target)
    return Graph().parse(data=target.getvalue(), format=READ_AS[suffix])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return emitted(small(), tmp_path_factory.mktemp("catalogues"))


def test_every_form_is_read_by_rdflib() -> None:
    assert RDF.keys() == READ_AS.keys()


@EVERY_FORM
def test_all_forms_say_the_same(suffix: str, form: ModuleType, site: Path) -> None:
    assert isomorphic(graph(site / f"katalog.{suffix}"), graph(site / "katalog.ttl"))


@EVERY_FORM
def test_the_catalogue_keeps_to_the_shapes(suffix: str, form: ModuleType, site: Path) -> None:
    conforms, _, report = pyshacl.validate(
        graph(site / f"katalog.{suffix}"), shacl_graph=Graph().parse(SHAPES)
    )
    assert conforms, report


@pytest.mark.parametrize(
    "missing", [DCTERMS.title, DCTERMS.publisher, DCAT.accessURL, FOAF.name, SPDX.algorithm]
)
def test_the_shapes_would_notice(missing: URIRef, site: Path) -> None:
    broken = graph(site / "katalog.ttl")
    broken.remove((None, missing, None))
    conforms, _, _ = pyshacl.validate(broken, shacl_graph=Graph().parse(SHAPES))
    assert not conforms


def test_what_the_catalogue_says_of_a_dataset(site: Path) -> None:
    found = graph(site / "katalog.jsonld")
    here = URIRef(f"{BASE}dataset/penduduk/")
    assert str(found.value(here, DCTERMS.title)) == "Jumlah penduduk <b>& rumah</b>"
    assert found.value(here, DCTERMS.title).language == "id"
    assert str(found.value(here, DCTERMS.accrualPeriodicity)).endswith("/frequency/ANNUAL")
    period = found.value(here, DCTERMS.temporal)
    assert [str(found.value(period, each)) for each in (DCAT.startDate, DCAT.endDate)] == [
        "2021-01-01",
        "2025-12-31",
    ]
    files = {str(found.value(each, DCAT.downloadURL)) for each in found.objects(here, DCAT.distribution)}
    names = ("asli/penduduk.csv", "penduduk.csv", "penduduk.xlsx", "penduduk.json", "penduduk.parquet")
    assert files == {f"{BASE}dataset/penduduk/{name}" for name in names}
    original = URIRef(f"{BASE}dataset/penduduk/#asli/penduduk.csv")
    assert int(found.value(original, DCAT.byteSize)) == 1234
    assert str(found.value(found.value(original, SPDX.checksum), SPDX.checksumValue)).lower() == "ab" * 32


def test_documents_are_resources_and_samples_say_so(site: Path) -> None:
    found = graph(site / "katalog.ttl")
    (document,) = found.objects(URIRef(f"{BASE}#katalog"), DCAT.resource)
    assert document == URIRef(f"{BASE}dokumen/perda-1/")
    assert str(found.value(document, DCTERMS.title)) == "[Contoh] Perda 1"
    assert URIRef(f"{BASE}dokumen/perda-1/perda%201.pdf") in set(found.objects(document, DCTERMS.hasFormat))
    assert "pengumuman" not in (site / "katalog.ttl").read_text()


TEXT = st.text(st.characters(exclude_categories=()), max_size=40) | st.sampled_from(
    ['"""', "\\", "\\u0000", "<>", "]]>", "@prefix", "\r\n", "a\tb", "\ud800", "</rdf:RDF>", "\u2028"]
)


@EVERY_FORM
@given(words=TEXT, address=TEXT)
def test_no_word_breaks_a_form(suffix: str, form: ModuleType, words: str, address: str) -> None:
    subject = node(
        f"https://x.id/{address}",
        "dcat:Dataset",
        ("dct:title", Literal(words, language="id")),
        ("dct:identifier", Literal(words)),
        ("dcat:landingPage", Iri(f"https://x.id/#{address}")),
    )
    found = written(form, suffix, subject, node("https://x.id/lain/b", "dcat:Dataset"))
    assert len(found) == 5
    values = {str(each) for each in found.objects(predicate=DCTERMS.identifier)}
    assert values == {Literal(words).value}


@EVERY_FORM
def test_named_nodes_are_told_once_and_blank_ones_where_they_are(suffix: str, form: ModuleType) -> None:
    office = node("https://x.id/o", "foaf:Agent", ("foaf:name", Literal("Dinas")))
    blank = node(None, "dct:PeriodOfTime", ("dcat:startDate", Literal("2025-01-01", datatype="xsd:date")))
    both = [
        node(f"https://x.id/{n}", "dcat:Dataset", ("dct:publisher", office), ("dct:temporal", [blank, blank]))
        for n in range(2)
    ]
    found = written(form, suffix, *both)
    assert len(list(found.subjects(RDF_NS.type, FOAF.Agent))) == 1
    assert len(list(found.subjects(RDF_NS.type, DCTERMS.PeriodOfTime))) == 4
    assert len(found) == 2 + 2 + 2 + 4 + 8


@EVERY_FORM
def test_a_large_catalogue_is_paged(
    suffix: str, form: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "PAGE", 2)
    site = emitted(catalogue(*(item("dataset", f"d-{n}") for n in range(5))), tmp_path)
    address, seen = f"katalog.{suffix}", []
    while address:
        page = graph(site / address)
        seen += sorted(str(each) for each in page.subjects(RDF_NS.type, DCAT.Dataset))
        here = URIRef(BASE + address)
        assert int(page.value(here, HYDRA.totalItems)) == 5
        assert page.value(here, HYDRA.next) == page.value(here, HYDRA.nextPage)
        following = page.value(here, HYDRA.next)
        address = str(following).removeprefix(BASE) if following else ""
    assert seen == [f"{BASE}dataset/d-{n}/" for n in range(5)]


def test_the_nodes_of_a_page_are_made_once_for_all_forms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def counted(made: Catalogue, items: list[Any]) -> Any:
        asked.append(len(items))
        return nodes(made, items)

    monkeypatch.setattr(catalogues, "PAGE", 2)
    monkeypatch.setattr(catalogues.dcat, "nodes", counted)
    emitted(catalogue(*(item("dokumen", f"d-{number}") for number in range(5))), tmp_path)
    assert asked == [2, 2, 1]


def test_a_small_catalogue_is_not_paged(site: Path) -> None:
    assert not list(graph(site / "katalog.ttl").subjects(RDF_NS.type, HYDRA.PagedCollection))
    assert not (site / "katalog").exists()


@pytest.mark.parametrize("name", [*LISTS, *(f"katalog.{suffix}" for suffix in RDF)])
def test_an_empty_portal_and_equal_bytes(name: str, site: Path, tmp_path: Path) -> None:
    document = (emitted(catalogue(), tmp_path / "1") / name).read_bytes()
    if name.endswith(".json"):
        assert json.loads(document) == [] or json.loads(document)["dataset"] == []
    elif not name.endswith(".jsonl"):
        assert len(Graph().parse(data=document, format=READ_AS[name.rsplit(".", maxsplit=1)[-1]])) > 5
    assert (emitted(small(), tmp_path / "2") / name).read_bytes() == (site / name).read_bytes()


@pytest.mark.parametrize("frequency", Frequency)
def test_every_frequency_has_its_word(frequency: Frequency) -> None:
    assert FREQUENCIES[frequency]
    assert REPEATS[frequency]


def test_data_json_has_what_dcat_us_requires(site: Path) -> None:
    found = json.loads((site / "data.json").read_bytes())
    assert found["conformsTo"] == "https://project-open-data.cio.gov/v1.1/schema"
    (dataset,) = found["dataset"]
    required = {"@type", "title", "description", "keyword", "modified", "publisher", "contactPoint"}
    assert required | {"identifier", "accessLevel"} <= dataset.keys()
    assert dataset["accessLevel"] == "public"
    assert dataset["contactPoint"] == {
        "@type": "vcard:Contact",
        "fn": "PPID Kota Contoh",
        "hasEmail": "mailto:ppid@example.go.id",
    }
    assert dataset["temporal"] == "2021-01-01/2025-12-31"
    assert dataset["accrualPeriodicity"] == "R/P1Y"
    assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
    for each in dataset["distribution"]:
        assert each["downloadURL"].startswith(BASE)
        assert "/" in each["mediaType"]


JDIH_FIELDS = [
    "idData", "tahun_pengundangan", "tanggal_pengundangan", "jenis", "noPeraturan", "judul", "noPanggil",
    "singkatanJenis", "tempatTerbit", "penerbit", "deskripsiFisik", "sumber", "subjek", "isbn", "status",
    "bahasa", "bidangHukum", "teuBadan", "nomorIndukBuku", "fileDownload", "urlDownload", "abstrak",
    "urlAbstrak", "urlDetailPeraturan", "operasi", "display",
]  # fmt: skip


def regulations(folder: Path, *items: Any) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(
        (emitted(catalogue(*items), folder) / "jdih/integrasi.json").read_bytes()
    )
    return found


def test_a_regulation_has_every_field_of_jdihn_as_text(tmp_path: Path) -> None:
    rule = item(
        "dokumen",
        "perda-4-2020",
        judul="Pajak Daerah",
        jenis="Peraturan Daerah",
        singkatan_jenis="PERDA",
        nomor="4",
        tahun="2020",
        tanggal_pengundangan="2020-05-06",
        teu_badan="Contoh (Kota)",
        files=(
            file("content/dokumen/p/2020perda4abs.pdf", media_type="application/pdf"),
            file("content/dokumen/p/2020perda4.docx"),
            file("content/dokumen/p/2020perda4.pdf", media_type="application/pdf"),
        ),
    )
    (row,) = regulations(tmp_path, rule, item("dokumen", "laporan"))
    assert list(row) == JDIH_FIELDS
    assert all(isinstance(value, str) for value in row.values())
    assert (
        row
        | {
            "idData": "perda-4-2020",
            "tahun_pengundangan": "2020",
            "tanggal_pengundangan": "2020-05-06",
            "noPeraturan": "4",
            "judul": "Pajak Daerah",
            "status": "Berlaku",
            "bahasa": "Indonesia",
            "fileDownload": "2020perda4.pdf",
            "urlDownload": f"{BASE}dokumen/perda-4-2020/2020perda4.pdf",
            "abstrak": "2020perda4abs.pdf",
            "urlDetailPeraturan": f"{BASE}dokumen/perda-4-2020/",
            "operasi": "4",
            "display": "1",
        }
        == row
    )


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"status": "dicabut", "alasan": "x"}, "Tidak Berlaku"),
        ({"dicabut_dengan": "perda-2"}, "Tidak Berlaku"),
        ({"diubah_dengan": "perda-2"}, "Berlaku"),
    ],
)
def test_what_is_revoked_is_not_in_force(keys: dict[str, str], expected: str, tmp_path: Path) -> None:
    (row,) = regulations(tmp_path, item("dokumen", "p", jenis="Peraturan Daerah", nomor="1", **keys))
    assert row["status"] == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"tipe_dokumen": "peraturan perundang-undangan"}, True),
        ({"tipe_dokumen": "monografi hukum", "jenis": "Buku", "nomor": "1"}, False),
        ({"jenis": "Keputusan", "nomor": "1"}, True),
        ({"jenis": "Laporan"}, False),
        ({}, False),
    ],
)
def test_which_documents_are_regulations(keys: dict[str, str], expected: bool) -> None:
    meta = item("dokumen", "p", **keys).meta
    assert isinstance(meta, Document)
    assert is_regulation(meta) is expected


def test_the_bulk_file_has_every_item_on_a_line(site: Path) -> None:
    rows = [json.loads(line) for line in (site / "katalog.jsonl").read_bytes().split(b"\n")[:-1]]
    assert [(row["jenis"], row["slug"]) for row in rows] == [(each.kind, each.slug) for each in small().items]
    first = rows[0]
    assert first["alamat"] == f"{BASE}dataset/penduduk/"
    assert first["metadata"]["judul"] == "Jumlah penduduk <b>& rumah</b>"
    assert first["metadata"]["topik"] == ["kependudukan"]
    assert first["berkas"][0] == {
        "alamat": f"{BASE}dataset/penduduk/asli/penduduk.csv",
        "jenis_media": "text/csv",
        "ukuran": 1234,
        "sha256": "ab" * 32,
    }


@pytest.mark.parametrize("name", LISTS)
def test_hostile_words_do_not_break_a_list(name: str, tmp_path: Path) -> None:
    words = 'a"b\\c\n\u2028</script>'
    odd = item("dataset", "a", judul=words, tables=(table("t"),))
    rule = item("dokumen", "b", judul=words, jenis=words, nomor="1")
    text = (emitted(catalogue(odd, rule), tmp_path) / name).read_text(encoding="utf-8")
    if name.endswith(".jsonl"):
        assert len([json.loads(line) for line in text.split("\n")[:-1]]) == 3
    else:
        json.loads(text)


def test_the_nodes_of_a_page_are_made_one_by_one() -> None:
    made = nodes(catalogue(item("dataset", "a")), [item("dataset", "a")])
    assert next(made).types == ("dcat:Catalog",)
    assert next(made).types == ("dcat:Dataset",)
