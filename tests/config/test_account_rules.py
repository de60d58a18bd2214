"""What is said where accounts, networks and regions do not fit together."""

from pathlib import Path

import pytest

from tests.config.broken import LANDING_ZONE, PROD, Broken, copy_example, problems_of

RULES = {
    "same address, in another case": Broken(
        PROD,
        "aws+payments-prod@example.com",
        "AWS+payments-dev@example.com",
        "email",
        "email: AWS+payments-dev@example.com is the address of payments-dev already; "
        "give one of its own",
    ),
    "unknown unit of an account": Broken(
        PROD,
        "workloads/production",
        "workloads/prodution",
        "organizational_unit",
        "organizational_unit: workloads/prodution is not an organizational unit; "
        "did you mean workloads/production?",
    ),
    "account at the root": Broken(
        PROD,
        "workloads/production",
        "root",
        "organizational_unit",
        "organizational_unit: root holds the management account alone, because guardrails are "
        "attached below it; give the path of an organizational unit",
    ),
    "management account in a unit": Broken(
        "accounts/management.yaml",
        "organizational_unit: root",
        "organizational_unit: security",
        "organizational_unit",
        "organizational_unit: security cannot hold the management account; give root",
    ),
    "id of a member account": Broken(
        PROD,
        "owner:",
        'id: "111122223333"\nowner:',
        "id:",
        "id: 111122223333 cannot be given: the management account alone has an id in the "
        "configuration; remove it, other accounts are found by their e-mail address",
    ),
    "tag that is set already": Broken(
        PROD,
        "network:",
        "tags:\n  Owner: someone\nnetwork:",
        "Owner",
        "tags.Owner: is a tag that every account has already; remove it",
    ),
    "alias of another account": Broken(
        PROD,
        "owner:",
        "alias: example-payments-dev\nowner:",
        "alias",
        "alias: example-payments-dev is the alias of payments-dev already; give one of its own",
    ),
    "overlapping networks": Broken(
        PROD,
        "10.18.0.0/20",
        "10.16.8.0/24",
        "cidr",
        "network.cidr: 10.16.8.0/24 overlaps 10.16.0.0/20 of payments-dev; give one that is free",
    ),
    "network outside the supernet": Broken(
        PROD,
        "10.18.0.0/20",
        "192.168.0.0/20",
        "cidr",
        "network.cidr: 192.168.0.0/20 is outside network.supernet; give a part of 10.0.0.0/8",
    ),
    "tier that is not there": Broken(
        PROD,
        "  cidr: 10.18.0.0/20",
        "  cidr: 10.18.0.0/20\n  tier: produktion",
        "produktion",
        "network.tier: produktion is not a tier of network.tiers; did you mean production?",
    ),
    "network where nothing runs": Broken(
        "accounts/log-archive.yaml",
        "owner:",
        "network: {cidr: 10.200.0.0/20}\nowner:",
        "network",
        "network: log-archive runs no workloads and has no network; remove it",
    ),
    "shared account without a file": Broken(
        LANDING_ZONE,
        "    network: network",
        "    network: netwrk",
        "netwrk",
        "organization.accounts.network: accounts/netwrk.yaml does not exist; did you mean network?",
    ),
    "one account for two roles": Broken(
        LANDING_ZONE,
        "    network: network",
        "    network: security",
        "network: security",
        "organization.accounts.network: security is security already; give an account of its own",
    ),
    "shared account that is closing": Broken(
        "accounts/log-archive.yaml",
        "owner:",
        "state: closing\nowner:",
        "state",
        "state: closing is not possible for the log_archive account; name another account first",
    ),
    "quarantined management account": Broken(
        "accounts/management.yaml",
        "owner:",
        "state: quarantined\nowner:",
        "state",
        "state: quarantined is not possible for the management account: policies do not bind it; "
        "remove it",
    ),
    "home region that is not allowed": Broken(
        LANDING_ZONE,
        "home_region: eu-central-1",
        "home_region: eu-north-1",
        "home_region",
        "organization.home_region: eu-north-1 is not among organization.regions; add it there",
    ),
    "no region for global services": Broken(
        LANDING_ZONE,
        "[eu-central-1, eu-west-1, us-east-1]",
        "[eu-central-1, eu-west-1]",
        "regions: [",
        "organization.regions: us-east-1 is missing; global services live there, add it",
    ),
    "region of another partition": Broken(
        LANDING_ZONE,
        "[eu-central-1, eu-west-1, us-east-1]",
        "[eu-central-1, cn-north-1, us-east-1]",
        "regions: [",
        "organization.regions[1]: cn-north-1 is in another AWS partition than the home region "
        "eu-central-1; remove it",
    ),
}


@pytest.mark.parametrize("broken", RULES.values(), ids=RULES)
def test_a_broken_rule_is_one_message(broken: Broken, tmp_path: Path) -> None:
    """What contradicts another part gives one message, at the line to change."""
    due = broken.write(tmp_path)
    assert [str(problem) for problem in problems_of(tmp_path)] == [due]


CLOSED = {
    "named in an assignment": (
        "accounts/storefront-prod.yaml",
        [(f"{LANDING_ZONE}", "identity.assignments[6].accounts[1]: storefront-prod is closed")],
    ),
    "shared": (
        "accounts/network.yaml",
        [
            (f"{LANDING_ZONE}", "organization.accounts.network: network is closed; name another"),
            (f"{LANDING_ZONE}", "identity.assignments[0].accounts[1]: network is closed; remove"),
        ],
    ),
}


@pytest.mark.parametrize(("file", "due"), CLOSED.values(), ids=CLOSED)
def test_nothing_names_a_closed_account(
    file: str, due: list[tuple[str, str]], tmp_path: Path
) -> None:
    """What still speaks of an account that is closed is said, where it stands."""
    path = copy_example(tmp_path) / file
    path.write_text(path.read_text(encoding="utf-8") + "state: closed\n", encoding="utf-8")
    found = problems_of(tmp_path)
    assert len(found) == len(due)
    for problem, (where, words) in zip(found, due, strict=True):
        assert problem.file == str(tmp_path / where)
        assert words in str(problem)


def test_the_address_and_the_range_of_a_closed_account_stay_its_own(tmp_path: Path) -> None:
    """Nobody else gets them; that its unit is gone does not matter."""
    folder = copy_example(tmp_path)
    old = (folder / PROD).read_text(encoding="utf-8").replace("workloads/production", "gone")
    (folder / "accounts/old.yaml").write_text(f"{old}state: closed\n", encoding="utf-8")
    words = " ".join(map(str, problems_of(folder)))
    assert len(problems_of(folder)) == 2
    assert "is the address of old already" in words
    assert "10.18.0.0/20 overlaps 10.18.0.0/20 of old" in words
