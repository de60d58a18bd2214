"""The data file is what the script writes, and names its licence."""

from pathlib import Path

from bulkhead.service_authorization.data_file import PATH, parse, read, write
from bulkhead.service_authorization.refresh import LICENSE, PACKAGE, VERSION


def test_it_is_of_the_pinned_version() -> None:
    """The file was made from the version that the script pins."""
    header, _ = read()
    assert (header["package"], header["version"]) == (PACKAGE, VERSION)


def test_its_licence_stands_beside_it() -> None:
    """The MIT licence asks that its text and copyright go with every copy."""
    header, _ = read()
    text = LICENSE.read_text()
    assert header["license"] == "MIT"
    assert text.startswith("MIT License\n\nCopyright (c) 2024 Act Security\n")
    assert "The above copyright notice and this permission notice shall be included" in text


def test_writing_it_again_changes_nothing(tmp_path: Path) -> None:
    """The same services in any order give the same content: a refresh shows what changed."""
    header, lines = read()
    services = {prefix: parse(line) for prefix, line in sorted(lines.items(), reverse=True)}
    write(tmp_path / "again", header, services)
    assert read(tmp_path / "again") == read()


def test_it_is_small() -> None:
    """It goes with every installation: under 300 kB."""
    assert PATH.stat().st_size < 300_000
