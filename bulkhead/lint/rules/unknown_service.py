"""An action's prefix is that of no service.

The statement does nothing, and nobody notices: AWS takes any prefix. It happens when a service is
renamed (Macie became `macie2`) or spelt as its console shows it. Under NotAction it exempts
nothing, which does no harm where the service is gone: a warning.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.service_authorization import has_wildcard, matches, reference

SEVERITY = "error"


def check(document: Document) -> Iterator[Problem]:
    """Say which prefixes no service has."""
    known = reference().prefixes
    for statement in document.statements:
        for text in statement.actions:
            prefix, colon, _ = text.value.lower().partition(":")
            if not colon or any(matches(prefix, each) for each in known):
                continue
            near = "" if has_wildcard(prefix) else _near(prefix)
            yield Problem(
                text.place,
                f"{text.value!r}: no service has the prefix {prefix!r}",
                near or "see the Service Authorization Reference for the prefix",
                statement.label,
                "warning" if statement.not_action else None,
            )


def _near(prefix: str) -> str:
    """A name that goes on is nearer than one that resembles: macie2, not machine."""
    known = sorted(reference().prefixes)
    longer = [each for each in known if each.startswith(prefix)]
    found = longer[:1] or get_close_matches(prefix, known, n=1, cutoff=0.5)
    return f"near it is {found[0]!r}" if found else ""


FIRES = (
    Example("a service that no longer exists", deny("macie:DisableMacie")),
    Example("a service by its name in the console", deny("cloudwatchlogs:DeleteLogGroup")),
    Example(
        "an exemption for a service that no longer exists",
        {"Effect": "Deny", "NotAction": ["a4bc:*"], "Resource": "*"},
        severity="warning",
    ),
)
QUIET = (
    Example("the prefix of today", deny("macie2:DisableMacie")),
    Example("a prefix in capitals", deny("S3:GetObject")),
    Example("every action", deny("*")),
)
