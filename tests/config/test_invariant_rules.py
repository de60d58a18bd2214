"""What is said of invariants that cannot be."""

from pathlib import Path

import pytest

from config import load
from tests.config.broken import LANDING_ZONE, copy_example, problems_of

RIGHT = """
invariants:
  deploys:
    reason: They deploy.
    who: {role: deploy}
    can: [s3:PutObject]
    resource: arn:aws:s3:::artifacts-{account}
    resource_account: network
    in: {accounts: [payments-dev], organizational_units: [workloads]}
    context: {"aws:SourceAccount": "{account}"}
    unknown: [aws:RequestedRegion]
"""
AT = "invariants.deploys"
WRONG = {
    "unknown account": (
        "[payments-dev]",
        "[payment-dev]",
        f"{AT}.in.accounts[0]: payment-dev is not an account; did you mean payments-dev?",
    ),
    "unknown unit": (
        "[workloads]",
        "[workload]",
        (
            f"{AT}.in.organizational_units[0]: workload is not an organizational unit; "
            "did you mean workloads?"
        ),
    ),
    "no place": (
        "{accounts: [payments-dev], organizational_units: [workloads]}",
        "{}",
        f"{AT}.in: names no place; add `accounts` or `organizational_units`, or remove it",
    ),
    "unknown owner": (
        "resource_account: network",
        "resource_account: net",
        f"{AT}.resource_account: net is not an account; did you mean network?",
    ),
    "unknown permission set": (
        "{role: deploy}",
        "{permission_set: Develper}",
        f"{AT}.who.permission_set: Develper is not a permission set; did you mean Developer?",
    ),
    "unknown hole in the resource": (
        "artifacts-{account}",
        "artifacts-{acount}",
        f"{AT}.resource: {{acount}} is not filled in; did you mean account?",
    ),
    "unknown hole in the context": (
        '"{account}"',
        '"{region}"',
        f"{AT}.context.aws:SourceAccount: {{region}} is not filled in; did you mean home_region?",
    ),
    "nobody": (
        "{role: deploy}",
        "{}",
        (
            f"{AT}.who: gives nobody; give exactly one of role, permission_set, root_user, service "
            "and outsider"
        ),
    ),
    "two callers": (
        "{role: deploy}",
        "{role: deploy, outsider: true}",
        (
            f"{AT}.who: gives role and outsider; give exactly one of role, permission_set, "
            "root_user, service and outsider"
        ),
    ),
    "neither can nor cannot": (
        "    can: [s3:PutObject]\n",
        "",
        f"{AT}: give actions under one of `can` and `cannot`, and only one",
    ),
    "a wildcard": (
        "[s3:PutObject]",
        '["s3:*"]',
        (
            f"{AT}.can[0]: s3:* is not valid; give one IAM action, service:Operation, without "
            "wildcards"
        ),
    ),
    "known and unknown": (
        "[aws:RequestedRegion]",
        "[AWS:sourceaccount]",
        f"{AT}: has AWS:sourceaccount in both context and unknown; remove one",
    ),
}


def write(folder: Path, section: str) -> Path:
    """The example with a section of invariants."""
    with (copy_example(folder) / LANDING_ZONE).open("a", encoding="utf-8") as file:
        file.write(section)
    return folder


def test_an_invariant_may_say_all_of_it(tmp_path: Path) -> None:
    """Everything that can be said of an invariant, in one."""
    invariant = load(write(tmp_path, RIGHT)).invariants["deploys"]

    assert invariant.places is not None
    assert invariant.places.accounts == ("payments-dev",)


@pytest.mark.parametrize(("old", "new", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_invariant_is_one_message(tmp_path: Path, old: str, new: str, said: str) -> None:
    """One change that makes it wrong gives one message, with the place and what would be right."""
    assert RIGHT.count(old) == 1

    (problem,) = problems_of(write(tmp_path, RIGHT.replace(old, new)))

    assert f"{problem.path}: {problem.message}" == said
    assert problem.line > 100
