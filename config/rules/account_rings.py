"""Rules of the accounts that are in an earlier ring than their unit.

What is attached to a unit is inherited, and nothing below can take it away: "Inheritance for
service control policies",
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inheritance_auth.html
So an account can only be ahead of its unit. It needs a unit with a ring all the same: whatever else
comes to the unit would be without guardrails. That a unit has none is said of the unit (`tree`).
"""

from collections.abc import Iterator, Sequence

from config.draft import AccountDraft, Draft
from config.findings import Finding, Location
from config.paths import ring_of
from config.rules.names import known


def account_ring_rules(draft: Draft) -> Iterator[Finding]:
    """What is wrong with the rings of accounts."""
    management = draft.organization and draft.organization.accounts.management
    for name, account in draft.accounts.items():
        location = ("accounts", name, "ring")
        if account.ring is not None and name == management:
            message = "guardrails do not bind the management account; remove it"
            yield Finding(location, f"{account.ring} cannot be given: {message}")
        elif account.ring is not None and draft.guardrails is not None:
            rings = draft.guardrails.rings
            yield from known(location, account.ring, "a ring", rings)
            if account.ring in rings:
                yield from _not_earlier(location, account.ring, _unit_ring(account, draft), rings)


def _unit_ring(account: AccountDraft, draft: Draft) -> str | None:
    path, units = account.organizational_unit, draft.organizational_units
    return ring_of(path, units) if path is not None and units is not None else None


def _not_earlier(
    location: Location, ring: str, of_unit: str | None, rings: Sequence[str]
) -> Iterator[Finding]:
    if of_unit not in rings:
        return  # which is said of the unit
    earlier = rings[: rings.index(of_unit)]
    if ring not in earlier:
        right = f"give one that is ({', '.join(earlier)}), or remove it" if earlier else "remove it"
        yield Finding(
            location,
            f"{ring} is not earlier than {of_unit}, the ring of its unit, whose guardrails it "
            f"inherits; {right}",
        )
