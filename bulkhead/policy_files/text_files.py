"""Reading text and JSON from files, with file and line in every complaint."""

import json
from pathlib import Path

from bulkhead.policy_files.errors import FilesError


def read_text(path: Path) -> str:
    """Read a file of UTF-8, with or without a byte order mark.

    Raises:
        FilesError: It is not there, cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FilesError([f"{path}: {error.strerror}"]) from None
    except UnicodeDecodeError as error:
        raise FilesError([f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8"]) from None


def parsed_json(path: Path, text: str) -> object:
    """Parse JSON.

    Raises:
        FilesError: It is not JSON.
    """
    try:
        content: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise FilesError(
            [f"{path}:{error.lineno}: column {error.colno}: not JSON: {error.msg}"]
        ) from None
    except RecursionError:
        raise FilesError([f"{path}: nested too deeply"]) from None
    return content
