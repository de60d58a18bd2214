"""One control goes on by one ring at a time, after its time; back it comes at any time."""

import re
from collections.abc import Mapping
from datetime import date

import pytest

from bulkhead.attached.configured import configured
from bulkhead.attached.model import Attached
from bulkhead.rings.promotion import promotions, refusals
from bulkhead.rings.rollout import members_by_ring, rollouts
from bulkhead.rings.table import table
from config import LandingZone
from config.guardrail_plan import guardrail_plan
from config.guardrails import Guardrails
from tests.config.account_rings import ahead

TODAY = date(2026, 11, 24)
Controls = Mapping[str, Mapping[str, str]]
SANDBOX = {"ring": "sandbox", "since": "2026-11-01"}
NEXT = {"ring": "nonproduction", "since": "2026-11-24"}


def with_controls(example: LandingZone, controls: Controls, **more: object) -> LandingZone:
    """The example with some controls only."""
    settings = {**example.guardrails.model_dump(), "controls": controls, **more}
    return example.model_copy(update={"guardrails": Guardrails.model_validate(settings)})


def attached(example: LandingZone, controls: Controls) -> Attached:
    """What is attached once these controls are."""
    landing_zone = with_controls(example, controls)
    return configured(landing_zone, guardrail_plan(landing_zone).policies)


CASES: Mapping[str, tuple[Controls, Controls, Mapping[str, object], list[str]]] = {
    "nothing changes": ({"logs_stay_on": SANDBOX}, {"logs_stay_on": SANDBOX}, {}, []),
    "one control, one ring": ({"logs_stay_on": SANDBOX}, {"logs_stay_on": NEXT}, {}, []),
    "a new control, the first ring by default": (
        {},
        {"logs_stay_on": {"since": "2026-11-24"}},
        {},
        [],
    ),
    "two controls": (
        {"logs_stay_on": SANDBOX, "regions_restricted": SANDBOX},
        {"logs_stay_on": NEXT, "regions_restricted": NEXT},
        {},
        ["promotes 2 controls at once: logs_stay_on to nonproduction, regions_restricted to"],
    ),
    "two rings": (
        {"logs_stay_on": SANDBOX},
        {"logs_stay_on": {"ring": "core", "since": "2026-11-24"}},
        {},
        ["logs_stay_on comes to 2 rings at once: nonproduction, core. Write `logs_stay_on: "],
    ),
    "too soon": (
        {"logs_stay_on": {"ring": "sandbox", "since": "2026-11-20"}},
        {"logs_stay_on": NEXT},
        {},
        ["logs_stay_on has been in sandbox since 2026-11-20 and may go on to nonproduction on "],
    ),
    "soon enough where less is asked for": (
        {"logs_stay_on": {"ring": "sandbox", "since": "2026-11-20"}},
        {"logs_stay_on": NEXT},
        {"bake_days": 4},
        [],
    ),
    "without a day": (
        {"logs_stay_on": SANDBOX},
        {"logs_stay_on": {"ring": "nonproduction"}},
        {},
        ['logs_stay_on goes on to nonproduction without the day: write `since: "2026-11-24"`'],
    ),
    "with the day of before": (
        {"logs_stay_on": SANDBOX},
        {"logs_stay_on": {**SANDBOX, "ring": "nonproduction"}},
        {},
        ["logs_stay_on goes on to nonproduction without the day"],
    ),
    "twice on one day where nothing is asked for": (
        {"logs_stay_on": {"ring": "sandbox", "since": "2026-11-24"}},
        {"logs_stay_on": NEXT},
        {"bake_days": 0},
        [],
    ),
    "lifted in writing": (
        {"logs_stay_on": SANDBOX, "regions_restricted": SANDBOX},
        {"logs_stay_on": {"ring": "production"}, "regions_restricted": {"ring": "production"}},
        {"promote_freely": "All accounts are new."},
        [],
    ),
    "all back at once": (
        {"logs_stay_on": {**NEXT, "ring": "production"}, "regions_restricted": NEXT},
        {"logs_stay_on": {"ring": "sandbox"}},
        {},
        [],
    ),
}


@pytest.mark.parametrize(("before", "after", "more", "said"), CASES.values(), ids=CASES)
def test_what_may_be_promoted(
    landing_zone: LandingZone,
    before: Controls,
    after: Controls,
    more: Mapping[str, object],
    said: list[str],
) -> None:
    """A plan that promotes too much, too soon or without a day is refused with what to write."""
    wanted = with_controls(landing_zone, after, **more)

    found = refusals(wanted, attached(landing_zone, before), TODAY)

    assert len(found) == len(said), found
    for refusal, beginning in zip(found, said, strict=True):
        assert refusal.startswith(beginning)


def test_rings_without_accounts_do_not_count(landing_zone: LandingZone) -> None:
    """An organization that is only being made promotes nothing: nobody there can lose anything."""
    all_of_them = {"logs_stay_on": {"ring": "production"}, "regions_restricted": {}}
    wanted = with_controls(landing_zone, all_of_them)
    empty = attached(landing_zone, {})
    empty = Attached(**{**vars(empty), "accounts": {empty.management: "root"}})

    assert not promotions(wanted, empty)
    assert not refusals(wanted, empty, TODAY)


def test_an_account_ahead_of_its_unit_counts_in_its_own_ring(landing_zone: LandingZone) -> None:
    """A control comes to it with the others of the ring, and the unit's ring goes without it."""
    example = ahead(landing_zone, {"payments-prod": "sandbox", "storefront-prod": "nonproduction"})
    found = attached(example, {"logs_stay_on": SANDBOX})

    [rollout] = rollouts(with_controls(example, {"logs_stay_on": SANDBOX}), found)
    [promotion] = promotions(with_controls(example, {"logs_stay_on": NEXT}), found)

    members = members_by_ring(example, found)
    assert members["sandbox"] == ("payments-prod", "sandbox")
    assert "storefront-prod" in members["nonproduction"]
    assert "production" not in members
    assert (rollout.attached, rollout.partly) == (("sandbox",), ())
    assert promotion.rings == ("nonproduction",)


def test_an_account_that_comes_to_an_earlier_ring_is_promoted(landing_zone: LandingZone) -> None:
    """What it would newly lose is refused at once as it is for a whole ring."""
    controls = {"logs_stay_on": SANDBOX, "regions_restricted": SANDBOX}
    wanted = with_controls(ahead(landing_zone, {"payments-prod": "sandbox"}), controls)

    [too_many, *_] = refusals(wanted, attached(landing_zone, controls), TODAY)

    assert too_many.startswith("promotes 2 controls at once: logs_stay_on to sandbox")


def test_what_is_attached_in_part_is_seen(landing_zone: LandingZone) -> None:
    """An account without a guardrail that its neighbours have is not passed over."""
    found = attached(landing_zone, {"logs_stay_on": NEXT})
    policies = tuple(p for p in found.policies if "workloads/staging" not in p.targets)
    found = Attached(**{**vars(found), "policies": policies})
    wanted = with_controls(landing_zone, {"logs_stay_on": NEXT})

    [rollout] = rollouts(wanted, found)

    assert rollout.attached == ("sandbox",)
    assert not rollout.partly


def test_the_table_says_where_each_control_is(landing_zone: LandingZone) -> None:
    """Attached, configured, next, and since when, in one line."""
    wanted = with_controls(landing_zone, {"logs_stay_on": NEXT})
    found = attached(landing_zone, {"logs_stay_on": SANDBOX})

    rings = wanted.guardrails.rings
    head, line = table(rollouts(wanted, found), rings, members_by_ring(wanted, found)).splitlines()

    assert re.split(r"  +", head)[1:5] == [
        "sandbox (1)",
        "nonproduction (4)",
        "core (3)",
        "production (2)",
    ]
    marks = "logs_stay_on|x|.|.|.|sandbox|nonproduction <-|nonproduction|2026-11-01"
    assert re.split(r"  +", line) == marks.split("|")
