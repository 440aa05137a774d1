"""``/admin/``: editing in the browser with Decap CMS, bundled by us; off until a repository is named.

The page has a policy of its own: Decap compiles its checks of the setting (``unsafe-eval``), and speaks
with GitHub once an officer has signed in. Readers' pages never load any of it (docs/publishing.md).
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml

from generator.emitters.handwritten import HandWritten, rendered
from generator.forms.admin import Backend, config, github
from generator.model import Catalogue
from generator.output import Output
from generator.render import Renderer

SOURCE = "admin"
DECAP = Path(__file__).parents[1] / "vendor/decap"
PHRASES = Path(__file__).parents[1] / "forms/decap-id.json"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob: https://*.githubusercontent.com",
        "font-src 'self' data:",
        "connect-src 'self' blob: data: https://api.github.com",
        "frame-src 'self' blob:",
        "media-src 'self' blob:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
EDITOR = PHRASES.with_name("editor")
TO_THE_GUIDE = re.compile(r'\s*Cara lain[^<]*<a href="\.\./panduan/">panduan</a>\.')
"""The sentence that leads to a guide, which not every portal has."""
OWN = ("admin.css", "awal.js", "kolom.js", "admin.js")


def emit(catalogue: Catalogue, out: Output) -> None:
    if catalogue.settings.repository:
        app(catalogue, out, github(catalogue))
        return
    summary = "Penyunting di peramban belum dinyalakan."
    words = html("mati.html", catalogue)
    page = HandWritten("Menyunting portal", summary, "admin/", blocks=[("html", words)])
    out.page("admin/", rendered(page, [page], Renderer(catalogue)), SOURCE)


def html(name: str, catalogue: Catalogue) -> str:
    text = (EDITOR / name).read_text("utf-8")
    has_guide = any(file.source == "content/panduan/index.md" for file in catalogue.pages)
    return text if has_guide else TO_THE_GUIDE.sub("", text)


def app(catalogue: Catalogue, out: Output, backend: Backend, workflow: bool = True) -> None:
    """The files of the editor; ``backend`` as in Decap's setting."""
    setting = yaml.safe_dump(config(catalogue, backend, workflow), allow_unicode=True, sort_keys=False)
    phrases = json.dumps(json.loads(PHRASES.read_text("utf-8")), ensure_ascii=False)
    texts = {
        "index.html": html("index.html", catalogue).replace("KEBIJAKAN", POLICY),
        "bahasa.js": f"CMS.registerLocale('id', {phrases});\n",
        "config.yml": setting,
    }
    for name, text in texts.items():
        out.file(f"admin/{name}", text, SOURCE)
    for name in OWN:
        out.file(f"admin/{name}", EDITOR / name, f"{SOURCE}/{name}")
    for name in ("decap-cms.js", "LICENSE.txt", "NOTICES.txt"):
        out.file(f"admin/{name}", DECAP / name, f"decap/{name}")
