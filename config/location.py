"""Where the configuration is when nobody names a folder."""

import os
from pathlib import Path


def configuration_folder() -> Path:
    """Give the folder that $BULKHEAD_CONFIG names, or else the repository's own.

    Messages name files by it, so it is relative where that is what a person would type.
    """
    named = os.environ.get("BULKHEAD_CONFIG")
    if named:
        return Path(named)
    own = Path(__file__).parent
    return own.relative_to(Path.cwd()) if own.is_relative_to(Path.cwd()) else own
