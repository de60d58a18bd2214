"""Rules of the organization as a whole: its regions and its shared accounts."""

from collections.abc import Iterator

from config.account import ROOT
from config.draft import Draft
from config.findings import Finding
from config.organization import Organization
from config.partition import GLOBAL_REGIONS, partition_of
from config.shown import instead


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
    partition = partition_of(home)
    if GLOBAL_REGIONS[partition] not in regions:
        message = f"{GLOBAL_REGIONS[partition]} is missing; global services live there, add it"
        yield Finding(where, message)
    for index, region in enumerate(regions):
        if partition_of(region) != partition:
            message = f"{region} is in another AWS partition than the home region {home}; remove it"
            yield Finding((*where, index), message)


def _shared_accounts(organization: Organization, draft: Draft) -> Iterator[Finding]:
    roles: dict[str, str] = {}
    for role, name in organization.accounts:
        location = ("organization", "accounts", role)
        if name in roles:
            message = f"{name} is {roles[name]} already; give an account of its own"
            yield Finding(location, message)
        roles.setdefault(name, role)
        if name in draft.closed:
            yield Finding(location, f"{name} is closed; name another account")
        elif name not in draft.account_names:
            nearest = instead(name, sorted(draft.account_names))
            yield Finding(location, f"accounts/{name}.yaml does not exist; {nearest}")
    yield from _places(organization.accounts.management, draft)
    yield from _ids(organization.accounts.management, draft)
    yield from _states(roles, draft)


def _places(management: str, draft: Draft) -> Iterator[Finding]:
    for name, account in draft.accounts.items():
        place = account.organizational_unit
        location = ("accounts", name, "organizational_unit")
        if place is not None and place != ROOT and name == management:
            yield Finding(location, f"{place} cannot hold the management account; give root")
        if place == ROOT and name != management:
            yield Finding(
                location,
                "root holds the management account alone, because guardrails are attached below "
                "it; give the path of an organizational unit",
            )


def _ids(management: str, draft: Draft) -> Iterator[Finding]:
    for name, account in draft.accounts.items():
        if account.id is not None and name != management:
            yield Finding(
                ("accounts", name, "id"),
                f"{account.id} cannot be given: the management account alone has an id in the "
                "configuration; remove it, other accounts are found by their e-mail address",
            )


def _states(roles: dict[str, str], draft: Draft) -> Iterator[Finding]:
    for name, role in roles.items():
        account = draft.accounts.get(name)
        location = ("accounts", name, "state")
        if account and account.state == "closing":
            message = f"closing is not possible for the {role} account; name another account first"
            yield Finding(location, message)
        if account and account.state == "quarantined" and role == "management":
            message = "quarantined is not possible for the management account: policies do not bind"
            yield Finding(location, f"{message} it; remove it")
