"""Issues become proposals: recorded events, honest and hostile, through the converter and the workflow."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Finding, errors
from generator.forms.issue import FORMS, LABEL, form, form_text, labels
from generator.forms.questions import asked
from generator.intake.answers import answers_of
from generator.intake.attachments import (
    COUNT,
    SIZE,
    OnlyGitHub,
    TooLarge,
    allowed,
    copy_bounded,
    download,
    links_in,
)
from generator.intake.comment import MARKER, comment
from generator.intake.convert import Proposal, convert, issue_of
from generator.intake.run import main
from generator.kinds import KINDS
from generator.readers.yaml import read, read_front_matter

ROOT = Path(__file__).parent.parent
EVENTS = Path(__file__).parent / "events"
TEMPLATES = ROOT / ".github/ISSUE_TEMPLATE"
Portal = Callable[..., Path]
SCHOOLS = b"kecamatan,tahun,sekolah\nSail,2024,9\nSukajadi,2024,12\nSail,2025,9\nSukajadi,2025,11\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 16


class Store:
    """GitHub's store of attachments, in memory; remembers what was asked for."""

    def __init__(self, **contents: bytes) -> None:
        self.contents = contents
        self.asked: list[str] = []

    def __call__(self, url: str, target: Path) -> None:
        self.asked.append(url)
        name = url.rsplit("/", 1)[-1]
        content = self.contents.get(name.rpartition(".")[2].replace("-", "_"), self.contents.get("any"))
        if content is None:
            raise URLError("404")
        copy_bounded(io.BytesIO(content), target)


def proposed(name: str, root: Path, store: Store | None = None) -> Proposal:
    proposal = convert(EVENTS / f"{name}.json", root, store or Store(csv=SCHOOLS))
    assert proposal
    return proposal


def codes(findings: list[Finding]) -> list[str]:
    return sorted({finding.code for finding in findings})


def everything(root: Path) -> set[str]:
    found = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if path.parts[0] != "build"}


# --- the forms ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FORMS)
def test_forms_are_current(kind: str) -> None:
    current = (TEMPLATES / f"{kind}.yml").read_text("utf-8")
    assert current == form_text(kind), "run: python -m generator.forms.issue"


@pytest.mark.parametrize("kind", FORMS)
def test_form_is_what_github_takes(kind: str) -> None:
    """https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema"""
    made = yaml.safe_load(form_text(kind))
    assert set(made) == {"name", "description", "title", "labels", "body"}
    questions = [part for part in made["body"] if part["type"] != "markdown"]
    ids, names = [part["id"] for part in questions], [part["attributes"]["label"] for part in questions]
    assert len(set(ids)) == len(ids)
    assert len(set(names)) == len(names)
    for part in made["body"]:
        assert part["type"] in {"markdown", "input", "textarea", "dropdown", "checkboxes"}
        assert re.fullmatch(r"[\w-]+", part.get("id", "x"))
        assert len(set(part["attributes"].get("options", [1]) if part["type"] == "dropdown" else [1])) >= 1


@pytest.mark.parametrize("kind", FORMS)
def test_form_asks_for_all_that_must_be_there(kind: str) -> None:
    needed = {
        part["id"] for part in form(kind)["body"] if part.get("validations", {}).get("required") is True
    }
    required = {info.alias for info in KINDS[kind].model_fields.values() if info.is_required()}
    assert required <= needed
    assert [label for label, key in labels(kind) if key] == [
        part["attributes"]["label"]
        for part in form(kind)["body"]
        if part.get("id") in {k.name for k in asked(kind)}
    ]


def test_exempt_information_has_no_form() -> None:
    assert "dikecualikan" not in FORMS
    assert {path.stem for path in TEMPLATES.glob("*.yml")} == {*FORMS, "config"}


# --- honest events -----------------------------------------------------------------------------------


def test_a_dataset_passes_the_check(portal: Portal) -> None:
    root = portal()
    proposal = proposed("dataset", root)
    folder = "datasets/jumlah-sekolah-dasar-menurut-kecamatan"
    assert proposal.files == [f"{folder}/dataset.yml", f"{folder}/jumlah-sekolah.csv"]
    assert errors(proposal.findings) == []
    source, _ = read((root / proposal.files[0]).read_bytes(), "x")
    assert source
    shown = ("penerbit", "kategori", "topik", "sumber", "periode", "frekuensi")
    assert {key: source.data[key] for key in shown} == {
        "penerbit": "disdik", "kategori": "setiap-saat", "topik": ["pendidikan", "anak"],
        "sumber": ["Dapodik", "Laporan dinas"], "periode": "2024/2025", "frekuensi": "tahunan",
    }  # fmt: skip
    assert source.data["berkas"][0]["kunci"] == ["kecamatan", "tahun"]
    assert (root / proposal.files[1]).read_bytes() == SCHOOLS


def test_an_edited_issue_gives_the_new_address(portal: Portal) -> None:
    assert proposed("dataset-diubah", portal()).files[0] == "datasets/sekolah-dasar/dataset.yml"


def test_a_document_takes_a_picture_by_its_title(portal: Portal) -> None:
    root = portal()
    store = Store(txt=b"Laporan kinerja.\n", any=PNG)
    proposal = proposed("dokumen", root, store)
    assert [Path(name).name for name in proposal.files] == [
        "dokumen.yml",
        "laporan.txt",
        "sampul-laporan.png",
    ]
    source, _ = read((root / proposal.files[0]).read_bytes(), "x")
    assert source
    assert (source.data["tahun"], source.data["jenis"]) == ("2025", "Laporan")
    assert source.data["kewajiban"] == ["B02"]


def test_an_announcement_carries_its_text_and_the_day_of_the_issue(portal: Portal) -> None:
    root = portal()
    proposal = proposed("pengumuman", root)
    assert proposal.files == ["content/pengumuman/2026-11-20-libur-kabut-asap.md"]
    assert errors(proposal.findings) == []
    source, _ = read_front_matter((root / proposal.files[0]).read_bytes(), "x")
    assert source
    assert source.body.strip().startswith("Sekolah **libur**.")
    assert "### Kontak\n\nHubungi sekolah." in source.body


def test_a_service_takes_lists_line_by_line(portal: Portal) -> None:
    root = portal()
    proposal = proposed("layanan", root)
    source, _ = read((root / proposal.files[0]).read_bytes(), "x")
    assert source
    assert source.data["persyaratan"] == ["Ijazah asli", "Salinan ijazah"]
    assert source.data["prosedur"] == ["Datang ke loket", "Serahkan berkas"]
    assert errors(proposal.findings) == []


def test_what_is_no_form_is_left_alone(portal: Portal, tmp_path: Path) -> None:
    root = portal()
    before = everything(root)
    assert convert(EVENTS / "bukan-isian.json", root, Store()) is None
    assert main(EVENTS / "bukan-isian.json", root, tmp_path / "keluar", Store()) == 0
    assert list((tmp_path / "keluar").iterdir()) == []
    assert everything(root) == before


def test_an_item_that_is_there_is_not_overwritten(portal: Portal) -> None:
    root = portal({"datasets/sekolah-dasar/dataset.yml": "judul: Lama\n"})
    proposal = proposed("dataset-diubah", root)
    assert proposal.files == []
    assert codes(proposal.findings) == ["sudah-ada"]
    assert (root / "datasets/sekolah-dasar/dataset.yml").read_text() == "judul: Lama\n"


# --- hostile events ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(path.stem for path in EVENTS.glob("*.json")))
def test_nothing_lands_outside_the_new_item(portal: Portal, tmp_path: Path, name: str) -> None:
    root = portal()
    before = everything(root)
    main(EVENTS / f"{name}.json", root, tmp_path / "keluar", Store(csv=SCHOOLS, txt=b"isi", any=PNG))
    new = everything(root) - before
    assert len({Path(path).parent for path in new}) <= 1
    for path in new:
        assert re.fullmatch(r"(datasets|content/(dokumen|pengumuman|layanan))/[a-z0-9-]+(/|\.)[\w.-]+", path)
    assert not list(tmp_path.rglob("terkena"))


def test_shell_words_are_only_words(portal: Portal, tmp_path: Path) -> None:
    root = portal()
    main(EVENTS / "perintah.json", root, tmp_path / "keluar", Store(csv=SCHOOLS))
    (path,) = root.glob("datasets/*/dataset.yml")
    assert path.parent.name == "github-workflows-x"
    source, findings = read(path.read_bytes(), "x")
    assert source
    assert findings == []
    assert source.data["judul"].startswith("$(touch terkena)")
    assert source.data["topik"] == ["id", "id"]
    assert (tmp_path / "keluar/judul.txt").read_text().count("\n") == 1


def test_names_that_lead_elsewhere_are_refused(portal: Portal) -> None:
    store = Store(csv=SCHOOLS, any=b"x")
    proposal = proposed("jalur", portal(), store)
    assert [Path(name).name for name in proposal.files] == ["dataset.yml", "data.csv"]
    assert {"nama-berkas", "isi-lain"} <= set(codes(proposal.findings))
    assert [url.rsplit("/", 1)[-1] for url in store.asked] == ["dataset.yml", "data.csv"]


def test_templates_and_markup_stay_one_scalar(portal: Portal) -> None:
    root = portal()
    proposal = proposed("templat", root)
    source, findings = read((root / proposal.files[0]).read_bytes(), "x")
    assert source
    assert findings == []
    assert source.data["judul"].startswith("{{ ''.__class__")
    assert source.data["ringkasan"].endswith("--- judul: lain penerbit: kota-uji")
    assert "penerbit-tak-dikenal" in codes(proposal.findings)
    assert source.data["penerbit"] is None


def test_only_the_store_of_github_is_asked(portal: Portal) -> None:
    store = Store(csv=SCHOOLS)
    proposal = proposed("hos-lain", portal(), store)
    assert store.asked == ["https://github.com/user-attachments/files/7/jumlah.csv"]
    assert codes(proposal.findings) == ["lampiran-lain"]


def test_a_false_heading_fills_no_other_question(portal: Portal) -> None:
    root = portal()
    source, _ = read((root / proposed("judul-palsu", root).files[0]).read_bytes(), "x")
    assert source
    assert source.data["judul"] == "Jumlah sekolah dasar menurut kecamatan"


def with_body(tmp_path: Path, body: object, **more: object) -> Path:
    path = tmp_path / "event.json"
    issue = {"number": 1, "body": body, "created_at": "2026-11-20T00:00:00Z", **more}
    path.write_text(json.dumps({"issue": issue}))
    return path


@pytest.mark.parametrize(
    "body", [None, 7, ["### Judul"], "", "### Jenis terbitan\n\ndikecualikan\n\n### Judul\n\nx"]
)
def test_other_shapes_of_events_give_nothing(portal: Portal, tmp_path: Path, body: object) -> None:
    assert convert(with_body(tmp_path, body), portal(), Store()) is None


@pytest.mark.parametrize("number", ["1; rm -rf /", -1, 0, True, 1.5, None])
def test_a_number_is_a_number(portal: Portal, tmp_path: Path, number: object) -> None:
    body = json.loads((EVENTS / "dataset.json").read_text())["issue"]["body"]
    assert convert(with_body(tmp_path, body, number=number), portal(), Store()) is None


@pytest.mark.parametrize(
    ("created", "day"),
    [
        ("2026-11-19T23:30:00Z", "2026-11-20"),
        ("2026-11-20T16:59:59Z", "2026-11-20"),
        ("9999-12-31T23:00:00Z", ""),
    ],
)
def test_the_day_of_an_issue_is_that_of_the_office(tmp_path: Path, created: str, day: str) -> None:
    issue = issue_of(with_body(tmp_path, "isi", created_at=created))
    assert (issue["day"] if issue else "") == day


@pytest.mark.parametrize("text", ["{", "[]", '{"issue": 1}', "[" * 100_000, "null", "\xff"])
def test_broken_events_give_nothing(portal: Portal, tmp_path: Path, text: str) -> None:
    path = tmp_path / "event.json"
    path.write_text(text, "latin-1")
    assert convert(path, portal(), Store()) is None


def test_a_huge_body_is_cut_and_a_huge_event_not_read(portal: Portal, tmp_path: Path) -> None:
    body = json.loads((EVENTS / "dataset.json").read_text())["issue"]["body"]
    root = portal()
    proposal = convert(with_body(tmp_path, body + "x" * 1_000_000), root, Store(csv=SCHOOLS))
    assert proposal
    assert (root / proposal.files[0]).stat().st_size < 20_000
    assert convert(with_body(tmp_path, body + "x" * 6_000_000), root, Store()) is None


@given(st.text(max_size=400))
def test_any_text_is_an_answer_or_none(text: str) -> None:
    answers = answers_of(f"### Jenis terbitan\n\nlayanan\n\n### Judul\n\n{text}")
    assert answers
    assert answers.kind == "layanan"


# --- attachments -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (PNG, "isi-lain"),
        (b"MZ\x90", "isi-lain"),
        (b"<html>", "isi-lain"),
        (b"", "berkas-kosong"),
        (None, "lampiran-hilang"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(portal: Portal, content: bytes | None, code: str) -> None:
    proposal = proposed("dataset", portal(), Store(**({} if content is None else {"csv": content})))
    assert code in codes(proposal.findings)
    assert [Path(name).name for name in proposal.files] == ["dataset.yml"]


def test_a_file_past_the_limit_is_refused(portal: Portal, tmp_path: Path) -> None:
    with pytest.raises(TooLarge):
        copy_bounded(io.BytesIO(b"x" * (SIZE + 1)), tmp_path / "x")
    proposal = proposed("dataset", portal(), Store(csv=b"a,b\n" + b"1,2\n" * (SIZE // 4)))
    assert "berkas-terlalu-besar" in codes(proposal.findings)


def test_too_many_attachments_are_a_finding() -> None:
    findings: list[Finding] = []
    text = "\n".join(f"https://github.com/user-attachments/files/{n}/a{n}.csv" for n in range(COUNT + 5))
    assert len(links_in(text, findings)) == COUNT
    assert codes(findings) == ["lampiran-terlalu-banyak"]


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("https://github.com/user-attachments/files/1/a.csv", True),
        ("https://objects.githubusercontent.com/x?y=z", True),
        ("https://github-production-user-asset-6210df.s3.amazonaws.com/x", True),
        ("https://evil.s3.amazonaws.com/x", False),
        ("http://github.com/x", False),
        ("https://github.com:8443/x", False),
        ("https://github.com.evil.example/x", False),
        ("https://evil.example#.githubusercontent.com", False),
        ("https://127.0.0.1/", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_hosts_of_the_store_are_opened(url: str, fine: bool, tmp_path: Path) -> None:
    assert allowed(url) is fine
    if not fine:
        with pytest.raises(URLError):
            download(url, tmp_path / "x")
        with pytest.raises(URLError):
            OnlyGitHub().redirect_request(Request("https://github.com/"), io.BytesIO(), 302, "", {}, url)  # type: ignore[arg-type]


# --- the comment -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["dataset", "perintah", "templat", "hos-lain"])
def test_words_of_the_issue_stand_in_code_only(portal: Portal, name: str) -> None:
    text = comment(proposed(name, portal()))
    assert text.startswith(MARKER)
    outside = re.sub(r"(?ms)^(`{3,})text\n.*?^\1$", "", text)
    for word in ("<img", "<script", "${{", "{{", "@", "http", "touch"):
        assert word not in outside


def test_a_fence_cannot_be_closed_from_inside() -> None:
    finding = Finding("x", "````` <b>\n```", "y", "z")  # type: ignore[arg-type]
    text = comment(Proposal(1, "t", "2026-01-01", ["datasets/x/`````.csv"], [finding]))
    fences = re.findall(r"^`+", text, re.MULTILINE)
    assert fences.count("``````") == 4
    assert len(fences) == 4


def test_the_step_writes_what_the_next_job_needs(portal: Portal, tmp_path: Path) -> None:
    root, target = portal(), tmp_path / "keluar"
    assert main(EVENTS / "dataset.json", root, target, Store(csv=SCHOOLS)) == 0
    assert sorted(path.name for path in target.iterdir()) == [
        *("berkas", "ditinjau.md", "judul.txt", "komentar.md")
    ]
    assert (target / "judul.txt").read_text(
        "utf-8"
    ) == "Masukan #12: Jumlah sekolah dasar menurut kecamatan\n"
    assert "lolos pemeriksaan" in (target / "komentar.md").read_text("utf-8")
    assert len(everything(target / "berkas")) == 2


# --- the workflow ------------------------------------------------------------------------------------


def intake() -> dict[str, dict[str, object]]:
    return yaml.safe_load((ROOT / ".github/workflows/intake.yml").read_text("utf-8"))["jobs"]


def test_who_reads_the_issue_may_not_write_and_who_writes_does_not_read_it() -> None:
    jobs = intake()
    assert jobs["convert"]["permissions"] == {"contents": "read"}
    assert jobs["propose"]["permissions"] == {
        "contents": "write",
        "issues": "write",
        "pull-requests": "write",
    }
    assert "generator" not in json.dumps(jobs["propose"])


def test_nothing_of_the_issue_is_interpolated() -> None:
    text = (ROOT / ".github/workflows/intake.yml").read_text("utf-8")
    used = set(re.findall(r"\$\{\{\s*(.+?)\s*\}\}", text))
    assert used <= {"github.event.issue.number", "github.token", "github.event.repository.default_branch"}
    assert f"'{LABEL}'" in text
    for job in intake().values():
        for step in job["steps"]:  # type: ignore[attr-defined]
            assert "${{" not in step.get("run", "")
