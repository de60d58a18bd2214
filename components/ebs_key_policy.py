"""Who may do what with the key that encrypts an account's volumes in a region."""

from components.account_facts import AccountFacts
from components.key_administration import administration
from components.policy_document import Document, Statement, document

_USE = (
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey*",
    "kms:ReEncrypt*",
)


def ebs_key(facts: AccountFacts, region: str) -> Document:
    """Policy of the key: the account administers it, and uses it through EC2 alone.

    The conditions are those of the key that AWS manages for EBS, so that whatever starts with that
    key starts with this one: the service-linked role of EC2 Auto Scaling has no KMS permissions of
    its own and needs the key policy's. Grants are for EC2, which holds one for each volume that is
    attached. Sources:
    https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html (kms:CallerAccount,
    kms:ViaService, kms:GrantIsForAWSResource) and
    https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
    """
    return document(
        [
            administration("AccountAdministersKey", facts.root_arn, "kms:DeleteAlias"),
            _through_ec2("EC2UsesKey", _USE, facts, region),
            _through_ec2("EC2GrantsKey", ("kms:CreateGrant",), facts, region, grants=True),
        ]
    )


def _through_ec2(
    sid: str, actions: tuple[str, ...], facts: AccountFacts, region: str, *, grants: bool = False
) -> Statement:
    through_ec2 = {
        "kms:CallerAccount": facts.account_id,
        "kms:ViaService": f"ec2.{region}.amazonaws.com",
        "aws:PrincipalOrgID": facts.organization_id,
    }
    for_a_service = {"Bool": {"kms:GrantIsForAWSResource": "true"}} if grants else {}
    return {
        "Sid": sid,
        "Effect": "Allow",
        "Principal": {"AWS": "*"},
        "Action": list(actions),
        "Resource": "*",
        "Condition": {"StringEquals": through_ec2, **for_a_service},
    }
