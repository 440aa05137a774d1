"""Images as documents, and thumbnails of pages: Pillow within limits of pixels and bytes."""

from __future__ import annotations

import struct
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from generator.documents import limits
from generator.documents.layout import tidy
from generator.documents.text import Facts, Page, Reading

BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError)
"""What Pillow raises on damaged images."""
PERSONAL = {
    "Artist": "pemilik", "Copyright": "hak cipta", "CameraOwnerName": "pemilik kamera",
    "BodySerialNumber": "nomor seri kamera", "XPAuthor": "penulis", "HostComputer": "nama komputer",
    "UserComment": "komentar", "XPComment": "komentar", "Make": "merek", "Model": "model",
}  # fmt: skip
"""EXIF 2.32 tags that tell of a person or their device, with what officers call them."""
WORDS = ("ImageDescription", "Artist", "Copyright", "UserComment", "XPComment", "XPAuthor", "XPSubject",
         "XPTitle", "XPKeywords", "CameraOwnerName")  # fmt: skip
"""EXIF tags in which people write sentences."""
SAID = (
    "comment",
    "Comment",
    "Author",
    "Description",
    "Title",
    "Copyright",
    "Source",
    "xmp",
    "XML:com.adobe.xmp",
)
"""Comments of JPEG, texts of PNG (its keywords), and XMP, in which programs write owners and captions."""
QUALITIES = (60, 40, 20)
OCR_SIDE = 5_000


def read(path: Path) -> Reading:
    """A picture is a document of one page (TIFF: of several) without text of its own."""
    reading = Reading()
    try:
        with opened(path) as image:
            frames = min(getattr(image, "n_frames", 1), limits.PAGES) if image.format == "TIFF" else 1
            hygiene(image, reading)
            reading.picture = as_thumbnail(ImageOps.exif_transpose(image))
    except Image.DecompressionBombError:
        reading.mark("dokumen-terlalu-berat", limit=f"{limits.PIXELS // 1_000_000} megapiksel")
        return reading
    except BROKEN:
        reading.mark("berkas-rusak", suffix=path.suffix)
        return reading
    reading.pages = [Page(number, str(number)) for number in range(1, frames + 1)]
    reading.facts = Facts(frames, scanned=tuple(range(1, frames + 1)))
    return reading


def opened(path: Path) -> Image.Image:
    """Refuses by the declared size, before any pixel is unpacked."""
    image = Image.open(path)
    if image.width * image.height > limits.PIXELS:
        image.close()
        raise Image.DecompressionBombError(f"{image.width}×{image.height}")
    return image


def inside(content: bytes, reading: Reading) -> None:
    """Details of an image that stands in a document; a damaged one is passed over."""
    with suppress(*BROKEN, Image.DecompressionBombError, struct.error), Image.open(BytesIO(content)) as image:
        hygiene(image, reading)


def hygiene(image: Image.Image, reading: Reading) -> None:
    exif = image.getexif()
    details = dict(exif) | dict(exif.get_ifd(ExifTags.IFD.Exif))
    for key in SAID:
        reading.aside("rincian gambar", written(image.info.get(key)))
    for tag in WORDS:
        reading.aside("rincian gambar", written(details.get(ExifTags.Base[tag].value)))
    names = {word for tag, word in PERSONAL.items() if details.get(ExifTags.Base[tag].value)}
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        reading.mark("lokasi-gambar")
    if names:
        reading.mark("rincian-gambar", names=", ".join(sorted(names)))


def written(value: object) -> str:
    """A text of EXIF: plain, or bytes behind an eight-letter code, or UTF-16 as Windows writes it."""
    if isinstance(value, bytes):
        value = value.removeprefix(b"ASCII\0\0\0").removeprefix(b"UNICODE\0")
        value = value.decode("utf-16-le" if value[1:2] == b"\0" else "utf-8", "replace")
    return tidy(value.replace("\0", " ")) if isinstance(value, str) else ""


def as_thumbnail(image: Image.Image) -> bytes:
    """WebP, 480 pixels wide, at most 40 KB and at most twice as high as wide."""
    small = flat(image)
    small.thumbnail((limits.THUMBNAIL_WIDTH, limits.THUMBNAIL_WIDTH * 2))
    for quality in QUALITIES:
        target = BytesIO()
        small.save(target, "WEBP", quality=quality, method=2)
        if target.tell() <= limits.THUMBNAIL:
            return target.getvalue()
    small.thumbnail((limits.THUMBNAIL_WIDTH // 2, limits.THUMBNAIL_WIDTH))
    target = BytesIO()
    small.save(target, "WEBP", quality=QUALITIES[-1])
    return target.getvalue()


def flat(image: Image.Image) -> Image.Image:
    """On white, without transparency or palette."""
    shown = image.convert("RGBA")
    white = Image.new("RGBA", shown.size, "white")
    white.alpha_composite(shown)
    return white.convert("RGB")


def draw(path: Path, number: int) -> Image.Image:
    """Frame ``number`` in grey, upright, for recognition."""
    with opened(path) as image:
        if number > 1:
            image.seek(number - 1)
        grey = flat(ImageOps.exif_transpose(image)).convert("L")
    grey.thumbnail((OCR_SIDE, OCR_SIDE))
    return grey
