"""Proving invariants over the guardrails as they are planned."""

from collections.abc import Iterable, Iterator

from bulkhead.evaluator import Decision, Outcome
from bulkhead.invariants.built_in import BUILT_IN
from bulkhead.invariants.configured import configured
from bulkhead.invariants.facts import Facts, facts_of
from bulkhead.invariants.invariant import Everywhere, Invariant
from bulkhead.invariants.planned import AccountGroup, PlannedOrganization
from bulkhead.invariants.proof import Case, Proof
from bulkhead.invariants.requests import Asked, requests
from config import LandingZone
from config.guardrail_plan import PlannedPolicy, guardrail_plan


def prove(
    landing_zone: LandingZone,
    policies: Iterable[PlannedPolicy] | None = None,
    built_in: Iterable[Invariant] = BUILT_IN,
) -> Proof:
    """Prove the built-in invariants and those of the configuration, for every account.

    Args:
        landing_zone: The configuration.
        policies: Policies in place of those that the configuration plans.
        built_in: Invariants in place of all the built-in ones.

    Raises:
        PolicyError: A policy cannot be decided upon.
    """
    planned = guardrail_plan(landing_zone).policies if policies is None else policies
    organization = PlannedOrganization.of(landing_zone, planned)
    own = tuple(configured(landing_zone.invariants, organization.account_ids))
    proof = Proof(
        (*built_in, *own),
        accounts=len(landing_zone.accounts),
        groups=len(organization.groups),
        named_account_ids=organization.named_account_ids,
    )
    facts = facts_of(landing_zone, organization.account_ids, organization.attached.organization_id)
    for invariant in proof.invariants:
        names = _names(invariant, landing_zone)
        if invariant in own and invariant.possible:
            # What must stay possible for a team ends there with the team's access.
            names -= _in_quarantine(landing_zone)
        for group in _groups(names, organization):
            if group.controls.issuperset(invariant.controls):
                _prove(invariant, group, organization, facts, proof)
            else:
                proof.pending[invariant.id] = (*proof.pending.get(invariant.id, ()), *group.names)
    return proof


def _in_quarantine(landing_zone: LandingZone) -> frozenset[str]:
    accounts = landing_zone.accounts.items()
    return frozenset(name for name, account in accounts if account.state == "quarantined")


def _groups(names: frozenset[str], organization: PlannedOrganization) -> Iterator[AccountGroup]:
    """The groups that hold some accounts, each without the others."""
    for group in organization.groups:
        found = tuple(name for name in group.names if name in names)
        if found:
            yield AccountGroup(found, group.controls)


def _names(invariant: Invariant, landing_zone: LandingZone) -> frozenset[str]:
    shared = landing_zone.organization.accounts
    match invariant.places:
        case Everywhere.MEMBERS:
            return frozenset(landing_zone.member_accounts)
        case Everywhere.LOG_ARCHIVE:
            return frozenset({shared.log_archive})
        case Everywhere.MANAGEMENT:
            return frozenset({shared.management})
    units = (landing_zone.accounts_in(path) for path in invariant.places.organizational_units)
    return frozenset(invariant.places.accounts).union(*units)


def _prove(
    invariant: Invariant,
    group: AccountGroup,
    organization: PlannedOrganization,
    facts: Facts,
    proof: Proof,
) -> None:
    account_id = organization.account_ids[group.representative]
    wanted = Outcome.ALLOW if invariant.possible else Outcome.DENY
    for asked in requests(invariant, {**facts, "account": (account_id,)}):
        decision = organization.guardrails.decide(asked.request)
        proof.decided += 1
        if decision.outcome is wanted:
            continue
        case = _case(invariant, asked, decision, group, organization)
        accepted = decision.outcome is Outcome.UNDETERMINED and invariant.accept_undetermined
        (proof.undetermined if accepted else proof.broken).append(case)


def _case(
    invariant: Invariant,
    asked: Asked,
    decision: Decision,
    group: AccountGroup,
    organization: PlannedOrganization,
) -> Case:
    document = decision.by.document
    ours = decision.outcome is not Outcome.ALLOW and document is not None
    return Case(
        invariant=invariant,
        caller=asked.caller,
        action=asked.action,
        resource=_for_people(asked, group, organization),
        accounts=group.names,
        decision=decision,
        documents=organization.alike(document, group.names) if ours and document else (),
    )


def _for_people(asked: Asked, group: AccountGroup, organization: PlannedOrganization) -> str:
    """The resource, without ids that were only made up."""
    resource = asked.resource
    for name, account_id in organization.made_up_ids.items():
        if account_id in resource:
            shown = "account" if name == group.representative else name
            resource = resource.replace(account_id, f"<{shown}>")
    return resource
