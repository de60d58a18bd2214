"""How the commands on the fleet fail: with a sentence, and no traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from bulkhead.fleet.backend import BackendError
from bulkhead.fleet.since import SinceError
from config import ConfigurationError
from sandbox.engine.errors import EngineError


@contextmanager
def errors_for_people() -> Iterator[None]:
    """Show what went wrong, and end with exit code 1."""
    try:
        yield
    except (ConfigurationError, BackendError, EngineError, SinceError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(1)
