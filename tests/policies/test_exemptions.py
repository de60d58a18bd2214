"""Exemptions: one control, some resources, until a day; never unseen, never for longer."""

from datetime import date
from typing import Any

import pytest
from pulumi.runtime.proto import analyzer_pb2 as messages

from policies.controls import CONTROLS
from policies.controls._analyzer import Analyzer
from policies.controls._crossguard import policies
from policies.controls._exemptions import EXEMPTIONS, Exemption, read_exemptions

TODAY = date(2026, 11, 24)
VOLUME = "aws:ebs/volume:Volume"
DISK = f"urn:pulumi:dev::team::{VOLUME}::disk"
EBS = [control for control in CONTROLS if control.id == "ebs_encryption_stays_on"]
GRANTED = {
    "control": "ebs_encryption_stays_on",
    "urn": "urn:pulumi:dev::team::*::disk",
    "reason": "Scratch only",
    "approved_by": "Ann",
    "until": "2027-03-31",
}


def run(*granted: Any) -> tuple[list[Any], list[Any]]:  # noqa: ANN401 - data of any kind
    """What is said of an unencrypted volume, and at the end of the run."""
    pack = Analyzer(EBS, policies(EBS), TODAY)
    request = messages.ConfigureAnalyzerRequest()
    request.policyConfig[EXEMPTIONS].properties.update({"granted": list(granted)})
    pack.Configure(request, None)
    volume = messages.AnalyzeRequest(type=VOLUME, urn=DISK)
    volume.properties.update({"encrypted": False})
    found = pack.Analyze(volume, None).diagnostics
    return list(found), list(pack.AnalyzeStack(messages.AnalyzeStackRequest(), None).diagnostics)


def test_an_exemption_silences_and_is_shown() -> None:
    """What is exempt is no violation, and the run ends with the reason and who approved it."""
    found, [shown] = run(GRANTED)

    assert found == []
    assert (shown.urn, shown.enforcementLevel) == (DISK, messages.ADVISORY)
    assert shown.message.endswith("exempt until 2027-03-31, approved by Ann: Scratch only")


@pytest.mark.parametrize(
    ("until", "works", "says"),
    [
        ("2026-12-25", True, "Scratch only"),
        ("2026-12-24", True, "it ends in 30 days"),
        ("2026-11-24", True, "it ends in 0 days"),
        ("2026-11-23", False, "the exemption ended on 2026-11-23 and works no more"),
    ],
)
def test_an_exemption_ends_and_says_so_before(until: str, works: bool, says: str) -> None:  # noqa: FBT001 - a table's column
    """It works through its last day, warns from 30 days before, and says when it has ended."""
    found, [shown] = run({**GRANTED, "until": until})

    assert (not found) == works
    assert says in shown.message
    assert ("it ends in" in shown.message) == (works and until != "2026-12-25")


@pytest.mark.parametrize(
    "change", [{"control": "imdsv2_only"}, {"urn": "urn:pulumi:dev::team::*::disk2"}]
)
def test_an_exemption_is_for_what_it_names(change: dict[str, str]) -> None:
    """Another control and another resource are not exempt, and nothing is shown."""
    found, shown = run({**GRANTED, **change})

    assert len(found) == 1
    assert shown == []


def test_a_working_exemption_counts_beside_one_that_ended() -> None:
    """Renewed in a second entry, the first is not spoken of."""
    found, [shown] = run({**GRANTED, "until": "2026-01-01"}, GRANTED)

    assert found == []
    assert "exempt until 2027-03-31" in shown.message


@pytest.mark.parametrize(
    "change",
    [
        {"reason": " "},
        {"approved_by": ""},
        {"until": "2027-02-31"},
        {"until": "soon"},
        {"urn": "*"},
        {"note": "more"},
    ],
    ids=str,
)
def test_an_exemption_that_cannot_be_read_exempts_nothing(change: dict[str, str]) -> None:
    """It stops the run and says which field is wrong."""
    found, [shown] = run({**GRANTED, **change})

    assert len(found) == 1
    assert shown.enforcementLevel == messages.MANDATORY
    assert f"granted[0].{next(iter(change))}" in shown.message


def test_configuration_of_another_shape_is_a_problem() -> None:
    """Whatever stands in the place of the list exempts nothing."""
    assert read_exemptions({"granted": "all"}) == ([], ["granted: no list of exemptions"])


def test_only_the_star_stands_for_more() -> None:
    """Every other character of a pattern means itself."""
    exemption = Exemption.model_validate({**GRANTED, "urn": "urn:pulumi:a.b::[x]*"})

    assert exemption.is_about(exemption.control, "urn:pulumi:a.b::[x]::disk")
    assert not exemption.is_about(exemption.control, "urn:pulumi:aXb::[x]::disk")
