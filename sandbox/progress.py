"""Says on standard error what is being done and for how long already."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

# On a terminal the seconds count up in place; in a log a line now and then shows that it lives.
TERMINAL_SECONDS = 0.5
LOG_SECONDS = 30.0
ERASE_LINE = "\r\033[K"


@dataclass
class Step:
    """A step that goes on; what it came to is shown when it is done."""

    result: str = "done"


def say(message: str) -> None:
    """Write one line for the person who waits."""
    _write(f"{message}\n")


@contextmanager
def step(message: str, detail: Callable[[], str] = str) -> Iterator[Step]:
    """Show that a step goes on while the block lasts, and how long it took.

    Args:
        message: what is being done.
        detail: says how far it has come; asked each time the line is written.
    """
    done = threading.Event()
    started = time.monotonic()
    terminal = sys.stderr.isatty()

    def show() -> None:
        while not done.wait(TERMINAL_SECONDS if terminal else LOG_SECONDS):
            line = f"{message} ... {time.monotonic() - started:.0f} s {detail()}".rstrip()
            _write(f"{ERASE_LINE}{line}" if terminal else f"{line}\n")

    _write(f"{message} ..." + ("" if terminal else "\n"))
    watch = threading.Thread(target=show, daemon=True)
    watch.start()
    progress = Step()
    try:
        yield progress
    except BaseException:
        progress.result = "not done"
        raise
    finally:
        done.set()
        watch.join()
        took = f"{time.monotonic() - started:.1f} s"
        _write(f"{ERASE_LINE if terminal else ''}{message}: {progress.result} ({took})\n")


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
