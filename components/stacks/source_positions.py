"""How much of the calls that led to a resource is kept in the state."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Six of them are the SDK's own, from a resource's class down to where the calls are listed; what
# is left are the lines of the component that makes the resource and of who calls it.
_CALLS = 9


@contextmanager
def near_source_positions() -> Iterator[None]:
    """Within, the SDK notes the last few calls that led to a resource, in place of all.

    It lists every call from the interpreter's first on with `traceback.extract_stack`, sends the
    list to the engine, and the state keeps it for each resource: 40 % of the file, most of it about
    Python's and the SDK's files on the machine that ran last. `sys.tracebacklimit` is
    Python's own limit of such lists: https://docs.python.org/3/library/sys.html. It would cut an
    error's traceback too, so it holds only as long as resources are made.
    """
    before = getattr(sys, "tracebacklimit", None)
    sys.tracebacklimit = _CALLS
    try:
        yield
    finally:
        if before is None:
            del sys.tracebacklimit
        else:
            sys.tracebacklimit = before
