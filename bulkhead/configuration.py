"""The configuration that commands read when they are told no other."""

import os
from pathlib import Path

from config import LandingZone, load

REPOSITORY = Path(__file__).parents[1]


def configuration() -> LandingZone:
    """Load what the program reads: $BULKHEAD_CONFIG, or else the repository's.

    Raises:
        ConfigurationError: if anything in the configuration is wrong.
    """
    return load(Path(os.environ.get("BULKHEAD_CONFIG") or REPOSITORY / "config"))
