"""The policies of buckets, keys, topics and roles that the program builds are linted as well."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from bulkhead.lint.document import read_document
from bulkhead.lint.run import document_findings
from bulkhead.lint.types import DocumentType
from components import alarm_policies
from components.ebs_key_policy import ebs_key
from components.landing_zone_role_policies import audit_trust, break_glass_trust
from components.log_key_policy import log_key
from components.log_reader_policies import reader, reader_trust, with_reading_roles
from components.pipeline_policies import pipeline_trust, roles_within_boundary
from components.policy_document import Document, rendered
from components.session_bucket_policy import session_bucket
from components.session_preferences import session_key
from config import load
from tests.components.account_facts import ACCOUNT
from tests.components.log_archive_requests import (
    ARCHIVE,
    BUCKET_POLICIES,
    BUCKETS,
    FACTS,
    KEY,
    READER,
)

RESOURCE, TRUST = DocumentType.RESOURCE_POLICY, DocumentType.TRUST_POLICY
IDENTITY = DocumentType.IDENTITY_POLICY
EXAMPLE = Path(__file__).parents[3] / "config"
BUS = f"arn:aws:events:eu-central-1:{ARCHIVE}:event-bus/alarms"
PERMISSION_SETS = load(EXAMPLE).identity.permission_sets

PIPELINE = load(EXAMPLE).accounts["payments-prod"].pipelines["payments"]
PROVIDER = ACCOUNT.iam_arn(f"oidc-provider/{PIPELINE.issuer_host}")
BOUNDARY = ACCOUNT.iam_arn("policy/boundary")

POLICIES: Mapping[str, tuple[DocumentType, Document]] = {
    **{name: (RESOURCE, make(FACTS, name)) for name, make in BUCKET_POLICIES.items()},
    **{
        f"permission set {name}": (IDENTITY, permission_set.inline_policy)
        for name, permission_set in PERMISSION_SETS.items()
        if permission_set.inline_policy
    },
    "EBS key": (RESOURCE, ebs_key(ACCOUNT, "eu-central-1")),
    "session key": (RESOURCE, session_key(ACCOUNT.root_arn)),
    "session bucket": (RESOURCE, session_bucket(FACTS, "sessions")),
    "audit's trust": (TRUST, audit_trust(ACCOUNT, "SecurityAudit")),
    "break-glass trust": (TRUST, break_glass_trust(ACCOUNT, "BreakGlass")),
    "pipeline's trust": (TRUST, pipeline_trust(PIPELINE, PROVIDER)),
    "pipeline's roles": (IDENTITY, roles_within_boundary(ACCOUNT, "shop-*", BOUNDARY)),
    "log key": (RESOURCE, log_key(FACTS)),
    "log reader's trust": (TRUST, reader_trust(FACTS)),
    "log reader": (IDENTITY, reader(FACTS, BUCKETS, KEY)),
    "becoming a reader": (IDENTITY, with_reading_roles(None, [READER])),
    "alarm key": (RESOURCE, alarm_policies.key("aws", ARCHIVE)),
    "alarm topic": (
        RESOURCE,
        alarm_policies.topic(f"arn:aws:sns:eu-central-1:{ARCHIVE}:alarms"),
    ),
    "alarm forwarder's trust": (TRUST, alarm_policies.forwarder_trust(ARCHIVE)),
    "alarm forwarder": (IDENTITY, alarm_policies.forwarder(BUS)),
}
# (policy, rule, statement) -> why it stands all the same.
EVENTBRIDGE = "EventBridge sends no condition keys: any condition would silence every alarm"
ACCEPTED = {
    ("alarm key", "confused-deputy", "EventBridgeEncrypts"): EVENTBRIDGE,
    ("alarm topic", "confused-deputy", "EventBridgePublishes"): EVENTBRIDGE,
}


def _found(name: str) -> set[tuple[str, str, str | None]]:
    type_, policy = POLICIES[name]
    document = read_document(Path("policy.json"), rendered(policy), type_)
    return {(name, each.rule, each.statement) for each in document_findings(document)}


@pytest.mark.parametrize("name", POLICIES)
def test_nothing_is_found_without_a_reason(name: str) -> None:
    """No rule finds anything in a policy that the program builds, but for what is written here."""
    assert _found(name) == {each for each in ACCEPTED if each[0] == name}


@pytest.mark.parametrize("name", [name for name in POLICIES if "permission set" not in name])
def test_type_is_told_from_the_shape(name: str) -> None:
    """Each is taken for what it is without being told.

    A permission set may deny and nothing else, which is an SCP's shape.
    """
    type_, policy = POLICIES[name]
    assert read_document(Path("policy.json"), json.dumps(policy)).type is type_
