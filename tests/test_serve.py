"""The live preview: byte ranges, pages that reload, a failed build keeps the last site."""

from __future__ import annotations

import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.findings import Rejected
from generator.pipeline import build_portal
from generator.progress import Progress
from generator.serve import SCRIPT, VERSION, Preview, changes, rebuild, serve, stamp


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "index.html").write_text("<h1>Beranda</h1>")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/index.html").write_text("<h1>Data</h1>")
    (tmp_path / "data/a.bin").write_bytes(bytes(range(100)))
    handler = type("Here", (Preview,), {"site": tmp_path})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def get(url: str, byte_range: str | None = None) -> tuple[int, bytes, dict[str, str]]:
    request = urllib.request.Request(url, headers={"Range": byte_range} if byte_range else {})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), dict(error.headers)


def test_before_the_first_good_build_a_page_waits_for_it(url: str, tmp_path: Path) -> None:
    site = tmp_path.rename(tmp_path.with_name("nanti"))
    status, body, _ = get(url + "dataset/")
    assert status == 503
    assert SCRIPT.encode() in body
    assert get(url.rstrip("/") + VERSION)[:2] == (200, b"0")
    site.rename(tmp_path)
    assert get(url)[0] == 200


@pytest.mark.parametrize("page", ["", "index.html", "data/"])
def test_a_page_reloads_itself(url: str, page: str) -> None:
    status, body, _ = get(url + page)
    assert status == 200
    assert body.startswith(b"<h1>")
    assert SCRIPT.encode() in body
    assert b"<script>" not in body, "inline code would be stopped by the pages' own policy"


def test_the_script_asks_for_the_version(url: str) -> None:
    status, body, headers = get(url.rstrip("/") + SCRIPT)
    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert VERSION.encode() in body
    assert get(url.rstrip("/") + VERSION)[0] == 200


@pytest.mark.parametrize(
    ("asked", "body", "where"),
    [
        ("bytes=0-9", bytes(range(10)), "bytes 0-9/100"),
        ("bytes=90-", bytes(range(90, 100)), "bytes 90-99/100"),
        ("bytes=-5", bytes(range(95, 100)), "bytes 95-99/100"),
        ("bytes=95-500", bytes(range(95, 100)), "bytes 95-99/100"),
        ("bytes=-500", bytes(range(100)), "bytes 0-99/100"),
    ],
)
def test_byte_ranges(url: str, asked: str, body: bytes, where: str) -> None:
    status, got, headers = get(url + "data/a.bin", asked)
    assert (status, got, headers["Content-Range"]) == (206, body, where)


def test_a_range_past_the_end(url: str) -> None:
    assert get(url + "data/a.bin", "bytes=100-")[0] == 416


@pytest.mark.parametrize("asked", [None, "bytes=-", "lines=0-1", "bytes=0-1,4-5"])
def test_without_a_range_that_it_knows_the_whole_file_comes(url: str, asked: str | None) -> None:
    assert get(url + "data/a.bin", asked)[:2] == (200, bytes(range(100)))


@pytest.mark.parametrize("path", ["../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "tidak-ada"])
def test_nothing_outside_the_site_is_served(url: str, path: str) -> None:
    assert get(url + path)[0] == 404


def test_a_change_is_seen(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    before = stamp(tmp_path)
    (tmp_path / "content/a.yml").write_text("judul: A\n")
    after = stamp(tmp_path)
    (tmp_path / "content/a.yml").unlink()
    assert before != after
    assert stamp(tmp_path) == before


def test_changes_come_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = iter([(1, 1), (1, 1), (1, 2), (2, 2)])
    monkeypatch.setattr("generator.serve.stamp", lambda root: next(seen))
    monkeypatch.setattr("generator.serve.PAUSE", 0)
    found = changes(tmp_path)
    assert [next(found), next(found)] == [None, None]
    with pytest.raises(RuntimeError):  # the stamps are used up: exactly two changes were told
        next(found)


def test_a_failed_build_keeps_the_last_good_preview(
    portal: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = portal()
    rebuild(root, "http://localhost:8000/", Progress.silent())
    page = root / "build/pratinjau/site/organisasi/disdik/index.html"
    before = page.read_bytes()
    (root / "content/organisasi/disdik.yml").write_text("judul: [")
    rebuild(root, "http://localhost:8000/", Progress.silent())
    assert page.read_bytes() == before
    assert "pratinjau tetap memakai hasil sebelumnya" in capsys.readouterr().out


def test_a_preview_leaves_the_site_that_will_be_published_alone(portal: Callable[..., Path]) -> None:
    root = portal()
    site = build_portal(root).site
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    rebuild(root, "http://localhost:8000/", Progress.silent())
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    assert b"http://localhost:8000/" in (root / "build/pratinjau/site/sitemap.xml").read_bytes()
    assert (
        build_portal(root).site.joinpath("penerbitan.jsonl").read_bytes() == before[site / "penerbitan.jsonl"]
    )


def test_a_port_that_is_taken_is_a_finding(portal: Callable[..., Path]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Rejected) as refused:
            serve(portal(), taken.getsockname()[1], Progress.silent())
    (finding,) = refused.value.findings
    assert finding.code == "port-terpakai"
