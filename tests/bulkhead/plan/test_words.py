"""What people read about a change, kind by kind."""

from collections.abc import Mapping

import pytest

from bulkhead.attached.model import Attached
from bulkhead.plan.change import change
from bulkhead.plan.story import Story, stories
from tests.bulkhead.plan.organizations import RCP, deny, exempt, under

REGION = "eu-central-1"
REGIONS = {"StringNotEquals": {"aws:RequestedRegion": ["eu-central-1", "eu-west-1"]}}
ONE_REGION = {"StringNotEquals": {"aws:RequestedRegion": ["eu-central-1"]}}
KEYS = deny("Keys", ["iam:CreateUser", "iam:CreateAccessKey"], Condition=exempt("admin"))
BUCKET = "arn:aws:s3:::logs"
OUTSIDE = {
    "StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-1"},
}

Said = Mapping[str, list[str]]
CASES: Mapping[str, tuple[Attached, Attached, Said]] = {
    "a statement comes": (
        under(),
        under(KEYS),
        {"denied": ["iam:CreateUser, iam:CreateAccessKey for everyone but role admin"]},
    ),
    "a statement goes": (
        under(KEYS, deny("Other", "ec2:*")),
        under(deny("Other", "ec2:*")),
        {"allowed": ["iam:CreateUser, iam:CreateAccessKey for everyone but role admin"]},
    ),
    "an action is added": (
        under(deny("Keys", "iam:CreateUser")),
        under(deny("Keys", ["iam:CreateUser", "iam:CreateAccessKey"])),
        {"denied": ["iam:CreateAccessKey for everyone"]},
    ),
    "a role is exempt": (
        under(deny("Keys", "iam:CreateUser", Condition=exempt("admin"))),
        under(deny("Keys", "iam:CreateUser", Condition=exempt("admin", "pipeline-*"))),
        {"allowed": ["what 1 statement denies, for role pipeline-*"]},
    ),
    "a role is exempt no more, by two statements": (
        under(KEYS, deny("More", "ec2:*", Condition=exempt("admin"))),
        under(
            deny("Keys", ["iam:CreateUser", "iam:CreateAccessKey"], Condition=exempt("other")),
            deny("More", "ec2:*", Condition=exempt("other")),
        ),
        {
            "denied": ["what 2 statements deny, for role admin"],
            "allowed": ["what 2 statements deny, for role other"],
        },
    ),
    "a region is closed": (
        under({**deny("Regions", "ec2:*"), "Condition": REGIONS}),
        under({**deny("Regions", "ec2:*"), "Condition": ONE_REGION}),
        {"denied": ["ec2:* for everyone when aws:RequestedRegion is eu-west-1"]},
    ),
    "a service is restricted to regions no more": (
        under({"Sid": "R", "Effect": "Deny", "NotAction": "iam:*", "Resource": "*"}),
        under({"Sid": "R", "Effect": "Deny", "NotAction": ["iam:*", "kms:*"], "Resource": "*"}),
        {"allowed": ["kms:* for everyone"]},
    ),
    "a bucket is protected": (
        under(deny("Logs", "s3:DeleteBucket", [BUCKET])),
        under(deny("Logs", "s3:DeleteBucket", [BUCKET, f"{BUCKET}-*"])),
        {"denied": ["s3:DeleteBucket on arn:aws:s3:::logs-* for everyone"]},
    ),
    "a resource control policy comes": (
        under(),
        under(
            {**deny("Perimeter", "s3:*"), "Principal": "*", "Condition": OUTSIDE}, policy_type=RCP
        ),
        {"denied": ["s3:* for everyone when aws:PrincipalOrgID is not o-1 or absent"]},
    ),
    "a condition comes": (
        under(deny("Keys", "iam:CreateUser")),
        under(deny("Keys", "iam:CreateUser", Condition={"Bool": {"aws:ViaAWSService": "true"}})),
        {
            "allowed": [
                "some requests for iam:CreateUser, because the conditions differ for everyone"
            ]
        },
    ),
    "another statement denies it already": (
        under(deny("All", "iam:*")),
        under(deny("All", "iam:*"), deny("Keys", "iam:CreateUser")),
        {"unclear": ["statement Keys: no effect for iam:CreateUser, which All denies"]},
    ),
    "what cannot be made up": (
        under(),
        under(deny("Own", "s3:*", "arn:aws:s3:::${aws:username}/*")),
        {"unclear": ["statement Own: no request shows what changes for s3:*; read it"]},
    ),
    "a setting": (
        under(),
        under(settings={"ec2_attributes": {"http_tokens": {"@@assign": "required"}}}),
        {"settings": ['ec2_attributes.http_tokens: "required" (was not set)']},
    ),
    "another name, other order, another Sid": (
        under(KEYS, deny("More", "ec2:*")),
        under(
            deny("More", ["ec2:*"]),
            deny("Others", ["iam:CreateAccessKey", "iam:CreateUser"], Condition=exempt("admin")),
        ),
        {},
    ),
}


def story(before: Attached, after: Attached) -> Story | None:
    """What changes for the one account."""
    found = stories(change(before, after, REGION))
    return found[0] if found else None


@pytest.mark.parametrize(("before", "after", "said"), CASES.values(), ids=CASES)
def test_a_change_is_said_in_words(before: Attached, after: Attached, said: Said) -> None:
    """Who, what, where and when; nothing else is said, and no difference is passed over."""
    found = story(before, after)

    for part in ("denied", "allowed", "settings", "unclear"):
        lines = getattr(found, part) if found else ()
        assert [line.text for line in lines] == said.get(part, [])


@pytest.mark.parametrize(("before", "after", "said"), CASES.values(), ids=CASES)
def test_the_way_back_says_the_opposite(before: Attached, after: Attached, said: Said) -> None:
    """What a change denies, its opposite allows, in the same words."""
    found = story(after, before)

    turned = {"denied": "allowed", "allowed": "denied"}
    for part, back in turned.items():
        lines = getattr(found, back) if found else ()
        assert len(lines) == len(said.get(part, []))


def test_where_words_are_not_exact_the_statements_are_shown() -> None:
    """Both forms, so that a person can compare them."""
    before, after, _ = CASES["a condition comes"]
    found = story(before, after)

    assert found is not None
    (line,) = found.allowed
    assert len(line.statements) == 2
    assert '"aws:ViaAWSService": ["true"]' in "".join(line.statements)
