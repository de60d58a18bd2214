"""`bulkhead fleet`: which stacks it runs, what it says, and how it goes on after a failure."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulkhead.cli import main
from config import load
from tests.bulkhead.fleet import fake_pulumi
from tests.config.broken import LANDING_ZONE, PROD, copy_example

ACCOUNTS = 10  # of the example that have stacks


class Place:
    """A project, its configuration, its state, and a CLI that only notes what it is asked."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Set it up."""
        self.folder = folder
        self.configuration = copy_example(folder / "config")
        self.project = folder / "project"
        self.project.mkdir()
        (self.project / "Pulumi.yaml").write_text("name: bulkhead\n")
        accounts = dict.fromkeys(load(self.configuration).accounts, "1" * 12)
        outputs = {"account_ids": accounts, "permission_set_arns": {}, "group_ids": {}}
        (self.project / "outputs.json").write_text(json.dumps(outputs))
        cli = folder / "pulumi"
        cli.write_text(f'#!/bin/sh\nexec {sys.executable} {fake_pulumi.__file__} "$@"\n')
        cli.chmod(0o755)
        monkeypatch.setenv("BULKHEAD_PULUMI", str(cli))
        monkeypatch.setenv("BULKHEAD_CONFIG", str(self.configuration))
        monkeypatch.setenv("PULUMI_BACKEND_URL", f"file://{folder / 'state'}")

    def fleet(self, *words: str, policy_pack: bool = False) -> Result:
        """Run the command."""
        (self.project / "calls").write_text("")
        options = ["--project", str(self.project), "--no-wait"]
        options += [] if policy_pack else ["--no-policy-pack"]
        return CliRunner().invoke(main, ["fleet", *words, *options])

    def ran(self, operation: str) -> set[str]:
        """The stacks on which the last command has called the CLI for an operation."""
        calls = (line.split() for line in (self.project / "calls").read_text().splitlines())
        return {call[-1] for call in calls if call[0] == operation}

    def edit(self, file: str, old: str, new: str) -> None:
        """Change the configuration."""
        path = self.configuration / file
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))


@pytest.fixture(name="place")
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    return Place(tmp_path, monkeypatch)


def test_everything_runs_once_and_then_what_has_changed(place: Place) -> None:
    """The first run is of all stacks, the second of none, and then of those that are concerned."""
    first = place.fleet("up")
    assert first.exit_code == 0, first.output
    assert len(place.ran("up")) == ACCOUNTS + 1
    assert f"[ 1/{ACCOUNTS + 1}] organization: done (" in first.stderr
    assert "2 created; never run" in first.stderr

    assert place.fleet("up").exit_code == 0
    assert place.ran("up") == set()

    place.edit(LANDING_ZONE, "Looks, does not touch", "Looks")
    place.fleet("up")
    assert place.ran("up") == {"organization"}

    place.edit(PROD, "owner: payments", "owner: billing")
    place.fleet("up")
    assert place.ran("up") == {"organization", "payments-prod"}


def test_a_preview_runs_what_an_update_would_and_notes_nothing(place: Place) -> None:
    """Twice the same, and the update after it still has everything to do."""
    place.fleet("up")
    place.edit(PROD, "owner: payments", "owner: billing")
    for _ in range(2):
        place.fleet("preview")
        assert place.ran("preview") == {"organization", "payments-prod"}
    place.fleet("up")
    assert place.ran("up") == {"organization", "payments-prod"}


def test_a_failed_stack_stops_the_rings_behind_it_until_it_works(place: Place) -> None:
    """Its own ring goes on; the next run does what is left, and nothing twice."""
    failing = place.project / "fail-payments-dev"
    failing.touch()
    failed = place.fleet("up")
    assert failed.exit_code == 1
    assert "payments-dev: failed" in failed.stderr
    assert "error: it did not work" in failed.stderr
    assert "not run, behind payments-dev, which failed" in failed.stderr
    done = place.ran("up") - {"payments-dev"}
    assert {"storefront-dev", "payments-staging"} <= done
    assert not {"payments-prod", "network"} & done

    failing.unlink()
    assert place.fleet("up").exit_code == 0
    assert not place.ran("up") & done
    assert len(place.ran("up") | done) == ACCOUNTS + 1


def test_a_new_account_waits_for_the_organization_in_a_preview(place: Place) -> None:
    """Its stack cannot be previewed before its account is there, which is said and no failure."""
    place.fleet("up")
    file = (place.configuration / PROD).read_text()
    file = file.replace("payments-prod", "new").replace("10.18", "10.99")
    (place.configuration / "accounts/new.yaml").write_text(file)
    answer = place.fleet("preview")
    assert answer.exit_code == 0
    assert "new: waits, its account has not been made: organization makes it" in answer.stderr
    assert place.ran("preview") == {"organization"}


def test_a_state_that_others_have_changed_brings_a_run(place: Place) -> None:
    """By hand, or by a `pulumi up` of somebody's: what is noted is not what is there."""
    place.fleet("up")
    state = place.folder / "state/.pulumi/stacks/bulkhead/sandbox.json"
    state.write_text(state.read_text() + "\n")
    assert "its state was changed by other hands" in place.fleet("up").stderr
    assert place.ran("up") == {"sandbox"}


@pytest.mark.parametrize(
    ("words", "stacks"),
    [
        (("--only", "sandbox"), {"sandbox"}),
        (("--ring", "sandbox", "--ring", "core", "--all"), {"sandbox", "network"}),
        (("--ring", "sandbox"), set()),
        (("--only", "sandbox", "--only", "organization"), {"organization", "sandbox"}),
    ],
)
def test_a_person_may_choose(place: Place, words: tuple[str, ...], stacks: set[str]) -> None:
    """A stack by its name runs in any case, a ring's where it must."""
    place.fleet("up")
    assert place.fleet("up", *words).exit_code == 0
    assert place.ran("up") == stacks


def test_a_refresh_is_of_all_stacks(place: Place) -> None:
    """Drift shows in no input."""
    place.fleet("up")
    assert place.fleet("refresh").exit_code == 0
    assert len(place.ran("refresh")) == ACCOUNTS + 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--only", "sandbx"), "--only sandbx: did you mean sandbox?"),
        (("--ring", "cor"), "--ring cor: did you mean core?"),
    ],
)
def test_a_name_that_is_none_is_said(place: Place, words: tuple[str, ...], said: str) -> None:
    """Before anything runs."""
    answer = place.fleet("up", *words)
    assert answer.exit_code == 2
    assert said in answer.stderr
    assert place.ran("up") == set()


def test_a_backend_that_is_not_read_needs_all(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without notes nobody knows what has changed; asked for everything, everything runs."""
    monkeypatch.setenv("PULUMI_BACKEND_URL", "gs://somewhere")
    refused = place.fleet("preview")
    assert refused.exit_code == 1
    assert "gs://somewhere is no backend that is read here" in refused.stderr
    assert place.fleet("preview", "--all").exit_code == 0
    assert len(place.ran("preview")) == ACCOUNTS + 1


def test_accounts_say_how_far_they_have_come(place: Place) -> None:
    """Requested, created, baselined, active; or what the file says."""

    def stages() -> dict[str, str]:
        answer = CliRunner().invoke(main, ["accounts", "--json"])
        assert answer.exit_code == 0, answer.output
        return {each["name"]: each["stage"] for each in json.loads(answer.stdout)}

    assert set(stages().values()) == {"requested"}
    place.fleet("up", "--only", "organization", "--only", "network", policy_pack=True)
    assert stages() == {name: "active" if name == "network" else "created" for name in stages()}
    place.fleet("up", policy_pack=True)
    place.edit(PROD, "owner: payments", "owner: billing")
    place.edit("accounts/sandbox.yaml", "owner:", "state: quarantined\nowner:")
    found = stages()
    assert found["payments-prod"] == "baselined"
    assert found["sandbox"] == "quarantined"
    assert {found[name] for name in found.keys() - {"payments-prod", "sandbox"}} == {"active"}
    shown = CliRunner().invoke(main, ["accounts"]).stdout
    assert "network             active       111111111111  infrastructure\n" in shown
    assert "1 baselined" in shown
