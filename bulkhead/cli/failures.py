"""How the commands that use the sandbox fail: with a sentence, and an exit code that says so."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from config import ConfigurationError
from sandbox.engine.errors import EngineError
from sandbox.errors import SandboxError

EXIT_INTERRUPTED = 128 + signal.SIGINT


@contextmanager
def errors_for_people() -> Iterator[None]:
    """Show what went wrong without a traceback, and end with the exit code that says so."""
    try:
        yield
    except ConfigurationError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except (EngineError, SandboxError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        click.echo("stopped; the same command takes it up again", err=True)
        sys.exit(EXIT_INTERRUPTED)
