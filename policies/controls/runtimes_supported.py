"""Functions and clusters run on versions that AWS still keeps up to date.

A runtime past its end gets no more patches: what is found in it stays open. Lambda then refuses new
functions with it, and later every change of an old one. A cluster past standard support costs six
times as much, and is upgraded by AWS when extended support ends, whether it is ready or not.

Exceptions: functions in containers, whose image says what they run on. Versions that are not in the
dated table are taken to be supported.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from ._audit import AuditQuery
from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._model import Control, Frameworks
from ._params import Params
from ._supported_until import EKS_VERSIONS, LAMBDA_RUNTIMES, today
from ._types import tokens


def _supported(
    path: str, ends: Mapping[str, date], write: str
) -> Callable[[Inputs, Params], Iterator[Finding]]:
    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        if given is UNKNOWN:
            yield Undecided(inputs.at(path))
        elif isinstance(given, str) and (end := ends.get(given)) and end <= today():
            problem = f'is "{given}", which AWS supports no longer since {end}'
            yield Violation(inputs.at(path), problem, write)

    return find


CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(fsbp=("EKS.2", "Lambda.2")),
    checks=(
        Check(
            name="function",
            types=tokens("lambda", "Function"),
            find=_supported("runtime", LAMBDA_RUNTIMES, 'runtime="python3.13", or a newer one'),
            passes=({"packageType": "Image"}, {"runtime": "python3.13"}),
            fails=({"runtime": "python3.8"}, {"runtime": "nodejs18.x"}),
        ),
        Check(
            name="cluster",
            types=tokens("eks", "Cluster"),
            find=_supported("version", EKS_VERSIONS, 'version="1.35", or a newer one'),
            passes=({"name": "main"}, {"version": "1.35"}),
            fails=({"version": "1.24"}, {"version": "1.31"}),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="No function runs on a runtime of Python 2 or of Node.js 16 or before.",
            scope="region",
            service="lambda",
            operation="ListFunctions",
            expression="Functions[?Runtime && (starts_with(Runtime, 'python2')"
            " || contains(['nodejs12.x', 'nodejs14.x', 'nodejs16.x'], Runtime))].FunctionName",
        ),
    ),
)
