"""What decides a document's type where its shape fits two."""

from pathlib import Path

import botocore.session
import pytest

from bulkhead.lint.document import read_document
from bulkhead.lint.example import Example, deny, deny_everybody
from bulkhead.lint.types import DocumentType

SCP, RCP = DocumentType.SERVICE_CONTROL_POLICY, DocumentType.RESOURCE_CONTROL_POLICY
ALLOW = {**deny("ec2:*"), "Effect": "Allow"}
TOPIC = deny_everybody("sns:Publish", "arn:aws:sns:eu-west-1:111111111111:t")


@pytest.mark.parametrize(
    ("path", "statement", "type_"),
    [
        ("policies/allow.json", ALLOW, DocumentType.IDENTITY_POLICY),
        ("scps/allow.json", ALLOW, SCP),
        ("service_control_policies/allow.json", ALLOW, SCP),
        ("descriptions/allow.json", ALLOW, DocumentType.IDENTITY_POLICY),
        ("policies/deny.json", deny("ec2:*"), SCP),
        ("policies/topic.json", TOPIC, DocumentType.RESOURCE_POLICY),
        ("rcp/topic.json", TOPIC, RCP),
        ("scps/topic.json", TOPIC, SCP),
        ("policies/bucket.json", deny_everybody("s3:*", "arn:aws:s3:::b"), RCP),
    ],
)
def test_the_path_decides(path: str, statement: dict[str, object], type_: DocumentType) -> None:
    """A folder or a name that says SCP or RCP, as a word, settles what the shape leaves open."""
    assert read_document(Path(path), Example("", statement).text).type is type_


def test_every_type_of_aws_organizations_is_known() -> None:
    """A type that AWS adds to Organizations is given a name here, so that a layout may name it."""
    session = botocore.session.get_session()
    shape = session.get_service_model("organizations").shape_for("PolicyType")
    assert set(shape.enum) <= set(DocumentType)


def test_a_given_type_is_taken() -> None:
    """What a person says is not told from the shape."""
    text = Example("", ALLOW).text
    assert read_document(Path("a.json"), text, SCP).type is SCP
