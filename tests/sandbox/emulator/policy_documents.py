"""Policies of every type that Organizations takes."""

import json

from tests.sandbox.emulator.aws import Aws, Organization

DENY = {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}


SCP = {"Version": "2012-10-17", "Statement": [DENY]}


RCP = {"Version": "2012-10-17", "Statement": [{**DENY, "Principal": "*"}]}


CONTENT = {
    "SERVICE_CONTROL_POLICY": SCP,
    "RESOURCE_CONTROL_POLICY": RCP,
    "TAG_POLICY": {"tags": {}},
    "BACKUP_POLICY": {"plans": {}},
    "AISERVICES_OPT_OUT_POLICY": {"services": {}},
    "CHATBOT_POLICY": {"chatbot": {}},
    "DECLARATIVE_POLICY_EC2": {"ec2_attributes": {}},
    "SECURITYHUB_POLICY": {"securityhub": {}},
    "INSPECTOR_POLICY": {"inspector": {}},
    "S3_POLICY": {"s3_attributes": {}},
}


def policy_arguments(policy_type: str, name: str, content: object) -> dict[str, str]:
    """What CreatePolicy takes; content that is not text yet is minified."""
    text = content if isinstance(content, str) else json.dumps(content, separators=(",", ":"))
    return {"Type": policy_type, "Name": name, "Description": "", "Content": text}


def create_policy(aws: Aws, policy_type: str, name: str = "policy") -> str:
    """Make a policy of the type, with content that the type allows, and give its id."""
    content = CONTENT.get(policy_type, {"key": {}})
    created = aws.call(
        "organizations", "create_policy", **policy_arguments(policy_type, name, content)
    )
    return str(created["Policy"]["PolicySummary"]["Id"])


def enable(organization: Organization, policy_type: str) -> None:
    """Enable the policy type in the organization."""
    organization.aws.call(
        "organizations", "enable_policy_type", RootId=organization.root_id, PolicyType=policy_type
    )
