"""Arguments and exit codes."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from generator.cli import ask_officer, main, parser
from generator.findings import FORMATS


@pytest.mark.parametrize("line", ["--portal /usr check", "check --portal /usr"])
def test_the_folder_may_be_named_before_or_after_the_command(line: str) -> None:
    assert parser().parse_args(line.split()).portal == Path("/usr")


@pytest.mark.parametrize("line", ["--quiet build", "build --quiet"])
def test_quiet_may_stand_before_or_after_the_command(line: str) -> None:
    assert parser().parse_args(line.split()).quiet is True


def test_the_default_is_this_folder_and_not_quiet() -> None:
    arguments = parser().parse_args(["check"])
    assert (arguments.portal, arguments.quiet, arguments.format) == (Path(), False, "text")


@pytest.mark.parametrize(
    "line",
    ["", "terbangkan", "check --format xml", "serve --port satu", "serve --port 65536", "serve --port 0"],
)
def test_wrong_usage_gives_two(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(line.split())
    assert stopped.value.code == 2
    assert "terang" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "terang: belum ditulis: PERINTAH."),
        ("terbangkan", "PERINTAH: 'terbangkan' tidak ada. Yang ada: "),
        ("check --format xml", "--format: 'xml' tidak ada. Yang ada: "),
        ("build --base-url", "--base-url: nilainya belum ditulis."),
        ("serve --port satu", "--port: 'satu' bukan nomor port; tulis 1 sampai 65535."),
        ("build --base-url contoh", "--base-url: 'contoh' bukan alamat; tulis lengkap dengan https://."),
        ("chek", "'chek' tidak ada. Maksud Anda \"check\"? Yang ada: "),
        ("new datset a.csv", "'datset' tidak ada. Maksud Anda \"dataset\"? Yang ada: "),
        ("build --cepat", "tidak dikenal: --cepat."),
        ("new dataset", "terang new: belum ditulis: FILE."),
        ("build --no-cache=ya", "--no-cache tidak memakai nilai 'ya'."),
    ],
)
def test_wrong_usage_is_said_in_indonesian(line: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(line.split())
    complaint = capsys.readouterr().err
    assert said in complaint
    assert complaint.startswith("cara pakai: terang")


@pytest.mark.parametrize("command", ["", "check", "build", "serve", "new", "clean", "hook", "verify"])
def test_help_is_in_indonesian(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*command.split(), "--help"])
    assert stopped.value.code == 0
    text = capsys.readouterr().out
    assert text.startswith("cara pakai: terang")
    assert not set(re.findall(r"[a-z]+", text)) & {
        "usage",
        "positional",
        "options",
        "show",
        "exit",
        "arguments",
    }


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_a_folder_without_a_portal_is_a_finding(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--portal", str(tmp_path), "--quiet", command]) == 1
    printed = capsys.readouterr().out
    assert "[bukan-portal]" in printed
    assert printed.splitlines()[-1] == "1 masalah; tidak ada yang diterbitkan."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["--portal", "{}", "check"], ["build", "--portal", "{}"]])
@pytest.mark.parametrize("name", ["tidak-ada", "berkas"])
def test_a_portal_folder_that_does_not_exist_is_wrong_use(
    words: list[str], name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(SystemExit) as ended:
        main([word.format(tmp_path / name) for word in words])
    assert ended.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"--portal: folder '{tmp_path / name}' tidak ada. Lihat: terang" in printed.err


Portal = Callable[..., Path]
Capture = pytest.CaptureFixture[str]
TABLE = "kode,tahun,orang\n01,2024,5\n02,2024,6\n"
ROOT = Path(__file__).parent.parent
BROKEN = {"datasets/x/dataset.yml": "judul: X\n", "datasets/x/x.csv": TABLE}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-penuh"),
        (errno.EROFS, "akses-ditolak"),
        (errno.EACCES, "akses-ditolak"),
        (errno.ENOENT, ""),
    ],
)
def test_a_disk_that_takes_no_more_is_a_finding_and_no_traceback(
    portal: Portal, capsys: Capture, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    root = portal()

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number), str(root / "build/.site-new/a"))

    assert run("--portal", root, "build") == 0
    before = (root / "build/site/SHA256SUMS").read_bytes()
    capsys.readouterr()
    monkeypatch.setattr("generator.site.write_manifest", refuse)
    if code:
        assert run("--portal", root, "build") == 1
        assert f"[{code}]" in capsys.readouterr().out
    else:
        with pytest.raises(FileNotFoundError):  # a fault of the program keeps its traceback
            run("--portal", root, "build")
    assert (root / "build/site/SHA256SUMS").read_bytes() == before
    assert not (root / "build/.site-new").exists()


def test_a_reader_that_has_seen_enough_is_no_fault(portal: Portal) -> None:
    root = portal({f"datasets/x{n}/dataset.yml": "judul: X\n" for n in range(600)})
    command = [sys.executable, "-m", "generator", "--portal", str(root), "--quiet", "check"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def run(*line: str | Path) -> int:
    return main(["--quiet", *map(str, line)])


@pytest.fixture(autouse=True)
def nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))


@pytest.mark.parametrize("order", [("--portal", "{}", "check"), ("check", "--portal", "{}")])
def test_check_gives_zero_for_a_sound_portal(portal: Portal, capsys: Capture, order: tuple[str, ...]) -> None:
    assert run(*(part.format(portal()) for part in order)) == 0
    assert capsys.readouterr().out == "tidak ada masalah; siap diterbitkan.\n"


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_check_gives_one_and_the_report_in_every_form(portal: Portal, capsys: Capture, name: str) -> None:
    assert run("--portal", portal(BROKEN), "check", "--format", name) == 1
    printed = capsys.readouterr().out
    assert "kunci-wajib" in printed
    assert ("masalah; tidak ada yang diterbitkan." in printed.splitlines()[-1]) is (name == "text")


def test_check_shows_only_what_lies_below_a_path(portal: Portal, capsys: Capture) -> None:
    files = {**BROKEN, "content/layanan/y.yml": "judul: Y\n"}
    assert run("--portal", portal(files), "check", "content/layanan") == 1
    assert "datasets/x" not in capsys.readouterr().out


def test_build_publishes_or_says_why_not(portal: Portal, capsys: Capture) -> None:
    root = portal()
    assert run("--portal", root, "build", "--base-url", "https://lain.example/x/") == 0
    assert "diterbitkan di build/site." in capsys.readouterr().out
    assert "https://lain.example/x/" in (root / "build/site/sitemap.xml").read_text()
    assert run("--portal", portal(BROKEN), "build") == 1
    assert "tidak ada yang diterbitkan." in capsys.readouterr().out


def test_new_makes_a_folder_and_says_what_is_left(portal: Portal, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "orang.csv").write_text(TABLE)
    root = portal()
    assert run("--portal", root, "new", "dataset", tmp_path / "orang.csv", "--penerbit", "disdik") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["datasets/orang/dataset.yml", "datasets/orang/orang.csv"]
    assert lines[2] == (
        "2 berkas dibuat; isi ringkasan, kategori, lalu jalankan: terang check datasets/orang"
    )
    assert run("new", "dataset", tmp_path / "orang.csv", "--portal", root) == 1
    assert "[sudah-ada]" in capsys.readouterr().out


def test_new_takes_a_target_and_a_title(portal: Portal, tmp_path: Path) -> None:
    (tmp_path / "orang.csv").write_text(TABLE)
    root = portal()
    target = ("--tujuan", "datasets/disdik/2024/orang", "--judul", "Orang: semua")
    assert run("--portal", root, "new", "dataset", tmp_path / "orang.csv", *target) == 0
    assert 'judul: "Orang: semua"' in (root / "datasets/disdik/2024/orang/dataset.yml").read_text()


def test_new_and_clean_outside_a_portal(tmp_path: Path, capsys: Capture) -> None:
    assert run("--portal", tmp_path, "new", "layanan", "x") == 1
    assert capsys.readouterr().out.endswith("1 masalah; tidak ada yang dibuat.\n")
    assert list(tmp_path.iterdir()) == []


def test_clean_writes_beside_and_overwrites_nothing(tmp_path: Path, capsys: Capture) -> None:
    document = Document()
    document.core_properties.author = "Seseorang"
    document.save(str(tmp_path / "surat.docx"))
    assert run("clean", tmp_path / "surat.docx") == 0
    assert capsys.readouterr().out.splitlines()[-1] == str(tmp_path / "surat-bersih.docx")
    assert Document(str(tmp_path / "surat-bersih.docx")).core_properties.author == ""
    assert run("clean", tmp_path / "surat.docx") == 1
    assert "[sudah-ada]" in capsys.readouterr().out
    assert run("clean", tmp_path / "surat.docx", "--ke", tmp_path / "lain.docx") == 0


def test_clean_tells_of_a_file_that_is_not_there(tmp_path: Path, capsys: Capture) -> None:
    assert run("clean", tmp_path / "surat.docx") == 1
    assert "tidak ada. Periksa jalurnya. [berkas-tidak-ada]" in capsys.readouterr().out


def test_an_empty_mkdocs_yml_is_told_how_it_begins(portal: Portal, capsys: Capture) -> None:
    assert run("--portal", portal({"mkdocs.yml": ""}), "check") == 1
    assert "`site_name: Portal Informasi Publik`" in capsys.readouterr().out


def test_clean_refuses_what_it_does_not_know(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.bin").write_bytes(b"\x00\x01")
    assert run("clean", tmp_path / "a.bin") == 1
    assert "[format-tak-dibersihkan]" in capsys.readouterr().out


def test_verify_knows_what_was_changed(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.txt").write_text("isi")
    (tmp_path / "SHA256SUMS").write_text(f"{hashlib.sha256(b'isi').hexdigest()}  a.txt\n")
    assert run("verify", tmp_path) == 0
    (tmp_path / "a.txt").write_text("lain")
    assert run("verify", tmp_path, "--format", "json") == 1
    assert "sidik-berbeda" in capsys.readouterr().out


def test_hook_needs_a_repository(portal: Portal, commit: Callable[..., str], capsys: Capture) -> None:
    root = portal()
    assert run("--portal", root, "hook", "install") == 1
    assert capsys.readouterr().out.endswith("tidak ada yang dipasang.\n")
    commit(root, "awal")
    assert run("--portal", root, "hook", "install") == 0


@pytest.mark.parametrize(
    "line",
    [
        "new",
        "new dataset",
        "new antah a.csv",
        "clean",
        "verify",
        "hook",
        "hook lepas",
        "verify x --format xml",
    ],
)
def test_usage_errors_give_two(line: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(line.split())
    assert stopped.value.code == 2


def test_a_question_is_asked_beside_the_output(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("berkala\n"))
    assert ask_officer("Kategori") == "berkala\n"
    assert ask_officer("Kategori") == ""
    assert capsys.readouterr() == ("", "Kategori: Kategori: ")


def test_names_in_any_letters_whatever_the_locale(portal: Portal) -> None:
    """Where Python would take the names of files for ASCII, the program starts again in UTF-8."""
    folder = portal().rename(portal().parent / "café")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--portal", str(folder), "check"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "POSIX"},
        cwd=Path(__file__).parent.parent,
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0


def test_an_address_that_is_none_is_wrong_use(portal: Portal, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("--portal", portal(), "build", "--base-url", "contoh.go.id")
    assert stopped.value.code == 2
    assert "--base-url: 'contoh.go.id' bukan alamat; tulis lengkap" in capsys.readouterr().err
