"""What every test may rely on."""

import signal


def pytest_configure() -> None:
    """Take interrupts as a terminal's commands do.

    A shell starts background jobs with interrupts ignored, and what is ignored is inherited: the
    processes that tests start would never hear of one.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
