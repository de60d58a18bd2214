"""States that a full disk has cut short."""

from pathlib import Path

import pytest

from sandbox.errors import SandboxError
from sandbox.home import Home
from sandbox.resumption import resumption
from sandbox.state_files import outputs


@pytest.mark.parametrize("cut", ['{"checkpoint": {"latest": {"resour', ""], ids=["cut", "empty"])
def test_a_state_that_is_cut_short_is_said_and_not_guessed_at(tmp_path: Path, cut: str) -> None:
    """The message names the file and the way out; nothing is run on such a state."""
    home = Home(tmp_path)
    file = home.state / ".pulumi" / "stacks" / "bulkhead" / "organization.json"
    file.parent.mkdir(parents=True)
    file.write_text(cut)
    for ask in (outputs, lambda *words: list(resumption(*words))):
        with pytest.raises(SandboxError, match="make down") as raised:
            ask(home, "organization")
        assert str(raised.value).startswith(f"{file}: ")
    assert file.read_text() == cut
