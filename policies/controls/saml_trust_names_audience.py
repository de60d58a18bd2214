"""Roles for a SAML provider name the audience that its assertions are meant for.

An identity provider signs assertions for every application of the company. Without a condition on
`SAML:aud`, an assertion that was made for another of them opens the role as well.

Exceptions: none. For a web console `https://signin.aws.amazon.com/saml` is the audience; regional
endpoints have the region in front. Source: "Creating a role for SAML 2.0 federation", IAM User
Guide.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN
from ._limits import limited
from ._model import Control, Frameworks
from ._params import Params
from ._policy_text import Statement
from ._trust import takes, trust, trust_rule
from ._types import tokens

ACTION = "sts:AssumeRoleWithSAML"
KEYS = frozenset({"saml:aud", "saml:iss", "saml:sub", "saml:namequalifier"})
AUDIENCE = "https://signin.aws.amazon.com/saml"
PROVIDER = {"Federated": "arn:aws:iam::111111111111:saml-provider/company"}


def _audience_is_named(statement: Statement, _: Params) -> Iterator[Finding]:
    if not takes(statement, ACTION) or not statement.principals("Federated"):
        return
    if not any(":saml-provider/" in str(each) for each in statement.principals("Federated")):
        if UNKNOWN in statement.principals("Federated"):
            yield Undecided(statement.at("Principal"))
        return
    found = limited(statement, KEYS.__contains__)
    if UNKNOWN in (found, statement.get("Effect")):
        yield Undecided(statement.at("Condition"))
    elif not found:
        yield Violation(
            statement.at("Condition"),
            "names no audience: assertions for another application open the role",
            f'"Condition": {{"StringEquals": {{"SAML:aud": "{AUDIENCE}"}}}}',
        )


CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(),
    checks=(
        Check(
            name="trust",
            types=tokens("iam", "Role"),
            find=trust_rule(_audience_is_named),
            passes=(
                {},
                trust(PROVIDER, ACTION, StringEquals={"SAML:aud": AUDIENCE}),
                trust(
                    PROVIDER,
                    [ACTION, "sts:TagSession"],
                    **{"ForAnyValue:StringEquals": {"SAML:aud": [AUDIENCE]}},
                ),
                trust({"Service": "ec2.amazonaws.com"}),
            ),
            fails=(
                trust(PROVIDER, ACTION),
                trust(PROVIDER, [ACTION], StringEqualsIfExists={"SAML:aud": AUDIENCE}),
                trust(PROVIDER, ACTION, StringLike={"SAML:aud": "*"}),
            ),
        ),
    ),
)
