"""Resource policies: who else is let in."""

from collections.abc import Iterator

from ._accounts import is_outsider
from ._condition_values import singles_out
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._limits import limited
from ._params import Params
from ._policy_text import Statement, read

LIMITING_KEYS = frozenset(
    {
        "aws:principalaccount",
        "aws:principalarn",
        "aws:principalorgid",
        "aws:principalorgpaths",
        "aws:sourceaccount",
        "aws:sourcearn",
        "aws:sourceip",
        "aws:sourceorgid",
        "aws:sourceorgpaths",
        "aws:sourceowner",
        "aws:sourcevpc",
        "aws:sourcevpce",
        "aws:userid",
        "aws:vpcsourceip",
        "elasticfilesystem:accessedviamounttarget",
        "kms:calleraccount",
        "lambda:eventsourcetoken",
        "s3:dataaccesspointaccount",
        "s3:dataaccesspointarn",
        "sns:endpoint",
    }
)
"""Condition keys, in lower case, that limit who a statement for everybody really lets in.

Source: "The meaning of public", Amazon S3 User Guide, and for the keys of other services their
lists in the Service Authorization Reference.
"""


def let_in_everybody(inputs: Inputs, path: str, *, write: str) -> Iterator[Finding]:
    """Findings about the statements of a policy document that allow everybody something.

    The document may be JSON text or an object. One that is neither is a finding too: nobody can
    tell whom it lets in.
    """
    document = read(inputs, path)
    if document is None:
        return
    for where in document.unknown:
        yield Undecided(where)
    for where in document.malformed:
        yield Violation(where, "is not a policy document with statements", write)
    for statement in document.allowing:
        yield from _judged(statement, write)


def let_in_outsiders(inputs: Inputs, path: str, params: Params, *, write: str) -> Iterator[Finding]:
    """Findings about statements that allow an account outside the organization something.

    What is not known yet, and what is no document, `let_in_everybody` says.
    """
    document = read(inputs, path)
    for statement in document.allowing if document else ():
        if not any(is_outsider(each, params) for each in statement.principals("AWS")):
            continue
        found = limited(statement, LIMITING_KEYS.__contains__, singles_out)
        if UNKNOWN in (found, statement.get("Effect")):
            yield Undecided(statement.at("Condition"))
        elif not found:
            problem = "is of an account outside the organization"
            yield Violation(statement.at("Principal"), problem, write)


def _judged(statement: Statement, write: str) -> Iterator[Finding]:
    principals = statement.principals("AWS")
    if "*" in principals or statement.get("NotPrincipal") is not None:
        yield from _limited(statement, write)
    elif any("*" in each for each in principals if isinstance(each, str)):
        problem = "holds a wildcard, and AWS takes one only where it stands alone for everybody"
        yield Violation(statement.at("Principal"), problem, write)
    elif UNKNOWN in principals:
        yield Undecided(statement.at("Principal"))


def _limited(statement: Statement, write: str) -> Iterator[Finding]:
    found = limited(statement, LIMITING_KEYS.__contains__, singles_out)
    if found is UNKNOWN or (found is False and statement.get("Effect") is UNKNOWN):
        yield Undecided(statement.at("Condition"))
    elif found is False:
        yield Violation(statement.at("Principal"), "is everybody, in any account", write)
