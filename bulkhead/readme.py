"""The generated parts of a document: whatever stands between two marks."""

from pathlib import Path


class MarksError(Exception):
    """The document has no pair of marks of this name."""


def with_part(document: Path, name: str, text: str) -> str:
    """The document's text with the part between `<!-- NAME -->` and `<!-- /NAME -->` replaced.

    Raises:
        MarksError: if the marks are not there, once each and in this order.
        OSError: if the document cannot be read.
    """
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, found, rest = document.read_text().partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed) or begin in rest or end in before + after:
        raise MarksError(f"{document}: expected one {begin} followed by one {end}")
    return f"{before}{begin}\n{text}\n{end}{after}"
