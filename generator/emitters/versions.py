"""Where every version of every file can be had: the current one where it always is, old ones under
``/KIND/SLUG/versi/SHA8/FILE``, identical bytes once, and large ones in the public repository."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from generator.distributions import original
from generator.files import bad_name
from generator.history.differences import FileDifference
from generator.model import File, Item
from generator.output import Output
from generator.settings import Settings

DIGEST = 8
"""Characters of a SHA-256 in addresses."""
COMMIT_PATHS = (("gitlab", "/-/commit/", "/-/raw/"), ("codeberg", "/commit/", "/raw/commit/"))
"""Word in the host's name → paths of a commit and of a file in it; else those of GitHub."""


@dataclass(frozen=True, slots=True)
class VersionLink:
    """One state of a file; ``address`` inside the site or ``url`` outside, neither where it is gone."""

    name: str
    size: int
    sha256: str
    address: str = ""
    url: str = ""
    current: bool = False


@dataclass
class Versions:
    """Plans the old versions of all items into the output, each once."""

    settings: Settings
    prefix: str
    """The portal's folder inside the repository."""
    out: Output
    _planned: dict[str, str] = field(default_factory=dict)
    """Address → whole digest."""

    def link(self, item: Item | None, found: FileDifference, commit: str) -> VersionLink | None:
        """What a revision left of this file; None where it removed it or git has lost it."""
        file = found.new
        if file is None:
            return None
        plain = VersionLink(file.name, file.size, file.sha256)
        if item is None or not found.fit or bad_name(file.name, file.source):
            return plain  # withdrawn, or with personal data: not published again
        for current in item.files:
            if (current.name, current.sha256) == (file.name, file.sha256):
                address = original(item, current).address
                return VersionLink(file.name, file.size, file.sha256, address, current=True)
        if file.size > self.settings.old_version_limit and self.settings.repository:
            url = raw_url(self.settings, commit, self.prefix + file.source)
            return VersionLink(file.name, file.size, file.sha256, url=url)
        return VersionLink(file.name, file.size, file.sha256, quote(self._plan(item, file)))

    def _plan(self, item: Item, file: File) -> str:
        length = DIGEST
        address = f"{item.address}versi/{file.sha256[:length]}/{file.name}"
        while self._planned.get(address, file.sha256) != file.sha256:
            length += DIGEST
            address = f"{item.address}versi/{file.sha256[:length]}/{file.name}"
        if address not in self._planned:
            self._planned[address] = file.sha256
            self.out.file(address, file.path, f"{file.source} (versi lama)")
        return address


def commit_url(settings: Settings, commit: str) -> str:
    """Where the commit can be read, "" where the portal names no repository."""
    if not settings.repository:
        return ""
    return settings.repository.rstrip("/") + paths(settings.repository)[0] + commit


def raw_url(settings: Settings, commit: str, path: str) -> str:
    repository = settings.repository or ""
    return f"{repository.rstrip('/')}{paths(repository)[1]}{commit}/{quote(path)}"


def paths(repository: str) -> tuple[str, str]:
    host = urlsplit(repository).hostname or ""
    return next(((commit, raw) for word, commit, raw in COMMIT_PATHS if word in host), ("/commit/", "/raw/"))
