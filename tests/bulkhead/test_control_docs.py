"""The catalogue in docs/controls/ says what the controls say."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bulkhead.cli.docs import command
from bulkhead.control_docs import pages
from bulkhead.control_indexes import FRAMEWORKS
from policies.controls import CONTROLS, Check, Control, StackCheck

FOLDER = Path(__file__).parents[2] / "docs" / "controls"


def test_catalogue_is_not_stale() -> None:
    """The committed pages are what `bulkhead docs` writes now."""
    committed = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}

    assert committed == pages(), "run `bulkhead docs`"


@pytest.mark.parametrize("control", [pytest.param(c, id=c.id) for c in CONTROLS])
def test_page_names_every_statement_and_type(control: Control) -> None:
    """A page leaves out no statement, no check and no audit query of its control."""
    page = pages()[f"{control.id}.md"]
    checks: tuple[Check | StackCheck, ...] = (*control.checks, *control.stack_checks)

    for deny in (*control.service_control, *control.resource_control):
        assert f"### {deny.sid}\n" in page
        assert all(f"`{action}`" in page for action in deny.actions)
    for check in checks:
        assert all(f"`{token}`" in page for token in check.types)
    assert all(query.sentence in page for query in control.audit)


@pytest.mark.parametrize("control", [pytest.param(c, id=c.id) for c in CONTROLS])
def test_indexes_lead_to_every_control(control: Control) -> None:
    """Whoever looks for a service, or for what a framework asks, finds each control for it."""
    link = f"[{control.id}]({control.id}.md)"
    asked = [each for name in FRAMEWORKS for each in getattr(control.frameworks, name)]

    assert link in pages()["by-service.md"]
    lines = pages()["by-framework.md"].splitlines()
    for each in asked:
        assert any(line.startswith(f"| {each} |") and link in line for line in lines)


def test_pages_of_controls_that_are_gone_are_removed(tmp_path: Path) -> None:
    """Writing leaves exactly the pages of the controls that there are."""
    controls = tmp_path / "controls"
    controls.mkdir()
    (controls / "gone.md").write_text("old")

    result = CliRunner().invoke(command, ["--out", str(tmp_path)])

    assert result.exit_code == 0, result.output
    assert {path.name for path in controls.iterdir()} == set(pages())
