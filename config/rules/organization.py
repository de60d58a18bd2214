"""Rules of the organization as a whole: its regions and its shared accounts."""

from collections.abc import Iterator

from config.account import ROOT
from config.draft import Draft
from config.findings import Finding
from config.organization import Organization
from config.shown import instead

# Where each AWS partition keeps its global services; region codes of the commercial partition have
# no prefix of their own. Source: "AWS Fault Isolation Boundaries" (AWS whitepaper), appendix A.
_GLOBAL_REGIONS = {
    "cn-": "cn-north-1",
    "us-gov-": "us-gov-west-1",
    "eusc-": "eusc-de-east-1",
}
_COMMERCIAL = "us-east-1"


def organization_rules(draft: Draft) -> Iterator[Finding]:
    """What is wrong with the organization as a whole."""
    if draft.organization is None:
        return
    yield from _regions(draft.organization)
    yield from _shared_accounts(draft.organization, draft)


def _regions(organization: Organization) -> Iterator[Finding]:
    home, regions = organization.home_region, organization.regions
    where = ("organization", "regions")
    if home not in regions:
        location = ("organization", "home_region")
        yield Finding(location, f"{home} is not among organization.regions; add it there")
    needed = _global_region(home)
    if needed not in regions:
        yield Finding(where, f"{needed} is missing; global services live there, add it")
    for index, region in enumerate(regions):
        if _global_region(region) != needed:
            message = f"{region} is in another AWS partition than the home region {home}; remove it"
            yield Finding((*where, index), message)


def _global_region(region: str) -> str:
    for prefix, global_region in _GLOBAL_REGIONS.items():
        if region.startswith(prefix):
            return global_region
    return _COMMERCIAL


def _shared_accounts(organization: Organization, draft: Draft) -> Iterator[Finding]:
    roles: dict[str, str] = {}
    for role, name in organization.accounts:
        location = ("organization", "accounts", role)
        if name in roles:
            message = f"{name} is {roles[name]} already; give an account of its own"
            yield Finding(location, message)
        roles.setdefault(name, role)
        if name not in draft.account_names:
            nearest = instead(name, sorted(draft.account_names))
            yield Finding(location, f"accounts/{name}.yaml does not exist; {nearest}")
    yield from _management(organization.accounts.management, draft)
    yield from _closing(roles, draft)


def _management(management: str, draft: Draft) -> Iterator[Finding]:
    for name, account in draft.accounts.items():
        place = account.organizational_unit
        if (name == management) != (place == ROOT):
            location = ("accounts", name, "organizational_unit")
            if name == management:
                yield Finding(location, f"{place} cannot hold the management account; give root")
            else:
                yield Finding(
                    location,
                    "root holds the management account alone, because most guardrails are attached "
                    "below it; give the path of an organizational unit",
                )
        if account.id is not None and name != management:
            message = (
                f"{account.id} cannot be given here: only the management account has an id in the "
                "configuration; remove it, other accounts are found by their e-mail address"
            )
            yield Finding(("accounts", name, "id"), message)


def _closing(roles: dict[str, str], draft: Draft) -> Iterator[Finding]:
    for name, role in roles.items():
        account = draft.accounts.get(name)
        if account and account.state == "closing":
            message = f"closing is not possible for the {role} account; name another account first"
            yield Finding(("accounts", name, "state"), message)
