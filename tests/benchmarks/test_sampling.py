"""What is measured of a command and of the processes that it starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.parts import (
    COMMAND,
    EMULATOR,
    ENGINE,
    LANGUAGE_HOST,
    PACK,
    PROGRAM,
    PROVIDER,
    part_of,
)
from benchmarks.processes import processes, with_descendants
from benchmarks.sampling import CommandError, measure

MEBIBYTE = 1024 * 1024
# Its child, which it waits for, computes for half a second and holds 64 MiB.
WORK = """
import subprocess, sys
child = "import time; held = b'x' * (64 << 20)\\nwhile time.process_time() < 0.5: pass"
subprocess.run([sys.executable, "-c", child], check=True)
"""


@pytest.mark.parametrize(
    ("command", "part"),
    [
        ("/cli/pulumi up --yes", ENGINE),
        ("/v/python -uP -m sandbox.language.program --stack=a -- /p", PROGRAM),
        ("/v/python -P -m sandbox.language 127.0.0.1:1", LANGUAGE_HOST),
        ("/v/python -u -m pulumi.policy 127.0.0.1:1 /p", PACK),
        ("/v/python -S -E -s /r/sandbox/bin/../provider/launcher.py 127.0.0.1:1", PROVIDER),
        ("cat", PROVIDER),
        ("/v/python -m sandbox.provider.daemon /t/a.sock", PROVIDER),
        ("/v/python -P -m sandbox.emulator --port 0", EMULATOR),
        ("/v/python /v/bulkhead sandbox up", COMMAND),
        ("/bin/sh -c true", None),
        ("", None),
    ],
)
def test_a_process_belongs_to_a_part_by_its_command(command: str, part: str | None) -> None:
    """Each process that a run starts is counted under its part, and no other under any."""
    assert part_of(command.split()) == part


def test_descendants_are_found_once() -> None:
    """A process and what it has started are found, each once, and nothing beside them."""
    words = [sys.executable, "-c", "input()"]
    with subprocess.Popen(words, stdin=subprocess.PIPE) as child:  # noqa: S603 - this Python
        found = with_descendants({os.getpid(), child.pid}, list(processes()))
        alone = with_descendants({child.pid}, list(processes()))
        child.communicate(b"\n")
    pids = [process.pid for process in found]
    assert sorted(set(pids)) == sorted(pids)
    assert {os.getpid(), child.pid} <= set(pids)
    assert [process.pid for process in alone] == [child.pid]


def test_what_a_child_of_the_command_uses_is_counted(tmp_path: Path) -> None:
    """CPU time is that of all processes of the command; memory is the highest at one moment."""
    cost = measure([sys.executable, "-c", WORK], os.environ, tmp_path / "log", set())
    assert cost.cpu_seconds_in_all >= 0.5
    assert cost.peak_bytes_in_all >= 64 * MEBIBYTE
    assert cost.peak_bytes_in_all == cost.peak_bytes[COMMAND]


def test_a_command_that_fails_says_what_it_said(tmp_path: Path) -> None:
    """No figure comes from a command that failed; its own last words say why it did."""
    words = [sys.executable, "-c", "raise SystemExit('no such account')"]
    with pytest.raises(CommandError, match="no such account"):
        measure(words, os.environ, tmp_path / "log", set())
