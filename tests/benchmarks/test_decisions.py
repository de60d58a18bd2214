"""The benchmark of decisions decides what it says, and writes what it found."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.decisions import main, organization
from benchmarks.events import Events
from bulkhead.evaluator import Guardrails, Outcome, decide_guardrails


def test_the_same_seed_gives_the_same_events() -> None:
    """Two runs measure the same work."""
    assert Events(7).batch(50) == Events(7).batch(50)
    assert Events(7).batch(50) != Events(8).batch(50)


def test_events_are_of_every_kind() -> None:
    """Some are allowed, some denied and some open, each as it is by itself."""
    guardrails = Guardrails.of(organization())
    requests = [event.request() for event in Events(seed=4).batch(300)]
    decisions = [guardrails.decide(request) for request in requests]
    assert set(Counter(each.outcome for each in decisions)) == set(Outcome)
    assert decisions == [decide_guardrails(each, guardrails.organization) for each in requests]


def test_the_catalogue_stands_on_five_levels() -> None:
    """Every level of an account has every document."""
    found = organization()
    chain = found.chain(next(name for name in found.nodes if name.isdigit()))
    assert len(chain) == 5
    assert len({node.policies for node in chain}) == 1


def test_what_is_found_is_printed_and_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file says how many decisions there are in a second, and how much memory they take."""
    path = tmp_path / "decisions.md"
    assert main(["--events", "4000", "--out", str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    assert capsys.readouterr().out == text
    for row in ("decisions per CPU second", "faster by", "MiB after 4,000 events"):
        assert f"| {row} | " in text
