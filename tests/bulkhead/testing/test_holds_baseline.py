"""A team's program is held to the baseline by its own unit tests."""

from pathlib import Path

import pulumi
import pytest
from pulumi_aws import Provider, ebs, iam, rds, s3

from bulkhead.testing import HoldsBaseline, holds_baseline

__all__ = ["holds_baseline"]

ROOT = Path(__file__).parents[3]
ONLY = {
    "all": "disabled",
    "s3_public_access_blocked": "mandatory",
    "ebs_encryption_stays_on": "mandatory",
    "regions_restricted": {"allowed_regions": ["eu-central-1"], "enforcementLevel": "mandatory"},
    "secret_inputs_are_secret": "mandatory",
}


def bucket_with_block() -> None:
    """A bucket whose block belongs to it by a reference that is not known at preview."""
    bucket = s3.Bucket("orders")
    s3.BucketPublicAccessBlock(
        "orders",
        bucket=bucket.id,
        block_public_acls=True,
        block_public_policy=True,
        ignore_public_acls=True,
        restrict_public_buckets=True,
    )


def bucket_without_block() -> None:
    """A bucket alone."""
    s3.Bucket("orders")


def volume_elsewhere() -> None:
    """A volume in a region of its provider's."""
    far = Provider("far", region="us-west-2")
    ebs.Volume(
        "disk", availability_zone="a", encrypted=True, opts=pulumi.ResourceOptions(provider=far)
    )


def volume_of_another() -> None:
    """A volume whose encryption depends on what is not known yet."""
    other = ebs.Volume("other", availability_zone="a", encrypted=True)
    encrypted = other.arn.apply(lambda arn: arn == "arn:aws:ec2:eu-central-1:1:volume/vol-1")
    ebs.Volume("disk", availability_zone="a", encrypted=encrypted)


def password_from_configuration() -> None:
    """A password that comes from the stack's configuration."""
    rds.Instance("orders", instance_class="db.t4g.micro", password=pulumi.Config().get("password"))


def policy_document() -> None:
    """A bucket policy that is built, not written."""
    everybody = iam.GetPolicyDocumentStatementPrincipalArgs(type="*", identifiers=["*"])
    document = iam.get_policy_document(
        statements=[
            iam.GetPolicyDocumentStatementArgs(
                actions=["s3:GetObject"], resources=["*"], principals=[everybody]
            )
        ]
    )
    s3.BucketPolicy("orders", bucket="orders-1", policy=document.json)


def availability_zones() -> None:
    """A program that asks AWS what no test answers."""
    pulumi.runtime.invoke("aws:index/getAvailabilityZones:getAvailabilityZones", {})


def test_a_program_that_holds_the_baseline_passes(holds_baseline: HoldsBaseline) -> None:
    """References join resources whose ids are not known yet."""
    report = holds_baseline(bucket_with_block, controls=ONLY)

    assert report.findings == []
    assert [each.name for each in report.subjects] == ["orders", "orders"]


@pytest.mark.parametrize(
    ("program", "said"),
    [
        (bucket_without_block, "has no public access block in this stack"),
        (volume_elsewhere, "regions_restricted/"),
        (policy_document, "s3_public_access_blocked/policy"),
    ],
)
def test_a_violation_fails_the_test(
    program: object, said: str, holds_baseline: HoldsBaseline
) -> None:
    """The failure is the report: what is wrong, where, and what to write."""
    assert callable(program)
    with pytest.raises(pytest.fail.Exception) as failed:
        holds_baseline(program, controls=ONLY)

    assert said in str(failed.value)


def test_the_report_names_the_line_of_the_program(holds_baseline: HoldsBaseline) -> None:
    """A violation leads to the line that registers the resource."""
    with pytest.raises(pytest.fail.Exception) as failed:
        holds_baseline(bucket_without_block, controls=ONLY)

    line = bucket_without_block.__code__.co_firstlineno + 2
    assert f"{__file__}:{line}" in str(failed.value)


def test_what_is_not_known_is_not_decided(holds_baseline: HoldsBaseline) -> None:
    """A value that AWS tells later neither fails nor passes unseen."""
    report = holds_baseline(volume_of_another, controls=ONLY)

    [found] = report.findings
    assert (found.kind, found.path) == ("undecided", "encrypted")


def test_advice_does_not_fail(holds_baseline: HoldsBaseline) -> None:
    """A control that is advisory is in the report only."""
    report = holds_baseline(bucket_without_block, controls={"all": "advisory"})

    assert "s3_public_access_blocked" in {each.control.id for each in report.findings}


def test_secrets_of_the_program_show(holds_baseline: HoldsBaseline) -> None:
    """The provider's SDK marks a password, so that it is secret whatever the program gives."""
    report = holds_baseline(
        password_from_configuration, controls=ONLY, config={"test:password": "hunter2"}
    )

    assert report.findings == []


def test_functions_without_an_answer_are_refused(holds_baseline: HoldsBaseline) -> None:
    """Nobody could say what a program makes of an answer that is made up."""
    token = "aws:index/getAvailabilityZones:getAvailabilityZones"  # noqa: S105 - a function's name
    with pytest.raises(Exception, match=token):
        holds_baseline(availability_zones)


def test_a_program_that_registers_nothing_is_not_right(holds_baseline: HoldsBaseline) -> None:
    """A module that was imported before registers nothing, which must not look like success."""
    with pytest.raises(pytest.fail.Exception, match="registered no resource"):
        holds_baseline(lambda: None)


def test_a_program_is_given_by_its_file(holds_baseline: HoldsBaseline) -> None:
    """The example of a team in a hurry breaks a rule with each of its resources."""
    with pytest.raises(pytest.fail.Exception) as failed:
        holds_baseline(ROOT / "examples" / "team-stack" / "__main__.py")

    assert "s3_public_access_blocked/public-access-block" in str(failed.value)
    assert "nothing_shared_outside_organization/" in str(failed.value)
