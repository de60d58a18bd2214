"""Exemptions: what a reviewed file lets be for a while, on whose word, and until when.

They reach the pack as the configuration of a policy of its own, for a pack sees neither its
consumer's files nor code. Nothing is exempt unseen: a run ends with every exemption that it used.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

EXEMPTIONS = "exemptions"
"""The policy that takes them; no control's id."""
EXEMPTIONS_TITLE = "Exemptions are known, approved and end."
GRANTED = "granted"
WARNING = timedelta(days=30)
"""How long before its end an exemption says so: time enough to put right what it excuses."""

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Exemption(BaseModel):
    """One control's silence about some resources, until a day."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    control: _Words = Field(description="Id of the control.")
    urn: str = Field(
        pattern=r"^urn:pulumi:.",
        description="URN of the resource, with `*` for any characters.",
    )
    reason: _Words = Field(description="Why the rule does not hold here.")
    approved_by: _Words = Field(description="Who answers for it.")
    until: date = Field(description="Last day on which it works, as 2026-12-31.")

    def is_about(self, control: str, urn: str) -> bool:
        """Whether a finding of a control about a resource is meant."""
        pattern = ".*".join(map(re.escape, self.urn.split("*")))
        return control == self.control and re.fullmatch(pattern, urn, re.DOTALL) is not None


class Exemptions:
    """The exemptions of one run, and what they were used for.

    Args:
        granted: The exemptions.
        today: The day of the run.
    """

    def __init__(self, granted: Iterable[Exemption], today: date) -> None:
        self._granted = tuple(granted)
        self._today = today
        self._met: set[tuple[Exemption, str]] = set()

    def cover(self, control: str, urn: str) -> bool:
        """Whether a finding is exempt; it is noted down, also where the exemption has ended."""
        met = [each for each in self._granted if each.is_about(control, urn)]
        working = [each for each in met if self._today <= each.until]
        self._met.update((each, urn) for each in working or met)
        return bool(working)

    def used(self) -> Iterator[tuple[str, str]]:
        """The URN of each exempt resource, and what to say about its exemption."""
        for exemption, urn in sorted(self._met, key=lambda met: (met[0].control, met[1])):
            yield urn, self._said(exemption)

    def _said(self, exemption: Exemption) -> str:
        approved = f"approved by {exemption.approved_by}: {exemption.reason}"
        if exemption.until < self._today:
            return (
                f"{exemption.control}: the exemption ended on {exemption.until} and works no more "
                f"({approved}); put the resource right, or have it approved again"
            )
        soon = (
            f"; it ends in {(exemption.until - self._today).days} days"
            if exemption.until - self._today <= WARNING
            else ""
        )
        return f"{exemption.control}: exempt until {exemption.until}, {approved}{soon}"


def read_exemptions(settings: Mapping[str, object]) -> tuple[list[Exemption], list[str]]:
    """The exemptions in the policy's configuration, and what is wrong with the others.

    One that cannot be read exempts nothing.
    """
    given = settings.get(GRANTED, [])
    if not isinstance(given, list):
        return [], [f"{GRANTED}: no list of exemptions"]
    read, problems = [], []
    for index, item in enumerate(given):
        try:
            read.append(Exemption.model_validate(item))
        except ValidationError as error:
            problems += [
                f"{GRANTED}[{index}].{'.'.join(map(str, problem['loc']))}: {problem['msg']}"
                for problem in error.errors(include_input=False, include_url=False)
            ]
    return read, problems


def exemptions_schema() -> dict[str, Any]:
    """The JSON schema of the policy's properties, against which the engine checks them."""
    item = Exemption.model_json_schema()
    return {GRANTED: {"type": "array", "description": "Exemptions.", "items": item}}
