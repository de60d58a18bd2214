"""`bulkhead fleet affected`: which stacks an engine must run, and in which jobs."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulkhead.cli import main
from bulkhead.fleet.engines.batches import every_stage
from config import load
from tests.config.broken import EXAMPLE


def affected(*words: str) -> Result:
    """Ask which stacks must run."""
    return CliRunner().invoke(main, ["fleet", "affected", "--no-policy-pack", *words])


def test_everything_must_run_at_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every stack is in one of the jobs, each stage has its entry, and the answer is one line."""
    monkeypatch.setenv("PULUMI_BACKEND_URL", f"file://{tmp_path}")
    answer = affected()
    assert answer.exit_code == 0, answer.output
    assert answer.stdout.count("\n") == 1
    jobs = json.loads(answer.stdout)
    stages = every_stage(load(EXAMPLE))
    assert list(jobs) == [each.name for each in stages]
    for stage in stages:
        assert [name for job in jobs[stage.name] for name in job] == [*stage.stacks]


def test_an_empty_revision_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workflow that nobody gave a revision passes an empty text; the notes decide."""
    monkeypatch.setenv("PULUMI_BACKEND_URL", f"file://{tmp_path}")
    assert affected("--since", "").stdout == affected().stdout


def test_since_needs_no_notes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Of what differs from the revision; an unknown one is an error."""
    monkeypatch.setenv("PULUMI_BACKEND_URL", f"file://{tmp_path}")
    answer = affected("--since", "no-such-revision")
    assert answer.exit_code == 1
    assert "no-such-revision" in answer.stderr


def test_an_engine_that_does_not_know_a_ring_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its accounts would never run, and nobody would be told; so is another order."""
    monkeypatch.setenv("PULUMI_BACKEND_URL", f"file://{tmp_path}")
    known = [each.name for each in every_stage(load(EXAMPLE))]
    words = [
        [word for each in names for word in ("--stage", each)]
        for names in (known, known[:-1], known[::-1])
    ]
    right, *wrong = [affected(*each) for each in words]
    assert right.exit_code == 0
    for answer in wrong:
        assert answer.exit_code == 2
        assert "bulkhead fleet manifests" in answer.stderr
