"""`bulkhead fleet manifests`: what it writes, keeps, removes and refuses."""

import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from bulkhead.cli import fleet_manifests, main
from config import LandingZone
from tests.config.broken import PROD, copy_example

FIRST, SECOND = "1" * 40, "2" * 40
RIGHT = {
    "--role-arn": "arn:aws:iam::111122223333:role/bulkhead",
    "--repository": "https://git.example.com/landing-zone",
    "--commit": FIRST,
    "--backend": "s3://state?region=eu-central-1",
    "--secrets-provider": "awskms://alias/state?region=eu-central-1",
    "--image": "registry.example.com/bulkhead@sha256:" + "0" * 64,
}


def operator(into: Path, *more: str, **changed: str) -> Result:
    """Write the operator's resources."""
    options = RIGHT | {f"--{name.replace('_', '-')}": value for name, value in changed.items()}
    words = [word for option in options.items() for word in option]
    engine = ["--engine", "kubernetes-operator", "--into", str(into)]
    return CliRunner().invoke(main, ["fleet", "manifests", *engine, *words, *more])


def commits(folder: Path) -> dict[str, str]:
    """The commit of each stack in the files."""
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")]
    specs = [each.get("spec", {}) for text in texts for each in yaml.safe_load_all(text)]
    return {spec["stack"]: spec["commit"] for spec in specs if "commit" in spec}


def test_files_are_applied_in_the_order_of_their_names(
    tmp_path: Path, landing_zone: LandingZone
) -> None:
    """Access first, then stage by stage, each with its stacks."""
    assert operator(tmp_path).exit_code == 0
    names = [path.name for path in sorted(tmp_path.iterdir())]
    assert names[:4] == [
        *("00-access.yaml", "01-organization.yaml", "02-log-archive.yaml", "03-security.yaml")
    ]
    assert set(commits(tmp_path)) == {"organization", *landing_zone.member_accounts}
    assert set(commits(tmp_path).values()) == {FIRST}


def test_files_of_an_earlier_time_go_and_those_of_others_stay(tmp_path: Path) -> None:
    """A ring that has another number now is not there twice."""
    operator(tmp_path)
    (tmp_path / "04-sandbox.yaml").rename(tmp_path / "05-sandbox.yaml")
    (tmp_path / "quota.yaml").write_text("kind: ResourceQuota\n")
    operator(tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert {"04-sandbox.yaml", "quota.yaml"} <= names
    assert "05-sandbox.yaml" not in names


def test_what_has_not_changed_stays_at_its_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --since, and without it everything moves on."""
    folder = copy_example(tmp_path / "config")
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.com", "-C", str(folder)]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *words], check=True)  # noqa: S603 - git, with the words above
    monkeypatch.setenv("BULKHEAD_CONFIG", str(folder))
    into = tmp_path / "manifests"
    operator(into)
    path = folder / PROD
    path.write_text(path.read_text().replace("owner: payments", "owner: billing"))
    assert operator(into, "--since", "HEAD", commit=SECOND).exit_code == 0
    moved = {stack for stack, commit in commits(into).items() if commit == SECOND}
    assert moved == {"organization", "payments-prod"}
    operator(into, commit=SECOND)
    assert set(commits(into).values()) == {SECOND}


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("role_arn", "arn:aws:iam::111122223333:user/somebody"),
        ("repository", "http://git.example.com/landing-zone"),
        ("commit", "main"),
        ("commit", FIRST[:12]),
        ("backend", "file:///state"),
        ("secrets_provider", "passphrase"),
        ("image", "registry.example.com/bulkhead"),
        ("namespace", "Bulkhead"),
        ("git_secret", "no name"),
    ],
)
def test_a_wrong_option_is_said_with_what_is_right(tmp_path: Path, option: str, value: str) -> None:
    """Before anything is written."""
    answer = operator(tmp_path / "into", **{option: value})
    assert answer.exit_code == 2
    assert f"--{option.replace('_', '-')}: " in answer.stderr
    assert value in answer.stderr
    assert not (tmp_path / "into").exists()


def test_all_wrong_options_are_said_at_once(tmp_path: Path) -> None:
    """One run tells them all."""
    answer = operator(tmp_path, commit="main", backend="file:///state")
    assert "--commit: " in answer.stderr
    assert "--backend: " in answer.stderr


def test_a_password_in_a_url_is_refused_and_not_repeated(tmp_path: Path) -> None:
    """It would stand in every resource, and in the log."""
    answer = operator(tmp_path, repository="https://somebody:hunter2@git.example.com/x")
    assert answer.exit_code == 2
    assert "hunter2" not in answer.output
    assert list(tmp_path.iterdir()) == []


def test_every_option_of_the_cluster_is_checked() -> None:
    """What is written into resources has a shape."""
    given = {each.name for each in fleet_manifests.command.params}
    assert given - fleet_manifests.SHAPES.keys() == {"engine", "into", "since", "at_a_time"}
