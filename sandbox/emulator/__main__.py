"""Run the emulator: `python -m sandbox.emulator --port 5000`."""

import argparse
import logging
import os
import signal
import sys
from pathlib import Path
from threading import Thread

from sandbox.emulator.authorization.judge import load_judge
from sandbox.emulator.server import ANY_FREE_PORT, LOOPBACK, server

LOG = logging.getLogger("sandbox.emulator")


def main() -> int:
    """Serve until SIGINT or SIGTERM."""
    arguments = _arguments()
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(message)s",
        stream=sys.stderr,
    )
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    judge = load_judge(arguments.judge) if arguments.judge else None
    emulator = server(arguments.port, judge=judge)

    def end(_signal: int, _frame: object) -> None:
        # shutdown() waits for serve_forever(), which this handler interrupts
        Thread(target=emulator.shutdown).start()

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    if arguments.port_file:
        _write_whole(arguments.port_file, f"{emulator.port}\n")
    LOG.info("listening on http://%s:%d", LOOPBACK, emulator.port)
    emulator.serve_forever()
    emulator.server_close()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox.emulator", description=__doc__)
    parser.add_argument("--port", type=int, default=ANY_FREE_PORT, help="0 means any free port")
    parser.add_argument("--port-file", type=Path, help="where to write the port, once listening")
    parser.add_argument("--judge", default="", help="module:function that evaluates policies")
    return parser.parse_args()


def _write_whole(path: Path, text: str) -> None:
    """Write it so that a reader sees the whole text or no file."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_text(text)
    unfinished.replace(path)


if __name__ == "__main__":
    sys.exit(main())
