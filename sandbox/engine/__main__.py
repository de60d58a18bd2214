"""Prints the path of the Pulumi CLI; gets it first where there is none."""

import sys

from sandbox.engine.errors import EngineError
from sandbox.engine.locate import pulumi_cli
from sandbox.engine.version import version_of
from sandbox.progress import say


def main() -> int:
    """Print the path on standard output and everything else on standard error."""
    try:
        path = pulumi_cli()
    except EngineError as error:
        say(f"error: {error}")
        return 1
    except KeyboardInterrupt:
        say("stopped; nothing half-made is left behind")
        return 130
    say(f"Pulumi CLI {version_of(path)}: {path}")
    print(path)  # noqa: T201 - the answer
    return 0


if __name__ == "__main__":
    sys.exit(main())
