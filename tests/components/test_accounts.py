"""The member accounts, and what happens when one loses its file."""

import pulumi
import pytest

from config import LandingZone
from tests.components.conftest import BuildOrganization
from tests.components.deployment import Deployment
from tests.components.existing import account, accounts_of, answers
from tests.components.identities import account_id

ACCOUNT = "aws:organizations/account:Account"
OURS = {"managed-by": "bulkhead", "stack": "organization"}


def changed(landing_zone: LandingZone, name: str, **changes: object) -> LandingZone:
    """The landing zone with something else in one account's file."""
    account_file = landing_zone.accounts[name].model_copy(update=changes)
    return landing_zone.with_accounts({**landing_zone.accounts, name: account_file})


def without(landing_zone: LandingZone, name: str) -> LandingZone:
    """The landing zone with one account's file gone."""
    rest = {other: one for other, one in landing_zone.accounts.items() if other != name}
    return landing_zone.with_accounts(rest)


def test_every_account_is_kept(first_run: Deployment) -> None:
    """Every account is protected and retained, and none is closed when it is deleted."""
    accounts = first_run.of_type(ACCOUNT)
    assert accounts
    assert all(one.protect and one.retain_on_delete for one in accounts)
    assert not any(one.inputs["closeOnDeletion"] for one in accounts)


def test_every_member_is_made_in_its_unit(first_run: Deployment, landing_zone: LandingZone) -> None:
    """Each file makes one account in its unit; the management account is not made by anybody."""
    unit_ids = first_run.outputs["organizational_unit_ids"]
    built = {one.name: one.inputs["parentId"] for one in first_run.of_type(ACCOUNT)}
    assert built == {
        name: unit_ids[one.organizational_unit]
        for name, one in landing_zone.member_accounts.items()
    }


def test_throw_away_accounts_may_be_forgotten(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """Without protection Pulumi may drop accounts from its state, but AWS keeps them."""
    settings = landing_zone.organization.model_copy(update={"protect": False})
    deployment = build_organization(landing_zone.model_copy(update={"organization": settings}))
    assert all(
        one.retain_on_delete and not one.protect and not one.inputs["closeOnDeletion"]
        for one in deployment.of_type(ACCOUNT)
    )


def test_only_an_account_that_is_closing_can_be_closed(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """`state: closing` lets one account be closed once its file is gone, and no other."""
    deployment = build_organization(changed(landing_zone, "payments-dev", state="closing"))
    closable = {
        one.name
        for one in deployment.of_type(ACCOUNT)
        if one.inputs["closeOnDeletion"] and not one.protect and not one.retain_on_delete
    }
    kept = {one.name for one in deployment.of_type(ACCOUNT) if one.protect and one.retain_on_delete}
    marked = {
        one.name
        for one in deployment.of_type(ACCOUNT)
        if one.inputs["tags"].get("state") == "closing"
    }
    assert closable == marked == {"payments-dev"}
    assert kept == landing_zone.member_accounts.keys() - {"payments-dev"}


def test_an_existing_account_is_imported_not_made(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """An account with the file's e-mail address is taken over, in AWS's spelling and name."""
    known = account("network", email="AWS+Network@example.com")
    deployment = build_organization(landing_zone, answers(accounts=[known]))
    network = deployment.one(ACCOUNT, "network")
    assert network.import_id == account_id("network")
    assert network.inputs["email"] == "AWS+Network@example.com"
    assert "name" in network.ignore_changes
    assert not deployment.one(ACCOUNT, "sandbox").import_id


def test_what_is_only_said_at_creation_never_replaces_an_account(first_run: Deployment) -> None:
    """The role's name and the access to billing cannot be read back, so they are not compared."""
    for one in first_run.of_type(ACCOUNT):
        assert {"roleName", "iamUserAccessToBilling"} <= {*one.ignore_changes}


def test_an_account_that_lost_its_file_stops_the_run(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """An account that this stack made and no file names is an error that says what to do."""
    existing = answers(accounts=accounts_of(landing_zone), tags={account_id("payments-dev"): OURS})
    with pytest.raises(pulumi.RunError) as raised:
        build_organization(without(landing_zone, "payments-dev"), existing)
    message = str(raised.value)
    assert f"payments-dev ({account_id('payments-dev')})" in message
    assert "state: closing" in message
    assert len(message.splitlines()) == 1


@pytest.mark.parametrize(
    "tags",
    [{}, {"managed-by": "bulkhead", "stack": "other"}, {**OURS, "state": "closing"}],
    ids=["another's", "another stack's", "closing"],
)
def test_an_account_that_may_go_stops_nothing(
    build_organization: BuildOrganization, landing_zone: LandingZone, tags: dict[str, str]
) -> None:
    """Accounts that others manage, and those that were closing, need no file."""
    existing = answers(accounts=[account("outside")], tags={account_id("outside"): tags})
    deployment = build_organization(landing_zone, existing)
    assert "outside" not in {one.name for one in deployment.of_type(ACCOUNT)}


def test_all_accounts_in_trouble_are_named_at_once(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """Lost files and files of closed accounts are told together, one line each."""
    existing = answers(
        accounts=[account("gone"), account("lost"), account("network", state="SUSPENDED")],
        tags={account_id("gone"): OURS, account_id("lost"): OURS},
    )
    with pytest.raises(pulumi.RunError) as raised:
        build_organization(landing_zone, existing)
    closed, *lost = str(raised.value).splitlines()
    assert closed.startswith("accounts/network.yaml: ")
    assert "SUSPENDED" in closed
    assert [name for name in ("gone", "lost") for line in lost if f" {name} (" in line] == [
        "gone",
        "lost",
    ]


def test_the_management_account_is_never_taken_for_a_member(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """A member with the address that the management account really has is refused, not imported."""
    mistaken = changed(landing_zone, "network", email="AWS+real-management@example.com")
    existing = answers(accounts=[], management_email="aws+real-management@example.com")
    with pytest.raises(pulumi.RunError, match="is the e-mail address of the management account"):
        build_organization(mistaken, existing)


def test_a_closed_account_needs_no_file(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """An account that is closed already may lose its file."""
    existing = answers(
        accounts=[account("gone", state="SUSPENDED")], tags={account_id("gone"): OURS}
    )
    assert build_organization(landing_zone, existing).of_type(ACCOUNT)


def accounts_before(deployment: Deployment, name: str) -> set[str]:
    """Names of the accounts that one waits for, in one step or in several."""
    waits_for = deployment.waits_for(deployment.one(ACCOUNT, name))
    return {one.name for one in deployment.of_type(ACCOUNT) if one.urn in waits_for}


def test_five_accounts_are_made_at_a_time(first_run: Deployment, landing_zone: LandingZone) -> None:
    """Each new account waits for the fifth before it, and for those that this one waits for."""
    names = sorted(landing_zone.member_accounts)
    assert len(names) > 5
    for place, name in enumerate(names):
        assert accounts_before(first_run, name) == set(names[place % 5 : place : 5])


def test_accounts_that_are_there_wait_for_none(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """What is not made needs no turn: an existing account never waits for a new one."""
    known = [one for one in accounts_of(landing_zone) if one["name"] != "network"]
    deployment = build_organization(landing_zone, answers(accounts=known))
    assert not any(accounts_before(deployment, name) for name in landing_zone.member_accounts)


def test_three_accounts_are_closed_at_a_time(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """Accounts that are closing are in three rows, whose ends are deleted first."""
    names = sorted(set(landing_zone.account_stacks) - {"network"})
    closing = landing_zone
    for name in names:
        closing = changed(closing, name, state="closing")
    deployment = build_organization(closing, answers(accounts=accounts_of(landing_zone)))
    assert len(names) > 3
    for place, name in enumerate(names):
        assert accounts_before(deployment, name) == set(names[place % 3 : place : 3])


CLOSING = {**OURS, "state": "closing"}


def closed(landing_zone: LandingZone, name: str) -> LandingZone:
    """The landing zone with one account that is closed."""
    return changed(landing_zone, name, state="closed").with_closed_accounts_apart()


@pytest.mark.parametrize(
    ("state", "tags"), [("ACTIVE", CLOSING), ("SUSPENDED", OURS), ("PENDING_CLOSURE", CLOSING)]
)
def test_a_closed_account_is_declared_no_more(
    build_organization: BuildOrganization,
    landing_zone: LandingZone,
    state: str,
    tags: dict[str, str],
) -> None:
    """`state: closed` closes an account that was closing, and keeps the file of one that is."""
    existing = answers(
        accounts=[account("payments-dev", state=state)], tags={account_id("payments-dev"): tags}
    )
    deployment = build_organization(closed(landing_zone, "payments-dev"), existing)
    assert "payments-dev" not in {one.name for one in deployment.of_type(ACCOUNT)}


def test_no_account_is_closed_in_one_run(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """`state: closed` on an account that no run has prepared stops, and says the two steps."""
    existing = answers(accounts=accounts_of(landing_zone), tags={account_id("payments-dev"): OURS})
    with pytest.raises(pulumi.RunError) as raised:
        build_organization(closed(landing_zone, "payments-dev"), existing)
    message = str(raised.value)
    assert message.startswith("accounts/payments-dev.yaml: account ")
    assert "say `state: closing`, run `pulumi up`, say `state: closed`" in message
