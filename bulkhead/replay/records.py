"""CloudTrail records, as far as replay reads them.

AWS, "CloudTrail record contents for management, data, and network activity events" and
"CloudTrail userIdentity element":
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
"""

from collections.abc import Mapping

import msgspec

NO_PARAMETERS: Mapping[str, object] = {}


class SessionIssuer(msgspec.Struct, rename="camel", frozen=True, gc=False):
    """Who gave out the credentials of a session."""

    type: str | None = None
    arn: str | None = None


class SessionAttributes(msgspec.Struct, rename="camel", frozen=True, gc=False):
    """How a session was begun; `mfa_authenticated` is the text `true` or `false`."""

    mfa_authenticated: str | bool | None = None
    creation_date: str | None = None


class WebIdFederationData(msgspec.Struct, rename="camel", frozen=True, gc=False):
    """Where the caller signed in before the session."""

    federated_provider: str | None = None


class SessionContext(msgspec.Struct, rename="camel", frozen=True, gc=False):
    """The session of temporary credentials."""

    session_issuer: SessionIssuer | None = None
    attributes: SessionAttributes | None = None
    web_id_federation_data: WebIdFederationData | None = None
    source_identity: str | None = None
    ec2_role_delivery: str | None = None
    assumed_root: str | bool | None = None


class UserIdentity(msgspec.Struct, rename="camel", frozen=True, gc=False):
    """Who called."""

    type: str | None = None
    principal_id: str | None = None
    arn: str | None = None
    account_id: str | None = None
    access_key_id: str | None = None
    user_name: str | None = None
    invoked_by: str | None = None
    identity_provider: str | None = None
    session_context: SessionContext | None = None


class RecordedResource(msgspec.Struct, rename="camel", frozen=True, gc=False):
    """A resource that the call reached."""

    arn: str | None = msgspec.field(name="ARN", default=None)
    account_id: str | None = None
    type: str | None = None


class TlsDetails(msgspec.Struct, rename="camel", frozen=True, gc=False):
    """The connection, where it was encrypted."""

    tls_version: str | None = None


class Event(msgspec.Struct, rename="camel", frozen=True, gc=False):
    """One record: a call, or something that AWS did or saw itself."""

    event_time: str
    event_source: str
    event_name: str
    user_identity: UserIdentity | None = None
    aws_region: str | None = None
    source_ip_address: str | None = msgspec.field(name="sourceIPAddress", default=None)
    user_agent: str | None = None
    error_code: str | None = None
    read_only: bool | str | None = None
    request_parameters: object = None
    additional_event_data: object = None
    event_id: str | None = msgspec.field(name="eventID", default=None)
    event_type: str | None = None
    event_category: str | None = None
    resources: tuple[RecordedResource, ...] | None = None
    recipient_account_id: str | None = None
    vpc_endpoint_id: str | None = None
    tls_details: TlsDetails | None = None
    event_context: object = None

    @property
    def parameters(self) -> Mapping[str, object]:
        """The request's parameters; none where the record holds something else."""
        given = self.request_parameters
        return given if isinstance(given, dict) else NO_PARAMETERS

    @property
    def service(self) -> str:
        """The first word of the event source, such as `ec2` of ec2.amazonaws.com."""
        return self.event_source.split(".", 1)[0]
