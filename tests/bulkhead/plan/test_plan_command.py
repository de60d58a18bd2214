"""`bulkhead plan` from an exported state: text, Markdown, JSON, and what is refused."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulkhead.cli import main
from config import LandingZone, load
from config.guardrail_plan import guardrail_plan
from tests.bulkhead.attached.exported import exported
from tests.config.broken import LANDING_ZONE, copy_example

LINE = "logs_stay_on: {ring: production}"


def run(*arguments: str) -> Result:
    """Run `bulkhead plan`."""
    return CliRunner().invoke(main, ["plan", *arguments])


def changed(folder: Path, old: str, new: str) -> Path:
    """A copy of the example with one change."""
    copy_example(folder)
    path = folder / LANDING_ZONE
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return folder


@pytest.fixture(name="state")
def _state(tmp_path: Path, example: LandingZone) -> str:
    """The state of the example, as Pulumi exports it."""
    path = tmp_path / "state.json"
    policies = guardrail_plan(example).policies
    path.write_text(json.dumps(exported(example, policies)), encoding="utf-8")
    return str(path)


@pytest.fixture(name="example", scope="session")
def _example() -> LandingZone:
    return load(Path(__file__).parents[3] / "config")


def test_what_is_as_it_should_be_has_nothing_to_say(state: str) -> None:
    """The example against its own state loses and gains nothing."""
    result = run("--state", state)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(
        "No account that is there gains or loses anything: the state in"
    )


def test_taking_a_control_back_is_said_and_allowed(state: str, tmp_path: Path) -> None:
    """Coming back is never refused; who may do what again is said, with the control."""
    folder = changed(tmp_path / "config", LINE, "logs_stay_on: {ring: core}")

    result = run(str(folder), "--state", state)

    assert result.exit_code == 0
    assert "payments-prod, storefront-prod (2 accounts in workloads/production):" in result.stdout
    assert "  newly allowed\n    cloudtrail:DeleteChannel, " in result.stdout
    assert "      by logs_stay_on\n" in result.stdout
    assert "newly denied" not in result.stdout


def test_a_plan_that_breaks_an_invariant_is_refused(state: str, tmp_path: Path) -> None:
    """Exit code 1, and the invariant's words."""
    folder = changed(tmp_path / "config", "exempt_roles: []", "exempt_roles: [Administrator]")

    result = run(str(folder), "--state", state)

    assert result.exit_code == 1
    assert "role Administrator" in result.stdout
    assert "nobody-stops-the-trail" in result.stdout


def test_promoting_two_rings_is_refused(tmp_path: Path, example: LandingZone) -> None:
    """The state says where a control is; too large a step is refused with what to write."""
    folder = changed(tmp_path / "before", LINE, "logs_stay_on: {ring: sandbox}")
    before = load(folder)
    state = tmp_path / "state.json"
    policies = guardrail_plan(before).policies
    state.write_text(json.dumps(exported(example, policies)), encoding="utf-8")

    result = run("--state", str(state))

    assert result.exit_code == 1
    assert "logs_stay_on comes to 3 rings at once: nonproduction, core, production" in result.stdout


def test_markdown_is_a_comment(state: str, tmp_path: Path) -> None:
    """Headings and bullets; a wildcard does not become an emphasis."""
    folder = changed(tmp_path / "config", "exempt_roles: []", 'exempt_roles: ["pipeline-*"]')

    result = run(str(folder), "--state", state, "--markdown")

    assert result.stdout.startswith("## Guardrails\n")
    assert "\n**Newly allowed**\n\n- what " in result.stdout
    assert " statements deny, for role pipeline-\\* (`" in result.stdout


def test_a_summary_is_one_line_for_each_group(state: str, tmp_path: Path) -> None:
    """What changes for whom, by which control: the first of it, and how much more there is."""
    folder = changed(tmp_path / "config", LINE, "logs_stay_on: {ring: core}")

    result = run(str(folder), "--state", state, "--summary")

    assert result.stdout == (
        "payments-prod, storefront-prod (2 accounts in workloads/production): "
        "newly allowed by logs_stay_on: cloudtrail:DeleteChannel, cloudtrail:DeleteEventDataStore, "
        "cloudtrail:DeleteTrail, cloudtrail:DisableFederation and 7 more for everyone but role "
        "OrganizationAccountAccessRole, permission set BreakGlass (and 2 more)\n"
    )


def test_json_has_requests_as_proof(state: str, tmp_path: Path) -> None:
    """Each line has requests that `simulate` can be asked about."""
    folder = changed(tmp_path / "config", LINE, "logs_stay_on: {ring: core}")

    found = json.loads(run(str(folder), "--state", state, "--json").stdout)

    (group,) = found["groups"]
    assert group["accounts"] == ["payments-prod", "storefront-prod"]
    requests = [request for line in group["allowed"] for request in line["requests"]]
    assert "cloudtrail:StopLogging" in {request["action"] for request in requests}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "state.json:1: is not JSON"),
        ("[]", "state.json: has no deployment.resources; write it with `pulumi stack export"),
        ('{"deployment": {"resources": []}}', "state.json: holds no organization; export"),
    ],
)
def test_a_file_that_is_no_state_is_said(tmp_path: Path, content: str, said: str) -> None:
    """No traceback: the file, and what would be right."""
    path = tmp_path / "state.json"
    path.write_text(content, encoding="utf-8")

    result = run("--state", str(path))

    assert result.exit_code == 1
    assert said in result.stderr
