"""Gets the official release of the CLI, which brings the official language host with it.

Each release on GitHub has an archive per platform and one list of their SHA-256 sums. The list
comes from where the archive comes from: it shows a broken download, not a compromised release.
"""

import hashlib
import os
import platform
import shutil
import tarfile
import urllib.request
from collections.abc import Iterator
from functools import partial
from http.client import HTTPException
from pathlib import Path, PurePosixPath

from sandbox.engine.errors import EngineError
from sandbox.engine.version import Version
from sandbox.progress import say, step

RELEASES = "https://github.com/pulumi/pulumi/releases/download"
# The first request decides whether there is a way to the internet at all.
CONNECT_TIMEOUT_SECONDS = 5.0
READ_TIMEOUT_SECONDS = 30.0
CHUNK_BYTES = 2**20
# pulumi-v3.259.0-darwin-arm64.tar.gz and its like.
PROCESSORS = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
SYSTEMS = {"Linux": "linux", "Darwin": "darwin"}


class _UnreachableError(Exception):
    """A URL cannot be read to its end."""


def archive_name(version: Version) -> str | None:
    """Name this machine's archive; None where Pulumi publishes none."""
    system = SYSTEMS.get(platform.system())
    processor = PROCESSORS.get(platform.machine().lower())
    return f"pulumi-{version}-{system}-{processor}.tar.gz" if system and processor else None


def get_release(version: Version, folder: Path) -> bool:
    """Put the official release into a folder.

    $BULKHEAD_PULUMI_RELEASES names a mirror of the releases, if a company has one.

    Returns:
        False where the release cannot be reached, or there is none for this machine.

    Raises:
        EngineError: if what came is not what the release's list of checksums says.
        OSError: if the folder cannot be written.
    """
    archive = archive_name(version)
    if archive is None:
        say(f"Pulumi {version} has no release for {platform.system()} {platform.machine()}")
        return False
    base = f"{os.environ.get('BULKHEAD_PULUMI_RELEASES', RELEASES).rstrip('/')}/{version}"
    path = folder / archive
    try:
        expected = _checksums(f"{base}/pulumi-{version.number}-checksums.txt").get(archive)
        with step(f"getting the official release {archive}"):
            actual = _download(f"{base}/{archive}", path)
    except _UnreachableError as error:
        say(f"the official release of Pulumi {version} cannot be had: {error}")
        path.unlink(missing_ok=True)
        return False
    if actual != expected:
        raise EngineError(_mismatch(f"{base}/{archive}", expected, actual))
    _unpack(path, folder)
    path.unlink()
    return True


def _mismatch(url: str, expected: str | None, actual: str) -> str:
    return (
        f"{url}: its SHA-256 is {actual}, the release's list says {expected or 'nothing of it'}; "
        "it was not used. A proxy may have changed it: try again, or set BULKHEAD_PULUMI to a CLI "
        "that you trust"
    )


def _checksums(url: str) -> dict[str, str]:
    """Read the list: lines of `<sha256>  <file name>`."""
    text = b"".join(_chunks(url, CONNECT_TIMEOUT_SECONDS)).decode()
    pairs = [line.split() for line in text.splitlines()]
    return {words[-1]: words[0].lower() for words in pairs if words}


def _download(url: str, path: Path) -> str:
    """Save a file and give its SHA-256."""
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for chunk in _chunks(url, READ_TIMEOUT_SECONDS):
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()


def _chunks(url: str, timeout_seconds: float) -> Iterator[bytes]:
    """Yield what a URL holds.

    Raises:
        _UnreachableError: whatever goes wrong on the way, so that it is not mistaken for what
            goes wrong where the chunks are written to.
    """
    if not url.startswith(("https://", "http://")):
        raise EngineError(f"BULKHEAD_PULUMI_RELEASES: {url} is not a URL that starts with https://")
    try:
        with urllib.request.urlopen(url, timeout=timeout_seconds) as response:  # noqa: S310 - above
            yield from iter(partial(response.read, CHUNK_BYTES), b"")
    except (OSError, HTTPException) as error:
        raise _UnreachableError(f"{url}: {error}") from error


def _unpack(archive: Path, folder: Path) -> None:
    """Take the plain files out of the archive's one folder, `pulumi/`, and nothing else."""
    with tarfile.open(archive) as files:
        for member in files:
            name = PurePosixPath(member.name)
            source = files.extractfile(member) if member.isfile() else None
            if source is None or name.parent != PurePosixPath("pulumi"):
                continue
            target = folder / name.name
            with target.open("wb") as file:
                shutil.copyfileobj(source, file)
            target.chmod(0o755)
