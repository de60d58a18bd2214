"""`bulkhead vend`: one file that is right, or none."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulkhead.cli import main
from config import load
from tests.config.broken import copy_example

DEVELOPMENT = ("--ou", "workloads/development", "--owner", "search")


def vend(folder: Path, *words: str) -> Result:
    """Run the command on a configuration, as a script does."""
    return CliRunner().invoke(main, ["vend", *words, "--config", str(folder)])


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    return copy_example(tmp_path)


def files(folder: Path) -> dict[str, bytes]:
    """Everything in accounts/, whatever it is called."""
    return {path.name: path.read_bytes() for path in (folder / "accounts").iterdir()}


def test_two_options_are_enough_where_the_unit_has_accounts(folder: Path) -> None:
    """The rest is as in the accounts beside it; the file is valid, and in the next free range."""
    answer = vend(folder, "search-dev", *DEVELOPMENT)
    assert answer.exit_code == 0, answer.output
    account = load(folder).accounts["search-dev"]
    assert account.email == "aws+search-dev@example.com"
    assert (account.organizational_unit, account.owner) == ("workloads/development", "search")
    assert (account.environment, account.data_classification) == ("development", "internal")
    assert account.description == "Search dev"
    assert str(account.network and account.network.cidr) == "10.0.16.0/20"


def test_what_it_brings_is_said(folder: Path) -> None:
    """Unit, ring, network, stacks, people, and guardrails in words; and that AWS is as it was."""
    said = vend(folder, "search-dev", *DEVELOPMENT).output
    for part in (
        "search-dev <aws+search-dev@example.com>",
        "workloads/development (ring nonproduction)",
        "network      10.0.16.0/20",
        "organization changes, search-dev is new",
        "platform-engineers as PlatformAdministrator",
        "CloudTrail, AWS Config and flow logs stay on.",
        "nothing in AWS has changed",
    ):
        assert part in said
    assert "Identity pools" not in said, "a control of ring sandbox does not reach nonproduction"


def test_every_option_is_written_as_it_was_given(folder: Path) -> None:
    """No suggestion takes the place of what a person says."""
    words = {
        "--ou": "workloads/production",
        "--owner": "search",
        "--description": "Search: what people look for # and find",
        "--email": "search@example.org",
        "--environment": "staging",
        "--data-classification": "public",
        "--prefix-length": "24",
    }
    answer = vend(folder, "search", *(word for pair in words.items() for word in pair))
    assert answer.exit_code == 0, answer.output
    account = load(folder).accounts["search"]
    assert account.description == words["--description"]
    assert (account.email, account.environment) == ("search@example.org", "staging")
    assert account.data_classification == "public"
    assert account.network
    assert account.network.cidr.prefixlen == 24


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["search"], ["--ou is missing", "--owner is missing", "--environment is missing"]),
        (
            ["search", "--ou", "workloads/developmnt"],
            ["did you mean workloads/development?", "--owner is missing"],
        ),
        (["payments-dev", *DEVELOPMENT], ["payments-dev.yaml: exists already"]),
        (["Search", *DEVELOPMENT], ["the name Search is not valid"]),
        (["../search", *DEVELOPMENT], ["the name ../search is not valid"]),
        (["search", *DEVELOPMENT, "--owner", "#"], ["search.yaml:5: owner: # is not valid"]),
        (
            ["search", *DEVELOPMENT, "--email", "AWS+network@example.com"],
            ["search.yaml:3: email: AWS+network@example.com is the address of network already"],
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_left(
    folder: Path, words: list[str], says: list[str]
) -> None:
    """Exit code 1, everything that is wrong at once, and every file as it was."""
    before = files(folder)
    answer = vend(folder, *words)
    assert answer.exit_code == 1
    for part in says:
        assert part in answer.stderr
    assert answer.stderr.endswith("Nothing was written.\n")
    assert files(folder) == before
    assert not (folder / "search.yaml").exists()


def test_a_plan_without_a_free_range_is_said(folder: Path) -> None:
    """Addresses that are all given away are no reason to give them twice."""
    path = folder / "landing-zone.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("supernet: 10.0.0.0/8", "supernet: 10.18.0.0/20"), "utf-8")
    for file in (folder / "accounts").glob("*.yaml"):
        head, network, rest = file.read_text(encoding="utf-8").partition("network:")
        if "10.18.0.0" not in rest:
            file.write_text(head, encoding="utf-8")
        assert network or not rest
    answer = vend(folder, "search", *DEVELOPMENT)
    assert answer.exit_code == 1
    assert "network.supernet 10.18.0.0/20 has no free /20" in answer.stderr
    assert vend(folder, "search", *DEVELOPMENT, "--no-network").exit_code == 0


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    """What it would bring is said all the same."""
    before = files(folder)
    answer = vend(folder, "search-dev", *DEVELOPMENT, "--dry-run")
    assert answer.exit_code == 0
    assert "search-dev is new" in answer.stdout
    assert files(folder) == before


def test_a_person_is_asked_for_what_is_missing(folder: Path) -> None:
    """On a terminal the open questions come one by one, each with its suggestion."""
    ours, theirs = pty.openpty()
    words = ["vend", "search-dev", "--ou", "workloads/development", "--config", str(folder)]
    command = [sys.executable, "-c", "from bulkhead.cli import main; main()", *words]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs)  # noqa: S603 - our own command
    # Owner, description, and the suggestions for the other three.
    os.write(ours, b"search\nFinds things\n\n\n\n")
    assert process.wait(timeout=60) == 0
    os.close(theirs)
    account = load(folder).accounts["search-dev"]
    assert (account.owner, account.description) == ("search", "Finds things")
    assert account.email == "aws+search-dev@example.com"
    os.close(ours)
