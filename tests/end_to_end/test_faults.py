"""Accounts vended on AWS's bad days: all of them are there in the end, each of them once."""

import shutil
import time
from collections.abc import Iterator

import pytest

from benchmarks.synthetic import synthetic
from sandbox import lifecycle
from sandbox.emulator.faults.settings import Faults
from sandbox.faults import Report, report, set_faults
from sandbox.home import Home
from tests.end_to_end.created import created
from tests.end_to_end.killing import Process, kill_all_of, start_up
from tests.end_to_end.landing_zone import LandingZone

SHARED = 5
VENDED = 20
# A person who sees a run fail types the command again. So often is enough in every case below.
RUNS = 4
SECONDS_UNTIL_HELD = 120.0

FAULTS = {
    "throttled": Faults(seed=1, throttled=0.15),
    "unavailable": Faults(seed=2, unavailable=0.15),
    "slow": Faults(seed=3, creating_polls=3),
    "conflicting": Faults(seed=4, conflicting=0.3),
    "cut": Faults(seed=5, cut=0.08),
    "all": Faults(
        seed=6, throttled=0.05, unavailable=0.05, conflicting=0.1, cut=0.04, creating_polls=2
    ),
}


@pytest.fixture(scope="module")
def _growing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LandingZone]:
    folder = tmp_path_factory.mktemp("growing")
    zone = LandingZone(folder / "config", Home(folder / "sandbox"))
    synthetic(SHARED).write(zone.configuration)
    zone.up("organization")
    yield zone
    lifecycle.down(zone.home)


@pytest.fixture
def zone(_growing: LandingZone) -> LandingZone:
    """An organization that is to get more accounts than it has; AWS works as it should."""
    accounts = len(_configured(_growing))
    shutil.rmtree(_growing.configuration)
    synthetic(accounts + VENDED).write(_growing.configuration)
    return _growing


@pytest.mark.parametrize("faults", FAULTS.values(), ids=FAULTS)
def test_accounts_are_vended_whatever_aws_does(zone: LandingZone, faults: Faults) -> None:
    """The same command, typed again where it fails, ends with every account, and none twice."""
    asked = faults.model_dump(exclude_defaults=True)
    words = [word for name, value in asked.items() for word in (_option(name), str(value))]
    zone.command("sandbox", "faults", *words)
    found = _up_until_it_succeeds(zone)
    assert found.injected or faults.creating_polls
    assert "none" in zone.command("sandbox", "faults", "--off")
    require_vended(zone)


@pytest.mark.parametrize(
    ("operation", "hold_at"),
    [("organizations:CreateAccount", 3), ("identitystore:CreateGroup", 2), ("", 33)],
)
def test_accounts_are_vended_though_the_run_is_killed(
    zone: LandingZone, operation: str, hold_at: int
) -> None:
    """Killed while AWS has carried out a call and not answered it, a run is taken up again."""
    _kill_at(zone, Faults(hold_at=hold_at, hold_operation=operation, creating_polls=1))
    zone.up("organization")
    require_vended(zone)


def test_an_organization_is_built_though_every_other_run_is_killed(fresh: LandingZone) -> None:
    """What AWS made and never told of is found again by its name, whatever it is."""
    fresh.start()
    for operation in (
        "sso-admin:CreatePermissionSet",
        "organizations:CreatePolicy",
        "organizations:AttachPolicy",
        "organizations:CreateAccount",
    ):
        _kill_at(fresh, Faults(hold_at=1, hold_operation=operation))
    fresh.up("organization")
    assert fresh.planned("organization") == {}
    assert set(created(fresh).values()) == {1}


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _up_until_it_succeeds(zone: LandingZone) -> Report:
    for _ in range(RUNS):
        done = zone.attempt("sandbox", "up", "--stack", "organization")
        assert "Traceback" not in done.stdout + done.stderr
        if done.returncode == 0:
            return report(zone.home)
    raise AssertionError(f"not done after {RUNS} runs: {done.stdout}{done.stderr}")


def _kill_at(zone: LandingZone, faults: Faults) -> None:
    set_faults(zone.home, faults)
    process = start_up(zone)
    _wait_until_held(zone, process)
    kill_all_of(process)
    set_faults(zone.home, Faults())


def _wait_until_held(zone: LandingZone, process: Process) -> None:
    deadline = time.monotonic() + SECONDS_UNTIL_HELD
    while not report(zone.home).holding:
        assert process.poll() is None, "the run ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.02)


def require_vended(zone: LandingZone) -> None:
    """Require that AWS, the state and the configuration say the same of every account."""
    members = _configured(zone) - {"management"}
    in_aws = zone.accounts()
    assert in_aws.keys() - {"master"} == members
    assert zone.planned("organization") == {}
    zone.pulumi("refresh", "--stack", "organization", "--yes", "--expect-no-changes")
    in_state = {
        resource["id"]: resource["outputs"]["parentId"]
        for resource in zone.resources("organization")
        if resource["type"] == "aws:organizations/account:Account"
    }
    assert in_state.keys() == {in_aws[name] for name in members}
    organizations = zone.client("organizations")
    for account, parent in in_state.items():
        (found,) = organizations.list_parents(ChildId=account)["Parents"]
        assert found["Id"] == parent


def _configured(zone: LandingZone) -> set[str]:
    return {path.stem for path in (zone.configuration / "accounts").glob("*.yaml")}
