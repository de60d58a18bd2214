"""The official release."""

import socket
import time
from pathlib import Path

import pytest

from sandbox.engine import release
from sandbox.engine.errors import EngineError
from sandbox.engine.version import PINNED
from tests.sandbox.engine.conftest import FAKE_CLI, write_release


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder that a release is put into."""
    path = tmp_path / "into"
    path.mkdir()
    return path


def test_the_cli_and_the_language_host_come_out_executable(releases: Path, folder: Path) -> None:
    """A release brings the CLI and the official language host, and the archive itself goes."""
    write_release(releases, {"pulumi/pulumi": FAKE_CLI, "pulumi/pulumi-language-python": "x"})
    assert release.get_release(PINNED, folder)
    assert sorted(path.name for path in folder.iterdir()) == ["pulumi", "pulumi-language-python"]
    assert all(path.stat().st_mode & 0o111 for path in folder.iterdir())


@pytest.mark.parametrize("name", ["../pulumi", "/pulumi", "pulumi/../../pulumi", "other/pulumi"])
def test_nothing_is_written_outside_the_folder(releases: Path, folder: Path, name: str) -> None:
    """Only what lies in the archive's one folder is taken, whatever its names say."""
    write_release(releases, {"pulumi/pulumi": FAKE_CLI, name: "evil"})
    assert release.get_release(PINNED, folder)
    assert [path.name for path in folder.iterdir()] == ["pulumi"]
    assert (folder / "pulumi").read_text() == FAKE_CLI
    assert not (folder.parent / "pulumi").exists()


@pytest.mark.parametrize(
    ("checksums", "said"),
    [(f"{'f' * 64}  {{name}}\n", "says f{64};"), (f"{'f' * 64}  other\n", "says nothing of it;")],
    ids=["another sum", "no sum"],
)
def test_an_archive_that_is_not_the_published_one_is_not_used(
    releases: Path, folder: Path, checksums: str, said: str
) -> None:
    """A wrong checksum, or none, is an error that shows both; nothing is unpacked."""
    listed = checksums.format(name=release.archive_name(PINNED))
    write_release(releases, {"pulumi/pulumi": FAKE_CLI}, checksums=listed)
    with pytest.raises(EngineError, match=said):
        release.get_release(PINNED, folder)
    assert not (folder / "pulumi").exists()


def test_a_release_that_is_not_there_is_no_error(
    releases: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the release cannot be had, that is said, and the next way may be tried."""
    assert releases.exists()
    assert not release.get_release(PINNED, folder)
    assert "404" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


def test_a_server_that_does_not_answer_is_given_up_soon(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A person behind a silent firewall waits for the connection's time-out, not for minutes."""
    monkeypatch.setattr(release, "CONNECT_TIMEOUT_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        monkeypatch.setenv("BULKHEAD_PULUMI_RELEASES", url)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        started = time.monotonic()
        assert not release.get_release(PINNED, folder)
    assert time.monotonic() - started < 5


def test_only_web_addresses_are_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mirror is a web address; a file:// one is refused instead of read."""
    monkeypatch.setenv("BULKHEAD_PULUMI_RELEASES", "file:///etc")
    with pytest.raises(EngineError, match="is not a URL"):
        release.get_release(PINNED, folder)


@pytest.mark.parametrize(
    ("system", "machine", "expected"),
    [
        ("Linux", "x86_64", f"pulumi-{PINNED}-linux-x64.tar.gz"),
        ("Linux", "aarch64", f"pulumi-{PINNED}-linux-arm64.tar.gz"),
        ("Darwin", "arm64", f"pulumi-{PINNED}-darwin-arm64.tar.gz"),
        ("FreeBSD", "amd64", None),
        ("Linux", "riscv64", None),
    ],
)
def test_archives_are_named_as_pulumi_names_them(
    monkeypatch: pytest.MonkeyPatch, system: str, machine: str, expected: str | None
) -> None:
    """Each platform that Pulumi releases for has its archive; others have none."""
    monkeypatch.setattr("platform.system", lambda: system)
    monkeypatch.setattr("platform.machine", lambda: machine)
    assert release.archive_name(PINNED) == expected
