"""The processes that the language host starts, and how they end."""

import queue
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import grpc

# How long a child may take to end by itself before it is killed.
STOP_TIMEOUT_SECONDS = 5.0


class Children:
    """Every process that the host has started and that has not ended."""

    def __init__(self) -> None:
        self._processes: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()

    @contextmanager
    def running(
        self,
        command: list[str],
        *,
        cwd: Path,
        env: Mapping[str, str],
        context: grpc.ServicerContext,
        capture: bool = False,
    ) -> Iterator[subprocess.Popen[bytes]]:
        """Run a command while the block lasts; it ends early when the engine drops the call."""
        pipe = subprocess.PIPE if capture else None
        process = subprocess.Popen(  # noqa: S603 - a list that this package puts together
            command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe
        )
        with self._lock:
            self._processes.add(process)
        context.add_callback(process.terminate)
        try:
            yield process
        finally:
            _end(process)
            with self._lock:
                self._processes.discard(process)

    def stop(self) -> None:
        """Ask every child to end; kill those that do not."""
        with self._lock:
            processes = list(self._processes)
        for process in processes:
            process.terminate()
        for process in processes:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(STOP_TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def output_of(process: subprocess.Popen[bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the lines of both streams as they come, each with its stream's name."""
    lines: queue.Queue[tuple[str, bytes] | None] = queue.Queue()

    def read(name: str, stream: IO[bytes]) -> None:
        for line in stream:
            lines.put((name, line))
        lines.put(None)

    streams = {"stdout": process.stdout, "stderr": process.stderr}
    opened = [(name, stream) for name, stream in streams.items() if stream is not None]
    for name, stream in opened:
        threading.Thread(target=read, args=(name, stream), daemon=True).start()
    still_open = len(opened)
    while still_open:
        line = lines.get()
        if line is None:
            still_open -= 1
        else:
            yield line
