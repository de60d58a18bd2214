"""Sessions of permission sets last one hour at most.

A session that somebody has stolen works until it ends: nothing else takes it away quickly. An hour
is enough for most of what people do by hand, and a new session is one click away.

Exceptions: none. Without a value Identity Center takes one hour. The session of the access portal,
in which people sign in again or not, is a setting of Identity Center's own and no resource.
"""

import re
from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._model import Control, Frameworks
from ._params import Params
from ._types import tokens

LONGEST_SECONDS = 3600
# ISO 8601, as far as Identity Center takes it: API reference, CreatePermissionSet.
DURATION = re.compile(r"P(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?")
SECONDS = (86400, 3600, 60, 1)


def _short(inputs: Inputs, _: Params) -> Iterator[Finding]:
    given = inputs.get("sessionDuration")
    if given is UNKNOWN:
        yield Undecided("sessionDuration")
    elif given is not None and not _at_most(given, LONGEST_SECONDS):
        yield Violation(
            "sessionDuration",
            f"is {shown(given)}, which is not one hour or less",
            'session_duration="PT1H"',
        )


def _at_most(duration: object, longest: int) -> bool:
    found = DURATION.fullmatch(duration) if isinstance(duration, str) else None
    if not found or not any(found.groups()):
        return False
    parts = zip(found.groups(default="0"), SECONDS, strict=True)
    return sum(int(number) * seconds for number, seconds in parts) <= longest


CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(),
    checks=(
        Check(
            name="permission-set",
            types=tokens("ssoadmin", "PermissionSet"),
            find=_short,
            passes=(
                {},
                {"sessionDuration": "PT1H"},
                {"sessionDuration": "PT60M"},
                {"sessionDuration": "PT0H30M"},
                {"sessionDuration": "PT3600S"},
            ),
            fails=(
                {"sessionDuration": "PT12H"},
                {"sessionDuration": "PT1H1M"},
                {"sessionDuration": "P1D"},
                {"sessionDuration": "PT3601S"},
                {"sessionDuration": "1 hour"},
                {"sessionDuration": 3600},
            ),
        ),
    ),
)
