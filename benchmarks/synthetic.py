"""Organizations of any size, made up from the example: for measurements, and for tests of scale."""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

_EXAMPLE = Path(__file__).parents[1] / "config"
_STAGES = {
    "dev": ("development", "workloads/development"),
    "staging": ("staging", "workloads/staging"),
    "prod": ("production", "workloads/production"),
}
_ADDRESSES = IPv4Network("10.0.0.0/8")
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # libyaml, where there is one
_PREFIX = 22  # 16,384 accounts' ranges fit into the addresses


@dataclass(frozen=True)
class Synthetic:
    """The files of a made-up organization, as data.

    Attributes:
        landing_zone: What landing-zone.yaml says.
        accounts: What each file in accounts/ says, by its name without .yaml.
    """

    landing_zone: Mapping[str, Any]
    accounts: Mapping[str, Mapping[str, Any]]

    def write(self, folder: Path) -> None:
        """Write the files into a folder, which is made if there is none."""
        (folder / "accounts").mkdir(parents=True)
        _write(folder / "landing-zone.yaml", self.landing_zone)
        for name, account in self.accounts.items():
            _write(folder / "accounts" / f"{name}.yaml", account)


def synthetic(accounts: int) -> Synthetic:
    """Make up an organization: the shared accounts, then products of three accounts each.

    Every product has a group of developers with two assignments, so that everything grows with
    the number of accounts as it does in life.

    Raises:
        ValueError: If there are fewer accounts than shared ones.
    """
    landing_zone = _read(_EXAMPLE / "landing-zone.yaml")
    shared = landing_zone["organization"]["accounts"].values()
    if accounts < len(shared):
        raise ValueError(f"{accounts} accounts are too few; there are {len(shared)} shared ones")
    files = {name: _read(_EXAMPLE / "accounts" / f"{name}.yaml") for name in shared}
    for account in files.values():
        account.pop("network", None)
    files |= dict(islice(_products(), accounts - len(files)))
    _replace_developers(landing_zone, files)
    return Synthetic(landing_zone, files)


def _products() -> Iterator[tuple[str, dict[str, Any]]]:
    for index, network in enumerate(_ADDRESSES.subnets(new_prefix=_PREFIX)):
        product = f"product-{index // len(_STAGES):04d}"
        stage = list(_STAGES)[index % len(_STAGES)]
        environment, unit = _STAGES[stage]
        name = f"{product}-{stage}"
        yield (
            name,
            {
                "description": f"{product}, {environment}",
                "email": f"aws+{name}@example.com",
                "organizational_unit": unit,
                "owner": product,
                "environment": environment,
                "data_classification": "internal",
                "network": {"cidr": str(network)},
            },
        )


def _replace_developers(landing_zone: dict[str, Any], files: Mapping[str, Any]) -> None:
    identity = landing_zone["identity"]
    kept = {"platform-engineers", "security-engineers", "break-glass"}
    groups = {name: group for name, group in identity["groups"].items() if name in kept}
    rules = [rule for rule in identity["assignments"] if rule["group"] in kept]
    for name, account in files.items():
        if account["environment"] in ("shared", "sandbox"):
            continue
        group = f"{account['owner']}-developers"
        groups[group] = {"description": f"Build {account['owner']}"}
        permission_set = "Developer" if account["environment"] == "development" else "ReadOnly"
        rules.append({"group": group, "permission_set": permission_set, "accounts": [name]})
    identity |= {"groups": groups, "assignments": rules}


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def _write(path: Path, value: Mapping[str, Any]) -> None:
    path.write_text(yaml.dump(value, Dumper=_DUMPER, sort_keys=False), encoding="utf-8")


def main() -> None:
    """Write an organization from the command line: `synthetic.py FOLDER ACCOUNTS`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write it; must not have accounts/ yet")
    parser.add_argument("accounts", type=int, help="how many accounts")
    arguments = parser.parse_args()
    synthetic(arguments.accounts).write(arguments.folder)


if __name__ == "__main__":
    main()
