"""The language host, asked as the engine asks it."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from google.protobuf import empty_pb2
from pulumi.runtime.proto import language_pb2, language_pb2_grpc

from tests.sandbox.language.conftest import HOST

# Children get five seconds to end by themselves before they are killed.
GONE_TIMEOUT_SECONDS = 10.0
START_HOST_AND_DIE = """
import os, subprocess, sys
pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
words = [sys.argv[1], "127.0.0.1:1"]
host = subprocess.Popen(words, stdout=pipe, stderr=nowhere, text=True)
print(host.stdout.readline().strip(), host.pid, flush=True)
os.kill(os.getpid(), 9)
"""


def plugin(folder: Path, code: str, **fields: object) -> language_pb2.RunPluginRequest:
    """Ask for a plugin that runs some code."""
    folder.joinpath("__main__.py").write_text(code)
    info = language_pb2.ProgramInfo(
        root_directory=str(folder), program_directory=str(folder), entry_point="."
    )
    request = language_pb2.RunPluginRequest(pwd=str(folder), info=info, kind="resource")
    request.MergeFrom(language_pb2.RunPluginRequest(**fields))  # type: ignore[arg-type]
    return request


def test_a_plugins_output_and_exit_code_come_back(
    engine: language_pb2_grpc.LanguageRuntimeStub, tmp_path: Path
) -> None:
    """Both streams of a plugin arrive line by line, and its exit code last."""
    code = (
        "import os, sys\nprint(os.environ['A'], *sys.argv[1:])\nsys.stderr.write('e')\nsys.exit(3)"
    )
    request = plugin(tmp_path, code, env=["A=x=y"], args=["one", "two"])
    answers = list(engine.RunPlugin(request))
    assert b"".join(answer.stdout for answer in answers) == b"x=y one two\n"
    assert b"".join(answer.stderr for answer in answers) == b"e"
    assert answers[-1].exitcode == 3


def test_a_plugin_ends_when_the_engine_drops_the_call(
    engine: language_pb2_grpc.LanguageRuntimeStub, tmp_path: Path
) -> None:
    """A plugin whose call is cancelled is stopped, not left running."""
    request = plugin(tmp_path, "import os, time\nprint(os.getpid(), flush=True)\ntime.sleep(60)")
    call = engine.RunPlugin(request)
    pid = int(next(iter(call)).stdout)
    call.cancel()  # type: ignore[no-untyped-call]
    assert gone(pid)


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_the_host_and_its_children_quietly(
    host: subprocess.Popen[str],
    engine: language_pb2_grpc.LanguageRuntimeStub,
    tmp_path: Path,
    way: signal.Signals,
) -> None:
    """The engine stops hosts by SIGINT: no traceback, exit code 0, and nothing left running."""
    request = plugin(tmp_path, "import os, time\nprint(os.getpid(), flush=True)\ntime.sleep(60)")
    pid = int(next(iter(engine.RunPlugin(request))).stdout)
    host.send_signal(way)
    _, said = host.communicate(timeout=20)
    assert (host.returncode, said) == (0, "")
    assert gone(pid)


def test_a_host_whose_engine_was_killed_ends() -> None:
    """A host never outlives its engine, even one that could say nothing."""
    answer = subprocess.run(  # noqa: S603 - the code above
        [sys.executable, "-c", START_HOST_AND_DIE, str(HOST)],
        env={**os.environ, "BULKHEAD_SANDBOX_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )
    _port, pid = map(int, answer.stdout.split())
    try:
        assert gone(pid)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def test_a_program_that_cannot_be_run_is_an_answer(
    engine: language_pb2_grpc.LanguageRuntimeStub, tmp_path: Path
) -> None:
    """A program that ends with an exit code of its own is an error that says so, not a crash."""
    (tmp_path / "__main__.py").write_text("import os; os._exit(7)")
    info = language_pb2.ProgramInfo(
        root_directory=str(tmp_path), program_directory=str(tmp_path), entry_point="."
    )
    request = language_pb2.RunRequest(
        pwd=str(tmp_path), info=info, project="p", stack="s", parallel=1, dryRun=True
    )
    assert "exit code" in engine.Run(request).error


def test_the_python_that_runs_programs_is_named(
    engine: language_pb2_grpc.LanguageRuntimeStub,
) -> None:
    """`pulumi about` shows which Python runs programs."""
    assert engine.About(language_pb2.AboutRequest()).executable


def test_what_the_host_does_not_manage_is_empty(
    engine: language_pb2_grpc.LanguageRuntimeStub,
) -> None:
    """Plugins and packages are the checkout's own matter: the host asks for none."""
    assert not engine.GetRequiredPackages(language_pb2.GetRequiredPackagesRequest()).packages
    assert not engine.GetRequiredPlugins(language_pb2.GetRequiredPluginsRequest()).plugins
    assert not list(engine.InstallDependencies(language_pb2.InstallDependenciesRequest()))
    assert not engine.GetPluginInfo(empty_pb2.Empty()).version


def gone(pid: int) -> bool:
    """Wait for a process to end; tell whether it did."""
    deadline = time.monotonic() + GONE_TIMEOUT_SECONDS
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
