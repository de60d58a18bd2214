"""One process or several: the same counts, and an interrupted run keeps what it has."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from bulkhead.policy_files import Attachments, DocumentEntry, NodeEntry, write_folder
from bulkhead.replay import counting
from bulkhead.replay import run as running
from bulkhead.replay.counting import Progress
from bulkhead.replay.finding import find
from bulkhead.replay.inputs import Input
from bulkhead.replay.pool import batches
from bulkhead.replay.run import run
from bulkhead.replay.sides import Sides
from bulkhead.replay.splitting import PART_BYTES
from tests.bulkhead.replay.builders import MANAGEMENT, ORGANIZATION_ID, WORKLOAD, deny, record

CALLS = ("ec2:DescribeVpcs", "s3:ListBuckets", "sns:ListTopics")


@pytest.fixture
def sides(tmp_path: Path) -> Sides:
    """Guardrails in a folder that deny everything in EC2."""
    nodes = (
        NodeEntry(id="root", kind="root"),
        NodeEntry(id=WORKLOAD, kind="account", parent="root"),
        NodeEntry(id=MANAGEMENT, kind="account", parent="root", management=True),
    )
    entry = DocumentEntry(
        name="proposal", type="SERVICE_CONTROL_POLICY", file="p.json", targets=("root",)
    )
    body = json.dumps({"Version": "2012-10-17", "Statement": [deny("ec2:*")]})
    attachments = Attachments(organization_id=ORGANIZATION_ID, nodes=nodes, documents=(entry,))
    write_folder(tmp_path / "policies", attachments, {"p.json": body})
    return Sides(None, tmp_path / "policies")


@pytest.fixture
def inputs(tmp_path: Path) -> list[Input]:
    """Log files with 300 records and a bad line in each."""
    folder = tmp_path / "events"
    folder.mkdir()
    for name in ("a", "b", "c"):
        lines = [json.dumps(record(CALLS[n % 3], eventID=f"{name}{n}")) for n in range(300)]
        (folder / f"{name}.jsonl").write_text("\n".join([*lines, "bad"]))
    return find([str(folder)]).inputs


def _silent(_progress: Progress) -> None:
    """Show nothing."""


def test_processes_count_what_one_process_counts(
    sides: Sides, inputs: list[Input], monkeypatch: pytest.MonkeyPatch
) -> None:
    """How the work is divided changes no number."""
    alone = run(inputs, sides, 1, _silent)
    monkeypatch.setattr(running, "SMALL_BYTES", 0)
    together = run(inputs, sides, 2, _silent)
    assert asdict(together.tally) == asdict(alone.tally)
    assert (alone.tally.events, alone.tally.problems) == (900, 3)
    assert not together.interrupted


@pytest.mark.parametrize("processes", [1, 2])
def test_interrupted_run_gives_what_it_has(
    sides: Sides, inputs: list[Input], processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C loses nothing that was counted."""
    monkeypatch.setattr(counting, "EVENTS_BETWEEN_LOOKS", 100)
    monkeypatch.setattr(running, "SMALL_BYTES", 0)

    def interrupt(_progress: Progress) -> None:
        raise KeyboardInterrupt

    result = run(inputs, sides, processes, interrupt)
    assert result.interrupted
    assert result.tally.events <= 900


def test_small_inputs_are_handed_out_together() -> None:
    """Thousands of log files of some kilobytes are not thousands of tasks."""
    small = [Input(f"file-{number}", 10_000) for number in range(2_000)]
    handed = list(batches(small))
    assert [each for batch in handed for each in batch] == small
    assert len(handed) < 10
    assert len(list(batches([Input("big", PART_BYTES)] * 3))) == 3
