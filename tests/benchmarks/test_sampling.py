"""What is measured of a command and of the processes that it starts."""

import os
import sys
import time
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
from benchmarks.processes import Process, processes, with_descendants
from benchmarks.sampling import CommandError, measure

MEBIBYTE = 1024 * 1024
# It and its grandchild hold 64 MiB each while the grandchild computes for half a second.
WORK = """
import subprocess, sys
held = b"x" * (64 << 20)
work = "import time; held = b'x' * (64 << 20)\\nwhile time.process_time() < 0.5: pass"
between = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"
subprocess.run([sys.executable, "-c", between, work], check=True)
"""


@pytest.mark.parametrize(
    ("command", "part"),
    [
        ("/cli/pulumi up --yes", ENGINE),
        ("/v/python -uP -m sandbox.language.program --stack=a -- /p", PROGRAM),
        ("/v/python -P -m sandbox.language 127.0.0.1:1", LANGUAGE_HOST),
        ("/v/python -u -m pulumi.policy 127.0.0.1:1 /p", PACK),
        ("node /n/@pulumi/pulumi/cmd/run-policy-pack 127.0.0.1:1 .", PACK),
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
    """A process and what it has started, at any depth, are found once, and nothing beside them."""
    parents = {1: 0, 2: 1, 3: 2, 4: 3, 5: 1, 6: 5}
    everything = [Process(pid, parent, 0, 0.0) for pid, parent in parents.items()]
    assert sorted(p.pid for p in with_descendants({2}, everything)) == [2, 3, 4]
    assert sorted(p.pid for p in with_descendants({1, 3}, everything)) == [1, 2, 3, 4, 5, 6]


def test_this_process_is_among_those_of_the_machine() -> None:
    """A process is found with its parent and with the CPU time that it knows itself."""
    own = next(process for process in processes() if process.pid == os.getpid())
    assert own.parent == os.getppid()
    assert own.cpu_seconds == pytest.approx(time.process_time(), abs=0.1)


def test_what_descendants_of_the_command_use_is_counted(tmp_path: Path) -> None:
    """CPU time is that of all processes of the command; memory is the highest at one moment."""
    cost = measure([sys.executable, "-c", WORK], os.environ, tmp_path / "log", set())
    assert cost.cpu_seconds_in_all >= 0.5
    assert cost.cpu_seconds[COMMAND] >= 0.4
    assert cost.peak_bytes_in_all >= 128 * MEBIBYTE
    assert cost.peak_bytes_in_all == cost.peak_bytes[COMMAND]


def test_a_command_that_fails_says_what_it_said(tmp_path: Path) -> None:
    """No figure comes from a command that failed; its own last words say why it did."""
    words = [sys.executable, "-c", "raise SystemExit('no such account')"]
    with pytest.raises(CommandError, match="no such account"):
        measure(words, os.environ, tmp_path / "log", set())
