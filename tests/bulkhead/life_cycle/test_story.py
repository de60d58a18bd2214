"""What becomes of accounts, what must not become of them, and what waits for what."""

from dataclasses import replace

import pytest

from bulkhead.attached.configured import configured
from bulkhead.attached.model import Attached
from bulkhead.life_cycle.limits import closure_quota, too_many, waits
from bulkhead.life_cycle.story import refusals, story
from bulkhead.life_cycle.transitions import Transition, transitions
from config import LandingZone

STATES = ("active", "quarantined", "closing")


def changed(landing_zone: LandingZone, name: str, **changes: object) -> LandingZone:
    """The landing zone with something else in one account's file."""
    file = landing_zone.accounts[name].model_copy(update=changes)
    accounts = {**landing_zone.accounts, name: file}
    return landing_zone.with_accounts(accounts).with_closed_accounts_apart()


def without(landing_zone: LandingZone, name: str) -> LandingZone:
    """The landing zone with one account's file gone."""
    rest = {other: one for other, one in landing_zone.accounts.items() if other != name}
    return landing_zone.with_accounts(rest)


def there_is(landing_zone: LandingZone) -> Attached:
    """What there is once a configuration has been built."""
    return configured(landing_zone, ())


def test_nothing_becomes_of_accounts_that_are_as_their_files(landing_zone: LandingZone) -> None:
    """The same configuration twice: no transition, nothing to say, nothing refused."""
    attached = there_is(landing_zone)
    assert transitions(landing_zone, attached) == ()
    assert story(landing_zone, attached) == ()
    assert refusals(landing_zone, attached) == ()


@pytest.mark.parametrize("before", STATES)
@pytest.mark.parametrize("after", STATES)
def test_every_change_of_state_is_one_transition(
    landing_zone: LandingZone, before: str, after: str
) -> None:
    """And none where the state stays; a transition is told in one sentence that names it."""
    attached = there_is(changed(landing_zone, "sandbox", state=before))
    wanted = changed(landing_zone, "sandbox", state=after)
    found = transitions(wanted, attached)
    assert len(found) == (before != after)
    told = [line for line in story(wanted, attached) if " lets in " not in line]
    assert len([line for line in told if line.startswith("sandbox ")]) >= len(found)


@pytest.mark.parametrize("before", ["active", "quarantined"])
def test_an_account_without_a_file_is_refused(landing_zone: LandingZone, before: str) -> None:
    """The account, its id, and the two steps that do close one."""
    attached = there_is(changed(landing_zone, "sandbox", state=before))
    (refusal,) = refusals(without(landing_zone, "sandbox"), attached)
    assert refusal.startswith("accounts/sandbox.yaml is gone, and account sandbox (")
    assert attached.account_ids["sandbox"] in refusal
    assert "say `state: closing`, run `pulumi up`, say `state: closed`" in refusal


def test_no_account_is_closed_at_once(landing_zone: LandingZone) -> None:
    """From active to closed takes the run between: one mistaken word closes nothing."""
    wanted = changed(landing_zone, "sandbox", state="closed")
    (refusal,) = refusals(wanted, there_is(landing_zone))
    assert "`state: closed` would close account sandbox (" in refusal


@pytest.mark.parametrize("way", ["closed", "gone"])
def test_an_account_that_was_closing_may_close(landing_zone: LandingZone, way: str) -> None:
    """By a word or by its file's removal; it is said that this is for good."""
    attached = there_is(changed(landing_zone, "sandbox", state="closing"))
    closed = changed(landing_zone, "sandbox", state="closed")
    wanted = closed if way == "closed" else without(landing_zone, "sandbox")
    assert refusals(wanted, attached) == ()
    assert "sandbox is closed: AWS keeps it for 90 days, and its e-mail address for ever" in story(
        wanted, attached
    )


def test_a_strangers_account_needs_no_file(landing_zone: LandingZone) -> None:
    """Of what an adopted organization had before, no state is known: nothing is said of it."""
    attached = there_is(landing_zone)
    more = replace(
        attached,
        accounts={**attached.accounts, "stranger": "root"},
        account_ids={**attached.account_ids, "stranger": "999999999999"},
    )
    assert refusals(landing_zone, more) == ()
    assert transitions(landing_zone, more) == ()


def test_who_may_come_in_follows_the_unit(landing_zone: LandingZone) -> None:
    """A move says whom the new unit lets in, and whom it does not."""
    wanted = changed(landing_zone, "payments-dev", organizational_unit="security")
    assert transitions(wanted, there_is(landing_zone)) == (
        Transition(
            account="payments-dev", kind="move", unit="workloads/development", to="security"
        ),
    )
    assert story(wanted, there_is(landing_zone)) == (
        "payments-dev no longer platform-engineers as PlatformAdministrator",
    )


def test_what_was_worked_out_before_does_not_stay(landing_zone: LandingZone) -> None:
    """Assignments that were expanded already are not taken for those of other accounts."""
    assert landing_zone.assignments
    wanted = changed(landing_zone, "payments-dev", state="closing")
    assert wanted.assignments
    assert any("payments-dev no longer" in line for line in story(wanted, there_is(landing_zone)))


def test_an_account_that_is_given_up_lets_nobody_in(landing_zone: LandingZone) -> None:
    """Everybody who loses access is named."""
    wanted = changed(landing_zone, "payments-dev", state="closing")
    (said, people) = story(wanted, there_is(landing_zone))
    assert said.startswith("payments-dev is given up")
    assert people.startswith("payments-dev no longer ")
    for group in ("break-glass", "payments-developers", "platform-engineers"):
        assert group in people


def test_new_accounts_wait_for_each_other_and_stacks_for_them(landing_zone: LandingZone) -> None:
    """Five at a time, and an account's stack after the organization's."""
    attached = there_is(landing_zone)
    names = list(landing_zone.account_stacks)
    rest = {name: path for name, path in attached.accounts.items() if name not in names}
    turns, stacks = waits(transitions(landing_zone, replace(attached, accounts=rest)))
    assert turns == f"{len(names)} accounts are made, 5 at a time: each waits for its turn"
    assert stacks.startswith(f"stacks {names[0]}, ")
    assert "wait until organization has run" in stacks
    assert stacks.endswith("after 4 days")


@pytest.mark.parametrize(
    ("members", "quota"), [(9, 250), (1_250, 250), (1_255, 251), (5_000, 1_000), (9_000, 1_000)]
)
def test_the_closing_quota_grows_with_the_organization(members: int, quota: int) -> None:
    """The higher of 250 and a fifth, at most 1,000: CloseAccount, Organizations API Reference."""
    assert closure_quota(members) == quota


@pytest.mark.parametrize(("closing", "refused"), [(250, False), (251, True)])
def test_more_closures_than_aws_allows_are_refused(
    landing_zone: LandingZone, closing: int, *, refused: bool
) -> None:
    """Before any account is closed, with how many have to wait."""
    attached = there_is(landing_zone)
    names = [f"old-{number:03}" for number in range(closing)]
    more = replace(
        attached,
        accounts={**attached.accounts, **dict.fromkeys(names, "sandbox")},
        states={**attached.states, **dict.fromkeys(names, "closing")},
    )
    found = transitions(landing_zone, more)
    said = list(too_many(found, more))
    assert bool(said) == refused
    assert all("leave `state: closing` in 1" in each for each in said)
    assert f"{closing} accounts are closed, 3 at a time: each waits for its turn" in waits(found)
