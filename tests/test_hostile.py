"""Attack: inputs come from hundreds of offices and pull requests from anyone.

Nothing crashes without a finding, nothing leaves the folder, nothing becomes markup.
"""

from __future__ import annotations

import functools
import io
import json
import re
import resource
import time
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hostile import PAYLOADS, TAG, dumped, filled
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from generator.check import check
from generator.findings import FORMATS, Finding, Place, errors
from generator.kinds import KINDS
from generator.kinds.duty import Deadlines, Duty, DutyGroup, Terms
from generator.load import load
from generator.pipeline import build_portal, check_portal
from generator.settings import Settings

Portal = Callable[..., Path]
KNOWN: dict[str, Any] = {
    "kategori": "berkala",
    "penerbit": "disdik",
    "tanggal": "2025-07-01",
    "status": "berlaku",
}
PATHS = {
    "dataset": "datasets/serang/dataset.yml",
    "dokumen": "content/dokumen/serang/dokumen.yml",
    "pengumuman": "content/pengumuman/2025-07-01-serang.md",
    "layanan": "content/layanan/serang.yml",
    "indikator": "content/indikator/serang.yml",
    "organisasi": "content/organisasi/serang.yml",
    "dikecualikan": "content/dikecualikan/serang.yml",
}
GIVEN: dict[str, dict[str, Any]] = {
    "dataset": {"berkas": [{"berkas": "data.csv"}], "grafik": [], "peta": None},
    "dokumen": {"berkas": []},
    "indikator": {
        "dataset": None,
        "saring": None,
        "target": None,
        "berkas": None,
        "seri": None,
        "perbandingan": None,
    },
    "organisasi": {"induk": "kota-uji"},
    "dikecualikan": {"penerbit": "kota-uji"},
}
"""Keys that name other things, which would only be told as missing."""
NOT_TEXT = {"kewajiban", "pola", "seri", "rentang", "bahasa"}


def test_every_kind_is_attacked() -> None:
    assert set(PATHS) == set(KINDS)


def hostile_files(payload: str) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {}
    for kind, model in KINDS.items():
        given = {**KNOWN, **dict.fromkeys(NOT_TEXT), **GIVEN.get(kind, {})}
        known = {key: value for key, value in given.items() if takes(model, key)}
        data = {key: value for key, value in filled(model, payload, known).items() if value is not None}
        if kind == "dataset":
            column = {"judul": payload, "satuan": payload, "definisi": payload}
            data["berkas"] = [{"berkas": "data.csv", "judul": payload, "kolom": {"nilai": column}}]
            data["grafik"] = [
                {"jenis": "garis", "x": "tahun", "y": "nilai", "judul": payload, "keterangan": payload}
            ]
        if kind == "dikecualikan":  # else each of the others would be told to be exempt
            data["judul"] = f"Rahasia: {payload}"
        text = dumped(data)
        files[PATHS[kind]] = f"---\n{text}---\n\n{payload}\n" if PATHS[kind].endswith(".md") else text
    cell = '"' + payload.replace('"', '""').replace("\r", "") + '"'
    files["datasets/serang/data.csv"] = f"tahun,nilai,kata\n2023,1,{cell}\n2024,2,{cell}\n2025,3,x\n"
    files["content/tentang/serang.md"] = f"---\njudul: {json.dumps(payload)}\n---\n\n{payload}\n"
    files["content/dokumen/serang/surat.txt"] = payload.encode() * 2
    files["content/istilah.yml"] = dumped(filled(Terms, payload, {}))
    files["content/kewajiban/berkala.yml"] = dumped(
        filled(DutyGroup, payload, {"bulan_maks": 3, "butir": [filled(Duty, payload, {"kode": "B01"})]})
    )
    deadline = {"kode": "T1", "judul": payload, "nilai": 10, "catatan": payload, "satuan": payload}
    files["content/kewajiban/tenggat.yml"] = dumped(filled(Deadlines, payload, {"tenggat": [deadline]}))
    portal = {"alamat_dasar": "https://uji.example.go.id/", "wilayah": "14.71", "badan_publik": "kota-uji"}
    fixed = {
        "bahasa": ["id"],
        "lisensi": "CC-BY-4.0",
        "hub_websub": None,
        "repositori": None,
        "cabang": "main",
    }
    settings_data = {k: v for k, v in filled(Settings, payload, {**portal, **fixed}).items() if v is not None}
    files["mkdocs.yml"] = yaml.safe_dump({"site_name": payload, "extra": {"portal": settings_data}})
    return files


def takes(model: Any, key: str) -> bool:
    return any(key == field.alias for field in model.model_fields.values())


@pytest.fixture(scope="module", params=PAYLOADS)
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a portal in which every text is one payload."""
    root = tmp_path_factory.mktemp("serangan")
    good = {
        "content/organisasi/kota-uji.yml": "judul: Kota\n",
        "content/organisasi/disdik.yml": "judul: Dinas\ninduk: kota-uji\n",
    }
    for name, content in {**good, **hostile_files(PAYLOADS[request.param])}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    findings = errors(check(load(root, root / "build/cache")))
    assert findings == [], [str(finding) for finding in findings]
    return build_portal(root).site


def of(site: Path, *suffixes: str) -> Iterator[tuple[Path, bytes]]:
    for path in sorted(site.rglob("*")):
        ours = not {"assets", "admin"} & set(path.relative_to(site).parts)
        if path.is_file() and ours and path.suffix in suffixes:
            yield path, path.read_bytes()


def no_markup(tree: Any, where: Path) -> None:
    """No element, attribute or address of the attacker's."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        assert TAG not in element.tag.lower(), where
        for name, value in element.attrib.items():
            assert not str(name).lower().startswith("on"), (where, name, value)
            assert TAG not in str(name), (where, name)
            if name in ("href", "src", "action", "srcset", "data"):
                scheme = re.match(r"[\s\x00-\x20]*([a-z]+)\s*:", str(value), re.IGNORECASE)
                assert not scheme or scheme[1].lower() in ("http", "https", "mailto", "tel"), (where, value)
            assert name != "src" or "jahat.example" not in str(value), (where, value)
            assert name != "class" or TAG not in str(value), (where, value)


def test_no_text_becomes_html(attacked: Path) -> None:
    for path, raw in of(attacked, ".html"):
        tree = html.document_fromstring(raw, html.HTMLParser(encoding="utf-8"))
        no_markup(tree, path)
        for script in tree.iter("script"):
            code = script.text_content()
            if "json" in (script.get("type") or ""):
                json.loads(code)
            else:
                assert TAG not in code, path


def test_no_text_becomes_xml_or_breaks_it(attacked: Path) -> None:
    for path, raw in of(attacked, ".xml", ".opml", ".svg"):
        root = etree.fromstring(raw)
        no_markup(root, path)
        for element in root.iter():
            name = str(element.tag).rpartition("}")[2]
            above = element.getparent()
            in_item = above is not None and str(above.tag).rpartition("}")[2] == "item"
            is_html = element.get("type") == "html" or (name in ("encoded", "description") and in_item)
            if is_html and element.text and "<" in element.text:
                no_markup(html.fragment_fromstring(element.text, create_parent="div"), path)


def test_no_template_is_run(attacked: Path) -> None:
    for path, raw in of(
        attacked, ".html", ".xml", ".json", ".jsonld", ".opml", ".ics", ".csv", ".txt", ".ttl"
    ):
        assert b"51317" not in raw, path


def test_json_stays_json(attacked: Path) -> None:
    files = list(of(attacked, ".json", ".jsonld", ".geojson"))
    assert files
    for _, raw in files:
        json.loads(raw)


def test_no_text_becomes_a_line_of_a_calendar(attacked: Path) -> None:
    for path, raw in of(attacked, ".ics"):
        lines = raw.decode().split("\r\n")
        assert not [line for line in lines if line.startswith("ATTACH")], path
        assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT")
        assert "\r" not in raw.decode().replace("\r\n", "")


def test_nothing_lies_outside_the_site(attacked: Path) -> None:
    allowed = {"mkdocs.yml", "content", "datasets", "build"}
    assert {path.name for path in attacked.parent.parent.iterdir()} == allowed


# --- YAML ----------------------------------------------------------------------------------------

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        "judul: !!python/object/apply:os.system ['touch x']\n",
        "judul: !!binary aGFsbG8=\n",
        "judul: !include /etc/passwd\n",
        "a: " + "[" * 10_000,
        "{" * 5_000,
        "? [a]\n: b\n",
        "<<: {judul: x}\n",
        "judul: \x00\n",
        "judul: " + "x" * 3_000_000,
        "\ufeffjudul: x\n---\njudul: y\n",
        "%YAML 9.9\n---\njudul: x\n",
        "judul: |\n" + "\t\n" * 1000,
        "- " * 5_000,
        "judul: &a x\nringkasan: *a\n",
        "judul: 1e400\ntanggal: 2025-07-01\n",
        "judul: \ud800\n".encode("utf-8", "surrogatepass"),
        b"\xff\xfe\x00j\x00u",
    ],
    ids=lambda text: repr(text[:20]),
)
@pytest.mark.parametrize("source", ["datasets/x/dataset.yml", "content/istilah.yml"])
def test_yaml_that_attacks_is_told_in_short_time(portal: Portal, text: str | bytes, source: str) -> None:
    root = portal({source: text, "datasets/x/a.csv": "a,b\n1,2\n"})
    begin = time.process_time()
    findings = check_portal(root)
    assert time.process_time() - begin < 10
    assert any(finding.place.file == source for finding in findings)
    assert not (root / "x").exists()


# --- containers ----------------------------------------------------------------------------------


def archive(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return stream.getvalue()


XXE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
NESTED = [b'<!ENTITY %c "%s">' % (ord(b), (b"&%c;" % ord(a)) * 10) for a, b in pairwise("abcdefghi")]
LOL = b'<!DOCTYPE a [<!ENTITY a "' + b"x" * 1000 + b'">' + b"".join(NESTED) + b"]><a>&i;</a>"
CONTAINERS = {
    "bom": lambda: archive({"xl/workbook.xml": b"\0" * 300_000_000, "[Content_Types].xml": b"<a/>"}),
    "xxe": lambda: archive({"xl/workbook.xml": XXE, "[Content_Types].xml": XXE, "word/document.xml": XXE}),
    "lol": lambda: archive({"xl/workbook.xml": LOL, "word/document.xml": LOL, "content.xml": LOL}),
    "keluar": lambda: archive({"../../../../tmp/zqx-keluar": b"x", "xl/workbook.xml": b"<a/>"}),
    "banyak": lambda: archive({f"xl/{n}.xml": b"" for n in range(30_000)}),
    "dua": lambda: b"%PDF-1.7\n%%EOF\n" + archive({"a.html": b"<script>zqx()</script>"}),
    "html": lambda: b"<html><script>zqx()</script></html>",
    "svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>zqx()</script></svg>',
    "gif": lambda: b"GIF89a/*<script>zqx()</script>*/=1;",
    "elf": lambda: b"\x7fELF" + bytes(2000),
    "kosong": lambda: archive({}),
}


@functools.cache
def container(attack: str) -> bytes:
    """Made once for all names; three of them take a second each."""
    return CONTAINERS[attack]()


SUFFIXES = ("xlsx", "ods", "xls", "docx", "pdf", "png", "odt", "csv", "json")


@pytest.mark.parametrize("name", [f"a.{suffix}" for suffix in SUFFIXES])
@pytest.mark.parametrize("attack", CONTAINERS)
def test_a_file_that_attacks_is_told_and_bounded(portal: Portal, name: str, attack: str) -> None:
    table = name.rpartition(".")[2] in ("xlsx", "ods", "xls", "csv", "json")
    folder = "datasets/x" if table else "content/dokumen/x"
    declared = f"{folder}/{'dataset' if table else 'dokumen'}.yml"
    yaml_text = "judul: A\nringkasan: B\nkategori: berkala\npenerbit: disdik\n"
    root = portal({declared: yaml_text, f"{folder}/{name}": container(attack)})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    findings = check_portal(root)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500_000  # KB on Linux
    assert any(finding.place.file == f"{folder}/{name}" for finding in findings)
    assert not any("root:" in str(finding) for finding in findings)
    assert not Path("/tmp/zqx-keluar").exists()


def test_an_svg_is_never_published(portal: Portal) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" onload="zqx()"/>'
    yaml_text = "judul: A\nringkasan: B\nkategori: berkala\npenerbit: disdik\n"
    root = portal({"content/dokumen/x/dokumen.yml": yaml_text, "content/dokumen/x/a.svg": svg})
    assert [finding.code for finding in errors(check_portal(root))] == ["jenis-berkas-terlarang"]


# --- names and numbers of files ------------------------------------------------------------------

NAMES = [
    "a\nb",
    "a\u202eb",
    "a\u200db",
    "-rf",
    "a;b",
    "a|b",
    "$(id)",
    "%2e%2e",
    "CON",
    "a" * 200,
    "é",
    "e\u0301",
    "\x7f",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("folder", ["datasets", "content/dokumen", "content/tentang"])
def test_a_folder_of_any_name_is_told_or_published_safely(portal: Portal, folder: str, name: str) -> None:
    root = portal()
    inside = root / folder / name
    inside.mkdir(parents=True)
    (inside / ("dataset.yml" if folder == "datasets" else "dokumen.yml")).write_text(
        "judul: A\nringkasan: B\nkategori: berkala\npenerbit: disdik\n"
    )
    (inside / "a.csv").write_text("a,b\n1,2\n2,3\n")
    findings = check_portal(root)
    for form in ("text", "github", "markdown"):  # the others give machines the name as it is
        for line in FORMATS[form](findings):
            assert "\u202e" not in line
    assert all(str(finding).isprintable() for finding in findings)


@pytest.mark.parametrize(
    ("first", "second"), [("Data.csv", "data.csv"), ("caf\u00e9.csv", "cafe\u0301.csv"), ("a.csv", "A.CSV")]
)
def test_names_equal_but_for_case_or_unicode_form(portal: Portal, first: str, second: str) -> None:
    yaml_text = "judul: A\nringkasan: B\nkategori: berkala\npenerbit: disdik\n"
    root = portal({"datasets/x/dataset.yml": yaml_text, f"datasets/x/{first}": "a,b\n1,2\n2,3\n"})
    (root / "datasets/x" / second).write_text("a,b\n3,4\n5,6\n")
    assert {finding.code for finding in errors(check_portal(root))} & {"alamat-ganda", "nama-berkas"}


def test_ten_thousand_tiny_files(portal: Portal) -> None:
    yaml_text = "judul: A\nringkasan: B\nkategori: berkala\npenerbit: disdik\nberkas: a.txt\n"
    root = portal({"content/dokumen/x/dokumen.yml": yaml_text, "content/dokumen/x/a.txt": "isi berkas\n"})
    for number in range(10_000):
        (root / f"content/dokumen/x/{number}.txt").write_bytes(b"x")
    begin = time.process_time()
    findings = check_portal(root)
    assert time.process_time() - begin < 20
    assert {finding.code for finding in findings} == {"berkas-tak-disebut"}


def test_ten_thousand_folders_deep_or_wide(portal: Portal) -> None:
    root = portal()
    deep = root / "datasets"
    for _ in range(200):
        deep /= "a"
    deep.mkdir(parents=True)
    (deep / "a.csv").write_text("a\n1\n")
    assert [finding.code for finding in check_portal(root)] == ["keterangan-tidak-ada"]


def test_a_link_inside_a_folder_of_links(portal: Portal, tmp_path: Path) -> None:
    (tmp_path / "luar").mkdir()
    (tmp_path / "luar/rahasia.yml").write_text("judul: rahasia\n")
    root = portal()
    for name in ("content/layanan", "datasets"):
        (root / name).symlink_to(tmp_path / "luar")
    (root / "content/organisasi/rahasia.yml").symlink_to(tmp_path / "luar/rahasia.yml")
    (root / "content/istilah.yml").symlink_to(tmp_path / "luar/rahasia.yml")
    (root / "content/pengecualian-data-pribadi.yml").symlink_to(tmp_path / "luar/rahasia.yml")
    codes = {finding.code for finding in check_portal(root)}
    assert codes == {"tautan-simbolik", "berkas-tidak-ada"}


# --- reports -------------------------------------------------------------------------------------


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
@pytest.mark.parametrize("form", FORMATS)
def test_a_report_is_not_markup_either(form: str, payload: str) -> None:
    finding = Finding(Place(f"datasets/{payload}", 3), payload, payload, "kode")
    text = "\n".join(FORMATS[form]([finding]))
    if form in ("json", "sarif"):
        json.loads(text)
    elif form == "markdown":
        assert len(text.splitlines()) == 3
        assert "<" not in text
        assert f"[{TAG}](" not in text
        assert not re.search(r"https?://", text)
    else:
        assert len(text.splitlines()) == 1


# --- fuzzing -------------------------------------------------------------------------------------

BOUNDED = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
HEAD = "judul: A\nringkasan: B\nkategori: berkala\npenerbit: disdik\n"
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = sorted({field.alias or name for model in KINDS.values() for name, field in model.model_fields.items()})


@BOUNDED
@given(text=st.text(max_size=200) | st.binary(max_size=200))
@example(text="a: !")
@example(text="? ")
@example(text=b"\x00\x00\xfe\xff")
def test_any_bytes_as_metadata(portal: Portal, text: str | bytes) -> None:
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    check_portal(
        portal({"datasets/x/dataset.yml": raw, "content/istilah.yml": raw, "content/layanan/a.yml": raw})
    )


@BOUNDED
@given(data=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6), kind=st.sampled_from(sorted(KINDS)))
def test_any_values_for_the_known_keys(portal: Portal, data: dict[str, Any], kind: str) -> None:
    text = dumped({"judul": "A", "ringkasan": "B", "kategori": "berkala", "penerbit": "disdik", **data})
    source = PATHS[kind]
    root = portal({source: f"---\n{text}---\nisi\n" if source.endswith(".md") else text})
    for finding in check_portal(root):
        assert str(finding).isprintable()


@BOUNDED
@given(
    raw=st.binary(max_size=300) | st.text(alphabet="a1,;\t|\"'\n\r .-%Rp\x00é", max_size=300).map(str.encode)
)
@example(raw=b'"')
@example(raw=b"\xef\xbb\xbf")
@example(raw=b"a,b\n\x00,\x1a\n")
@pytest.mark.parametrize("suffix", ["csv", "json", "xlsx", "parquet", "geojson", "xls"])
def test_any_bytes_as_a_table(portal: Portal, raw: bytes, suffix: str) -> None:
    if suffix == "xlsx":
        raw = b"PK\x03\x04" + raw if len(raw) % 2 else raw
    root = portal({"datasets/x/dataset.yml": HEAD, f"datasets/x/a.{suffix}": raw})
    for other in (root / "datasets/x").glob("a.*"):
        if other.suffix != f".{suffix}":
            other.unlink()
    for finding in check_portal(root):
        assert str(finding).isprintable()
