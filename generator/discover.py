"""Which items there are: folders and files of the portal, matched with the kinds' homes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.contents import Contents, State, state_of
from generator.drafts.names import slug_of
from generator.files import Folder, inspect, walk
from generator.findings import Finding, Place, Severity, did_you_mean, one_line
from generator.kinds import KINDS
from generator.kinds.resource import SLUG, SLUG_LIMIT, Resource
from generator.late import Late
from generator.meant import address_of
from generator.misplaced import misplaced
from generator.readers import TABLE_SUFFIXES
from generator.readers.yaml import is_office_file

if TYPE_CHECKING:
    from generator.drafts import organisations, propose, template
else:
    organisations, propose = Late("generator.drafts.organisations"), Late("generator.drafts.propose")
    template = Late("generator.drafts.template")

GENERAL = ("index", "readme", "isi")
"""Names that say nothing of what is in a file."""
LOOKED_AT = 3
"""Tables of a folder without YAML that are read for a proposal."""
READ_LIMIT = 20_000_000
TEXTS = {".yml", ".yaml", ".md", ".markdown", ".txt", ""}
"""What becomes metadata by another name."""


@dataclass(slots=True)
class Found:
    """A declared item that is not read yet."""

    kind: str
    slug: str
    root: Path
    source: str
    """Its YAML or Markdown file, inside the portal."""
    files: list[str] = field(default_factory=list)
    """Names of the other files in its folder."""
    states: tuple[tuple[str, State], ...] = ()
    """All of these, inside the portal, each with its state as the file system tells it."""
    mark: str = ""
    """Digest of what they hold; empty where nobody took it, or one cannot be read."""

    @property
    def path(self) -> Path:
        return self.root / self.source

    def marked(self, contents: Contents) -> Found:
        return replace(self, mark=contents.mark(self.root, self.states))

    def standing(self) -> str:
        """The mark of what was read by now; empty where a file changed meanwhile, and may be another."""
        try:
            same = all(state_of((self.root / source).lstat()) == state for source, state in self.states)
        except OSError:
            return ""
        return self.mark if same else ""


def discover(root: Path, findings: list[Finding]) -> list[Found]:
    """All items of all kinds, in the order of ``KINDS`` and of their slugs."""
    found: list[Found] = []
    for kind, model in KINDS.items():
        of_kind: list[Found] = []
        for folder in walk(root, model.home, findings):
            if model.filename.startswith("*"):
                of_kind += single_files(kind, model, folder, findings)
            elif not is_below_a_bare(folder, of_kind):
                of_kind += whole_folder(kind, root, folder, findings)
        found += unique(of_kind, findings)
    findings += misplaced(root)
    return found


def is_below_a_bare(folder: Folder, found: list[Found]) -> bool:
    """Below a dataset's folder that has metadata and no table: the table is wanted there, which is said."""
    above = found[-1] if found else None
    inside = above is not None and folder.source.startswith(above.source.rpartition("/")[0] + "/")
    return above is not None and inside and above.kind == "dataset" and not (above.files or has_yaml(folder))


def has_yaml(folder: Folder) -> bool:
    return any(Path(name).suffix in (".yml", ".yaml") for name in folder.files)


def single_files(kind: str, model: type[Resource], folder: Folder, findings: list[Finding]) -> list[Found]:
    suffix = model.filename[1:]
    items = []
    for name in folder.files:
        source = f"{folder.source}/{name}"
        if not name.endswith(suffix):
            findings.append(stray(kind, source, suffix))
        elif slug_finding := bad_slug(name.removesuffix(suffix), source):
            findings.append(slug_finding)
        else:
            if name.removesuffix(suffix) in (kind, *GENERAL) and folder.source != model.home:
                findings.append(named_like_its_kind(kind, source))
            states = ((source, folder.states[name]),)
            items.append(Found(kind, name.removesuffix(suffix), folder.root, source, [], states))
    return items


def named_like_its_kind(kind: str, source: str) -> Finding:
    """``layanan/kk/layanan.yml``: as it would be right for a dataset."""
    return Finding(
        Place(source),
        f"nama berkas inilah alamatnya, jadi halamannya menjadi /{kind}/{Path(source).stem}/.",
        f"Ganti nama berkas menurut isinya, misalnya {Path(source).parent.name}{Path(source).suffix}.",
        "nama-umum",
        Severity.WARNING,
    )


def whole_folder(kind: str, root: Path, folder: Folder, findings: list[Finding]) -> list[Found]:
    model = KINDS[kind]
    if not folder.files:
        return []
    if folder.source == model.home:
        findings += homeless(kind, root, folder)
        return []
    if model.filename not in folder.files:
        findings.append(without_yaml(kind, root, folder))
        return []
    source = f"{folder.source}/{model.filename}"
    if slug_finding := bad_slug(folder.name, source):
        findings.append(slug_finding)
        return []
    others = [name for name in folder.files if name != model.filename]
    states = tuple((f"{folder.source}/{name}", folder.states[name]) for name in (model.filename, *others))
    return [Found(kind, folder.name, root, source, others, states)]


def homeless(kind: str, root: Path, folder: Folder) -> Iterator[Finding]:
    """Files right below ``datasets/`` itself: every item has a folder of its own, which is its address."""
    filename = KINDS[kind].filename
    for number, name in enumerate(sorted(folder.files)):
        own = f"{folder.source}/{slug_of(Path(name).stem) or 'NAMA'}"
        place, message = Place(f"{folder.source}/{name}"), "berkas ini belum ada di foldernya sendiri."
        if name == filename:
            remedy = f"Buat folder di {folder.source}/, lalu pindahkan ke sana bersama tabel atau dokumennya."
        elif Path(name).suffix in (".yml", ".yaml"):
            remedy = f"Buat folder {own}/, lalu pindahkan ke sana dan ganti namanya menjadi {filename}."
        elif filename in folder.files or number >= LOOKED_AT:
            remedy = f"Buat folder {own}/, lalu pindahkan ke sana bersama {filename}."
        else:
            draft = proposal(kind, root, Folder(folder.root, folder.source, [name]))
            remedy = (
                f"Buat folder {own}/, pindahkan ke sana, buat {filename} di sana, tempel ini, "
                f"lalu isi yang kosong: {template.compact(draft)}"
            )
        yield Finding(place, message, remedy, "folder-sendiri")


def without_yaml(kind: str, root: Path, folder: Folder) -> Finding:
    """Files that were dropped into a folder: the remedy holds the YAML to paste."""
    filename = KINDS[kind].filename
    stem = filename.removesuffix("yml")
    near = next(
        (n for n in folder.files if Path(n).suffix in (".yml", ".yaml") or n.casefold().startswith(stem)),
        None,
    )
    place = Place(f"{folder.source}/{near or folder.files[0]}")
    message = f"folder ini belum punya {filename}."
    if near and is_office_file(head_of(folder.path / near)):
        remedy = (
            f"Salin isinya ke penyunting teks seperti Notepad, simpan sebagai {filename}, lalu hapus {near}."
        )
        return Finding(place, message, remedy, "keterangan-tidak-ada")
    if near:
        return Finding(place, message, f"Ganti nama {near} menjadi {filename}.", "keterangan-tidak-ada")
    draft = proposal(kind, root, folder)
    remedy = f"Buat {filename} di folder ini, tempel ini, lalu isi yang kosong: {template.compact(draft)}"
    whole = template.yaml_of(draft, folder.source.count("/") + 1)
    return Finding(place, message, remedy, "keterangan-tidak-ada", suggestion=whole)


def proposal(kind: str, root: Path, folder: Folder) -> template.Draft:
    offices = organisations.offices_of(root)
    if kind != "dataset":
        files = [inspect(folder.path / name, f"{folder.source}/{name}")[0] for name in folder.files[:1]]
        return propose.propose_document([file for file in files if file], offices, inside=False)
    names = [name for name in folder.files if Path(name).suffix.lower() in TABLE_SUFFIXES][:LOOKED_AT]
    small = [name for name in names if (folder.path / name).stat().st_size < READ_LIMIT]
    files = [inspect(folder.path / name, f"{folder.source}/{name}")[0] for name in small]
    return propose.propose_dataset([file for file in files if file], offices)


def head_of(path: Path) -> bytes:
    """Enough to tell what a file is, however large it is."""
    with path.open("rb") as file:
        return file.read(16)


def stray(kind: str, source: str, suffix: str) -> Finding:
    if kind == "dikecualikan":
        return Finding(
            Place(source),
            "berkas tidak boleh ada di folder informasi dikecualikan.",
            "Pindahkan segera ke luar repositori; yang sudah terunggah tetap terlihat di riwayat git.",
            "dikecualikan-berkas",
        )
    text = Path(source).suffix.lower() in TEXTS
    remedy = (
        f"Ganti akhirannya menjadi {suffix}, atau pindahkan."
        if text
        else f"Terbitkan berkasnya di content/dokumen/ atau datasets/; di sini hanya ada berkas {suffix}."
    )
    message = f"berkas ini bukan {suffix}, jadi tidak diterbitkan."
    return Finding(Place(source), message, remedy, "berkas-tak-dikenal")


def bad_slug(slug: str, source: str) -> Finding | None:
    if SLUG.fullmatch(slug) and len(slug) <= SLUG_LIMIT:
        return None
    remedy = f"Beri nama dengan huruf kecil, angka, dan tanda hubung, paling panjang {SLUG_LIMIT} huruf."
    if meant := address_of(slug):
        of_file = PurePosixPath(source).stem == slug
        remedy = (
            f'Ganti namanya menjadi "{meant}".' if of_file else f'Ganti nama foldernya menjadi "{meant}".'
        )
    return Finding(Place(source), f'"{one_line(slug, 60)}" tidak dapat menjadi alamat.', remedy, "slug-salah")


def unique(items: list[Found], findings: list[Finding]) -> list[Found]:
    """One item an address; the later ones of the same slug are findings that name the first."""
    chosen: dict[str, Found] = {}
    for item in sorted(items, key=lambda item: (item.slug, item.source)):
        first = chosen.setdefault(item.slug, item)
        if first is not item:
            findings.append(
                Finding(
                    Place(item.source),
                    f"alamat /{item.kind}/{item.slug}/ sudah dipakai {first.source}.",
                    "Beri nama lain untuk salah satunya.",
                    "slug-ganda",
                )
            )
    return list(chosen.values())


def choose_files(
    named: list[tuple[str, str, Place]], found: Found, findings: list[Finding]
) -> list[tuple[str, str]]:
    """Files that belong to a folder item: (name, title).

    ``named`` is what the YAML lists, with its place; when it lists nothing, all files beside it.
    A listed file that is missing and a present file that is not listed are findings.
    """
    if not named:
        return [(name, "") for name in found.files]
    wrong = [without_file(name, place, found) for name, _, place in named if name not in found.files]
    meant = {each.remedy for each in wrong}
    listed = {name for name, _, _ in named}
    findings += wrong
    findings += [
        unlisted(name, found)
        for name in found.files
        if name not in listed and f'Maksud Anda "{name}"?' not in meant
    ]
    return [(name, title) for name, title, _ in named if name in found.files]


def without_file(name: str, place: Place, found: Found) -> Finding:
    shown = one_line(name, 80)
    if "/" in name or "\\" in name or name in ("..", "."):
        last = name.replace("\\", "/").rpartition("/")[2]
        near = f'Maksud Anda "{last}"?' if last in found.files else ""
        remedy = near or "Tulis nama berkas saja, dan taruh berkasnya di folder yang sama."
        return Finding(place, f'"{shown}" menunjuk ke luar folder ini.', remedy, "jalur-keluar")
    near = did_you_mean(name, found.files)
    remedy = near or "Unggah berkasnya ke folder ini, atau hapus dari daftar."
    return Finding(place, f'berkas "{shown}" tidak ada.', remedy, "berkas-tidak-ada")


def unlisted(name: str, found: Found) -> Finding:
    return Finding(
        Place(f"{found.source.rpartition('/')[0]}/{name}"),
        "berkas ini ada di folder tetapi tidak disebut di keterangan.",
        f"Tambahkan ke `berkas:` di {found.path.name}, atau hapus berkasnya.",
        "berkas-tak-disebut",
    )
