"""Live preview: the real build, served with byte ranges, rebuilt when a file changes.

It has a folder of its own: ``build/site`` is what will be published, with its real address and without
what is to come later.
"""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from generator.findings import Finding, Place, Rejected, as_text, summary
from generator.pipeline import build_portal, require_portal
from generator.progress import Progress

FOLDER = "build/pratinjau"
WATCHED = ("content", "datasets", "overrides", "mkdocs.yml")
PAUSE = 1.0
"""Seconds between two looks at the files."""
VERSION = "/.terang-versi"
SCRIPT = "/.terang-muat-ulang.js"
# A file of our own and no inline code: the pages' content security policy holds in the preview too.
RELOAD = f'<script defer src="{SCRIPT}"></script>'.encode()
NOT_YET = b"""<!doctype html><html lang="id"><meta charset="utf-8"><title>Belum ada pratinjau</title>
<p>Belum ada pratinjau. Perbaiki masalah yang tertulis di terminal; halaman ini memuat ulang sendiri.</p>
"""
CODE = f"""let known;
setInterval(async () => {{
  try {{
    const now = await (await fetch("{VERSION}", {{ cache: "no-store" }})).text();
    if (known && now !== known) location.reload();
    known = now;
  }} catch {{ /* The preview was stopped; the page stays as it is. */ }}
}}, 1000);
""".encode()


class Preview(SimpleHTTPRequestHandler):
    """Static files with one byte range a request, and pages that reload themselves."""

    site: Path
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: Any) -> None:
        """A preview does not log each request."""

    def do_GET(self) -> None:
        if self.path == VERSION:
            return self.answer(
                str(self.site.stat().st_mtime_ns if self.site.exists() else 0).encode(), "text/plain"
            )
        if self.path == SCRIPT:
            return self.answer(CODE, "text/javascript; charset=utf-8")
        if not self.site.exists():
            return self.answer(NOT_YET + RELOAD, "text/html; charset=utf-8", HTTPStatus.SERVICE_UNAVAILABLE)
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if page.suffix == ".html" and page.is_file() and (path.is_file() or self.path.endswith("/")):
            return self.answer(page.read_bytes() + RELOAD, "text/html; charset=utf-8")
        wanted = re.fullmatch(r"bytes=(\d*)-(\d*)", self.headers.get("Range", ""))
        if wanted and path.is_file() and any(wanted.groups()):
            return self.send_range(path, *wanted.groups())
        return super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def answer(self, body: bytes, media_type: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_range(self, path: Path, first: str, last: str) -> None:
        """RFC 9110 section 14: ``bytes=0-99``, ``bytes=100-``, ``bytes=-50``."""
        size = path.stat().st_size
        start = int(first) if first else max(0, size - int(last))
        end = min(int(last), size - 1) if first and last else size - 1
        if start > end:
            return self.send_error(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {start}-{end}/{size}")
        self.send_header("Content-Length", str(end - start + 1))
        self.end_headers()
        with path.open("rb") as stream:
            stream.seek(start)
            self.wfile.write(stream.read(end - start + 1))
        return None


def serve(root: Path, port: int, progress: Progress) -> int:
    """Build, serve and rebuild until interrupted; a failed build keeps the last good site."""
    require_portal(root)
    base_url = f"http://localhost:{port}/"
    Preview.site = root / FOLDER / "site"
    server = listening(port)
    rebuild(root, base_url, progress)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Pratinjau: {base_url}  (Ctrl+C untuk berhenti)", flush=True)
    try:
        for _ in changes(root):
            rebuild(root, base_url, progress)
    finally:
        server.shutdown()
    return 0


def listening(port: int) -> ThreadingHTTPServer:
    """Raises Rejected where another program has the port."""
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(Preview, directory=str(Preview.site)))
    except OSError as error:
        message = f"port {port} tidak dapat dipakai ({error.strerror})."
        remedy = "Hentikan pratinjau yang lain, atau pilih nomor lain dengan --port."
        raise Rejected([Finding(Place("."), message, remedy, "port-terpakai")]) from error


def rebuild(root: Path, base_url: str, progress: Progress) -> None:
    try:
        built = build_portal(root, base_url, progress=progress, build=root / FOLDER)
        findings, verdict = built.findings, f"{built.files} berkas."
    except Rejected as rejected:
        before = (root / FOLDER / "site").exists()
        verdict = "pratinjau tetap memakai hasil sebelumnya." if before else "belum ada pratinjau."
        findings = rejected.findings
    for line in as_text(findings):
        print(line)
    print(summary(findings, verdict), flush=True)


def changes(root: Path) -> Iterator[None]:
    """Yields when a watched file was added, changed or removed."""
    before = stamp(root)
    while True:
        time.sleep(PAUSE)
        now = stamp(root)
        if now != before:
            before = now
            yield None


def stamp(root: Path) -> tuple[int, int]:
    """Number of watched files and a sum over their times and sizes."""
    count = total = 0
    for name in WATCHED:
        for folder, _, files in os.walk(root / name) if (root / name).is_dir() else [(str(root), [], [name])]:
            for file in files:
                try:
                    status = Path(folder, file).stat()
                except OSError:
                    continue  # gone between listing and looking; the next look counts it
                count += 1
                total += status.st_mtime_ns + status.st_size
    return count, total
