"""docs/replay.md says what replay does."""

import re
from pathlib import Path

from bulkhead.cli.replay import command
from bulkhead.replay_docs import LIMITS, USE, page

FILE = Path(__file__).parents[3] / "docs" / "replay.md"


def test_committed_page_is_what_is_written_now() -> None:
    """A table that changes changes the page."""
    assert FILE.read_text(encoding="utf-8") == page(), "run `bulkhead docs`"


def test_options_of_the_page_are_the_commands() -> None:
    """Every option in the text can be typed."""
    named = set(re.findall(r"--[a-z-]+", USE + LIMITS)) - {"--stack", "--out"}
    known = {name for each in command.params for name in (*each.opts, *each.secondary_opts)}
    assert named
    assert named <= known
