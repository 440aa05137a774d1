"""``terang clean FILE``: a copy of a document without what its readers should not be told."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from generator.documents.archive import BROKEN, Bomb
from generator.documents.clean_office import clean_office
from generator.documents.clean_opendocument import clean_opendocument
from generator.documents.clean_pdf import clean_pdf
from generator.documents.clean_picture import clean_picture
from generator.documents.package import Package, opened
from generator.documents.picture import BROKEN as BROKEN_PICTURE
from generator.documents.sniff import content_of
from generator.findings import Finding, Place, Rejected

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff")
OFFICE = {"docx": clean_office, "xlsx": clean_office, "pptx": clean_office}
OPENDOCUMENT = {"odt": clean_opendocument, "ods": clean_opendocument, "odp": clean_opendocument}
CONTAINERS = OFFICE | OPENDOCUMENT
CLEANABLE = {"pdf", "jpeg", "png", "webp", "tiff", *CONTAINERS}


def clean(path: Path, target: Path) -> list[str]:
    """Write a clean copy of ``path`` to ``target``; what was removed, in Indonesian words.

    The original stays as it is. The same input gives the same bytes. Raises ``Rejected`` for a
    file that is missing, damaged, or of a kind that is not cleaned; ``target`` is then not there.
    """
    partial = target.with_name(f".{target.name}.terang")
    try:
        removed = written(path, partial)
        partial.replace(target)
    except (
        OSError,
        ValueError,
        RuntimeError,
        Bomb,
        pikepdf.PdfError,
        pikepdf.PasswordError,
        *BROKEN,
        *BROKEN_PICTURE,
    ) as error:
        raise Rejected([refusal(path, "tak-dapat-dibersihkan")]) from error
    finally:
        partial.unlink(missing_ok=True)
    return removed


def written(path: Path, target: Path) -> list[str]:
    content = content_of(path)
    if content not in CLEANABLE:
        raise Rejected([refusal(path, "format-tak-dibersihkan")])
    if content == "pdf":
        return clean_pdf(path, target)
    if content not in CONTAINERS:
        shown, removed = clean_picture(path.read_bytes())
        target.write_bytes(shown)
        return removed
    package = opened(path)
    CONTAINERS[content](package)
    pictures(package)
    package.write(target)
    return package.removed


def pictures(package: Package) -> None:
    """Photos inside a document carry their place too."""
    for name in [name for name in package.parts if name.lower().endswith(PICTURES)]:
        try:
            package.parts[name], removed = clean_picture(package.parts[name])
        except BROKEN_PICTURE:
            continue
        for words in removed:
            package.say(words)


REFUSALS = {
    "tak-dapat-dibersihkan": (
        "berkas ini tidak ada, rusak, atau terkunci, jadi tidak dapat dibersihkan.",
        "Buka di program pembuatnya, simpan ulang, lalu coba lagi.",
    ),
    "format-tak-dibersihkan": (
        "jenis berkas ini tidak dapat dibersihkan.",
        "Yang dapat dibersihkan: PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, JPEG, PNG, WebP, dan TIFF.",
    ),
}


def refusal(path: Path, code: str) -> Finding:
    message, remedy = REFUSALS[code]
    return Finding(Place(str(path)), message, remedy, code)
