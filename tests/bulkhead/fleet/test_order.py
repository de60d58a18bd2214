"""The order in which stacks run, and which are asked for."""

import pytest

from bulkhead.fleet.order import Stage, selected, stages
from config import LandingZone


def test_the_foundation_comes_first_and_then_ring_by_ring(landing_zone: LandingZone) -> None:
    """Each stack that others build on is a stage of its own; each ring's accounts are one."""
    found = stages(landing_zone)
    assert [each.name for each in found] == [
        *("organization", "log-archive", "security"),
        *landing_zone.guardrails.rings,
    ]
    assert [each.stacks for each in found[:3]] == [(n,) for n in landing_zone.foundation_stacks]
    for stage in found[3:]:
        for name in stage.stacks:
            path = landing_zone.accounts[name].organizational_unit
            assert landing_zone.ring_of_account(name, path) == stage.name


def test_every_stack_runs_once(landing_zone: LandingZone) -> None:
    """Organization and every member account, none of them twice."""
    names = [stack for stage in stages(landing_zone) for stack in stage.stacks]
    assert sorted(names) == sorted({"organization", *landing_zone.member_accounts})


@pytest.mark.parametrize(
    ("only", "rings", "kept"),
    [
        ((), (), ["organization", "a", "b", "c"]),
        (("b",), (), ["b"]),
        (("c", "organization"), (), ["organization", "c"]),
        ((), ("late",), ["c"]),
        (("a", "c"), ("early",), ["a"]),
    ],
)
def test_what_is_asked_for_keeps_its_order(
    only: tuple[str, ...], rings: tuple[str, ...], kept: list[str]
) -> None:
    """Names and rings take stacks away, and never move one."""
    every = (
        Stage("organization", ("organization",)),
        Stage("early", ("a", "b")),
        Stage("late", ("c",)),
    )
    assert [stack for stage in selected(every, only, rings) for stack in stage.stacks] == kept
