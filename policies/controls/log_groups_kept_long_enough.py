"""Log groups keep logs long enough for an investigation, and not for ever.

Attackers are found weeks after they came. Logs of fewer days than `log_retention_days` are gone by
then. A log group without a number of days keeps everything for ever: a cost nobody decided on, and
personal data that should have been deleted.

Exceptions: groups of the class `DELIVERY`, which keep logs for two days whatever is written. The
parameter's default of 30 days is what an investigation needs at the least; CloudWatch.16 of AWS
Security Hub asks for 365.
"""

from collections.abc import Iterator

from ._check import Check
from ._data_rules import at_least, where
from ._finding import Finding, Violation, shown
from ._inputs import Inputs
from ._model import Control, Frameworks
from ._numbers import as_number
from ._params import Params
from ._types import tokens

DAYS = "retention_in_days={least}"


def _least(params: Params) -> int:
    return params.log_retention_days


def _kept(inputs: Inputs, params: Params) -> Iterator[Finding]:
    given = inputs.get("retentionInDays")
    if given is None or as_number(given) == 0:
        problem = f"is {shown(given)}: logs are kept for ever"
        write = DAYS.format(least=_least(params))
        yield Violation(inputs.at("retentionInDays"), problem, write)
    else:
        yield from at_least("retentionInDays", _least, write=DAYS)(inputs, params)


def _keeps_what_it_is_told(kind: str) -> bool:
    return kind != "delivery"


CONTROL = Control(
    severity="low",
    frameworks=Frameworks(),
    checks=(
        Check(
            name="retention",
            types=tokens("cloudwatch", "LogGroup"),
            find=where("logGroupClass", _keeps_what_it_is_told, rule=_kept),
            passes=(
                {"retentionInDays": 30},
                {"retentionInDays": "365"},
                {"logGroupClass": "DELIVERY"},
            ),
            fails=({}, {"retentionInDays": 0}, {"retentionInDays": 7}),
        ),
    ),
    parameters=("log_retention_days",),
)
