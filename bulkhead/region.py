"""The home region that the configuration names."""

import os
from pathlib import Path

from config import load

REPOSITORY = Path(__file__).parents[1]


def home_region() -> str:
    """Give `organization.home_region` of the configuration that the program reads.

    That is $BULKHEAD_CONFIG, or else the repository's.

    Raises:
        ConfigurationError: if anything in the configuration is wrong.
    """
    folder = Path(os.environ.get("BULKHEAD_CONFIG") or REPOSITORY / "config")
    return load(folder).organization.home_region
