"""What happens to an issue after it was written: edited, opened again, labelled, half uploaded, by a bot."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError

import pytest
import yaml
from conftest import ROOT
from test_intake import EVENTS, PNG, SCHOOLS, Store, codes, proposed

from generator.findings import errors
from generator.forms.issue import FORMS
from generator.intake.attachments import SIZE, links_in
from generator.intake.convert import convert
from generator.intake.run import main
from generator.readers.yaml import read, read_front_matter

Portal = Callable[..., Path]
ADDRESS = "datasets/jumlah-sekolah-dasar"


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_with_nothing_but_what_must_be_there(portal: Portal, kind: str) -> None:
    """All other questions stand there as ``_No response_``: none of it gets into a file."""
    root = portal()
    proposal = proposed(f"kosong-{kind}", root, Store(csv=SCHOOLS, txt=b"Laporan kinerja.\n"))
    assert errors(proposal.findings) == []
    reader = read_front_matter if kind == "pengumuman" else read
    source, faults = reader((root / proposal.files[0]).read_bytes(), "x")
    assert source
    assert faults == []
    assert "No response" not in (root / proposal.files[0]).read_text("utf-8")
    assert source.data["penerbit"] == "disdik"
    assert not {"kewajiban", "topik", "frekuensi", "sumber", "terbit"} & source.data.keys()


@pytest.mark.parametrize("name", ["dibuka-lagi", "bot", "diberi-label"])
def test_what_is_open_is_converted_whoever_wrote_it(portal: Portal, name: str) -> None:
    """Who may have it converted is the workflow's to say: a member, or a member's label."""
    proposal = proposed(name, portal())
    assert proposal.files == [f"{ADDRESS}/dataset.yml", f"{ADDRESS}/jumlah-sekolah.csv"]
    assert errors(proposal.findings) == []


def test_the_title_of_the_form_counts_and_not_that_of_the_issue(portal: Portal) -> None:
    assert proposed("diubah-judul", portal()).files[0] == "datasets/sekolah-dasar-negeri/dataset.yml"


def test_an_issue_that_was_closed_is_left_alone(portal: Portal, tmp_path: Path) -> None:
    assert convert(EVENTS / "ditutup.json", portal(), Store(csv=SCHOOLS)) is None
    assert main(EVENTS / "ditutup.json", portal(), tmp_path / "keluar", Store(csv=SCHOOLS)) == 0
    assert list((tmp_path / "keluar").iterdir()) == []


def test_the_workflow_asks_for_the_same() -> None:
    flow = yaml.safe_load((ROOT / ".github/workflows/intake.yml").read_text("utf-8"))
    assert set(flow[True]["issues"]["types"]) == {"opened", "edited", "labeled", "reopened"}
    assert "github.event.issue.state == 'open' &&" in flow["jobs"]["convert"]["if"]


def test_a_picture_that_github_writes_as_html_has_its_name(portal: Portal) -> None:
    store = Store(txt=b"Laporan kinerja.\n", any=PNG)
    proposal = proposed("gambar-html", portal(), store)
    assert [Path(name).name for name in proposal.files] == [
        "dokumen.yml",
        "Laporan.Kinerja.2025.txt",
        "sampul-laporan.png",
    ]
    assert len(store.asked) == 2


def test_an_image_tag_leads_nowhere_else() -> None:
    findings: list[object] = []
    text = '<img alt="x" src="https://jahat.example/a.png"><img src=x onerror="https://github.com/a">'
    assert links_in(text, findings) == []  # type: ignore[arg-type]
    assert codes(findings) == ["lampiran-lain"]  # type: ignore[arg-type]


def test_of_attachments_with_one_name_the_first_is_taken(portal: Portal) -> None:
    root = portal()
    contents = {"1001": SCHOOLS, "1002": b"a,b\n1,2\n", "1003": b"c,d\n3,4\n"}

    def fetch(url: str, target: Path) -> None:
        target.write_bytes(contents[url.split("/")[-2]])

    proposal = convert(EVENTS / "nama-sama.json", root, fetch)
    assert proposal
    assert [Path(name).name for name in proposal.files] == ["dataset.yml", "data.csv"]
    assert (root / proposal.files[1]).read_bytes() == SCHOOLS
    assert [each.place.file for each in proposal.findings if each.code == "sudah-ada"] == [
        "data.csv",
        "DATA.CSV",
    ] or (
        sorted(each.place.file for each in proposal.findings if each.code == "sudah-ada")
        == ["DATA.CSV", "data.csv"]
    )


def test_an_upload_that_was_not_waited_for_is_told(portal: Portal) -> None:
    proposal = proposed("terunggah-sebagian", portal())
    assert [Path(name).name for name in proposal.files] == ["dataset.yml"]
    assert "tanpa-tabel" in codes(proposal.findings)


def test_an_attachment_that_was_deleted_is_told_and_the_others_are_taken(portal: Portal) -> None:
    def fetch(url: str, target: Path) -> None:
        if "lama" in url:
            raise HTTPError(url, 404, "Not Found", None, None)  # type: ignore[arg-type]
        target.write_bytes(SCHOOLS)

    proposal = convert(EVENTS / "dihapus.json", portal(), fetch)
    assert proposal
    assert [Path(name).name for name in proposal.files] == ["dataset.yml", "jumlah-sekolah.csv"]
    assert [str(each) for each in errors(proposal.findings)] == [
        "lama.csv: lampiran ini tidak dapat diambil. Unggah ulang ke isian, lalu simpan. [lampiran-hilang]"
    ]


@pytest.mark.parametrize(("size", "taken"), [(SIZE, True), (SIZE + 1, False)])
def test_the_limit_of_githubs_is_the_last_size_that_is_taken(portal: Portal, size: int, taken: bool) -> None:
    row = b"Sail,2024,9\n"
    content = b"kecamatan,tahun,sekolah\n" + row
    content += b" " * (size - len(content))
    proposal = proposed("kosong-dataset", portal(), Store(csv=content))
    assert ("berkas-terlalu-besar" in codes(proposal.findings)) is not taken
    assert (len(proposal.files) == 2) is taken


def test_personal_data_gets_into_no_branch_and_is_not_said_again(portal: Portal, tmp_path: Path) -> None:
    root, target = portal(), tmp_path / "keluar"
    before = {path for path in root.rglob("*") if path.is_file()}
    assert main(EVENTS / "nik.json", root, target, Store(csv=SCHOOLS)) == 0
    said = (target / "komentar.md").read_text("utf-8")
    assert "memuat data pribadi, jadi tidak dijadikan usulan" in said
    assert "[data-pribadi]" in said
    assert "1471012304050001" not in said
    assert [path.name for path in target.iterdir()] == ["komentar.md"]
    new = {path for path in root.rglob("*") if path.is_file()} - before
    assert not [path for path in new if "build" not in path.parts]


@pytest.mark.parametrize("path", sorted(EVENTS.glob("*.json")), ids=lambda path: path.stem)
def test_a_record_looks_like_one_of_githubs(path: Path) -> None:
    event = json.loads(path.read_text("utf-8"))
    assert {"action", "repository"} <= event.keys()
    assert {"issue", "sender"} <= event.keys() or "workflow_run" in event
