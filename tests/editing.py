"""Decap's editor at ``/admin/`` as an officer uses it: with its test backend, in Chromium."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conftest import serving
from playwright.sync_api import Browser, Locator, Page

from generator.emitters.admin import app
from generator.model import Catalogue
from generator.output import Output


class Seen:
    def __init__(self, page: Page, own: str) -> None:
        self.foreign: list[str] = []
        self.missing: list[str] = []
        page.on(
            "request",
            lambda r: None if r.url.startswith((own, "blob:", "data:")) else self.foreign.append(r.url),
        )
        self.refused: list[str] = []
        page.on(
            "console", lambda m: self.refused.append(m.text) if "Content Security Policy" in m.text else None
        )
        page.on("response", lambda r: self.missing.append(r.url) if r.status >= 400 else None)


@contextmanager
def open_editor(catalogue: Catalogue, folder: Path, chromium: Browser) -> Iterator[tuple[Page, Seen]]:
    """The page before signing in, and what it asked for."""
    out = Output(folder / "docs", folder / "site")
    app(catalogue, out, {"name": "test-repo"}, workflow=False)
    out.write()
    with serving(folder / "site") as url:
        context = chromium.new_context(viewport={"width": 1200, "height": 900}, locale="id-ID")
        page = context.new_page()
        page.set_default_timeout(60_000)
        seen = Seen(page, url)
        page.goto(f"{url}admin/")
        yield page, seen
        context.close()


FILES = """async () => {
  const found = {};
  const walk = async (tree, path) => {
    for (const [name, node] of Object.entries(tree)) {
      if (node && typeof node === 'object' && !('content' in node)) await walk(node, path + name + '/');
      else {
        const content = node.content;
        const file = content && content.fileObj ? content.fileObj : content;
        found[path + name] = file instanceof Blob
          ? btoa(String.fromCharCode(...new Uint8Array(await file.arrayBuffer())))
          : typeof file === 'string' ? btoa(unescape(encodeURIComponent(file))) : 'AA==';
      }
    }
  };
  await walk(window.repoFiles || {}, '');
  return found;
}"""


def assert_quiet(seen: Seen) -> None:
    assert seen.foreign == []
    assert seen.missing == []
    assert seen.refused == []


def field(page: Page, name: str) -> Locator:
    return page.locator(f"[id^='{name}-field']").first


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label, exact=False).first.click()
    page.get_by_role("option", name=option).first.click()


def upload(page: Page, path: Path, content: bytes) -> None:
    """One file into the list of files."""
    path.write_bytes(content)
    page.get_by_role("button", name="Tambah berkas").click()
    page.get_by_role("button", name="Pilih berkas").first.click()
    with page.expect_file_chooser() as chooser:
        page.get_by_text("Unggah", exact=True).first.click()
    chooser.value.set_files(str(path))
    chosen = page.get_by_role("button", name="Pakai yang dipilih")
    page.get_by_text(path.name).first.wait_for()
    if chosen.is_disabled():  # what was uploaded is chosen already in some versions
        page.get_by_text(path.name).first.click()
    chosen.click()


def publish(page: Page) -> None:
    page.get_by_role("button", name="Terbitkan", exact=True).click()
    page.get_by_text("Terbitkan sekarang").click()


def save(page: Page) -> None:
    publish(page)
    page.get_by_text("Isian diterbitkan").or_(page.get_by_text("Isian tersimpan")).first.wait_for()


def take(page: Page, root: Path) -> None:
    """What the editor holds, written into the portal."""
    for name, content in page.evaluate(FILES).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(content))
