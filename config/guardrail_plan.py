"""Which policy documents are attached where, known before anything is created.

A control whose setting names a ring is attached in every ring from the first up to that one. Each
ring has documents of its own, so that a control reaches one more ring without touching the
documents of another. The targets are the organizational units that name the ring, and the accounts
that do.

An account that names a ring has all documents of that ring, those included whose controls have
reached its unit, too, and are inherited: what is denied twice is denied. So no promotion and no
coming back moves an attachment from an account to its unit or back, which AWS could only do one
after the other, and each ring keeps the same documents for all of its targets.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from config.account import account_target
from config.findings import Finding
from config.guardrail_params import guardrail_params
from config.landing_zone import LandingZone
from policies.controls import (
    CONTROLS,
    QUARANTINE,
    QUOTAS,
    WARNING_SHARE,
    Document,
    Params,
    PolicyType,
    documents,
)


@dataclass(frozen=True, kw_only=True)
class PlannedPolicy:
    """A policy that the organization gets.

    Attributes:
        name: `<organization>-<ring>-<document>`, unique in the organization.
        description: The controls in it, for people who look at it in AWS.
        type: Policy type, as AWS Organizations names it.
        content: The document, minified.
        ring: The ring that it belongs to; empty for quarantine, which no ring brings.
        targets: Paths of organizational units, and accounts as `account_target` has them, that it
            is attached to.
        control_ids: The controls whose statements are in it.
        tags: For each control, since when it has been in its ring; see `rollout_tag`.
    """

    name: str
    description: str
    type: PolicyType
    content: str
    ring: str
    targets: tuple[str, ...]
    control_ids: tuple[str, ...]
    tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class GuardrailPlan:
    """All policies of the organization.

    Attributes:
        policies: Quarantine's first; then in the order of rings, then of names.
        uses: How much of each of AWS's quotas is used: by each document, on each target.
        errors: Quotas of AWS that would be exceeded, as findings about the configuration.
        warnings: Quotas of which more than 80 % are used.
    """

    policies: tuple[PlannedPolicy, ...]
    uses: tuple["QuotaUse", ...]
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


def guardrail_plan(landing_zone: LandingZone) -> GuardrailPlan:
    """Plan the guardrails of a landing zone."""
    params = guardrail_params(landing_zone)
    policies = (*_quarantine(landing_zone, params), *_policies(landing_zone, params))
    uses = (*_sizes(policies), *_counts(landing_zone, policies))
    return GuardrailPlan(
        policies,
        uses,
        errors=tuple(use.finding() for use in uses if use.used > use.limit),
        warnings=tuple(
            use.finding() for use in uses if use.limit >= use.used > WARNING_SHARE * use.limit
        ),
    )


@dataclass(frozen=True)
class QuotaUse:
    """How much of a quota is used by what.

    Attributes:
        what: A document, or a target and a policy type.
        used: How much is used.
        limit: How much AWS allows.
        unit: What is counted.
        advice: What to do where it is too much.
    """

    what: str
    used: int
    limit: int
    unit: str
    advice: str

    def finding(self) -> Finding:
        """The use as something to say about the configuration."""
        verb = "more than" if self.used > self.limit else "of"
        numbers = f"{self.used:,} {self.unit}, {verb} the {self.limit:,} that AWS allows"
        return Finding(("guardrails", "controls"), f"{self.what}: {numbers}; {self.advice}")


def _quarantine(landing_zone: LandingZone, params: Params) -> Iterator[PlannedPolicy]:
    """First of all: it is for an emergency, and each policy waits for those before it."""
    accounts = sorted(landing_zone.accounts.items())
    targets = tuple(account_target(n) for n, one in accounts if one.state == "quarantined")
    # Pipelines are among the roles that other guardrails leave alone.
    own = params.model_copy(update={"exempt_role_arns": ()})
    for document in documents([QUARANTINE], own) if targets else ():
        yield PlannedPolicy(
            name=f"{landing_zone.organization.name}-{document.name}",
            description=QUARANTINE.title,
            type=document.type,
            content=document.content,
            ring="",
            targets=targets,
            control_ids=(),
        )


def _policies(landing_zone: LandingZone, params: Params) -> Iterator[PlannedPolicy]:
    rings = landing_zone.guardrails.rings
    for ring in rings:
        targets = _targets(landing_zone, ring)
        controls = [c for c in CONTROLS if landing_zone.guardrails.reaches(c.id, ring)]
        for document in documents(controls, params) if targets else ():
            yield _planned(landing_zone, ring, targets, document)


def _targets(landing_zone: LandingZone, ring: str) -> tuple[str, ...]:
    """The units and the accounts that name a ring."""
    units, accounts = landing_zone.organizational_units.items(), landing_zone.accounts.items()
    paths = [path for path, unit in units if unit.ring == ring]
    alone = [account_target(name) for name, account in accounts if account.ring == ring]
    return tuple(sorted([*paths, *alone]))


def _planned(
    landing_zone: LandingZone, ring: str, targets: tuple[str, ...], document: Document
) -> PlannedPolicy:
    settings = landing_zone.guardrails.controls
    since = {control: settings[control].since for control in document.control_ids}
    return PlannedPolicy(
        name=f"{landing_zone.organization.name}-{ring}-{document.name}",
        description=f"Ring {ring}: {', '.join(document.control_ids)}",
        type=document.type,
        content=document.content,
        ring=ring,
        targets=targets,
        control_ids=document.control_ids,
        tags={rollout_tag(control): day or UNDATED for control, day in since.items()},
    )


def rollout_tag(control: str) -> str:
    """The key of the tag on a policy that says since when a control has been in its ring.

    It survives in AWS whatever becomes of the state and the configuration. A policy has room for
    50 tags with keys of 128 characters: "Tagging AWS Organizations resources",
    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_tagging.html
    """
    return f"control/{control}"


UNDATED = "undated"


def _sizes(policies: tuple[PlannedPolicy, ...]) -> Iterator[QuotaUse]:
    for policy in policies:
        used, limit = len(policy.content), QUOTAS[policy.type].characters
        advice = "exempt fewer roles, or allow fewer regions"
        yield QuotaUse(f"{policy.type} {policy.name}", used, limit, "characters", advice)


def _counts(landing_zone: LandingZone, policies: tuple[PlannedPolicy, ...]) -> Iterator[QuotaUse]:
    """Policies of each type on each target: ours, AWS's own, and the slots kept for others."""
    reserved = landing_zone.guardrails.reserved_slots
    attached = Counter((target, policy.type) for policy in policies for target in policy.targets)
    for (target, policy_type), planned in sorted(attached.items()):
        quota = QUOTAS[policy_type]
        used = planned + quota.default_policies + reserved
        what = (
            f"{target}: {policy_type}: {planned} planned, {quota.default_policies} of AWS's own "
            f"and {reserved} in guardrails.reserved_slots"
        )
        yield QuotaUse(what, used, quota.per_target, "policies", "reserve fewer slots")
