"""What each stack follows from: enough to prove that nothing has changed, and no more."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
import yaml

from bulkhead.fleet.decision import changed_since
from bulkhead.fleet.inputs import configured_inputs, outputs_read, program_digest
from config import LandingZone, load
from tests.components.account_stacks import run_account, run_log_archive, run_security
from tests.components.deployment import Deployment
from tests.config.broken import LANDING_ZONE, PROD, copy_example

EVERY = {
    *("organization", "log-archive", "security", "network", "sandbox"),
    *(f"{team}-{stage}" for team in ("payments", "storefront") for stage in ("dev", "staging")),
    *("payments-prod", "storefront-prod"),
}
ORGANIZATION = {"organization"}

# File, text in it, what takes its place, and the stacks that this concerns.
CHANGES: Mapping[str, tuple[str, str, str, set[str]]] = {
    "a permission set": (LANDING_ZONE, "Looks, does not touch", "Looks", ORGANIZATION),
    "a group": (LANDING_ZONE, "Build payments", "Build", ORGANIZATION),
    "a guardrail's ring": (
        LANDING_ZONE,
        "logs_stay_on: {ring: production}",
        "logs_stay_on: {ring: core}",
        ORGANIZATION,
    ),
    "a unit's description": (LANDING_ZONE, "Development and test", "Test", ORGANIZATION),
    "an account's owner": (PROD, "owner: payments", "owner: billing", {"payments-prod"}),
    "an account's unit": (PROD, "workloads/production", "workloads/staging", {"payments-prod"}),
    "an account's state": (PROD, "owner:", "state: quarantined\nowner:", {"payments-prod"}),
    "an assignment": (
        LANDING_ZONE,
        "[payments-staging, payments-prod]",
        "[payments-prod]",
        {"payments-staging"},
    ),
    "a shared contact": (LANDING_ZONE, "Platform team", "Platform", EVERY),
    "the regions": (LANDING_ZONE, "eu-west-1, us-east-1]", "us-east-1]", EVERY),
}


@pytest.fixture(name="example", scope="module")
def _example() -> LandingZone:
    return load(Path(__file__).parents[3] / "config")


def changed(folder: Path, file: str, old: str, new: str) -> LandingZone:
    """The example with one change."""
    path = copy_example(folder) / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return load(folder)


@pytest.mark.parametrize(("file", "old", "new", "stacks"), CHANGES.values(), ids=CHANGES)
def test_a_change_concerns_the_stacks_that_follow_from_it(
    example: LandingZone, tmp_path: Path, file: str, old: str, new: str, stacks: set[str]
) -> None:
    """Stack `organization` always, because it makes the accounts; of the others, no more."""
    found = changed_since(example, changed(tmp_path, file, old, new))
    assert found == stacks | ORGANIZATION


RUNS: Mapping[str, Callable[[LandingZone], Deployment]] = {
    "log-archive": run_log_archive,
    "security": run_security,
    "payments-prod": run_account,
}


def resources(deployment: Deployment) -> Sequence[object]:
    """Everything that a stack declares, in an order that does not depend on threads."""
    return sorted(
        (one.urn, repr(one.inputs), one.protect, one.ignore_changes) for one in deployment.resources
    )


@pytest.mark.parametrize("stack", RUNS)
@pytest.mark.parametrize(("file", "old", "new"), [c[:3] for c in CHANGES.values()], ids=CHANGES)
def test_the_same_inputs_are_the_same_stack(
    example: LandingZone, tmp_path: Path, stack: str, file: str, old: str, new: str
) -> None:
    """Where the digest says that nothing has changed, the program declares the same."""
    after = changed(tmp_path, file, old, new)
    if configured_inputs(example)[stack] == configured_inputs(after)[stack]:
        assert resources(RUNS[stack](example)) == resources(RUNS[stack](after))


def test_a_new_account_concerns_its_own_stack(example: LandingZone, tmp_path: Path) -> None:
    """And that of the organization; a thousand others stay as they are."""
    folder = copy_example(tmp_path)
    values = yaml.safe_load((folder / PROD).read_text(encoding="utf-8"))
    values |= {"email": "aws+new@example.com", "network": {"cidr": "10.99.0.0/20"}}
    (folder / "accounts/new.yaml").write_text(yaml.safe_dump(values), encoding="utf-8")
    assert changed_since(example, load(folder)) == {"organization", "new"}


def outputs() -> dict[str, dict[str, object]]:
    """Outputs of the stacks that others build on."""
    return {
        "organization": {
            "organization_id": "o-1",
            "account_ids": {"payments-prod": "1", "payments-dev": "2", "log-archive": "3"},
            "group_ids": {"payments-developers": "g1", "storefront-developers": "g2"},
            "permission_set_arns": {"ReadOnly": "p1", "Developer": "p2"},
            "attached_guardrails": {"digest": "text"},
        },
        "log-archive": {"log_key_arn": "key"},
        "security": {},
    }


@pytest.mark.parametrize(
    ("stack", "output", "key", "reads"),
    [
        ("payments-prod", "account_ids", "payments-prod", True),
        ("payments-prod", "account_ids", "log-archive", True),
        ("payments-prod", "account_ids", "payments-dev", False),
        ("payments-prod", "group_ids", "payments-developers", True),
        ("payments-prod", "group_ids", "storefront-developers", False),
        ("payments-prod", "permission_set_arns", "ReadOnly", True),
        ("payments-prod", "permission_set_arns", "Developer", False),
        ("payments-prod", "attached_guardrails", "digest", False),
        ("organization", "account_ids", "payments-prod", False),
    ],
)
def test_a_stack_reads_what_is_its_own_and_what_is_shared(
    example: LandingZone, stack: str, output: str, key: str, *, reads: bool
) -> None:
    """Ids of other accounts, groups and permission sets come and go without it."""
    before, after = outputs(), outputs()
    found = after["organization"][output]
    assert isinstance(found, dict)
    found[key] = "another"
    same = outputs_read(example, stack, before) == outputs_read(example, stack, after)
    assert same is not reads


@pytest.mark.parametrize(
    ("stack", "reads"), [("payments-prod", True), ("security", True), ("log-archive", False)]
)
def test_later_stacks_read_the_log_archives_outputs(
    example: LandingZone, stack: str, *, reads: bool
) -> None:
    """A stack builds on those before it in the foundation, never on itself."""
    after: dict[str, dict[str, object]] = {
        **outputs(),
        "log-archive": {"log_key_arn": "another"},
    }
    same = outputs_read(example, stack, outputs()) == outputs_read(example, stack, after)
    assert same is not reads


def test_the_program_counts_and_the_configuration_beside_it_does_not(tmp_path: Path) -> None:
    """Code concerns every stack; landing-zone.yaml is compared stack by stack instead."""
    files = (
        "__main__.py",
        "components/accounts.py",
        "config/loader.py",
        "policies/PulumiPolicy.yaml",
    )
    beside = ("config/landing-zone.yaml", "config/accounts/a.yaml", "docs/a.md", "tests/test_a.py")
    for name in (*files, *beside):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("before", encoding="utf-8")
    before = program_digest(tmp_path)
    for name in beside:
        (tmp_path / name).write_text("after", encoding="utf-8")
    assert program_digest(tmp_path) == before
    for name in files:
        (tmp_path / name).write_text("after", encoding="utf-8")
        assert program_digest(tmp_path) != before
        (tmp_path / name).write_text("before", encoding="utf-8")
