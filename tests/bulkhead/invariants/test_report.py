"""What a person reads about invariants."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulkhead.cli import main
from bulkhead.invariants.program import objection
from bulkhead.invariants.prove import prove
from bulkhead.invariants.report import refusal, remarks
from config import Account, LandingZone, load
from config.guardrail_plan import guardrail_plan
from tests.bulkhead.invariants.breaking import BREAKING, policy
from tests.config.broken import LANDING_ZONE, copy_example

OWN = """
invariants:
  payments-deploy:
    reason: Payments is released every day.
    who: {role: deploy}
    can: [s3:PutObject, ec2:RunInstances]
    resource: arn:aws:s3:::artifacts
    in: {accounts: [payments-dev]}
    context: {aws:RequestedRegion: us-west-2}
"""


def run(*arguments: str) -> Result:
    """Run `bulkhead`."""
    return CliRunner().invoke(main, arguments)


@pytest.fixture(name="broken")
def _broken(tmp_path: Path) -> Path:
    folder = copy_example(tmp_path)
    with (folder / LANDING_ZONE).open("a", encoding="utf-8") as file:
        file.write(OWN)
    return folder


SAID = """\
1 invariant does not hold under the configured guardrails; nothing was changed.

payments-deploy: role deploy can s3:PutObject, ec2:RunInstances.
  who    role deploy cannot
  what   s3:PutObject, ec2:RunInstances
  on     arn:aws:s3:::artifacts
  where  payments-dev
  cause  statement DenyOtherRegions (control regions_restricted) in \
example-nonproduction-regions denies it
  why    Payments is released every day. (invariants.payments-deploy of the configuration)

Change the guardrails (`guardrails` in landing-zone.yaml, or the control's file in \
policies/controls/) until they hold; `bulkhead invariants` proves them without changing anything."""


def test_who_what_where_and_the_statement_that_did_it(broken: Path) -> None:
    """The program, `validate` and `invariants` refuse with the same words."""
    assert objection(load(broken)) == SAID
    for command in ("invariants", "validate"):
        result = run(command, str(broken))
        assert (result.exit_code, result.stderr) == (1, SAID + "\n")


def test_json_says_the_same(broken: Path) -> None:
    """What machines read names statement, control, callers, calls and accounts."""
    result = run("invariants", str(broken), "--json")

    assert result.exit_code == 1
    [breach] = json.loads(result.stdout)["broken"]
    assert breach == {
        "invariant": "payments-deploy",
        "decision": "DENY",
        "control": "regions_restricted",
        "statement": "DenyOtherRegions",
        "documents": ["example-nonproduction-regions"],
        "missing": [],
        "callers": ["role deploy"],
        "calls": [
            {"action": "s3:PutObject", "resource": "arn:aws:s3:::artifacts"},
            {"action": "ec2:RunInstances", "resource": "arn:aws:s3:::artifacts"},
        ],
        "accounts": ["payments-dev"],
    }


def test_the_example_holds_and_is_counted() -> None:
    """Success says how much was proved."""
    result = run("invariants")

    assert (result.exit_code, result.stderr) == (0, "")
    assert " invariants hold in 11 accounts (" in result.stdout


def test_each_invariant_is_listed_with_its_reason() -> None:
    """Nobody has to read the code to know what always holds."""
    result = run("invariants", "--list")

    assert "break-glass-works\n  Break-glass can look" in result.stdout
    assert "  Source: AWS Well-Architected" in result.stdout


def test_a_thousand_accounts_under_the_same_policies_are_one_line(
    landing_zone: LandingZone,
) -> None:
    """What is wrong everywhere is said once, with a count."""
    account = landing_zone.accounts["payments-prod"]
    many: dict[str, Account] = {f"product-{n:04}": account for n in range(1000)}
    larger = landing_zone.model_copy(update={"accounts": {**landing_zone.accounts, **many}})
    everything = policy("SERVICE_CONTROL_POLICY", {"Action": "*", "Resource": "*"})

    said = refusal(prove(larger, [everything]))

    assert len(said.splitlines()) < 200
    assert "  where  log-archive, network, payments-dev and 1,007 more" in said


def test_several_broken_invariants_come_at_once(landing_zone: LandingZone) -> None:
    """Nobody puts right one after the other what could be put right together."""
    both = [BREAKING["assume-root-works"], replace(BREAKING["nodes-pull-images"], name="rash too")]

    said = refusal(prove(landing_zone, [*guardrail_plan(landing_zone).policies, *both]))

    assert said.startswith("2 invariants do not hold")
    assert "\nassume-root-works: " in said
    assert "\nnodes-pull-images: " in said


def test_what_waits_is_said(landing_zone: LandingZone) -> None:
    """Whoever reads that all holds also reads what does not have to yet."""
    controls = {**landing_zone.guardrails.controls}
    controls["root_user_not_used"] = controls["root_user_not_used"].model_copy(
        update={"ring": "sandbox"}
    )
    guardrails = landing_zone.guardrails.model_copy(update={"controls": controls})

    [said] = remarks(prove(landing_zone.model_copy(update={"guardrails": guardrails})))

    assert said == (
        "root-user-does-nothing waits for root_user_not_used to reach log-archive, network, "
        "payments-dev and 6 more"
    )
