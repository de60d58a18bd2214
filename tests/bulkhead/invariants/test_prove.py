"""What is proved, for which accounts, and what is only said."""

from collections.abc import Mapping

import pytest

from bulkhead.evaluator import Outcome
from bulkhead.invariants.breaches import breaches
from bulkhead.invariants.proof import Proof
from bulkhead.invariants.prove import prove
from config import Invariant, LandingZone
from policies.controls import PolicyType
from tests.bulkhead.invariants.breaking import policy

SCP: PolicyType = "SERVICE_CONTROL_POLICY"
RCP: PolicyType = "RESOURCE_CONTROL_POLICY"
DEPLOY = {"reason": "They deploy.", "who": {"role": "deploy"}, "can": ["ec2:RunInstances"]}
NO_EC2 = policy(SCP, {"Action": "ec2:*", "Resource": "*"})


def proof_of(
    landing_zone: LandingZone, invariant: Mapping[str, object], **planned: object
) -> Proof:
    """Prove one invariant of the configuration's."""
    configured = {"own": Invariant.model_validate(invariant)}
    changed = landing_zone.model_copy(update={"invariants": configured})
    return prove(changed, built_in=(), **planned)  # type: ignore[arg-type] # only policies


def test_an_invariant_of_the_configuration_holds_or_says_who_what_where_and_what_did_it(
    landing_zone: LandingZone,
) -> None:
    """A broken one names caller, action, accounts, and the statement that denies."""
    assert proof_of(landing_zone, DEPLOY).holds

    proof = proof_of(landing_zone, DEPLOY, policies=[NO_EC2])

    [breach] = breaches(proof.broken)
    assert breach.invariant.id == "own"
    assert breach.callers == ("role deploy",)
    assert breach.calls == (("ec2:RunInstances", "*"),)
    assert breach.accounts == tuple(sorted(landing_zone.member_accounts))
    assert (breach.outcome, breach.statement, breach.documents) == (Outcome.DENY, "Rash", ("rash",))


@pytest.mark.parametrize(
    ("who", "denied"),
    [
        ({"role": "deploy"}, True),
        ({"permission_set": "Developer"}, True),
        ({"root_user": True}, True),
        ({"service": "autoscaling.amazonaws.com"}, False),
        ({"outsider": True}, False),
        ({"role": "aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForX"}, False),
    ],
)
def test_every_kind_of_caller_can_be_named(
    landing_zone: LandingZone, who: Mapping[str, object], *, denied: bool
) -> None:
    """A service control policy binds the account's own identities, and nobody else."""
    proof = proof_of(landing_zone, {**DEPLOY, "who": who}, policies=[NO_EC2])

    assert proof.decided
    assert proof.holds is not denied


@pytest.mark.parametrize(
    ("places", "names"),
    [
        ({"accounts": ["payments-dev"]}, {"payments-dev"}),
        (
            {"organizational_units": ["workloads/production"]},
            {"payments-prod", "storefront-prod"},
        ),
        (
            {"accounts": ["sandbox"], "organizational_units": ["workloads/production"]},
            {"payments-prod", "storefront-prod", "sandbox"},
        ),
    ],
)
def test_it_holds_in_the_places_that_it_names(
    landing_zone: LandingZone, places: Mapping[str, object], names: set[str]
) -> None:
    """Accounts that are not named are not proved, also where others share their policies."""
    proof = proof_of(landing_zone, {**DEPLOY, "in": places}, policies=[NO_EC2])

    assert {name for case in proof.broken for name in case.accounts} == names


def test_what_must_be_impossible_is_broken_when_nothing_denies_it(
    landing_zone: LandingZone,
) -> None:
    """`cannot` asks for a statement that denies."""
    invariant = {"reason": "No.", "who": {"role": "x"}, "cannot": ["ec2:RunInstances"]}

    assert proof_of(landing_zone, invariant, policies=[NO_EC2]).holds
    [breach] = breaches(proof_of(landing_zone, invariant, policies=[]).broken)
    assert (breach.outcome, breach.statement) == (Outcome.ALLOW, None)


@pytest.mark.parametrize("accepts", [True, False])
def test_undetermined_is_not_proved_unless_the_invariant_accepts_it(
    landing_zone: LandingZone, *, accepts: bool
) -> None:
    """A decision that hangs on an unknown key counts as broken, and is shown either way."""
    by_address = policy(
        SCP,
        {
            "Action": "ec2:*",
            "Resource": "*",
            "Condition": {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}},
        },
    )
    invariant = {**DEPLOY, "accept_undetermined": accepts}

    proof = proof_of(landing_zone, invariant, policies=[by_address])

    assert proof.holds is accepts
    [breach] = breaches(proof.undetermined if accepts else proof.broken)
    assert (breach.outcome, breach.missing) == (Outcome.UNDETERMINED, ("aws:SourceIp",))


def test_resources_may_be_in_another_account_and_name_the_caller_s(
    landing_zone: LandingZone,
) -> None:
    """The owner's resource control policies decide; `{account}` is the account that calls."""
    invariant = {
        **DEPLOY,
        "can": ["s3:GetObject"],
        "resource": "arn:aws:s3:::shared/{account}/x",
        "resource_account": "storefront-prod",
        "in": {"accounts": ["payments-dev"]},
    }
    closed = policy(RCP, {"Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::shared/*"})

    [case] = proof_of(landing_zone, invariant, policies=[closed]).broken

    assert case.resource == "arn:aws:s3:::shared/<account>/x"
    assert proof_of(landing_zone, invariant, policies=[]).holds


def test_a_control_that_has_not_arrived_is_waited_for(landing_zone: LandingZone) -> None:
    """What a control makes impossible is due where it has arrived, and listed elsewhere."""
    controls = {**landing_zone.guardrails.controls}
    controls["logs_stay_on"] = controls["logs_stay_on"].model_copy(update={"ring": "sandbox"})
    guardrails = landing_zone.guardrails.model_copy(update={"controls": controls})

    proof = prove(landing_zone.model_copy(update={"guardrails": guardrails}))

    assert proof.holds
    assert set(proof.pending) == {"nobody-stops-the-trail", "nobody-stops-recording"}
    waiting = set(landing_zone.member_accounts) - {"sandbox"}
    assert set(proof.pending["nobody-stops-the-trail"]) == waiting


def test_accounts_that_policies_name_by_id_are_said_not_to_be_proved(
    landing_zone: LandingZone,
) -> None:
    """Which account has an id is not known before AWS is asked, and not passed over in silence."""
    named = policy(
        SCP,
        {
            "Action": "ec2:*",
            "Resource": "*",
            "Condition": {"StringEquals": {"aws:PrincipalAccount": "123456789012"}},
        },
    )

    proof = proof_of(landing_zone, DEPLOY, policies=[named])

    assert proof.holds
    assert proof.named_account_ids == {"123456789012": ("rash",)}


def test_what_a_team_must_be_able_to_do_is_not_asked_for_in_quarantine(
    landing_zone: LandingZone,
) -> None:
    """What must stay possible ends there with a team's access; what must not, stays asked for."""
    file = landing_zone.accounts["payments-prod"].model_copy(update={"state": "quarantined"})
    accounts = {**landing_zone.accounts, "payments-prod": file}
    changed = landing_zone.with_accounts(accounts)
    developer = {**DEPLOY, "who": {"permission_set": "Developer"}}
    cannot = {"reason": "No.", "who": {"permission_set": "Developer"}, "cannot": ["s3:GetObject"]}

    assert proof_of(changed, developer).holds
    [breach] = breaches(proof_of(changed, cannot).broken)
    assert breach.accounts == tuple(sorted(landing_zone.member_accounts.keys() - {"payments-prod"}))
