"""The tree of an organization as AWS lists it, and how AWS is asked at its pace.

Nothing is written. Organizations answers two to eight of these calls a second; botocore's adaptive
mode slows down to that: "Quotas and service limits for AWS Organizations",
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from botocore.config import Config

from config.account import ROOT, account_target

RETRIES = Config(retries={"mode": "adaptive", "max_attempts": 10})


def pages(client: Any, operation: str, key: str, **words: str) -> Iterator[Any]:  # noqa: ANN401 - boto3 makes its clients at run time
    """Everything that an operation lists under a key, page by page."""
    for page in client.get_paginator(operation).paginate(**words):
        yield from page[key]


@dataclass
class Tree:
    """The nodes of the organization by the ids that AWS gave them.

    Attributes:
        client: A client of AWS Organizations.
        names_by_email: What accounts are called here, by e-mail address in lower case; AWS's own
            name stands for the others.
        units: Paths of the organizational units; the root's is `root`.
        unit_names: Names of the organizational units.
        accounts: The accounts as AWS describes them.
        names: Names of the accounts.
        places: Paths of the units that the accounts are in.
    """

    client: Any
    names_by_email: Mapping[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    unit_names: dict[str, str] = field(default_factory=dict)
    accounts: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def walk(self, parent: str, path: str) -> None:
        """Find everything below a node."""
        self.units[parent] = path
        found = pages(self.client, "list_accounts_for_parent", "Accounts", ParentId=parent)
        for account in found:
            name = self.names_by_email.get(account["Email"].lower(), account["Name"])
            self.names[account["Id"]] = name
            self.accounts[account["Id"]] = account
            self.places[account["Id"]] = path
        key = "OrganizationalUnits"
        units = pages(self.client, "list_organizational_units_for_parent", key, ParentId=parent)
        for unit in units:
            self.unit_names[unit["Id"]] = unit["Name"]
            self.walk(unit["Id"], unit["Name"] if path == ROOT else f"{path}/{unit['Name']}")

    @property
    def active_places(self) -> Mapping[str, str]:
        """Paths of the units that accounts are in which are not closed, nor about to be."""
        return {i: at for i, at in self.places.items() if self.accounts[i]["Status"] == "ACTIVE"}

    def target(self, node_id: str) -> str:
        """A node as the target of a policy."""
        return self.units.get(node_id) or account_target(self.names[node_id])

    @property
    def targets(self) -> frozenset[str]:
        """Everything that a policy can be attached to."""
        return frozenset({*self.units.values(), *map(account_target, self.names.values())})
