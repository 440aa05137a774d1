"""Photos without their place, owner and camera: only the metadata blocks go, no pixel changes."""

from __future__ import annotations

import struct
from io import BytesIO

from PIL import Image

JPEG_DROPPED = {0xE1, 0xED, 0xFE}
"""APP1 (EXIF, XMP), APP13 (IPTC), comment. APP0 (JFIF), APP2 (colour), APP14 (Adobe) stay."""
PNG_DROPPED = {b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME"}
WEBP_DROPPED = {b"EXIF", b"XMP "}
WEBP_FLAGS = 0x08 | 0x04
"""Bits of VP8X that announce EXIF and XMP."""
ORIENTATION = 0x0112
SAID = "rincian gambar (tempat, pemilik, kamera)"


def clean_picture(content: bytes) -> tuple[bytes, list[str]]:
    """The same picture without metadata, and what was removed; unknown formats stay as they are."""
    if content.startswith(b"\xff\xd8"):
        clean = jpeg(content)
    elif content.startswith(b"\x89PNG\r\n\x1a\n"):
        clean = png(content)
    elif content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        clean = webp(content)
    elif content.startswith((b"II*\0", b"MM\0*")):
        clean = tiff(content)
    else:
        clean = content
    return clean, [SAID] if clean != content else []


def jpeg(content: bytes) -> bytes:
    """Segments up to the picture's data (ITU T.81, B.1.1); a turned photo keeps its orientation."""
    out, at = [b"\xff\xd8"], 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != 0xDA:
        marker, length = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        if marker not in JPEG_DROPPED:
            out.append(content[at : at + 2 + length])
        at += 2 + length
    turned = orientation(content)
    if turned:
        out.insert(1, turned)
    return b"".join(out) + content[at:]


def orientation(content: bytes) -> bytes:
    """An APP1 segment that says how the photo is turned and nothing else; empty if it is not."""
    value = Image.open(BytesIO(content)).getexif().get(ORIENTATION, 1)
    if value == 1:
        return b""
    exif = Image.Exif()
    exif[ORIENTATION] = value
    block = exif.tobytes()
    return b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block


def png(content: bytes) -> bytes:
    out, at = [content[:8]], 8
    while at + 12 <= len(content):
        length = struct.unpack(">I", content[at : at + 4])[0]
        chunk = content[at : at + 12 + length]
        if chunk[4:8] not in PNG_DROPPED:
            out.append(chunk)
        at += 12 + length
    return b"".join(out)


def webp(content: bytes) -> bytes:
    out, at = [], 12
    while at + 8 <= len(content):
        name, length = content[at : at + 4], struct.unpack("<I", content[at + 4 : at + 8])[0]
        chunk = content[at : at + 8 + length + length % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~WEBP_FLAGS]) + chunk[9:]
        if name not in WEBP_DROPPED:
            out.append(chunk)
        at += len(chunk)
    body = b"WEBP" + b"".join(out)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def tiff(content: bytes) -> bytes:
    """Written anew from its pixels: TIFF keeps picture and metadata in one directory."""
    image = Image.open(BytesIO(content))
    frames = []
    for number in range(getattr(image, "n_frames", 1)):
        image.seek(number)
        frames.append(Image.frombytes(image.mode, image.size, image.tobytes()))
    target = BytesIO()
    frames[0].save(target, "TIFF", save_all=True, append_images=frames[1:], compression="tiff_deflate")
    return target.getvalue()
