"""Arguments and exit codes only: 0 fine, 1 findings, 2 usage."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from generator import __version__
from generator.findings import FORMATS, Finding, Rejected, errors, summary
from generator.pipeline import build_portal, check_portal
from generator.progress import Progress
from generator.serve import serve

Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except Rejected as rejected:
        report(rejected.findings, arguments, "tidak ada yang diterbitkan.")
        return 1
    except KeyboardInterrupt:
        print("dihentikan.", file=sys.stderr)
        return 130


def shared_options() -> argparse.ArgumentParser:
    """Options before and after the command. Made anew for each parser: argparse shares the actions of
    parents, and a default set on one would then overwrite what was given before the command.
    """
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--portal", type=Path, metavar="DIR", help="folder portal (bawaan: folder ini)")
    shared.add_argument("--quiet", action="store_true", help="tanpa laporan kemajuan")
    return shared


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="terang", description="Portal informasi publik dari berkas di git.", parents=[shared_options()]
    )
    top.add_argument("--version", action="version", version=f"terang {__version__}")
    top.set_defaults(portal=Path(), quiet=False, format="text")
    commands = top.add_subparsers(title="perintah", required=True, metavar="PERINTAH")

    def command(name: str, run: Command, help_text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help_text, description=help_text, parents=[shared_options()])
        sub.set_defaults(run=run)
        return sub

    check = command("check", run_check, "Periksa semua berkas; tidak menerbitkan apa pun.")
    check.add_argument("paths", nargs="*", metavar="PATH", help="hanya temuan di bawah jalur ini")
    check.add_argument("--format", choices=sorted(FORMATS), default="text", help="bentuk laporan")
    build = command("build", run_build, "Periksa, lalu bangun seluruh situs ke build/site.")
    build.add_argument("--base-url", metavar="URL", help="alamat situs nanti, dengan jalurnya")
    build.add_argument("--no-cache", action="store_true", help="baca ulang semuanya")
    live = command("serve", run_serve, "Pratinjau di komputer ini; dibangun ulang setiap ada perubahan.")
    live.add_argument("--port", type=int, default=8000, help="nomor port (bawaan: 8000)")
    return top


def run_check(arguments: argparse.Namespace) -> int:
    findings = check_portal(arguments.portal.resolve(), arguments.paths, progress(arguments))
    wrong = bool(errors(findings))
    report(findings, arguments, "tidak ada yang diterbitkan." if wrong else "siap diterbitkan.")
    return 1 if wrong else 0


def run_build(arguments: argparse.Namespace) -> int:
    built = build_portal(
        arguments.portal.resolve(), arguments.base_url, not arguments.no_cache, progress(arguments)
    )
    report(
        built.findings,
        arguments,
        f"{len(built.catalogue.items)} item, {built.files} berkas diterbitkan di build/site.",
    )
    return 0


def run_serve(arguments: argparse.Namespace) -> int:
    return serve(arguments.portal.resolve(), arguments.port, progress(arguments))


def progress(arguments: argparse.Namespace) -> Progress:
    return Progress.silent() if arguments.quiet else Progress.on_terminal()


def report(findings: list[Finding], arguments: argparse.Namespace, verdict: str) -> None:
    """Findings on standard output, one line each; the count last, in the formats for people."""
    for line in FORMATS[arguments.format](findings):
        print(line)
    if arguments.format == "text":
        print(summary(findings, verdict))
