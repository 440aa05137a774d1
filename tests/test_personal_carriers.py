"""Where a file carries what nobody sees: members of office files, pictures, tables beside their cells."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from documents import samples
from PIL import Image, PngImagePlugin

from generator.documents.picture import inside
from generator.documents.text import Reading
from generator.personal import besides, container
from generator.pipeline import check_portal

NIK = "1471016503900001"
SAID = f"NIK {NIK}"
MEMBERS = {
    "xl/pivotCache/pivotCacheRecords1.xml": f'<r><s v="{SAID}"/></r>',
    "xl/pivotCache/pivotCacheDefinition1.xml": f"<c><s v='{SAID}'/></c>",
    "xl/externalLinks/externalLink1.xml": f"<e><v>{SAID}</v></e>",
    "xl/drawings/drawing1.xml": f"<d><a:t>{SAID}</a:t></d>",
    "xl/charts/chart1.xml": f"<c><a:t>{SAID}</a:t></c>",
    "xl/workbook.xml": f"<w><definedName>&quot;{SAID}&quot;</definedName></w>",
    "xl/worksheets/sheet1.xml": f'<f>IF(A1,"{SAID}")</f>',
    "xl/worksheets/sheet2.xml": f"<oddHeader>&amp;C{SAID}</oddHeader>",
    "xl/worksheets/sheet3.xml": f'<dataValidation prompt="{SAID}"/>',
    "xl/worksheets/_rels/sheet1.xml.rels": f'<R><Relationship Target="https://a.go.id/?nik={NIK}"/></R>',
    "word/document.xml": f'<wp:docPr id="1" name="a" descr="{SAID}"/>',
    "word/people.xml": f'<w15:person w15:author="{SAID}"/>',
    "word/settings.xml": f'<w:docVar w:name="a" w:val="{SAID}"/>',
    "word/glossary/document.xml": f"<w:t>{SAID}</w:t>",
    "docProps/core.xml": f"<dc:description>{SAID}</dc:description>",
    "xl/threadedComments/threadedComment1.xml": f"<text>{SAID}</text>",
}


@pytest.mark.parametrize("member", MEMBERS)
def test_each_member_of_an_office_file_is_searched(member: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, MEMBERS[member])
    assert {each.kind for each in container.sightings(path)} == {"nik"}


def test_cells_are_not_told_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", f"<c><v>{NIK}</v></c><c><t>{SAID}</t></c>")
        archive.writestr("xl/sharedStrings.xml", f"<si><t>{SAID}</t></si>")
    assert container.sightings(path) == []


def picture(**options: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 8)).save(stream, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def named_png() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", SAID)
    return picture(format="PNG", pnginfo=info)


@pytest.mark.parametrize(
    "content",
    [
        picture(format="JPEG", comment=SAID.encode()),
        picture(format="JPEG", xmp=f"<dc:creator>{SAID}</dc:creator>".encode()),
        named_png(),
    ],
    ids=["komentar JPEG", "XMP", "teks PNG"],
)
def test_what_a_picture_says_of_itself_comes_to_the_search(content: bytes) -> None:
    reading = Reading()
    inside(content, reading)
    assert any(SAID in each.text for each in reading.besides)


def test_metadata_of_parquet_and_members_of_geojson_are_searched(tmp_path: Path) -> None:
    table = pa.table({"kode": ["1"]}).replace_schema_metadata({"asal": SAID})
    pq.write_table(table, tmp_path / "a.parquet")
    feature = {"type": "Feature", "id": "a", "properties": {"nik": NIK}, "geometry": None}
    collection = {"type": "FeatureCollection", "name": SAID, "features": [feature]}
    (tmp_path / "a.geojson").write_text(json.dumps(collection))
    for name in ("a.parquet", "a.geojson"):
        (found,) = besides.sightings(tmp_path / name)
        assert (found.kind, found.where) == ("nik", "keterangan berkas")


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"features": 3}', b'{"features": [1, null]}'])
def test_broken_geojson_has_nothing_beside_its_cells(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.geojson").write_bytes(content)
    assert besides.sightings(tmp_path / "a.geojson") == []


def test_lists_and_pictures_beside_pages_are_searched(portal: object, tmp_path: Path) -> None:
    photo = samples.jpeg(tmp_path / "a.jpg", {0x013B: SAID}).read_bytes()
    root = portal(  # type: ignore[operator]
        {
            "content/istilah.yml": f"# {SAID}\n- [apbd, anggaran]\n",
            "content/tentang/foto.jpg": photo,
            "content/tentang/index.md": "# Tentang\n",
        }
    )
    told = {each.place.file for each in check_portal(root) if each.code == "data-pribadi"}
    assert told == {"content/istilah.yml", "content/tentang/foto.jpg"}
