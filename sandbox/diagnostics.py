"""What the Pulumi CLI says at the end of its output about what went wrong."""

from pathlib import Path

_HEADINGS = ("Diagnostics:", "Policies:")


def diagnostics(log: Path, last_lines: int) -> list[str]:
    """Give the lines from the first heading of the CLI's diagnostics on.

    Args:
        log: The file that its output went to.
        last_lines: How many of the last lines stand for them where it has no such heading.
    """
    lines = log.read_text(errors="replace").splitlines()
    headings = (number for number, line in enumerate(lines) if line in _HEADINGS)
    return lines[next(headings, max(0, len(lines) - last_lines)) :]
