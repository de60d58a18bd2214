"""Running `bulkhead lint` on files that a test writes."""

from pathlib import Path

from click.testing import CliRunner, Result

from bulkhead.cli import main
from bulkhead.lint.example import Example, deny


def lint(*arguments: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["lint", *map(str, arguments)])


def write(path: Path, content: str) -> Path:
    """Write a file, with the folders that it is in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def statement(**elements: object) -> str:
    """Write a document with one statement that is right."""
    return Example("", deny("s3:DeleteBucket", **elements)).text
