"""A picture of the organization, drawn from its configuration as a Mermaid flowchart."""

import re
from collections.abc import Iterator

from config import LandingZone
from config.account import ROOT

_ROOT_NODE = "root"


def organization_diagram(landing_zone: LandingZone) -> str:
    """The tree of organizational units and accounts, and where logs and findings go.

    Syntax: https://mermaid.js.org/syntax/flowchart.html
    """
    return "\n".join(["flowchart LR", *_tree(landing_zone), *_flows(landing_zone), *_STYLE])


_STYLE = (
    "    classDef unit fill:#eef,stroke:#88a",
    "    classDef account fill:#fff,stroke:#555",
    "    classDef shared fill:#ffd,stroke:#a80",
)


def _tree(landing_zone: LandingZone) -> Iterator[str]:
    yield f'    {_ROOT_NODE}(["{landing_zone.organization.name}"])'
    for path, unit in sorted(landing_zone.organizational_units.items()):
        parent, _, name = path.rpartition("/")
        yield f'    {_unit(parent)} --> {_unit(path)}["{name}{_ring(unit.ring)}"]:::unit'
    shared = set(landing_zone.organization.accounts.model_dump().values())
    for name, account in sorted(landing_zone.accounts.items()):
        style = "shared" if name in shared else "account"
        parent = _unit(account.organizational_unit)
        yield f'    {parent} --> {_account(name)}("{name}{_ring(account.ring)}"):::{style}'


def _flows(landing_zone: LandingZone) -> Iterator[str]:
    shared = landing_zone.organization.accounts
    security, archive = _account(shared.security), _account(shared.log_archive)
    yield f"    {security} -. trail of every account .-> {archive}"
    yield f"    {_account(shared.management)} -. delegates to .-> {security}"


def _ring(ring: str | None) -> str:
    return f"<br/><i>ring: {ring}</i>" if ring else ""


def _unit(path: str) -> str:
    return f"unit_{_identifier(path)}" if path and path != ROOT else _ROOT_NODE


def _account(name: str) -> str:
    return f"account_{_identifier(name)}"


def _identifier(text: str) -> str:
    """A Mermaid node's id: letters, digits and underscores; other characters by their code."""
    return re.sub(r"\W", lambda match: f"_{ord(match[0]):x}_", text, flags=re.ASCII)
