"""The operator's resources: its API's fields, and the fleet's order whatever comes first."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.synthetic import synthetic
from bulkhead.fleet.engines.as_yaml import camel_case, plain
from bulkhead.fleet.engines.kubernetes import (
    MOST_NAME_CHARACTERS,
    Cluster,
    manifests,
    resource_name,
)
from bulkhead.fleet.engines.resources import Resource, Stack
from bulkhead.fleet.order import stages
from config import LandingZone, load
from tests.bulkhead.fleet.engines.operator import Operator
from tests.bulkhead.fleet.engines.operator_api import KINDS

EXAMPLE = load(Path(__file__).parents[4] / "config")
STAGES = [each.stacks for each in stages(EXAMPLE)]
NAMES = [name for stage in STAGES for name in stage]
FIRST, SECOND = "1" * 40, "2" * 40
CLUSTER = Cluster(
    namespace="bulkhead",
    role_arn="arn:aws:iam::111122223333:role/bulkhead",
    repository="https://git.example.com/landing-zone",
    commit=FIRST,
    git_secret="repository",  # noqa: S106 - the name of a Secret
    backend="s3://state?region=eu-central-1",
    secrets_provider="awskms://alias/state?region=eu-central-1",
    image="registry.example.com/bulkhead:1",
)
some_stacks = st.sets(st.sampled_from(NAMES))
seeds = st.integers(0, 2**32)


def written(
    landing_zone: LandingZone = EXAMPLE, changed: Collection[str] | None = None
) -> Mapping[str, tuple[Resource, ...]]:
    """The resources of the first commit, or of the second, in which some stacks have changed."""
    if changed is None:
        return manifests(landing_zone, CLUSTER, lambda _: FIRST)
    cluster = replace(CLUSTER, commit=SECOND)
    return manifests(landing_zone, cluster, lambda name: SECOND if name in changed else FIRST)


def resources(changed: Collection[str] | None = None) -> list[Resource]:
    """All of them, in the order of their files."""
    return [each for file in written(changed=changed).values() for each in file]


def in_stages(failing: Collection[str], concerned: Collection[str]) -> list[set[str]]:
    """Which stacks run, stage by stage: of those that are concerned, all that no failure stops."""
    found: list[set[str]] = []
    for stage in STAGES:
        found.append(set(stage) & set(concerned))
        if found[-1] & set(failing):
            break
    return found


def assert_order(ran: list[str], expected: list[set[str]]) -> None:
    """The stacks of each stage, in any order, before those of the next."""
    ran = [name for name in ran if name in NAMES]
    for stage in expected:
        assert set(ran[: len(stage)]) == stage
        ran = ran[len(stage) :]
    assert not ran


@pytest.mark.parametrize("git_secret", ["repository", ""])
def test_every_field_is_one_of_the_api(git_secret: str) -> None:
    """No field that the operator does not know, none missing, each of its type."""
    cluster = replace(CLUSTER, git_secret=git_secret)
    found = manifests(EXAMPLE, cluster, lambda _: FIRST)
    for resource in (each for file in found.values() for each in file):
        jsonschema.validate(plain(resource, camel_case), KINDS[resource.kind])


def test_every_stack_is_there_once_and_every_ring_behind_it() -> None:
    """Under names of their own."""
    found = [each for each in resources() if isinstance(each, Stack)]
    assert [each.spec.stack for each in found if each.spec.commit] == NAMES
    names = [each.metadata.name for each in found]
    assert len(set(names)) == len(names) == len(NAMES) + len(STAGES) - 3


def test_nothing_secret_is_in_them() -> None:
    """Values stand there for the region and the commit alone; the rest are references."""
    for resource in resources():
        if isinstance(resource, Stack):
            assert resource.spec.env_refs.keys() <= {"AWS_REGION", "BULKHEAD_COMMIT"}
            if resource.spec.git_auth:
                assert resource.spec.git_auth.access_token.literal is None
                assert resource.spec.git_auth.access_token.type == "Secret"


def test_to_delete_a_resource_deletes_nothing_in_aws() -> None:
    """Whoever removes the manifests of an account keeps the account's resources."""
    found = [each for each in resources() if isinstance(each, Stack)]
    assert not any(each.spec.destroy_on_finalize for each in found)


@given(some_stacks, seeds)
def test_a_failed_stack_stops_what_is_behind_it_and_nothing_else(
    failing: set[str], seed: int
) -> None:
    """From nothing, whatever the operator takes first."""
    operator = Operator(seed)
    operator.apply(resources())
    assert_order(operator.run(failing), in_stages(failing, NAMES))


@given(some_stacks, some_stacks, seeds)
def test_only_what_has_changed_runs_and_still_in_order(
    changed: set[str], failing: set[str], seed: int
) -> None:
    """A ring waits for each earlier one, also where rings between them have nothing to do."""
    operator = Operator(seed)
    operator.apply(resources())
    operator.run()
    operator.apply(resources(changed))
    assert_order(operator.run(failing), in_stages(failing, changed))


@given(some_stacks, seeds)
def test_what_has_failed_is_taken_up_by_the_next_commit(failing: set[str], seed: int) -> None:
    """And what was stopped behind it."""
    operator = Operator(seed)
    operator.apply(resources())
    operator.run(failing)
    operator.apply(resources(failing))
    ran = operator.run()
    assert set(failing) <= set(ran)
    assert operator.run() == []


@given(st.from_regex(r"[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?", fullmatch=True))
def test_a_name_is_short_enough_and_begins_with_a_letter(stack: str) -> None:
    """Names of accounts may be longer, and may begin with a digit."""
    name = resource_name("stack", stack)
    assert len(name) <= MOST_NAME_CHARACTERS
    jsonschema.validate(name, KINDS["Stack"]["properties"]["metadata"]["properties"]["name"])


def test_names_that_begin_alike_stay_apart() -> None:
    """A name that is cut has a digest of the whole."""
    names = {resource_name("stack", "x" * 45 + end) for end in "abc"}
    assert len(names) == 3


def test_references_grow_with_the_accounts_and_not_with_their_square(tmp_path: Path) -> None:
    """Three for each account on others, and one for it on its ring."""
    synthetic(300).write(tmp_path / "config")
    found = written(load(tmp_path / "config"))
    stacks = [each for file in found.values() for each in file if isinstance(each, Stack)]
    references = sum(len(each.spec.prerequisites) for each in stacks)
    assert references <= 4 * len(stacks)
