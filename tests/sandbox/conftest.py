"""A sandbox of a test's own, with small programs in place of the organization's."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sandbox import emulator_process, lifecycle
from sandbox.home import Home

MOTO_ALONE = Path(__file__).with_name("moto_alone.py")


@pytest.fixture
def real_home(tmp_path: Path) -> Iterator[Home]:
    """Give the home of a sandbox as people have it, and take it down afterwards."""
    sandbox = Home(tmp_path / "a sandbox, 100%")
    yield sandbox
    lifecycle.down(sandbox)


@pytest.fixture
def home(real_home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Give the home of a sandbox that is served by moto alone, which starts faster."""

    def command(port: int, port_file: Path, _judge: str) -> list[str]:
        return [sys.executable, str(MOTO_ALONE), "--port", str(port), "--port-file", str(port_file)]

    monkeypatch.setattr(emulator_process, "command", command)
    return real_home


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], Path]:
    """Give a function that writes a Pulumi program and returns its folder."""
    folder = tmp_path / "program"

    def write(code: str) -> Path:
        folder.mkdir(exist_ok=True)
        (folder / "Pulumi.yaml").write_text(
            "name: small\nruntime: {name: python, options: {virtualenv: .venv}}\n"
        )
        (folder / "__main__.py").write_text(code)
        return folder

    return write
