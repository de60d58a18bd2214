"""A language host on loopback, and an engine's side of its protocol."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import grpc
import pytest
from pulumi.runtime.proto import language_pb2_grpc

from sandbox.home import REPOSITORY

HOST = REPOSITORY / "sandbox" / "bin" / "language" / "pulumi-language-python"


@pytest.fixture
def host(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Start the language host as the engine does, in a folder that would shadow its package."""
    (tmp_path / "sandbox").mkdir()
    (tmp_path / "sandbox" / "__init__.py").write_text("raise SystemExit('shadowed')")
    with subprocess.Popen(  # noqa: S603 - our own host
        [HOST, "127.0.0.1:1", "--logtostderr"],
        cwd=tmp_path,
        env={**os.environ, "BULKHEAD_SANDBOX_PYTHON": sys.executable},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


@pytest.fixture
def engine(host: subprocess.Popen[str]) -> Iterator[language_pb2_grpc.LanguageRuntimeStub]:
    """Speak to the host at the port that it prints first."""
    assert host.stdout is not None
    port = int(host.stdout.readline())
    with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
        yield language_pb2_grpc.LanguageRuntimeStub(channel)
