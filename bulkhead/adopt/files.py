"""Writing a configuration to a folder that holds none."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from bulkhead.adopt.adoption import Adoption
from bulkhead.adopt.found import AdoptError
from config.sources import ACCOUNTS, LANDING_ZONE

NOT_MAPPED = "not-mapped.md"
_HEADER = f"# Written by `bulkhead adopt`; {{up}}{NOT_MAPPED} says what to review.\n"
_LINE = 100  # characters


def require_empty(folder: Path) -> None:
    """Make sure that nothing is overwritten.

    Raises:
        AdoptError: The folder holds something, or is none.
    """
    if folder.exists() and not folder.is_dir():
        raise AdoptError(f"{folder} is a file; give a folder that is empty or does not exist yet")
    if folder.is_dir() and any(folder.iterdir()):
        raise AdoptError(f"{folder} is not empty; give a folder that is, or does not exist yet")


def write(folder: Path, adopted: Adoption) -> None:
    """Write landing-zone.yaml, accounts/ and not-mapped.md.

    Raises:
        AdoptError: The folder is not empty.
        OSError: It cannot be written.
    """
    require_empty(folder)
    (folder / ACCOUNTS).mkdir(parents=True)
    _write(folder / LANDING_ZONE, _HEADER.format(up=""), adopted.sections)
    for name, account in sorted(adopted.accounts.items()):
        _write(folder / ACCOUNTS / f"{name}.yaml", _HEADER.format(up="../"), account)
    (folder / NOT_MAPPED).write_text(adopted.notes.markdown(), encoding="utf-8")


def _write(path: Path, header: str, content: Mapping[str, Any]) -> None:
    text = yaml.safe_dump(dict(content), sort_keys=False, allow_unicode=True, width=_LINE)
    path.write_text(header + text, encoding="utf-8")
