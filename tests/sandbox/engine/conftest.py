"""A server of releases on loopback, and CLIs that answer as the real one does."""

import hashlib
import io
import tarfile
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sandbox.engine.release import archive_name
from sandbox.engine.version import PINNED

FAKE_CLI = f"#!/bin/sh\necho {PINNED}\n"


def write_release(folder: Path, files: dict[str, str], checksums: str = "") -> None:
    """Lay out a release as GitHub serves it: the archive and the list of checksums.

    Args:
        folder: what the server serves.
        files: name in the archive -> text.
        checksums: the list to publish; one with the right sum by default.
    """
    name = archive_name(PINNED)
    assert name is not None, "tests run on platforms that have a release"
    place = folder / str(PINNED)
    place.mkdir()
    with tarfile.open(place / name, "w:gz") as archive:
        for path, text in files.items():
            member = tarfile.TarInfo(path)
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))
    right = hashlib.sha256((place / name).read_bytes()).hexdigest()
    listed = f"{'0' * 64}  another.tar.gz\n{right}  {name}\n"
    (place / f"pulumi-{PINNED.number}-checksums.txt").write_text(checksums or listed)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the test's output is the code's own."""


@pytest.fixture
def releases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Serve a folder as the place of releases."""
    folder = tmp_path / "releases"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.server_address[1]}"
    monkeypatch.setenv("BULKHEAD_PULUMI_RELEASES", url)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    yield folder
    server.shutdown()
    server.server_close()


def put_cli(path: Path, version: str) -> Path:
    """Write an executable that answers `version`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {version}\n")
    path.chmod(0o755)
    return path
