"""Serves moto with nothing of ours around it: the sandbox's life does not depend on what is served.

It takes the options that the sandbox gives to its emulator.
"""

import argparse
import signal
from pathlib import Path

from moto.server import ThreadedMotoServer


def main() -> None:
    """Serve until a signal ends this process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--port-file", type=Path, required=True)
    options = parser.parse_args()
    server = ThreadedMotoServer("127.0.0.1", options.port, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    options.port_file.write_text(str(port))
    signal.pause()


if __name__ == "__main__":
    main()
