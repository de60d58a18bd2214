"""What is refused in a permission set's own policy document, and in which words."""

from pathlib import Path

import pytest

from config.rules.inline_policy import inline_policy_rules
from tests.config.broken import LANDING_ZONE, Broken, problems_of

AT = "identity.permission_sets.Developer.inline_policy"
ACTION = 'Action: ["iam:CreateUser", "iam:CreateAccessKey"]'
RESOURCE = 'Resource: "*"'
STATEMENT = f"""          - Sid: NoLongLivedKeys
            Effect: Deny
            {ACTION}
            {RESOURCE}
"""
RULES: dict[str, Broken] = {
    "another version of the language": Broken(
        LANDING_ZONE,
        'Version: "2012-10-17"',
        'Version: "2012-10-18"',
        "2012-10-18",
        f'{AT}.Version: 2012-10-18 is not the current version; give "2012-10-17"',
    ),
    "an unknown element of the document": Broken(
        LANDING_ZONE,
        "        Statement:\n",
        "        Vers: 1\n        Statement:\n",
        "Vers: 1",
        f"{AT}.Vers: is no element here; did you mean Version?",
    ),
    "no statements": Broken(
        LANDING_ZONE,
        f"        Statement:\n{STATEMENT}",
        "        Statement: []\n",
        "Statement: []",
        f"{AT}.Statement: has no statements; give a list of them, each with Effect, Action and "
        "Resource",
    ),
    "a statement that is none": Broken(
        LANDING_ZONE,
        STATEMENT,
        f"{STATEMENT}          - nothing\n",
        "- nothing",
        f"{AT}.Statement[1]: nothing is no statement; give Effect, Action and Resource",
    ),
    "a misspelt element": Broken(
        LANDING_ZONE,
        "Sid: NoLongLivedKeys",
        "Side: NoLongLivedKeys",
        "Side",
        f"{AT}.Statement[0].Side: is no element here; did you mean Sid?",
    ),
    "a principal, which only policies of resources name": Broken(
        LANDING_ZONE,
        RESOURCE,
        'Resource: "*"\n            Principal: "*"',
        "Principal",
        f"{AT}.Statement[0].Principal: is no element here; give one of Sid, Effect, Action, "
        "NotAction, Resource, NotResource, Condition",
    ),
    "an effect that there is not": Broken(
        LANDING_ZONE,
        "Effect: Deny",
        "Effect: deny",
        "Effect: deny",
        f"{AT}.Statement[0].Effect: deny is no effect; give one of Allow, Deny",
    ),
    "a name that is no text": Broken(
        LANDING_ZONE,
        "Sid: NoLongLivedKeys",
        "Sid: [1]",
        "Sid: [1]",
        f"{AT}.Statement[0].Sid: [1] is no name; give a text",
    ),
    "actions and their opposite": Broken(
        LANDING_ZONE,
        ACTION,
        'Action: "*"\n            NotAction: "iam:*"',
        "Sid: NoLongLivedKeys",
        f"{AT}.Statement[0]: has 2 of Action and NotAction; give exactly one",
    ),
    "actions that are no texts": Broken(
        LANDING_ZONE,
        ACTION,
        "Action: [[]]",
        "Action: [[]]",
        f"{AT}.Statement[0].Action: [[]] is neither a text nor a list of texts",
    ),
    "a condition without operators": Broken(
        LANDING_ZONE,
        RESOURCE,
        'Resource: "*"\n            Condition: {"aws:PrincipalArn": "*"}',
        "Condition",
        f'{AT}.Statement[0].Condition: {{"aws:PrincipalArn": "*"}} is no condition; give '
        "operators, each with keys and values",
    ),
    "more characters than AWS takes": Broken(
        LANDING_ZONE,
        ACTION,
        f'Action: ["iam:CreateUser", "{"x" * 10_240}"]',
        "inline_policy",
        f"{AT}: has 10366 characters; AWS takes 10240",
    ),
}


@pytest.mark.parametrize("broken", RULES.values(), ids=RULES)
def test_a_wrong_policy_document_is_one_message(broken: Broken, tmp_path: Path) -> None:
    """What IAM would refuse when the permission set is made is found before, in its line."""
    due = broken.write(tmp_path)
    assert [str(problem) for problem in problems_of(tmp_path)] == [due]


@pytest.mark.parametrize(
    "statement",
    [
        {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
        [{"Sid": "Sid", "Effect": "Deny", "NotAction": ["iam:*"], "NotResource": ["arn:*"]}],
        [
            {
                "Effect": "Deny",
                "Action": ["*"],
                "Resource": "*",
                "Condition": {"Bool": {"aws:SecureTransport": False}},
            }
        ],
    ],
)
def test_what_the_grammar_allows_passes(statement: object) -> None:
    """One statement without brackets, the opposites, and conditions are all right."""
    document = {"Version": "2012-10-17", "Statement": statement}
    assert list(inline_policy_rules((), document)) == []
