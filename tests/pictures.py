"""Pictures of the officers' guide, made from the program itself: ``python tests/pictures.py``.

Each is at most 60 KB of WebP in ``content/panduan/gambar/``. Nothing in them is drawn by hand.
"""

from __future__ import annotations

import html
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conftest import BROWSERS, MINIMAL, serving
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from generator.emitters.admin import app
from generator.load import load
from generator.output import Output

TARGET = Path(__file__).parent.parent / "content/panduan/gambar"
LIMIT = 60_000
TABLE = "kecamatan;tahun;sekolah;sumber\nSail;2024;9;Dapodik\nSukajadi;2024;12;Dapodik\n"
TERMINAL = (
    "<style>body{{margin:0;background:#11212d;color:#e8f0f4;font:15px/1.6 monospace;padding:20px 24px}}"
    "pre{{margin:0;white-space:pre-wrap}}b{{color:#8fd3c0}}</style><pre>{}</pre>"
)


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    path = next(found for name in BROWSERS if (found := shutil.which(name)))
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        root = made_portal(Path(work) / "portal")
        terminal(browser, root)
        with editor(browser, root, Path(work)) as page:
            admin(page)
        browser.close()


def made_portal(root: Path) -> Path:
    for name, text in MINIMAL.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def keep(page: Page, name: str) -> None:
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    for quality in (80, 65, 50, 35):
        picture.save(TARGET / f"{name}.webp", quality=quality, method=6)
        if (TARGET / f"{name}.webp").stat().st_size <= LIMIT:
            return
    raise SystemExit(f"{name} is too large")


def terminal(browser: Browser, root: Path) -> None:
    """What the program really says, in the look of a terminal."""
    page = browser.new_page(viewport={"width": 900, "height": 400})
    (root / "sekolah.csv").write_text(TABLE)
    said = [spoken(root, "new", "dataset", "sekolah.csv"), spoken(root, "check", "datasets/sekolah")]
    page.set_content(TERMINAL.format("\n".join(said)))
    keep(page, "terang-new")
    shutil.rmtree(root / "datasets/sekolah")
    (root / "datasets/sekolah").mkdir()
    (root / "sekolah.csv").rename(root / "datasets/sekolah/sekolah.csv")
    page.set_viewport_size({"width": 900, "height": 150})
    page.set_content(TERMINAL.format(spoken(root, "check")))
    keep(page, "temuan-tempel")
    page.close()
    shutil.rmtree(root / "datasets")


def spoken(root: Path, *line: str) -> str:
    command = [sys.executable, "-m", "generator", "--quiet", *line]
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    return f"<b>$ terang {html.escape(' '.join(line))}</b>\n{html.escape(done.stdout + done.stderr)}"


@contextmanager
def editor(browser: Browser, root: Path, work: Path) -> Iterator[Page]:
    out = Output(work / "docs", work / "site")
    app(load(root, root / "build/cache").catalogue, out, {"name": "test-repo"}, workflow=False)
    out.write()
    with serving(work / "site") as url:
        page = browser.new_page(viewport={"width": 1000, "height": 620}, locale="id-ID")
        page.goto(f"{url}admin/")
        page.get_by_role("button", name="Masuk").click()
        yield page


def admin(page: Page) -> None:
    page.get_by_role("link", name="Dataset", exact=True).first.click()
    page.get_by_role("link", name="Buat Dataset baru").wait_for()
    keep(page, "admin-jenis")
    page.get_by_role("link", name="Buat Dataset baru").click()
    page.locator("[id^='judul-field']").first.fill("Jumlah sekolah dasar")
    page.get_by_role("button", name="Terbitkan", exact=True).click()
    page.get_by_text("Terbitkan sekarang").click()
    page.get_by_text("Ringkasan wajib diisi.").wait_for()
    keep(page, "admin-temuan")
    page.get_by_role("button", name="Tambah berkas").click()
    page.get_by_role("button", name="Pilih berkas").first.scroll_into_view_if_needed()
    page.locator(".Toastify__close-button").click()
    page.locator(".Toastify__toast").wait_for(state="detached")
    keep(page, "admin-berkas")
    page.get_by_role("button", name="Tambah kolom").click()
    column = page.locator(".kolom fieldset")
    column.get_by_label("Nama kolom").fill("jumlah_sekolah")
    column.get_by_label("Tipe").select_option("bilangan")
    column.get_by_label("Satuan").fill("sekolah")
    column.evaluate("element => element.scrollIntoView({block: 'center'})")
    keep(page, "admin-kolom")


if __name__ == "__main__":
    main()
