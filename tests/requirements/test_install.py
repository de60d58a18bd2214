"""Setting up by itself: the Makefile and the installation."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

REPOSITORY = Path(__file__).parents[2]
TARGETS = {"help", "up", "down", "test", "example", "bench", "docs", "lint", "requirements"}


@pytest.fixture
def install() -> ModuleType:
    """Load the installation's script, which is no module of a package."""
    spec = importlib.util.spec_from_file_location("install", REPOSITORY / "requirements/install.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give a copy of what `make` needs to set up."""
    shutil.copytree(REPOSITORY / "requirements", tmp_path / "requirements")
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(REPOSITORY / name, tmp_path)
    return tmp_path


@pytest.fixture
def make(checkout: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Give a function that runs make in a checkout where only a few tools are on PATH."""
    tools = checkout / "tools"
    tools.mkdir()
    for name in ("make", "sh", "awk", "cat"):
        found = shutil.which(name)
        assert found is not None
        (tools / name).symlink_to(found)

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - make, with words of the tests
            [tools / "make", *words],
            cwd=checkout,
            env={"PATH": str(tools), "HOME": str(checkout)},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_make_alone_lists_the_targets(
    make: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    """`make` without a target changes nothing and shows each target with its line."""
    answer = make()
    assert answer.returncode == 0
    listed = {line.split()[1] for line in answer.stdout.splitlines()}
    assert listed >= TARGETS


def test_a_machine_without_python_is_told_so(
    make: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    """Where no Python is recent enough, make says what to install and how to name one."""
    answer = make("up")
    assert answer.returncode != 0
    assert "no Python 3.11 or newer on PATH" in answer.stderr
    assert "make PYTHON=" in answer.stderr


def test_a_python_that_cannot_make_environments_is_said(
    install: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Debian's Python without python3-venv gets the package to install, not a traceback."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert install.main() == 1
    assert "apt install python3-venv" in capsys.readouterr().err


def test_an_installation_is_done_when_it_was_finished_here(
    install: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing mark, one of another folder, and one older than a requirement: install again."""
    installed = checkout / "installed"
    for name, value in {
        "REPOSITORY": checkout,
        "REQUIREMENTS": checkout / "requirements",
        "INSTALLED": installed,
    }.items():
        monkeypatch.setattr(install, name, value)
    assert not install.up_to_date()
    installed.write_text("/where/it/was/before")
    assert not install.up_to_date()
    installed.write_text(str(checkout))
    assert install.up_to_date()
    later = installed.stat().st_mtime + 1
    os.utime(checkout / "requirements" / "dev.txt", (later, later))
    assert not install.up_to_date()


@pytest.mark.parametrize(
    ("settings", "environment", "expected"),
    [
        ({}, {}, {}),
        ({"global.timeout": "180"}, {}, {}),
        ({"global.index-url": "https://a/"}, {}, {"UV_DEFAULT_INDEX": "https://a/"}),
        (
            {"global.index-url": "https://a/", "install.index-url": "https://b/"},
            {},
            {"UV_DEFAULT_INDEX": "https://b/"},
        ),
        (
            {":env:.index-url": "https://c/", "install.index-url": "https://b/"},
            {},
            {"UV_DEFAULT_INDEX": "https://c/"},
        ),
        ({"global.index-url": "https://a/"}, {"UV_DEFAULT_INDEX": "https://mine/"}, {}),
        (
            {"global.extra-index-url": "\nhttps://a/\nhttps://b/"},
            {},
            {"UV_INDEX": "https://a/ https://b/"},
        ),
        ({"global.trusted-host": "pypi.intranet"}, {}, {"UV_INSECURE_HOST": "pypi.intranet"}),
        ({"global.cert": "/ca.pem"}, {}, {"SSL_CERT_FILE": "/ca.pem"}),
        ({"global.cert": "/ca.pem"}, {"SSL_CERT_FILE": "/mine.pem"}, {}),
    ],
)
def test_uv_gets_what_pip_is_configured_with(
    install: ModuleType,
    settings: dict[str, str],
    environment: dict[str, str],
    expected: dict[str, str],
) -> None:
    """A company's index and certificates serve uv as they serve pip; uv's own settings win."""
    assert install.uv_variables(settings, environment) == expected


@pytest.mark.parametrize("name", ["dev", "runtime", "uv", "go"])
def test_requirements_are_pinned_with_hashes_and_name_no_registry(name: str) -> None:
    """Every package has its version and its hashes; where it comes from is the person's matter."""
    text = (REPOSITORY / "requirements" / f"{name}.txt").read_text()
    entries = text.replace("\\\n", " ").splitlines()
    packages = [line for line in entries if line and not line.lstrip().startswith("#")]
    assert packages
    assert [line for line in packages if "==" not in line or "--hash=sha256:" not in line] == []
    assert "://" not in text
