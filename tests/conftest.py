"""What every test may rely on."""

import signal

from hypothesis import settings

# A test says nothing about time: an example may take long where others use the machine.
settings.register_profile("without-time", deadline=None)
settings.load_profile("without-time")


def pytest_configure() -> None:
    """Take interrupts as a terminal's commands do.

    A shell starts background jobs with interrupts ignored, and what is ignored is inherited: the
    processes that tests start would never hear of one.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
