"""The picture of the organization."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.synthetic import synthetic
from bulkhead.cli.diagram import command
from bulkhead.diagram import organization_diagram
from bulkhead.readme import MarksError, with_part
from config import load

REPOSITORY = Path(__file__).parents[2]


def test_the_readme_shows_the_example_organization_as_it_is_configured() -> None:
    """The picture in the README is what the command draws today."""
    picture = organization_diagram(load(REPOSITORY / "config"))
    readme = REPOSITORY / "README.md"
    fresh = with_part(readme, "diagram", f"```mermaid\n{picture}\n```")
    assert readme.read_text() == fresh, "run `bulkhead diagram --into README.md`"


def test_every_unit_and_account_hangs_on_its_parent_once() -> None:
    """Each organizational unit and each account has exactly one solid arrow leading to it."""
    landing_zone = load(REPOSITORY / "config")
    arrows = [line for line in organization_diagram(landing_zone).splitlines() if " --> " in line]
    targets = [arrow.split(" --> ")[1].split("[")[0].split("(")[0] for arrow in arrows]
    assert len(targets) == len(landing_zone.organizational_units) + len(landing_zone.accounts)
    assert len(set(targets)) == len(targets)


@pytest.mark.parametrize("text", ["no marks", "<!-- diagram --> <!-- diagram -->", "<!-- diagram"])
def test_a_document_without_both_marks_is_refused(tmp_path: Path, text: str) -> None:
    """Nothing is written into a document that does not say where."""
    document = tmp_path / "page.md"
    document.write_text(text)
    with pytest.raises(MarksError, match="expected one <!-- diagram -->"):
        with_part(document, "diagram", "picture")


def test_errors_of_the_configuration_are_shown_without_a_traceback(tmp_path: Path) -> None:
    """A configuration that cannot be read ends with its message and exit code 1."""
    done = CliRunner().invoke(command, [str(tmp_path)])
    assert done.exit_code == 1
    assert "landing-zone.yaml" in done.output


def test_without_a_path_it_is_the_folder_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The picture is of the configuration that the program and the other commands read."""
    synthetic(6).write(tmp_path / "config")
    monkeypatch.setenv("BULKHEAD_CONFIG", str(tmp_path / "config"))
    assert "product-0000-staging" in CliRunner().invoke(command, []).output
