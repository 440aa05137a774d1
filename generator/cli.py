"""Arguments and exit codes only: 0 fine, 1 findings, 2 usage."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.english import in_english, translated
from generator.findings import (
    ENGLISH,
    FORMATS,
    INDONESIAN,
    Finding,
    Place,
    Rejected,
    errors,
    in_order,
    one_line,
    summary,
)
from generator.kinds import KINDS
from generator.late import Late
from generator.progress import Progress
from generator.tables.shortage import shortage
from generator.usage import Parser

if TYPE_CHECKING:
    from generator import check, clean, hook, new, pipeline, serve, verify
else:
    check, clean = Late("generator.check"), Late("generator.clean")
    hook, new = Late("generator.hook"), Late("generator.new")
    pipeline, serve = Late("generator.pipeline"), Late("generator.serve")
    verify = Late("generator.verify")

Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    if argv is None and sys.getfilesystemencoding() != "utf-8":
        start_again_in_utf8()
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except Rejected as rejected:
        report(rejected.findings, arguments, arguments.refusal)
        return 1
    except MemoryError as error:
        report([finding for finding in [shortage(error, ".")] if finding], arguments, arguments.refusal)
        return 1
    except BrokenPipeError:  # who reads the report has seen enough of it, such as `head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        if (found := shortage(error, ".") or refused(error)) is None:
            raise
        report([found], arguments, arguments.refusal)
        return 1
    except KeyboardInterrupt:
        print("dihentikan.", file=sys.stderr)
        return 130


def address(words: str) -> str:
    """Of a site; what is none is wrong use, and not a fault of ``mkdocs.yml``."""
    if not words.startswith(("https://", "http://")):
        raise ValueError(words)
    return words


def folder(words: str) -> Path:
    """What is none is wrong use; one without a portal is a finding."""
    if not (path := Path(words)).is_dir():
        raise ValueError(words)
    return path


def start_again_in_utf8() -> None:
    """Names of files have any letters, whatever the locale of this computer says (PEP 540)."""
    os.environ["PYTHONUTF8"] = "1"
    os.execv(sys.executable, [sys.executable, "-m", "generator", *sys.argv[1:]])  # noqa: S606 (no shell is wanted)


def refused(error: OSError) -> Finding | None:
    """What may not be read or written on this computer; None for an error that says something else."""
    if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
        return None
    return Finding(
        Place(one_line(os.path.relpath(os.fsdecode(error.filename or ".")))),
        "berkas atau folder ini tidak boleh dibaca atau ditulis.",
        "Periksa hak aksesnya, atau kerjakan salinan portal di folder sendiri.",
        "akses-ditolak",
    )


def port(text: str) -> int:
    """Raises ValueError, which argparse tells as wrong use."""
    if not 0 < int(text) < 65536:
        raise ValueError(text)
    return int(text)


def share(sub: argparse.ArgumentParser) -> None:
    """Options before and after the command; there, a default would overwrite what was given before it."""
    none = argparse.SUPPRESS
    sub.add_argument(
        "--portal", type=folder, metavar="DIR", default=none, help="folder portal (bawaan: folder ini)"
    )
    sub.add_argument("--quiet", action="store_true", default=none, help="tanpa laporan kemajuan")


def parser() -> argparse.ArgumentParser:
    top = Parser(prog="terang", description="Portal informasi publik dari berkas di git.")
    share(top)
    top.add_argument(
        "--version", action="version", version=f"terang {__version__}", help="tampilkan versinya"
    )
    top.set_defaults(
        portal=Path(), quiet=False, format="text", bahasa="id", refusal="tidak ada yang diterbitkan."
    )
    commands = top.add_subparsers(title="perintah", required=True, metavar="PERINTAH")

    def command(name: str, run: Command, help_text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help_text, description=help_text)
        share(sub)
        sub.set_defaults(run=run)
        return sub

    checked = command("check", run_check, "Periksa semua berkas; tidak menerbitkan apa pun.")
    checked.add_argument("paths", nargs="*", metavar="PATH", help="hanya temuan di bawah jalur ini")
    report_options(checked)
    build = command("build", run_build, "Periksa, lalu bangun seluruh situs ke build/site.")
    build.add_argument("--base-url", metavar="URL", type=address, help="alamat situs nanti, dengan jalurnya")
    build.add_argument("--no-cache", action="store_true", help="baca ulang semuanya, juga yang tidak berubah")
    live = command("serve", run_serve, "Pratinjau di komputer ini; dibangun ulang setiap ada perubahan.")
    live.add_argument("--port", type=port, default=8000, help="nomor port (bawaan: 8000)")
    hooked = command("hook", run_hook, "Pasang pengait git: semua berkas diperiksa sebelum setiap commit.")
    hooked.add_argument("action", choices=["install"], metavar="install", help="pasang di repositori ini")
    hooked.set_defaults(refusal="tidak ada yang dipasang.")
    new_options(
        command("new", run_new, "Buat folder siap terbit dari berkas: keterangannya diisi dari isinya.")
    )
    cleaner = command("clean", run_clean, "Salin dokumen tanpa nama penulis, komentar, dan isi tersembunyi.")
    cleaner.add_argument("file", type=Path, metavar="FILE", help="dokumen atau gambar; aslinya tidak diubah")
    cleaner.add_argument("--ke", type=Path, metavar="FILE", help="nama salinannya (bawaan: FILE-bersih)")
    cleaner.set_defaults(refusal="tidak ada yang dibuat.")
    same = command(
        "verify", run_verify, "Periksa apakah situs, folder, atau berkas sama dengan yang diterbitkan."
    )
    same.add_argument("where", metavar="WHERE", help="alamat situs, folder, atau satu berkas")
    same.add_argument("--dengan", metavar="SOURCE", help="situs, folder, atau daftar sidik yang dipercaya")
    same.add_argument("--kunci", metavar="KEY", help="kunci minisign portal, atau berkasnya (minisign.pub)")
    report_options(same)
    return top


def report_options(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--format", choices=sorted(FORMATS), default="text", help="bentuk laporan")
    sub.add_argument("--bahasa", choices=["id", "en"], default="id", help="bahasa laporan (bawaan: id)")


def new_options(made: argparse.ArgumentParser) -> None:
    made.add_argument("kind", choices=list(KINDS), metavar="KIND", help=f"jenis: {', '.join(KINDS)}")
    made.add_argument("names", nargs="+", metavar="FILE", help="berkasnya; untuk jenis tanpa berkas, namanya")
    made.add_argument("--penerbit", default="", metavar="SLUG", help="nama berkas di content/organisasi/")
    made.add_argument("--tujuan", default="", metavar="DIR", help="folder barunya di dalam portal")
    made.add_argument(
        "--judul", default="", metavar="TEKS", help="judul; bawaannya dari isi atau nama berkas"
    )
    made.set_defaults(refusal="tidak ada yang dibuat.")


def run_check(arguments: argparse.Namespace) -> int:
    findings = check.check_portal(arguments.portal.resolve(), arguments.paths, progress(arguments))
    wrong = bool(errors(findings))
    report(findings, arguments, "tidak ada yang diterbitkan." if wrong else "siap diterbitkan.")
    return 1 if wrong else 0


def run_hook(arguments: argparse.Namespace) -> int:
    root = arguments.portal.resolve()
    check.require_portal(root)
    print(f"dipasang: {hook.install(root)}")
    return 0


def run_build(arguments: argparse.Namespace) -> int:
    built = pipeline.build_portal(
        arguments.portal.resolve(),
        arguments.base_url,
        not arguments.no_cache,
        progress(arguments),
        datetime.now(UTC),
    )
    report(
        built.findings,
        arguments,
        f"{built.items} item, {built.files} berkas diterbitkan di build/site.",
    )
    return 0


def run_serve(arguments: argparse.Namespace) -> int:
    return serve.serve(arguments.portal.resolve(), arguments.port, progress(arguments))


def run_new(arguments: argparse.Namespace) -> int:
    root = arguments.portal.resolve()
    check.require_portal(root)
    wanted = new.Wanted(
        arguments.kind,
        arguments.names,
        arguments.penerbit,
        arguments.tujuan,
        arguments.judul,
        date.today().isoformat(),
    )
    made = new.new_item(root, wanted, ask_officer if sys.stdin.isatty() else None)
    print("\n".join([*FORMATS["text"](in_order(made.findings)), *made.files]))
    todo = f"isi {', '.join(made.missing)}, lalu " if made.missing else ""
    print(f"{len(made.files)} berkas dibuat; {todo}jalankan: terang check {made.place}")
    return 0


def ask_officer(question: str) -> str:
    """On standard error, so that what is printed stays clean; end of input is no answer."""
    print(question, end=": ", file=sys.stderr, flush=True)
    return sys.stdin.readline()


def run_clean(arguments: argparse.Namespace) -> int:
    source = arguments.file
    if not source.exists():
        absent = "berkas atau folder ini tidak ada."
        raise Rejected([Finding(Place(str(source)), absent, "Periksa jalurnya.", "berkas-tidak-ada")])
    target = arguments.ke or source.with_name(f"{source.stem}-bersih{source.suffix}")
    if target.exists():
        raise Rejected([already_there(target)])
    removed = clean.clean(source, target)
    print("\n".join([*(f"dihapus: {words}" for words in removed), str(target)]))
    return 0


def already_there(path: Path) -> Finding:
    remedy = "Pilih nama lain dengan --ke."
    return Finding(Place(str(path)), "berkas ini sudah ada dan tidak ditimpa.", remedy, "sudah-ada")


def run_verify(arguments: argparse.Namespace) -> int:
    verdict = verify.examine(arguments.where, arguments.dengan, arguments.kunci)
    report(verdict.findings, arguments, verdict.statement or f"{verdict.checked} berkas diperiksa.")
    return 1 if errors(verdict.findings) else 0


def progress(arguments: argparse.Namespace) -> Progress:
    return Progress.silent() if arguments.quiet else Progress.on_terminal()


def report(findings: list[Finding], arguments: argparse.Namespace, verdict: str) -> None:
    """Findings on standard output, one line each; the count last, in the formats for people."""
    english = arguments.bahasa == "en"
    words = ENGLISH if english else INDONESIAN
    if english:
        findings, verdict = list(map(in_english, findings)), translated(verdict) or verdict
    for line in FORMATS[arguments.format](findings, words):
        print(line)
    if arguments.format == "text":
        print(summary(findings, verdict, words))
