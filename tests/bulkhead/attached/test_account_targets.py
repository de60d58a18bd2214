"""What is attached to a single account binds it alone, whoever reads the plan."""

import json
from pathlib import Path

import pytest

from bulkhead.attached.configured import configured
from bulkhead.attached.folder import folder
from bulkhead.attached.organization import organization_of
from bulkhead.attached.state import state
from bulkhead.diagram import organization_diagram
from bulkhead.evaluator import Context, Guardrails, Outcome, access_request
from bulkhead.invariants.planned import PlannedOrganization
from bulkhead.lint.across import too_many_attached
from bulkhead.lint.files import read, sources
from bulkhead.policy_files import planned_files, write_folder
from bulkhead.replay.rings import rings_of
from config import LandingZone
from config.guardrail_plan import guardrail_plan
from policies.controls import Request
from tests.bulkhead.attached.exported import exported
from tests.bulkhead.attached.test_sources import comparable
from tests.config.account_rings import ahead
from tests.config.every_control import changed

CONTROL = "logs_stay_on"
PROD = "payments-prod"


@pytest.fixture(name="planned", scope="module")
def _planned(landing_zone: LandingZone) -> LandingZone:
    """One control, in the first ring, and a production account that is in it."""
    return ahead(changed(landing_zone, controls={CONTROL: {}}), {"payments-prod": "sandbox"})


def test_a_control_ahead_of_the_unit_denies_in_that_account_alone(planned: LandingZone) -> None:
    """Of all production accounts, and of all others outside the ring, it is the only one."""
    attached = configured(planned, guardrail_plan(planned).policies)
    guardrails = Guardrails.of(organization_of(attached))

    def denied(account_id: str) -> bool:
        request = Request(
            principal=f"arn:aws:iam::{account_id}:role/builder",
            action="cloudtrail:StopLogging",
            resource=f"arn:aws:cloudtrail:eu-central-1:{account_id}:trail/organization",
            account=account_id,
        )
        asked = access_request(request, Context.of({"aws:RequestedRegion": "eu-central-1"}))
        return guardrails.decide(asked).outcome is Outcome.DENY

    stopped = {name for name, account_id in attached.account_ids.items() if denied(account_id)}

    assert stopped == {"sandbox", "payments-prod"}


def test_invariants_are_proved_for_it_apart_from_its_neighbours(planned: LandingZone) -> None:
    """Its group is its own, with the controls of its own ring."""
    groups = PlannedOrganization.of(planned, guardrail_plan(planned).policies).groups

    with_control = {name for g in groups if CONTROL in g.controls for name in g.names}
    together = next(g.names for g in groups if "payments-prod" in g.names)

    assert with_control == {"sandbox", "payments-prod"}
    assert "storefront-prod" not in together


def test_a_folder_and_a_state_say_the_same(planned: LandingZone, tmp_path: Path) -> None:
    """Both know the account by its id, and are read back as the plan."""
    policies = guardrail_plan(planned).policies
    write_folder(tmp_path / "policies", *planned_files(planned))
    path = tmp_path / "state.json"
    path.write_text(json.dumps(exported(planned, policies)), encoding="utf-8")

    due = comparable(configured(planned, policies))

    assert comparable(folder(tmp_path / "policies", planned)) == due
    assert comparable(state(path, planned)) == due


def test_rendered_targets_are_nodes_that_the_linter_counts(
    landing_zone: LandingZone, tmp_path: Path
) -> None:
    """Each target is the id of a node, so that what is on the account counts there."""
    attachments, contents = planned_files(ahead(landing_zone, {"payments-prod": "sandbox"}))
    write_folder(tmp_path, attachments, contents)
    documents = [read(source) for source in sources([tmp_path], None)]
    account = next(n.id for n in attachments.nodes if (n.model_extra or {}).get("name") == PROD)

    chains = {chain for each in documents for chain in each.targets}

    assert (account, "workloads/production", "workloads", "root") in chains
    assert not list(too_many_attached.check(documents))
    [(_, problem), *_] = too_many_attached.check(documents * 3)
    assert problem.message.startswith(f"{account} has ")


def test_a_replay_knows_the_ring_of_the_account(planned: LandingZone, tmp_path: Path) -> None:
    """By the id that the folder has for it; accounts without a ring of their own are left out."""
    attachments, contents = planned_files(planned)
    write_folder(tmp_path, attachments, contents)
    own = {n.id for n in attachments.nodes if (n.model_extra or {}).get("name") == PROD}

    rings = rings_of(tmp_path, planned)

    assert {node for node in rings if node.isdigit()} == own
    assert {rings[node] for node in own} == {"sandbox"}
    assert rings["workloads/production"] == "production"


def test_the_picture_shows_the_ring(planned: LandingZone) -> None:
    """Beside the account's name, as beside a unit's."""
    assert '"payments-prod<br/><i>ring: sandbox</i>"' in organization_diagram(planned)
