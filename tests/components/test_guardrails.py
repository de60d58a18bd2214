"""In which order guardrails are attached, and what they say of their rollout."""

from itertools import pairwise

from config import LandingZone
from config.guardrail_plan import guardrail_plan
from tests.components.conftest import BuildOrganization
from tests.components.deployment import Deployment

POLICY = "aws:organizations/policy:Policy"
ATTACHMENT = "aws:organizations/policyAttachment:PolicyAttachment"


def test_guardrails_are_changed_one_after_the_other_ring_by_ring(
    first_run: Deployment, landing_zone: LandingZone
) -> None:
    """Organizations is asked for one change at a time, and a refused one stops the later rings."""
    planned = guardrail_plan(landing_zone).policies
    names = [name for p in planned for name in (p.name, *(f"{p.name}-{t}" for t in p.targets))]
    by_name = {one.name: one for one in first_run.resources if one.type in (POLICY, ATTACHMENT)}

    assert set(by_name) == set(names)
    for before, after in pairwise(names):
        assert by_name[before].urn in first_run.waits_for(by_name[after])


def test_an_account_comes_to_a_unit_that_has_its_guardrails(first_run: Deployment) -> None:
    """Accounts are made and moved when everything is attached."""
    attachments = first_run.of_type(ATTACHMENT)

    for account in first_run.of_type("aws:organizations/account:Account"):
        waits_for = first_run.waits_for(account)
        assert all(attachment.urn in waits_for for attachment in attachments)


def test_policies_say_since_when_each_control_is_in_its_ring(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """The day stands in AWS as a tag, whatever becomes of the state."""
    controls = {**landing_zone.guardrails.controls}
    setting = controls["logs_stay_on"].model_copy(update={"since": "2026-11-24"})
    guardrails = landing_zone.guardrails.model_copy(
        update={"controls": {**controls, "logs_stay_on": setting}}
    )
    built = build_organization(landing_zone.model_copy(update={"guardrails": guardrails}))

    tags = {one.name: one.inputs["tags"] for one in built.of_type(POLICY)}

    assert tags["example-sandbox-logging"] == {
        "control/log_archive_and_backups_not_deleted": "undated",
        "control/logs_stay_on": "2026-11-24",
    }
