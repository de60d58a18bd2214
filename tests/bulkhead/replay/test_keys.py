"""Condition keys that the record of a call tells, does not tell, or says are absent."""

import pytest

from bulkhead.replay.context import READERS
from tests.bulkhead.replay.builders import Json, caller, event, role_session, root_user, user

SERVICE_CALL = {**role_session(), "invokedBy": "cloudformation.amazonaws.com"}
FOR_USER = {**user(), "invokedBy": "cloudformation.amazonaws.com"}
SSO = role_session(path="/aws-reserved/sso.amazonaws.com/")
FOR_PERSON = {**SSO, "invokedBy": "athena.amazonaws.com"}
SERVICE: Json = {"type": "AWSService", "invokedBy": "logs.amazonaws.com"}
ENDPOINT = {"vpcEndpointId": "vpce-0aa", "sourceIPAddress": "10.9.8.7"}
PRIVATE = {"sourceIPAddress": "10.9.8.7"}
BY_SERVICE = {"userIdentity": SERVICE_CALL, "sourceIPAddress": "cloudformation.amazonaws.com"}
MFA = {"mfaAuthenticated": "true", "creationDate": "2026-03-02T08:00:00Z"}


@pytest.mark.parametrize(
    ("key", "fields", "expected"),
    [
        ("aws:requestedregion", {}, ("eu-north-1",)),
        ("aws:requestedregion", {"awsRegion": None}, None),
        ("aws:currenttime", {}, ("2026-03-02T09:15:00Z",)),
        ("aws:epochtime", {}, ("1772442900",)),
        ("aws:sourceip", {}, ("8.8.4.4",)),
        ("aws:sourceip", ENDPOINT, ()),
        ("aws:sourceip", PRIVATE, None),
        ("aws:sourceip", BY_SERVICE, None),
        ("aws:sourceip", {"sourceIPAddress": "2001:db8::7"}, ("2001:db8::7",)),
        ("aws:sourceip", {"sourceIPAddress": "fd00::7"}, None),
        ("kms:viaservice", {}, ()),
        ("kms:viaservice", BY_SERVICE, None),
        ("aws:vpcsourceip", {}, ()),
        ("aws:vpcsourceip", ENDPOINT, ("10.9.8.7",)),
        ("aws:vpcsourceip", PRIVATE, None),
        ("aws:sourcevpce", {}, ()),
        ("aws:sourcevpce", ENDPOINT, ("vpce-0aa",)),
        ("aws:sourcevpce", BY_SERVICE, None),
        ("aws:sourcevpc", {}, ()),
        ("aws:sourcevpc", ENDPOINT, None),
        ("aws:sourcevpc", {"userIdentity": FOR_USER}, None),
        ("aws:securetransport", {"tlsDetails": {"tlsVersion": "TLSv1.3"}}, ("true",)),
        ("aws:securetransport", {}, None),
        ("aws:useragent", {}, ("deploy-tool/7",)),
        ("aws:useragent", {"userAgent": "[S3Console/0.4]"}, None),
        ("aws:useragent", BY_SERVICE, None),
        ("aws:viaawsservice", {}, ("false",)),
        ("aws:viaawsservice", BY_SERVICE, None),
        ("aws:viaawsservice", {"userIdentity": FOR_USER}, ("true",)),
        ("aws:viaawsservice", {"userIdentity": FOR_PERSON}, ("true",)),
        ("aws:viaawsservice", {"userIdentity": SERVICE}, ("false",)),
        ("aws:viaawsservice", {"sourceIPAddress": "AWS Internal"}, None),
        ("aws:calledvia", {}, ()),
        ("aws:calledvia", {"userIdentity": FOR_USER}, None),
        ("aws:calledvialast", {"userIdentity": FOR_USER}, ("cloudformation.amazonaws.com",)),
        ("aws:calledvialast", BY_SERVICE, None),
        ("aws:calledviafirst", {"userIdentity": FOR_USER}, None),
        ("aws:multifactorauthpresent", {}, ("false",)),
        ("aws:multifactorauthpresent", {"userIdentity": role_session(attributes=MFA)}, ("true",)),
        ("aws:multifactorauthpresent", {"userIdentity": user()}, ()),
        ("aws:multifactorauthpresent", {"userIdentity": role_session(attributes=None)}, None),
        ("aws:multifactorauthage", {}, ()),
        ("aws:multifactorauthage", {"userIdentity": role_session(attributes=MFA)}, None),
        ("aws:assumedroot", {"userIdentity": root_user(assumedRoot="true")}, ("true",)),
        ("aws:assumedroot", {"userIdentity": root_user()}, ()),
        ("aws:assumedroot", {}, ()),
        ("aws:userid", {}, ("AROAQX7EXAMPLEROLEID:robot",)),
        ("aws:tokenissuetime", {}, ("2026-03-02T08:00:00Z",)),
        ("aws:tokenissuetime", {"userIdentity": user()}, None),
        ("aws:sourceidentity", {"userIdentity": role_session(sourceIdentity="nadia")}, ("nadia",)),
        ("aws:sourceidentity", {}, ()),
        ("aws:federatedprovider", {}, None),
        (
            "aws:federatedprovider",
            {"userIdentity": role_session(webIdFederationData={"federatedProvider": "idp"})},
            ("idp",),
        ),
        ("ec2:roledelivery", {"userIdentity": role_session(ec2RoleDelivery="1.0")}, ("1.0",)),
        ("ec2:roledelivery", {}, ()),
        ("aws:sourceaccount", {}, ()),
        ("aws:sourceaccount", {"userIdentity": SERVICE}, None),
        ("aws:sourceorgid", {}, ()),
        ("aws:sourcearn", {"userIdentity": SERVICE}, None),
    ],
)
def test_key_is_what_the_record_tells(
    key: str, fields: Json, expected: tuple[str, ...] | None
) -> None:
    """A value; absent (empty) only where AWS leaves it out for certain; else not known (None)."""
    asked = event(**fields)
    assert READERS[key](asked, caller(asked)) == expected
