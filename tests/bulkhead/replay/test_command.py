"""`bulkhead replay`: what it says and how it ends."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bulkhead.cli import main
from config import load
from config.location import configuration_folder
from tests.bulkhead.replay.builders import Json, record, role_session

ACCOUNT = "310000000013"
PIPE_BYTES = 1 << 16  # pipe(7)
PARAMETERS = {"password": "hunter2", "bucketName": "b"}


@pytest.fixture
def accounts(tmp_path: Path) -> str:
    """A file with the id of an account in a ring of the example configuration."""
    path = tmp_path / "accounts.json"
    path.write_text(json.dumps({"payments-prod": ACCOUNT}))
    return str(path)


def _events(tmp_path: Path, *records: Json) -> str:
    path = tmp_path / "events.json"
    path.write_text(json.dumps({"Records": records}))
    return str(path)


def _replay(*words: str) -> Result:
    return CliRunner().invoke(main, ["replay", *words])


def _call(call: str, **fields: Any) -> Json:  # noqa: ANN401 - any JSON
    session = role_session(account=ACCOUNT)
    return record(call, **{"userIdentity": session, "awsRegion": "eu-central-1", **fields})


STOPPED = _call("cloudtrail:StopLogging", eventID="stopped", requestParameters=PARAMETERS)
LOOKED = _call("ec2:DescribeVpcs")
UNDECIDED = _call("s3:PutBucketAcl", requestParameters={"omitted": True})


@pytest.mark.parametrize(
    ("records", "words", "code"),
    [
        ([LOOKED], [], 0),
        ([LOOKED, STOPPED], [], 1),
        ([UNDECIDED], [], 0),
        ([UNDECIDED], ["--fail-on", "undetermined"], 1),
        ([LOOKED, {}], [], 0),
        ([LOOKED, {}], ["--fail-on", "unreadable"], 1),
        ([{}], [], 2),
        ([_call("sts:GetCallerIdentity")], [], 2),
    ],
)
def test_exit_code_is_for_continuous_integration(
    tmp_path: Path, accounts: str, records: list[Json], words: list[str], code: int
) -> None:
    """0: nothing is newly denied; 1: something is, or what --fail-on names; 2: wrong input."""
    events = _events(tmp_path, *records)
    result = _replay("--events", events, "--accounts", accounts, *words)
    assert result.exit_code == code, result.output


def test_json_names_who_loses_what_where_and_why(tmp_path: Path, accounts: str) -> None:
    """By the configuration's own guardrails, with ring and control."""
    events = _events(tmp_path, STOPPED, STOPPED)
    result = _replay("--events", events, "--accounts", accounts, "--json")
    answer = json.loads(result.stdout)
    (line,) = answer["lines"]
    landing_zone = load(configuration_folder())
    assert line["ring"] == landing_zone.ring_of("workloads/production")
    expected = {
        "change": "newly_denied",
        "principal": f"arn:aws:iam::{ACCOUNT}:role/builder",
        "action": "cloudtrail:StopLogging",
        "account": ACCOUNT,
        "control": "logs_stay_on",
        "count": 2,
    }
    assert {name: line[name] for name in expected} == expected
    assert line["last"] == {"time": STOPPED["eventTime"], "id": "stopped"}
    tried = {each["statement"] for each in answer["statements"] if each["requests"]}
    assert line["statement"] in tried
    assert any(each["verdict"] == "no evidence" for each in answer["statements"])


def test_nothing_of_the_parameters_is_shown(tmp_path: Path, accounts: str) -> None:
    """Parameters may hold secrets."""
    events = _events(tmp_path, STOPPED)
    for words in ([], ["--json"]):
        result = _replay("--events", events, "--accounts", accounts, *words)
        assert "cloudtrail:StopLogging" in result.output
        assert "hunter2" not in result.output


def test_text_says_what_is_not_known(tmp_path: Path, accounts: str) -> None:
    """No statement without evidence is called safe."""
    result = _replay("--events", _events(tmp_path, LOOKED), "--accounts", accounts)
    assert "No evidence: statements that no recorded call could have touched" in result.output
    assert "Nothing here says that the rest is safe" in result.output


def test_several_paths_follow_one_option(tmp_path: Path, accounts: str) -> None:
    """`--events *.json` works, as the shell writes it."""
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    for path in (one, two):
        path.write_text(json.dumps(LOOKED))
    result = _replay("--accounts", accounts, "--json", "--events", str(one), str(two))
    assert json.loads(result.stdout)["events"] == 2


def test_ctrl_c_shows_what_was_seen_so_far(tmp_path: Path, accounts: str) -> None:
    """The command ends with 130, as a shell expects of what a signal ended.

    A pipe takes no more than its capacity ahead of its reader: when the lines are written, most of
    them were read.
    """
    pipe = tmp_path / "events.jsonl"
    os.mkfifo(pipe)
    bulkhead = str(Path(sys.executable).with_name("bulkhead"))
    command = [bulkhead, "replay", "--events", str(pipe)]
    with (
        subprocess.Popen(  # noqa: S603 - our own command
            [*command, "--accounts", accounts, "--json"], stdout=subprocess.PIPE
        ) as process,
        pipe.open("wb", buffering=0) as writer,
    ):
        line = json.dumps(LOOKED).encode() + b"\n"
        for _ in range(4 * PIPE_BYTES // len(line)):
            writer.write(line)
        process.send_signal(signal.SIGINT)
        answer = json.loads(process.stdout.read() if process.stdout else b"")
        assert process.wait() == 130
    assert answer["interrupted"]
    assert answer["events"] > 0


def test_event_of_an_unknown_account_is_named_and_never_allowed(tmp_path: Path) -> None:
    """Without the accounts' ids nothing can be decided, and that is no success."""
    result = _replay("--events", _events(tmp_path, STOPPED))
    assert result.exit_code == 2
    assert f"account {ACCOUNT}" in result.output
    assert "no event was decided" in result.output


def test_folders_are_compared(tmp_path: Path, accounts: str) -> None:
    """What is denied by the current folder as well is nothing new; ids are put into both."""
    folder = str(tmp_path / "rendered")
    CliRunner().invoke(main, ["render", "--out", folder])
    words = ["--events", _events(tmp_path, STOPPED), "--accounts", accounts, "--json"]
    before = _replay(*words, "--proposed", folder)
    after = _replay(*words, "--proposed", folder, "--current", folder)
    assert (before.exit_code, after.exit_code) == (1, 0)
    assert json.loads(after.stdout)["decided"]["denied_before"] == 1


def test_page_is_written(tmp_path: Path, accounts: str) -> None:
    """Beside what is written to the terminal."""
    page = tmp_path / "replay.html"
    events = _events(tmp_path, STOPPED)
    _replay("--events", events, "--accounts", accounts, "--html", str(page))
    assert "cloudtrail:StopLogging" in page.read_text()
