"""Says on standard error what is being done and for how long already."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

# On a terminal the seconds count up in place; in a log a line now and then shows that it lives.
TERMINAL_SECONDS = 1.0
LOG_SECONDS = 30.0


def say(message: str) -> None:
    """Write one line for the person who waits."""
    _write(f"{message}\n")


@contextmanager
def step(message: str) -> Iterator[None]:
    """Show that a step goes on while the block lasts, and how long it took."""
    done = threading.Event()
    watch = threading.Thread(target=_show, args=(message, done), daemon=True)
    started = time.monotonic()
    say(f"{message} ...")
    watch.start()
    try:
        yield
    finally:
        done.set()
        watch.join()
    say(f"{message}: done in {time.monotonic() - started:.0f} s")


def _show(message: str, done: threading.Event) -> None:
    started = time.monotonic()
    terminal = sys.stderr.isatty()
    while not done.wait(TERMINAL_SECONDS if terminal else LOG_SECONDS):
        end = "\r" if terminal else "\n"
        _write(f"{message} ... {time.monotonic() - started:.0f} s{end}")


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
