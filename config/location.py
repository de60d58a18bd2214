"""Where the configuration is when nobody names a folder."""

import os
from pathlib import Path


def configuration_folder() -> Path:
    """Give the folder that $BULKHEAD_CONFIG names, or else the repository's own."""
    return Path(os.environ.get("BULKHEAD_CONFIG") or Path(__file__).parent)
