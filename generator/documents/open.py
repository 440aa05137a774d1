"""An officer's document as text and findings, read once in its life and then out of the cache."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path, PurePosixPath
from queue import SimpleQueue

from generator.documents import FORBIDDEN, FORMATS, LEGACY, limits
from generator.documents.marks import Mark, finding
from generator.documents.ocr import Recogniser
from generator.documents.sniff import CONTENTS, content_of, hides_archive, hides_page, hides_pdf
from generator.documents.text import VERSION, Reading, Text, reading_of
from generator.documents.worker import DONE, FULL, LATE, Worker
from generator.findings import Finding, in_order
from generator.model import File
from generator.progress import Progress

MEGABYTE = 1_000_000


def open_document(file: File, cache: Path) -> tuple[Text | None, list[Finding]]:
    """The text of one document and what is wrong with the file.

    None where there is nothing to read: an unknown format, a broken or locked file. On a cache
    miss a child process is started for this one file; use ``read_documents`` first for many.
    """
    with Worker() as worker:
        return open_with(worker, Recogniser(), file, cache)


def read_documents(
    files: Iterable[File], cache: Path, jobs: int | None = None, progress: Progress | None = None
) -> list[Finding]:
    """Fill the cache for all files with a few long-lived children; afterwards
    ``open_document`` costs only the reading of a JSON file. Findings in order of place."""
    wanted = sorted(files, key=lambda file: (file.sha256, file.source))
    count = max(1, min(jobs or os.cpu_count() or 1, len(wanted)))
    recogniser = Recogniser()
    idle: SimpleQueue[Worker] = SimpleQueue()

    def read(file: File) -> list[Finding]:
        worker = idle.get()
        try:
            return open_with(worker, recogniser, file, cache)[1]
        finally:
            idle.put(worker)

    with ExitStack() as stack, ThreadPoolExecutor(count) as pool:
        for _ in range(count):
            idle.put(stack.enter_context(Worker()))
        readings = [pool.submit(read, file) for file in wanted]
        steps = (progress or Progress.silent()).over(readings, "membaca dokumen")
        return in_order(found for reading in steps for found in reading.result())


def open_with(
    worker: Worker, recogniser: Recogniser, file: File, cache: Path
) -> tuple[Text | None, list[Finding]]:
    suffix = PurePosixPath(file.name).suffix.lower()
    marks = outer_marks(file, suffix)
    text = None
    if suffix in FORMATS and not any(mark.code in UNREADABLE for mark in marks):
        reading, stem = kept_reading(worker, file, suffix, cache)
        marks += reading.marks
        text = text_of(reading, stem)
        if text and (text.facts.scanned or text.facts.stamped):
            pages, more = recogniser.complete(worker, file.path, suffix, text, stem)
            text, marks = replace(text, pages=pages), marks + more
    return text, in_order(finding(mark, file.source) for mark in marks)


UNREADABLE = {"berkas-kosong", "berkas-hilang", "berkas-terlalu-besar", "berkas-terkunci", "isi-lain"}


def outer_marks(file: File, suffix: str) -> list[Mark]:
    """What can be said from the name, the size and the first bytes."""
    if file.size == 0:
        return [Mark("berkas-kosong")]
    marks = size_marks(file.size)
    if suffix in FORBIDDEN:
        marks.append(mark("jenis-berkas-terlarang", suffix=suffix))
    elif suffix in LEGACY:
        marks.append(mark("format-lama", suffix=suffix))
    elif suffix not in FORMATS:
        marks.append(mark("format-tak-dikenal", suffix=suffix or "tanpa akhiran"))
    else:
        marks += content_marks(file.path, suffix)
    return marks


def size_marks(size: int) -> list[Mark]:
    """Limits of GitHub, for any file of the portal."""
    shown = f"{size // MEGABYTE} MB"
    if size >= limits.GITHUB_REFUSES:
        return [mark("berkas-terlalu-besar", size=shown)]
    return [mark("berkas-besar", size=shown)] if size >= limits.GITHUB_WARNS else []


def content_marks(path: Path, suffix: str) -> list[Mark]:
    """Whether the content is what the extension says, and only that."""
    try:
        content = content_of(path)
    except OSError:
        return [Mark("berkas-hilang")]
    wanted = FORMATS[suffix].content
    if content == "terkunci" and wanted in CONTAINERS:
        return [Mark("berkas-terkunci")]
    if content == "zip" and wanted in CONTAINERS:
        return []  # cut off or damaged: the reader says so
    if content != wanted:
        return [mark("isi-lain", suffix=suffix, content=CONTENTS[content])]
    hidden = hidden_content(path, content)
    return [mark("berkas-ganda", content=CONTENTS[hidden])] if hidden else []


def hidden_content(path: Path, content: str) -> str:
    """What else the file is, as a key of ``CONTENTS``; empty for honest files."""
    if content not in {*CONTAINERS, "zip"} and hides_archive(path):
        return "zip"
    if hides_pdf(path, content):
        return "pdf"
    return "html" if hides_page(path, content) else ""


CONTAINERS = {"docx", "xlsx", "pptx", "odt", "ods", "odp"}


def mark(code: str, **values: str) -> Mark:
    return Mark(code, tuple(sorted(values.items())))


def text_of(reading: Reading, stem: Path) -> Text | None:
    if reading.pages is None:
        return None
    picture = beside(stem, "webp")
    shown = picture if picture.is_file() else None
    return Text(tuple(reading.pages), reading.facts, shown, tuple(reading.besides))


def kept_reading(worker: Worker, file: File, suffix: str, cache: Path) -> tuple[Reading, Path]:
    """From the cache, else read now and kept; the path is the stem of all that is kept of the file."""
    stem = cache / "documents" / file.sha256[:2] / f"{file.sha256}{suffix}-{VERSION}"
    kept = beside(stem, "json")
    try:
        return reading_of(json.loads(kept.read_text("utf-8"))), stem
    except (OSError, ValueError, KeyError, TypeError):
        kept.parent.mkdir(parents=True, exist_ok=True)
    reading = read_now(worker, file, suffix, stem)
    content = json.dumps(reading.as_data(), ensure_ascii=False)
    keep(kept, content)
    return reading, stem


def beside(stem: Path, suffix: str) -> Path:
    return stem.with_name(f"{stem.name}.{suffix}")


def keep(path: Path, content: str) -> None:
    """Whole or not at all, also when two threads or processes build at once."""
    partial = path.with_name(f"{path.name}.{mine()}")
    partial.write_text(content, "utf-8")
    partial.replace(path)


def mine() -> str:
    return f"{os.getpid()}-{threading.get_ident()}"


def read_now(worker: Worker, file: File, suffix: str, stem: Path) -> Reading:
    result, picture = beside(stem, f"{mine()}.baca"), beside(stem, f"{mine()}.gambar")
    names = {"path": file.path, "result": result, "picture": picture}
    where = {name: str(path.resolve()) for name, path in names.items()}
    try:
        answer = worker.ask("read", limits.SECONDS, suffix=suffix, **where)
        if answer != DONE:
            return failed(answer)
        if picture.is_file():
            picture.replace(beside(stem, "webp"))
        return reading_of(json.loads(result.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        return failed("")
    finally:
        result.unlink(missing_ok=True)
        picture.unlink(missing_ok=True)


def failed(answer: str) -> Reading:
    reading = Reading()
    if answer == LATE:
        reading.mark("dokumen-terlalu-berat", limit=f"{limits.SECONDS} detik")
    elif answer == FULL:
        reading.mark("terlalu-banyak-teks")
    else:
        reading.mark("dokumen-tak-terbaca", reason="pembacanya berhenti")
    return reading
